import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { LocalSettings } from "../declare/context.ts";
import type { Environment } from "./source.ts";

/**
 * The folders on this machine: as given, else by the XDG Base Directory Specification. Keys of machines elsewhere lie in
 * the runner's temporary folder where there is one: they are worth nothing after the job, and go with it.
 * @param provider name of the provider they are for.
 */
export function localFolders(
  settings: LocalSettings,
  environment: Environment,
  workingFolder: string,
  provider = "local",
): { state: string; cache: string } {
  const home = environment.HOME ?? homedir();
  const temporary = provider === "local" ? undefined : environment.RUNNER_TEMP;
  const stateHome = temporary || environment.XDG_STATE_HOME || join(home, ".local", "state");
  const cacheHome = environment.XDG_CACHE_HOME || join(home, ".cache");
  return {
    state: settings.stateFolder ? resolve(workingFolder, settings.stateFolder) : join(stateHome, "slipway"),
    cache: settings.cacheFolder ? resolve(workingFolder, settings.cacheFolder) : join(cacheHome, "slipway"),
  };
}
