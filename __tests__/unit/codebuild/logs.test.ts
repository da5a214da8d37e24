import { CancelledError } from "../../../src/base/errors.ts";
import { type TailEnd, tailLog } from "../../../src/codebuild/logs.ts";
import { BEGIN, fakeAws, refusal, virtualClock } from "./fixtures.ts";

/**
 * Reading a log in virtual time. Tokens and pages as GetLogEvents documents them: the same token comes back at the end of
 * what is there, and a page may be empty although more is to come.
 */

const SECOND = 1_000;
const MINUTE = 60_000;

interface Run {
  /** Milliseconds after the beginning at which a line is in the stream. */
  lines: [at: number, text: string][];
  /** Milliseconds after the beginning at which the build is over. */
  over: number;
  /** Events in one page. */
  page?: number;
  /** In place of an answer, for a time since the beginning. */
  trouble?: (since: number) => unknown;
  overSince?: number;
  cancelAt?: number;
  lastLine?: string;
}

async function run(given: Run) {
  const { lines, over, page = 10_000, trouble, cancelAt, lastLine = "END" } = given;
  const clock = virtualClock();
  const read: string[] = [];
  const [ended, cancel] = [new AbortController(), new AbortController()];
  clock.at(BEGIN + over, () => ended.abort());
  if (cancelAt !== undefined) clock.at(BEGIN + cancelAt, () => cancel.abort());
  const aws = fakeAws(
    {
      GetLogEvents: ({ nextToken }) => {
        const since = clock.now() - BEGIN;
        const wrong = trouble?.(since);
        if (wrong !== undefined) throw wrong;
        const there = lines.filter(([at]) => at <= since);
        if (there.length === 0) throw refusal("ResourceNotFoundException");
        const from = Number(nextToken ?? 0);
        const events = there.slice(from, from + page).map(([, message]) => ({ message }));
        return { events, nextForwardToken: String(from + events.length) };
      },
    },
    clock,
  );
  let end: TailEnd | undefined;
  const tail = {
    ...{ aws, clock, group: "group", stream: "stream", every: 10 * SECOND },
    ...{ over: ended.signal, signal: cancel.signal, overSince: given.overSince },
    line: (text: string) => read.push(text) > 0 && text === lastLine,
  };
  await clock.run(async () => {
    end = await tailLog(tail);
  });
  return { read, end, took: clock.now() - BEGIN, calls: aws.calls.length };
}

test("a log that comes while the build runs is read once, and ends soon after its last line", async () => {
  const { read, end, took } = await run({
    lines: [
      [0, "a"],
      [30 * SECOND, "b"],
      [MINUTE, "END"],
    ],
    over: MINUTE,
  });
  expect(read).toEqual(["a", "b", "END"]);
  expect(end).toEqual({ whole: true });
  expect(took).toBeLessThan(MINUTE + 10 * SECOND);
});

test("lines that come seconds after the build's end are read, with and without a last line", async () => {
  const late: Run["lines"] = [
    [0, "a"],
    [75 * SECOND, "b"],
    [90 * SECOND, "c"],
  ];
  expect((await run({ lines: late, over: MINUTE })).read).toEqual(["a", "b", "c"]);
  expect((await run({ lines: [...late, [100 * SECOND, "END"]], over: MINUTE })).read).toEqual(["a", "b", "c", "END"]);
});

test("without a last line the wait for more is bounded", async () => {
  const { took, end } = await run({ lines: [[0, "a"]], over: MINUTE });
  expect(end).toEqual({ whole: true });
  expect(took).toBeGreaterThan(MINUTE + 15 * SECOND);
  expect(took).toBeLessThan(MINUTE + 30 * SECOND);
});

test("a stream that comes late, and one that never comes, are no error", async () => {
  expect(await run({ lines: [[50 * SECOND, "a"]], over: MINUTE })).toMatchObject({ read: ["a"], end: { whole: true } });
  expect(await run({ lines: [], over: MINUTE })).toMatchObject({ read: [], end: { whole: true } });
});

test("many pages are read one after the other without a pause", async () => {
  const lines = Array.from({ length: 1_000 }, (_, index): [number, string] => [0, `line ${index}`]);
  const { read, calls } = await run({ lines, over: SECOND, page: 100 });
  expect(read).toEqual(lines.map(([, text]) => text));
  expect(calls).toBeLessThan(30);
});

test("a page that is empty although more is to come does not end it", async () => {
  const clock = virtualClock();
  const over = AbortSignal.abort();
  const pages = [
    { token: "1", text: "a" },
    { token: "2" },
    { token: "3" },
    { token: "4", text: "END" },
    { token: "4" },
  ];
  const aws = fakeAws(
    {
      GetLogEvents: ({ nextToken }) => {
        const { token, text } = pages[Math.min(Number(nextToken ?? 0), pages.length - 1)] ?? { token: "4" };
        return { events: text === undefined ? [] : [{ message: text }], nextForwardToken: token };
      },
    },
    clock,
  );
  const read: string[] = [];
  const tail = {
    aws,
    clock,
    group: "g",
    stream: "s",
    every: SECOND,
    over,
    line: (text: string) => read.push(text) < 0,
  };
  await clock.run(async () => void (await tailLog(tail)));
  expect(read).toEqual(["a", "END"]);
});

test("while nothing comes it is asked as seldom as the build is; when lines come again, often", async () => {
  const { calls } = await run({
    lines: [
      [0, "a"],
      [60 * MINUTE, "END"],
    ],
    over: 60 * MINUTE,
  });
  expect(calls).toBeLessThan(380);
});

test.each([
  ["throttles", "ThrottlingException", 400],
  ["failures of AWS's", "InternalFailure", 500],
  ["no connection", "NetworkError", 0],
])("%s for minutes are survived", async (_, code, status) => {
  const trouble = (since: number) => (since > 10 * SECOND && since < 5 * MINUTE ? refusal(code, status) : undefined);
  const lines: Run["lines"] = [
    [0, "a"],
    [2 * MINUTE, "b"],
    [6 * MINUTE, "END"],
  ];
  expect(await run({ lines, over: 6 * MINUTE, trouble })).toMatchObject({
    read: ["a", "b", "END"],
    end: { whole: true },
  });
});

test("what is never readable after the end is given up after two minutes, and told", async () => {
  const trouble = (since: number) => (since > 30 * SECOND ? refusal("ThrottlingException") : undefined);
  const { read, end, took } = await run({ lines: [[0, "a"]], over: MINUTE, trouble });
  expect(read).toEqual(["a"]);
  expect(end).toMatchObject({ whole: false, reason: expect.stringContaining("ThrottlingException") });
  expect(took).toBeLessThan(4 * MINUTE);
});

test("a log that may not be read is told at once, and is no failure", async () => {
  const { end, calls } = await run({ lines: [], over: MINUTE, trouble: () => refusal("AccessDeniedException") });
  expect(end).toMatchObject({ whole: false, reason: expect.stringContaining("AccessDeniedException") });
  expect(calls).toBe(1);
});

test("the log of a build that was over long ago is not waited for", async () => {
  const { read, took } = await run({ lines: [[0, "a"]], over: 0, overSince: BEGIN - MINUTE });
  expect(read).toEqual(["a"]);
  expect(took).toBeLessThan(2 * SECOND);
});

test("a cancel ends it at once", async () => {
  await expect(run({ lines: [[0, "a"]], over: MINUTE, cancelAt: 7 * SECOND })).rejects.toThrow(CancelledError);
});

test("a last line in the middle, as of another build's log that this one prints, does not cut the tail off", async () => {
  const lines: Run["lines"] = [
    [0, "END"],
    [SECOND, "b"],
    [75 * SECOND, "c"],
  ];
  expect((await run({ lines, over: MINUTE })).read).toEqual(["END", "b", "c"]);
});
