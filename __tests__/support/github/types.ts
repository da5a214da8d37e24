import type { Operation } from "./operations.ts";

/** What a token may do: `{ contents: "read" }`. What is missing is not allowed; `metadata: read` always is. */
export type Permissions = Partial<
  Record<"contents" | "pull_requests" | "statuses" | "administration", "read" | "write">
>;

export interface StandInOptions {
  /** `owner/name`; default `octo/example`. */
  repository?: string;
  defaultBranch?: string;
  /** Folder of a git repository: its commits, branches and tags are GitHub's, and tags are made in it. */
  gitFolder?: string;
  /** Tokens by what they may do; default: `TOKEN` may do everything. */
  tokens?: Record<string, Permissions>;
  /** Nobody sees a private repository without a token. Default: public. */
  private?: boolean;
  /** Releases become immutable when they are published. Can be changed later. */
  immutableReleases?: boolean;
  /** Largest asset in bytes; default: one byte under 2 GiB. */
  assetLimit?: number;
  /** Assets that a release may have; default 1,000. */
  assetsPerRelease?: number;
  /** `discard` keeps size and digest of what is uploaded, and not the bytes. Default `disk`. */
  storage?: "disk" | "discard";
  limits?: Partial<Limits>;
  /** Ports on 127.0.0.1; default: free ones. */
  ports?: Partial<Record<Host, number>>;
}

/** GitHub's limits (GitHub Docs, "Rate limits for the REST API"); those of a workflow's own token. */
export interface Limits {
  /** Requests an hour: 1,000. */
  perHour: number;
  /** Requests at the same time: 100. */
  concurrent: number;
  /** Requests a minute that make content (POST, PATCH, PUT): 80. */
  contentPerMinute: number;
  /** The same an hour: 500. */
  contentPerHour: number;
}

/** The API, the host of uploads, the website, and the host that keeps the bytes of assets. */
export type Host = "api" | "uploads" | "server" | "storage";

/** A request as it arrived, and what became of it. */
export interface RecordedRequest {
  /** Number over all requests, from 0. */
  readonly index: number;
  readonly host: Host;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Absent: the stand-in knows no such operation. */
  readonly operation: Operation | undefined;
  /** Name of the asset that it is about, where it is about one. */
  readonly name: string | undefined;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  /** When its answer was given, or its connection ended. */
  ended: number | undefined;
  /** Status of the answer; 0: there was none. Absent while it runs. */
  status: number | undefined;
  /** Whether it changed the state, or read it: false where a fault or a refusal came first. */
  carriedOut: boolean;
  /** Bytes of its body that arrived. */
  bytes: number;
  /** It came although GitHub had asked to wait longer. */
  early: boolean;
}

/** Which requests a fault is for. What is absent matches all. */
export interface Which {
  operation?: Operation;
  /** Name of the asset: of an upload, and of what is asked by the id of an asset. */
  name?: string | RegExp;
  index?: number;
  /** Only the nth of those that match, counted from 1. */
  nth?: number;
  /** Only the first ones of those that match. */
  times?: number;
}

/**
 * What happens to a request.
 * - `status`: this answer, and nothing is carried out. An upload's body is read first.
 * - `bad-gateway`: 502 to an upload, after which a `starter` asset is left (or the whole asset, or nothing).
 * - `secondary-limit`: 403 (or 429) with `retry-after`; who asks again before that is refused again, and recorded as early.
 *   Without `retryAfter` there is no such header.
 * - `rate-limit`: the primary limit is used up until `seconds` from now, for every request.
 * - `lose-request`: connection reset, nothing is carried out · `lose-answer`: carried out, then reset.
 * - `cut-upload`: the connection is reset after so many bytes of the body; a `starter` is left.
 * - `cut-answer`: the answer's connection ends after so many bytes of its body.
 * - `corrupt`: an upload is answered with 201, and is not what was sent: one byte flipped (`bytes`), the end missing (`size`),
 *   only its digest wrong (`digest`), or without a digest (`no-digest`).
 * - `delay`: it takes so much longer · `hold`: never answered.
 */
export type Effect =
  | { kind: "status"; status: number; message?: string; headers?: Record<string, string> }
  | { kind: "bad-gateway"; leaves?: "starter" | "uploaded" | "nothing" }
  | { kind: "secondary-limit"; retryAfter?: number; status?: 403 | 429 }
  | { kind: "rate-limit"; seconds: number }
  | { kind: "lose-request" }
  | { kind: "lose-answer" }
  | { kind: "cut-upload"; bytes: number }
  | { kind: "cut-answer"; bytes: number }
  | { kind: "corrupt"; how: "bytes" | "size" | "digest" | "no-digest" }
  | { kind: "delay"; milliseconds: number }
  | { kind: "hold" };

/**
 * Called at every boundary of a request: `before` it is carried out, in the `middle` of an upload (half of its bytes are
 * there), and `after` it was carried out, when its answer has not been given. It is awaited. `drop` ends the connection
 * there: before, nothing is carried out; in the middle, a `starter` is left; after, the answer is lost.
 */
export type Watcher = (
  stage: "before" | "middle" | "after",
  request: RecordedRequest,
) => undefined | "drop" | Promise<undefined | "drop">;

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

export interface StandIn {
  /** Addresses without a slash at the end. */
  readonly urls: Readonly<Record<Host, string>>;
  readonly repository: string;
  readonly requests: readonly RecordedRequest[];
  /** Everything there is now, drafts too, oldest first. Copies: changing them changes nothing. */
  releases(): ReleaseState[];
  /** Commit statuses, oldest first. */
  statuses(): StatusState[];
  /** Id of the release that is the latest. */
  latest(): number | undefined;
  /** Commit that a tag or a branch points at: `tags/v1`, `heads/main`. */
  ref(name: string): Promise<string | undefined>;
  /** @returns its SHA */
  addCommit(commit: SeededCommit): string;
  addTag(name: string, sha: string): Promise<void>;
  addPull(pull: SeededPull): void;
  /** Puts a release there without a request. Its tag is made where it is published. Assets by name and content. */
  addRelease(
    release: Partial<Omit<ReleaseState, "assets">> & { tag: string },
    assets?: (Partial<AssetState> & { name: string; content?: string | Uint8Array })[],
  ): Promise<ReleaseState>;
  setImmutableReleases(on: boolean): void;
  /** Arms a fault. The first that matches a request acts. @returns a function that disarms it */
  fault(which: Which, effect: Effect): () => void;
  clearFaults(): void;
  watch(watcher: Watcher | undefined): void;
  /** Most requests at the same time, and most that make content in any 60 seconds. */
  pace(): { concurrent: number; contentPerMinute: number };
  /** What broke GitHub's description, or sent the token to another host. */
  violations(): readonly string[];
  /** Ends it and removes what it kept. @throws Error with all violations, where there are any */
  close(): Promise<void>;
}
