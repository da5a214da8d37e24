import { resolveSourceAmi, sourceAmiProblems } from "../../../src/providers/aws/machine/base-image.ts";
import { parseSourceAmi } from "../../../src/providers/aws/machine/source-ami.ts";
import { type Answers, fakeAws, listeningTask, optionsOf, refusal } from "./fake.ts";

const ID = "ami-0123456789abcdef0";
const image = (more: object = {}) => ({
  ...{ ImageId: ID, Name: "ubuntu-noble-1", State: "available", Architecture: "x86_64", RootDeviceType: "ebs" },
  ...{ RootDeviceName: "/dev/sda1", CreationDate: "2026-11-01T00:00:00.000Z", ...more },
});
const ask = (reference: string, answers: Answers) => {
  const { aws } = fakeAws(answers);
  return { problems: sourceAmiProblems({ reference }, optionsOf(aws)), aws };
};
const images = (...Images: object[]) => ({ "ec2:DescribeImages": () => ({ Images }) });

describe("the reference of a source AMI", () => {
  it.each([
    ["debian-12", /names no AMI/],
    ["ami-12", /names no AMI/],
    ["name=ubuntu-*", /no owner, and anybody can publish/],
    ["owner=099720109477", /no name/],
    ["name=a, owner=canonical", /is no owner/],
    ["name=a, owner=self, architecture=arm64", /images are made for x86_64/],
    ["name=a, owner=self, colour=red", /no filter of an AMI/],
    ["name=a, name=b, owner=self", /twice/],
  ])("%s is refused with the reason", (reference, why) => {
    expect(parseSourceAmi(reference)).toEqual({
      kind: "wrong",
      why: expect.stringMatching(why),
      remedy: expect.stringMatching(/./),
    });
  });
});

describe("finding a source AMI", () => {
  it("takes the id that a parameter holds", async () => {
    const { aws, called } = fakeAws({ "ssm:GetParameter": () => ({ Parameter: { Value: ID } }), ...images(image()) });
    const { task } = listeningTask();
    const base = await resolveSourceAmi({ reference: "ssm:/a/b" }, optionsOf(aws), task);
    expect(base).toEqual({
      ...{ name: "ubuntu-noble-1", reference: "ssm:/a/b", handle: ID, cached: true },
      digest: `ami:eu-central-1/${ID}`,
    });
    expect(called.map(({ input }) => input)).toEqual([{ Name: "/a/b" }, expect.objectContaining({ ImageIds: [ID] })]);
  });

  it("takes the newest of the owner's, whatever their order", async () => {
    const { aws, called } = fakeAws(
      images(
        image({ ImageId: "ami-1", CreationDate: "2026-01-01T00:00:00.000Z" }),
        image({ ImageId: "ami-3", CreationDate: "2026-03-01T00:00:00.000Z" }),
        image({ ImageId: "ami-2", CreationDate: "2026-02-01T00:00:00.000Z" }),
      ),
    );
    const { task } = listeningTask();
    const reference = "name=ubuntu-*, owner=099720109477";
    await expect(resolveSourceAmi({ reference }, optionsOf(aws), task)).resolves.toMatchObject({ handle: "ami-3" });
    expect(called[0]?.input.Owners).toEqual(["099720109477"]);
  });

  it("refuses two that are equally new, and lists them", async () => {
    const [problem] = await ask("name=u*, owner=self", images(image({ ImageId: "ami-1" }), image({ ImageId: "ami-2" })))
      .problems;
    expect(problem?.problem).toMatch(/equally new[\s\S]*ami-1[\s\S]*ami-2/);
  });

  it("lists at most five near ones of the same owner where none has that name", async () => {
    const near = Array.from({ length: 8 }, (_, index) => image({ ImageId: `ami-${index}`, Name: `ubuntu-${index}` }));
    const asked: string[] = [];
    const { problems } = ask("name=ubuntu-xenial-*, owner=self", {
      "ec2:DescribeImages": ({ Filters }: { Filters: { Name: string; Values: string[] }[] }) => {
        const name = Filters.find(({ Name }) => Name === "name")?.Values[0] ?? "";
        asked.push(name);
        return { Images: name === "ubuntu-xenial-*" ? [] : near };
      },
    });
    const [problem] = await problems;
    expect(problem?.problem.match(/ami-\d/g)).toHaveLength(5);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ["gone", { "ec2:DescribeImages": () => Promise.reject(refusal("InvalidAMIID.NotFound")) }, /is not there/],
    ["not available", images(image({ State: "disabled" })), /is disabled/],
    ["of another architecture", images(image({ Architecture: "arm64" })), /is for arm64/],
    ["on instance store", images(image({ RootDeviceType: "instance-store" })), /no EBS root/],
  ])("says of one that is %s so", async (_what, answers, why) => {
    await expect(ask(ID, answers).problems).resolves.toEqual([
      { subject: "base-image", problem: expect.stringMatching(why), remedy: expect.any(String) },
    ]);
  });

  it("reads no other refusal as absence", async () => {
    const denied = { "ec2:DescribeImages": () => Promise.reject(refusal("UnauthorizedOperation")) };
    await expect(ask(ID, denied).problems).rejects.toMatchObject({ code: "UnauthorizedOperation" });
  });

  it("warns of a deprecated one", async () => {
    const { aws } = fakeAws(images(image({ DeprecationTime: "2026-11-02T00:00:00.000Z" })));
    const { task, lines } = listeningTask();
    await resolveSourceAmi({ reference: ID }, optionsOf(aws), task);
    expect(lines.join("\n")).toMatch(/deprecated since 2026-11-02/);
  });
});
