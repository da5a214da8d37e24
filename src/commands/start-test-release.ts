import { throwProblems } from "../base/errors.ts";
import { RUN_BUILD } from "../codebuild/calls.ts";
import { ownVersion } from "../codebuild/own-version.ts";
import { defineCommand } from "../declare/command.ts";
import { newAssetId } from "../pipeline/asset-id.ts";
import { guardDraft } from "../pipeline/draft-guard.ts";
import { type DraftState, rememberDraft } from "../pipeline/draft-state.ts";
import { runCodeBuild } from "../pipeline/run-codebuild.ts";
import { DRAFT_ROUTES, openTestDraft, testName } from "../pipeline/test-draft.ts";
import { requestFrom } from "./codebuild-inputs.ts";
import { releaseBuild, releaseBuildOutputs, toldProblems, variablesFor } from "./release-build-inputs.ts";

/** Tries a release inside CodeBuild, on a draft that is never published. */
export const startTestRelease = defineCommand({
  name: "start-test-release",
  summary: "Tries a release inside AWS CodeBuild: makes a draft for it, keeps the AMIs private, publishes nothing.",
  description:
    "Names begin with test-, so that neither images nor draft are taken for those of a release. When the test has succeeded, its draft stays for people to look at. After a failure or a cancel it is removed; with wait: false it stays in any case. Images stay in AWS until tear-down with deliverables.",
  kind: "release",
  providers: ["aws"],
  aws: [...RUN_BUILD],
  github: [...DRAFT_ROUTES],
  inputs: releaseBuild,
  outputs: releaseBuildOutputs,
  check: async (given, context) => toldProblems(given, context),
  async run(given, context) {
    const { signal, clock, source } = context;
    const own = given.sourceVersion === undefined ? ownVersion(await context.event(), source.commit) : undefined;
    throwProblems(own?.problems ?? []); // Before AWS is asked, which a fork's run may not do.
    const github = await context.openGitHub(given);
    const version = newAssetId(given.assetId, context);
    const assetId = testName(version);
    let state: DraftState | undefined;
    let draft: { releaseId: string; releaseUrl: string } | undefined;

    const prepare = async () => {
      const { release } = await openTestDraft({ assetId, version }, { github, clock, signal }, (known) => {
        state = known;
        rememberDraft(context, known);
      });
      draft = { releaseId: String(release.id), releaseUrl: release.html_url };
      context.handOn({ ...draft, assetId });
      context.progress.info(`Draft: ${release.html_url}`);
      return variablesFor(given, { release, assetId, makePublic: false, github }, context).variables;
    };
    const request = {
      ...requestFrom(given),
      kind: "build" as const,
      variables: [],
      problems: toldProblems(given, context),
      commit: own?.version,
      prepare,
    };
    const result = await guardDraft({ github, state: () => state }, context, () => runCodeBuild(request, context));
    if (draft) context.say(`The draft is not published: ${draft.releaseUrl}`);
    if (!given.wait) context.say("Nobody waits for the build: where it fails, the draft is yours to remove.");
    return { ...draft, assetId, ...result };
  },
});
