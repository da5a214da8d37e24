import { checkPassword, generatePassword } from "../../../src/image/finish-password.ts";

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
  it.each(["Abcission-of-1984", "pass the salt, please", "Rootstock.7.pear"])("is taken: %j", (password) => {
    expect(checkPassword(password, "debian")).toEqual([]);
  });

  it.each([
    ["short", "fewer than 8"],
    ["x".repeat(73), "more than 72"],
    ["pässwörter", "printable ASCII"],
    ["two\nlines-of-it", "printable ASCII"],
    [" leading blank", "blank"],
    ["my-Debian-box", "name of the user"],
    ["aaaabbbb", "4 different"],
    ["letmein99", "everybody tries"],
    ["Password1!", "everybody tries"],
    ["12345678", "everybody tries"],
  ])("is refused: %j", (password, why) => {
    const [problem] = checkPassword(password, "debian");
    expect(problem?.subject).toBe("default-password");
    expect(problem?.problem).toContain(why);
    expect(problem?.problem).not.toContain(password);
  });
});
