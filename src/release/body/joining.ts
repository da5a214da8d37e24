import { code, fence } from "../markdown.ts";
import { powerShellWord, shellWord } from "../quoting.ts";
import { folded } from "./folded.ts";
import type { Section } from "./part.ts";
import type { BodyFile, BodyParts, BodyRequest } from "./request.ts";

/** How to get a file that was too large for one asset. */
export function joining(request: BodyRequest): Section[] {
  return request.files.flatMap((file) => (file.parts ? [{ text: howTo(request, file, file.parts) }] : []));
}

function howTo(request: BodyRequest, { name }: BodyFile, { files, bash, powershell }: BodyParts): string {
  const scripts = [bash, powershell].filter((script) => script !== undefined);
  const { owner, repo } = request.repository;
  const download = [
    `gh release download ${shellWord(request.tag)} --repo ${owner}/${repo} --pattern ${shellWord(`*${name}.*`)}`,
    ...(bash === undefined ? [`cat ${shellWord(`${name}.part`)}* > ${shellWord(name)}`] : [`sh ${shellWord(bash)}`]),
  ];
  const steps = [
    `Put all ${files.length} parts into one folder${scripts.length > 0 ? `, with ${scripts.map(code).join(" or ")}, which joins and checks them` : ""}. With the GitHub CLI:`,
    fence(download.join("\n"), "sh"),
    ...(powershell === undefined
      ? []
      : [
          "On Windows, in PowerShell:",
          fence(`powershell -ExecutionPolicy Bypass -File ${powerShellWord(powershell)}`, "powershell"),
        ]),
  ];
  return folded(`Join <code>${htmlText(name)}</code> from its parts`, steps.join("\n\n"));
}

function htmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
