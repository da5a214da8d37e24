import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type Answer, refused } from "./answer.ts";

/** Reads a body to its end and forgets it, so that who sends it hears the answer. */
export async function drain(message: IncomingMessage, count: (bytes: number) => void): Promise<void> {
  for await (const chunk of message) count(chunk.length);
}

/** JSON of a body; undefined: there is none. @throws Refused for what is no JSON */
export async function readJson(message: IncomingMessage, count: (bytes: number) => void): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
    count(chunk.length);
  }
  const text = Buffer.concat(chunks).toString();
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refused(400, "Problems parsing JSON");
    throw error;
  }
}

/** Gives an answer. @param cutAt the connection ends after so many bytes of its body */
export async function respond(
  response: ServerResponse,
  { status, body, headers, file }: Answer,
  { isHead, cutAt }: { isHead: boolean; cutAt: number | undefined },
): Promise<void> {
  const text = Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const type = body === undefined ? {} : { "content-type": "application/json; charset=utf-8" };
  const size = file?.size ?? text.length;
  response.writeHead(status, { ...type, ...(status !== 204 && { "content-length": size }), ...headers });
  if (isHead) response.end();
  else if (cutAt !== undefined)
    await cut(response, file ? createReadStream(file.path, { end: cutAt - 1 }) : [text], cutAt);
  else if (file) await pipeline(createReadStream(file.path, { highWaterMark: 1024 * 1024 }), response);
  else response.end(text);
}

async function cut(response: ServerResponse, source: AsyncIterable<Buffer> | Buffer[], bytes: number): Promise<void> {
  let left = bytes;
  for await (const chunk of source) {
    const part = chunk.subarray(0, left);
    left -= part.length;
    await new Promise((resolve) => response.write(part, resolve));
  }
  response.socket?.destroy();
}
