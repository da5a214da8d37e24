import { setTimeout as delay } from "node:timers/promises";
import { CancelledError } from "../../../src/base/errors.ts";
import { type GitHubError, isGitHub, isRefusal } from "../../../src/github/error.ts";
import { virtualClock } from "../aws/fixtures.ts";
import { failureOf, portTo, type Reply, type Responder, type Server, serve, TOKEN } from "./fixtures.ts";

const REPOSITORY = "GET /repos/{owner}/{repo}";
const RELEASE = "GET /repos/{owner}/{repo}/releases/{release_id}";
const CREATE = "POST /repos/{owner}/{repo}/releases";

const servers: Server[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function scene(respond: Responder) {
  const server = await serve(respond);
  servers.push(server);
  const clock = virtualClock(Date.UTC(2030, 0, 1, 12));
  return { server, clock, github: portTo(server.address, { clock }) };
}

const replies =
  (...list: (Reply | undefined)[]): Responder =>
  (_, count) =>
    list[Math.min(count, list.length) - 1];

describe("a call", () => {
  it("goes to its route with the token, and comes back as the JSON says", async () => {
    const { server, github } = await scene(replies([201, { id: 7 }]));
    const made = await github.call(CREATE, { tag_name: "v1", body: "Größer" });
    expect(made.id).toBe(7);
    expect(server.asked).toMatchObject([
      {
        method: "POST",
        path: "/repos/octo/lab/releases",
        body: '{"tag_name":"v1","body":"Größer"}',
        headers: {
          ...{ authorization: `token ${TOKEN}`, "content-length": "35", "x-github-api-version": "2022-11-28" },
          "user-agent": expect.stringMatching(/^slipway\/0\.0\.0 octokit/),
        },
      },
    ]);
  });

  it("has letters in its path that a path cannot have", async () => {
    const { server, github } = await scene(replies([200, { id: 1 }]));
    await github.call("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag: "v1/ü #?" });
    expect(server.asked[0]?.path).toBe("/repos/octo/lab/releases/tags/v1%2F%C3%BC%20%23%3F");
  });

  it("of a list takes every page, and the token stays here whatever host a link names", async () => {
    const { server, github } = await scene(({ path }) => {
      const page = Number(new URL(path, "http://here").searchParams.get("page") ?? 1);
      const next = `http://else.example/repositories/1/releases?page=${page + 1}`;
      return [
        200,
        [{ id: page }],
        page < 3 ? { link: `<${server.address}/>; rel="first", <${next}>; rel="next"` } : {},
      ];
    });
    const all = await github.all("GET /repos/{owner}/{repo}/releases", {});
    expect(all.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(server.asked[0]?.path).toBe("/repos/octo/lab/releases?per_page=100");
  });

  it("to a repository with a new name follows GitHub there, as it was", async () => {
    const { server, github } = await scene(({ path }) =>
      path.includes("/lab") ? [307, { message: "Moved" }, { location: "/repositories/9/releases" }] : [201, { id: 3 }],
    );
    await github.call(CREATE, { tag_name: "v1" });
    expect(server.asked[1]).toMatchObject({
      ...{ method: "POST", path: "/repositories/9/releases", body: '{"tag_name":"v1"}' },
      headers: { authorization: `token ${TOKEN}` },
    });
  });
});

describe("a failure of the server", () => {
  const broken: Reply = [502, "<html>Unicorn</html>"];

  it("is tried again where the call changes nothing, or the same thing to the same", async () => {
    for (const [route, parameters] of [
      [RELEASE, { release_id: 1 }],
      ["PATCH /repos/{owner}/{repo}/releases/{release_id}", { release_id: 1, draft: false }],
      ["POST /repos/{owner}/{repo}/releases/generate-notes", { tag_name: "v1" }],
    ] as const) {
      const { server, github } = await scene(replies(broken, undefined, [200, { id: 1 }]));
      await github.call(route, parameters);
      expect(server.asked).toHaveLength(3);
    }
  });

  it("is told at once where another try could make a second release", async () => {
    for (const [reply, kind] of [
      [broken, "server"],
      [undefined, "lost"],
    ] as const) {
      const { server, github } = await scene(replies(reply, [201, { id: 2 }]));
      expect(isGitHub(await failureOf(github.call(CREATE, { tag_name: "v1" })), kind)).toBe(true);
      expect(server.asked).toHaveLength(1);
    }
  });

  it("is given up after two minutes", async () => {
    const { clock, github } = await scene(replies([503, { message: "down" }]));
    const begin = clock.now();
    expect(await failureOf(github.call(REPOSITORY, {}))).toMatchObject({ facts: { kind: "server", status: 503 } });
    expect(clock.now() - begin).toBeGreaterThan(90_000);
    expect(clock.now() - begin).toBeLessThanOrEqual(120_000);
  });

  it("in the answer to a removal is none when the thing is gone", async () => {
    const { server, github } = await scene(replies(undefined, [404, { message: "Not Found" }]));
    await github.call("DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}", { asset_id: 5 });
    expect(server.asked).toHaveLength(2);
  });

  it("that cuts an answer short is no answer", async () => {
    const { github } = await scene(replies([200, '{"id": 1', { "content-type": "application/json" }]));
    expect(await failureOf(github.call(REPOSITORY, {}))).toMatchObject({ facts: { kind: "lost" } });
  });

  it("that nobody is at the address at all is told after seconds", async () => {
    const { server, clock, github } = await scene(replies([200, {}]));
    await server.close();
    const begin = clock.now();
    expect(await failureOf(github.call(CREATE, { tag_name: "v1" }))).toMatchObject({ facts: { kind: "lost" } });
    expect(clock.now() - begin).toBeLessThanOrEqual(15_000);
  });
});

describe("a limit", () => {
  const slow = (seconds: string): Reply => [
    403,
    { message: "You have exceeded a secondary rate limit.", documentation_url: "https://docs.github.com/x" },
    { "retry-after": seconds },
  ];

  it("with a time is waited for, by every call, and what makes a thing is sent again too: it was refused", async () => {
    const { server, clock, github } = await scene(replies(slow("30"), [201, { id: 1 }]));
    const begin = clock.now();
    const first = github.call(CREATE, { tag_name: "v1" });
    await delay(100);
    await Promise.all([first, github.call(REPOSITORY, {})]);
    expect(clock.now() - begin).toBe(30_000);
    expect(server.asked).toHaveLength(3);
    expect(github.warned).toEqual(["GitHub has asked for a pause (rate limit): it goes on in 30 s."]);
  });

  it("without a time is waited for a minute, then two", async () => {
    const { clock, github } = await scene(replies([429, { message: "Slow" }], [429, "slow"], [200, {}]));
    const begin = clock.now();
    await github.call(REPOSITORY, {});
    expect(clock.now() - begin).toBe(180_000);
  });

  const usedUp = (clock: { now(): number }, minutes: number): Reply => [
    403,
    { message: "API rate limit exceeded for installation ID 1." },
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(clock.now() / 1_000 + minutes * 60), date: "" },
  ];

  it("of the hour is waited for where it ends soon", async () => {
    const { clock, github } = await scene((_, count) => (count === 1 ? usedUp(clock, 5) : [200, {}]));
    const begin = clock.now();
    await github.call(REPOSITORY, {});
    expect(clock.now() - begin).toBe(301_000);
  });

  it("of the hour that is long is told with its end, and nothing is sent until then", async () => {
    const { server, clock, github } = await scene(() => usedUp(clock, 40));
    const error = (await failureOf(github.call(REPOSITORY, {}))) as GitHubError;
    expect(error.facts).toMatchObject({ kind: "limited", retryAfter: 2_401_000 });
    expect(error.remedy).toMatch(/^It ends in 40 min 01 s, at 2030-01-01 12:40:01 UTC\./);
    expect(isGitHub(await failureOf(github.call(RELEASE, { release_id: 1 })), "limited")).toBe(true);
    expect(server.asked).toHaveLength(1);
  });

  it("that is not over in a quarter of an hour is given up", async () => {
    const { clock, github } = await scene(replies(slow("300")));
    const begin = clock.now();
    expect(isGitHub(await failureOf(github.call(REPOSITORY, {})), "limited")).toBe(true);
    expect(clock.now() - begin).toBe(900_000);
  });

  it("is not waited for after a cancel", async () => {
    const server = await serve(replies(slow("60")));
    servers.push(server);
    const cancel = new AbortController();
    const call = portTo(server.address).call(REPOSITORY, {}, { signal: cancel.signal });
    await delay(100);
    cancel.abort();
    expect(await failureOf(call)).toBeInstanceOf(CancelledError);
  });
});

describe("a refusal", () => {
  const refusedBy = async (reply: Reply, ...others: Reply[]) => {
    const { github } = await scene(replies(reply, ...others));
    return (await failureOf(github.call(CREATE, { tag_name: "v1" }))) as GitHubError;
  };
  const integration = { message: "Resource not accessible by integration" };

  it("names the permission that GitHub names, as a workflow writes it", async () => {
    const error = await refusedBy([
      403,
      integration,
      { "x-accepted-github-permissions": "contents=write,pull_requests=read; a=b" },
    ]);
    expect(error.facts).toMatchObject({ kind: "denied", status: 403 });
    expect(error.remedy).toContain("permissions:\n  contents: write\n  pull-requests: read\n");
  });

  it("names the one of the route where GitHub names none", async () => {
    expect((await refusedBy([403, integration])).remedy).toContain("permissions:\n  contents: write\n");
  });

  it("for another reason names that one", async () => {
    const archived = await refusedBy([403, { message: "Repository was archived so is read-only." }]);
    expect(archived.remedy).toMatch(/archived/);
    const sso = await refusedBy([403, integration, { "x-github-sso": "required; url=https://github.example/sso?x=1" }]);
    expect(sso.remedy).toContain("https://github.example/sso?x=1");
    const wrong = await refusedBy([401, { message: "Bad credentials" }]);
    expect(wrong.facts.kind).toBe("denied");
    expect(wrong.remedy).toMatch(/^The token is wrong/);
  });

  it("of a value has codes and fields", async () => {
    const error = await refusedBy([
      422,
      {
        message: "Validation Failed",
        errors: [{ resource: "Release", code: "already_exists", field: "tag_name" }, "odd"],
      },
      { "x-github-request-id": "AB:1" },
    ]);
    expect(isRefusal(error, "already_exists", "tag_name")).toBe(true);
    expect(error.message).toBe(
      "GitHub answered POST /repos/octo/lab/releases with 422: Validation Failed; tag_name already_exists; odd (request AB:1)",
    );
  });

  it("never has the token in it", async () => {
    const error = await refusedBy([403, integration]);
    expect(`${error.stack} ${error.remedy} ${JSON.stringify(error)}`).not.toContain(TOKEN);
  });
});

describe("a 404", () => {
  const nothing: Reply = [404, { message: "Not Found" }];
  const look = (route: string, repository: Reply) => async () => {
    const { server, github } = await scene(({ path }) => (path === "/repos/octo/lab" ? repository : nothing));
    const work = route === CREATE ? github.call(CREATE, { tag_name: "v1" }) : github.call(RELEASE, { release_id: 1 });
    return { error: (await failureOf(work)) as GitHubError, asked: server.asked };
  };

  it("is “missing” where the repository is seen", async () => {
    const { error } = await look(RELEASE, [200, { id: 1 }])();
    expect(error.facts.kind).toBe("missing");
  });

  it("is “denied” where it is the repository that is not seen", async () => {
    const { error } = await look(RELEASE, nothing)();
    expect(error.facts).toMatchObject({ kind: "denied", route: RELEASE, status: 404 });
    expect(error.message).toMatch(/no repository octo\/lab/);
  });

  it("to a new release is a right that is missing", async () => {
    const { error } = await look(CREATE, [200, { id: 1 }])();
    expect(error.facts.kind).toBe("denied");
    expect(error.remedy).toContain("contents: write");
  });

  it("with scopes that do not do is “denied”", async () => {
    const scopes = { "x-oauth-scopes": "read:org, gist", "x-accepted-oauth-scopes": "repo, public_repo" };
    const { github } = await scene(replies([404, { message: "Not Found" }, scopes]));
    expect(isGitHub(await failureOf(github.call(RELEASE, { release_id: 1 })), "denied")).toBe(true);
  });

  it("is no “missing” where the look at the repository fails", async () => {
    const { error } = await look(RELEASE, [500, { message: "oops" }])();
    expect(error.facts.kind).toBe("server");
  });

  it("costs no look once the repository has been seen", async () => {
    const { server, github } = await scene(({ path }) => (path.endsWith("/1") ? [200, {}] : nothing));
    await github.call(RELEASE, { release_id: 1 });
    await failureOf(github.call(RELEASE, { release_id: 2 }));
    expect(server.asked).toHaveLength(2);
  });
});
