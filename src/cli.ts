/** A command in a terminal: read the arguments, check them all, run the command, print what came out. */
import { allInputNames } from "./commands/index.ts";
import { byPublicName } from "./declare/input.ts";
import { readInputs } from "./declare/parse.ts";
import { readArguments } from "./doors/arguments.ts";
import { describeFailure, failureText } from "./doors/failure.ts";
import { commandHelp, overview } from "./doors/help.ts";

const words = process.argv.slice(2);

try {
  const { command, given, json, help, version, verbose } = readArguments(words);
  if (version) {
    const { readVersion } = await import("./doors/root.ts");
    print(await readVersion());
  } else if (help || !command) {
    print(command ? commandHelp(command) : overview());
    if (!help) process.exitCode = 2;
  } else {
    const { openTerminal } = await import("./doors/terminal.ts");
    const open = () => openTerminal(process.env, { json, verbose });
    const inputs = await readInputs(command, given, allInputNames(), async () => (await open()).context);

    const { context, close } = await open();
    try {
      const outputs = await command.run(inputs as never, context);
      if (json) print(JSON.stringify(byPublicName(outputs), undefined, 2));
    } finally {
      close();
    }
  }
} catch (error) {
  const failure = describeFailure(error);
  if (words.includes("--json")) print(JSON.stringify({ errors: failure.parts }, undefined, 2));
  process.stderr.write(`${failureText(failure)}\n`);
  process.exitCode = failure.exitCode;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
