import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { poll } from "../../../src/base/poll.ts";
import { ownMark, processStart } from "../../../src/host/process.ts";
import { type Layout, makeLayout } from "../../../src/providers/local/layout.ts";
import { readProcess } from "../../../src/providers/local/proc.ts";
import type { Tags } from "../../../src/providers/local/tags.ts";

/** A state folder of its own. */
export async function makeState(): Promise<Layout> {
  return makeLayout(await mkdtemp(join(tmpdir(), "state-")));
}

/** Tags of a machine that dies with this process and is ready. */
export async function tagsOf(assetId: string, changes: Partial<Tags> = {}): Promise<Tags> {
  return {
    assetId,
    lifetime: "ephemeral",
    provider: "local",
    created: "2026-01-01T10:00:00.000Z",
    expires: "2026-01-01T12:00:00.000Z",
    owner: { name: "octo/repo", url: "https://example.org/run/1" },
    base: { name: "debian-12", reference: "debian-12", digest: "sha256:00", handle: "/cache/disk.raw", cached: true },
    uuid: randomUUID(),
    stays: false,
    kept: false,
    maker: await ownMark(),
    user: "ubuntu",
    cpus: 1,
    memory: 2 ** 30,
    controlFolder: "/nowhere",
    folders: [],
    sshPort: 40022,
    ready: true,
    ...changes,
  };
}

/** The mark of a process that has ended: our own number with another start, as after a reuse of the number. */
export const GONE = { pid: process.pid, startTime: "1" };

/** A process that looks like QEMU to `ps`, and waits. */
export async function pretendQemu(
  name: string,
  uuid: string,
  cwd: string,
  argv0 = "qemu-system-x86_64",
): Promise<ChildProcess> {
  const child = spawn("/bin/sh", ["-c", "read line; exit", "sh", "-name", name, "-uuid", uuid], {
    argv0,
    cwd,
    stdio: ["pipe", "ignore", "ignore"],
  });
  await new Promise((resolve) => child.once("spawn", resolve));
  // Node.js hears of the start while the kernel is still setting up the command line, which reads as empty until then.
  const shown = async () => (await readProcess(child.pid ?? 0))?.command.includes(uuid) || undefined;
  await poll(shown, { what: "the process shows its command line", every: 5, within: 10_000 });
  return child;
}

/** Whether a child still runs, by the system's word: Node.js hears of an end a little later. */
export async function runs(child: ChildProcess): Promise<boolean> {
  return child.pid !== undefined && (await processStart(child.pid)) !== undefined;
}
