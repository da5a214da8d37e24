import { MiB } from "../base/size.ts";
import { FORMATS, type Format } from "../providers/format.ts";

/**
 * Bytes of disk that each format takes, for each byte of data on the disk.
 *
 * A compressed format had 0.27 to 0.34 of the data in trials with an installed Debian (much of it is text and programs);
 * 0.7 leaves room for content that compresses badly. `raw` also needs the uncompressed disk while it is made, and so
 * does the package around a VMDK that nobody asked for. Fixed VHDs are sparse files: holes take no space here.
 */
const SHARES: Record<Format, number> = { vmdk: 0.7, vhd: 1, raw: 1.7, qcow2: 0.7, vdi: 1.1, ova: 0.7 };

/**
 * Bytes needed in the folder while the formats are made: an upper estimate.
 * @param dataSize bytes in use on the disk; before the disk exists, what it is expected to hold (its virtual size is
 *   the safe answer, but refuses runs that would fit)
 */
export function exportSpace(formats: readonly Format[], dataSize: number): number {
  const wanted = FORMATS.filter((format) => formats.includes(format));
  const shares = wanted.map((format) => SHARES[format]);
  if (wanted.includes("ova") && !wanted.includes("vmdk")) shares.push(SHARES.vmdk);
  const sum = shares.reduce((total, share) => total + share, 0);
  return Math.ceil(sum * dataSize) + wanted.length * 16 * MiB;
}
