import {
  BUCKET,
  bundleHurriedCli,
  doubleEnvironment,
  ended,
  makeRunPlace,
  runLater,
  shortAwsBuild,
  startHurried,
} from "../support/aws/build.ts";
import { type Emulator, REGION, startEmulator } from "../support/aws/emulator.ts";
import { type Front, startFront } from "../support/aws/front.ts";
import { findLeftovers, type Strangers, seedStrangers } from "../support/aws/strangers.ts";
import { startBanner } from "../support/guest-double/banner.ts";

/**
 * The leak matrix: a build is killed at every boundary of every call that it makes, then swept. It proves that whatever
 * was made by then is found by its tags (or prefix and record) and removed, and that nothing of others is.
 *
 * By whose word: what is left is asked of the stand-in's own records. That is moto's word for most resources, and our
 * reading of AWS's documentation for what moto lacks (export tasks, stacks that take time; see support/aws/README.md).
 * The guest is a double, since no call to AWS depends on what is inside of it.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How many builds run side by side, each in an account of its own: the sweep of one would find the lease of another ended. */
const LANES = 2;

const WAYS = ["before it is sent", "after it was accepted", "its answer lost"] as const;
type Way = (typeof WAYS)[number];

const COMMANDS = ["create-vm", "setup-ec2"] as const;

interface Lane {
  emulator: Emulator;
  front: Front;
  strangers: Strangers;
}

let lanes: Lane[];
let banner: Awaited<ReturnType<typeof startBanner>>;
let cli: string;

async function openLane(): Promise<Lane> {
  const emulator = await startEmulator({ buckets: { [BUCKET]: REGION } });
  const [front, strangers] = await Promise.all([startFront(emulator.endpoint), seedStrangers(emulator)]);
  return { emulator, front, strangers };
}

beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: LANES }, openLane));
  banner = await startBanner();
  cli = await bundleHurriedCli();
}, MINUTE);
afterAll(async () => {
  await Promise.all(lanes.map(({ front }) => front.close()));
  await Promise.all(lanes.map(({ emulator }) => emulator.stop()));
  await banner.stop();
});

/** Inputs of one run. setup-ec2 ends when the machine is up; on a runner it would be removed by post. */
function inputsOf(command: (typeof COMMANDS)[number], place: Parameters<typeof shortAwsBuild>[0], assetId: string) {
  const build = shortAwsBuild(place, assetId, banner.port);
  if (command === "create-vm") return build;
  const { provider: _1, formats: _2, fetch: _3, playbook: _4, "release-folder": _5, ...rest } = build;
  const { "default-password": _6, ...setUp } = rest;
  return { ...setUp, command, wait: "false" };
}

/** One cell of the matrix. @returns what went wrong, as lines; empty: clean. */
async function cell(
  command: (typeof COMMANDS)[number],
  index: number,
  way: Way,
  { emulator, front }: Lane,
): Promise<string[]> {
  const assetId = `leak-${command === "create-vm" ? "c" : "s"}${index}-${WAYS.indexOf(way)}`;
  const place = await makeRunPlace();
  try {
    front.clear();
    const child = startHurried(
      cli,
      inputsOf(command, place, assetId),
      doubleEnvironment(emulator.env(front.endpoint), place.folder),
    );
    const end = ended(child);
    let reached = "";
    front.onCall = (call, phase) => {
      if (call.index !== index) return undefined;
      reached = `${call.service}:${call.operation}`;
      if (way === "its answer lost" || (phase === "before") !== (way === "before it is sent")) return undefined;
      child.kill("SIGKILL");
      return "drop";
    };
    if (way === "its answer lost") front.spoil({ index }, { kind: "lose-answer" });
    const { code, said } = await end;
    const where = `${command}, call ${index} (${reached}), ${way}`;
    if (way === "its answer lost" && code !== 0) return [`${where}: ended with ${code}\n${said.slice(-2_000)}`];
    if (way !== "its answer lost" && reached !== "" && code !== undefined) return [`${where}: was not killed`];

    const given = { ...place.inputs, region: REGION, account: emulator.account, "mark-age": "0s" };
    await runLater("sweep", given, emulator.env(), 2 * HOUR);
    const left = await findLeftovers(emulator, assetId);
    // A build that came to its end, also one that was killed at tidying up, has its deliverables and nothing else.
    const complete = left.some(({ type, complete: isComplete }) => type === "image" && isComplete);
    const wrong = complete ? left.filter(({ lifetime }) => lifetime !== "deliverable") : left;
    const lines = wrong.map(({ type, id }) => `${where}: left ${type} ${id}`);
    if (command === "create-vm" && code === 0 && !complete) lines.push(`${where}: its deliverables are gone`);
    if (complete) {
      const tearDown = { ...place.inputs, region: REGION, "asset-id": assetId, deliverables: "true" };
      await runLater("tear-down", tearDown, emulator.env(), 0);
    }
    return lines;
  } finally {
    front.onCall = undefined;
    await place.remove();
  }
}

/** How many calls a run makes that nobody disturbs. */
async function countCalls(command: (typeof COMMANDS)[number], { emulator, front }: Lane): Promise<number> {
  const place = await makeRunPlace();
  try {
    front.clear();
    const env = doubleEnvironment(emulator.env(front.endpoint), place.folder);
    const { code, said } = await ended(startHurried(cli, inputsOf(command, place, `undisturbed-${command}`), env));
    if (code !== 0) throw new Error(`The undisturbed run ended with ${code}:\n${said.slice(-4_000)}`);
    const tearDown = { ...place.inputs, region: REGION, "asset-id": `undisturbed-${command}`, deliverables: "true" };
    const count = front.calls.length;
    await runLater("tear-down", tearDown, emulator.env(), 0);
    return count;
  } finally {
    await place.remove();
  }
}

it.each(COMMANDS)(
  "%s, killed at every call boundary and then swept, leaves nothing of ours, and everything of others",
  async (command) => {
    const [first] = lanes;
    if (!first) throw new Error("There is no lane.");
    const count = await countCalls(command, first);
    const cells = Array.from({ length: count }, (_, index) => WAYS.map((way) => ({ index, way }))).flat();
    const wrong: string[] = [];
    await Promise.all(
      lanes.map(async (lane) => {
        for (let next = cells.shift(); next; next = cells.shift()) {
          const lines = await cell(command, next.index, next.way, lane);
          for (const line of lines) process.stderr.write(`${line}\n`);
          wrong.push(...lines);
        }
      }),
    );
    const missing = (await Promise.all(lanes.map(othersOf))).flat();
    console.log(
      `leak matrix of ${command}: ${count} calls × ${WAYS.length} ways = ${count * WAYS.length}, ${wrong.length} leaks, ${missing.length} of others missing`,
    );
    expect(wrong).toEqual([]);
    expect(missing).toEqual([]);
  },
  30 * MINUTE,
);

/** What is gone of others, and what nobody can say whose it is. */
async function othersOf({ strangers }: Lane): Promise<string[]> {
  const added = (await strangers.added()).map((line) => `untagged: ${line}`);
  return [...(await strangers.missing()), ...added];
}
