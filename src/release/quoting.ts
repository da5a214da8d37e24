/** A file name as one word of a POSIX shell; `./` keeps a leading hyphen from being an option. */
export function shellWord(name: string): string {
  const safe = name.startsWith("-") ? `./${name}` : name;
  return /^[\w./+-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}

/** A file in the current folder as one word of PowerShell. */
export const powerShellWord = (name: string) =>
  /^[\w.+-]+$/.test(name) ? `.\\${name}` : `'.\\${name.replaceAll("'", "''")}'`;
