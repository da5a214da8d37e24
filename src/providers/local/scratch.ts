import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ownMark, type ProcessMark } from "../../host/process.ts";
import type { Layout } from "./layout.ts";
import { removeInside } from "./remove.ts";

/** Makes a folder whose name tells which process works in it, so that it is known as abandoned when that process is gone. */
export async function makeOwnFolder(layout: Layout, kind: "new" | "tmp"): Promise<string> {
  const { pid, startTime, where } = await ownMark();
  const folder = join(layout.machines, `.${kind}-${pid}-${startTime}-${where}-${randomBytes(4).toString("hex")}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Which process works in a folder of such a name, or undefined for any other name. */
export function makerOf(name: string): (ProcessMark & { kind: string }) | undefined {
  const [, kind, pid, startTime, where] =
    /^\.(new|tmp)-(\d+)-(\d+)-([0-9a-f]{8}-[0-9a-z]+)-[0-9a-f]{8}$/.exec(name) ?? [];
  return kind && startTime ? { kind, pid: Number(pid), startTime, where } : undefined;
}

/** A folder for temporary files that sweep finds when this process was killed before it removed it. */
export async function makeScratch(layout: Layout): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await makeOwnFolder(layout, "tmp");
  return { path, remove: () => removeInside(path, layout.machines) };
}
