import type { Readable } from "node:stream";
import type { Endpoints } from "@octokit/types";
import type { Route, UploadRoute } from "./routes.ts";

export type CallRoute = Exclude<Route, UploadRoute>;
/** Routes whose answer is a list, page by page. */
export type ListRoute = {
  [R in CallRoute]: Endpoints[R]["response"]["data"] extends readonly unknown[] ? R : never;
}[CallRoute];

/** What a route takes besides owner and repository, which the port knows. */
export type ParametersOf<R extends Route> = Omit<Endpoints[R]["parameters"], "owner" | "repo">;
export type DataOf<R extends Route> = Endpoints[R]["response"]["data"];
export type Release = DataOf<"GET /repos/{owner}/{repo}/releases/{release_id}">;
export type ReleaseAsset = DataOf<"GET /repos/{owner}/{repo}/releases/assets/{asset_id}">;

export interface CallOptions {
  /** Ends the call. Calls that take something back after a cancel are given none. */
  signal?: AbortSignal | undefined;
}

/** One try of uploading a file to a release. */
export interface Upload extends CallOptions {
  /** `upload_url` of the release as GitHub gives it, template and all: uploads have a host of their own. */
  url: string;
  /** GitHub puts other names for some letters; the answer has the one that it took. */
  name: string;
  label?: string | undefined;
  contentType: string;
  /** Bytes that `body` has. One byte more or less is an error, and the connection is ended. */
  size: number;
  body: Readable;
}

/**
 * The one way to GitHub's API, for one repository. Calls are paced under the secondary limits, wait where GitHub says
 * `retry-after`, and are tried again where that can succeed and cannot make a thing twice; their errors are
 * `GitHubError`s. Tests hand in another one.
 */
export interface GitHub {
  readonly repository: { readonly owner: string; readonly repo: string };
  /** Address of the website, without a slash at the end: for links. */
  readonly server: string;
  /** One call, to its final answer. @throws GitHubError · CancelledError when the signal fires. */
  call<R extends CallRoute>(route: R, parameters: ParametersOf<R>, options?: CallOptions): Promise<DataOf<R>>;
  /** All pages of a list. @throws as `call` */
  all<R extends ListRoute>(route: R, parameters: ParametersOf<R>, options?: CallOptions): Promise<DataOf<R>>;
  /**
   * Uploads a file once, as a stream, at constant memory. It waits before it begins where GitHub asked for a pause, and
   * never tries again by itself: what a failed one leaves (`starter`) is whoever called it to see to.
   * @throws GitHubError · CancelledError · whatever the body's stream fails with.
   */
  upload(upload: Upload): Promise<ReleaseAsset>;
  /** The content of an asset, from whichever host GitHub sends us to; the token stays with the API's. @throws as `call` */
  download(assetId: number, options?: CallOptions): Promise<Readable>;
}
