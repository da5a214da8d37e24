/**
 * The command line with a clock on which waiting for AWS is a hundred times shorter: the stand-in is as much quicker than
 * AWS is. Everything else is the product's own. Words: the command's name, and its inputs as JSON.
 */
import { allInputNames, COMMANDS } from "../../../src/commands/index.ts";
import { readInputs } from "../../../src/declare/parse.ts";
import { describeFailure, failureText } from "../../../src/doors/failure.ts";
import { createMask } from "../../../src/doors/mask.ts";
import { providerOpener } from "../../../src/doors/provider.ts";
import { openTerminal } from "../../../src/doors/terminal.ts";
import { hurried } from "./hurried-clock.ts";

const [name = "", given = "{}", templates = ""] = process.argv.slice(2);
const mask = createMask();
try {
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw new Error(`There is no command ${name}.`);
  const terminal = await openTerminal(process.env, { json: false, verbose: false, mask, commandName: "slipway" });
  const { signal, now, secret, progress } = terminal.context;
  const openProvider = providerOpener({
    ...{ environment: process.env, workingFolder: process.cwd(), templates, signal, now, secret },
    warn: (text) => progress.warning(text),
    clock: hurried(now),
  });
  const context = { ...terminal.context, templates, openProvider };
  const inputs = await readInputs(command, JSON.parse(given), allInputNames(), async () => context);
  await command.run(inputs as never, context);
  terminal.close();
} catch (error) {
  const failure = describeFailure(error, mask.apply);
  process.stderr.write(`${failureText(failure)}\n`);
  process.exitCode = failure.exitCode;
}
