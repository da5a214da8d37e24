import { readFile } from "node:fs/promises";
import { z } from "zod";
import { messageOf, UserError } from "../base/errors.ts";
import type { RunEvent } from "../declare/context.ts";
import type { Environment } from "./source.ts";

const payloadSchema = z.record(z.string(), z.unknown());

/**
 * What started the workflow's run, from the file that the runner wrote. Read here and not by @actions/github, whose
 * context takes the environment when it is imported and passes over a file that is not there.
 * @returns undefined where this is no workflow's run.
 * @throws UserError where the file cannot be read.
 */
export async function readEvent(environment: Environment): Promise<RunEvent | undefined> {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = environment;
  if (!name || !path) return undefined;
  const { GITHUB_SHA: sha = "", GITHUB_REF: ref = "" } = environment;
  return { name, payload: await readPayload(path), sha, ref };
}

async function readPayload(path: string): Promise<RunEvent["payload"]> {
  const remedy = "The runner writes it. Run the job again; in a container, its folder must be there too.";
  try {
    const payload = payloadSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
    if (payload.success) return payload.data;
  } catch (error) {
    // Whatever keeps a file from being read, and whatever is no JSON in it: either way nobody knows what happened.
    throw new UserError(`The event's payload cannot be read (GITHUB_EVENT_PATH=${path}): ${messageOf(error)}`, remedy, {
      cause: error,
    });
  }
  throw new UserError(`The event's payload is no object (GITHUB_EVENT_PATH=${path}).`, remedy);
}
