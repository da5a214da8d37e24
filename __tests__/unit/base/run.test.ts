import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CancelledError } from "../../../src/base/errors.ts";
import { poll } from "../../../src/base/poll.ts";
import { run, ToolError } from "../../../src/base/run.ts";

describe("run", () => {
  it("returns what a tool said on both streams, and its lines as they came", async () => {
    const lines: string[] = [];
    const result = await run("sh", ["-c", "echo one; echo two >&2; cat"], {
      input: "three\n",
      onLine: (line) => lines.push(line),
    });
    expect(result).toEqual({ code: 0, stdout: "one\nthree\n", stderr: "two\n" });
    expect(lines.sort()).toEqual(["one", "three", "two"]);
  });

  it("throws the tool's own last words for an exit code that is no answer", async () => {
    await expect(run("sh", ["-c", "echo broken >&2; exit 3"])).rejects.toThrow(/sh ended with code 3:\nbroken/);
    await expect(run("sh", ["-c", "exit 3"], { accept: [0, 3] })).resolves.toMatchObject({ code: 3 });
  });

  it("says that a tool is not installed", async () => {
    await expect(run("no-such-tool-here", [])).rejects.toThrow("The tool no-such-tool-here is not installed.");
  });

  it("kills the tool and its children when the run is cancelled", async () => {
    const controller = new AbortController();
    const running = run("sh", ["-c", "sleep 60 & echo $!; wait"], {
      signal: controller.signal,
      onLine: (line) => {
        child = Number(line);
        controller.abort();
      },
    });
    let child = 0;
    await expect(running).rejects.toBeInstanceOf(CancelledError);
    await poll(async () => (isAlive(child) ? undefined : true), { what: "the child ends", every: 20, within: 5_000 });
  });

  it("kills a tool that takes too long", async () => {
    await expect(run("sleep", ["60"], { timeout: 50 })).rejects.toThrow("sleep did not end within 0.05 s.");
  });

  it("leaves no tool at work when this process is killed by SIGKILL", async () => {
    const folder = await mkdtemp(join(tmpdir(), "slipway-run-"));
    try {
      const pidFile = join(folder, "pid");
      const script = join(folder, "script.ts");
      const module = resolve(import.meta.dirname, "../../../src/base/run.ts");
      await writeFile(
        script,
        `import { run } from ${JSON.stringify(module)};\nawait run("sh", ["-c", "echo $$ > ${pidFile}; exec sleep 60"]);\n`,
      );
      const parent = spawn(process.execPath, [script], { stdio: "ignore" });
      const pid = await poll(async () => Number(await readFile(pidFile, "utf8").catch(() => "")) || undefined, {
        what: "the tool starts",
        every: 20,
        within: 20_000,
      });
      expect(isAlive(pid)).toBe(true);
      parent.kill("SIGKILL");
      await poll(async () => (isAlive(pid) ? undefined : true), {
        what: "the tool dies with us",
        every: 20,
        within: 5_000,
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("is an error with a remedy", () =>
    expect(new ToolError("x", 1, "why", "do this")).toMatchObject({ remedy: "do this" }));
});

describe("poll", () => {
  it("gives up after its time and says what it waited for", async () => {
    await expect(poll(async () => undefined, { what: "SSH answers", every: 5, within: 30 })).rejects.toThrow(
      /in vain: SSH answers/,
    );
  });

  it("passes an error of the probe on at once", async () => {
    const probe = async () => Promise.reject(new Error("AccessDenied"));
    await expect(poll(probe, { what: "x", every: 5, within: 10_000 })).rejects.toThrow("AccessDenied");
  });

  it("ends at once when cancelled", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    await expect(
      poll(async () => undefined, { what: "x", every: 60_000, within: 120_000, signal: controller.signal }),
    ).rejects.toBeInstanceOf(CancelledError);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
