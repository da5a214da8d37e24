import { ProblemsError } from "../../../src/base/errors.ts";
import { describeFailure, failureJson, failureText } from "../../../src/doors/failure.ts";
import { knownInputs, secretTexts } from "../../../src/doors/known-inputs.ts";
import { createMask, withoutLogin } from "../../../src/doors/mask.ts";
import { isPlaceForSecrets } from "../../../src/doors/terminal.ts";

const known = knownInputs();

it.each([
  ["a password", { "default-password": "Tr0ub4dor" }, ["Tr0ub4dor"]],
  ["a misspelt one", { "default-pasword": "Tr0ub4dor" }, ["Tr0ub4dor"]],
  ["texts in JSON", { "extra-vars": '{"a": {"b": ["longsecret", "vim", 7]}}' }, ["longsecret"]],
  ["texts in YAML", { "extra-vars": "token: longsecret\nother: yes" }, ["longsecret"]],
  ["nothing else", { product: "data-lab", "default-password": "abc" }, []],
  ["none that is to be published", { "default-password": "Tr0ub4dor", "publish-default-password": "true" }, []],
] as [string, Record<string, string>, string[]][])(
  "the texts that must not be printed: %s",
  async (_what, given, secrets) => {
    const texts = await secretTexts(given, known);
    const whole = Object.values(given);
    expect(texts.filter((text) => secrets.includes(text) || !whole.includes(text))).toEqual(secrets);
    if (secrets.length === 0) expect(texts).toEqual([]);
  },
);

it.each([
  [{}, { json: false, screen: false }, true],
  [{ CI: "true" }, { json: false, screen: false }, false],
  [{ GITHUB_ACTIONS: "true" }, { json: false, screen: false }, false],
  [{ CI: "false" }, { json: false, screen: false }, true],
  [{ CI: "true" }, { json: false, screen: true }, true],
  [{}, { json: true, screen: true }, false],
])("with %j and %j a generated password is shown: %s", (environment, output, shown) =>
  expect(isPlaceForSecrets(environment, output)).toBe(shown),
);

it("an address is told without the login in it, whatever the login holds", () => {
  expect(withoutLogin("“https://user:p@w@host/x” and http://plain.example/a@b")).toBe(
    "“https://***@host/x” and http://plain.example/a@b",
  );
});

it("a failure is masked in every part, and names inputs for machines only where it is about inputs", () => {
  const mask = createMask();
  mask.add("hunter2");
  const error = new ProblemsError([{ subject: "tests", problem: "hunter2 is odd", remedy: "Not hunter2." }]);
  const failure = describeFailure(error, mask.apply);
  expect(failureText(failure)).toBe("✗ tests: *** is odd\n  → Not ***.");
  expect(failureJson(failure)).toEqual([{ input: "tests", problem: "*** is odd", remedy: "Not ***." }]);
  expect(failureJson({ exitCode: 1, parts: [{ title: "", message: "m", remedy: "r" }] })).toEqual([
    { problem: "m", remedy: "r" },
  ]);
});
