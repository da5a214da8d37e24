import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { optionalText } from "../declare/kinds.ts";
import { formatTests } from "../image/test-report.ts";
import { ansibleProblems, openAnsible } from "../pipeline/ansible.ts";
import { resumeBuild } from "../pipeline/build.ts";
import { writeJunit } from "../pipeline/release.ts";
import { ownChecks, testOutputs, testRunningMachine, throwFailedChecks } from "../pipeline/test.ts";
import { testRelease } from "../pipeline/test-release.ts";
import { checks, content, finish, identity, machine, place, RELEASE_FOLDER } from "./inputs.ts";

/** Tests a running machine, or every artifact of a release folder booted by itself. */
export const testVm = defineCommand({
  name: "test-vm",
  summary: "Tests a running machine; with release-folder, boots each artifact there by itself and tests it.",
  description:
    "On a running machine: services answer, groups are right, your own checks pass. On artifacts besides: the default password works once and a new one is demanded, and no key, host key, machine-id or history of the build is inside. The results become part of the release's manifest and page.",
  kind: "development",
  providers: ["local"],
  inputs: {
    ...identity,
    ...place,
    ...checks,
    extraVars: content.extraVars,
    memory: machine.memory,
    releaseFolder: optionalText({ description: RELEASE_FOLDER }),
    defaultPassword: finish.defaultPassword,
  },
  outputs: {
    testsPassed: "Number of checks that passed.",
    testsFailed: "Number of checks that failed.",
    junitFile: "Path of the test results as JUnit XML, where a file for them was named.",
  },
  async run(inputs, context) {
    throwProblems(await ansibleProblems(inputs, inputs, context));
    const provider = await context.openProvider(inputs.provider, inputs);
    const own =
      inputs.tests === undefined
        ? undefined
        : await ownChecks(
            inputs,
            await context.progress.phase("Tools", (task) => openAnsible(inputs, context, task)),
            context,
          );
    const reports =
      inputs.releaseFolder === undefined
        ? await resumeBuild(provider, inputs.assetId, context).then(async (build) => [
            await testRunningMachine(build, await provider.machine(build.assetId), own),
          ])
        : await testRelease({ ...inputs, releaseFolder: inputs.releaseFolder }, own, provider, context);
    const junitFile = await writeJunit(inputs.junitFile, reports, context);
    context.say(formatTests(reports));
    throwFailedChecks(reports, "What was found stands above, at each check.");
    return { ...testOutputs(reports), junitFile };
  },
});
