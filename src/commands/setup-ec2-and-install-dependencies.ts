import type { Problem } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { ansibleProblems, provideAnsible } from "../pipeline/ansible.ts";
import { installContent } from "../pipeline/install.ts";
import { jupyterText, sshOutputs, sshText } from "../pipeline/login.ts";
import { askProblems, guardMachine } from "../pipeline/on-error.ts";
import { launchMachine, machineProblems, prepareMachine, resolveBase } from "../pipeline/set-up.ts";
import { staysHere, stayUntilCancelled } from "../pipeline/stay.ts";
import { LAUNCH, PREFLIGHT, REMOVE } from "../providers/aws/calls.ts";
import { content } from "./inputs.ts";
import { EC2, ec2Inputs, SSH_OUTPUTS } from "./setup-inputs.ts";

const inputs = { ...ec2Inputs, ...content };

async function check(given: ValuesOf<typeof inputs>, context: Context): Promise<Problem[]> {
  const found = await Promise.all([
    machineProblems({ ...given, ...EC2 }, context, { formats: [] }),
    ansibleProblems(given, given, context),
    askProblems(given.onError, context),
  ]);
  return found.flat();
}

/** Starts a machine on EC2 and installs the content of the image on it; in a terminal it stays until Ctrl-C. */
export const setupEc2AndInstallDependencies = defineCommand({
  name: "setup-ec2-and-install-dependencies",
  summary: "Starts a machine on EC2 and installs the content of the image on it.",
  description:
    "What setup-ec2 and install-dependencies do one after the other. It prints how to log in, and how to reach JupyterLab through SSH: no port but SSH's is open.",
  kind: "development",
  providers: ["aws"],
  aws: [...PREFLIGHT, ...LAUNCH, ...REMOVE],
  inputs,
  outputs: SSH_OUTPUTS,
  check,
  async run(given, context) {
    const inputs = { ...given, ...EC2 };
    const prepared = await prepareMachine(inputs, context, { formats: [] }, () => check(given, context));
    const { ansible, base } = await context.progress.phase("Base image and tools", async (task) => ({
      ansible: await provideAnsible(inputs, inputs, context, task),
      base: await resolveBase(prepared, task),
    }));
    const { provider, plan } = prepared;
    return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
      const kept = inputs.keep || inputs.onError !== "clean-up";
      const life = { attached: false, stays: true, kept };
      const { build, machine } = await launchMachine(prepared, base, life, inputs, context);
      await installContent(build, machine, ansible, inputs);
      context.say([sshText(machine), ...jupyterText(machine, build.record.jupyterPort)].join("\n"));
      if (staysHere(inputs.wait, inputs.keep, context)) await stayUntilCancelled(provider, machine, context);
      return { assetId: machine.assetId, ...sshOutputs(machine) };
    });
  },
});
