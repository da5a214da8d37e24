/** The signals by which a run is cancelled: Ctrl-C and a runner's first word, a runner's second word, a closed terminal. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * A signal that fires at the first of the process signals. The run then removes what it made, which takes seconds;
 * a third signal ends the process at once (the second is a runner's SIGTERM, 7.5 s after its SIGINT).
 * @param told is called at each with its number, to say what goes on.
 */
export function cancelOnSignal(told: (count: number) => void): AbortSignal {
  const controller = new AbortController();
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const name of SIGNALS) {
    process.on(name, () => {
      // Under npm one Ctrl-C comes twice: from the terminal and passed on by npm.
      if (performance.now() - last < 1_000) return;
      last = performance.now();
      count += 1;
      told(count);
      controller.abort();
      if (count >= 3) process.exit(130);
    });
  }
  return controller.signal;
}
