import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { codeOf, messageOf, type Problem, UserError } from "../base/errors.ts";
import { run, ToolError } from "../base/run.ts";
import { readExtraVars } from "./extra-vars.ts";
import { requirementKinds } from "./galaxy.ts";

export interface AnsibleInputs {
  /** Absolute path of our folder `templates/ansible`. */
  content: string;
  /** Where relative paths start. */
  folder: string;
  /** `ansible-playbook`, where there is one already: it then checks the syntax itself. */
  ansible?: string | undefined;
  /** Absolute path of the person's playbook. */
  playbook?: string | undefined;
  /** Absolute path of a playbook with checks. */
  tests?: string | undefined;
  requirements?: string | undefined;
  extraVars?: string | undefined;
  skipRoles?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
}

/** Everything about the inputs for Ansible that can be known before a machine is made. Makes nothing. */
export async function checkAnsibleInputs(inputs: AnsibleInputs): Promise<Problem[]> {
  const found = await Promise.all([
    checkPlaybook("playbook", inputs.playbook, inputs),
    checkPlaybook("tests", inputs.tests, inputs),
    checkRequirements(inputs.requirements),
    checkExtraVars(inputs),
    checkSkipRoles(inputs),
  ]);
  return found.flat();
}

/** Names of the roles of the default content as site.yml lists them, which are also their tags. Sorted. */
export async function roleNames(content: string): Promise<string[]> {
  const plays: unknown = parse(await readFile(join(content, "site.yml"), "utf8"));
  const roles = Array.isArray(plays) ? plays.flatMap((play: { roles?: { role: string }[] }) => play.roles ?? []) : [];
  return roles.map(({ role }) => role).sort();
}

async function checkPlaybook(subject: string, path: string | undefined, inputs: AnsibleInputs): Promise<Problem[]> {
  if (path === undefined) return [];
  const parsed = await readYaml(subject, path, "Give the path of an Ansible playbook.");
  if ("problem" in parsed) return [parsed.problem];
  if (!Array.isArray(parsed.value) || !parsed.value.every(isPlay)) {
    const problem = `${path} is no playbook: a playbook is a list of plays, each with hosts or import_playbook.`;
    return [{ subject, problem, remedy: "Start it with: - hosts: all" }];
  }
  // Roles and modules that requirements would bring are not there yet, and Ansible's check would ask for them.
  if (inputs.ansible === undefined || inputs.requirements !== undefined) return [];
  const env = {
    LC_ALL: "C.UTF-8",
    ANSIBLE_NOCOLOR: "1",
    ANSIBLE_ROLES_PATH: `${join(inputs.content, "roles")}:~/.ansible/roles:/etc/ansible/roles`,
  };
  try {
    await run(inputs.ansible, ["--syntax-check", "--inventory", "machine,", path], {
      env,
      signal: inputs.signal,
      timeout: 120_000,
    });
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const words = error.stderr.split("\n").filter((line) => line.trim() && !line.includes("[WARNING]"));
    return [
      {
        subject,
        problem: `${path} has a mistake:\n${words.slice(0, 12).join("\n")}`,
        remedy: `Correct it; try with: ${inputs.ansible} --syntax-check -i machine, ${path}`,
      },
    ];
  }
}

async function checkRequirements(path: string | undefined): Promise<Problem[]> {
  if (path === undefined) return [];
  const parsed = await readYaml("requirements", path, "Give the path of an Ansible Galaxy requirements file.");
  if ("problem" in parsed) return [parsed.problem];
  if (requirementKinds(parsed.value).length > 0) return [];
  const remedy = "Give it the keys roles or collections, each with a list.";
  return [{ subject: "requirements", problem: `${path} names neither roles nor collections.`, remedy }];
}

async function checkExtraVars({ extraVars, folder }: AnsibleInputs): Promise<Problem[]> {
  if (extraVars === undefined) return [];
  try {
    await readExtraVars(extraVars, folder);
    return [];
  } catch (error) {
    if (error instanceof UserError) return [{ subject: "extra-vars", problem: error.message, remedy: error.remedy }];
    throw error;
  }
}

async function checkSkipRoles({ content, skipRoles = [], playbook }: AnsibleInputs): Promise<Problem[]> {
  if (skipRoles.length === 0 || playbook !== undefined) return []; // Then they are tags of that playbook.
  const known = await roleNames(content);
  const unknown = skipRoles.filter((name) => !known.includes(name));
  if (unknown.length === 0) return [];
  return [
    {
      subject: "skip-roles",
      problem: `There is no role ${unknown.join(", ")}.`,
      remedy: `Use some of: ${known.join(", ")}.`,
    },
  ];
}

function isPlay(value: unknown): boolean {
  const keys = ["hosts", "import_playbook", "ansible.builtin.import_playbook"];
  return typeof value === "object" && value !== null && keys.some((key) => key in value);
}

async function readYaml(
  subject: string,
  path: string,
  remedy: string,
): Promise<{ value: unknown } | { problem: Problem }> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const problem =
      codeOf(error) === "ENOENT" ? `${path} does not exist` : `${path} cannot be read: ${messageOf(error)}`;
    return { problem: { subject, problem, remedy } };
  }
  try {
    return { value: parse(text, { logLevel: "error", customTags: ["binary"] }) };
  } catch (error) {
    return { problem: { subject, problem: `${path} is no YAML: ${messageOf(error)}`, remedy } };
  }
}
