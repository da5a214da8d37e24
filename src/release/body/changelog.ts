import type { Problem } from "../../base/errors.ts";

/**
 * What is new in a version: its section of a changelog (Keep a Changelog and alike), or the whole of a file that is
 * about that version only (`changes_1.4.0.md`). Of a folder the file `changes_<version>.md` is taken.
 * @param path absolute path of the file or folder
 * @param names what the section may be called, the likeliest first: tag, version. A leading `v` does not matter.
 * @returns Markdown without the section's own heading; or what is wrong with the input `changelog`
 */
export async function readChangelog(
  _path: string,
  _names: readonly string[],
): Promise<{ text: string } | { problem: Problem }> {
  throw new Error("not written yet");
}
