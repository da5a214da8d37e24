import type { EvaluationResult } from "@aws-sdk/client-iam";
import { isAwsCode } from "../../../aws/error.ts";
import { policyFor, type Statement } from "../../../aws/policy.ts";
import { PLACEHOLDERS } from "../../../aws/policy-grants.ts";
import type { Problem } from "../../../base/errors.ts";
import type { Plan } from "../../provider.ts";
import type { Caller } from "../account.ts";
import { EXPORT, LAUNCH, REMOVE } from "../calls.ts";
import type { AwsOptions } from "../options.ts";
import { ifAllowed } from "./told.ts";

/** Statements about one resource each; the others are tried by dry runs, or cannot be judged from outside. */
const ASKED = ["Stacks", "Schedules", "Objects"];

/** Actions, and the one resource that they are asked for. */
interface Wanted {
  actions: readonly string[];
  resource: string;
}

/**
 * Asks IAM about what no dry run tells: stacks, schedules, objects. Only what a policy says of one resource is asked for,
 * and only what is refused for certain is a problem. Nothing where the caller may not ask.
 */
export async function checkPolicies(plan: Plan, caller: Caller, options: AwsOptions): Promise<Problem[]> {
  const calls = [...LAUNCH, ...REMOVE, ...(plan.formats.length > 0 ? EXPORT : [])];
  const statements = policyFor(calls).Statement.filter(({ Sid }) => ASKED.includes(Sid));
  const wanted = statements.map((statement) => wantedBy(statement, caller, options));
  const likely = likelySource(caller);
  const source = likely ?? (await sourceWithPath(caller, options));
  if (source === undefined) return [];
  try {
    return await simulate(source, wanted, options);
  } catch (error) {
    if (!isAwsCode(error, "NoSuchEntity", "NoSuchEntityException")) throw error;
    const other = likely && (await sourceWithPath(caller, options));
    return other === undefined || other === likely ? [] : await simulate(other, wanted, options);
  }
}

function wantedBy(
  { Action, Resource }: Statement,
  { account, partition }: Caller,
  { aws, settings }: AwsOptions,
): Wanted {
  const [resource = "*"] = Resource.map((text) =>
    text
      .replaceAll(PLACEHOLDERS.account, account)
      .replaceAll(PLACEHOLDERS.region, aws.region)
      .replaceAll(PLACEHOLDERS.bucket, settings.bucket ?? "")
      .replace(/^arn:aws:/, `arn:${partition}:`),
  );
  return { actions: Action, resource };
}

/**
 * The user or role behind the credentials, as IAM's simulator takes it, without a question. A session does not tell the
 * path of its role; few have one but those of IAM Identity Center.
 */
function likelySource({ arn, account, partition }: Caller): string | undefined {
  if (/:iam::\d+:user\//.test(arn)) return arn;
  const name = roleOf(arn);
  return name === undefined || name.startsWith("AWSReservedSSO_")
    ? undefined
    : `arn:${partition}:iam::${account}:role/${name}`;
}

/** Root may do everything, and has no role. */
function roleOf(arn: string): string | undefined {
  return /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
}

/** The role with its path; undefined where that cannot be found out. */
async function sourceWithPath({ arn }: Caller, { aws, signal }: AwsOptions): Promise<string | undefined> {
  const RoleName = roleOf(arn);
  if (RoleName === undefined) return undefined;
  try {
    return (await ifAllowed(() => aws.call("iam", "GetRole", { RoleName }, { signal })))?.Role?.Arn;
  } catch (error) {
    if (isAwsCode(error, "NoSuchEntity", "NoSuchEntityException")) return undefined;
    throw error;
  }
}

/** With one call; where IAM does not take actions of several services together, with one each. */
async function simulate(source: string, wanted: readonly Wanted[], options: AwsOptions): Promise<Problem[]> {
  try {
    return await simulateTogether(source, wanted, options);
  } catch (error) {
    if (wanted.length < 2 || !isAwsCode(error, "InvalidInput", "InvalidInputException")) throw error;
    return (await Promise.all(wanted.map((one) => simulateTogether(source, [one], options)))).flat();
  }
}

async function simulateTogether(
  PolicySourceArn: string,
  wanted: readonly Wanted[],
  { aws, signal }: AwsOptions,
): Promise<Problem[]> {
  const input = {
    PolicySourceArn,
    ActionNames: wanted.flatMap(({ actions }) => actions),
    ResourceArns: wanted.map(({ resource }) => resource),
  };
  const answer = await ifAllowed(() => aws.call("iam", "SimulatePrincipalPolicy", input, { signal }));
  const refused = (answer?.EvaluationResults ?? []).flatMap(verdicts).filter(isRefused);
  return wanted.flatMap(({ actions, resource }) => {
    // Each action is tried with each resource; that objects are no stacks' resource is none's fault.
    const names = actions.filter((action) =>
      refused.some((one) => one.action === action && (one.resource === undefined || one.resource === resource)),
    );
    if (names.length === 0) return [];
    return [
      {
        subject: "permissions",
        problem: `${PolicySourceArn} may not ${names.join(", ")} on ${resource}.`,
        remedy: "What a command needs in all is in docs/policies; give the role that policy.",
      },
    ];
  });
}

interface Verdict {
  action: string | undefined;
  resource: string | undefined;
  decision: string | undefined;
  missing: readonly string[];
}

/** One for each resource: IAM tells them in results of their own, or within one result. */
function verdicts(result: EvaluationResult): Verdict[] {
  const { EvalActionName: action, ResourceSpecificResults: each = [] } = result;
  if (each.length === 0) {
    const { EvalResourceName: resource, EvalDecision: decision, MissingContextValues: missing = [] } = result;
    return [{ action, resource, decision, missing }];
  }
  return each.map(
    ({ EvalResourceName: resource, EvalResourceDecision: decision, MissingContextValues: missing = [] }) => ({
      ...{ action, resource, decision, missing },
    }),
  );
}

function isRefused({ decision, missing }: Verdict): boolean {
  return decision === "explicitDeny" || (decision === "implicitDeny" && missing.length === 0);
}
