import { AwsError } from "../../../src/aws/error.ts";
import type { Aws } from "../../../src/aws/port.ts";
import { createVirtualClock, type VirtualClock } from "../../support/aws-sim/virtual-clock.ts";

/** What answers a call, by operation. */
export type Answers = Record<string, (input: Record<string, unknown>) => unknown>;

export interface FakeAws extends Aws {
  /** Calls so far: operation, time, input. */
  calls: { operation: string; at: number; input: Record<string, unknown> }[];
}

/** A way to AWS that asks functions. An operation without one is a defect of the test. */
export function fakeAws(answers: Answers, clock: VirtualClock): FakeAws {
  const calls: FakeAws["calls"] = [];
  return {
    region: "eu-central-1",
    calls,
    call: async (_service, operation, input, options) => {
      calls.push({ operation, at: clock.now(), input: input as never });
      const answer = answers[operation];
      if (!answer) throw new Error(`Nobody answers ${operation}.`);
      // An answer takes a moment.
      await clock.sleep(50, options?.signal);
      return answer(input as never) as never;
    },
  };
}

export const BEGIN = Date.UTC(2026, 0, 1);

export const virtualClock = () => createVirtualClock(BEGIN);

export function refusal(code: string, status = 400): AwsError {
  return new AwsError({ service: "codebuild", operation: "Any", code, status, message: `${code} it is` });
}

export const ID = "octo:11111111-2222-3333-4444-555555555555";

/** A build as BatchGetBuilds tells of it. */
export function build(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const logs = { groupName: "/aws/codebuild/octo", streamName: "stream", cloudWatchLogs: { status: "ENABLED" } };
  return { id: ID, buildStatus: "IN_PROGRESS", buildComplete: false, phases: [], logs, ...changes };
}
