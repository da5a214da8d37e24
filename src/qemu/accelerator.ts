import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CancelledError, messageOf, type Problem, UserError } from "../base/errors.ts";
import { run } from "../base/run.ts";

export type AcceleratorChoice = "auto" | "kvm" | "tcg";

export interface Accelerator {
  name: "kvm" | "tcg";
  /** Why this one, in one line for people. */
  reason: string;
}

/** Milliseconds for the probe. Software emulation runs it in 0.09 s; KVM that needs more is not worth having. */
const PROBE_WITHIN = 3_000;

/** The exit code of a guest that writes 0x10 to isa-debug-exit: QEMU ends with (value << 1) | 1. */
const PROBE_GOOD = 33;

/**
 * A boot sector: counts a million down, and writes 0x10 to port 0xf4. It proves that guest code really runs.
 * In 16-bit mode: mov ecx, 1000000 · dec ecx · jnz to the dec · mov dx, 0xf4 · mov al, 0x10 · out dx, al · hlt · jmp to the hlt.
 */
export function probeSector(): Buffer {
  const sector = Buffer.alloc(512);
  Buffer.from("66b940420f006649" + "75fc" + "baf400" + "b010" + "ee" + "f4" + "ebfd", "hex").copy(sector);
  sector.writeUInt16LE(0xaa55, 510);
  return sector;
}

/** QEMU's arguments for running the probe's sector. */
export function probeArguments(accelerator: "kvm" | "tcg", sectorFile: string): string[] {
  const disk = { driver: "raw", "node-name": "probe", file: { driver: "file", filename: sectorFile } };
  return [
    ...["-accel", accelerator, "-cpu", accelerator === "kvm" ? "host" : "max", "-m", "16"],
    ...["-machine", "pc", "-nodefaults", "-no-user-config", "-display", "none"],
    ...["-blockdev", JSON.stringify(disk), "-device", "ide-hd,bus=ide.0,drive=probe"],
    ...["-device", "isa-debug-exit,iobase=0xf4,iosize=4"],
  ];
}

/**
 * Whether KVM runs guest code on this machine. `/dev/kvm` that exists and opens proves nothing: it may abort, or run
 * slower than emulation, so a boot sector is really run under it, for at most 3 s.
 * @param work existing folder for a file that is removed again.
 */
async function probeKvm(work: string, signal?: AbortSignal): Promise<{ works: boolean; reason: string }> {
  const folder = await mkdtemp(join(work, "probe-"));
  try {
    const sector = join(folder, "sector");
    await writeFile(sector, probeSector());
    const accept = Array.from({ length: 256 }, (_, code) => code);
    const { code, stderr } = await run("qemu-system-x86_64", probeArguments("kvm", sector), {
      accept,
      timeout: PROBE_WITHIN,
      signal,
    });
    if (code === PROBE_GOOD) return { works: true, reason: "KVM works here" };
    const reason = stderr.trim().split("\n")[0] || `the probe ended with code ${code}`;
    const hint = reason.includes("Permission denied") ? " (the group kvm may use it: sudo usermod -aG kvm <user>)" : "";
    return { works: false, reason: `${reason}${hint}` };
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const reason = messageOf(error).includes("did not end")
      ? "a boot sector did not run to its end within 3 s"
      : messageOf(error);
    return { works: false, reason: reason.split("\n").join(" ") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let probed: ReturnType<typeof probeKvm> | undefined;

/**
 * Decides what runs the guest. `auto` probes once in the life of this process; the other two are taken as they are.
 * @throws UserError where `kvm` is demanded and does not work: it would end in an abort with words about registers.
 */
export async function resolveAccelerator(
  choice: AcceleratorChoice,
  work: string,
  signal?: AbortSignal,
): Promise<Accelerator> {
  if (choice === "tcg") return { name: "tcg", reason: "software emulation, as asked for" };
  probed ??= probeKvm(work, signal).catch((error: unknown) => {
    probed = undefined; // A cancelled probe is no answer.
    throw error;
  });
  const { works, reason } = await probed;
  if (works) return { name: "kvm", reason };
  if (choice === "kvm") {
    throw new UserError(
      `KVM does not work on this machine: ${reason}`,
      "Leave the accelerator at auto, or use a machine with KVM.",
    );
  }
  return { name: "tcg", reason: `software emulation, because KVM does not work here: ${reason}` };
}

/** What stands against this choice of accelerator, for preflight: only KVM that is demanded can be wrong. */
export async function checkAccelerator(
  choice: AcceleratorChoice,
  work: string,
  signal?: AbortSignal,
): Promise<Problem[]> {
  if (choice !== "kvm") return [];
  try {
    await resolveAccelerator(choice, work, signal);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ subject: "accelerator", problem: error.message, remedy: error.remedy }];
  }
}
