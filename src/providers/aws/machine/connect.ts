import { join } from "node:path";
import { writeWhole } from "../../../base/write-whole.ts";
import { shellQuote } from "../../../ssh/client.ts";
import type { AwsOptions } from "../options.ts";
import { type BuildRecord, buildFolder, FILES } from "./build-record.ts";
import { knownHosts } from "./host-key.ts";
import type { InstanceSeen } from "./instance.ts";
import { DEFAULT_SSH_PORT } from "./stack-parameters.ts";

/** The way to an instance, as a build's record keeps it. */
export type WayIn = NonNullable<BuildRecord["machine"]>;

/**
 * How an instance is reached: at its public address, at its private one where it has no other (this machine may be in
 * the same network), or through a session of Session Manager, which needs no open port at all.
 */
export function wayInto(instance: InstanceSeen, { settings, aws }: Pick<AwsOptions, "settings" | "aws">): WayIn {
  const port = settings.sshPort ?? DEFAULT_SSH_PORT;
  if (settings.connect === "ssm") {
    return { instanceId: instance.id, host: instance.id, port, proxyCommand: sessionCommand(aws.region, settings) };
  }
  return { instanceId: instance.id, host: instance.publicAddress ?? instance.privateAddress ?? instance.id, port };
}

/**
 * The command through which ssh reaches the instance (Systems Manager User Guide, "Allow SSH connections through
 * Session Manager"). The AWS CLI has credentials by its own chain; none is in the command line.
 */
function sessionCommand(region: string, { profile, endpointUrl }: AwsOptions["settings"]): string {
  const words = [
    ...["aws", "ssm", "start-session", "--region", region],
    ...(profile === undefined ? [] : ["--profile", profile]),
    ...(endpointUrl === undefined ? [] : ["--endpoint-url", endpointUrl]),
    ...["--document-name", "AWS-StartSSHSession"],
  ];
  const fixed = words.map((word) => shellQuote(word).replaceAll("%", "%%")).join(" ");
  return `${fixed} --target %h --parameters portNumber=%p`;
}

/** Writes known_hosts of a build: nothing but this instance's own keys. */
export async function writeKnownHosts(
  state: string,
  assetId: string,
  { host, port }: WayIn,
  keys: readonly string[],
): Promise<void> {
  await writeWhole(join(buildFolder(state, assetId), FILES.knownHosts), knownHosts(host, port, keys));
}
