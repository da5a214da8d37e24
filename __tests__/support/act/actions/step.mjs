// What a stand-in knows of its step: how a runner hands over inputs, and takes outputs.
import { appendFileSync } from "node:fs";

export const input = (name) => (process.env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();

export function output(name, value) {
  appendFileSync(process.env.GITHUB_OUTPUT, `${name}=${value}\n`);
}

/** Ends the step as failed. */
export function fail(message) {
  console.log(`::error::${message}`);
  process.exit(1);
}
