import { join } from "node:path";
import type { Problem } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { ansibleProblems, openAnsible } from "../pipeline/ansible.ts";
import { exportImage, releaseFolder } from "../pipeline/export.ts";
import { choosePassword, finishMachine, passwordProblems } from "../pipeline/finish.ts";
import { installContent } from "../pipeline/install.ts";
import { forgetMachine } from "../pipeline/machine-state.ts";
import { askProblems, guardMachine } from "../pipeline/on-error.ts";
import { releaseImage, writeJunit } from "../pipeline/release.ts";
import { outcomeText, summarizeBuild } from "../pipeline/report.ts";
import { launchMachine, loginUser, machineProblems, prepareMachine, resolveBase } from "../pipeline/set-up.ts";
import { tearDown } from "../pipeline/tear-down.ts";
import {
  expectationsOf,
  ownChecks,
  testArtifacts,
  testOutputs,
  testRunningMachine,
  throwFailedChecks,
} from "../pipeline/test.ts";
import { checkReleaseFolder } from "../release/folder-check.ts";
import { checks, content, failure, finish, identity, machine, output, place, tools } from "./inputs.ts";

const inputs = { ...identity, ...place, ...machine, ...tools, ...content, ...checks, ...finish, ...output, ...failure };

async function check(given: ValuesOf<typeof inputs>, context: Context): Promise<Problem[]> {
  const folder = releaseFolder(given, context);
  const found = await Promise.all([
    machineProblems(given, context, { formats: given.formats, folder }),
    ansibleProblems(given, given, context),
    checkReleaseFolder(folder),
    passwordProblems(given.defaultPassword, loginUser(given)),
    askProblems(given.onError, context),
  ]);
  return found.flat();
}

/** The whole pipeline: from nothing to a release folder, and nothing else left. */
export const createVm = defineCommand({
  name: "create-vm",
  summary: "Builds a VM image, tests it, exports it, boots every export, and writes a release folder.",
  description:
    "Boots a base image, installs it with Ansible, tests it, sets the default password and removes every trace of the build, exports the disk, boots each export by itself and logs in as its user will. Only when all of that succeeded does the release folder appear. The machine is removed at the end, after a failure, and after a cancel.",
  kind: "release",
  providers: ["local"],
  inputs,
  outputs: {
    assetId: "Asset-id of the build.",
    releaseFolder: "Path of the release folder.",
    manifest: "Path of manifest.json.",
    page: "Path of the download page, index.html.",
    defaultPassword: "The default password (masked in logs unless published).",
    testsPassed: "Number of checks that passed.",
    testsFailed: "Number of checks that failed.",
    junitFile: "Path of the test results as JUnit XML, where a file for them was named.",
  },
  check,
  async run(inputs, context) {
    const folder = releaseFolder(inputs, context);
    const prepared = await prepareMachine(inputs, context, { formats: inputs.formats, folder }, () =>
      check(inputs, context),
    );
    const { provider, plan } = prepared;
    const password = choosePassword(inputs.defaultPassword, inputs.publishDefaultPassword, context);
    const [base, ansible] = await context.progress.phase("Base image and tools", (task) =>
      Promise.all([resolveBase(prepared, task), openAnsible(inputs, context, task)]),
    );
    const own = await ownChecks(inputs, ansible, context);

    const outcome = await guardMachine(
      { provider, assetId: plan.assetId, onError: inputs.onError },
      context,
      async () => {
        const { build, machine } = await launchMachine(
          prepared,
          base,
          { ...inputs, keep: false, attached: inputs.onError === "clean-up" },
          context,
        );
        return await summarizeBuild(build, async (report) => {
          await installContent(build, machine, ansible, inputs);
          report.tested([await testRunningMachine(build, machine, own)]);
          throwFailedChecks(report.reports, "See what was found above. Nothing was exported.");
          await finishMachine(build, machine, password);

          const exported = await exportImage(build, inputs);
          const { hostname, memory } = build.record;
          const expected = { ...expectationsOf(build), password, hostname, memory, own };
          report.tested(await testArtifacts({ ...expected, artifacts: exported.artifacts }, provider, inputs, context));
          const junitFile = await writeJunit(inputs.junitFile, report.reports, context);
          throwFailedChecks(
            report.reports,
            "See what was found above. There is no release folder: what is released boots.",
          );

          const publishedPassword = inputs.publishDefaultPassword ? password : undefined;
          const artifacts = await releaseImage({
            build,
            exported,
            settings: inputs,
            reports: report.reports,
            publishedPassword,
          });
          report.released(artifacts, folder);
          return { artifacts, reports: report.reports, junitFile };
        });
      },
    );
    await tearDown({ provider, assetId: plan.assetId, deliverables: false }, context);
    forgetMachine(context);

    context.say(outcomeText(outcome.artifacts, folder));
    if (inputs.defaultPassword === undefined)
      context.showOnce?.(`Default password of ${prepared.user}, shown once:`, password);
    return {
      assetId: plan.assetId,
      releaseFolder: folder,
      manifest: join(folder, "manifest.json"),
      page: join(folder, "index.html"),
      defaultPassword: password,
      ...testOutputs(outcome.reports),
      junitFile: outcome.junitFile,
    };
  },
});
