import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../runner.ts";
import { listeningPort } from "./listening.ts";
import { type SourceAmi, STANDARD_AMIS } from "./source-amis.ts";

/** Settings of the stand-in; see extension/control.py. */
export interface Control {
  /** Milliseconds by phase; the defaults are tens of milliseconds. See extension/world.py. */
  timings?: Partial<Record<Timing, number>>;
  /** Logical id of a stack's resource → the reason for which it cannot be made. */
  failingResources?: Record<string, string>;
  /** Logical id of a stack's resource → the reason for which it cannot be deleted. */
  undeletableResources?: Record<string, string>;
  /** What is absent matches everything. */
  noCapacity?: { type?: string; spot?: boolean; zone?: string }[];
  exportFaults?: ExportFault[];
  /** Name of an image → message with which it ends as `failed`. */
  failingImages?: Record<string, string>;
  /** `ec2/L-1216C47A` → value. */
  quotas?: Record<string, number>;
  /** Region → `block-new-sharing` or `unblocked`. */
  blockPublicAccess?: Record<string, string>;
  /** What the consoles of instances without a real machine show. */
  console?: string;
  /** Project of CodeBuild → how builds go that are started from then on. */
  builds?: Record<string, BuildPlan>;
  /** Does now what every schedule would do at the end of its lease. */
  runSchedules?: boolean;
  /** An instance whose system has powered itself off. */
  poweredOff?: string;
}

type Timing =
  | "stackResource"
  | "instancePending"
  | "instanceStopping"
  | "instanceTerminating"
  | "image"
  | "copyImage"
  | "export"
  | "exportCancel";

/** How a build of CodeBuild goes; see extension/control.py. */
export interface BuildPlan {
  /** Milliseconds of a phase. */
  time?: number;
  /** The same of single phases; null: until it is stopped. */
  times?: Record<string, number | null>;
  /** What it says, by phase. */
  lines?: Record<string, string[]>;
  /** Milliseconds until a line is in its stream. */
  lag?: number;
  failure?: { phase: string; code: string; message: string; status?: "FAILED" | "FAULT" | "TIMED_OUT" };
  /** Milliseconds from the stop to the end. */
  stopTime?: number;
  logs?: "cloudwatch" | "s3" | "off";
  /** Identifier of a batch's build → what its plan has of its own. */
  batch?: Record<string, Omit<BuildPlan, "batch">>;
}

/** `times`: only so many tasks. `stuck`: stays at 80 % although the object is whole. */
export interface ExportFault {
  format?: "VMDK" | "VHD" | "RAW";
  outcome?: "deleting" | "deleted";
  message?: string;
  stuck?: boolean;
  times?: number;
}

export interface EmulatorOptions {
  /** Images of others that machines start from. Default: `STANDARD_AMIS`. */
  amis?: readonly SourceAmi[];
  /** Buckets that are there: name → Region. */
  buckets?: Readonly<Record<string, string>>;
  /** Address of what boots real machines; see instances.ts. Default: instances are records. */
  bridge?: string;
}

/** The stand-in for AWS: moto with what `extension/` adds. */
export interface Emulator {
  endpoint: string;
  /** Account id. */
  account: string;
  pid: number;
  /** Environment by which a process works with it. @param endpoint of a front before it. */
  env(endpoint?: string): Record<string, string>;
  /** @throws Error with the reason for which the stand-in refused. */
  control(settings: Control): Promise<Record<string, unknown>>;
  /** Everything that is in the account, of all Regions; instances that are terminated left out. */
  inventory(): Promise<Held[]>;
  /** Everything as at the start. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Something that is in the account. */
export interface Held {
  type: HeldType;
  region: string;
  /** As the service names it; of an object: `<bucket>/<key>`. */
  id: string;
  /** The name that its maker gave it; empty: none. */
  name: string;
  tags: Record<string, string>;
}

export type HeldType =
  | "instance"
  | "volume"
  | "snapshot"
  | "image"
  | "key pair"
  | "security group"
  | "launch template"
  | "network interface"
  | "stack"
  | "schedule group"
  | "schedule"
  | "export task"
  | "object"
  | "upload";

export const REGION = "us-east-1";

const ACCOUNT = "123456789012";

/** Python with moto: what `npm test` installs, or what the environment names. */
function pythonPath(): string {
  const venv = process.env.SLIPWAY_TEST_VENV ?? join(ROOT, ".slipway", "venv");
  const path = join(venv, "bin", "python");
  if (!existsSync(path)) throw new Error(`There is no ${path}: run the tests by npm test, or set SLIPWAY_TEST_VENV.`);
  return path;
}

/** Starts the stand-in on a free port of this machine; it ends with this process, however that ends. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { amis = STANDARD_AMIS, buckets = {}, bridge } = options;
  const given = {
    amis: amis.map(({ parameters: _parameters, ...ami }) => ami),
    parameters: Object.fromEntries(
      amis.flatMap(({ ami_id, parameters = [] }) => parameters.map((name) => [name, ami_id])),
    ),
    buckets,
  };
  const server = join(import.meta.dirname, "extension", "server.py");
  const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", pythonPath(), "-B", server, JSON.stringify(given)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...(bridge ? { SLIPWAY_BRIDGE: bridge } : {}) },
  });
  const [port] = await listeningPort(child);
  const endpoint = `http://127.0.0.1:${port}`;
  const ask = (question: Record<string, unknown>) => askControl(endpoint, question);
  return {
    endpoint,
    account: ACCOUNT,
    pid: child.pid ?? 0,
    env: (front = endpoint) => environment(front),
    control: (settings) => ask({ ...settings }),
    inventory: async () => (await ask({ inventory: true })).inventory as Held[],
    reset: async () => void (await ask({ reset: true })),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function askControl(endpoint: string, question: Record<string, unknown>): Promise<Record<string, unknown>> {
  const answer = await fetch(`${endpoint}/slipway-control`, { method: "POST", body: JSON.stringify(question) });
  const said = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`The stand-in refused ${JSON.stringify(question)}: ${said.error}`);
  return said;
}

function environment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: "testing",
    AWS_SECRET_ACCESS_KEY: "testing",
    // Nothing of the person who runs the tests: no profile, no metadata service.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
