// Is dist/ what the sources make? Builds into a temporary folder and compares every file, byte by byte.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { askTool, inProject } from "./lib/project.mjs";

/** Relative path → content, of every file below a folder; empty where there is no folder. */
async function filesOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [path.relative(folder, file), await readFile(file)])));
}

const temporary = await mkdtemp(path.join(os.tmpdir(), "slipway-dist-"));
try {
  const fresh = path.join(temporary, "dist");
  const { code, output } = await askTool(process.execPath, [inProject("scripts", "build.mjs"), "--out", fresh]);
  if (code !== 0) {
    console.error(output);
    process.exitCode = 1;
  } else {
    const [ours, theirs] = [await filesOf(inProject("dist")), await filesOf(fresh)];
    const names = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
    const different = names.flatMap((name) => {
      const [old, made] = [ours.get(name), theirs.get(name)];
      if (old && made) return old.equals(made) ? [] : [`  dist/${name} differs`];
      return old ? [`  dist/${name} should not be there`] : [`  dist/${name} is missing`];
    });
    if (different.length > 0) {
      console.error(["dist/ is not what the sources make:", ...different, "Run: npm run build"].join("\n"));
      process.exitCode = 1;
    } else {
      console.log(`dist/ is fresh (${names.length} files).`);
    }
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
