import type { OutputOf } from "../aws/port.ts";

type Build = NonNullable<OutputOf<"codebuild", "BatchGetBuilds">["builds"]>[number];

/** Where the log of a build can be read. */
export type LogsView =
  /** In a stream of CloudWatch Logs, whether or not the stream is there yet. */
  | { kind: "stream"; group: string; stream: string; url?: string | undefined }
  /** CodeBuild has not said yet. */
  | { kind: "unknown" }
  /** Only in S3, where it appears when the build is over. */
  | { kind: "s3"; url: string }
  /** The project writes no log at all, or it is a batch. */
  | { kind: "none" };

/** CodeBuild API, LogsLocation: names are absent until a build has been given its place. */
export function logsOf(logs: Build["logs"]): LogsView {
  const { groupName, streamName, deepLink, cloudWatchLogs, s3Logs, s3DeepLink } = logs ?? {};
  if (groupName && streamName) return { kind: "stream", group: groupName, stream: streamName, url: deepLink };
  if (cloudWatchLogs?.status !== "DISABLED") return { kind: "unknown" };
  if (s3Logs?.status !== "ENABLED") return { kind: "none" };
  return { kind: "s3", url: s3DeepLink ?? s3Logs.location ?? "" };
}
