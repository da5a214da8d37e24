import type { Timing } from "../base/progress.ts";

/**
 * Phases and tasks as a Mermaid Gantt chart: a section a phase, a bar a task. GitHub draws it in a job's summary.
 * Times are seconds since the first start, so that the axis reads 00:00 to the end whatever the clock said.
 * @param shortest tasks shorter than this (milliseconds) are left out, to keep the picture readable.
 */
export function timelineChart(timings: readonly Timing[], shortest = 1_000): string {
  const first = Math.min(...timings.map(({ start }) => start));
  if (!Number.isFinite(first)) return "";
  const seconds = (time: number) => Math.round((time - first) / 1_000);
  const phases = timings.filter(({ phase }) => phase === undefined);
  const bars = phases.flatMap((phase) => {
    const tasks = timings.filter(
      (task) => task.phase === phase.name && task.end - task.start >= shortest && isWithin(task, phase),
    );
    const shown = tasks.length > 0 ? tasks : [phase];
    return [
      `  section ${clean(phase.name)}`,
      ...shown.map(
        (span) =>
          `  ${clean(span.name)} :${span.outcome === "failed" ? "crit, " : ""}${seconds(span.start)}, ${Math.max(seconds(span.end), seconds(span.start) + 1)}`,
      ),
    ];
  });
  return ["```mermaid", "gantt", "  dateFormat X", "  axisFormat %M:%S", ...bars, "```"].join("\n");
}

function isWithin(task: Timing, phase: Timing): boolean {
  return task.start >= phase.start && task.end <= phase.end;
}

/** Mermaid ends a name at a colon and takes semicolons and hashes for its own. */
function clean(name: string): string {
  return name.replaceAll(/[:;#,]/g, " ").trim();
}
