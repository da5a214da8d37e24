import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { ProblemsError } from "../../../src/base/errors.ts";
import { collectFiles } from "../../../src/release/files/collect.ts";
import type { Collected, FilesDeps, FilesRequest } from "../../../src/release/files/request.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";

/** A folder for a test file, and what its tests do in it. */
export interface TestFolder {
  path: string;
  /** Writes files, each with its content, and the folders that they lie in. */
  write(files: Record<string, string | Buffer>): Promise<void>;
  /** What is collected from this folder. */
  collect(request: Partial<FilesRequest>, deps?: Partial<FilesDeps>): Promise<Collected>;
  /** What stands against it: subject and problem, remedy left out. */
  problems(request: Partial<FilesRequest>, deps?: Partial<FilesDeps>): Promise<string[]>;
  remove(): Promise<void>;
}

export async function makeFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), "slipway-files-"));
  const collect: TestFolder["collect"] = (request, deps = {}) =>
    collectFiles(
      { workingFolder: path, ...request },
      {
        openAws: () => Promise.reject(new Error("Nothing of this lies in S3.")),
        clock: createVirtualClock(0),
        ...deps,
      },
    );
  return {
    path,
    write: async (files) => {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), content);
      }
    },
    collect,
    problems: async (request, deps) => {
      try {
        await collect(request, deps);
        return [];
      } catch (error) {
        if (error instanceof ProblemsError)
          return error.problems.map(({ subject, problem }) => `${subject}: ${problem}`);
        throw error;
      }
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** All that a stream gives. */
export async function readAll(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

export const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

/** Bytes that differ everywhere. */
export function content(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2654435761) % 2 ** 32, at);
  return bytes;
}
