/**
 * What the stand-in refuses: requests that break GitHub's own description (by the description itself), tokens that may not
 * ("Troubleshooting the REST API", "Permissions required for GitHub Apps"), and more than the limits ("Rate limits for the
 * REST API").
 */
import { ROUTES } from "../../../src/github/routes.ts";
import { API_OPERATIONS } from "../../support/github/operations.ts";
import { clientOf, FIRST, HERE, noOf, withGitHub } from "./client.ts";

test.each([
  ["a field of another type", "POST", "/releases", { tag_name: 1 }, "/tag_name must be string"],
  ["a field that GitHub would ignore", "POST", "/releases", { tag_name: "v1", target: "main" }, "properties (target)"],
  ["a field that is missing", "POST", "/releases", {}, "required property 'tag_name'"],
  ["a parameter that GitHub would ignore", "GET", "/releases?perpage=100", undefined, "properties (perpage)"],
  ["a parameter of another type", "GET", "/releases?per_page=all", undefined, "/per_page must be integer"],
  ["an id that is none", "GET", "/releases/v1", undefined, "/release_id must be integer"],
  ["an operation that there is not", "GET", "/release", undefined, "no such operation"],
] as const)("%s is told of, and answered with 500", async (_name, method, path, body, text) => {
  const told = withGitHub(async (standIn, client) => {
    const no = await noOf(client.request(`${method} /repos/octo/example${path}`, body));
    expect([no.status, no.message]).toEqual([500, expect.stringContaining(text)]);
    expect(standIn.releases()).toEqual([]);
  });
  await expect(told).rejects.toThrow(text);
});

test("every route that Slipway may call is one of the stand-in's", () => {
  const paths = Object.keys(ROUTES).map((route) => route.replace("{origin}", "").replace("{?name,label}", ""));
  expect(paths.filter((path) => !Object.hasOwn(API_OPERATIONS, path))).toEqual([]);
});

test("an answer of the stand-in that breaks the description is told of too", async () => {
  const told = withGitHub(async (standIn, client) => {
    await standIn.addRelease({ tag: "v1", createdAt: "yesterday" });
    expect(await noOf(client.repos.listReleases(HERE))).toMatchObject({ status: 500 });
  });
  await expect(told).rejects.toThrow('created_at must match format "date-time"');
});

test("what a token may do, and what is said to who may not", () => {
  const tokens = {
    reader: { contents: "read" },
    states: { statuses: "write" },
    writer: { contents: "write" },
  } as const;
  return withGitHub(
    async (standIn) => {
      await standIn.addRelease({ tag: "v0", draft: true });
      const as = (token: string) => clientOf(standIn, token);
      const create = (token: string) => as(token).repos.createRelease({ ...HERE, tag_name: "v1" });
      const denied = { status: 403, message: "Resource not accessible by integration" };
      expect(await noOf(create("reader"))).toMatchObject(denied);
      expect(await noOf(create("states"))).toMatchObject(denied);
      expect(await noOf(create("unknown"))).toMatchObject({ status: 401, message: "Bad credentials" });
      expect(await noOf(create(""))).toMatchObject({ status: 401, message: "Requires authentication" });
      expect(await noOf(as("reader").repos.getRelease({ ...HERE, release_id: 1 }))).toMatchObject({ status: 404 });
      const status = { ...HERE, sha: FIRST, state: "success" } as const;
      expect(await noOf(as("writer").repos.createCommitStatus(status))).toMatchObject(denied);
      const made = await as("states").repos.createCommitStatus(status);
      expect(made.headers["x-accepted-github-permissions"]).toBe("statuses=write");
      expect((await as("").repos.get(HERE)).status).toBe(200);
    },
    { tokens },
  );
});

test("a private repository is not there for who has no token", () =>
  withGitHub(
    async (standIn) => {
      expect(await noOf(clientOf(standIn, "").repos.get(HERE))).toMatchObject({ status: 404 });
      expect((await clientOf(standIn).repos.get(HERE)).data.private).toBe(true);
    },
    { private: true },
  ));

test("the primary limit says what is left, and when it begins anew", () =>
  withGitHub(
    async (standIn, client) => {
      const { headers } = await client.repos.get(HERE);
      expect(headers).toMatchObject({
        "x-ratelimit-limit": "2",
        "x-ratelimit-remaining": "1",
        "x-ratelimit-used": "1",
      });
      expect(headers["x-github-request-id"]).toBeTruthy();
      await client.repos.get(HERE);
      expect(await noOf(client.repos.get(HERE))).toMatchObject({
        status: 403,
        message: expect.stringContaining("API rate"),
      });
      expect(Number(headers["x-ratelimit-reset"]) * 1000).toBeGreaterThan(Date.now() + 3_500_000);
      expect(standIn.requests).toHaveLength(3);
    },
    { limits: { perHour: 2 } },
  ));

test("who is used up stays so until the time that is said, and is let in then", () =>
  withGitHub(async (standIn, client) => {
    standIn.fault({ nth: 1 }, { kind: "rate-limit", seconds: 1 });
    expect(await noOf(client.repos.get(HERE))).toMatchObject({ status: 403 });
    const again = await client.repos.get(HERE).catch((error) => error);
    expect([again.status, again.response.headers["x-ratelimit-remaining"]]).toEqual([403, "0"]);
    const reset = Number(again.response.headers["x-ratelimit-reset"]) * 1000;
    await new Promise((resolve) => setTimeout(resolve, reset - Date.now() + 5));
    expect((await client.repos.get(HERE)).status).toBe(200);
    expect(standIn.requests.map(({ early }) => early)).toEqual([false, true, false]);
  }));

test("who makes too much in a minute, or asks too much at once, is told to wait; who does not wait is noticed", () =>
  withGitHub(
    async (standIn, client) => {
      const create = (number: number) => client.repos.createRelease({ ...HERE, tag_name: `v${number}`, draft: true });
      await create(1);
      await create(2);
      const limited = await create(3).catch((error) => error);
      expect([limited.status, limited.response.headers["retry-after"]]).toEqual([403, "60"]);
      standIn.fault({ times: 4 }, { kind: "delay", milliseconds: 20 });
      const many = await Promise.allSettled(Array.from({ length: 5 }, () => client.repos.get(HERE)));
      expect(many.filter(({ status }) => status === "rejected")).toHaveLength(1);
      expect(standIn.pace()).toEqual({ concurrent: 5, contentPerMinute: 3 });
    },
    { limits: { contentPerMinute: 2, concurrent: 4 } },
  ));

test("a pause that was asked for is kept by nobody's grace", () =>
  withGitHub(async (standIn, client) => {
    standIn.fault({ nth: 1 }, { kind: "secondary-limit", retryAfter: 1 });
    const first = await client.repos.get(HERE).catch((error) => error);
    expect([first.status, first.response.headers["retry-after"]]).toEqual([403, "1"]);
    expect(await noOf(client.repos.get(HERE))).toMatchObject({ status: 403 });
    await new Promise((resolve) => setTimeout(resolve, 1010));
    await client.repos.get(HERE);
    expect(standIn.requests.map(({ early }) => early)).toEqual([false, true, false]);
  }));
