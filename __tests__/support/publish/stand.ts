import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jobOn } from "../github/env.ts";
import { startGitHub } from "../github/stand-in.ts";
import type { StandIn, StandInOptions } from "../github/types.ts";
import { openJob } from "../runner.ts";
import type { RunningStep, StepResult } from "../step.ts";

/** The commit that the harness's jobs run for. */
const COMMIT = "0123456789abcdef0123456789abcdef01234567";

export const TAG = "v1.4.0";

/** Small files by name: two are enough for something to be whole and something else not. */
export const FILES: Readonly<Record<string, string>> = {
  "disk.vmdk": "the disk\n".repeat(4_000),
  "notes.txt": "what people should know\n",
};

/** GitHub, and jobs that release to it. */
export interface Stand {
  github: StandIn;
  /** Starts a step of its own job. @param files in its workspace, in place of `FILES`. */
  start(inputs?: Record<string, string>, files?: Readonly<Record<string, string>>): Promise<RunningStep>;
  /** The same, to its end. */
  run(inputs?: Record<string, string>, files?: Readonly<Record<string, string>>): Promise<StepResult>;
}

/** Runs a test with a GitHub of its own, so that tests can run side by side. Whatever broke its description fails it. */
export async function withStand(
  test: (stand: Stand) => Promise<void>,
  options: StandInOptions & { token?: string } = {},
): Promise<void> {
  const github = await startGitHub(options);
  const ends: (() => Promise<void>)[] = [];
  github.addCommit({ sha: COMMIT, message: "Release", branch: "main" });
  const start: Stand["start"] = async (inputs = {}, files = FILES) => {
    const job = await openJob(jobOn(github, options.token === undefined ? {} : { token: options.token }));
    ends.push(() => job.close());
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(job.workspace, name), text)));
    return await job.main({ command: "publish-release", tag: TAG, files: Object.keys(files).join(","), ...inputs });
  };
  try {
    await test({ github, start, run: async (inputs, files) => await (await start(inputs, files)).done });
  } finally {
    await Promise.all(ends.map((end) => end()));
    await github.close();
  }
}

/** What stands on GitHub: releases, each with its assets and the SHA-256 of the bytes that are stored. */
export async function shown(github: StandIn) {
  return await Promise.all(
    github.releases().map(async ({ tag, draft, assets }) => ({
      ...{ tag, draft },
      assets: Object.fromEntries(
        await Promise.all(
          assets.map(async ({ name, state, path }) => [
            name,
            state === "uploaded" && path !== undefined ? sha256(await readFile(path)) : state,
          ]),
        ),
      ),
    })),
  );
}

/** The one release, published and whole: all files with their bytes, and nothing besides. */
export function whole(files: Readonly<Record<string, string>> = FILES) {
  return [{ tag: TAG, draft: false, assets: digests(files) }];
}

export function digests(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)]));
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
