import { createServer, type Server, type Socket } from "node:net";

/** A port of 127.0.0.1 at which a guest's SSH server would be. */
export interface GuestPort {
  port: number;
  /** How many connections there were so far. */
  asked(): number;
  stop(): Promise<void>;
}

/** Something on 127.0.0.1 that introduces itself as an SSH server does, for probes that look for no more. */
export function startBanner(): Promise<GuestPort> {
  return listen((socket) => socket.end("SSH-2.0-double\r\n"));
}

/** A guest that is still starting: it takes connections and says nothing. */
export function startSilence(): Promise<GuestPort> {
  return listen(() => undefined);
}

async function listen(serve: (socket: Socket) => unknown): Promise<GuestPort> {
  const open = new Set<Socket>();
  let count = 0;
  const server: Server = createServer((socket) => {
    count += 1;
    open.add(socket);
    socket.on("error", () => undefined); // Whoever has seen the banner hangs up.
    socket.on("close", () => open.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    asked: () => count,
    stop: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
