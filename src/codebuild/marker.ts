import { runInNewContext } from "node:vm";
import { codeOf, UserError } from "../base/errors.ts";

/** What marks a commit: a text that its message has to contain, or a regular expression that has to match it. */
export interface Marker {
  /** As it was written. */
  text: string;
  /** @throws UserError where a regular expression takes too long for that message. */
  matches(message: string): boolean;
}

/** `/pattern/flags`, as JavaScript writes it. */
const EXPRESSION = /^\/(.+)\/([a-z]*)$/s;

/** Flags that change what matches. The others only say where the next search begins. */
const FLAGS = /^[imsuv]*$/;

/** Milliseconds for one expression and one message; a sensible one takes microseconds. */
const TIME = 500;

/**
 * Reads a marker: `/…/flags` is a regular expression, everything else a text that is looked for as it stands.
 * @returns the marker, or what is wrong with it in words that continue "marker: …".
 */
export function readMarker(text: string): { value: Marker } | { wrong: string; remedy: string } {
  const [, source, flags = ""] = EXPRESSION.exec(text) ?? [];
  if (text === "")
    return { wrong: "it is empty, and every commit would have it", remedy: "Write a text such as [CodeBuild]." };
  if (source === undefined) return { value: { text, matches: (message) => message.includes(text) } };
  if (!FLAGS.test(flags)) {
    return { wrong: `“${text}” has flags other than i, m, s, u and v`, remedy: "Leave them out: /\\[codebuild\\]/i" };
  }
  try {
    const expression = new RegExp(source, flags);
    return { value: { text, matches: (message) => matchesInTime(expression, text, message) } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      wrong: `“${text}” is no regular expression: ${error.message}`,
      remedy: "Write it as JavaScript does, with a backslash before brackets: /\\[codebuild\\]/i",
    };
  }
}

/**
 * Matches under a time limit: the message may be a stranger's, and some expressions take longer than a life for some
 * texts. V8 ends them itself (Node.js, `vm`, option `timeout`), so that no other engine is needed.
 */
function matchesInTime(expression: RegExp, text: string, message: string): boolean {
  try {
    return runInNewContext("expression.test(message)", { expression, message }, { timeout: TIME }) === true;
  } catch (error) {
    // Another realm's error is no instance of Error here.
    if (codeOf(error) !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new UserError(
      `The marker ${text} did not come to an end with this commit's message.`,
      "Write it without a repetition inside a repetition, such as (a+)+; a plain text needs no expression at all.",
      { cause: error },
    );
  }
}
