import { endSavedBuild } from "../pipeline/end-build.ts";
import { inPostStep } from "./post-step.ts";

/** Stops a build that a step of this job left. @param saved the state that the step saved before it started anything. */
export async function finishBuild(saved: string): Promise<void> {
  await inPostStep((context, githubToken) => endSavedBuild(saved, githubToken, context));
}
