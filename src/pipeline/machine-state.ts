import { z } from "zod";
import { MACHINE_STATE } from "../base/state-names.ts";
import type { Context, LocalSettings } from "../declare/context.ts";

const schema = z.object({
  provider: z.string(),
  assetId: z.string(),
  settings: z.object({
    stateFolder: z.string().optional(),
    cacheFolder: z.string().optional(),
    cacheSize: z.number(),
    accelerator: z.enum(["auto", "kvm", "tcg"]),
  }),
});

/** What the post step has to know to find the machine again. No secret is among it. */
export interface MachineState {
  provider: string;
  assetId: string;
  settings: LocalSettings;
}

/** Saves what the post step has to remove; to be called before anything is made. */
export function rememberMachine(context: Context, state: MachineState): void {
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
