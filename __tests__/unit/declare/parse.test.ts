import { ProblemsError } from "../../../src/base/errors.ts";
import { allInputNames, COMMANDS, findCommand } from "../../../src/commands/index.ts";
import { publicName } from "../../../src/declare/input.ts";
import { choices, duration, flag, integer, list, optionalText, size, text } from "../../../src/declare/kinds.ts";
import { parseInputs, readInputs } from "../../../src/declare/parse.ts";
import { createTestContext } from "../../support/context.ts";

const command = {
  name: "try",
  summary: "Tries.",
  kind: "development" as const,
  providers: ["local"],
  inputs: {
    assetId: text({ description: "The name.", pattern: /^[a-z]+$/, rule: "use letters" }),
    formats: choices(["vmdk", "vhd"], { description: "Formats.", default: "vhd", example: "vmdk" }),
    lease: duration({ min: "10m", max: "1d" }, { description: "Lease.", default: "4h" }),
    diskSize: size({ min: "4 GiB", max: "1 TiB" }, { description: "Disk.", default: "8 GiB" }),
    cpus: integer({ min: 1, max: 8 }, { description: "Processors.", default: "2" }),
    keep: flag({ description: "Keep." }),
    skipRoles: list({ description: "Roles." }),
    user: optionalText({ description: "User." }),
  },
  outputs: {},
  run: async () => ({}),
};
const known = new Set(["asset-id", "formats", "playbook"]);
const problemsOf = (given: Record<string, string>) => parseInputs(command, given, known).problems;

it("turns texts into typed values and fills in defaults", () => {
  const given = { "asset-id": "abc", formats: "vhd,\n vmdk, vhd", keep: "true", "skip-roles": "a b,c" };
  expect(parseInputs(command, given, known)).toEqual({
    problems: [],
    complete: true,
    values: {
      assetId: "abc",
      formats: ["vmdk", "vhd"],
      lease: 14_400_000,
      diskSize: 8 * 2 ** 30,
      cpus: 2,
      keep: true,
      skipRoles: ["a", "b", "c"],
      user: undefined,
    },
  });
});

it("takes empty text for not given, as a runner hands over inputs that nobody wrote", () => {
  expect(problemsOf({ "asset-id": "abc", lease: "", playbook: " " })).toEqual([]);
});

it("tells every problem at once: missing, wrong, unknown, irrelevant", () => {
  const problems = problemsOf({
    formats: "vmx",
    lease: "5m",
    cpus: "9",
    keep: "perhaps",
    lese: "4h",
    playbook: "x.yml",
  });
  expect(problems.map(({ subject, problem }) => `${subject}: ${problem}`).sort()).toEqual([
    "asset-id: must be given",
    "cpus: “9” is not a whole number from 1 to 8",
    "formats: “vmx” is not a choice",
    "keep: “perhaps” is neither true nor false",
    "lease: 5m is not between 10m and 1d",
    "lese: there is no such input",
    "playbook: try has no use for it",
  ]);
  expect(problems.find(({ subject }) => subject === "lese")?.remedy).toBe("Did you mean lease?");
});

describe("a command's own check", () => {
  const context = async () => createTestContext();
  const own = (subject: string) => ({ subject, problem: "is not there", remedy: "" });
  const check = async (values: Record<string, unknown>) => [
    own(`playbook with ${values.cpus} processors`),
    own("cpus"),
  ];

  it("is told together with the problems of the inputs, with defaults for the wrong ones, and each input once", async () => {
    const problems = readInputs({ ...command, check }, { "asset-id": "abc", cpus: "99" }, known, context);
    await expect(problems).rejects.toMatchObject({
      problems: [
        { subject: "cpus", problem: expect.stringContaining("99") },
        { subject: "playbook with 2 processors" },
      ],
    });
  });

  it("is not made where an input without a default is missing, nor where nothing is wrong (run makes it)", async () => {
    const refuse = async () => Promise.reject(new Error("checked"));
    await expect(readInputs({ ...command, check: refuse }, {}, known, context)).rejects.toBeInstanceOf(ProblemsError);
    await expect(
      readInputs({ ...command, check: refuse }, { "asset-id": "abc" }, known, context),
    ).resolves.toBeDefined();
  });
});

describe("the declarations of all commands", () => {
  it.each(COMMANDS.map((each) => [each.name, each] as const))(
    "%s: every default is a value that its own schema accepts",
    (_name, each) => {
      for (const [key, input] of Object.entries(each.inputs)) {
        if (input.default === undefined) continue;
        expect([key, input.schema.safeParse(undefined).success]).toEqual([key, true]);
      }
    },
  );

  it("use one name for one thing: the same words wherever an input of that name stands", () => {
    const said = new Map<string, string>();
    for (const each of COMMANDS) {
      for (const [key, input] of Object.entries(each.inputs)) {
        if (key === "assetId") continue; // What it names differs: a new build, an existing one, a pattern.
        expect([key, said.get(key) ?? input.description]).toEqual([key, input.description]);
        said.set(key, input.description);
      }
    }
  });

  it("are verb-first names, with show-aws-assets for show-assets", () => {
    for (const { name } of COMMANDS) expect(name).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(findCommand("show-aws-assets")).toBe(findCommand("show-assets"));
    expect(findCommand("nothing")).toBeUndefined();
  });

  it("have public names in kebab case", () => {
    expect(publicName("baseImageSha256")).toBe("base-image-sha256");
    for (const name of allInputNames()) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
