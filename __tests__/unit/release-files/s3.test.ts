import { Readable } from "node:stream";
import type { Aws } from "../../../src/aws/port.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import { awsError, createFakeAws, type FakeAws, type Input } from "../aws-image/fake-aws.ts";
import { content, makeFolder, readAll, sha256, type TestFolder } from "./folder.ts";

let folder: TestFolder;
let clock: ReturnType<typeof createVirtualClock>;
let aws: FakeAws;
let asked: Input[];
beforeEach(async () => {
  folder = await makeFolder();
  clock = createVirtualClock(0);
  aws = createFakeAws(clock);
  asked = [];
  aws.instead.set("ListObjectsV2", (input) => list(aws, input));
});
afterEach(() => folder.remove());

/** Pages of two objects, as S3 has them of a thousand. */
function list({ objects }: FakeAws, input: Input & { ContinuationToken?: string }) {
  const keys = [...objects.keys()].filter((key) => key.startsWith(input.Prefix)).sort();
  const from = Number(input.ContinuationToken ?? 0);
  return {
    Contents: keys.slice(from, from + 2).map((Key) => ({ Key, Size: objects.get(Key)?.bytes.length, ETag: '"e"' })),
    ...(from + 2 < keys.length ? { NextContinuationToken: String(from + 2) } : {}),
  };
}

/** Answers reads of objects by these pieces, and then perhaps an error. */
function serve(bytes: Buffer, cut: (attempt: number, from: number, to: number) => AsyncIterable<Buffer>) {
  aws.objects.set("disk.vmdk", { bytes });
  aws.instead.set("GetObject", (input) => {
    asked.push(input);
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(input.Range) ?? [];
    return { Body: Readable.from(cut(asked.length, Number(from), Number(to) + 1)) };
  });
}

const deps = () => ({ openAws: async (): Promise<Aws> => aws, clock });
const reset = () => Object.assign(new Error("aborted"), { code: "ECONNRESET" });

async function collected(files: string) {
  return (await folder.collect({ files }, deps())).sources;
}

test("an object by its address, and all that a pattern means over several pages", async () => {
  for (const key of ["1.4/a.vmdk", "1.4/b.ova", "1.4/c/d.vmdk", "1.4/c/", "1.40/a.vmdk"]) {
    aws.objects.set(key, {
      bytes: Buffer.from(`content of ${key}`),
      sha256: key === "1.4/a.vmdk" ? sha256("known") : undefined,
    });
  }
  const shown = async (files: string) => (await collected(files)).map(({ where, label }) => [where, label]);
  expect(await shown("s3://exports/1.4/a.vmdk#VMware")).toEqual([["s3://exports/1.4/a.vmdk", "VMware"]]);
  expect(await shown("s3://exports/1.4/*")).toEqual([
    ["s3://exports/1.4/a.vmdk", undefined],
    ["s3://exports/1.4/b.ova", undefined],
  ]);
  expect((await shown("s3://exports/1.4/c/**")).flat()).toContain("s3://exports/1.4/c/d.vmdk");
  const [source] = await collected("s3://exports/1.4/a.vmdk");
  expect(source).toMatchObject({
    name: "a.vmdk",
    size: 21,
    sha256: sha256("known"),
    contentType: "application/x-vmdk-disk",
  });
  expect(
    await folder.problems({ files: "s3://exports/x.vmdk, s3://exports/2*, s3://exports/1.4/*#All" }, deps()),
  ).toEqual([
    "files: s3://exports/x.vmdk is not there.",
    "files: “s3://exports/2*” matches no object.",
    "files: “s3://exports/1.4/*” matches 2 objects, which cannot all have the label “All”.",
  ]);
});

test("AWS's no is not taken for an object that is missing", async () => {
  aws.instead.set("HeadObject", () => {
    throw awsError("AccessDenied", "Access Denied", 403);
  });
  await expect(collected("s3://exports/a.vmdk")).rejects.toThrow("AccessDenied");
});

test("a stream that breaks goes on where it broke, and only with the object that was found", async () => {
  const bytes = content(500_000);
  serve(bytes, async function* (attempt, from, to) {
    yield bytes.subarray(from, attempt === 1 ? from + 100_000 : to);
    if (attempt === 1) throw reset();
  });
  const [source] = await collected("s3://exports/disk.vmdk");
  const read = await clock.run(() => readAll(source?.open({ start: 1_000, end: 399_999 }) ?? Readable.from([])));
  expect(read.equals(bytes.subarray(1_000, 400_000))).toBe(true);
  expect(asked.map(({ Range, IfMatch }) => [Range, IfMatch])).toEqual([
    ["bytes=1000-399999", '"disk.vmdk"'],
    ["bytes=101000-399999", '"disk.vmdk"'],
  ]);
});

test("an object that was changed meanwhile fails", async () => {
  aws.objects.set("disk.vmdk", { bytes: content(1_000) });
  aws.instead.set("GetObject", () => {
    throw awsError("PreconditionFailed", "changed", 412);
  });
  const [source] = await collected("s3://exports/disk.vmdk");
  await expect(clock.run(() => readAll(source?.open() ?? Readable.from([])))).rejects.toThrow("was changed while");
});

test("whoever stops reading ends the connection, also one on which nothing comes", async () => {
  const ended: string[] = [];
  aws.objects.set("disk.vmdk", { bytes: content(1_000) });
  aws.instead.set("GetObject", () => ({
    Body: new Readable({ read: () => undefined })
      .once("close", () => ended.push("closed"))
      .on("error", () => undefined),
  }));
  const [source] = await collected("s3://exports/disk.vmdk");
  const stream = source?.open();
  stream?.on("error", () => undefined).resume();
  await new Promise(setImmediate);
  stream?.destroy();
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(ended).toEqual(["closed"]);
});
