import { choice, flag, optionalChoice, optionalFlag, optionalText } from "../declare/kinds.ts";
import { NOTES_MODES } from "../release/body/place.ts";
import { LARGE_FILES } from "../release/files/request.ts";
import { awsAccess, RELEASE_FOLDER } from "./inputs.ts";

/** Inputs of commands that write a release on GitHub: its files, and what it says. */

export const releaseFiles = {
  releaseFolder: optionalText({
    description: RELEASE_FOLDER,
    example: "release",
  }),
  files: optionalText({
    description:
      "Files by glob, a line each or separated by commas; s3://BUCKET/KEY takes one from S3. path#Label shows a label in place of the name. What matches nothing is an error.",
    example: "dist/*.iso, docs/manual.pdf#Manual",
  }),
  largeFiles: optionalChoice(LARGE_FILES, {
    description:
      "Files of 2 GiB and more, which GitHub does not take: split makes parts with scripts that join them, link lists where else they lie, fail ends the run. Default: link where link-base is given, else split.",
  }),
  linkBase: optionalText({
    description: "Address below which large files can be downloaded by their names.",
    example: "https://downloads.example.com/1.4.0",
  }),
  overwrite: flag({
    description:
      "Replace files of a published release that have another content. A draft's are replaced in any case; an immutable release's never.",
  }),
  checksumsFile: optionalText({
    description:
      "File that the checksums of all files in the release are written to, for subject-checksums of actions/attest-build-provenance. Default: SHA256SUMS in the job's temporary folder, none in a terminal.",
    example: "dist/SHA256SUMS",
  }),
  ...awsAccess,
};

export const releaseWords = {
  releaseName: optionalText({
    description:
      "Title of the release. Default for a new one: product and version of the release folder, else the tag.",
    example: "Data Lab 1.4.0",
  }),
  prerelease: optionalFlag({
    description: "Mark it as not ready for production. Default: as it is; a new one is not.",
  }),
  notes: optionalText({ description: "Text for the notes, in Markdown." }),
  notesFile: optionalText({ description: "File with such a text; it follows notes.", example: "notes.md" }),
  changelog: optionalText({
    description:
      "Changelog whose section for this tag or version goes into the notes; or a folder with a file changes_VERSION.md.",
    example: "CHANGELOG.md",
  }),
  notesMode: choice(NOTES_MODES, {
    description:
      "What becomes of notes that are there. append: ours follow them; replace: ours take their place; keep: ours are written only where there are none. A rerun changes only our own part.",
    default: "append",
  }),
  generateNotes: flag({ description: "Add what GitHub writes from merged pull requests." }),
  previousTag: optionalText({
    description: "Tag that these notes count from; with generate-notes. Default: GitHub chooses.",
    example: "v1.3.0",
  }),
  dockerImage: optionalText({
    description: "Docker image that belongs to the release, as docker pull takes it.",
    example: "octo/data-lab:1.4.0",
    pattern: /^[\w.-]+(?:[/:@][\w.-]+)*$/,
    rule: "write it as docker pull takes it",
  }),
  attested: flag({
    description:
      "The workflow attests where the files come from (actions/attest-build-provenance): the notes say how to verify it.",
  }),
};

/** What such a command hands on. */
export const releaseOutputs = {
  releaseId: "Number of the release.",
  releaseUrl: "Address of its page.",
  uploadUrl: "Address for further uploads, as update-release and start-release-build take it.",
  tag: "Its tag.",
  published: "true, or false for a draft.",
  assets: { description: "Its files as JSON: name, size, digest, url, and what was done.", kind: "json" },
  uploaded: { description: "Number of files that were uploaded.", kind: "number" },
  skipped: { description: "Number of files that were there already.", kind: "number" },
  checksums: "Path of the file with the checksums of all files.",
} as const;
