/**
 * What a version may be called in a changelog, the likeliest first: `data-workbench/v1.4.0` is also `v1.4.0` and `1.4.0`.
 * A leading `v` is dropped everywhere.
 */
export function versionNames(names: readonly string[]): string[] {
  const all = names.flatMap((name) => [name, name.replace(/^.*[/@]/, ""), /\d+(?:\.\d+)+.*$/.exec(name)?.[0] ?? name]);
  // The plain number reads best in messages and is what most changelogs have.
  const plain = all.map((name) => name.replace(/^v(?=\d)/, "")).sort((one, other) => one.length - other.length);
  return [...new Set(plain)].filter((name) => name !== "");
}

/** Whether a heading speaks of a version; `first` where it begins with it: `[1.4.0] - 2026-11-21`, `Version 1.4.0`. */
export function speaksOf(heading: string, name: string): "first" | "later" | undefined {
  const found = new RegExp(`(?<![\\w.+-])v?${literally(name)}(?![\\w+-]|\\.\\w)`, "i").exec(heading);
  if (!found) return undefined;
  return /^[^\p{L}\p{N}]*(?:(?:version|release)\s+)?$/iu.test(heading.slice(0, found.index)) ? "first" : "later";
}

/** Whether a file's name is about a version and no other: `changes_1.4.0`, `1.4.0`. */
export function isNamedAfter(stem: string, name: string): boolean {
  return stem === name || new RegExp(`[-_. ]v?${literally(name)}$`, "i").test(stem);
}

/** A text as a regular expression that finds just that. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
