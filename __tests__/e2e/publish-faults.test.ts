import { UPLOAD } from "../support/github/operations.ts";
import type { Effect, StandIn, Which } from "../support/github/types.ts";
import { FILES, type Stand, shown, TAG, whole, withStand } from "../support/publish/stand.ts";
import { JOB_TOKEN } from "../support/runner.ts";

/**
 * The promise that a release is whole or not there: the bundled action publishes to a GitHub that fails in every way that
 * is known of it. Each row ends with a release that is whole and exit 0, or with none that is published and another exit.
 *
 * By whose word: what is published and which bytes it has is asked of the stand-in's own store. How GitHub fails is its
 * documentation's word ("Upload a release asset", "Rate limits for the REST API") and what people have reported of it.
 */

const CREATE = "POST /repos/{owner}/{repo}/releases";
const CHANGE = "PATCH /repos/{owner}/{repo}/releases/{release_id}";
const LIST = "GET /repos/{owner}/{repo}/releases";
const ASSETS = "GET /repos/{owner}/{repo}/releases/{release_id}/assets";

interface Row {
  name: string;
  which: Which;
  effect: Effect;
  /** Uploads that it takes, where that says something. */
  uploads?: number;
}

const disk = (times?: number): Which => ({
  operation: UPLOAD,
  name: "disk.vmdk",
  ...(times !== undefined && { times }),
});

const ENDS_WHOLE: Row[] = [
  { name: "500 to an upload", which: disk(1), effect: { kind: "status", status: 500 }, uploads: 3 },
  {
    name: "502, and a starter is left",
    which: disk(1),
    effect: { kind: "bad-gateway", leaves: "starter" },
    uploads: 3,
  },
  { name: "502 twice, and starters are left", which: disk(2), effect: { kind: "bad-gateway", leaves: "starter" } },
  {
    name: "502, and the whole file is there",
    which: disk(1),
    effect: { kind: "bad-gateway", leaves: "uploaded" },
    uploads: 2,
  },
  { name: "a secondary limit with retry-after", which: disk(1), effect: { kind: "secondary-limit", retryAfter: 1 } },
  { name: "429 with retry-after", which: disk(1), effect: { kind: "secondary-limit", retryAfter: 1, status: 429 } },
  {
    name: "a secondary limit at publishing",
    which: { operation: CHANGE, times: 1 },
    effect: { kind: "secondary-limit", retryAfter: 1 },
  },
  { name: "an upload that never arrives", which: disk(1), effect: { kind: "lose-request" } },
  { name: "an upload whose answer is lost", which: disk(1), effect: { kind: "lose-answer" }, uploads: 2 },
  { name: "an upload that is reset after some bytes", which: disk(1), effect: { kind: "cut-upload", bytes: 9_000 } },
  { name: "an upload whose answer breaks off", which: disk(1), effect: { kind: "cut-answer", bytes: 20 }, uploads: 2 },
  { name: "an upload that loses its end", which: disk(1), effect: { kind: "corrupt", how: "size" }, uploads: 3 },
  {
    name: "an upload that is stored with another byte",
    which: disk(1),
    effect: { kind: "corrupt", how: "bytes" },
    uploads: 3,
  },
  { name: "an upload with a wrong digest", which: disk(1), effect: { kind: "corrupt", how: "digest" }, uploads: 3 },
  { name: "a server that tells no digest", which: disk(), effect: { kind: "corrupt", how: "no-digest" }, uploads: 2 },
  { name: "the hour's requests used up, for a moment", which: disk(1), effect: { kind: "rate-limit", seconds: 2 } },
  { name: "a draft whose answer is lost", which: { operation: CREATE, times: 1 }, effect: { kind: "lose-answer" } },
  { name: "a draft that never arrives", which: { operation: CREATE, times: 1 }, effect: { kind: "lose-request" } },
  { name: "502 to a draft", which: { operation: CREATE, times: 1 }, effect: { kind: "status", status: 502 } },
  { name: "publishing whose answer is lost", which: { operation: CHANGE, times: 1 }, effect: { kind: "lose-answer" } },
  { name: "publishing that never arrives", which: { operation: CHANGE, times: 1 }, effect: { kind: "lose-request" } },
  { name: "500 to publishing, twice", which: { operation: CHANGE, times: 2 }, effect: { kind: "status", status: 500 } },
  { name: "a list of releases that lags behind", which: { operation: LIST, times: 3 }, effect: { kind: "stale" } },
  { name: "a list of assets that lags behind", which: { operation: ASSETS, nth: 2 }, effect: { kind: "stale" } },
  { name: "a list that breaks off", which: { operation: ASSETS, times: 1 }, effect: { kind: "cut-answer", bytes: 1 } },
];

it.concurrent.each(ENDS_WHOLE)("$name: the release ends whole", ({ which, effect, uploads }) =>
  withStand(async ({ github, run }) => {
    github.fault(which, effect);
    const step = await run();
    expect({ code: step.code, raw: step.code === 0 ? "" : step.raw }).toEqual({ code: 0, raw: "" });
    expect(await shown(github)).toEqual(whole());
    // What was on its way when the limit came is no fault of ours.
    const limited = github.requests.find(({ status }) => status === 403 || status === 429)?.ended ?? 0;
    expect(github.requests.filter(({ early, at }) => early && at > limited + 200)).toEqual([]);
    expect(step.outputs).toMatchObject({ published: "true", uploaded: "2" });
    const sent = github.requests.filter(({ operation }) => operation === UPLOAD).length;
    expect(sent).toBe(uploads ?? sent);
  }),
);

const ENDS_WITHOUT: (Row & { says: RegExp })[] = [
  { name: "500 to every upload", which: disk(), effect: { kind: "status", status: 500 }, says: /500/ },
  { name: "502 to every upload", which: disk(), effect: { kind: "bad-gateway", leaves: "starter" }, says: /502/ },
  {
    name: "every upload stored with another byte",
    which: disk(),
    effect: { kind: "corrupt", how: "bytes" },
    says: /did not arrive as it was sent/,
  },
  {
    name: "a name that an unseen upload holds",
    which: disk(1),
    effect: { kind: "bad-gateway", leaves: "hidden" },
    says: /lists none that could be replaced/,
  },
  {
    name: "the hour's requests used up",
    which: disk(1),
    effect: { kind: "rate-limit", seconds: 3_000 },
    says: /limit/i,
  },
  {
    name: "publishing that is refused",
    which: { operation: CHANGE },
    effect: { kind: "status", status: 422 },
    says: /422|refus/i,
  },
];

it.concurrent.each(ENDS_WITHOUT)(
  "$name: nothing is published, and a run without it ends whole",
  ({ which, effect, says, name }) =>
    withStand(async ({ github, run }) => {
      const disarm = github.fault(which, effect);
      const step = await run();
      expect(step.code).toBe(1);
      expect(step.raw).toMatch(says);
      expect(step.raw).toContain("Nothing was published; the draft stays: ");
      expect(step.raw).toMatch(/gh api --hostname \S+ --method DELETE repos\/octo\/example\/releases\/\d+/);
      expect(step.summary).toContain("## ❌ Release v1.4.0");
      const [draft, ...others] = await shown(github);
      expect({ draft: draft?.draft, others }).toEqual({ draft: true, others: [] });
      expect(step.outputs).toMatchObject({ tag: TAG, published: "false", "release-id": expect.any(String) });
      if (name.includes("hour")) return;
      if (name.includes("unseen")) await followRemedy(github, step.raw);
      // What a run leaves half-done costs the next one a wait.
      else expect(Object.values(draft?.assets ?? {})).not.toContain("starter");
      disarm();
      expect(await endOf(run())).toBe(0);
      expect(await shown(github)).toEqual(whole());
    }),
);

it.concurrent("two runs at once: one release, whole, however they meet", () =>
  withStand(async ({ github, run }) => {
    const codes = await Promise.all([endOf(run()), endOf(run())]);
    expect(codes).toEqual([0, 0]);
    expect(await shown(github)).toEqual(whole());
  }));

it.concurrent("two runs at once that both see no draft: the later draft goes", () =>
  withStand(async ({ github, run }) => {
    let waiting = 0;
    let both: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      both = resolve;
    });
    github.watch(async (stage, { operation }) => {
      if (stage !== "before" || operation !== CREATE) return undefined;
      if (++waiting === 2) both();
      await met;
      return undefined;
    });
    const codes = await Promise.all([endOf(run()), endOf(run())]);
    expect(waiting).toBe(2);
    expect(codes).toEqual([0, 0]);
    expect(await shown(github)).toEqual(whole());
  }));

it.concurrent("two runs at once with other bytes: who ends with 0 has its own files in the release", () =>
  withStand(async ({ github, run }) => {
    const other = { ...FILES, "disk.vmdk": "another disk" };
    const [one, two] = await Promise.all([endOf(run()), endOf(run({}, other))]);
    const releases = await shown(github);
    expect(releases.filter(({ draft }) => !draft).length).toBeLessThanOrEqual(1);
    if (one === 0) expect(releases).toEqual(whole());
    if (two === 0) expect(releases).toEqual(whole(other));
  }));

it.concurrent("a run that is cancelled during an upload says what stays, and leaves nothing half-done", () =>
  withStand(async ({ github, start, run }) => {
    github.fault(disk(1), { kind: "hold" });
    const step = await start();
    await until(() => github.requests.some(({ name, operation }) => operation === UPLOAD && name === "disk.vmdk"));
    const begin = Date.now();
    await step.cancel();
    const { code, raw } = await step.done;
    expect(Date.now() - begin).toBeLessThan(7_500);
    expect(code).toBe(130);
    expect(raw).toContain("Nothing was published; the draft stays: ");
    expect((await shown(github))[0]?.draft).toBe(true);
    expect(await endOf(run())).toBe(0);
    expect(await shown(github)).toEqual(whole());
  }));

/** Deletes the release that the error says to delete, as `gh api` would. */
async function followRemedy(github: StandIn, said: string): Promise<void> {
  const [, path] = /gh api --hostname \S+ --method DELETE (repos\/[\w/]+\/releases\/\d+)/.exec(said) ?? [];
  const headers = { authorization: `Bearer ${JOB_TOKEN}` };
  const { status } = await fetch(`${github.urls.api}/${path}`, { method: "DELETE", headers });
  expect(status).toBe(204);
}

async function endOf(run: ReturnType<Stand["run"]>): Promise<number | undefined> {
  return (await run).code;
}

async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise((resolve) => setTimeout(resolve, 20));
}
