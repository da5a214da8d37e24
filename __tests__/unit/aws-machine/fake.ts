import { AwsError } from "../../../src/aws/error.ts";
import type { Aws } from "../../../src/aws/port.ts";
import type { Clock } from "../../../src/base/clock.ts";
import { silentTask, type Task } from "../../../src/base/progress.ts";
import type { AwsOptions } from "../../../src/providers/aws/options.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import type { Provider } from "../../../src/providers/provider.ts";

export const ACCOUNT = "123456789012";
export const REGION = "eu-central-1";

/** What was called: `ec2:DescribeImages` with its input. */
export interface Called {
  call: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whichever input it looks at.
  input: any;
  region: string | undefined;
}

export type Answers = Record<string, (input: never, region: string | undefined) => unknown>;

/** A way to AWS that answers from a table, and refuses what is not in it. */
export function fakeAws(answers: Answers): { aws: Aws; called: Called[]; times: (call: string) => number } {
  const called: Called[] = [];
  const aws: Aws = {
    region: REGION,
    call: async (service, operation, input, options) => {
      const call = `${service}:${operation}`;
      called.push({ call, input, region: options?.region });
      const answer = answers[call];
      if (!answer) throw new Error(`${call} was not expected`);
      return answer(input as never, options?.region) as never;
    },
  };
  return { aws, called, times: (call) => called.filter((one) => one.call === call).length };
}

/** An error of AWS's. */
export function refusal(code: string, message = code, service = "ec2"): AwsError {
  return new AwsError({ service, operation: "Something", code, status: 400, message });
}

/** Time that passes only by being waited for. */
export function fakeClock(start = Date.parse("2026-11-25T12:00:00Z")): Clock {
  let now = start;
  return {
    now: () => now,
    sleep: async (milliseconds, signal) => {
      if (signal?.aborted) return;
      now += milliseconds;
      // Others get their turn: what waits and what works run side by side.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** Time that stands still until it is told to go on: whoever waits looks again at once. */
export function stillClock(
  start = Date.parse("2026-11-25T12:00:00Z"),
): Clock & { advance(milliseconds: number): void } {
  let now = start;
  return {
    now: () => now,
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Options with what a test does not look at filled in. */
export function optionsOf(aws: Aws, more: Partial<AwsOptions> & { settings?: AwsSettings } = {}): AwsOptions {
  return {
    ...{ aws, settings: {}, state: "/nowhere", templates: new URL("../../../templates", import.meta.url).pathname },
    ...{ host: {} as Provider, clock: fakeClock(), callerAddress: async () => "203.0.113.7" },
    ...more,
  };
}

/** A task that remembers its lines. */
export function listeningTask(): { task: Task; lines: string[] } {
  const lines: string[] = [];
  return { task: { ...silentTask, line: (text) => void lines.push(text) }, lines };
}

export const identity = () => ({ Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/eva` });
