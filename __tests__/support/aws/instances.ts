import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentTask } from "../../../src/base/progress.ts";
import { resolveBaseImage } from "../../../src/providers/local/base-image/resolve.ts";
import { TEST_CACHE } from "../places.ts";
import { ROOT } from "../runner.ts";
import { listeningPort } from "./listening.ts";

/** What boots real machines for instances; hand it to `startEmulator`. */
export interface Bridge {
  /** For `EmulatorOptions.bridge`. */
  url: string;
  /** The port of SSH of every machine: the input `ssh-port`. */
  sshPort: number;
  pid: number;
  /** Ends all machines and removes their disks. */
  stop(): Promise<void>;
}

const PREFIX = "slipway-bridge-";

/** Starts it. It and its machines end with this process, however that ends; the disks of a killed one go at the next start. */
export async function startBridge(): Promise<Bridge> {
  await removeStale();
  const work = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const main = join(import.meta.dirname, "bridge", "main.ts");
  const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", process.execPath, main, work], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [port = 0, sshPort = 0] = await listeningPort(child);
  return {
    url: `http://127.0.0.1:${port}`,
    sshPort,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Debian 12 as the tests of the local provider use it, from their cache. @returns the path of its disk. */
export async function debianDisk(): Promise<string> {
  const scripts = join(ROOT, "templates", "base-image");
  const options = { cache: process.env.SLIPWAY_TEST_CACHE ?? TEST_CACHE, cacheLimit: 20 * 2 ** 30, scripts };
  return (await resolveBaseImage({ reference: "debian-12" }, options, silentTask)).handle;
}

async function removeStale(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
