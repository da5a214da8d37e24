export interface SeededCommit {
  /** Default: made from message and parents. */
  sha?: string;
  message: string;
  parents?: string[];
  author?: { name: string; email: string };
  /** ISO 8601. */
  date?: string;
  /** Branch that points at it from now on. */
  branch?: string;
}

export interface SeededPull {
  number: number;
  title?: string;
  /** Commit at its head, and the branch; `repository` is another one where it comes from a fork, null where that is gone. */
  head: { sha: string; ref: string; repository?: string | null };
  base?: string;
  labels?: string[];
  draft?: boolean;
  state?: "open" | "closed";
  author?: string;
}

/** A release as a test puts it there or looks at it. */
export interface ReleaseState {
  id: number;
  tag: string;
  target: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  createdAt: string;
  publishedAt: string | null;
  updatedAt: string;
  assets: AssetState[];
}

export interface AssetState {
  id: number;
  name: string;
  label: string | null;
  contentType: string;
  state: "starter" | "uploaded";
  size: number;
  /** `sha256:…` as the API tells it. */
  digest: string | null;
  createdAt: string;
  updatedAt: string;
  downloads: number;
  /** File with its bytes; undefined where there are none. */
  path: string | undefined;
}

export interface StatusState {
  id: number;
  sha: string;
  state: "error" | "failure" | "pending" | "success";
  context: string;
  description: string | null;
  targetUrl: string | null;
  at: string;
}
