import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { waitForBanner } from "../../../src/ssh/wait.ts";

async function listen(
  onConnection: (socket: Socket, count: number) => void,
): Promise<{ server: Server; port: number }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.on("error", () => undefined);
    onConnection(socket, count);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe("waitForBanner", () => {
  const open: Server[] = [];
  const serve = async (onConnection: (socket: Socket, count: number) => void) => {
    const { server, port } = await listen(onConnection);
    open.push(server);
    return port;
  };
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  it("is not satisfied by connections that are accepted and closed, as QEMU does before the guest's server runs", async () => {
    let connections = 0;
    const port = await serve((socket, count) => {
      connections = count;
      if (count < 3) socket.destroy();
      else socket.end("SSH-2.0-OpenSSH_9.2\r\n");
    });
    await waitForBanner("127.0.0.1", port, { within: 5_000, every: 5 });
    expect(connections).toBe(3);
  });

  it("takes the banner in pieces and after other lines, as RFC 4253 allows", async () => {
    const port = await serve((socket) => {
      socket.write("welcome\r\nSS");
      setTimeout(() => socket.write("H-2.0-x\r\n"), 10);
    });
    await waitForBanner("127.0.0.1", port, { within: 5_000, every: 5 });
  });

  it("gives up after its time, and says what it waited for", async () => {
    const port = await serve((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n"));
    await expect(waitForBanner("127.0.0.1", port, { within: 100, every: 10 })).rejects.toThrow(
      `SSH answers on 127.0.0.1:${port}`,
    );
  });

  it("ends at once when the machine is gone, and when the run is cancelled, also in the middle of an attempt", async () => {
    const port = await serve(() => undefined);
    const gone = () => {
      throw new Error("the machine is gone");
    };
    await expect(waitForBanner("127.0.0.1", port, { within: 5_000, alive: gone })).rejects.toThrow(
      "the machine is gone",
    );
    const begin = Date.now();
    const signal = AbortSignal.timeout(50);
    await expect(waitForBanner("127.0.0.1", port, { within: 60_000, signal })).rejects.toThrow("cancelled");
    expect(Date.now() - begin).toBeLessThan(1_000);
  });
});
