import type { LaunchPermission } from "@aws-sdk/client-ec2";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import type { Delivered } from "../../provider.ts";
import type { AwsOptions } from "../options.ts";

/** `arn:aws:organizations::123456789012:organization/o-abc`, and the same with `ou/o-abc/ou-1-abc`. */
const ORGANISATION = /^arn:[a-z-]+:organizations::\d{12}:(organization|ou)\/[a-z0-9/-]+$/;

/**
 * Whom an AMI is shared with, as AWS takes it.
 * @param shareWith account ids of twelve digits, ARNs of organisations and of organisational units.
 * @throws UserError for anything else.
 */
export function launchPermissions(shareWith: readonly string[]): LaunchPermission[] {
  return shareWith.map((whom) => {
    if (/^\d{12}$/.test(whom)) return { UserId: whom };
    const kind = ORGANISATION.exec(whom)?.[1];
    if (kind === "organization") return { OrganizationArn: whom };
    if (kind === "ou") return { OrganizationalUnitArn: whom };
    throw new UserError(
      `share-with: ${whom} is neither an account id nor the ARN of an organisation or organisational unit.`,
      "Give twelve digits, or an ARN such as arn:aws:organizations::123456789012:organization/o-abc123.",
    );
  });
}

/** Lets them launch an AMI; whoever may already keeps the right. */
export async function share(
  { id, region }: Delivered,
  Add: LaunchPermission[],
  { aws, signal }: AwsOptions,
  task: Task,
): Promise<void> {
  const input = { ImageId: id, Attribute: "launchPermission", LaunchPermission: { Add } };
  await aws.call("ec2", "ModifyImageAttribute", input, { region, signal });
  task.line(`${id} in ${region} is shared with ${Add.flatMap((one) => Object.values(one)).join(", ")}`);
}
