/** One span of work, for the timeline in the summary and the timings in the manifest. */
export interface Timing {
  name: string;
  /** The phase it ran in; absent for a phase itself. */
  phase?: string;
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
  outcome: "done" | "failed" | "cancelled";
}

/** A piece of work as it reports on itself. Several tasks of one phase may run side by side. */
export interface Task {
  /** How far it is: a fraction from 0 to 1, or undefined where that is not known; and what it is doing just now. */
  update(fraction: number | undefined, note?: string): void;
  /** A line worth keeping in the log. */
  line(text: string): void;
  /** A line of the full log that people rarely need (debug). */
  detail(text: string): void;
  /** How long it took where it goes on, milliseconds, when it is only told of here, later than it happens. */
  lasted(milliseconds: number): void;
  /** Runs `work` as a part with a name and a time of its own. */
  task<T>(name: string, work: (task: Task) => Promise<T>): Promise<T>;
}

/** Where a run tells people what it does. Implementations: terminal with bars, plain log, runner with groups, silent. */
export interface Progress {
  /** Runs `work` as a phase: a group on a runner, a headed part elsewhere. Phases come one after another. */
  phase<T>(name: string, work: (task: Task) => Promise<T>): Promise<T>;
  info(text: string): void;
  warning(text: string): void;
  /** Every phase and task so far, in order of their start. */
  readonly timings: readonly Timing[];
}

/** A task that says nothing, for callers that have nobody to tell and for tests. */
export const silentTask: Task = {
  update: () => undefined,
  line: () => undefined,
  detail: () => undefined,
  lasted: () => undefined,
  task: (_name, work) => work(silentTask),
};
