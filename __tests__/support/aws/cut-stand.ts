import { BUCKET } from "./build.ts";
import { type Emulator, REGION, startEmulator } from "./emulator.ts";
import { type Front, startFront } from "./front.ts";
import { findLeftovers, type Strangers, seedStrangers } from "./strangers.ts";

/** The stand-in with its front, anew for each test. */
export interface Stand {
  readonly emulator: Emulator;
  readonly front: Front;
  /** What others have in the account; seeded by `renew`. */
  strangers: Strangers | undefined;
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the stand-in. The asset-ids of its tests begin with `cancel`, and those of the strangers, too. */
export async function openStand(): Promise<Stand> {
  const emulator = await startEmulator({ buckets: { [BUCKET]: REGION } });
  const front = await startFront(emulator.endpoint);
  const stand: Stand = {
    ...{ emulator, front, strangers: undefined },
    async renew() {
      await emulator.reset();
      front.clear();
      stand.strangers = await seedStrangers(emulator, { near: "cancel" });
    },
    async close() {
      await front.close();
      await emulator.stop();
    },
  };
  return stand;
}

/** Stands that tests share which run side by side: one test at a time has one. */
export interface Stands {
  /** Waits for a free one, empties it, and hands it over until the test is over. */
  use<T>(test: (stand: Stand) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Runs that are to be cut short mostly wait, for AWS's paces: so many go side by side on two cores without a hurry. */
const SIDE_BY_SIDE = 4;

/** Opens stands for tests of `it.concurrent`. Jest runs hooks for those once around all, so each test takes one here. */
export async function openStands(): Promise<Stands> {
  const all = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, openStand));
  const free = [...all];
  const waiting: ((stand: Stand) => void)[] = [];
  return {
    async use(test) {
      const stand = free.pop() ?? (await new Promise<Stand>((resolve) => waiting.push(resolve)));
      try {
        await stand.renew();
        return await test(stand);
      } finally {
        const next = waiting.shift();
        if (next) next(stand);
        else free.push(stand);
      }
    },
    async close() {
      await Promise.all(all.map((stand) => stand.close()));
    },
  };
}

/** A run that may have left something. */
interface Leaving {
  readonly assetId: string;
  /** What is left on this machine, a line each. */
  leftHere(): Promise<string[]>;
}

/** What is left of a run in the account and on this machine, and what of others is gone; a line each. */
export async function traces(stand: Stand, run: Leaving): Promise<string[]> {
  const [left, here, missing = [], added = []] = await Promise.all([
    findLeftovers(stand.emulator, run.assetId),
    run.leftHere(),
    stand.strangers?.missing(),
    stand.strangers?.added(),
  ]);
  const ours = left.map(({ type, id, region }) => `left: ${type} ${id} in ${region}`);
  const known = new Set(left.map(({ type, id }) => `${type} ${id}`));
  const untagged = added.filter((one) => !known.has(one)).map((one) => `left without a tag: ${one}`);
  return [
    ...ours,
    ...here.map((one) => `left here: ${one}`),
    ...untagged,
    ...missing.map((one) => `not ours, and gone: ${one}`),
  ];
}
