import { readFileSync } from "node:fs";
import { join } from "node:path";
import { seeded } from "../__tests__/support/aws-sim/random.ts";
import type { BuildRun } from "./aws-run.ts";

/** How long the same build takes otherwise, on the same timings, milliseconds. */
export type Baseline = (run: BuildRun) => number;

/** When something that takes so long is noticed, milliseconds after it began. */
type Watch = (duration: number) => number;

/**
 * With the SDK's own waiters, formats side by side, the rename within S3. There is no waiter for ExportImage; the one for
 * export tasks of instances stands in for it.
 */
export const sdkWaiters: Baseline = ({ seed, stack, boot, work, stop, image, chains }) => {
  const random = seeded(seed);
  const by = (client: string, waiter: string): Watch => waiterOf(client, waiter, random);
  const exported = by("ec2", "ExportTaskCompleted");
  const available = by("ec2", "ImageAvailable");
  const formats = chains.map((chain) => {
    const copy = chain.copy === 0 ? 0 : available(chain.copy);
    return copy + exported(chain.export) + chain.rename + chain.read;
  });
  const machine = by("cloudformation", "StackCreateComplete")(stack) + boot + work;
  return machine + by("ec2", "InstanceStopped")(stop) + available(image) + Math.max(...formats);
};

/** A look every 60 s, one export after another from the image itself, and each object down and up again. */
export const oldWay: Baseline = ({ stack, boot, work, stop, image, chains }) => {
  const everyMinute: Watch = (duration) => Math.ceil(duration / 60_000) * 60_000;
  const formats = chains.map((chain) => everyMinute(chain.export) + 2 * chain.read);
  const machine = everyMinute(stack) + everyMinute(boot) + work;
  return machine + everyMinute(stop) + everyMinute(image) + formats.reduce((sum, one) => sum + one, 0);
};

/**
 * A waiter of the SDK: exponential backoff with jitter between two delays, as `runPolling` of @smithy/core has it. The
 * delays are read out of the client that is installed.
 */
function waiterOf(client: string, name: string, random: () => number): Watch {
  const folder = join(import.meta.dirname, "..", "node_modules", "@aws-sdk", `client-${client}`, "dist-es", "waiters");
  const file = join(folder, `waitFor${name}.js`);
  const [, least = "", most = ""] = /minDelay: (\d+), maxDelay: (\d+)/.exec(readFileSync(file, "utf8")) ?? [];
  const [minDelay, maxDelay] = [Number(least) * 1_000, Number(most) * 1_000];
  const ceiling = Math.log2(maxDelay / minDelay) + 1;
  return (duration) => {
    let elapsed = 0;
    for (let attempt = 1; elapsed < duration; attempt += 1) {
      const longest = Math.min(minDelay * 2 ** (attempt - 1), maxDelay);
      elapsed += attempt > ceiling ? maxDelay : minDelay + random() * (longest - minDelay);
    }
    return elapsed;
  };
}
