import { CancelledError, UserError } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import type { GitHub } from "../github/port.ts";
import { deleteCommand } from "../release/publish/words.ts";
import { type DraftState, forgetDraft, readDraftState } from "./draft-state.ts";
import { removeTestDraft } from "./test-draft.ts";

/** What guarding a draft works with. */
export interface DraftGuard {
  github: GitHub;
  /** What is known of the draft; undefined as long as none was asked for. Asked when it counts. */
  state: () => DraftState | undefined;
}

/**
 * Does work that a draft was made for. Where it fails or is cancelled, the draft goes again; on a cancel at once, beside
 * everything else that is ended then, since a runner leaves seconds for that.
 * @throws whatever the work fails with; a draft that cannot be removed is a warning beside it.
 */
export async function guardDraft<T>(guard: DraftGuard, context: Context, work: () => Promise<T>): Promise<T> {
  const { signal } = context;
  let early: Promise<boolean> | undefined;
  const removeEarly = () => {
    early = removeOrTell(guard, context);
    // Awaited below; what is no error of GitHub's is thrown there.
    early.catch(() => undefined);
  };
  signal.addEventListener("abort", removeEarly, { once: true });
  try {
    const result = await work();
    // The draft is on its way out then, even where the work was done in the same moment.
    if (early) throw new CancelledError();
    forgetDraft(context);
    return result;
  } catch (error) {
    // A draft that was just being made may have come after the first look.
    if (!(await early)) await removeOrTell(guard, context);
    throw error;
  } finally {
    signal.removeEventListener("abort", removeEarly);
  }
}

/** @returns whether nothing is left to do. */
async function removeOrTell({ github, state }: DraftGuard, context: Context): Promise<boolean> {
  const known = state();
  if (!known) return false;
  try {
    const removed = await removeTestDraft(known, github);
    if (removed) context.progress.info(`The draft of ${known.tag} is removed.`);
    // Where its id never came, the post step looks once more: GitHub may carry a call out after it was cut off.
    const certain = removed || known.id !== undefined || known.found === true;
    if (certain) forgetDraft(context);
    return certain;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const by = known.id === undefined ? "" : ` Remove it with: ${deleteCommand(github, known.id)}`;
    context.progress.warning(`The draft of ${known.tag} may still be there: ${error.message}${by}`);
    return true;
  }
}

/**
 * What the post step does: the draft that main left is removed.
 * @param saved what `rememberDraft` wrote. @param githubToken as the step was given it. @throws GitHubError
 */
export async function removeSavedDraft(
  saved: string,
  githubToken: string | undefined,
  context: Context,
): Promise<void> {
  const state = readDraftState(saved);
  const github = await context.openGitHub({ githubToken, repository: state.repository });
  if (await removeTestDraft(state, github)) context.progress.info(`The draft of ${state.tag} is removed.`);
  forgetDraft(context);
}
