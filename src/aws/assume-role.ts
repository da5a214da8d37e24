import { UserError } from "../base/errors.ts";
import type { AwsCredentials } from "./credentials.ts";
import { type AwsError, isAwsCode } from "./error.ts";
import type { Aws, OutputOf } from "./port.ts";

export interface RoleRequest {
  /** ARN of the role. */
  role: string;
  /** Who asks, as CloudTrail shows it. See `sessionName`. */
  session: string;
  /** The workflow's OIDC token; absent: the role is assumed by the credentials at hand. */
  token?: string | undefined;
}

/** Seconds of a session: what every role allows (STS API Reference, AssumeRole); it is renewed before. */
const DURATION = 3_600;

/**
 * Begins a session of a role.
 * @param aws signs with the credentials at hand; with a token nothing is signed.
 * @throws UserError that says what the role has to allow.
 */
export async function assumeRole(aws: Aws, { role, session, token }: RoleRequest): Promise<AwsCredentials> {
  const request = { RoleArn: role, RoleSessionName: session, DurationSeconds: DURATION };
  try {
    return readSession(
      role,
      token === undefined
        ? await aws.call("sts", "AssumeRole", request)
        : await aws.call("sts", "AssumeRoleWithWebIdentity", { ...request, WebIdentityToken: token }),
    );
  } catch (error) {
    if (isAwsCode(error, "AccessDenied")) throw notTrusted(error, role, token !== undefined);
    throw error;
  }
}

/** A session's name from what a run is known by: 2 to 64 of `[\w+=,.@-]` (STS API Reference, AssumeRole). */
export function sessionName(runOrHost: string): string {
  return `slipway-${runOrHost}`.replaceAll(/[^\w+=,.@-]+/g, "-").slice(0, 64);
}

function readSession(role: string, { Credentials: given }: OutputOf<"sts", "AssumeRole">): AwsCredentials {
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration) {
    throw new UserError(`STS gave no credentials for ${role}.`, "Check endpoint-url: that is no answer of AWS's.");
  }
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: given.Expiration,
  };
}

/** STS says no more than "denied" of a role that does not trust the caller, and of one that does not exist. */
function notTrusted(error: AwsError, role: string, byToken: boolean): UserError {
  const show = `aws iam get-role --role-name ${role.split("/").at(-1)} --query Role.AssumeRolePolicyDocument`;
  const needed = byToken
    ? "must allow sts:AssumeRoleWithWebIdentity to token.actions.githubusercontent.com, with a condition on …:sub that fits this repository, branch or environment (repo:OWNER/REPOSITORY:*), and …:aud sts.amazonaws.com"
    : "must allow sts:AssumeRole to the credentials at hand (aws sts get-caller-identity), and those need the permission sts:AssumeRole on it";
  return new UserError(
    `The role ${role} cannot be assumed: ${error.message}`,
    `Its trust policy ${needed}. See it with: ${show}`,
    { cause: error },
  );
}
