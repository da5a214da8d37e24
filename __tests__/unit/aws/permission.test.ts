import { isAwsCode } from "../../../src/aws/error.ts";
import { iamAction } from "../../../src/aws/iam-action.ts";
import { permissionWords } from "../../../src/aws/permission.ts";
import { signInAdvice } from "../../../src/aws/sign-in.ts";
import { inWords } from "../../../src/aws/words.ts";
import { callOf, networkError, sdkError } from "./fixtures.ts";

test.each([
  ["ec2", "ExportImage", "ec2:ExportImage"],
  ["s3", "ListObjectsV2", "s3:ListBucket"],
  ["s3", "HeadObject", "s3:GetObject"],
  ["s3", "UploadPartCopy", "s3:PutObject"],
  ["s3", "DeleteObjects", "s3:DeleteObject"],
  ["s3", "GetBucketEncryption", "s3:GetEncryptionConfiguration"],
  ["s3", "AbortMultipartUpload", "s3:AbortMultipartUpload"],
  ["service-quotas", "GetServiceQuota", "servicequotas:GetServiceQuota"],
])("%s %s is allowed by %s", (service, operation, action) => {
  expect(iamAction(service, operation)).toBe(action);
});

const ROLE = "arn:aws:sts::111122223333:assumed-role/builder/slipway-42";
const AMI = "arn:aws:ec2:eu-central-1:111122223333:image/ami-0a1b";

test("the missing permission is named, and the command that grants it to the role", () => {
  const said = `You are not authorized to perform this operation. User: ${ROLE} is not authorized to perform: ec2:ExportImage on resource: ${AMI} because no identity-based policy allows the ec2:ExportImage action. Encoded authorization failure message: aB-3_x`;
  const { message, remedy } = permissionWords(callOf("ExportImage"), said);
  expect(message).toContain(`ec2:ExportImage on ${AMI} is missing for ${ROLE}`);
  expect(message).not.toContain("aB-3_x");
  const policy = /--policy-document '(.*)'/.exec(remedy)?.[1] ?? "";
  expect(remedy).toContain("aws iam put-role-policy --role-name builder --policy-name slipway-ec2-ExportImage ");
  expect(JSON.parse(policy)).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "ec2:ExportImage", Resource: "arn:aws:ec2:eu-central-1:111122223333:image/*" },
    ],
  });
  expect(remedy).toContain("aws sts decode-authorization-message --encoded-message aB-3_x");
});

test.each([
  ["arn:aws:iam::111122223333:user/team/ann", "aws iam put-user-policy --user-name ann "],
  ["arn:aws-cn:iam::111122223333:role/ci/builder", "aws iam put-role-policy --role-name builder "],
  [
    "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Developer_0123456789abcdef/ann",
    "permission set Developer in IAM Identity Center",
  ],
])("%s is granted it in the way that fits", (caller, command) => {
  const said = `User: ${caller} is not authorized to perform: cloudformation:CreateStack on resource: arn:aws:cloudformation:eu-central-1:111122223333:stack/slipway-a/*`;
  const { remedy } = permissionWords(callOf("CreateStack", { service: "cloudformation" }), said);
  expect(remedy).toContain(command);
  expect(remedy).toContain("stack/slipway-*/*");
});

test("where something forbids it, no grant is advised", () => {
  const said = `User: ${ROLE} is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-central-1:111122223333:instance/* with an explicit deny in a service control policy`;
  const { remedy } = permissionWords(callOf("RunInstances"), said);
  expect(remedy).toContain("forbidden by a service control policy");
  expect(remedy).not.toContain("put-role-policy");
});

test("where AWS says only “denied”, the permission follows from the call", async () => {
  const head = callOf("HeadObject", { service: "s3", input: { Bucket: "images", Key: "a/b.vmdk" } });
  const send = inWords(async () => {
    throw sdkError("Forbidden", 403, "UnknownError");
  }, "sign in");
  const error = await send(head).catch((thrown: unknown) => thrown);
  expect(isAwsCode(error, "AccessDenied")).toBe(true);
  expect(error).toMatchObject({
    message: expect.stringContaining("s3:GetObject on arn:aws:s3:::images/a/b.vmdk is missing"),
    remedy: expect.stringContaining("s3:ListBucket"),
  });
});

test.each([
  ["no credentials", Object.assign(new Error("Could not load credentials"), { name: "CredentialsProviderError" })],
  ["a key that AWS does not know", sdkError("InvalidClientTokenId", 403)],
  ["EC2's word for both", sdkError("AuthFailure", 401, "AWS was not able to validate the provided access credentials")],
])("%s: how to sign in here", async (_, thrown) => {
  const send = inWords(async () => {
    throw thrown;
  }, "sign in like this");
  await expect(send(callOf("DescribeImages"))).rejects.toMatchObject({ remedy: "sign in like this" });
});

test("AuthFailure of somebody else's image is not taken for bad credentials", async () => {
  const send = inWords(async () => {
    throw sdkError("AuthFailure", 403, "Not authorized for images: [ami-1]");
  }, "sign in like this");
  const error = await send(callOf("CopyImage")).catch((thrown: unknown) => thrown);
  expect(isAwsCode(error, "AuthFailure")).toBe(true);
  expect(error).not.toMatchObject({ remedy: "sign in like this" });
});

test("an endpoint that is not there is told by region and endpoint-url", async () => {
  const send = inWords(async () => {
    throw networkError("ENOTFOUND");
  }, "");
  await expect(send(callOf("DescribeImages"))).rejects.toMatchObject({
    code: "NetworkError",
    status: 0,
    remedy: expect.stringContaining("endpoint-url"),
  });
});

test("advice fits the place: workflow lines on a runner, the profile's command elsewhere", () => {
  expect(signInAdvice({ onRunner: true })).toContain("id-token: write");
  expect(signInAdvice({ onRunner: false, profile: "lab" })).toContain("aws sso login --profile lab");
});
