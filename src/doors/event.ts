import { readFile } from "node:fs/promises";
import { z } from "zod";
import { messageOf, UserError } from "../base/errors.ts";
import type { RunEvent } from "../github/event.ts";
import type { Environment } from "./source.ts";

const payloadSchema = z.record(z.string(), z.unknown());

/**
 * What started the workflow's run, by the context of GitHub's own toolkit. That one takes the process's environment when
 * it is imported, passes over a file that is not there, and takes anything that is JSON: so the file is checked before.
 * @returns undefined where this is no workflow's run.
 * @throws UserError where the file cannot be read.
 */
export async function readEvent(environment: Environment): Promise<RunEvent | undefined> {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = environment;
  if (!name || !path) return undefined;
  await checkPayload(path);
  const { context } = await import("./run-context.ts");
  const { eventName, payload, sha = "", ref = "" } = context;
  return { name: eventName, payload, sha, ref };
}

async function checkPayload(path: string): Promise<void> {
  const remedy = "The runner writes it. Run the job again; in a container, its folder must be there too.";
  try {
    if (payloadSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).success) return;
  } catch (error) {
    // Whatever keeps a file from being read, and whatever is no JSON in it: either way nobody knows what happened.
    throw new UserError(`The event's payload cannot be read (GITHUB_EVENT_PATH=${path}): ${messageOf(error)}`, remedy, {
      cause: error,
    });
  }
  throw new UserError(`The event's payload is no object (GITHUB_EVENT_PATH=${path}).`, remedy);
}
