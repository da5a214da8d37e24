// As actions/checkout v7 does (its src/input-helper.ts and git-directory-helper.ts): the event's own commit where the
// repository is the workflow's, else the default branch; a folder that is no clone of it is emptied first.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fail, input, output } from "./step.mjs";

const { GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: own, GITHUB_SERVER_URL: server, GITHUB_SHA: sha } = process.env;
const repository = input("repository") || own;
const folder = resolve(workspace, input("path"));
if (relative(workspace, folder).startsWith("..")) fail(`Repository path '${folder}' is not under '${workspace}'`);

const address = `${server}/${repository}`;
const git = (...args) =>
  execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
const isClone = () => existsSync(join(folder, ".git")) && git("config", "--get", "remote.origin.url") === address;

mkdirSync(folder, { recursive: true });
if (!isClone()) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  git("init", "--quiet");
  git("remote", "add", "origin", address);
} else if (input("clean") !== "false") git("clean", "-ffdxq");

const wanted = input("ref") || (repository === own ? sha : "HEAD");
const depth = input("fetch-depth") === "0" ? ["--tags"] : [`--depth=${input("fetch-depth") || "1"}`];
try {
  git("fetch", "--quiet", ...depth, "origin", wanted);
  git("checkout", "--quiet", "--force", "--detach", "FETCH_HEAD");
} catch (error) {
  fail(`${address} has no ${wanted}: ${error.message}`);
}
console.log(`Checked out ${repository} at ${wanted} into ${folder}`);
output("ref", wanted);
output("commit", git("rev-parse", "HEAD"));
