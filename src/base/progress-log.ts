import { formatDuration } from "./duration.ts";
import type { ProgressSink, Span } from "./progress-recorder.ts";

/** How a plain log opens and closes a phase; a runner does it with groups. */
export interface LogDecoration {
  open(name: string): string;
  close: string | undefined;
  warning(text: string): string;
}

const PLAIN: LogDecoration = { open: (name) => `── ${name}`, close: undefined, warning: (text) => `Warning: ${text}` };

/** Between two lines of one span that tell nothing but "still going", milliseconds. */
const SILENCE = 15_000;

/** What was last written of a span, so that only changes are written. */
interface Written {
  tenth: number;
  at: number;
}

/**
 * Progress as a log: a line when something changed (every tenth of the way, or the note after 15 s), with the time elapsed.
 * @param write takes one line without its end.
 * @param detailed whether lines of detail are written too.
 */
export function logSink(
  write: (line: string) => void,
  now: () => number,
  options: { decoration?: LogDecoration; detailed?: boolean } = {},
): ProgressSink {
  const decoration = options.decoration ?? PLAIN;
  const written = new Map<Span, Written>();
  const elapsed = (span: Span) => formatDuration(now() - span.start);
  const label = (span: Span) => (span.parent ? `${span.name}: ` : "");

  return {
    started(span) {
      written.set(span, { tenth: 0, at: span.start });
      if (span.parent) write(`   ${span.name} …`);
      else write(decoration.open(span.name));
    },
    updated(span, fraction, note) {
      const last = written.get(span) ?? { tenth: 0, at: span.start };
      const tenth = fraction === undefined ? last.tenth : Math.floor(fraction * 10);
      if (tenth <= last.tenth && now() - last.at < SILENCE) return;
      written.set(span, { tenth: Math.max(tenth, last.tenth), at: now() });
      const percent = fraction === undefined ? "" : `${String(Math.floor(fraction * 100)).padStart(3)} % `;
      write(`   ${label(span)}${percent}${note ? `${note} ` : ""}(${elapsed(span)})`);
    },
    line: (span, text) => write(`   ${span.parent ? "  " : ""}${text}`),
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
      if (decoration.close !== undefined) write(decoration.close);
      write(`${sign} ${span.name}${word} (${formatDuration(milliseconds)})`);
    },
    info: (text) => write(text),
    warning: (text) => write(decoration.warning(text)),
  };
}
