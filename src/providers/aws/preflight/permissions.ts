import { isDenial } from "../../../aws/denial.ts";
import { AwsError } from "../../../aws/error.ts";
import type { Problem } from "../../../base/errors.ts";
import type { Plan } from "../../provider.ts";
import type { Candidate } from "../machine/candidates.ts";
import { keyPairName } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, writeTags } from "../tags.ts";

/** A public key that belongs to nobody: a dry run wants one that can be read, and keeps none. */
const NOBODYS_KEY = `ssh-ed25519 ${Buffer.concat([Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0 "), Buffer.alloc(32)]).toString("base64")}`;

/** EC2 says of its own calls whether they would be allowed, without making anything. */
export async function checkDryRuns(
  plan: Plan,
  candidate: Candidate | undefined,
  imageId: string | undefined,
  options: AwsOptions,
): Promise<Problem[]> {
  const { aws, clock, signal } = options;
  const { assetId, owner, product } = plan;
  const now = new Date(clock.now());
  const tags: AwsTags = { assetId, lifetime: "ephemeral", created: now, expires: now, owner, product };
  const specify = <T extends string>(ResourceType: T) => ({ ResourceType, Tags: writeTags(tags) });
  const key = () =>
    aws.call(
      "ec2",
      "ImportKeyPair",
      {
        DryRun: true,
        KeyName: keyPairName(assetId),
        PublicKeyMaterial: Buffer.from(NOBODYS_KEY),
        TagSpecifications: [specify("key-pair" as const)],
      },
      { signal },
    );
  const run = (place: Candidate, ImageId: string) => () =>
    aws.call(
      "ec2",
      "RunInstances",
      {
        ...{ DryRun: true, ImageId, InstanceType: place.type as never, SubnetId: place.place.subnet },
        ...{ MinCount: 1, MaxCount: 1 },
        TagSpecifications: [specify("instance" as const), specify("volume" as const)],
      },
      { signal },
    );
  const tries = [key, ...(candidate && imageId ? [run(candidate, imageId)] : [])];
  return (await Promise.all(tries.map(dryRun))).flat();
}

async function dryRun(call: () => Promise<unknown>): Promise<Problem[]> {
  try {
    await call();
    return [];
  } catch (error) {
    // An answer that is no refusal (a quota, a name that is taken) is for the check that knows more about it.
    if (!(error instanceof AwsError) || error.service !== "ec2") throw error;
    return isDenial(error.code) ? [{ subject: "permissions", problem: error.message, remedy: error.remedy }] : [];
  }
}
