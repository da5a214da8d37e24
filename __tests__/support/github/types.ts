import type { Effect, Watcher, Which } from "./faults.ts";
import type { Host, RecordedRequest } from "./request.ts";
import type { AssetState, ReleaseState, SeededCommit, SeededPull, StatusState } from "./state.ts";

export type { Effect, Watcher, Which } from "./faults.ts";
export type { Host, RecordedRequest } from "./request.ts";
export type { AssetState, ReleaseState, SeededCommit, SeededPull, StatusState } from "./state.ts";

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
