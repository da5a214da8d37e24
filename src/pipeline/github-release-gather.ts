import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { codeOf, type Problem, ProblemsError, throwProblems } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import { GitHubError } from "../github/error.ts";
import type { GitHub } from "../github/port.ts";
import type { Manifest } from "../image/manifest.ts";
import { readChangelog } from "../release/body/changelog.ts";
import { previousTagProblems } from "../release/body/generated.ts";
import { linksFromTop } from "../release/body/relative-links.ts";
import { collectFiles } from "../release/files/collect.ts";
import type { Collected } from "../release/files/request.ts";
import { checksumsProblems } from "./github-release-checksums.ts";
import type { ReleaseInputs } from "./github-release-inputs.ts";

/** Everything that was found before anything is made. */
export interface Gathered {
  github: GitHub;
  files: Collected;
  /** `notes` and `notes-file`. */
  notes: string | undefined;
  /** What the changelog has on the release; undefined also where its tag is not known yet. */
  changelog: string | undefined;
}

/** What is looked at besides, so that all that is wrong is told together. */
export interface Further {
  problems: readonly Problem[];
  /** Of the release, where it is known already. */
  tag?: string | undefined;
  /** What is wrong by GitHub's word. */
  ask?(github: GitHub): Promise<readonly Problem[]>;
}

/**
 * Opens the way to GitHub and finds files and words. What is wrong is told at once.
 * @throws ProblemsError · GitHubError · AwsError · Node.js system errors
 */
export async function gather(inputs: ReleaseInputs, further: Further, context: Context): Promise<Gathered> {
  const { clock, signal, workingFolder } = context;
  const { releaseFolder, files, largeFiles, linkBase, checksumsFile } = inputs;
  const [github, found, notes, checksums] = await Promise.all([
    orProblems(context.openGitHub(inputs)),
    orProblems(
      collectFiles(
        { releaseFolder, files, largeFiles, linkBase, workingFolder },
        { openAws: () => context.openAws(inputs), clock, signal },
      ),
    ),
    orProblems(readNotes(inputs, workingFolder)),
    checksumsProblems(checksumsFile, workingFolder),
  ]);
  const manifest = "value" in found ? found.value.manifest : undefined;
  // Without its manifest it is not known what a release folder's version is called.
  const isNamed = further.tag !== undefined && ("value" in found || releaseFolder === undefined);
  const changelog = await orProblems(
    isNamed ? whatIsNew(inputs, { tag: further.tag ?? "", manifest }, workingFolder) : Promise.resolve(undefined),
  );
  const wrong = [github, found, notes, changelog].flatMap((one) => ("problems" in one ? one.problems : []));
  const own = [...further.problems, ...wrong, ...checksums, ...previousTagAlone(inputs)];
  throwProblems([...own, ...("value" in github ? await asked(github.value, inputs, { further, own, signal }) : [])]);
  if ("problems" in github || "problems" in found || "problems" in notes || "problems" in changelog) {
    throw new Error("Problems were not told.");
  }
  for (const note of found.value.notes) context.progress.info(note);
  return { github: github.value, files: found.value, notes: notes.value, changelog: changelog.value };
}

/** The section of the changelog, by tag or version. @throws ProblemsError where there is none */
export async function whatIsNew(
  { changelog }: Pick<ReleaseInputs, "changelog">,
  { tag, manifest }: { tag: string; manifest: Manifest | undefined },
  folder: string,
): Promise<string | undefined> {
  if (changelog === undefined) return undefined;
  const names = manifest?.version === undefined ? [tag] : [tag, manifest.version];
  const read = await readChangelog(resolve(folder, changelog), names);
  if ("problem" in read) throw new ProblemsError([read.problem]);
  return linksFromTop(read.text, folderOf(read.file, folder));
}

/** What is wrong by GitHub's word. Where its answer is an error, what is wrong without it is told first. */
async function asked(
  github: GitHub,
  { generateNotes, previousTag }: ReleaseInputs,
  { further, own, signal }: { further: Further; own: readonly Problem[]; signal: AbortSignal },
): Promise<readonly Problem[]> {
  try {
    const answers = await Promise.all([
      further.ask?.(github) ?? [],
      generateNotes ? previousTagProblems(github, previousTag, { signal }) : [],
    ]);
    return answers.flat();
  } catch (error) {
    if (error instanceof GitHubError && own.length > 0) return [];
    throw error;
  }
}

function previousTagAlone({ generateNotes, previousTag }: ReleaseInputs): Problem[] {
  if (previousTag === undefined || generateNotes) return [];
  const problem = "says where GitHub's notes count from, and these are not asked for";
  return [{ subject: "previous-tag", problem, remedy: "Set generate-notes as well, or leave it out." }];
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
    const text = linksFromTop(await readFile(path, "utf8"), folderOf(path, folder));
    return notes === undefined ? text : `${notes}\n\n${text}`;
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EISDIR") throw error;
    const problem = codeOf(error) === "ENOENT" ? `${path} is not there` : `${path} is a folder`;
    throw new ProblemsError([{ subject: "notes-file", problem, remedy: "Name a file with Markdown." }]);
  }
}

/** The folder of a file from the working folder, which is the top of the repository in all but rare cases. */
function folderOf(file: string, workingFolder: string): string {
  return relative(workingFolder, dirname(file)).split(sep).join("/");
}
