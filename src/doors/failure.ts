import { CancelledError, messageOf, ProblemsError, UserError } from "../base/errors.ts";
import { withoutLogin } from "./mask.ts";

/** A failure in words, and the exit code that it means. */
export interface Failure {
  /** One part for each thing that is wrong: what, and what to do about it. */
  parts: { title: string; message: string; remedy: string }[];
  /** 1 failed · 2 bad input, nothing was made · 130 cancelled. */
  exitCode: 1 | 2 | 130;
}

/**
 * Puts anything that was thrown into words for the person who has to act on it.
 * @param mask is laid over every text.
 */
export function describeFailure(error: unknown, mask: (text: string) => string = withoutLogin): Failure {
  const { exitCode, parts } = inWords(error);
  return {
    exitCode,
    parts: parts.map(({ title, message, remedy }) => ({
      title: mask(title),
      message: mask(message),
      remedy: mask(remedy),
    })),
  };
}

function inWords(error: unknown): Failure {
  if (error instanceof ProblemsError) {
    return {
      exitCode: 2,
      parts: error.problems.map(({ subject, problem, remedy }) => ({ title: subject, message: problem, remedy })),
    };
  }
  if (error instanceof CancelledError) {
    return { exitCode: 130, parts: [{ title: "Cancelled", message: error.message, remedy: "" }] };
  }
  if (error instanceof UserError)
    return { exitCode: 1, parts: [{ title: "", message: error.message, remedy: error.remedy }] };
  const stack = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
  return {
    exitCode: 1,
    parts: [{ title: "This is a defect of Slipway", message: stack, remedy: "Please report it with the lines above." }],
  };
}

/** A failure as text for a terminal. */
export function failureText({ parts }: Failure): string {
  return parts
    .map(({ title, message, remedy }) => {
      const head = title ? `✗ ${title}: ${message}` : `✗ ${message}`;
      return remedy ? `${head}\n  → ${remedy.replaceAll("\n", "\n    ")}` : head;
    })
    .join("\n");
}

/** A failure for `--json`. Where it is about inputs, each problem names its own. */
export function failureJson({ parts, exitCode }: Failure): { input?: string; problem: string; remedy: string }[] {
  return parts.map(({ title, message, remedy }) => ({
    ...(exitCode === 2 ? { input: title } : {}),
    problem: message,
    remedy,
  }));
}
