import type { Ansible } from "../ansible/find.ts";
import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { optionalText } from "../declare/kinds.ts";
import { formatTests, type TestReport } from "../image/test-report.ts";
import { type AnsibleInputs, ansibleProblems, provideAnsible } from "../pipeline/ansible.ts";
import { type Build, resumeBuild } from "../pipeline/build.ts";
import { judge, ownChecks, testRunningMachine } from "../pipeline/test.ts";
import { testRelease } from "../pipeline/test-release.ts";
import { CONNECT } from "../providers/aws/calls.ts";
import { checks, content, finish, identity, machine, place, RELEASE_FOLDER } from "./inputs.ts";

/** Tests a running machine, or every artifact of a release folder booted by itself. */
export const testVm = defineCommand({
  name: "test-vm",
  summary: "Tests a running machine; with release-folder, boots each artifact there by itself and tests it.",
  description:
    "On a running machine: services answer, groups are right, your own checks pass. On artifacts besides: the default password works once and a new one is demanded, and no key, host key, machine-id or history of the build is inside. The results become part of the release's manifest and page.",
  kind: "development",
  providers: ["local", "aws"],
  aws: [...CONNECT],
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
    testsPassed: { description: "Number of checks that passed.", kind: "number" },
    testsFailed: { description: "Number of checks that failed.", kind: "number" },
    junitFile: "Path of the test results as JUnit XML, where a file for them was named.",
  },
  async run(inputs, context) {
    throwProblems(await ansibleProblems(inputs, inputs, context));
    const provider = await context.openProvider(inputs.provider, inputs);
    const ansible =
      inputs.tests === undefined
        ? undefined
        : await context.progress.phase("Tools", (task) => provideAnsible(inputs, inputs, context, task));
    const reports =
      inputs.releaseFolder === undefined
        ? await testMachineOf(await resumeBuild(provider, inputs.assetId, context), ansible, inputs)
        : await testRelease({ ...inputs, releaseFolder: inputs.releaseFolder }, ansible, provider, context);
    context.say(formatTests(reports));
    return await judge(reports, inputs.junitFile, "What was found stands above, at each check.", context);
  },
});

async function testMachineOf(build: Build, ansible: Ansible | undefined, inputs: AnsibleInputs): Promise<TestReport[]> {
  const machine = await build.provider.machine(build.assetId);
  const own = ansible && (await ownChecks(inputs, ansible, build));
  return [await testRunningMachine(build, machine, own)];
}
