import { type Clock, systemClock } from "../base/clock.ts";
import type { Context } from "../declare/context.ts";
import { originIn, resolveGitHubPlace } from "./github-place.ts";
import { onceFor } from "./once.ts";
import type { Environment } from "./source.ts";

/** What opening the ways to GitHub and AWS takes from the door. */
export interface ServicesDoor {
  environment: Environment;
  workingFolder: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** How waiting goes by; default: the time of this machine. Tests shorten it. */
  clock?: Clock | undefined;
  /** Version of Slipway, for GitHub's logs. */
  version: string;
  /** Masks a text in everything that is printed from now on. */
  secret(text: string): void;
  /** Tells something that people should know. */
  warn(text: string): void;
}

/**
 * The ways to GitHub and AWS for commands that need no machine, each opened once for the same settings; its code is
 * loaded only then.
 */
export function openServices(door: ServicesDoor): Pick<Context, "openAws" | "openGitHub" | "event"> {
  const { environment, workingFolder, secret, warn, version } = door;
  const clock = door.clock ?? { ...systemClock, now: door.now };
  return {
    openAws: onceFor(async (settings) => {
      const { openAws } = await import("./aws.ts");
      return (await openAws(settings, environment, { clock, secret })).aws;
    }),
    openGitHub: onceFor(async (settings) => {
      const place = await resolveGitHubPlace(settings, environment, originIn(workingFolder));
      secret(place.token);
      const { createGitHub } = await import("../github/client.ts");
      return createGitHub({ ...place, clock, version, environment, warn });
    }),
    event: async () => {
      const { readEvent } = await import("./event.ts");
      return await readEvent(environment);
    },
  };
}
