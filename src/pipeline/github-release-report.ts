import type { Context } from "../declare/context.ts";
import type { GitHub, Release } from "../github/port.ts";
import type { ReleaseDeps, Released } from "../release/publish/finish.ts";
import { failedSummary, releaseSummary } from "../release/publish/summary.ts";
import { writeReleaseChecksums } from "./github-release-checksums.ts";

/** By the names that the commands declare. */
export type ReleaseOutputs = Partial<
  Record<
    "releaseId" | "releaseUrl" | "uploadUrl" | "tag" | "published" | "assets" | "uploaded" | "skipped" | "checksums",
    string | undefined
  >
>;

/**
 * Does the work on a release, tells the job's summary and the person how it ended, and writes the checksums.
 * @param what it is, for the summary of a run that failed
 */
export async function reportRelease(
  what: string,
  github: GitHub,
  { checksumsFile }: { checksumsFile?: string | undefined },
  context: Context,
  work: (deps: ReleaseDeps) => Promise<Released>,
): Promise<ReleaseOutputs> {
  const { clock, signal, progress } = context;
  let opened: Release | undefined;
  try {
    const released = await work({
      ...{ github, clock, signal },
      phase: (name, phase) => progress.phase(name, phase),
      warn: (text) => progress.warning(text),
      opened: (release) => {
        opened = release;
        context.handOn(outputsOf(release));
      },
    });
    const path = await writeReleaseChecksums(checksumsFile, released, context);
    context.summarize(releaseSummary(released));
    context.say(outcomeText(released));
    return { ...outputsOf(released.release), ...fileOutputs(released), checksums: path };
  } catch (error) {
    context.summarize(failedSummary(what, error, opened));
    throw error;
  }
}

function outputsOf({ id, html_url, upload_url, tag_name, draft }: Release) {
  return {
    releaseId: String(id),
    releaseUrl: html_url,
    uploadUrl: upload_url,
    tag: tag_name,
    published: String(!draft),
  };
}

function fileOutputs({ release, settled }: Released) {
  const assets = settled.map(({ asset, source: { name, size }, sha256, how }) => {
    // The addresses of a draft's assets change when it is published.
    const now = release.assets.find(({ id }) => id === asset.id) ?? asset;
    return { name, size, digest: `sha256:${sha256}`, url: now.browser_download_url, how };
  });
  const skipped = settled.filter(({ how }) => how === "skipped").length;
  return {
    assets: JSON.stringify(assets),
    uploaded: String(settled.length - skipped),
    skipped: String(skipped),
  };
}

function outcomeText({ release, settled }: Released): string {
  const rows = settled.map(({ source: { name }, sha256, how }) => ({ name, text: `sha256 ${sha256}  ${how}` }));
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  return [
    `${release.draft ? "Draft" : "Release"}: ${release.html_url}`,
    ...rows.map(({ name, text }) => `  ${name.padEnd(width)}  ${text}`),
  ].join("\n");
}
