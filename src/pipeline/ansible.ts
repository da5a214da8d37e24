import { join, resolve } from "node:path";
import { checkAnsibleInputs } from "../ansible/check.ts";
import { readExtraVars } from "../ansible/extra-vars.ts";
import type { Ansible } from "../ansible/find.ts";
import { checkAnsible, findAnsible } from "../ansible/find.ts";
import { provideAnsible as findOrInstall } from "../ansible/provide.ts";
import { type Problem, throwProblems } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import type { Context, LocalSettings } from "../declare/context.ts";

/** The inputs about Ansible, as the commands declare them; paths as the person wrote them. */
export interface AnsibleInputs {
  playbook?: string | undefined;
  requirements?: string | undefined;
  extraVars?: string | undefined;
  skipRoles?: readonly string[] | undefined;
  tests?: string | undefined;
}

/** What is wrong with the inputs for Ansible, or with what it takes to run it. Installs nothing. */
export async function ansibleProblems(
  inputs: AnsibleInputs,
  settings: LocalSettings,
  context: Context,
): Promise<Problem[]> {
  const cache = context.localFolders(settings).cache;
  const ansible = await findAnsible({ cache, signal: context.signal });
  const [tool, given] = await Promise.all([
    checkAnsible({ cache, signal: context.signal }),
    checkAnsibleInputs({
      content: join(context.templates, "ansible"),
      folder: context.workingFolder,
      ansible: ansible?.playbook,
      playbook: absolute(inputs.playbook, context),
      tests: absolute(inputs.tests, context),
      requirements: absolute(inputs.requirements, context),
      extraVars: inputs.extraVars,
      skipRoles: inputs.skipRoles,
      signal: context.signal,
    }),
  ]);
  return [...tool, ...given];
}

/** An Ansible to run: the one at hand, else installed into the cache. */
export function openAnsible(settings: LocalSettings, context: Context, task: Task): Promise<Ansible> {
  const options = { cache: context.localFolders(settings).cache, signal: context.signal };
  return task.task("Ansible", (part) => findOrInstall(options, part));
}

/**
 * An Ansible to run. Where it had to be installed first, the playbooks are checked again: only now can Ansible itself
 * say whether their syntax is right.
 * @throws ProblemsError
 */
export async function provideAnsible(
  inputs: AnsibleInputs,
  settings: LocalSettings,
  context: Context,
  task: Task,
): Promise<Ansible> {
  const cache = context.localFolders(settings).cache;
  const wasThere = (await findAnsible({ cache, signal: context.signal })) !== undefined;
  const ansible = await openAnsible(settings, context, task);
  if (!wasThere && (inputs.playbook ?? inputs.tests) !== undefined) {
    throwProblems(await ansibleProblems(inputs, settings, context));
  }
  return ansible;
}

/** The variables for the playbook; none where none were given. */
export async function extraVariables(inputs: AnsibleInputs, context: Context): Promise<Record<string, unknown>> {
  if (inputs.extraVars === undefined) return {};
  const variables = await readExtraVars(inputs.extraVars, context.workingFolder);
  for (const text of longTexts(variables)) context.secret(text);
  return variables;
}

/** Texts in variables that may be secrets; shorter ones would make a log of stars out of every log. */
function longTexts(value: unknown): string[] {
  if (typeof value === "string") return value.length >= 6 ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(longTexts) : [];
}

/** A path of an input, from the working folder. */
export function absolute(path: string | undefined, context: Context): string | undefined {
  return path === undefined ? undefined : resolve(context.workingFolder, path);
}
