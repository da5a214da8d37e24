import { isAwsCode } from "../../../aws/error.ts";
import type { Problem } from "../../../base/errors.ts";
import type { Caller } from "../account.ts";
import type { AwsOptions } from "../options.ts";

/**
 * The bucket takes exports: same account, same Region, not encrypted with KMS (VM Import/Export User Guide). That there has
 * to be one, `exportProblems` tells.
 */
export async function checkBucket(caller: Caller, options: AwsOptions): Promise<Problem[]> {
  const { bucket } = options.settings;
  if (bucket === undefined) return [];
  const [place, encryption] = await Promise.all([
    checkPlace(bucket, caller, options),
    checkEncryption(bucket, caller, options),
  ]);
  return place.length > 0 ? place : encryption;
}

async function checkPlace(Bucket: string, { account }: Caller, { aws, signal }: AwsOptions): Promise<Problem[]> {
  try {
    const input = { Bucket, ExpectedBucketOwner: account };
    const { LocationConstraint } = await aws.call("s3", "GetBucketLocation", input, { signal });
    const region = toRegion(LocationConstraint);
    if (region === aws.region) return [];
    return [wrong(`${Bucket} is in ${region}, and the build in ${aws.region}.`, "AWS exports within one Region only.")];
  } catch (error) {
    if (isAwsCode(error, "NoSuchBucket")) {
      return [wrong(`There is no bucket ${Bucket}.`, `Make it: \`aws s3 mb s3://${Bucket} --region ${aws.region}\`.`)];
    }
    if (isAwsCode(error, "AccessDenied")) {
      const remedy = `AWS exports into buckets of the same account only. If it is this account's, s3:GetBucketLocation is missing.`;
      return [wrong(`${Bucket} is not open to account ${account}: ${error.message}`, remedy)];
    }
    if (isAwsCode(error, "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException")) {
      return [wrong(`${Bucket} is in another Region than ${aws.region}.`, "AWS exports within one Region only.")];
    }
    throw error;
  }
}

/** S3's oldest Regions have names of their own there (S3 API, GetBucketLocation). */
function toRegion(constraint: string | undefined): string {
  if (!constraint) return "us-east-1";
  return constraint === "EU" ? "eu-west-1" : constraint;
}

async function checkEncryption(Bucket: string, { account }: Caller, { aws, signal }: AwsOptions): Promise<Problem[]> {
  try {
    const input = { Bucket, ExpectedBucketOwner: account };
    const { ServerSideEncryptionConfiguration } = await aws.call("s3", "GetBucketEncryption", input, { signal });
    const rules = ServerSideEncryptionConfiguration?.Rules ?? [];
    const kms = rules
      .map((rule) => rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm)
      .find((name) => /kms/.test(name ?? ""));
    if (kms === undefined) return [];
    const remedy = "Set its default encryption to SSE-S3 (AES256), or name another bucket.";
    return [wrong(`${Bucket} encrypts with ${kms}, and AWS exports to none of those.`, remedy)];
  } catch (error) {
    // None at all is fine; what is wrong with the bucket itself, its place tells.
    if (isAwsCode(error, "ServerSideEncryptionConfigurationNotFoundError")) return [];
    if (isAwsCode(error, "NoSuchBucket", "AccessDenied", "PermanentRedirect", "AuthorizationHeaderMalformed"))
      return [];
    throw error;
  }
}

function wrong(problem: string, remedy: string): Problem {
  return { subject: "bucket", problem, remedy };
}
