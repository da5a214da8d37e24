// Packages without white space and comments, which are half of them. Our own code keeps its lines, for stack traces.
import { copyFile, glob, mkdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { inProject } from "./project.mjs";

/** Packages of which ncc takes the best part; scripts/lib/shake-packages.mjs has the others. */
const PACKAGES = ["yaml", "zod"];

/** Puts copies into build/node_modules, where ncc finds them before the packages themselves. */
export async function stripPackages() {
  await Promise.all(PACKAGES.map(strip));
}

async function strip(name) {
  const from = inProject("node_modules", name);
  const to = inProject("build", "node_modules", name);
  const files = await Array.fromAsync(glob("**/*.js", { cwd: from }));
  await build({
    entryPoints: files.map((file) => path.join(from, file)),
    outbase: from,
    outdir: to,
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "warning",
  });
  await mkdir(to, { recursive: true });
  for (const file of ["package.json", "LICENSE"]) await copyFile(path.join(from, file), path.join(to, file));
}
