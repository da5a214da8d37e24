/** Numbers from 0 to 1 that depend on the seed alone (mulberry32), so that a failing run can be had again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A duration around its median, log-normally: most are a little shorter or longer, few are much longer.
 * @param spread standard deviation of the logarithm: 0.2 puts nine of ten between 0.72 and 1.39 times the median.
 */
export function around(random: () => number, median: number, spread: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return median * Math.exp(spread * radius * Math.cos(2 * Math.PI * random()));
}
