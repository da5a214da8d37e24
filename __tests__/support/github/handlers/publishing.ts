import { type FieldError, invalid } from "../answer.ts";
import { type Release, timestamp, type World } from "../world.ts";

/** GitHub's own limit, told by its error. */
const LONGEST_BODY = 125_000;

const wrong = (code: string, name?: string, message?: string): FieldError => ({
  resource: "Release",
  code,
  ...(name !== undefined && { field: name }),
  ...(message !== undefined && { message }),
});

/** What is refused for drafts too. The target is looked at even where the tag is there. */
export async function refuseInvalid(world: World, release: Release): Promise<void> {
  if ([...(release.body ?? "")].length > LONGEST_BODY) {
    throw invalid(wrong("custom", "body", `body is too long (maximum is ${LONGEST_BODY} characters)`));
  }
  if (!/^(?![-./])(?!.*(\.\.|\/\/|@\{|\.lock(\/|$)))[^\s~^:?*[\\\p{Cc}]+(?<![./])$/u.test(release.tag)) {
    throw invalid(
      wrong("custom", "tag_name", "tag_name is not a valid tag"),
      wrong("custom", "tag_name", "tag_name is not well-formed"),
    );
  }
  if (!(await world.git.commit(release.target))) throw invalid(wrong("invalid", "target_commitish"));
}

/** @throws 422 where a release is to be the latest and cannot be */
export function refuseLatest({ draft, prerelease }: Release, wanted: unknown): void {
  if (wanted !== "true" || !(draft || prerelease)) return;
  throw invalid(wrong("custom", "make_latest", "Latest release cannot be draft or prerelease"));
}

/** @throws 422 for what can no longer be changed: title and text can */
export function refuseLocked(release: Release, changed: Release): void {
  if (!release.immutable) return;
  const refuse = (name: string) => {
    throw invalid(wrong("custom", name, `${name} cannot be changed when release is immutable`));
  };
  if (changed.draft) refuse("state");
  if (changed.tag !== release.tag) refuse("tag_name");
  if (changed.target !== release.target) refuse("target_commitish");
}

/** One published release a tag; the tag is made unless it is there; the release has the date of its commit. */
export async function publish(world: World, release: Release): Promise<void> {
  const others = world.releases.filter(({ id, tag, draft }) => id !== release.id && tag === release.tag && !draft);
  if (others.length > 0) throw invalid(wrong("already_exists", "tag_name"));
  if (world.burntTags.has(release.tag)) {
    throw invalid(
      wrong("custom", "tag_name", "tag_name was used by an immutable release"),
      wrong("custom", undefined, "Published releases must have a valid tag"),
    );
  }
  const [tagged, target] = await Promise.all([
    world.git.commit(`tags/${release.tag}`),
    world.git.commit(release.target),
  ]);
  if (!tagged && target) await world.git.setRef(`tags/${release.tag}`, target.sha);
  release.createdAt = utc((tagged ?? target)?.committer.date) ?? release.createdAt;
  release.publishedAt ??= timestamp();
  if (!world.immutableReleases) return;
  release.immutable = true;
  world.burntTags.add(release.tag);
}

function utc(date: string | undefined): string | undefined {
  return date === undefined ? undefined : new Date(date).toISOString().replace(/\.\d+Z$/, "Z");
}
