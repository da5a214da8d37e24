import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logSink } from "../../../src/base/progress-log.ts";
import { recordProgress } from "../../../src/base/progress-recorder.ts";
import { readCommandName } from "../../../src/doors/command-name.ts";
import { harmless } from "../../../src/doors/guest-text.ts";

describe("a closed output pipe", () => {
  /** A process that writes until its output is closed and for a while after; 7 means that it came to its own end. */
  async function exitCode(prepare: string): Promise<number | null> {
    const module = new URL("../../../src/doors/closed-output.ts", import.meta.url).href;
    const script = `
      const { outliveOutput } = await import(${JSON.stringify(module)});
      ${prepare}
      let lines = 0;
      const timer = setInterval(() => {
        process.stdout.write("line\\n");
        process.stderr.write("line\\n");
        if (++lines === 40) { clearInterval(timer); process.exitCode = 7; }
      }, 5);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [, [code]] = await Promise.all([
      once(child.stdout, "data").then(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }),
      once(child, "exit"),
    ]);
    return code;
  }

  it("does not end the run, which would leave without cleaning up", async () => {
    expect(await exitCode("outliveOutput();")).toBe(7);
  });

  it("ends it without the listeners, so the test above can fail", async () => {
    expect(await exitCode("")).not.toBe(7);
  });
});

describe("what a guest says", () => {
  /** Whether a runner would take the line for a command, by its own two rules. */
  const isCommand = (line: string) => line.trimStart().startsWith("::") || line.includes("##[");

  it.each([
    "::add-mask::a",
    "  \t::error::x",
    "fine\n::stop-commands::x",
    "fine\r::error::x",
    "a ##[error]b",
    "##[##[group]",
  ])("is no command to the runner: %j", (text) => {
    expect(harmless(text).split("\n").filter(isCommand)).toEqual([]);
  });

  it("is otherwise as it was", () => expect(harmless("a::b\n# [x] std::string")).toBe("a::b\n# [x] std::string"));

  it("is made harmless in a log, while the log's own groups and warnings stay", async () => {
    const lines: string[] = [];
    const decoration = {
      open: (name: string) => `::group::${name}`,
      close: "::endgroup::",
      warning: (text: string) => `::warning::${text}`,
      text: harmless,
    };
    const progress = recordProgress(
      logSink(
        (line) => lines.push(line),
        () => 0,
        { decoration, detailed: true, heartbeat: false },
      ),
      () => 0,
    );
    await progress.phase("Build", async (task) => {
      task.line("x\n::error::from the guest");
      task.detail("##[error]from the guest");
      await task.task("part\n::error::from the guest", async () => undefined);
    });
    progress.info("::error::from the guest");
    progress.warning("careful");
    expect(lines.flatMap((line) => line.split("\n")).filter(isCommand)).toEqual([
      "::group::Build",
      "::endgroup::",
      "::warning::careful",
    ]);
  });
});

describe("how Slipway was called", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "slipway-name-"));
    await writeFile(join(folder, "index.js"), "");
    await chmod(join(folder, "index.js"), 0o755);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("is slipway only where that word in PATH is this very file", async () => {
    const file = join(folder, "index.js");
    expect(await readCommandName({ PATH: `/nowhere:${folder}` }, file, folder)).toBe("node index.js");
    await symlink(file, join(folder, "slipway"));
    expect(await readCommandName({ PATH: `/nowhere:${folder}` }, file, folder)).toBe("slipway");
    expect(await readCommandName({ PATH: `/nowhere:${folder}` }, "/other/index.js", folder)).toBe(
      "node /other/index.js",
    );
  });
});
