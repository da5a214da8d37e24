import type { Problem } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { sshOutputs, sshText } from "../pipeline/login.ts";
import { askProblems, guardMachine } from "../pipeline/on-error.ts";
import { launchMachine, machineProblems, prepareMachine, resolveBase } from "../pipeline/set-up.ts";
import { staysHere, stayUntilCancelled } from "../pipeline/stay.ts";
import { LAUNCH, PREFLIGHT, REMOVE } from "../providers/aws/calls.ts";
import { EC2, ec2Inputs, SSH_OUTPUTS } from "./setup-inputs.ts";

const inputs = ec2Inputs;

async function check(given: ValuesOf<typeof inputs>, context: Context): Promise<Problem[]> {
  const machine = await machineProblems({ ...given, ...EC2 }, context, { formats: [] });
  return [...machine, ...askProblems(given.onError, context)];
}

/** Starts a machine on EC2; in a terminal it stays until Ctrl-C. */
export const setupEc2 = defineCommand({
  name: "setup-ec2",
  summary: "Starts a machine on EC2 and prints how to log in; in a terminal it stays until Ctrl-C.",
  description:
    "The same as setup-vm with provider aws, but in a terminal it waits, and removes the machine at Ctrl-C. On a runner the machine stays for the next steps and is removed by the post step. Its lease ends it in any case.",
  kind: "development",
  providers: ["aws"],
  aws: [...PREFLIGHT, ...LAUNCH, ...REMOVE],
  inputs,
  outputs: SSH_OUTPUTS,
  check,
  async run(given, context) {
    const inputs = { ...given, ...EC2 };
    const prepared = await prepareMachine(inputs, context, { formats: [] }, () => check(given, context));
    const base = await context.progress.phase("Base image", (task) => resolveBase(prepared, task));
    const { provider, plan } = prepared;
    return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
      const kept = inputs.keep || inputs.onError !== "clean-up";
      const { machine } = await launchMachine(prepared, base, { attached: false, stays: true, kept }, inputs, context);
      context.say(sshText(machine));
      if (staysHere(inputs.wait, inputs.keep, context)) await stayUntilCancelled(provider, machine, context);
      return { assetId: machine.assetId, ...sshOutputs(machine) };
    });
  },
});
