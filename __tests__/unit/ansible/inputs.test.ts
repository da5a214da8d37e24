import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { checkAnsibleInputs, roleNames } from "../../../src/ansible/check.ts";
import { readExtraVars } from "../../../src/ansible/extra-vars.ts";
import { requirementKinds } from "../../../src/ansible/galaxy.ts";

const content = resolve("templates/ansible");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ansible-inputs-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

describe("extra-vars", () => {
  it.each([
    ["JSON", '{"jupyter_port": 8888, "list": [1, "two"]}'],
    ["YAML", "jupyter_port: 8888\nlist: [1, two]"],
  ])("is a mapping as %s", async (_form, text) => {
    await expect(readExtraVars(text, folder)).resolves.toEqual({ jupyter_port: 8888, list: [1, "two"] });
  });

  it("is read from a file, whose path starts at the given folder", async () => {
    await file("vars.yml", "a: b\n");
    await expect(readExtraVars("@vars.yml", folder)).resolves.toEqual({ a: "b" });
  });

  it("may be empty", async () => {
    await expect(readExtraVars(" ", folder)).resolves.toEqual({});
  });

  it.each(["[1, 2]", "just words", "42"])("is refused where it is no mapping: %s", async (text) => {
    await expect(readExtraVars(text, folder)).rejects.toThrow("no mapping");
  });

  it("never shows its content in an error, because it may be secret", async () => {
    const error: unknown = await readExtraVars('{"token": "s3cret', folder).catch((caught: unknown) => caught);
    expect(String(error)).toContain("neither JSON nor YAML");
    expect(String(error)).not.toContain("s3cret");
  });

  it("names the file that is missing", async () => {
    await expect(readExtraVars("@none.yml", folder)).rejects.toThrow("none.yml");
  });
});

describe("requirements", () => {
  it("are roles in the old form, and what is named in the new one", () => {
    expect(requirementKinds([{ src: "x" }])).toEqual(["role"]);
    expect(requirementKinds({ collections: [] })).toEqual(["collection"]);
    expect(requirementKinds({ roles: [], collections: [] })).toEqual(["role", "collection"]);
    expect(requirementKinds({ other: [] })).toEqual([]);
    expect(requirementKinds(null)).toEqual([]);
  });
});

describe("the inputs for Ansible", () => {
  const problems = async (inputs: object) => checkAnsibleInputs({ content, folder, ...inputs });

  it("have no problem where nothing is given", async () => {
    await expect(problems({})).resolves.toEqual([]);
  });

  it("tell all problems at once, each with its input", async () => {
    const found = await problems({
      playbook: join(folder, "missing.yml"),
      tests: await file("words.yml", "words\n"),
      requirements: await file("requirements.yml", "a: [\n"),
      extraVars: "[]",
    });
    expect(found.map(({ subject }) => subject)).toEqual(["playbook", "tests", "requirements", "extra-vars"]);
    expect(found.every(({ remedy }) => remedy !== "")).toBe(true);
  });

  it("take a playbook with plays", async () => {
    await expect(problems({ playbook: await file("good.yml", "- hosts: all\n  tasks: []\n") })).resolves.toEqual([]);
  });

  it("know the roles that can be left out", async () => {
    const [problem] = await problems({ skipRoles: ["docker", "dokcer"] });
    expect(problem?.problem).toBe("There is no role dokcer.");
    expect(problem?.remedy).toContain("docker");
    await expect(problems({ skipRoles: await roleNames(content) })).resolves.toEqual([]);
    expect(await roleNames(content)).toEqual(
      expect.arrayContaining(["docker", "jupyter", "motd", "network", "poetry"]),
    );
    expect(await roleNames(content)).not.toContain("uv"); // A tool of two roles, with no tag of its own.
  });
});
