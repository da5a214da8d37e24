// A three-format build on AWS in virtual time: how long it takes beside its critical path, how late it notices a change,
// how many calls it makes. Every call is the product's own; what answers is `__tests__/support/aws-sim`, whose durations
// are a model (durations.ts says from where), and whose token buckets are those of AWS's documentation.
//
// Two baselines on the same timings: the waiters of the AWS SDK with the delays that the installed clients have, and the
// old way: a look every 60 s, one export after another, each object renamed by download and upload.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Baseline, oldWay, sdkWaiters } from "./aws-baselines.ts";
import { type BuildRun, buildOnce } from "./aws-run.ts";
import { printTable, verdict } from "./measure.mjs";

const SEEDS = 200;
const AIMS = { ratio: 1.05, mean: 2, late: 5, lateShare: 0.02, calls: 80 };

/** What is waited for, and what it is called here. */
const KINDS: Record<string, string> = {
  ssh: "SSH answers",
  boot: "first boot",
  stop: "stop",
  image: "AMI",
  copy: "copy of the AMI",
  export: "exported object",
};

const state = await mkdtemp(join(tmpdir(), "slipway-bench-aws-"));
try {
  const runs: BuildRun[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) runs.push(await buildOnce(seed, state));
  printMakespan(runs);
  printLag(runs);
  printCalls(runs);
} finally {
  await rm(state, { recursive: true, force: true });
}

function printMakespan(runs: readonly BuildRun[]): void {
  const rows: [string, Baseline, string][] = [
    ["slipway", ({ makespan }) => makespan, AIMS.ratio.toFixed(2)],
    ["waiters of the SDK", sdkWaiters, ""],
    ["looks every 60 s, exports in a row", oldWay, ""],
  ];
  printTable(`Build with three formats in virtual time (means of ${runs.length} seeds)`, [
    ["", "min", "÷ critical path", "aim", ""],
    ["critical path", minutes(mean(runs.map(({ critical }) => critical))), "1.000", "", ""],
    ...rows.map(([label, timeOf, aim]) => {
      const ratio = mean(runs.map((run) => timeOf(run) / run.critical));
      const told = aim === "" ? "" : verdict(ratio, AIMS.ratio);
      return [label, minutes(mean(runs.map(timeOf))), ratio.toFixed(3), aim, told];
    }),
  ]);
}

function printLag(runs: readonly BuildRun[]): void {
  const all = runs.flatMap(({ lags }) => lags);
  const row = (label: string, lags: BuildRun["lags"], isJudged = false) => {
    const late = quantile(
      lags.map(({ lag }) => lag),
      0.95,
    );
    const average = mean(lags.map(({ lag }) => lag));
    const inTime = lags.filter(({ lag, phase }) => lag <= AIMS.late * 1_000 || lag <= AIMS.lateShare * phase).length;
    const isMet = average <= AIMS.mean * 1_000 && inTime >= 0.95 * lags.length;
    const share = `${((inTime / lags.length) * 100).toFixed(1)} %`;
    return [label, seconds(average), seconds(late), share, isJudged ? (isMet ? "ok" : "OVER") : ""];
  };
  printTable(
    `Lag in noticing, seconds (aims, over all: mean ${AIMS.mean}; 95 of 100 within ${AIMS.late} s or 2 % of the phase)`,
    [
      ["", "mean", "95 %", "in time", ""],
      ...Object.entries(KINDS).map(([kind, label]) =>
        row(
          label,
          all.filter((one) => one.kind === kind),
        ),
      ),
      row("all", all, true),
    ],
  );
}

function printCalls(runs: readonly BuildRun[]): void {
  const counts = runs.map(({ calls }) => calls);
  const [average, most] = [mean(counts), Math.max(...counts)];
  printTable("Calls of a build", [
    ["", "mean", "most", "aim", ""],
    ["control plane", average.toFixed(0), most, AIMS.calls, verdict(most, AIMS.calls)],
    ["S3's data plane", mean(runs.map(({ dataCalls }) => dataCalls)).toFixed(0), "", "", ""],
  ]);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function quantile(numbers: readonly number[], share: number): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(share * numbers.length)] ?? 0;
}

function minutes(milliseconds: number): string {
  return (milliseconds / 60_000).toFixed(1);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(2);
}
