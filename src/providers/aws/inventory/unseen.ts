import { AwsError } from "../../../aws/error.ts";
import type { Unseen } from "../../provider.ts";
import type { Kind } from "./kind.ts";

/**
 * What AWS's answer kept from being listed, in words. Anything else that was thrown is no answer of AWS, and is thrown
 * again.
 */
export function unseenBy(error: unknown, { plural }: Kind, region: string): Unseen {
  if (!(error instanceof AwsError)) throw error;
  return { what: `${plural} in ${region}`, reason: error.message, remedy: error.remedy };
}
