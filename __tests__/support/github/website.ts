import { type Answer, refused } from "./answer.ts";
import type { Routed } from "./routing.ts";
import { latestRelease, type World } from "./world.ts";

/** What `browser_download_url` answers: a redirect to the bytes. Nobody downloads from a draft without a login. */
export function download(world: World, { parameters }: Routed): Answer {
  const { tag, name } = parameters;
  const tagged = world.releases.find((release) => release.tag === tag && !release.draft);
  const release = tagged ?? (tag === "latest" ? latestRelease(world) : undefined);
  const asset = release?.assets.find((entry) => entry.name === name && entry.state === "uploaded");
  if (!asset || world.isPrivate) throw refused(404, "Not Found");
  return { status: 302, headers: { location: `${world.urls.storage}/${asset.key}` } };
}

/** The bytes, for who has the key. As such hosts do, it refuses a second way to be let in. */
export function bytes(world: World, { parameters }: Routed, authorization: string | undefined): Answer {
  const asset = world.releases.flatMap(({ assets }) => assets).find(({ key }) => key === parameters.key);
  if (authorization !== undefined) throw refused(400, "Only one way to be let in is allowed.");
  if (!asset) throw refused(404, "The specified key does not exist.");
  if (asset.path === undefined) throw refused(410, "The stand-in does not keep bytes (storage: discard).");
  asset.downloads += 1;
  const headers = {
    "content-type": asset.contentType,
    "content-disposition": `attachment; filename=${asset.name}`,
    "accept-ranges": "none",
  };
  return { status: 200, headers, file: { path: asset.path, size: asset.size } };
}
