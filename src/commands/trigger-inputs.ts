import { readMarker } from "../codebuild/marker.ts";
import { flag, optionalText, required, text } from "../declare/kinds.ts";

/** What decides whether an event starts CodeBuild. */
export const trigger = {
  marker: required(
    {
      description:
        "What the head commit's message must have for a push or a pull request to start the build: a text, or a regular expression written /…/flags.",
      default: "[CodeBuild]",
      example: "/\\[codebuild\\]/i",
    },
    readMarker,
  ),
  label: optionalText({
    description: "Label by which a pull request starts the build too, marker or not. Default: none.",
    example: "codebuild",
  }),
  allowForks: flag({
    description:
      "Let pull requests from other repositories start the build. Their commits then run with the rights of your CodeBuild project.",
  }),
  onlyMarked: flag({
    description:
      "Ask for the marker also where the run was started by hand (workflow_dispatch, repository_dispatch) or by a schedule, which start the build without it otherwise.",
  }),
};

/** How a commit shows its build. */
export const commitStatus = {
  commitStatus: flag({
    description:
      "Show the build as a status of its commit, with a link. Takes the permission statuses: write; without it there is a warning, and the build goes on.",
  }),
  statusContext: text({
    description: "Name of the status, which a branch's rules can ask for. Needs commit-status.",
    default: "CodeBuild",
  }),
};
