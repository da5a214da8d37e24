import { CancelledError } from "../../../src/base/errors.ts";
import type { Sight } from "../../../src/base/watch.ts";
import { watchTogether } from "../../../src/base/watch-together.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";

const MINUTE = 60_000;
const facts = { what: "it is done", usual: 5 * MINUTE, within: 60 * MINUTE, remedy: "Wait." };

/** Things that are done at a time of their own. */
function shop(ends: Record<string, number>) {
  const clock = createVirtualClock(0);
  const looks: { at: number; ids: readonly string[] }[] = [];
  const shared = watchTogether<boolean>(async (ids) => {
    looks.push({ at: clock.now(), ids });
    return new Map(ids.map((id) => [id, clock.now() >= (ends[id] ?? 0)]));
  }, clock);
  const wait = (id: string, signal?: AbortSignal) =>
    shared.wait(id, (done): Sight<number> => (done ? { done: clock.now() } : {}), { ...facts, signal });
  return { clock, looks, shared, wait };
}

describe("watching many things together", () => {
  test("takes one call a look for all, and tells each in its time", async () => {
    const { clock, looks, wait } = shop({ a: 4 * MINUTE, b: 6 * MINUTE });
    const [a, b] = await clock.run(() => Promise.all([wait("a"), wait("b")]));
    expect(a).toBeLessThan(4.1 * MINUTE);
    expect(b).toBeGreaterThanOrEqual(6 * MINUTE);
    expect(looks.filter(({ at }) => at < 4 * MINUTE).every(({ ids }) => ids.length === 2)).toBe(true);
    expect(looks.filter(({ at }) => at > 4.1 * MINUTE).every(({ ids }) => ids.length === 1)).toBe(true);
    expect(new Set(looks.map(({ at }) => at)).size).toBe(looks.length);
  });

  test("looks at once at what joins later, and only at that while the other is not due", async () => {
    const { clock, looks, wait } = shop({ a: 10 * MINUTE });
    await clock.run(async () => {
      const first = wait("a");
      await clock.sleep(1_000);
      expect(await wait("there already")).toBe(1_000);
      return first;
    });
    expect(looks.map(({ ids }) => ids).slice(0, 3)).toEqual([["a"], ["there already"], ["a"]]);
  });

  test("takes what a look tells of the others as a look at them", async () => {
    const clock = createVirtualClock(0);
    const looks: number[] = [];
    const shared = watchTogether<boolean>(async () => {
      looks.push(clock.now());
      return new Map(["a", "b"].map((id) => [id, clock.now() >= 4 * MINUTE]));
    }, clock);
    const wait = (id: string) => shared.wait(id, (done): Sight<true> => (done ? { done } : {}), facts);
    await clock.run(async () => {
      const first = wait("a");
      await clock.sleep(MINUTE);
      await Promise.all([first, wait("b")]);
    });
    // They are due at different times, and the first look that sees the end of one sees that of the other.
    expect(looks.filter((at) => at >= 4 * MINUTE)).toHaveLength(1);
  });

  test("does not look at once at what has only just begun", async () => {
    const { clock, looks, shared } = shop({ a: 4 * MINUTE });
    await clock.run(() => shared.wait("a", (done): Sight<true> => (done ? { done } : {}), { ...facts, fresh: true }));
    expect(looks[0]?.at).toBe(2 * MINUTE);
  });

  test("ends one wait that fails, and goes on with the others", async () => {
    const { clock, shared, wait } = shop({ b: 3 * MINUTE });
    const refuse = () => {
      throw new Error("no use");
    };
    const [a, b] = await clock.run(() => Promise.allSettled([shared.wait("a", refuse, facts), wait("b")]));
    expect([a.status, b.status]).toEqual(["rejected", "fulfilled"]);
  });

  test("ends all where the look itself fails, and can be used again", async () => {
    const clock = createVirtualClock(0);
    let broken = true;
    const shared = watchTogether<true>(async (ids) => {
      if (broken) throw new Error("refused");
      return new Map(ids.map((id) => [id, true]));
    }, clock);
    const judge = (seen: true | undefined): Sight<string> => (seen ? { done: "done" } : {});
    const both = () => Promise.allSettled([shared.wait("a", judge, facts), shared.wait("b", judge, facts)]);
    expect((await clock.run(both)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    broken = false;
    expect((await clock.run(both)).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  });

  test("ends at a cancel at once, and looks no more", async () => {
    const { clock, looks, wait } = shop({ a: 50 * MINUTE });
    const cancel = new AbortController();
    const run = clock.run(async () => {
      const outcome = wait("a", cancel.signal).catch((error: unknown) => error);
      await clock.sleep(1_000);
      cancel.abort();
      return outcome;
    });
    expect(await run).toBeInstanceOf(CancelledError);
    expect(clock.now()).toBe(1_000);
    expect(looks).toHaveLength(1);
    await expect(wait("b", cancel.signal)).rejects.toThrow(CancelledError);
  });

  test("gives up in time, and says what was waited for", async () => {
    const { clock, wait } = shop({ a: Number.POSITIVE_INFINITY });
    await expect(clock.run(() => wait("a"))).rejects.toThrow(/^Waited 1 h \d\d min in vain: it is done\.$/);
  });
});
