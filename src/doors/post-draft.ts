import { removeSavedDraft } from "../pipeline/draft-guard.ts";
import { outliveOutput } from "./closed-output.ts";
import { describeFailure } from "./failure.ts";
import { createMask } from "./mask.ts";
import { openRunner } from "./runner.ts";
import { readStepInputs } from "./step-inputs.ts";
import { failStep, maskOnRunner } from "./workflow-commands.ts";

/** Removes a draft that a step of this job left. @param saved the state that the step saved before it made it. */
export async function finishDraft(saved: string): Promise<void> {
  outliveOutput();
  const mask = createMask(maskOnRunner);
  try {
    const { context } = await openRunner(process.env, mask);
    await removeSavedDraft(saved, readStepInputs(process.env)["github-token"], context);
  } catch (error) {
    failStep(describeFailure(error, mask.apply));
  }
}
