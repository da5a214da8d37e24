// Makes sure that a script runs on Node 24, whatever Node started it, and that the npm packages are the locked ones.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { askTool, caCertificates, inProject, runTool } from "./project.mjs";

const WANTED = 24;
// An old npm warns of every package that wants a newer Node, which is just being fetched.
const QUIET = ["--no-audit", "--no-fund", "--loglevel=error"];
const MARK = "SLIPWAY_NODE_CHOSEN"; // Set in the second process: it must not start a third.

const isRecent = (version) => Number(/^v?(\d+)\./.exec(version)?.[1]) >= WANTED;

/** Where npm puts Node 24, with and without install scripts. */
function candidates() {
  const modules = inProject("node_modules");
  return [
    path.join(modules, ".bin", "node"),
    path.join(modules, `node-${process.platform}-${process.arch}`, "bin", "node"),
    path.join(modules, "node", "bin", "node"),
    inProject(".slipway", "node", "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node"),
  ].filter((file) => existsSync(file));
}

async function findNode() {
  for (const file of candidates()) {
    const { code, output } = await askTool(file, ["--version"]);
    if (code === 0 && isRecent(output.trim())) return file;
  }
  return undefined;
}

/** Are the installed packages those of package-lock.json, and there? npm keeps a list of what it installed beside them. */
export function packagesAreCurrent() {
  const installed = inProject("node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")).packages;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === "" || entry.optional || (have[name]?.version === entry.version && existsSync(inProject(name))),
  );
}

async function installPackages(why) {
  console.log(`${why} Running: npm ci`);
  const code = await runTool("npm", ["ci", ...QUIET]);
  if (code === 0) return;
  // A registry that does not carry the packages of other systems makes `npm ci` refuse. The lock still holds.
  console.log("npm ci refused. Running: npm install --no-save (the same locked versions)");
  if ((await runTool("npm", ["install", "--no-save", ...QUIET])) !== 0) {
    throw new Error("The npm packages were not installed. Look at npm's words above, then run the same command again.");
  }
}

/** Fetches Node 24 by itself: for an npm that skips what the system's own package would do. */
async function fetchNode() {
  const folder = inProject(".slipway", "node");
  const name = `node-${process.platform}-${process.arch}@${WANTED}`;
  console.log(`Fetching Node ${WANTED} as the npm package ${name} into .slipway/node`);
  const code = await runTool("npm", ["install", "--prefix", folder, "--no-save", "--ignore-scripts", name]);
  const node = code === 0 ? await findNode() : undefined;
  if (!node) throw new Error(`There is no Node ${WANTED} here. Install it (https://nodejs.org), then run this again.`);
  return node;
}

/**
 * Starts the calling script again on Node 24 where this process is older, and never returns then.
 * @param {{ packages: boolean }} needs  packages: the script also needs the locked npm packages
 */
export async function ensureNode({ packages }) {
  const certificates = caCertificates();
  if (certificates) process.env.NODE_EXTRA_CA_CERTS ??= certificates; // For npm, which is a child of this process.
  if (packages && !packagesAreCurrent()) await installPackages("The npm packages are not the locked ones.");
  if (isRecent(process.version)) return;
  if (process.env[MARK]) throw new Error(`Node ${process.version} was started where ${WANTED} was expected.`);
  let node = await findNode();
  if (!node && !packagesAreCurrent()) {
    await installPackages(`Slipway needs Node ${WANTED}; this is ${process.version}. The npm packages bring it.`);
    node = await findNode();
  }
  node ??= await fetchNode();
  const env = { ...process.env, [MARK]: "1", PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` };
  process.exit(await runTool(node, process.argv.slice(1), { env }));
}
