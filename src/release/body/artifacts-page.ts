import type { BodyRequest } from "./request.ts";

/** Name of the file that `update-release` adds. */
export const ARTIFACTS_FILE = "artifacts.md";

/** The AMIs and VM images of a release as a Markdown page of its own. */
export function artifactsPage(_request: BodyRequest): string {
  throw new Error("not written yet");
}
