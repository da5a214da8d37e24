import { COMMANDS } from "../commands/index.ts";
import { type AnyCommand, type CommandKind, KIND_NAMES } from "../declare/command.ts";
import { commonInputs, groupInputs, type Input, publicName } from "../declare/input.ts";
import { inputText } from "../declare/input-text.ts";
import { outputDescription } from "../declare/output.ts";
import { inShell } from "../declare/writing.ts";

const WIDTH = 90;

/** The help of the whole tool: its commands, a line each. @param commandName how Slipway was called. */
export function overview(commandName: string): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const parts = (Object.keys(KIND_NAMES) as CommandKind[]).flatMap((kind) => {
    const commands = COMMANDS.filter((command) => command.kind === kind);
    return commands.length === 0
      ? []
      : ["", `${KIND_NAMES[kind]}:`, ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`)];
  });
  return [
    `${commandName} COMMAND [--input VALUE | --flag] …`,
    "",
    "Builds VM images, tests them, exports them, releases them on GitHub, and leaves nothing behind.",
    ...parts,
    "",
    `${commandName} COMMAND --help tells what a command takes.`,
    "With every command: --json (result as JSON on standard output), --verbose (more lines), -h or --help.",
    "-V or --version tells the version. A flag is switched off with --flag=false.",
    "Exit codes: 0 done, 1 failed, 2 bad input and nothing was made, 130 cancelled.",
  ].join("\n");
}

/** The help of one command: what it does, what it takes, what comes out. The inputs that most commands take come last. */
export function commandHelp(command: AnyCommand, commandName: string): string {
  const common = commonInputs(COMMANDS);
  const outputs = Object.entries(command.outputs).map(
    ([key, output]) => `  ${publicName(key)}: ${outputDescription(output)}`,
  );
  return [
    `${commandName} ${command.name} [--input VALUE | --flag] …`,
    ...(command.aliases?.length ? [`(also: ${command.aliases.join(", ")})`] : []),
    "",
    ...wrap(command.summary, WIDTH),
    ...(command.description ? ["", ...command.description.split("\n").flatMap((line) => wrap(line, WIDTH))] : []),
    ...groupInputs(command, common).flatMap(({ heading, inputs }) => inputPart(heading, inputs)),
    ...(outputs.length > 0 ? ["", "Outputs (with --json, and of the step on a runner):", ...outputs] : []),
    "",
    "An input without VALUE is a flag: --name switches it on, --name=false off.",
  ].join("\n");
}

function inputPart(heading: string, inputs: readonly [string, Input][]): string[] {
  if (inputs.length === 0) return [];
  const lines = inputs.flatMap(([key, input]) => {
    const name = `--${publicName(key)}`;
    const standard = input.default && !input.flag ? ` Default: ${input.default}.` : "";
    const example = input.example ? ` Example: ${name} ${inShell(input.example)}` : "";
    return [
      `  ${name}${input.flag ? "" : " VALUE"}`,
      ...wrap(`${inputText(input)}${standard}${example}`, WIDTH).map((line) => `      ${line}`),
    ];
  });
  return ["", `${heading}:`, ...lines];
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
