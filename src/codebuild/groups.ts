import { CancelledError } from "../base/errors.ts";
import type { Progress, Task } from "../base/progress.ts";

/** The log of a run divided into groups, one after another. Calls are carried out in the order in which they are made. */
export interface Groups {
  /** Ends the open group and opens another one; nothing where it is open already. */
  enter(name: string): Promise<void>;
  /** Into the open group; beside all groups where none is open. */
  line(text: string): Promise<void>;
  /** What goes on there just now, for those who wait. */
  note(text: string): Promise<void>;
  /** How long the open group took where it goes on, milliseconds. */
  lasted(milliseconds: number): Promise<void>;
  /** Marks the open group as failed, when it ends. */
  failed(): Promise<void>;
  /** Ends the open group. @param cancelled it was left in the middle. */
  close(cancelled?: boolean): Promise<void>;
}

/** Thrown in a phase to end it as failed; known to nobody else. */
class GroupFailed extends Error {}

interface Open {
  name: string;
  task: Task;
  failed: boolean;
  end(reason?: Error): void;
  ended: Promise<void>;
}

/** Groups as phases of the progress, whose ends are told by others. */
export function openGroups(progress: Progress): Groups {
  let open: Open | undefined;
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void> | void): Promise<void> => {
    turn = turn.then(work);
    return turn;
  };
  const close = async (cancelled = false) => {
    const ending = open;
    open = undefined;
    if (!ending) return;
    ending.end(cancelled ? new CancelledError() : ending.failed ? new GroupFailed(ending.name) : undefined);
    await ending.ended;
  };
  return {
    enter: (name) =>
      inTurn(async () => {
        if (open?.name === name) return;
        await close();
        open = await begin(progress, name);
      }),
    line: (text) => inTurn(() => (open ? open.task.line(text) : progress.info(text))),
    note: (text) => inTurn(() => open?.task.update(undefined, text)),
    lasted: (milliseconds) => inTurn(() => open?.task.lasted(milliseconds)),
    failed: () =>
      inTurn(() => {
        if (open) open.failed = true;
      }),
    close: (cancelled) => inTurn(() => close(cancelled)),
  };
}

async function begin(progress: Progress, name: string): Promise<Open> {
  let begun: (task: Task) => void = () => undefined;
  let end: Open["end"] = () => undefined;
  const started = new Promise<Task>((resolve) => {
    begun = resolve;
  });
  const over = new Promise<void>((resolve, reject) => {
    end = (reason) => (reason ? reject(reason) : resolve());
  });
  const ended = progress
    .phase(name, async (task) => {
      begun(task);
      await over;
    })
    .catch((error: unknown) => {
      if (!(error instanceof GroupFailed || error instanceof CancelledError)) throw error;
    });
  return { name, failed: false, ended, task: await started, end };
}
