import type { ChildProcess } from "node:child_process";
import { readLines } from "../../../src/base/lines.ts";

/** Lines of a child's words that are kept for the error when it ends early. */
const KEPT = 40;

/** The numbers in the line `listening …` of a child's output. @throws Error with its last words where it ends first. */
export function listeningPort(child: ChildProcess): Promise<number[]> {
  const words: string[] = [];
  const keep = (line: string) => {
    words.push(line);
    if (words.length > KEPT) words.shift();
  };
  const errors = child.stderr ? readLines(child.stderr, keep) : Promise.resolve();
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", async (code, signal) => {
      await errors;
      reject(new Error(`${child.spawnargs.join(" ").slice(0, 200)} ended (${code ?? signal}):\n${words.join("\n")}`));
    });
    if (!child.stdout) return;
    void readLines(child.stdout, (line) => {
      keep(line);
      const numbers = /^listening ([\d ]+)$/.exec(line)?.[1];
      if (numbers !== undefined) resolve(numbers.split(" ").map(Number));
    });
  });
}
