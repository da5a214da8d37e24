import { title } from "../facts.ts";
import { escapeText, fence } from "../markdown.ts";
import { amiTable } from "./amis.ts";
import { disksOf } from "./disks.ts";
import { fileTable } from "./downloads.ts";
import type { BodyRequest } from "./request.ts";

/** Name of the file that `update-release` adds. */
export const ARTIFACTS_FILE = "artifacts.md";

/** The AMIs, VM images and Docker image of a release as a Markdown page of its own; undefined where there are none. */
export function artifactsPage(request: BodyRequest): string | undefined {
  const { manifest, dockerImage, tag } = request;
  const disks = disksOf(request).map(({ file }) => file);
  const parts = [
    ...(manifest?.images?.length ? ["## AMIs", amiTable(manifest.images)] : []),
    ...(disks.length > 0 ? ["## VM images", fileTable(request, disks)] : []),
    ...(dockerImage === undefined ? [] : ["## Docker image", fence(`docker pull ${dockerImage}`)]),
  ];
  if (parts.length === 0) return undefined;
  return `${[`# Artifacts of ${escapeText(manifest ? title(manifest) : tag)}`, ...parts].join("\n\n")}\n`;
}
