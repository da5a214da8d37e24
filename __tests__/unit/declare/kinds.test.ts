import { formatDuration } from "../../../src/base/duration.ts";
import { commonInputs, isRequired } from "../../../src/declare/input.ts";
import { inputText } from "../../../src/declare/input-text.ts";
import { choice, choices, duration, flag, integer, optionalText, size, text } from "../../../src/declare/kinds.ts";
import { asJson } from "../../../src/declare/output.ts";
import { parseInputs } from "../../../src/declare/parse.ts";
import { stepWriting } from "../../../src/declare/writing.ts";

const inputs = {
  assetId: text({ description: "The name.", missing: "The list has it." }),
  formats: choices(["vmdk", "vhd", "qcow2"], { description: "Formats.", default: "vhd" }),
  as: choice(["table", "json"], { description: "How.", default: "table" }),
  memory: size({ min: "1 GiB", max: "8 GiB" }, { description: "Memory.", default: "2 GiB" }),
  lease: duration({ min: "10m", max: "1d" }, { description: "Lease.", default: "4h" }),
  cpus: integer({ min: 1, max: 8 }, { description: "Processors.", default: "2" }),
  keep: flag({ description: "Keep." }),
  key: optionalText({ description: "Key.", secret: true, pattern: /^k/, rule: "it begins with k" }),
};
const command = {
  name: "try",
  summary: "Tries.",
  kind: "development" as const,
  providers: [],
  inputs,
  outputs: {},
  run: async () => ({}),
};

describe("a remedy says what to write", () => {
  const told = (name: string, value: string, writing = {}) =>
    parseInputs(command, { "asset-id": "a", [name]: value }, new Set(), writing).problems.map(
      ({ problem, remedy }) => `${problem} → ${remedy}`,
    );
  it.each([
    ["cpus", "9", "“9” is not a whole number from 1 to 8 → Write for example --cpus 2."],
    ["memory", "lots", "“lots” is not a size such as 512 MiB or 8 GiB → Write for example --memory '2 GiB'."],
    ["lease", "1m", "1m is not between 10m and 1d → Write for example --lease 4h."],
    ["as", "tabel", "“tabel” is not a choice → Did you mean table? Choose from: table, json."],
    [
      "formats",
      "vmkd, qcow",
      "“vmkd”, “qcow” are not choices → Did you mean vmdk, qcow2? Choose from: vmdk, vhd, qcow2.",
    ],
    ["formats", ",", "names none → Choose from: vmdk, vhd, qcow2."],
    ["keep", "maybe", "“maybe” is neither true nor false → Write --keep or --keep=false."],
    ["key", "hunter2", "the value cannot be used: it begins with k → Write --key VALUE."],
  ])("%s %s", (name, value, words) => expect(told(name, value)).toEqual([words]));

  it("the way a workflow has it, in a workflow", () => {
    expect(told("memory", "lots", { writing: stepWriting })[0]).toMatch(/Write for example memory: 2 GiB\.$/);
  });

  it("for an input that is missing in its own words", () => {
    expect(parseInputs(command, {}, new Set()).problems).toEqual([
      { subject: "asset-id", problem: "must be given", remedy: "The list has it." },
    ]);
  });
});

it("what may be written is told from the declaration itself", () => {
  expect(Object.values(inputs).map(inputText)).toEqual([
    "Required. The name.",
    "Formats. Any of: vmdk, vhd, qcow2; or none.",
    "How. One of: table, json.",
    "Memory. From 1 GiB to 8 GiB.",
    "Lease. From 10m to 1d.",
    "Processors. From 1 to 8.",
    "Keep.",
    "Key.",
  ]);
  expect(Object.values(inputs).filter(isRequired)).toEqual([inputs.assetId]);
});

it("common inputs are those that most commands declare, by the same object", () => {
  const { cpus, lease } = inputs;
  const other = { cpus, keep: flag({ description: "Keep." }), lease };
  expect([...commonInputs([{ inputs }, { inputs: other }])]).toEqual(["lease", "cpus"]);
  expect([...commonInputs([{ inputs }, { inputs: other }, { inputs: { cpus } }])]).toEqual(["lease", "cpus"]);
  expect([...commonInputs([{ inputs }, { inputs: other }, { inputs: { cpus } }, { inputs: {} }])]).toEqual(["cpus"]);
});

it("an output is a number or a list in JSON only where its declaration says so", () => {
  const declared = {
    found: { description: "Number.", kind: "number" as const },
    assets: { description: "List.", kind: "json" as const },
    assetId: "Name.",
    page: "Path.",
  };
  expect(asJson(declared, { found: "2", assets: '[{"id":1}]', assetId: "7", page: undefined })).toEqual({
    found: 2,
    assets: [{ id: 1 }],
    "asset-id": "7",
  });
});

it.each([
  [7_195_000, "2 h 00 min"],
  [3_600_000, "1 h 00 min"],
])("%d ms are written without a sixtieth minute: %s", (milliseconds, words) =>
  expect(formatDuration(milliseconds)).toBe(words),
);
