import { readFile } from "node:fs/promises";
import { run } from "../../../base/run.ts";
import type { Release } from "./releases.ts";
import { componentsOf } from "./releases.ts";

/** One suite of one archive, as this machine's apt is set up to use it. */
export interface AptSource {
  /** Without a slash at its end. */
  uri: string;
  suite: string;
}

/** What this machine runs, and where it gets its packages from. */
export interface MachineSources {
  /** `ID` of os-release(5): `debian`, `ubuntu`, …. */
  distribution: string;
  sources: readonly AptSource[];
}

/** Where the packages of a release come from. */
export interface Sources {
  /** Lines of a sources.list; empty: mmdebstrap takes its own default for the release. */
  lines: string[];
  /** `mirror`: the input; `machine`: this machine's apt sources; `default`: mmdebstrap's own. */
  from: "mirror" | "machine" | "default";
  /** Whether security updates are among them (mmdebstrap's default has them). */
  security: boolean;
}

/**
 * Decides where the packages of a release come from.
 * @param mirror the archive's address, or two separated by space or comma: the archive's and the security archive's.
 *   Without the second, Debian's security archive is the machine's own where it runs Debian; Ubuntu's mirrors carry
 *   the security suite themselves.
 */
export function sourcesFor(release: Release, mirror: string | undefined, machine: MachineSources): Sources {
  const own = machine.distribution === release.distribution ? ownArchives(machine) : {};
  const [archive, security] = mirror ? splitMirror(mirror) : [own.archive, own.security];
  if (archive === undefined) return { lines: [], from: "default", security: true };
  const securityArchive = security ?? own.security ?? (release.distribution === "ubuntu" ? archive : undefined);
  const components = componentsOf(release).join(" ");
  const line = (uri: string, suite: string) => `deb ${uri} ${suite} ${components}`;
  return {
    lines: [
      line(archive, release.codename),
      line(archive, `${release.codename}-updates`),
      ...(securityArchive === undefined ? [] : [line(securityArchive, `${release.codename}-security`)]),
    ],
    from: mirror ? "mirror" : "machine",
    security: securityArchive !== undefined,
  };
}

/** The addresses in a `mirror` input, without a slash at the end. */
export function splitMirror(mirror: string): string[] {
  return mirror
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map((uri) => uri.replace(/\/+$/, ""));
}

/**
 * The distribution's own archives among everything that apt is set up with. Others (Docker, HashiCorp, …) use the
 * distribution's suite name too; only the distribution has suites that end in `-updates` and `-security`.
 */
function ownArchives({ sources }: MachineSources): { archive?: string | undefined; security?: string | undefined } {
  const withSuffix = (suffix: string) => sources.find(({ suite }) => suite.endsWith(suffix))?.uri;
  const plain = [...new Set(sources.filter(({ suite }) => /^[a-z]+$/.test(suite)).map(({ uri }) => uri))];
  return {
    archive: withSuffix("-updates") ?? (plain.length === 1 ? plain[0] : undefined),
    security: withSuffix("-security"),
  };
}

/**
 * Reads the suites out of `apt-get update --print-uris`. That call understands every form of sources, needs no root,
 * asks no server, and answers on a machine whose package lists were removed (`indextargets` is empty there).
 * Left out: what is not http or https (`file:`, `mirror+file:`, `cdrom:`), and addresses with a password, which would
 * end up inside the image.
 */
export function parsePrintedUris(text: string): AptSource[] {
  return text.split("\n").flatMap((line) => {
    const match = /^'(https?:\/\/[^'\s]+?)\/dists\/([^'\s]+)\/InRelease'/.exec(line);
    if (!match?.[1] || !match[2] || URL.parse(match[1])?.username !== "") return [];
    return [{ uri: match[1].replace(/\/+$/, ""), suite: match[2] }];
  });
}

/** What this machine runs and where its apt gets packages from; nothing where apt cannot say. */
export async function readMachineSources(signal?: AbortSignal): Promise<MachineSources> {
  const [osRelease, apt] = await Promise.all([
    readFile("/etc/os-release", "utf8"),
    run("apt-get", ["update", "--print-uris"], { accept: [0, 100], signal }),
  ]);
  const distribution = /^ID="?([\w.-]+)"?$/m.exec(osRelease)?.[1] ?? "";
  return { distribution, sources: apt.code === 0 ? parsePrintedUris(apt.stdout) : [] };
}
