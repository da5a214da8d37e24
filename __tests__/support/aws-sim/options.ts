import { join } from "node:path";
import type { Clock } from "../../../src/base/clock.ts";
import type { AwsOptions } from "../../../src/providers/aws/options.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { connect, REGION } from "./client.ts";
import { BUCKET } from "./estate.ts";
import type { Server } from "./server.ts";

/** The real templates, so that the stack is the product's own. */
export const TEMPLATES = join(import.meta.dirname, "..", "..", "..", "templates");

/** What the AWS provider works with, in the simulated account. @param state folder on this machine. */
export function simulatedOptions(
  server: Server,
  clock: Clock,
  facts: { build: string; state: string; settings?: AwsSettings; seed?: number },
): AwsOptions {
  return {
    aws: connect(server, clock, facts.build, facts.seed),
    settings: { region: REGION, bucket: BUCKET, fetch: false, ...facts.settings },
    state: facts.state,
    templates: TEMPLATES,
    host: emptyHost,
    clock,
    callerAddress: async () => "198.51.100.7",
  };
}

/** A machine at hand that holds nothing; whatever else is asked of it is a mistake of the test. */
const emptyHost: Provider = new Proxy({ name: "local", assets: async () => [] } as unknown as Provider, {
  get: (target, name) => {
    if (name in target) return Reflect.get(target, name);
    throw new Error(`The simulated host has no ${String(name)}.`);
  },
});
