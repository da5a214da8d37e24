import { isPassing } from "../aws/passing.ts";
import { CancelledError, UserError } from "../base/errors.ts";
import type { BuildRef, CodeBuildDeps } from "./deps.ts";
import { look } from "./look.ts";
import type { BuildView } from "./view.ts";

export interface BuildWatch extends CodeBuildDeps {
  /** Milliseconds between two looks. */
  every: number;
  /** Fires when the log says that the build is at its end. */
  sign?: AbortSignal | undefined;
  /** Told of each look that saw the build. */
  seen?(build: BuildView): Promise<void> | void;
  /** Tells people what they should know while they wait. */
  warn(text: string): void;
}

/** Milliseconds between two looks after a sign: CodeBuild finishes a build within seconds after its last line. */
const CLOSE = 2_000;

/** Milliseconds in which a build that was just started has to be known to every part of CodeBuild. */
const APPEARS = 60_000;

/** Milliseconds without an answer after which a build counts as lost: each call has been tried for minutes by then. */
const PATIENCE = 1_800_000;

/**
 * Looks at a build until it is over, always at the same pace: what was throttled once is asked as often as before.
 * @throws UserError where CodeBuild does not know the build, or does not answer for half an hour · CancelledError ·
 *   AwsError for an answer that no waiting changes.
 */
export async function watchBuild(ref: BuildRef, watch: BuildWatch): Promise<BuildView> {
  const { clock, signal, sign } = watch;
  const begin = clock.now();
  let answered = begin;
  let seen = false;
  for (;;) {
    if (signal?.aborted) throw new CancelledError();
    const answer = await ask(ref, watch);
    if (answer instanceof UserError) {
      if (clock.now() - answered >= PATIENCE) throw lost(ref, answer);
      watch.warn(`CodeBuild cannot be asked about the build at the moment; it is tried again. ${answer.message}`);
    } else {
      answered = clock.now();
      if (!answer && (seen || clock.now() - begin >= APPEARS)) throw unknown(ref);
      if (answer) {
        seen = true;
        await watch.seen?.(answer);
        if (answer.complete) return answer;
      }
    }
    const signed = sign?.aborted === true;
    const wake = [signal, signed ? undefined : sign].filter((one) => one !== undefined);
    await clock.sleep(signed ? Math.min(CLOSE, watch.every) : watch.every, AbortSignal.any(wake));
  }
}

async function ask(ref: BuildRef, watch: BuildWatch): Promise<BuildView | UserError | undefined> {
  try {
    return await look(ref, watch);
  } catch (error) {
    if (isPassing(error)) return error;
    throw error;
  }
}

function unknown({ kind, id }: BuildRef): UserError {
  return new UserError(
    `CodeBuild does not know the ${kind} ${id} any more: somebody has deleted it.`,
    "Find out who: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=BatchDeleteBuilds",
  );
}

function lost({ kind, id }: BuildRef, cause: UserError): UserError {
  return new UserError(`Nothing was heard of the ${kind} ${id} for half an hour: ${cause.message}`, cause.remedy, {
    cause,
  });
}
