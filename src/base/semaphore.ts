/** So many at a time; the others wait in the order in which they came. */
export interface Semaphore {
  /** Waits for a free place; the function that comes back frees it. */
  enter(): Promise<() => void>;
}

/** @param places how many may be in at the same time. */
export function createSemaphore(places: number): Semaphore {
  let free = places;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    enter: async () => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return leave;
    },
  };
}
