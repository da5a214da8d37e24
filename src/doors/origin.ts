import { git } from "./source.ts";

/** `https://host/owner/name.git`, `ssh://git@host:22/owner/name`, `git@host:owner/name.git` (git-clone(1), "GIT URLS"). */
const ADDRESS =
  /^(?:[a-z+]+:\/\/(?:[^@/]*@)?(?<host>[^/:]+)(?::\d+)?\/|(?:[^@/]+@)?(?<scpHost>[^/:]+):\/?)(?<path>.+?)(?:\.git)?\/?$/i;

/** The repository `owner/name` that git calls origin in a folder; undefined where it does not lie on that server. */
export async function readOrigin(folder: string, server: string): Promise<string | undefined> {
  const url = await git(folder, "remote", "get-url", "origin");
  return url === undefined ? undefined : repositoryOf(url, server);
}

/** `owner/name` of a remote's address on that server. GitHub also takes SSH at ssh.github.com, for firewalls. */
export function repositoryOf(remote: string, server: string): string | undefined {
  const { host, scpHost, path = "" } = ADDRESS.exec(remote)?.groups ?? {};
  const found = (host ?? scpHost ?? "").toLowerCase().replace(/^ssh\.(?=github\.com$)/, "");
  return found === URL.parse(server)?.hostname && /^[^/]+\/[^/]+$/.test(path) ? path : undefined;
}
