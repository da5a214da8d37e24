import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { type Problem, throwProblems } from "../base/errors.ts";
import type { LocalSettings } from "../declare/context.ts";
import { unreadable } from "../host/writable.ts";
import type { Provider } from "../providers/provider.ts";
import type { Environment } from "./source.ts";

/** The folders of `local`: as given, else by the XDG Base Directory Specification. */
export function localFolders(
  settings: LocalSettings,
  environment: Environment,
  workingFolder: string,
): { state: string; cache: string } {
  const home = environment.HOME ?? homedir();
  const stateHome = environment.XDG_STATE_HOME || join(home, ".local", "state");
  const cacheHome = environment.XDG_CACHE_HOME || join(home, ".cache");
  return {
    state: settings.stateFolder ? resolve(workingFolder, settings.stateFolder) : join(stateHome, "slipway"),
    cache: settings.cacheFolder ? resolve(workingFolder, settings.cacheFolder) : join(cacheHome, "slipway"),
  };
}

/** Opens a provider by name; its code is loaded only now. */
export async function openProvider(
  name: string,
  settings: LocalSettings,
  folders: { state: string; cache: string },
  options: { templates: string; signal: AbortSignal; now: () => number },
): Promise<Provider> {
  const problems = await Promise.all([
    placeProblem("state-folder", folders.state),
    placeProblem("cache-folder", folders.cache),
  ]);
  throwProblems(problems.flat());
  if (name !== "local") throw new RangeError(`unknown provider ${name}`);
  const [{ createLocalProvider }, { exportDisk, exportSpace }] = await Promise.all([
    import("../providers/local/index.ts"),
    import("../image/export.ts"),
  ]);
  return createLocalProvider({
    ...folders,
    ...options,
    cacheLimit: settings.cacheSize,
    accelerator: settings.accelerator,
    bootTimeout: settings.bootTimeout,
    exportDisk,
    exportSpace,
  });
}

/** A folder that is none, or that cannot be looked into, is told by the input's name before anything else goes wrong. */
async function placeProblem(subject: string, folder: string): Promise<Problem[]> {
  const problem = await unreadable(folder);
  return problem ? [{ subject, problem, remedy: `Name another folder, or leave ${subject} out.` }] : [];
}
