import type * as cloudformation from "@aws-sdk/client-cloudformation";
import type * as logs from "@aws-sdk/client-cloudwatch-logs";
import type * as codebuild from "@aws-sdk/client-codebuild";
import type * as ec2 from "@aws-sdk/client-ec2";
import type * as iam from "@aws-sdk/client-iam";
import type * as s3 from "@aws-sdk/client-s3";
import type * as scheduler from "@aws-sdk/client-scheduler";
import type * as quotas from "@aws-sdk/client-service-quotas";
import type * as ssm from "@aws-sdk/client-ssm";
import type * as sts from "@aws-sdk/client-sts";

/**
 * Every operation of AWS that Slipway uses: service → operation → [input, output]. The names are those of the API.
 * `operations/<service>.ts` has the commands that belong to them, so what is missing here cannot be called.
 */
export interface Operations {
  ec2: {
    CancelExportTask: [ec2.CancelExportTaskCommandInput, ec2.CancelExportTaskCommandOutput];
    CopyImage: [ec2.CopyImageCommandInput, ec2.CopyImageCommandOutput];
    CreateImage: [ec2.CreateImageCommandInput, ec2.CreateImageCommandOutput];
    CreateTags: [ec2.CreateTagsCommandInput, ec2.CreateTagsCommandOutput];
    DeleteKeyPair: [ec2.DeleteKeyPairCommandInput, ec2.DeleteKeyPairCommandOutput];
    DeleteLaunchTemplate: [ec2.DeleteLaunchTemplateCommandInput, ec2.DeleteLaunchTemplateCommandOutput];
    DeleteSecurityGroup: [ec2.DeleteSecurityGroupCommandInput, ec2.DeleteSecurityGroupCommandOutput];
    DeleteSnapshot: [ec2.DeleteSnapshotCommandInput, ec2.DeleteSnapshotCommandOutput];
    DeleteTags: [ec2.DeleteTagsCommandInput, ec2.DeleteTagsCommandOutput];
    DeleteVolume: [ec2.DeleteVolumeCommandInput, ec2.DeleteVolumeCommandOutput];
    DeregisterImage: [ec2.DeregisterImageCommandInput, ec2.DeregisterImageCommandOutput];
    DescribeExportImageTasks: [ec2.DescribeExportImageTasksCommandInput, ec2.DescribeExportImageTasksCommandOutput];
    DescribeImageAttribute: [ec2.DescribeImageAttributeCommandInput, ec2.DescribeImageAttributeCommandOutput];
    DescribeImages: [ec2.DescribeImagesCommandInput, ec2.DescribeImagesCommandOutput];
    DescribeInstances: [ec2.DescribeInstancesCommandInput, ec2.DescribeInstancesCommandOutput];
    DescribeInstanceTypeOfferings: [
      ec2.DescribeInstanceTypeOfferingsCommandInput,
      ec2.DescribeInstanceTypeOfferingsCommandOutput,
    ];
    DescribeKeyPairs: [ec2.DescribeKeyPairsCommandInput, ec2.DescribeKeyPairsCommandOutput];
    DescribeLaunchTemplates: [ec2.DescribeLaunchTemplatesCommandInput, ec2.DescribeLaunchTemplatesCommandOutput];
    DescribeSecurityGroups: [ec2.DescribeSecurityGroupsCommandInput, ec2.DescribeSecurityGroupsCommandOutput];
    DescribeSnapshots: [ec2.DescribeSnapshotsCommandInput, ec2.DescribeSnapshotsCommandOutput];
    DescribeSubnets: [ec2.DescribeSubnetsCommandInput, ec2.DescribeSubnetsCommandOutput];
    DescribeVolumes: [ec2.DescribeVolumesCommandInput, ec2.DescribeVolumesCommandOutput];
    DescribeVpcs: [ec2.DescribeVpcsCommandInput, ec2.DescribeVpcsCommandOutput];
    EnableImageDeprecation: [ec2.EnableImageDeprecationCommandInput, ec2.EnableImageDeprecationCommandOutput];
    ExportImage: [ec2.ExportImageCommandInput, ec2.ExportImageCommandOutput];
    GetConsoleOutput: [ec2.GetConsoleOutputCommandInput, ec2.GetConsoleOutputCommandOutput];
    GetEbsEncryptionByDefault: [ec2.GetEbsEncryptionByDefaultCommandInput, ec2.GetEbsEncryptionByDefaultCommandOutput];
    GetImageBlockPublicAccessState: [
      ec2.GetImageBlockPublicAccessStateCommandInput,
      ec2.GetImageBlockPublicAccessStateCommandOutput,
    ];
    ImportKeyPair: [ec2.ImportKeyPairCommandInput, ec2.ImportKeyPairCommandOutput];
    ModifyImageAttribute: [ec2.ModifyImageAttributeCommandInput, ec2.ModifyImageAttributeCommandOutput];
    RunInstances: [ec2.RunInstancesCommandInput, ec2.RunInstancesCommandOutput];
    StopInstances: [ec2.StopInstancesCommandInput, ec2.StopInstancesCommandOutput];
    TerminateInstances: [ec2.TerminateInstancesCommandInput, ec2.TerminateInstancesCommandOutput];
  };
  cloudformation: {
    CreateStack: [cloudformation.CreateStackCommandInput, cloudformation.CreateStackCommandOutput];
    DeleteStack: [cloudformation.DeleteStackCommandInput, cloudformation.DeleteStackCommandOutput];
    DescribeStackEvents: [
      cloudformation.DescribeStackEventsCommandInput,
      cloudformation.DescribeStackEventsCommandOutput,
    ];
    DescribeStacks: [cloudformation.DescribeStacksCommandInput, cloudformation.DescribeStacksCommandOutput];
    ListStackResources: [cloudformation.ListStackResourcesCommandInput, cloudformation.ListStackResourcesCommandOutput];
  };
  s3: {
    AbortMultipartUpload: [s3.AbortMultipartUploadCommandInput, s3.AbortMultipartUploadCommandOutput];
    CompleteMultipartUpload: [s3.CompleteMultipartUploadCommandInput, s3.CompleteMultipartUploadCommandOutput];
    CopyObject: [s3.CopyObjectCommandInput, s3.CopyObjectCommandOutput];
    CreateMultipartUpload: [s3.CreateMultipartUploadCommandInput, s3.CreateMultipartUploadCommandOutput];
    DeleteObjects: [s3.DeleteObjectsCommandInput, s3.DeleteObjectsCommandOutput];
    GetBucketEncryption: [s3.GetBucketEncryptionCommandInput, s3.GetBucketEncryptionCommandOutput];
    GetBucketLocation: [s3.GetBucketLocationCommandInput, s3.GetBucketLocationCommandOutput];
    GetObject: [s3.GetObjectCommandInput, s3.GetObjectCommandOutput];
    HeadObject: [s3.HeadObjectCommandInput, s3.HeadObjectCommandOutput];
    ListMultipartUploads: [s3.ListMultipartUploadsCommandInput, s3.ListMultipartUploadsCommandOutput];
    ListObjectsV2: [s3.ListObjectsV2CommandInput, s3.ListObjectsV2CommandOutput];
    PutObject: [s3.PutObjectCommandInput, s3.PutObjectCommandOutput];
    UploadPartCopy: [s3.UploadPartCopyCommandInput, s3.UploadPartCopyCommandOutput];
  };
  scheduler: {
    DeleteScheduleGroup: [scheduler.DeleteScheduleGroupCommandInput, scheduler.DeleteScheduleGroupCommandOutput];
    ListScheduleGroups: [scheduler.ListScheduleGroupsCommandInput, scheduler.ListScheduleGroupsCommandOutput];
    ListTagsForResource: [scheduler.ListTagsForResourceCommandInput, scheduler.ListTagsForResourceCommandOutput];
  };
  ssm: {
    GetParameter: [ssm.GetParameterCommandInput, ssm.GetParameterCommandOutput];
  };
  sts: {
    AssumeRole: [sts.AssumeRoleCommandInput, sts.AssumeRoleCommandOutput];
    AssumeRoleWithWebIdentity: [sts.AssumeRoleWithWebIdentityCommandInput, sts.AssumeRoleWithWebIdentityCommandOutput];
    GetCallerIdentity: [sts.GetCallerIdentityCommandInput, sts.GetCallerIdentityCommandOutput];
  };
  iam: {
    GetRole: [iam.GetRoleCommandInput, iam.GetRoleCommandOutput];
    SimulatePrincipalPolicy: [iam.SimulatePrincipalPolicyCommandInput, iam.SimulatePrincipalPolicyCommandOutput];
  };
  "service-quotas": {
    GetServiceQuota: [quotas.GetServiceQuotaCommandInput, quotas.GetServiceQuotaCommandOutput];
  };
  codebuild: {
    BatchGetBuildBatches: [codebuild.BatchGetBuildBatchesCommandInput, codebuild.BatchGetBuildBatchesCommandOutput];
    BatchGetBuilds: [codebuild.BatchGetBuildsCommandInput, codebuild.BatchGetBuildsCommandOutput];
    BatchGetProjects: [codebuild.BatchGetProjectsCommandInput, codebuild.BatchGetProjectsCommandOutput];
    ListBuildBatchesForProject: [
      codebuild.ListBuildBatchesForProjectCommandInput,
      codebuild.ListBuildBatchesForProjectCommandOutput,
    ];
    ListBuildsForProject: [codebuild.ListBuildsForProjectCommandInput, codebuild.ListBuildsForProjectCommandOutput];
    StartBuild: [codebuild.StartBuildCommandInput, codebuild.StartBuildCommandOutput];
    StartBuildBatch: [codebuild.StartBuildBatchCommandInput, codebuild.StartBuildBatchCommandOutput];
    StopBuild: [codebuild.StopBuildCommandInput, codebuild.StopBuildCommandOutput];
    StopBuildBatch: [codebuild.StopBuildBatchCommandInput, codebuild.StopBuildBatchCommandOutput];
  };
  "cloudwatch-logs": {
    GetLogEvents: [logs.GetLogEventsCommandInput, logs.GetLogEventsCommandOutput];
  };
}

export type Service = keyof Operations;
export type OperationOf<S extends Service> = keyof Operations[S] & string;
export type InputOf<S extends Service, O extends OperationOf<S>> = Operations[S][O] extends [infer I, unknown]
  ? I
  : never;
export type OutputOf<S extends Service, O extends OperationOf<S>> = Operations[S][O] extends [unknown, infer A]
  ? A
  : never;

export interface CallOptions {
  /** Default: the Region that was asked for. */
  region?: string | undefined;
  /** Ends the call. Calls that remove things are given none: a cancel is what they are for. */
  signal?: AbortSignal | undefined;
}

/**
 * The one way to AWS. What goes through here is paced to the documented token buckets, retried where a retry can
 * succeed (throttles, 5xx, lost connections), and its errors are `AwsError`s. Tests hand in another one.
 */
export interface Aws {
  /** Region of calls that name none. */
  readonly region: string;
  /**
   * One call of the API, to its final answer. Operations that make something must be given a client token, or be found
   * again by tag or name by whoever calls: after a lost answer the call is sent again.
   * @throws AwsError · CancelledError when the signal fires.
   */
  call<S extends Service, O extends OperationOf<S>>(
    service: S,
    operation: O,
    input: InputOf<S, O>,
    options?: CallOptions,
  ): Promise<OutputOf<S, O>>;
}
