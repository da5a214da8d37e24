import { execFile } from "node:child_process";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { codeOf } from "../../../src/base/errors.ts";
import { ROOT } from "../runner.ts";
import { makeRepository, type Repository } from "./repository.ts";

/** The name by which starters, reusable workflows and the README call this project. */
export const SLIPWAY = "OWNER/slipway";

/**
 * This project as the repository that workflows of others name, as it stands in the work tree: what is committed, and what
 * is new and not ignored. Tests are left out, since no workflow reads them.
 * @param folder absolute; is made.
 */
export async function makeSlipwayRepository(folder: string): Promise<Repository> {
  const repository = await makeRepository(SLIPWAY, folder);
  const words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".", ":(exclude)__tests__"];
  const { stdout } = await promisify(execFile)("git", words, { cwd: ROOT, maxBuffer: 16 * 2 ** 20 });
  const names = [...new Set(stdout.split("\0"))].filter((name) => name !== "");
  await Promise.all(names.map((name) => copyInto(folder, name)));
  await repository.commit("The work tree");
  await repository.tag("v0");
  return repository;
}

async function copyInto(folder: string, name: string): Promise<void> {
  const target = join(folder, name);
  await mkdir(dirname(target), { recursive: true });
  try {
    await copyFile(join(ROOT, name), target);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error; // Removed in the work tree, and not yet committed.
  }
}
