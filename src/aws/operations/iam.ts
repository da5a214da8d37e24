import { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) => new IAMClient(config);

export const commands = {
  GetRole: GetRoleCommand,
  SimulatePrincipalPolicy: SimulatePrincipalPolicyCommand,
} satisfies CommandTable<"iam">;
