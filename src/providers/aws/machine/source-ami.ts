/** What names a source AMI, taken apart. */
export type SourceAmi =
  | { kind: "id"; id: string }
  | { kind: "parameter"; path: string }
  | { kind: "filters"; name: string; owner: string; architecture: string }
  | { kind: "wrong"; why: string; remedy: string };

/** Machines that images are made on have this architecture, and so has every exported disk. */
export const ARCHITECTURE = "x86_64";

const FORMS =
  "Write ami-0123456789abcdef0, ssm:/path/of/a/parameter, or filters such as name=ubuntu-*, owner=099720109477, architecture=x86_64.";

const KEYS = ["name", "owner", "architecture"];

/**
 * Reads the reference of a source AMI. Filters have to name the owner: anybody can publish an AMI under the name of a
 * well-known one, and the newest would be theirs (Datadog Security Labs, "whoAMI", 2025).
 */
export function parseSourceAmi(reference: string): SourceAmi {
  const text = reference.trim();
  if (/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text)) return { kind: "id", id: text };
  if (/^ssm:\/?[\w.-]+(?:\/[\w.-]+)*$/.test(text)) return { kind: "parameter", path: text.slice("ssm:".length) };
  if (!text.includes("=")) return { kind: "wrong", why: `${JSON.stringify(text)} names no AMI`, remedy: FORMS };
  return parseFilters(text);
}

function parseFilters(text: string): SourceAmi {
  const given = new Map<string, string>();
  for (const part of text.split(",")) {
    const at = part.indexOf("=");
    const [key, value] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
    if (!KEYS.includes(key) || value === "") {
      return { kind: "wrong", why: `${JSON.stringify(part.trim())} is no filter of an AMI`, remedy: FORMS };
    }
    if (given.has(key)) return { kind: "wrong", why: `${key} is there twice`, remedy: FORMS };
    given.set(key, value);
  }
  const { name, owner, architecture = ARCHITECTURE } = Object.fromEntries(given);
  if (name === undefined) return { kind: "wrong", why: "the filters have no name", remedy: FORMS };
  if (owner === undefined) {
    const remedy =
      "Add the publisher's account, as in owner=099720109477 (Canonical), 136693071363 (Debian), or owner=self.";
    const why = "the filters have no owner, and anybody can publish an AMI under that name";
    return { kind: "wrong", why, remedy };
  }
  if (!/^(?:\d{12}|self|amazon)$/.test(owner)) {
    const why = `${JSON.stringify(owner)} is no owner`;
    return { kind: "wrong", why, remedy: "An owner is an account id of 12 digits, self, or amazon." };
  }
  if (architecture !== ARCHITECTURE) return { kind: "wrong", ...wrongArchitecture("these filters", architecture) };
  return { kind: "filters", name, owner, architecture };
}

/** Why an AMI of another architecture is refused. */
export function wrongArchitecture(what: string, architecture: string): { why: string; remedy: string } {
  return {
    why: `${what} ask for ${architecture}, and images are made for ${ARCHITECTURE}`,
    remedy: `Name an AMI with architecture=${ARCHITECTURE}.`,
  };
}
