import { formatDuration } from "../base/duration.ts";
import type { Asset } from "../providers/asset.ts";

/**
 * `remove` · `mark`: a machine that is overdue, to be removed by a later sweep · `wait`: overdue, and not to be removed
 * yet · `leave`: not to be removed.
 */
export type Verdict = "remove" | "mark" | "wait" | "leave";

export interface Judgement {
  asset: Asset;
  verdict: Verdict;
  /** In words: `lease ended`. */
  why: string;
}

export interface SweepRules {
  /** Milliseconds since the epoch. */
  now: number;
  /** Milliseconds; spares what is younger, so that a sweep does not race with a start. */
  minimumAge: number;
  /** Milliseconds that a machine has been marked before it goes; 0: it goes at once. */
  markAge: number;
}

/**
 * Judges all assets for `sweep`, in their order. What goes: ephemeral assets whose lease has ended or whose owner is
 * known to be gone; deliverables whose build did not succeed, once its lease has ended. `permanent` never goes.
 *
 * A machine in the cloud is looked at twice before it is killed: the first sweep marks it, and one after `markAge`
 * removes it with everything else of its asset-id. Until then, and as long as a machine of the asset-id is not overdue,
 * nothing of it goes, so that no running build loses its key or its disk.
 */
export function judge(assets: readonly Asset[], rules: SweepRules): Judgement[] {
  const machines = new Map<string, Asset[]>();
  for (const asset of assets) {
    if (asset.type !== "instance") continue;
    const others = machines.get(asset.assetId);
    if (others) others.push(asset);
    else machines.set(asset.assetId, [asset]);
  }
  const patience = new Map([...machines].map(([assetId, all]) => [assetId, patienceWith(all, rules)]));
  return assets.map((asset) => {
    const alone = judgeAlone(asset, rules);
    const others = patience.get(asset.assetId);
    if (alone.verdict !== "remove" || !others) return { asset, ...alone };
    if (asset.type === "instance" && asset.marked === undefined && rules.markAge > 0) {
      return { asset, verdict: "mark", why: `${alone.why}; marked now` };
    }
    return { asset, ...(others.why === undefined ? alone : { verdict: "wait", why: others.why }) };
  });
}

/** One asset as if there were no machine. */
function judgeAlone(asset: Asset, { now, minimumAge }: SweepRules): { verdict: "remove" | "leave"; why: string } {
  const { lifetime, unfinished, expires, abandoned, created } = asset;
  if (lifetime === "cache") return { verdict: "leave", why: "in the cache" };
  if (lifetime === "permanent") return { verdict: "leave", why: "permanent" };
  if (lifetime === "deliverable" && !unfinished) return { verdict: "leave", why: "finished" };
  if (now - created.getTime() < minimumAge) return { verdict: "leave", why: "younger than the minimum age" };
  if (expires !== undefined && expires.getTime() <= now) {
    return { verdict: "remove", why: lifetime === "deliverable" ? "its build did not succeed" : "lease ended" };
  }
  if (abandoned && lifetime === "ephemeral") return { verdict: "remove", why: "owner is gone" };
  return { verdict: "leave", why: expires === undefined ? "has no lease" : "lease has not ended" };
}

/** Why an asset-id with these machines has to wait; undefined where it need not. */
function patienceWith(machines: readonly Asset[], rules: SweepRules): { why: string | undefined } {
  const { now, markAge } = rules;
  if (machines.some((machine) => judgeAlone(machine, rules).verdict !== "remove")) {
    return { why: "its machine is not overdue" };
  }
  if (markAge === 0) return { why: undefined };
  const marks = machines.map(({ marked }) => marked?.getTime());
  if (marks.includes(undefined)) return { why: "its machine is marked first" };
  const latest = Math.max(...marks.flatMap((mark) => mark ?? []));
  if (now - latest >= markAge) return { why: undefined };
  return { why: `marked ${formatDuration(now - latest)} ago; goes ${formatDuration(markAge)} after its mark` };
}
