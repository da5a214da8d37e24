import { CancelledError } from "./errors.ts";
import type { Progress, Task, Timing } from "./progress.ts";

/** A phase or a task as a sink sees it. */
export interface Span {
  name: string;
  /** Undefined for a phase. */
  parent?: Span;
  /** Milliseconds since the epoch. */
  start: number;
}

/** Where progress is drawn: a terminal, a log, a runner's log. */
export interface ProgressSink {
  started(span: Span): void;
  updated(span: Span, fraction: number | undefined, note: string | undefined): void;
  line(span: Span, text: string): void;
  detail(span: Span, text: string): void;
  ended(span: Span, outcome: Timing["outcome"], milliseconds: number): void;
  info(text: string): void;
  warning(text: string): void;
}

/** Progress that keeps the timings and hands the drawing to a sink. `now` gives milliseconds since the epoch. */
export function recordProgress(sink: ProgressSink, now: () => number): Progress {
  const timings: Timing[] = [];

  const spanned = async <T>(name: string, parent: Span | undefined, work: (task: Task) => Promise<T>): Promise<T> => {
    const span: Span = { name, start: now(), ...(parent && { parent }) };
    const timing: Timing = {
      name,
      start: span.start,
      end: span.start,
      outcome: "done",
      ...(parent && { phase: phaseOf(span).name }),
    };
    timings.push(timing);
    sink.started(span);
    let lasted: number | undefined;
    const tellLasted = (milliseconds: number) => {
      lasted = milliseconds;
    };
    try {
      return await work(taskOf(span, tellLasted));
    } catch (error) {
      timing.outcome = error instanceof CancelledError ? "cancelled" : "failed";
      throw error;
    } finally {
      timing.end = now();
      // What was left in the middle has gone on since it was last heard of.
      if (lasted !== undefined && timing.outcome !== "cancelled") timing.start = timing.end - lasted;
      sink.ended(span, timing.outcome, timing.end - timing.start);
    }
  };

  const taskOf = (span: Span, lasted: Task["lasted"]): Task => ({
    update: (fraction, note) => sink.updated(span, fraction, note),
    line: (text) => sink.line(span, text),
    detail: (text) => sink.detail(span, text),
    lasted,
    task: (name, work) => spanned(name, span, work),
  });

  return {
    timings,
    phase: (name, work) => spanned(name, undefined, work),
    info: (text) => sink.info(text),
    warning: (text) => sink.warning(text),
  };
}

/** The phase that a span belongs to: itself, if it has no parent. */
export function phaseOf(span: Span): Span {
  return span.parent ? phaseOf(span.parent) : span;
}
