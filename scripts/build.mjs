// Makes dist/ from src/: TypeScript to build/, big packages cut down to what is used of them or without white space, then
// one bundle in chunks that all doors share, then the doors themselves, of a few lines each.
//
//   node scripts/build.mjs [--out <folder>]      default: dist
//
// Every `import()` in the sources becomes a file of its own in dist/app, loaded only when it is reached. That is what
// keeps the cold start short: `post` with nothing to do reads three small files. The output does not depend on where the
// project lies or on the Node that builds it, so scripts/check-dist.mjs can compare byte by byte.
import { chmod, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { askTool, inProject, runTool } from "./lib/project.mjs";
import { addLicences, shakePackages } from "./lib/shake-packages.mjs";
import { stripPackages } from "./lib/strip-packages.mjs";

/** Folder in dist → the module in src that it opens. Such a module runs when it is imported. */
const DOORS = { main: "action", post: "post", cli: "cli" };

const position = process.argv.indexOf("--out");
const out = path.resolve(position > 0 ? (process.argv[position + 1] ?? "dist") : inProject("dist"));

async function compile() {
  await rm(inProject("build"), { recursive: true, force: true });
  const tsc = inProject("node_modules", "typescript", "bin", "tsc");
  // Comments are for who reads the sources, and a fifth of what would be read at every start.
  const code = await runTool(process.execPath, [tsc, "-p", ".", "--removeComments"]);
  if (code !== 0) throw new Error("The sources do not compile; see above.");
  const lines = Object.entries(DOORS).map(
    ([door, module]) => `export const ${door} = () => import("./${module}.js");\n`,
  );
  await writeFile(inProject("build", "bundle.js"), lines.join(""));
}

async function bundle() {
  await rm(out, { recursive: true, force: true });
  const ncc = inProject("node_modules", "@vercel", "ncc", "dist", "ncc", "cli.js");
  const app = path.join(out, "app");
  const args = [
    ncc,
    "build",
    "build/bundle.js",
    "-o",
    app,
    "--license",
    "licenses.txt",
    "--target",
    "es2022",
    "--no-cache",
  ];
  const { code, output } = await askTool(process.execPath, args);
  if (code !== 0) throw new Error(`The bundle was not made:\n${output}`);
  await rm(path.join(app, "package.json"), { force: true });
}

async function addDoors() {
  await writeFile(path.join(out, "package.json"), '{ "type": "module" }\n');
  for (const door of Object.keys(DOORS)) {
    const file = path.join(out, door, "index.js");
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `#!/usr/bin/env node\nimport { ${door} } from "../app/index.js";\n\nawait ${door}();\n`);
    await chmod(file, 0o755);
  }
}

/** Bytes of every file below a folder, without the licences. */
async function sizeOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== "licenses.txt");
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

try {
  await compile();
  const [packages] = await Promise.all([shakePackages(), stripPackages()]);
  await bundle();
  await addLicences(path.join(out, "app", "licenses.txt"), packages);
  await addDoors();
  console.log(
    `${path.relative(process.cwd(), out) || "."}: ${((await sizeOf(out)) / 1e6).toFixed(2)} MB without licences`,
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
