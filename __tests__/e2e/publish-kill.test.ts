import { UPLOAD } from "../support/github/operations.ts";
import type { RecordedRequest, StandIn, Watcher } from "../support/github/types.ts";
import { FILES, type Stand, shown, TAG, whole, withStand } from "../support/publish/stand.ts";

/**
 * The promise that a rerun converges: the machine is lost (SIGKILL) at every request that publishing makes, and the same
 * run again ends with one release, whole, and nothing doubled.
 *
 * By whose word: the requests are those that a run made just before, so that none can be forgotten; what is there in the
 * end is asked of the stand-in's own store.
 */

type Stage = Parameters<Watcher>[0];

/** A moment: before a request is carried out, when half of its bytes are there, or when its answer is on its way. */
interface Moment {
  stage: Stage;
  operation: string;
  /** Of the asset that it is about. */
  asset: string;
  /** The how-manieth of its kind. */
  nth: number;
}

const SCENES: Record<string, (github: StandIn) => Promise<unknown>> = {
  "a new release": async () => undefined,
  "a draft with another disk": (github) =>
    github.addRelease({ tag: TAG, draft: true, body: "By hand." }, [{ name: "disk.vmdk", content: "old" }]),
};

/** One file at a time, so that every run makes the same requests in the same order. */
const INPUTS = { notes: "What is new." };

const moments = (
  await Promise.all(
    Object.entries(SCENES).map(async ([scene, arrange]) =>
      (await momentsOf(arrange)).map((one) => ({ scene, ...one })),
    ),
  )
).flat();

it("kills at every request, reads and writes", () => {
  const writes = new Set(
    moments.filter(({ stage }) => stage === "after").map(({ operation }) => operation.split(" ")[0]),
  );
  expect([...writes].sort()).toEqual(["DELETE", "PATCH", "POST"]);
  expect(moments.length).toBeGreaterThan(30);
});

it.concurrent.each(moments)(
  "$scene: killed $stage $operation $asset ($nth), the same run again ends whole",
  ({ scene, ...moment }) =>
    withStand(async (stand) => {
      const { github, run } = stand;
      await SCENES[scene]?.(github);
      await killAt(moment, stand);
      const again = await run(INPUTS);
      expect({ code: again.code, raw: again.code === 0 ? "" : again.raw }).toEqual({ code: 0, raw: "" });
      expect(await shown(github)).toEqual(whole());
      const [release] = github.releases();
      expect(release?.body?.match(/What is new\./g)).toHaveLength(1);
      expect(await github.ref(`tags/${TAG}`)).toBeDefined();
    }),
);

/** All moments of a run that goes well: of reads the one before, since they change nothing. */
async function momentsOf(arrange: (github: StandIn) => Promise<unknown>): Promise<Moment[]> {
  const found: Moment[] = [];
  await withStand(async ({ github, run }) => {
    await arrange(github);
    const count = counter();
    github.watch((stage, request) => {
      const moment = count(stage, request);
      if (stage === "before" || request.method !== "GET") found.push(moment);
      return undefined;
    });
    const { code, raw } = await run(INPUTS);
    if (code !== 0) throw new Error(raw);
  });
  return found;
}

/** Starts a run, and kills it at that moment; its connection ends with it. */
async function killAt(moment: Moment, { github, start }: Stand): Promise<void> {
  const count = counter();
  let kill: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    kill = resolve;
  });
  let reached = false;
  let killed: () => Promise<unknown> = async () => undefined;
  github.watch(async (stage, request) => {
    const now = count(stage, request);
    if (reached || !isSame(now, moment)) return undefined;
    reached = true;
    await started;
    await killed();
    return "drop";
  });
  const step = await start(INPUTS);
  killed = () => {
    step.kill();
    return step.done;
  };
  kill();
  await step.done;
  github.watch(undefined);
  expect(reached).toBe(true);
}

function counter(): (stage: Stage, request: RecordedRequest) => Moment {
  const seen = new Map<string, number>();
  return (stage, { operation = "", name = "" }) => {
    // What a lane asks of its asset by id has no name of its own; the order of lanes must not matter.
    const asset = operation === UPLOAD || name !== "" ? name : "";
    const key = `${stage} ${operation} ${asset}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return { stage, operation, asset, nth };
  };
}

function isSame(one: Moment, other: Moment): boolean {
  return (
    one.stage === other.stage && one.operation === other.operation && one.asset === other.asset && one.nth === other.nth
  );
}

if (Object.keys(FILES).length < 2) throw new Error("One file alone is never half of a release.");
