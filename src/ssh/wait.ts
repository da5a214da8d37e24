import { connect } from "node:net";
import { CancelledError } from "../base/errors.ts";
import { poll } from "../base/poll.ts";
import { ToolError } from "../base/run.ts";
import { sshRun } from "./client.ts";
import type { SshTarget } from "./target.ts";

export interface WaitOptions {
  /** Milliseconds until it is given up. */
  within: number;
  /** Milliseconds between two attempts. Default: 250. */
  every?: number;
  signal?: AbortSignal | undefined;
  /** Throws when waiting is in vain: the machine's process is gone. Asked before each attempt. */
  alive?: (() => void) | undefined;
  /** What to do when it was given up. */
  remedy?: string | undefined;
}

/**
 * Waits until an SSH server introduces itself: a line that starts with `SSH-` (RFC 4253, 4.2).
 * A connection that is merely accepted proves nothing: QEMU's user network accepts before the guest has booted.
 * @throws UserError after `within`, CancelledError, or whatever `alive` throws.
 */
export async function waitForBanner(host: string, port: number, options: WaitOptions): Promise<void> {
  await poll(
    async (signal) => {
      options.alive?.();
      return (await readsBanner(host, port, signal)) || undefined;
    },
    pollOptions(`SSH answers on ${host}:${port}`, options),
  );
}

/**
 * Waits until a login with the key works. The server may answer before the user and the key are there.
 * @throws UserError after `within` with ssh's own words, CancelledError, or whatever `alive` throws.
 */
export async function waitForLogin(target: SshTarget, options: WaitOptions): Promise<void> {
  const what = `${target.user} can log in on ${target.host}:${target.port} with the key`;
  await poll(
    async (signal) => {
      options.alive?.();
      try {
        // A login that hangs is cut off and tried again: the first ones may meet a machine that is still busy.
        await sshRun(target, "true", { signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]) });
        return true;
      } catch (error) {
        if (error instanceof ToolError && error.stderr.includes("Host key verification failed")) throw error;
        if (error instanceof ToolError && error.code === 255) return undefined;
        if (error instanceof CancelledError) return undefined; // Cut off; poll tells a deadline from a cancel.
        throw error;
      }
    },
    pollOptions(what, options),
  );
}

function pollOptions(what: string, options: WaitOptions) {
  return {
    what,
    every: options.every ?? 250,
    within: options.within,
    signal: options.signal,
    ...(options.remedy === undefined ? {} : { remedy: options.remedy }),
  };
}

/** One attempt of at most 3 s. RFC 4253 allows other lines before the banner, so all that came is searched. */
function readsBanner(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: boolean) => {
      signal.removeEventListener("abort", refuse);
      socket.destroy();
      resolve(answer);
    };
    const refuse = () => end(false);
    let said = "";
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      said = `${said}${text}`.slice(-4096);
      if (/^SSH-/m.test(said)) end(true);
    });
    socket.once("error", refuse);
    socket.once("close", refuse);
    socket.setTimeout(3_000, refuse);
    signal.addEventListener("abort", refuse, { once: true });
    if (signal.aborted) refuse();
  });
}
