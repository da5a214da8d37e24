import { messageOf, UserError } from "../../base/errors.ts";
import { inert, markdownTable } from "../../base/markdown.ts";
import { formatSize } from "../../base/size.ts";
import type { Release } from "../../github/port.ts";
import { code } from "../markdown.ts";
import type { Released } from "./finish.ts";

const HOW = { uploaded: "uploaded", replaced: "uploaded in place of another", skipped: "was there already" } as const;

/** The job's summary of a release in Markdown: what it is, its files, and those that lie elsewhere. */
export function releaseSummary({ release, settled, bodyFiles }: Released): string {
  const state = release.draft ? "Draft" : release.prerelease ? "Prerelease" : "Release";
  const rows = [
    ...settled.map(({ source: { name, size }, sha256, how }) => [code(name), formatSize(size), code(sha256), HOW[how]]),
    ...bodyFiles.flatMap(({ name, size, url, sha256 }) =>
      url === undefined ? [] : [[code(name), formatSize(size), sha256 ? code(sha256) : "", `[elsewhere](${url})`]],
    ),
  ];
  return [
    `## ✅ ${state} [${inert(release.name || release.tag_name)}](${release.html_url})`,
    "",
    ...(release.draft ? ["Nobody but its writers sees it until it is published.", ""] : []),
    ...(rows.length > 0 ? [markdownTable(["file", "size", "SHA-256", "what was done"], rows), ""] : []),
  ].join("\n");
}

/** The same of a run that failed: why, and what to do. */
export function failedSummary(what: string, error: unknown, release: Release | undefined): string {
  const remedy = error instanceof UserError && error.remedy !== "" ? ["", ...error.remedy.split("\n")] : [];
  return [
    `## ❌ ${inert(what)}`,
    "",
    "> [!CAUTION]",
    ...[...messageOf(error).split("\n"), ...remedy].map((line) => `> ${line}`.trimEnd()),
    ...(release ? ["", `[${release.draft ? "The draft" : "The release"}](${release.html_url})`] : []),
    "",
  ].join("\n");
}
