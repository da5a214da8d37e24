import { copyFile, cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../runner.ts";
import { SLIPWAY } from "./slipway-repository.ts";

export const STARTERS = join(ROOT, "templates", "workflows");
export const REUSABLE = join(ROOT, ".github", "workflows");
const ACTIONS = join(import.meta.dirname, "actions");

/** Copies the stand-ins for actions of others, each with what they share. @param folder absolute; is made. */
export async function makeStandIns(folder: string): Promise<void> {
  const names = (await readdir(ACTIONS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of names) {
    await cp(join(ACTIONS, name), join(folder, name), { recursive: true });
    await copyFile(join(ACTIONS, "step.mjs"), join(folder, name, "step.mjs"));
  }
}

/** A job or a step that uses something. */
export interface Use {
  uses: string;
  with: Record<string, unknown>;
}

interface Workflow {
  jobs: Record<string, { uses?: string; with?: Record<string, unknown>; steps?: Partial<Use>[] }>;
}

/** Everything that jobs and steps of a workflow use, in its order. @param text of the workflow. */
export function usesOf(text: string): Use[] {
  const { jobs } = parse(text) as Workflow;
  return Object.values(jobs).flatMap((job) =>
    [job, ...(job.steps ?? [])].flatMap(({ uses, with: given = {} }) =>
      uses === undefined ? [] : [{ uses, with: given }],
    ),
  );
}

/**
 * Where act finds what a workflow uses, and what is used by the workflows of ours that it calls.
 * @param slipway folder of this project's repository. @param actions folder of the stand-ins.
 * @returns `owner/name@ref` → absolute path.
 * @throws Error for an action that has no stand-in, or an input that it does not have.
 */
export async function localRepositories(text: string, slipway: string, actions: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const standIns = await readdir(actions);
  for (const { uses, with: given } of usesOf(text)) {
    if (uses.startsWith("./")) continue; // What the checkout brought.
    const [path = "", ref = ""] = uses.split("@");
    const [owner = "", name = "", ...below] = path.split("/");
    const repository = `${owner}/${name}`;
    if (repository === SLIPWAY) {
      found.set(`${repository}@${ref}`, slipway);
      if (below.length === 0) continue;
      const called = await readFile(join(slipway, ...below), "utf8");
      for (const [key, folder] of await localRepositories(called, slipway, actions)) found.set(key, folder);
    } else {
      if (owner !== "actions" || !standIns.includes(name)) throw new Error(`There is no stand-in for ${uses}.`);
      await refuseUnknownInputs(uses, join(actions, name), given);
      found.set(`${repository}@${ref}`, join(actions, name));
    }
  }
  return found;
}

async function refuseUnknownInputs(uses: string, folder: string, given: Record<string, unknown>): Promise<void> {
  const { inputs = {} } = parse(await readFile(join(folder, "action.yml"), "utf8")) as { inputs?: object };
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`${uses} has no such input, or its stand-in lacks it: ${unknown.join(", ")}`);
}
