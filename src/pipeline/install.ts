import type { Ansible } from "../ansible/find.ts";
import type { LocalSettings } from "../declare/context.ts";
import { install } from "../image/install.ts";
import type { Machine } from "../providers/provider.ts";
import { type AnsibleInputs, absolute, extraVariables } from "./ansible.ts";
import { type Build, saveBuild } from "./build.ts";

export interface InstallInputs extends LocalSettings, AnsibleInputs {
  jupyterPort: number;
}

/** Installs the content of the image with Ansible, and remembers where JupyterLab answers if it is part of it. */
export async function installContent(
  build: Build,
  machine: Machine,
  ansible: Ansible,
  inputs: InstallInputs,
): Promise<void> {
  const { context, provider, record } = build;
  const { changed, log } = await context.progress.phase("Install", async (task) =>
    install(
      {
        machine,
        templates: context.templates,
        ansible: ansible.playbook,
        galaxy: ansible.galaxy,
        playbook: absolute(inputs.playbook, context),
        requirements: absolute(inputs.requirements, context),
        extraVars: await extraVariables(inputs, context),
        skipRoles: inputs.skipRoles,
        jupyterPort: inputs.jupyterPort,
        work: provider.workFolder(build.assetId),
        signal: context.signal,
      },
      task,
    ),
  );
  context.progress.info(`${changed} changes; Ansible's own log: ${log}`);
  const given = Number((await extraVariables(inputs, context)).jupyter_port ?? inputs.jupyterPort); // extra-vars win in Ansible.
  record.content = { ownPlaybook: inputs.playbook !== undefined, skipRoles: inputs.skipRoles ?? [] };
  const hasJupyter = inputs.playbook === undefined && !inputs.skipRoles?.includes("jupyter");
  if (hasJupyter) record.jupyterPort = given;
  await saveBuild(build);
}
