import { VERIFY } from "../facts.ts";
import { SUMS_FILE } from "../file-names.ts";
import { fence, link } from "../markdown.ts";
import { insideText } from "../telling.ts";
import { assetAddress } from "./addresses.ts";
import type { Section } from "./part.ts";
import type { BodyRequest } from "./request.ts";

const SHELLS: Record<string, string> = { Windows: "powershell" };

/** How to check a download, and where it comes from. */
export function checkSections(request: BodyRequest): Section[] {
  const parts = [...sums(request), ...provenance(request)];
  return parts.length === 0 ? [] : [{ text: ["## Check the download", ...parts].join("\n\n") }];
}

function sums(request: BodyRequest): string[] {
  if (!request.files.some(({ name }) => name === SUMS_FILE)) return [];
  return [
    `Save ${link(SUMS_FILE, assetAddress(request, SUMS_FILE))} beside the file. Then, by system:`,
    ...VERIFY.flatMap(({ system, code }) => [`${system}:`, fence(code, SHELLS[system] ?? "sh")]),
  ];
}

/** `gh attestation verify` asks the host that it is signed in to unless it is told another. */
function provenance({ attested, repository: { owner, repo }, server }: BodyRequest): string[] {
  if (attested !== true) return [];
  const { host } = new URL(server);
  const where = host === "github.com" ? "" : ` --hostname ${host}`;
  return [
    "The workflow has signed where the files come from. The [GitHub CLI](https://cli.github.com) checks that:",
    fence(`gh attestation verify FILE --repo ${owner}/${repo}${where}`, "sh"),
  ];
}

/** What is inside, and what was tested. */
export function insideSections(manifest: Parameters<typeof insideText>[0]): Section[] {
  return [{ text: `## What is inside\n\n${insideText(manifest)}`, shorten: { rank: 1, to: () => "" } }];
}
