import { formatDuration } from "./duration.ts";
import { logSink } from "./progress-log.ts";
import type { ProgressSink, Span } from "./progress-recorder.ts";

/** The part of a terminal's stream that drawing needs. */
export interface Screen {
  write(text: string): void;
  readonly columns?: number;
}

interface Bar {
  fraction: number | undefined;
  note: string | undefined;
}

const BAR_WIDTH = 24;

/**
 * Progress in a terminal: what is done scrolls up as in a log; below it one line for each piece of work under way,
 * with bar, percentage, time elapsed and what it is doing, drawn again at most ten times a second.
 * @returns the sink, and `stop`, which takes the bars away and ends the drawing.
 */
export function terminalSink(screen: Screen, now: () => number): { sink: ProgressSink; stop(): void } {
  const bars = new Map<Span, Bar>();
  let drawn = 0;

  const erase = () => {
    if (drawn > 0) screen.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = () => {
    erase();
    const lines = [...bars].filter(([span]) => !isParent(span, bars)).map(([span, bar]) => barLine(span, bar));
    if (lines.length > 0) screen.write(`${lines.join("\n")}\n`);
    drawn = lines.length;
  };
  const barLine = (span: Span, { fraction, note }: Bar) => {
    const filled = fraction === undefined ? 0 : Math.round(Math.min(1, fraction) * BAR_WIDTH);
    const bar = fraction === undefined ? "·".repeat(BAR_WIDTH) : "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
    const percent = fraction === undefined ? "    " : `${String(Math.floor(fraction * 100)).padStart(3)}%`;
    const line = `   ${bar} ${percent} ${formatDuration(now() - span.start).padStart(9)}  ${span.name}${note ? `: ${note}` : ""}`;
    return line.slice(0, (screen.columns ?? 80) - 1);
  };

  const log = logSink((line) => screen.write(`${line}\n`), now, { heartbeat: false });
  const above = (act: () => void) => {
    erase();
    act();
    draw();
  };
  const timer = setInterval(draw, 100);
  timer.unref();

  return {
    stop() {
      clearInterval(timer);
      erase();
    },
    sink: {
      started: (span) =>
        above(() => {
          bars.set(span, { fraction: undefined, note: undefined });
          if (!span.parent) log.started(span);
        }),
      updated: (span, fraction, note) => bars.set(span, { fraction, note }),
      line: (span, text) => above(() => log.line(span, text)),
      detail: () => undefined,
      ended: (span, outcome, milliseconds) =>
        above(() => {
          bars.delete(span);
          log.ended(span, outcome, milliseconds);
        }),
      info: (text) => above(() => log.info(text)),
      warning: (text) => above(() => log.warning(text)),
    },
  };
}

function isParent(span: Span, bars: ReadonlyMap<Span, Bar>): boolean {
  return [...bars.keys()].some((other) => other.parent === span);
}
