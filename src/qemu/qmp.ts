import type { Socket } from "node:net";
import { readLines } from "../base/lines.ts";
import { connectUnix } from "./unix-socket.ts";

/** Something that QEMU says by itself, such as `SHUTDOWN`. */
export interface QmpEvent {
  event: string;
  data: Record<string, unknown>;
}

/** QEMU refused a command; `message` holds its words. */
export class QmpError extends Error {
  override readonly name = "QmpError";
}

/** Milliseconds that QEMU has to answer a command. */
const ANSWER_WITHIN = 10_000;

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * A connection to a running QEMU: its machine protocol (QMP) on a Unix socket.
 * QEMU serves one connection at a time, so close it when done.
 */
export class Qmp {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #events: QmpEvent[] = [];
  readonly #greeted: Promise<void>;
  #closed = false;
  #number = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    let greet: () => void = () => undefined;
    this.#greeted = new Promise((resolve) => {
      greet = resolve;
    });
    void readLines(socket, (line) => this.#take(line, greet));
    socket.on("error", () => undefined); // "close" follows, and ends all that wait.
    socket.once("close", () => {
      this.#closed = true;
      for (const { reject } of this.#waiting.values()) reject(new QmpError("QEMU closed the connection."));
      this.#waiting.clear();
    });
  }

  /**
   * Connects, waits for the greeting and leaves the negotiation mode.
   * @param path of the socket; it may be longer than the 107 bytes that a socket's address holds.
   * @throws the system error where nobody listens (`ENOENT`, `ECONNREFUSED`), QmpError where nobody greets in time.
   */
  static async connect(path: string, within = ANSWER_WITHIN): Promise<Qmp> {
    const qmp = new Qmp(await connectUnix(path));
    try {
      await qmp.#inTime(qmp.#greeted, within, "greet");
      await qmp.execute("qmp_capabilities", {}, within);
      return qmp;
    } catch (error) {
      qmp.close();
      throw error;
    }
  }

  /** Whether the other side has closed the connection, as QEMU does when it ends. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Every event that came so far, oldest first. */
  get events(): readonly QmpEvent[] {
    return this.#events;
  }

  /**
   * Sends one command and waits for its answer.
   * @returns what stands in `return`.
   * @throws QmpError where QEMU refuses it, does not answer in time, or ends before it answers.
   */
  async execute(command: string, args: Record<string, unknown> = {}, within = ANSWER_WITHIN): Promise<unknown> {
    if (this.#closed) throw new QmpError("QEMU closed the connection.");
    this.#number += 1;
    const id = this.#number;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.write(`${JSON.stringify({ execute: command, arguments: args, id })}\n`);
    try {
      return await this.#inTime(answer, within, `answer ${command}`);
    } finally {
      this.#waiting.delete(id);
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(line: string, greet: () => void): void {
    const message = parseObject(line);
    if ("QMP" in message) greet();
    if (typeof message.event === "string") {
      this.#events.push({ event: message.event, data: asObject(message.data) });
    }
    const waiting = typeof message.id === "number" ? this.#waiting.get(message.id) : undefined;
    if (!waiting) return;
    if ("error" in message) waiting.reject(new QmpError(String(asObject(message.error).desc ?? line)));
    else waiting.resolve(message.return);
  }

  async #inTime<T>(work: Promise<T>, within: number, what: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new QmpError(`QEMU did not ${what} within ${within / 1000} s.`)), within);
    });
    const closed = new Promise<never>((_resolve, reject) => {
      const refuse = () => reject(new QmpError("QEMU closed the connection."));
      this.#socket.once("close", refuse);
      work.then(
        () => this.#socket.off("close", refuse),
        () => this.#socket.off("close", refuse),
      );
    });
    try {
      return await Promise.race([work, late, closed]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function parseObject(line: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError) return {}; // A line cut off by QEMU's end.
    throw error;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
