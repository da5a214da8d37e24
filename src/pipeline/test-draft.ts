import { randomBytes } from "node:crypto";
import { UserError } from "../base/errors.ts";
import { isGitHub } from "../github/error.ts";
import type { GitHub, Release } from "../github/port.ts";
import type { Route } from "../github/routes.ts";
import { readMark } from "../release/body/mark.ts";
import type { PublishDeps } from "../release/publish/deps.ts";
import { openDraft } from "../release/publish/draft.ts";
import { findReleases } from "../release/publish/find.ts";
import type { DraftState } from "./draft-state.ts";

/** What making and removing the draft calls of GitHub's API. */
export const DRAFT_ROUTES = [
  "GET /repos/{owner}/{repo}/releases",
  "POST /repos/{owner}/{repo}/releases",
  "GET /repos/{owner}/{repo}/releases/{release_id}",
  "DELETE /repos/{owner}/{repo}/releases/{release_id}",
  "GET /repos/{owner}/{repo}/releases/tags/{tag}",
] as const satisfies readonly Route[];

/** The draft of a test: nobody but those who may write sees it, and its tag is never made. */
export interface TestDraft {
  release: Release;
  state: DraftState;
}

/** First letters of a test's names, so that its images and its draft are never taken for those of a release. */
const PREFIX = "test-";

/** The asset-id, or the tag, of a test of something. Cut to the 63 letters that an asset-id may have. */
export function testName(name: string): string {
  const whole = name.startsWith(PREFIX) ? name : `${PREFIX}${name}`;
  return whole.slice(0, 63).replace(/[^a-zA-Z0-9]+$/, "");
}

/**
 * Opens the draft of a test; the post step is told before. A draft that an earlier test of the same name has left is gone
 * on with, and then is none of this run's to remove.
 * @param remember hands the state to the post step.
 * @throws UserError where the release of that name is published · GitHubError · CancelledError
 */
export async function openTestDraft(
  test: { assetId: string; version: string },
  deps: PublishDeps,
  remember: (state: DraftState) => void,
): Promise<TestDraft> {
  const { repository } = deps.github;
  const tag = testName(test.assetId);
  const mark = { tag, assetId: test.assetId, nonce: randomBytes(8).toString("hex") };
  const state: DraftState = { repository: `${repository.owner}/${repository.repo}`, tag, nonce: mark.nonce };
  remember(state);
  const { release } = await openDraft({ mark, name: `Test of ${test.version}: not for use`, prerelease: true }, deps);
  const isOurs = readMark(release.body)?.nonce === mark.nonce;
  const opened: DraftState = { ...state, id: isOurs ? release.id : undefined, found: !isOurs };
  remember(opened);
  if (!release.draft) {
    throw new UserError(
      `The release ${tag} is published: ${release.html_url}. A test would add its files to it, where everybody sees them.`,
      "Delete that release, or give the test another asset-id.",
    );
  }
  return { release, state: opened };
}

/**
 * Removes the draft of a test, if this run has made it and nobody has published it. What is gone already is no error.
 * Nothing ends it: a cancel is one of the reasons for it.
 * @returns whether there was one. @throws GitHubError
 */
export async function removeTestDraft(state: DraftState, github: GitHub): Promise<boolean> {
  if (state.found) return false;
  const id = state.id ?? (await findByNonce(state, github));
  if (id === undefined) return false;
  try {
    const { draft } = await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: id });
    if (!draft) return false;
    await github.call("DELETE /repos/{owner}/{repo}/releases/{release_id}", { release_id: id });
    return true;
  } catch (error) {
    if (isGitHub(error, "missing")) return false;
    throw error;
  }
}

async function findByNonce({ tag, nonce }: DraftState, github: GitHub): Promise<number | undefined> {
  const { drafts } = await findReleases(github, tag, {});
  return drafts.find(({ body }) => readMark(body)?.nonce === nonce)?.id;
}
