import type * as cloudformation from "@aws-sdk/client-cloudformation";
import type * as ec2 from "@aws-sdk/client-ec2";
import type * as scheduler from "@aws-sdk/client-scheduler";
import type { InputOf, OperationOf, OutputOf, Service } from "../../../src/aws/port.ts";
import { DURATIONS, draw } from "./durations.ts";

/** Something that takes time, with the truth about when it was over: what no client can know before it looks. */
export interface Phase {
  /** `image`, `export`, … as in `DURATIONS`, or `stack`. */
  kind: string;
  id: string;
  began: number;
  /** When it was over. */
  ended: number;
  /** When a client first got an answer that says so; undefined: nobody looked. */
  noticed?: number;
}

export interface S3Object {
  size: number;
  modified: Date;
  /** Small ones only; exported disks have none. */
  body?: string;
  etag: string;
}

export interface Upload {
  key: string;
  id: string;
  begun: Date;
  parts: Map<number, number>;
}

export interface Bucket {
  name: string;
  region: string;
  objects: Map<string, S3Object>;
  uploads: Map<string, Upload>;
}

export interface SimStack extends cloudformation.Stack {
  StackName: string;
  StackId: string;
  StackStatus: cloudformation.StackStatus;
  resources: cloudformation.StackResourceSummary[];
}

export interface SimInstance extends ec2.Instance {
  InstanceId: string;
  /** When its SSH server answers, and when its first boot is over, milliseconds since the epoch; undefined before it runs. */
  answers?: number;
  booted?: number;
}

/** What there is in one Region of the account, in the shapes in which it is described. */
export interface Region {
  name: string;
  stacks: Map<string, SimStack>;
  instances: Map<string, SimInstance>;
  volumes: Map<string, ec2.Volume & { VolumeId: string }>;
  keyPairs: Map<string, ec2.KeyPairInfo & { KeyName: string }>;
  securityGroups: Map<string, ec2.SecurityGroup & { GroupId: string }>;
  launchTemplates: Map<string, ec2.LaunchTemplate & { LaunchTemplateId: string }>;
  images: Map<string, ec2.Image & { ImageId: string }>;
  snapshots: Map<string, ec2.Snapshot & { SnapshotId: string }>;
  exportTasks: Map<string, ec2.ExportImageTask & { ExportImageTaskId: string; began: number; ends: number }>;
  scheduleGroups: Map<string, scheduler.ScheduleGroupSummary & { Name: string; tags: scheduler.Tag[] }>;
}

/** What a handler works with, for one call. */
export interface Scene {
  region: Region;
  regionOf(name: string): Region;
  buckets: Map<string, Bucket>;
  account: string;
  /** Export tasks that may run at the same time. */
  exportsAtOnce: number;
  now(): number;
  /** Something that happens at a time without being a phase of its own. */
  at(time: number, event: () => void): void;
  random(): number;
  /** A new id: `ami-0000000000000001`. */
  id(kind: string): string;
  /** Begins a phase; `over` happens when it ends. */
  begin(kind: string, id: string, milliseconds: number, over: () => void): Phase;
  /** Says that the answer shows the end of what goes on under this id. */
  shows(id: string): void;
  /** Lets the answer come so much later, milliseconds: what the call itself does takes its time. */
  takes(milliseconds: number): void;
  /** The answer that was given under this client token, or the one that is made now. */
  once<T>(token: string | undefined, make: () => T): T;
}

export function emptyRegion(name: string): Region {
  return {
    name,
    stacks: new Map(),
    instances: new Map(),
    volumes: new Map(),
    keyPairs: new Map(),
    securityGroups: new Map(),
    launchTemplates: new Map(),
    images: new Map(),
    snapshots: new Map(),
    exportTasks: new Map(),
    scheduleGroups: new Map(),
  };
}

/** What answers the operations of a service. */
export type CallTable<S extends Service> = {
  [O in OperationOf<S>]?: (input: InputOf<S, O>, scene: Scene) => Omit<OutputOf<S, O>, "$metadata">;
};

/** How long something takes this time, milliseconds. */
export function takesTime(scene: Scene, kind: keyof typeof DURATIONS): number {
  return draw(scene.random, DURATIONS[kind]);
}
