import { ID_TOKEN_LINES } from "./oidc.ts";

/** Where somebody signs in, as far as the advice depends on it. */
export interface SignInPlace {
  /** A GitHub runner. */
  onRunner: boolean;
  profile?: string | undefined;
  roleToAssume?: string | undefined;
}

/** What to type, or to write into the workflow, where credentials are missing, wrong or over. */
export function signInAdvice({ onRunner, profile, roleToAssume }: SignInPlace): string {
  if (onRunner && roleToAssume) {
    return `Let the job prove by OIDC what it is. These lines of its workflow do that:\n${ID_TOKEN_LINES}`;
  }
  if (onRunner) {
    return `Name a role with role-to-assume, and give the job these lines in its workflow:\n${ID_TOKEN_LINES}`;
  }
  const of = profile === undefined ? "" : ` --profile ${profile}`;
  return `Sign in: \`aws sso login${of}\` with IAM Identity Center, else \`aws configure${of}\`. \`aws sts get-caller-identity${of}\` tells whether it worked.`;
}
