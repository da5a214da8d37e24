import { forgetMachine, readMachineState } from "../pipeline/machine-state.ts";
import { tearDown } from "../pipeline/tear-down.ts";
import { outliveOutput } from "./closed-output.ts";
import { describeFailure } from "./failure.ts";
import { createMask } from "./mask.ts";
import { openRunner } from "./runner.ts";
import { failStep, maskOnRunner } from "./workflow-commands.ts";

/** Removes what a step of this job left. @param saved the state that the step saved before it made anything. */
export async function finishJob(saved: string): Promise<void> {
  outliveOutput();
  const mask = createMask(maskOnRunner);
  try {
    const { context } = await openRunner(process.env, mask);
    const state = readMachineState(saved);
    const provider = await context.openProvider(state.provider, state.settings);
    await tearDown({ provider, assetId: state.assetId, deliverables: false, failed: true }, context);
    forgetMachine(context);
  } catch (error) {
    failStep(describeFailure(error, mask.apply));
  }
}
