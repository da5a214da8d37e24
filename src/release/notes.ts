import { formatSize } from "../base/size.ts";
import type { Manifest } from "../image/manifest.ts";
import { type ReleaseWords, title, VERIFY } from "./facts.ts";
import { guides } from "./guides.ts";
import { cell, code, escapeText, fence, table } from "./markdown.ts";
import { insideText, leadText, loginText, stepText } from "./telling.ts";

/** NOTES.md: what it is, how to log in, the files, how to check and import them. Only for the formats that are there. */
export function releaseNotes(manifest: Manifest, { publishedPassword }: ReleaseWords = {}): string {
  const password =
    publishedPassword === undefined ? "given to you by whoever released this image" : code(publishedPassword);
  const parts = [
    `# ${escapeText(title(manifest))}`,
    leadText(manifest),
    "## Log in",
    loginText(manifest, password),
    "## Files",
    files(manifest),
    ...(manifest.images ? ["## AMIs", images(manifest.images)] : []),
    "## Check the download",
    ...VERIFY.flatMap(({ system, code: command }) => [`${system}:`, fence(command)]),
    "## Run it",
    ...guides(manifest).flatMap(({ product, artifact, steps }) => [
      `### ${product}`,
      `Take ${code(artifact.file)}.`,
      ...steps.map(stepText),
    ]),
    "## What is inside",
    insideText(manifest),
  ];
  return `${parts.join("\n\n")}\n`;
}

function files({ artifacts }: Manifest): string {
  const rows = artifacts.map(({ file, size, sha256 }) => [cell(code(file)), formatSize(size), `\`${sha256}\``]);
  return table(["File", "Size:", "SHA-256"], rows);
}

function images(list: NonNullable<Manifest["images"]>): string {
  const rows = list.map(({ region, id, name, public: isPublic }) => [
    region,
    cell(code(id)),
    cell(code(name)),
    isPublic ? "everyone" : "those it is shared with",
  ]);
  return table(["Region", "AMI", "Name", "For"], rows);
}
