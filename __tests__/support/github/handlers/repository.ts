import { notFound, refused } from "../answer.ts";
import { renderPull, renderRepository } from "../render/repository.ts";
import { type Handler, numberOf, textOf } from "./call.ts";

export const getRepository: Handler = ({ world }) => ({ status: 200, body: renderRepository(world) });

/** "Check if immutable releases are enabled": 404 where they are not. */
export const getImmutableReleases: Handler = ({ world }) => {
  if (!world.immutableReleases) throw notFound();
  return { status: 200, body: { enabled: true, enforced_by_owner: false } };
};

export const getPull: Handler = (call) => {
  const pull = call.world.pulls.get(numberOf(call, "pull_number"));
  if (!pull) throw notFound();
  return { status: 200, body: renderPull(call.world, pull) };
};

/** "Get repository content", for a file; folders are not carried out. */
export const getContents: Handler = async (call) => {
  const { world } = call;
  const path = textOf(call, "path");
  const ref = String(call.parameters.ref ?? world.defaultBranch);
  const content = await world.git.file(ref, path);
  if (!content) throw notFound();
  if (content.subarray(0, 5).toString() === "tree ") throw refused(501, "The stand-in has no contents of folders.");
  const url = `${call.address}?ref=${encodeURIComponent(ref)}`;
  const sha = "0".repeat(40);
  const body = {
    type: "file",
    encoding: "base64",
    size: content.length,
    name: path.split("/").at(-1),
    path,
    content: content.toString("base64"),
    sha,
    url,
    git_url: null,
    html_url: null,
    download_url: null,
    _links: { self: url, git: null, html: null },
  };
  return { status: 200, body };
};
