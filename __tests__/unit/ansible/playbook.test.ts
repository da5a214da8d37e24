import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ansibleEnvironment } from "../../../src/ansible/environment.ts";
import { runPlaybook } from "../../../src/ansible/playbook.ts";
import { silentTask } from "../../../src/base/progress.ts";

const target = {
  host: "127.0.0.1",
  port: 40022,
  user: "debian",
  privateKeyFile: "/keys/id",
  knownHostsFile: "/keys/known hosts",
  controlFolder: "/tmp/c",
};

/** A stand-in for ansible-playbook: a shell script that sees the same arguments. */
async function withAnsible(
  script: string,
  work: (run: () => ReturnType<typeof runPlaybook>, folder: string) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), "playbook-"));
  try {
    const ansible = join(folder, "ansible-playbook");
    await writeFile(ansible, `#!/bin/sh\n${script}`, { mode: 0o755 });
    const playbook = join(folder, "site.yml");
    const extraVars = { token: "s3cret" };
    const request = {
      ansible,
      playbook,
      target,
      content: "/content",
      work: folder,
      logName: "install",
      extraVars,
      skipTags: ["docker", "motd"],
    };
    await work(() => runPlaybook(request, silentTask), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const EVENTS = `
printf '\\036{"event": "play", "name": "JupyterLab"}\\n'
printf '\\036{"event": "task", "name": "Install", "role": "jupyter", "path": "/r/main.yml:7"}\\n'
`;

describe("a playbook", () => {
  it("gets its variables through a private file that is gone afterwards, and no secret in its command line", async () => {
    const script = `for word; do case $word in @*) stat -c %a "\${word#@}"; cat "\${word#@}"; echo ;; esac; done; echo "arguments: $*"`;
    await withAnsible(script, async (run, folder) => {
      const { log } = await run();
      const said = await readFile(log, "utf8");
      expect(said.split("\n").slice(0, 2)).toEqual(["600", '{"token":"s3cret"}']);
      expect(said).toContain("--skip-tags docker,motd");
      expect(/^arguments: .*$/m.exec(said)?.[0]).not.toContain("s3cret");
      expect((await readdir(folder)).sort()).toEqual(["ansible-playbook", "install.log"]);
    });
  });

  it("keeps events out of the log and the other lines in it", async () => {
    const done = `printf '\\036{"event": "result", "status": "changed", "seconds": 2}\\n'; echo "changed: [machine]"`;
    await withAnsible(`${EVENTS}${done}`, async (run) => {
      const { tasks, log } = await run();
      expect(tasks).toMatchObject([
        { play: "JupyterLab", role: "jupyter", name: "Install", status: "changed", seconds: 2 },
      ]);
      expect(await readFile(log, "utf8")).toBe("changed: [machine]\n");
    });
  });

  it("that fails is told with play, task, place, message and log", async () => {
    const failed = `printf '\\036{"event": "result", "status": "failed", "seconds": 2, "message": "no space left"}\\n'; exit 2`;
    await withAnsible(`${EVENTS}${failed}`, async (run, folder) => {
      await expect(run()).rejects.toMatchObject({
        message: 'The task "Install" of the play "JupyterLab" (/r/main.yml:7) failed: no space left',
        remedy: `Ansible's own output is in ${join(folder, "install.log")}.`,
      });
      expect(await readdir(folder)).not.toContain("extra-vars.json");
    });
  });

  it("that does not even start is told in Ansible's words", async () => {
    await withAnsible("echo 'ERROR! nothing to do' >&2; exit 4", async (run) => {
      await expect(run()).rejects.toThrow("ERROR! nothing to do");
    });
  });
});

describe("Ansible's settings", () => {
  const settings = ansibleEnvironment({ target, content: "/content", temporary: "/tmp/x", galaxy: "/galaxy" });

  it("check the planted host key, share the connection and send tasks without temporary files", () => {
    expect(settings).toMatchObject({ ANSIBLE_HOST_KEY_CHECKING: "1", ANSIBLE_PIPELINING: "1" });
    expect(settings.ANSIBLE_SSH_ARGS).toContain("StrictHostKeyChecking=yes");
    expect(settings.ANSIBLE_SSH_ARGS).toContain("ControlPersist=60");
    expect(settings.ANSIBLE_SSH_ARGS).toContain("'UserKnownHostsFile=\"/keys/known hosts\"'");
  });

  it("find roles of the requirements before ours", () => {
    expect(settings.ANSIBLE_ROLES_PATH?.split(":").slice(0, 2)).toEqual(["/galaxy/roles", "/content/roles"]);
  });
});
