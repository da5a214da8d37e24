import { awsAssets } from "../../../src/providers/aws/inventory.ts";
import { UNKNOWN, type Unseen } from "../../../src/providers/provider.ts";
import { ACCOUNT, asked, asset, fakeAws, type Handlers, HOME, NOW, optionsFor, refusal, tagsOf } from "./fake.ts";

async function list(handlers: Handlers, settings = {}, assetId?: string) {
  const fake = fakeAws(handlers);
  const gaps: Unseen[] = [];
  const assets = await awsAssets(await optionsFor(fake.aws, settings), assetId, (gap) => gaps.push(gap));
  return { assets, gaps, fake };
}

const volume = (VolumeId: string, Tags: unknown) => ({ VolumeId, Size: 8, State: "available", Tags });

describe("the inventory of AWS", () => {
  it("asks by our tag, page by page to the last one", async () => {
    const { assets, fake } = await list({
      DescribeVolumes: ({ NextToken }) =>
        NextToken === "more"
          ? { Volumes: [volume("vol-2", tagsOf("1.2.1"))] }
          : { Volumes: [volume("vol-1", tagsOf("1.2"))], NextToken: "more" },
    });
    expect(assets.map(({ id }) => id)).toEqual(["vol-1", "vol-2"]);
    expect(assets[0]).toMatchObject({ size: 8 * 2 ** 30, region: HOME, owner: "octo/repo", lifetime: "ephemeral" });
    for (const { input } of fake.of("DescribeVolumes")) {
      expect(input).toMatchObject({ Filters: [{ Name: "tag-key", Values: ["slipway:asset-id"] }], MaxResults: 1_000 });
    }
  });

  it("takes an asset-id exactly, whatever the answer holds", async () => {
    const others = [tagsOf("1.2.1"), tagsOf("11.2"), [{ Key: "Name", Value: "1.2" }], undefined];
    const { assets, fake } = await list(
      { DescribeVolumes: () => ({ Volumes: [...others, tagsOf("1.2")].map((tags, at) => volume(`vol-${at}`, tags)) }) },
      {},
      "1.2",
    );
    expect(assets.map(({ id }) => id)).toEqual(["vol-4"]);
    expect(asked(fake.of("DescribeVolumes")[0]?.input ?? {})).toEqual(["1.2"]);
  });

  it("lists the others where one type cannot be looked at, and tells of it", async () => {
    const handlers = {
      DescribeImages: () => Promise.reject(refusal("DescribeImages", "UnauthorizedOperation", "not allowed", 403)),
      DescribeVolumes: () => ({ Volumes: [volume("vol-1", tagsOf("1.2"))] }),
    };
    const { assets, gaps } = await list(handlers);
    expect(assets.map(({ id }) => id)).toEqual(["vol-1"]);
    expect(gaps).toMatchObject([{ what: `AMIs in ${HOME}`, remedy: "Allow ec2:DescribeImages." }]);
    const options = await optionsFor(fakeAws(handlers).aws);
    await expect(awsAssets(options)).rejects.toThrow("The AMIs in eu-central-1 could not be listed");
  });

  it("lets a defect of ours through, instead of calling it a gap", async () => {
    await expect(list({ DescribeVolumes: () => Promise.reject(new TypeError("oops")) })).rejects.toThrow("oops");
  });

  it("looks into every Region once, and for objects where the bucket is", async () => {
    const settings = { bucket: "octo", copyToRegions: ["us-east-1", HOME] };
    const { fake } = await list({ ListObjectsV2: () => ({}) }, settings);
    expect(fake.of("DescribeImages").map(({ region }) => region)).toEqual([HOME, "us-east-1"]);
    expect(fake.of("ListObjectsV2").map(({ region }) => region)).toEqual([HOME]);
  });

  it("checks the account before anything else where one is named", async () => {
    const fake = fakeAws({});
    const outcome = awsAssets(await optionsFor(fake.aws, { allowedAccountIds: ["999999999999"] }));
    await expect(outcome).rejects.toThrow(ACCOUNT);
    expect(fake.calls.map(({ operation }) => operation)).toEqual(["GetCallerIdentity"]);
  });

  it("adds this machine's releases and what is nobody's, and nothing else of the local provider's", async () => {
    const fake = fakeAws({});
    const hosts = [
      asset({ type: "release", id: "/r", provider: "local" }),
      asset({ type: "folder", id: "/s", provider: "local", assetId: UNKNOWN }),
      asset({ type: "process", id: "7", provider: "local" }),
    ];
    const assets = await awsAssets(await optionsFor(fake.aws, {}, hosts));
    expect(assets.map(({ id }) => id)).toEqual(["/r", "/s"]);
  });
});

describe("stacks", () => {
  const stack = (name: string, assetId: string, StackStatus = "CREATE_COMPLETE") => ({
    StackId: `arn:${name}`,
    StackName: name,
    StackStatus,
    Tags: tagsOf(assetId),
  });

  it("are asked for by name where the asset-id is known; one that does not exist is none", async () => {
    const missing = refusal("DescribeStacks", "ValidationError", "Stack with id slipway-b does not exist");
    const none = await list({ DescribeStacks: () => Promise.reject(missing) }, {}, "b");
    expect(none).toMatchObject({ assets: [], gaps: [] });
    expect(none.fake.of("DescribeStacks").map(({ input }) => input)).toEqual([{ StackName: "slipway-b" }]);
    const broken = await list(
      { DescribeStacks: () => Promise.reject(refusal("DescribeStacks", "ValidationError")) },
      {},
      "b",
    );
    expect(broken.gaps).toHaveLength(1);
  });

  it("are picked out of all of the account by our tag, without those that are gone, and tell what they hold", async () => {
    const stranger = { StackId: "arn:x", StackName: "slipway-x", StackStatus: "CREATE_COMPLETE", Tags: [] };
    const { assets } = await list({
      DescribeStacks: ({ NextToken }) =>
        NextToken
          ? { Stacks: [stack("slipway-a", "a"), stack("slipway-b", "b", "DELETE_COMPLETE")] }
          : { Stacks: [stranger], NextToken: "2" },
      DescribeInstances: () => ({
        Reservations: [
          {
            Instances: [{ InstanceId: "i-1", InstanceType: "t3.large", State: { Name: "running" }, Tags: tagsOf("a") }],
          },
        ],
      }),
    });
    expect(assets.map(({ id, state }) => [id, state])).toEqual([
      ["arn:slipway-a", "CREATE_COMPLETE, with instance"],
      ["i-1", "running, t3.large"],
    ]);
  });
});

describe("images and what becomes of them", () => {
  it("tells whether the build of a deliverable has succeeded", async () => {
    const image = (ImageId: string, status: "building" | "complete") => ({
      ImageId,
      State: "available",
      Tags: tagsOf("1.2", { lifetime: "deliverable", status }),
    });
    const { assets, fake } = await list({
      DescribeImages: () => ({ Images: [image("ami-1", "building"), image("ami-2", "complete")] }),
    });
    expect(assets.map(({ state, unfinished }) => [state, unfinished])).toEqual([
      ["available, building", true],
      ["available", undefined],
    ]);
    expect(fake.of("DescribeImages")[0]?.input.Owners).toEqual(["self"]);
  });

  it("leaves out export tasks that have ended, and strangers'", async () => {
    const task = (id: string, Status: string, Tags: unknown) => ({
      ExportImageTaskId: id,
      Status,
      Progress: "45",
      Tags,
    });
    const { assets } = await list({
      DescribeExportImageTasks: () => ({
        ExportImageTasks: [
          task("export-ami-1", "active", tagsOf("1.2")),
          task("export-ami-2", "completed", tagsOf("1.2")),
          task("export-ami-3", "active", []),
        ],
      }),
    });
    expect(assets.map(({ id, state }) => [id, state])).toEqual([["export-ami-1", "active 45%"]]);
  });

  it("does not touch what has no lifetime: it counts as permanent", async () => {
    const Tags = [{ Key: "slipway:asset-id", Value: "1.2" }];
    const { assets } = await list({ DescribeVolumes: () => ({ Volumes: [volume("vol-1", Tags)] }) });
    expect(assets).toMatchObject([{ lifetime: "permanent", created: new Date(NOW) }]);
  });
});

describe("schedule groups", () => {
  it("are ours only by their own tags, not by a name like ours", async () => {
    const { assets, fake } = await list(
      {
        ListScheduleGroups: () => ({
          ScheduleGroups: [
            { Arn: "arn:1", Name: "slipway-b", State: "ACTIVE" },
            { Arn: "arn:2", Name: "slipway-b-2", State: "ACTIVE" },
          ],
        }),
        ListTagsForResource: () => ({ Tags: tagsOf("b") }),
      },
      {},
      "b",
    );
    expect(assets.map(({ id }) => id)).toEqual(["slipway-b"]);
    expect(fake.of("ListScheduleGroups")[0]?.input.NamePrefix).toBe("slipway-b");
    const strangers = await list({
      ListScheduleGroups: () => ({ ScheduleGroups: [{ Arn: "arn:1", Name: "slipway-b" }] }),
      ListTagsForResource: () => ({ Tags: [] }),
    });
    expect(strangers.assets).toEqual([]);
  });
});

describe("objects", () => {
  const record = (assetId: string, status = "building") => ({
    ...{ assetId, product: "vm", status, owner: { name: "octo/repo" } },
    ...{ created: new Date(NOW).toISOString(), expires: new Date(NOW).toISOString() },
  });
  const body = (text: string) => ({
    Body: (async function* () {
      yield Buffer.from(text);
    })(),
  });
  /** A bucket with these objects: key → content. */
  const bucket = (content: Record<string, string>): Handlers => ({
    GetObject: ({ Key }) => {
      const text = content[String(Key)];
      if (text === undefined) throw refusal("GetObject", "NoSuchKey");
      return body(text);
    },
    ListObjectsV2: ({ Prefix, Delimiter }) => {
      const keys = Object.keys(content).filter((key) => key.startsWith(String(Prefix)));
      if (!Delimiter) return { Contents: keys.map((Key) => ({ Key, Size: 5 })) };
      const folders = new Set(keys.map((key) => `${Prefix}${key.slice(String(Prefix).length).split("/")[0]}/`));
      return { CommonPrefixes: [...folders].map((folder) => ({ Prefix: folder })) };
    },
    ListMultipartUploads: ({ Prefix }) => ({
      Uploads: ["images/1.2/vm-1.2.vmdk", "images/other/vm.vmdk"]
        .filter((Key) => Key.startsWith(String(Prefix)))
        .map((Key) => ({ Key, UploadId: "up" })),
    }),
  });
  const settings = { bucket: "octo", bucketPrefix: "images" };

  it("are ours by a record that names the folder's asset-id, and by their name", async () => {
    const { assets } = await list(
      bucket({
        "images/1.2/slipway.json": JSON.stringify(record("1.2")),
        "images/1.2/vm-1.2.vmdk": "",
        "images/1.2/notes.txt": "a stranger's",
        "images/other/vm-other.vmdk": "without a record",
        "images/copied/slipway.json": JSON.stringify(record("1.2")),
        "images/broken/slipway.json": "{",
      }),
      settings,
    );
    expect(assets.map(({ id }) => id)).toEqual([
      "s3://octo/images/1.2/slipway.json",
      "s3://octo/images/1.2/vm-1.2.vmdk",
      "s3://octo/images/1.2/vm-1.2.vmdk?uploadId=up",
    ]);
    expect(assets[0]).toMatchObject({ assetId: "1.2", lifetime: "deliverable", unfinished: true, region: HOME });
  });

  it("are none where there is no bucket, or it is gone", async () => {
    const without = await list({}, {});
    expect(without.fake.of("ListObjectsV2")).toEqual([]);
    const gone = () => Promise.reject(refusal("ListObjectsV2", "NoSuchBucket", "gone", 404));
    const handlers = { ListObjectsV2: gone, GetObject: gone, ListMultipartUploads: gone };
    expect(await list(handlers, settings)).toMatchObject({ assets: [], gaps: [] });
    expect(await list(handlers, settings, "1.2")).toMatchObject({ assets: [], gaps: [] });
  });

  it("that may not be read are told of, not taken for none", async () => {
    const denied = () => Promise.reject(refusal("ListObjectsV2", "AccessDenied", "no", 403));
    const { gaps } = await list({ ListObjectsV2: denied, ListMultipartUploads: denied }, settings);
    expect(gaps.map(({ what }) => what)).toEqual([`objects in ${HOME}`, `multipart uploads in ${HOME}`]);
  });
});
