import { notFound, type Refused, refused } from "./answer.ts";
import { API_OPERATIONS, type ApiOperation } from "./operations.ts";
import type { Permissions } from "./types.ts";

/** What a request may do by its token; undefined: it has none. @throws 401 where the token is not known */
export function permissionsOf(
  authorization: string | undefined,
  tokens: Readonly<Record<string, Permissions>>,
): Permissions | undefined {
  if (authorization === undefined) return undefined;
  const token = /^(?:bearer|token) (.+)$/i.exec(authorization)?.[1] ?? "";
  const permissions = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (!permissions) throw refused(401, "Bad credentials");
  return permissions;
}

/**
 * What GitHub says to who asks without the permission: 403 to a token, 401 to nobody who wants to write, 404 to nobody who
 * wants to read what is private. ("Troubleshooting the REST API")
 */
export function refusalFor(
  operation: ApiOperation,
  permissions: Permissions | undefined,
  isPrivate: boolean,
): Refused | undefined {
  const [name, level] = API_OPERATIONS[operation].split("=") as [keyof Permissions | "metadata", "read" | "write"];
  if (permissions) {
    if (name === "metadata") return undefined;
    // What is public is read by everybody, but for settings.
    if (level === "read" && !isPrivate && name !== "administration") return undefined;
    const given = permissions[name];
    return given === "write" || given === level ? undefined : refused(403, "Resource not accessible by integration");
  }
  if (level === "write" || name === "administration") return refused(401, "Requires authentication");
  return isPrivate ? notFound() : undefined;
}
