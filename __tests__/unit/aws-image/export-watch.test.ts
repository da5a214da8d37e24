import { watchExport } from "../../../src/providers/aws/export/export-watch.ts";
import { createTaskWatch } from "../../../src/providers/aws/export/task-watch.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import { awsError, BUCKET, createFakeAws, FOLDER, listening, NAME, optionsOf, type Row, tagsOf } from "./fake-aws.ts";

const MINUTE = 60_000;
const KEY = `${FOLDER}export-ami-01.vmdk`;

/** A task that says what `says` says, at each minute, and whose object is there from `landsAt` on. */
function watching(
  says: (minute: number) => Row | undefined,
  { virtualSize = 8 * 2 ** 30, landsAt = Number.POSITIVE_INFINITY, inTurns = false } = {},
) {
  const clock = createVirtualClock(0);
  const fake = createFakeAws(clock);
  const facts = { ExportImageTaskId: "export-ami-01", Tags: tagsOf(), S3ExportLocation: { S3Prefix: FOLDER } };
  fake.instead.set("DescribeExportImageTasks", () => {
    const seen = says(Math.floor(clock.now() / MINUTE));
    return { ExportImageTasks: seen ? [{ ...facts, Status: "active", ...seen }] : [] };
  });
  fake.instead.set("HeadObject", () => {
    if (clock.now() < landsAt * MINUTE) throw awsError("NotFound", "none", 404);
    return { ContentLength: 4 };
  });
  const task = listening();
  const options = optionsOf(fake, clock, "/nowhere");
  const request = {
    id: "export-ami-01",
    format: "vmdk" as const,
    name: `${NAME}.vmdk`,
    bucket: BUCKET,
    folder: FOLDER,
  };
  const shared = createTaskWatch(options);
  const run = () => clock.run(() => watchExport({ ...request, virtualSize, inTurns }, shared, options, task));
  return { clock, fake, task, run };
}

const stuck = (minute: number) => ({ Progress: String(Math.min(80, 20 * minute)), StatusMessage: "converting" });

describe("a task that is watched", () => {
  test("is done a second after its object is there, whatever the task says, and few of EC2's calls are spent", async () => {
    const { clock, fake, task, run } = watching(stuck, { landsAt: 29.9 });
    expect(await run()).toMatchObject({ bucket: BUCKET, key: KEY, size: 4 });
    expect(clock.now() - 29.9 * MINUTE).toBeLessThanOrEqual(1_000);
    expect(fake.called("DescribeExportImageTasks").length).toBeLessThanOrEqual(3);
    expect(task.lines).toEqual([]);
  });

  test("is not done with an object that holds nothing yet", async () => {
    const { clock, fake, run } = watching(stuck);
    fake.instead.set("HeadObject", () => ({ ContentLength: clock.now() < MINUTE ? 0 : 40 }));
    expect((await run()).size).toBe(40);
  });

  test("has to say that it is complete where another export of the same AMI comes after it", async () => {
    const says = (minute: number) => (minute < 30 ? { Progress: "80" } : { Status: "completed" });
    const { clock, fake, run } = watching(says, { landsAt: 28, inTurns: true });
    expect(await run()).toMatchObject({ key: KEY });
    expect(clock.now() - 30 * MINUTE).toBeGreaterThanOrEqual(0);
    expect(clock.now() - 30 * MINUTE).toBeLessThan(10_000);
    expect(fake.called("DescribeExportImageTasks").length).toBeLessThan(50);
  });

  test("whose failure comes early is told early", async () => {
    const says = (minute: number) => (minute < 2 ? { Progress: "5" } : { Status: "deleted", StatusMessage: "no" });
    const { clock, run } = watching(says);
    await expect(run()).rejects.toThrow(/failed: no/);
    expect(clock.now()).toBeLessThan(8 * MINUTE);
  });

  test("that is stuck without an object is told, and in the end given up with what to type", async () => {
    const { clock, task, run } = watching(stuck);
    const error = await run().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringMatching(/stuck at 80 % converting: nothing has changed for 1 h/),
      remedy: expect.stringContaining(
        "aws ec2 cancel-export-task --export-task-id export-ami-01 --region eu-central-1",
      ),
    });
    expect(task.lines.filter((line) => line.startsWith("Warning"))).toHaveLength(1);
    expect(clock.now()).toBeLessThan(85 * MINUTE);
  });

  test("of a large disk may say the same for longer", async () => {
    const says = (minute: number) => (minute < 55 ? stuck(minute) : { Status: "completed" });
    const { task, run } = watching(says, { virtualSize: 100 * 2 ** 30, landsAt: 54.9 });
    await run();
    expect(task.lines).toEqual([]);
  });

  test.each([
    ["deleting", "ClientError: Unsupported kernel", /failed: ClientError: Unsupported kernel/],
    ["deleted", undefined, /failed: AWS says deleted and gives no reason; it may have been cancelled/],
  ])("that is %s has failed, in AWS's words", async (Status, StatusMessage, words) => {
    await expect(watching(() => ({ Status, StatusMessage })).run()).rejects.toThrow(words);
  });

  test("that says complete without an object is no success", async () => {
    await expect(watching(() => ({ Status: "completed" })).run()).rejects.toThrow(/is complete, and .* is not there/);
  });

  test("may be unknown at first, as lists lag behind, but not for long", async () => {
    const { run } = watching((minute) => (minute < 1 ? undefined : { Status: "completed" }), { landsAt: 0 });
    expect(await run()).toMatchObject({ key: KEY });
    await expect(watching(() => undefined).run()).rejects.toThrow(/no longer knows/);
  });

  test("is not given up because of a list that does not know another task yet", async () => {
    const says = (minute: number) => {
      if (minute === 20) throw awsError("InvalidExportTaskID.NotFound");
      return minute < 30 ? { Progress: String(minute) } : { Status: "completed" };
    };
    const { run } = watching(says, { landsAt: 29.9 });
    expect(await run()).toMatchObject({ key: KEY });
  });
});
