import { exampleOf } from "../description.ts";
import type { World } from "../world.ts";

/** An example of GitHub's, with the addresses and the name of this repository. */
export function example(world: World, name: string): Record<string, unknown> {
  const [owner = "", repo = ""] = world.repository.split("/");
  const text = JSON.stringify(exampleOf(name))
    .replaceAll("https://api.github.com", world.urls.api)
    .replaceAll("https://github.com", world.urls.server)
    .replaceAll("octocat/Hello-World", world.repository)
    .replaceAll('"Hello-World"', JSON.stringify(repo))
    .replaceAll('"login":"octocat"', `"login":${JSON.stringify(owner)}`);
  return JSON.parse(text);
}

export const inRepo = (world: World) => `${world.urls.api}/repos/${world.repository}`;
export const nodeId = (kind: string, id: number | string) => Buffer.from(`${kind}:${id}`).toString("base64url");

export function renderUser(world: World, login = "github-actions[bot]"): object {
  return { ...example(world, "simple-user"), login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}
