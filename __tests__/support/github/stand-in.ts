import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Desk } from "./desk.ts";
import { dispatch } from "./dispatch.ts";
import { TOKEN } from "./env.ts";
import { folderGit } from "./git/folder.ts";
import { memoryGit } from "./git/memory.ts";
import { createLimiter, GITHUB_LIMITS } from "./limits.ts";
import type { Host } from "./request.ts";
import { seedRelease, viewOf } from "./seed.ts";
import type { StandIn, StandInOptions } from "./types.ts";
import { latestRelease, type World } from "./world.ts";

const HOSTS: readonly Host[] = ["api", "uploads", "server", "storage"];
const ASSET_LIMIT = 2 ** 31 - 1;

/** Starts GitHub's stand-in on 127.0.0.1. Each host has a port of its own, as GitHub's have names of their own. */
export async function startGitHub(options: StandInOptions = {}): Promise<StandIn> {
  const defaultBranch = options.defaultBranch ?? "main";
  const memory = options.gitFolder === undefined ? memoryGit(defaultBranch) : undefined;
  const folder = await mkdtemp(join(tmpdir(), "slipway-github-"));
  const urls: Record<Host, string> = { api: "", uploads: "", server: "", storage: "" };
  const world: World = {
    repository: options.repository ?? "octo/example",
    defaultBranch,
    isPrivate: options.private ?? false,
    urls,
    git: memory ?? folderGit(options.gitFolder ?? ""),
    folder: options.storage === "discard" ? undefined : folder,
    assetLimit: options.assetLimit ?? ASSET_LIMIT,
    assetsPerRelease: options.assetsPerRelease ?? 1000,
    immutableReleases: options.immutableReleases ?? false,
    releases: [],
    latest: undefined,
    burntTags: new Set(),
    pulls: new Map(),
    statuses: [],
    nextId: 0,
  };
  const everything = { contents: "write", pull_requests: "write", statuses: "write", administration: "read" } as const;
  const desk: Desk = {
    world,
    tokens: options.tokens ?? { [TOKEN]: everything },
    limiter: createLimiter({ ...GITHUB_LIMITS, ...options.limits }),
    rules: [],
    requests: [],
    violations: [],
    watcher: undefined,
  };
  const servers = await Promise.all(HOSTS.map((host) => listen(desk, host, options.ports?.[host] ?? 0)));
  for (const { host, port } of servers) urls[host] = `http://127.0.0.1:${port}`;

  return {
    urls,
    repository: world.repository,
    requests: desk.requests,
    releases: () => world.releases.map(viewOf),
    statuses: () => structuredClone(world.statuses),
    latest: () => latestRelease(world)?.id,
    ref: async (name) => (await world.git.ref(name))?.sha,
    addCommit(commit) {
      if (!memory) throw new Error("Commits are those of the git folder: make them there.");
      return memory.add(commit);
    },
    addTag: (name, sha) => world.git.setRef(`tags/${name}`, sha),
    addPull(pull) {
      world.pulls.set(pull.number, pull);
    },
    addRelease: (release, assets) => seedRelease(world, release, assets ?? []),
    setImmutableReleases(on) {
      world.immutableReleases = on;
    },
    fault(which, effect) {
      const rule = { which, effect, matched: 0 };
      desk.rules.push(rule);
      return () => void desk.rules.splice(desk.rules.indexOf(rule) >>> 0, 1);
    },
    clearFaults() {
      desk.rules.length = 0;
    },
    watch(watcher) {
      desk.watcher = watcher;
    },
    pace: desk.limiter.pace,
    violations: () => desk.violations,
    async close() {
      await Promise.all(servers.map(({ server }) => end(server)));
      await rm(folder, { recursive: true, force: true });
      if (desk.violations.length > 0) throw new Error(desk.violations.join("\n"));
    },
  };
}

interface Listening {
  host: Host;
  server: Server;
  port: number;
}

async function listen(desk: Desk, host: Host, port: number): Promise<Listening> {
  // Large reads: uploads of GiB are measured against this.
  const server = createServer({ highWaterMark: 1024 * 1024 }, (message, response) => {
    void dispatch(desk, host, message, response);
  });
  server.requestTimeout = 0;
  // A connection that is closed for idleness just when it is used again would be a fault that no test asked for.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { host, server, port: (server.address() as AddressInfo).port };
}

async function end(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
