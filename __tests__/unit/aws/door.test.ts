import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ProblemsError } from "../../../src/base/errors.ts";
import { openAws } from "../../../src/doors/aws.ts";
import { resolvePlace } from "../../../src/doors/aws-place.ts";
import { findCallerAddress } from "../../../src/doors/caller-address.ts";
import { virtualClock } from "./fixtures.ts";

const ofProfile = async () => "eu-north-1";

test.each([
  ["the input", { region: "eu-west-1" }, { AWS_REGION: "eu-west-2" }, "eu-west-1"],
  ["AWS_REGION", {}, { AWS_REGION: "eu-west-2", AWS_DEFAULT_REGION: "eu-west-3" }, "eu-west-2"],
  ["AWS_DEFAULT_REGION", {}, { AWS_REGION: "", AWS_DEFAULT_REGION: "us-gov-west-1" }, "us-gov-west-1"],
  ["the profile", {}, {}, "eu-north-1"],
])("the Region comes from %s", async (_, settings, environment, region) => {
  expect(await resolvePlace(settings, environment, ofProfile)).toEqual({ region, endpointUrl: undefined });
});

test.each([
  [{}, "region"],
  [{ region: "Frankfurt" }, "region"],
  [{ region: "eu-west-1", endpointUrl: "localhost:4566" }, "endpoint-url"],
])("%j is a problem of an input", async (settings, subject) => {
  const error = await resolvePlace(settings, {}, async () => undefined).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemsError);
  expect(error).toMatchObject({ problems: [{ subject }] });
});

test("the caller's address is an IPv4 address, or a remedy that names allow-from", async () => {
  await expect(findCallerAddress(async () => new Response("203.0.113.7\n"))).resolves.toBe("203.0.113.7");
  const page = async () => new Response("<html>Sign in to the hotel's network</html>");
  await expect(findCallerAddress(page)).rejects.toMatchObject({ remedy: expect.stringContaining("allow-from") });
  const offline = async () => {
    throw new TypeError("fetch failed");
  };
  await expect(findCallerAddress(offline)).rejects.toMatchObject({ remedy: expect.stringContaining("allow-from") });
});

test("on a runner a role's session begins with a token of the job's own, and all of it is masked", async () => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      requests.push(
        `${new URLSearchParams(body).get("Action")} ${/AKIA|ASIA/.exec(request.headers.authorization ?? "")}`,
      );
      const session = `<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIA</AccessKeyId>
<SecretAccessKey>key-of-session</SecretAccessKey><SessionToken>token-of-session</SessionToken>
<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>`;
      response.end(
        `<Response>${session}<GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></Response>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const secrets: string[] = [];
    const { aws } = await openAws(
      {
        region: "eu-central-1",
        roleToAssume: "arn:aws:iam::111122223333:role/builder",
        endpointUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      },
      { ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example/", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer" },
      {
        clock: virtualClock(),
        secret: (text) => secrets.push(text),
        fetch: async () => Response.json({ value: "the.job.token" }),
        found: {
          credentials: async () => {
            throw new Error("the credentials at hand are not needed");
          },
          region: async () => undefined,
        },
      },
    );
    await Promise.all([aws.call("sts", "GetCallerIdentity", {}), aws.call("sts", "GetCallerIdentity", {})]);
    expect(requests).toEqual(["AssumeRoleWithWebIdentity null", "GetCallerIdentity ASIA", "GetCallerIdentity ASIA"]);
    expect(secrets).toEqual(["the.job.token", "key-of-session", "token-of-session"]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
