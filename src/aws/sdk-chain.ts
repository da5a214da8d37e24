import { STSClient } from "@aws-sdk/client-sts";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { messageOf } from "../base/errors.ts";
import type { AwsCredentials } from "./credentials.ts";

/**
 * The credentials at hand, found as every AWS tool finds them: environment, profile, SSO, web identity, container,
 * instance (AWS SDKs and Tools Reference Guide, "Standardized credential providers"). The SDK's chain remembers what it
 * found, so that each call makes a new one.
 * @throws CredentialsProviderError where there are none.
 */
export async function findCredentials(profile: string | undefined): Promise<AwsCredentials> {
  return await fromNodeProviderChain(profile === undefined ? {} : { profile })();
}

/** The Region of a profile, or of the default one, as the SDK reads the shared files; undefined where it has none. */
export async function findRegion(profile: string | undefined): Promise<string | undefined> {
  try {
    return await new STSClient(profile === undefined ? {} : { profile }).config.region();
  } catch (error) {
    if (/^Region is missing/.test(messageOf(error))) return undefined;
    throw error;
  }
}
