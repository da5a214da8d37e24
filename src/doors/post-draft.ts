import { removeSavedDraft } from "../pipeline/draft-guard.ts";
import { inPostStep } from "./post-step.ts";

/** Removes a draft that a step of this job left. @param saved the state that the step saved before it made it. */
export async function finishDraft(saved: string): Promise<void> {
  await inPostStep((context, githubToken) => removeSavedDraft(saved, githubToken, context));
}
