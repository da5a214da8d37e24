import { getEventListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAws } from "../../../src/aws/client.ts";
import type { CommandTable } from "../../../src/aws/operations/table.ts";
import { systemClock } from "../../../src/base/clock.ts";
import { CancelledError } from "../../../src/base/errors.ts";

/** What the server does with a request, in turn; the last one stays. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const xml =
  (status: number, text: string): Answer =>
  (_, response) => {
    response.writeHead(status, { "content-type": "text/xml" }).end(text);
  };

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

const stsError = (code: string, message: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

const reset: Answer = (request) => {
  request.socket.resetAndDestroy();
};

let server: Server;
let answers: Answer[];
let arrived: IncomingMessage[];
let onArrival: () => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    arrived.push(request);
    request.resume();
    request.on("end", () => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(request, response);
      onArrival();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function open(...given: Answer[]) {
  answers = given;
  arrived = [];
  onArrival = () => undefined;
  let keys = 0;
  let forgotten = 0;
  const credentials = {
    get: async () => {
      keys += 1;
      return { accessKeyId: `AKIA${forgotten}`, secretAccessKey: "s" };
    },
    forget: () => {
      forgotten += 1;
    },
  };
  const aws = createAws({
    region: "eu-central-1",
    endpointUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials,
    clock: systemClock,
    random: () => 0,
    signIn: "",
  });
  return { aws, keys: () => keys };
}

test("a lost answer and a throttle are sent again, over the real client", async () => {
  const { aws } = open(reset, xml(400, stsError("Throttling", "Rate exceeded")), xml(200, IDENTITY));
  await expect(aws.call("sts", "GetCallerIdentity", {})).resolves.toMatchObject({ Account: "111122223333" });
  expect(arrived).toHaveLength(3);
});

test("an answer that breaks off half-way counts as lost", async () => {
  const half: Answer = (request, response) => {
    response.writeHead(200, { "content-length": String(IDENTITY.length) }).write(IDENTITY.slice(0, 40), () => {
      request.socket.resetAndDestroy();
    });
  };
  const { aws } = open(half, xml(200, IDENTITY));
  await expect(aws.call("sts", "GetCallerIdentity", {})).resolves.toMatchObject({ Account: "111122223333" });
  expect(arrived).toHaveLength(2);
});

test("AWS's code, status and words are in the error, and what is final is sent once", async () => {
  const { aws } = open(xml(403, stsError("AccessDenied", "User: arn:aws:iam::1:user/ann is not authorized")));
  await expect(aws.call("sts", "GetCallerIdentity", {})).rejects.toMatchObject({
    ...{ service: "sts", operation: "GetCallerIdentity", code: "AccessDenied", status: 403 },
    message: expect.stringContaining("not authorized"),
  });
  expect(arrived).toHaveLength(1);
});

test("an object that is not there is NotFound, although HEAD has no words", async () => {
  const { aws } = open((_, response) => {
    response.writeHead(404).end();
  });
  await expect(aws.call("s3", "HeadObject", { Bucket: "images", Key: "a" })).rejects.toMatchObject({
    code: "NotFound",
    status: 404,
  });
  expect(arrived[0]?.url).toBe("/images/a");
});

test("a session that AWS calls over is renewed, and the call sent with the new one", async () => {
  const { aws } = open(xml(403, stsError("ExpiredToken", "The token is expired")), xml(200, IDENTITY));
  await aws.call("sts", "GetCallerIdentity", {});
  expect(arrived.map(({ headers }) => /AKIA\d/.exec(headers.authorization ?? "")?.[0])).toEqual(["AKIA0", "AKIA1"]);
});

test("credentials are asked for once for many calls", async () => {
  const { aws, keys } = open(xml(200, IDENTITY));
  await Promise.all(Array.from({ length: 20 }, () => aws.call("sts", "GetCallerIdentity", {})));
  expect(keys()).toBe(1);
});

test("a cancel ends a call that AWS does not answer", async () => {
  const { aws } = open(() => undefined);
  const cancel = new AbortController();
  onArrival = () => cancel.abort();
  const call = aws.call("sts", "GetCallerIdentity", {}, { signal: cancel.signal });
  await expect(call).rejects.toBeInstanceOf(CancelledError);
});

test("many calls with one signal leave no listeners behind", async () => {
  const { aws } = open(reset, xml(200, IDENTITY));
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 30 }, () => aws.call("sts", "GetCallerIdentity", {}, { signal })));
  // A request's own listener goes when its socket is free again.
  await new Promise((resolve) => setImmediate(resolve));
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("a table that lacks an operation, or has another one's command, does not compile", async () => {
  const { commands } = await import("../../../src/aws/operations/sts.ts");
  const { AssumeRole, AssumeRoleWithWebIdentity } = commands;
  // @ts-expect-error GetCallerIdentity is missing.
  const lacking: CommandTable<"sts"> = { AssumeRole, AssumeRoleWithWebIdentity };
  // @ts-expect-error The answer is that of another operation.
  const mixed: CommandTable<"sts"> = { AssumeRole, AssumeRoleWithWebIdentity, GetCallerIdentity: AssumeRole };
  expect([lacking, mixed]).toHaveLength(2);
});
