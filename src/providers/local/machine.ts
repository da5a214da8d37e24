import { join } from "node:path";
import { UserError } from "../../base/errors.ts";
import type { Machine } from "../provider.ts";
import { FILES, type Layout, machineFolder } from "./layout.ts";
import { type MachineProcess, runningMachines } from "./machine-process.ts";
import { changeTags, readTags, type Tags } from "./tags.ts";

/** A machine as callers know it, from the tags in its folder. @throws UserError where it has not come as far as a port. */
export function machineOf(tags: Tags, folder: string): Machine {
  if (tags.sshPort === undefined) {
    throw new UserError(`The machine ${tags.assetId} was not started to its end.`, tearDown(tags.assetId));
  }
  return {
    assetId: tags.assetId,
    provider: "local",
    base: tags.base,
    expires: new Date(tags.expires),
    ssh: {
      host: "127.0.0.1",
      port: tags.sshPort,
      user: tags.user,
      privateKeyFile: join(folder, FILES.key),
      knownHostsFile: join(folder, FILES.knownHosts),
      controlFolder: tags.controlFolder,
    },
  };
}

/** An asset-id's folder with its tags. @throws UserError where there is none, or its tags cannot be read. */
export async function findTags(assetId: string, layout: Layout): Promise<{ folder: string; tags: Tags }> {
  const folder = machineFolder(layout, assetId);
  const found = await readTags(folder);
  if (found.kind === "tags") return { folder, tags: found.tags };
  if (found.kind === "missing") {
    throw new UserError(
      `There is no machine with the asset-id ${assetId} here.`,
      "See `slipway show-assets` for those there are, or make one with `slipway setup-vm`.",
    );
  }
  throw new UserError(
    `The tags of ${assetId} in ${join(folder, FILES.tags)} are broken: ${found.why}.`,
    tearDown(assetId),
  );
}

/** Marks a machine as one that somebody decided to keep. One that is not there, or has no readable tags, stays as it is. */
export async function keepMachine(assetId: string, layout: Layout): Promise<void> {
  const folder = machineFolder(layout, assetId);
  if ((await readTags(folder)).kind === "tags") await changeTags(folder, (tags) => ({ ...tags, kept: true }));
}

/** The process of a machine, or undefined where it has ended. */
export async function processOf(tags: Tags, layout: Layout): Promise<MachineProcess | undefined> {
  const machines = await runningMachines(layout);
  return machines.find(({ assetId, uuid }) => assetId === tags.assetId && uuid === tags.uuid);
}

/** The running machine of an asset-id. @throws UserError where there is none, with what became of it. */
export async function findMachine(assetId: string, layout: Layout): Promise<Machine> {
  const { folder, tags } = await findTags(assetId, layout);
  if (tags.captured) {
    throw new UserError(
      `The machine ${assetId} was captured at ${tags.captured.at}: its disk is at rest.`,
      "Export it with `slipway export-vm`, or make a new machine under another asset-id.",
    );
  }
  if (!(await processOf(tags, layout))) {
    const lease = new Date(tags.expires) <= new Date() ? `, and its lease ended at ${tags.expires}` : "";
    throw new UserError(`The machine ${assetId} does not run any more${lease}.`, tearDown(assetId));
  }
  return machineOf(tags, folder);
}

function tearDown(assetId: string): string {
  return `Remove what is left of it with \`slipway tear-down --asset-id ${assetId}\` and start again.`;
}
