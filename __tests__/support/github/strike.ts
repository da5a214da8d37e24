import { setTimeout as sleep } from "node:timers/promises";
import { refused } from "./answer.ts";
import type { Visit } from "./desk.ts";
import { ConnectionEnded } from "./handlers/receive.ts";
import { UPLOAD } from "./operations.ts";

/** Faults that come before anything is carried out. */
export async function strike({ desk, effect, message, record }: Visit): Promise<void> {
  switch (effect?.kind) {
    case "delay":
      return void (await sleep(effect.milliseconds));
    case "hold":
      return new Promise(() => undefined);
    case "lose-request":
      throw new ConnectionEnded("The request is lost.");
    case "rate-limit":
      throw desk.limiter.exhaust(effect.seconds);
    case "secondary-limit":
      throw desk.limiter.pause(effect.retryAfter, effect.status ?? 403);
    case "status":
      throw refused(effect.status, effect.message ?? "Server Error", effect.headers ? { headers: effect.headers } : {});
    case "bad-gateway":
      if (record.operation === UPLOAD) return;
      message.resume();
      throw refused(502, "Server Error");
  }
}
