import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import type { Ansible } from "../ansible/find.ts";
import { UserError } from "../base/errors.ts";
import { type Job, runInLanes } from "../base/lanes.ts";
import { MiB } from "../base/size.ts";
import type { Context, LocalSettings } from "../declare/context.ts";
import { availableMemory } from "../host/memory.ts";
import type { GuestExpectations } from "../image/guest-checks.ts";
import { galaxyFolder } from "../image/install.ts";
import { toJunit } from "../image/junit.ts";
import { testArtifact } from "../image/test-artifact.ts";
import { testMachine } from "../image/test-machine.ts";
import type { OwnChecks } from "../image/test-own.ts";
import { failedChecks, formatTests, type TestReport } from "../image/test-report.ts";
import type { Artifact } from "../providers/format.ts";
import type { Machine, Provider } from "../providers/provider.ts";
import { type AnsibleInputs, absolute, extraVariables } from "./ansible.ts";
import { type Build, saveBuild } from "./build.ts";

/** The person's own checks, if there are any, with the roles and collections that the build has installed. */
export async function ownChecks(inputs: AnsibleInputs, ansible: Ansible, build: Build): Promise<OwnChecks | undefined> {
  const { context, provider, assetId } = build;
  const galaxy = inputs.requirements === undefined ? undefined : galaxyFolder(provider.workFolder(assetId));
  return await standaloneChecks(inputs, ansible, context, galaxy);
}

/** The same without a build: the artifacts of a release whose machine is gone. */
export async function standaloneChecks(
  inputs: AnsibleInputs,
  ansible: Ansible,
  context: Context,
  galaxy?: string,
): Promise<OwnChecks | undefined> {
  const playbook = absolute(inputs.tests, context);
  if (playbook === undefined) return undefined;
  const extraVars = await extraVariables(inputs, context);
  return { ansible: ansible.playbook, playbook, content: join(context.templates, "ansible"), extraVars, galaxy };
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

/** Bytes that QEMU takes besides the guest's memory: the translation buffer of 512 MiB, and its own. */
const QEMU_OVERHEAD = 640 * MiB;

export interface ArtifactTests extends GuestExpectations {
  artifacts: readonly Artifact[];
  password: string;
  own: OwnChecks | undefined;
}

/** What an artifact is booted as. */
export interface ArtifactMachine {
  hostname?: string | undefined;
  /** Bytes. */
  memory: number;
}

/**
 * Boots every artifact by itself and tests it. Machines run side by side with one processor each, as many as there are
 * cores: under emulation two at once with one processor do 27 % more than one with two.
 */
export async function testArtifacts(
  tests: ArtifactTests,
  { hostname, memory }: ArtifactMachine,
  provider: Provider,
  settings: LocalSettings,
  context: Context,
): Promise<TestReport[]> {
  const { artifacts, ...each } = tests;
  const room = Math.floor((await availableMemory()) / (memory + QEMU_OVERHEAD));
  const lanes = Math.max(1, Math.min(availableParallelism(), artifacts.length, room, 4));
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
                {
                  ...each,
                  hostname,
                  memory,
                  artifact,
                  cpus,
                  accelerator: settings.accelerator,
                  work: scratch.path,
                  signal,
                },
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

/**
 * Judges reports: writes them as JUnit XML where a file was named, and passes only where no check failed.
 * @returns the outputs about tests.
 * @throws UserError naming each failed check, with the same outputs.
 */
export async function judge(
  reports: readonly TestReport[],
  junitFile: string | undefined,
  remedy: string,
  context: Context,
): Promise<{ testsPassed: string; testsFailed: string; junitFile: string | undefined }> {
  const count = (status: string) =>
    String(reports.flatMap(({ checks }) => checks).filter((check) => check.status === status).length);
  const outputs = {
    testsPassed: count("passed"),
    testsFailed: count("failed"),
    junitFile: await writeJunit(junitFile, reports, context),
  };
  const failed = failedChecks(reports);
  if (failed.length === 0) return outputs;
  const names = failed.map((name) => `  ${name}`).join("\n");
  throw new UserError(`${failed.length} of the tests failed:\n${names}`, remedy, { outputs });
}

async function writeJunit(file: string | undefined, reports: readonly TestReport[], context: Context) {
  const path = absolute(file, context);
  if (path === undefined) return undefined;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, toJunit(reports));
  return path;
}
