import { type Problem, UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import type { Delivered } from "../../provider.ts";
import type { AwsOptions } from "../options.ts";

/** What stands against public AMIs in a Region of this account; undefined where nothing does. */
export async function publicProblem(region: string, { aws, signal }: AwsOptions): Promise<Problem | undefined> {
  const { ImageBlockPublicAccessState: state } = await aws.call(
    "ec2",
    "GetImageBlockPublicAccessState",
    {},
    { region, signal },
  );
  if (state === "unblocked") return undefined;
  return {
    subject: "public",
    problem: `The account blocks public AMIs in ${region} (${state}).`,
    remedy: `Allow them with \`aws ec2 disable-image-block-public-access --region ${region}\`, which takes effect within ten minutes.`,
  };
}

/** Lets everyone launch an AMI, and reads back that it is so. */
export async function openToAll({ id, region }: Delivered, { aws, signal }: AwsOptions, task: Task): Promise<void> {
  const image = { ImageId: id, Attribute: "launchPermission" } as const;
  const input = { ...image, LaunchPermission: { Add: [{ Group: "all" as const }] } };
  await aws.call("ec2", "ModifyImageAttribute", input, { region, signal });
  const { LaunchPermissions = [] } = await aws.call("ec2", "DescribeImageAttribute", image, { region, signal });
  if (!LaunchPermissions.some(({ Group }) => Group === "all")) {
    throw new UserError(
      `AWS has taken the permission for everyone on ${id} in ${region}, and does not show it.`,
      "Run `slipway make-ami-public` again in a minute; the account's block of public AMIs may have come back.",
    );
  }
  task.line(`${id} in ${region} is open to everyone`);
}
