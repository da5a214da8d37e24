import { readFileSync } from "node:fs";
import path from "node:path";
import { parse, type ScalarTag } from "yaml";
import type { AwsCall } from "../../../src/aws/calls.ts";
import { type PolicyDocument, policyFor } from "../../../src/aws/policy.ts";
import { PLACEHOLDERS } from "../../../src/aws/policy-grants.ts";
import * as lists from "../../../src/providers/aws/calls.ts";

const FILE = path.resolve(import.meta.dirname, "../../../templates/cloudformation/account.yaml");

/** CloudFormation's functions as their plain text: here only !Sub and !GetAtt of the bucket are looked at. */
const TAGS: ScalarTag[] = ["Ref", "Sub", "GetAtt", "Condition"].map((name) => ({
  tag: `!${name}`,
  resolve: (text: string) => (name === "GetAtt" ? `\${${text}}` : text),
}));
const LISTS = ["If", "Not", "And", "Equals", "Join", "Split", "Sub"].map((name) => ({
  tag: `!${name}`,
  collection: "seq" as const,
}));

interface Template {
  Resources: {
    BuilderPolicy: { Properties: { PolicyDocument: PolicyDocument } };
    LeaseRole: { Properties: { Policies: { PolicyDocument: PolicyDocument }[] } };
  };
}

const template: Template = parse(readFileSync(FILE, "utf8"), { customTags: [...TAGS, ...LISTS] });

/** How Fn::Sub writes a name. */
const sub = (name: string) => `\${${name}}`;

/** A policy with the names that the template has for a place, in every Region, in the form of a statement with one resource. */
function inTemplate(policy: PolicyDocument): unknown {
  const { account, region, bucket } = PLACEHOLDERS;
  const arn = (text: string) =>
    text
      .replace(`arn:aws:s3:::${bucket}`, () => sub("Bucket.Arn"))
      .replace(/^arn:aws:/, () => `arn:${sub("AWS::Partition")}:`)
      .replaceAll(account, () => sub("AWS::AccountId"))
      .replaceAll(region, "*")
      .replaceAll(/\$\{(?=aws:)/g, () => "${!");
  const Statement = policy.Statement.map((statement) => {
    const [first, ...others] = statement.Resource.map(arn);
    return { ...statement, Resource: others.length > 0 ? [first, ...others] : first };
  });
  return { ...policy, Statement };
}

test("the role that account.yaml makes may do what the commands do, and no more", () => {
  const every: AwsCall[] = Object.values(lists).flat();
  expect(template.Resources.BuilderPolicy.Properties.PolicyDocument).toEqual(inTemplate(policyFor(every)));
});

test("the lease's role may do what deleting a build's stack takes, and no more", () => {
  const [policy] = template.Resources.LeaseRole.Properties.Policies;
  expect(policy?.PolicyDocument).toEqual(inTemplate(policyFor(["cloudformation:DeleteStack"])));
});
