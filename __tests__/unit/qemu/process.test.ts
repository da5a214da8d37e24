import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { earlyEnd, plainEnvironment, tail } from "../../../src/qemu/process.ts";

describe("plainEnvironment", () => {
  it("keeps a job's secrets out of a process that stays up, and the tracking id in", () => {
    const environment = {
      PATH: "/bin",
      INPUT_PASSWORD: "secret",
      GITHUB_TOKEN: "secret",
      RUNNER_TRACKING_ID: "github_1",
    };
    expect(plainEnvironment(environment)).toEqual({ PATH: "/bin", RUNNER_TRACKING_ID: "github_1", LC_ALL: "C" });
    expect(plainEnvironment(environment, false)).toEqual({ PATH: "/bin", LC_ALL: "C" }); // One that is to be kept.
  });
});

describe("the last words of a machine", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "words-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("are the ends of both logs, without the terminal's control characters", async () => {
    await writeFile(join(folder, "qemu.log"), "qemu-system-x86_64: cannot set up guest memory\n");
    await writeFile(join(folder, "serial.log"), "one\n\r\n[\u001b[0;1;31mFAILED\u001b[0m] no root\n");
    const { message } = await earlyEnd(folder);
    expect(message).toContain("QEMU's last words:\nqemu-system-x86_64: cannot set up guest memory");
    expect(message).toContain("The guest's last lines:\none\n[FAILED] no root");
  });

  it("are no trouble where a log was never made", async () => {
    expect(await tail(join(folder, "serial.log"), 5)).toBe("");
    expect((await earlyEnd(folder)).message).toBe("The virtual machine ended before its work was done.");
  });
});
