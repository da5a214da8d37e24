import type { Machine } from "../providers/provider.ts";
import { tearDownCommand } from "../providers/tear-down-command.ts";
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

/** How to reach JupyterLab where no port but SSH's is open; nothing where it is not installed. */
export function jupyterText(machine: Machine, port: number | undefined): string[] {
  if (port === undefined) return [];
  const tunnel = sshCommand(machine, ["-N", "-L", `${port}:127.0.0.1:${port}`]);
  return [`  JupyterLab:  http://127.0.0.1:${port}/ through ${tunnel}`];
}

/** How to log in, and how to be rid of the machine again. */
export function sshText(machine: Machine): string {
  return [
    `${machine.assetId} is up.`,
    `  log in:      ${sshCommand(machine)}`,
    `  ends itself: ${machine.expires.toISOString()}`,
    `  remove it:   ${tearDownCommand(machine)}`,
  ].join("\n");
}

/** The shortest command that logs in with the planted host key and nothing of the person's own configuration. */
function sshCommand({ ssh }: Pick<Machine, "ssh">, more: readonly string[] = []): string {
  const words = [
    "ssh",
    "-i",
    ssh.privateKeyFile,
    "-o",
    "IdentitiesOnly=yes",
    "-o",
    `UserKnownHostsFile=${ssh.knownHostsFile}`,
  ];
  return [...words, ...more, "-p", String(ssh.port), `${ssh.user}@${ssh.host}`].map(shellQuote).join(" ");
}
