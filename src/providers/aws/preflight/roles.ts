import { isAwsCode } from "../../../aws/error.ts";
import type { Problem } from "../../../base/errors.ts";
import type { Caller } from "../account.ts";
import { roleArn } from "../account.ts";
import { DEFAULT_LEASE_ROLE } from "../machine/stack-parameters.ts";
import type { AwsOptions } from "../options.ts";
import { ifAllowed } from "./told.ts";

/** The role that VM Import/Export assumes, where nobody names another (VM Import/Export User Guide). */
export const DEFAULT_EXPORT_ROLE = "vmimport";

/** The role by which the schedule deletes the stack is there, and EventBridge Scheduler may assume it. */
export async function checkLeaseRole(caller: Caller, options: AwsOptions): Promise<Problem[]> {
  const { leaseRole = DEFAULT_LEASE_ROLE } = options.settings;
  if (leaseRole === "none") return [];
  return checkRole("lease-role", leaseRole, "scheduler.amazonaws.com", caller, options);
}

/** The role by which disks are exported is there, and VM Import/Export may assume it. */
export async function checkExportRole(caller: Caller, options: AwsOptions): Promise<Problem[]> {
  const { exportRole = DEFAULT_EXPORT_ROLE } = options.settings;
  return checkRole("export-role", exportRole, "vmie.amazonaws.com", caller, options);
}

/** Whoever may not look at roles is not held up: the role is tried when it is needed. */
async function checkRole(
  subject: string,
  nameOrArn: string,
  service: string,
  caller: Caller,
  { aws, signal }: AwsOptions,
): Promise<Problem[]> {
  const arn = roleArn(nameOrArn, caller);
  const RoleName = arn.split("/").at(-1) ?? nameOrArn;
  const remedy = "Make it as docs/aws.md tells, or name another.";
  try {
    const answer = await ifAllowed(() => aws.call("iam", "GetRole", { RoleName }, { signal }));
    if (!answer?.Role) return [];
    const { Arn = arn, AssumeRolePolicyDocument = "" } = answer.Role;
    if (Arn !== arn) {
      return [{ subject, problem: `The role ${RoleName} is ${Arn}, and not ${arn}.`, remedy: `Name it as ${Arn}.` }];
    }
    if (decodeURIComponent(AssumeRolePolicyDocument).includes(`"${service}"`)) return [];
    return [{ subject, problem: `The role ${RoleName} does not let ${service} assume it.`, remedy }];
  } catch (error) {
    if (!isAwsCode(error, "NoSuchEntity", "NoSuchEntityException")) throw error;
    return [{ subject, problem: `There is no role ${RoleName} in account ${caller.account}.`, remedy }];
  }
}
