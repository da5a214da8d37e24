import { isAwsCode } from "../aws/error.ts";
import { UserError } from "../base/errors.ts";
import { watch } from "../base/watch.ts";
import type { BuildRef, CodeBuildDeps } from "./deps.ts";
import { look } from "./look.ts";
import type { BuildView } from "./view.ts";

/** Milliseconds that a stop usually takes, between two looks at it, and until it is given up. */
const USUAL = 4_000;
const CLOSE = 2_000;
const WITHIN = 300_000;

/**
 * Stops a build or batch; a batch's builds go with it. Nothing ends the call: a cancel is what it is for.
 * @returns when the build is over, as it ended; undefined where CodeBuild does not know it.
 * @throws UserError that says how to stop it by hand.
 */
export async function stopBuild(ref: BuildRef, given: CodeBuildDeps): Promise<BuildView | undefined> {
  const deps = { ...given, signal: undefined };
  try {
    await sendStop(ref, deps);
    return (await awaitEnd(ref, deps)).build;
  } catch (error) {
    if (isAwsCode(error, "ResourceNotFoundException")) return undefined;
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      `The ${ref.kind} ${ref.id} may still be running: ${error.message}`,
      `${error.remedy}\nStop it with: ${stopCommand(ref, deps.aws.region)}`,
      { cause: error },
    );
  }
}

/** The command by which a person stops it. */
export function stopCommand({ kind, id }: BuildRef, region: string): string {
  return `aws codebuild ${kind === "batch" ? "stop-build-batch" : "stop-build"} --id ${id} --region ${region}`;
}

async function sendStop({ kind, id }: BuildRef, { aws }: CodeBuildDeps): Promise<void> {
  try {
    if (kind === "batch") await aws.call("codebuild", "StopBuildBatch", { id });
    else await aws.call("codebuild", "StopBuild", { id });
  } catch (error) {
    // What is over cannot be stopped; whether it is, the looks that follow tell.
    if (!isAwsCode(error, "InvalidInputException")) throw error;
  }
}

function awaitEnd(ref: BuildRef, deps: CodeBuildDeps): Promise<{ build: BuildView | undefined }> {
  const lookOnce = async () => {
    const build = await look(ref, deps);
    return !build || build.complete ? { done: { build } } : { note: build.status };
  };
  return watch(lookOnce, {
    what: `the ${ref.kind} ${ref.id} is stopped`,
    ...{ usual: USUAL, close: CLOSE, within: WITHIN, clock: deps.clock },
    remedy: "It was asked to stop.",
  });
}
