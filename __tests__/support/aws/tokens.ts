import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A token as GitHub gives it to a workflow's job, in its form alone: nobody signed it. */
export const TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJyZXBvOm9jdG8vZXhhbXBsZSJ9.c2lnbmF0dXJl";

export interface TokenServer {
  /** What a job with `id-token: write` has in its environment. */
  env: Record<string, string>;
  /** How many tokens were given so far. */
  given(): number;
  stop(): Promise<void>;
}

/**
 * Where a job gets its OIDC tokens, as GitHub's documentation has it ("OpenID Connect reference"): to whoever has the job's
 * own token, for AWS as audience.
 */
export async function startTokens(): Promise<TokenServer> {
  let given = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://tokens");
    const allowed = request.headers.authorization === "Bearer job-token";
    if (!allowed || url.searchParams.get("audience") !== "sts.amazonaws.com") {
      response.writeHead(403).end("{}");
      return;
    }
    given += 1;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ count: 1, value: TOKEN }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "job-token",
    },
    given: () => given,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
