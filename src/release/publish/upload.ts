import { UserError } from "../../base/errors.ts";
import type { Task } from "../../base/progress.ts";
import { formatSize } from "../../base/size.ts";
import type { ReleaseAsset } from "../../github/port.ts";
import { hashWhileRead } from "../files/hash.ts";
import type { FileSource } from "../files/source.ts";
import { isWhole } from "./asset.ts";
import type { PublishDeps } from "./deps.ts";
import type { Digests } from "./same.ts";
import { removeAsset } from "./unfinished-asset.ts";

/** What was uploaded is not what was sent. It has been removed again. */
export class BrokenUploadError extends UserError {}

/**
 * Uploads a file once, hashes it on the way, and compares what GitHub says of it.
 * @param name that the asset gets. @param url `upload_url` of the release.
 * @throws BrokenUploadError · GitHubError · CancelledError · UserError where the file or its name cannot be had so ·
 *   what the file's stream fails with
 */
export async function uploadOnce(
  source: FileSource,
  { name, url }: { name: string; url: string },
  { github, signal, digests }: PublishDeps & { digests: Digests },
  task: Task,
): Promise<ReleaseAsset> {
  const { label, contentType, size } = source;
  let sent = 0;
  const onBytes = (bytes: number) => {
    sent += bytes;
    task.update(sent / size, `of ${formatSize(size)}`);
  };
  const hashed = hashWhileRead(source.open(), { onBytes });
  let asset: ReleaseAsset;
  try {
    asset = await github.upload({ url, name, label, contentType, size, body: hashed.stream, signal });
  } finally {
    hashed.stream.destroy();
  }
  const sha256 = hashed.digest();
  const remove = () => removeAsset(github, asset.id, signal);
  if (source.sha256 !== undefined && sha256 !== source.sha256) {
    await remove();
    throw new UserError(
      `${source.where} has the SHA-256 ${sha256}, and not ${source.sha256} as it should.`,
      "It was changed after its manifest was written: make it again.",
    );
  }
  digests.learn(source, sha256);
  if (asset.name !== name) {
    await remove();
    throw new UserError(
      `GitHub calls ${name} by another name: ${asset.name}.`,
      "Give the file a name of letters, digits, dots, hyphens and underscores.",
    );
  }
  if (!isWhole(asset) || asset.size !== size || (await digests.ofAsset(asset)) !== sha256) {
    await remove();
    throw new BrokenUploadError(
      `${name} did not arrive as it was sent: ${asset.size} bytes, ${asset.digest ?? "no digest"}; sent were ${size} bytes, sha256:${sha256}.`,
      "Run again. If it happens twice, look at https://www.githubstatus.com.",
    );
  }
  return asset;
}
