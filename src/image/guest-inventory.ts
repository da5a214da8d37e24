import type { Machine } from "../providers/provider.ts";
import { sshScript } from "../ssh/client.ts";

/** A package of the distribution, as dpkg knows it. */
export interface DebianPackage {
  name: string;
  version: string;
  architecture: string;
  /** Source package, and its version where it differs. */
  source: string;
  sourceVersion: string;
  maintainer: string;
}

/** A package in one of the virtual environments below /opt. */
export interface PythonPackage {
  name: string;
  version: string;
  /** Absolute path of the virtual environment. */
  environment: string;
}

/** What is inside of the image. */
export interface Inventory {
  /** From /etc/os-release. */
  os: { id: string; version: string; prettyName: string };
  /** Release of the running kernel. */
  kernel: string;
  packages: DebianPackage[];
  python: PythonPackage[];
}

// One call for all, with a line that starts each part.
const SCRIPT = `
echo '== os'
cat /etc/os-release
echo '== kernel'
uname -r
echo '== packages'
dpkg-query -W -f '\${db:Status-Status}\\t\${Package}\\t\${Version}\\t\${Architecture}\\t\${source:Package}\\t\${source:Version}\\t\${Maintainer}\\n'
echo '== python'
ls -d /opt/*/lib/python3*/site-packages/*.dist-info 2>/dev/null || :
`;

/** Reads what is installed on a running machine. Must come before finish, after which nobody can log in. */
export async function readInventory(machine: Machine, signal?: AbortSignal): Promise<Inventory> {
  const { stdout } = await sshScript(machine.ssh, SCRIPT, { name: "the inventory", signal, timeout: 120_000 });
  return parseInventory(stdout);
}

/** Reads the script's output. */
export function parseInventory(said: string): Inventory {
  const parts = new Map<string, string[]>();
  let part: string[] = [];
  for (const line of said.split("\n")) {
    const name = /^== (\w+)$/.exec(line)?.[1];
    if (name) {
      part = [];
      parts.set(name, part);
    } else if (line) part.push(line);
  }
  const os = new Map((parts.get("os") ?? []).map((line) => pair(line)));
  return {
    os: { id: os.get("ID") ?? "", version: os.get("VERSION_ID") ?? "", prettyName: os.get("PRETTY_NAME") ?? "" },
    kernel: parts.get("kernel")?.[0] ?? "",
    packages: (parts.get("packages") ?? []).flatMap(debianPackage),
    python: (parts.get("python") ?? []).flatMap(pythonPackage),
  };
}

/** `NAME="value"` of os-release. */
function pair(line: string): [string, string] {
  const at = line.indexOf("=");
  return [line.slice(0, at), line.slice(at + 1).replace(/^"(.*)"$/, "$1")];
}

function debianPackage(line: string): DebianPackage[] {
  const [status, name = "", version = "", architecture = "", source = "", sourceVersion = "", maintainer = ""] =
    line.split("\t");
  return status === "installed" ? [{ name, version, architecture, source, sourceVersion, maintainer }] : [];
}

function pythonPackage(path: string): PythonPackage[] {
  const match = /^(\/opt\/[^/]+)\/.*\/([^/]+?)-([^-/]+)\.dist-info$/.exec(path);
  return match
    ? [
        {
          environment: match[1] ?? "",
          name: (match[2] ?? "").replaceAll("_", "-").toLowerCase(),
          version: match[3] ?? "",
        },
      ]
    : [];
}
