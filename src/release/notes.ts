import { formatSize } from "../base/size.ts";
import type { Manifest } from "../image/manifest.ts";
import { diskSize, longDate, type ReleaseWords, testResult, title, VERIFY } from "./facts.ts";
import type { Step } from "./guide-products.ts";
import { guides } from "./guides.ts";

/** NOTES.md: what it is, how to log in, the files, how to check and import them. Only for the formats that are there. */
export function releaseNotes(manifest: Manifest, words: ReleaseWords = {}): string {
  const parts = [
    `# ${escapeText(title(manifest))}`,
    `A virtual machine with ${escapeText(manifest.os.name)} (${escapeText(manifest.os.architecture)}), ready to boot. Its disk has ${diskSize(manifest)}. Built on ${longDate(manifest.created)} from ${code(manifest.base.name)} as ${code(manifest.assetId)}${origin(manifest)}.`,
    "## Log in",
    login(manifest, words),
    "## Files",
    files(manifest),
    ...(manifest.images ? ["## AMIs", images(manifest.images)] : []),
    "## Check the download",
    ...VERIFY.flatMap(({ system, code: command }) => [`${system}:`, fence(command)]),
    "## Run it",
    ...guides(manifest).flatMap(({ product, artifact, steps }) => [
      `### ${product}`,
      `Take ${code(artifact.file)}.`,
      ...steps.map(step),
    ]),
    "## What is inside",
    inside(manifest),
  ];
  return `${parts.join("\n\n")}\n`;
}

function origin({ source }: Manifest): string {
  const commit = source.commit ? `, commit ${code(source.commit.slice(0, 12))}` : "";
  const run = source.run ? ` ([log](<${source.run.replaceAll(/[<>\s]/g, encodeURIComponent)}>))` : "";
  return source.repository || commit
    ? ` from ${source.repository ? code(source.repository) : "a repository"}${commit}${run}`
    : run;
}

function login({ login: { user, jupyterPort } }: Manifest, { publishedPassword }: ReleaseWords): string {
  const password =
    publishedPassword === undefined ? "given to you by whoever released this image" : code(publishedPassword);
  const lines = [
    `- User: ${code(user)}`,
    `- Default password: ${password}. It has expired: the first login, on the console or by SSH, demands a new one.`,
  ];
  if (jupyterPort !== undefined) lines.push(`- JupyterLab: \`http://<address of the machine>:${jupyterPort}/\``);
  return lines.join("\n");
}

function files({ artifacts }: Manifest): string {
  const rows = artifacts.map(
    ({ file, size, sha256 }) => `| ${code(file).replaceAll("|", "\\|")} | ${formatSize(size)} | \`${sha256}\` |`,
  );
  return ["| File | Size | SHA-256 |", "|---|---:|---|", ...rows].join("\n");
}

function images(list: NonNullable<Manifest["images"]>): string {
  const rows = list.map(
    ({ region, id, name, public: isPublic }) =>
      `| ${region} | ${code(id)} | ${code(name)} | ${isPublic ? "everyone" : "those it is shared with"} |`,
  );
  return ["| Region | AMI | Name | For |", "|---|---|---|---|", ...rows].join("\n");
}

function inside(manifest: Manifest): string {
  const tested = testResult(manifest);
  const booted = manifest.tests?.booted ?? [];
  const lines = [
    `- ${manifest.packages.length} Debian packages${manifest.pythonPackages ? ` and ${manifest.pythonPackages.length} Python packages` : ""}, listed in \`manifest.json\` and \`sbom.spdx.json\` (SPDX 2.3).`,
    `- Base image: ${code(manifest.base.reference)}, ${code(manifest.base.digest)}.`,
  ];
  if (tested)
    lines.push(
      `- Tests: ${tested}.${booted.length > 0 ? ` Booted by themselves and checked: ${booted.join(", ")}.` : ""}`,
    );
  return lines.join("\n");
}

const step = (entry: Step): string => ("code" in entry ? fence(entry.code) : escapeText(entry.text));

/** A block of code; its fence is longer than any row of backticks inside. */
function fence(text: string): string {
  return `${ticks(text, 3)}\n${text}\n${ticks(text, 3)}`;
}

/** A span of code on one line. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  const mark = ticks(line, 1);
  const edge = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${mark}${edge}${line}${edge}${mark}`;
}

function ticks(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
  return "`".repeat(Math.max(least, longest + 1));
}

/** Text that Markdown and HTML leave as it is. */
function escapeText(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|#&~]/g, (character) => `\\${character}`);
}
