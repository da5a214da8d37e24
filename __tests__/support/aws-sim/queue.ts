/** Something that is due. */
interface Due {
  time: number;
  /** Of two at the same time, the one that was entered first comes first. */
  order: number;
  event: () => void;
}

/** What is due, the earliest first (a binary heap). */
export function createQueue(): { add(time: number, event: () => void): void; take(): Due | undefined } {
  const heap: Due[] = [];
  let count = 0;
  const before = (one: Due, other: Due) => one.time - other.time || one.order - other.order;
  const swap = (one: number, other: number) => {
    const [first, second] = [heap[one], heap[other]];
    if (first && second) [heap[one], heap[other]] = [second, first];
  };
  const isBefore = (one: number, other: number) => {
    const [first, second] = [heap[one], heap[other]];
    return first !== undefined && second !== undefined && before(first, second) < 0;
  };
  return {
    add(time, event) {
      count += 1;
      heap.push({ time, order: count, event });
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isBefore(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    take() {
      swap(0, heap.length - 1);
      const first = heap.pop();
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const child = isBefore(right, left) ? right : left;
        if (!isBefore(child, at)) break;
        swap(at, child);
        at = child;
      }
      return first;
    },
  };
}
