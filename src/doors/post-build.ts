import { endSavedBuild } from "../pipeline/end-build.ts";
import { outliveOutput } from "./closed-output.ts";
import { describeFailure } from "./failure.ts";
import { createMask } from "./mask.ts";
import { openRunner } from "./runner.ts";
import { readStepInputs } from "./step-inputs.ts";
import { failStep, maskOnRunner } from "./workflow-commands.ts";

/** Stops a build that a step of this job left. @param saved the state that the step saved before it started anything. */
export async function finishBuild(saved: string): Promise<void> {
  outliveOutput();
  const mask = createMask(maskOnRunner);
  try {
    const { context } = await openRunner(process.env, mask);
    await endSavedBuild(saved, readStepInputs(process.env)["github-token"], context);
  } catch (error) {
    failStep(describeFailure(error, mask.apply));
  }
}
