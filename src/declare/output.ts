import { publicName } from "./input.ts";

/** What the text of an output holds, for those who read it as JSON. */
export type OutputKind = "text" | "number" | "json";

/** An output as a command declares it; a mere description stands for a text. */
export type Output = string | { description: string; kind: OutputKind };

/** Outputs as a command hands them on, by declared name; those without a value are left out. */
export type OutputTexts = Readonly<Record<string, string | undefined>>;

/** What an output is, for people. */
export function outputDescription(output: Output): string {
  return typeof output === "string" ? output : output.description;
}

/** Outputs that have a value, as texts by the names that people read: a runner knows texts only. */
export function byPublicName(outputs: OutputTexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([key, value]) => (value === undefined ? [] : [[publicName(key), value]])),
  );
}

/** The same as values of JSON: a number or a list where the declaration says that the text is one. */
export function asJson(declared: Readonly<Record<string, Output>>, outputs: OutputTexts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([key, text]) => {
      if (text === undefined) return [];
      const output = declared[key];
      const kind = typeof output === "object" ? output.kind : "text";
      return [[publicName(key), kind === "text" ? text : (JSON.parse(text) as unknown)]];
    }),
  );
}
