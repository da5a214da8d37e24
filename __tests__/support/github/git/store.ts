/** A commit, as git has it. */
export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  message: string;
  author: Person;
  committer: Person;
}

export interface Person {
  name: string;
  email: string;
  /** ISO 8601. */
  date: string;
}

export interface Ref {
  /** Without `refs/`: `heads/main`, `tags/v1`. */
  name: string;
  sha: string;
  /** `tag` where it is an annotated one. */
  type: "commit" | "tag";
}

/** Commits and refs of the repository: in memory, or of a real folder. */
export interface GitStore {
  /** What a SHA, a branch, a tag or `heads/…` and `tags/…` stands for. */
  commit(ref: string): Promise<Commit | undefined>;
  ref(name: string): Promise<Ref | undefined>;
  matching(prefix: string): Promise<Ref[]>;
  setRef(name: string, sha: string): Promise<void>;
  deleteRef(name: string): Promise<void>;
  /** Content of a file in a commit. */
  file(ref: string, path: string): Promise<Buffer | undefined>;
}
