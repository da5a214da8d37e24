import type { Manifest } from "../../image/manifest.ts";
import { NOTES_FILE } from "../file-names.ts";
import { guides } from "../guides.ts";
import { code, fence, link } from "../markdown.ts";
import { loginText, stepText } from "../telling.ts";
import { assetAddress, fileAddress } from "./addresses.ts";
import { disksOf } from "./disks.ts";
import { seeNotes } from "./downloads.ts";
import { folded } from "./folded.ts";
import type { Section } from "./part.ts";
import type { BodyRequest } from "./request.ts";

/** How to log in. The default password is in no manifest; NOTES.md has it where its owner wants it published. */
export function loginSections(request: BodyRequest, manifest: Manifest): Section[] {
  const published = manifest.login.passwordPublished === true && request.files.some(({ name }) => name === NOTES_FILE);
  const password = published
    ? `in ${link(NOTES_FILE, assetAddress(request, NOTES_FILE))}`
    : "given to you by whoever released this image";
  return [{ text: `## Log in\n\n${loginText(manifest, password)}` }];
}

/** How to run the image in each product that one of the files suits, folded. */
export function runSections(request: BodyRequest, manifest: Manifest): Section[] {
  const disks = disksOf(request);
  const artifacts = disks.map((disk) => disk.artifact);
  const all = guides({ ...manifest, artifacts }).map(({ product, hint, artifact, steps }) => {
    const file = disks.find((disk) => disk.artifact === artifact)?.file;
    const address = file && fileAddress(request, file);
    const take =
      address === undefined ? `${code(artifact.file)}, joined from its parts` : link(code(artifact.file), address);
    return folded(`<b>${product}</b> – ${hint}`, [`Take ${take}.`, ...steps.map(stepText)].join("\n\n"));
  });
  if (all.length === 0) return [];
  const heading = "## Run it\n\n";
  const to = () => `${heading}${seeNotes(request, "How to run it")}`;
  return [{ text: `${heading}${all.join("\n\n")}`, shorten: { rank: 1, to } }];
}

/** How to get the image for Docker. */
export function dockerSections({ dockerImage }: BodyRequest): Section[] {
  return dockerImage === undefined ? [] : [{ text: `## Docker image\n\n${fence(`docker pull ${dockerImage}`, "sh")}` }];
}
