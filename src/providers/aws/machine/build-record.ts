import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { codeOf, UserError } from "../../../base/errors.ts";
import { writeWhole } from "../../../base/write-whole.ts";
import type { SshTarget } from "../../../ssh/target.ts";
import { isAssetId } from "../../asset-id.ts";
import { baseImageSchema } from "../../base-image-schema.ts";
import type { Machine } from "../../provider.ts";
import { tearDownCommand } from "../../tear-down-command.ts";

/** Files in a build's folder. */
export const FILES = {
  record: "asset.json",
  key: "id_ed25519",
  knownHosts: "known_hosts",
  /** A folder for what a build keeps between its steps. */
  work: "work",
} as const;

const recordSchema = z.object({
  assetId: z.string(),
  lifetime: z.literal("ephemeral"),
  provider: z.literal("aws"),
  region: z.string(),
  created: z.iso.datetime(),
  expires: z.iso.datetime(),
  owner: z.object({ name: z.string(), url: z.string().optional() }),
  product: z.string(),
  base: baseImageSchema,
  user: z.string(),
  /** It is meant to outlive its maker once it is ready. */
  stays: z.boolean(),
  /** Somebody decided that it stays although its maker failed; its lease still ends it. */
  kept: z.boolean(),
  maker: z.object({ pid: z.number().int().positive(), startTime: z.string(), where: z.string().optional() }),
  /** Absolute path of the folder for ssh's control socket. */
  controlFolder: z.string(),
  /** Folders elsewhere that go with the build, entered before they are made. */
  folders: z.array(z.string()),
  /** The instance and the way to it; there once it runs. */
  machine: z
    .object({ instanceId: z.string(), host: z.string(), port: z.number(), proxyCommand: z.string().optional() })
    .optional(),
  /** One can log in and the first boot is complete. */
  ready: z.boolean(),
});

/** What a build's folder says about it in `asset.json`. No secret is ever in it. */
export type BuildRecord = z.infer<typeof recordSchema>;

/** The folder of all builds on this machine. */
export function buildsFolder(state: string): string {
  return join(state, "aws");
}

/** The folder of a build. @throws RangeError for a text that is no asset-id: it must never become part of a path. */
export function buildFolder(state: string, assetId: string): string {
  if (!isAssetId(assetId)) throw new RangeError(`${JSON.stringify(assetId)} is no asset-id.`);
  return join(buildsFolder(state), assetId);
}

/** Absolute path of the folder for what a build keeps between its steps. */
export function workFolder(state: string, assetId: string): string {
  return join(buildFolder(state, assetId), FILES.work);
}

/** What a build's folder says; undefined where there is none, or it cannot be read as one of ours. */
export async function readBuildFolder(state: string, assetId: string): Promise<BuildRecord | undefined> {
  try {
    const text = await readFile(join(buildFolder(state, assetId), FILES.record), "utf8");
    const record = recordSchema.safeParse(JSON.parse(text));
    return record.success && record.data.assetId === assetId ? record.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || ["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** Writes the record as a whole: whoever reads it sees the old one or the new one, also after a kill. */
export async function writeBuildRecord(state: string, record: BuildRecord): Promise<void> {
  const path = join(buildFolder(state, record.assetId), FILES.record);
  await writeWhole(path, `${JSON.stringify(record, null, 2)}\n`);
}

/** Changes the record of a build. @throws UserError where there is none. */
export async function changeBuildRecord(
  state: string,
  assetId: string,
  change: (record: BuildRecord) => BuildRecord,
): Promise<BuildRecord> {
  const record = await readBuildFolder(state, assetId);
  if (!record) {
    throw new UserError(
      `There is no build ${assetId} in ${buildsFolder(state)}.`,
      `Remove what is left of it with \`${tearDownCommand({ provider: "aws", assetId })}\` and start again.`,
    );
  }
  const changed = change(record);
  await writeBuildRecord(state, changed);
  return changed;
}

/** How to log in to a build's instance; undefined as long as there is none. */
export function sshTargetOf(state: string, record: BuildRecord): SshTarget | undefined {
  const { machine, assetId, user, controlFolder } = record;
  if (!machine) return undefined;
  const folder = buildFolder(state, assetId);
  return {
    host: machine.host,
    port: machine.port,
    user,
    privateKeyFile: join(folder, FILES.key),
    knownHostsFile: join(folder, FILES.knownHosts),
    controlFolder,
    ...(machine.proxyCommand === undefined ? {} : { proxyCommand: machine.proxyCommand }),
  };
}

/** A build's machine as callers know it; undefined as long as there is none. */
export function machineOf(state: string, record: BuildRecord): Machine | undefined {
  const ssh = sshTargetOf(state, record);
  const { assetId, base, expires } = record;
  return ssh && { assetId, provider: "aws", ssh, base, expires: new Date(expires) };
}
