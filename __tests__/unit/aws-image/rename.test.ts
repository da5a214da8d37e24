import { copyObject, partsOf } from "../../../src/providers/aws/export/rename.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import { awsError, BUCKET, createFakeAws, listening, optionsOf } from "./fake-aws.ts";

const MiB = 2 ** 20;
const GiB = 2 ** 30;

describe("the parts of a copy", () => {
  test.each([
    ["6 GiB", 6 * GiB, 48, 128 * MiB],
    ["6 GiB and a byte", 6 * GiB + 1, 49, 1],
    ["1 TiB", 1024 * GiB, 8192, 128 * MiB],
    ["10 TiB", 10_240 * GiB, 9996, 10_240 * GiB - 9995 * 1049 * MiB],
  ])("of %s are as small and as many as S3 takes", (_, size, count, last) => {
    const parts = partsOf(size);
    expect(parts).toHaveLength(count);
    expect(parts.every(({ from, to }) => to - from <= 5 * GiB && to > from)).toBe(true);
    expect(parts.every(({ from }, index) => from === (parts[index - 1]?.to ?? 0))).toBe(true);
    expect(parts.map(({ number }) => number)).toEqual(parts.map((_part, index) => index + 1));
    const [end] = parts.slice(-1);
    expect(end?.to).toBe(size);
    expect(end && end.to - end.from).toBe(last);
  });
});

const OLD = "a b/export-ami-01.vmdk";
const NEW = "a b/lab.vmdk";

function bucket(size: number) {
  const clock = createVirtualClock(0);
  const fake = createFakeAws(clock);
  fake.objects.set(OLD, { bytes: Buffer.from("disk"), size });
  const uploads = new Map<string, number>();
  const aborted: string[] = [];
  fake.instead.set("CreateMultipartUpload", ({ Metadata }) => {
    expect(Metadata).toEqual({ image: "ami-1" });
    return { UploadId: "upload-1" };
  });
  fake.instead.set("UploadPartCopy", ({ CopySourceRange, PartNumber }) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(CopySourceRange) ?? [];
    uploads.set(String(PartNumber), Number(to) - Number(from) + 1);
    return { CopyPartResult: { ETag: `"${PartNumber}"` } };
  });
  fake.instead.set("CompleteMultipartUpload", ({ MultipartUpload: { Parts } }) => {
    const numbers = Parts.map(({ PartNumber }: { PartNumber: number }) => PartNumber);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    const total = [...uploads.values()].reduce((sum, length) => sum + length, 0);
    fake.objects.set(NEW, { bytes: Buffer.from("disk"), size: total, metadata: {} });
    return {};
  });
  fake.instead.set("AbortMultipartUpload", ({ UploadId }) => {
    aborted.push(UploadId);
    return {};
  });
  const source = { bucket: BUCKET, key: OLD, size, etag: '"e"', metadata: {} };
  const options = optionsOf(fake, clock, "/nowhere");
  const run = () => clock.run(() => copyObject(source, NEW, { image: "ami-1" }, options, listening()));
  return { fake, aborted, run };
}

describe("a rename", () => {
  test("of up to 5 GiB is one copy within S3, of just this object, and the old one stays for its caller", async () => {
    const { fake, run } = bucket(5 * GiB);
    expect(await run()).toMatchObject({ key: NEW, size: 5 * GiB, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(fake.called("CopyObject")[0]?.input).toMatchObject({
      ...{ CopySource: `${BUCKET}/a%20b/export-ami-01.vmdk`, CopySourceIfMatch: '"e"' },
      ...{ Metadata: { image: "ami-1" }, MetadataDirective: "REPLACE" },
    });
    expect([...fake.objects.keys()]).toEqual([OLD, NEW]);
    expect(fake.called("GetObject")).toEqual([]);
  });

  test("of more is a copy in parts within S3", async () => {
    const { fake, run } = bucket(5 * GiB + 1);
    expect(await run()).toMatchObject({ key: NEW, size: 5 * GiB + 1 });
    expect(fake.called("UploadPartCopy")).toHaveLength(41);
    expect([...fake.objects.keys()]).toEqual([OLD, NEW]);
    expect(fake.called("GetObject")).toEqual([]);
  });

  test("that fails in the middle ends its upload and keeps the old object", async () => {
    const { fake, aborted, run } = bucket(6 * GiB);
    fake.instead.set("UploadPartCopy", ({ PartNumber }) => {
      if (PartNumber === 3) throw awsError("AccessDenied", "no more");
      return { CopyPartResult: {} };
    });
    await expect(run()).rejects.toThrow(/no more/);
    expect(aborted).toEqual(["upload-1"]);
    expect([...fake.objects.keys()]).toEqual([OLD]);
  });

  test("whose last answer was lost is seen by its object", async () => {
    const { fake, run } = bucket(6 * GiB);
    const complete = fake.instead.get("CompleteMultipartUpload");
    fake.instead.set("CompleteMultipartUpload", (input, region) => {
      complete?.(input, region);
      throw awsError("NoSuchUpload");
    });
    expect(await run()).toMatchObject({ key: NEW, size: 6 * GiB });
  });

  test("whose new object has another size keeps the old one, and says so", async () => {
    const { fake, run } = bucket(6 * GiB);
    fake.instead.set("CompleteMultipartUpload", () => {
      fake.objects.set(NEW, { bytes: Buffer.from(""), size: 5 });
      return {};
    });
    await expect(run()).rejects.toThrow(/has 5 bytes where 6442450944 were copied/);
    expect([...fake.objects.keys()]).toContain(OLD);
  });
});
