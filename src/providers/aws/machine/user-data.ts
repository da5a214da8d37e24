import { cloudConfig, loginUser } from "../../cloud-config.ts";
import type { MachineRequest } from "../../provider.ts";

/** Characters that a CloudFormation parameter may have (CloudFormation User Guide, "Parameters"). */
const LONGEST = 4_096;

/**
 * What cloud-init does at the instance's first boot, in base64. There is no secret in it: whoever may describe instances
 * can read it. The login key comes from EC2's key pair, and goes to the default user, which is why that one gets the name.
 * - one type of host key is quick to make, and short in the console's output, from which it is read (`host-key.ts`);
 * - certificates do not fit into a parameter: they come over SSH, before anything is downloaded (`certificates.ts`).
 * @throws RangeError where it does not fit into a parameter.
 */
export function userData(request: Pick<MachineRequest, "hostname" | "expires" | "user">): string {
  const data = {
    ...cloudConfig(request),
    system_info: { default_user: loginUser(request.user) },
    ssh_genkeytypes: ["ed25519"],
    ssh: { emit_keys_to_console: true },
  };
  const text = Buffer.from(`#cloud-config\n${JSON.stringify(data)}\n`).toString("base64");
  if (text.length > LONGEST) throw new RangeError(`User data has ${text.length} characters, and ${LONGEST} fit.`);
  return text;
}
