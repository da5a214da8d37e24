import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../../base/errors.ts";
import { run, ToolError } from "../../../base/run.ts";

/** What a cloud image's file turned out to be. */
export interface Inspected {
  format: "qcow2" | "raw";
  /** Bytes of the disk as a guest sees it. */
  virtualSize: number;
}

/** Beginnings of files that people take for a disk and that are none that we start from; with what to do. */
const OTHERS: readonly { magic: string; at: number; what: string; remedy: string }[] = [
  {
    magic: "CD001",
    at: 32_769,
    what: "a CD image (ISO)",
    remedy: "Use the distribution's cloud image (qcow2 or raw), not its installer.",
  },
  {
    magic: "\x1f\x8b",
    at: 0,
    what: "compressed with gzip",
    remedy: "Unpack it, and give the path and checksum of what comes out.",
  },
  {
    magic: "\xfd7zXZ\0",
    at: 0,
    what: "compressed with xz",
    remedy: "Unpack it, and give the path and checksum of what comes out.",
  },
  {
    magic: "\x28\xb5\x2f\xfd",
    at: 0,
    what: "compressed with zstd",
    remedy: "Unpack it, and give the path and checksum of what comes out.",
  },
  {
    magic: "BZh",
    at: 0,
    what: "compressed with bzip2",
    remedy: "Unpack it, and give the path and checksum of what comes out.",
  },
  {
    magic: "PK\x03\x04",
    at: 0,
    what: "a zip archive",
    remedy: "Unpack it, and give the path and checksum of what comes out.",
  },
  { magic: "KDMV", at: 0, what: "a VMDK", remedy: "Convert it: qemu-img convert -O qcow2 IMAGE.vmdk IMAGE.qcow2" },
  { magic: "vhdxfile", at: 0, what: "a VHDX", remedy: "Convert it: qemu-img convert -O qcow2 IMAGE.vhdx IMAGE.qcow2" },
  {
    magic: "conectix",
    at: 0,
    what: "a VHD",
    remedy: "Convert it: qemu-img convert -f vpc -O qcow2 IMAGE.vhd IMAGE.qcow2",
  },
  {
    magic: "\x7f\x10\xda\xbe",
    at: 64,
    what: "a VDI",
    remedy: "Convert it: qemu-img convert -O qcow2 IMAGE.vdi IMAGE.qcow2",
  },
  {
    magic: "ustar",
    at: 257,
    what: "a tar archive",
    remedy: "Unpack it, and give the path and checksum of what comes out.",
  },
];

/**
 * Finds out what a cloud image is and whether it is whole.
 *
 * The format is read from the file's own first bytes and named to qemu-img ever after: letting qemu-img guess lets the
 * content of a raw disk claim to be another format. A qcow2 that refers to other files would make QEMU read (and the
 * export hand out) files of this machine, so its header is read here, before qemu-img opens it. Fields of the header:
 * QEMU's docs/interop/qcow2.txt.
 * @param name how to call it in errors. @param scratch a folder for a small file.
 * @throws UserError for anything that is no whole, self-contained disk with a boot sector or a partition table.
 */
export async function inspectImage(
  file: string,
  name: string,
  scratch: string,
  signal?: AbortSignal,
): Promise<Inspected> {
  const head = await readHead(file);
  const other = OTHERS.find(({ magic, at }) =>
    head.subarray(at, at + magic.length).equals(Buffer.from(magic, "latin1")),
  );
  if (other) throw new UserError(`${name} is ${other.what}, and no qcow2 or raw disk.`, other.remedy);
  const format = head.subarray(0, 4).toString("latin1") === "QFI\xfb" ? "qcow2" : "raw";
  if (format === "qcow2") {
    refuseReferences(head, name);
    await checkQcow2(file, name, signal);
  }
  const start = format === "raw" ? head : await guestStart(file, name, scratch, signal);
  if (!isBootable(start)) {
    throw new UserError(
      `${name} has neither a boot sector nor a partition table: it is no disk that a machine could start from.`,
      "Check the file (a web page saved under this name?); use the distribution's cloud image.",
    );
  }
  const { stdout } = await explain(name, run("qemu-img", ["info", "--output=json", "-f", format, file], { signal }));
  const { "virtual-size": virtualSize } = JSON.parse(stdout) as { "virtual-size": number };
  return { format, virtualSize };
}

/** The first bytes of a file, as far as any of its marks lies. */
async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function refuseReferences(head: Buffer, name: string): void {
  const remedy = `Make it self-contained where its other files are: qemu-img convert -O qcow2 IMAGE NEW.qcow2`;
  if (head.length < 104) throw broken(name, "its header is cut off");
  const version = head.readUInt32BE(4);
  if (version !== 2 && version !== 3) throw broken(name, `its qcow2 version is ${version}`);
  if (head.readBigUInt64BE(8) !== 0n)
    throw new UserError(`${name} has a backing file: it is only the difference to another image.`, remedy);
  const externalData = version === 3 && (head.readBigUInt64BE(72) & 4n) !== 0n;
  if (externalData) throw new UserError(`${name} keeps its data in another file.`, remedy);
  if (head.readUInt32BE(32) !== 0) throw new UserError(`${name} is encrypted.`, "Start from an image that is not.");
}

async function checkQcow2(file: string, name: string, signal?: AbortSignal): Promise<void> {
  // Codes: 0 whole, 3 leaked clusters only (harmless), 2 corrupt, 1 could not be checked: qemu-img(1).
  const { code, stderr, stdout } = await run("qemu-img", ["check", "-f", "qcow2", file], {
    accept: [0, 1, 2, 3],
    signal,
  });
  if (code === 1 || code === 2) throw broken(name, (stderr || stdout).trim().split("\n").slice(0, 3).join("; "));
}

async function guestStart(file: string, name: string, scratch: string, signal?: AbortSignal): Promise<Buffer> {
  const target = join(scratch, "start");
  await explain(
    name,
    run("qemu-img", ["dd", "-f", "qcow2", "-O", "raw", "bs=512", "count=2", `if=${file}`, `of=${target}`], { signal }),
  );
  const start = await readHead(target);
  await rm(target, { force: true });
  return start;
}

/** A boot sector's mark (55 AA at byte 510), or a GPT in the second sector. */
function isBootable(start: Buffer): boolean {
  return (
    start.length >= 512 &&
    (start.readUInt16BE(510) === 0x55aa || start.subarray(512, 520).toString("latin1") === "EFI PART")
  );
}

async function explain<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ToolError) throw broken(name, error.stderr.trim());
    throw error;
  }
}

function broken(name: string, why: string): UserError {
  return new UserError(
    `${name} is broken: ${why}.`,
    "Fetch it again, and compare its checksum with the one that its publisher gives.",
  );
}
