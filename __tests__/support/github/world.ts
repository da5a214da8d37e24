import { randomBytes } from "node:crypto";
import type { GitStore } from "./git/store.ts";
import type { Host } from "./request.ts";
import type { AssetState, ReleaseState, SeededPull, StatusState } from "./state.ts";

/** A release with what only GitHub knows of it. */
export interface Release extends Omit<ReleaseState, "assets"> {
  assets: Asset[];
  /** Stands in addresses for the tag while it is a draft. */
  readonly untagged: string;
}

export interface Asset extends AssetState {
  /** Key on the host of the bytes: who has it may read. */
  readonly key: string;
  /** In no list, although its name is taken. */
  hidden?: boolean;
}

/** Everything that GitHub knows of the repository. */
export interface World {
  readonly repository: string;
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly urls: Readonly<Record<Host, string>>;
  readonly git: GitStore;
  /** Folder in which the bytes of assets are kept; undefined: they are not. */
  readonly folder: string | undefined;
  readonly assetLimit: number;
  readonly assetsPerRelease: number;
  immutableReleases: boolean;
  releases: Release[];
  /** Release that was said to be the latest. */
  latest: number | undefined;
  /** Tags that immutable releases have used, for ever. */
  readonly burntTags: Set<string>;
  readonly pulls: Map<number, SeededPull>;
  readonly statuses: StatusState[];
  nextId: number;
}

/** A new id: 1, 2, 3, … over all kinds. */
export function newId(world: World): number {
  world.nextId += 1;
  return world.nextId;
}

/** Now as GitHub writes it: whole seconds. */
export function timestamp(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

export function newRelease(world: World, given: Partial<ReleaseState> & { tag: string }): Release {
  const now = timestamp();
  return {
    id: newId(world),
    target: world.defaultBranch,
    name: null,
    body: null,
    draft: false,
    prerelease: false,
    immutable: false,
    createdAt: now,
    publishedAt: null,
    updatedAt: now,
    ...given,
    assets: [],
    untagged: `untagged-${randomBytes(10).toString("hex")}`,
  };
}

export function newAsset(world: World, given: Partial<AssetState> & { name: string }): Asset {
  const now = timestamp();
  return {
    id: newId(world),
    label: null,
    contentType: "application/octet-stream",
    state: "starter",
    size: 0,
    digest: null,
    createdAt: now,
    updatedAt: now,
    downloads: 0,
    path: undefined,
    ...given,
    key: randomBytes(16).toString("hex"),
  };
}

/** The asset with this id, and its release. */
export function findAsset(world: World, id: number): { release: Release; asset: Asset } | undefined {
  for (const release of world.releases) {
    const asset = release.assets.find((entry) => entry.id === id);
    if (asset) return { release, asset };
  }
  return undefined;
}

/**
 * The latest release: the one that was said to be, or the newest full one by `created_at`, which is the date of its commit
 * ("Get the latest release").
 */
export function latestRelease(world: World): Release | undefined {
  const full = world.releases.filter(({ draft, prerelease }) => !draft && !prerelease);
  const named = full.find(({ id }) => id === world.latest);
  return (
    named ?? full.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt) || one.id - other.id).at(-1)
  );
}
