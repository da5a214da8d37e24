/** Keeps secrets out of what is printed: each registered text becomes `***`. */
export interface Mask {
  add(secret: string): void;
  apply(text: string): string;
}

/** @param announce is told each new secret, for a runner that masks by itself. */
export function createMask(announce: (secret: string) => void = () => undefined): Mask {
  const secrets: string[] = [];
  return {
    add(secret) {
      if (secret === "" || secrets.includes(secret)) return;
      secrets.push(secret);
      // The longest first, so that a secret within another does not leave the rest of it readable.
      secrets.sort((a, b) => b.length - a.length);
      announce(secret);
    },
    apply: (text) => withoutLogin(secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text)),
  };
}

/** An address without the user and password in it: `https://user:pw@host/` becomes `https://***@host/`. */
export function withoutLogin(text: string): string {
  return text.replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/]+@/gi, "$1***@");
}
