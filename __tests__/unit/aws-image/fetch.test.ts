import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { CancelledError } from "../../../src/base/errors.ts";
import { silentTask } from "../../../src/base/progress.ts";
import { fetchObject, hashObject } from "../../../src/providers/aws/export/fetch.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import { awsError, BUCKET, createFakeAws } from "./fake-aws.ts";

const MiB = 2 ** 20;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-fetch-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Some content that differs everywhere, with a hole of zeros in it. */
function content(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 4096) bytes.writeUInt32LE(at + 1, at);
  bytes.fill(0, Math.floor(size / 4), Math.floor(size / 2));
  return bytes;
}

/** An object whose requests are answered by `answer`: pieces of it, then perhaps an error. */
function stored(bytes: Buffer, answer?: (from: number, to: number, attempt: number) => AsyncIterable<Buffer>) {
  const clock = createVirtualClock(0);
  const fake = createFakeAws(clock);
  const asked: { Range: string; IfMatch: string }[] = [];
  fake.instead.set("GetObject", (input) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(input.Range) ?? [];
    asked.push(input);
    const [first, end] = [Number(from), Number(to) + 1];
    return { Body: Readable.from(answer?.(first, end, asked.length) ?? pieces(bytes, first, end)) };
  });
  const object = { bucket: BUCKET, key: "disk.vmdk", size: bytes.length, etag: '"e"', metadata: {} };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const path = join(folder, "disk");
  return { clock, fake, object, sha256, path, asked };
}

async function* pieces(bytes: Buffer, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += MiB) yield bytes.subarray(at, Math.min(to, at + MiB));
}

const reset = () => Object.assign(new Error("aborted"), { code: "ECONNRESET" });

describe("fetching", () => {
  test("brings the whole object in ranges, with its checksum and its holes", async () => {
    const bytes = content(200 * MiB + 7);
    const { clock, fake, object, sha256, path, asked } = stored(bytes);
    expect(await clock.run(() => fetchObject(object, path, { aws: fake, clock }, silentTask))).toBe(sha256);
    expect(asked.map(({ Range }) => Range)).toEqual([
      ...["bytes=0-67108863", "bytes=67108864-134217727", "bytes=134217728-201326591", "bytes=201326592-209715206"],
    ]);
    expect(bytes.equals(await readFile(path))).toBe(true);
    const { size, blocks } = await stat(path);
    expect(size).toBe(bytes.length);
    expect(blocks * 512).toBeLessThan(160 * MiB);
  });

  test("takes a broken connection up where it broke, as long as the object is the same", async () => {
    const bytes = content(5 * MiB);
    const { clock, fake, object, sha256, path, asked } = stored(bytes, async function* (from, to, attempt) {
      yield* pieces(bytes, from, attempt === 1 ? from + 2 * MiB : attempt === 2 ? from + MiB : to);
      if (attempt === 1) throw reset();
    });
    expect(await clock.run(() => fetchObject(object, path, { aws: fake, clock }, silentTask))).toBe(sha256);
    expect(asked.map(({ Range, IfMatch }) => [Range, IfMatch])).toEqual([
      ["bytes=0-5242879", '"e"'],
      ["bytes=2097152-5242879", '"e"'],
      // The second one ended early without an error.
      ["bytes=3145728-5242879", '"e"'],
    ]);
  });

  test("gives up where nothing comes any more", async () => {
    const { clock, fake, object, path, asked } = stored(content(MiB), async function* () {
      yield* [];
      throw reset();
    });
    const run = clock.run(() => fetchObject(object, path, { aws: fake, clock }, silentTask));
    await expect(run).rejects.toThrow(/sends nothing any more, after 0 bytes/);
    expect(asked).toHaveLength(6);
  });

  test("does not mix two objects", async () => {
    const { clock, fake, object, path } = stored(content(MiB));
    fake.instead.set("GetObject", () => {
      throw awsError("PreconditionFailed", "changed", 412);
    });
    await expect(clock.run(() => fetchObject(object, path, { aws: fake, clock }, silentTask))).rejects.toThrow(
      /was changed while it was fetched/,
    );
  });

  test("does not hide an error that is none of the connection", async () => {
    const { clock, fake, object, path, asked } = stored(content(MiB), async function* () {
      yield* [];
      throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
    });
    await expect(clock.run(() => fetchObject(object, path, { aws: fake, clock }, silentTask))).rejects.toThrow(
      /no space left/,
    );
    expect(asked).toHaveLength(1);
  });

  test("does not accept what differs from S3's own checksum", async () => {
    const { clock, fake, object, path } = stored(content(MiB));
    const told = { ...object, sha256: "0".repeat(64) };
    await expect(clock.run(() => fetchObject(told, path, { aws: fake, clock }, silentTask))).rejects.toThrow(
      /did not arrive as it is there/,
    );
  });

  test("ends at a cancel even where nothing comes", async () => {
    const { clock, fake, object, path } = stored(content(MiB));
    const cancel = new AbortController();
    fake.instead.set("GetObject", () => {
      const silent = new Readable({ read: () => undefined });
      silent.push("a");
      setImmediate(() => cancel.abort());
      return { Body: silent };
    });
    const run = fetchObject(object, path, { aws: fake, clock, signal: cancel.signal }, silentTask);
    await expect(run).rejects.toThrow(CancelledError);
  });

  test("of an empty object makes an empty file", async () => {
    const { clock, fake, object, sha256, path } = stored(Buffer.alloc(0));
    expect(await clock.run(() => fetchObject(object, path, { aws: fake, clock }, silentTask))).toBe(sha256);
    expect((await stat(path)).size).toBe(0);
  });
});

test("a checksum alone is taken from S3 in one go, and taken up after a reset", async () => {
  const bytes = content(4 * MiB);
  const { clock, fake, object, sha256, asked } = stored(bytes, async function* (from, to, attempt) {
    yield* pieces(bytes, from, attempt === 1 ? from + MiB : to);
    if (attempt === 1) throw reset();
  });
  expect(await clock.run(() => hashObject(object, { aws: fake, clock }, silentTask))).toBe(sha256);
  expect(asked).toHaveLength(2);
});
