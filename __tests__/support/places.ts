import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Places } from "./leftovers.ts";
import { ROOT } from "./runner.ts";

/** Base images that tests share and keep from one run to the next: making one takes a minute. */
export const TEST_CACHE = join(ROOT, ".slipway", "test-cache");

export const FIXTURES = join(ROOT, "__tests__", "e2e", "fixtures");

/** Folders of one test. `remove` removes them; the shared cache stays. */
export interface TestPlaces extends Places {
  remove(): Promise<void>;
}

/** @param cache a cache of its own, for tests of the making of a base image; default: the shared one. */
export async function makePlaces(options: { ownCache?: boolean } = {}): Promise<TestPlaces> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-e2e-"));
  const cache = options.ownCache ? join(folder, "cache") : TEST_CACHE;
  const places = { state: join(folder, "state"), cache, releaseParent: join(folder, "out") };
  await Promise.all([cache, places.releaseParent].map((path) => mkdir(path, { recursive: true })));
  return { ...places, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Inputs that say where things go. */
export function placeInputs({ state, cache }: Places): Record<string, string> {
  return { provider: "local", "state-folder": state, "cache-folder": cache };
}

/** Inputs of a build that is as short as a real one can be: a small machine and a playbook of a few tasks. */
export function shortBuild(places: Places, assetId: string): Record<string, string> {
  const bundle = [process.env.NODE_EXTRA_CA_CERTS, process.env.SSL_CERT_FILE].find((file) => file && existsSync(file));
  return {
    ...placeInputs(places),
    command: "create-vm",
    "asset-id": assetId,
    product: "short",
    formats: "qcow2, vhd",
    memory: "1 GiB",
    "disk-size": "4 GiB",
    playbook: join(FIXTURES, "short.yml"),
    tests: join(FIXTURES, "short-tests.yml"),
    "release-folder": join(places.releaseParent, "release"),
    "install-tools": "false",
    ...(bundle ? { "ca-certificates": bundle } : {}),
  };
}
