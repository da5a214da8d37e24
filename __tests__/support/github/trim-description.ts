/**
 * Cuts GitHub's official description of its API down to the operations that the stand-in carries out.
 *
 *   npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
 *   node __tests__/support/github/trim-description.ts package
 *
 * Schemas stay as they are. Texts for people and examples go, but for the examples that the stand-in's answers are made of.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { API_OPERATIONS } from "./operations.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Node = { [name: string]: Json };

/** Examples that are kept, by their name in the description. */
const EXAMPLES = ["commit", "full-repository", "pull-request", "simple-user"];
/** Keys with words for people, and what tells nothing about form. */
const WORDS = new Set([
  "description",
  "summary",
  "examples",
  "example",
  "externalDocs",
  "tags",
  "title",
  "x-github",
  "x-octokit",
]);
/** Below these a key is a name that GitHub chose, and no word of OpenAPI's. */
const NAMED = new Set(["properties", "schemas", "parameters", "responses", "headers", "paths", "content", "mapping"]);

const folder = process.argv[2];
if (folder === undefined) throw new Error("Say where the unpacked package @octokit/openapi lies.");
const { version }: { version: string } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
const whole: { openapi: string; paths: Record<string, Node>; components: Record<string, Node> } = JSON.parse(
  await readFile(join(folder, "generated", "api.github.com.json"), "utf8"),
);

const paths: Record<string, Node> = {};
for (const operation of Object.keys(API_OPERATIONS)) {
  const [method = "", path = ""] = operation.split(" ");
  const found = whole.paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`GitHub's description has no ${operation}.`);
  paths[path] = { ...paths[path], [method.toLowerCase()]: withoutWords(found) };
}

const components: Record<string, Record<string, Json>> = {};
const pending = referencesIn(paths);
for (let reference = pending.pop(); reference !== undefined; reference = pending.pop()) {
  const [kind = "", name = ""] = reference.split("/").slice(2);
  if (components[kind]?.[name] !== undefined) continue;
  const component = whole.components[kind]?.[name];
  if (component === undefined) throw new Error(`GitHub's description has no ${reference}.`);
  const trimmed = withoutWords(component);
  components[kind] = { ...components[kind], [name]: trimmed };
  pending.push(...referencesIn(trimmed));
}
const examples = Object.fromEntries(EXAMPLES.map((name) => [name, exampleOf(name)]));

const target = join(import.meta.dirname, "description.generated.json");
const source = { package: "@octokit/openapi", version, file: "generated/api.github.com.json" };
const sections = { openapi: whole.openapi, "x-source": source, paths, components, "x-examples": examples };
const text = `${lines(sections)}\n`;
await writeFile(target, text);
process.stdout.write(`${target}: ${Object.keys(API_OPERATIONS).length} operations, ${text.length} characters\n`);

/** JSON with a line for each path, schema and example, so that another version can be compared with this one. */
function lines(node: Json | Record<string, Json | Record<string, Json>>, path: string[] = []): string {
  const isOpened =
    path.length === 0 || (path.length === 1 && path[0] !== "x-source") || path.join() === `components,${path[1]}`;
  if (!isOpened || typeof node !== "object" || node === null) return JSON.stringify(node);
  const parts = Object.entries(node).map(([key, value]) => `${JSON.stringify(key)}: ${lines(value, [...path, key])}`);
  return `{\n${parts.join(",\n")}\n}`;
}

function exampleOf(name: string): Json {
  const example = whole.components.examples?.[name];
  if (typeof example !== "object" || example === null || !("value" in example)) throw new Error(`No example ${name}.`);
  return (example as Node).value ?? null;
}

function withoutWords(node: Json, areNames = false): Json {
  if (Array.isArray(node)) return node.map((entry) => withoutWords(entry));
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => areNames || !WORDS.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutWords(value, !areNames && NAMED.has(key))]));
}

function referencesIn(node: Json | Record<string, Node>): string[] {
  const found = new Set<string>();
  JSON.stringify(node, (key, value) => {
    if (key === "$ref" && typeof value === "string") found.add(value);
    return value;
  });
  return [...found];
}
