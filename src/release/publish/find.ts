import { UserError } from "../../base/errors.ts";
import { isGitHub } from "../../github/error.ts";
import type { CallOptions, GitHub, Release } from "../../github/port.ts";
import { readMark } from "../body/mark.ts";
import { deleteCommand } from "./words.ts";

/** The releases of a tag. There can be any number of drafts, and one that is published. */
export interface Found {
  published: Release | undefined;
  /** The oldest first. */
  drafts: Release[];
}

/** The release to go on with, and drafts of the same tag that are in nobody's way but should not be there. */
export interface Chosen {
  release: Release | undefined;
  strays: readonly Release[];
}

/**
 * Finds the releases of a tag. Drafts are not found by tag (GitHub Docs, "Get a release by tag name"), only in the list.
 * @throws GitHubError · CancelledError
 */
export async function findReleases(github: GitHub, tag: string, options: CallOptions): Promise<Found> {
  const [published, all] = await Promise.all([
    publishedRelease(github, tag, options),
    github.all("GET /repos/{owner}/{repo}/releases", { per_page: 100 }, options),
  ]);
  const drafts = all.filter(({ draft, tag_name }) => draft && tag_name === tag).sort((one, other) => one.id - other.id);
  return { published, drafts };
}

async function publishedRelease(github: GitHub, tag: string, options: CallOptions): Promise<Release | undefined> {
  try {
    return await github.call("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag }, options);
  } catch (error) {
    if (isGitHub(error, "missing")) return undefined;
    throw error;
  }
}

/**
 * Which of them to go on with: the published one, else the oldest draft of ours, else the only draft there is.
 * @throws UserError where several drafts have the tag and none is ours
 */
export function chooseRelease({ published, drafts }: Found, tag: string, github: GitHub): Chosen {
  if (published) return { release: published, strays: drafts };
  const ours = drafts.find(({ body }) => readMark(body)?.tag === tag);
  const release = ours ?? (drafts.length === 1 ? drafts[0] : undefined);
  if (release || drafts.length === 0) return { release, strays: drafts.filter((draft) => draft !== release) };
  throw new UserError(
    `${drafts.length} drafts have the tag ${tag}, and none of them was made by Slipway:\n${drafts.map(({ id, html_url }) => `  ${id}  ${html_url}`).join("\n")}`,
    `Keep one, delete the others, and run again:\n${drafts.map(({ id }) => deleteCommand(github, id)).join("\n")}`,
  );
}

/** Told of drafts that lie about: they confuse people and other tools. */
export function strayWarning({ id, html_url }: Release, tag: string, github: GitHub): string {
  return `Another draft has the tag ${tag}: ${html_url}. If nobody needs it: ${deleteCommand(github, id)}`;
}
