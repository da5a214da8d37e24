import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { ansibleProblems, provideAnsible } from "../pipeline/ansible.ts";
import { resumeBuild } from "../pipeline/build.ts";
import { finishProblems } from "../pipeline/finish.ts";
import { installContent } from "../pipeline/install.ts";
import { CONNECT } from "../providers/aws/calls.ts";
import { content, identity, place } from "./inputs.ts";

/** Installs the content of the image on a machine that is up. */
export const installDependencies = defineCommand({
  name: "install-dependencies",
  summary: "Installs the content of the image on a running machine with Ansible.",
  description:
    "The default content: upgraded packages, JupyterLab as a service, poetry, Docker, git repositories, a network that comes up in any hypervisor, and a message of the day while default passwords are unchanged. Leave roles out with skip-roles, or give a playbook of your own.",
  kind: "development",
  providers: ["local", "aws"],
  aws: [...CONNECT],
  inputs: { ...identity, ...place, ...content },
  outputs: { assetId: "Asset-id of the machine." },
  async run(inputs, context) {
    throwProblems(await ansibleProblems(inputs, inputs, context));
    const provider = await context.openProvider(inputs.provider, inputs);
    const build = await resumeBuild(provider, inputs.assetId, context);
    throwProblems(finishProblems(build, "not begun"));
    const machine = await provider.machine(build.assetId);
    const ansible = await context.progress.phase("Tools", (task) => provideAnsible(inputs, inputs, context, task));
    await installContent(build, machine, ansible, inputs);
    return { assetId: build.assetId };
  },
});
