import { refused } from "../answer.ts";
import type { World } from "../world.ts";

/**
 * Notes as "Generate release notes" makes them, in their simplest form: no pull requests, and the link to all changes since
 * the tag before, which is the one of the last published release where nothing is said.
 * @throws 422 where the tag before is not there
 */
export async function notesOf(
  world: World,
  { tag, previous }: { tag: string; previous?: string },
): Promise<{ name: string; body: string }> {
  if (previous !== undefined && !(await world.git.ref(`tags/${previous}`))) {
    throw refused(422, "Invalid previous_tag parameter");
  }
  const published = world.releases.filter((release) => !release.draft && release.tag !== tag);
  const before =
    previous ?? published.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt)).at(-1)?.tag;
  const site = `${world.urls.server}/${world.repository}`;
  const link = before === undefined ? `${site}/commits/${tag}` : `${site}/compare/${before}...${tag}`;
  return { name: tag, body: `## What's Changed\n* Changes of ${tag}\n\n\n**Full Changelog**: ${link}` };
}
