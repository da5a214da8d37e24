import { CancelledError, ProblemsError, UserError } from "../../../src/base/errors.ts";
import { COMMANDS } from "../../../src/commands/index.ts";
import { describeFailure, failureText } from "../../../src/doors/failure.ts";
import { commandHelp, overview } from "../../../src/doors/help.ts";
import { localFolders } from "../../../src/doors/local.ts";
import { createMask } from "../../../src/doors/mask.ts";
import { readOwner, readRunName } from "../../../src/doors/source.ts";
import { readStepInputs } from "../../../src/doors/step-inputs.ts";

it("a step's inputs are read as the runner hands them over, with empty ones left out", () => {
  expect(readStepInputs({ "INPUT_ASSET-ID": "1.0", INPUT_COMMAND: "sweep", INPUT_KEEP: "", PATH: "/bin" })).toEqual({
    "asset-id": "1.0",
    command: "sweep",
  });
});

it("the folders follow the XDG specification, and what is given wins", () => {
  const settings = { cacheSize: 0, accelerator: "auto" as const };
  expect(localFolders(settings, { HOME: "/h" }, "/w")).toEqual({
    state: "/h/.local/state/slipway",
    cache: "/h/.cache/slipway",
  });
  expect(localFolders(settings, { HOME: "/h", XDG_STATE_HOME: "/s", XDG_CACHE_HOME: "/c" }, "/w")).toEqual({
    state: "/s/slipway",
    cache: "/c/slipway",
  });
  expect(localFolders({ ...settings, stateFolder: "st" }, { HOME: "/h" }, "/w").state).toBe("/w/st");
});

describe("what a run is known by", () => {
  it.each([
    [{ GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v1.4.0", GITHUB_RUN_ID: "7" }, "v1.4.0"],
    [{ GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "release/1.4 ü" }, "release-1.4"],
    [{ GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "main", GITHUB_RUN_ID: "7", GITHUB_RUN_ATTEMPT: "2" }, "run-7-2"],
    [{}, undefined],
  ])("%j: %s", (environment, name) => expect(readRunName(environment)).toBe(name));

  it("names the run's address on a runner", () => {
    expect(
      readOwner({ GITHUB_REPOSITORY: "o/r", GITHUB_SERVER_URL: "https://github.example", GITHUB_RUN_ID: "7" }),
    ).toEqual({
      name: "o/r",
      url: "https://github.example/o/r/actions/runs/7",
    });
  });
});

describe("a failure", () => {
  it("of inputs names each, says what to do, and exits with 2", () => {
    const failure = describeFailure(new ProblemsError([{ subject: "lease", problem: "is odd", remedy: "Write 4h." }]));
    expect(failure.exitCode).toBe(2);
    expect(failureText(failure)).toBe("✗ lease: is odd\n  → Write 4h.");
  });

  it("that a person can mend has a remedy and no stack; a defect has its stack", () => {
    expect(failureText(describeFailure(new UserError("The disk is full.", "Free some.")))).toBe(
      "✗ The disk is full.\n  → Free some.",
    );
    expect(failureText(describeFailure(new TypeError("x is undefined")))).toMatch(
      /defect of Slipway: TypeError: x is undefined\n\s+at /,
    );
  });

  it("by a cancel exits with 130", () => expect(describeFailure(new CancelledError()).exitCode).toBe(130));
});

it("a mask hides the longest secret first, so that nothing of it shows", () => {
  const announced: string[] = [];
  const mask = createMask((secret) => announced.push(secret));
  for (const secret of ["abc", "abcdef", "abc", ""]) mask.add(secret);
  expect(mask.apply("abcdef abc")).toBe("*** ***");
  expect(announced).toEqual(["abc", "abcdef"]);
});

describe("the help", () => {
  it("lists every command", () => {
    for (const { name } of COMMANDS) expect(overview("slipway")).toContain(name);
  });
  it("names every input of a command and its default", () => {
    const [create] = COMMANDS;
    const help = create ? commandHelp(create, "slipway") : "";
    expect(help).toContain("--formats VALUE");
    expect(help).toContain("Default: vmdk, vhd.");
  });
  it("tells the inputs that most commands take after a command's own", () => {
    const [create] = COMMANDS;
    const help = create ? commandHelp(create, "slipway") : "";
    expect(help.indexOf("--state-folder VALUE")).toBeGreaterThan(help.indexOf("Common inputs:"));
    expect(help.indexOf("Common inputs:")).toBeGreaterThan(help.indexOf("--formats VALUE"));
  });
});
