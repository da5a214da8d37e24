/** Words of a name that is one of a secret. */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  ...["CREDENTIAL", "CREDENTIALS", "PASS", "PASSPHRASE", "PASSWD", "PASSWORD", "PAT", "PWD"],
  ...["SECRET", "SECRETS", "TOKEN", "TOKENS"],
]);

/** Words before KEY that make it one. */
const KEYS = /(^|_)(ACCESS|API|AUTH|ENCRYPTION|PRIVATE|SECRET|SIGNING|SSH|DEPLOY)_?KEY$/;

/** Last words of names that are about a secret and hold none. */
const ABOUT = /_(ARN|COUNT|ENABLED|ENDPOINT|FILE|ID|LENGTH|LIMIT|NAME|PATH|POLICY|TTL|URI|URL)$/;

/**
 * Texts that are secrets by their form: tokens of GitHub (GitHub Docs, "Token expiration and revocation", "About
 * authentication"), private keys, access keys of AWS (IAM User Guide, "IAM identifiers", prefixes AKIA and ASIA).
 */
const FORMS = [
  /\bgh[opsur]_\w{20,}/,
  /\bgithub_pat_\w{20,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bA[KS]IA[A-Z2-7]{16}\b/,
];

/** Whether a variable of that name is likely to hold a secret. */
export function isSecretName(name: string): boolean {
  const upper = name.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();
  if (ABOUT.test(upper)) return false;
  return KEYS.test(upper) || upper.split("_").some((word) => SECRET_WORDS.has(word));
}

/** Whether a text is a secret by its form. */
export function looksSecret(value: string): boolean {
  return FORMS.some((form) => form.test(value));
}
