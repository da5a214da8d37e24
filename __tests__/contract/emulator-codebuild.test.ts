import { CloudWatchLogs, ResourceNotFoundException } from "@aws-sdk/client-cloudwatch-logs";
import { type Build, CodeBuild } from "@aws-sdk/client-codebuild";
import { REGION } from "../support/aws/emulator.ts";
import { until, useStandIn } from "../support/aws/stand-in.ts";

/**
 * CodeBuild in the stand-in. Projects and CloudWatch Logs are moto's own; everything about builds is the extension's, by
 * AWS's documentation as we read it: see support/aws/extension/codebuild*.py.
 */

const here = useStandIn();
const PROJECT = "octo";

async function open(plan: object = {}) {
  const codebuild = new CodeBuild(here.client());
  await codebuild.createProject({
    name: PROJECT,
    source: { type: "GITHUB", location: "https://github.com/octo/example" },
    artifacts: { type: "NO_ARTIFACTS" },
    environment: { type: "LINUX_CONTAINER", image: "standard", computeType: "BUILD_GENERAL1_SMALL" },
    serviceRole: "arn:aws:iam::123456789012:role/build",
  });
  await here.emulator.control({ builds: { [PROJECT]: { time: 5, ...plan } } });
  const get = async (id = "") => (await codebuild.batchGetBuilds({ ids: [id] })).builds?.[0];
  const over = (build?: Build) =>
    until("the build is over", async () => {
      const found = await get(build?.id);
      return found?.buildComplete ? found : undefined;
    });
  const start = async (more: object = {}) => (await codebuild.startBuild({ projectName: PROJECT, ...more })).build;
  return { codebuild, get, over, start };
}

const phasesOf = ({ phases = [] }: Build) => phases.map(({ phaseType, phaseStatus }) => `${phaseType} ${phaseStatus}`);

it("a build goes through its phases, each with its status and time, and knows its log from provisioning on", async () => {
  const { start, over } = await open();
  const first = await start({ sourceVersion: "abc", imageOverride: "other" });
  expect(first).toMatchObject({ buildStatus: "IN_PROGRESS", buildComplete: false, sourceVersion: "abc" });
  expect(first?.startTime).toBeInstanceOf(Date);
  expect(first?.logs?.groupName).toBeUndefined();
  const last = await over(first);
  expect(last).toMatchObject({ buildStatus: "SUCCEEDED", environment: { image: "other" } });
  expect(last.logs).toMatchObject({ groupName: "/aws/codebuild/octo", streamName: last.id?.split(":")[1] });
  expect(phasesOf(last)).toEqual(
    [
      ...["SUBMITTED", "QUEUED", "PROVISIONING", "DOWNLOAD_SOURCE", "INSTALL", "PRE_BUILD", "BUILD", "POST_BUILD"],
      ...["UPLOAD_ARTIFACTS", "FINALIZING"],
    ]
      .map((name) => `${name} SUCCEEDED`)
      .concat("COMPLETED undefined"),
  );
});

it.each([
  ["INSTALL", ["INSTALL FAILED", "FINALIZING SUCCEEDED"]],
  ["BUILD", ["BUILD FAILED", "POST_BUILD SUCCEEDED", "UPLOAD_ARTIFACTS SUCCEEDED", "FINALIZING SUCCEEDED"]],
])("a failure in %s goes on with what AWS's documentation says", async (phase, expected) => {
  const { start, over } = await open({ failure: { phase, code: "COMMAND_EXECUTION_ERROR", message: "exit status 1" } });
  const build = await over(await start());
  expect(build.buildStatus).toBe("FAILED");
  expect(phasesOf(build).slice(-1 - expected.length, -1)).toEqual(expected);
  expect(build.phases?.find(({ phaseType }) => phaseType === phase)?.contexts).toEqual([
    { statusCode: "COMMAND_EXECUTION_ERROR", message: "exit status 1" },
  ]);
});

it("a token starts one build; with other parameters it is refused", async () => {
  const { start } = await open({ times: { BUILD: null } });
  const once = { idempotencyToken: "token" };
  expect((await start(once))?.id).toBe((await start(once))?.id);
  await expect(start({ ...once, sourceVersion: "other" })).rejects.toMatchObject({ name: "InvalidInputException" });
});

it("lines are in CloudWatch some time after they were said, in their order, behind the build's end if need be", async () => {
  const { start, over } = await open({ lag: 300, lines: { BUILD: ["a", "b"] } });
  const logs = new CloudWatchLogs(here.client());
  const build = await over(await start());
  const place = {
    logGroupName: build.logs?.groupName,
    logStreamName: build.logs?.streamName ?? "",
    startFromHead: true,
  };
  const read = async () => {
    const { events = [] } = await logs.getLogEvents(place);
    const lines = events.map(({ message = "" }) => message.trim());
    return lines.some((line) => line.includes("UPLOAD_ARTIFACTS")) ? lines : undefined;
  };
  await expect(read()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  const notYet = (error: unknown) => {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    return undefined;
  };
  const lines = await until("the log is whole", () => read().catch(notYet));
  expect(lines.filter((line) => !line.startsWith("[Container]"))).toEqual(["a", "b"]);
});

it("a build that is stopped, one that is deleted, and one that never was", async () => {
  const { codebuild, start, over, get } = await open({ times: { BUILD: null } });
  const build = await start();
  await codebuild.stopBuild({ id: build?.id ?? "" });
  expect(phasesOf(await over(build)).at(-2)).toMatch(/ STOPPED$/);
  await codebuild.batchDeleteBuilds({ ids: [build?.id ?? ""] });
  expect(await get(build?.id)).toBeUndefined();
  expect(await codebuild.batchGetBuilds({ ids: ["octo:nothing"] })).toMatchObject({
    builds: [],
    buildsNotFound: ["octo:nothing"],
  });
  await expect(codebuild.stopBuild({ id: "octo:nothing" })).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
  expect(await codebuild.batchGetProjects({ names: ["octo", "nobody"] })).toMatchObject({
    projectsNotFound: ["nobody"],
  });
});

it("builds are listed a hundred a page, the newest first", async () => {
  const { codebuild, start } = await open({ times: { SUBMITTED: null } });
  const ids: (string | undefined)[] = [];
  for (let count = 0; count < 101; count += 1) ids.push((await start())?.id);
  const first = await codebuild.listBuildsForProject({ projectName: PROJECT, sortOrder: "DESCENDING" });
  const { nextToken } = first;
  const second = await codebuild.listBuildsForProject({ projectName: PROJECT, sortOrder: "DESCENDING", nextToken });
  expect([...(first.ids ?? []), ...(second.ids ?? [])]).toEqual(ids.toReversed());
  expect(second.nextToken).toBeUndefined();
});

it("the front throttles both services in their protocol, and names their calls", async () => {
  here.front.spoil({}, { kind: "throttle" });
  const codebuild = new CodeBuild(here.client());
  const logs = new CloudWatchLogs(here.client());
  for (const call of [
    codebuild.batchGetBuilds({ ids: ["octo:1"] }),
    logs.getLogEvents({ logGroupName: "g", logStreamName: "s" }),
  ])
    await expect(call).rejects.toMatchObject({ name: "ThrottlingException" });
  expect(here.front.names()).toEqual(["codebuild:BatchGetBuilds", "cloudwatch-logs:GetLogEvents"]);
  expect(here.front.calls[0]?.region).toBe(REGION);
});
