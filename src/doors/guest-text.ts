/** Breaks a mark without being seen. Not white space in .NET, so the runner does not trim it away. */
const NOTHING = "\u200B";

/**
 * Text that may come from a guest, so that a runner does not obey it. A runner takes a line for a command that begins
 * with `::` after any blanks, or that holds `##[` anywhere (actions/runner, ActionCommand.cs).
 */
export function harmless(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*)::/, `$1${NOTHING}::`).replaceAll("##[", `##${NOTHING}[`))
    .join("\n");
}
