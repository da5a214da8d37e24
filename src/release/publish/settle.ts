import { UserError } from "../../base/errors.ts";
import type { Task } from "../../base/progress.ts";
import { isRefusal } from "../../github/error.ts";
import type { GitHub, Release, ReleaseAsset } from "../../github/port.ts";
import type { FileSource } from "../files/source.ts";
import { besideName, isWhole, listAssets } from "./asset.ts";
import type { PublishDeps } from "./deps.ts";
import { labelled } from "./label.ts";
import { isPassing, waitAfter } from "./patience.ts";
import { removeReplaced, type Target } from "./replace.ts";
import { type Digests, isSame } from "./same.ts";
import { endUnfinished, removeAsset } from "./unfinished-asset.ts";
import { BrokenUploadError, uploadOnce } from "./upload.ts";
import { deleteCommand } from "./words.ts";

/** A file that is in the release, whole and right. */
export interface Settled {
  source: FileSource;
  asset: ReleaseAsset;
  /** In hex. */
  sha256: string;
  how: "uploaded" | "replaced" | "skipped";
}

export interface SettleDeps extends PublishDeps {
  digests: Digests;
  /** Names of uploads that have begun and not ended: what a run that fails or is cancelled takes back. */
  underWay: Set<string>;
}

/**
 * Brings one file into a release, from whatever is there: each turn looks, and does the next step. A file with another
 * content is uploaded beside the asset that it replaces, and takes its name when it is known to be right.
 * @param assets what the release has, as last seen
 * @throws GitHubError · UserError · CancelledError · what the file's stream fails with
 */
export async function settle(
  source: FileSource,
  assets: readonly ReleaseAsset[],
  target: Target,
  deps: SettleDeps,
  task: Task,
): Promise<Settled> {
  const { github, signal, digests, underWay } = deps;
  const { release } = target;
  const beside = besideName(source.name);
  // A list may still show for a while what has been seen to already.
  const gone = new Set<number>();
  const look = async () => {
    const listed = await listAssets(github, release.id, { signal });
    return listed.filter((asset) => isWhole(asset) || !gone.has(asset.id));
  };
  let seen = assets;
  let how: Settled["how"] = "skipped";
  let failures = 0;
  const done = async (found: ReleaseAsset): Promise<Settled> => {
    const asset = await labelled(found, source, release, deps);
    return { source, asset, how, sha256: await digests.ofFile(source) };
  };

  for (;;) {
    const standing = seen.find(({ name }) => name === source.name);
    const waiting = seen.find(({ name }) => name === beside);
    const open = [standing, waiting].find((asset) => asset && !isWhole(asset));
    if (open) {
      await endUnfinished(open, source.size, deps, task);
      gone.add(open.id);
      seen = await look();
      continue;
    }
    if (standing && (await isSame(standing, source, digests))) {
      if (waiting) await removeAsset(github, waiting.id, signal);
      return await done(standing);
    }
    try {
      if (!waiting || !(await isSame(waiting, source, digests))) {
        if (waiting) await removeAsset(github, waiting.id, signal);
        const name = standing ? beside : source.name;
        underWay.add(name);
        const asset = await uploadOnce(source, { name, url: release.upload_url }, deps, task);
        underWay.delete(name);
        if (!standing) {
          if (how === "skipped") how = "uploaded";
          return await done(asset);
        }
        seen = [...seen.filter(({ id }) => id !== waiting?.id), asset];
        continue;
      }
      if (standing) await removeReplaced(standing, waiting, target, deps);
      how = "replaced";
      const asset = await github.call(
        "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}",
        { asset_id: waiting.id, name: source.name },
        { signal },
      );
      return await done(asset);
    } catch (error) {
      const taken = isRefusal(error, "already_exists");
      if (!taken && !isPassing(error) && !(error instanceof BrokenUploadError)) throw error;
      if (!taken && how === "skipped") how = "uploaded";
      failures += 1;
      // What has the name then is another run's, and nothing that this one would have to take back.
      if (taken) forget();
      task.line(`Try ${failures} failed: ${error.message}`);
      await waitAfter(failures, taken ? heldName(source.name, release, github) : error, deps);
      seen = await look();
      // What an upload of ours has left would be waited for; only after a refusal somebody else is at it.
      const names = [source.name, beside].filter((name) => underWay.has(name));
      const left = seen.filter((asset) => names.includes(asset.name) && !isWhole(asset));
      for (const { id } of left) await removeAsset(github, id, signal);
      seen = seen.filter((asset) => !left.includes(asset));
      forget();
    }
  }

  function forget(): void {
    underWay.delete(source.name);
    underWay.delete(beside);
  }
}

/** An upload that broke off can hold a name although no list shows it (cli/cli#4863); nothing of ours can free it. */
function heldName(name: string, release: Release, github: GitHub): UserError {
  return new UserError(
    `GitHub says that ${release.html_url} has a file ${name} already, and lists none that could be replaced.`,
    release.draft
      ? `An upload that broke off may hold the name. Delete the draft and run again: ${deleteCommand(github, release.id)}`
      : "An upload that broke off may hold the name. Give the file another one.",
  );
}
