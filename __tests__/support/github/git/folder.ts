import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Commit, GitStore, Ref } from "./store.ts";

const run = promisify(execFile);
/** Fields of a commit, each on a line; the message is the rest. */
const FORMAT = "%H%n%T%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B";

/** Git of a real folder, bare or not. Everything is read anew at each call; refs are written into it. */
export function folderGit(folder: string): GitStore {
  const git = async (...args: string[]): Promise<Buffer | undefined> => {
    try {
      const options = { encoding: "buffer", maxBuffer: 64 * 1024 * 1024 } as const;
      return (await run("git", ["-C", folder, ...args], options)).stdout;
    } catch (error) {
      // Git says "no" by its exit code; that it could not be started is another thing.
      if (typeof Reflect.get(Object(error), "code") === "number") return undefined;
      throw error;
    }
  };
  const list = async (...patterns: string[]): Promise<Ref[]> => {
    const text = await git("for-each-ref", "--format=%(refname) %(objectname) %(objecttype)", ...patterns);
    return String(text ?? "")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const [name = "", sha = "", type] = line.split(" ");
        return { name: name.replace(/^refs\//, ""), sha, type: type === "tag" ? "tag" : "commit" };
      });
  };
  return {
    async commit(ref) {
      const sha = await git("rev-parse", "--quiet", "--verify", "--end-of-options", `${ref}^{commit}`);
      const text = sha && (await git("show", "-s", `--format=${FORMAT}`, String(sha).trim()));
      return text ? commitOf(String(text)) : undefined;
    },
    ref: async (name) => (await list(`refs/${name}`)).find((found) => found.name === name),
    matching: async (prefix) => (await list()).filter(({ name }) => name.startsWith(prefix)),
    async setRef(name, sha) {
      if (!(await git("update-ref", `refs/${name}`, sha))) throw new Error(`git did not take ${name} at ${sha}.`);
    },
    async deleteRef(name) {
      await git("update-ref", "-d", `refs/${name}`);
    },
    file: (ref, path) => git("show", "--end-of-options", `${ref}:${path}`),
  };
}

function commitOf(text: string): Commit {
  const [sha = "", tree = "", parents = "", an = "", ae = "", ad = "", cn = "", ce = "", cd = "", ...message] =
    text.split("\n");
  return {
    sha,
    tree,
    parents: parents.split(" ").filter((parent) => parent !== ""),
    message: message.join("\n").trimEnd(),
    author: { name: an, email: ae, date: ad },
    committer: { name: cn, email: ce, date: cd },
  };
}
