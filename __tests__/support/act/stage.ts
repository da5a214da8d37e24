import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { findLeftovers } from "../leftovers.ts";
import { TEST_CACHE } from "../places.ts";
import { allProcesses } from "../processes.ts";
import { runAct, type WorkflowRun } from "./act.ts";
import type { WorkflowEvent } from "./events.ts";
import { makeRepository, type Repository } from "./repository.ts";
import { makeSlipwayRepository } from "./slipway-repository.ts";
import { localRepositories, makeStandIns } from "./workflows.ts";

export interface RunOptions {
  /** File below `.github/workflows` of the repository. */
  workflow: string;
  event: WorkflowEvent;
  /** Environment of every step, beyond what a runner sets. */
  env?: Readonly<Record<string, string>>;
  /** What `vars` and `secrets` hold; `GITHUB_TOKEN` is the job's own token. */
  vars?: Readonly<Record<string, string>>;
  secrets?: Readonly<Record<string, string>>;
  /** Folders that go first on the PATH. */
  path?: readonly string[];
}

/** Where workflows run: GitHub's repositories, a machine of the runner's own, and what actions hand on. */
export interface Stage {
  readonly folder: string;
  /** The repository of the person who has the workflow; empty at first. */
  readonly repository: Repository;
  /** This project, as workflows name it. */
  readonly slipway: Repository;
  /** Runs one workflow, as it stands in the repository, by act in host mode. */
  run(options: RunOptions): Promise<WorkflowRun>;
  /** Absolute paths of the files that a job uploaded as an artifact. */
  artifact(name: string): Promise<string[]>;
  /** What was attested, in its order: names with their digests. */
  attestations(): Promise<{ name: string; digest: { sha256: string } }[][]>;
  /** What runs left on this machine, a line each: processes, half-made folders, files in the runner's temporary folder. */
  leftovers(): Promise<string[]>;
  close(): Promise<void>;
}

/** @param name of the person's repository. */
export async function openStage(name = "octo/example"): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-act-"));
  try {
    return await furnish(folder, name);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function furnish(folder: string, name: string): Promise<Stage> {
  const at = (...parts: string[]) => join(folder, ...parts);
  const folders = ["home", "tmp", "events", "artifacts", "attestations", "xdg-cache", "act"];
  await Promise.all([...folders.map((path) => mkdir(at(path))), mkdir(TEST_CACHE, { recursive: true })]);
  // Base images are shared by all tests: making one takes a minute.
  await symlink(TEST_CACHE, at("xdg-cache", "slipway"));
  const [repository, slipway] = await Promise.all([
    makeRepository(name, at("git", name)),
    makeSlipwayRepository(at("git", "slipway")),
    makeStandIns(at("actions")),
  ]);
  let runs = 0;

  const start = async (options: RunOptions): Promise<WorkflowRun> => {
    runs += 1;
    const payload = at("events", `${runs}.json`);
    const server = options.env?.GITHUB_SERVER_URL ?? "https://github.example";
    const workflow = join(repository.folder, ".github", "workflows", options.workflow);
    await writeFile(payload, JSON.stringify(options.event.payload));
    await writeFile(at("home", ".gitconfig"), gitConfig(server, [repository, slipway]));
    return await runAct({
      ...{ event: options.event, payload, workflow, repository: repository.folder, work: at("act") },
      repositories: await localRepositories(await readFile(workflow, "utf8"), slipway.folder, at("actions")),
      settings: { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: `${4710 + runs}`, ...options.env },
      ...{ vars: options.vars ?? {}, secrets: { GITHUB_TOKEN: "ghs_ofTheJob", ...options.secrets } },
      env: {
        ...{ ...inherited(), HOME: at("home"), TMPDIR: at("tmp"), XDG_CACHE_HOME: at("xdg-cache") },
        ...{ ACT_ARTIFACTS: at("artifacts"), ACT_ATTESTATIONS: at("attestations") },
        PATH: [...(options.path ?? []), dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
      },
    });
  };
  return {
    ...{ folder, repository, slipway, run: start },
    artifact: async (artifact) => {
      const entries = await readdir(at("artifacts", artifact), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    },
    attestations: async () => {
      const names = (await readdir(at("attestations"))).sort();
      return await Promise.all(names.map(async (file) => JSON.parse(await readFile(at("attestations", file), "utf8"))));
    },
    leftovers: async () => {
      const state = at("home", ".local", "state", "slipway");
      const [here, temporary, processes] = await Promise.all([
        findLeftovers({ state, cache: TEST_CACHE, releaseParent: at("act") }),
        readdir(at("tmp")),
        allProcesses(),
      ]);
      const running = processes.filter(({ command, paths }) =>
        [command, ...paths].some((text) => text.includes(folder)),
      );
      return [
        ...here.filter((line) => !line.startsWith("process")),
        ...temporary.map((file) => `temporary ${file}`),
        ...running.map(({ pid, command }) => `process ${pid}: ${command.slice(0, 200)}`),
      ];
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a runner's machine would have of this one: the tools on its PATH, and what it trusts. */
function inherited(): Record<string, string> {
  const kept = ["LANG", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "PIP_CERT"];
  const own = kept.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]]));
  return Object.fromEntries(own);
}

/** git finds the repositories of the server in folders. */
function gitConfig(server: string, repositories: readonly Repository[]): string {
  const redirects = repositories.map(
    ({ name, folder }) => `[url "file://${folder}"]\n\tinsteadOf = ${server}/${name}\n`,
  );
  return ["[safe]\n\tdirectory = *\n", ...redirects].join("");
}
