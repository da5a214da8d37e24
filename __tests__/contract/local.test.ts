import type { ChildProcess } from "node:child_process";
import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { silentTask } from "../../src/base/progress.ts";
import { exportDisk, exportSpace } from "../../src/image/export.ts";
import { createLocalProvider, type LocalOptions } from "../../src/providers/local/index.ts";
import { layoutOf } from "../../src/providers/local/layout.ts";
import { makeMachineFolder } from "../../src/providers/local/make-folder.ts";
import type { MachineRequest, Provider } from "../../src/providers/provider.ts";
import { allProcesses } from "../support/processes.ts";
import { pretendQemu, runs, tagsOf } from "../unit/local/fixtures.ts";
import { describeProvider } from "./provider.ts";
import { type ProviderUnderTest, startHere } from "./under-test.ts";

const root = resolve(import.meta.dirname, "../..");

/** Shared by the suites, because a base image takes a minute to make. */
const cache = process.env.SLIPWAY_TEST_CACHE ?? join(root, ".slipway", "test-cache");

const MINUTE = 60_000;
const GiB = 2 ** 30;

async function makePlace(): Promise<{
  state: string;
  settings: Omit<LocalOptions, "exportDisk" | "exportSpace">;
  open: (more?: Partial<LocalOptions>) => Provider;
}> {
  const state = await mkdtemp(join(tmpdir(), "contract-state-"));
  const settings = {
    state,
    cache,
    cacheLimit: 20 * GiB,
    templates: join(root, "templates"),
    accelerator: "auto",
    bootTimeout: 12 * MINUTE,
  } as const;
  return {
    state,
    settings,
    open: (more = {}) => createLocalProvider({ ...settings, exportDisk, exportSpace, ...more }),
  };
}

async function make(): Promise<ProviderUnderTest> {
  const { state, settings, open } = await makePlace();
  const children: ChildProcess[] = [];
  return {
    base: { reference: process.env.SLIPWAY_TEST_BASE ?? "debian-12", digest: /^sha256:[0-9a-f]{64}$/ },
    endsWithMaker: true,
    isRunning: async (assetId) => {
      const processes = await allProcesses();
      return processes.some(
        ({ command }) => command.includes("qemu-system") && command.includes(`slipway:${assetId} `),
      );
    },
    open: () => open(),
    launchElsewhere: (request) => {
      const child = startHere("launch-local.ts", [JSON.stringify(settings), JSON.stringify(request)]);
      children.push(child);
      return child;
    },
    makeStrangers: async (assetId) => {
      const provider = open();
      await provider.scratchFolder().then((scratch) => scratch.remove()); // Makes the state folder.
      const layout = await layoutOf(state);
      const folders = [join(state, "holiday"), join(layout.machines, "holiday"), join(layout.releases, "holiday")];
      for (const folder of folders) {
        await mkdir(folder);
        await writeFile(join(folder, `slipway-${assetId}`), "mine");
      }
      const near = await makeMachineFolder(layout, await tagsOf(`${assetId}.1`, { stays: true }));
      const processes = [
        await pretendQemu(`slipway:${assetId}`, "u", tmpdir()),
        await pretendQemu(`slipway:${assetId}.1`, "u", near),
        await pretendQemu(`slipway:${assetId}`, "u", layout.machines, "less"),
      ];
      children.push(...processes);
      return async () => {
        const files = [...folders.map((folder) => join(folder, `slipway-${assetId}`)), join(near, "asset.json")];
        const there = await Promise.all(
          files.map((file) =>
            access(file).then(
              () => true,
              () => false,
            ),
          ),
        );
        const alive = await Promise.all(processes.map(runs));
        const dead = processes
          .filter((_, index) => !alive[index])
          .map(({ spawnargs }) => `process ${spawnargs.join(" ")}`);
        return [...files.filter((_, index) => !there[index]), ...dead];
      };
    },
    leftovers: async (assetId) => {
      const folder = join((await layoutOf(state)).machines, assetId);
      const own = new Set(children.map(({ pid }) => pid));
      const ours = (await allProcesses()).filter(
        ({ pid, command, paths }) =>
          !own.has(pid) && (command.includes(folder) || paths.some((path) => `${path}/`.startsWith(`${folder}/`))),
      );
      const files = await access(folder).then(
        () => [folder],
        () => [],
      );
      return [...files, ...ours.map(({ pid, command }) => `process ${pid}: ${command}`)];
    },
    close: async () => {
      for (const child of children) child.kill("SIGKILL");
      await rm(state, { recursive: true });
    },
  };
}

describeProvider("local", make);

describe("a local machine that does not come up", () => {
  let place: Awaited<ReturnType<typeof makePlace>>;
  let request: MachineRequest;

  beforeAll(async () => {
    place = await makePlace();
    const empty = join(place.state, "empty.raw");
    await writeFile(empty, Buffer.alloc(2 ** 20));
    request = {
      assetId: "broken",
      product: "contract",
      base: { name: "empty", reference: empty, digest: "sha256:00", handle: empty, cached: true },
      user: "builder",
      hostname: "broken",
      cpus: 1,
      memory: GiB / 4,
      diskSize: GiB,
      expires: new Date(Date.now() + 60 * MINUTE),
      attached: true,
      stays: false,
      owner: { name: "octo/repo" },
    };
  });
  afterAll(() => rm(place.state, { recursive: true }));

  const removeAll = async (provider: Provider) => {
    await Promise.all((await provider.assets("broken")).map((asset) => provider.remove(asset)));
    expect(await provider.assets("broken")).toEqual([]);
  };

  it(
    "is given up after its time, is found, and is removed",
    async () => {
      const provider = place.open({ bootTimeout: 3_000 });
      await expect(provider.launch(request, silentTask)).rejects.toThrow("SSH answers on 127.0.0.1");
      expect((await provider.assets("broken")).map(({ type }) => type)).toEqual(["process", "folder"]);
      await removeAll(provider);
    },
    MINUTE,
  );

  it(
    "is noticed at once where QEMU ends early, with QEMU's own words",
    async () => {
      const provider = place.open();
      await expect(provider.launch({ ...request, memory: 2 ** 50 }, silentTask)).rejects.toThrow(
        /QEMU's last words:\n.*memory/s,
      );
      expect((await provider.assets("broken")).map(({ type }) => type)).toEqual(["folder"]);
      await expect(provider.capture("broken", silentTask)).rejects.toThrow("does not run any more");
      await removeAll(provider);
    },
    MINUTE,
  );

  it(
    "ends at once when the run is cancelled, and what was made is removed",
    async () => {
      const stop = new AbortController();
      const provider = place.open({ signal: stop.signal });
      setTimeout(() => stop.abort(), 1_500);
      const begin = Date.now();
      await expect(provider.launch(request, silentTask)).rejects.toThrow("cancelled");
      expect(Date.now() - begin).toBeLessThan(10_000);
      await removeAll(provider);
    },
    MINUTE,
  );
});
