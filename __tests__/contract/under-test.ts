import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { MachineRequest, Provider } from "../../src/providers/provider.ts";

/** A provider with a place of its own, as the suite needs it. */
export interface ProviderUnderTest {
  /** What its machines start from, and what the digest of that looks like. */
  readonly base: { reference: string; digest: RegExp };
  /** Whether a machine that is attached ends with the process that made it; elsewhere only its lease or a sweep ends it. */
  readonly endsWithMaker: boolean;
  /** A new instance over the same place: what another step, or another process, would see. */
  open(): Provider;
  /** A process that launches a machine, prints `ready` when one can work on it, and then waits until it is killed. */
  launchElsewhere(request: Omit<MachineRequest, "base" | "expires"> & { base: string; expires: string }): ChildProcess;
  /** Whether a machine of this asset-id runs or is about to, by another word than the provider's. */
  isRunning(assetId: string): Promise<boolean>;
  /** Things that are not ours, as near to ours as can be. Returns a question: which of them are gone? */
  makeStrangers(assetId: string): Promise<() => Promise<string[]>>;
  /** Everything that is left of an asset-id where the provider keeps things, strangers excepted; found without the provider. */
  leftovers(assetId: string): Promise<string[]>;
  /** Removes the place. */
  close(): Promise<void>;
}

/** Waits until a process prints a line; fails with what it said when it ends first. */
export function said(child: ChildProcess, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let all = "";
    const read = (data: Buffer) => {
      all += data.toString();
      if (all.split("\n").includes(line)) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code, signal) =>
      reject(new Error(`The process ended (${code ?? signal}) and had said:\n${all}`)),
    );
  });
}

/** Starts a file of this folder with this Node.js, words on its command line. */
export function startHere(file: string, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, file), ...words], { stdio: ["ignore", "pipe", "pipe"] });
}
