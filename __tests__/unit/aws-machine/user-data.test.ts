import { GiB } from "../../../src/base/size.ts";
import { stackParameters } from "../../../src/providers/aws/machine/stack-parameters.ts";
import { isNoCapacity } from "../../../src/providers/aws/machine/stack-wait.ts";
import { userData } from "../../../src/providers/aws/machine/user-data.ts";

const expires = new Date("2026-11-25T18:30:00.250Z");
const read = (text: string) => Buffer.from(text, "base64").toString("utf8");

describe("user data", () => {
  const data = read(userData({ hostname: "lab", user: "student", expires }));
  const config = JSON.parse(data.replace("#cloud-config\n", ""));

  it("gives the login key's user the name, and ends the machine at the lease's end", () => {
    expect(config.system_info.default_user.name).toBe("student");
    expect(config.bootcmd[0].at(-1)).toContain("OnCalendar=2026-11-25 18:30:00 UTC");
  });

  it("has no key in it: whoever may describe instances can read it", () => {
    expect(data).not.toMatch(/PRIVATE KEY|ssh_keys|ssh-ed25519/);
  });

  it("fits into a parameter with the longest names", () => {
    const longest = { hostname: "h".repeat(63), user: "u".repeat(32), expires };
    expect(userData(longest).length).toBeLessThanOrEqual(4_096);
  });
});

describe("the stack's parameters", () => {
  const parameters = (leaseRole?: string) =>
    stackParameters(
      {
        request: {
          ...{ hostname: "lab", user: "student", diskSize: 8 * GiB + 1 },
          base: { name: "u", reference: "r", digest: "d", handle: "ami-1", cached: true },
        },
        tags: {
          ...{ assetId: "1_4", lifetime: "ephemeral", created: new Date(0), expires, product: "lab" },
          owner: { name: "octo/repo (fork)" },
        },
        candidate: { type: "t3.large", spot: false, place: { subnet: "subnet-1", zone: "a", public: true } },
        ...{ vpc: "vpc-1", rootDevice: "/dev/sda1", allowFrom: undefined },
        caller: { account: "123456789012", arn: "", partition: "aws-cn" },
      },
      { leaseRole },
    );

  it("hold sizes, times and names as the services take them", () => {
    expect(parameters()).toMatchObject({
      ...{ VolumeSize: "9", ExpiresAt: "2026-11-25T18:30:00", Expires: "2026-11-25T18:30:00.250Z", AllowFrom: "" },
      ...{ LeaseRoleArn: "arn:aws-cn:iam::123456789012:role/slipway-lease", Owner: "octo/repo _fork_", Run: "" },
    });
  });

  it("have no schedule where that was declined, and an ARN as it was given", () => {
    expect(parameters("none").LeaseRoleArn).toBe("");
    expect(parameters("arn:aws:iam::1:role/path/x").LeaseRoleArn).toBe("arn:aws:iam::1:role/path/x");
  });
});

describe("why a machine is not to be had", () => {
  it.each([
    "We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-central-1a).",
    "Insufficient capacity. (Service: AmazonEC2; Status Code: 500; Error Code: InsufficientInstanceCapacity)",
    "Max spot instance count exceeded (Service: Ec2, Status Code: 400)",
    "Your Spot request price of 0.01 is lower than the minimum required Spot request fulfillment price of 0.02.",
    "Your requested instance type (t3a.large) is not supported in your requested Availability Zone (eu-central-1c).",
  ])("is its zone's or type's: %s", (reason) => expect(isNoCapacity(reason)).toBe(true));

  it.each([
    "You are not authorized to perform this operation. (Error Code: UnauthorizedOperation)",
    "You have requested more vCPU capacity than your current vCPU limit of 8 allows (VcpuLimitExceeded)",
    "The image id '[ami-1]' does not exist",
    "The operation is not supported (Error Code: UnsupportedOperation)",
  ])("is final: %s", (reason) => expect(isNoCapacity(reason)).toBe(false));
});
