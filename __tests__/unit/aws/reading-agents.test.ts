import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, get, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createSecureServer, get as getSecurely } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readingAgents } from "../../../src/aws/reading-agents.ts";

const content = Buffer.alloc(9_000_000);
for (let at = 0; at < content.length; at += 4) content.writeUInt32LE(at, at);

/** Answers with the content: told its length, in chunks, or cut off. */
const answer: RequestListener = (request, response) => {
  if (request.url === "/length") response.setHeader("content-length", content.length);
  if (request.url === "/cut") response.setHeader("content-length", content.length + 1);
  response.write(content.subarray(0, 1_000));
  response.end(content.subarray(1_000), request.url === "/cut" ? () => response.destroy() : undefined);
};

const agents = readingAgents({ keepAlive: true, maxSockets: 1 });
const plain = createServer(answer);
let secure: ReturnType<typeof createSecureServer>;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...subject, "-keyout", key, "-out", cert];
  execFileSync("openssl", ["req", ...made], { stdio: "pipe" });
  secure = createSecureServer({ key: await readFile(key), cert: await readFile(cert) }, answer);
  for (const server of [plain, secure]) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }
});
afterAll(async () => {
  agents.httpAgent.destroy();
  agents.httpsAgent.destroy();
  plain.close();
  secure.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(way: "http" | "https", path: string): Promise<IncomingMessage> {
  const { port } = (way === "http" ? plain : secure).address() as AddressInfo;
  const url = `${way}://localhost:${port}${path}`;
  const ca = await readFile(join(folder, "cert.pem"));
  return await new Promise((resolve, reject) => {
    const request =
      way === "http"
        ? get(url, { agent: agents.httpAgent, family: 4 }, resolve)
        : getSecurely(url, { agent: agents.httpsAgent, ca, family: 4 }, resolve);
    request.once("error", reject);
  });
}

describe.each(["http", "https"] as const)("answers by %s", (way) => {
  // Node's parser copies out of the buffer that is read into again and again. If it ever did not, this would tell.
  test.each(["/length", "/chunks"])("%s: all bytes, also for a reader that keeps them and is slow", async (path) => {
    for (const slow of [false, true, false]) {
      const pieces: Buffer[] = [];
      for await (const piece of await ask(way, path)) {
        pieces.push(piece);
        if (slow && pieces.length % 8 === 0) await delay(1);
      }
      expect(Buffer.concat(pieces).equals(content)).toBe(true);
    }
  });

  test("one that is cut off is an error with a code, as of any agent", async () => {
    const read = async () => {
      for await (const _ of await ask(way, "/cut"));
    };
    await expect(read()).rejects.toMatchObject({ code: "ECONNRESET" });
  });
});
