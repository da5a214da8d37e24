import { CancelledError } from "./errors.ts";

/** A piece of work for a lane. */
export interface Job<T> {
  name: string;
  /** Expected duration, in any unit: only the order counts. */
  weight: number;
  /** Names of the jobs that must have ended before this one starts. */
  after?: readonly string[];
  work(signal: AbortSignal): Promise<T>;
}

/**
 * Runs jobs side by side in so many lanes and returns their results in the order of the jobs.
 *
 * A free lane takes the job at the head of the longest chain that is left: the job that others wait for starts before
 * a longer one that nobody waits for if its chain is longer (critical-path list scheduling, R. L. Graham 1969).
 * The first failure cancels the others; they have all ended before it is thrown, so that nothing writes afterwards.
 * @throws what the first failing job threw · CancelledError where the signal fired first
 */
export async function runInLanes<T>(jobs: readonly Job<T>[], lanes: number, signal?: AbortSignal): Promise<T[]> {
  const chain = chainLengths(jobs);
  const waiting = [...jobs].sort((one, other) => (chain.get(other.name) ?? 0) - (chain.get(one.name) ?? 0));
  const failure = new AbortController();
  const either = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
  const results = new Map<string, T>();
  const running = new Map<string, Promise<void>>();
  const errors: unknown[] = [];

  const start = (job: Job<T>) => {
    const work = async () => {
      try {
        results.set(job.name, await job.work(either));
      } catch (error) {
        errors.push(error);
        failure.abort();
      } finally {
        running.delete(job.name);
      }
    };
    running.set(job.name, work());
  };

  while (waiting.length > 0 || running.size > 0) {
    while (running.size < Math.max(1, lanes) && !either.aborted) {
      const next = waiting.findIndex(({ after = [] }) => after.every((name) => results.has(name)));
      const [job] = next < 0 ? [] : waiting.splice(next, 1);
      if (!job) break;
      start(job);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (errors.length > 0) throw errors[0];
  if (either.aborted) throw new CancelledError();
  if (waiting.length > 0)
    throw new Error(`Jobs wait for something that never ends: ${waiting.map(({ name }) => name).join(", ")}`);
  return jobs.map(({ name }) => results.get(name) as T);
}

/** For each job its own weight and that of the heaviest chain of jobs that wait for it. */
function chainLengths<T>(jobs: readonly Job<T>[]): Map<string, number> {
  const lengths = new Map<string, number>();
  const lengthOf = (job: Job<T>, seen: readonly string[]): number => {
    if (seen.includes(job.name))
      throw new Error(`Jobs wait for each other in a circle: ${[...seen, job.name].join(" → ")}`);
    const known = lengths.get(job.name);
    if (known !== undefined) return known;
    const followers = jobs.filter(({ after = [] }) => after.includes(job.name));
    const length = job.weight + Math.max(0, ...followers.map((follower) => lengthOf(follower, [...seen, job.name])));
    lengths.set(job.name, length);
    return length;
  };
  for (const job of jobs) lengthOf(job, []);
  return lengths;
}
