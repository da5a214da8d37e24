/**
 * Writes what follows from the declarations: action.yml, docs/commands.md, docs/manifest.schema.json, docs/policies.
 * With --check it writes nothing and fails where a file is stale.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf } from "../src/base/errors.ts";
import { manifestSchemaJson } from "../src/image/manifest-schema.ts";
import { actionYml } from "./generate/action-yml.ts";
import { commandsDoc } from "./generate/commands-doc.ts";
import { policies } from "./generate/policies.ts";

const root = dirname(import.meta.dirname);
const check = process.argv.includes("--check");

const files: Record<string, string> = {
  "action.yml": actionYml(),
  "docs/commands.md": commandsDoc(),
  "docs/manifest.schema.json": manifestSchemaJson(),
  ...policies(),
};

const stale: string[] = [];
for (const [name, text] of Object.entries(files)) {
  const path = join(root, name);
  const wanted = text.endsWith("\n") ? text : `${text}\n`;
  if ((await readIfThere(path)) === wanted) continue;
  stale.push(name);
  if (check) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, wanted);
  console.log(`wrote ${name}`);
}
if (check && stale.length > 0) {
  console.error(`Stale: ${stale.join(", ")}. Run npm run generate and commit what it writes.`);
  process.exitCode = 1;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
