import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) => new STSClient(config);

export const commands = {
  AssumeRole: AssumeRoleCommand,
  AssumeRoleWithWebIdentity: AssumeRoleWithWebIdentityCommand,
  GetCallerIdentity: GetCallerIdentityCommand,
} satisfies CommandTable<"sts">;
