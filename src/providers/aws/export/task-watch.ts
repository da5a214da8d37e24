import { CLOSE } from "../../../base/watch.ts";
import { type SharedWatch, watchTogether } from "../../../base/watch-together.ts";
import type { AwsOptions } from "../options.ts";
import { type ExportTask, lookAtTasks } from "./export-tasks.ts";
import { headObject, type StoredObject } from "./objects.ts";

/**
 * Milliseconds until the tasks themselves are asked for, after the last one was begun, and at most between two
 * questions. In between it is twice the time that they have run: a failure shows while it is worth knowing. By these
 * questions nothing but failures, and how far it is in AWS's coarse figures, is learned.
 */
const ASK_FIRST = 5 * 60_000;
const ASK_AT_LEAST = 20 * 60_000;

/** Milliseconds until a task that was not listed is asked for again: one id that is not known fails the whole answer. */
const ASK_AGAIN = 60_000;

/** What is known of an export, by S3 and by EC2. */
export interface TaskSeen {
  /** Its object, which is there and so whole. */
  object: StoredObject | undefined;
  /** As it was when it was last asked for. */
  task: ExportTask | undefined;
  /** When that was, milliseconds since the epoch. */
  askedAt: number;
  /** Since when AWS has not listed it, milliseconds since the epoch. */
  missingSince: number | undefined;
}

interface Place {
  bucket: string;
  key: string;
  /** Somebody waits for what the task says once its object is there. */
  inTurns: boolean;
}

/** All export tasks of a build, looked at together. */
export interface TaskWatch extends SharedWatch<TaskSeen> {
  /** Where the object of a task will be. To be said before it is waited for. */
  expect(id: string, place: Place): void;
}

/**
 * Looks for the objects, often: S3 takes thousands of HEADs a second, so that the end of half an hour is noticed within a
 * second. The tasks, whose calls EC2 counts, are asked all at once and seldom.
 */
export function createTaskWatch(options: AwsOptions): TaskWatch {
  const { clock } = options;
  const places = new Map<string, Place>();
  const objects = new Map<string, StoredObject>();
  const missing = new Map<string, number>();
  let known: ReadonlyMap<string, ExportTask> = new Map();
  let answered = 0;
  let begun = 0;

  const seekObject = async (id: string) => {
    const place = places.get(id);
    if (!place || objects.has(id)) return;
    const object = await headObject(place.bucket, place.key, options);
    if (object && object.size > 0) objects.set(id, object);
  };
  const pause = (ids: readonly string[]) => {
    if (ids.some((id) => objects.has(id) && places.get(id)?.inTurns)) return CLOSE;
    if (ids.some((id) => missing.has(id))) return ASK_AGAIN;
    return Math.min(ASK_AT_LEAST, Math.max(ASK_FIRST, 2 * (answered - begun)));
  };
  const askTasks = async (ids: readonly string[]) => {
    known = await lookAtTasks(ids, options);
    answered = clock.now();
    for (const id of ids) {
      if (known.has(id)) missing.delete(id);
      else if (!missing.has(id)) missing.set(id, answered);
    }
  };
  const lookAt = async (ids: readonly string[]) => {
    await Promise.all(ids.map(seekObject));
    const waited = ids.filter((id) => !objects.has(id) || places.get(id)?.inTurns);
    if (waited.length > 0 && clock.now() - Math.max(begun, answered) >= pause(waited)) await askTasks(waited);
    return new Map(
      ids.map((id) => [
        id,
        { object: objects.get(id), task: known.get(id), askedAt: answered, missingSince: missing.get(id) },
      ]),
    );
  };
  return {
    ...watchTogether(lookAt, clock),
    expect: (id, place) => {
      places.set(id, place);
      begun = clock.now();
    },
  };
}
