import { CancelledError } from "../../../src/base/errors.ts";
import type { Call } from "../../../src/github/call.ts";
import { AT_ONCE, createPace } from "../../../src/github/pace.ts";
import { virtualClock } from "../aws/fixtures.ts";

const CREATE: Call = { route: "POST /repos/{owner}/{repo}/releases", shown: "POST /x" };
const READ: Call = { route: "GET /repos/{owner}/{repo}", shown: "GET /x" };

function scene() {
  const clock = virtualClock();
  const warned: string[] = [];
  const pace = createPace(clock, (text) => warned.push(text));
  const sent: number[] = [];
  const send = async (call: Call) => {
    const leave = await pace.enter(call);
    sent.push(clock.now());
    leave();
  };
  return { clock, pace, sent, send, warned };
}

/** The most that lies within any stretch of so many milliseconds. */
function most(times: readonly number[], within: number): number {
  return Math.max(...times.map((begin) => times.filter((time) => time >= begin && time < begin + within).length));
}

it("no minute and no hour holds more new things than GitHub takes, and no time is lost over that", async () => {
  const { clock, sent, send, warned } = scene();
  await Promise.all(Array.from({ length: 1_000 }, () => send(CREATE)));
  expect(most(sent, 60_000)).toBe(80);
  expect(most(sent, 3_600_000)).toBe(500);
  // 500, and 500 more an hour later, of which the last are the seventh lot of 80.
  expect(clock.now()).toBe(3_600_000 + 6 * 60_000);
  expect(warned.length).toBeLessThan(20);
});

it("what only reads waits for none of that", async () => {
  const { clock, send } = scene();
  await Promise.all(Array.from({ length: 900 }, () => send(READ)));
  expect(clock.now()).toBe(0);
});

it("only so many are under way at once, and a cancelled one gives its place back", async () => {
  const { pace } = scene();
  const leaves = await Promise.all(Array.from({ length: AT_ONCE }, () => pace.enter(READ)));
  const cancel = new AbortController();
  const waiting = pace.enter({ ...READ, signal: cancel.signal });
  const next = pace.enter(READ);
  cancel.abort();
  leaves[0]?.();
  await expect(waiting).rejects.toBeInstanceOf(CancelledError);
  await next;
});
