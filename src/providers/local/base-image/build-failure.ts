import { UserError } from "../../../base/errors.ts";
import type { Release } from "./releases.ts";
import type { Sources } from "./sources.ts";

interface Cause {
  sign: RegExp;
  message: (release: Release, where: string) => string;
  remedy: string;
}

/** What apt, mmdebstrap and the tools of the disk say, and what it means. The first sign that is found counts. */
const CAUSES: readonly Cause[] = [
  {
    sign: /No space left on device|ENOSPC/,
    message: ({ name }) => `There was not enough room to build ${name}.`,
    remedy: "Make room in the cache folder (slipway sweep), or put the cache on a larger disk.",
  },
  {
    sign: /NO_PUBKEY|EXPKEYSIG|BADSIG|is not signed|couldn't be verified|gpgv.*not found|GPG error/,
    message: ({ name, distribution }, where) =>
      `The packages of ${name} from ${where} are not signed with a key of this machine's keyring of ${distribution}.`,
    remedy:
      "Check the mirror's address; if it is right, update the keyring's package, or give the right keyring, or start from a cloud image by URL with its SHA-256.",
  },
  {
    sign: /does not have a Release file|404\s+Not Found/,
    message: ({ name, codename }, where) =>
      `${name} (suite ${codename}), or a part of it, is not to be had from ${where}.`,
    remedy:
      "Give a mirror that has this release (input mirror), or choose another base image. Releases past their end of life move to an archive.",
  },
  {
    sign: /is not valid yet|is expired|Release file .* expired/,
    message: ({ name }, where) =>
      `The package lists of ${name} from ${where} are out of date, or this machine's clock is wrong.`,
    remedy: "Check the clock (date) and the mirror.",
  },
  {
    sign: /Could not resolve|Temporary failure resolving|Could not connect|Connection (refused|timed out|failed|reset)|Network is unreachable|Unable to connect|Failed to fetch|Could not handshake|certificate verification failed/i,
    message: ({ name }, where) => `The packages of ${name} could not be fetched from ${where}.`,
    remedy: "Check the network and the address, or name another mirror (input mirror).",
  },
  {
    sign: /Unable to locate package|has no installation candidate|unmet dependencies/,
    message: ({ name }, where) => `${where} lacks packages that a base image of ${name} needs.`,
    remedy: "Use a complete mirror of the distribution, with its -updates and -security suites.",
  },
  {
    sign: /unshare: .*(Operation not permitted|Permission denied)|mount: .*permission denied/i,
    message: () =>
      "Root of this machine may not make namespaces or mounts: this looks like a container with few rights.",
    remedy:
      "Build on a machine, or start the container with --privileged, or start from a cloud image by URL with its SHA-256.",
  },
];

/** The error for people that a failed build amounts to. @param said the build's lines. */
export function buildFailure(release: Release, sources: Sources, code: number, said: readonly string[]): UserError {
  const errors = said.filter((line) => /^(E|W|Err:?\d*|error)[: ]|failed|No space|cannot|denied/i.test(line));
  const archives = [...new Set(sources.lines.map((line) => line.split(" ")[1] ?? ""))];
  const blamed = archives.filter((uri) => errors.some((line) => line.includes(uri)));
  const where =
    archives.length === 0 ? "mmdebstrap's default mirror" : (blamed.length > 0 ? blamed : archives).join(" and ");
  const words = (errors.length > 0 ? errors : said).slice(-6).join("\n");
  const cause = CAUSES.find(({ sign }) => said.some((line) => sign.test(line)));
  return new UserError(
    `${cause ? cause.message(release, where) : `Building ${release.name} ended with code ${code}.`}\n${words}`,
    cause?.remedy ??
      "The lines above are the tools' own words; --verbose shows all of them. Run again once that is put right.",
  );
}
