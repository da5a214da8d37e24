import type { Manifest } from "../image/manifest.ts";
import { diskSize, longDate, testResult } from "./facts.ts";
import type { Step } from "./guide-products.ts";
import { code, escapeText, fence, link } from "./markdown.ts";

/** What NOTES.md and the body of a release on GitHub both tell of an image, in Markdown. */

/** What it is, and where it comes from: one paragraph. */
export function leadText(manifest: Manifest): string {
  const { os, base, created, assetId } = manifest;
  return `A virtual machine with ${escapeText(os.name)} (${escapeText(os.architecture)}), ready to boot. Its disk has ${diskSize(manifest)}. Built on ${longDate(created)} from ${code(base.name)} as ${code(assetId)}${originText(manifest)}.`;
}

function originText({ source }: Manifest): string {
  const commit = source.commit ? `, commit ${code(source.commit.slice(0, 12))}` : "";
  const run = source.run ? ` (${link("log", source.run)})` : "";
  return source.repository || commit
    ? ` from ${source.repository ? code(source.repository) : "a repository"}${commit}${run}`
    : run;
}

/**
 * How to log in, as a list.
 * @param password what is said of the default password, as Markdown
 */
export function loginText({ login: { user, jupyterPort } }: Manifest, password: string): string {
  const lines = [
    `- User: ${code(user)}`,
    `- Default password: ${password}. It has expired: the first login, on the console or by SSH, demands a new one.`,
  ];
  if (jupyterPort !== undefined) lines.push(`- JupyterLab: \`http://<address of the machine>:${jupyterPort}/\``);
  return lines.join("\n");
}

/** Packages, base image and tests, as a list. */
export function insideText(manifest: Manifest): string {
  const tested = testResult(manifest);
  const booted = manifest.tests?.booted ?? [];
  const python = manifest.pythonPackages?.length ?? 0;
  const lines = [
    `- ${manifest.packages.length} Debian packages${python ? ` and ${python} Python package${python === 1 ? "" : "s"}` : ""}, listed in \`manifest.json\` and \`sbom.spdx.json\` (SPDX 2.3).`,
    `- Base image: ${code(manifest.base.reference)}, ${code(manifest.base.digest)}.`,
  ];
  if (tested)
    lines.push(
      `- Tests: ${tested}.${booted.length > 0 ? ` Booted by themselves and checked: ${booted.join(", ")}.` : ""}`,
    );
  return lines.join("\n");
}

/** A sentence or a command of a guide. */
export const stepText = (entry: Step): string => ("code" in entry ? fence(entry.code) : escapeText(entry.text));
