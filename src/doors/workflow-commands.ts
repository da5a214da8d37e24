import type { Failure } from "./failure.ts";

/**
 * Tells a failure to a runner: an annotation for each thing that is wrong, and a red step.
 * Written by hand and not through @actions/core, which takes 40 ms to load: a step that fails at once is told so at once.
 */
export function failStep(failure: Failure): void {
  for (const { title, message, remedy } of failure.parts) {
    const properties = title ? ` title=${escapeProperty(title)}` : "";
    process.stdout.write(`::error${properties}::${escapeData(remedy ? `${message}\n→ ${remedy}` : message)}\n`);
  }
  process.exitCode = failure.exitCode;
}

/** Has the runner hide a text in everything that the job prints from now on, its other steps included. */
export function maskOnRunner(secret: string): void {
  process.stdout.write(`::add-mask::${escapeData(secret)}\n`);
}

/** A workflow command takes one line; the runner turns these back (actions/toolkit, command.ts). */
export function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
