import { createAws } from "../../src/aws/client.ts";
import { silentTask } from "../../src/base/progress.ts";
import { exportDisk, exportSpace } from "../../src/image/export.ts";
import { createAwsProvider } from "../../src/providers/aws/index.ts";
import type { AwsSettings } from "../../src/providers/aws/settings.ts";
import { createLocalProvider } from "../../src/providers/local/index.ts";
import type { Provider } from "../../src/providers/provider.ts";
import { hurried } from "../support/aws/hurried-clock.ts";

/** Where a provider of this suite works; as JSON on the command line of another process. */
export interface AwsPlaceUnderTest {
  endpoint: string;
  region: string;
  /** Absolute paths. */
  state: string;
  cache: string;
  templates: string;
  settings: AwsSettings;
}

/** The AWS provider against the stand-in, with the real client. Only waiting for AWS is shortened. */
export function openAwsProvider(place: AwsPlaceUnderTest): Provider {
  const { endpoint, region, state, cache, templates, settings } = place;
  const clock = hurried(Date.now);
  const keys = { accessKeyId: "testing", secretAccessKey: "testing" };
  const credentials = { get: async () => keys, forget: () => undefined };
  const aws = createAws({
    region,
    endpointUrl: endpoint,
    credentials,
    clock,
    signIn: "Use the stand-in's keys.",
  });
  const host = createLocalProvider({
    ...{ state, cache, templates, exportDisk, exportSpace },
    ...{ cacheLimit: 20 * 2 ** 30, accelerator: "auto" },
  });
  return createAwsProvider({
    ...{ aws, settings, host, clock, state, templates, exportDisk, exportSpace },
    bootTimeout: 12 * 60_000,
    callerAddress: async () => "127.0.0.1",
  });
}

/** What a process of its own says of its progress. */
export const talkativeTask = { ...silentTask, line: (text: string) => console.log(text) };
