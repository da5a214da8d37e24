import { COMMANDS } from "../commands/index.ts";
import type { AnyCommand, CommandKind } from "../declare/command.ts";
import { publicName } from "../declare/input.ts";

const KINDS: Record<CommandKind, string> = {
  release: "Release",
  development: "Stages and looks",
  deployment: "Infrastructure",
};

/** The help of the whole tool: its commands, a line each. */
export function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const parts = Object.entries(KINDS).flatMap(([kind, heading]) => {
    const commands = COMMANDS.filter((command) => command.kind === kind);
    return commands.length === 0
      ? []
      : ["", `${heading}:`, ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`)];
  });
  return [
    "slipway COMMAND [--input VALUE] …",
    "",
    "Builds VM images, tests them, exports them, and leaves nothing behind.",
    ...parts,
    "",
    "slipway COMMAND --help tells what a command takes.",
    "With every command: --json (result as JSON on standard output), --verbose (more lines), --version.",
  ].join("\n");
}

/** The help of one command: what it does, what it takes, what comes out. */
export function commandHelp(command: AnyCommand): string {
  const inputs = Object.entries(command.inputs).flatMap(([key, input]) => {
    const value = input.flag ? "" : " VALUE";
    const standard =
      input.default === undefined || input.default === "" || input.flag ? "" : ` Default: ${input.default}.`;
    return [
      `  --${publicName(key)}${value}`,
      ...wrap(`${input.description}${standard}`, 90).map((line) => `      ${line}`),
    ];
  });
  const outputs = Object.entries<string>(command.outputs).flatMap(([key, description]) => [
    `  ${publicName(key)}: ${description}`,
  ]);
  return [
    `slipway ${command.name} [--input VALUE] …`,
    ...(command.aliases?.length ? [`(also: ${command.aliases.join(", ")})`] : []),
    "",
    ...wrap(command.summary, 90),
    ...(command.description ? ["", ...command.description.split("\n").flatMap((line) => wrap(line, 90))] : []),
    "",
    "Inputs:",
    ...inputs,
    ...(outputs.length > 0 ? ["", "Outputs (with --json, and of the step on a runner):", ...outputs] : []),
  ].join("\n");
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
