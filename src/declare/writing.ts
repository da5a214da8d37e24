/** How inputs are written where they came from, so that a remedy can be typed as it stands. */
export interface Writing {
  /** An input with a value: `--memory '2 GiB'`, or `memory: 2 GiB`. */
  input(name: string, value: string): string;
  /** Both values of a flag. */
  flag(name: string): string;
  /** Where it is told what a command takes. */
  help(command: string): string;
  /** What may be written besides inputs. */
  words: readonly string[];
}

/** On a command line. @param commandName how Slipway was called: `slipway`, `node dist/cli/index.js`. */
export function terminalWriting(commandName: string): Writing {
  return {
    input: (name, value) => `--${name} ${inShell(value)}`,
    flag: (name) => `--${name} or --${name}=false`,
    help: (command) => `${commandName} ${command} --help lists what it takes.`,
    words: ["json", "verbose", "help", "version"],
  };
}

/** In the `with:` of a workflow's step. */
export const stepWriting: Writing = {
  input: (name, value) => `${name}: ${value}`,
  flag: (name) => `${name}: true or ${name}: false`,
  help: (command) => `docs/commands.md lists what ${command} takes.`,
  words: [],
};

/** A word as a shell takes it for one: in single quotes where it holds anything but plain letters. */
export function inShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
