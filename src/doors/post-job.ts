import { forgetMachine, readMachineState } from "../pipeline/machine-state.ts";
import { tearDown } from "../pipeline/tear-down.ts";
import { inPostStep } from "./post-step.ts";

/** Removes what a step of this job left. @param saved the state that the step saved before it made anything. */
export async function finishJob(saved: string): Promise<void> {
  await inPostStep(async (context) => {
    const state = readMachineState(saved);
    const provider = await context.openProvider(state.provider, state.settings);
    await tearDown({ provider, assetId: state.assetId, deliverables: false, failed: true }, context);
    forgetMachine(context);
  });
}
