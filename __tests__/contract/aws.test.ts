import type { ChildProcess } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUCKET } from "../support/aws/build.ts";
import { REGION, startEmulator } from "../support/aws/emulator.ts";
import { debianDisk, startBridge } from "../support/aws/instances.ts";
import { debianAmi, ubuntuAmi } from "../support/aws/source-amis.ts";
import { findLeftovers, seedStrangers } from "../support/aws/strangers.ts";
import { TEST_CACHE } from "../support/places.ts";
import { ROOT } from "../support/runner.ts";
import { type AwsPlaceUnderTest, openAwsProvider } from "./open-aws.ts";
import { describeProvider } from "./provider.ts";
import { type ProviderUnderTest, startHere } from "./under-test.ts";

/**
 * The contract on AWS. Its instances are real machines: QEMU boots what the stack asks for, with the user data and key of
 * the call, so SSH, cloud-init, shutdown and the exported disk hold by their own word. AWS's API is moto's word, and our
 * reading of the documentation for what moto lacks; see support/aws/README.md.
 */
async function make(): Promise<ProviderUnderTest> {
  const bridge = await startBridge();
  // GiB; the suite asks for a larger disk, so that the guest has to grow its file system.
  const ami = { ...debianAmi(await debianDisk()), volume_size: 4 };
  const emulator = await startEmulator({ amis: [ami, ubuntuAmi()], buckets: { [BUCKET]: REGION }, bridge: bridge.url });
  const state = await mkdtemp(join(tmpdir(), "contract-aws-"));
  const children: ChildProcess[] = [];
  const place: AwsPlaceUnderTest = {
    ...{ endpoint: emulator.endpoint, region: REGION, state, templates: join(ROOT, "templates") },
    cache: process.env.SLIPWAY_TEST_CACHE ?? TEST_CACHE,
    settings: {
      ...{ bucket: BUCKET, bucketPrefix: "images", fetch: true },
      ...{ allowFrom: "127.0.0.1/32", sshPort: bridge.sshPort },
    },
  };
  return {
    base: { reference: ami.ami_id, digest: /^ami:us-east-1\/ami-[0-9a-f]+$/ },
    endsWithMaker: false,
    isRunning: async (assetId) => (await findLeftovers(emulator, assetId)).some(({ type }) => type === "instance"),
    open: () => openAwsProvider(place),
    launchElsewhere: (request) => {
      const child = startHere("launch-aws.ts", [JSON.stringify(place), JSON.stringify(request)]);
      children.push(child);
      return child;
    },
    makeStrangers: async (assetId) => (await seedStrangers(emulator, { near: assetId, bucket: BUCKET })).missing,
    leftovers: async (assetId) => {
      const there = (await findLeftovers(emulator, assetId)).map(({ type, id }) => `${type} ${id}`);
      const folder = join(state, "aws", assetId);
      return access(folder).then(
        () => [...there, folder],
        () => there,
      );
    },
    close: async () => {
      for (const child of children) child.kill("SIGKILL");
      await emulator.stop();
      await bridge.stop();
      await rm(state, { recursive: true });
    },
  };
}

describeProvider("aws", make);
