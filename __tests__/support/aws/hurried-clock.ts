import { type Clock, systemClock } from "../../../src/base/clock.ts";

/** How much shorter waiting is than on AWS; the stand-in is quicker by about as much. */
const HURRY = 100;

/** A clock by which waiting for AWS goes by quickly; the time of day is as `now` has it. */
export function hurried(now: () => number): Clock {
  return { now, sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / HURRY, signal) };
}
