import { execFile } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../runner.ts";

/** A git repository with Slipway in it, for buildspecs that fetch it. */
export interface SlipwayRepository {
  /** Address that git takes. */
  url: string;
  /** SHA of its only commit. */
  commit: string;
}

/** Makes one from what is built here: `dist`, `templates`, `package.json`. @param folder is made. */
export async function publishSlipway(folder: string): Promise<SlipwayRepository> {
  await mkdir(folder, { recursive: true });
  const parts = ["dist", "templates", "package.json"];
  await Promise.all(parts.map((part) => cp(join(ROOT, part), join(folder, part), { recursive: true })));
  return await commitAll(folder);
}

/** Makes one whose command line is this script. */
export async function publishScript(folder: string, script: string): Promise<SlipwayRepository> {
  const path = join(folder, "dist", "cli", "index.js");
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, script);
  return await commitAll(folder);
}

async function commitAll(folder: string): Promise<SlipwayRepository> {
  const git = async (...args: string[]) => {
    const who = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false"];
    return (await promisify(execFile)("git", ["-C", folder, ...who, ...args])).stdout.trim();
  };
  await git("init", "--quiet");
  await git("add", "--all", "--force");
  await git("commit", "--quiet", "--message", "Slipway");
  return { url: `file://${folder}`, commit: await git("rev-parse", "HEAD") };
}
