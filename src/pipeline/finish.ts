import type { Problem } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import { finish } from "../image/finish.ts";
import { checkPassword, generatePassword } from "../image/finish-password.ts";
import { readInventory } from "../image/guest-inventory.ts";
import type { Machine } from "../providers/provider.ts";
import { type Build, saveBuild } from "./build.ts";

/** What is wrong with a given default password; a generated one is always right. */
export function passwordProblems(password: string | undefined, user: string): Problem[] {
  return password === undefined ? [] : checkPassword(password, user);
}

/** A generated password that nobody would ever see locks everybody out of the image. */
export function unseenPasswordProblems(given: string | undefined, published: boolean, context: Context): Problem[] {
  if (given !== undefined || published || context.showOnce || context.outputsAreRead) return [];
  const problem = "would be generated, and this log is no place to show it";
  const remedy = "Give one, or --publish-default-password, or read it from the output with --json.";
  return [{ subject: "default-password", problem, remedy }];
}

/** The default password: as given, else a new one. It is masked from now on, unless it is to be published. */
export function choosePassword(given: string | undefined, published: boolean, context: Context): string {
  const password = given ?? generatePassword();
  if (!published) context.secret(password);
  return password;
}

/** Takes stock of the machine, then makes an image of it. No login works afterwards. */
export async function finishMachine(build: Build, machine: Machine, password: string): Promise<void> {
  const { context, provider, record } = build;
  await context.progress.phase("Finish", async (task) => {
    record.inventory = await task.task("take stock", () => readInventory(machine, context.signal));
    record.finish = "begun";
    await saveBuild(build);
    await task.task("default password and clean-up", (part) =>
      finish(
        {
          machine,
          templates: context.templates,
          user: record.user,
          password,
          hostname: record.hostname,
          // An AMI hands in keys through cloud-init; without a cloud around it cloud-init finds nothing to do.
          cloudInit: provider.name === "aws" ? "keep" : "off",
          signal: context.signal,
        },
        part,
      ),
    );
  });
  record.finish = "done";
  await saveBuild(build);
}

/** What stands against a stage, given how far finish came. */
export function finishProblems(build: Build, wanted: "not begun" | "done"): Problem[] {
  const { record, assetId } = build;
  const named = `${build.provider.name === "local" ? "" : `--provider ${build.provider.name} `}--asset-id ${assetId}`;
  const again = `Start again: slipway tear-down ${named}`;
  const problem = (text: string, remedy: string) => [{ subject: "asset-id", problem: `${assetId} ${text}`, remedy }];
  if (record.finish === "begun") return problem("was not finished to its end and must not become an image", again);
  if (wanted === "done" && record.finish === undefined) {
    return problem("still holds keys and logs of the build", `Run first: slipway reset-password ${named}`);
  }
  if (wanted === "not begun" && record.finish === "done") {
    return problem("is finished; nobody can log in before it is an image", `Go on with: slipway export-vm ${named}`);
  }
  return [];
}
