import type { Aws } from "../../../src/aws/port.ts";
import { createTransport } from "../../../src/aws/transport.ts";
import type { Clock } from "../../../src/base/clock.ts";
import { seeded } from "./random.ts";
import type { Server } from "./server.ts";

/** The simulated account's home Region. */
export const REGION = "eu-central-1";

/**
 * The product's own way to AWS (its words, its retry, its pace) on top of the simulated account.
 * @param build under whose name the calls are counted. @param seed of the retry's jitter.
 */
export function connect(server: Server, clock: Clock, build: string, seed = 1): Aws {
  return createTransport(server.sendFor(build), {
    region: REGION,
    clock,
    random: seeded(seed),
    signIn: "The simulator asks for no credentials.",
  });
}
