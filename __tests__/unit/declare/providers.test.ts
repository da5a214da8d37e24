import { groupInputs } from "../../../src/declare/input.ts";
import { choice, choices, flag, optionalInteger, optionalList, optionalText } from "../../../src/declare/kinds.ts";
import { parseInputs } from "../../../src/declare/parse.ts";
import { stepWriting } from "../../../src/declare/writing.ts";

const inputs = {
  provider: choice(["local", "aws"], { description: "Where.", default: "local" }),
  name: optionalText({ description: "Name." }),
  region: optionalText({ description: "Region.", provider: "aws" }),
  mirror: optionalText({ description: "Mirror.", provider: "local" }),
  keep: flag({ description: "Keep." }),
};
const command = {
  ...{ name: "try", summary: "Tries.", kind: "development" as const, providers: ["local", "aws"] },
  ...{ inputs, outputs: {}, run: async () => ({}) },
};
const told = (given: Record<string, string>, of: Parameters<typeof parseInputs>[0] = command) =>
  parseInputs(of, given, new Set(), { writing: stepWriting }).problems.map(
    ({ subject, problem, remedy }) => `${subject}: ${problem} → ${remedy}`,
  );

describe("an input that only one provider has a use for", () => {
  it("is refused with another one, saying how to get it", () => {
    expect(told({ region: "eu-central-1" })).toEqual([
      "region: the provider local has no use for it → Leave region out, or write provider: aws.",
    ]);
    expect(told({ provider: "aws", mirror: "https://a.example" })).toHaveLength(1);
  });

  it("is taken with its own, and not missed where nobody gave it", () => {
    expect(told({ provider: "aws", region: "eu-central-1" })).toEqual([]);
    expect(told({})).toEqual([]);
  });

  it("is taken by a command that works with that provider only, without a word about the provider", () => {
    const { provider: _, ...others } = inputs;
    expect(told({ region: "eu-central-1" }, { ...command, providers: ["aws"], inputs: others })).toEqual([]);
  });

  it("is shown in a group of its own, after those that all have a use for", () => {
    const groups = groupInputs(command, new Set(["provider", "keep"])).map(
      ({ heading, inputs: group }) => `${heading}: ${group.map(([key]) => key).join(" ")}`,
    );
    expect(groups).toEqual([
      "Inputs: name",
      "Only with provider local: mirror",
      "Only with provider aws: region",
      "Common inputs: provider keep",
    ]);
  });
});

describe("kinds that may be left out", () => {
  const read = (input: ReturnType<typeof optionalList> | ReturnType<typeof optionalInteger>, text?: string) => {
    const answer = input.schema.safeParse(text);
    return answer.success ? answer.data : answer.error.issues.map(({ message }) => message);
  };
  const accounts = optionalList({ description: "Accounts.", pattern: /^\d{12}$/, rule: "12 digits" });

  it("have no value where nothing was said", () => {
    expect(read(accounts)).toBeUndefined();
    expect(read(optionalInteger({ min: 1, max: 9 }, { description: "Number." }))).toBeUndefined();
  });

  it("name the word of a list that cannot be used", () => {
    expect(read(accounts, "123456789012, 12")).toEqual(["“12” cannot be used: 12 digits"]);
    expect(read(accounts, "123456789012 123456789012")).toEqual(["123456789012"]);
  });
});

it("none is a choice of its own where several may be chosen, and only alone", () => {
  const { schema } = choices(["vmdk", "vhd"], { description: "Formats.", default: "vmdk" });
  expect(schema.parse("none")).toEqual([]);
  expect(schema.safeParse("none, vhd").success).toBe(false);
});
