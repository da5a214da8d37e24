import { defineCommand } from "../declare/command.ts";
import { flag } from "../declare/kinds.ts";
import { askProblems, guardMachine } from "../pipeline/on-error.ts";
import { sshOutputs, sshText } from "../pipeline/login.ts";
import { launchMachine, prepareMachine, resolveBase } from "../pipeline/set-up.ts";
import { failure, identity, machine, output, place, tools } from "./inputs.ts";

/** Boots a machine that stays up for the steps that follow, and says how to log in. */
export const setupVm = defineCommand({
  name: "setup-vm",
  summary: "Boots a machine that stays up between steps, and prints how to log in.",
  description:
    "The machine is removed by the post step when the job ends, by tear-down, or by itself when its lease ends. In a terminal it stays until one of the last two.",
  kind: "development",
  providers: ["local"],
  inputs: {
    ...identity,
    ...place,
    ...machine,
    ...tools,
    product: output.product,
    keep: flag({ description: "Do not remove the machine when the job ends; its lease still ends it." }),
    ...failure,
  },
  outputs: {
    assetId: "Asset-id of the machine.",
    sshCommand: "Command that logs in.",
    sshHost: "Address of the machine.",
    sshPort: "Port of SSH.",
    sshUser: "Login user.",
    sshPrivateKey: "Path of the private key.",
    sshKnownHosts: "Path of the known_hosts file that holds the machine's host key.",
  },
  async run(inputs, context) {
    const prepared = await prepareMachine(inputs, context, { formats: [] }, async () => askProblems(inputs.onError, context));
    const base = await context.progress.phase("Base image", (task) => resolveBase(prepared, task));
    const { provider, plan } = prepared;
    return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
      const { machine } = await launchMachine(prepared, base, { ...inputs, attached: false }, context);
      context.say(sshText(machine));
      return { assetId: machine.assetId, ...sshOutputs(machine) };
    });
  },
});
