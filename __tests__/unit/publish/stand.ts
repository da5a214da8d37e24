import { Readable } from "node:stream";
import { silentTask } from "../../../src/base/progress.ts";
import type { FileSource } from "../../../src/release/files/source.ts";
import type { ReleaseDeps } from "../../../src/release/publish/finish.ts";
import type { PublishRequest } from "../../../src/release/publish/request.ts";
import { createFakeGitHub, sha256, virtualClock } from "./fake-github.ts";

/** A file of a release whose digest nobody knows before it is read. */
export function file(name: string, content: string): FileSource {
  return {
    name,
    contentType: "application/octet-stream",
    size: Buffer.byteLength(content),
    where: `/files/${name}`,
    open: () => Readable.from([Buffer.from(content)]),
  };
}

/** Everything that publishing works with, in memory. */
export function createStand() {
  const clock = virtualClock();
  const github = createFakeGitHub(clock);
  const cancel = new AbortController();
  const warnings: string[] = [];
  const deps: ReleaseDeps = {
    ...{ github, clock, signal: cancel.signal },
    phase: (_name, work) => work(silentTask),
    warn: (text) => void warnings.push(text),
    opened: () => undefined,
  };
  return { clock, github, cancel, warnings, deps };
}

/** A release of v1 with two small files. */
export function request(changes: Partial<PublishRequest> = {}): PublishRequest {
  return {
    ...{
      tag: "v1",
      defaultName: "Lab 1",
      draft: false,
      nonce: "0123456789abcdef",
      overwrite: false,
      notesMode: "append",
    },
    sources: [file("disk.vmdk", "disk"), file("SHA256SUMS", "sums")],
    ...{ split: [], links: [] },
    body: (files) => [{ text: files.map(({ name, sha256 }) => `${name} ${sha256}`).join("\n") }],
    ...changes,
  };
}

/** Names and contents of all assets, as digests. */
export function assetsOf({ github }: ReturnType<typeof createStand>) {
  return github.releases.map(({ draft, assets }) => ({
    draft,
    assets: Object.fromEntries(assets.map(({ name, state, digest }) => [name, state === "uploaded" ? digest : state])),
  }));
}

/** The release of `request()`, published and whole. */
export const WHOLE = {
  draft: false,
  assets: { "disk.vmdk": `sha256:${sha256("disk")}`, SHA256SUMS: `sha256:${sha256("sums")}` },
};

/** The release that was made first. */
export function firstRelease({ github }: ReturnType<typeof createStand>) {
  const [release] = github.releases;
  if (!release) throw new Error("There is no release yet.");
  return release;
}
