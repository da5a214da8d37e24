import { UserError } from "../base/errors.ts";
import type { Qmp } from "./qmp.ts";

/**
 * Reads QEMU's `info usernet`: which port of this machine leads to which TCP port of the guest.
 * A line of it: `TCP[HOST_FORWARD]  12  127.0.0.1 40022  10.0.2.15 22  0 0`.
 * @returns guest port → port on the loopback address.
 */
export function parseForwards(text: string): Map<number, number> {
  const forwards = new Map<number, number>();
  for (const [, host, guest] of text.matchAll(/TCP\[HOST_FORWARD\]\s+\d+\s+127\.0\.0\.1\s+(\d+)\s+\S+\s+(\d+)/g)) {
    forwards.set(Number(guest), Number(host));
  }
  return forwards;
}

/** Asks a running QEMU for its port forwards. @throws UserError where one of `guestPorts` has none. */
export async function readForwards(qmp: Qmp, guestPorts: readonly number[]): Promise<Map<number, number>> {
  const text = String(await qmp.execute("human-monitor-command", { "command-line": "info usernet" }));
  const forwards = parseForwards(text);
  for (const port of guestPorts) {
    if (!forwards.has(port)) {
      throw new UserError(`QEMU does not forward the guest's port ${port}.`, `Its own words: ${text.trim() || "none"}`);
    }
  }
  return forwards;
}
