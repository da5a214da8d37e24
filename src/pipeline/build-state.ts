import { z } from "zod";
import { BUILD_STATE } from "../base/state-names.ts";
import type { Context } from "../declare/context.ts";

const text = z.string().optional();

const schema = z.object({
  kind: z.enum(["build", "batch"]),
  project: z.string(),
  id: text,
  token: z.string(),
  since: z.number(),
  place: z.object({
    region: z.string(),
    allowedAccountIds: z.array(z.string()),
    profile: text,
    roleToAssume: text,
    endpointUrl: text,
  }),
  status: z.object({ repository: z.string(), commit: z.string(), context: z.string(), url: text }).optional(),
});

/** What the post step has to know to find a build and to stop it. No secret is among it. */
export type BuildState = z.infer<typeof schema>;

/** Saves what the post step has to stop; first before the build is started, again when its id is known. */
export function rememberBuild(context: Context, state: BuildState): void {
  context.saveState(BUILD_STATE, JSON.stringify(schema.parse(state)));
}

/** Tells the post step that nothing is left for it. */
export function forgetBuild(context: Context): void {
  context.saveState(BUILD_STATE, "");
}

/** @throws ZodError for a text that `rememberBuild` did not write. */
export function readBuildState(saved: string): BuildState {
  return schema.parse(JSON.parse(saved));
}
