import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) => new SSMClient(config);

export const commands = {
  GetParameter: GetParameterCommand,
} satisfies CommandTable<"ssm">;
