import { pushOf } from "../support/act/events.ts";
import { type GitHubScene, openGitHubScene } from "../support/act/on-github.ts";

/** The harness that runs workflows can fail, and tells why. Whether workflows are right say `workflows*.test.ts`. */

const FAILS = `name: Fails
on: push
jobs:
  first:
    runs-on: ubuntu-24.04
    steps:
      - run: echo '::error title=Why::it is broken' && exit 3
      - { id: always, if: always(), run: echo "seen=yes" >> "$GITHUB_OUTPUT" }
  second: { needs: first, runs-on: ubuntu-24.04, steps: [{ run: echo never }] }
`;

const MAY_ONLY_READ = `name: Reads
on: push
jobs:
  release:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    steps:
      - uses: OWNER/slipway@0000000000000000000000000000000000000000
        with: { command: publish-release, tag: v1.0.0, notes: Hello. }
`;

const CHECKS_OUT_LAST = `name: Order
on: push
jobs:
  order:
    runs-on: ubuntu-24.04
    steps:
      - { uses: actions/checkout@v7, with: { repository: OWNER/slipway, ref: v0, path: beside } }
      - uses: actions/checkout@v7
      - { id: look, run: 'echo "here=$(ls -d beside own.txt 2>/dev/null | xargs)" >> "$GITHUB_OUTPUT"' }
`;

const nobodyHas = (use: string) =>
  `on: push\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ uses: "${use}", with: { colour: blue } }] } }\n`;

let scene: GitHubScene;

async function run(workflow: string) {
  const { repository } = scene.stage;
  await repository.commit("A workflow", { ".github/workflows/tried.yml": workflow });
  return await scene.run({ workflow: "tried.yml", event: await pushOf(repository, "refs/heads/main") });
}

beforeAll(async () => {
  scene = await openGitHubScene("octo/example", "first.yml", {
    ".github/workflows/first.yml": MAY_ONLY_READ,
    "own.txt": "own",
  });
}, 60_000);
afterAll(() => scene.close());

it("a step that fails fails the run, with its words; what runs in any case runs, what needs it does not", async () => {
  const { code, jobs, trouble, outputs, lines } = await run(FAILS);
  expect({ code, jobs }).toEqual({ code: 1, jobs: { first: "failure" } });
  expect(trouble[0]).toBe("error: it is broken");
  expect(outputs["first.always.seen"]).toBe("yes");
  expect(lines.filter((line) => line.includes("never"))).toEqual([]);
  expect(await scene.stage.leftovers()).toEqual([]);
});

it("a token may do what the workflow's permissions say, and no more", async () => {
  const { code, annotations } = await run(MAY_ONLY_READ);
  expect(code).toBe(1);
  expect(annotations.map(({ message }) => message).join("\n")).toContain("contents: write");
  expect(scene.github.releases()).toEqual([]);
});

it("a checkout empties the folder that it goes into, as the real one does", async () => {
  expect((await run(CHECKS_OUT_LAST)).outputs["order.look.here"]).toBe("own.txt");
});

it("what has no stand-in, or an input that it does not have, is an error and not passed over", async () => {
  await expect(run(nobodyHas("octo/unheard-of@v1"))).rejects.toThrow("There is no stand-in for octo/unheard-of@v1.");
  await expect(run(nobodyHas("actions/checkout@v7"))).rejects.toThrow("colour");
});
