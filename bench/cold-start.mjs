// How long dist takes before it does anything, how big it is, and how much memory it has: against `node -e 0`.
//
// The aims were set on a machine where `node -e 0` takes 24 ms: 80 ms for a step that fails at its inputs, 70 ms for a
// post step with nothing to do. Elsewhere the ratio counts: 80/24 and 70/24.
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { inProject } from "../scripts/lib/project.mjs";
import { peakMemory, printTable, timeInTurn, verdict } from "./measure.mjs";

const ROUNDS = 41;
const AIMS = { main: 80 / 24, aws: 80 / 24, post: 70 / 24, help: 80 / 24 };

function distSize() {
  const entries = readdirSync(inProject("dist"), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== "licenses.txt");
  return files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0);
}

export function coldStart() {
  const node = process.execPath;
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  const door = (name) => inProject("dist", name, "index.js");
  const cases = {
    "node -e 0": { command: node, args: ["-e", "0"], env },
    // sweep, because it has nothing else to look at. create-vm also looks at tools, disk, memory and playbooks before it
    // tells what is wrong, which takes half a second and has no aim.
    main: {
      command: node,
      args: [door("main")],
      env: { ...env, INPUT_COMMAND: "sweep", "INPUT_DRY-RUN": "x" },
      code: 2,
    },
    // No client of AWS is read for that.
    aws: {
      command: node,
      args: [door("main")],
      env: { ...env, INPUT_COMMAND: "sweep", INPUT_PROVIDER: "aws", "INPUT_DRY-RUN": "x" },
      code: 2,
    },
    post: { command: node, args: [door("post")], env },
    help: { command: node, args: [door("cli"), "--help"], env },
  };
  const times = timeInTurn(cases, ROUNDS);
  const labels = {
    main: "main, failing at its inputs",
    aws: "the same with provider: aws",
    post: "post, nothing to do",
    help: "cli --help",
  };
  const base = times["node -e 0"];
  printTable(`Cold start of dist (medians of ${ROUNDS})`, [
    ["", "ms", "ratio", "aim", "MiB", ""],
    ["node -e 0", base.toFixed(1), "1.00", "", peakMemory(node, ["-e", "0"], env).toFixed(0), ""],
    ...Object.entries(labels).map(([name, label]) => {
      const ratio = times[name] / base;
      const { command, args, env: itsEnv } = cases[name];
      const memory = peakMemory(command, args, itsEnv).toFixed(0);
      return [
        label,
        times[name].toFixed(1),
        ratio.toFixed(2),
        AIMS[name].toFixed(2),
        memory,
        verdict(ratio, AIMS[name]),
      ];
    }),
  ]);
  const size = distSize() / 1e6;
  printTable("Size of dist without licences", [
    ["", "MB", "aim", ""],
    ["dist", size.toFixed(2), "3.00", verdict(size, 3)],
  ]);
}
