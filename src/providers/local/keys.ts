import { readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeKey } from "../../ssh/key.ts";
import { FILES } from "./layout.ts";

/** What the seed plants, as text. */
export interface Keys {
  /** Public part of the login key; the private part is in the folder only. */
  login: string;
  /** The machine's own key, both parts. It serves while the image is built; the image makes its own at its first boot. */
  host: { private: string; public: string };
}

/**
 * Makes the two key pairs of a machine, fresh for each: one to log in with, and the machine's host key. Because the
 * host key is planted, known_hosts is complete before the first contact, and nobody can stand in between.
 * Private keys are made by ssh-keygen, mode 0600.
 */
export async function makeKeys(folder: string, comment: string, signal?: AbortSignal): Promise<Keys> {
  const [login, host] = [join(folder, FILES.key), join(folder, FILES.hostKey)];
  const [loginPublic, hostPublic] = await Promise.all([
    makeKey(login, comment, signal),
    makeKey(host, comment, signal),
  ]);
  return { login: loginPublic, host: { private: await readFile(host, "utf8"), public: hostPublic } };
}

/** Writes known_hosts for a machine behind a loopback port. */
export async function writeKnownHosts(folder: string, port: number, hostPublicKey: string): Promise<void> {
  const [type, key] = hostPublicKey.split(" ");
  await writeFile(join(folder, FILES.knownHosts), `[127.0.0.1]:${port} ${type} ${key}\n`, { mode: 0o600 });
}

/** The host key's private part is needed for the seed only. */
export async function forgetHostKey(folder: string): Promise<void> {
  await unlink(join(folder, FILES.hostKey));
}
