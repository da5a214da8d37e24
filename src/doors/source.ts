import { hostname, userInfo } from "node:os";
import { UserError } from "../base/errors.ts";
import { run } from "../base/run.ts";
import type { Source } from "../declare/context.ts";
import { assetIdOf } from "../providers/asset-id.ts";
import type { RunIdentity } from "../providers/provider.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Commit and repository: as the runner says, else as git says of the folder; empty where neither knows. */
export async function readSource(environment: Environment, folder: string): Promise<Source> {
  if (environment.GITHUB_SHA) {
    return { repository: environment.GITHUB_REPOSITORY, commit: environment.GITHUB_SHA, ref: environment.GITHUB_REF };
  }
  const [commit, ref] = await Promise.all([
    git(folder, "rev-parse", "HEAD"),
    git(folder, "symbolic-ref", "--quiet", "HEAD"),
  ]);
  return { commit, ref };
}

/** One answer of git about a folder; undefined where there is none, no repository, or no git. */
export async function git(folder: string, ...args: string[]): Promise<string | undefined> {
  try {
    const { code, stdout } = await run("git", ["-C", folder, ...args], { accept: [0, 1, 2, 128] });
    return code === 0 ? stdout.trim() : undefined;
  } catch (error) {
    // Without git there is no commit to name, which is no reason to fail.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Who runs this: repository and address of the run on a runner, user and host elsewhere. */
export function readOwner(environment: Environment): RunIdentity {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server, GITHUB_RUN_ID: id } = environment;
  if (repository && server && id) return { name: repository, url: `${server}/${repository}/actions/runs/${id}` };
  return { name: `${userInfo().username}@${hostname()}` };
}

/** What a workflow run is known by: its tag without the letters that a name cannot have, else its id and attempt. */
export function readRunName(environment: Environment): string | undefined {
  const {
    GITHUB_REF_TYPE: type,
    GITHUB_REF_NAME: ref,
    GITHUB_RUN_ID: id,
    GITHUB_RUN_ATTEMPT: attempt = "1",
  } = environment;
  if (type === "tag" && ref) return assetIdOf(ref);
  return id ? `run-${id}-${attempt}` : undefined;
}
