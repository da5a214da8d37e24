import { ec2Bucket } from "../../../src/aws/buckets.ts";
import type { Call } from "../../../src/aws/call.ts";
import { AT_ONCE, paced } from "../../../src/aws/pace.ts";
import { CancelledError } from "../../../src/base/errors.ts";
import { callOf, virtualClock } from "./fixtures.ts";

test.each([
  ["DescribeImages", {}, 100, 20],
  ["GetConsoleOutput", {}, 100, 20],
  ["DescribeInstances", {}, 50, 10],
  ["DescribeInstances", { Filters: [] }, 50, 10],
  ["DescribeInstances", { Filters: [{ Name: "tag-key", Values: ["a"] }] }, 100, 20],
  ["DescribeSnapshots", { MaxResults: 1000 }, 100, 20],
  ["ImportKeyPair", {}, 50, 5],
  ["StopInstances", {}, 50, 5],
  ["RunInstances", {}, 5, 2],
  ["CopyImage", {}, 100, 1],
  ["CreateTags", {}, 100, 10],
  ["DeregisterImage", {}, 100, 5],
])("%s with %j may be sent as often as EC2 documents", (operation, input, capacity, refill) => {
  expect(ec2Bucket(operation, input)).toMatchObject({ capacity, refill });
});

function scene() {
  const clock = virtualClock();
  const sent: { operation: string; at: number }[] = [];
  const send = paced(async ({ operation }: Call) => {
    sent.push({ operation, at: clock.now() });
  }, clock);
  return { clock, sent, send };
}

test("what is over a bucket waits for its refill, each call for a token of its own", async () => {
  const { sent, send } = scene();
  await Promise.all(Array.from({ length: 9 }, () => send(callOf("RunInstances"))));
  expect(sent.map(({ at }) => at)).toEqual([0, 0, 0, 0, 0, 500, 1_000, 1_500, 2_000]);
});

test("each operation and each Region has a bucket of its own", async () => {
  const { clock, send } = scene();
  const calls = Array.from({ length: 5 }, () => [
    send(callOf("RunInstances")),
    send(callOf("RunInstances", { region: "us-east-1" })),
    send(callOf("CreateTags")),
  ]);
  await Promise.all(calls.flat());
  expect(clock.now()).toBe(0);
});

test("10,000 deletes take what the bucket allows and hardly more", async () => {
  const { clock, send } = scene();
  await Promise.all(Array.from({ length: 10_000 }, () => send(callOf("DeregisterImage"))));
  expect(clock.now() / ((10_000 - 100) * 200)).toBeCloseTo(1, 5);
});

test("a cancelled call gives its token back", async () => {
  const { clock, sent, send } = scene();
  await Promise.all(Array.from({ length: 5 }, () => send(callOf("RunInstances"))));
  const cancel = new AbortController();
  const cancelled = send(callOf("RunInstances", { signal: cancel.signal }));
  cancel.abort();
  await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
  const before = clock.now();
  await send(callOf("RunInstances"));
  expect(sent).toHaveLength(6);
  expect(clock.now() - before).toBeLessThanOrEqual(500);
});

test("of services without documented buckets only some calls are under way at once", async () => {
  let [now, most] = [0, 0];
  const send = paced(async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
  }, virtualClock());
  await Promise.all(Array.from({ length: 50 }, () => send(callOf("DeleteStack", { service: "cloudformation" }))));
  expect(most).toBe(AT_ONCE.others);
});

test("a failing call frees its place", async () => {
  const send = paced(async () => {
    throw new Error("no");
  }, virtualClock());
  const calls = Array.from({ length: 30 }, () => send(callOf("DeleteStack", { service: "cloudformation" })));
  const ended = await Promise.allSettled(calls);
  expect(ended.every(({ status }) => status === "rejected")).toBe(true);
});
