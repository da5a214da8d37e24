import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Qmp } from "../../../src/qemu/qmp.ts";

/** A server that speaks as much QMP as a test needs, on a real Unix socket. By QEMU's docs/interop/qmp-spec. */
async function serve(
  path: string,
  answer: (command: { execute: string; id: number }, socket: Socket) => void,
  greet = true,
) {
  const server = createServer((socket) => {
    if (greet) socket.write('{"QMP": {"version": {}, "capabilities": []}}\r\n');
    let rest = "";
    socket.on("data", (data) => {
      const lines = `${rest}${data}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) answer(JSON.parse(line), socket);
    });
  });
  // Listening has the same limit of 107 bytes, so the server works in the folder, as QEMU does.
  const before = process.cwd();
  process.chdir(join(path, ".."));
  await new Promise<void>((resolve) => server.listen("qmp.sock", resolve));
  process.chdir(before);
  return server;
}

const polite = (command: { execute: string; id: number }, socket: Socket) =>
  socket.write(`${JSON.stringify({ return: { said: command.execute }, id: command.id })}\r\n`);

describe("Qmp", () => {
  let folder = "";
  let server: Server | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "qmp-"));
  });

  afterEach(async () => {
    server?.close();
    await rm(folder, { recursive: true });
  });

  it("reaches a socket whose path is far longer than the 107 bytes of a socket's address", async () => {
    const deep = join(folder, "a".repeat(120), "b".repeat(120));
    await mkdir(deep, { recursive: true });
    server = await serve(join(deep, "qmp.sock"), polite);
    const qmp = await Qmp.connect(join(deep, "qmp.sock"));
    expect(await qmp.execute("query-status")).toEqual({ said: "query-status" });
    qmp.close();
  });

  it("gives each command its own answer, whatever the order in which they come", async () => {
    const held: (() => void)[] = [];
    server = await serve(join(folder, "qmp.sock"), (command, socket) => {
      if (command.execute === "qmp_capabilities") return void polite(command, socket);
      held.push(() => polite(command, socket));
      if (held.length === 2) for (const send of held.reverse()) send();
    });
    const qmp = await Qmp.connect(join(folder, "qmp.sock"));
    expect(await Promise.all([qmp.execute("one"), qmp.execute("two")])).toEqual([{ said: "one" }, { said: "two" }]);
    qmp.close();
  });

  it("keeps events, and tells QEMU's refusal in QEMU's words", async () => {
    server = await serve(join(folder, "qmp.sock"), (command, socket) => {
      if (command.execute === "qmp_capabilities") return void polite(command, socket);
      socket.write('{"event": "SHUTDOWN", "data": {"guest": true}, "timestamp": {}}\n');
      socket.write(`{"error": {"class": "GenericError", "desc": "not now"}, "id": ${command.id}}\n`);
    });
    const qmp = await Qmp.connect(join(folder, "qmp.sock"));
    await expect(qmp.execute("stop")).rejects.toThrow("not now");
    expect(qmp.events).toEqual([{ event: "SHUTDOWN", data: { guest: true } }]);
    qmp.close();
  });

  it("ends a command whose answer never comes: by its time, and by the end of QEMU", async () => {
    server = await serve(join(folder, "qmp.sock"), (command, socket) => {
      if (command.execute === "qmp_capabilities") polite(command, socket);
      if (command.execute === "quit") socket.destroy();
    });
    const qmp = await Qmp.connect(join(folder, "qmp.sock"));
    await expect(qmp.execute("slow", {}, 50)).rejects.toThrow("did not answer slow within 0.05 s");
    await expect(qmp.execute("quit")).rejects.toThrow("closed the connection");
    expect(qmp.closed).toBe(true);
    await expect(qmp.execute("stop")).rejects.toThrow("closed the connection");
  });

  it("does not wait for ever where somebody listens and says nothing, as QEMU does while it serves another", async () => {
    server = await serve(join(folder, "qmp.sock"), polite, false);
    await expect(Qmp.connect(join(folder, "qmp.sock"), 50)).rejects.toThrow("did not greet within 0.05 s");
  });

  it("tells a missing socket from a broken one by the system's code", async () => {
    await expect(Qmp.connect(join(folder, "qmp.sock"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
