import { join } from "node:path";
import type { Ansible } from "../ansible/find.ts";
import type { Problem } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { MANIFEST_FILE } from "../image/manifest.ts";
import type { OwnChecks } from "../image/test-own.ts";
import { ansibleProblems, provideAnsible } from "../pipeline/ansible.ts";
import type { Build } from "../pipeline/build.ts";
import { contentProblems, writableProblems } from "../pipeline/checks.ts";
import { exportImage, objectsOf, releaseFolder, spreadImage } from "../pipeline/export.ts";
import { choosePassword, finishMachine, passwordProblems, unseenPasswordProblems } from "../pipeline/finish.ts";
import { installContent } from "../pipeline/install.ts";
import { forgetMachine } from "../pipeline/machine-state.ts";
import { askProblems, guardMachine, lifeOf } from "../pipeline/on-error.ts";
import { imageOutputs, publishImages } from "../pipeline/publish.ts";
import { releaseImage } from "../pipeline/release.ts";
import { type BuildReport, imagesText, outcomeText, summarizeBuild } from "../pipeline/report.ts";
import { finishedProblems, resumeImage } from "../pipeline/resume.ts";
import { launchMachine, loginUser, machineProblems, prepareMachine, resolveBase } from "../pipeline/set-up.ts";
import { tearDown } from "../pipeline/tear-down.ts";
import { expectationsOf, judge, ownChecks, testArtifacts, testRunningMachine } from "../pipeline/test.ts";
import { CAPTURE, DELIVER, EXPORT, LAUNCH, PREFLIGHT, PREFLIGHT_IMAGE, REMOVE } from "../providers/aws/calls.ts";
import type { Machine } from "../providers/provider.ts";
import { PAGE_FILE } from "../release/file-names.ts";
import { checkReleaseFolder } from "../release/folder-check.ts";
import {
  awsDelivery,
  awsExport,
  awsMachine,
  checks,
  content,
  failure,
  finish,
  identity,
  machine,
  output,
  place,
  tools,
} from "./inputs.ts";

const inputs = {
  ...{ ...identity, ...place, ...machine, ...awsMachine, ...tools, ...content, ...checks, ...finish },
  ...{ ...output, ...awsExport, ...awsDelivery, ...failure },
};

type Given = ValuesOf<typeof inputs>;

async function check(given: Given, context: Context): Promise<Problem[]> {
  const { defaultPassword, publishDefaultPassword } = given;
  const folder = releaseFolder(given, context);
  const found = await Promise.all([
    machineProblems(given, context, { formats: given.formats, folder }),
    finishedProblems(given, context),
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
    "Boots a base image, installs it with Ansible, tests it, sets the default password and removes every trace of the build, exports the disk, boots each export by itself and logs in as its user will. Only when all of that succeeded does the release folder appear. The machine is removed at the end, after a failure, and after a cancel.\nWith provider aws an AMI is made too, in every Region asked for, and the exported disks stay in the bucket. The same asset-id goes on where an earlier run of the same repository stopped, if default-password is given.",
  kind: "release",
  providers: ["local", "aws"],
  aws: [...PREFLIGHT, ...PREFLIGHT_IMAGE, ...LAUNCH, ...CAPTURE, ...EXPORT, ...DELIVER, ...REMOVE],
  inputs,
  outputs: {
    assetId: "Asset-id of the build.",
    releaseFolder: "Path of the release folder, where a format was exported.",
    manifest: "Path of manifest.json.",
    page: "Path of the download page, index.html.",
    ami: "Id of the AMI in the home Region (provider aws).",
    images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
    objects: { description: "Addresses of the exported disks in the bucket by format, as JSON.", kind: "json" },
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
    const { assetId } = plan;
    const password = choosePassword(inputs.defaultPassword, inputs.publishDefaultPassword, context);
    const { ansible, base } = await context.progress.phase("Base image and tools", async (task) => ({
      ansible: await provideAnsible(inputs, inputs, context, task),
      base: await resolveBase(prepared, task),
    }));

    const outcome = await guardMachine({ provider, assetId, onError: inputs.onError }, context, async () => {
      const { build, machine } =
        (await resumeImage(prepared, inputs, context)) ??
        (await launchMachine(prepared, base, lifeOf(inputs.onError), inputs, context));
      const own = await ownChecks(inputs, ansible, build);
      return await summarizeBuild(build, async (report) => {
        const making = { build, inputs, password, own, report };
        if (machine) await prepareImage({ ...making, machine, ansible });
        const made = inputs.formats.length === 0 ? await makeImagesOnly(making) : await makeRelease(making);
        await provider.complete(assetId);
        return made;
      });
    });
    await tearDown({ provider, assetId, deliverables: false }, context);
    forgetMachine(context);

    const { artifacts, images, results } = outcome;
    if (artifacts.length > 0) context.say(outcomeText(artifacts, folder));
    if (images.length > 0) context.say(imagesText(images));
    if (inputs.defaultPassword === undefined) {
      context.showOnce?.(`Default password of ${prepared.user}, shown once:`, password);
    }
    return {
      assetId,
      ...(artifacts.length > 0
        ? { releaseFolder: folder, manifest: join(folder, MANIFEST_FILE), page: join(folder, PAGE_FILE) }
        : {}),
      ...imageOutputs(images),
      ...objectsOf(artifacts),
      defaultPassword: password,
      ...results,
    };
  },
});

interface Making {
  build: Build;
  inputs: Given;
  password: string;
  own: OwnChecks | undefined;
  report: BuildReport;
}

/** Installs and tests the machine, and makes it ready to become an image. */
async function prepareImage(making: Making & { machine: Machine; ansible: Ansible }): Promise<void> {
  const { build, inputs, password, own, report, machine, ansible } = making;
  await installContent(build, machine, ansible, inputs);
  report.tested([await testRunningMachine(build, machine, own)]);
  const why = "What was found stands above. Nothing was exported.";
  await judge(report.reports, inputs.junitFile, why, build.context);
  await finishMachine(build, machine, password);
}

/** Exports the image, boots and tests every export, hands the image on, and puts the release folder into its place. */
async function makeRelease({ build, inputs, password, own, report }: Making) {
  const { context, provider, record } = build;
  const exported = await exportImage(build, inputs);
  const artifacts = exported.artifacts.filter(({ fetched }) => fetched !== false);
  const tests = { ...expectationsOf(build), artifacts, password, own };
  if (artifacts.length > 0) report.tested(await testArtifacts(tests, record, provider, inputs, context));
  const why = "What was found stands above. There is no release folder: what is released boots.";
  const results = await judge(report.reports, inputs.junitFile, why, context);

  const images = await publishImages(build, exported.images);
  report.delivered(images);
  const publishedPassword = inputs.publishDefaultPassword ? password : undefined;
  const { reports } = report;
  const released = await releaseImage({ build, exported, settings: inputs, reports, publishedPassword, images });
  report.released(released, releaseFolder(inputs, context));
  return { artifacts: released, images, results };
}

/** Captures the image and hands it on; there are no files. */
async function makeImagesOnly({ build, inputs, report }: Making) {
  const why = "What was found stands above.";
  const results = await judge(report.reports, inputs.junitFile, why, build.context);
  const images = await publishImages(build, await spreadImage(build));
  report.delivered(images);
  return { artifacts: [], images, results };
}
