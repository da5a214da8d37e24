import { setTimeout as sleep } from "node:timers/promises";

/** What a runner makes of the lines that a step prints. */
export interface StepLog {
  /** Every line as people see it: masked, commands left out. */
  lines: string[];
  /** Titles of the groups, in their order; all closed at the end, or it is told in `unclosed`. */
  groups: string[];
  unclosed: number;
  /** Messages of `::error::`, `::warning::` and `::notice::` with their titles, masked. */
  annotations: { level: string; title: string; message: string }[];
  masks: string[];
}

const COMMAND = /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/;

/**
 * Reads the output of a step as a runner does: groups, annotations, and masks that hold from their own line on.
 * The syntax is that of GitHub's page "Workflow commands for GitHub Actions".
 */
export function readStepLog(output: string): StepLog {
  const log: StepLog = { lines: [], groups: [], unclosed: 0, annotations: [], masks: [] };
  const mask = (text: string) => log.masks.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
  for (const line of output.split(/\r?\n/)) {
    const match = COMMAND.exec(line.trimStart());
    if (!match) {
      log.lines.push(mask(line));
      continue;
    }
    const [, name = "", properties = "", data = ""] = match;
    const message = unescapeData(data);
    if (name === "add-mask") addMask(log.masks, message);
    else if (name === "group") {
      log.groups.push(mask(message));
      log.unclosed += 1;
    } else if (name === "endgroup") log.unclosed = Math.max(0, log.unclosed - 1);
    else if (["error", "warning", "notice"].includes(name)) {
      log.annotations.push({ level: name, title: mask(readProperty(properties, "title")), message: mask(message) });
    }
  }
  return log;
}

/** A runner masks each line of a secret of several lines too; the longest first, so that no rest stays readable. */
function addMask(masks: string[], secret: string): void {
  for (const part of [secret, ...secret.split(/\r?\n/)]) {
    if (part.trim() !== "" && !masks.includes(part)) masks.push(part);
  }
  masks.sort((a, b) => b.length - a.length);
}

function readProperty(properties: string, name: string): string {
  const found = properties.split(",").find((property) => property.startsWith(`${name}=`));
  return found
    ? unescapeData(
        found
          .slice(name.length + 1)
          .replaceAll("%3A", ":")
          .replaceAll("%2C", ","),
      )
    : "";
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

/** Reads a file of `GITHUB_OUTPUT`, `GITHUB_STATE` or `GITHUB_ENV`: `name=value`, or `name<<END`, lines, `END`. */
export function readKeyValueFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const heredoc = /^([^=]+?)<<(.+)$/.exec(line);
    if (heredoc) {
      const [, name = "", end = ""] = heredoc;
      const stop = lines.indexOf(end, at + 1);
      if (stop < 0) throw new Error(`The value of ${name} does not end: ${end} is missing.`);
      values[name] = lines.slice(at + 1, stop).join("\n");
      at = stop;
    } else {
      const split = line.indexOf("=");
      if (split < 1) throw new Error(`A runner would refuse this line: ${line}`);
      values[line.slice(0, split)] = line.slice(split + 1);
    }
  }
  return values;
}

/** Waits until a condition holds; probes every 20 ms. Throws after `within` milliseconds. */
export async function until(condition: () => boolean | Promise<boolean>, within: number, what: string): Promise<void> {
  const deadline = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${within / 1000} s in vain: ${what}`);
    await sleep(20);
  }
}
