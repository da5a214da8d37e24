import { type Problem, UserError } from "../../../base/errors.ts";
import { freeSpace } from "../../../host/space.ts";
import { missingTools } from "../../../host/tools.ts";
import { unwritable } from "../../../host/writable.ts";
import type { Plan } from "../../provider.ts";
import { callerOf, checkAccount } from "../account.ts";
import { exportProblems } from "../export/export-plan.ts";
import { findSourceAmi } from "../machine/base-image.ts";
import { candidates } from "../machine/candidates.ts";
import { findNetwork } from "../machine/network.ts";
import type { AwsOptions } from "../options.ts";
import { neededAwsTools } from "../tools.ts";
import { accessProblems } from "./access.ts";
import { checkBucket } from "./bucket.ts";
import { checkNames } from "./names.ts";
import { offerProblems } from "./offers.ts";
import { checkDryRuns } from "./permissions.ts";
import { checkPolicies } from "./policies.ts";
import { checkQuota } from "./quota.ts";
import { checkRegions } from "./regions.ts";
import { checkExportRole, checkLeaseRole } from "./roles.ts";
import { diskProblems, exportabilityProblems } from "./source.ts";
import { type SpaceHost, spaceProblems } from "./space.ts";
import { told } from "./told.ts";

/** What preflight asks of this machine; handed in, so that every answer can be tried. */
export interface Host extends SpaceHost {
  missingTools: typeof missingTools;
}

/** This machine itself; what an export takes, the image's code says. */
export const thisMachine = { missingTools, unwritable, freeSpace } satisfies Omit<Host, "exportSpace">;

/**
 * Everything that can be told before anything is made, all at once. Makes nothing. The account comes first: what is
 * there in a wrong one is nobody's business. After that all checks run side by side.
 */
export async function preflight(plan: Plan, options: AwsOptions, host: Host): Promise<Problem[]> {
  const { settings, state } = options;
  const here = Promise.all([
    host.missingTools(neededAwsTools(plan, settings)),
    checkFolder(state, host),
    accessProblems(settings),
    exportProblems(plan.formats, settings),
    spaceProblems(plan, settings, host),
  ]);
  const [atHand, account] = await Promise.all([here, accountProblems(options)]);
  if (account.length > 0) return [...atHand.flat(), ...account];
  const caller = await callerOf(options);
  const exported = plan.formats.length > 0;
  const answers = await Promise.all([
    told(checkNames(plan, options)),
    told(checkMachine(plan, options)),
    told(checkQuota(plan.assetId, options)),
    told(checkLeaseRole(caller, options)),
    told(checkRegions(plan, options)),
    told(checkPolicies(plan, caller, options)),
    ...(exported ? [told(checkBucket(caller, options)), told(checkExportRole(caller, options))] : []),
  ]);
  return distinct([...atHand, ...answers].flat());
}

/** Source AMI and network side by side, then what follows from both. */
async function checkMachine(plan: Plan, options: AwsOptions): Promise<Problem[]> {
  const [source, where] = await Promise.all([findSourceAmi(plan.base, options), findNetwork(options)]);
  const image = "image" in source ? source.image : undefined;
  const network = "network" in where ? where.network : undefined;
  const [first] = network ? candidates(options.settings, network) : [];
  return [
    ...("problem" in source ? [source.problem] : []),
    ...(image ? diskProblems(plan, image) : []),
    ...(image && plan.formats.length > 0 ? exportabilityProblems(image) : []),
    ...("problems" in where ? where.problems : []),
    ...(network ? offerProblems(options.settings, network) : []),
    ...(await checkDryRuns(plan, first, image?.ImageId, options)),
  ];
}

async function accountProblems(options: AwsOptions): Promise<Problem[]> {
  try {
    await checkAccount(options);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ subject: "credentials", problem: error.message, remedy: error.remedy }];
  }
}

async function checkFolder(state: string, host: Host): Promise<Problem[]> {
  const problem = await host.unwritable(state);
  return problem ? [{ subject: "state-folder", problem, remedy: "Name another folder, or make it yours." }] : [];
}

/** One missing permission may stop several checks with the same words. */
function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ subject, problem }) => {
    const key = `${subject}\n${problem}`;
    return !seen.has(key) && seen.add(key);
  });
}
