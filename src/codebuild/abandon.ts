import { AwsError } from "../aws/error.ts";
import { UserError } from "../base/errors.ts";
import type { BuildRef, CodeBuildDeps } from "./deps.ts";
import { findByToken, type Wanted } from "./find.ts";
import { look } from "./look.ts";
import { stopBuild } from "./stop.ts";
import type { BuildView } from "./view.ts";

/** A build that a run has started, or was about to start. */
export interface Abandoned extends Wanted {
  /** Undefined where the answer to its start never came. */
  id?: string | undefined;
}

/** What became of it. `ref`: undefined where nothing was ever started. `build`: undefined where CodeBuild knows it no more. */
export interface AbandonEnd {
  ref: BuildRef | undefined;
  build: BuildView | undefined;
}

/** Milliseconds between two searches, and until it is certain that nothing was started: CodeBuild lists a build at once. */
const EVERY = 3_000;
const APPEARS = 15_000;

/**
 * Sees to it that a build does not go on alone. It is found by its token where its id is not known.
 * @param deps without a signal: a cancel is what this is for.
 * @param options `lookFirst`: so much time may have gone by that it is over. Else it is stopped at once.
 * @throws UserError that says how to stop it by hand · AwsError where it cannot be looked for.
 */
export async function abandonBuild(
  { id, ...wanted }: Abandoned,
  deps: CodeBuildDeps,
  { lookFirst }: { lookFirst: boolean },
): Promise<AbandonEnd> {
  const ref = id === undefined ? await find(wanted, deps) : { kind: wanted.kind, id };
  if (!ref) return { ref, build: undefined };
  if (lookFirst) {
    const build = await look(ref, deps);
    if (!build || build.complete) return { ref, build };
  }
  return { ref, build: await stopBuild(ref, deps) };
}

/** A call that was cut off may still be carried out, so that it is looked for more than once. */
async function find(wanted: Wanted, deps: CodeBuildDeps): Promise<BuildRef | undefined> {
  const until = deps.clock.now() + APPEARS;
  for (;;) {
    const build = await searchBuild(wanted, deps);
    if (build) return { kind: build.kind, id: build.id };
    if (deps.clock.now() >= until) return undefined;
    await deps.clock.sleep(EVERY);
  }
}

/**
 * One search for a build by its token. @returns undefined where there is none yet.
 * @throws UserError that says how to look for it by hand · CancelledError
 */
export async function searchBuild(wanted: Wanted, deps: CodeBuildDeps): Promise<BuildView | undefined> {
  try {
    return await findByToken(wanted, deps);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { kind, project } = wanted;
    throw new UserError(
      `Nobody knows whether a ${kind} of ${project} was started, and may be running: ${error.message}`,
      `${error.remedy}\nLook for it: ${listCommand(wanted, deps.aws.region)}`,
      { cause: error },
    );
  }
}

/** The command by which a person looks for it. */
export function listCommand({ kind, project }: Pick<Wanted, "kind" | "project">, region: string): string {
  const list = kind === "batch" ? "list-build-batches-for-project" : "list-builds-for-project";
  return `aws codebuild ${list} --project-name ${project} --region ${region}`;
}
