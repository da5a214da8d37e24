import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type Emulator, startEmulator } from "../aws/emulator.ts";
import { type Front, startFront } from "../aws/front.ts";
import { startTokens, type TokenServer } from "../aws/tokens.ts";
import { type GuestPort, startBanner } from "../guest-double/banner.ts";

/** What the starters for AWS name. */
export const STARTER_REGION = "eu-central-1";
export const STARTER_BUCKET = "octo-images";

/** Milliseconds that a look takes: the next comes half a minute later, so the first one has to find done what is done. */
const LOOK_TAKES = 400;

/** An AWS account for workflows: the stand-in, doubles of its guests, and where a job gets its OIDC tokens. */
export interface AwsScene {
  readonly emulator: Emulator;
  readonly front: Front;
  readonly tokens: TokenServer;
  /** Environment of steps, with no key of AWS in it. */
  readonly env: Record<string, string>;
  /** Goes first on the PATH. */
  readonly path: readonly string[];
  close(): Promise<void>;
}

/** Starts it with the bucket that the starters name. */
export async function openAwsScene(): Promise<AwsScene> {
  const emulator = await startEmulator({ buckets: { [STARTER_BUCKET]: STARTER_REGION } });
  const [front, tokens, guest] = await Promise.all([startFront(emulator.endpoint), startTokens(), startBanner()]);
  front.onCall = async ({ operation }, phase) => {
    if (phase === "before" && /^(Describe|Get|List)/.test(operation)) await sleep(LOOK_TAKES);
  };
  return {
    ...{ emulator, front, tokens },
    env: { ...withoutKeys(emulator.env(front.endpoint)), ...tokens.env, ...outside(guest) },
    path: [join(import.meta.dirname, "..", "guest-double", "bin")],
    close: async () => {
      await Promise.all([front.close(), tokens.stop(), guest.stop()]);
      await emulator.stop();
    },
  };
}

/** The workflow's token is the only way in. */
function withoutKeys(aws: Record<string, string>): Record<string, string> {
  const { AWS_ACCESS_KEY_ID: _1, AWS_SECRET_ACCESS_KEY: _2, AWS_REGION: _3, ...rest } = aws;
  return rest;
}

function outside(guest: GuestPort): Record<string, string> {
  const module = pathToFileURL(join(import.meta.dirname, "outside.mjs")).href;
  return { NODE_OPTIONS: `--import=${module}`, ACT_SSH_PORT: String(guest.port) };
}
