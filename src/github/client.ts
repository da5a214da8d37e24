import type { Clock } from "../base/clock.ts";
import type { GitHub } from "./port.ts";

export interface GitHubOptions {
  token: string;
  repository: { owner: string; repo: string };
  /** Addresses of API and website, without a slash at the end. */
  api: string;
  server: string;
  clock: Clock;
  /** Version of Slipway, for GitHub's logs. */
  version: string;
  /** Where proxies are named. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Told of waits that people would wonder about. */
  warn(text: string): void;
}

/** GitHub over the network. */
export function createGitHub(options: GitHubOptions): GitHub {
  const { repository, server } = options;
  const soon = async () => Promise.reject(new Error("not yet"));
  return { repository, server, call: soon, all: soon, upload: soon, download: soon };
}
