import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import type { Problem } from "../../../base/errors.ts";
import { codeOf } from "../../../base/errors.ts";
import type { BaseImageRequest } from "../../provider.ts";
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
  if (reference.kind === "path") problems.push(...(await checkFile("base-image", reference.path)));
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
