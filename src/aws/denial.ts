/** What AWS says about a call that it did not allow. */
export interface Denial {
  /** ARN of who called; undefined where AWS does not say. */
  caller?: string | undefined;
  /** `ec2:ExportImage`; undefined where AWS does not say. */
  action?: string | undefined;
  /** ARN, where AWS names one. */
  resource?: string | undefined;
  /** `a service control policy`: what forbids it explicitly, so that no further permission helps. */
  forbiddenBy?: string | undefined;
  /** The message has a part that only `sts:DecodeAuthorizationMessage` can read. */
  encoded: boolean;
}

const DENIED = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "AccessDeniedFault",
  "AuthorizationError",
  "UnauthorizedAccess",
  "UnauthorizedOperation",
  "Client.UnauthorizedOperation",
]);

/** Whether a code of AWS's means that a permission is missing. */
export const isDenial = (code: string): boolean => DENIED.has(code);

/**
 * Reads a denial: “User: ARN is not authorized to perform: ec2:ExportImage on resource: ARN because no identity-based
 * policy allows the ec2:ExportImage action” (IAM User Guide, "Troubleshoot access denied error messages").
 */
export function readDenial(message: string): Denial {
  return {
    caller: /\bUser: (arn:[^\s,]+)/.exec(message)?.[1],
    action: /not authorized to perform: ([\w-]+:\w+)/i.exec(message)?.[1],
    resource: /on resource: "?(arn:[^\s",]+)/.exec(message)?.[1]?.replace(/\.$/, ""),
    forbiddenBy: /with an explicit deny in (an? [\w -]*?(?:policy|boundary))/.exec(message)?.[1],
    encoded: /encoded authorization failure message/i.test(message),
  };
}

/** Who called, as IAM's commands name them; undefined where nothing can be granted to them by a command. */
export function readCaller(arn: string | undefined): { kind: "role" | "user"; name: string } | undefined {
  const [, service, kind, path = ""] = /^arn:[\w-]+:(iam|sts)::\d*:([\w-]+)\/(.+)$/.exec(arn ?? "") ?? [];
  if (service === "sts" && kind === "assumed-role") return { kind: "role", name: path.split("/")[0] ?? path };
  if (service === "iam" && (kind === "role" || kind === "user")) return { kind, name: path.split("/").at(-1) ?? path };
  return undefined;
}
