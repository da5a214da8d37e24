import { describe, expect, it } from "@jest/globals";
import type { BodyFile } from "../../../src/release/body/request.ts";
import { splitFile } from "../../../src/release/files/split.ts";
import { publishRelease } from "../../../src/release/publish/publish-release.ts";
import { failure, sha256, UPLOAD } from "./fake-github.ts";
import { createStand, file, firstRelease, request } from "./stand.ts";

const DISK = "0123456789".repeat(3);

/** A disk that GitHub does not take whole: three parts and what joins them. */
function inParts() {
  const told: BodyFile[][] = [];
  const { open, ...disk } = file("disk.raw", DISK);
  const ranged = (range?: { start: number; end: number }) =>
    file("", range ? DISK.slice(range.start, range.end + 1) : DISK).open();
  const asked = request({
    sources: [],
    split: [splitFile({ ...disk, open: ranged }, 11)],
    body: (files) => {
      told.push([...files]);
      return [{ text: "Words." }];
    },
  });
  return { asked, told };
}

describe("a file in parts", () => {
  it("is uploaded part by part with what joins them, and told of as one file with its own digest", async () => {
    const stand = createStand();
    const { asked, told } = inParts();
    await publishRelease(asked, stand.deps);
    const names = firstRelease(stand).assets.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(["disk.raw.part001", "disk.raw.part002", "disk.raw.part003"]);
    expect(names).toEqual(expect.arrayContaining(["disk.raw.parts.json", "join-disk.raw.sh", "join-disk.raw.ps1"]));
    expect(told.at(-1)).toEqual([expect.objectContaining({ name: "disk.raw", size: 30, sha256: sha256(DISK) })]);
    expect(told.at(-1)?.[0]?.parts).toMatchObject({ bash: "join-disk.raw.sh", powershell: "join-disk.raw.ps1" });
  });

  it("is gone on with: parts that are there are not uploaded again", async () => {
    const stand = createStand();
    stand.github.hook = (route, { name }) => {
      if (route === UPLOAD && name === "disk.raw.part003") throw failure({ kind: "denied", route, status: 403 });
      return undefined;
    };
    await expect(publishRelease(inParts().asked, stand.deps)).rejects.toThrow(/the draft stays/);
    stand.github.hook = undefined;
    stand.github.calls.length = 0;
    const { settled } = await publishRelease(inParts().asked, stand.deps);
    expect(settled.slice(0, 3).map(({ how }) => how)).toEqual(["skipped", "skipped", "uploaded"]);
    expect(stand.github.calls).not.toContain("UPLOAD disk.raw.part001");
  });

  it("is missing from an immutable release as much as a whole one is", async () => {
    const stand = createStand();
    stand.github.addRelease({ draft: false, immutable: true });
    await expect(publishRelease(inParts().asked, stand.deps)).rejects.toThrow(/immutable.*disk\.raw\.part001/);
  });
});

describe("a file that lies elsewhere", () => {
  it("is not uploaded, and told of with its address and digest", async () => {
    const stand = createStand();
    const source = file("disk.raw", DISK);
    const told: BodyFile[][] = [];
    const links = [{ name: "disk.raw", url: "https://cdn.example/disk.raw", size: source.size, source }];
    await publishRelease(
      request({
        ...{ sources: [], links },
        body: (files) => {
          told.push([...files]);
          return [];
        },
      }),
      stand.deps,
    );
    expect(firstRelease(stand).assets).toEqual([]);
    expect(told.at(-1)).toEqual([
      { name: "disk.raw", size: 30, url: "https://cdn.example/disk.raw", sha256: sha256(DISK) },
    ]);
  });
});
