import { formatDuration } from "./duration.ts";
import type { ProgressSink, Span } from "./progress-recorder.ts";

/** How a plain log opens and closes a phase; a runner does it with groups. */
export interface LogDecoration {
  open(name: string): string;
  close: string | undefined;
  warning(text: string): string;
  /** Changes every line that is none of the above, such as what a guest said. */
  text?(line: string): string;
}

const PLAIN: LogDecoration = { open: (name) => `── ${name}`, close: undefined, warning: (text) => `Warning: ${text}` };

/** The least between two lines of one span that tell how far it is, milliseconds: what takes a second needs no ten lines. */
const BREATH = 3_000;

/** Between two lines of one span that tell nothing but "still going", milliseconds. */
const SILENCE = 15_000;

/** After so long without a line of a phase or its tasks, one is written although nothing was reported, milliseconds. */
const HEARTBEAT = 30_000;

/** What was last reported and written of a span, so that only changes are written. */
interface Written {
  tenth: number;
  at: number;
  fraction: number | undefined;
  note: string | undefined;
}

/**
 * Progress as a log: a line when something changed (every tenth of the way, or the note after 15 s), with the time elapsed.
 * @param writeRaw takes one line without its end.
 * @param options `detailed`: lines of detail are written too; `heartbeat: false`: no line in a long silence.
 */
export function logSink(
  writeRaw: (line: string) => void,
  now: () => number,
  options: { decoration?: LogDecoration; detailed?: boolean; heartbeat?: boolean } = {},
): ProgressSink {
  const decoration = options.decoration ?? PLAIN;
  const write = (line: string) => writeRaw(decoration.text?.(line) ?? line);
  const written = new Map<Span, Written>();
  const elapsed = (span: Span) => formatDuration(now() - span.start);
  const label = (span: Span) => (span.parent ? `${span.name}: ` : "");
  const tell = (span: Span, fraction: number | undefined, note: string | undefined) => {
    const percent = fraction === undefined ? "" : `${String(Math.floor(fraction * 100)).padStart(3)} % `;
    write(`   ${label(span)}${percent}${note ? `${note} ` : ""}(${elapsed(span)})`);
  };

  // A log that stands still for minutes looks broken; so the last known state is told again.
  const heartbeat = setInterval(() => {
    const spans = [...written];
    if (spans.length === 0 || spans.some(([, { at }]) => now() - at < HEARTBEAT)) return;
    for (const [span, state] of spans) {
      state.at = now();
      if (!spans.some(([other]) => other.parent === span)) tell(span, state.fraction, state.note);
    }
  }, 1_000);
  heartbeat.unref();
  if (options.heartbeat === false) clearInterval(heartbeat);

  return {
    started(span) {
      written.set(span, { tenth: 0, at: now(), fraction: undefined, note: undefined });
      if (span.parent) write(`   ${span.name} …`);
      else writeRaw(decoration.open(span.name));
    },
    updated(span, fraction, note) {
      const last = written.get(span);
      if (!last) return;
      const tenth = fraction === undefined ? last.tenth : Math.max(last.tenth, Math.floor(fraction * 10));
      const since = now() - last.at;
      const isWorthALine = (tenth > last.tenth && since >= BREATH) || since >= SILENCE;
      written.set(span, isWorthALine ? { tenth, at: now(), fraction, note } : { ...last, fraction, note });
      if (isWorthALine) tell(span, fraction, note);
    },
    line: (span, text) => {
      const state = written.get(span);
      if (state) state.at = now();
      write(`   ${span.parent ? "  " : ""}${text}`);
    },
    detail: (_span, text) => {
      if (options.detailed) write(`   · ${text}`);
    },
    ended(span, outcome, milliseconds) {
      written.delete(span);
      const sign = outcome === "done" ? "✓" : outcome === "failed" ? "✗" : "–";
      const word = outcome === "done" ? "" : ` ${outcome}`;
      if (span.parent) {
        write(`   ${sign} ${span.name}${word} (${formatDuration(milliseconds)})`);
        return;
      }
      if (decoration.close !== undefined) writeRaw(decoration.close);
      write(`${sign} ${span.name}${word} (${formatDuration(milliseconds)})`);
    },
    info: (text) => write(text),
    warning: (text) => writeRaw(decoration.warning(text)),
  };
}
