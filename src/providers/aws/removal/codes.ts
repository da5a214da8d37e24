import type { AwsError } from "../../../aws/error.ts";

/**
 * How AWS says that a thing is gone already, by operation (Amazon EC2 API, "Client error codes"; the API references of
 * Scheduler and S3). Key pairs and stacks are missing: deleting what is gone is no error there. What stands nowhere
 * here is a failure.
 */
export const WENT_ALREADY: Readonly<Record<string, readonly string[]>> = {
  TerminateInstances: ["InvalidInstanceID.NotFound"],
  DeleteVolume: ["InvalidVolume.NotFound"],
  DeleteKeyPair: ["InvalidKeyPair.NotFound"],
  DeleteSecurityGroup: ["InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"],
  DeleteLaunchTemplate: ["InvalidLaunchTemplateId.NotFound", "InvalidLaunchTemplateName.NotFoundException"],
  DeleteScheduleGroup: ["ResourceNotFoundException"],
  DeregisterImage: ["InvalidAMIID.NotFound", "InvalidAMIID.Unavailable"],
  DeleteSnapshot: ["InvalidSnapshot.NotFound"],
  AbortMultipartUpload: ["NoSuchUpload", "NoSuchBucket"],
  DeleteObjects: ["NoSuchBucket"],
};

/** How AWS says that something else has to go, or to end, first, by operation. */
export const RETRY_LATER: Readonly<Record<string, (error: AwsError) => boolean>> = {
  DeleteSecurityGroup: ({ code }) => ["DependencyViolation", "InvalidGroup.InUse"].includes(code),
  DeleteVolume: ({ code }) => ["VolumeInUse", "IncorrectState"].includes(code),
  DeleteSnapshot: ({ code }) => code === "InvalidSnapshot.InUse",
  DeleteScheduleGroup: ({ code }) => code === "ConflictException",
  // One code for every bad request: only the words say that another operation on the stack has to end first.
  DeleteStack: ({ code, message }) => code === "ValidationError" && /status|in progress/i.test(message),
  // It fails while the last bytes are on their way (VM Import/Export User Guide), and no code is documented for that.
  CancelExportTask: ({ status }) => status === 400,
};
