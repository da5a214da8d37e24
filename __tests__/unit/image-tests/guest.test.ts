import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { contentChecks } from "../../../src/image/guest-checks.ts";
import { cleanlinessChecks } from "../../../src/image/guest-clean.ts";
import { parseInventory } from "../../../src/image/guest-inventory.ts";
import { composeChecks, readChecks } from "../../../src/image/guest-script.ts";
import { devicesFor } from "../../../src/image/test-devices.ts";
import { FORMATS } from "../../../src/providers/format.ts";

const bash = async (script: string, ...options: string[]) =>
  (await promisify(execFile)("bash", [...options, "-c", script])).stdout;

describe("checks on a machine", () => {
  it("run in one shell and bring evidence, each by itself", async () => {
    const checks = [
      { name: "good", script: "true" },
      { name: "bad", script: "echo 'two\nlines'; exit 3" },
      { name: "not here", script: "echo why; exit 77" },
      { name: "stops at the first error, in a pipe too", script: "false | cat\necho not reached" },
      { name: "quotes are kept", script: `[ 'a "b" $c' = 'a "b" $c' ]` },
    ];
    const found = readChecks(checks, await bash(composeChecks(checks)));
    expect(found.map(({ status }) => status)).toEqual(["passed", "failed", "skipped", "failed", "passed"]);
    expect(found[1]?.message).toBe("two\nlines\n(exit code 3)");
    expect(found[2]?.message).toBe("why");
  });

  it("fail where the connection broke before they ended", () => {
    expect(readChecks([{ name: "x", script: "" }], "check\t")).toEqual([
      { name: "x", status: "failed", seconds: 0, message: "The check did not come to its end." },
    ]);
  });

  it("are correct Bash, all of them", async () => {
    const checks = [
      ...contentChecks({ user: "debian", ownPlaybook: true }),
      ...cleanlinessChecks({ user: "debian", hostname: "box" }),
    ];
    for (const { script } of checks) await bash(script, "-n");
    await bash(composeChecks(checks), "-n");
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  });

  it("leave out the roles that were left out", () => {
    const names = (expectations: object) =>
      contentChecks({ user: "u", ...expectations })
        .map(({ name }) => name)
        .join();
    expect(names({})).toContain("Docker");
    expect(names({ skipRoles: ["docker"] })).not.toMatch(/docker/i);
  });

  it("do not demand the default content of a playbook of one's own", async () => {
    const checks = contentChecks({ user: "nobody", ownPlaybook: true }).filter(({ name }) => name.includes("Jupyter"));
    const found = readChecks(checks, await bash(composeChecks(checks)));
    expect(found.map(({ status }) => status)).toEqual(["skipped", "skipped"]);
  });
});

describe("finish.sh", () => {
  it("is correct Bash", async () => {
    await bash(await readFile("templates/finish/finish.sh", "utf8"), "-n");
  });

  it("expires the password as its last act, after the free blocks, and ends with the word that finish waits for", async () => {
    const commands = (await readFile("templates/finish/finish.sh", "utf8"))
      .trim()
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    expect(commands.at(-1)).toBe("say complete");
    const at = (start: string) => commands.findIndex((line) => line.startsWith(start));
    expect(at("chage -d 0")).toBeGreaterThan(at("fstrim -a"));
    expect(commands.length - at("chage -d 0")).toBeLessThanOrEqual(4);
  });

  it("checks sshd's settings before the host keys go, because sshd -T needs them", async () => {
    const script = await readFile("templates/finish/finish.sh", "utf8");
    expect(script.indexOf("sshd -T")).toBeLessThan(script.indexOf("rm -f /etc/ssh/ssh_host_"));
    expect(script.indexOf("sshd -T")).toBeGreaterThan(0);
  });
});

describe("the devices of an artifact", () => {
  it("are those of the hypervisor that people use it with", () => {
    expect(devicesFor("vmdk")).toMatchObject({ controller: "pvscsi", nic: "vmxnet3" });
    expect(devicesFor("vhd")).toMatchObject({ diskFormat: "vpc", controller: "ide" });
    expect(devicesFor("raw").firmware).toBe("uefi");
    expect(devicesFor("ova")).toMatchObject({ diskFormat: "vmdk", controller: "lsi" });
  });

  it("always name the format of the disk, and differ in the controller where they can", () => {
    expect(FORMATS.every((format) => devicesFor(format).diskFormat !== "")).toBe(true);
    expect(new Set(FORMATS.map((format) => devicesFor(format).controller)).size).toBe(5);
  });
});

describe("the inventory", () => {
  it("holds the system, the installed packages and the virtual environments", () => {
    const said = [
      "== os",
      'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"',
      "== kernel",
      "6.1.0-1-amd64",
      "== packages",
      "installed\tlibc6\t2.36-9\tamd64\tglibc\t2.36-9\tSomebody <a@b>",
      "config-files\told\t1\tall\told\t1\tNobody",
      "== python",
      "/opt/jupyter/lib/python3.11/site-packages/jupyter_server-2.21.1.dist-info",
    ].join("\n");
    expect(parseInventory(said)).toEqual({
      os: { id: "debian", version: "12", prettyName: "Debian GNU/Linux 12 (bookworm)" },
      kernel: "6.1.0-1-amd64",
      packages: [
        {
          name: "libc6",
          version: "2.36-9",
          architecture: "amd64",
          source: "glibc",
          sourceVersion: "2.36-9",
          maintainer: "Somebody <a@b>",
        },
      ],
      python: [{ environment: "/opt/jupyter", name: "jupyter-server", version: "2.21.1" }],
    });
  });
});
