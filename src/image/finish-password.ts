import { randomInt } from "node:crypto";
import type { Problem } from "../base/errors.ts";

/**
 * Letters and digits that are told apart at sight (no i, l, o, 0, 1) and that lie on the same keys of an English and
 * a German keyboard (no y, z): the first login is often typed into a console whose keyboard layout is not set yet.
 */
const ALPHABET = "abcdefghjkmnpqrstuvwx23456789";

/** 3 groups of 6 of 29 characters: 18 × log2(29) = 87 bits. */
const GROUPS = 3;
const GROUP = 6;

/** A password for one first login: readable, easily typed, 87 bits, with at least one letter and one digit. */
export function generatePassword(): string {
  for (;;) {
    const groups = Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""),
    );
    const password = groups.join(".");
    if (/[a-z]/.test(password) && /\d/.test(password)) return password;
  }
}

/** What leads every list of leaked passwords (the first twenty of them begin so or differ in a digit). */
const WELL_KNOWN =
  /^(pass|p@ss|12345|qwert|abc|letmein|welcome|admin|root|iloveyou|changeme|default|secret)[a-z]*[\d!.]*$/i;

/**
 * Whether a given default password can be used. It has to pass the usual rules of PAM, be typed at a console, and
 * travel as one line.
 * @returns the problems, which never quote the password.
 */
export function checkPassword(password: string, user: string): Problem[] {
  const broken = [
    [password.length < 8, "it has fewer than 8 characters"],
    [password.length > 72, "it has more than 72 characters"],
    [
      !/^[\x20-\x7e]*$/.test(password),
      "it has characters outside of printable ASCII, which not every console can type",
    ],
    [password !== password.trim(), "it begins or ends with a blank"],
    [user !== "" && password.toLowerCase().includes(user.toLowerCase()), "it contains the name of the user"],
    [WELL_KNOWN.test(password), "it is one that everybody tries first"],
    [new Set(password).size < 4, "it has fewer than 4 different characters"],
  ].flatMap(([is, what]) => (is ? [String(what)] : []));
  if (broken.length === 0) return [];
  const problem = `The default password cannot be used: ${broken.join("; ")}.`;
  return [{ subject: "default-password", problem, remedy: "Give another one, or none: a good one is then generated." }];
}
