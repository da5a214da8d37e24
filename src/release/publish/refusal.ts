import { UserError } from "../../base/errors.ts";
import { type GitHubError, isGitHub, isRefusal } from "../../github/error.ts";

/**
 * GitHub's refusal of a release in words that say what to do; everything else as it is.
 * @param target branch or commit that the tag was to be made at.
 */
export function inWords(error: unknown, tag: string, target?: string | undefined): unknown {
  if (isGitHub(error, "missing")) {
    return new UserError(
      `GitHub does not let this token make a release of ${tag}: ${error.message}`,
      "It says so where the repository cannot be written to, and where the tag's commit changes workflow files: then the token needs the permission workflows: write, which a job's own token never has. Give github-token one that has it, or push the tag first.",
      { cause: error },
    );
  }
  if (!isGitHub(error, "invalid")) return error;
  const { message, remedy } = reason(error, tag, target) ?? {};
  return message === undefined ? error : new UserError(message, remedy ?? "", { cause: error });
}

function reason(error: GitHubError, tag: string, target: string | undefined) {
  if (says(error, /immutable release/i)) {
    return {
      message: `The tag ${tag} belonged to an immutable release, and can never be used again.`,
      remedy: "Release under a new tag. Deleting the release does not free its tag.",
    };
  }
  const refused = (code: string, field: string) => isRefusal(error, code, field);
  if (refused("already_exists", "tag_name")) {
    return {
      message: `Somebody else published a release of ${tag} meanwhile.`,
      remedy: "Run again: it goes on with that release, and tells what is different. Then delete the draft.",
    };
  }
  if (refused("invalid", "target_commitish")) {
    return {
      message: `GitHub knows no branch or commit ${target ?? ""} for the tag ${tag}.`,
      remedy: "Push it first, or name another target.",
    };
  }
  if (says(error, /rule violations|creations being restricted|valid tag/i)) {
    return {
      message: `GitHub does not let the tag ${tag} be made: ${error.message}`,
      remedy:
        "A ruleset of the repository forbids it: push the tag by somebody who may, or let the workflow bypass it.",
    };
  }
  return undefined;
}

function says(error: GitHubError, pattern: RegExp): boolean {
  return [error.message, ...(error.facts.errors ?? []).map(({ message }) => message ?? "")].some((text) =>
    pattern.test(text),
  );
}
