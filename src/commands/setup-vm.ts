import type { Problem } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { sshOutputs, sshText } from "../pipeline/login.ts";
import { askProblems, guardMachine } from "../pipeline/on-error.ts";
import { launchMachine, machineProblems, prepareMachine, resolveBase } from "../pipeline/set-up.ts";
import { LAUNCH, PREFLIGHT, REMOVE } from "../providers/aws/calls.ts";
import { awsMachine, failure, identity, machine, output, place, tools } from "./inputs.ts";
import { KEEP, SSH_OUTPUTS } from "./setup-inputs.ts";

const inputs = {
  ...identity,
  ...place,
  ...machine,
  ...awsMachine,
  ...tools,
  product: output.product,
  keep: KEEP,
  ...failure,
};

async function check(given: ValuesOf<typeof inputs>, context: Context): Promise<Problem[]> {
  return [...(await machineProblems(given, context, { formats: [] })), ...askProblems(given.onError, context)];
}

/** Boots a machine that stays up for the steps that follow, and says how to log in. */
export const setupVm = defineCommand({
  name: "setup-vm",
  summary: "Boots a machine that stays up between steps, and prints how to log in.",
  description:
    "The machine is removed by the post step when the job ends, by tear-down, or by itself when its lease ends. In a terminal it stays until one of the last two.",
  kind: "development",
  providers: ["local", "aws"],
  aws: [...PREFLIGHT, ...LAUNCH, ...REMOVE],
  inputs,
  outputs: SSH_OUTPUTS,
  check,
  async run(inputs, context) {
    const prepared = await prepareMachine(inputs, context, { formats: [] }, () => check(inputs, context));
    const base = await context.progress.phase("Base image", (task) => resolveBase(prepared, task));
    const { provider, plan } = prepared;
    return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
      const { machine } = await launchMachine(
        prepared,
        base,
        { attached: false, stays: true, kept: inputs.keep || inputs.onError !== "clean-up" },
        inputs,
        context,
      );
      context.say(sshText(machine));
      return { assetId: machine.assetId, ...sshOutputs(machine) };
    });
  },
});
