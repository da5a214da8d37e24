import type { Clock } from "../../base/clock.ts";
import type { GitHub } from "../../github/port.ts";

/** What publishing works with. */
export interface PublishDeps {
  github: GitHub;
  clock: Clock;
  /** Fires when the run is cancelled. */
  signal: AbortSignal;
}
