import { formatDuration } from "../../base/duration.ts";
import type { Task } from "../../base/progress.ts";
import { MiB } from "../../base/size.ts";
import { type Sight, watch } from "../../base/watch.ts";
import { isGitHub } from "../../github/error.ts";
import type { GitHub, ReleaseAsset } from "../../github/port.ts";
import { isWhole } from "./asset.ts";
import type { PublishDeps } from "./deps.ts";

/**
 * Bytes a millisecond below which an upload counts as given up. GitHub does not tell how far one is; a runner is many
 * times faster, and whoever comes after a killed run waits for as long as this allows.
 */
const SLOWEST = (10 * MiB) / 1_000;

/** Milliseconds that every upload gets. */
const AT_LEAST = 10_000;

/** Between two looks, milliseconds: a small file is there in a moment, and looks are counted. */
const CLOSE = 2_000;

/**
 * Sees to an asset that has not arrived whole: another run may be uploading it just now, or one has left it. It is waited
 * for as long as an upload of that size can take since it was begun, and removed after that.
 * @param size bytes that it will have. @param task is told how long that may be
 * @returns resolves when it is whole, or gone. @throws GitHubError · CancelledError
 */
export async function endUnfinished(asset: ReleaseAsset, size: number, deps: PublishDeps, task: Task): Promise<void> {
  const { github, clock, signal } = deps;
  const age = Math.max(0, clock.now() - Date.parse(asset.created_at));
  const left = Math.max(0, AT_LEAST + size / SLOWEST - age);
  if (left > 0) {
    task.line(`${asset.name} is there, but not whole. Another run may be uploading it: up to ${formatDuration(left)}.`);
    task.update(undefined, "waiting for another run's upload");
  }
  const begin = clock.now();
  const state = await watch(
    async (): Promise<Sight<"ended" | "given up">> => {
      const now = await readAsset(github, asset.id, signal);
      if (now === undefined || isWhole(now)) return { done: "ended" };
      return clock.now() - begin >= left ? { done: "given up" } : {};
    },
    {
      ...{ what: `${asset.name} is uploaded`, usual: 0, close: CLOSE, clock, signal },
      // It ends by itself when it is given up.
      ...{ within: Number.POSITIVE_INFINITY, remedy: "" },
    },
  );
  if (state === "given up") await removeAsset(github, asset.id, signal);
}

async function readAsset(github: GitHub, id: number, signal: AbortSignal): Promise<ReleaseAsset | undefined> {
  try {
    return await github.call("GET /repos/{owner}/{repo}/releases/assets/{asset_id}", { asset_id: id }, { signal });
  } catch (error) {
    if (isGitHub(error, "missing")) return undefined;
    throw error;
  }
}

/** Removes an asset; one that is gone already is fine. @throws GitHubError · CancelledError */
export async function removeAsset(github: GitHub, id: number, signal?: AbortSignal): Promise<void> {
  try {
    await github.call("DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}", { asset_id: id }, { signal });
  } catch (error) {
    if (!isGitHub(error, "missing")) throw error;
  }
}
