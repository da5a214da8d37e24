import { flag, optionalFlag } from "../declare/kinds.ts";
import { awsMachine, awsPlace, failure, identity, localPlace, machine, output, tools, WAIT } from "./inputs.ts";

/** What says that a command works on EC2 only. */
export const EC2 = { provider: "aws" } as const;

/** Whether a machine stays when the job is over. */
export const KEEP = flag({ description: "Do not remove the machine when the job ends; its lease still ends it." });

/** What setup-ec2 and setup-ec2-and-install-dependencies take. */
export const ec2Inputs = {
  ...{ ...identity, ...localPlace, ...awsPlace, ...machine, ...awsMachine, ...tools },
  product: output.product,
  keep: KEEP,
  wait: optionalFlag({ description: WAIT }),
  ...failure,
};

/** How to log in to the machine that was made. */
export const SSH_OUTPUTS = {
  assetId: "Asset-id of the machine.",
  sshCommand: "Command that logs in.",
  sshHost: "Address of the machine.",
  sshPort: "Port of SSH.",
  sshUser: "Login user.",
  sshPrivateKey: "Path of the private key.",
  sshKnownHosts: "Path of the known_hosts file that holds the machine's host key.",
};
