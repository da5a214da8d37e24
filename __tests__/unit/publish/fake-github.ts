import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Clock } from "../../../src/base/clock.ts";
import { CancelledError } from "../../../src/base/errors.ts";
import { GitHubError, type GitHubErrorFacts } from "../../../src/github/error.ts";
import type { GitHub, Release, ReleaseAsset, Upload } from "../../../src/github/port.ts";
import type { Route } from "../../../src/github/routes.ts";

/** A release as a test puts it there. */
export type Given = Partial<Pick<Release, "id" | "tag_name" | "body" | "draft" | "immutable" | "name" | "prerelease">>;

/** What a test may do at a call: throw before it is carried out, or, by returning a function, after it. */
export type Hook = (route: Route, parameters: Record<string, unknown>) => undefined | (() => void);

/** GitHub in memory, as far as publishing needs it; what it refuses is what its documentation says that it does. */
export interface FakeGitHub extends GitHub {
  releases: Release[];
  /** Routes with the names or ids that they were about, in order. */
  calls: string[];
  hook: Hook | undefined;
  /** Called with every upload; may change what is stored. */
  onUpload: ((upload: Upload, bytes: Buffer) => Promise<Buffer> | Buffer) | undefined;
  addRelease(given: Given): Release;
  addAsset(release: Release, name: string, content: string, changes?: Partial<ReleaseAsset>): ReleaseAsset;
}

export function createFakeGitHub(clock: Clock): FakeGitHub {
  let ids = 100;
  const contents = new Map<number, Buffer>();
  const fake: FakeGitHub = {
    repository: { owner: "octo", repo: "lab" },
    server: "https://github.com",
    releases: [],
    calls: [],
    hook: undefined,
    onUpload: undefined,
    addRelease: (given) => {
      const id = given.id ?? ++ids;
      const release = {
        ...{ id, tag_name: "v1", target_commitish: "main", name: null, body: null, draft: true, prerelease: false },
        ...{ html_url: `https://github.com/octo/lab/releases/${id}`, upload_url: `https://up/${id}{?name,label}` },
        ...{ assets: [], immutable: false, ...given },
      } as unknown as Release;
      fake.releases.push(release);
      return release;
    },
    addAsset: (release, name, content, changes = {}) => {
      const asset = store(release, { name, bytes: Buffer.from(content) });
      Object.assign(asset, changes);
      return asset;
    },
    call: (async (route: Route, parameters: Record<string, unknown>, options: { signal?: AbortSignal } = {}) => {
      if (options.signal?.aborted) throw new CancelledError();
      fake.calls.push(
        `${route.split(" ")[0]} ${String(parameters.release_id ?? parameters.asset_id ?? parameters.tag ?? "")}`.trim(),
      );
      const after = fake.hook?.(route, parameters);
      const answer = structuredClone(carryOut(route, parameters));
      after?.();
      return answer;
    }) as GitHub["call"],
    all: ((route: never, parameters: never, options: never) => fake.call(route, parameters, options)) as GitHub["all"],
    upload: async (upload) => {
      if (upload.signal?.aborted) throw new CancelledError();
      fake.calls.push(`UPLOAD ${upload.name}`);
      const after = fake.hook?.(UPLOAD, { name: upload.name });
      const pieces: Buffer[] = [];
      for await (const piece of upload.body) pieces.push(piece as Buffer);
      const sent = Buffer.concat(pieces);
      const bytes = (await fake.onUpload?.(upload, sent)) ?? sent;
      const release = releaseOf(Number(/\d+/.exec(upload.url)?.[0]));
      if (release.immutable && !release.draft) throw refusal(UPLOAD, []);
      if (release.assets.some(({ name }) => name === upload.name))
        throw refusal(UPLOAD, [{ code: "already_exists", field: "name" }]);
      const asset = store(release, { name: upload.name, bytes, label: upload.label });
      after?.();
      return structuredClone(asset);
    },
    download: async (id) => Readable.from([contents.get(id) ?? Buffer.alloc(0)]),
  };
  return fake;

  function store(
    release: Release,
    { name, bytes, label }: { name: string; bytes: Buffer; label?: string | undefined },
  ) {
    const id = ++ids;
    contents.set(id, bytes);
    const asset = {
      ...{ id, name, label: label ?? null, state: "uploaded", size: bytes.length },
      ...{ digest: `sha256:${sha256(bytes)}`, created_at: new Date(clock.now()).toISOString() },
      browser_download_url: `https://github.com/octo/lab/releases/download/v1/${name}`,
    } as unknown as ReleaseAsset;
    release.assets.push(asset);
    return asset;
  }

  function releaseOf(id: unknown, route: Route = "GET /repos/{owner}/{repo}/releases/{release_id}"): Release {
    const release = fake.releases.find((one) => one.id === id);
    if (!release) throw failure({ kind: "missing", route, status: 404 });
    return release;
  }

  function carryOut(route: Route, parameters: Record<string, unknown>): unknown {
    const { release_id: releaseId, asset_id: assetId, tag, ...rest } = parameters;
    switch (route) {
      case "GET /repos/{owner}/{repo}/releases":
        return fake.releases.toReversed();
      case "GET /repos/{owner}/{repo}/releases/tags/{tag}": {
        const found = fake.releases.find(({ draft, tag_name }) => !draft && tag_name === tag);
        if (!found) throw failure({ kind: "missing", route, status: 404 });
        return found;
      }
      case "POST /repos/{owner}/{repo}/releases":
        return fake.addRelease(rest as Given);
      case "GET /repos/{owner}/{repo}/releases/{release_id}":
        return releaseOf(releaseId, route);
      case "DELETE /repos/{owner}/{repo}/releases/{release_id}":
        fake.releases.splice(fake.releases.indexOf(releaseOf(releaseId, route)), 1);
        return undefined;
      case "PATCH /repos/{owner}/{repo}/releases/{release_id}": {
        const release = releaseOf(releaseId, route);
        const others = fake.releases.filter((one) => one !== release && !one.draft);
        if (rest.draft === false && others.some(({ tag_name }) => tag_name === release.tag_name))
          throw refusal(route, [{ code: "already_exists", field: "tag_name" }]);
        return Object.assign(release, rest);
      }
      case "GET /repos/{owner}/{repo}/releases/{release_id}/assets":
        return releaseOf(releaseId, route).assets;
      default:
        return carryOutAsset(route, assetId, rest);
    }
  }

  function carryOutAsset(route: Route, assetId: unknown, rest: Record<string, unknown>): unknown {
    const release = fake.releases.find(({ assets }) => assets.some(({ id }) => id === assetId));
    const asset = release?.assets.find(({ id }) => id === assetId);
    if (!release || !asset) throw failure({ kind: "missing", route, status: 404 });
    if (route === "GET /repos/{owner}/{repo}/releases/assets/{asset_id}") return asset;
    if (route === "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}") {
      release.assets.splice(release.assets.indexOf(asset), 1);
      return undefined;
    }
    if (route !== "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}") throw new Error(`No such route: ${route}`);
    if (release.assets.some((one) => one !== asset && one.name === rest.name))
      throw refusal(route, [{ code: "already_exists", field: "name" }]);
    return Object.assign(asset, rest);
  }
}

export const UPLOAD = "POST {origin}/repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}";

export function failure(facts: GitHubErrorFacts): GitHubError {
  return new GitHubError(`GitHub says ${facts.kind}.`, "Do something.", facts);
}

function refusal(route: Route, errors: GitHubErrorFacts["errors"]): GitHubError {
  return failure({ kind: "invalid", route, status: 422, errors });
}

export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Time that passes only while somebody waits. */
export function virtualClock(): Clock & { slept: number[] } {
  let time = Date.parse("2026-11-25T00:00:00Z");
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
}
