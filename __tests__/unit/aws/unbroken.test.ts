import type { Call } from "../../../src/aws/call.ts";
import { unbroken } from "../../../src/aws/unbroken.ts";
import { CancelledError } from "../../../src/base/errors.ts";
import { callOf, virtualClock } from "./fixtures.ts";

/** AWS answers after so long, virtual milliseconds; a torn call ends as one of the client's does. */
function scene(operation: string, answersAfter: number) {
  const clock = virtualClock();
  const cancel = new AbortController();
  const send = async ({ signal }: Call) => {
    await clock.sleep(answersAfter, signal);
    if (signal?.aborted) throw new CancelledError();
    return clock.now();
  };
  const answer = unbroken(send, clock)(callOf(operation, { signal: cancel.signal }));
  return { answer, cancel, clock };
}

test.each(["CreateStack", "ImportKeyPair", "CopyImage", "ExportImage"])(
  "the answer to %s is awaited although the run was cancelled",
  async (operation) => {
    const { answer, cancel } = scene(operation, 1_500);
    cancel.abort();
    await expect(answer).resolves.toBe(1_500);
  },
);

test("an answer that takes longer than two seconds is not", async () => {
  const { answer, cancel, clock } = scene("CopyObject", 60_000);
  cancel.abort();
  await expect(answer).rejects.toBeInstanceOf(CancelledError);
  expect(clock.now()).toBe(2_000);
});

test("a call that makes nothing ends with the cancel", async () => {
  const { answer, cancel, clock } = scene("DescribeStacks", 60_000);
  cancel.abort();
  await expect(answer).rejects.toBeInstanceOf(CancelledError);
  expect(clock.now()).toBe(0);
});

test("a call that was not cancelled keeps no timer", async () => {
  const { answer, clock } = scene("CreateStack", 10);
  await expect(answer).resolves.toBe(10);
  expect(clock.slept).toEqual([10]);
});
