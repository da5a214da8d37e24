import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { githubEnv, TOKEN } from "../github/env.ts";
import { startGitHub } from "../github/stand-in.ts";
import type { Permissions, StandIn } from "../github/types.ts";
import type { WorkflowRun } from "./act.ts";
import { openStage, type RunOptions, type Stage } from "./stage.ts";
import { STARTERS } from "./workflows.ts";

/** A person's repository on GitHub's stand-in, with workflows that act runs. */
export interface GitHubScene {
  readonly stage: Stage;
  readonly github: StandIn;
  /** Runs a workflow; its token may do what the workflow's job asks for, and nothing else. */
  run(options: RunOptions): Promise<WorkflowRun>;
  /** @throws Error where a request or an answer was not as GitHub describes them. */
  close(): Promise<void>;
}

/** Text of a workflow that people copy. */
export const starter = async (name: string): Promise<string> => await readFile(join(STARTERS, name), "utf8");

/**
 * @param name of the repository. @param files what its first commit has. The workflow at `.github/workflows/<workflow>` is
 * the one whose permissions the token has.
 */
export async function openGitHubScene(
  name: string,
  workflow: string,
  files: Readonly<Record<string, string>>,
): Promise<GitHubScene> {
  const stage = await openStage(name);
  await stage.repository.commit("First", files);
  const permissions = permissionsOf(files[`.github/workflows/${workflow}`] ?? "");
  const github = await startGitHub({
    repository: name,
    gitFolder: stage.repository.folder,
    tokens: { [TOKEN]: permissions },
  });
  const { GITHUB_TOKEN: _token, ...env } = githubEnv(github);
  return {
    ...{ stage, github },
    run: (options) =>
      stage.run({ ...options, env: { ...env, ...options.env }, secrets: { GITHUB_TOKEN: TOKEN, ...options.secrets } }),
    async close() {
      await stage.close();
      await github.close();
    },
  };
}

/** act gives a job whatever token it is given; here the stand-in refuses what the job did not ask for. */
function permissionsOf(workflow: string): Permissions {
  const { jobs } = parse(workflow) as { jobs: Record<string, { permissions?: Record<string, "read" | "write"> }> };
  const given = Object.values(jobs).flatMap(({ permissions = {} }) => Object.entries(permissions));
  return Object.fromEntries(given.map(([key, access]) => [key.replaceAll("-", "_"), access]));
}
