import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { silentTask } from "../../../src/base/progress.ts";
import { runAsRoot } from "../../../src/host/as-root.ts";
import { availableMemory } from "../../../src/host/memory.ts";
import { asRoot, privilege } from "../../../src/host/privilege.ts";
import { processStart } from "../../../src/host/process.ts";
import { freeSpace } from "../../../src/host/space.ts";
import { installTools, missingTools } from "../../../src/host/tools.ts";

const there = { command: "sh", package: "dash", purpose: "tests" };
const absent = { command: "no-such-tool", package: "no-such-package", purpose: "tests" };

describe("tools", () => {
  it("that are missing are named with their package; those that are there are not", async () => {
    expect(
      await missingTools([there, absent, { command: "/no/such/file", purpose: "tests", remedy: "Do this." }]),
    ).toEqual([
      {
        subject: "no-such-tool",
        problem: "is not installed; it is needed for tests.",
        remedy: "sudo apt-get install no-such-package",
      },
      { subject: "/no/such/file", problem: "is not installed; it is needed for tests.", remedy: "Do this." },
    ]);
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
  it("tells a process by when it started, also one whose name has spaces and parentheses", async () => {
    expect(await processStart(process.pid)).toMatch(/^\d+$/);
    expect(await processStart(4_194_999)).toBeUndefined();
  });
});
