import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findCommand } from "../../../src/commands/index.ts";
import { publicName } from "../../../src/declare/input.ts";
import { ROOT } from "../../support/runner.ts";
import { calledBy, isOurs, workflowFiles } from "../../support/workflow-files.ts";
import { neededBy } from "./permissions.ts";

/**
 * Workflow files against what the commands declare. zizmor, actionlint and GitHub's language service cannot know it: they do
 * not see which inputs and permissions a command of this action takes.
 */

const workflows = workflowFiles();
const jobs = workflows.flatMap((workflow) => Object.entries(workflow.jobs).map(([id, job]) => ({ workflow, id, job })));
const steps = jobs.flatMap(({ workflow, job }) => (job.steps ?? []).map((step) => ({ workflow, job, step })));
const ours = steps.filter(({ step }) => isOurs(step));

it("steps give each command only inputs that it has", () => {
  expect(ours.length).toBeGreaterThan(10);
  const wrong = ours.flatMap(({ workflow, step }) => {
    const { command: name, ...given } = step.with ?? {};
    const command = findCommand(String(name));
    const known = new Set(Object.keys(command?.inputs ?? {}).map(publicName));
    return Object.keys(given).flatMap((input) => (known.has(input) ? [] : [`${workflow.path}: ${name} ${input}`]));
  });
  expect(wrong).toEqual([]);
});

it("what is read of a step's outputs is an output of its command", () => {
  const wrong = ours.flatMap(({ workflow, job, step }) => {
    const outputs = Object.keys(findCommand(String(step.with?.command))?.outputs ?? {}).map(publicName);
    const read = [...JSON.stringify(job).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
    return read.flatMap(([, id, output = ""]) =>
      id !== step.id || outputs.includes(output) ? [] : [`${workflow.path}: ${id}.${output}`],
    );
  });
  expect(wrong).toEqual([]);
});

it("jobs give called workflows only inputs that they have, and all that they ask for", () => {
  const wrong = jobs.flatMap(({ workflow, job }) => {
    const called = calledBy(job);
    const file = workflows.find(({ path }) => called !== undefined && path === `.github/workflows/${called}`);
    if (!file) return [];
    const inputs = file.on.workflow_call?.inputs ?? {};
    const given = Object.keys(job.with ?? {});
    const missing = Object.keys(inputs).filter((name) => inputs[name]?.required && !given.includes(name));
    return [...given.filter((name) => !(name in inputs)), ...missing].map((name) => `${workflow.path}: ${name}`);
  });
  expect(wrong).toEqual([]);
});

const closed = workflows.filter(({ permissions }) => permissions !== undefined);

it.each(closed.map((workflow) => [workflow.path, workflow] as const))(
  "%s: each job has exactly the permissions that its steps need",
  (_path, workflow) => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toEqual(neededBy(job, workflows));
  },
);

it("only workflows that can do nothing but be called leave the permissions to their caller", () => {
  const open = workflows.filter(({ permissions }) => permissions === undefined);
  for (const { path, on, jobs: own } of open) {
    expect([path, Object.keys(on)]).toEqual([path, ["workflow_call"]]);
    for (const job of Object.values(own)) expect([path, job.permissions]).toEqual([path, undefined]);
  }
});

/** `path:line` of each line that uses something of another repository. */
const foreign = workflows.flatMap(({ path, text }) =>
  text.split("\n").flatMap((line) => (/^\s*(- )?uses: (?!\.\/)/.test(line) ? [`${path}:${line}`] : [])),
);

it("every action is pinned to a commit, with its version beside it", () => {
  expect(foreign.length).toBeGreaterThan(10);
  expect(foreign.filter((line) => !/@[0-9a-f]{40} # v\d/.test(line))).toEqual([]);
});

it("an action has the same commit everywhere: Dependabot moves those of our own workflows alone", () => {
  const pins = foreign.map((line) => /uses: ([\w-]+\/[\w-]+)\S*(@.*)$/.exec(line)?.slice(1).join("") ?? line);
  const names = [...new Set(pins)].map((pin) => pin.replace(/@.*/, ""));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it("the README's workflow is the starter that the tests run, in ten lines", () => {
  const starter = readFileSync(join(ROOT, "templates/workflows/release-local.yml"), "utf8");
  const [, first = ""] = /^```yaml\n(.*?)^```$/ms.exec(readFileSync(join(ROOT, "README.md"), "utf8")) ?? [];
  expect(first).toBe(starter);
  expect(starter.trimEnd().split("\n").length).toBeLessThanOrEqual(10);
});
