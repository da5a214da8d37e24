import { isIPv4 } from "node:net";
import type { Problem } from "../../../base/errors.ts";
import type { AwsSettings } from "../settings.ts";

/** Who may knock at the machine, and how a session gets there. Asks nobody. */
export function accessProblems(settings: AwsSettings): Problem[] {
  return [...allowFromProblems(settings.allowFrom), ...(settings.connect === "ssm" ? sessionProblems(settings) : [])];
}

/** The shortest prefix that `allow-from` may have: the largest network that one owner has, as in 10.0.0.0/8. */
const SHORTEST_PREFIX = 8;

function allowFromProblems(cidr: string | undefined): Problem[] {
  if (cidr === undefined) return [];
  const wrong = (problem: string, remedy: string): Problem[] => [{ subject: "allow-from", problem, remedy }];
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  const bits = /^\d{1,2}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (!isIPv4(address) || !(bits <= 32) || rest.length > 0) {
    return wrong(`${JSON.stringify(cidr)} is no IPv4 range.`, "Write it as in 203.0.113.7/32, or leave it out.");
  }
  if (bits < SHORTEST_PREFIX) {
    return wrong(
      `${cidr} opens SSH to ${bits === 0 ? "everybody" : "half the internet"}: bots try passwords within minutes, and the machine has free sudo.`,
      "Leave it out (this machine's address, /32), name your network, or use connect: ssm, which opens no port.",
    );
  }
  if (numberOf(address) % 2 ** (32 - bits) !== 0) {
    return wrong(`${cidr} has bits behind its prefix.`, `Write ${networkOf(address, bits)}/${bits}.`);
  }
  return [];
}

function numberOf(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function networkOf(address: string, bits: number): string {
  const number = numberOf(address);
  const network = number - (number % 2 ** (32 - bits));
  return [24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join(".");
}

function sessionProblems({ instanceProfile, roleToAssume, allowFrom }: AwsSettings): Problem[] {
  return [
    ...(instanceProfile === undefined
      ? [
          {
            subject: "instance-profile",
            problem: "With connect: ssm the machine needs an instance profile, to report to Systems Manager.",
            remedy: "Name one whose role has AmazonSSMManagedInstanceCore: see docs/aws.md.",
          },
        ]
      : []),
    ...(roleToAssume === undefined
      ? []
      : [
          {
            subject: "role-to-assume",
            problem: "With connect: ssm the connection is made by the AWS CLI, which does not assume this role.",
            remedy:
              "Let the environment or a profile hold that role (aws-actions/configure-aws-credentials), and leave role-to-assume out.",
          },
        ]),
    ...(allowFrom === undefined
      ? []
      : [
          {
            subject: "allow-from",
            problem: "With connect: ssm no port is open, so that nobody can be let in.",
            remedy: "Leave it out, or use connect: ssh.",
          },
        ]),
  ];
}
