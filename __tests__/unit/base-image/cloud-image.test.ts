import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentTask } from "../../../src/base/progress.ts";
import { imageFromFile, imageFromUrl } from "../../../src/providers/local/base-image/cloud-image.ts";
import { download } from "../../../src/providers/local/base-image/download.ts";
import { baseImagesFolder } from "../../../src/providers/local/base-image/partial.ts";

// Against real parts: an HTTP server on the loopback and qemu-img.
let folder: string;
let cache: string;
let server: Server;
let base: string;
let asked: number;
let answers: (() => { status: number; body?: Buffer; cut?: boolean })[];

const sumOf = (data: Buffer) => createHash("sha256").update(data).digest("hex");
const kept = async () => readdir(baseImagesFolder(cache)).catch(() => []);

/** A raw disk with a boot sector's mark. */
function rawDisk(): Buffer {
  const disk = Buffer.alloc(2 ** 20);
  disk.write("boot me", 0);
  disk.writeUInt16BE(0x55aa, 510);
  return disk;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloud-image-"));
  cache = join(folder, "cache");
  asked = 0;
  answers = [];
  server = createServer((_, response) => {
    const {
      status,
      body = Buffer.alloc(0),
      cut = false,
    } = answers[Math.min(asked, answers.length - 1)]?.() ?? { status: 404 };
    asked += 1;
    response.writeHead(status, { "content-length": cut ? body.length + 10 : body.length });
    response.write(body, () => (cut ? response.destroy() : response.end()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

describe("a cloud image by address", () => {
  it("is fetched once, kept read-only, and found by its checksum ever after", async () => {
    const body = rawDisk();
    answers = [() => ({ status: 200, body })];
    const url = new URL(`${base}/images/a.raw`);
    const first = await imageFromUrl(url, sumOf(body), { cache }, silentTask);
    const second = await imageFromUrl(url, sumOf(body), { cache }, silentTask);
    expect([first.cached, second.cached, asked]).toEqual([false, true, 1]);
    expect(second.entry).toMatchObject({
      name: "a.raw",
      digest: `sha256:${sumOf(body)}`,
      file: "disk.raw",
      virtualSize: 2 ** 20,
    });
    expect(await readFile(second.entry.disk)).toEqual(body);
  });

  it("with another checksum is refused, naming both, and nothing is kept", async () => {
    answers = [() => ({ status: 200, body: rawDisk() })];
    const wrong = "0".repeat(64);
    const failed = imageFromUrl(new URL(`${base}/a.raw`), wrong, { cache }, silentTask);
    await expect(failed).rejects.toThrow(new RegExp(`${wrong}[^]*${sumOf(rawDisk())}`));
    expect(await kept()).toEqual([]);
    expect(asked).toBe(1);
  });

  it("is asked for again after a 503 and a broken connection, with the checksum taken afresh", async () => {
    const body = rawDisk();
    answers = [
      () => ({ status: 503 }),
      () => ({ status: 200, body: body.subarray(0, 1000), cut: true }),
      () => ({ status: 200, body }),
    ];
    const file = join(folder, "file");
    await download({ url: new URL(base), sha256: sumOf(body), file, backoff: 1 }, silentTask);
    expect(asked).toBe(3);
    expect(await readFile(file)).toEqual(body);
  });

  it("is given up after three tries, and at once after a 404", async () => {
    answers = [() => ({ status: 500 })];
    const request = { url: new URL(base), sha256: "0".repeat(64), file: join(folder, "file"), backoff: 1 };
    await expect(download(request, silentTask)).rejects.toThrow("in 3 tries: the server answered 500");
    expect(asked).toBe(3);
    asked = 0;
    answers = [() => ({ status: 404 })];
    await expect(download(request, silentTask)).rejects.toThrow("404");
    expect(asked).toBe(1);
  });
});

describe("a cloud image in a file", () => {
  const qcow2 = async (...options: string[]): Promise<string> => {
    const raw = join(folder, "raw");
    await writeFile(raw, rawDisk());
    execFileSync("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", ...options, raw, join(folder, "a.qcow2")]);
    return join(folder, "a.qcow2");
  };
  const add = (path: string, sha256?: string) => imageFromFile(path, sha256, { cache }, silentTask);

  it("is copied, so that the original may go; unchanged it is not copied twice", async () => {
    const path = await qcow2();
    const first = await add(path);
    expect(first.entry).toMatchObject({ file: "disk.qcow2", virtualSize: 2 ** 20 });
    expect((await add(path)).cached).toBe(true);
    await rm(path);
    expect((await readFile(first.entry.disk)).length).toBeGreaterThan(0);
  });

  it("with another checksum is refused", async () => {
    await expect(add(await qcow2(), "1".repeat(64))).rejects.toThrow("does not have the checksum");
    expect(await kept()).toEqual([]);
  });

  it("is refused when qemu-img finds its tables broken", async () => {
    const path = await qcow2();
    const handle = await open(path, "r+");
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 40);
    // The first entry of the L1 table points far behind the end of the file.
    await handle.write(Buffer.from("80000fffffff0000", "hex"), 0, 8, Number(buffer.readBigUInt64BE(0)));
    await handle.close();
    await expect(add(path)).rejects.toThrow("is broken");
    expect(await kept()).toEqual([]);
  });

  it("is refused when it is cut off in its header", async () => {
    const path = await qcow2();
    await writeFile(path, (await readFile(path)).subarray(0, 80));
    await expect(add(path)).rejects.toThrow("its header is cut off");
  });

  it("is refused when it would make QEMU read other files: backing file, external data", async () => {
    await qcow2();
    const overlay = join(folder, "overlay.qcow2");
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", join(folder, "a.qcow2"), overlay]);
    await expect(add(overlay)).rejects.toThrow("has a backing file");
    const external = join(folder, "external.qcow2");
    execFileSync("qemu-img", [
      "create",
      "-q",
      "-f",
      "qcow2",
      "-o",
      `data_file=${join(folder, "data")}`,
      external,
      "1M",
    ]);
    await expect(add(external)).rejects.toThrow("keeps its data in another file");
  });

  it("is refused, with what to do, when it is no disk at all", async () => {
    const file = join(folder, "file");
    await writeFile(file, "<!doctype html><p>Not found");
    await expect(add(file)).rejects.toThrow("neither a boot sector nor a partition table");
    await writeFile(file, Buffer.from("1f8b0800", "hex"));
    await expect(add(file)).rejects.toMatchObject({
      message: expect.stringContaining("gzip"),
      remedy: expect.stringContaining("Unpack"),
    });
    const iso = Buffer.alloc(40_000);
    iso.write("CD001", 32_769);
    await writeFile(file, iso);
    await expect(add(file)).rejects.toThrow("a CD image (ISO)");
    expect(await kept()).toEqual([]);
  });
});
