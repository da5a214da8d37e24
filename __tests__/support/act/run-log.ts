/** A stage of a step: `Main`, `Post` or `Pre`. */
export interface StepRun {
  /** Id of the job, and of the step where it has one. */
  job: string;
  id: string;
  /** Name as the log shows it. */
  name: string;
  stage: string;
  result: "success" | "failure" | "skipped";
}

/** What a run of act left in its log. */
export interface RunLog {
  /** Job's id → result of its last run. Jobs of called workflows stand beside the job that calls them. */
  jobs: Record<string, string>;
  steps: StepRun[];
  /** Outputs that steps set: `job.step.output` → value; an id that is given twice keeps the last. */
  outputs: Record<string, string>;
  annotations: { level: string; title: string; message: string }[];
  /** Everything that steps and act said, a line each, in its order. */
  lines: string[];
}

interface Entry {
  jobID?: string;
  stepID?: string[];
  step?: string;
  stage?: string;
  stepResult?: StepRun["result"];
  jobResult?: string;
  command?: string;
  name?: string;
  arg?: string;
  kvPairs?: Record<string, string> | null;
  msg?: string;
}

/** Reads what act prints with `--json`: a JSON object a line. */
export function readRunLog(output: string): RunLog {
  const log: RunLog = { jobs: {}, steps: [], outputs: {}, annotations: [], lines: [] };
  for (const line of output.split("\n")) {
    const entry = parseEntry(line);
    if (!entry) {
      if (line.trim() !== "") log.lines.push(line);
      continue;
    }
    const { jobID: job = "", stepID = [], step: name = "", stage = "" } = entry;
    const id = stepID.join(".");
    if (entry.msg) log.lines.push(`[${job}] ${entry.msg.trimEnd()}`);
    if (entry.jobResult) log.jobs[job] = entry.jobResult;
    if (entry.stepResult && stage) log.steps.push({ job, id, name, stage, result: entry.stepResult });
    if (entry.command === "set-output") log.outputs[`${job}.${id}.${entry.name}`] = entry.arg ?? "";
    if (["error", "warning", "notice"].includes(entry.command ?? "")) {
      const { command: level = "", arg: message = "", kvPairs } = entry;
      log.annotations.push({ level, title: kvPairs?.title ?? "", message });
    }
  }
  return log;
}

function parseEntry(line: string): Entry | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as Entry;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // A line of act that only begins like JSON.
    throw error;
  }
}
