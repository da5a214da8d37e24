import type { AnyCommand } from "../declare/command.ts";
import { publicName } from "../declare/input.ts";
import { createVm } from "./create-vm.ts";
import { exportVm } from "./export-vm.ts";
import { installDependencies } from "./install-dependencies.ts";
import { makeAmiPublic } from "./make-ami-public.ts";
import { publishRelease } from "./publish-release.ts";
import { resetPassword } from "./reset-password.ts";
import { runCodebuild } from "./run-codebuild.ts";
import { setupEc2 } from "./setup-ec2.ts";
import { setupEc2AndInstallDependencies } from "./setup-ec2-and-install-dependencies.ts";
import { setupVm } from "./setup-vm.ts";
import { showAssets } from "./show-assets.ts";
import { startReleaseBuild } from "./start-release-build.ts";
import { startTestRelease } from "./start-test-release.ts";
import { sweep } from "./sweep.ts";
import { tearDown } from "./tear-down.ts";
import { testVm } from "./test-vm.ts";
import { updateRelease } from "./update-release.ts";

/** Every command, in the order in which people are shown them. */
export const COMMANDS: readonly AnyCommand[] = [
  createVm,
  makeAmiPublic,
  publishRelease,
  updateRelease,
  runCodebuild,
  startReleaseBuild,
  startTestRelease,
  setupVm,
  setupEc2,
  setupEc2AndInstallDependencies,
  installDependencies,
  testVm,
  resetPassword,
  exportVm,
  showAssets,
  tearDown,
  sweep,
];

/** The command of a name or another name of it; undefined where there is none. */
export function findCommand(name: string): AnyCommand | undefined {
  return COMMANDS.find((command) => command.name === name || command.aliases?.includes(name));
}

/** Public names of the inputs of all commands. */
export function allInputNames(): ReadonlySet<string> {
  return new Set(COMMANDS.flatMap((command) => Object.keys(command.inputs).map(publicName)));
}
