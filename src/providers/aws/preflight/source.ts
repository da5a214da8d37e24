import type { Image } from "@aws-sdk/client-ec2";
import type { Problem } from "../../../base/errors.ts";
import { formatSize, GiB, TiB } from "../../../base/size.ts";
import type { Plan } from "../../provider.ts";

/** Bytes over which a volume cannot be exported (VM Import/Export User Guide, "Considerations for image export"). */
const LARGEST_EXPORT = TiB;

/** The disk has to hold what the source AMI's snapshot holds; EC2 refuses a smaller one. */
export function diskProblems(plan: Pick<Plan, "diskSize" | "formats">, image: Image): Problem[] {
  const needed = (rootOf(image)?.VolumeSize ?? 0) * GiB;
  if (plan.diskSize < needed) {
    const problem = `The source AMI's disk has ${formatSize(needed)}, and ${formatSize(plan.diskSize)} are less.`;
    return [{ subject: "disk-size", problem, remedy: `Give it ${formatSize(needed)} or more.` }];
  }
  if (plan.formats.length === 0 || plan.diskSize <= LARGEST_EXPORT) return [];
  const problem = `AWS exports no disk over ${formatSize(LARGEST_EXPORT)}, and this one has ${formatSize(plan.diskSize)}.`;
  return [{ subject: "disk-size", problem, remedy: "Make it smaller, or export no formats." }];
}

/** What AWS does not export, whatever is installed on it (VM Import/Export User Guide, the same list). */
export function exportabilityProblems(image: Image): Problem[] {
  const id = image.ImageId ?? "The source AMI";
  const wrong = (problem: string): Problem => ({
    subject: "base-image",
    problem,
    remedy: "Start from another AMI, or export no formats.",
  });
  const encrypted = (image.BlockDeviceMappings ?? []).some(({ Ebs }) => Ebs?.Encrypted);
  return [
    ...(encrypted ? [wrong(`${id} has an encrypted snapshot, and AWS exports none.`)] : []),
    ...((image.ProductCodes ?? []).length > 0
      ? [wrong(`${id} has a product code of the Marketplace, and AWS exports none of those.`)]
      : []),
    ...(/windows/i.test(`${image.Platform ?? ""} ${image.PlatformDetails ?? ""}`)
      ? [wrong(`${id} is a Windows, which AWS exports in part only, and which Slipway cannot build.`)]
      : []),
  ];
}

function rootOf({ RootDeviceName, BlockDeviceMappings = [] }: Image) {
  return BlockDeviceMappings.find(({ DeviceName }) => DeviceName === RootDeviceName)?.Ebs;
}
