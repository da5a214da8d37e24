import type { Problem } from "../../base/errors.ts";

/** What git allows in no name of a tag (git-check-ref-format(1)), each in words that follow "a tag must not …". */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^$/, "be empty"],
  [/[\0-\x20\x7f~^:?*[\\]/, "have blanks or any of ~ ^ : ? * [ \\ in it"],
  [/\.\.|@\{|\/\//, "have .. or @{ or // in it"],
  [/^[-/]|[/.]$/, "begin with - or /, or end with / or ."],
  [/(?:^|\/)\.|\.lock(?:\/|$)/, "have a part that begins with . or ends with .lock"],
  [/^@$/, "be @ alone"],
];

/** The name of a tag alone: `refs/tags/v1` → `v1`. */
export function tagName(text: string): string {
  return text.replace(/^refs\/tags\//, "");
}

/** What is wrong with the tag that a release is to have; undefined: nobody has named one. */
export function tagProblems(tag: string | undefined): Problem[] {
  const problem = (text: string, remedy: string): Problem[] => [{ subject: "tag", problem: text, remedy }];
  if (tag === undefined) {
    return problem("must be given: the run was not started for a tag", "Write the tag, such as v1.4.0.");
  }
  const broken = RULES.find(([pattern]) => pattern.test(tag));
  if (!broken) return [];
  return problem(`“${tag}” cannot be a tag: it must not ${broken[1]}`, "Choose another name, such as v1.4.0.");
}
