import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CancelledError, codeOf, UserError } from "../base/errors.ts";
import { poll } from "../base/poll.ts";
import { QMP_SOCKET, SERIAL_LOG, STDERR_LOG } from "./arguments.ts";
import { Qmp } from "./qmp.ts";

/** A QEMU that this process started. */
export interface QemuProcess {
  readonly pid: number;
  /** Working folder: holds the socket and the logs. */
  readonly folder: string;
  /** Resolves when it has ended, however it ended. */
  readonly ended: Promise<void>;
  /** True until it has ended. */
  running(): boolean;
  /**
   * Does work that needs the machine, and stops it at once when QEMU ends.
   * @throws what `work` throws; UserError with the ends of both logs when QEMU ended first; CancelledError.
   */
  during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Ends it at once and waits until it is gone. The guest is not asked. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** Existing folder for socket and logs. */
  folder: string;
  /** It dies with this process, also when that is killed by SIGKILL; otherwise it stays up on its own. */
  attached: boolean;
  /** A runner that cleans up after its job may find and end it; default. A machine that is to be kept must not be. */
  tracked?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Starts QEMU in a process group of its own (a Ctrl-C in the terminal reaches us, and we decide).
 * @throws UserError where QEMU or setpriv is not installed.
 */
export async function startQemu(args: readonly string[], options: StartOptions): Promise<QemuProcess> {
  if (options.signal?.aborted) throw new CancelledError();
  const command = ["qemu-system-x86_64", ...args];
  // The kernel sends the signal when the *thread* that started it ends: Node.js starts processes from its main thread.
  const [program = "", ...rest] = options.attached ? ["setpriv", "--pdeathsig", "KILL", "--", ...command] : command;
  const log = await open(join(options.folder, STDERR_LOG), "a", 0o600);
  try {
    const child = spawn(program, rest, {
      cwd: options.folder,
      env: plainEnvironment(process.env, options.tracked),
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (cause) =>
        reject(
          new UserError(`${program} cannot be started: ${cause.message}`, "Install it, or run with --install-tools.", {
            cause,
          }),
        ),
      );
    });
    child.unref(); // It must never keep this process from ending; an attached one then ends with it.
    const running = () => child.exitCode === null && child.signalCode === null;
    const kill = async () => {
      if (!running()) return;
      child.ref();
      child.kill("SIGKILL");
      await ended;
    };
    const during = <T>(work: (signal: AbortSignal) => Promise<T>) => raceWithEnd(work, ended, options);
    return { pid: child.pid ?? 0, folder: options.folder, ended, running, during, kill };
  } finally {
    await log.close();
  }
}

/**
 * What QEMU gets of our environment: a process that stays up for hours must not hold a job's secrets. The runner's
 * tracking id stays unless told otherwise, so that a runner that cleans up after a job finds a machine that was left
 * behind.
 */
export function plainEnvironment(environment: NodeJS.ProcessEnv, tracked = true): Record<string, string> {
  const kept = ["PATH", "HOME", "TMPDIR", ...(tracked ? ["RUNNER_TRACKING_ID"] : [])];
  const entries = kept.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]] as const]));
  return { ...Object.fromEntries(entries), LC_ALL: "C" };
}

async function raceWithEnd<T>(
  work: (signal: AbortSignal) => Promise<T>,
  ended: Promise<void>,
  options: StartOptions,
): Promise<T> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const early = ended.then(async (): Promise<never> => {
    // An answer that came together with the end still counts (a shutdown that was asked for).
    await sleep(50);
    if (options.signal?.aborted) throw new CancelledError();
    throw await earlyEnd(options.folder);
  });
  // A connection that breaks is often the first sign of QEMU's end, and the end says more than the break.
  const told = async () => {
    try {
      return await work(signal);
    } catch (error) {
      if (!(error instanceof CancelledError)) await Promise.race([early, sleep(300)]);
      throw error;
    }
  };
  try {
    return await Promise.race([told(), early]);
  } finally {
    early.catch(() => undefined);
    stop.abort();
  }
}

/** The error for a machine that is gone before its work was done, with the last words of QEMU and of the guest. */
export async function earlyEnd(folder: string): Promise<UserError> {
  const [qemu, serial] = [await tail(join(folder, STDERR_LOG), 12), await tail(join(folder, SERIAL_LOG), 25)];
  const words = [qemu && `QEMU's last words:\n${qemu}`, serial && `The guest's last lines:\n${serial}`].filter(Boolean);
  return new UserError(
    `The virtual machine ended before its work was done.${words.length > 0 ? `\n${words.join("\n")}` : ""}`,
    "The last lines say why: a missing driver, too little memory, a broken disk, or a shutdown from inside.",
  );
}

/** The last lines of a text file without terminal control characters; empty where there is no such file. */
export async function tail(path: string, lines: number): Promise<string> {
  try {
    const text = await readFile(path, "utf8");
    const escapes = new RegExp(`${String.fromCharCode(27)}(\\[[0-?]*[ -/]*[@-~]|[@-Z\\\\-_])`, "g");
    const plain = text.replaceAll(escapes, "").replaceAll("\r", "");
    return plain
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(-lines)
      .join("\n");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "";
    throw error;
  }
}

/** Connects to the QMP socket in QEMU's folder as soon as it is there: QEMU makes it within milliseconds of its start. */
export async function connectQmp(folder: string, within: number, signal?: AbortSignal): Promise<Qmp> {
  return poll(
    async () => {
      try {
        return await Qmp.connect(join(folder, QMP_SOCKET));
      } catch (error) {
        if (["ENOENT", "ECONNREFUSED", "ECONNRESET"].includes(codeOf(error) ?? "")) return undefined;
        throw error;
      }
    },
    { what: "QEMU opens its control socket", every: 20, within, signal },
  );
}
