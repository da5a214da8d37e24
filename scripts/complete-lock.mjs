// Completes package-lock.json after `npm install` with a registry that does not carry the packages of other systems.
//
// Tools such as Biome have a package for each system and need only one of them. npm leaves out of the lock what a
// registry does not know, and `npm ci` then calls the lock out of sync. The missing entries follow from the entry of
// the tool itself, which names every package with its exact version, and from the packages' names.
import { readFile, writeFile } from "node:fs/promises";
import { inProject } from "./lib/project.mjs";

/** `cli-linux-x64-musl` → the system, processor and C library that npm compares before it installs. */
function systemOf(name) {
  const match = /(aix|android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name);
  if (!match) return undefined;
  const [, os, cpu, abi] = match;
  const libc = os === "linux" && abi ? { libc: [abi.startsWith("musl") ? "musl" : "glibc"] } : {};
  return { cpu: [cpu], ...libc, os: [os] };
}

const file = inProject("package-lock.json");
const lock = JSON.parse(await readFile(file, "utf8"));
const added = {};
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const system = systemOf(name);
    if (lock.packages[key] || lock.packages[`${place}/${key}`] || !system || !/^\d/.test(version)) continue;
    const { cpu, os, libc } = system;
    added[key] = { version, cpu, ...(entry.dev ? { dev: true } : {}), ...(libc ? { libc } : {}), optional: true, os };
  }
}
const byName = ([one], [other]) => (one < other ? -1 : 1);
lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...added }).sort(byName));
const missing = Object.keys(added).length;
if (!process.argv.includes("--check")) {
  await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${missing} entries added`);
} else if (missing > 0) {
  console.error(`package-lock.json lacks ${missing} entries, and npm ci would refuse it.`);
  process.exitCode = 1;
}
