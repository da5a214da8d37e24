import { readFailure } from "../../../src/aws/failure.ts";
import { nextWait, retrying, retryReason } from "../../../src/aws/retry.ts";
import { CancelledError, UserError } from "../../../src/base/errors.ts";
import { callOf, networkError, sdkError, virtualClock } from "./fixtures.ts";

describe("what is worth another try", () => {
  test.each([
    ["a throttle of EC2's", sdkError("RequestLimitExceeded", 503), "throttle"],
    ["a throttle of CloudFormation's", sdkError("Throttling", 400, "Rate exceeded"), "throttle"],
    ["a throttle known by its words alone", sdkError("ValidationError", 400, "Rate exceeded"), "throttle"],
    ["a throttle of Scheduler's", sdkError("ThrottlingException", 429), "throttle"],
    ["a throttle of Service Quotas'", sdkError("TooManyRequestsException", 400), "throttle"],
    ["a throttle of S3's", sdkError("SlowDown", 503), "throttle"],
    ["a failure inside of AWS", sdkError("InternalError", 500), "server"],
    ["a gateway without a body", sdkError("UnknownError", 502), "server"],
    ["somebody else writing the same object", sdkError("OperationAborted", 409), "server"],
    ["a connection that was reset", networkError("ECONNRESET"), "network"],
    [
      "a reset that another error wraps",
      new TypeError("fetch failed", { cause: networkError("ETIMEDOUT") }),
      "network",
    ],
    ["an answer that did not come", Object.assign(new Error("late"), { name: "TimeoutError" }), "network"],
    ["a name that does not exist", networkError("ENOTFOUND"), "unreachable"],
    ["a session that is over", sdkError("ExpiredToken", 400), "expired"],
    ["a clock that is off", sdkError("RequestTimeTooSkewed", 403), "clock"],
    ["no permission", sdkError("UnauthorizedOperation", 403), undefined],
    ["no access", sdkError("AccessDenied", 403), undefined],
    ["bad input", sdkError("ValidationError", 400, "Template error"), undefined],
    ["a quota", sdkError("VcpuLimitExceeded", 400), undefined],
    ["a quota of CloudFormation's", sdkError("LimitExceededException", 400), undefined],
    ["no capacity, which EC2 says with a status of 500", sdkError("InsufficientInstanceCapacity", 500), undefined],
    ["something that is not there", sdkError("InvalidAMIID.NotFound", 400), undefined],
    ["something that this endpoint does not have", sdkError("NotImplemented", 501), undefined],
    ["a certificate that is not trusted", networkError("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), undefined],
  ])("%s", (_, error, reason) => {
    expect(retryReason(readFailure(error))).toBe(reason);
  });
});

test("a wait grows by two, never over 20 s, and is chosen at random below that", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 30].map((tries) => nextWait(tries, 1, "server"))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000,
  ]);
  expect(nextWait(4, 0.25, "server")).toBe(1_000);
  // A bucket needs its time to fill, and each try before that is a call for nothing.
  expect(nextWait(1, 1, "throttle")).toBe(3_000);
  expect(nextWait(9, 1, "throttle")).toBe(20_000);
});

function scene(answers: (Error | string)[], options: { random?: () => number } = {}) {
  const clock = virtualClock();
  const left = [...answers];
  const renewed: number[] = [];
  let tries = 0;
  const send = retrying(
    async () => {
      tries += 1;
      const answer = left.length > 1 ? left.shift() : left[0];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    { clock, random: options.random ?? (() => 0.5), renew: () => renewed.push(tries) },
  );
  return { send, clock, renewed, tries: () => tries };
}

test("a call is sent again until it succeeds", async () => {
  const { send, tries } = scene([sdkError("RequestLimitExceeded", 503), networkError("ECONNRESET"), "done"]);
  await expect(send(callOf("DescribeImages"))).resolves.toBe("done");
  expect(tries()).toBe(3);
});

test("a throttle is waited out for five minutes, and then it is what is thrown", async () => {
  const throttle = sdkError("RequestLimitExceeded", 503);
  const { send, clock } = scene([throttle]);
  await expect(send(callOf("CopyImage"))).rejects.toBe(throttle);
  expect(clock.now()).toBeGreaterThan(250_000);
  expect(clock.now()).toBeLessThanOrEqual(300_000);
});

test("an address that does not exist is told within seconds", async () => {
  const { send, clock } = scene([networkError("ENOTFOUND")]);
  await expect(send(callOf("DescribeImages"))).rejects.toThrow("ENOTFOUND");
  expect(clock.now()).toBeLessThanOrEqual(15_000);
});

test("what cannot succeed is sent once", async () => {
  const { send, tries } = scene([sdkError("UnauthorizedOperation", 403)]);
  await expect(send(callOf("RunInstances"))).rejects.toThrow();
  expect(tries()).toBe(1);
});

test("the wait that AWS asks for is kept", async () => {
  const { send, clock } = scene([sdkError("SlowDown", 503, "slower", { "retry-after": "7" }), "done"]);
  await send(callOf("PutObject", { service: "s3" }));
  expect(clock.now()).toBeGreaterThanOrEqual(7_000);
});

test("expired credentials are renewed once, and no second time", async () => {
  const expired = sdkError("ExpiredToken", 403);
  const once = scene([expired, "done"]);
  await expect(once.send(callOf("DescribeImages"))).resolves.toBe("done");
  expect(once.renewed).toEqual([1]);
  const twice = scene([expired]);
  await expect(twice.send(callOf("DescribeImages"))).rejects.toBe(expired);
  expect(twice.tries()).toBe(2);
});

test("a cancel ends the wait, and is no failure of AWS's", async () => {
  const cancel = new AbortController();
  const { send, tries } = scene([sdkError("RequestLimitExceeded", 503)], {
    random: () => {
      cancel.abort();
      return 1;
    },
  });
  await expect(send(callOf("DescribeImages", { signal: cancel.signal }))).rejects.toBeInstanceOf(CancelledError);
  expect(tries()).toBe(1);
});

test("what our own parts say of credentials is handed on as it is", async () => {
  const { send, tries } = scene([new UserError("no token", "do this")]);
  await expect(send(callOf("DescribeImages"))).rejects.toThrow("no token");
  expect(tries()).toBe(1);
});
