import { partsSchema, writeParts } from "../../../src/release/files/parts-manifest.ts";
import type { FileSource } from "../../../src/release/files/source.ts";
import { type SplitFile, splitFile } from "../../../src/release/files/split.ts";
import { content, makeFolder, readAll, sha256, type TestFolder } from "./folder.ts";

let folder: TestFolder;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

const bytes = content(1_000_003);

/** A file in parts of less than 400,000 bytes, and what was read of it. */
async function split(known?: string): Promise<SplitFile & { read: { start: number; end: number }[] }> {
  await folder.write({ "lab.vmdk": bytes });
  const [source] = (await folder.collect({ files: "lab.vmdk#VMware" })).sources;
  if (!source) throw new Error("no source");
  const read: { start: number; end: number }[] = [];
  const watched: FileSource = {
    ...source,
    sha256: known,
    open: (range = { start: 0, end: source.size - 1 }) => {
      read.push(range);
      return source.open(range);
    },
  };
  return { ...splitFile(watched, 400_000), read };
}

const digestsOf = (parts: readonly FileSource[]) =>
  Promise.all(parts.map(async (part) => [part.name, sha256(await readAll(part.open()))] as const));

test("parts of one size, below the limit, that make the whole; any range of a part can be read", async () => {
  const { parts, companions } = await split();
  expect(parts.map(({ name, size, label }) => [name, size, label])).toEqual([
    ["lab.vmdk.part001", 333_335, "VMware (part 1 of 3)"],
    ["lab.vmdk.part002", 333_335, "VMware (part 2 of 3)"],
    ["lab.vmdk.part003", 333_333, "VMware (part 3 of 3)"],
  ]);
  const pieces = await Promise.all(parts.map((part) => readAll(part.open())));
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  const range = await readAll(parts[1]?.open({ start: 10, end: 19 }) ?? fail());
  expect(range.equals(bytes.subarray(333_345, 333_355))).toBe(true);
  expect(companions).toEqual([
    ...["lab.vmdk.parts.json", "lab.vmdk.parts.sha256", "join-lab.vmdk.sh", "join-lab.vmdk.ps1"],
  ]);
  expect(splitFile({ ...(parts[0] ?? fail()), size: 399_999 * 2 }, 400_000).parts.map(({ size }) => size)).toEqual([
    399_999, 399_999,
  ]);
});

test("the whole is hashed on the way of its parts, also where one comes twice: no second pass", async () => {
  const { parts, finish, read } = await split();
  const digests = new Map<string, string>();
  for (const part of parts) {
    const half = part.open();
    for await (const _ of half) break;
    digests.set(part.name, sha256(await readAll(part.open())));
  }
  const before = read.length;
  const { sha256: whole, files } = await finish(digests);
  expect(whole).toBe(sha256(bytes));
  expect(read.length).toBe(before);
  expect(files.map(({ name }) => name)).toEqual([
    ...["lab.vmdk.parts.json", "lab.vmdk.parts.sha256", "join-lab.vmdk.sh", "join-lab.vmdk.ps1"],
  ]);
  const [manifest, sums] = await Promise.all(
    files.slice(0, 2).map(async (file) => (await readAll(file.open())).toString()),
  );
  expect(partsSchema.parse(JSON.parse(manifest ?? ""))).toEqual({
    schemaVersion: 1,
    file: "lab.vmdk",
    size: bytes.length,
    sha256: whole,
    parts: parts.map(({ name, size }) => ({ file: name, size, sha256: digests.get(name) })),
  });
  expect(sums).toBe([...digests].map(([name, sum]) => `${sum} *${name}\n`).join(""));
});

test("of parts that came in another order, or were there already, only what is missing is read", async () => {
  const { parts, finish, read } = await split();
  const [first, , third] = parts;
  await readAll(third?.open() ?? fail());
  await readAll(first?.open() ?? fail());
  read.length = 0;
  const digests = new Map(await digestsOf([]));
  for (const { name, size } of parts) digests.set(name, sha256(`${name} ${size}`));
  expect((await finish(digests)).sha256).toBe(sha256(bytes));
  expect(read).toEqual([{ start: 333_335, end: 1_000_002 }]);
});

test("a digest that a manifest tells is taken as it is: nothing is read for it", async () => {
  const { parts, finish, read } = await split(sha256("as the manifest has it"));
  const digests = new Map(parts.map(({ name }) => [name, sha256(name)] as const));
  expect((await finish(digests)).sha256).toBe(sha256("as the manifest has it"));
  expect(read).toEqual([]);
  await expect(finish(new Map())).rejects.toThrow("The digest of lab.vmdk.part001 was not told");
});

test("a manifest whose parts do not make the whole is not written", () => {
  const part = { file: "a.part001", size: 1, sha256: sha256("a") };
  expect(() => writeParts({ file: "a", size: 3, sha256: sha256("aa"), parts: [part, part] })).toThrow("make the whole");
});

function fail(): never {
  throw new Error("There is none.");
}
