import { STATUS_ROUTES } from "../../../src/codebuild/status.ts";
import { findCommand } from "../../../src/commands/index.ts";
import { ROUTES, type Route } from "../../../src/github/routes.ts";
import {
  calledBy,
  filledIn,
  isOurs,
  type WorkflowFile,
  type WorkflowJob,
  type WorkflowStep,
} from "../../support/workflow-files.ts";

/** What the actions of others take, by their own pages. */
const OTHERS: Record<string, Record<string, string>> = {
  "actions/checkout": { contents: "read" },
  "actions/upload-artifact": {},
  "actions/attest-build-provenance": { "id-token": "write", attestations: "write" },
};

/**
 * The permissions that a job needs: those of the routes that its commands call, a token of OIDC where a role is assumed, and
 * what actions of others say. Steps of a workflow that it calls count with the inputs that the job gives.
 */
export function neededBy(job: WorkflowJob, workflows: readonly WorkflowFile[]): Record<string, string> {
  const called = calledBy(job);
  if (called === undefined) return union((job.steps ?? []).map((step) => neededByStep(step, step.with ?? {})));
  const workflow = workflows.find(({ path }) => path === `.github/workflows/${called}`);
  if (!workflow) throw new Error(`There is no ${called}.`);
  const { inputs = {} } = workflow.on.workflow_call ?? {};
  const fill = (values: Record<string, unknown>) => filledIn(values, inputs, job.with ?? {});
  const steps = Object.values(workflow.jobs).flatMap((one) => one.steps ?? []);
  const runs = ({ if: condition = "" }: WorkflowStep) =>
    !condition.startsWith("inputs.") || fill({ condition: `\${{ ${condition} }}` }).condition === "true";
  return union(steps.filter(runs).map((step) => neededByStep(step, fill(step.with ?? {}))));
}

function neededByStep(step: WorkflowStep, given: Readonly<Record<string, unknown>>): Record<string, string> {
  if (step.uses === undefined) return {};
  if (!isOurs(step)) {
    const needed = OTHERS[step.uses.split("@")[0] ?? ""];
    if (!needed) throw new Error(`Nobody said which permissions ${step.uses} needs.`);
    return needed;
  }
  const routes: readonly Route[] = findCommand(String(given.command))?.github ?? [];
  const statuses: readonly string[] = STATUS_ROUTES;
  const used = routes.filter((route) => String(given["commit-status"]) === "true" || !statuses.includes(route));
  const assumes = String(given["role-to-assume"] ?? "") !== "";
  return union([
    ...used.map((route) => Object.fromEntries([ROUTES[route].split(": ")])),
    ...(assumes ? [{ "id-token": "write" }] : []),
  ]);
}

/** `write` covers `read`; reading what is public of a repository takes no permission that a job could name. */
function union(permissions: readonly Record<string, string>[]): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, access] of permissions.flatMap(Object.entries)) {
    if (name !== "metadata" && all[name] !== "write") all[name] = access;
  }
  return all;
}
