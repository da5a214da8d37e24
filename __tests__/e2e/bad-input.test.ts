import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { runCli } from "../support/cli.ts";
import { findLeftovers } from "../support/leftovers.ts";
import { makePlaces, placeInputs, type TestPlaces } from "../support/places.ts";
import { runJob } from "../support/runner.ts";

let places: TestPlaces;
beforeEach(async () => {
  places = await makePlaces({ ownCache: true });
});
afterEach(() => places.remove());

/** Nothing was made: no state folder, nothing in the cache, nothing where the release was to go. */
async function expectNothingMade(): Promise<void> {
  await expect(access(places.state)).rejects.toThrow("ENOENT");
  expect(await readdir(places.cache)).toEqual([]);
  expect(await readdir(places.releaseParent)).toEqual([]);
  expect(await findLeftovers(places)).toEqual([]);
}

describe("bad input on a runner", () => {
  it("is told all at once, an annotation for each input, and nothing is made", async () => {
    const { main, post } = await runJob({
      ...placeInputs(places),
      command: "create-vm",
      "asset-id": "-not a name-",
      formats: "vmdk, floppy",
      memory: "plenty",
      "disk-size": "1 MiB",
      lease: "soon",
      cpus: "0",
    });
    expect(main.code).not.toBe(0);
    const errors = main.annotations.filter(({ level }) => level === "error");
    const titles = errors.map(({ title }) => title).sort();
    expect(titles).toEqual(["asset-id", "cpus", "disk-size", "formats", "lease", "memory"]);
    // Each says what to do next, on a line of its own.
    expect(errors.filter(({ message }) => !/\n→ .+/.test(message))).toEqual([]);
    expect(main.state).toEqual({});
    expect(main.unclosed).toBe(0);
    expect(post).toMatchObject({ code: 0, raw: "" });
    await expectNothingMade();
  });

  it("an input of another command is refused, because it would be silently without effect", async () => {
    const { main } = await runJob({ ...placeInputs(places), command: "sweep", playbook: "site.yml" });
    expect(main.code).not.toBe(0);
    expect(main.annotations).toMatchObject([{ level: "error", title: "playbook" }]);
    await expectNothingMade();
  });

  it("what only a look at this machine tells is told together too", async () => {
    const { main } = await runJob({
      ...placeInputs(places),
      command: "create-vm",
      "base-image": "https://images.example/cloud.qcow2",
      playbook: join(places.releaseParent, "missing.yml"),
      "disk-size": "2 TiB",
      memory: "1 TiB",
      "install-tools": "false",
      "release-folder": join(places.releaseParent, "release"),
    });
    expect(main.code).not.toBe(0);
    const subjects = main.annotations.filter(({ level }) => level === "error").map(({ title }) => title);
    expect(subjects).toEqual(expect.arrayContaining(["base-image-sha256", "memory", "playbook"]));
    await expectNothingMade();
  });
});

describe("bad input in a terminal", () => {
  it("a misspelt command and a misspelt input are guessed", async () => {
    const command = await runCli(["creat-vm"]);
    expect(command).toMatchObject({ code: 2, stdout: "" });
    expect(command.stderr).toContain("create-vm");
    const input = await runCli(["create-vm", "--formatz", "vmdk", "--state-folder", places.state]);
    expect(input).toMatchObject({ code: 2, stdout: "" });
    expect(input.stderr).toContain("formats");
    await expectNothingMade();
  });

  it("--json tells the same for machines", async () => {
    const { code, stdout } = await runCli(["create-vm", "--cpus", "0", "--memory", "plenty", "--json"]);
    expect(code).toBe(2);
    const { errors } = JSON.parse(stdout) as { errors: { input: string }[] };
    expect(errors.map(({ input }) => input).sort()).toEqual(["cpus", "memory"]);
  });
});
