import type { Entry } from "../../../src/providers/local/base-image/cache.ts";
import { toPrune } from "../../../src/providers/local/base-image/prune.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const entry = (name: string, size: number, hoursAgo: number): Entry => ({
  ...{ name, reference: name, key: name, digest: "", file: "disk.raw", virtualSize: size, created: "", size },
  ...{ path: `/c/${name}`, disk: `/c/${name}/disk.raw`, lastUsed: new Date(now - hoursAgo * 3_600_000) },
});
const all = [entry("new", 10, 1), entry("oldest", 10, 30), entry("middle", 10, 20)];
const names = (gone: Entry[]) => gone.map(({ name }) => name);

describe("pruning", () => {
  it("removes nothing within the limit", () => {
    expect(toPrune(all, { limit: 30, inUse: [], now })).toEqual([]);
  });
  it("removes what was used longest ago, and no more than it must", () => {
    expect(names(toPrune(all, { limit: 20, inUse: [], now }))).toEqual(["oldest"]);
    expect(names(toPrune(all, { limit: 15, inUse: [], now }))).toEqual(["oldest", "middle"]);
  });
  it("never removes a disk in use, whatever the limit", () => {
    expect(names(toPrune(all, { limit: 0, inUse: ["/c/oldest/disk.raw"], now }))).toEqual(["middle", "new"]);
  });
  it("spares what was used a moment ago: a machine may be starting from it", () => {
    expect(names(toPrune([entry("just", 10, 0.1), ...all], { limit: 0, inUse: [], now }))).not.toContain("just");
  });
});
