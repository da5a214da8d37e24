import { z } from "zod";
import { MACHINE_STATE } from "../base/state-names.ts";
import type { Context, ProviderSettings } from "../declare/context.ts";
import type { Provider } from "../providers/provider.ts";

const text = z.string().optional();
const texts = z.array(z.string()).optional();

const schema = z.object({
  provider: z.string(),
  assetId: z.string(),
  settings: z.object({
    stateFolder: text,
    cacheFolder: text,
    cacheSize: z.number(),
    accelerator: z.enum(["auto", "kvm", "tcg"]),
    region: text,
    profile: text,
    roleToAssume: text,
    allowedAccountIds: texts,
    endpointUrl: text,
    bucket: text,
    bucketPrefix: text,
    copyToRegions: texts,
  }),
});

/** What the post step has to know to find the machine again. No secret is among it. */
export interface MachineState {
  provider: string;
  assetId: string;
  settings: ProviderSettings;
}

/**
 * Saves what the post step has to remove; to be called before anything is made. The account and Region that were found
 * are pinned: a post step with other credentials must not look elsewhere and find nothing.
 * @param inputs all inputs of the step; only those that say where things are get into the state.
 */
export async function rememberMachine(
  context: Context,
  provider: Provider,
  assetId: string,
  inputs: ProviderSettings,
): Promise<void> {
  const settings = schema.shape.settings.parse({ ...inputs, ...(await provider.pinned?.()) });
  const state: MachineState = { provider: provider.name, assetId, settings };
  context.saveState(MACHINE_STATE, JSON.stringify(state));
}

/** Tells the post step that nothing is left for it. */
export function forgetMachine(context: Context): void {
  context.saveState(MACHINE_STATE, "");
}

/** @throws ZodError for a text that `rememberMachine` did not write. */
export function readMachineState(saved: string): MachineState {
  return schema.parse(JSON.parse(saved));
}
