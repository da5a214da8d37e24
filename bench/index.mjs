// npm run bench [-- PART …]: what Slipway costs, as ratios against a baseline taken in the same run.
//
//   cold-start   dist before it does anything, its size and memory, against `node -e 0`        (10 s)
//   export       all formats from one disk, against the slowest single conversion              (minutes)
//   build        create-vm, against a bare script of qemu + ansible-playbook + qemu-img        (a quarter of an hour)
//   aws          a build on AWS in virtual time, against its critical path and two other ways  (a minute)
//   publish      2 GiB from S3 into a release, against curl from disk; memory at three sizes   (minutes, 8 GiB of disk)
//
// How to read it: a ratio is our time divided by the baseline's; 1.00 means that Slipway adds nothing. Milliseconds
// differ from machine to machine, ratios hardly do. OVER marks an aim that was missed. Let nothing else run meanwhile:
// with two cores, a browser is enough to move a build by a tenth.
import { ensureNode } from "../scripts/lib/node24.mjs";
import { inProject, runTool } from "../scripts/lib/project.mjs";

const PARTS = {
  "cold-start": async () => (await import("./cold-start.mjs")).coldStart(),
  export: () => runPart("export.ts"),
  build: () => runPart("build.ts"),
  aws: () => runPart("aws.ts"),
  publish: () => runPart("publish.ts"),
};

async function runPart(file) {
  const code = await runTool(process.execPath, [inProject("bench", file)]);
  if (code !== 0) process.exitCode = 1;
}

try {
  await ensureNode({ packages: true });
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`There is no part "${unknown}". The parts are ${Object.keys(PARTS).join(", ")}.`);
  for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) await PARTS[name]();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
