import { UserError } from "../../base/errors.ts";
import { type Job, runInLanes } from "../../base/lanes.ts";
import type { Task } from "../../base/progress.ts";
import type { Release, ReleaseAsset } from "../../github/port.ts";
import type { BodyFile } from "../body/request.ts";
import type { Link } from "../files/link.ts";
import type { FileSource } from "../files/source.ts";
import type { SplitFile } from "../files/split.ts";
import { listAssets } from "./asset.ts";
import { bodyParts } from "./body-files.ts";
import type { Target } from "./replace.ts";
import type { ReleaseContent } from "./request.ts";
import { type SettleDeps, type Settled, settle } from "./settle.ts";
import { findFaults } from "./verify.ts";

/** Files at a time. GitHub takes 100 calls at once; a runner's line is full with fewer. */
const LANES = 4;

/** All files of a release, whole and verified. */
export interface Filled {
  settled: Settled[];
  /** For the body, in the order of the inputs. */
  bodyFiles: BodyFile[];
}

/**
 * Brings all files into a release, a few at a time, and compares afterwards what GitHub lists with what it should be.
 * @param assets what the release has, as last seen
 * @throws UserError where that does not agree even after a second round · as `settle`
 */
export async function fillRelease(
  release: Release,
  assets: readonly ReleaseAsset[],
  content: ReleaseContent,
  deps: SettleDeps,
  task: Task,
): Promise<Filled> {
  const target: Target = { release, overwrite: content.overwrite };
  const placing =
    (signal: AbortSignal): Place =>
    (source) =>
      task.task(source.name, (own) => settle(source, assets, target, { ...deps, signal }, own));
  const jobs: Job<Placed>[] = [
    ...content.sources.map((source) => ({
      name: source.name,
      weight: source.size,
      work: (signal: AbortSignal) => placeFile(source, placing(signal)),
    })),
    ...content.split.map((split) => ({
      name: split.whole.name,
      weight: split.whole.size,
      work: (signal: AbortSignal) => placeParts(split, placing(signal), signal),
    })),
    ...content.links.map((link) => ({
      name: `${link.name}, linked`,
      weight: 0,
      work: () => placeLink(link, deps),
    })),
  ];
  const placed = await runInLanes(jobs, LANES, deps.signal);
  const settled = placed.flatMap((one) => one.settled);
  await verify(settled, target, deps, task);
  return { settled, bodyFiles: placed.map(({ file }) => file) };
}

/** What became of one file that a person has named. */
interface Placed {
  settled: Settled[];
  file: BodyFile;
}

type Place = (source: FileSource) => Promise<Settled>;

async function placeFile(source: FileSource, place: Place): Promise<Placed> {
  const settled = await place(source);
  return { settled: [settled], file: { name: source.name, size: source.size, sha256: settled.sha256 } };
}

/** One after another: so the digest of the whole comes from the same pass. */
async function placeParts(split: SplitFile, place: Place, signal: AbortSignal): Promise<Placed> {
  const { whole, parts } = split;
  const settled: Settled[] = [];
  for (const part of parts) settled.push(await place(part));
  const { sha256, files } = await split.finish(new Map(settled.map((one) => [one.source.name, one.sha256])), signal);
  for (const file of files) settled.push(await place(file));
  return { settled, file: { name: whole.name, size: whole.size, sha256, parts: bodyParts(split) } };
}

async function placeLink({ name, size, url, sha256, source }: Link, { digests }: SettleDeps): Promise<Placed> {
  return { settled: [], file: { name, size, url, sha256: sha256 ?? (await digests.ofFile(source)) } };
}

async function verify(settled: readonly Settled[], target: Target, deps: SettleDeps, task: Task): Promise<void> {
  const look = async () => {
    const assets = await listAssets(deps.github, target.release.id, deps);
    return { assets, faults: await findFaults(settled, assets, deps.digests) };
  };
  const first = await look();
  const ours = new Set(settled.map(({ source }) => source.name));
  const others = first.assets.filter(({ name }) => !ours.has(name)).map(({ name }) => name);
  if (others.length > 0) task.line(`Left as it is: ${others.join(", ")}`);
  if (first.faults.length === 0) return;
  for (const { settled: one, wrong } of first.faults) {
    task.line(`${one.source.name} ${wrong}: once more.`);
    await settle(one.source, first.assets, target, deps, task);
  }
  const { faults } = await look();
  if (faults.length === 0) return;
  throw new UserError(
    `The release is not what it should be: ${faults.map(({ settled: one, wrong }) => `${one.source.name} ${wrong}`).join("; ")}.`,
    "See whether something else changes this release at the same time, and run again.",
  );
}
