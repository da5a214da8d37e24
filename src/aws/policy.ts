import type { AwsCall } from "./calls.ts";
import { type Condition, GRANTS, type Grant, type GrantName } from "./policy-grants.ts";
import { joinNeeds, NEEDS } from "./policy-statements.ts";

/** An IAM policy, as IAM takes it (IAM User Guide, "Grammar of the IAM JSON policy language"). */
export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: Statement[];
}

export interface Statement {
  Sid: string;
  Effect: "Allow";
  Action: readonly string[];
  Resource: readonly string[];
  Condition?: Condition;
}

/** Letters of a managed policy at most, white space not counted (IAM User Guide, "IAM and AWS STS quotas"). */
export const LONGEST_POLICY = 6_144;

/**
 * The rights that these calls take, and no more; with the placeholders of `policy-grants.ts`.
 * CloudFormation acts with the caller's rights, so what is in a stack counts as called.
 */
export function policyFor(calls: readonly AwsCall[]): PolicyDocument {
  const needs = joinNeeds(calls.map((call) => NEEDS[call]));
  const statements = (Object.entries(GRANTS) as [GrantName, Grant][]).flatMap(([Sid, { resources, condition }]) => {
    const Action = needs[Sid];
    return Action
      ? [{ Sid, Effect: "Allow" as const, Action, Resource: resources, ...(condition && { Condition: condition }) }]
      : [];
  });
  return { Version: "2012-10-17", Statement: statements };
}

/** IAM's names of the actions that a call takes, for whoever is told that one is missing. */
export function actionsFor(call: AwsCall): string[] {
  return [...new Set(Object.values(NEEDS[call]).flat())].sort();
}
