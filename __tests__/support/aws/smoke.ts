// By hand: node __tests__/support/aws/smoke.ts
// A real machine through the stand-in: stack, login with the imported key, stop, image, three exports, each checked.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { EC2 } from "@aws-sdk/client-ec2";
import { S3 } from "@aws-sdk/client-s3";
import { poll } from "../../../src/base/poll.ts";
import { run } from "../../../src/base/run.ts";
import { startEmulator } from "./emulator.ts";
import { debianDisk, startBridge } from "./instances.ts";
import { debianAmi } from "./source-amis.ts";

const MINUTE = 60_000;
const start = Date.now();
const say = (text: string) => console.log(`${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s  ${text}`);

const folder = await mkdtemp(join(tmpdir(), "smoke-"));
const bridge = await startBridge();
const emulator = await startEmulator({
  amis: [debianAmi(await debianDisk())],
  buckets: { disks: "us-east-1" },
  bridge: bridge.url,
});
try {
  Object.assign(process.env, emulator.env());
  const [ec2, stacks, s3] = [new EC2(), new CloudFormation(), new S3()];
  const key = join(folder, "key");
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
  await ec2.importKeyPair({ KeyName: "smoke", PublicKeyMaterial: await readFile(`${key}.pub`) });
  const TemplateBody = await readFile(join(import.meta.dirname, "small-stack.yaml"), "utf8");
  const given = { ImageId: debianAmi().ami_id, KeyName: "smoke" };
  const Parameters = Object.entries(given).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
  await stacks.createStack({ StackName: "smoke", TemplateBody, Parameters });
  const wait = <T>(what: string, ask: () => Promise<T | undefined>) =>
    poll(ask, { what, every: 200, within: 10 * MINUTE });
  const InstanceId = await wait("the stack is made", async () => {
    const stack = (await stacks.describeStacks({ StackName: "smoke" })).Stacks?.[0];
    return stack?.StackStatus === "CREATE_COMPLETE" ? stack.Outputs?.[0]?.OutputValue : undefined;
  });
  const instance = async () =>
    (await ec2.describeInstances({ InstanceIds: [InstanceId] })).Reservations?.[0]?.Instances?.[0];
  const address = (await instance())?.PublicIpAddress ?? "";
  say(`running at ${address}:${bridge.sshPort}`);
  const hostKey = await wait("the console shows the host keys", async () => {
    const { Output = "" } = await ec2.getConsoleOutput({ InstanceId, Latest: true });
    const text = Buffer.from(Output, "base64").toString().replaceAll("\r", "");
    return /-----BEGIN SSH HOST KEY KEYS-----\n[\s\S]*?(ssh-ed25519 \S+)[\s\S]*?-----END SSH HOST KEY KEYS-----/.exec(
      text,
    )?.[1];
  });
  say("host key in the console");
  await writeFile(join(folder, "known_hosts"), `[${address}]:${bridge.sshPort} ${hostKey}\n`);
  const ssh = ["-i", key, "-p", String(bridge.sshPort), "-o", `UserKnownHostsFile=${folder}/known_hosts`];
  const options = ["-o", "StrictHostKeyChecking=yes", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10"];
  const said = await wait("one can log in", async () => {
    const { code, stdout } = await run(
      "ssh",
      [...ssh, ...options, `debian@${address}`, "cat /var/lib/cloud/data/instance-id; df -h /"],
      {
        accept: [0, 255],
      },
    );
    return code === 0 ? stdout : undefined;
  });
  say(`logged in: ${said.trim().replaceAll("\n", " | ")}`);
  await ec2.stopInstances({ InstanceIds: [InstanceId] });
  await wait("it has stopped", async () => (await instance())?.State?.Name === "stopped" || undefined);
  say("stopped");
  const { ImageId = "" } = await ec2.createImage({ InstanceId, Name: "smoke" });
  await wait(
    "the image is there",
    async () => (await ec2.describeImages({ ImageIds: [ImageId] })).Images?.[0]?.State === "available" || undefined,
  );
  say("image");
  await stacks.deleteStack({ StackName: "smoke" });
  for (const [format, name] of [
    ["VMDK", "vmdk"],
    ["VHD", "vpc"],
    ["RAW", "raw"],
  ] as const) {
    const task = await ec2.exportImage({
      ImageId,
      DiskImageFormat: format,
      S3ExportLocation: { S3Bucket: "disks", S3Prefix: "x/" },
    });
    const ExportImageTaskIds = [task.ExportImageTaskId ?? ""];
    await wait("the export is complete", async () => {
      const found = (await ec2.describeExportImageTasks({ ExportImageTaskIds })).ExportImageTasks?.[0];
      if (found?.Status === "deleted") throw new Error(found.StatusMessage);
      return found?.Status === "completed" || undefined;
    });
    const Key = `x/${task.ExportImageTaskId}.${format.toLowerCase()}`;
    const { ContentLength } = await s3.headObject({ Bucket: "disks", Key });
    say(`${format}: ${ContentLength} bytes in S3`);
    const target = { Bucket: "disks", Key: `y/${format}` };
    await copy(s3, `disks/${Key}`, ContentLength ?? 0, target);
    const file = join(folder, format);
    const { Body } = await s3.getObject({ ...target, ...(format === "RAW" ? { Range: "bytes=0-1048575" } : {}) });
    if (!Body) throw new Error("The object has no body.");
    await writeFile(file, Body.transformToWebStream());
    const { stdout } = await run("qemu-img", ["info", "--output=json", "-f", name, file]);
    if (format === "VMDK") await run("qemu-img", ["check", "-f", name, file]);
    say(
      `${format}: fetched${format === "RAW" ? " its beginning" : ""}, ${JSON.parse(stdout)["virtual-size"]} bytes for a guest`,
    );
  }
} finally {
  await emulator.stop();
  await bridge.stop();
  await rm(folder, { recursive: true });
  say("ended");
}

/** As S3 copies what has more than 5 GiB (S3 User Guide, "Copying an object using multipart upload"), or in one call. */
async function copy(s3: S3, CopySource: string, size: number, target: { Bucket: string; Key: string }): Promise<void> {
  const largest = 5 * 2 ** 30;
  if (size <= largest) return void (await s3.copyObject({ ...target, CopySource }));
  const { UploadId } = await s3.createMultipartUpload(target);
  const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
  for (let first = 0; first < size; first += largest) {
    const CopySourceRange = `bytes=${first}-${Math.min(first + largest, size) - 1}`;
    const PartNumber = Parts.length + 1;
    const { CopyPartResult } = await s3.uploadPartCopy({
      ...target,
      UploadId,
      PartNumber,
      CopySource,
      CopySourceRange,
    });
    Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
  }
  await s3.completeMultipartUpload({ ...target, UploadId, MultipartUpload: { Parts } });
}
