/** The end of the job: what the step made and nobody removed is removed now, what it started and nobody ended is stopped. */
import { BUILD_STATE, DRAFT_STATE, MACHINE_STATE } from "./base/state-names.ts";

const machine = process.env[`STATE_${MACHINE_STATE}`];
if (machine) {
  const { finishJob } = await import("./doors/post-job.ts");
  await finishJob(machine);
}
const build = process.env[`STATE_${BUILD_STATE}`];
const draft = process.env[`STATE_${DRAFT_STATE}`];
await Promise.all([
  build && import("./doors/post-build.ts").then(({ finishBuild }) => finishBuild(build)),
  draft && import("./doors/post-draft.ts").then(({ finishDraft }) => finishDraft(draft)),
]);
