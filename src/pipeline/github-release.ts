import { randomBytes } from "node:crypto";
import { ARTIFACTS_FILE, artifactsPage } from "../release/body/artifacts-page.ts";
import { releaseBody } from "../release/body/body.ts";
import { generatedNotes } from "../release/body/generated.ts";
import type { BodyRequest } from "../release/body/request.ts";
import { textSource } from "../release/files/text-source.ts";
import { expectedFiles } from "../release/publish/body-files.ts";
import type { ReleaseContent } from "../release/publish/request.ts";
import type { Gathered } from "./github-release-gather.ts";
import type { ReleaseInputs } from "./github-release-inputs.ts";

/** Which release the words are about. */
export interface Subject {
  tag: string;
  /** Branch or commit that the tag will be made at. */
  target?: string | undefined;
  /** Files alone are no reason to write the notes anew. */
  onlyIfAsked?: boolean;
  /** A page with the artifacts is added to the files. */
  artifactsPage?: boolean;
}

/** Puts together what a release is to be. @throws GitHubError · CancelledError */
export async function contentOf(
  inputs: ReleaseInputs,
  { github, files, notes, changelog }: Gathered,
  subject: Subject,
  signal: AbortSignal,
): Promise<ReleaseContent> {
  const { tag, target } = subject;
  const { previousTag, generateNotes, dockerImage, attested, overwrite, notesMode, prerelease } = inputs;
  const generated = generateNotes ? await generatedNotes(github, { tag, target, previousTag }, { signal }) : undefined;
  const words: Omit<BodyRequest, "files"> = {
    ...{ repository: github.repository, server: github.server, tag, manifest: files.manifest },
    ...{ notes, changelog, generated, dockerImage, attested },
  };
  const said = [files.manifest, notes, changelog, generated, dockerImage].some((word) => word !== undefined);
  const isToSay = said || (!subject.onlyIfAsked && files.sources.length + files.split.length + files.links.length > 0);
  const page = subject.artifactsPage ? artifactsPage({ ...words, files: expectedFiles(files) }) : undefined;
  return {
    ...{ overwrite, notesMode, prerelease, name: inputs.releaseName, split: files.split, links: files.links },
    sources: page === undefined ? files.sources : [...files.sources, textSource(ARTIFACTS_FILE, page)],
    body: !isToSay ? undefined : (all) => releaseBody({ ...words, files: all }),
    assetId: files.manifest?.assetId,
    nonce: randomBytes(8).toString("hex"),
  };
}
