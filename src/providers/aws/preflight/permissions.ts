import { isDenial } from "../../../aws/denial.ts";
import { AwsError, isAwsCode } from "../../../aws/error.ts";
import { policyFor, type Statement } from "../../../aws/policy.ts";
import { PLACEHOLDERS } from "../../../aws/policy-grants.ts";
import type { Problem } from "../../../base/errors.ts";
import type { Plan } from "../../provider.ts";
import type { Caller } from "../account.ts";
import { EXPORT, LAUNCH, REMOVE } from "../calls.ts";
import type { Candidate } from "../candidates.ts";
import { keyPairName } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, writeTags } from "../tags.ts";
import { ifAllowed } from "./told.ts";

/** A public key that belongs to nobody: a dry run wants one that can be read, and keeps none. */
const NOBODYS_KEY = `ssh-ed25519 ${Buffer.concat([Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0 "), Buffer.alloc(32)]).toString("base64")}`;

/** EC2 says of its own calls whether they would be allowed, without making anything. */
export async function checkDryRuns(
  plan: Plan,
  candidate: Candidate | undefined,
  imageId: string | undefined,
  options: AwsOptions,
): Promise<Problem[]> {
  const { aws, clock, signal } = options;
  const { assetId, owner, product } = plan;
  const now = new Date(clock.now());
  const tags: AwsTags = { assetId, lifetime: "ephemeral", created: now, expires: now, owner, product };
  const specify = <T extends string>(ResourceType: T) => ({ ResourceType, Tags: writeTags(tags) });
  const key = () =>
    aws.call(
      "ec2",
      "ImportKeyPair",
      {
        DryRun: true,
        KeyName: keyPairName(assetId),
        PublicKeyMaterial: Buffer.from(NOBODYS_KEY),
        TagSpecifications: [specify("key-pair" as const)],
      },
      { signal },
    );
  const run = (place: Candidate, ImageId: string) => () =>
    aws.call(
      "ec2",
      "RunInstances",
      {
        ...{ DryRun: true, ImageId, InstanceType: place.type as never, SubnetId: place.place.subnet },
        ...{ MinCount: 1, MaxCount: 1 },
        TagSpecifications: [specify("instance" as const), specify("volume" as const)],
      },
      { signal },
    );
  const tries = [key, ...(candidate && imageId ? [run(candidate, imageId)] : [])];
  return (await Promise.all(tries.map(dryRun))).flat();
}

async function dryRun(call: () => Promise<unknown>): Promise<Problem[]> {
  try {
    await call();
    return [];
  } catch (error) {
    // An answer that is no refusal (a quota, a name that is taken) is for the check that knows more about it.
    if (!(error instanceof AwsError) || error.service !== "ec2") throw error;
    return isDenial(error.code) ? [{ subject: "permissions", problem: error.message, remedy: error.remedy }] : [];
  }
}

/**
 * Asks IAM about the rest: stacks, schedules, roles to hand on, objects. Only what a policy says of one resource is
 * asked for, and only what is refused for certain is a problem. Nothing where the caller may not ask.
 */
export async function checkPolicies(plan: Plan, caller: Caller, options: AwsOptions): Promise<Problem[]> {
  const source = await principalOf(caller, options);
  if (source === undefined) return [];
  const calls = [...LAUNCH, ...REMOVE, ...(plan.formats.length > 0 ? EXPORT : [])];
  const statements = policyFor(calls).Statement.filter(({ Sid }) => ASKED.includes(Sid));
  const answers = await Promise.all(statements.map((statement) => simulate(source, statement, caller, options)));
  return answers.flat();
}

/** Statements about one resource each; the others are tried by dry runs, or cannot be judged from outside. */
const ASKED = ["Stacks", "Schedules", "Objects"];

/** The user or role behind the credentials, as IAM's simulator takes it; undefined where that cannot be found out. */
async function principalOf({ arn }: Caller, { aws, signal }: AwsOptions): Promise<string | undefined> {
  if (/:iam::\d+:user\//.test(arn)) return arn;
  const RoleName = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  if (RoleName === undefined) return undefined; // Root may do everything.
  try {
    return (await ifAllowed(() => aws.call("iam", "GetRole", { RoleName }, { signal })))?.Role?.Arn;
  } catch (error) {
    if (isAwsCode(error, "NoSuchEntity", "NoSuchEntityException")) return undefined;
    throw error;
  }
}

async function simulate(
  PolicySourceArn: string,
  { Action, Resource }: Statement,
  { account, partition }: Caller,
  { aws, signal, settings }: AwsOptions,
): Promise<Problem[]> {
  const fill = (text: string) =>
    text
      .replaceAll(PLACEHOLDERS.account, account)
      .replaceAll(PLACEHOLDERS.region, aws.region)
      .replaceAll(PLACEHOLDERS.bucket, settings.bucket ?? "")
      .replace(/^arn:aws:/, `arn:${partition}:`);
  const [resource = "*"] = Resource.map(fill);
  const input = { PolicySourceArn, ActionNames: [...Action], ResourceArns: [resource] };
  const answer = await ifAllowed(() => aws.call("iam", "SimulatePrincipalPolicy", input, { signal }));
  const refused = (answer?.EvaluationResults ?? []).filter(
    ({ EvalDecision, MissingContextValues = [] }) =>
      EvalDecision === "explicitDeny" || (EvalDecision === "implicitDeny" && MissingContextValues.length === 0),
  );
  if (refused.length === 0) return [];
  return [
    {
      subject: "permissions",
      problem: `${PolicySourceArn} may not ${refused.map(({ EvalActionName }) => EvalActionName).join(", ")} on ${resource}.`,
      remedy: "What a command needs in all is in docs/policies; give the role that policy.",
    },
  ];
}
