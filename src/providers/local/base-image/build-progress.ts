/** How far a build is: a fraction from 0 to 1, and what it does just now. */
export interface BuildProgress {
  fraction: number;
  note: string;
}

interface Stage {
  /** How its first line begins. */
  begins: string;
  note: string;
  /** Share of the whole that lies before it; measured on Debian 12 with 2 cores. */
  from: number;
}

const STAGES: readonly Stage[] = [
  { begins: "I: running apt-get update", note: "reading package lists", from: 0.02 },
  { begins: "I: downloading packages with apt", note: "downloading the essential packages", from: 0.06 },
  { begins: "I: extracting archives", note: "unpacking the essential packages", from: 0.12 },
  { begins: "I: installing essential packages", note: "setting up the essential packages", from: 0.16 },
  { begins: "I: installing remaining packages", note: "downloading packages", from: 0.25 },
  { begins: "I: running --customize-hook", note: "kernel and boot loader", from: 0.75 },
  { begins: "I: cleaning package lists", note: "cleaning up", from: 0.85 },
  { begins: "slipway: stage disk", note: "writing the disk", from: 0.86 },
  { begins: "slipway: stage done", note: "taking the checksum", from: 0.95 },
];

/**
 * Turns the lines of mmdebstrap and of our own scripts into progress.
 * @returns a function that takes line after line and answers where the line moved something.
 */
export function followBuild(): (line: string) => BuildProgress | undefined {
  let at = -1;
  let expected = 0;
  let seen = 0;
  return (line) => {
    const next = STAGES.findIndex((stage, index) => index > at && line.startsWith(stage.begins));
    if (next >= 0) {
      at = next;
      expected = 0;
      seen = 0;
    } else {
      const total = /^\d+ upgraded, (\d+) newly installed/.exec(line)?.[1];
      if (total !== undefined) expected = Number(total) * 2;
      if (!/^(Unpacking|Setting up) /.test(line) || expected === 0) return undefined;
      seen += 1;
    }
    const stage = STAGES[at];
    if (!stage) return undefined;
    const to = STAGES[at + 1]?.from ?? 1;
    const inside = expected > 0 ? Math.min(1, seen / expected) : 0;
    const what = /^(Unpacking|Setting up) (\S+?)(:\w+)? /.exec(line)?.[2];
    return { fraction: stage.from + (to - stage.from) * inside, note: what ?? stage.note };
  };
}
