import { CodeBuild } from "@aws-sdk/client-codebuild";
import { EC2 } from "@aws-sdk/client-ec2";
import type { WorkflowRun } from "../support/act/act.ts";
import { dispatchOf, pullRequestOf, pushOf, scheduleOf } from "../support/act/events.ts";
import { type AwsScene, openAwsScene, STARTER_REGION } from "../support/act/on-aws.ts";
import { type GitHubScene, openGitHubScene, starter } from "../support/act/on-github.ts";

/**
 * The starters that call a workflow of ours and build no image, unchanged, run by act (others wrote it) from repositories
 * with real commits. AWS and GitHub are the stand-ins of the other tests; sessions come of the workflow's OIDC token alone.
 */

const MINUTE = 60_000;
const CREDENTIALS = { accessKeyId: "testing", secretAccessKey: "testing" };

let aws: AwsScene;

beforeAll(async () => {
  aws = await openAwsScene();
}, MINUTE);
afterAll(() => aws.close());

describe("codebuild.yml", () => {
  let scene: GitHubScene;
  let codebuild: CodeBuild;
  let marked: WorkflowRun;
  let unmarked: WorkflowRun;
  let byPull: WorkflowRun;
  let byFork: WorkflowRun;
  const commits = { plain: "", marked: "", topic: "" };

  beforeAll(async () => {
    scene = await openGitHubScene("octo/example", "codebuild.yml", {
      ".github/workflows/codebuild.yml": await starter("codebuild.yml"),
    });
    const { repository } = scene.stage;
    codebuild = new CodeBuild({ endpoint: aws.emulator.endpoint, region: STARTER_REGION, credentials: CREDENTIALS });
    await codebuild.createProject({
      name: "octo-build",
      source: { type: "GITHUB", location: "https://github.com/octo/example.git" },
      artifacts: { type: "NO_ARTIFACTS" },
      environment: {
        ...{ type: "LINUX_CONTAINER", image: "aws/codebuild/standard:7.0", computeType: "BUILD_GENERAL1_SMALL" },
      },
      serviceRole: "arn:aws:iam::123456789012:role/build",
    });
    await aws.emulator.control({ builds: { "octo-build": { lines: { BUILD: ["it builds"] } } } });

    commits.plain = await repository.commit("A change\n\nof nothing much", { "a.txt": "a" });
    const plain = await pushOf(repository, "refs/heads/main");
    commits.marked = await repository.commit("A change\n\n[CodeBuild]", { "a.txt": "b" });
    const withMarker = await pushOf(repository, "refs/heads/main");
    await repository.branch("topic");
    commits.topic = await repository.commit("On a branch [CodeBuild]", { "a.txt": "c" });
    const [pull, fork] = [
      await pullRequestOf(repository, "topic", { number: 7 }),
      await pullRequestOf(repository, "topic", { number: 8, fork: "stranger/example" }),
    ];
    const run = (event: typeof plain) => scene.run({ workflow: "codebuild.yml", event, env: aws.env, path: aws.path });
    [unmarked, marked, byPull, byFork] = await Promise.all([run(plain), run(withMarker), run(pull), run(fork)]);
  }, 5 * MINUTE);
  afterAll(() => scene.close());

  const outputsOf = ({ outputs }: WorkflowRun) => ({
    triggered: outputs["build.build.triggered"],
    status: outputs["build.build.build-status"],
  });

  it("a commit with [CodeBuild] starts the build, follows it, and shows it as a status of the commit", () => {
    expect(marked.trouble).toEqual([]);
    expect(outputsOf(marked)).toEqual({ triggered: "true", status: "SUCCEEDED" });
    expect(marked.lines.join("\n")).toContain("it builds");
    const shown = scene.github.statuses().filter(({ sha }) => sha === commits.marked);
    expect(shown.map(({ state }) => state)).toEqual(["pending", "success"]);
  });

  it("a commit without it starts none, and the job is green and says why", () => {
    expect(unmarked.trouble).toEqual([]);
    expect(outputsOf(unmarked)).toEqual({ triggered: "false", status: undefined });
    expect(unmarked.lines.join("\n")).toContain("No build is started.");
    expect(scene.github.statuses().filter(({ sha }) => sha === commits.plain)).toEqual([]);
  });

  it("of a pull request the message of its real head counts, for which the API is asked", () => {
    expect(byPull.trouble).toEqual([]);
    expect(outputsOf(byPull)).toEqual({ triggered: "true", status: "SUCCEEDED" });
  });

  it("a pull request from a fork starts none, marker or not", () => {
    expect(byFork.trouble).toEqual([]);
    expect(outputsOf(byFork)).toEqual({ triggered: "false", status: undefined });
  });

  it("by the stand-in's own word there were two builds, of the right commits, and nothing is left on the runner", async () => {
    const { ids = [] } = await codebuild.listBuildsForProject({ projectName: "octo-build" });
    const { builds = [] } = await codebuild.batchGetBuilds({ ids });
    const versions = builds.map(({ sourceVersion = "" }) => sourceVersion);
    expect(versions).toHaveLength(2);
    expect(versions).toContain(commits.marked);
    expect(versions.filter((version) => version.includes(commits.topic))).toHaveLength(1);
    expect(await scene.stage.leftovers()).toEqual([]);
  });
});

describe("sweep.yml", () => {
  let scene: GitHubScene;
  let ec2: EC2;
  const keys = async () => (await ec2.describeKeyPairs({})).KeyPairs?.map(({ KeyName }) => KeyName) ?? [];

  /** A key pair as a killed build leaves it. */
  async function leaveKey(name: string): Promise<void> {
    const tags = { "asset-id": name, lifetime: "ephemeral", owner: "octo/example", product: "lab", run: "" };
    const times = { created: "2026-01-01T00:00:00.000Z", expires: "2026-01-01T04:00:00.000Z" };
    const Tags = Object.entries({ ...tags, ...times }).map(([key, Value]) => ({ Key: `slipway:${key}`, Value }));
    await ec2.createKeyPair({ KeyName: name, TagSpecifications: [{ ResourceType: "key-pair", Tags }] });
  }

  beforeAll(async () => {
    ec2 = new EC2({ endpoint: aws.emulator.endpoint, region: STARTER_REGION, credentials: CREDENTIALS });
    scene = await openGitHubScene("octo/sweeper", "sweep.yml", {
      ".github/workflows/sweep.yml": await starter("sweep.yml"),
    });
    await leaveKey("slipway-killed");
    await ec2.createKeyPair({ KeyName: "of-others" });
  }, MINUTE);
  afterAll(() => scene.close());

  const run = (event: Parameters<GitHubScene["run"]>[0]["event"]) =>
    scene.run({ workflow: "sweep.yml", event, env: aws.env, path: aws.path });

  it(
    "started by a person it tells what is overdue, and removes nothing",
    async () => {
      const { trouble, outputs } = await run(await dispatchOf(scene.stage.repository, { "dry-run": true }));
      expect(trouble).toEqual([]);
      expect(outputs).toMatchObject({ "sweep.sweep.found": "1", "sweep.sweep.removed": "0" });
      expect((await keys()).sort()).toEqual(["of-others", "slipway-killed"]);
    },
    2 * MINUTE,
  );

  it(
    "started by its schedule it removes that, and nothing of others",
    async () => {
      const { trouble, outputs } = await run(scheduleOf(scene.stage.repository, "17 */3 * * *"));
      expect(trouble).toEqual([]);
      expect(outputs).toMatchObject({ "sweep.sweep.removed": "1" });
      expect(await keys()).toEqual(["of-others"]);
      expect(await scene.stage.leftovers()).toEqual([]);
    },
    2 * MINUTE,
  );
});
