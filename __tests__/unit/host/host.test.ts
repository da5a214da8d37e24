import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { poll } from "../../../src/base/poll.ts";
import { silentTask } from "../../../src/base/progress.ts";
import { runAsRoot } from "../../../src/host/as-root.ts";
import { availableMemory } from "../../../src/host/memory.ts";
import { asRoot, privilege } from "../../../src/host/privilege.ts";
import { processStart } from "../../../src/host/process.ts";
import { freeSpace } from "../../../src/host/space.ts";
import { inOwnSession, installTools, missingTools } from "../../../src/host/tools.ts";

const there = { command: "sh", package: "dash", purpose: "tests" };
const absent = { command: "no-such-tool", package: "no-such-package", purpose: "tests" };

describe("tools", () => {
  it("that are missing are named with their package; those that are there are not", async () => {
    expect(
      await missingTools([there, absent, { command: "/no/such/file", purpose: "tests", remedy: "Do this." }]),
    ).toEqual([
      {
        subject: "no-such-tool",
        problem: "is not installed; it is needed for tests",
        remedy: "sudo apt-get install --no-install-recommends no-such-package, or run with --install-tools",
      },
      { subject: "/no/such/file", problem: "is not installed; it is needed for tests", remedy: "Do this." },
    ]);
  });
  it("are looked for by a probe of their own where they have one", async () => {
    const probed = { command: "a module", purpose: "tests", remedy: "Do this." };
    const found = await missingTools([
      { ...probed, probe: "test -d /" },
      { ...probed, command: "other", probe: "exit 1" },
    ]);
    expect(found.map(({ subject }) => subject)).toEqual(["other"]);
  });
  it("are installed where a Ctrl-C does not reach, and their end is waited for", async () => {
    const lines: string[] = [];
    // Field 6 of stat is the session; the code comes only after the command's end.
    const command = inOwnSession(["sh", "-c", "cut -d' ' -f6 /proc/self/stat; exit 3"]);
    const code = await runAsRoot(command, { privilege: "root", what: "x", onLine: (line) => lines.push(line) });
    const [, , , own] = (await readFile("/proc/self/stat", "utf8")).replace(/^.*\) /, "").split(" ");
    expect(code).toBe(3);
    expect(lines[0]).toMatch(/^\d+$/);
    expect(lines[0]).not.toBe(own);
  });
  it("are not installed when nothing is missing", async () => {
    expect(await installTools([there], { privilege: "none" }, silentTask)).toEqual([]);
  });
  it("are refused with the exact commands where root cannot be had", async () => {
    await expect(installTools([absent], { privilege: "none" }, silentTask)).rejects.toMatchObject({
      remedy: expect.stringContaining("apt-get install --no-install-recommends no-such-package"),
    });
  });
});

describe("root", () => {
  const probe = (uid: number, terminal: boolean, good: string[]) => ({
    ...{ uid, terminal },
    succeeds: async (command: string, args: readonly string[]) => good.includes([command, ...args].join(" ")),
  });
  it.each([
    [probe(0, false, []), "root"],
    [probe(1000, false, ["sudo -n true", "sudo -V"]), "sudo"],
    [probe(1000, true, ["sudo -V"]), "sudo-asks"],
    [probe(1000, false, ["sudo -V"]), "none"],
    [probe(1000, true, []), "none"],
  ])("%# is had by %s", async (given, expected) => {
    expect(await privilege(given)).toBe(expected);
  });
  it("never lets sudo ask where nobody can answer", () => {
    expect(asRoot("sudo", ["id"], "x")).toEqual(["sudo", "-n", "--", "id"]);
    expect(() => asRoot("none", ["id"], "Building")).toThrow("Building needs root");
  });
});

describe("a command as root", () => {
  it("sees the end of its input only when the signal fires, and is waited for", async () => {
    const control = new AbortController();
    const lines: string[] = [];
    const running = runAsRoot(["sh", "-c", "echo up; cat; echo end"], {
      ...{ privilege: "root", what: "x", signal: control.signal },
      onLine: (line) => {
        lines.push(line);
        if (line === "up") control.abort();
      },
    });
    await expect(running).rejects.toThrow("cancelled");
    expect(lines).toEqual(["up", "end"]);
  });
  it("answers with its exit code", async () => {
    expect(await runAsRoot(["sh", "-c", "exit 3"], { privilege: "root", what: "x" })).toBe(3);
  });
});

describe("memory", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "memory-"));
    await put("proc/meminfo", "MemTotal: 9000000 kB\nMemAvailable:    4000000 kB\n");
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };

  it("is what the kernel says, without control groups and with unlimited ones", async () => {
    expect(await availableMemory(root)).toBe(4_000_000 * 1024);
    await put("proc/self/cgroup", "0::/a/b\n");
    await put("sys/fs/cgroup/a/memory.max", "max\n");
    await put("sys/fs/cgroup/a/memory.current", "5\n");
    expect(await availableMemory(root)).toBe(4_000_000 * 1024);
  });
  it("is what a control group above leaves (v2)", async () => {
    await put("proc/self/cgroup", "0::/a/b\n");
    await put("sys/fs/cgroup/a/memory.max", "1000\n");
    await put("sys/fs/cgroup/a/memory.current", "400\n");
    expect(await availableMemory(root)).toBe(600);
  });
  it("is what a control group leaves (v1)", async () => {
    await put("proc/self/cgroup", "5:cpu,memory:/c\n");
    await put("sys/fs/cgroup/memory/c/memory.limit_in_bytes", "2000\n");
    await put("sys/fs/cgroup/memory/c/memory.usage_in_bytes", "500\n");
    expect(await availableMemory(root)).toBe(1500);
  });
});

describe("space and processes", () => {
  it("is that of the nearest parent for a path that is not there yet", async () => {
    expect(await freeSpace(join(tmpdir(), "not", "there"))).toBeGreaterThan(0);
  });
  it("takes a process that has ended and waits for its parent as gone", async () => {
    const child = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const [pid] = (await once(child.stdout, "data")) as [Buffer];
      const waits = async () => / [ZX] /.test(await readFile(`/proc/${Number(pid)}/stat`, "utf8")) || undefined;
      await poll(waits, { what: "it has ended", every: 5, within: 10_000 });
      expect(await processStart(Number(pid))).toBeUndefined();
    } finally {
      child.kill("SIGKILL");
    }
  });
  it("tells a process by when it started, also one whose name has spaces and parentheses", async () => {
    expect(await processStart(process.pid)).toMatch(/^\d+$/);
    expect(await processStart(4_194_999)).toBeUndefined();
  });
});
