import { instances, keyPairs, launchTemplates, securityGroups, volumes } from "./compute.ts";
import { exportTasks, images, snapshots } from "./images.ts";
import type { Kind } from "./kind.ts";
import { objects, uploads } from "./objects.ts";
import { schedules } from "./schedules.ts";
import { stacks } from "./stacks.ts";

/** Every type of asset that there can be in AWS. */
export const KINDS: readonly Kind[] = [
  ...[stacks, instances, volumes, keyPairs, securityGroups, launchTemplates, schedules],
  ...[images, snapshots, exportTasks, objects, uploads],
];
