import type { Tool } from "../../host/tools.ts";
import { neededTools, PYTHON_VENV } from "../local/tools.ts";
import type { Plan } from "../provider.ts";
import type { AwsSettings } from "./settings.ts";

const LOGIN_TOOLS: readonly Tool[] = [
  { command: "setpriv", package: "util-linux", purpose: "ending tools together with this process" },
  { command: "ssh", package: "openssh-client", purpose: "logging in to the machine" },
  { command: "ssh-keygen", package: "openssh-client", purpose: "the machine's key" },
];

const SESSION_TOOLS: readonly Tool[] = [
  { command: "aws", package: "awscli", purpose: "sessions through Session Manager (connect: ssm)" },
  {
    command: "session-manager-plugin",
    purpose: "sessions through Session Manager (connect: ssm)",
    remedy:
      'Install it as the Systems Manager User Guide tells ("Install the Session Manager plugin on Debian Server and Ubuntu Server"), or use connect: ssh.',
  },
];

/** What is installed on this machine where that is allowed. */
export function awsTools(plan: Pick<Plan, "formats">, settings: AwsSettings): Tool[] {
  return [...neededAwsTools(plan, settings), PYTHON_VENV];
}

/** What a build needs on this machine: SSH, and what boots and converts disks where exports are fetched to it. */
export function neededAwsTools({ formats }: Pick<Plan, "formats">, settings: AwsSettings): Tool[] {
  const fetched = formats.length > 0 && settings.fetch !== false;
  const tools = [
    ...LOGIN_TOOLS,
    ...(settings.connect === "ssm" ? SESSION_TOOLS : []),
    ...(fetched ? neededTools({ formats, base: undefined }) : []),
  ];
  return tools.filter(({ command }, index) => tools.findIndex((tool) => tool.command === command) === index);
}
