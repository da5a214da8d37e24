import type { Problem } from "../../../base/errors.ts";
import { candidates } from "../machine/candidates.ts";
import { instanceTypes } from "../machine/instance-types.ts";
import type { Network } from "../machine/network.ts";
import type { AwsSettings } from "../settings.ts";

/** At least one of the types is offered in a zone where the machine can be; those that are not are passed over. */
export function offerProblems(settings: AwsSettings, network: Network): Problem[] {
  if (candidates(settings, network).length > 0) return [];
  const types = instanceTypes(settings);
  const zones = [...new Set(network.places.map(({ zone }) => zone))];
  const elsewhere = [...new Set(types.flatMap((type) => [...(network.offered.get(type) ?? [])]))].sort();
  return [
    {
      subject: "instance-types",
      problem: `${types.join(", ")}: not offered in ${zones.join(", ")}.`,
      remedy:
        elsewhere.length > 0
          ? `Name other types, or a subnet in ${elsewhere.join(", ")}.`
          : "Name types that the Region has: `aws ec2 describe-instance-type-offerings`.",
    },
  ];
}
