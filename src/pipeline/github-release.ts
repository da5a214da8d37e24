import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { codeOf, type Problem, ProblemsError, throwProblems } from "../base/errors.ts";
import type { Context, GitHubSettings } from "../declare/context.ts";
import type { GitHub } from "../github/port.ts";
import type { Manifest } from "../image/manifest.ts";
import type { AwsPlace } from "../providers/aws/settings.ts";
import { ARTIFACTS_FILE, artifactsPage } from "../release/body/artifacts-page.ts";
import { releaseBody } from "../release/body/body.ts";
import { readChangelog } from "../release/body/changelog.ts";
import { generatedNotes, previousTagProblems } from "../release/body/generated.ts";
import type { NotesMode } from "../release/body/place.ts";
import type { BodyRequest } from "../release/body/request.ts";
import { collectFiles } from "../release/files/collect.ts";
import type { Collected, LargeFiles } from "../release/files/request.ts";
import { textSource } from "../release/files/text-source.ts";
import { expectedFiles } from "../release/publish/body-files.ts";
import type { ReleaseContent } from "../release/publish/request.ts";

/** What both commands that write a release take. */
export interface ReleaseInputs extends GitHubSettings, AwsPlace {
  releaseFolder?: string | undefined;
  files?: string | undefined;
  largeFiles?: LargeFiles | undefined;
  linkBase?: string | undefined;
  overwrite: boolean;
  checksumsFile?: string | undefined;
  releaseName?: string | undefined;
  prerelease?: boolean | undefined;
  notes?: string | undefined;
  notesFile?: string | undefined;
  changelog?: string | undefined;
  notesMode: NotesMode;
  generateNotes: boolean;
  previousTag?: string | undefined;
  dockerImage?: string | undefined;
  attested: boolean;
}

/** Everything that was found before anything is made. */
export interface Gathered {
  github: GitHub;
  files: Collected;
  /** `notes` and `notes-file`. */
  notes: string | undefined;
}

/**
 * Opens the way to GitHub and finds the files. What is wrong is told at once, together with `problems`.
 * @throws ProblemsError · AwsError · Node.js system errors
 */
export async function gather(inputs: ReleaseInputs, problems: readonly Problem[], context: Context): Promise<Gathered> {
  const { clock, signal, workingFolder } = context;
  const { releaseFolder, files, largeFiles, linkBase } = inputs;
  const [github, found, notes] = await Promise.all([
    orProblems(context.openGitHub(inputs)),
    orProblems(
      collectFiles(
        { releaseFolder, files, largeFiles, linkBase, workingFolder },
        { openAws: () => context.openAws(inputs), clock, signal },
      ),
    ),
    orProblems(readNotes(inputs, workingFolder)),
  ]);
  throwProblems([...problems, ...[github, found, notes].flatMap((one) => ("problems" in one ? one.problems : []))]);
  if ("problems" in github || "problems" in found || "problems" in notes) throw new Error("Problems were not told.");
  for (const note of found.value.notes) context.progress.info(note);
  return { github: github.value, files: found.value, notes: notes.value };
}

/** What is wrong with the inputs, as a list to put together with others. */
async function orProblems<T>(work: Promise<T>): Promise<{ value: T } | { problems: readonly Problem[] }> {
  try {
    return { value: await work };
  } catch (error) {
    if (error instanceof ProblemsError) return { problems: error.problems };
    throw error;
  }
}

async function readNotes(
  { notes, notesFile }: Pick<ReleaseInputs, "notes" | "notesFile">,
  folder: string,
): Promise<string | undefined> {
  if (notesFile === undefined) return notes;
  const path = resolve(folder, notesFile);
  try {
    const text = await readFile(path, "utf8");
    return notes === undefined ? text : `${notes}\n\n${text}`;
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EISDIR") throw error;
    const problem = codeOf(error) === "ENOENT" ? `${path} is not there` : `${path} is a folder`;
    throw new ProblemsError([{ subject: "notes-file", problem, remedy: "Name a file with Markdown." }]);
  }
}

/** Which release the words are about. */
export interface Subject {
  tag: string;
  /** Branch or commit that the tag will be made at. */
  target?: string | undefined;
  /** Only the files are changed where nothing is given that says anything. */
  onlyIfAsked?: boolean;
  /** A page with the artifacts is added to the files. */
  artifactsPage?: boolean;
}

/** Puts together what a release is to be. @throws ProblemsError · GitHubError · CancelledError */
export async function contentOf(
  inputs: ReleaseInputs,
  { github, files, notes }: Gathered,
  subject: Subject,
  context: Context,
): Promise<ReleaseContent> {
  const { tag, target } = subject;
  const { previousTag, generateNotes, dockerImage, attested, overwrite, notesMode, prerelease } = inputs;
  const { signal } = context;
  const [changelog, previous] = await Promise.all([
    changelogOf(inputs.changelog, namesOf(tag, files.manifest), context.workingFolder),
    generateNotes ? previousTagProblems(github, previousTag, { signal }) : [],
  ]);
  throwProblems([...("problem" in changelog ? [changelog.problem] : []), ...previous]);
  const generated = generateNotes ? await generatedNotes(github, { tag, target, previousTag }, { signal }) : undefined;
  const words: Omit<BodyRequest, "files"> = {
    ...{ repository: github.repository, server: github.server, tag, manifest: files.manifest },
    ...{ notes, changelog: "text" in changelog ? changelog.text : undefined, generated, dockerImage, attested },
  };
  const said = [files.manifest, notes, inputs.changelog, generated, dockerImage].some((word) => word !== undefined);
  const page = subject.artifactsPage ? artifactsPage({ ...words, files: expectedFiles(files) }) : undefined;
  return {
    ...{ overwrite, notesMode, prerelease, name: inputs.releaseName, split: files.split, links: files.links },
    sources: page === undefined ? files.sources : [...files.sources, textSource(ARTIFACTS_FILE, page)],
    body: subject.onlyIfAsked && !said ? undefined : (all) => releaseBody({ ...words, files: all }),
    assetId: files.manifest?.assetId,
    nonce: randomBytes(8).toString("hex"),
  };
}

async function changelogOf(path: string | undefined, names: readonly string[], folder: string) {
  return path === undefined ? { text: undefined } : await readChangelog(resolve(folder, path), names);
}

function namesOf(tag: string, manifest: Manifest | undefined): string[] {
  return manifest?.version === undefined ? [tag] : [tag, manifest.version];
}
