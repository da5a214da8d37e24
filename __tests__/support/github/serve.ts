/**
 * The stand-in as a process of its own.
 *
 *   node __tests__/support/github/serve.ts [--repository octo/example] [--git FOLDER] [--discard] [--immutable] [--private]
 *     [--asset-limit BYTES] [--unlimited] [--api-port N] [--uploads-port N] [--server-port N] [--storage-port N]
 *     [--fault '{"which": {"operation": "…", "nth": 1}, "effect": {"kind": "lose-answer"}}']…
 *
 * Prints a line of JSON when it listens: `urls`, `repository`, `token`, and `env` for a step. On SIGTERM or SIGINT (with `--watch-stdin` also when
 * its standard input ends) it prints a second one: `requests`, `releases`, `statuses`, `pace`, `violations`; it exits with 1
 * where there are violations.
 */
import { parseArgs } from "node:util";
import { githubEnv, TOKEN } from "./env.ts";
import { startGitHub } from "./stand-in.ts";
import type { Effect, StandInOptions, Which } from "./types.ts";

const { values } = parseArgs({
  options: {
    repository: { type: "string" },
    branch: { type: "string" },
    git: { type: "string" },
    discard: { type: "boolean" },
    immutable: { type: "boolean" },
    private: { type: "boolean" },
    unlimited: { type: "boolean" },
    "asset-limit": { type: "string" },
    "api-port": { type: "string" },
    "uploads-port": { type: "string" },
    "server-port": { type: "string" },
    "storage-port": { type: "string" },
    fault: { type: "string", multiple: true, default: [] },
    "watch-stdin": { type: "boolean" },
  },
});

const without = { perHour: Infinity, concurrent: Infinity, contentPerMinute: Infinity, contentPerHour: Infinity };
const options: StandInOptions = {
  ...(values.repository && { repository: values.repository }),
  ...(values.branch && { defaultBranch: values.branch }),
  ...(values.git && { gitFolder: values.git }),
  ...(values.discard && { storage: "discard" as const }),
  ...(values["asset-limit"] && { assetLimit: Number(values["asset-limit"]) }),
  ...(values.unlimited && { limits: without }),
  immutableReleases: values.immutable ?? false,
  private: values.private ?? false,
  ports: {
    api: Number(values["api-port"] ?? 0),
    uploads: Number(values["uploads-port"] ?? 0),
    server: Number(values["server-port"] ?? 0),
    storage: Number(values["storage-port"] ?? 0),
  },
};
const standIn = await startGitHub(options);
for (const text of values.fault) {
  const { which, effect }: { which: Which; effect: Effect } = JSON.parse(text);
  standIn.fault(which, effect);
}

const { urls, repository } = standIn;
print({ urls, repository, token: TOKEN, env: githubEnv(standIn) });
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
if (values["watch-stdin"]) process.stdin.once("end", stop).resume();

async function stop(): Promise<void> {
  const violations = [...standIn.violations()];
  const { requests } = standIn;
  print({ requests, releases: standIn.releases(), statuses: standIn.statuses(), pace: standIn.pace(), violations });
  process.exitCode = violations.length > 0 ? 1 : 0;
  try {
    await standIn.close();
  } catch (error) {
    if (violations.length === 0) throw error;
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
