import type { Manifest } from "../../image/manifest.ts";
import { VERIFY } from "../facts.ts";
import { SUMS_FILE } from "../file-names.ts";
import { code, fence, link } from "../markdown.ts";
import { shellWord } from "../quoting.ts";
import { insideText } from "../telling.ts";
import { assetAddress } from "./addresses.ts";
import { disksOf } from "./disks.ts";
import type { Section } from "./part.ts";
import type { BodyRequest } from "./request.ts";

/** How to check a download, and where it comes from. */
export function checkSections(request: BodyRequest): Section[] {
  const parts = [...sums(request), ...provenance(request)];
  return parts.length === 0 ? [] : [{ text: ["## Check the download", ...parts].join("\n\n") }];
}

function sums(request: BodyRequest): string[] {
  if (!request.files.some(({ name }) => name === SUMS_FILE)) return [];
  return [
    `Save ${link(SUMS_FILE, assetAddress(request, SUMS_FILE))} beside the file, and compare in a terminal:`,
    VERIFY.map(({ system, code: command }) => `- ${system}: ${code(command)}`).join("\n"),
  ];
}

/** `gh attestation verify` asks github.com unless it is told another host. */
function provenance(request: BodyRequest): string[] {
  const { attested, repository, server } = request;
  if (attested !== true) return [];
  const { host } = new URL(server);
  const where = host === "github.com" ? "" : ` --hostname ${host}`;
  const file = disksOf(request)[0]?.file ?? request.files[0];
  return [
    "The workflow that made the files has signed for them. The [GitHub CLI](https://cli.github.com) checks that:",
    fence(
      `gh attestation verify ${shellWord(file?.name ?? "FILE")} --repo ${repository.owner}/${repository.repo}${where}`,
      "sh",
    ),
  ];
}

/** What is inside, and what was tested. */
export function insideSections(manifest: Manifest): Section[] {
  return [{ text: `## What is inside\n\n${insideText(manifest)}`, shorten: { rank: 1, to: () => "" } }];
}
