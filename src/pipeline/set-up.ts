import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf, type Problem, throwProblems } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import type { Context, ProviderSettings } from "../declare/context.ts";
import type { Format } from "../providers/format.ts";
import type { BaseImage, Machine, MachineRequest, Plan, Provider } from "../providers/provider.ts";
import { absolute } from "./ansible.ts";
import { newAssetId } from "./asset-id.ts";
import { type Build, saveBuild } from "./build.ts";
import { rememberMachine } from "./machine-state.ts";

/** The inputs by which a machine is made, as the commands declare them. */
export interface SetUpInputs extends ProviderSettings {
  provider: string;
  assetId: string | undefined;
  product?: string | undefined;
  /** Undefined: the provider's default. */
  baseImage: string | undefined;
  baseImageSha256: string | undefined;
  mirror: string | undefined;
  keyring: string | undefined;
  cpus: number;
  memory: number;
  diskSize: number;
  user: string | undefined;
  hostname: string | undefined;
  lease: number;
  caCertificates: string | undefined;
  installTools: boolean | undefined;
}

/** What is known of a machine before it is made. */
export interface Prepared {
  provider: Provider;
  plan: Plan;
  product: string;
  user: string;
  hostname: string;
  certificates: string | undefined;
}

/** How long a machine lives, in the provider's words. */
export type MachineLife = Pick<MachineRequest, "attached" | "stays" | "kept">;

/** What else is to be done with the machine: formats to export, and where to. */
export interface Goal {
  formats: readonly Format[];
  folder?: string | undefined;
}

/** Everything that is wrong with the inputs, this machine's tools, space and names, at once. Makes nothing. */
export async function machineProblems(inputs: SetUpInputs, context: Context, goal: Goal): Promise<Problem[]> {
  const provider = await context.openProvider(inputs.provider, inputs);
  const [certificates, found] = await Promise.all([
    readCertificates(inputs, context),
    provider.preflight(planOf(inputs, context, goal, provider)),
  ]);
  return [...certificates.problems, ...found];
}

/**
 * Installs missing tools if asked for, checks all that can be checked, and decides what was left open.
 * @throws ProblemsError with everything that is wrong, at once.
 */
export async function prepareMachine(
  inputs: SetUpInputs,
  context: Context,
  goal: Goal,
  check: () => Promise<Problem[]>,
): Promise<Prepared> {
  const provider = await context.openProvider(inputs.provider, inputs);
  const plan = planOf(inputs, context, goal, provider);
  const { product } = plan;
  return await context.progress.phase("Check", async (task) => {
    if (inputs.installTools ?? context.onRunner) await provider.installTools(plan, task);
    throwProblems(await check());
    return {
      provider,
      plan,
      product,
      user: loginUser(inputs),
      hostname: inputs.hostname ?? hostnameOf(product),
      certificates: (await readCertificates(inputs, context)).text,
    };
  });
}

/** What is to be made, as the provider needs to know it. */
export function planOf(inputs: SetUpInputs, context: Context, { formats, folder }: Goal, provider: Provider): Plan {
  const { cpus, memory, diskSize, baseImageSha256: sha256, mirror } = inputs;
  const reference = inputs.baseImage ?? provider.defaultBaseImage;
  const keyring = absolute(inputs.keyring, context);
  return {
    assetId: newAssetId(inputs.assetId, context),
    owner: context.owner,
    product: productOf(inputs, context),
    base: { reference, sha256, mirror, keyring },
    cpus,
    memory,
    diskSize,
    formats,
    folder,
  };
}

/** The product: as given, else the repository's name. */
function productOf(inputs: SetUpInputs, context: Context): string {
  return inputs.product ?? context.source.repository?.split("/").at(-1) ?? "vm";
}

/** The login user: as given, else the name that the distribution's own cloud images have. */
export function loginUser({ user, baseImage, provider }: Pick<SetUpInputs, "user" | "baseImage" | "provider">): string {
  const isUbuntu = provider === "aws" ? !/debian/i.test(baseImage ?? "") : /ubuntu|jammy|noble/i.test(baseImage ?? "");
  return user ?? (isUbuntu ? "ubuntu" : "debian");
}

/** Makes or fetches what the machine is made from. It stays in the cache, whatever becomes of the machine. */
export function resolveBase({ provider, plan }: Prepared, task: Task): Promise<BaseImage> {
  return task.task("base image", (part) => provider.resolveBaseImage(plan.base, part));
}

/**
 * Makes the machine and waits until one can log in. The post step knows of it before it is made.
 * @param inputs with `keep`, the post step does not remove it.
 */
export async function launchMachine(
  prepared: Prepared,
  base: BaseImage,
  life: MachineLife,
  inputs: SetUpInputs & { keep?: boolean },
  context: Context,
): Promise<{ build: Build; machine: Machine }> {
  const { provider, plan, product, user, hostname, certificates } = prepared;
  if (!inputs.keep) await rememberMachine(context, provider, plan.assetId, inputs);
  const machine = await context.progress.phase("Machine", (task) =>
    provider.launch(
      {
        assetId: plan.assetId,
        product,
        base,
        user,
        hostname,
        cpus: plan.cpus,
        memory: plan.memory,
        diskSize: plan.diskSize,
        expires: new Date(context.now() + inputs.lease),
        ...life,
        caCertificates: certificates,
        owner: context.owner,
      },
      task,
    ),
  );
  const { cpus, memory } = plan;
  const content = { ownPlaybook: false, skipRoles: [] };
  const record = {
    product,
    user,
    hostname,
    created: context.now(),
    base,
    cpus,
    memory,
    content,
    reports: [],
    timings: [],
  };
  const build: Build = { provider, assetId: plan.assetId, context, record };
  await saveBuild(build);
  return { build, machine };
}

async function readCertificates(
  inputs: SetUpInputs,
  context: Context,
): Promise<{ text?: string; problems: Problem[] }> {
  const path = inputs.caCertificates ?? context.hostCertificates;
  if (path === undefined || path === "") return { problems: [] };
  const remedy = "Give the path of a PEM file, or leave it out where the network does not intercept TLS.";
  try {
    const text = await readFile(resolve(context.workingFolder, path), "utf8");
    if (text.includes("-----BEGIN CERTIFICATE-----")) return { text, problems: [] };
    return {
      problems: [{ subject: "ca-certificates", problem: `${path} holds no certificate in PEM format`, remedy }],
    };
  } catch (error) {
    return {
      problems: [{ subject: "ca-certificates", problem: `${path} cannot be read: ${messageOf(error)}`, remedy }],
    };
  }
}

/** A product's name as a host's name: lower case, hyphens for what a host's name cannot have. */
function hostnameOf(product: string): string {
  return (
    product
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, "-")
      .replaceAll(/^-+|-+$/g, "")
      .slice(0, 63) || "vm"
  );
}
