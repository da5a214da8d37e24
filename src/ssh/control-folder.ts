import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeOf } from "../base/errors.ts";
import { markFolder } from "../base/marked-folder.ts";
import { sharesConnection } from "./client.ts";

/**
 * Where a machine's ssh control socket goes: into the machine's folder, or, where its path is too long for a socket,
 * into a short one in the folder for temporary files, which then is one of the asset's own folders.
 */
export function controlFolderOf(machineFolder: string, temporary = tmpdir()): string {
  const login = { host: "", port: 0, user: "", privateKeyFile: "", knownHostsFile: "" };
  if (sharesConnection({ ...login, controlFolder: machineFolder })) return machineFolder;
  return join(temporary, `slipway-${createHash("sha256").update(machineFolder).digest("hex").slice(0, 12)}`);
}

/**
 * Makes and marks the short folder, for this user only. Its name is in the tags already.
 * @returns whether it is usable: false where something of that name was there, which is then left alone.
 */
export async function makeControlFolder(folder: string, assetId: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  await markFolder(folder, assetId);
  return true;
}
