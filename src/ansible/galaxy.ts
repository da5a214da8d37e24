import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Task } from "../base/progress.ts";
import { run } from "../base/run.ts";

export interface GalaxyRequest {
  /** `ansible-galaxy`. */
  galaxy: string;
  /** Absolute path of the requirements file. */
  requirements: string;
  /** Folder that gets `roles` and `collections`. */
  folder: string;
  signal?: AbortSignal | undefined;
}

/** Which kinds a parsed requirements file asks for. A list is the old form and holds roles. */
export function requirementKinds(parsed: unknown): ("role" | "collection")[] {
  if (Array.isArray(parsed)) return ["role"];
  if (typeof parsed !== "object" || parsed === null) return [];
  return [...("roles" in parsed ? ["role" as const] : []), ...("collections" in parsed ? ["collection" as const] : [])];
}

/**
 * Installs roles and collections of a requirements file into a folder of this run.
 * @throws ToolError in Ansible's own words.
 */
export async function installRequirements(request: GalaxyRequest, task: Task): Promise<void> {
  for (const kind of requirementKinds(parse(await readFile(request.requirements, "utf8")))) {
    const place = join(request.folder, kind === "role" ? "roles" : "collections");
    const file = kind === "role" ? "--role-file" : "--requirements-file";
    const path = kind === "role" ? "--roles-path" : "--collections-path";
    await run(request.galaxy, [kind, "install", file, request.requirements, path, place], {
      env: { LC_ALL: "C.UTF-8", ANSIBLE_NOCOLOR: "1" },
      signal: request.signal,
      timeout: 1_800_000,
      onLine: (line) => task.detail(line),
    });
    task.line(`Installed the ${kind}s of ${request.requirements}.`);
  }
}
