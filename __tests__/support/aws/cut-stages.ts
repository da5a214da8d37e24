import { allProcesses } from "../processes.ts";
import { awaits, type Cut, type CutRun, waitsAfter } from "./cut-short.ts";
import { type Control, REGION } from "./emulator.ts";

const MINUTE = 60_000;

/** So long takes what is to be under way when the run is cancelled: longer than any test. */
const HELD = 30 * MINUTE;

/** Another Region, for copies. */
const FAR = "us-west-2";

/** A stage at which a run is cut short. */
export interface Stage extends Cut {
  name: string;
  /** Holds the stage up. */
  timings?: NonNullable<Control["timings"]>;
  reached: (run: CutRun) => boolean | Promise<boolean>;
  /** Deletes that what exists at that stage needs. */
  deletes: readonly string[];
}

const MACHINE = [`DeleteStack ${REGION}`, `DeleteKeyPair ${REGION}`];

const playbookRuns = async ({ place }: CutRun) =>
  (await allProcesses()).some(
    ({ command }) => command.startsWith("ansible-playbook") && command.includes(place.folder),
  );

/** Every stage of create-vm and setup-ec2 at which something is under way in AWS. */
export const STAGES: readonly Stage[] = [
  {
    name: "the checks before anything is made",
    reached: ({ front }) => front.calls.some(({ operation }) => operation.startsWith("Describe")),
    deletes: [],
  },
  {
    name: "the making of the stack",
    timings: { stackResource: HELD },
    reached: awaits("CreateStack", "DescribeStacks"),
    deletes: MACHINE,
  },
  {
    name: "the start of the instance",
    timings: { instancePending: HELD },
    reached: awaits("CreateStack", "DescribeStacks"),
    deletes: MACHINE,
  },
  {
    name: "the wait for SSH",
    silent: true,
    reached: ({ guest }) => guest.asked() > 0,
    deletes: MACHINE,
  },
  {
    name: "the installation",
    env: { GUEST_DOUBLE_PLAYBOOK: "hang" },
    reached: playbookRuns,
    deletes: MACHINE,
  },
  {
    name: "the stop of the machine",
    timings: { instanceStopping: HELD },
    reached: (run) =>
      awaits("StopInstances", "DescribeInstances")(run) && awaits("PutObject", "DescribeInstances")(run),
    deletes: [...MACHINE, `DeleteObjects ${REGION}`],
  },
  {
    name: "the wait for the AMI",
    timings: { image: HELD },
    reached: waitsAfter("CreateImage"),
    deletes: [...MACHINE, `DeregisterImage ${REGION}`, `DeleteObjects ${REGION}`],
  },
  {
    name: "the export",
    timings: { export: HELD },
    reached: awaits("ExportImage", "HeadObject"),
    deletes: [`CancelExportTask ${REGION}`, `DeregisterImage ${REGION}`, `DeleteObjects ${REGION}`],
  },
  {
    name: "the naming of the exported object",
    held: ["CopyObject"],
    reached: ({ front }) => front.calls.some(({ operation }) => operation === "CopyObject"),
    deletes: [`DeregisterImage ${REGION}`, `DeleteObjects ${REGION}`],
  },
  {
    name: "the copy to another Region",
    inputs: { "copy-to-regions": FAR },
    timings: { copyImage: HELD },
    reached: waitsAfter("CopyImage", FAR),
    deletes: [`DeregisterImage ${REGION}`, `DeregisterImage ${FAR}`, `DeleteObjects ${REGION}`],
  },
  {
    name: "the making of the stack of setup-ec2",
    command: "setup-ec2",
    timings: { stackResource: HELD },
    reached: awaits("CreateStack", "DescribeStacks"),
    deletes: MACHINE,
  },
  {
    name: "the wait for SSH of setup-ec2",
    command: "setup-ec2",
    silent: true,
    reached: ({ guest }) => guest.asked() > 0,
    deletes: MACHINE,
  },
];

/** @throws Error where there is no stage of that name. */
export function stageNamed(name: string): Stage {
  const stage = STAGES.find((one) => one.name === name);
  if (!stage) throw new Error(`There is no stage ${name}.`);
  return stage;
}
