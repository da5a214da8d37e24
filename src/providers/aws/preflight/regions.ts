import { isAwsCode } from "../../../aws/error.ts";
import type { Problem } from "../../../base/errors.ts";
import type { Plan } from "../../provider.ts";
import type { AwsOptions } from "../options.ts";

/**
 * What a Region's own settings stand against: encryption by default against exports and sharing, blocked public access
 * against everyone. Where a further Region is not enabled, it is told too.
 */
export async function checkRegions(plan: Pick<Plan, "formats">, options: AwsOptions): Promise<Problem[]> {
  const { settings, aws } = options;
  const further = (settings.copyToRegions ?? []).filter((region) => region !== aws.region);
  const answers = await Promise.all([
    checkRegion(aws.region, plan.formats.length > 0, options),
    ...further.map((region) => checkRegion(region, false, options)),
  ]);
  return answers.flat();
}

async function checkRegion(region: string, exports: boolean, options: AwsOptions): Promise<Problem[]> {
  const { settings } = options;
  const shared = settings.public === true || (settings.shareWith ?? []).length > 0;
  try {
    const [encryption, access] = await Promise.all([
      checkEncryption(region, { exports, shared }, options),
      settings.public ? checkPublicAccess(region, options) : [],
    ]);
    return [...encryption, ...access];
  } catch (error) {
    // A Region that is not enabled knows neither the account nor its credentials.
    if (region === options.aws.region || !isAwsCode(error, "AuthFailure", "OptInRequired", "InvalidClientTokenId"))
      throw error;
    return [
      {
        subject: "copy-to-regions",
        problem: `${region} does not know this account: ${error.message}`,
        remedy: `Enable it (\`aws account enable-region --region-name ${region}\`), or leave it out.`,
      },
    ];
  }
}

async function checkEncryption(
  region: string,
  wanted: { exports: boolean; shared: boolean },
  { aws, signal }: AwsOptions,
): Promise<Problem[]> {
  const { EbsEncryptionByDefault } = await aws.call("ec2", "GetEbsEncryptionByDefault", {}, { region, signal });
  if (!EbsEncryptionByDefault || !(wanted.exports || wanted.shared)) return [];
  const use = wanted.exports ? "exported" : "made public, nor shared with the account's default key";
  return [
    {
      subject: "region",
      problem: `EBS encryption by default is on in ${region}, and what is encrypted cannot be ${use}.`,
      remedy: `Build in another Region or account, or switch it off: \`aws ec2 disable-ebs-encryption-by-default --region ${region}\`.`,
    },
  ];
}

async function checkPublicAccess(region: string, { aws, signal }: AwsOptions): Promise<Problem[]> {
  const { ImageBlockPublicAccessState: state } = await aws.call(
    "ec2",
    "GetImageBlockPublicAccessState",
    {},
    { region, signal },
  );
  if (state === "unblocked") return [];
  return [
    {
      subject: "public",
      problem: `The account blocks public AMIs in ${region} (${state ?? "unknown"}).`,
      remedy: `Switch that off: \`aws ec2 disable-image-block-public-access --region ${region}\`; it takes up to 10 min.`,
    },
  ];
}
