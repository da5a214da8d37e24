import { MANIFEST_FILE } from "../image/manifest.ts";
import { SBOM_FILE } from "../image/sbom.ts";

/** Checksums of everything else in a release folder. */
export const SUMS_FILE = "SHA256SUMS";

/** The notes for people. */
export const NOTES_FILE = "NOTES.md";

/** The download page. */
export const PAGE_FILE = "index.html";

/** The results of the tests as JUnit XML; absent where nothing was tested. */
export const TESTS_FILE = "tests.xml";

/** What a release folder may have besides its artifacts. */
export const RELEASE_FILES: readonly string[] = [
  MANIFEST_FILE,
  SUMS_FILE,
  SBOM_FILE,
  NOTES_FILE,
  PAGE_FILE,
  TESTS_FILE,
];
