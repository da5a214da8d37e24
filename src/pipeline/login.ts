import type { Machine } from "../providers/provider.ts";
import { shellQuote } from "../ssh/client.ts";

/** What later steps need to log in. */
export function sshOutputs({ ssh }: Machine) {
  return {
    sshCommand: sshCommand({ ssh }),
    sshHost: ssh.host,
    sshPort: String(ssh.port),
    sshUser: ssh.user,
    sshPrivateKey: ssh.privateKeyFile,
    sshKnownHosts: ssh.knownHostsFile,
  };
}

/** How to log in, and how to be rid of the machine again. */
export function sshText(machine: Machine): string {
  return [
    `${machine.assetId} is up.`,
    `  log in:      ${sshCommand(machine)}`,
    `  ends itself: ${machine.expires.toISOString()}`,
    `  remove it:   slipway tear-down --asset-id ${machine.assetId}`,
  ].join("\n");
}

/** The shortest command that logs in with the planted host key and nothing of the person's own configuration. */
function sshCommand({ ssh }: Pick<Machine, "ssh">): string {
  const words = [
    "ssh",
    "-i",
    ssh.privateKeyFile,
    "-o",
    "IdentitiesOnly=yes",
    "-o",
    `UserKnownHostsFile=${ssh.knownHostsFile}`,
  ];
  return [...words, "-p", String(ssh.port), `${ssh.user}@${ssh.host}`].map(shellQuote).join(" ");
}
