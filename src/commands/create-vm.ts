import { join } from "node:path";
import type { Problem } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { MANIFEST_FILE } from "../image/manifest.ts";
import { ansibleProblems, provideAnsible } from "../pipeline/ansible.ts";
import { contentProblems, writableProblems } from "../pipeline/checks.ts";
import { exportImage, releaseFolder } from "../pipeline/export.ts";
import { choosePassword, finishMachine, passwordProblems, unseenPasswordProblems } from "../pipeline/finish.ts";
import { installContent } from "../pipeline/install.ts";
import { forgetMachine } from "../pipeline/machine-state.ts";
import { askProblems, guardMachine, lifeOf } from "../pipeline/on-error.ts";
import { releaseImage } from "../pipeline/release.ts";
import { outcomeText, summarizeBuild } from "../pipeline/report.ts";
import { launchMachine, loginUser, machineProblems, prepareMachine, resolveBase } from "../pipeline/set-up.ts";
import { tearDown } from "../pipeline/tear-down.ts";
import { expectationsOf, judge, ownChecks, testArtifacts, testRunningMachine } from "../pipeline/test.ts";
import { PAGE_FILE } from "../release/file-names.ts";
import { checkReleaseFolder } from "../release/folder-check.ts";
import { checks, content, failure, finish, identity, machine, output, place, tools } from "./inputs.ts";

const inputs = { ...identity, ...place, ...machine, ...tools, ...content, ...checks, ...finish, ...output, ...failure };

async function check(given: ValuesOf<typeof inputs>, context: Context): Promise<Problem[]> {
  const { defaultPassword, publishDefaultPassword } = given;
  const folder = releaseFolder(given, context);
  const found = await Promise.all([
    machineProblems(given, context, { formats: given.formats, folder }),
    ansibleProblems(given, given, context),
    checkReleaseFolder(folder),
    passwordProblems(defaultPassword, loginUser(given)),
    unseenPasswordProblems(defaultPassword, publishDefaultPassword, context),
    contentProblems(given),
    writableProblems({ "release-folder": folder, "junit-file": given.junitFile }, context),
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
    testsPassed: { description: "Number of checks that passed.", kind: "number" },
    testsFailed: { description: "Number of checks that failed.", kind: "number" },
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
    const { ansible, base } = await context.progress.phase("Base image and tools", async (task) => ({
      ansible: await provideAnsible(inputs, inputs, context, task),
      base: await resolveBase(prepared, task),
    }));

    const guard = { provider, assetId: plan.assetId, onError: inputs.onError };
    const outcome = await guardMachine(guard, context, async () => {
      const { build, machine } = await launchMachine(prepared, base, lifeOf(inputs.onError), inputs, context);
      const own = await ownChecks(inputs, ansible, build);
      return await summarizeBuild(build, async (report) => {
        await installContent(build, machine, ansible, inputs);
        report.tested([await testRunningMachine(build, machine, own)]);
        await judge(report.reports, inputs.junitFile, "What was found stands above. Nothing was exported.", context);
        await finishMachine(build, machine, password);

        const exported = await exportImage(build, inputs);
        const { artifacts } = exported;
        const tests = { ...expectationsOf(build), artifacts, password, own };
        report.tested(await testArtifacts(tests, build.record, provider, inputs, context));
        const why = "What was found stands above. There is no release folder: what is released boots.";
        const results = await judge(report.reports, inputs.junitFile, why, context);

        const publishedPassword = inputs.publishDefaultPassword ? password : undefined;
        const { reports } = report;
        const released = await releaseImage({ build, exported, settings: inputs, reports, publishedPassword });
        report.released(released, folder);
        return { released, results };
      });
    });
    await tearDown({ provider, assetId: plan.assetId, deliverables: false }, context);
    forgetMachine(context);

    context.say(outcomeText(outcome.released, folder));
    if (inputs.defaultPassword === undefined) {
      context.showOnce?.(`Default password of ${prepared.user}, shown once:`, password);
    }
    return {
      assetId: plan.assetId,
      releaseFolder: folder,
      manifest: join(folder, MANIFEST_FILE),
      page: join(folder, PAGE_FILE),
      defaultPassword: password,
      ...outcome.results,
    };
  },
});
