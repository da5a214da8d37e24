import { formatSize } from "../../base/size.ts";
import { NOTES_FILE, RELEASE_FILES, SUMS_FILE } from "../file-names.ts";
import { cell, code, escapeText, link, table } from "../markdown.ts";
import { assetAddress, fileAddress } from "./addresses.ts";
import { disksOf } from "./disks.ts";
import { joining } from "./joining.ts";
import type { Section } from "./part.ts";
import type { BodyFile, BodyRequest } from "./request.ts";

/** Beyond so many, other files are not listed: GitHub lists them below the text anyway. */
const MANY = 12;

/** The VM images with sizes, checksums and links, how to join what is in parts, and what else is there. */
export function downloadSections(request: BodyRequest): Section[] {
  const { files } = request;
  const disks = disksOf(request).map(({ file }) => file);
  const listed = disks.length > 0 ? disks : files.filter(({ name }) => !isOurs(name));
  if (listed.length === 0 && files.length === 0) return [];
  const heading = disks.length > 0 ? "## VM images" : "## Files";
  const which = disks.length > 1 ? ["Which of them you need stands below, under “Run it”."] : [];
  const text = [heading, ...which, fileTable(request, listed)].join("\n\n");
  const pointer = tooMany(request);
  const head: Section[] =
    listed.length === 0
      ? []
      : [{ text, shorten: { rank: 2, to: () => (pointer.length < text.length ? pointer : text) } }];
  return [...head, ...joining(request), ...also(request, listed)];
}

/** Name with its link, size, checksum. */
export function fileTable(request: BodyRequest, files: readonly BodyFile[]): string {
  const rows = files.map((file) => [
    nameCell(request, file),
    // A size does not break.
    formatSize(file.size).replace(" ", "\u00a0"),
    file.sha256 === undefined ? "" : `\`${file.sha256}\``,
  ]);
  return table(["File", "Size:", "SHA-256"], rows);
}

function isOurs(name: string): boolean {
  return RELEASE_FILES.includes(name);
}

function nameCell(request: BodyRequest, file: BodyFile): string {
  const address = fileAddress(request, file);
  if (address !== undefined) return cell(link(escapeText(file.name), address));
  return `${cell(code(file.name))} in ${file.parts?.files.length ?? 0} parts`;
}

function tooMany({ files }: BodyRequest): string {
  const sums = files.some(({ name }) => name === SUMS_FILE) ? ` Their checksums are in \`${SUMS_FILE}\`.` : "";
  return `_The table of files did not fit in here; they are listed below.${sums}_`;
}

/** Other files, in one line. */
function also(request: BodyRequest, listed: readonly BodyFile[]): Section[] {
  const rest = request.files.filter((file) => !listed.includes(file) && file.parts === undefined);
  if (rest.length === 0) return [];
  const links = rest.slice(0, MANY).map((file) => link(escapeText(file.name), fileAddress(request, file) ?? ""));
  const more = rest.length > MANY ? ` and ${rest.length - MANY} more` : "";
  const text = `Also here: ${links.join(", ")}${more}.`;
  return [{ text, shorten: { rank: 2, to: () => "" } }];
}

/** A sentence that points to NOTES.md, where it is an asset. */
export function seeNotes(request: BodyRequest, what: string): string {
  return request.files.some(({ name }) => name === NOTES_FILE)
    ? `_${what} did not fit in here; see ${link(NOTES_FILE, assetAddress(request, NOTES_FILE))}._`
    : `_${what} did not fit in here._`;
}
