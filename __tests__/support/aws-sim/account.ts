import type { Clock } from "../../../src/base/clock.ts";
import { REGION } from "./client.ts";
import { BUCKET } from "./estate.ts";
import { SOURCE_AMI } from "./other-services.ts";
import { createServer, type Server, type ServerOptions } from "./server.ts";

/** An account in which builds can run: an empty bucket and the AMI that machines start from. */
export function openAccount(options: Omit<ServerOptions, "clock"> & { clock: Clock & ServerOptions["clock"] }): Server {
  const server = createServer(options);
  server.buckets.set(BUCKET, { name: BUCKET, region: REGION, objects: new Map(), uploads: new Map() });
  server.region(REGION).images.set(SOURCE_AMI, {
    ImageId: SOURCE_AMI,
    Name: "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server",
    State: "available",
    OwnerId: "099720109477",
    Architecture: "x86_64",
    BootMode: "uefi-preferred",
    CreationDate: "2025-12-01T00:00:00.000Z",
    RootDeviceName: "/dev/sda1",
    RootDeviceType: "ebs",
    VirtualizationType: "hvm",
    Public: true,
    BlockDeviceMappings: [
      { DeviceName: "/dev/sda1", Ebs: { SnapshotId: "snap-source", VolumeSize: 8, Encrypted: false } },
    ],
  });
  return server;
}
