// What the parts of the benchmark share: running something often, medians, a table.
import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

/** The middle one of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Times several commands in turn, so that a busy minute of the machine meets all of them alike.
 * @param cases name → { command, args, env, code }; another exit code than that one ends the benchmark
 * @returns name → median in milliseconds
 */
export function timeInTurn(cases, rounds) {
  const times = new Map(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { command, args, env, code = 0 }] of Object.entries(cases)) {
      const start = performance.now();
      const { error, status } = spawnSync(command, args, { env, stdio: "ignore" });
      if (error) throw error;
      if (status !== code) throw new Error(`${name} ended with code ${status} instead of ${code}.`);
      times.get(name).push(performance.now() - start);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

/** The most memory that a command had at any time, in MiB, as the kernel counted it; Python only asks. */
export function peakMemory(command, args, env) {
  const code =
    "import resource, subprocess, sys\n" +
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n" +
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
  const { stdout } = spawnSync("python3", ["-c", code, command, ...args], { env, encoding: "utf8" });
  return Number(stdout) / 1024;
}

/** Prints rows as a table; the first row is the head. A row's last cell says whether the aim was met. */
export function printTable(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  console.log(`\n${title}`);
  for (const row of rows) {
    const cells = row.map((cell, column) => String(cell)[column === 0 ? "padEnd" : "padStart"](widths[column]));
    console.log(`  ${cells.join("  ")}`);
  }
}

/** `ok` or `OVER`, for the last column. */
export const verdict = (value, most) => (value <= most ? "ok" : "OVER");

/**
 * Runs a command once. @returns wall-clock seconds, and the most memory that it had at any time in MiB, as the kernel
 * counted it; Python only asks. @throws Error with its output where it fails
 */
export function measureRun(command, args, env) {
  const code =
    "import json, resource, subprocess, sys, time\n" +
    "begin = time.monotonic()\n" +
    "run = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)\n" +
    "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024\n" +
    "seconds = time.monotonic() - begin\n" +
    "print(json.dumps({'seconds': seconds, 'peak': peak, 'status': run.returncode, 'output': run.stdout}))";
  const { stdout, stderr } = spawnSync("python3", ["-c", code, command, ...args], { env, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  const { output, status, ...measured } = JSON.parse(stdout);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with code ${status}:\n${output}`);
  return measured;
}
