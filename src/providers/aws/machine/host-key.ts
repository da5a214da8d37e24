import { isAwsCode } from "../../../aws/error.ts";
import { watch } from "../../../base/watch.ts";
import type { AwsOptions } from "../options.ts";

type Ways = Pick<AwsOptions, "aws" | "signal" | "clock">;

/**
 * When a first boot has usually printed its keys, milliseconds after the instance runs, and after its SSH server
 * answers: that is cloud-init's last stage.
 */
const USUAL = 20_000;
const USUAL_ONCE_IT_ANSWERS = 17_000;

/**
 * The host keys of an instance, from its console: that way they come through EC2's API, and nobody on the network can
 * hand in others.
 * @param how `within`: milliseconds. `answers`: its SSH server has just begun to answer.
 * @returns each as `type key`. @throws UserError where they are not printed in time; AwsError.
 */
export async function readHostKeys(
  instanceId: string,
  { within, answers }: { within: number; answers: boolean },
  options: Ways,
): Promise<string[]> {
  const { aws, clock, signal } = options;
  // The console as it is now is there with Nitro only; older types show what was there some minutes after the start.
  let latest = true;
  const look = async () => {
    try {
      const input = { InstanceId: instanceId, ...(latest ? { Latest: true } : {}) };
      const { Output } = await aws.call("ec2", "GetConsoleOutput", input, { signal });
      const keys = parseHostKeys(Buffer.from(Output ?? "", "base64").toString("utf8"));
      return keys.length > 0 ? { done: keys } : { note: "waiting for the host key on the console" };
    } catch (error) {
      if (!latest || !isAwsCode(error, "UnsupportedOperation", "InvalidParameterCombination")) throw error;
      latest = false;
      return { note: "waiting for the host key on the console" };
    }
  };
  return watch(look, {
    what: `the console of ${instanceId} shows its SSH host keys`,
    ...{ usual: answers ? USUAL_ONCE_IT_ANSWERS : USUAL, fresh: answers, within, clock, signal },
    remedy: `See \`aws ec2 get-console-output --region ${aws.region} --latest --output text --instance-id ${instanceId}\`: cloud-init of the source AMI has to print its keys at the end of the first boot. Where that only takes longer: boot-timeout.`,
  });
}

const KEY = /\b(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) +([A-Za-z0-9+/]{40,}={0,2})/;

/**
 * Reads the block that cloud-init prints (`keys_to_console`), the last whole one. Lines may have the kernel's or a log's
 * words before them, and lines of others may stand between.
 */
export function parseHostKeys(console: string): string[] {
  const blocks = console.matchAll(/-----BEGIN SSH HOST KEY KEYS-----([\s\S]*?)-----END SSH HOST KEY KEYS-----/g);
  const last = [...blocks].at(-1)?.[1] ?? "";
  return last.split(/\r?\n/).flatMap((line) => {
    const [, type = "", key = ""] = KEY.exec(line) ?? [];
    // A key names its own type; a line that others wrote into does not.
    return key !== "" && typeOf(key) === type ? [`${type} ${key}`] : [];
  });
}

/** The type within a public key: its length in four bytes, then its name (RFC 4253, 6.6). */
function typeOf(key: string): string {
  const bytes = Buffer.from(key, "base64");
  return bytes.length < 4 ? "" : bytes.subarray(4, 4 + bytes.readUInt32BE(0)).toString("latin1");
}

/** What known_hosts says of a host: one line a key; a port other than 22 stands with the host (sshd(8)). */
export function knownHosts(host: string, port: number, keys: readonly string[]): string {
  const name = port === 22 ? host : `[${host}]:${port}`;
  return keys.map((key) => `${name} ${key}\n`).join("");
}
