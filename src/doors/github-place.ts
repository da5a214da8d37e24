import { type Problem, throwProblems } from "../base/errors.ts";
import type { GitHubSettings } from "../declare/context.ts";
import { readOrigin } from "./origin.ts";
import type { Environment } from "./source.ts";

/** Addresses of GitHub itself; a runner of another server names both (GitHub Docs, "Default environment variables"). */
const API = "https://api.github.com";
const SERVER = "https://github.com";

export interface GitHubPlace {
  token: string;
  repository: { owner: string; repo: string };
  /** Addresses without a slash at the end. */
  api: string;
  server: string;
}

/**
 * Token and repository: as given, else as the environment says, else as git says of the folder. Of the two variables
 * GH_TOKEN goes first, as with GitHub's own command line ("gh help environment").
 * @param originOf reads the repository that git calls origin on that server; asked only where nobody else names one.
 * @throws ProblemsError where one of them is missing or none.
 */
export async function resolveGitHubPlace(
  settings: GitHubSettings,
  environment: Environment,
  originOf: (server: string) => Promise<string | undefined>,
): Promise<GitHubPlace> {
  const api = address(environment.GITHUB_API_URL || API);
  const server = address(environment.GITHUB_SERVER_URL || SERVER);
  const token = settings.githubToken || environment.GH_TOKEN || environment.GITHUB_TOKEN || "";
  const named = settings.repository || environment.GITHUB_REPOSITORY || (await originOf(server)) || "";
  const [owner = "", repo = "", ...rest] = named.split("/");
  const whole = owner !== "" && repo !== "" && rest.length === 0;
  throwProblems([...(token === "" ? [tokenProblem(environment)] : []), ...(whole ? [] : [repositoryProblem(named)])]);
  return { token, repository: { owner, repo }, api, server };
}

/** The repository that git calls origin in that folder, where it lies on the server. */
export function originIn(folder: string): (server: string) => Promise<string | undefined> {
  return (server) => readOrigin(folder, server);
}

function address(text: string): string {
  return text.replace(/\/+$/, "");
}

function tokenProblem(environment: Environment): Problem {
  return {
    subject: "github-token",
    problem: "must be given: neither GH_TOKEN nor GITHUB_TOKEN is set",
    remedy:
      environment.GITHUB_ACTIONS === "true"
        ? `In the step that calls the command line: env: GH_TOKEN: \${{ github.token }}`
        : 'With GitHub\'s command line: export GH_TOKEN="$(gh auth token)"',
  };
}

function repositoryProblem(named: string): Problem {
  return {
    subject: "repository",
    problem: named === "" ? "must be given: neither the environment nor git names one" : `“${named}” is no owner/name`,
    remedy: "Name the repository on GitHub, such as octo/data-lab.",
  };
}
