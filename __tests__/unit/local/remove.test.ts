import { access, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeMarked } from "../../../src/base/marked-folder.ts";
import { removeInside } from "../../../src/providers/local/remove.ts";

let place = "";
let state = "";
const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "remove-"));
  state = join(place, "state");
  await mkdir(join(state, "machines", "one"), { recursive: true });
  await writeFile(join(state, "machines", "one", "disk"), "x");
  await mkdir(join(place, "foreign"));
  await writeFile(join(place, "foreign", "file"), "x");
});
afterEach(() => rm(place, { recursive: true }));

describe("removeInside", () => {
  it("removes a folder and a file below the root, and takes what is gone as removed", async () => {
    await writeFile(join(state, "file"), "x");
    await removeInside(join(state, "machines", "one"), state);
    await removeInside(join(state, "file"), state);
    await removeInside(join(state, "file"), state);
    expect(await readdir(join(state, "machines"))).toEqual([]);
    expect(await readdir(state)).toEqual(["machines"]);
  });

  it("refuses the root itself, a place beside it, and a way out with dots", async () => {
    for (const path of [
      state,
      join(place, "foreign"),
      `${state}/../foreign`,
      `${state}/machines/../../foreign/file`,
      `${place}/state-2`,
    ]) {
      await mkdir(join(place, "state-2"), { recursive: true });
      await expect(removeInside(path, state)).rejects.toThrow("not inside");
    }
    expect(await there(join(place, "foreign", "file"))).toBe(true);
    expect(await there(join(state, "machines", "one", "disk"))).toBe(true);
  });

  it("refuses a symbolic link, and a path that leads out through one", async () => {
    await symlink(join(place, "foreign"), join(state, "machines", "link"));
    await expect(removeInside(join(state, "machines", "link"), state)).rejects.toThrow("symbolic link");
    await expect(removeInside(join(state, "machines", "link", "file"), state)).rejects.toThrow("not inside");
    expect(await there(join(place, "foreign", "file"))).toBe(true);
  });

  it("removes a link inside of a folder, and not what it leads to", async () => {
    await symlink(join(place, "foreign"), join(state, "machines", "one", "link"));
    await removeInside(join(state, "machines", "one"), state);
    expect(await there(join(place, "foreign", "file"))).toBe(true);
  });
});

describe("removeMarked", () => {
  it("removes a folder that names the asset-id, and an empty one that was made and not yet marked", async () => {
    const [marked, empty] = [join(place, "marked"), join(place, "empty")];
    await mkdir(marked);
    await writeFile(join(marked, ".slipway-asset"), "1.4.0\n");
    await writeFile(join(marked, "image.vmdk"), "x");
    await mkdir(empty);
    await Promise.all([
      removeMarked(marked, "1.4.0"),
      removeMarked(empty, "1.4.0"),
      removeMarked(join(place, "gone"), "1.4.0"),
    ]);
    expect((await readdir(place)).sort()).toEqual(["foreign", "state"]);
  });

  it("refuses a folder without the mark, with another's, and a link to a marked one", async () => {
    await expect(removeMarked(join(place, "foreign"), "1.4.0")).rejects.toThrow("nothing in it names 1.4.0");
    await writeFile(join(place, "foreign", ".slipway-asset"), "1.4.0.1\n");
    await expect(removeMarked(join(place, "foreign"), "1.4.0")).rejects.toThrow("not removed");
    await symlink(join(place, "foreign"), join(place, "link"));
    await expect(removeMarked(join(place, "link"), "1.4.0.1")).rejects.toThrow("it is no folder");
    expect(await there(join(place, "foreign", "file"))).toBe(true);
  });
});
