import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CancelledError } from "../../../src/base/errors.ts";
import { silentTask } from "../../../src/base/progress.ts";
import { GiB } from "../../../src/base/size.ts";
import { exportSpace } from "../../../src/image/export-space.ts";
import { createExport } from "../../../src/providers/aws/export/export.ts";
import { capture } from "../../../src/providers/aws/image/capture.ts";
import { complete } from "../../../src/providers/aws/image/complete.ts";
import { publishImages, spreadImage } from "../../../src/providers/aws/image/deliver.ts";
import { findEarlier } from "../../../src/providers/aws/image/find-image.ts";
import { resolveSourceAmi } from "../../../src/providers/aws/machine/base-image.ts";
import type { Hands } from "../../../src/providers/aws/machine/enter.ts";
import { launch } from "../../../src/providers/aws/machine/launch.ts";
import type { AwsOptions } from "../../../src/providers/aws/options.ts";
import { preflight, thisMachine } from "../../../src/providers/aws/preflight/preflight.ts";
import { removeAwsAssetsOf } from "../../../src/providers/aws/remove.ts";
import { DEFAULT_SOURCE_AMI } from "../../../src/providers/aws/settings.ts";
import type { Plan } from "../../../src/providers/provider.ts";
import type { Server } from "./server.ts";

const HOUR = 3_600_000;

/** What is installed, finished and tested over SSH, milliseconds: the same for everybody, and nothing of AWS. */
export const INSTALL = 5 * 60_000;

/** From the host key to a login that works, milliseconds. */
export const LOGIN = 2_000;

/** When a build was at which point, milliseconds since the epoch. */
export interface Milestones {
  begun: number;
  /** The machine lets us in. */
  entered: number;
  captured: number;
  exported: number;
  /** Nothing ephemeral is left. */
  ended: number;
}

/**
 * `create-vm` with three formats and `fetch: false`, without what needs a machine: every call to AWS is the product's
 * own, SSH is a pause.
 */
export async function simulatedBuild(assetId: string, options: AwsOptions, server: Server): Promise<Milestones> {
  const { clock, state } = options;
  const begun = clock.now();
  const owner = { name: "octo/repo" };
  const folder = join(state, `release-${assetId}`);
  await mkdir(folder, { recursive: true });
  const formats = ["vmdk", "vhd", "raw"] as const;
  const common = { assetId, owner, product: "appliance", cpus: 2, memory: 8 * GiB, diskSize: 8 * GiB };
  const plan: Plan = { ...common, base: { reference: DEFAULT_SOURCE_AMI }, formats, folder };
  const problems = await preflight(plan, options, { ...thisMachine, exportSpace });
  if (problems.length > 0) throw new Error(problems.map(({ problem }) => problem).join("\n"));
  // Once beside the preflight, where no password was given, and once more right before the machine is made.
  const wasBuilt = async () => (await findEarlier(plan, options)).unfinished;
  if (await wasBuilt()) throw new Error(`${assetId} was built before.`);
  const base = await resolveSourceAmi(plan.base, options, silentTask);
  if (await wasBuilt()) throw new Error(`${assetId} was built meanwhile.`);
  const machine = {
    ...{ ...common, base, user: "ubuntu", hostname: "appliance", expires: new Date(begun + 8 * HOUR) },
    ...{ attached: true, stays: false },
  };
  await launch(machine, options, silentTask, handsOf(options, server));
  const entered = clock.now();
  await clock.sleep(INSTALL);
  const image = await capture(assetId, options, silentTask);
  const captured = clock.now();
  const exportImage = createExport({ exportDisk: notHere, freeSpace: async () => 2 ** 50 });
  const request = { image, formats, compression: "zstd", folder, baseName: `appliance-${assetId}` } as const;
  await Promise.all([
    exportImage(request, options, silentTask),
    spreadImage(image, options, silentTask).then((images) => publishImages(images, options, silentTask)),
  ]);
  const exported = clock.now();
  await complete(assetId, options);
  await removeAwsAssetsOf(assetId, options, {
    chosen: ({ lifetime }) => lifetime === "ephemeral",
    told: (asset, failure) => {
      if (failure !== undefined) throw new Error(`${asset.type} ${asset.id}: ${failure}`);
    },
    unseen: ({ what, reason }) => {
      throw new Error(`${what}: ${reason}`);
    },
  });
  return { begun, entered, captured, exported, ended: clock.now() };
}

function handsOf({ clock }: AwsOptions, server: Server): Hands {
  return {
    waitForBanner: async (host, _port, { every = 250, signal }) => {
      while (!server.knock(host)) {
        if (signal?.aborted) throw new CancelledError();
        await clock.sleep(every, signal);
      }
    },
    holdKey: async () => "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHNpbXVsYXRlZA",
    waitUntilReady: async (_, { signal }) => {
      await clock.sleep(LOGIN, signal);
    },
    plantCertificates: async () => undefined,
  };
}

async function notHere(): Promise<never> {
  throw new Error("Nothing is converted here.");
}
