/** A command in a terminal: read the arguments, check them all, run the command, print what came out. */
import { UserError } from "./base/errors.ts";
import { allInputNames } from "./commands/index.ts";
import type { AnyCommand } from "./declare/command.ts";
import { asJson, type OutputTexts } from "./declare/output.ts";
import { readInputs } from "./declare/parse.ts";
import { terminalWriting } from "./declare/writing.ts";
import { readArguments } from "./doors/arguments.ts";
import { outliveOutput } from "./doors/closed-output.ts";
import { asCalled, readCommandName } from "./doors/command-name.ts";
import { describeFailure, failureJson, failureText } from "./doors/failure.ts";
import { commandHelp, overview } from "./doors/help.ts";
import { knownInputs, secretTexts } from "./doors/known-inputs.ts";
import { createMask } from "./doors/mask.ts";

const words = process.argv.slice(2);
const mask = createMask();
let called: AnyCommand | undefined;
let handedOn: () => OutputTexts = () => ({});
let commandName = "slipway";
outliveOutput();

try {
  const known = knownInputs();
  const { command, given, problems, json, help, version, verbose } = readArguments(words, known);
  called = command;
  for (const secret of await secretTexts(given, known)) mask.add(secret);
  commandName = await readCommandName(process.env, process.argv[1] ?? "slipway", process.cwd());
  if (version) {
    const { readVersion } = await import("./doors/root.ts");
    print(await readVersion());
  } else if (help || !command) {
    print(command ? commandHelp(command, commandName) : overview(commandName));
    if (!help) process.exitCode = 2;
  } else {
    const { openTerminal } = await import("./doors/terminal.ts");
    const open = () => openTerminal(process.env, { json, verbose, mask, commandName });
    const inputs = await readInputs(command, given, allInputNames(), async () => (await open()).context, {
      problems,
      writing: terminalWriting(commandName),
    });

    const { context, close, ...terminal } = await open();
    handedOn = terminal.handedOn;
    try {
      const outputs = await command.run(inputs as never, context);
      if (json) printJson(asJson(command.outputs, outputs));
    } finally {
      close();
    }
  }
} catch (error) {
  const failure = describeFailure(error, mask.apply);
  if (words.includes("--json")) {
    const outputs = { ...handedOn(), ...(error instanceof UserError ? error.outputs : {}) };
    printJson({ ...asJson(called?.outputs ?? {}, outputs), errors: failureJson(failure) });
  }
  process.stderr.write(`${asCalled(failureText(failure), commandName)}\n`);
  process.exitCode = failure.exitCode;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}
