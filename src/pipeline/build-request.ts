import type { Problem } from "../base/errors.ts";
import type { BuildKind } from "../codebuild/deps.ts";
import type { Variable } from "../codebuild/environment.ts";
import type { Overrides } from "../codebuild/start.ts";
import type { StatusWriter } from "../codebuild/status.ts";
import type { AwsPlace } from "../providers/aws/settings.ts";

/** A build that is to be run. */
export interface BuildRequest {
  place: AwsPlace;
  kind: BuildKind;
  project: string;
  /** Default: the commit, where the project builds this repository. */
  sourceVersion?: string | undefined;
  /** What of the repository the run is about, as CodeBuild takes it: a commit, or `ref^{commit}`. */
  commit?: string | undefined;
  variables: readonly Variable[];
  /**
   * Makes what the build needs, when nothing else stands against its start.
   * @returns further variables, which come of that.
   */
  prepare?: (() => Promise<readonly Variable[]>) | undefined;
  overrides: Overrides;
  /** Whether its end is awaited. */
  wait: boolean;
  /** Milliseconds between two looks at it. */
  every: number;
  hideLogs: boolean;
  /** Shows the build at a commit. */
  status?: { writer: StatusWriter; commit: string; context: string; repository: string } | undefined;
  /** What is wrong with the inputs already, to be told with what is found here. */
  problems: readonly Problem[];
}
