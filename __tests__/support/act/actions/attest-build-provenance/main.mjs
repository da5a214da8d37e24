// Reads subject-checksums as actions/attest does (its src/subject.ts): digest, a blank, a character for the type, the name.
// It signs nothing: what would be signed is kept for the test.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fail, input, output } from "./step.mjs";

if (!process.env.ACTIONS_ID_TOKEN_REQUEST_URL) fail('Failed to get ID token: missing "id-token" permission.');
if (input("subject-path") || input("subject-digest") || !input("subject-checksums"))
  fail("The stand-in knows subject-checksums alone.");
const file = resolve(process.env.GITHUB_WORKSPACE, input("subject-checksums"));
if (!existsSync(file)) fail(`subject checksums file not found: ${file}`);

const subjects = [];
for (const record of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
  const at = record.indexOf(" ");
  if (at < 0) continue;
  const [digest, name] = [record.slice(0, at), record.slice(at + 2)];
  if (!/^[0-9a-f]{64}$/.test(digest)) fail(`Invalid digest: ${digest}`);
  subjects.push({ name, digest: { sha256: digest } });
}
if (subjects.length === 0) fail("no subjects found");
const path = join(process.env.ACT_ATTESTATIONS, `${Date.now()}.json`);
writeFileSync(path, JSON.stringify(subjects, undefined, 2));
output("bundle-path", path);
output("attestation-id", "1");
output("attestation-url", `${process.env.GITHUB_SERVER_URL}/${process.env.GITHUB_REPOSITORY}/attestations/1`);
