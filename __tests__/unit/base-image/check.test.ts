import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkBaseImage } from "../../../src/providers/local/base-image/check.ts";

const subjects = async (request: Parameters<typeof checkBaseImage>[0]) =>
  (await checkBaseImage(request)).map(({ subject }) => subject);
const sum = "a".repeat(64);

/** The least that counts as a disk: a boot sector. */
let place: string;
let disk: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "slipway-check-"));
  disk = join(place, "disk.raw");
  const content = Buffer.alloc(2 ** 20, 1);
  content.writeUInt16LE(0xaa55, 510);
  await writeFile(disk, content);
});
afterAll(() => rm(place, { recursive: true, force: true }));

describe("checking a request before anything is made", () => {
  it("passes a release, a file that is there, and an address with its checksum", async () => {
    expect(await subjects({ reference: "debian-12" })).toEqual([]);
    expect(await subjects({ reference: disk })).toEqual([]);
    expect(await subjects({ reference: "https://example.org/a.qcow2", sha256: sum })).toEqual([]);
    expect(
      await subjects({ reference: "debian-12", mirror: "http://a.example/debian https://b.example/security" }),
    ).toEqual([]);
  });
  it.each([
    [{ reference: "debian-99" }, ["base-image"]],
    [{ reference: "./no/such.qcow2" }, ["base-image"]],
    [{ reference: "./src" }, ["base-image"]],
    [{ reference: "https://example.org/a.qcow2" }, ["base-image-sha256"]],
    [{ reference: "https://u:p@example.org/a.qcow2", sha256: sum }, ["base-image"]],
    [{ reference: "https://example.org/a.qcow2", sha256: "123" }, ["base-image-sha256"]],
    [{ reference: "debian-12", sha256: sum }, ["base-image-sha256"]],
    [{ reference: "debian-12", mirror: "file:///srv/debian" }, ["mirror"]],
    [{ reference: "debian-12", mirror: "http://u:p@a.example/debian" }, ["mirror"]],
    [{ reference: "./package.json" }, ["base-image"]],
    [{ reference: "./package.json", mirror: "http://a.example/debian" }, ["base-image", "mirror"]],
    [{ reference: "debian-12", keyring: "/no/keyring.gpg" }, ["keyring"]],
    [{ reference: "nonsense", sha256: "1", mirror: "x" }, ["base-image", "base-image-sha256", "mirror", "mirror"]],
  ])("refuses %j", async (request, expected) => {
    expect(await subjects(request)).toEqual(expected);
  });
});
