import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { resumeBuild } from "../pipeline/build.ts";
import {
  choosePassword,
  finishMachine,
  finishProblems,
  passwordProblems,
  unseenPasswordProblems,
} from "../pipeline/finish.ts";
import { CONNECT } from "../providers/aws/calls.ts";
import { finish, identity, place } from "./inputs.ts";

/** Makes an image of a machine: default password, and everything of the build removed. */
export const resetPassword = defineCommand({
  name: "reset-password",
  summary: "Sets the default password, removes keys and traces of the build, and leaves the machine ready for export.",
  description:
    "The default password is set and expired, so that the first login demands a new one. Keys, host keys, machine-id, logs, histories and caches are removed. It is the last login: after it only export-vm or tear-down is possible.",
  kind: "development",
  providers: ["local", "aws"],
  aws: [...CONNECT],
  inputs: { ...identity, ...place, ...finish },
  outputs: {
    assetId: "Asset-id of the machine.",
    defaultPassword: "The default password (masked in logs unless published).",
  },
  async run(inputs, context) {
    const provider = await context.openProvider(inputs.provider, inputs);
    const build = await resumeBuild(provider, inputs.assetId, context);
    throwProblems([
      ...finishProblems(build, "not begun"),
      ...passwordProblems(inputs.defaultPassword, build.record.user),
      ...unseenPasswordProblems(inputs.defaultPassword, inputs.publishDefaultPassword, context),
    ]);
    const machine = await provider.machine(build.assetId);
    const password = choosePassword(inputs.defaultPassword, inputs.publishDefaultPassword, context);
    if (inputs.publishDefaultPassword) build.record.publishedPassword = password;
    await finishMachine(build, machine, password);
    if (inputs.defaultPassword === undefined)
      context.showOnce?.(`Default password of ${build.record.user}, shown once:`, password);
    return { assetId: build.assetId, defaultPassword: password };
  },
});
