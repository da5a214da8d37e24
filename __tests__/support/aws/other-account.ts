import { STS } from "@aws-sdk/client-sts";
import { type Emulator, REGION } from "./emulator.ts";

export const OTHER_ACCOUNT = "999999999999";

/** Environment of a session in another account: that a role there speaks for it is moto's word. */
export async function otherAccount({ endpoint }: Pick<Emulator, "endpoint">): Promise<Record<string, string>> {
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  const sts = new STS({ endpoint, region: REGION, credentials });
  const RoleArn = `arn:aws:iam::${OTHER_ACCOUNT}:role/other`;
  const { Credentials } = await sts.assumeRole({ RoleArn, RoleSessionName: "other" });
  return {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? "",
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? "",
  };
}
