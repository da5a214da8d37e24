import type { Package } from "./manifest.ts";

/** What to run in the guest: one line a package, `name<TAB>version<TAB>architecture<TAB>state`. */
export const PACKAGE_QUERY = "dpkg-query -W -f '${Package}\\t${Version}\\t${Architecture}\\t${db:Status-Status}\\n'";

/**
 * Reads the answer to `PACKAGE_QUERY`: the installed packages, sorted by name and architecture. A package that was
 * removed and has left its configuration behind does not count.
 */
export function parsePackages(text: string): Package[] {
  const packages: Package[] = [];
  for (const line of text.split("\n")) {
    const [name, version, architecture, state] = line.trimEnd().split("\t");
    if (name && version && architecture && (state === undefined || state === "installed")) packages.push({ name, version, architecture });
  }
  return packages.sort((one, other) => compare(one.name, other.name) || compare(one.architecture, other.architecture));
}

/** By code points, so that the order is the same under every locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
