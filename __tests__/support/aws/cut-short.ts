import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf } from "../../../src/base/errors.ts";
import { type GuestPort, startBanner, startSilence } from "../guest-double/banner.ts";
import { allProcesses } from "../processes.ts";
import { type Job, openJob } from "../runner.ts";
import type { RunningStep } from "../step.ts";
import { until } from "../workflow-commands.ts";
import { doubleEnvironment, makeRunPlace, type RunPlace, shortAwsBuild } from "./build.ts";
import type { Call } from "./calls.ts";
import type { Stand } from "./cut-stand.ts";
import type { Front } from "./front.ts";

/** How long a look at AWS takes until a run is cut short: longer than what the stand-in makes in tens of milliseconds. */
const LOOK_TAKES = 300;

/** What a run that is to be cut short is like. */
export interface Cut {
  /** Default: create-vm. */
  command?: "create-vm" | "setup-ec2";
  /** Added to the inputs of `shortAwsBuild`. */
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  /** The guest takes connections and says nothing. */
  silent?: boolean;
  /** Operations that never reach AWS. */
  held?: readonly string[];
}

/** The bundled action at work on a runner, in front of the stand-in, its guest a double. */
export interface CutRun {
  readonly assetId: string;
  readonly place: RunPlace;
  readonly guest: GuestPort;
  readonly job: Job;
  readonly step: RunningStep;
  readonly front: Front;
  /** Waits until it has come so far. @throws Error with the end of the log where it ended before that. */
  reach(stage: (run: CutRun) => boolean | Promise<boolean>): Promise<void>;
  /** What is left on this machine: folders of builds, and processes that name the run's folder. */
  leftHere(): Promise<string[]>;
  /** Removes what the test made. What the action made in the stand-in stays. */
  close(): Promise<void>;
}

/** Runs post. @param env what is different in its environment. @returns how it ended; `trouble`: its log where it failed. */
export async function runPost(run: CutRun, env: Record<string, string> = {}) {
  const result = await (await run.job.post(env)).done;
  return { ...result, trouble: result.code === 0 ? [] : result.raw.split("\n").slice(-40) };
}

/** Starts main of the action. @param assetId of its own for each test. */
export async function startCutRun({ front, emulator }: Stand, assetId: string, cut: Cut): Promise<CutRun> {
  const [place, guest] = await Promise.all([makeRunPlace(), cut.silent ? startSilence() : startBanner()]);
  const env = { ...doubleEnvironment(emulator.env(front.endpoint), place.folder), ...cut.env };
  for (const operation of cut.held ?? [])
    front.spoil({ operation }, { kind: "hold", until: new Promise(() => undefined) });
  const job = await openJob({ env });
  const step = await job.main({ ...inputsOf(cut, place, assetId, guest.port), ...cut.inputs });
  let over = false;
  void step.done.then(() => {
    over = true;
  });
  // Looks come at the pace of AWS, half a minute apart: the first one of each has to find done what is done.
  front.onCall = async ({ operation }, phase) => {
    if (phase === "before" && /^(Describe|Get|List)/.test(operation)) await sleep(LOOK_TAKES);
  };
  const run: CutRun = {
    ...{ assetId, place, guest, job, step, front },
    async reach(stage) {
      await until(
        async () => {
          if (over) throw new Error(`It ended before that stage:\n${step.output().slice(-4_000)}`);
          return await stage(run);
        },
        180_000,
        `the stage is reached\n${step.output().slice(-4_000)}`,
      );
      front.onCall = undefined;
    },
    leftHere: () => leftOnMachine(place),
    async close() {
      step.kill();
      await step.done;
      await Promise.all([job.close(), guest.stop(), place.remove()]);
    },
  };
  return run;
}

/** setup-ec2 takes no inputs about content and export. */
function inputsOf({ command = "create-vm" }: Cut, place: RunPlace, assetId: string, port: number) {
  const build = shortAwsBuild(place, assetId, port);
  if (command === "create-vm") return build;
  const { provider: _1, formats: _2, fetch: _3, playbook: _4, "release-folder": _5, ...rest } = build;
  const { "default-password": _6, ...setUp } = rest;
  return { ...setUp, command };
}

async function leftOnMachine(place: RunPlace): Promise<string[]> {
  const [folders, processes] = await Promise.all([namesIn(join(place.folder, "state", "aws")), allProcesses()]);
  return [
    ...folders.map((name) => `folder ${name}`),
    ...processes
      .filter(({ command }) => command.includes(place.folder))
      .map(({ pid, command }) => `process ${pid}: ${command}`),
  ];
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** Whether a call was answered, and after it another one was sent: what the first began is being waited for. */
export function awaits(begun: string, looks: string): (run: CutRun) => boolean {
  return ({ front: { calls } }) => {
    const start = calls.findIndex(({ operation, status }) => operation === begun && status === 200);
    return (
      start >= 0 && calls.slice(start).some(({ operation, status }) => operation === looks && status !== undefined)
    );
  };
}

/** Longer than anything between an answer and the next call, where the next one is not being waited for. Milliseconds. */
const QUIET = 1_000;

/**
 * Whether a call was answered, and since then nothing is under way: what it began is being waited for, and the first look
 * is yet to come. The pace of looks is not the stages' to know.
 */
export function waitsAfter(begun: string, region?: string): (run: CutRun) => boolean {
  return ({ front: { calls } }) => {
    const began = calls.some(
      (call) => call.operation === begun && call.status === 200 && (region === undefined || call.region === region),
    );
    const last = calls.at(-1);
    const underWay = calls.some(({ status, fault }) => status === undefined && fault === undefined);
    return began && !underWay && last !== undefined && Date.now() - last.at > LOOK_TAKES + QUIET;
  };
}

/** Calls that remove something. */
const REMOVING = /^(Delete|Deregister|Terminate|Cancel|Abort)/;

/** Calls since a moment that remove something: `DeleteStack us-east-1`, and milliseconds after that moment. */
export function removalsSince(calls: readonly Call[], moment: number): { name: string; after: number }[] {
  return calls
    .filter(({ operation, at }) => at >= moment && REMOVING.test(operation))
    .map(({ operation, region, at }) => ({ name: `${operation} ${region}`, after: at - moment }));
}
