/** The end of the job: what the step made and nobody removed is removed now, found again by its asset-id. */
import { MACHINE_STATE } from "./base/state-names.ts";

const saved = process.env[`STATE_${MACHINE_STATE}`];
if (saved) {
  const { finishJob } = await import("./doors/post-job.ts");
  await finishJob(saved);
}
