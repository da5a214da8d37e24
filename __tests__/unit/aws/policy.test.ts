import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { policies } from "../../../scripts/generate/policies.ts";
import type { AwsCall } from "../../../src/aws/calls.ts";
import { actionsFor, LONGEST_POLICY, policyFor, type Statement } from "../../../src/aws/policy.ts";
import { PLACEHOLDERS } from "../../../src/aws/policy-grants.ts";
import { NEEDS } from "../../../src/aws/policy-statements.ts";
import { COMMANDS } from "../../../src/commands/index.ts";
import * as lists from "../../../src/providers/aws/calls.ts";

const EVERY = Object.keys(NEEDS) as AwsCall[];
const inProject = (...parts: string[]) => path.resolve(import.meta.dirname, "../../..", ...parts);

/** With the longest values that can stand for the placeholders. */
function filledIn(text: string): string {
  const values = {
    [PLACEHOLDERS.account]: "123456789012",
    [PLACEHOLDERS.region]: "ap-southeast-1",
    [PLACEHOLDERS.bucket]: "b".repeat(63),
  };
  return Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(name, value), text);
}

function statementsWith(action: string): Statement[] {
  return policyFor(EVERY).Statement.filter(({ Action }) => Action.includes(action));
}

/** Operations that the sources call, as written: `call("ec2", "DescribeImages"`. */
function calledIn(folder: string): string[] {
  const files = readdirSync(inProject(folder), { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.ts$/.test(file),
  );
  return files.flatMap((file) => callsOf(inProject(folder, file)));
}

function callsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/\bcall\(\s*"([a-z0-9-]+)",\s*"(\w+)"/g)].map(([, service, name]) => `${service}:${name}`);
}

/** Files of the provider that these import, and what those import; types alone are no import. */
function reachedFrom(files: readonly string[]): string[] {
  const provider = inProject("src/providers/aws");
  const reached = new Set<string>();
  const follow = (file: string) => {
    if (reached.has(file) || !file.startsWith(provider)) return;
    reached.add(file);
    const imports = readFileSync(file, "utf8").matchAll(/^import (?!type )[^;]*? from "(\.[^"]+)";/gm);
    for (const [, target = ""] of imports) follow(path.resolve(path.dirname(file), target));
  };
  for (const file of files) follow(path.join(provider, file));
  return [...reached];
}

test("what the provider calls stands in a stage's list, so that the policies have it", () => {
  const listed = new Set<string>(Object.values(lists).flat());
  expect(calledIn("src/providers/aws").filter((call) => !listed.has(call))).toEqual([]);
});

test.each([
  ["PREFLIGHT", [...lists.PREFLIGHT, ...lists.PREFLIGHT_IMAGE], ["preflight/preflight.ts"]],
  ["CONNECT", lists.CONNECT, ["machine/machine.ts", "account.ts"]],
  ["LAUNCH", lists.LAUNCH, ["machine/base-image.ts", "machine/launch.ts", "machine/machine.ts"]],
  ["CAPTURE", lists.CAPTURE, ["image/capture.ts", "account.ts"]],
  ["EXPORT", lists.EXPORT, ["export/export.ts", "account.ts"]],
  ["DELIVER", lists.DELIVER, ["image/deliver.ts", "image/complete.ts", "account.ts"]],
  ["INVENTORY", lists.INVENTORY, ["inventory.ts"]],
  ["REMOVE", lists.REMOVE, ["remove.ts"]],
  ["MARK", lists.MARK, ["mark.ts"]],
])(
  "what stands in %s is called by what that stage consists of, so that no policy is wider than its command",
  (_, list, files) => {
    const called = new Set(reachedFrom(files).flatMap(callsOf));
    // The AWS CLI makes these, by the command in connect.ts.
    for (const call of ["ssm:StartSession", "ssm:TerminateSession"]) called.add(call);
    expect(list.filter((call) => !called.has(call))).toEqual([]);
  },
);

test("each command that works with aws declares what it calls there", () => {
  const silent = COMMANDS.filter(({ providers, aws = [] }) => providers.includes("aws") && aws.length === 0);
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("a policy has IAM's shape: named statements, known services, ARNs", () => {
  const { Version, Statement } = policyFor(EVERY);
  expect(Version).toBe("2012-10-17");
  expect(new Set(Statement.map(({ Sid }) => Sid)).size).toBe(Statement.length);
  for (const { Sid, Effect, Action, Resource } of Statement) {
    expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
    expect(Effect).toBe("Allow");
    for (const action of Action) {
      expect(action).toMatch(
        /^(cloudformation|codebuild|ec2|iam|logs|s3|scheduler|servicequotas|ssm|sts):[A-Z][A-Za-z]+$/,
      );
    }
    for (const resource of Resource) expect(resource).toMatch(/^(\*|arn:aws:[a-z0-9]+:[^:]*:[^:]*:.+)$/);
  }
});

test("all rights of the role that account.yaml makes fit one managed policy", () => {
  expect(filledIn(JSON.stringify(policyFor(Object.values(lists).flat()))).length).toBeLessThanOrEqual(LONGEST_POLICY);
});

test.each([
  "ec2:TerminateInstances",
  "ec2:DeleteVolume",
  "ec2:DeleteSecurityGroup",
  "ec2:DeleteKeyPair",
  "ec2:DeleteLaunchTemplate",
  "ec2:DeleteSnapshot",
  "ec2:DeregisterImage",
  "ec2:ModifyImageAttribute",
  "ec2:CancelExportTask",
  "ec2:StopInstances",
])("%s is granted on what has our tag, and on nothing else", (action) => {
  const found = statementsWith(action);
  expect(found).toHaveLength(1);
  expect(found[0]?.Condition).toEqual({ StringLike: { "aws:ResourceTag/slipway:asset-id": "?*" } });
});

test.each(["ec2:ImportKeyPair", "ec2:CopyImage"])("%s is granted only with our tag in the call", (action) => {
  expect(statementsWith(action).map(({ Condition }) => Condition)).toEqual([
    { StringLike: { "aws:RequestTag/slipway:asset-id": "?*" } },
  ]);
});

test("nobody else's things can be made ours: tags come with the making, through CloudFormation, or not as an asset-id", () => {
  const conditions = statementsWith("ec2:CreateTags").map(({ Condition = {} }) => Object.keys(Condition).join());
  expect(conditions).toEqual([
    "StringLike,StringEquals", // our tag is asked for, by a call that makes something
    "StringLike,ForAllValues:StringNotEquals", // it is ours already, and the asset-id stays
    "ForAnyValue:StringEquals", // what a stack consists of
  ]);
});

test("only what cannot be limited is granted on everything, and all of that reads", () => {
  const wide = policyFor(EVERY).Statement.filter(({ Resource }) => Resource.includes("*"));
  expect(wide.map(({ Sid }) => Sid)).toEqual(["Look"]);
  for (const action of wide.flatMap(({ Action }) => Action)) expect(action).toMatch(/:(Describe|Get|List)/);
});

test("reading alone gives no right to change", () => {
  const actions = policyFor(lists.INVENTORY).Statement.flatMap(({ Action }) => Action);
  expect(actions.filter((action) => !/:(Describe|Get|List)/.test(action))).toEqual([]);
});

test("a stack's creation takes the rights to what is in the template, and to its rollback", () => {
  expect(actionsFor("cloudformation:CreateStack")).toEqual(
    expect.arrayContaining([
      "cloudformation:CreateStack",
      "ec2:CreateSecurityGroup",
      "ec2:CreateLaunchTemplate",
      "ec2:RunInstances",
      "ec2:TerminateInstances",
      "iam:PassRole",
      "scheduler:CreateSchedule",
      "scheduler:DeleteScheduleGroup",
    ]),
  );
});

test("a file for each command that calls AWS, none for others, with placeholders for a person's own values", () => {
  const files = policies([{ name: "show-aws", aws: ["s3:HeadObject"] }, { name: "help" }]);
  expect(Object.keys(files)).toEqual(["docs/policies/show-aws.json"]);
  expect(JSON.parse(files["docs/policies/show-aws.json"] ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Sid: "Bucket", Effect: "Allow", Action: ["s3:ListBucket"], Resource: [`arn:aws:s3:::${PLACEHOLDERS.bucket}`] },
      {
        Sid: "Objects",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: [`arn:aws:s3:::${PLACEHOLDERS.bucket}/*`],
      },
    ],
  });
});
