import { createHash, randomInt } from "node:crypto";

/** The alphabet and the order of bytes are the specification's (Ulrich Drepper, "Unix crypt using SHA-256 and SHA-512"). */
const ITOA64 = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DEFAULT_ROUNDS = 5_000;

const sha512 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash("sha512");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** `bytes` repeated and cut to `length`. */
const fill = (bytes: Buffer, length: number): Buffer => Buffer.alloc(length, bytes);

/**
 * Hash of a password for /etc/shadow: `$6$salt$…` (SHA-512 crypt, crypt(5)).
 * @param salt up to 16 characters of the crypt alphabet; default: 16 random ones.
 * @param rounds 1000 to 999999999; other than 5000, they are named in the hash.
 */
export function sha512Crypt(password: string, salt = randomSalt(), rounds = DEFAULT_ROUNDS): string {
  const key = Buffer.from(password, "utf8");
  const salted = Buffer.from(salt.slice(0, 16), "utf8");
  const alternate = sha512(key, salted, key);
  const parts = [key, salted, fill(alternate, key.length)];
  for (let bits = key.length; bits > 0; bits >>= 1) parts.push(bits & 1 ? alternate : key);
  let digest = sha512(...parts);
  const p = key.length === 0 ? key : fill(sha512(...Array.from({ length: key.length }, () => key)), key.length);
  const s = fill(sha512(...Array.from({ length: 16 + (digest[0] ?? 0) }, () => salted)), salted.length);
  for (let round = 0; round < rounds; round += 1) {
    digest = sha512(
      round & 1 ? p : digest,
      ...(round % 3 ? [s] : []),
      ...(round % 7 ? [p] : []),
      round & 1 ? digest : p,
    );
  }
  const named = rounds === DEFAULT_ROUNDS ? "" : `rounds=${rounds}$`;
  return `$6$${named}${salted.toString("utf8")}$${encode(digest)}`;
}

function randomSalt(): string {
  return Array.from({ length: 16 }, () => ITOA64[randomInt(ITOA64.length)]).join("");
}

/** Groups of three bytes, whose places rotate by 21 within the digest, as four characters with the low bits first. */
function encode(digest: Buffer): string {
  const at = (index: number) => digest[index] ?? 0;
  const characters = (value: number, count: number) =>
    Array.from({ length: count }, (_, index) => ITOA64[(value >> (6 * index)) & 63]).join("");
  let text = "";
  for (let group = 0; group < 21; group += 1) {
    const places = [group, group + 21, group + 42];
    const turn = group % 3;
    const [a = 0, b = 0, c = 0] = [...places.slice(turn), ...places.slice(0, turn)];
    text += characters((at(a) << 16) | (at(b) << 8) | at(c), 4);
  }
  return text + characters(at(63), 2);
}
