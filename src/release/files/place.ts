import type { Problem } from "../../base/errors.ts";
import type { Found } from "./found.ts";
import { isLarge, placeLarge } from "./large.ts";
import type { Reach } from "./object.ts";
import type { Collected, FilesRequest } from "./request.ts";

/** Files by the way that they take. */
export interface PlacedFiles extends Pick<Collected, "sources" | "split" | "links"> {
  problems: Problem[];
}

/** Says of each file how it gets into the release. @throws as `openReach` */
export async function placeAll(
  found: readonly Found[],
  request: FilesRequest,
  openReach: () => Promise<Reach>,
): Promise<PlacedFiles> {
  const all: PlacedFiles = { sources: [], split: [], links: [], problems: [] };
  for (const file of found) {
    if (!isLarge(file, request)) {
      all.sources.push(file.source);
      continue;
    }
    const linked = file.object && request.largeFiles === "link" && request.linkBase === undefined;
    const placed = placeLarge(file, request, linked ? (await openReach()).aws.region : undefined);
    if ("split" in placed) all.split.push(placed.split);
    if ("link" in placed) all.links.push(placed.link);
    if ("problem" in placed) all.problems.push(placed.problem);
  }
  return all;
}
