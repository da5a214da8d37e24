/**
 * For `node --import`: waits of a second and more are a hundred times shorter, in whatever program is run. So the bundled
 * Slipway is tried as it is, with a stand-in that is as much quicker than AWS. Times of day and limits stay what they are.
 */
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";

const HURRY = 100;
const LEAST = 1_000;

const wait = timers.setTimeout;
timers.setTimeout = (milliseconds, ...rest) =>
  wait(milliseconds < LEAST ? milliseconds : milliseconds / HURRY, ...rest);
syncBuiltinESMExports();
