import type { Aws } from "../aws/port.ts";
import type { Clock } from "../base/clock.ts";

/** What every part of running a build works with. */
export interface CodeBuildDeps {
  aws: Aws;
  clock: Clock;
  /** The run's cancel. Stopping a build does not listen to it. */
  signal?: AbortSignal | undefined;
}

/** What was started: one build, or a batch of them. */
export type BuildKind = "build" | "batch";

/** A build or batch that is known by its id. */
export interface BuildRef {
  kind: BuildKind;
  /** `project:uuid`. */
  id: string;
}
