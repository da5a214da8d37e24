import { logSink } from "../../../src/base/progress-log.ts";
import { recordProgress } from "../../../src/base/progress-recorder.ts";
import { openGroups } from "../../../src/codebuild/groups.ts";
import { createTestContext } from "../../support/context.ts";

function recorded() {
  const lines: string[] = [];
  let now = 0;
  const decoration = { open: (name: string) => `[${name}`, close: "]", warning: (text: string) => text };
  const progress = recordProgress(
    logSink(
      (line) => lines.push(line),
      () => (now += 1_000),
      { decoration, heartbeat: false },
    ),
    () => now,
  );
  return { lines, progress, groups: openGroups(progress) };
}

test("one group after another, whoever enters them and without waiting; each line in the one that is open", async () => {
  const { lines, groups } = recorded();
  await Promise.all([
    groups.enter("INSTALL"),
    groups.line("a"),
    groups.enter("INSTALL"),
    groups.enter("BUILD"),
    groups.line("b"),
    groups.failed(),
    groups.lasted(90_000),
    groups.close(),
    groups.line("after"),
  ]);
  expect(lines).toEqual([
    "[INSTALL",
    "   a",
    "]",
    expect.stringMatching(/^✓ INSTALL/),
    "[BUILD",
    "   b",
    "]",
    "✗ BUILD failed (1 min 30 s)",
    "after",
  ]);
});

test("a group that is left by a cancel is none that failed", async () => {
  const { lines, progress, groups } = recorded();
  await groups.enter("BUILD");
  await groups.close(true);
  expect(lines.at(-1)).toMatch(/^– BUILD cancelled/);
  expect(progress.timings.map(({ outcome }) => outcome)).toEqual(["cancelled"]);
});

test("a group that is left in the middle by a cancel has lasted until then, whatever its last line said", async () => {
  let time = 0;
  const { progress } = createTestContext({ now: () => time });
  const groups = openGroups(progress);
  await groups.enter("BUILD");
  await groups.lasted(0);
  time = 90_000;
  await groups.close(true);
  expect(progress.timings).toMatchObject([{ outcome: "cancelled", start: 0, end: 90_000 }]);
});
