import { isGitHub } from "../../github/error.ts";
import type { Release } from "../../github/port.ts";
import { emptyPart, type Mark, readMark } from "../body/mark.ts";
import type { PublishDeps } from "./deps.ts";
import { chooseRelease, type Found, findReleases } from "./find.ts";
import { isPassing, waitAfter } from "./patience.ts";
import { inWords } from "./refusal.ts";

/** A draft as it begins: nobody sees it, and its body has nothing but our mark. */
export interface NewDraft {
  mark: Mark;
  /** Branch or commit for a tag that is not there yet. */
  target?: string | undefined;
  name: string;
  prerelease: boolean;
}

/** GitHub shows new releases in its lists with a delay (softprops/action-gh-release#705); so long it is waited for, milliseconds. */
const LAG = 20_000;

/** Between two looks at the list, milliseconds. */
const PAUSE = 1_000;

/**
 * Creates the draft of a tag. Of two runs that do so at once, both go on with the oldest: whoever made a later one deletes
 * it again, as long as it is as it was made. An answer that was lost is looked for by the mark's nonce.
 * @throws GitHubError · UserError · CancelledError
 */
export async function openDraft(
  draft: NewDraft,
  deps: PublishDeps,
): Promise<{ release: Release; strays: readonly Release[] }> {
  const { github } = deps;
  const { tag } = draft.mark;
  const made = await create(draft, deps);
  const found = await settledList(made, draft, deps);
  const { release, strays } = chooseRelease(found, tag, github);
  const own = found.drafts.filter((one) => one !== release && isUntouched(one, draft.mark));
  for (const { id } of own) await deleteDraft(id, deps);
  return { release: release ?? made, strays: strays.filter((stray) => !own.includes(stray)) };
}

async function create(draft: NewDraft, deps: PublishDeps): Promise<Release> {
  const { github, signal } = deps;
  const { mark, target, name, prerelease } = draft;
  const asked = { tag_name: mark.tag, name, body: emptyPart(mark), draft: true, prerelease };
  for (let failures = 0; ; ) {
    try {
      return await github.call(
        "POST /repos/{owner}/{repo}/releases",
        { ...asked, ...(target === undefined ? {} : { target_commitish: target }) },
        { signal },
      );
    } catch (error) {
      if (!isPassing(error)) throw inWords(error, mark.tag, target);
      failures += 1;
      await waitAfter(failures, error, deps);
      const { drafts } = await findReleases(github, mark.tag, { signal });
      const made = drafts.find(({ body }) => readMark(body)?.nonce === mark.nonce);
      if (made) return made;
    }
  }
}

/** The releases of the tag when ours is among them: only then those that were made before it are, too. */
async function settledList(made: Release, { mark }: NewDraft, { github, clock, signal }: PublishDeps): Promise<Found> {
  const begin = clock.now();
  for (;;) {
    const found = await findReleases(github, mark.tag, { signal });
    if (found.drafts.some(({ id }) => id === made.id)) return found;
    if (clock.now() - begin >= LAG) return { ...found, drafts: [...found.drafts, made] };
    await clock.sleep(PAUSE, signal);
  }
}

/** Whether a draft is one of this run, and has nothing that somebody else has put into it. */
function isUntouched({ body, assets }: Release, { nonce }: Mark): boolean {
  return assets.length === 0 && readMark(body)?.nonce === nonce;
}

async function deleteDraft(id: number, { github }: PublishDeps): Promise<void> {
  try {
    await github.call("DELETE /repos/{owner}/{repo}/releases/{release_id}", { release_id: id });
  } catch (error) {
    if (!isGitHub(error, "missing")) throw error;
  }
}
