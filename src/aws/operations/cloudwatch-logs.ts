import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) => new CloudWatchLogsClient(config);

export const commands = {
  GetLogEvents: GetLogEventsCommand,
} satisfies CommandTable<"cloudwatch-logs">;
