import { z } from "zod";
import { DRAFT_STATE } from "../base/state-names.ts";
import type { Context } from "../declare/context.ts";

const schema = z.object({
  /** `owner/name`. */
  repository: z.string(),
  tag: z.string(),
  /** Stands in the draft's body from the call on that makes it: by it the draft is found where the answer was lost. */
  nonce: z.string(),
  /** Known as soon as there was an answer. */
  id: z.number().optional(),
  /** An earlier run has made it, and it is not ours to remove. */
  found: z.boolean().optional(),
});

/** What the post step has to know to remove the draft of a test that was cut short. */
export type DraftState = z.infer<typeof schema>;

/** Saves it; first before the draft is made, again when its id is known. */
export function rememberDraft(context: Context, state: DraftState): void {
  context.saveState(DRAFT_STATE, JSON.stringify(schema.parse(state)));
}

/** Tells the post step that the draft stays, or is gone. */
export function forgetDraft(context: Context): void {
  context.saveState(DRAFT_STATE, "");
}

/** @throws ZodError for a text that `rememberDraft` did not write. */
export function readDraftState(saved: string): DraftState {
  return schema.parse(JSON.parse(saved));
}
