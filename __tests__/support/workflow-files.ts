import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "./runner.ts";

/** The parts of a workflow file that tests look at. */
export interface WorkflowFile {
  /** Path in the project. */
  path: string;
  text: string;
  permissions?: Record<string, string>;
  on: { workflow_call?: { inputs?: Record<string, WorkflowInput>; outputs?: Record<string, { value: string }> } };
  jobs: Record<string, WorkflowJob>;
}

export interface WorkflowInput {
  default?: unknown;
  required?: boolean;
}

export interface WorkflowJob {
  permissions?: Record<string, string>;
  uses?: string;
  with?: Record<string, unknown>;
  steps?: WorkflowStep[];
}

export interface WorkflowStep {
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, unknown>;
}

const FOLDERS = [".github/workflows", "templates/workflows"];

/** Every workflow of the project: its own, those that others call, those that others copy. */
export function workflowFiles(): WorkflowFile[] {
  const paths = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`));
  return paths.map((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    return { ...(parse(text) as WorkflowFile), path, text };
  });
}

/** Whether a step runs this action: checked out beside the caller's files, or by the name that starters use. */
export const isOurs = ({ uses = "" }: WorkflowStep): boolean =>
  uses === "./" || uses === "./.slipway-action" || uses.startsWith("OWNER/slipway@");

/** File name of the workflow of ours that a job calls; undefined where it calls none. */
export function calledBy({ uses = "" }: WorkflowJob): string | undefined {
  return /^(?:\.|OWNER\/slipway)\/\.github\/workflows\/([^@]+)(?:@.*)?$/.exec(uses)?.[1];
}

/**
 * A step's `with` as it is when a workflow is called with certain inputs: what is nothing but an input has its value.
 * @param given of the caller; what it leaves out has the input's default.
 */
export function filledIn(
  values: Readonly<Record<string, unknown>>,
  inputs: Readonly<Record<string, WorkflowInput>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const value = (name: string) => String(given[name] ?? inputs[name]?.default ?? "");
  const fill = (text: string) =>
    text.replace(/^\$\{\{ inputs\.([\w-]+)(?: \|\| '')? \}\}$/, (_whole, name: string) => value(name));
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, fill(String(text))]));
}
