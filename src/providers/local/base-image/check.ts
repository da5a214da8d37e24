import { constants } from "node:fs";
import { access, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { codeOf, type Problem, UserError } from "../../../base/errors.ts";
import { privilege } from "../../../host/privilege.ts";
import type { BaseImageRequest } from "../../provider.ts";
import { entries } from "./cache.ts";
import { inspectImage } from "./inspect.ts";
import { parseReference, parseSha256 } from "./reference.ts";
import { RELEASES } from "./releases.ts";
import { splitMirror } from "./sources.ts";

/**
 * Checks a request for a base image without making or fetching anything; every problem at once.
 * Tools are not looked at here: see `baseImageTools`.
 */
export async function checkBaseImage(request: BaseImageRequest): Promise<Problem[]> {
  const reference = parseReference(request.reference);
  const isRelease = reference.kind === "release";
  const problems: Problem[] = [];
  const add = (subject: string, problem: string, remedy: string) => problems.push({ subject, problem, remedy });

  if (reference.kind === "unknown") {
    add(
      "base-image",
      `${quoted(reference.text)} is no release that can be built, no address, and no path.`,
      `One of ${NAMES}; or https://… with its SHA-256; or a path such as ./image.qcow2.`,
    );
  }
  if (isRelease && process.arch !== "x64") {
    add(
      "base-image",
      `${reference.release.name} can be built on x86-64 machines only; this one is ${process.arch}.`,
      "Run on an x86-64 machine.",
    );
  }
  if (request.sha256 !== undefined && parseSha256(request.sha256) === undefined) {
    add("base-image-sha256", `${quoted(request.sha256)} is no SHA-256.`, "64 hex digits, as sha256sum prints them.");
  }
  if (request.sha256 !== undefined && isRelease) {
    add(
      "base-image-sha256",
      "means nothing for a release: it is built from signed packages.",
      "Leave it out, or give the address of a cloud image.",
    );
  }
  if (request.sha256 === undefined && reference.kind === "url") {
    add(
      "base-image-sha256",
      `is missing: ${quoted(reference.url.href)} is fetched only with the SHA-256 that it must have.`,
      "Take it from the publisher's list of checksums (SHA256SUMS).",
    );
  }
  if (reference.kind === "url" && (reference.url.username !== "" || reference.url.password !== "")) {
    add(
      "base-image",
      "holds a user name or password, which would end up in logs and manifests.",
      "Fetch the image beforehand and give its path.",
    );
  }
  if (reference.kind === "path") {
    const file = await checkFile("base-image", reference.path);
    problems.push(...(file.length > 0 ? file : await checkImage(reference.path)));
  }
  if (request.keyring !== undefined) problems.push(...(await checkFile("keyring", request.keyring)));
  if (request.mirror !== undefined) {
    if (!isRelease) add("mirror", "means nothing for a cloud image.", "Leave it out.");
    const parts = splitMirror(request.mirror);
    const bad = parts.find((part) => !isMirror(part));
    if (bad !== undefined || parts.length === 0 || parts.length > 2) {
      add(
        "mirror",
        `${quoted(bad ?? request.mirror)} is no address of an archive.`,
        "http://… or https://… without a password; a second one, after a space, is the security archive.",
      );
    }
  }
  return problems;
}

/** Building a release needs root; one that is in the cache already needs nobody. Asks nobody for a password. */
export async function checkPrivilege(request: BaseImageRequest, cache: string): Promise<Problem[]> {
  const reference = parseReference(request.reference);
  if (reference.kind !== "release" || (await privilege()) !== "none") return [];
  if ((await entries(cache)).some(({ name }) => name === reference.release.name)) return [];
  const problem = `building ${reference.release.name} from packages needs root or sudo, and there is neither`;
  return [
    { subject: "base-image", problem, remedy: "Run it with sudo, or give a cloud image: --base-image ./image.qcow2" },
  ];
}

/** Looks into a local image as `resolveBaseImage` does before it takes it; without qemu-img that has to wait. */
async function checkImage(path: string): Promise<Problem[]> {
  const scratch = await mkdtemp(join(tmpdir(), "slipway-look-"));
  try {
    await inspectImage(path, basename(path), scratch);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.message.includes("is not installed")) return [];
    return [{ subject: "base-image", problem: error.message, remedy: error.remedy }];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const NAMES = RELEASES.map(({ name }) => name).join(", ");

async function checkFile(subject: string, path: string): Promise<Problem[]> {
  try {
    const stats = await stat(path);
    if (!stats.isFile())
      return [{ subject, problem: `${quoted(path)} is no file.`, remedy: "Give the path of a file." }];
    await access(path, constants.R_OK);
    return [];
  } catch (error) {
    if (codeOf(error) === "EACCES")
      return [{ subject, problem: `${quoted(path)} may not be read.`, remedy: `Run: chmod a+r ${path}` }];
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR") throw error;
    return [
      {
        subject,
        problem: `${quoted(path)} does not exist.`,
        remedy: `Check the path${subject === "base-image" ? `; or one of ${NAMES}` : ""}.`,
      },
    ];
  }
}

function isMirror(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ["http:", "https:"].includes(url.protocol) && url.username === "" && url.password === "";
}

function quoted(text: string): string {
  return `“${text}”`;
}
