import { GetServiceQuotaCommand, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) => new ServiceQuotasClient(config);

export const commands = {
  GetServiceQuota: GetServiceQuotaCommand,
} satisfies CommandTable<"service-quotas">;
