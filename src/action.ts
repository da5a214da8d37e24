/** A step on a runner: read the inputs, check them all, run the command, hand on what came out. */
import { ProblemsError } from "./base/errors.ts";
import { allInputNames, findCommand } from "./commands/index.ts";
import { parseInputs } from "./declare/parse.ts";
import { unknownCommand } from "./doors/arguments.ts";
import { describeFailure } from "./doors/failure.ts";
import { readStepInputs } from "./doors/step-inputs.ts";

try {
  const { command: name = "", ...given } = readStepInputs(process.env);
  const command = findCommand(name);
  if (!command) throw new ProblemsError([unknownCommand(name)]);
  const inputs = parseInputs(command, given, allInputNames());

  const { openRunner } = await import("./doors/runner.ts");
  const runner = await openRunner(process.env);
  try {
    runner.handOn(await command.run(inputs as never, runner.context));
  } finally {
    await runner.writeSummary();
  }
} catch (error) {
  const { failStep } = await import("./doors/runner.ts");
  failStep(describeFailure(error));
}
