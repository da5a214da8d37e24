import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { CancelledError } from "../../../src/base/errors.ts";
import type { GitHubError } from "../../../src/github/error.ts";
import { answer, deferred, failureOf, listen, portTo, TOKEN } from "./fixtures.ts";

const closers: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

async function scene(
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  asksFirst?: (request: IncomingMessage, response: ServerResponse) => void,
  stalled?: number,
) {
  const server = await listen(handle, asksFirst ? { asksFirst } : {});
  closers.push(server.close);
  const github = portTo(server.address, stalled === undefined ? {} : { stalled });
  const upload = (body: Readable, size: number, signal?: AbortSignal) =>
    github.upload({
      ...{ name: "lab 1.vmdk", label: "Disk", contentType: "application/x-vmdk", size, body, signal },
      url: `${server.address}/repos/octo/lab/releases/7/assets{?name,label}`,
    });
  return { github, upload };
}

const PART = Buffer.alloc(65_536, 7);

/** So many parts of 64 KiB. */
function parts(count: number): Readable {
  return Readable.from(Array.from({ length: count }, () => PART));
}

const WHOLE = 64;
const SIZE = WHOLE * PART.length;

it("sends a file whole, by its release's address, with its name, label, type and size", async () => {
  let seen: Record<string, unknown> = {};
  const { upload } = await scene(async (request, response) => {
    let length = 0;
    for await (const part of request) length += part.length;
    const { method, url, headers } = request;
    seen = {
      method,
      url,
      length,
      type: headers["content-type"],
      size: headers["content-length"],
      by: headers.authorization,
    };
    answer(response, [201, { id: 3, state: "uploaded" }]);
  });
  expect(await upload(parts(WHOLE), SIZE)).toEqual({ id: 3, state: "uploaded" });
  expect(seen).toEqual({
    ...{ method: "POST", url: "/repos/octo/lab/releases/7/assets?name=lab%201.vmdk&label=Disk", length: SIZE },
    ...{ type: "application/x-vmdk", size: String(SIZE), by: `token ${TOKEN}` },
  });
});

it("sends nothing of a file that the server does not take", async () => {
  let came = 0;
  const { upload } = await scene(
    () => undefined,
    (request, response) => {
      request.on("data", (part: Buffer) => {
        came += part.length;
      });
      answer(response, [422, { message: "Validation Failed", errors: [{ code: "already_exists", field: "name" }] }]);
    },
  );
  const body = parts(WHOLE);
  expect(await failureOf(upload(body, SIZE))).toMatchObject({ facts: { kind: "invalid", status: 422 } });
  expect({ came, destroyed: body.destroyed }).toEqual({ came: 0, destroyed: true });
});

it("sends the file to a server that has no word for asking first", async () => {
  const { upload } = await scene(
    () => undefined,
    (request, response) => {
      request.resume();
      request.on("end", () => answer(response, [201, { id: 4 }]));
    },
  );
  expect((await upload(parts(WHOLE), SIZE)).id).toBe(4);
});

it("sends a file without asking to a server that does not take that", async () => {
  let length = 0;
  const expected: (string | undefined)[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    expected.push(request.headers.expect);
    if (request.headers.expect) return answer(response, [417]);
    for await (const part of request) length += part.length;
    answer(response, [201, { id: 5 }]);
  };
  const { upload } = await scene(take, (request, response) => void take(request, response));
  expect((await upload(parts(WHOLE), SIZE)).id).toBe(5);
  expect({ length, expected }).toEqual({ length: SIZE, expected: ["100-continue", undefined] });
});

it.each([403, 413, 422, 500])(
  "tells an answer %d that comes in the middle, although the server then cuts the connection",
  async (status) => {
    const cutting = await scene(async (request, response) => {
      await once(request, "data");
      request.pause();
      const text = JSON.stringify({ message: "You have exceeded a secondary rate limit" });
      response.writeHead(status, {
        "content-type": "application/json",
        "retry-after": "7",
        "content-length": text.length,
      });
      response.end(text, () => request.socket.destroy());
    });
    for (let time = 0; time < 20; time += 1) {
      const error = (await failureOf(cutting.upload(parts(WHOLE), SIZE))) as GitHubError;
      expect(error.facts).toMatchObject({ status });
      if (status === 403) break; // Its pause would be waited for by the next one.
    }
  },
);

it("tells a lost connection as such, and a broken answer too", async () => {
  const { upload } = await scene(async (request) => {
    await once(request, "data");
    request.socket.destroy();
  });
  expect(await failureOf(upload(parts(WHOLE), SIZE))).toMatchObject({ facts: { kind: "lost" } });
  const cut = await scene(async (request, response) => {
    for await (const _ of request);
    response.writeHead(201, { "content-type": "application/json", "content-length": "100" });
    response.write('{"id": 1');
    await delay(20);
    request.socket.destroy();
  });
  expect(await failureOf(cut.upload(parts(1), PART.length))).toMatchObject({ facts: { kind: "lost" } });
});

describe("a body", () => {
  const whatServerSaw = async (body: Readable, size: number) => {
    let complete = false;
    const { upload } = await scene((request) => {
      request.resume();
      request.on("error", () => undefined);
      request.on("end", () => {
        complete = request.complete;
      });
    });
    const error = await failureOf(upload(body, size));
    await delay(50);
    return { error, complete };
  };

  it("that is longer or shorter than announced is an error, and the server has no whole file", async () => {
    expect(await whatServerSaw(parts(3), 2 * PART.length)).toMatchObject({
      error: { message: expect.stringMatching(/^lab 1\.vmdk is longer than the 131072 bytes/) },
      complete: false,
    });
    expect(await whatServerSaw(parts(1), 2 * PART.length)).toMatchObject({
      error: { message: expect.stringMatching(/shorter/) },
      complete: false,
    });
  });

  it("that fails is told with its own error", async () => {
    const broken = new Error("S3 is gone");
    const body = Readable.from(
      (async function* () {
        yield PART;
        throw broken;
      })(),
    );
    expect(await whatServerSaw(body, SIZE)).toEqual({ error: broken, complete: false });
  });

  it("that has failed before its turn ends nothing else, and is told then", async () => {
    const { upload } = await scene(() => undefined);
    const body = new Readable({ read: () => undefined });
    const work = failureOf(upload(body, 10));
    body.destroy(new Error("early"));
    expect(await work).toMatchObject({ message: "early" });
  });
});

it("ends at once with a cancel, also while the body has nothing to give", async () => {
  const reached = deferred();
  const { upload } = await scene((request) => {
    request.resume();
    request.on("error", () => undefined);
    reached.resolve();
  });
  const cancel = new AbortController();
  const body = new Readable({ read: () => undefined });
  const work = failureOf(upload(body, 10, cancel.signal));
  await reached.promise;
  cancel.abort();
  expect(await work).toBeInstanceOf(CancelledError);
  expect(body.destroyed).toBe(true);
});

describe("a connection on which nothing moves", () => {
  it("is given up while the file is sent", async () => {
    const { upload } = await scene((request) => void request.pause(), undefined, 100);
    expect(await failureOf(upload(parts(400), 400 * PART.length))).toMatchObject({
      facts: { kind: "lost" },
      cause: { code: "ETIMEDOUT" },
    });
  });

  it("is given five times as long for the answer to a file", async () => {
    const { upload } = await scene(
      async (request, response) => {
        for await (const _ of request);
        await delay(350);
        answer(response, [201, { id: 1 }]);
      },
      undefined,
      100,
    );
    expect((await upload(parts(1), PART.length)).id).toBe(1);
  });

  it("is kept while the file itself comes slowly", async () => {
    const { upload } = await scene(
      async (request, response) => {
        for await (const _ of request);
        answer(response, [201, { id: 1 }]);
      },
      undefined,
      100,
    );
    const body = Readable.from(
      (async function* () {
        yield PART;
        await delay(350);
        yield PART;
      })(),
    );
    expect((await upload(body, 2 * PART.length)).id).toBe(1);
  });
});

it("is not tried again by itself, and the next one waits for the pause that GitHub asked for", async () => {
  const times: number[] = [];
  const { upload } = await scene(async (request, response) => {
    for await (const _ of request);
    times.push(performance.now());
    const limit = { message: "You have exceeded a secondary rate limit" };
    answer(response, times.length === 1 ? [403, limit, { "retry-after": "1" }] : [201, { id: 2 }]);
  });
  const begin = performance.now();
  expect(await failureOf(upload(parts(1), PART.length))).toMatchObject({
    facts: { kind: "limited", retryAfter: 1_000 },
  });
  expect(performance.now() - begin).toBeLessThan(900);
  expect((await upload(parts(1), PART.length)).id).toBe(2);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
});
