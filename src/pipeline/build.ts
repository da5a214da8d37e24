import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, UserError } from "../base/errors.ts";
import type { Timing } from "../base/progress.ts";
import type { Context } from "../declare/context.ts";
import type { Inventory } from "../image/guest-inventory.ts";
import type { TestReport } from "../image/test-report.ts";
import type { BaseImage, Provider } from "../providers/provider.ts";
import { existingAssetId } from "./asset-id.ts";

/** What a build has learned so far. Its steps may be processes of their own, so it lies in a file beside the machine. */
export interface BuildRecord {
  product: string;
  user: string;
  hostname: string;
  /** Milliseconds since the epoch. */
  created: number;
  base: BaseImage;
  memory: number;
  cpus: number;
  /** Where JupyterLab answers; absent until it is installed. */
  jupyterPort?: number | undefined;
  /** How it differs from the default content. */
  content: { ownPlaybook: boolean; skipRoles: readonly string[] };
  /** How far finish came: a machine that was only begun on must not become an image. */
  finish?: "begun" | "done" | undefined;
  /** Packages and operating system, read before finish; absent until then. */
  inventory?: Inventory | undefined;
  /** Absolute path of the release folder, from before anything is put there. */
  releaseFolder?: string | undefined;
  /** The default password, only where it is to be published and so is no secret. */
  publishedPassword?: string | undefined;
  reports: TestReport[];
  timings: Timing[];
}

/** A build under way: its machine can be found by provider and asset-id. */
export interface Build {
  provider: Provider;
  assetId: string;
  context: Context;
  record: BuildRecord;
}

/** What a build has learned, or undefined where there is no such build on this machine. */
export async function readBuildRecord(provider: Provider, assetId: string): Promise<BuildRecord | undefined> {
  try {
    // Written by `saveBuild`, in a folder that only we write to; dates are text in JSON.
    const record = JSON.parse(await readFile(recordFile(provider, assetId), "utf8")) as BuildRecord;
    return { ...record, reports: record.reports.map((report) => ({ ...report, started: new Date(report.started) })) };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Takes up the build that an earlier step began. @throws UserError where there is none. */
export async function resumeBuild(provider: Provider, given: string | undefined, context: Context): Promise<Build> {
  const assetId = await existingAssetId(given, provider, context);
  const record = await readBuildRecord(provider, assetId);
  if (record) return { provider, assetId, context, record };
  throw new UserError(
    `There is no machine with the asset-id ${assetId}.`,
    provider.name === "local"
      ? "slipway show-assets lists what there is; slipway setup-vm makes a machine."
      : "What the steps of a build know of each other lies on the machine that ran them: run this in the same job. slipway show-assets --provider aws lists what there is.",
  );
}

/** Keeps what the build has learned, with the timings of this step added; whole or not at all. */
export async function saveBuild(build: Build): Promise<void> {
  const file = recordFile(build.provider, build.assetId);
  const record: BuildRecord = { ...build.record, timings: allTimings(build) };
  await mkdir(build.provider.workFolder(build.assetId), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Phases and tasks of all steps so far, this one's included. */
export function allTimings(build: Build): Timing[] {
  return [...build.record.timings, ...build.context.progress.timings];
}

function recordFile(provider: Provider, assetId: string): string {
  return join(provider.workFolder(assetId), "build.json");
}
