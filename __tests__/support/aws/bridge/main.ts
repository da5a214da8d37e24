/**
 * The process that holds the machines. Prints `listening <port> <SSH port>`, and does what extension/bridge.py asks.
 * Words: folder for machines, and the address that is told when a guest powers itself off (given with each launch).
 */

import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { json } from "node:stream/consumers";
import { messageOf } from "../../../../src/base/errors.ts";
import { exportDisk, keepDisk } from "./disks.ts";
import { type BridgedMachine, type LaunchRequest, launchMachine } from "./machine.ts";

const [work = ""] = process.argv.slice(2);
const machines = new Map<string, BridgedMachine>();
let launched = 0;

interface Question {
  instanceId: string;
  imageId: string;
  disk: string;
  format: string;
  /** Address of the stand-in's control endpoint. */
  control: string;
}

function machineOf({ instanceId }: Question): BridgedMachine {
  const machine = machines.get(instanceId);
  if (!machine) throw new Error(`There is no machine for ${instanceId}.`);
  return machine;
}

const answers: Record<string, (question: Question & LaunchRequest) => Promise<Record<string, unknown>>> = {
  "/launch": async (question) => {
    launched += 1;
    const address = `127.0.1.${launched}`;
    const machine = await launchMachine(question, { work, address, port: sshPort }, () => {
      const body = JSON.stringify({ poweredOff: question.instanceId });
      fetch(question.control, { method: "POST", body }).catch(() => undefined); // A stand-in that is gone needs no word.
    });
    machines.set(question.instanceId, machine);
    return { serial: machine.serial, address };
  },
  "/stop": async (question) => {
    await machineOf(question).stop();
    return {};
  },
  "/terminate": async (question) => {
    await machineOf(question).terminate();
    machines.delete(question.instanceId);
    return {};
  },
  "/capture": async (question) => ({ disk: await keepDisk(machineOf(question), question.imageId, work) }),
  "/export": async ({ disk, format, imageId }) => ({ path: await exportDisk(disk, format, imageId, work) }),
  "/reset": async () => {
    await Promise.all([...machines.values()].map((machine) => machine.terminate()));
    machines.clear();
    return {};
  },
};

/** A port that is free now, on all addresses of the loopback interface as good as surely. */
async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

const sshPort = await freePort();
const server = createServer((request, response) => {
  const answer = async () => {
    const make = answers[request.url ?? ""];
    if (!make) throw new Error(`There is no ${request.url}.`);
    return JSON.stringify(await make((await json(request)) as Question & LaunchRequest));
  };
  answer().then(
    (body) => response.end(body),
    (error: unknown) => response.writeHead(500).end(messageOf(error)),
  );
});
server.requestTimeout = 0;
server.listen(0, "127.0.0.1", () => console.log(`listening ${(server.address() as AddressInfo).port} ${sshPort}`));
process.once("SIGTERM", async () => {
  await Promise.all([...machines.values()].map((machine) => machine.terminate()));
  await rm(work, { recursive: true, force: true });
  process.exit();
});
