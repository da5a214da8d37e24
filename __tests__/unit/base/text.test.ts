import { formatDuration, parseDuration } from "../../../src/base/duration.ts";
import { markdownTable } from "../../../src/base/markdown.ts";
import { nearest } from "../../../src/base/nearest.ts";
import { formatSize, parseSize } from "../../../src/base/size.ts";

describe("durations", () => {
  it.each([
    ["90s", 90_000],
    ["15m", 900_000],
    ["1h30m", 5_400_000],
    ["2d", 172_800_000],
    ["1.5h", 5_400_000],
    [" 8 h ", 28_800_000],
    ["250ms", 250],
  ])("reads %s", (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));

  it.each(["", "8", "h", "8 hours", "-5m", "1h 30", "eight"])("refuses “%s”", (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  );

  it.each([
    [400, "0.4 s"],
    [9_940, "9.9 s"],
    [9_990, "10 s"],
    [59_600, "1 min 00 s"],
    [185_000, "3 min 05 s"],
    [7_800_000, "2 h 10 min"],
  ])("writes %d ms as %s", (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text));
});

describe("sizes", () => {
  it.each([
    ["8 GiB", 8 * 2 ** 30],
    ["512M", 512 * 2 ** 20],
    ["1.5g", 1.5 * 2 ** 30],
    ["100", 100],
    ["2tb", 2 * 2 ** 40],
  ])("reads %s", (text, bytes) => expect(parseSize(text)).toBe(bytes));

  it.each(["", "GiB", "8 GiBi", "-1", "8 giraffes"])("refuses “%s”", (text) => expect(parseSize(text)).toBeUndefined());

  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1.0 KiB"],
    [813 * 2 ** 20, "813 MiB"],
    [1.4 * 2 ** 30, "1.4 GiB"],
  ])("writes %d as %s", (bytes, text) => expect(formatSize(bytes)).toBe(text));
});

describe("the likeliest word meant", () => {
  const commands = ["create-vm", "setup-vm", "sweep", "test-vm"];
  it("finds a word with letters swapped", () => expect(nearest("craete-vm", commands)).toBe("create-vm"));
  it("finds nothing for a word that is far from all", () => expect(nearest("xyz", commands)).toBeUndefined());
});

it("a Markdown table keeps its cells apart whatever is in them", () => {
  expect(markdownTable(["a", "b"], [["1|2", "x\ny"]])).toBe("| a | b |\n| --- | --- |\n| 1\\|2 | x y |");
});
