import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../../src/base/clock.ts";
import { UserError } from "../../../src/base/errors.ts";
import { GiB } from "../../../src/base/size.ts";
import { readBuildFolder } from "../../../src/providers/aws/machine/build-folder.ts";
import { launch } from "../../../src/providers/aws/machine/launch.ts";
import { findMachine } from "../../../src/providers/aws/machine/machine.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import { TAG } from "../../../src/providers/aws/tags.ts";
import { AssetIdInUseError, type MachineRequest } from "../../../src/providers/provider.ts";
import { sshOptions } from "../../../src/ssh/client.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import { fakeAws, fakeClock, listeningTask, optionsOf, stillClock } from "./fake.ts";
import { fakeHands, makeWorld, stackOf, type World } from "./world.ts";

const HOUR = 3_600_000;
const NO_SPOT = "There is no Spot capacity available that matches your request. (Service: Ec2, Status Code: 500)";

let state: string;
let world: World;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "aws-launch-"));
  world = makeWorld();
});
afterEach(() => rm(state, { recursive: true, force: true }));

function setting(settings: AwsSettings = {}, clock: Clock = stillClock()) {
  const { aws, called, times } = fakeAws(world.answers);
  const instanceTypes = ["t3.large", "m5.large"];
  const options = optionsOf(aws, { state, clock, settings: { instanceTypes, ...settings } });
  const { task, lines } = listeningTask();
  const request = (more: Partial<MachineRequest> = {}): MachineRequest => ({
    ...{ assetId: "1.4.0", product: "lab", user: "student", hostname: "lab", cpus: 2, memory: 4 * GiB },
    ...{ diskSize: 8 * GiB, expires: new Date(clock.now() + 3 * HOUR), attached: true, stays: false },
    owner: { name: "octo/repo", url: "https://example.org/run/1" },
    base: { name: "ubuntu", reference: "ssm:/a", digest: "ami:eu-central-1/ami-1", handle: "ami-1", cached: true },
    ...more,
  });
  const go = (more: Partial<MachineRequest> = {}, hands = fakeHands()) => launch(request(more), options, task, hands);
  return { options, called, times, lines, go };
}

const parametersOf = (name: string) =>
  world.stacks.map(({ Parameters }) => Parameters.find(({ ParameterKey }) => ParameterKey === name)?.ParameterValue);

describe("a new machine", () => {
  it("has its folder, key pair and stack in that order, tagged, and is found again", async () => {
    const { options, called, go } = setting();
    const machine = await go();
    const made = called.map(({ call }) => call).filter((call) => /Import|Create/.test(call));
    expect(made).toEqual(["ec2:ImportKeyPair", "cloudformation:CreateStack"]);
    for (const tags of [stackOf(world, "1.4.0")?.Tags, [...world.keyPairs.values()][0]?.Tags]) {
      expect(tags).toEqual(
        expect.arrayContaining([
          { Key: TAG.assetId, Value: "1.4.0" },
          { Key: TAG.owner, Value: "octo/repo" },
        ]),
      );
    }
    expect(machine.ssh).toMatchObject({ host: "198.51.100.9", port: 22, user: "student" });
    await expect(readFile(machine.ssh.knownHostsFile, "utf8")).resolves.toMatch(/^198\.51\.100\.9 ssh-ed25519 AAAA/);
    await expect(findMachine("1.4.0", options)).resolves.toEqual(machine);
  });

  it("is reached by a session and has no ingress with Session Manager", async () => {
    const machine = await setting({ connect: "ssm", instanceProfile: "ssm", profile: "lab 100%" }).go();
    expect(parametersOf("AllowFrom")).toEqual([""]);
    expect(machine.ssh.host).toBe("i-stack-0");
    expect(machine.ssh.proxyCommand).toBe(
      "aws ssm start-session --region eu-central-1 --profile 'lab 100%%' --document-name AWS-StartSSHSession --target %h --parameters portNumber=%p",
    );
  });

  it("hands the session's command on to ssh, and so to Ansible", async () => {
    const { ssh } = await setting({ connect: "ssm", instanceProfile: "ssm" }).go();
    expect(sshOptions(ssh)).toContain(`ProxyCommand=${ssh.proxyCommand}`);
    expect(sshOptions({ ...ssh, proxyCommand: undefined }).join(" ")).not.toContain("ProxyCommand");
  });

  it("is tried by spot type by type and then on demand, each time in the next zone", async () => {
    world.fails = ({ Spot }) => (Spot === "true" ? NO_SPOT : undefined);
    const { go, lines } = setting({ spot: true });
    await go();
    expect(parametersOf("InstanceType")).toEqual(["t3.large", "m5.large", "t3.large"]);
    expect(parametersOf("Spot")).toEqual(["true", "true", "false"]);
    expect(parametersOf("SubnetId")).toEqual(["subnet-a", "subnet-b", "subnet-a"]);
    expect(lines).toContain("No m5.large by spot in eu-central-1b is to be had just now.");
  });

  it("is given up at a failure that another type would meet too, with AWS's reason", async () => {
    world.fails = () => "You are not authorized to perform this operation.";
    const { go, times } = setting({ spot: true });
    await expect(go()).rejects.toMatchObject({
      message: expect.stringMatching(/Machine \(AWS::EC2::Instance\) failed: You are not authorized/),
    });
    expect(times("cloudformation:CreateStack")).toBe(1);
  });

  it("is knocked at while its stack is being made, and then its stack is looked at at once", async () => {
    const clock = createVirtualClock(Date.parse("2026-11-25T12:00:00Z"));
    const { times, go } = setting({}, clock);
    const described = world.answers["ec2:DescribeInstances"];
    const knocked: string[] = [];
    const Tags = [{ Key: TAG.assetId, Value: "1.4.0" }];
    world.answers["ec2:DescribeInstances"] = (input: { InstanceIds?: string[] }) =>
      input.InstanceIds
        ? described?.(input as never, undefined)
        : { Reservations: [{ Instances: [{ InstanceId: "i-stack-0", PrivateIpAddress: "10.0.0.9", Tags }] }] };
    const begin = clock.now();
    await clock.run(() => go({}, fakeHands({ waitForBanner: async (host) => void knocked.push(host) })));
    expect(knocked[0]).toBe("10.0.0.9");
    // The instance is known by then: it is not asked for once more.
    expect(times("ec2:DescribeInstances")).toBe(1);
    expect(clock.now() - begin).toBeLessThan(45_000);
  });

  it("takes no instance without our tag for its own", async () => {
    const { go } = setting({}, fakeClock());
    const described = world.answers["ec2:DescribeInstances"];
    const knocked: string[] = [];
    world.answers["ec2:DescribeInstances"] = (input: { InstanceIds?: string[] }) =>
      input.InstanceIds
        ? described?.(input as never, undefined)
        : { Reservations: [{ Instances: [{ InstanceId: "i-other", PrivateIpAddress: "10.0.0.9", Tags: [] }] }] };
    const machine = await go({}, fakeHands({ waitForBanner: async (host) => void knocked.push(host) }));
    expect(knocked).not.toContain("10.0.0.9");
    expect(machine.ssh.host).toBe("198.51.100.9");
  });

  it("is given up with EC2's reason when it ends during its first boot", async () => {
    const { go } = setting();
    const endless = fakeHands({
      waitUntilReady: (_target, { signal }) => {
        world.instances.set("i-stack-0", { state: "terminated", reason: "Server.SpotInstanceTermination: taken back" });
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new UserError("ssh", ""))));
      },
    });
    await expect(go({}, endless)).rejects.toMatchObject({
      message: expect.stringMatching(/i-stack-0 is terminated: Server\.SpotInstanceTermination/),
    });
    await expect(readBuildFolder(state, "1.4.0")).resolves.toMatchObject({ ready: false });
  });
});

describe("an asset-id that is there already", () => {
  it("is gone on with: same owner, same parameters, our key", async () => {
    const first = await setting().go();
    const { go, times } = setting();
    await expect(go()).resolves.toEqual(first);
    expect(times("cloudformation:CreateStack") + times("ec2:ImportKeyPair") + times("ec2:GetConsoleOutput")).toBe(0);
  });

  it.each<[string, Partial<MachineRequest>, AwsSettings, RegExp]>([
    ["another disk", { diskSize: 9 * GiB }, {}, /another VolumeSize/],
    ["another AMI", { base: { name: "", reference: "", digest: "", handle: "ami-2", cached: true } }, {}, /ImageId/],
    ["another user", { user: "eva" }, {}, /UserData/],
    ["another address", {}, { allowFrom: "192.0.2.1/32" }, /AllowFrom/],
    ["another type", {}, { instanceTypes: ["m5.large"] }, /a t3\.large in/],
  ])("is made anew for %s, and says why", async (_what, more, settings, why) => {
    await setting().go();
    const { go, times, lines } = setting(settings);
    await go(more);
    expect(lines.join("\n")).toMatch(why);
    expect([times("cloudformation:DeleteStack"), times("cloudformation:CreateStack")]).toEqual([1, 1]);
  });

  it("is made anew where its key is on another machine: the key pair is replaced too", async () => {
    await setting().go();
    await rm(join(state, "aws"), { recursive: true });
    const { go, called } = setting();
    await go({}, fakeHands({ holdKey: async () => "ssh-ed25519 new" }));
    expect(called.map(({ call }) => call).filter((call) => /DeleteKeyPair|ImportKeyPair/.test(call))).toEqual([
      "ec2:DeleteKeyPair",
      "ec2:ImportKeyPair",
    ]);
    expect(world.stacks.map(({ StackStatus }) => StackStatus)).toEqual(["DELETE_COMPLETE", "CREATE_COMPLETE"]);
  });

  it("is made anew where less than half of the wanted lease is left", async () => {
    const clock = stillClock();
    await setting({}, clock).go();
    clock.advance(2 * HOUR);
    const { go, lines } = setting({}, clock);
    await go();
    expect(lines.join("\n")).toMatch(/its lease ends at/);
  });

  it("keeps the lease that it has, which nobody can prolong", async () => {
    const clock = stillClock();
    const first = await setting({}, clock).go();
    clock.advance(HOUR);
    const again = await setting({}, clock).go();
    expect(again.expires).toEqual(first.expires);
  });

  it("is made anew where the machine lets nobody in any more", async () => {
    await setting().go();
    const { go, lines } = setting();
    let tries = 0;
    const refusesOnce = fakeHands({
      waitUntilReady: async () => {
        if (tries++ === 0) throw new UserError("student cannot log in", "");
      },
    });
    await go({}, refusesOnce);
    expect(lines.join("\n")).toMatch(/does not serve.*student cannot log in/);
    expect(world.stacks).toHaveLength(2);
  });

  it("is another owner's: refused before anything is made", async () => {
    await setting().go();
    await rm(join(state, "aws"), { recursive: true });
    const { go, called } = setting();
    await expect(go({ owner: { name: "somebody/else" } })).rejects.toThrow(AssetIdInUseError);
    expect(called.filter(({ call }) => /Create|Import|Delete/.test(call))).toEqual([]);
    await expect(readBuildFolder(state, "1.4.0")).resolves.toBeUndefined();
  });

  it("is left alone where a stranger's stack or key pair only has the name", async () => {
    await setting().go();
    const stack = stackOf(world, "1.4.0");
    if (stack) stack.Tags = [];
    const { go, called } = setting();
    await expect(go()).rejects.toMatchObject({ message: expect.stringMatching(/in the way: it has no tag/) });
    expect(called.filter(({ call }) => /Create|Import|Delete/.test(call))).toEqual([]);
  });
});

describe("an answer that was lost", () => {
  it("of CreateStack: the stack that is there by then is taken for the one that was asked for", async () => {
    const create = world.answers["cloudformation:CreateStack"];
    world.answers["cloudformation:CreateStack"] = (input) => {
      create?.(input, undefined);
      return create?.(input, undefined); // Sent again by the transport.
    };
    await setting().go();
    expect(world.stacks).toHaveLength(1);
  });

  it("of ImportKeyPair: the same", async () => {
    const make = world.answers["ec2:ImportKeyPair"];
    world.answers["ec2:ImportKeyPair"] = (input) => {
      make?.(input, undefined);
      return make?.(input, undefined);
    };
    await setting().go();
    expect(world.keyPairs.size).toBe(1);
  });
});
