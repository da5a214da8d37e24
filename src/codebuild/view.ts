import type { OutputOf } from "../aws/port.ts";
import type { BuildRef } from "./deps.ts";
import { type LogsView, logsOf } from "./logs-place.ts";

type Build = NonNullable<OutputOf<"codebuild", "BatchGetBuilds">["builds"]>[number];
type Batch = NonNullable<OutputOf<"codebuild", "BatchGetBuildBatches">["buildBatches"]>[number];
type Phase = NonNullable<Build["phases"]>[number] | NonNullable<Batch["phases"]>[number];

/** A phase as CodeBuild tells of it. */
export interface PhaseView {
  /** `BUILD`. */
  name: string;
  /** `SUCCEEDED`; undefined while it goes on. */
  status?: string | undefined;
  seconds?: number | undefined;
  /** What CodeBuild says about a failure: code and message. */
  context?: string | undefined;
}

/** A build of a batch. */
export interface MemberView {
  /** Its name in the batch's buildspec. */
  identifier: string;
  /** Id of its build; undefined until it has one. */
  id?: string | undefined;
  status: string;
}

/** A build or a batch at one moment, whichever it is. */
export interface BuildView extends BuildRef {
  /** `IN_PROGRESS`, `SUCCEEDED`, `FAILED`, `FAULT`, `TIMED_OUT`, `STOPPED`. */
  status: string;
  /** Nothing of it changes any more. */
  complete: boolean;
  phases: readonly PhaseView[];
  /** Where its log is; a batch has none of its own. */
  logs: LogsView;
  /** In the order in which the batch has them; none of a build. */
  members: readonly MemberView[];
  /** Milliseconds since the epoch. */
  started?: number | undefined;
  /** Value of a variable of its environment in plain text; undefined where there is none. */
  variable(name: string): string | undefined;
}

/** @throws TypeError for a build without an id, which the API does not know. */
export function viewBuild(build: Build): BuildView {
  return {
    ...{ kind: "build", id: idOf(build), status: build.buildStatus ?? "IN_PROGRESS" },
    complete: build.buildComplete ?? build.endTime !== undefined,
    phases: viewPhases(build.phases),
    logs: logsOf(build.logs),
    members: [],
    started: build.startTime?.getTime(),
    variable: (name) => plainValue(build, name),
  };
}

/** @throws as `viewBuild` */
export function viewBatch(batch: Batch): BuildView {
  return {
    ...{ kind: "batch", id: idOf(batch), status: batch.buildBatchStatus ?? "IN_PROGRESS" },
    complete: batch.complete ?? batch.endTime !== undefined,
    phases: viewPhases(batch.phases),
    logs: { kind: "none" },
    members: (batch.buildGroups ?? []).flatMap(viewMembers),
    started: batch.startTime?.getTime(),
    variable: (name) => plainValue(batch, name),
  };
}

function idOf({ id }: { id?: string | undefined }): string {
  if (id === undefined) throw new TypeError("CodeBuild told of a build without an id.");
  return id;
}

/** Phases that are none: they say that all is over, and how (CodeBuild API, BuildPhase and BuildBatchPhase). */
const ENDS: ReadonlySet<string> = new Set(["COMPLETED", "SUCCEEDED", "FAILED", "FAULT", "TIMED_OUT", "STOPPED"]);

function viewPhases(phases: readonly Phase[] = []): PhaseView[] {
  return phases.map(viewPhase).filter(({ name }) => !ENDS.has(name));
}

function viewPhase({ phaseType, phaseStatus, durationInSeconds, contexts = [] }: Phase): PhaseView {
  const said = contexts.map(({ statusCode = "", message = "" }) => [statusCode, message].filter(Boolean).join(": "));
  return {
    name: phaseType ?? "?",
    status: phaseStatus,
    seconds: durationInSeconds,
    context: said.filter(Boolean).join("\n") || undefined,
  };
}

/** Builds of one group: those that were tried before, and the one that counts. */
function viewMembers(group: NonNullable<Batch["buildGroups"]>[number]): MemberView[] {
  const { identifier = "?", priorBuildSummaryList: earlier = [], currentBuildSummary: current } = group;
  const all = [...earlier, ...(current ? [current] : [])];
  return all.map(({ arn, buildStatus = "IN_PROGRESS" }, index) => ({
    identifier: index === 0 ? identifier : `${identifier}, try ${index + 1}`,
    // arn:aws:codebuild:region:account:build/project:uuid
    id: arn?.replace(/^.*:build\//, ""),
    status: buildStatus,
  }));
}

function plainValue({ environment }: Pick<Build, "environment"> | Pick<Batch, "environment">, name: string) {
  return environment?.environmentVariables?.find((variable) => variable.name === name)?.value;
}
