import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Ansible } from "../ansible/find.ts";
import { UserError } from "../base/errors.ts";
import type { Context, LocalSettings } from "../declare/context.ts";
import { type Job, runInLanes } from "../image/export-lanes.ts";
import type { Artifact } from "../image/format.ts";
import type { GuestExpectations } from "../image/guest-checks.ts";
import { testArtifact } from "../image/test-artifact.ts";
import { testMachine } from "../image/test-machine.ts";
import type { OwnChecks } from "../image/test-own.ts";
import { failedChecks, formatTests, type TestReport } from "../image/test-report.ts";
import type { Machine, Provider } from "../providers/provider.ts";
import { type AnsibleInputs, absolute, extraVariables } from "./ansible.ts";
import { type Build, saveBuild } from "./build.ts";

/** The person's own checks, if there are any. */
export async function ownChecks(
  inputs: AnsibleInputs,
  ansible: Ansible,
  context: Context,
): Promise<OwnChecks | undefined> {
  const playbook = absolute(inputs.tests, context);
  if (playbook === undefined) return undefined;
  const extraVars = await extraVariables(inputs, context);
  return { ansible: ansible.playbook, playbook, content: join(context.templates, "ansible"), extraVars };
}

/** What the checks expect of the image that a build makes. */
export function expectationsOf({ record }: Build): GuestExpectations {
  const { user, jupyterPort, content } = record;
  return { user, jupyterPort, ...content };
}

/** Tests the machine while it runs, and keeps the report with the build. */
export async function testRunningMachine(
  build: Build,
  machine: Machine,
  own: OwnChecks | undefined,
): Promise<TestReport> {
  const { context, provider, record } = build;
  const report = await context.progress.phase("Test the machine", async (task) => {
    const work = provider.workFolder(build.assetId);
    const done = await testMachine({ ...expectationsOf(build), machine, work, own, signal: context.signal }, task);
    for (const line of formatTests([done]).split("\n")) task.line(line);
    return done;
  });
  record.reports = [...record.reports.filter(({ subject }) => subject !== report.subject), report];
  await saveBuild(build);
  return report;
}

export interface ArtifactTests extends GuestExpectations {
  artifacts: readonly Artifact[];
  password: string;
  hostname?: string | undefined;
  /** Bytes; of each machine. */
  memory: number;
  own: OwnChecks | undefined;
}

/**
 * Boots every artifact by itself and tests it. Machines run side by side with one processor each, as many as there are
 * cores: under emulation two at once with one processor do 27 % more than one with two.
 */
export async function testArtifacts(
  tests: ArtifactTests,
  provider: Provider,
  settings: LocalSettings,
  context: Context,
): Promise<TestReport[]> {
  const { artifacts, ...each } = tests;
  const lanes = Math.max(1, Math.min(availableParallelism(), artifacts.length, 4));
  const cpus = Math.max(1, Math.floor(availableParallelism() / lanes));
  return await context.progress.phase("Test the artifacts", async (phase) => {
    const scratch = await provider.scratchFolder();
    try {
      const jobs = artifacts.map(
        (artifact): Job<TestReport> => ({
          name: artifact.format,
          weight: 1,
          work: (signal) =>
            phase.task(artifact.format, (task) =>
              testArtifact(
                { ...each, artifact, cpus, accelerator: settings.accelerator, work: scratch.path, signal },
                task,
              ),
            ),
        }),
      );
      const reports = await runInLanes(jobs, lanes, context.signal);
      for (const line of formatTests(reports).split("\n")) phase.line(line);
      return reports;
    } finally {
      await scratch.remove();
    }
  });
}

/** @throws UserError naming each failed check, if there is one. */
export function throwFailedChecks(reports: readonly TestReport[], remedy: string): void {
  const failed = failedChecks(reports);
  if (failed.length > 0)
    throw new UserError(
      `${failed.length} of the tests failed:\n${failed.map((name) => `  ${name}`).join("\n")}`,
      remedy,
    );
}

/** How many checks passed and failed, as outputs. */
export function testOutputs(reports: readonly TestReport[]) {
  const count = (status: string) =>
    String(reports.flatMap(({ checks }) => checks).filter((check) => check.status === status).length);
  return { testsPassed: count("passed"), testsFailed: count("failed") };
}
