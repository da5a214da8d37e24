/** Lets work on the same thing run one after another, in the order in which it came. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** AWS exports one disk of an AMI at a time; the key is the AMI. What fails does not keep the next one from its turn. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    return turn;
  };
}
