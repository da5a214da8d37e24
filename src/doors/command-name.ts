import { realpath } from "node:fs/promises";
import { delimiter, join, relative } from "node:path";
import { codeOf } from "../base/errors.ts";
import { COMMANDS } from "../commands/index.ts";
import type { Environment } from "./source.ts";

/**
 * How Slipway was called, as something that can be typed again: `slipway` where that is found in PATH and is the same
 * file, else Node.js with the file's path.
 * @param file path of the file that runs, `process.argv[1]`.
 */
export async function readCommandName(environment: Environment, file: string, workingFolder: string): Promise<string> {
  const folders = (environment.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const [own, ...found] = await Promise.all([file, ...folders.map((folder) => join(folder, "slipway"))].map(followed));
  if (own !== undefined && found.find((path) => path !== undefined) === own) return "slipway";
  const near = relative(workingFolder, file);
  return `node ${near.startsWith("..") ? file : near}`;
}

async function followed(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES", "ELOOP"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/**
 * Words commands in a text as this process was called, so that they can be copied: messages everywhere below say
 * `slipway sweep`, which in a clone is `node dist/cli/index.js sweep`.
 */
export function asCalled(text: string, commandName: string): string {
  return text.replaceAll(CALL, `${commandName} `);
}

const CALL = new RegExp(`(?<![\\w/-])slipway (?=(?:${COMMANDS.map(({ name }) => name).join("|")})\\b)`, "g");
