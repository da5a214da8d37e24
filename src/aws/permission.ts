import type { Call } from "./call.ts";
import { type Denial, readCaller, readDenial } from "./denial.ts";
import { iamAction } from "./iam-action.ts";

/** Roles that IAM Identity Center makes: IAM refuses to change them (IAM Identity Center User Guide). */
const IDENTITY_CENTER_ROLE = /^AWSReservedSSO_(.+)_[0-9a-f]+$/;

const ALL_PERMISSIONS = "What a command needs in all is in docs/policies.";

/**
 * A denied call in words.
 * @param said AWS's message. @returns which permission is missing, for what, and the command that grants it.
 */
export function permissionWords(call: Call, said: string): { message: string; remedy: string } {
  const denial = readDenial(said);
  const action = denial.action ?? iamAction(call.service, call.operation);
  const resource = denial.resource ?? resourceOf(call);
  const who = denial.caller === undefined ? "" : ` for ${denial.caller}`;
  const place = resource === "*" ? "" : ` on ${resource}`;
  return {
    message: `the permission ${action}${place} is missing${who}. AWS says: ${shortened(said)}`,
    remedy: [grant(denial, action, resource), maybeMissing(call, denial), decoding(said, denial)]
      .filter((line) => line !== "")
      .join("\n"),
  };
}

function grant(denial: Denial, action: string, resource: string): string {
  if (denial.forbiddenBy) {
    return `It is forbidden by ${denial.forbiddenBy}, so that no further permission helps: ask those who keep that policy to let ${action} pass.`;
  }
  if (denial.caller?.endsWith(":root"))
    return "The root user of an account has all rights but what its organisation forbids.";
  const caller = readCaller(denial.caller);
  const statement = { Effect: "Allow", Action: action, Resource: widened(resource) };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const [, permissionSet] = IDENTITY_CENTER_ROLE.exec(caller?.name ?? "") ?? [];
  if (permissionSet) {
    return `Add this to the permission set ${permissionSet} in IAM Identity Center: ${policy}\n${ALL_PERMISSIONS}`;
  }
  const kind = caller?.kind ?? "role";
  const command = [
    `aws iam put-${kind}-policy --${kind}-name ${caller?.name ?? "ROLE"}`,
    `--policy-name slipway-${action.replace(":", "-")}`,
    `--policy-document '${policy}'`,
  ].join(" ");
  const who = caller ? "" : "`aws sts get-caller-identity` tells who ROLE is. ";
  return `Grant it with: ${command}\n${who}${ALL_PERMISSIONS}`;
}

/** S3 says "denied" of an object that is not there to whoever may not list the bucket (S3 API Reference, HeadObject). */
function maybeMissing({ service, operation }: Call, denial: Denial): string {
  const reads = service === "s3" && (operation === "HeadObject" || operation === "GetObject");
  return reads && denial.action === undefined
    ? "S3 answers the same where the object does not exist and s3:ListBucket on the bucket is missing."
    : "";
}

function decoding(said: string, { encoded }: Denial): string {
  const message = /encoded authorization failure message:\s*([\w-]+)/i.exec(said)?.[1];
  return encoded
    ? `More: aws sts decode-authorization-message --encoded-message ${message ?? "MESSAGE"} --query DecodedMessage --output text`
    : "";
}

/** AWS's words without the encoded part, which is a page long; the remedy has it. */
function shortened(said: string): string {
  return said.replace(/\s*encoded authorization failure message:\s*[\w-]+\.?/i, "").trim();
}

/** What the call is about, where AWS did not say: bucket and key of S3's; `*` of all others. */
function resourceOf({ service, input }: Call): string {
  const [bucket, key]: unknown[] = [Reflect.get(input, "Bucket"), Reflect.get(input, "Key")];
  if (service !== "s3" || typeof bucket !== "string") return "*";
  return `arn:aws:s3:::${bucket}${typeof key === "string" ? `/${key}` : ""}`;
}

/** The resource for a policy: ids and keys differ from build to build, so that naming one would help once. */
function widened(resource: string): string {
  const stack = /^(arn:[\w-]+:cloudformation:[^:]*:[^:]*:stack\/)/.exec(resource)?.[1];
  if (stack) return `${stack}slipway-*/*`;
  const group = /^(arn:[\w-]+:scheduler:[^:]*:[^:]*:(schedule-group|schedule)\/)/.exec(resource)?.[1];
  if (group) return `${group}slipway-*`;
  const general = /^(arn:[\w-]+:(?:ec2|s3):[^/]*\/)/.exec(resource)?.[1];
  return general ? `${general}*` : resource;
}
