import { checkPassword, generatePassword } from "../../../src/image/finish-password.ts";
import { sha512Crypt } from "../../../src/image/sha512-crypt.ts";

describe("a generated default password", () => {
  it("passes our own rules, is easily typed, and differs each time", () => {
    const passwords = Array.from({ length: 200 }, generatePassword);
    for (const password of passwords) {
      expect(password).toMatch(/^[a-hjkmnp-x2-9]{6}\.[a-hjkmnp-x2-9]{6}\.[a-hjkmnp-x2-9]{6}$/);
      expect(checkPassword(password, "debian")).toEqual([]);
    }
    expect(new Set(passwords).size).toBe(200);
  });
});

describe("a given default password", () => {
  it.each([
    ["short", "fewer than 8"],
    ["x".repeat(73), "more than 72"],
    ["pässwörter", "printable ASCII"],
    ["two\nlines-of-it", "printable ASCII"],
    [" leading blank", "blank"],
    ["my-Debian-box", "name of the user"],
    ["aaaabbbb", "4 different"],
  ])("is refused: %j", (password, why) => {
    const [problem] = checkPassword(password, "debian");
    expect(problem?.subject).toBe("default-password");
    expect(problem?.problem).toContain(why);
    expect(problem?.problem).not.toContain(password);
  });
});

describe("SHA-512 crypt", () => {
  // The first two are test vectors of the specification, the others come from glibc's crypt(3).
  it.each([
    [
      "Hello world!",
      "saltstring",
      5_000,
      "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
    ],
    [
      "Hello world!",
      "saltstringsaltstring",
      10_000,
      "$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.",
    ],
    ["", "ab", 5_000, "$6$ab$xnh5Qsr2NdbFw1PgdZie7nLON3gv.S.23iQDBqAzkdoXPtDnVSpludXkM5UWybQO3OI7hBj9wHg9Ow6sUWD60/"],
    [
      "a".repeat(130),
      "ab",
      5_000,
      "$6$ab$fuRJ38qcnS4.xnVz.KzceZP2jnPvTWbnCb.RwH/qXcmPpQ07vKpfMtf0WadNJVLWXZjrU7R.zVFBbJZyughJr/",
    ],
  ])("of %j", (password, salt, rounds, hash) => {
    expect(sha512Crypt(password, salt, rounds)).toBe(hash);
  });

  it("takes a new salt each time", () => {
    expect(sha512Crypt("x")).not.toBe(sha512Crypt("x"));
    expect(sha512Crypt("x")).toMatch(/^\$6\$[./0-9A-Za-z]{16}\$[./0-9A-Za-z]{86}$/);
  });
});
