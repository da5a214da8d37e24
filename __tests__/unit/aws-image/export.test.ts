import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createExport } from "../../../src/providers/aws/export/export.ts";
import { createSpace } from "../../../src/providers/aws/export/export-space.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import type { Format } from "../../../src/providers/format.ts";
import type { ExportDisk } from "../../../src/providers/local/index.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import {
  addImage,
  awsError,
  BUCKET,
  createFakeAws,
  FOLDER,
  imageOf,
  listening,
  NAME,
  optionsOf,
  tagsOf,
} from "./fake-aws.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-export-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function account(settings: AwsSettings = {}, free = 1e9) {
  const clock = createVirtualClock(1_000_000);
  const fake = createFakeAws(clock);
  const handle = addImage(fake);
  const task = listening();
  const options = optionsOf(fake, clock, folder, settings);
  const converted: { formats: readonly Format[]; diskFormat: string; content: string; at: number }[] = [];
  const exportDisk: ExportDisk = async ({ disk, diskFormat, formats, folder: into, baseName }) => {
    converted.push({ formats, diskFormat, content: await readFile(disk, "utf8"), at: clock.now() });
    return await Promise.all(
      formats.map(async (format) => {
        const path = join(into, `${baseName}.${format === "raw" ? "raw.zst" : format}`);
        await writeFile(path, `made ${format}`);
        return { format, path, size: 1, sha256: format };
      }),
    );
  };
  const exportImage = createExport({ exportDisk, freeSpace: async () => free });
  const request = (formats: readonly Format[]) => ({
    ...{ image: imageOf(handle), formats, folder, baseName: NAME, compression: "zstd" as const },
  });
  const run = (...formats: Format[]) => clock.run(() => exportImage(request(formats), options, task));
  return { clock, fake, handle, task, options, converted, run };
}

/** An export task of the build that is there already. */
function addTask(fake: ReturnType<typeof createFakeAws>, format: string, more: object) {
  const id = `export-ami-0${fake.tasks.size + 1}`;
  fake.tasks.set(id, {
    ...{ ExportImageTaskId: id, format, Tags: tagsOf({}, `${NAME}.${format}`) },
    ...{ S3ExportLocation: { S3Bucket: BUCKET, S3Prefix: FOLDER }, due: 0 },
    ...more,
  });
  return id;
}

describe("an export", () => {
  test("of one format leaves a file here and an object there, both under their final names", async () => {
    const { fake, handle, run } = account();
    const content = `disk of ${handle} as VMDK`;
    expect(await run("vmdk")).toEqual([
      {
        ...{ format: "vmdk", path: join(folder, `${NAME}.vmdk`), size: content.length, sha256: sha256(content) },
        location: `s3://${BUCKET}/${FOLDER}${NAME}.vmdk`,
      },
    ]);
    expect(await readdir(folder)).toEqual([`${NAME}.vmdk`]);
    expect([...fake.objects.keys()].sort()).toEqual([`${FOLDER}${NAME}.vmdk`, `${FOLDER}slipway.json`]);
    expect(fake.called("CopyImage")).toEqual([]);
  });

  test("writes the record before AWS is asked to write there, tags the task in its call, and names the role", async () => {
    const { fake, run } = account({ exportRole: "exporter" });
    await run("vhd");
    const order = fake.calls.map(({ operation }) => operation);
    expect(order.indexOf("PutObject")).toBeLessThan(order.indexOf("ExportImage"));
    const [{ input } = { input: undefined }] = fake.called("ExportImage");
    expect(input).toMatchObject({
      ...{ DiskImageFormat: "VHD", RoleName: "exporter", S3ExportLocation: { S3Bucket: BUCKET, S3Prefix: FOLDER } },
      ClientToken: expect.stringMatching(/^[ -~]{1,64}$/),
      TagSpecifications: [{ ResourceType: "export-image-task", Tags: expect.arrayContaining(tagsOf().slice(0, 2)) }],
    });
  });

  test("of three formats takes two copies of the AMI, and no format waits for another", async () => {
    const { clock, fake, handle, run } = account();
    const artifacts = await run("vhd", "raw", "vmdk");
    expect(artifacts.map(({ format }) => format)).toEqual(["vmdk", "vhd", "raw"]);
    const [first, ...copied] = fake.called("ExportImage");
    expect(first?.input).toMatchObject({ ImageId: handle, DiskImageFormat: "VMDK" });
    expect(new Set(copied.map(({ input }) => input.ImageId)).size).toBe(2);
    expect(clock.now() - 1_000_000).toBeLessThan((fake.takes.copy + fake.takes.export) * 1.1);
    for (const { input } of fake.called("CopyImage")) {
      expect(input.TagSpecifications.map(({ ResourceType }: { ResourceType: string }) => ResourceType)).toEqual([
        "image",
        "snapshot",
      ]);
      expect(input.TagSpecifications[0].Tags).toContainEqual({ Key: "slipway:lifetime", Value: "ephemeral" });
    }
  });

  test("looks at all running tasks with one call a look", async () => {
    const three = account();
    await three.run("vmdk", "vhd", "raw");
    const one = account();
    await one.run("vmdk");
    const looks = ({ fake }: typeof one) => fake.called("DescribeExportImageTasks").length;
    expect(looks(three)).toBeLessThan(looks(one) * 2);
  });

  test("in a queue exports one disk of the AMI at a time, and copies none", async () => {
    const { fake, handle, run } = account({ exportBy: "queue" });
    await run("vmdk", "vhd", "raw");
    expect(fake.called("CopyImage")).toEqual([]);
    const starts = fake.called("ExportImage");
    expect(starts.map(({ input }) => input.ImageId)).toEqual([handle, handle, handle]);
    for (const [index, { at }] of starts.entries()) {
      expect(at).toBeGreaterThanOrEqual((starts[index - 1]?.at ?? 0) + (index > 0 ? fake.takes.export : 0));
    }
  });

  test("hands out raw disks compressed, and keeps them as they are in the bucket", async () => {
    const { fake, handle, converted, run } = account();
    const [raw] = await run("raw");
    expect(raw).toEqual({
      ...{ format: "raw", path: join(folder, `${NAME}.raw.zst`), size: 1, sha256: "raw" },
      location: `s3://${BUCKET}/${FOLDER}${NAME}.raw`,
    });
    expect(converted).toMatchObject([{ formats: ["raw"], diskFormat: "raw", content: `disk of ${handle} as RAW` }]);
    expect(await readdir(folder)).toEqual([`${NAME}.raw.zst`]);
    expect(fake.objects.has(`${FOLDER}${NAME}.raw`)).toBe(true);
  });

  test("converts what AWS cannot make from the VMDK, as soon as that is here", async () => {
    const { clock, fake, handle, converted, run } = account();
    fake.instead.set("ExportImage", ({ DiskImageFormat }) => {
      fake.takes.export = DiskImageFormat === "VMDK" ? 600_000 : 3_600_000;
      return undefined;
    });
    const artifacts = await run("vmdk", "vhd", "qcow2", "ova");
    expect(artifacts.map(({ format, location }) => [format, location !== undefined])).toEqual([
      ...[
        ["vmdk", true],
        ["vhd", true],
        ["qcow2", false],
        ["ova", false],
      ],
    ]);
    const content = `disk of ${handle} as VMDK`;
    expect(converted).toMatchObject([{ formats: ["qcow2", "ova"], diskFormat: "vmdk", content }]);
    expect(converted[0]?.at).toBeLessThan(clock.now() - 2_000_000);
  });

  test("exports a VMDK only to convert it where AWS makes none of the formats, and keeps it nowhere", async () => {
    const { fake, converted, run } = account();
    expect((await run("qcow2")).map(({ format }) => format)).toEqual(["qcow2"]);
    expect(converted.map(({ diskFormat }) => diskFormat)).toEqual(["vmdk"]);
    expect([...fake.objects.keys()]).toEqual([`${FOLDER}slipway.json`]);
    expect(await readdir(folder)).toEqual([`${NAME}.qcow2`]);
  });

  test("by conversion starts one task, whatever the formats", async () => {
    const { fake, run } = account({ exportBy: "convert" });
    const artifacts = await run("vmdk", "vhd", "raw");
    expect(artifacts.map(({ format, location }) => [format, location !== undefined])).toEqual([
      ...[
        ["vmdk", true],
        ["vhd", false],
        ["raw", false],
      ],
    ]);
    expect(fake.called("ExportImage")).toHaveLength(1);
  });

  test("without fetch takes S3's own checksum and brings nothing here", async () => {
    const { fake, handle, run } = account({ fetch: false });
    const content = `disk of ${handle} as VHD`;
    expect(await run("vhd")).toMatchObject([
      { format: "vhd", sha256: sha256(content), size: content.length, fetched: false },
    ]);
    expect(await readdir(folder)).toEqual([]);
    expect(fake.called("GetObject").filter(({ input }) => input.Key.endsWith(".vhd"))).toEqual([]);
  });

  test("reads the object for its checksum where S3 has none", async () => {
    const { fake, handle, run } = account({ fetch: false });
    const content = `disk of ${handle} as VHD`;
    fake.instead.set("CopyObject", ({ Key, Metadata }) => {
      fake.objects.set(Key, { bytes: Buffer.from(content), metadata: Metadata });
      return {};
    });
    expect(await run("vhd")).toMatchObject([{ sha256: sha256(content), fetched: false }]);
    expect(await readdir(folder)).toEqual([]);
  });

  test("where nobody says, fetches what there is room for", async () => {
    const { task, run } = account({}, 10);
    expect(await run("vmdk")).toMatchObject([{ format: "vmdk", fetched: false }]);
    expect(task.lines.join("\n")).toMatch(/stays in the bucket: 23 B do not fit/);
  });

  test("counts the room that another format's file is about to take", async () => {
    const space = createSpace("/x", async () => 30);
    expect(await Promise.all([space.reserve(20), space.reserve(20)])).toEqual([true, false]);
    space.release(20);
    expect(await space.reserve(20)).toBe(true);
  });

  test("where fetching was asked for and there is no room, says so and keeps the object", async () => {
    const { fake, run } = account({ fetch: true }, 10);
    await expect(run("vmdk")).rejects.toThrow(/there is not as much free/);
    expect(fake.objects.has(`${FOLDER}${NAME}.vmdk`)).toBe(true);
  });
});

describe("an export that an earlier run has begun", () => {
  test("takes the object that has its final name", async () => {
    const { fake, handle, run } = account();
    fake.objects.set(`${FOLDER}${NAME}.vmdk`, { bytes: Buffer.from("whole"), metadata: { "slipway-image": handle } });
    fake.objects.set(`${FOLDER}slipway.json`, { bytes: Buffer.from(recordText()) });
    expect(await run("vmdk")).toMatchObject([{ sha256: sha256("whole") }]);
    expect([...fake.called("ExportImage"), ...fake.called("CopyObject")]).toEqual([]);
  });

  test("does not take an object of another image", async () => {
    const { fake, run } = account();
    fake.objects.set(`${FOLDER}${NAME}.vmdk`, { bytes: Buffer.from("old"), metadata: { "slipway-image": "ami-old" } });
    fake.objects.set(`${FOLDER}slipway.json`, { bytes: Buffer.from(recordText()) });
    expect(await run("vmdk")).not.toMatchObject([{ sha256: sha256("old") }]);
    expect(fake.called("ExportImage")).toHaveLength(1);
  });

  test("renames the object of a task that is complete", async () => {
    const { fake, handle, run } = account();
    addTask(fake, "vmdk", { ImageId: handle });
    fake.objects.set(`${FOLDER}slipway.json`, { bytes: Buffer.from(recordText()) });
    await run("vmdk");
    expect(fake.called("ExportImage")).toEqual([]);
    expect([...fake.objects.keys()]).toContain(`${FOLDER}${NAME}.vmdk`);
    expect([...fake.objects.keys()].filter((key) => key.includes("export-ami"))).toEqual([]);
  });

  test("goes on with a running task, and exports the other format from a copy meanwhile", async () => {
    const { clock, fake, handle, run } = account();
    const id = addTask(fake, "vhd", { ImageId: handle, due: clock.now() + 900_000 });
    await run("vmdk", "vhd");
    expect(fake.called("ExportImage").map(({ input }) => [input.DiskImageFormat, input.ImageId === handle])).toEqual([
      ["VMDK", false],
    ]);
    expect(fake.called("CopyObject").some(({ input }) => input.CopySource.includes(id))).toBe(true);
  });

  test("in a queue waits for the running task before it starts the next", async () => {
    const { clock, fake, handle, run } = account({ exportBy: "queue" });
    const due = clock.now() + 900_000;
    addTask(fake, "raw", { ImageId: handle, due });
    await run("vmdk", "raw");
    expect(fake.called("ExportImage")).toHaveLength(1);
    expect(fake.called("ExportImage")[0]?.at).toBeGreaterThanOrEqual(due);
  });

  test("gives a failed task a successor with a token of its own", async () => {
    const first = account();
    await first.run("vmdk");
    const again = account();
    addTask(again.fake, "vmdk", { ImageId: again.handle, Status: "deleted", StatusMessage: "no luck" });
    await again.run("vmdk");
    const token = ({ fake }: typeof first) => fake.called("ExportImage")[0]?.input.ClientToken;
    expect(token(again)).not.toBe(token(first));
  });

  test("goes on with a copy that is pending", async () => {
    const { clock, fake, run } = account();
    const [Name, due] = ["slipway-1.4.0-for-vhd", clock.now() + 30_000];
    addImage(fake, { ImageId: "ami-copy", Name, Tags: tagsOf({}, Name), ImageState: undefined, due });
    await run("vmdk", "vhd");
    expect(fake.called("CopyImage")).toEqual([]);
    expect(fake.called("ExportImage").find(({ input }) => input.DiskImageFormat === "VHD")?.input.ImageId).toBe(
      "ami-copy",
    );
  });

  test("of a build long ago gives copies and tasks a lease of their own, or a sweep would take them at once", async () => {
    const { fake, run } = account();
    for (const image of fake.images.values())
      image.Tags = tagsOf({ lifetime: "deliverable", status: "complete", expires: new Date(5) }, NAME);
    await run("vmdk", "vhd");
    for (const { input, at } of [...fake.called("CopyImage"), ...fake.called("ExportImage")]) {
      const expires = input.TagSpecifications[0].Tags.find(({ Key }) => Key === "slipway:expires")?.Value ?? "";
      expect(Date.parse(expires)).toBeGreaterThan(at + 3_600_000);
    }
  });
});

describe("an export that does not go as it should", () => {
  test("ends in AWS's words where the task failed, and the other formats end with it", async () => {
    const { clock, fake, handle, run } = account();
    addTask(fake, "vmdk", { ImageId: handle, due: clock.now() + 1e9 });
    fake.instead.set("DescribeExportImageTasks", ({ ExportImageTaskIds }) => {
      if (!ExportImageTaskIds || clock.now() < 1_300_000) return undefined;
      for (const task of fake.tasks.values())
        if (task.format === "vmdk")
          Object.assign(task, { Status: "deleting", StatusMessage: "ClientError: Unknown OS" });
      return undefined;
    });
    await expect(run("vmdk", "vhd")).rejects.toThrow(
      /lab-1.4.0.vmdk \(export-ami-01\) failed: ClientError: Unknown OS/,
    );
    expect(clock.now()).toBeLessThan(2_200_000);
  });

  test("waits for a free slot of the Region, says so once, and calls again with the same token", async () => {
    const { clock, fake, task, run } = account();
    fake.instead.set("ExportImage", () => {
      if (clock.now() < 2_000_000) throw awsError("ResourceLimitExceeded", "5 conversion tasks are running");
      return undefined;
    });
    await run("vmdk");
    expect(task.lines.filter((line) => line.includes("no free slot"))).toEqual([
      expect.stringContaining("5 conversion tasks are running"),
    ]);
    const tokens = fake.called("ExportImage").map(({ input }) => input.ClientToken);
    expect(tokens.length).toBeGreaterThan(1);
    expect(new Set(tokens).size).toBe(1);
  });

  test("says at once that an image cannot be exported", async () => {
    const { fake, run } = account();
    fake.instead.set("ExportImage", () => {
      throw awsError("NotExportable", "the AMI is a marketplace AMI");
    });
    await expect(run("vmdk")).rejects.toThrow(/marketplace AMI/);
    expect(fake.called("ExportImage")).toHaveLength(1);
  });

  test("puts nothing into a folder of somebody else", async () => {
    const { fake, run } = account();
    fake.objects.set(`${FOLDER}thesis.pdf`, { bytes: Buffer.from("mine") });
    await expect(run("vmdk")).rejects.toThrow(/no build of 1.4.0 has put there/);
    expect(fake.called("ExportImage")).toEqual([]);
  });

  test("is refused without a bucket before anything is called", async () => {
    const { fake, run } = account({ bucket: undefined });
    await expect(run("vmdk")).rejects.toThrow(/bucket/);
    expect(fake.calls).toEqual([]);
  });
});

function recordText(): string {
  const times = { created: new Date(0), expires: new Date(1e12) };
  return JSON.stringify({
    assetId: "1.4.0",
    product: "lab",
    owner: { name: "octo/lab" },
    status: "building",
    ...times,
  });
}
