// What the tests need beyond npm: Debian packages, and Python packages in .slipway/venv. This is the one list.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { askTool, caCertificates, inProject, runTool } from "./project.mjs";

/** Debian packages. The tools that Slipway itself runs are installed by Slipway itself. */
export const DEBIAN = {
  every: ["python3-venv"], // holds the Python packages below
  machines: ["zstd"], // unpacks the raw artifact to check it
};

/** Browsers that can look at the download page, the first that is there; Debian's package where none is. */
const BROWSERS = ["chromium", "google-chrome", "chromium-browser"];

/** Python packages, pinned. */
export const PYTHON = {
  "spdx-tools": "0.8.5", // the SPDX project's own validator
  zizmor: "1.32.0", // security review of the workflows
  "moto[server]": "5.2.5", // stands in for AWS; __tests__/support/aws patches this very version
  "cfn-lint": "1.58.0", // reviews the templates in templates/cloudformation
  ministack: "1.5.33", // a second opinion on stacks that fail: others wrote its rollback
  "tree-sitter": "0.26.1", // reads a script by a grammar; for the next one
  "tree-sitter-powershell": "0.26.4", // PowerShell's grammar, where there is no PowerShell
};

/** Absolute path of the virtual environment. */
export const VENV = inProject(".slipway", "venv");

/** Absolute path of a tool from the virtual environment. */
export const venvTool = (name) => `${VENV}/bin/${name}`;

async function missingPackages(names) {
  // One line a package, as in "ii  zstd:amd64  …"; the first letters are what is wanted and what is.
  const { output } = await askTool("dpkg-query", ["-l", ...names]);
  const installed = new Set([...output.matchAll(/^.i {1,2}([^ :]+)/gm)].map(([, name]) => name));
  return names.filter((name) => !installed.has(name));
}

/** How this person becomes root: nothing for root itself, sudo, or undefined where there is neither. */
async function rootCommand() {
  if (process.getuid() === 0) return [];
  if ((await askTool("sudo", ["-n", "true"])).code === 0) return ["sudo", "-n"];
  return process.stdin.isTTY && (await askTool("sudo", ["-V"])).code === 0 ? ["sudo"] : undefined;
}

/** Absolute path of a browser, or undefined. */
export async function findBrowser() {
  for (const name of BROWSERS) {
    const { code, output } = await askTool("which", [name]);
    if (code === 0) return output.trim();
  }
  return undefined;
}

/**
 * Installs Debian packages that are missing, saying which.
 * @throws Error with the commands to run, where this person can have no root.
 */
export async function installDebian(names) {
  const missing = await missingPackages(names);
  if (missing.length === 0) return;
  const commands = [
    ["apt-get", "update"],
    ["apt-get", "install", "--yes", "--no-install-recommends", ...missing],
  ];
  const root = await rootCommand();
  if (!root) {
    const lines = commands.map((command) => `  sudo ${command.join(" ")}`);
    throw new Error(["Some Debian packages are missing, and there is no root here. Please run:", ...lines].join("\n"));
  }
  console.log(`Installing through apt: ${missing.join(" ")}`);
  for (const command of commands) {
    const [tool, ...args] = [...root, "env", "DEBIAN_FRONTEND=noninteractive", ...command];
    const { code, output } = await askTool(tool, args);
    if (code !== 0) throw new Error(`${command.join(" ")} failed:\n${output.split("\n").slice(-15).join("\n")}`);
  }
}

/** Makes .slipway/venv with the pinned Python packages, or leaves it alone where it has them. */
export async function installPython() {
  const pins = Object.entries(PYTHON).map(([name, version]) => `${name}==${version}`);
  const mark = `${VENV}/slipway-pins`;
  const old = existsSync(mark) ? await readFile(mark, "utf8") : "";
  if (old === pins.join("\n")) return;
  console.log(`Installing through pip into .slipway/venv: ${pins.join(" ")}`);
  const steps = [
    // Debian's own interpreter: a Python that a version manager put first on the PATH may lack venv.
    [existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3", "-m", "venv", "--clear", VENV],
    [venvTool("pip"), "install", "--quiet", "--disable-pip-version-check", ...pins],
  ];
  for (const [tool, ...args] of steps) await runPython(tool, args);
  await writeFile(mark, pins.join("\n"));
}

/** Adds a pinned Python package to .slipway/venv that only some machines need. */
export async function addPython(pin) {
  console.log(`Installing through pip into .slipway/venv: ${pin}`);
  await runPython(venvTool("pip"), ["install", "--quiet", "--disable-pip-version-check", pin]);
}

async function runPython(tool, args) {
  const bundle = process.env.PIP_CERT ?? caCertificates();
  const env = { ...process.env, ...(bundle ? { PIP_CERT: bundle } : {}) };
  if ((await runTool(tool, args, { env })) !== 0) throw new Error(`${tool} ${args.join(" ")} failed; see above.`);
}
