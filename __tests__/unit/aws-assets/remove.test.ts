import { mkdir, mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markFolder } from "../../../src/base/marked-folder.ts";
import type { Asset } from "../../../src/providers/asset.ts";
import { findingsOf } from "../../../src/providers/aws/findings.ts";
import { removeAwsAssets, removeAwsAssetsOf } from "../../../src/providers/aws/remove.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import type { Unseen } from "../../../src/providers/provider.ts";
import { asset, fakeAws, type Handlers, HOME, NOW, optionsFor, refusal, tagsOf } from "./fake.ts";

type Told = [id: string, failure: string | undefined];

async function remove(assets: Asset[], handlers: Handlers, settings: AwsSettings = {}) {
  const fake = fakeAws(handlers);
  const told: Told[] = [];
  const options = { ...(await optionsFor(fake.aws, settings)), signal: AbortSignal.abort() };
  await removeAwsAssets(assets, options, ({ id }, failure) => told.push([id, failure]));
  return { fake, told: told.sort() };
}

const stack = asset({ type: "stack", id: "arn:slipway-1" });
const instance = asset({ type: "instance", id: "i-1" });
const group = asset({ type: "security-group", id: "sg-1" });
const image = asset({ type: "image", id: "ami-1", lifetime: "deliverable" });
const snapshot = asset({ type: "snapshot", id: "snap-1", lifetime: "deliverable" });

/** Answers of a list from a state that the deletes of a test change. */
const stacksIn = (status: () => string | undefined) => () => {
  const StackStatus = status();
  const found = { StackId: stack.id, StackName: "slipway-1", StackStatus, Tags: tagsOf("1.2") };
  return { Stacks: StackStatus === undefined ? [] : [found] };
};
const instancesIn = (state: () => string | undefined) => () => {
  const Name = state();
  const found = { InstanceId: "i-1", State: { Name }, Tags: tagsOf("1.2") };
  return { Reservations: Name === undefined ? [] : [{ Instances: [found] }] };
};
const groupsIn = (there: () => boolean) => () => ({
  SecurityGroups: there() ? [{ GroupId: "sg-1", Tags: tagsOf("1.2") }] : [],
});

/** A state that changes with each look: the last one stays. */
function course<T>(...states: T[]): () => T {
  return () => (states.length > 1 ? states.shift() : states[0]) as T;
}

describe("removal in AWS", () => {
  it.each([
    ["looks twice at what costs most, since a cancel may have overtaken the call that made it", false, 2],
    ["looks once where this run has completed the build, and nothing can come any more", true, 1],
  ])("%s", async (_what, isCompleted, looks) => {
    const pairs = course([{ KeyName: "slipway-1.2", Tags: tagsOf("1.2") }], []);
    const fake = fakeAws({ DescribeKeyPairs: () => ({ KeyPairs: pairs() }) });
    const options = await optionsFor(fake.aws);
    if (isCompleted) findingsOf(options).completed.add("1.2");
    const told: Told[] = [];
    await removeAwsAssetsOf("1.2", options, {
      chosen: () => true,
      told: ({ id }, failure) => told.push([id, failure]),
      unseen: () => undefined,
    });
    expect(told).toEqual([["slipway-1.2", undefined]]);
    for (const operation of ["DescribeStacks", "DescribeInstances", "DescribeImages"]) {
      expect(fake.of(operation)).toHaveLength(looks);
    }
  });

  it.each([
    ["DELETE_COMPLETE", 0],
    ["DELETE_IN_PROGRESS", 1],
  ])(
    "after a build that is complete takes CloudFormation's word %s for what only a stack holds",
    async (status, looks) => {
      const states = course(status, status, "DELETE_COMPLETE");
      const fake = fakeAws({ DescribeStacks: stacksIn(states) });
      const options = await optionsFor(fake.aws);
      findingsOf(options).completed.add("1.2");
      findingsOf(options).made.set("1.2", { stackId: stack.id });
      await removeAwsAssetsOf("1.2", options, { chosen: () => true, told: () => undefined, unseen: () => undefined });
      expect(fake.of("DescribeStacks")[0]?.input).toEqual({ StackName: stack.id });
      for (const operation of [
        "DescribeVolumes",
        "DescribeSecurityGroups",
        "DescribeLaunchTemplates",
        "ListScheduleGroups",
      ]) {
        expect(fake.of(operation)).toHaveLength(looks);
      }
      // What costs is looked for all the same.
      expect(fake.of("DescribeInstances")).toHaveLength(1);
    },
  );

  it("after a build that is complete removes its copies, and sees by their snapshots that they are gone", async () => {
    let there = true;
    const Tags = tagsOf("1.2");
    const fake = fakeAws({
      DescribeImages: () => ({ Images: there ? [{ ImageId: "ami-2", State: "available", Tags }] : [] }),
      DescribeSnapshots: () => ({
        Snapshots: there ? [{ SnapshotId: "snap-2", State: "completed", Tags, Description: "for ami-2" }] : [],
      }),
      DeregisterImage: () => {
        there = false;
        return {};
      },
    });
    const options = await optionsFor(fake.aws);
    findingsOf(options).completed.add("1.2");
    const told: Told[] = [];
    await removeAwsAssetsOf("1.2", options, {
      chosen: () => true,
      told: ({ id }, failure) => told.push([id, failure]),
      unseen: () => undefined,
    });
    expect(told).toEqual([["ami-2", undefined]]);
    expect(fake.of("DescribeImages")).toHaveLength(1);
    expect(fake.of("DescribeSnapshots")).toHaveLength(1);
    const order = fake.calls.map(({ operation }) => operation);
    expect(order.indexOf("DescribeSnapshots")).toBeGreaterThan(order.indexOf("DeregisterImage"));
  });

  it("touches nothing with the credentials of another account", async () => {
    const fake = fakeAws({});
    const options = await optionsFor(fake.aws, { allowedAccountIds: ["999999999999"] });
    await expect(removeAwsAssets([instance], options, () => undefined)).rejects.toThrow("999999999999");
    expect(fake.calls.map(({ operation }) => operation)).toEqual(["GetCallerIdentity"]);
  });

  it("deletes nothing that does not carry our tag now, whatever it was taken for before", async () => {
    const found = (id: string, Tags: unknown) => ({ InstanceId: id, State: { Name: "running" }, Tags });
    const { fake, told } = await remove([instance, asset({ type: "instance", id: "i-2" })], {
      DescribeInstances: () => ({
        Reservations: [{ Instances: [found("i-1", tagsOf("1.2.1")), found("i-2", []), found("i-3", tagsOf("1.2"))] }],
      }),
    });
    expect(fake.changes()).toEqual([]);
    expect(told).toEqual([
      ["i-1", undefined],
      ["i-2", undefined],
    ]);
  });

  it("leaves what somebody went on with since it was listed", async () => {
    const listed = [
      { ...instance, expires: new Date(NOW) },
      { ...image, unfinished: true },
    ];
    const { fake, told } = await remove(listed, {
      DescribeInstances: instancesIn(() => "running"), // Its lease ends an hour from now.
      DescribeImages: () => ({
        Images: [{ ImageId: "ami-1", Tags: tagsOf("1.2", { lifetime: "deliverable", status: "complete" }) }],
      }),
    });
    expect(fake.changes()).toEqual([]);
    expect(told).toEqual([
      ["ami-1", expect.stringContaining("its build goes on")],
      ["i-1", expect.stringContaining("its build goes on")],
    ]);
  });

  it("makes no call that a cancel could end", async () => {
    let there = true;
    const { fake } = await remove([instance], {
      DescribeInstances: instancesIn(() => (there ? "running" : undefined)),
      TerminateInstances: () => {
        there = false;
      },
    });
    expect(fake.changes()).toEqual(["TerminateInstances"]);
    expect(fake.calls.filter(({ signal }) => signal !== undefined)).toEqual([]);
  });

  it("asks for the end of a stack and of its instance at once, and leaves the rest to the stack", async () => {
    const order: string[] = [];
    let status: string | undefined = "CREATE_COMPLETE";
    const { fake, told } = await remove([group, stack, instance], {
      DescribeStacks: stacksIn(() => {
        const now = status;
        if (order.length === 2) status = undefined;
        return now;
      }),
      DescribeInstances: instancesIn(course<string | undefined>("running", "shutting-down", undefined)),
      DescribeSecurityGroups: groupsIn(() => status !== undefined),
      DeleteStack: () => {
        order.push("stack");
        status = "DELETE_IN_PROGRESS";
      },
      TerminateInstances: () => void order.push("instance"),
    });
    expect(order.sort()).toEqual(["instance", "stack"]);
    expect(fake.changes()).toHaveLength(2);
    expect(fake.of("DeleteStack")[0]?.input).toEqual({ StackName: stack.id });
    expect(told.map(([, failure]) => failure)).toEqual([undefined, undefined, undefined]);
  });

  it("asks for what it knows by its id, so that another name than ours is not taken for gone", async () => {
    const there = { stack: true, schedule: true };
    const { fake, told } = await remove([stack, asset({ type: "schedule", id: "slipway-old", assetId: "b" })], {
      DescribeStacks: ({ StackName }) =>
        stacksIn(() => (StackName === stack.id && there.stack ? "CREATE_COMPLETE" : undefined))(),
      DeleteStack: () => {
        there.stack = false;
      },
      ListScheduleGroups: () => ({ ScheduleGroups: there.schedule ? [{ Arn: "arn:b", Name: "slipway-old" }] : [] }),
      ListTagsForResource: () => ({ Tags: tagsOf("b") }),
      DeleteScheduleGroup: () => {
        there.schedule = false;
      },
    });
    expect(fake.changes().sort()).toEqual(["DeleteScheduleGroup", "DeleteStack"]);
    expect(told.map(([, failure]) => failure)).toEqual([undefined, undefined]);
  });

  it("removes what a stack leaves behind, by its tag", async () => {
    let there = true;
    const { fake } = await remove([group, stack], {
      DescribeStacks: stacksIn(course<string | undefined>("CREATE_COMPLETE", undefined)),
      DescribeSecurityGroups: groupsIn(() => there),
      DeleteSecurityGroup: () => {
        there = false;
      },
    });
    expect(fake.changes()).toEqual(["DeleteStack", "DeleteSecurityGroup"]);
  });

  it("deletes a stack again after DELETE_FAILED, then by force, and at last says why it stays", async () => {
    const { fake, told } = await remove([stack], {
      DescribeStacks: stacksIn(course("CREATE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_FAILED")),
      DescribeStackEvents: () => ({
        StackEvents: [
          {
            ResourceStatus: "DELETE_FAILED",
            LogicalResourceId: "Group",
            ResourceType: "AWS::EC2::SecurityGroup",
            ResourceStatusReason: "in use",
          },
          { ResourceStatus: "DELETE_FAILED", LogicalResourceId: "Group", ResourceStatusReason: "an older one" },
        ],
      }),
    });
    expect(fake.of("DeleteStack").map(({ input }) => input.DeletionMode)).toEqual([
      undefined,
      undefined,
      "FORCE_DELETE_STACK",
    ]);
    expect(told).toEqual([[stack.id, "its deletion failed; Group (AWS::EC2::SecurityGroup): in use"]]);
  });

  it("does not leave a stack's group in its way once the stack's deletion has failed", async () => {
    let there = true;
    const { told } = await remove([group, stack], {
      DescribeStacks: stacksIn(() => (there ? "DELETE_FAILED" : undefined)),
      DescribeSecurityGroups: groupsIn(() => there),
      DeleteSecurityGroup: () => {
        there = false;
      },
    });
    expect(told.map(([, failure]) => failure)).toEqual([undefined, undefined]);
  });

  it("asks again where AWS says that something else is in the way", async () => {
    let tries = 0;
    const { told } = await remove([group], {
      DescribeSecurityGroups: groupsIn(() => tries < 3),
      DeleteSecurityGroup: () => {
        if (++tries < 3) throw refusal("DeleteSecurityGroup", "DependencyViolation");
      },
    });
    expect([tries, told]).toEqual([3, [["sg-1", undefined]]]);
  });

  it("gives up what never goes, and says how long it waited", async () => {
    const { told } = await remove([group], {
      DescribeSecurityGroups: groupsIn(() => true),
      DeleteSecurityGroup: () => Promise.reject(refusal("DeleteSecurityGroup", "DependencyViolation")),
    });
    expect(told).toEqual([["sg-1", expect.stringContaining("in vain: security groups are gone in eu-central-1")]]);
  });

  it("leaves an image's snapshots to the image", async () => {
    let there = true;
    const { fake, told } = await remove([snapshot, image], {
      DescribeImages: () => ({ Images: there ? [{ ImageId: "ami-1", State: "pending", Tags: tagsOf("1.2") }] : [] }),
      DescribeSnapshots: () => ({
        Snapshots: there
          ? [{ SnapshotId: "snap-1", Description: "Created for ami-1 from vol-1", Tags: tagsOf("1.2") }]
          : [],
      }),
      DeregisterImage: () => {
        there = false;
      },
    });
    expect(fake.changes()).toEqual(["DeregisterImage"]);
    expect(fake.of("DeregisterImage")[0]?.input).toEqual({ ImageId: "ami-1", DeleteAssociatedSnapshots: true });
    expect(told.map(([, failure]) => failure)).toEqual([undefined, undefined]);
  });

  it("gives each instance a call of its own where one of them spoils the call for all", async () => {
    const there = new Set(["i-1", "i-2", "i-3"]);
    const { told } = await remove(
      ["i-1", "i-2", "i-3"].map((id) => asset({ type: "instance", id })),
      {
        DescribeInstances: () => ({
          Reservations: [...there].map((InstanceId) => ({
            Instances: [{ InstanceId, State: { Name: "running" }, Tags: tagsOf("1.2") }],
          })),
        }),
        TerminateInstances: ({ InstanceIds }) => {
          const ids = InstanceIds as string[];
          if (ids.includes("i-2")) throw refusal("TerminateInstances", "OperationNotPermitted", "it is protected");
          for (const id of ids) there.delete(id);
        },
      },
    );
    expect(told).toEqual([
      ["i-1", undefined],
      ["i-2", expect.stringContaining("it is protected")],
      ["i-3", undefined],
    ]);
  });

  it("tells AWS's own words and the permission where a delete is refused, and removes the others", async () => {
    let there = true;
    const { told } = await remove([group, instance], {
      DescribeInstances: instancesIn(() => (there ? "running" : undefined)),
      TerminateInstances: () => {
        there = false;
      },
      DescribeSecurityGroups: groupsIn(() => true),
      DeleteSecurityGroup: () =>
        Promise.reject(refusal("DeleteSecurityGroup", "UnauthorizedOperation", "not you", 403)),
    });
    expect(told).toEqual([
      ["i-1", undefined],
      ["sg-1", "ec2:DeleteSecurityGroup failed (UnauthorizedOperation): not you Allow ec2:DeleteSecurityGroup."],
    ]);
  });

  it("does not take a list that is refused for one that is empty", async () => {
    const { told } = await remove([instance], {
      DescribeInstances: () => Promise.reject(refusal("DescribeInstances", "UnauthorizedOperation", "not you", 403)),
    });
    expect(told).toEqual([["i-1", expect.stringContaining("not you")]]);
  });

  it("works in every Region at once", async () => {
    const away = asset({ type: "image", id: "ami-2", region: "us-east-1" });
    const there = new Set([HOME, "us-east-1"]);
    const { fake } = await remove([image, away], {
      DescribeImages: (_, region) => ({
        Images: there.has(region) ? [{ ImageId: region === HOME ? "ami-1" : "ami-2", Tags: tagsOf("1.2") }] : [],
      }),
      DeregisterImage: (_, region) => void there.delete(region),
    });
    expect(fake.of("DeregisterImage").map(({ region, input }) => [region, input.ImageId])).toEqual([
      [HOME, "ami-1"],
      ["us-east-1", "ami-2"],
    ]);
  });
});

describe("removal of objects", () => {
  const settings = { bucket: "octo" };
  const names = { record: "1.2/slipway.json", disk: "1.2/vm-1.2.vmdk", raw: "1.2/export-ami-0a.vmdk" };
  const record = {
    assetId: "1.2",
    product: "vm",
    status: "building",
    owner: { name: "o" },
    created: new Date(NOW),
    expires: new Date(NOW),
  };
  const objectOf = (key: string) => asset({ type: "object", id: `s3://octo/${key}`, lifetime: "deliverable" });

  /** A bucket whose objects go when they are deleted; `refused` ones do not. */
  function bucket(keys: Iterable<string>, refused: readonly string[] = []) {
    const there = new Set(keys);
    const handlers: Handlers = {
      GetObject: ({ Key }) => {
        if (!there.has(String(Key))) throw refusal("GetObject", "NoSuchKey");
        return {
          Body: (async function* () {
            yield Buffer.from(JSON.stringify(record));
          })(),
        };
      },
      ListObjectsV2: () => ({ Contents: [...there].map((Key) => ({ Key, Size: 1 })) }),
      DeleteObjects: ({ Delete }) => {
        const all = (Delete as { Objects: { Key: string }[] }).Objects.map(({ Key }) => Key);
        for (const key of all) if (!refused.includes(key)) there.delete(key);
        return {
          Errors: all
            .filter((key) => refused.includes(key))
            .map((Key) => ({ Key, Code: "AccessDenied", Message: "no" })),
        };
      },
    };
    return { there, handlers };
  }

  it("takes the record last, since by it the others are known as ours", async () => {
    const { handlers, there } = bucket(Object.values(names));
    const { fake, told } = await remove(Object.values(names).map(objectOf), handlers, settings);
    const deleted = fake
      .of("DeleteObjects")
      .map(({ input }) => (input.Delete as { Objects: { Key: string }[] }).Objects);
    expect(deleted.map((keys) => keys.map(({ Key }) => Key))).toEqual([[names.disk, names.raw], [names.record]]);
    expect([...there]).toEqual([]);
    expect(told).toHaveLength(3);
  });

  it("keeps the record where an object stays", async () => {
    const { handlers, there } = bucket(Object.values(names), [names.disk]);
    const { told } = await remove(Object.values(names).map(objectOf), handlers, settings);
    expect([...there]).toEqual([names.record, names.disk]);
    expect(told.map(([id, failure]) => [id, failure !== undefined])).toEqual([
      [`s3://octo/${names.raw}`, false],
      [`s3://octo/${names.record}`, true],
      [`s3://octo/${names.disk}`, true],
    ]);
  });

  it("waits for an export that cannot be cancelled any more, and removes the disk that it leaves", async () => {
    const { handlers, there } = bucket([names.record]);
    let looks = 0;
    const { told } = await remove(
      [asset({ type: "export-task", id: "export-ami-0a" }), objectOf(names.record)],
      {
        ...handlers,
        DescribeExportImageTasks: () => {
          if (++looks === 3) there.add(names.raw);
          const task = {
            ExportImageTaskId: "export-ami-0a",
            Status: looks < 3 ? "active" : "completed",
            Tags: tagsOf("1.2"),
          };
          return { ExportImageTasks: [task] };
        },
        CancelExportTask: () => Promise.reject(refusal("CancelExportTask", "IncorrectState", "too late")),
      },
      settings,
    );
    expect([...there]).toEqual([]);
    expect(told.map(([id, failure]) => [id, failure])).toEqual([
      ["export-ami-0a", undefined],
      [`s3://octo/${names.raw}`, undefined],
      [`s3://octo/${names.record}`, undefined],
    ]);
  });
});

describe("removal of an asset-id", () => {
  async function removeOf(handlers: Handlers, changes: { chosen?: (asset: Asset) => boolean } = {}) {
    const fake = fakeAws(handlers);
    const told: Told[] = [];
    const gaps: Unseen[] = [];
    await removeAwsAssetsOf("1.2", await optionsFor(fake.aws, { copyToRegions: ["us-east-1"] }), {
      chosen: changes.chosen ?? (() => true),
      told: ({ id }, failure) => told.push([id, failure]),
      unseen: (gap) => gaps.push(gap),
    });
    return { fake, told, gaps };
  }

  it("deletes a type as soon as its own list has answered, though another list never comes", async () => {
    let issued: () => void = () => undefined;
    const deleted = new Promise<void>((resolve) => {
      issued = resolve;
    });
    const fake = fakeAws({
      DescribeImages: () => new Promise(() => undefined),
      DescribeInstances: instancesIn(() => "running"),
      TerminateInstances: () => issued(),
    });
    void removeAwsAssetsOf("1.2", await optionsFor(fake.aws), {
      chosen: () => true,
      told: () => undefined,
      unseen: () => undefined,
    });
    await deleted;
  });

  it("looks at everything once more, and removes what came up meanwhile", async () => {
    let gone = false;
    const late = course<string | undefined>(undefined, "running", undefined);
    const { fake, told } = await removeOf({
      DescribeStacks: (_, region) =>
        region === HOME ? stacksIn(() => (gone ? undefined : "CREATE_IN_PROGRESS"))() : {},
      DeleteStack: () => {
        gone = true;
      },
      DescribeInstances: (_, region) => (region === HOME ? instancesIn(late)() : {}),
    });
    expect(fake.changes()).toEqual(["DeleteStack", "TerminateInstances"]);
    expect(told).toEqual([
      [stack.id, undefined],
      ["i-1", undefined],
    ]);
  });
  it("is over after one look where there is nothing", async () => {
    const { fake } = await removeOf({});
    expect(fake.of("DescribeInstances").map(({ region }) => region)).toEqual([HOME, "us-east-1"]);
    expect(fake.changes()).toEqual([]);
  });

  it("leaves what is not chosen", async () => {
    const { fake } = await removeOf(
      { DescribeImages: () => ({ Images: [{ ImageId: "ami-1", Tags: tagsOf("1.2", { lifetime: "deliverable" }) }] }) },
      { chosen: ({ lifetime }) => lifetime === "ephemeral" },
    );
    expect(fake.changes()).toEqual([]);
  });

  it("tells once what it could not look at, and removes the rest", async () => {
    let there = true;
    const { told, gaps } = await removeOf({
      DescribeInstances: (_, region) => (region === HOME ? instancesIn(() => (there ? "running" : undefined))() : {}),
      TerminateInstances: () => {
        there = false;
      },
      DescribeSecurityGroups: () =>
        Promise.reject(refusal("DescribeSecurityGroups", "UnauthorizedOperation", "no", 403)),
    });
    expect(told).toEqual([["i-1", undefined]]);
    expect(gaps.map(({ what }) => what).sort()).toEqual([`security groups in ${HOME}`, "security groups in us-east-1"]);
  });

  it("removes this machine's folder after what it has to wait for", async () => {
    const fake = fakeAws({});
    const options = { ...(await optionsFor(fake.aws)), state: await mkdtemp(join(tmpdir(), "remove-of-")) };
    const folder = join(options.state, "aws", "1.2");
    await mkdir(folder, { recursive: true });
    await markFolder(folder, "1.2");
    const seen: string[] = [];
    await removeAwsAssetsOf("1.2", options, {
      chosen: () => true,
      before: async () => void seen.push((await stat(folder)).isDirectory() ? "before" : ""),
      told: ({ id }, failure) => seen.push(failure ?? id),
      unseen: () => undefined,
    });
    expect(seen).toEqual(["before", folder]);
    await expect(stat(folder)).rejects.toThrow("ENOENT");
  });
});
