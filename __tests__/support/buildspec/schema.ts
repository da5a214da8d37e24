import { parse } from "yaml";
import { z } from "zod";

/**
 * Buildspecs as CodeBuild's documentation has them (User Guide, "Build specification reference", version 0.2), as far as
 * ours make use of it; what is not here is refused, so that a misspelt key is seen. It is our reading and no oracle: AWS
 * publishes no checker that runs without an account.
 */

const VARIABLE = z.string().regex(/^[A-Za-z_]\w*$/);
const commands = z.array(z.string().min(1)).min(1);

const phase = z.strictObject({
  "on-failure": z.enum(["ABORT", "CONTINUE"]).optional(),
  commands,
  finally: commands.optional(),
});

const schema = z.strictObject({
  version: z.literal(0.2),
  env: z.strictObject({
    shell: z.enum(["bash", "/bin/sh"]),
    // YAML would make a number or a truth value of what is not quoted; CodeBuild takes texts.
    variables: z.record(VARIABLE, z.string()),
    "secrets-manager": z.record(VARIABLE, z.string()).optional(),
    "parameter-store": z.record(VARIABLE, z.string()).optional(),
  }),
  phases: z.strictObject({
    // Runtimes are chosen in the install phase only.
    install: phase.extend({ "runtime-versions": z.record(z.string(), z.union([z.number(), z.string()])) }),
    pre_build: phase.optional(),
    build: phase,
    post_build: phase.optional(),
  }),
});

export type Buildspec = z.infer<typeof schema>;
export type PhaseName = keyof Buildspec["phases"];

/** @throws ZodError for what CodeBuild does not document. */
export function readBuildspec(text: string): Buildspec {
  return schema.parse(parse(text));
}
