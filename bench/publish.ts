/**
 * A file from S3 into a release on GitHub, against curl with the same file from disk into the same release: time, and the
 * most memory at several sizes. `node bench/publish.ts [<folder of dist>]`
 *
 * Everything is on loopback: S3 is a file server whose bytes the kernel sends (publish-s3.py), GitHub the tests' stand-in
 * as a process of its own, which hashes what it gets and writes it to disk. curl has one connection to serve, the command
 * has two, hashes the file, asks afterwards what has arrived, and publishes. “The file alone” leaves out what both take for
 * a release with 1 MiB in it: start, checks, and the calls around an upload, which take as long for 8 GiB. The other line is what a script would do
 * without it: curl from S3 to disk, and from there into the release. Files have holes for content, so that they need no
 * room; what is uploaded does (8 GiB), below the folder for temporary files.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { formatSize, GiB } from "../src/base/size.ts";
import { type Measured, measureRun, median, printTable, verdict } from "./measure.mjs";

/** Our time by curl's: 0.9 times its speed. */
const TIME = 1 / 0.9;
/** MiB, and how far another size may be from that of 2 GiB. */
const MEMORY = 150;
const APART = 0.1;
const ROUNDS = 3;

/** GitHub takes what is below 2 GiB; what is larger goes in parts. */
const MAIN = 2 * GiB - 1;
const SIZES = [GiB / 2, MAIN, 8 * GiB];
/** So little that what is measured is start, checks, and the calls around an upload. */
const LITTLE = 2 ** 20;

const [dist = join(import.meta.dirname, "..", "dist")] = process.argv.slice(2);
const work = await mkdtemp(join(tmpdir(), "slipway-bench-publish-"));
const nameOf = (size: number) => `disk-${size}.vmdk`;
const servers = new Set<ChildProcess>();

interface GitHubAt {
  env: Record<string, string>;
  uploads: string;
  release: number;
}

try {
  for (const size of [LITTLE, ...SIZES]) await makeSparse(join(work, nameOf(size)), size);
  const s3 = `http://127.0.0.1:${await startServer("python3", [join(import.meta.dirname, "publish-s3.py"), work])}`;
  const publish = (size: number) => onFreshGitHub((github) => publishBy(github, s3, size));
  const upload = (size: number) => onFreshGitHub((github) => curlUp(github, join(work, nameOf(size))));
  const through = () => onFreshGitHub((github) => curlThrough(github, s3));

  const runs: { ours: Measured; oursLittle: number; curl: number; curlLittle: number; script: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.push({
      curl: (await upload(MAIN)).seconds,
      ours: await publish(MAIN),
      script: await through(),
      curlLittle: (await upload(LITTLE)).seconds,
      oursLittle: (await publish(LITTLE)).seconds,
    });
  }
  const seconds = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
  const [ours, curl, script] = [
    seconds((run) => run.ours.seconds),
    seconds((run) => run.curl),
    seconds((run) => run.script),
  ];
  const [oursAlone, curlAlone] = [ours - seconds((run) => run.oursLittle), curl - seconds((run) => run.curlLittle)];
  const speed = (time: number) => `${Math.round(MAIN / time / 2 ** 20)} MiB/s`;
  printTable(`${formatSize(MAIN)} from S3 into a release (${ROUNDS} rounds, median)`, [
    ["", "seconds", "speed", "ratio", "aim", ""],
    ["the file alone: publish-release, from S3", oursAlone.toFixed(2), speed(oursAlone), "", "", ""],
    row("  curl, from disk", oursAlone, curlAlone, TIME),
    ["the whole command", ours.toFixed(2), speed(ours), "", "", ""],
    row("  curl, from disk", ours, curl),
    row("  curl twice: from S3 to disk, from disk", ours, script),
  ]);
  function row(title: string, time: number, baseline: number, aim?: number): string[] {
    const ratio = time / baseline;
    const judged = aim === undefined ? ["", ""] : [aim.toFixed(2), verdict(ratio, aim)];
    return [title, baseline.toFixed(2), speed(baseline), ratio.toFixed(2), ...judged];
  }

  const middle = median(runs.map((run) => run.ours.peak));
  const peaks: [number, number][] = [];
  for (const size of SIZES) peaks.push([size, size === MAIN ? middle : (await publish(size)).peak]);
  printTable(`The most memory of publish-release, MiB (aim ${MEMORY}, and within ${APART * 100} % of each other)`, [
    ["", "MiB", "ratio", ""],
    ...peaks.map(([size, peak]) => {
      const ratio = peak / middle;
      const isOver = peak > MEMORY || Math.abs(ratio - 1) > APART;
      return [formatSize(size), Math.round(peak), ratio.toFixed(2), isOver ? "OVER" : "ok"];
    }),
  ]);
} finally {
  for (const server of servers) server.kill();
  await rm(work, { recursive: true, force: true });
}

async function makeSparse(path: string, size: number): Promise<void> {
  const file = await open(path, "w");
  await file.truncate(size);
  await file.close();
}

/** Starts a server, and gives the first line that it prints. */
async function startServer(command: string, args: readonly string[], onStart?: (server: ChildProcess) => void) {
  const server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, TMPDIR: work } });
  servers.add(server);
  onStart?.(server);
  const lines = createInterface(server.stdout);
  const [line] = (await once(lines, "line")) as [string];
  return line;
}

/**
 * Does something with a GitHub of its own, which is gone afterwards with all that was uploaded. What earlier runs wrote is
 * on the disk before it begins, so that nobody waits for another one's bytes.
 */
async function onFreshGitHub<T>(use: (github: GitHubAt) => T): Promise<T> {
  let server: ChildProcess | undefined;
  const line = await startServer(process.execPath, [join(import.meta.dirname, "publish-github.ts")], (started) => {
    server = started;
  });
  try {
    measureRun("sync", []);
    return use(JSON.parse(line));
  } finally {
    server?.stdin?.end();
    if (server) await once(server, "exit");
  }
}

function publishBy({ env }: GitHubAt, s3: string, size: number): Measured {
  return measureRun(
    process.execPath,
    [
      ...[join(dist, "cli", "index.js"), "publish-release", "--tag", `v${size}`, "--target", "main"],
      ...["--files", `s3://bench/${nameOf(size)}`, "--region", "us-east-1", "--endpoint-url", s3],
    ],
    { ...process.env, ...env, AWS_ACCESS_KEY_ID: "bench", AWS_SECRET_ACCESS_KEY: "bench", NO_COLOR: "1" },
  );
}

function curlUp({ env, uploads, release }: GitHubAt, path: string): Measured {
  return measureRun("curl", [
    ...["--silent", "--show-error", "--fail", "--output", "/dev/null", "--request", "POST", "--upload-file", path],
    ...["--header", `Authorization: Bearer ${env.GITHUB_TOKEN}`, "--header", "Content-Type: application/x-vmdk-disk"],
    `${uploads}/repos/${env.GITHUB_REPOSITORY}/releases/${release}/assets?name=disk.vmdk`,
  ]);
}

function curlThrough(github: GitHubAt, s3: string): number {
  const path = join(work, "fetched.vmdk");
  const down = measureRun("curl", ["--silent", "--fail", "--output", path, `${s3}/bench/${nameOf(MAIN)}`]);
  return down.seconds + curlUp(github, path).seconds;
}
