import { type Input, isRequired } from "./input.ts";

/** What is said of an input wherever it is listed: that it must be given, what it is, and what may be written. */
export function inputText(input: Input): string {
  return [isRequired(input) ? "Required." : "", input.description, input.allowed ?? ""].filter(Boolean).join(" ");
}
