/** A step on a runner: read the inputs, check them all, run the command, hand on what came out. */
import { ProblemsError, UserError } from "./base/errors.ts";
import { allInputNames, findCommand } from "./commands/index.ts";
import { readInputs } from "./declare/parse.ts";
import { stepWriting } from "./declare/writing.ts";
import { unknownCommand } from "./doors/arguments.ts";
import { outliveOutput } from "./doors/closed-output.ts";
import { describeFailure } from "./doors/failure.ts";
import { knownInputs, secretTexts } from "./doors/known-inputs.ts";
import { createMask } from "./doors/mask.ts";
import { readStepInputs, withoutStepDefaults } from "./doors/step-inputs.ts";
import { failStep, maskOnRunner } from "./doors/workflow-commands.ts";

const mask = createMask(maskOnRunner);
outliveOutput();

try {
  const { command: name = "", ...given } = readStepInputs(process.env);
  for (const secret of await secretTexts(given, knownInputs())) mask.add(secret);
  const command = findCommand(name);
  if (!command) throw new ProblemsError([unknownCommand(name)]);
  const check = async () => (await openRunner()).context;
  const own = withoutStepDefaults(given, command);
  const inputs = await readInputs(command, own, allInputNames(), check, { writing: stepWriting });

  const runner = await openRunner();
  try {
    runner.handOn(await command.run(inputs as never, runner.context));
  } catch (error) {
    if (error instanceof UserError) runner.handOn(error.outputs);
    throw error;
  } finally {
    await runner.writeSummary();
  }
} catch (error) {
  failStep(describeFailure(error, mask.apply));
}

/** Loaded only when it is needed: a step that fails at once is told so at once. */
async function openRunner() {
  const runner = await import("./doors/runner.ts");
  return await runner.openRunner(process.env, mask);
}
