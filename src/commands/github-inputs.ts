import { optionalText } from "../declare/kinds.ts";

/** Which repository of GitHub, and by whose rights. */
export const githubPlace = {
  githubToken: optionalText({
    description:
      "Token for GitHub. Default: the job's own, with the permissions that the job has; elsewhere GH_TOKEN or GITHUB_TOKEN.",
    secret: true,
    stepDefault: `\${{ github.token }}`,
  }),
  repository: optionalText({
    description:
      "Repository on GitHub. Default: the workflow's own; elsewhere GITHUB_REPOSITORY, or what git calls origin.",
    example: "octo/data-lab",
    pattern: /^[\w.-]+\/[\w.-]+$/,
    rule: "write owner/name",
  }),
};
