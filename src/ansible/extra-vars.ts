import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { parse } from "yaml";
import { codeOf, messageOf, UserError } from "../base/errors.ts";

/**
 * Reads the input `extra-vars`: a mapping as JSON or YAML, or `@file` with one. Relative paths start at `folder`.
 * What it holds may be secret, so no error quotes it.
 * @throws UserError where the file is missing, or the text is no mapping.
 */
export async function readExtraVars(text: string, folder: string): Promise<Record<string, unknown>> {
  const trimmed = text.trim();
  if (trimmed === "") return {};
  const path = trimmed.startsWith("@") ? trimmed.slice(1) : undefined;
  const content = path === undefined ? trimmed : await readVariables(isAbsolute(path) ? path : join(folder, path));
  const from = path === undefined ? "extra-vars" : `The file ${path} of extra-vars`;
  const value = parseMapping(content, from);
  if (!value) {
    throw new UserError(`${from} is no mapping.`, 'Give names with values, as JSON or YAML: {"jupyter_port": 8888}');
  }
  return value;
}

function parseMapping(content: string, from: string): Record<string, unknown> | undefined {
  let value: unknown;
  try {
    value = parse(content, { logLevel: "error", prettyErrors: false });
  } catch (error) {
    // The parser's message without the place would still quote parts of it: only what kind of mistake it is.
    const code = codeOf(error) ?? "a mistake";
    throw new UserError(
      `${from} is neither JSON nor YAML (${code}).`,
      'Give names with values: {"jupyter_port": 8888}',
    );
  }
  if (value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}

async function readVariables(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UserError(
      `The file ${path} of extra-vars cannot be read: ${messageOf(error)}.`,
      "Give the path of a file that is there.",
    );
  }
}
