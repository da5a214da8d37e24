import { EXPORT_STEPS, SCALE } from "./durations.ts";
import { ServiceError } from "./fault.ts";
import { select, tagsFor } from "./select.ts";
import { type CallTable, takesTime } from "./world.ts";

/** Bytes of an exported disk of 8 GiB, by format and scaled: VMDK is compressed, the others are not. */
const SIZES: Record<string, number> = {
  VMDK: (1.5 * 2 ** 30) / SCALE,
  VHD: (8 * 2 ** 30) / SCALE,
  RAW: (8 * 2 ** 30) / SCALE,
};

/** VM Import/Export: the object comes at the end and in one piece, the task says so a little later. */
export const exports = {
  ExportImage: (input, scene) =>
    scene.once(input.ClientToken, () => {
      const { region, buckets } = scene;
      const image = region.images.get(input.ImageId ?? "");
      if (image?.State !== "available")
        throw new ServiceError("InvalidAMIID.Unavailable", `${input.ImageId} is not available`);
      const running = [...region.exportTasks.values()].filter(({ Status }) => Status === "active");
      if (running.some(({ ImageId }) => ImageId === input.ImageId))
        throw new ServiceError("IncorrectState", `An export task for ${input.ImageId} is in progress`);
      if (running.length >= scene.exportsAtOnce)
        throw new ServiceError("ResourceLimitExceeded", "The number of conversion tasks would exceed its limit");
      const bucket = buckets.get(input.S3ExportLocation?.S3Bucket ?? "");
      if (!bucket) throw new ServiceError("InvalidParameter", "The bucket does not exist");
      const ExportImageTaskId = scene.id("export-ami");
      const [began, duration, after] = [scene.now(), takesTime(scene, "export"), takesTime(scene, "exportEnd")];
      const task = {
        ExportImageTaskId,
        ImageId: image.ImageId,
        Status: "active",
        S3ExportLocation: {
          ...(input.S3ExportLocation?.S3Bucket === undefined ? {} : { S3Bucket: input.S3ExportLocation.S3Bucket }),
          S3Prefix: input.S3ExportLocation?.S3Prefix ?? "",
        },
        Tags: tagsFor("export-image-task", input.TagSpecifications),
        began,
        ends: began + duration,
      };
      region.exportTasks.set(ExportImageTaskId, task);
      const key = `${task.S3ExportLocation.S3Prefix}${ExportImageTaskId}.${(input.DiskImageFormat ?? "").toLowerCase()}`;
      // The truth is the object: it is there, whole, whatever the task still says.
      scene.begin("export", ExportImageTaskId, duration, () => {
        if (task.Status !== "active") return;
        bucket.objects.set(key, {
          size: SIZES[input.DiskImageFormat ?? ""] ?? 0,
          modified: new Date(scene.now()),
          etag: `"${ExportImageTaskId}"`,
        });
      });
      scene.begin("exportEnd", `${ExportImageTaskId} status`, duration + after, () => {
        if (task.Status === "active") task.Status = "completed";
      });
      return { ...task, DiskImageFormat: input.DiskImageFormat };
    }),
  DescribeExportImageTasks: (input, scene) => {
    const { page, NextToken } = select(scene.region.exportTasks, input, {
      ids: input.ExportImageTaskIds,
      idOf: ({ ExportImageTaskId }) => ExportImageTaskId,
      tagsOf: ({ Tags }) => Tags,
      missing: "InvalidExportImageTaskId.NotFound",
      values: { "task-state": ({ Status }) => Status },
    });
    for (const { ExportImageTaskId, Status } of page)
      if (Status === "completed") {
        scene.shows(ExportImageTaskId);
        scene.shows(`${ExportImageTaskId} status`);
      }
    return {
      ExportImageTasks: page.map(({ began, ends, ...task }) => {
        if (task.Status !== "active") return { ...task };
        const share = (scene.now() - began) / (ends - began);
        const step = EXPORT_STEPS.findLast(({ from }) => share >= from);
        return { ...task, Progress: String(step?.progress ?? 0), StatusMessage: step?.message };
      }),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
  CancelExportTask: (input, { region }) => {
    const task = region.exportTasks.get(input.ExportTaskId ?? "");
    if (!task) throw new ServiceError("InvalidExportTaskID.NotFound", `${input.ExportTaskId} does not exist`);
    if (task.Status === "active") task.Status = "deleted";
    return {};
  },
} satisfies CallTable<"ec2">;
