import { readFile } from "node:fs/promises";
import { run } from "../base/run.ts";

/**
 * Makes an Ed25519 key pair with ssh-keygen: the private part at `path`, mode 0600, without a passphrase.
 * @returns the public part as one line, with its comment.
 * @throws ToolError where there is a file of that name.
 */
export async function makeKey(path: string, comment: string, signal?: AbortSignal): Promise<string> {
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", path], { signal });
  return (await readFile(`${path}.pub`, "utf8")).trim();
}

/** The public part that belongs to a private key, as one line. @throws ToolError where the file holds no private key. */
export async function publicKeyOf(path: string, signal?: AbortSignal): Promise<string> {
  return (await run("ssh-keygen", ["-y", "-P", "", "-f", path], { signal })).stdout.trim();
}
