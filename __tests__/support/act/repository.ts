import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** A repository as GitHub would hold it: a real git repository on this machine, with a work tree. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  /** Writes files (path → text), and commits everything on the branch that is checked out. @returns the commit's id. */
  commit(message: string, files?: Readonly<Record<string, string>>): Promise<string>;
  /** Tags the last commit. */
  tag(name: string): Promise<void>;
  /** Checks out a branch, and makes it where there is none. */
  branch(name: string): Promise<void>;
  /** @returns the id of what a name stands for. */
  resolve(name: string): Promise<string>;
  /** @returns the message of the commit that a name stands for. */
  message(name: string): Promise<string>;
}

/** Nothing of the person who runs the tests: no name, no signing, no hooks. */
const ENVIRONMENT = {
  ...{ GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
  ...{ GIT_AUTHOR_NAME: "Octo", GIT_AUTHOR_EMAIL: "octo@example.org" },
  ...{ GIT_COMMITTER_NAME: "Octo", GIT_COMMITTER_EMAIL: "octo@example.org" },
};

/** @param folder absolute; is made, and becomes a repository with the branch `main` and no commit. */
export async function makeRepository(name: string, folder: string): Promise<Repository> {
  await mkdir(folder, { recursive: true });
  const git = async (...args: string[]) => {
    const env = { PATH: process.env.PATH ?? "", ...ENVIRONMENT };
    const { stdout } = await promisify(execFile)("git", args, { cwd: folder, env, maxBuffer: 64 * 2 ** 20 });
    return stdout.trim();
  };
  await git("init", "--quiet", "--initial-branch=main");
  // As on GitHub: a commit can be fetched by its id.
  await git("config", "uploadpack.allowAnySHA1InWant", "true");
  return {
    name,
    folder,
    async commit(message, files = {}) {
      await Promise.all(
        Object.entries(files).map(async ([path, text]) => {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await writeFile(join(folder, path), text);
        }),
      );
      await git("add", "--all", "--force");
      await git("commit", "--quiet", "--allow-empty", "--message", message);
      return await git("rev-parse", "HEAD");
    },
    tag: async (tag) => void (await git("tag", tag)),
    branch: async (branch) => void (await git("checkout", "--quiet", "-B", branch)),
    message: (rev) => git("log", "-1", "--format=%B", rev),
    resolve: (rev) => git("rev-parse", "--verify", `${rev}^{commit}`),
  };
}
