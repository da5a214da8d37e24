/** A step on a runner: read the inputs, check them all, run the command, hand on what came out. */
import { ProblemsError } from "./base/errors.ts";
import { allInputNames, findCommand } from "./commands/index.ts";
import { readInputs } from "./declare/parse.ts";
import { unknownCommand } from "./doors/arguments.ts";
import { describeFailure } from "./doors/failure.ts";
import { readStepInputs } from "./doors/step-inputs.ts";
import { failStep } from "./doors/workflow-commands.ts";

try {
  const { command: name = "", ...given } = readStepInputs(process.env);
  const command = findCommand(name);
  if (!command) throw new ProblemsError([unknownCommand(name)]);
  const inputs = await readInputs(command, given, allInputNames(), async () => (await openRunner()).context);

  const runner = await openRunner();
  try {
    runner.handOn(await command.run(inputs as never, runner.context));
  } finally {
    await runner.writeSummary();
  }
} catch (error) {
  failStep(describeFailure(error));
}

/** Loaded only when it is needed: a step that fails at once is told so at once. */
async function openRunner() {
  const runner = await import("./doors/runner.ts");
  return await runner.openRunner(process.env);
}
