import { type Clock, systemClock } from "../base/clock.ts";
import { type Problem, throwProblems } from "../base/errors.ts";
import type { ProviderSettings } from "../declare/context.ts";
import { unreadable } from "../host/writable.ts";
import type { Provider } from "../providers/provider.ts";
import { localFolders } from "./local.ts";
import { onceFor } from "./once.ts";
import type { Environment } from "./source.ts";

/** What opening a provider takes from the door. */
export interface ProviderDoor {
  environment: Environment;
  workingFolder: string;
  /** Absolute path of Slipway's `templates`. */
  templates: string;
  signal: AbortSignal;
  /** Milliseconds since the epoch. */
  now(): number;
  /** How waiting for AWS goes by; default: the time of this machine. Tests shorten it. */
  clock?: Clock | undefined;
  /** Masks a text in everything that is printed from now on. */
  secret(text: string): void;
  /** Tells something that people should know. */
  warn(text: string): void;
}

/**
 * Opens providers, each once for the same settings: check and run of a command share clients and session.
 * @returns what `Context.openProvider` is.
 */
export function providerOpener(door: ProviderDoor): (name: string, settings: ProviderSettings) => Promise<Provider> {
  const open = onceFor(({ name, settings }: { name: string; settings: ProviderSettings }) =>
    openProvider(name, settings, door),
  );
  return (name, settings) => open({ name, settings });
}

/** Opens a provider by name; its code is loaded only now. @throws ProblemsError where its folders cannot be used. */
export async function openProvider(name: string, settings: ProviderSettings, door: ProviderDoor): Promise<Provider> {
  const folders = localFolders(settings, door.environment, door.workingFolder, name);
  const problems = await Promise.all([
    placeProblem("state-folder", folders.state),
    placeProblem("cache-folder", folders.cache),
  ]);
  throwProblems(problems.flat());
  const [{ createLocalProvider }, { exportDisk, exportSpace }] = await Promise.all([
    import("../providers/local/index.ts"),
    import("../image/export.ts"),
  ]);
  const { templates, signal, now } = door;
  const host = createLocalProvider({
    ...folders,
    ...{ templates, signal, now, exportDisk, exportSpace },
    ...{ cacheLimit: settings.cacheSize, accelerator: settings.accelerator, bootTimeout: settings.bootTimeout },
  });
  if (name === "local") return host;
  if (name !== "aws") throw new RangeError(`unknown provider ${name}`);
  const [{ createAwsProvider }, { openAws, findCallerAddress }] = await Promise.all([
    import("../providers/aws/index.ts"),
    import("./aws.ts"),
  ]);
  const clock = door.clock ?? { ...systemClock, now };
  const { aws } = await openAws(settings, door.environment, { clock, secret: door.secret });
  return createAwsProvider({
    ...{ aws, settings, host, clock, signal, templates, exportDisk, exportSpace },
    ...{ state: folders.state, bootTimeout: settings.bootTimeout },
    callerAddress: () => findCallerAddress(fetch),
  });
}

/** A folder that is none, or that cannot be looked into, is told by the input's name before anything else goes wrong. */
async function placeProblem(subject: string, folder: string): Promise<Problem[]> {
  const problem = await unreadable(folder);
  return problem ? [{ subject, problem, remedy: `Name another folder, or leave ${subject} out.` }] : [];
}
