import { isAwsCode } from "../../aws/error.ts";
import type { Aws } from "../../aws/port.ts";
import { UserError } from "../../base/errors.ts";
import { askedOnce } from "./findings.ts";
import type { AwsOptions } from "./options.ts";

/** Whose credentials these are. */
export interface Caller {
  /** Twelve digits. */
  account: string;
  /** `arn:aws:iam::123456789012:user/eva` or `arn:aws:sts::123456789012:assumed-role/name/session`. */
  arn: string;
  /** `aws`, `aws-cn`, `aws-us-gov`: the first part of every ARN there. */
  partition: string;
}

/** @throws AwsError where there are no credentials, or they are refused; UserError where the Region may be the reason. */
export function callerOf(options: Pick<AwsOptions, "aws" | "signal">): Promise<Caller> {
  return whoIsCalling(undefined, options);
}

const whoIsCalling = askedOnce(
  () => "",
  (_: undefined, { aws, signal }: Pick<AwsOptions, "aws" | "signal">) => askCaller(aws, signal),
);

async function askCaller(aws: Aws, signal: AbortSignal | undefined): Promise<Caller> {
  try {
    const { Account = "", Arn = "" } = await aws.call("sts", "GetCallerIdentity", {}, { signal });
    return { account: Account, arn: Arn, partition: Arn.split(":")[1] || "aws" };
  } catch (error) {
    // A Region that is not enabled does not know the account's credentials (AWS Account Management, "Enable Regions").
    if (!isAwsCode(error, "InvalidClientTokenId", "UnrecognizedClientException", "OptInRequired")) throw error;
    throw new UserError(
      `AWS does not know these credentials in ${aws.region}: ${error.message}`,
      `Check them with \`aws sts get-caller-identity\`. If they are right, ${aws.region} may not be enabled in the account: \`aws account get-region-opt-status --region-name ${aws.region}\`.`,
      { cause: error },
    );
  }
}

/**
 * The account that everything is made in and removed from.
 * @returns its id.
 * @throws UserError where it is none of those that are allowed; AwsError where AWS does not say.
 */
export async function checkAccount(options: Pick<AwsOptions, "aws" | "signal" | "settings">): Promise<string> {
  const { account, arn } = await callerOf(options);
  const allowed = options.settings.allowedAccountIds ?? [];
  if (allowed.length === 0 || allowed.includes(account)) return account;
  throw new UserError(
    `The credentials are those of account ${account} (${arn}), and only ${allowed.join(", ")} ${allowed.length === 1 ? "is" : "are"} allowed.`,
    "Use the credentials of that account (role-to-assume, profile, AWS_PROFILE), or change allowed-account-ids.",
  );
}

/** The ARN of a role of this account, from a name or an ARN. */
export function roleArn(nameOrArn: string, { account, partition }: Caller): string {
  return nameOrArn.startsWith("arn:") ? nameOrArn : `arn:${partition}:iam::${account}:role/${nameOrArn}`;
}
