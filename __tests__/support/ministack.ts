import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";

/** An emulator of AWS that others wrote; it rolls stacks back and tells each resource's events. */
export interface Ministack {
  endpoint: string;
  /** Ends it, by its own process id. */
  stop(): Promise<void>;
}

/**
 * Starts ministack on a free port of 127.0.0.1 only, with nothing on other interfaces.
 * @throws Error with what it printed, when it ends before it answers.
 */
export async function startMinistack(): Promise<Ministack> {
  const venv = process.env.SLIPWAY_TEST_VENV ?? path.resolve(import.meta.dirname, "../../.slipway/venv");
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "/",
    GATEWAY_PORT: String(port),
    BIND_HOST: "127.0.0.1",
    // Its MQTT listener would take a port on every interface.
    IOT_MTLS_ENABLED: "0",
  };
  const child = spawn(`${venv}/bin/ministack`, { env, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  const listening = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk;
      if (printed.includes(`Running on http://127.0.0.1:${port}`)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`ministack ended before it answered:\n${printed.slice(-2_000)}`)));
  });
  await listening;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
