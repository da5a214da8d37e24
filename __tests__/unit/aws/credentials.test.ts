import { assumeRole, sessionName } from "../../../src/aws/assume-role.ts";
import { type AwsCredentials, keepFresh } from "../../../src/aws/credentials.ts";
import { fetchOidcToken } from "../../../src/aws/oidc.ts";
import { createTransport } from "../../../src/aws/transport.ts";
import { sdkError, virtualClock } from "./fixtures.ts";

const MINUTE = 60_000;

function session(number: number, end: number): AwsCredentials {
  return { accessKeyId: "ASIA", secretAccessKey: `s${number}`, sessionToken: `t${number}`, expiration: new Date(end) };
}

test("a session is fetched once for all who ask, and anew before it ends", async () => {
  const clock = virtualClock();
  const secrets: string[] = [];
  let fetched = 0;
  const source = keepFresh(
    async () => {
      fetched += 1;
      return session(fetched, clock.now() + 15 * MINUTE);
    },
    clock,
    (text) => secrets.push(text),
  );
  await Promise.all([source.get(), source.get(), source.get()]);
  await clock.sleep(9 * MINUTE);
  expect((await source.get()).secretAccessKey).toBe("s1");
  await clock.sleep(2 * MINUTE);
  expect((await source.get()).secretAccessKey).toBe("s2");
  expect(fetched).toBe(2);
  expect(secrets).toEqual(["s1", "t1", "s2", "t2"]);
});

test("while a session is still good, a renewal that fails does no harm; afterwards it is told", async () => {
  const clock = virtualClock();
  let fails = false;
  const source = keepFresh(
    async () => {
      if (fails) throw new Error("STS is away");
      return session(1, clock.now() + 15 * MINUTE);
    },
    clock,
    () => undefined,
  );
  await source.get();
  fails = true;
  await clock.sleep(12 * MINUTE);
  await expect(source.get()).resolves.toMatchObject({ secretAccessKey: "s1" });
  await clock.sleep(4 * MINUTE);
  await expect(source.get()).rejects.toThrow("STS is away");
});

const ENDPOINT = { url: "https://token.example/x?api-version=2", token: "bearer" };

function answering(...answers: (Response | Error)[]) {
  const asked: { url: string; authorization: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push({ url: String(url), authorization: new Headers(init?.headers).get("authorization") });
    const answer = answers.shift();
    if (!answer) throw new Error("asked once too often");
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, fetch };
}

test("the token is asked for AWS, and again where GitHub fails for a moment", async () => {
  const reset = new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
  const { asked, fetch } = answering(new Response("", { status: 503 }), reset, Response.json({ value: "a.b-c.d_e" }));
  await expect(fetchOidcToken(ENDPOINT, { fetch, clock: virtualClock() })).resolves.toBe("a.b-c.d_e");
  expect(asked).toHaveLength(3);
  expect(asked[0]).toEqual({
    url: "https://token.example/x?api-version=2&audience=sts.amazonaws.com",
    authorization: "Bearer bearer",
  });
});

test("a job without the right to a token is told the lines that it needs", async () => {
  const { fetch } = answering(new Response("", { status: 403 }));
  await expect(fetchOidcToken(ENDPOINT, { fetch, clock: virtualClock() })).rejects.toMatchObject({
    remedy: expect.stringContaining("id-token: write"),
  });
});

const REQUEST = { role: "arn:aws:iam::111122223333:role/ci/builder", session: "slipway-1" };

function stsThat(answer: (operation: string, input: object) => unknown) {
  const send = async ({ operation, input }: { operation: string; input: object }) => answer(operation, input);
  return createTransport(send, { region: "eu-central-1", clock: virtualClock(), signIn: "" });
}

test.each([
  ["by the workflow's token", "jwt", "AssumeRoleWithWebIdentity"],
  ["by the credentials at hand", undefined, "AssumeRole"],
])("a role is assumed %s", async (_, token, expected) => {
  const end = new Date(3_600_000);
  const aws = stsThat((operation) => {
    expect(operation).toBe(expected);
    return { Credentials: { AccessKeyId: "ASIA", SecretAccessKey: "s", SessionToken: "t", Expiration: end } };
  });
  await expect(assumeRole(aws, { ...REQUEST, token })).resolves.toEqual({
    ...{ accessKeyId: "ASIA", secretAccessKey: "s", sessionToken: "t", expiration: end },
  });
});

test("a role that does not trust the workflow: what its trust policy must allow, and how to see it", async () => {
  const aws = stsThat(() => {
    throw sdkError("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity");
  });
  await expect(assumeRole(aws, { ...REQUEST, token: "jwt" })).rejects.toMatchObject({
    message: expect.stringContaining(REQUEST.role),
    remedy: expect.stringMatching(/token\.actions\.githubusercontent\.com.*get-role --role-name builder/s),
  });
});

test("an account that does not know GitHub is told the command that makes it known", async () => {
  const aws = stsThat(() => {
    throw sdkError("InvalidIdentityToken", 400, "No OpenIDConnect provider found in your account for https://…");
  });
  await expect(assumeRole(aws, { ...REQUEST, token: "jwt" })).rejects.toMatchObject({
    remedy: expect.stringContaining("aws iam create-open-id-connect-provider"),
  });
});

test("a session's name has only letters that STS takes, and not too many", () => {
  expect(sessionName("my host: ü")).toMatch(/^[\w+=,.@-]{2,64}$/);
  expect(sessionName("x".repeat(200))).toHaveLength(64);
});
