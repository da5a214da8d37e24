import { GiB } from "../../../base/size.ts";
import type { MachineRequest } from "../../provider.ts";
import { type Caller, roleArn } from "../account.ts";
import { keyPairName, scheduleGroupName } from "../names.ts";
import type { AwsMachineSettings } from "../settings.ts";
import { type AwsTags, TAG, writeTags } from "../tags.ts";
import type { Candidate } from "./candidates.ts";
import type { StackParameters } from "./stack.ts";
import { userData } from "./user-data.ts";

/** The role by which schedules delete stacks, where nobody names another. */
export const DEFAULT_LEASE_ROLE = "slipway-lease";

/** Port of an image's SSH server where nobody names another. */
export const DEFAULT_SSH_PORT = 22;

export interface StackRequest {
  request: Pick<MachineRequest, "hostname" | "user" | "diskSize" | "base">;
  tags: AwsTags;
  candidate: Candidate;
  vpc: string;
  /** Root device of the source AMI: `/dev/sda1`. */
  rootDevice: string;
  /** CIDR that SSH is open to; undefined: no ingress. */
  allowFrom: string | undefined;
  caller: Caller;
}

/** Parameters that say how a machine came about, and not what it is. */
const INCIDENTAL = ["InstanceType", "Spot", "SubnetId", "Created", "Expires", "ExpiresAt", "Run"];

/** Values for all parameters of `templates/cloudformation/build-machine.yaml`. */
export function stackParameters(of: StackRequest, settings: AwsMachineSettings): StackParameters {
  const { request, tags, candidate, vpc, rootDevice, allowFrom, caller } = of;
  const { leaseRole = DEFAULT_LEASE_ROLE } = settings;
  const values = new Map(writeTags(tags).map(({ Key, Value }) => [Key, Value]));
  return {
    AssetId: tags.assetId,
    ScheduleGroupName: scheduleGroupName(tags.assetId),
    // EventBridge Scheduler takes at(2026-11-25T18:30:00), without fractions and zone.
    ExpiresAt: tags.expires.toISOString().slice(0, 19),
    LeaseRoleArn: leaseRole === "none" ? "" : roleArn(leaseRole, caller),
    VpcId: vpc,
    SubnetId: candidate.place.subnet,
    AllowFrom: allowFrom ?? "",
    SshPort: String(settings.sshPort ?? DEFAULT_SSH_PORT),
    ImageId: request.base.handle,
    InstanceType: candidate.type,
    KeyName: keyPairName(tags.assetId),
    UserData: userData({ ...request, expires: tags.expires }),
    VolumeSize: String(Math.ceil(request.diskSize / GiB)),
    VolumeType: settings.volumeType ?? "gp3",
    RootDeviceName: rootDevice,
    // An ARN ends with the name, which is all that EC2 needs.
    InstanceProfile: settings.instanceProfile?.split("/").at(-1) ?? "",
    Spot: String(candidate.spot),
    Lifetime: tags.lifetime,
    Created: tags.created.toISOString(),
    Expires: tags.expires.toISOString(),
    Owner: values.get(TAG.owner) ?? "",
    Run: values.get(TAG.run) ?? "",
    Product: tags.product,
  };
}

/** What makes two machines the same: all but type, zone, lease and run. */
export function essential(parameters: StackParameters): StackParameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !INCIDENTAL.includes(name)));
}
