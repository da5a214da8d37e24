/**
 * The tests' stand-in for GitHub as a process of its own, which writes what is uploaded to disk and hashes it, as GitHub
 * does. Prints its environment as JSON, and removes everything when its standard input ends.
 */
import { githubEnv } from "../__tests__/support/github/env.ts";
import { startGitHub } from "../__tests__/support/github/stand-in.ts";

const github = await startGitHub({ limits: { contentPerMinute: 10_000, contentPerHour: 10_000 } });
const release = await github.addRelease({ tag: "curl", draft: true });
console.log(JSON.stringify({ env: githubEnv(github), uploads: github.urls.uploads, release: release.id }));
process.stdin.on("end", () => void github.close()).resume();
