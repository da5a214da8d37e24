import { createHash } from "node:crypto";
import type { SeededCommit } from "../state.ts";
import type { Commit, GitStore, Ref } from "./store.ts";

/** The commit that the runner harness calls GITHUB_SHA. */
const FIRST = "0123456789abcdef0123456789abcdef01234567";
const FIRST_DATE = "2026-01-01T00:00:00Z";

export interface MemoryGit extends GitStore {
  /** @returns its SHA */
  add(commit: SeededCommit): string;
}

/** Git without a folder. There is one commit, and the default branch points at it. */
export function memoryGit(defaultBranch: string): MemoryGit {
  const commits = new Map<string, Commit>();
  const refs = new Map<string, string>();

  const add = ({ sha, message, parents = [], author, date = FIRST_DATE, branch }: SeededCommit) => {
    const person = { name: "Mona Lisa", email: "mona@github.example", ...author, date };
    const hash = (text: string) => createHash("sha1").update(text).digest("hex");
    const id = sha ?? hash(JSON.stringify([message, parents, person]));
    commits.set(id, { sha: id, tree: hash(`tree ${id}`), parents, message, author: person, committer: person });
    if (branch !== undefined) refs.set(`heads/${branch}`, id);
    return id;
  };
  add({ sha: FIRST, message: "First commit", branch: defaultBranch });

  const refOf = (name: string): Ref | undefined => {
    const sha = refs.get(name);
    return sha === undefined ? undefined : { name, sha, type: "commit" };
  };
  return {
    add,
    async commit(ref) {
      const name = ref.replace(/^refs\//, "");
      const pointed = refs.get(name) ?? refs.get(`heads/${name}`) ?? refs.get(`tags/${name}`);
      const isShort = /^[0-9a-f]{7,39}$/.test(ref);
      const full = isShort ? [...commits.keys()].find((sha) => sha.startsWith(ref)) : ref;
      return commits.get(pointed ?? full ?? ref);
    },
    ref: async (name) => refOf(name),
    matching: async (prefix) =>
      [...refs.keys()].filter((name) => name.startsWith(prefix)).flatMap((name) => refOf(name) ?? []),
    async setRef(name, sha) {
      refs.set(name, sha);
    },
    async deleteRef(name) {
      refs.delete(name);
    },
    file: async () => undefined,
  };
}
