import type { Problem } from "../../../base/errors.ts";
import { formatSize } from "../../../base/size.ts";
import { EXPECTED_CONTENT } from "../../expected-content.ts";
import { FORMATS, type Format } from "../../format.ts";
import type { Plan } from "../../provider.ts";
import { planExport } from "../export/export-plan.ts";
import type { AwsSettings } from "../settings.ts";

/** What is asked of this machine. */
export interface SpaceHost {
  /** Why nothing can be written into a folder; undefined where it can. */
  unwritable(folder: string): Promise<string | undefined>;
  /** Bytes free in the file system of a folder, which need not exist yet. */
  freeSpace(folder: string): Promise<number>;
  /** Bytes that files of these formats need in their folder. */
  exportSpace(formats: readonly Format[], dataSize: number): number;
}

/**
 * Room for the disks that have to come here: all of them with `fetch: true`, else what is converted here and its source.
 * By what an image is expected to hold, and no more: a build is refused only for what it needs in any case. What need not
 * come here stays in the bucket where there is no room.
 */
export async function spaceProblems(
  { formats, folder, diskSize }: Pick<Plan, "formats" | "folder" | "diskSize">,
  settings: Pick<AwsSettings, "exportBy" | "fetch">,
  host: SpaceHost,
): Promise<Problem[]> {
  const needed = formatsHere(formats, settings);
  // Where nothing can be written, the command has told already.
  if (folder === undefined || needed.length === 0 || (await host.unwritable(folder))) return [];
  const bytes = host.exportSpace(needed, Math.min(diskSize, EXPECTED_CONTENT));
  const free = await host.freeSpace(folder);
  if (free >= bytes) return [];
  const remedy =
    planExport(formats, settings.exportBy).converted.length > 0
      ? "Free some space, choose a folder elsewhere, or export only vmdk, vhd and raw with fetch: false."
      : "Free some space, choose a folder elsewhere, or leave the disks in the bucket with fetch: false.";
  const problem = `${needed.join(", ")} need about ${formatSize(bytes)} in ${folder}, and ${formatSize(free)} are free.`;
  return [{ subject: "release-folder", problem, remedy }];
}

function formatsHere(formats: readonly Format[], { exportBy, fetch }: Pick<AwsSettings, "exportBy" | "fetch">) {
  const { converted, source } = planExport(formats, exportBy);
  const here: Format[] = [...converted, ...(source ? [source] : []), ...(fetch === true ? formats : [])];
  return FORMATS.filter((format) => here.includes(format));
}
