import { join } from "node:path";
import { UserError } from "../../../base/errors.ts";
import { exists } from "../../../base/exists.ts";
import type { Task } from "../../../base/progress.ts";
import { waitForBanner } from "../../../ssh/wait.ts";
import type { Machine, MachineRequest } from "../../provider.ts";
import { waitUntilReady } from "../../ready.ts";
import type { AwsOptions } from "../options.ts";
import { KNOCK_EVERY } from "./answering.ts";
import { buildFolder, changeBuildRecord, FILES, machineOf, readBuildFolder } from "./build-record.ts";
import { plantCertificates } from "./certificates.ts";
import { wayInto, writeKnownHosts } from "./connect.ts";
import { readHostKeys } from "./host-key.ts";
import { type InstanceSeen, whileUp } from "./instance.ts";
import { holdKey } from "./key-pair.ts";

/** What is done on this machine and over SSH; handed in, so that launching can be tried without a machine. */
export interface Hands {
  holdKey: typeof holdKey;
  waitForBanner: typeof waitForBanner;
  waitUntilReady: typeof waitUntilReady;
  plantCertificates: typeof plantCertificates;
}

export const realHands: Hands = { holdKey, waitForBanner, waitUntilReady, plantCertificates };

/** Milliseconds that a first boot may take: ten times what public logs of builds show from the launch to SSH. */
export const BOOT_TIMEOUT = 10 * 60_000;

/**
 * Makes the way into a running instance: its host keys, a login, the end of its first boot, the certificates.
 * @param how `expires` where the machine has a lease of an earlier run; `within` in place of the boot timeout.
 * @throws UserError with EC2's reason where the instance ends meanwhile; CancelledError; AwsError.
 */
export async function enter(
  request: MachineRequest,
  instance: InstanceSeen,
  how: { expires?: Date; within?: number },
  options: AwsOptions,
  hands: Hands,
  task: Task,
): Promise<Machine> {
  const { assetId, caCertificates } = request;
  const { state, clock, aws } = options;
  const within = how.within ?? options.bootTimeout ?? BOOT_TIMEOUT;
  const begin = clock.now();
  const way = wayInto(instance, options);
  if (way.host === instance.privateAddress) {
    task.line(`${instance.id} has no public address: it is reached at ${way.host}, from within its network only.`);
  }
  const earlier = await readBuildFolder(state, assetId);
  const isKnown =
    earlier?.machine?.instanceId === instance.id &&
    earlier.machine.host === way.host &&
    (await exists(join(buildFolder(state, assetId), FILES.knownHosts)));
  const record = await changeBuildRecord(state, assetId, (old) => ({
    ...old,
    ...(how.expires === undefined ? {} : { expires: how.expires.toISOString() }),
    machine: way,
  }));
  const machine = machineOf(state, record);
  if (!machine) throw new UserError(`${assetId} has no instance.`, "Run again.");
  await whileUp(instance.id, options, async (signal) => {
    task.update(undefined, "first boot");
    const remedy = `See \`aws ec2 get-console-output --region ${aws.region} --latest --output text --instance-id ${instance.id}\`. Where it only takes longer: boot-timeout.`;
    if (!isKnown) {
      // As long as nobody answers there are no keys on the console, and knocking is free.
      const answers = way.proxyCommand === undefined;
      if (answers) await hands.waitForBanner(way.host, way.port, { within, every: KNOCK_EVERY, signal, remedy });
      const keys = await readHostKeys(instance.id, { within, answers }, { aws, clock, signal });
      await writeKnownHosts(state, assetId, way, keys);
    }
    const left = Math.max(within - (clock.now() - begin), 1_000);
    await hands.waitUntilReady(machine.ssh, { within: left, signal, remedy }, task);
    if (caCertificates !== undefined) await hands.plantCertificates(machine.ssh, caCertificates, signal);
  });
  await changeBuildRecord(state, assetId, (old) => ({ ...old, ready: true }));
  return machine;
}
