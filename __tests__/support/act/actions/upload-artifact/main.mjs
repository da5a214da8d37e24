// As actions/upload-artifact v7 (its action.yml): a name is used once in a run, hidden files stay behind.
import { cpSync, existsSync, rmSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fail, input, output } from "./step.mjs";

const name = input("name");
const source = resolve(process.env.GITHUB_WORKSPACE, input("path"));
// The characters that the real one refuses ("Invalid characters" in @actions/artifact).
if (/["<>|*?\r\n\\/:]/.test(name)) fail(`The artifact name is not valid: ${name}`);
if (!existsSync(source)) {
  const message = `No files were found with the provided path: ${source}. No artifacts will be uploaded.`;
  if (input("if-no-files-found") === "error") fail(message);
  if (input("if-no-files-found") === "warn") console.log(`::warning::${message}`);
  process.exit(0);
}
const target = join(process.env.ACT_ARTIFACTS, name);
if (existsSync(target)) {
  if (input("overwrite") !== "true") fail(`an artifact with this name already exists on the workflow run: ${name}`);
  rmSync(target, { recursive: true });
}
const hidden = (path) => path !== source && basename(path).startsWith(".");
const filter = (path) => input("include-hidden-files") === "true" || !hidden(path);
cpSync(source, statSync(source).isDirectory() ? target : join(target, basename(source)), { recursive: true, filter });
output("artifact-id", "1");
output("artifact-url", `file://${target}`);
