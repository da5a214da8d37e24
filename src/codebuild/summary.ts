import { formatDuration } from "../base/duration.ts";
import { inert, markdownTable } from "../base/markdown.ts";
import { type EndWords, failedPhase } from "./end.ts";
import type { BuildView } from "./view.ts";

const SIGNS: Readonly<Record<string, string>> = { SUCCEEDED: "✅", IN_PROGRESS: "⏳", STOPPED: "➖" };

/** A build's part of the job's summary, in Markdown: result, phases with how long they took, members of a batch, links. */
export function buildSummary(build: BuildView, { url, logUrl }: EndWords): string {
  const { kind, id, status, phases, members } = build;
  const context = failedPhase(build)?.context;
  const phaseRows = phases.map((phase) => [
    phase.name,
    signed(phase.status ?? "IN_PROGRESS"),
    phase.seconds === undefined ? "" : formatDuration(phase.seconds * 1_000),
  ]);
  const memberRows = members.map((member) => [
    member.identifier,
    signed(member.status),
    member.id === undefined ? "" : `\`${member.id}\``,
  ]);
  return [
    `## ${signed(status)} CodeBuild: [${id}](${url})`,
    ...(context ? ["", "> [!CAUTION]", ...context.split("\n").map((line) => `> ${inert(line)}`)] : []),
    ...(phaseRows.length > 0 ? ["", markdownTable([`phase of the ${kind}`, "status", "time"], phaseRows)] : []),
    ...(memberRows.length > 0 ? ["", markdownTable(["build", "status", "id"], memberRows)] : []),
    ...(logUrl ? ["", `[Log](${logUrl})`] : []),
    "",
  ].join("\n");
}

function signed(status: string): string {
  return `${SIGNS[status] ?? "❌"} ${status}`;
}
