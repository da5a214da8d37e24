import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { codeOf, UserError } from "../../base/errors.ts";
import { writeWhole } from "../../base/write-whole.ts";
import { baseImageSchema } from "../base-image-schema.ts";
import { FILES } from "./layout.ts";

const mark = z.object({ pid: z.number().int().positive(), startTime: z.string(), where: z.string().optional() });

const tagsSchema = z.object({
  assetId: z.string(),
  lifetime: z.literal("ephemeral"),
  provider: z.literal("local"),
  created: z.iso.datetime(),
  expires: z.iso.datetime(),
  owner: z.object({ name: z.string(), url: z.string().optional() }),
  base: baseImageSchema,
  uuid: z.uuid(),
  /** It is meant to outlive its maker once it is ready. */
  stays: z.boolean(),
  /** Somebody decided that it stays although its maker failed; its lease still ends it. */
  kept: z.boolean(),
  maker: mark,
  user: z.string(),
  cpus: z.number(),
  /** Bytes. */
  memory: z.number(),
  /** Absolute path of the folder for ssh's control socket. */
  controlFolder: z.string(),
  /** Folders outside of the state folder that go with the asset, entered before they are made. */
  folders: z.array(z.string()),
  /** Port on 127.0.0.1 that leads to the guest's SSH; there once QEMU runs. */
  sshPort: z.number().optional(),
  /** One can log in and the first boot is complete. */
  ready: z.boolean(),
  /** There once the machine was shut down cleanly and its disk is at rest. */
  captured: z.object({ at: z.iso.datetime(), virtualSize: z.number() }).optional(),
});

/** The tags of a machine: what its folder says about it in `asset.json`. No secret is ever in it. */
export type Tags = z.infer<typeof tagsSchema>;

/** What a folder says about itself: its tags, or why they cannot be read. */
export type TagsFound = { kind: "tags"; tags: Tags } | { kind: "missing" } | { kind: "broken"; why: string };

/** Reads the tags in a folder. Missing and broken are answers, every other trouble is thrown. */
export async function readTags(folder: string): Promise<TagsFound> {
  let text: string;
  try {
    text = await readFile(join(folder, FILES.tags), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return { kind: "missing" };
    throw error;
  }
  try {
    const parsed = tagsSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { kind: "tags", tags: parsed.data as Tags };
    return { kind: "broken", why: z.prettifyError(parsed.error).split("\n")[0] ?? "unknown content" };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: "broken", why: "it is no JSON" };
    throw error;
  }
}

/** Writes the tags as a whole: whoever reads them sees the old ones or the new ones, also after a kill. */
export async function writeTags(folder: string, tags: Tags): Promise<void> {
  await writeWhole(join(folder, FILES.tags), `${JSON.stringify(tags, null, 2)}\n`);
}

/** Changes the tags in a folder. @throws UserError where they are missing or broken. */
export async function changeTags(folder: string, change: (tags: Tags) => Tags): Promise<Tags> {
  const found = await readTags(folder);
  if (found.kind !== "tags") {
    throw new UserError(
      `${join(folder, FILES.tags)} is ${found.kind}.`,
      "Remove the machine with `slipway tear-down` and start again.",
    );
  }
  const changed = change(found.tags);
  await writeTags(folder, changed);
  return changed;
}
