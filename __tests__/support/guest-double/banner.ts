import { createServer, type Server } from "node:net";

/** Something on 127.0.0.1 that introduces itself as an SSH server does, for probes that look for no more. */
export async function startBanner(): Promise<{ port: number; stop(): Promise<void> }> {
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined); // Whoever has seen the banner hangs up.
    socket.end("SSH-2.0-double\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
