/** The oldest ansible-core that the default content and the callback plugin were written for. */
export const OLDEST_CORE = [2, 15] as const;

/**
 * Which ansible-core to install for a Python, newest first. All manage Python 3.10 (Ubuntu 22.04) and newer.
 * Source: `Requires-Python` of each release, and the support matrix of ansible-core.
 */
const PINNED: readonly { python: readonly [number, number]; core: string }[] = [
  { python: [3, 14], core: "2.20.10" },
  { python: [3, 11], core: "2.19.14" },
  { python: [3, 10], core: "2.17.14" },
  { python: [3, 9], core: "2.15.13" },
];

/** `[major, minor]` in a text such as `Python 3.11.7` or `ansible-playbook [core 2.19.14]`, or undefined. */
export function majorMinor(text: string): [number, number] | undefined {
  const match = /(\d+)\.(\d+)/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** Whether version `a` is at least `b`. */
export function atLeast(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1]);
}

/** The version of ansible-core that is installed for this Python; undefined where none of the pinned ones runs on it. */
export function coreFor(python: readonly [number, number]): string | undefined {
  return PINNED.find((entry) => atLeast(python, entry.python))?.core;
}

/** The version of ansible-core in what `ansible-playbook --version` says; undefined where it does not say one. */
export function coreVersion(said: string): string | undefined {
  return /\[core (\d+\.\d+[\w.]*)/.exec(said)?.[1];
}
