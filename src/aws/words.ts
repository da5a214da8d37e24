import { CancelledError, UserError } from "../base/errors.ts";
import type { Call, Send } from "./call.ts";
import { isDenial } from "./denial.ts";
import { AwsError } from "./error.ts";
import { type Failure, readFailure } from "./failure.ts";
import { permissionWords } from "./permission.ts";
import { retryReason } from "./retry.ts";

/** Codes by which the services say that they do not accept the credentials themselves. */
const BAD_CREDENTIALS = new Set([
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidToken",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
  "SignatureDoesNotMatch",
  "TokenRefreshRequired",
  "UnrecognizedClientException",
]);

/**
 * Turns whatever a call threw into an `AwsError` that says what is wrong and what to type next.
 * @param signIn what to do where credentials are missing, wrong or over, as it is done at this place.
 */
export function inWords(send: Send, signIn: string): Send {
  return async (call) => {
    try {
      return await send(call);
    } catch (error) {
      if (error instanceof UserError || error instanceof CancelledError) throw error;
      const failure = readFailure(error);
      const { code, status } = failure;
      const words = isDenial(code)
        ? permissionWords(call, failure.message)
        : { message: failure.message, remedy: remedyFor(call, failure, signIn) };
      throw new AwsError({ service: call.service, operation: call.operation, code, status, cause: error, ...words });
    }
  };
}

function remedyFor(call: Call, failure: Failure, signIn: string): string | undefined {
  const { code, message } = failure;
  // EC2 says AuthFailure of credentials, and also of resources that belong to somebody else.
  if (BAD_CREDENTIALS.has(code) || (code === "AuthFailure" && /access credentials/i.test(message))) return signIn;
  if (code === "OptInRequired") {
    return `Sign the account up for ${call.service}, or switch the Region ${call.region} on: aws account enable-region --region-name ${call.region}`;
  }
  if (code === "InvalidIdentityToken" && /OpenIDConnect provider/i.test(message)) {
    return "Tell the account of GitHub's tokens: aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com";
  }
  switch (retryReason(failure)) {
    case "throttle":
      return "AWS throttles this account: something else uses up its requests. Run again when it is quieter, or ask for a higher limit in Service Quotas.";
    case "server":
      return "AWS itself fails at the moment (https://health.aws.amazon.com). Run again later.";
    case "network":
      return "Check the connection of this machine to AWS, and run again.";
    case "unreachable":
      return `Check region (${call.region}) and endpoint-url, and that this machine reaches AWS.`;
    case "clock":
      return "The clock of this machine is off: set it (sudo timedatectl set-ntp true).";
    default:
      return undefined;
  }
}
