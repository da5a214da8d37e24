import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { registerLogger, validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ROOT } from "../support/runner.ts";

let documents = 0;

/** What GitHub's own language service says of a file, one line each. */
async function diagnose(name: string, text: string): Promise<string[]> {
  // It remembers a document by its address, so each gets one of its own. A crash inside it is only logged.
  const crashes: string[] = [];
  const logger = { error: (message: string) => void crashes.push(message), warn() {}, info() {}, log() {} };
  registerLogger(logger);
  documents += 1;
  const findings = await validate(TextDocument.create(`file:///${documents}/${name}`, "yaml", 1, text));
  return [...crashes, ...findings.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)];
}

const read = async (name: string) => await readFile(join(ROOT, name), "utf8");

describe("by the word of GitHub's own language service", () => {
  it("action.yml is right", async () => {
    expect(await diagnose("action.yml", await read("action.yml"))).toEqual([]);
  });

  it.each([
    ["a runtime that does not exist", /using: .*/, "using: node99"],
    ["a key that does not exist", /^runs:$/m, "runs:\n  mian: x"],
    ["no entry", /^ *main: .*\n/m, ""],
  ])("it tells %s, so the test above can fail", async (_what, found, wrong) => {
    const broken = (await read("action.yml")).replace(found, wrong);
    expect(await diagnose("action.yml", broken)).not.toEqual([]);
  });

  const folders = [".github/workflows", "templates/workflows"];
  it.each(folders.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`)))(
    "the workflow %s is right",
    async (path) => expect(await diagnose(path, await read(path))).toEqual([]),
  );
});
