/** Octokit in a module of its own: the build cuts its package down (scripts/lib/shake-packages.mjs), ours stay readable. */
export { Octokit } from "@octokit/rest";
