// npm test: everything that has to hold. Installs first what it needs, saying so. The last line is the count of tests.
//
//   npm test                                  all parts
//   npm test -- --only unit,e2e               some parts: check, unit, contract, e2e
//   npm test -- --only e2e cancel             what is left over goes to Jest: here, files whose name has "cancel"
import { readdirSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { goTool, installGoTools } from "./lib/go-tools.mjs";
import { ensureNode } from "./lib/node24.mjs";
import { DEBIAN, findBrowser, installDebian, installPython, VENV, venvTool } from "./lib/packages.mjs";
import { askTool, inProject, runTool } from "./lib/project.mjs";

const PARTS = ["check", "unit", "contract", "e2e"];
const LONG = ["contract", "e2e"]; // They start machines: one file at a time, and time enough for slow emulation.
const MINUTES = 60_000;

function readArguments(given) {
  const at = given.indexOf("--only");
  if (at < 0) return { parts: PARTS, rest: given };
  const parts = (given[at + 1] ?? "").split(",");
  const unknown = parts.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0)
    throw new Error(`There is no part "${unknown.join(",")}". The parts are ${PARTS.join(", ")}.`);
  return { parts, rest: given.toSpliced(at, 2) };
}

/** Installs what the chosen parts need, and no more: the unit tests ask for no root where Python has its venv. */
async function prepare(parts) {
  const names = [...DEBIAN.every];
  if (parts.some((part) => LONG.includes(part))) {
    names.push(...DEBIAN.machines);
    if (!(await findBrowser())) names.push("chromium");
  }
  await installDebian([...new Set(names)]);
  await installPython();
  await installGoTools([...(parts.includes("check") ? ["actionlint"] : []), ...(parts.includes("e2e") ? ["act"] : [])]);
  if (parts.some((part) => LONG.includes(part))) await installProductTools();
}

/** Slipway installs the tools that it runs itself, as with --install-tools: all that a build with every format needs. */
async function installProductTools() {
  const { openProvider } = await import("../src/doors/provider.ts");
  const { silentTask } = await import("../src/base/progress.ts");
  const { FORMATS } = await import("../src/providers/format.ts");
  const folder = inProject(".slipway");
  const settings = { cacheSize: 0, accelerator: "auto", stateFolder: folder, cacheFolder: folder };
  const door = {
    ...{ environment: process.env, workingFolder: folder, templates: inProject("templates") },
    ...{ signal: new AbortController().signal, now: Date.now, secret: () => undefined, warn: console.warn },
  };
  const provider = await openProvider("local", settings, door);
  const machine = { cpus: 1, memory: 2 ** 30, diskSize: 2 ** 33 };
  const plan = {
    assetId: "tests",
    owner: { name: "tests" },
    product: "tests",
    base: { reference: "debian-12" },
    formats: FORMATS,
    ...machine,
  };
  await provider.installTools(plan, { ...silentTask, line: (text) => console.log(text) });
}

/** The files of a folder with workflows. In a folder zizmor looks at .github only, so the starters are named. */
const workflows = (...folder) => readdirSync(inProject(...folder)).map((name) => [...folder, name].join("/"));

/** name → tool, arguments, what to do when it fails. */
function checks() {
  const node = process.execPath;
  const starters = workflows("templates", "workflows");
  const types = (project) => [node, inProject("node_modules", "typescript", "bin", "tsc"), "--noEmit", "-p", project];
  const script = (name, ...args) => [node, inProject("scripts", name), ...args];
  return [
    [
      "format and lint",
      [inProject("node_modules", ".bin", "biome"), "check", "--error-on-warnings", "--diagnostic-level=warn"],
      "npm run fix",
    ],
    // Not npm ci --dry-run: the npm of Debian 12 empties node_modules all the same.
    ["lock file", script("complete-lock.mjs", "--check"), "node scripts/complete-lock.mjs"],
    ["types", types(".")],
    ["types of the tests", types("__tests__")],
    ["generated files", script("generate.ts", "--check"), "npm run generate"],
    ["dist", script("check-dist.mjs"), "npm run build"],
    ["workflows, by zizmor", [venvTool("zizmor"), "--offline", "--quiet", ".github", ...starters]],
    // Without what it would call where that happens to be installed: the answer is the same on every machine.
    [
      "workflows, by actionlint",
      [goTool("actionlint"), "-shellcheck=", "-pyflakes=", ...workflows(".github", "workflows"), ...starters],
    ],
    ["templates, by cfn-lint", [venvTool("cfn-lint"), "templates/cloudformation/*.yaml"]],
    ["templates, by AWS", script("check-templates.mjs")],
  ];
}

/** @returns the names of the checks that failed. */
async function runChecks() {
  const failed = [];
  for (const [name, [tool, ...args], remedy] of checks()) {
    const { code, output } = await askTool(tool, args);
    console.log(`${code === 0 ? "ok    " : "FAILED"} ${name}`);
    if (code === 0) continue;
    failed.push(name);
    console.log(`${output.trim()}${remedy ? `\nRun: ${remedy}` : ""}\n`);
  }
  return failed;
}

/** Runs one Jest project. A file that could not even be loaded counts as one failed test. */
async function runJest(part, rest) {
  const report = inProject(".slipway", `jest-${part}.json`);
  await rm(report, { force: true });
  const jest = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", "node_modules/jest/bin/jest.js"];
  const serial = LONG.includes(part) ? ["--runInBand", `--testTimeout=${45 * MINUTES}`] : [];
  const args = [...jest, "--selectProjects", part, ...serial, "--json", `--outputFile=${report}`, ...rest];
  const env = {
    ...process.env,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ""}`,
    PYSPDXTOOLS: venvTool("pyspdxtools"),
    SLIPWAY_TEST_VENV: VENV,
    ACT: goTool("act"),
    CHROMIUM: process.env.CHROMIUM ?? (await findBrowser()) ?? "",
  };
  // Jest prints its report as JSON too, with --json: only what people read, on standard error, is shown.
  const code = await runTool(process.execPath, args, { env, stdio: ["inherit", "ignore", "inherit"] });
  const text = await readFile(report, "utf8").catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return { code: code || 1, passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(text);
  return {
    code,
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

async function main() {
  const { parts, rest } = readArguments(process.argv.slice(2));
  await prepare(parts);
  await mkdir(inProject(".slipway"), { recursive: true });
  const failedChecks = parts.includes("check") ? await runChecks() : [];
  const results = [];
  for (const part of parts.filter((name) => name !== "check")) results.push(await runJest(part, rest));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  if (failedChecks.length > 0) console.log(`\nChecks that failed: ${failedChecks.join(", ")}`);
  const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
  console.log(`${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
  return failedChecks.length > 0 || results.some((result) => result.code !== 0) ? 1 : 0;
}

try {
  await ensureNode({ packages: true });
  process.exitCode = await main();
} catch (error) {
  console.error(error.remedy ? `${error.message}\n${error.remedy}` : error.message);
  process.exitCode = 1;
}
