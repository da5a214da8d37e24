import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCli } from "../support/cli.ts";
import { findLeftovers } from "../support/leftovers.ts";
import { makePlaces, placeInputs, shortBuild } from "../support/places.ts";
import { allProcesses } from "../support/processes.ts";
import { openJob } from "../support/runner.ts";
import { until } from "../support/workflow-commands.ts";

const MINUTE = 60_000;

interface Stage {
  name: string;
  /** What the log says when the stage has begun. */
  begun: RegExp;
  /** Command line of a tool that is at work in it, and names one of the places. */
  tool: RegExp;
  ownCache?: boolean;
}

const STAGES: readonly Stage[] = [
  {
    name: "the making of the base image",
    begun: /^::group::Base image/m,
    tool: /mmdebstrap|sfdisk|mke2fs/,
    ownCache: true,
  },
  { name: "the boot", begun: /^::group::Machine/m, tool: /qemu-system/ },
  { name: "the installation", begun: /^::group::Install/m, tool: /ansible-playbook/ },
  { name: "the export", begun: /^::group::Export/m, tool: /qemu-img/ },
  { name: "the test of the artifacts", begun: /^::group::Test .*(artifact|boot)/im, tool: /qemu-system/ },
];

describe.each(STAGES)("SIGKILL during $name", ({ begun, tool, ownCache }) => {
  it("then sweep: no process, mount, disk or folder of ours is left, and what is not ours is untouched", async () => {
    const places = await makePlaces(ownCache ? { ownCache } : {});
    const others = [
      join(places.state, "machines", "not-ours", "disk.qcow2"),
      join(places.releaseParent, "not-ours", "disk.vhd"),
    ];
    for (const file of others) {
      await mkdir(join(file, ".."), { recursive: true });
      await writeFile(file, "not ours");
    }
    const job = await openJob();
    try {
      const step = await job.main(shortBuild(places, "e2e-kill"));
      let over = false;
      void step.done.then(() => {
        over = true;
      });
      const folders = [places.state, places.cache, places.releaseParent, job.folder];
      const reached = async () => {
        if (over) throw new Error(`It ended before that stage:\n${step.output().slice(-3_000)}`);
        if (!begun.test(step.output())) return false;
        return (await allProcesses()).some(({ command, paths }) => {
          const named = folders.some(
            (folder) => command.includes(folder) || paths.some((path) => path.startsWith(folder)),
          );
          return named && tool.test(command);
        });
      };
      await until(reached, 15 * MINUTE, "the stage is reached");
      step.kill();
      expect((await step.done).code).toBeUndefined();

      const swept = await runCli([
        "sweep",
        ...Object.entries(placeInputs(places)).flatMap(([name, value]) => [`--${name}`, value]),
      ]);
      expect(swept).toMatchObject({ code: 0 });
      const left = (await findLeftovers(places)).filter((line) => !line.includes("/not-ours"));
      expect(left).toEqual([]);
      expect(await Promise.all(others.map((file) => readFile(file, "utf8")))).toEqual(["not ours", "not ours"]);
    } finally {
      await job.close();
      await places.remove();
    }
  });
});
