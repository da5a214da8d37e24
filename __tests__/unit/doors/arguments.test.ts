import { ProblemsError } from "../../../src/base/errors.ts";
import { allInputNames } from "../../../src/commands/index.ts";
import { parseInputs } from "../../../src/declare/parse.ts";
import { readArguments } from "../../../src/doors/arguments.ts";

/** Everything that is wrong with a command line, as a person is told it. */
function complaints(...words: string[]): string[] {
  try {
    const { command, given, problems } = readArguments(words);
    if (!command) throw new Error("no command");
    const all = parseInputs(command, given, allInputNames(), { problems }).problems;
    return all.map(({ subject, problem, remedy }) => `${subject}: ${problem} → ${remedy}`);
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems.map(({ subject, problem, remedy }) => `${subject}: ${problem} → ${remedy}`);
  }
}

describe("a command line", () => {
  it("gives texts by public name, flags without a value, and Slipway's own flags", () => {
    const words = ["create-vm", "--formats", "vmdk,vhd", "--publish-default-password", "--cpus=4", "--json"];
    const read = readArguments(words);
    expect(read.command?.name).toBe("create-vm");
    expect(read.given).toEqual({ formats: "vmdk,vhd", "publish-default-password": "true", cpus: "4" });
    expect(read).toMatchObject({ json: true, help: false, verbose: false, problems: [] });
  });

  it("takes a value for a flag where one is written", () => {
    expect(readArguments(["sweep", "--dry-run", "false", "--cache"]).given).toEqual({
      "dry-run": "false",
      cache: "true",
    });
  });

  it.each([
    [["sweep", "-h"], { help: true }],
    [["help", "sweep"], { help: true }],
    [["--json", "sweep"], { json: true }],
    [["--dry-run", "sweep"], { given: { "dry-run": "true" } }],
    [["--cach", "sweep"], { given: { cach: "true" } }],
  ])("finds the command in %j", (words, rest) => {
    expect(readArguments(words)).toMatchObject({ command: { name: "sweep" }, ...rest });
  });

  it("knows -V and help without a command", () => {
    expect(readArguments(["-V"])).toMatchObject({ version: true, command: undefined });
    expect(readArguments(["help"])).toMatchObject({ help: true, command: undefined });
  });
});

describe("what is wrong with a command line is told once", () => {
  it.each([
    [["craete-vm"], ["command: there is no command “craete-vm” → Did you mean create-vm?"]],
    [["sweep", "--cach", "--state-folder", "X"], ["cach: there is no such input → Did you mean cache?"]],
    [["sweep", "--formatz", "vmdk"], [expect.stringMatching(/^formatz: there is no such input/)]],
    [["create-vm", "-m", "2"], ["-m: there is no such input → Did you mean --mirror, --memory?"]],
    [["sweep", "now"], ["arguments: “now” is neither a command nor an input → Inputs are written --name VALUE."]],
    [["create-vm", "--formats"], ["formats: needs a value → Write --formats VALUE."]],
    [["create-vm", "--formats", "--cpus", "4"], ["formats: needs a value → Write --formats VALUE."]],
    [["create-vm", "--cpus", "2", "--cpus", "3"], ["cpus: is given 2 times → Leave all but one out."]],
    [["tear-down", "--asset-id", ""], [expect.stringMatching(/^asset-id: is empty: a variable that is not set\?/)]],
    [["sweep", "--playbook"], [expect.stringMatching(/^playbook: sweep has no use for it/)]],
    [["--cpus", "3"], [expect.stringMatching(/^command: must be given/)]],
  ])("%j", (words, told) => expect(complaints(...words)).toEqual(told));

  it("a word after a flag, together with the other problems", () => {
    expect(complaints("create-vm", "--install-tools", "maybe", "--cpus", "99")).toEqual([
      "install-tools: takes no separate value → Write --install-tools or --install-tools=false.",
      "cpus: “99” is not a whole number from 1 to 64 → Write for example --cpus 2.",
    ]);
  });

  it("a text without quotes, with the line as it was meant", () => {
    expect(complaints("create-vm", "--product", "my", "great", "image")).toEqual([
      "arguments: “great”, “image” after --product belong to no input → If they are part of the value, put it in quotes: --product 'my great image'",
    ]);
  });
});

describe("a secret without quotes", () => {
  it.each([
    ["JSON", ["--extra-vars", '{"a":', "hunter2,", '"b":', "-sec2}"]],
    ["under a misspelt name", ["--extra-var", '{"a":', "hunter2}"]],
    ["with words like options", ["--default-password", "my", "hunter2", "--sec2", "-sec2"]],
    ["with another input after it", ["--default-password", "my", "hunter2", "--cpus", "2"]],
    ["before the command", ["--extra-vars={a:", "hunter2}"]],
  ])("is never quoted back: %s", (_what, words) => {
    for (const line of [
      ["create-vm", ...words],
      [...words, "create-vm"],
      [...words, "craete-vm"],
    ]) {
      const told = complaints(...line).join("\n");
      expect(told).toMatch(/arguments: \d words? after --[a-z-]+ belongs? to no input → Put the value in quotes/);
      expect(told).not.toMatch(/hunter2|sec2/);
    }
  });

  it("is one problem, not two", () => {
    expect(complaints("create-vm", "--extra-vars", '{"a":', "hunter2,", '"b":', "sec}")).toEqual([
      "arguments: 3 words after --extra-vars belong to no input → Put the value in quotes: --extra-vars '…'",
    ]);
  });
});
