import { CancelledError, messageOf, type Problem } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import { AssetIdInUseError, type Provider } from "../providers/provider.ts";
import { tearDownCommand } from "../providers/tear-down-command.ts";
import { forgetMachine } from "./machine-state.ts";
import type { MachineLife } from "./set-up.ts";
import { tearDown } from "./tear-down.ts";

/** What becomes of a machine whose build failed, as Packer has it. */
export const ON_ERROR = ["clean-up", "keep", "ask"] as const;

export type OnError = (typeof ON_ERROR)[number];

/** How long a machine lives whose build may fail: one that may be kept must not die with the process. */
export function lifeOf(onError: OnError): MachineLife {
  return { attached: onError === "clean-up", stays: false, kept: onError !== "clean-up" };
}

/** Asking needs somebody who answers. */
export function askProblems(onError: OnError, context: Context): Problem[] {
  if (onError !== "ask" || context.ask) return [];
  return [
    {
      subject: "on-error",
      problem: "there is nobody to ask here",
      remedy: "Use clean-up or keep, or run in a terminal without --json.",
    },
  ];
}

/**
 * Does the work that needs a machine. When it fails or is cancelled, the machine is removed, kept or asked about;
 * then the failure goes on. A cancel never asks: it removes, unless `keep` was said.
 */
export async function guardMachine<T>(
  request: { provider: Provider; assetId: string; onError: OnError },
  context: Context,
  work: () => Promise<T>,
): Promise<T> {
  const { provider, assetId } = request;
  try {
    return await work();
  } catch (error) {
    if (error instanceof AssetIdInUseError) {
      // The machine of that name is somebody else's; neither we nor our post step may touch it.
      forgetMachine(context);
      throw error;
    }
    if (await isKept(request.onError, error, context)) await keepMachine(provider, assetId, context);
    else await removeMachine(provider, assetId, context);
    throw error;
  }
}

/** What goes wrong with it is told, since it must not hide why the build failed. */
async function keepMachine(provider: Provider, assetId: string, context: Context): Promise<void> {
  try {
    await provider.keep(assetId);
    forgetMachine(context);
    // Listed for the lease's end alone, so that a type that may not be looked at does no harm.
    const listed = await provider.assets(assetId, () => undefined);
    const { expires, region } = listed.find((asset) => asset.expires !== undefined) ?? {};
    const until = expires ? `, until ${expires.toISOString()}` : "";
    const remove = tearDownCommand({ provider: provider.name, assetId, region });
    context.progress.warning(`Kept as it was: ${assetId}${until}. Remove it with: ${remove}`);
  } catch (error) {
    context.progress.warning(messageOf(error));
  }
}

/** What cannot be removed is told, and left to the post step and to sweep: it must not hide why the build failed. */
async function removeMachine(provider: Provider, assetId: string, context: Context): Promise<void> {
  try {
    await tearDown({ provider, assetId, deliverables: false, failed: true }, context);
    forgetMachine(context);
  } catch (error) {
    context.progress.warning(messageOf(error));
  }
}

async function isKept(onError: OnError, error: unknown, context: Context): Promise<boolean> {
  if (onError !== "ask") return onError === "keep";
  if (error instanceof CancelledError || context.signal.aborted || !context.ask) return false;
  context.progress.warning(messageOf(error));
  const question = "It failed. Remove the machine, or keep it to look at it?";
  // Ctrl-C or Ctrl-D at the question is no answer; nothing is kept that nobody asked to keep.
  return context.ask(question, ["clean-up", "keep"]).then(
    (answer) => answer === "keep",
    () => false,
  );
}
