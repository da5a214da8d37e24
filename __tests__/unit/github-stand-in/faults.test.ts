/**
 * What the stand-in does when it is told to fail, as a client sees it, and what is there afterwards. That an upload which
 * broke off leaves a `starter` is GitHub's word for a 502 and our reading for the rest.
 */
import { UPLOAD } from "../../support/github/operations.ts";
import type { Effect, StandIn } from "../../support/github/types.ts";
import { HERE, noOf, upload, withGitHub } from "./client.ts";

const CREATE = "POST /repos/{owner}/{repo}/releases";
const draft = { ...HERE, tag_name: "v1", draft: true };
const states = (standIn: StandIn) => standIn.releases()[0]?.assets.map(({ name, state, size }) => [name, state, size]);
const statusOf = (answer: Promise<Response>) =>
  answer.then(
    ({ status }) => status,
    () => "lost" as const,
  );

test.each<[Effect, number | "lost", unknown]>([
  [{ kind: "status", status: 500 }, 500, []],
  [{ kind: "bad-gateway" }, 502, [["a.bin", "starter", 0]]],
  [{ kind: "bad-gateway", leaves: "uploaded" }, 502, [["a.bin", "uploaded", 100_000]]],
  [{ kind: "bad-gateway", leaves: "nothing" }, 502, []],
  [{ kind: "secondary-limit", retryAfter: 1 }, 403, []],
  [{ kind: "secondary-limit", status: 429 }, 429, []],
  [{ kind: "lose-request" }, "lost", []],
  [{ kind: "lose-answer" }, "lost", [["a.bin", "uploaded", 100_000]]],
  [{ kind: "cut-upload", bytes: 10 }, "lost", [["a.bin", "starter", 0]]],
  [{ kind: "corrupt", how: "size" }, 201, [["a.bin", "uploaded", 50_000]]],
])("an upload with %j", (effect, status, left) =>
  withGitHub(async (standIn, client) => {
    const { upload_url } = (await client.repos.createRelease(draft)).data;
    standIn.fault({ operation: UPLOAD, name: "a.bin", times: 1 }, effect);
    expect(await statusOf(upload(upload_url, "a.bin", new Uint8Array(100_000)))).toBe(status);
    expect(states(standIn)).toEqual(left);
    expect(await statusOf(upload(upload_url, "b.bin", "b"))).toBe(
      effect.kind === "secondary-limit" && effect.retryAfter ? 403 : 201,
    );
  }),
);

test("a name that a failed upload holds without being listed", () =>
  withGitHub(async (standIn, client) => {
    const { upload_url, id: release_id } = (await client.repos.createRelease(draft)).data;
    standIn.fault({ operation: UPLOAD, nth: 1 }, { kind: "bad-gateway", leaves: "hidden" });
    expect(await statusOf(upload(upload_url, "a.bin", "a"))).toBe(502);
    expect((await client.repos.listReleaseAssets({ ...HERE, release_id })).data).toEqual([]);
    expect(await statusOf(upload(upload_url, "a.bin", "a"))).toBe(422);
  }));

test.each(["bytes", "digest", "no-digest"] as const)("what is stored is not what was sent: %s", (how) =>
  withGitHub(async (standIn, client) => {
    const { upload_url } = (await client.repos.createRelease(draft)).data;
    const right = await (await upload(upload_url, "a.bin", "the same")).json();
    standIn.fault({ name: "b.bin" }, { kind: "corrupt", how });
    const wrong = await (await upload(upload_url, "b.bin", "the same")).json();
    expect(right.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(wrong.digest === null).toBe(how === "no-digest");
    expect(wrong).not.toMatchObject({ digest: right.digest });
    expect(wrong.size).toBe(right.size);
  }),
);

test("faults are for one operation, the nth call, and can be taken back", () =>
  withGitHub(async (standIn, client) => {
    const disarm = standIn.fault({ operation: CREATE, nth: 2 }, { kind: "status", status: 503, message: "Busy" });
    await client.repos.createRelease(draft);
    expect(await noOf(client.repos.createRelease(draft))).toMatchObject({ status: 503, message: "Busy" });
    disarm();
    standIn.fault({}, { kind: "status", status: 500 });
    standIn.clearFaults();
    await client.repos.createRelease(draft);
    expect(standIn.requests.map(({ status, carriedOut }) => [status, carriedOut])).toEqual([
      [201, true],
      [503, false],
      [201, true],
    ]);
  }));

test("a lost answer was carried out; a lost request was not", () =>
  withGitHub(async (standIn, client) => {
    standIn.fault({ nth: 1 }, { kind: "lose-request" });
    standIn.fault({ nth: 2 }, { kind: "lose-answer" });
    await expect(client.repos.createRelease(draft)).rejects.toThrow();
    expect(standIn.releases()).toHaveLength(0);
    await expect(client.repos.createRelease(draft)).rejects.toThrow();
    expect(standIn.releases()).toHaveLength(1);
  }));

test("an answer can be cut, of JSON and of bytes", () =>
  withGitHub(async (standIn) => {
    await standIn.addRelease({ tag: "v1" }, [{ name: "a", content: new Uint8Array(200_000) }]);
    const site = `${standIn.urls.server}/octo/example/releases/download/v1/a`;
    standIn.fault({ operation: "GET {storage}/{key}" }, { kind: "cut-answer", bytes: 150_000 });
    standIn.fault({ operation: "GET /repos/{owner}/{repo}" }, { kind: "cut-answer", bytes: 10 });
    for (const url of [site, `${standIn.urls.api}/repos/octo/example`]) {
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      await expect(answer.arrayBuffer()).rejects.toThrow("terminated");
    }
  }));

test("a list can be a moment old", () =>
  withGitHub(async (standIn, client) => {
    await client.repos.createRelease(draft);
    standIn.fault({ operation: "GET /repos/{owner}/{repo}/releases", times: 1 }, { kind: "stale" });
    expect((await client.repos.listReleases(HERE)).data).toHaveLength(0);
    expect((await client.repos.listReleases(HERE)).data).toHaveLength(1);
  }));

test("delayed, and never answered", () =>
  withGitHub(async (standIn, client) => {
    standIn.fault({ nth: 1 }, { kind: "delay", milliseconds: 50 });
    standIn.fault({ nth: 2 }, { kind: "hold" });
    const began = performance.now();
    await client.repos.get(HERE);
    expect(performance.now() - began).toBeGreaterThan(49);
    const held = client.repos.get({ ...HERE, request: { signal: AbortSignal.timeout(50) } });
    await expect(held).rejects.toThrow();
  }));

test.each([
  ["before", 0, 0],
  ["middle", 1, 0],
  ["after", 1, 1],
] as const)("a client can be stopped %s an upload is carried out", (at, assets, uploaded) =>
  withGitHub(async (standIn, client) => {
    const { upload_url } = (await client.repos.createRelease(draft)).data;
    standIn.watch((stage) => (stage === at ? "drop" : undefined));
    expect(await statusOf(upload(upload_url, "a.bin", new Uint8Array(300_000)))).toBe("lost");
    const kept = standIn.releases()[0]?.assets ?? [];
    expect([kept.length, kept.filter(({ state }) => state === "uploaded").length]).toEqual([assets, uploaded]);
  }),
);

test("an upload that its client breaks off leaves a starter", () =>
  withGitHub(async (standIn, client) => {
    const { upload_url } = (await client.repos.createRelease(draft)).data;
    const cancel = new AbortController();
    standIn.watch((stage) => {
      if (stage === "middle") cancel.abort();
      return undefined;
    });
    const { signal } = cancel;
    await expect(upload(upload_url, "a.bin", new Uint8Array(50_000_000), { signal })).rejects.toThrow("aborted");
    await settled(() => standIn.requests.at(-1)?.status === 0);
    expect(states(standIn)).toEqual([["a.bin", "starter", 0]]);
  }));

/** Waits for what the other end of a connection does of itself. */
async function settled(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!isSo()) throw new Error("It did not happen in 5 seconds.");
}
