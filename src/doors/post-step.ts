import type { Context } from "../declare/context.ts";
import { outliveOutput } from "./closed-output.ts";
import { describeFailure } from "./failure.ts";
import { createMask } from "./mask.ts";
import { openRunner } from "./runner.ts";
import { readStepInputs } from "./step-inputs.ts";
import { failStep, maskOnRunner } from "./workflow-commands.ts";

/**
 * Does one thing of the post step. A failure is an annotation and a red step; the other things are done all the same.
 * @param work is given what main was given: a context, and the token for GitHub.
 */
export async function inPostStep(
  work: (context: Context, githubToken: string | undefined) => Promise<void>,
): Promise<void> {
  outliveOutput();
  const mask = createMask(maskOnRunner);
  try {
    const { context } = await openRunner(process.env, mask);
    await work(context, readStepInputs(process.env)["github-token"]);
  } catch (error) {
    failStep(describeFailure(error, mask.apply));
  }
}
