import type { Task } from "../base/progress.ts";
import type { Machine } from "../providers/provider.ts";
import { sshScript } from "../ssh/client.ts";
import { contentChecks, type GuestExpectations } from "./guest-checks.ts";
import { composeChecks, readChecks } from "./guest-script.ts";
import { type OwnChecks, runOwnChecks } from "./test-own.ts";
import { startChecks, type TestReport } from "./test-report.ts";

export interface MachineTest extends GuestExpectations {
  machine: Machine;
  /** Absolute path of a folder for logs. */
  work: string;
  own?: OwnChecks | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Tests the running machine, before finish: its services, and the person's own checks.
 * A check that fails is in the report; only a cancel and defects of ours are thrown.
 */
export async function testMachine(test: MachineTest, task: Task): Promise<TestReport> {
  const list = startChecks("machine");
  const checks = contentChecks(test);
  const said = await list.record("root can run commands over SSH", async () => {
    const options = { sudo: true, name: "the checks", signal: test.signal, timeout: 1_800_000 };
    return (await sshScript(test.machine.ssh, composeChecks(checks), options)).stdout;
  });
  if (said !== undefined) list.add(...readChecks(checks, said));
  if (test.own) {
    await runOwnChecks(
      test.own,
      { target: test.machine.ssh, work: test.work, logName: "tests-machine", signal: test.signal },
      list,
      task,
    );
  }
  return list.report();
}
