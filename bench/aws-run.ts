import { openAccount } from "../__tests__/support/aws-sim/account.ts";
import { INSTALL, LOGIN, simulatedBuild } from "../__tests__/support/aws-sim/build.ts";
import { REGION } from "../__tests__/support/aws-sim/client.ts";
import { COPY_RATE, READ_RATE } from "../__tests__/support/aws-sim/durations.ts";
import { BUCKET } from "../__tests__/support/aws-sim/estate.ts";
import { simulatedOptions } from "../__tests__/support/aws-sim/options.ts";
import { isDataCall, type Server } from "../__tests__/support/aws-sim/server.ts";
import { createVirtualClock } from "../__tests__/support/aws-sim/virtual-clock.ts";

/** One format's way to its final object, milliseconds. */
export interface Chain {
  /** 0 for the format that is exported from the image itself. */
  copy: number;
  export: number;
  /** Within S3. */
  rename: number;
  /** Reading it once over one connection, for its checksum. */
  read: number;
}

/** One build, with the truth about what it had to wait for. Times in milliseconds. */
export interface BuildRun {
  seed: number;
  makespan: number;
  critical: number;
  stack: number;
  boot: number;
  /** Login and installation, which are nobody's business here. */
  work: number;
  stop: number;
  image: number;
  chains: Chain[];
  lags: { kind: string; lag: number; phase: number }[];
  calls: number;
  dataCalls: number;
}

const BEGIN = Date.parse("2026-01-01T00:00:00Z");

/** Builds once in virtual time. @param state an existing folder for what a build keeps on this machine. */
export async function buildOnce(seed: number, state: string): Promise<BuildRun> {
  const clock = createVirtualClock(BEGIN);
  const server = openAccount({ clock, seed });
  const build = `bench-${seed}`;
  const { begun, ended } = await clock.run(() =>
    simulatedBuild(build, simulatedOptions(server, clock, { build, state, seed }), server),
  );
  const parts = partsOf(server);
  const chains = parts.chains.map((chain) => chain.copy + chain.export + chain.rename + chain.read);
  const counts = [...(server.counts.get(build) ?? [])];
  const sum = (data: boolean) =>
    counts.filter(([name]) => isDataCall(name) === data).reduce((total, [, count]) => total + count, 0);
  return {
    ...{ seed, makespan: ended - begun, ...parts, calls: sum(false), dataCalls: sum(true) },
    critical: parts.stack + parts.boot + parts.work + parts.stop + parts.image + Math.max(...chains),
    lags: server.phases.flatMap(({ kind, began, ended: over, noticed }) =>
      noticed === undefined || !WAITED_FOR.has(kind) ? [] : [{ kind, lag: noticed - over, phase: over - began }],
    ),
  };
}

/**
 * Phases whose end somebody waits for. A stack is waited for by its instance, which answers after it; an export by its
 * object; an instance's end is the tear-down's.
 */
const WAITED_FOR = new Set(["ssh", "boot", "stop", "image", "copy", "export"]);

function partsOf(server: Server) {
  const lengthOf = (kind: string, id?: string) => {
    const phase = server.phases.find((one) => one.kind === kind && (id === undefined || one.id === id));
    return phase ? phase.ended - phase.began : 0;
  };
  const { exportTasks } = server.region(REGION);
  const objects = server.buckets.get(BUCKET)?.objects ?? new Map();
  const chains = [...exportTasks.values()].map(({ ExportImageTaskId, ImageId, Tags }): Chain => {
    const name = Tags?.find(({ Key }) => Key === "Name")?.Value ?? "";
    const size = [...objects].find(([key]) => key.endsWith(`/${name}`))?.[1].size ?? 0;
    return {
      copy: lengthOf("copy", ImageId),
      export: lengthOf("export", ExportImageTaskId),
      rename: (size / COPY_RATE) * 1_000,
      read: (size / READ_RATE) * 1_000,
    };
  });
  return {
    ...{ stack: lengthOf("stack"), boot: lengthOf("boot"), work: LOGIN + INSTALL },
    ...{ stop: lengthOf("stop"), image: lengthOf("image"), chains },
  };
}
