import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { build } from "esbuild";
import { COMMANDS } from "../../../src/commands/index.ts";
import { parseInputs } from "../../../src/declare/parse.ts";
import { providerOpener } from "../../../src/doors/provider.ts";
import { createTestContext, type TestContext } from "../context.ts";
import { FIXTURES } from "../places.ts";
import { ROOT } from "../runner.ts";
import { hurried } from "./hurried-clock.ts";

/** Bucket that the tests' stand-in has. */
export const BUCKET = "octo-images";

const DOUBLE = join(import.meta.dirname, "..", "guest-double", "bin");

/** Folders of one run on this machine. */
export interface RunPlace {
  folder: string;
  inputs: Record<string, string>;
  remove(): Promise<void>;
}

/** @returns inputs that say where things go on this machine and in the account. */
export async function makeRunPlace(): Promise<RunPlace> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-aws-"));
  const inputs = {
    ...{ provider: "aws", bucket: BUCKET, "bucket-prefix": "images" },
    ...{ "state-folder": join(folder, "state"), "cache-folder": join(folder, "cache") },
  };
  return { folder, inputs, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Environment of a process whose guests are doubles: see `guest-double`. */
export function doubleEnvironment(aws: Readonly<Record<string, string>>, home: string): Record<string, string> {
  const path = [DOUBLE, dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
  return { PATH: path, HOME: home, LANG: "C.UTF-8", ...aws };
}

/** Inputs of a build with one export, as short as it can be. @param sshPort where something answers as SSH does. */
export function shortAwsBuild(place: RunPlace, assetId: string, sshPort: number): Record<string, string> {
  return {
    ...place.inputs,
    ...{ command: "create-vm", "asset-id": assetId, product: "hub", formats: "vmdk", fetch: "false" },
    ...{ "default-password": "Not-A-Secret-1", "allow-from": "127.0.0.1/32", "ssh-port": String(sshPort) },
    ...{ playbook: join(FIXTURES, "short.yml"), "release-folder": join(place.folder, "release"), lease: "1h" },
    "install-tools": "false",
  };
}

/**
 * Bundles the hurried command line, so that hundreds of runs start quickly.
 * @returns absolute path of a module in the project, since what it reads of the project is found from there.
 */
export async function bundleHurriedCli(): Promise<string> {
  const out = join(ROOT, ".slipway", "hurried");
  await build({
    entryPoints: [join(import.meta.dirname, "hurried-cli.ts")],
    ...{ outdir: out, bundle: true, splitting: true, format: "esm", platform: "node", target: "node24" },
    ...{ outExtension: { ".js": ".mjs" }, logLevel: "error" },
    // Packages that are CommonJS inside ask for Node's modules by require.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return join(out, "hurried-cli.mjs");
}

/** Starts the hurried command line. @param cli what `bundleHurriedCli` returned. */
export function startHurried(cli: string, inputs: Readonly<Record<string, string>>, env: Record<string, string>) {
  const { command = "", ...given } = inputs;
  const words = [cli, command, JSON.stringify(given), join(ROOT, "templates")];
  return spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Exit code (undefined: by a signal) and what was said on both streams. */
export function ended(child: ChildProcess): Promise<{ code: number | undefined; said: string }> {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => (said += data.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? undefined, said }));
  });
}

/**
 * Runs a command in this process at another time: a lease has ended then.
 * @param later milliseconds from now.
 */
export async function runLater(
  name: string,
  given: Readonly<Record<string, string>>,
  aws: Readonly<Record<string, string>>,
  later: number,
): Promise<{ outputs: Record<string, string | undefined>; context: TestContext }> {
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw new Error(`There is no command ${name}.`);
  const { values, problems } = parseInputs(command, given, new Set());
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const now = () => Date.now() + later;
  Object.assign(process.env, aws); // Where the SDK's own chain looks for credentials.
  const context = createTestContext({ now });
  context.openProvider = providerOpener({
    ...{ environment: aws, workingFolder: "/", templates: join(ROOT, "templates"), signal: context.signal, now },
    ...{ secret: () => undefined, warn: (text) => void context.lines.push(text) },
    clock: hurried(now),
  });
  return { outputs: await command.run(values as never, context), context };
}
