import { jest } from "@jest/globals";
import { CancelledError } from "../../../src/base/errors.ts";
import { logSink } from "../../../src/base/progress-log.ts";
import { recordProgress } from "../../../src/base/progress-recorder.ts";
import { terminalSink } from "../../../src/base/progress-terminal.ts";

/** A clock that moves only when told. */
function clock() {
  let time = 1_000;
  return { now: () => time, pass: (milliseconds: number) => (time += milliseconds) };
}

describe("progress in a log", () => {
  it("writes a line for each tenth of the way, but not more than one in three seconds", async () => {
    const lines: string[] = [];
    const time = clock();
    const progress = recordProgress(
      logSink((line) => lines.push(line), time.now),
      time.now,
    );
    await progress.phase("Export", async (task) => {
      for (const percent of [1, 4, 10, 14, 20, 55, 56]) {
        time.pass(1_000);
        task.update(percent / 100, "vmdk");
      }
    });
    expect(lines).toEqual(["── Export", "    10 % vmdk (3.0 s)", "    55 % vmdk (6.0 s)", "✓ Export (7.0 s)"]);
  });

  it("breaks a long silence although nothing can be counted", async () => {
    const lines: string[] = [];
    const time = clock();
    const progress = recordProgress(
      logSink((line) => lines.push(line), time.now),
      time.now,
    );
    await progress.phase("Boot", async (task) => {
      task.update(undefined, "waiting for SSH");
      time.pass(16_000);
      task.update(undefined, "waiting for SSH");
    });
    expect(lines).toEqual(["── Boot", "   waiting for SSH (16 s)", "✓ Boot (16 s)"]);
  });

  it("tells the last known state again when nothing is reported for half a minute", async () => {
    jest.useFakeTimers();
    try {
      const lines: string[] = [];
      const now = () => Date.now();
      const progress = recordProgress(
        logSink((line) => lines.push(line), now),
        now,
      );
      await progress.phase("Boot", async (phase) =>
        phase.task("machine", async (task) => {
          task.update(undefined, "waiting for SSH");
          jest.advanceTimersByTime(65_000);
        }),
      );
      expect(lines.filter((line) => line.includes("waiting"))).toEqual([
        "   machine: waiting for SSH (30 s)",
        "   machine: waiting for SSH (1 min 00 s)",
      ]);
    } finally {
      jest.useRealTimers();
    }
  });

  it("opens and closes a group on a runner, also around a failure", async () => {
    const lines: string[] = [];
    const time = clock();
    const decoration = {
      open: (name: string) => `::group::${name}`,
      close: "::endgroup::",
      warning: (text: string) => `::warning::${text}`,
    };
    const progress = recordProgress(
      logSink((line) => lines.push(line), time.now, { decoration }),
      time.now,
    );
    await expect(progress.phase("Install", async () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    progress.warning("look");
    expect(lines).toEqual(["::group::Install", "::endgroup::", "✗ Install failed (0.0 s)", "::warning::look"]);
  });
});

it("the timings name the phase of every task, and tell done, failed and cancelled apart", async () => {
  const time = clock();
  const progress = recordProgress(
    logSink(() => undefined, time.now),
    time.now,
  );
  await progress.phase("Export", async (phase) => {
    await phase.task("vmdk", async () => void time.pass(20));
    await phase.task("vhd", async () => Promise.reject(new CancelledError())).catch(() => undefined);
    await phase.task("ova", async () => Promise.reject(new Error("full"))).catch(() => undefined);
  });
  expect(progress.timings).toEqual([
    { name: "Export", start: 1_000, end: 1_020, outcome: "done" },
    { name: "vmdk", phase: "Export", start: 1_000, end: 1_020, outcome: "done" },
    { name: "vhd", phase: "Export", start: 1_020, end: 1_020, outcome: "cancelled" },
    { name: "ova", phase: "Export", start: 1_020, end: 1_020, outcome: "failed" },
  ]);
});

it("the terminal draws a bar for each piece of work under way, never wider than the screen, and takes them away", async () => {
  const written: string[] = [];
  const time = clock();
  const drawn = terminalSink({ write: (text) => void written.push(text), columns: 60 }, time.now);
  const progress = recordProgress(drawn.sink, time.now);
  await progress.phase("Export", async (phase) => {
    await Promise.all([
      phase.task("vmdk", async (task) => {
        task.update(0.5, "a note that is far too long for a screen of sixty columns");
        task.line("a line");
      }),
      phase.task("vhd", async () => undefined),
    ]);
  });
  drawn.stop();
  const screen = written.join("").replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+[AJ]`, "g"), "");
  expect(screen).toContain("████████████░░░░░░░░░░░░  50%");
  const bars = screen.split("\n").filter((line) => line.includes("█"));
  expect(bars.every((line) => line.length < 60)).toBe(true);
  expect(screen.trimEnd().endsWith("✓ Export (0.0 s)")).toBe(true);
});
