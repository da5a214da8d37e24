import { looksSecret } from "./environment-secrets.ts";

/** Name of the variable by which the buildspecs hand a token to Slipway inside CodeBuild. */
const TOKEN_VARIABLE = "GITHUB_TOKEN";

const KINDS = ["secrets-manager:", "parameter-store:"] as const;

/**
 * Reads where a token is kept: `secrets-manager:ID[:json-key]`, `parameter-store:/path`, or a bare id or path. The token
 * itself is refused, and never quoted.
 * @returns a line for `readEnvironment`, or what is wrong in words that continue "token-secret: …".
 */
export function readTokenSecret(text: string): { value: string } | { wrong: string; remedy: string } {
  if (looksSecret(text)) {
    return {
      wrong: "it is a token itself, and everybody who may look at the build could read it",
      remedy:
        "Put the token into Secrets Manager and give its id; revoke this one where it stands in a file of the repository.",
    };
  }
  const kind = KINDS.find((prefix) => text.startsWith(prefix)) ?? kindOf(text);
  return { value: `${TOKEN_VARIABLE}=${kind}${text.startsWith(kind) ? text.slice(kind.length) : text}` };
}

/** A path is a parameter's; a secret's id may begin with no slash in CodeBuild's own notation. */
function kindOf(text: string): (typeof KINDS)[number] {
  return text.startsWith("/") || /^arn:[\w-]+:ssm:/.test(text) ? "parameter-store:" : "secrets-manager:";
}
