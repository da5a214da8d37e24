import type { Problem } from "../base/errors.ts";
import { inert } from "../base/markdown.ts";
import { RUN_BATCH, RUN_BUILD } from "../codebuild/calls.ts";
import { readEnvironment } from "../codebuild/environment.ts";
import { STATUS_ROUTES, statusWriter } from "../codebuild/status.ts";
import { decideTrigger, TRIGGER_ROUTES, type Trigger } from "../codebuild/trigger.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { flag } from "../declare/kinds.ts";
import type { BuildRequest } from "../pipeline/build-request.ts";
import { runCodeBuild as runBuild } from "../pipeline/run-codebuild.ts";
import { buildFollowing, buildOverrides, buildProblems, buildSource, requestFrom } from "./codebuild-inputs.ts";
import { githubPlace } from "./github-inputs.ts";
import { awsAccess, WAIT } from "./inputs.ts";
import { commitStatus, trigger } from "./trigger-inputs.ts";

const inputs = {
  ...buildSource,
  ...trigger,
  ...buildOverrides,
  batch: flag({ description: "Start a batch of builds, as the buildspec's batch part has them." }),
  wait: flag({ description: WAIT, default: "true" }),
  ...buildFollowing,
  ...commitStatus,
  ...githubPlace,
  ...awsAccess,
};

type Given = ValuesOf<typeof inputs>;

/** Starts a build of CodeBuild where the commit asks for one, and follows it to its end. */
export const runCodebuild = defineCommand({
  name: "run-codebuild",
  summary: "Starts an AWS CodeBuild build where the commit is marked, shows its log, and ends as it ends.",
  description:
    "Whether it starts is decided by the head commit's message, a label, or by hand; triggered and reason tell. The build's id is an output as soon as there is one. Each phase is a group of the log. A cancelled run stops the build, and so does the end of the job where the step was killed.",
  kind: "release",
  providers: ["aws"],
  aws: [...RUN_BUILD, ...RUN_BATCH],
  github: [...TRIGGER_ROUTES, ...STATUS_ROUTES],
  inputs,
  outputs: {
    triggered: "true where a build was started, else false.",
    reason: "Why it was started, or why not, as a sentence.",
    buildId: "Id of the build or batch; known as soon as it is started.",
    buildUrl: "Address of the build in the console.",
    buildStatus:
      "How it ended: SUCCEEDED, FAILED, FAULT, TIMED_OUT, STOPPED; IN_PROGRESS where its end is not awaited.",
    logUrl: "Address of its log, as soon as there is one.",
  },
  check: async (given, context) => problemsOf(given, context),
  async run(given, context) {
    const event = await context.event();
    const { marker, label, allowForks, onlyMarked } = given;
    const { triggered, reason, commit, sourceVersion } = await decideTrigger(
      { marker, label, allowForks, onlyMarked },
      event,
      {
        github: () => context.openGitHub(given),
        signal: context.signal,
      },
    );
    const decided = { triggered: String(triggered), reason };
    context.handOn(decided);
    const said = triggered ? reason : `No build is started. ${reason}`;
    context.say(said);
    context.summarize(`${inert(said)}\n`);
    if (!triggered) return decided;
    return { ...decided, ...(await runBuild(await requestOf(given, { commit, sourceVersion }, context), context)) };
  },
});

function problemsOf(given: Given, context: Context): Problem[] {
  const { problems } = readEnvironment(given.env ?? "", context);
  return [...problems, ...buildProblems(given, context), ...statusProblems(given)];
}

function statusProblems({ wait, commitStatus: wanted }: Given): Problem[] {
  if (wait || !wanted) return [];
  const problem = "without wait nobody is there to say how the build ended";
  return [{ subject: "commit-status", problem, remedy: "Leave it out, or leave out wait: false." }];
}

/** @param head of the run: its commit, and how CodeBuild finds it. */
async function requestOf(
  given: Given,
  head: Pick<Trigger, "commit" | "sourceVersion">,
  context: Context,
): Promise<BuildRequest> {
  const { commit } = head;
  const { variables } = readEnvironment(given.env ?? "", context);
  return {
    ...requestFrom(given),
    kind: given.batch ? "batch" : "build",
    commit: head.sourceVersion,
    variables,
    problems: problemsOf(given, context),
    status: commit === undefined || !given.commitStatus ? undefined : await statusAt(commit, given, context),
  };
}

async function statusAt(commit: string, given: Given, context: Context): Promise<BuildRequest["status"]> {
  const github = await context.openGitHub(given);
  const { owner, repo } = github.repository;
  const warn = (text: string) => context.progress.warning(text);
  const writer = statusWriter({ github, commit, context: given.statusContext, warn });
  return { writer, commit, context: given.statusContext, repository: `${owner}/${repo}` };
}
