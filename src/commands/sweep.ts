import { type Judgement, judge, type Verdict } from "../assets/sweep.ts";
import { assetsAsText, removalCommand, sweepAsMarkdown, sweepAsText } from "../assets/table.ts";
import { unseenLines, unseenRemedies } from "../assets/unseen.ts";
import { cutLines } from "../base/cut.ts";
import { messageOf, type Problem, throwProblems, UserError } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { duration, flag, optionalText } from "../declare/kinds.ts";
import { removeBuilds } from "../pipeline/abandon.ts";
import type { Asset } from "../providers/asset.ts";
import { MARK, REMOVE } from "../providers/aws/calls.ts";
import type { Provider, Unseen } from "../providers/provider.ts";
import { place } from "./inputs.ts";

/** GitHub takes 1 MiB of summary a step; what else is in it has to have room too. */
const SUMMARY_BYTES = 1_000_000;

const inputs = {
  ...place,
  account: optionalText({
    description: "Id of the account that is swept; must be given with aws, and the credentials must belong to it.",
    example: "123456789012",
    pattern: /^\d{12}$/,
    rule: "an account id has 12 digits",
    provider: "aws",
  }),
  dryRun: flag({ description: "Only list what would be removed and marked." }),
  minimumAge: duration(
    { min: "0s", max: "365d" },
    { description: "Leave alone what is younger than this.", default: "0s" },
  ),
  markAge: duration(
    { min: "0s", max: "30d" },
    {
      description:
        "An instance that is overdue is marked first, and removed by a sweep that finds its mark older than this. 0s: removed at once.",
      default: "15m",
      provider: "aws",
    },
  ),
  cache: flag({ description: "Empty the cache of base images too; images in use stay." }),
};

type Given = ValuesOf<typeof inputs>;

/** Removes what runs left behind that cannot do it themselves any more. */
export const sweep = defineCommand({
  name: "sweep",
  summary: "Removes what killed runs left behind: machines, disks, half-made folders; in AWS whatever is overdue.",
  description:
    "An ephemeral asset goes when its lease has ended, or when the process that made it is known to be gone. With aws an AMI, snapshot or object whose build did not succeed goes too once the build's lease has ended; a running instance is marked by one sweep and removed, with everything of its asset-id, by a later one. A machine that was set up to stay, a finished release or image, and everything that does not carry Slipway's own tag is never touched.\nWhat could not be looked at or removed is told with the permission that is missing, and makes the command fail.",
  kind: "development",
  providers: ["local", "aws"],
  aws: [...REMOVE, ...MARK],
  inputs,
  outputs: {
    found: { description: "Number of assets found overdue.", kind: "number" },
    removed: { description: "Number of assets removed.", kind: "number" },
    marked: { description: "Number of instances marked, to be removed by a later sweep.", kind: "number" },
  },
  check: async (given) => accountProblems(given),
  async run(given, context) {
    throwProblems(accountProblems(given));
    const provider = await context.openProvider(given.provider, placeOf(given));
    const gaps: Unseen[] = [];
    const assets = await provider.assets(undefined, (gap) => gaps.push(gap));
    const judgements = judgeAll(assets, given, context.now());
    tell(judgements, given, context);
    const picked = (verdict: Verdict) =>
      judgements.flatMap((judgement) => (judgement.verdict === verdict ? [judgement.asset] : []));
    const found = String(judgements.filter(({ verdict }) => verdict !== "leave").length);
    const work = { doomed: picked("remove"), overdue: picked("mark") };
    const done =
      given.dryRun || work.doomed.length + work.overdue.length === 0
        ? { removed: 0, marked: 0, failures: [] }
        : await carryOut(work, provider, context);
    const outputs = { found, removed: String(done.removed), marked: String(done.marked) };
    complain(done.failures, gaps, outputs);
    return outputs;
  },
});

/** The account has to be named: credentials of another one would sweep nothing of what they should, or something else. */
function accountProblems({ provider, account, allowedAccountIds = [] }: Given): Problem[] {
  if (provider !== "aws") return [];
  if (account === undefined) {
    const remedy =
      "Give the id of the account that is to be swept; `aws sts get-caller-identity` tells whose credentials these are.";
    return [{ subject: "account", problem: "must be given with provider aws", remedy }];
  }
  if (allowedAccountIds.length === 0 || allowedAccountIds.includes(account)) return [];
  const problem = `${account} is none of allowed-account-ids (${allowedAccountIds.join(", ")})`;
  return [{ subject: "account", problem, remedy: "Name one of them, or leave allowed-account-ids out." }];
}

/** The provider checks the account before it lists and before it removes. */
function placeOf(given: Given): Given {
  return given.account === undefined ? given : { ...given, allowedAccountIds: [given.account] };
}

function judgeAll(assets: readonly Asset[], { minimumAge, markAge, cache }: Given, now: number): Judgement[] {
  return judge(assets, { now, minimumAge, markAge }).map((judgement) =>
    cache && judgement.asset.lifetime === "cache" && !judgement.asset.inUse
      ? { ...judgement, verdict: "remove", why: "the cache is emptied" }
      : judgement,
  );
}

/** What happens to which asset, and what is left for which reason. */
function tell(judgements: readonly Judgement[], { provider }: Given, context: Context): void {
  const now = context.now();
  const shown = judgements.filter(({ verdict }) => verdict !== "leave");
  if (shown.length === 0) context.say("Nothing to sweep.");
  else
    context.say(
      provider === "local"
        ? assetsAsText(
            shown.map(({ asset }) => asset),
            now,
          )
        : sweepAsText(shown, now),
    );
  const reasons = new Map<string, number>();
  for (const { verdict, why } of judgements) {
    if (verdict === "leave") reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  if (reasons.size > 0)
    context.say(`Left alone: ${[...reasons].map(([why, count]) => `${count} (${why})`).join(", ")}.`);
  if (shown.length > 0) context.summarize(`### Sweep\n\n${cutLines(sweepAsMarkdown(shown, now), SUMMARY_BYTES)}\n`);
}

interface Done {
  removed: number;
  marked: number;
  /** A line each. */
  failures: string[];
}

/** Marks and removes side by side: neither touches an asset-id of the other. */
async function carryOut(
  { doomed, overdue }: { doomed: readonly Asset[]; overdue: readonly Asset[] },
  provider: Provider,
  context: Context,
): Promise<Done> {
  return await context.progress.phase("Sweep", async (task) => {
    let ended = 0;
    const told = ({ type, id, region }: Asset, failure?: string) => {
      task.update(++ended / doomed.length);
      if (failure === undefined) task.detail(`removed ${type} ${id}${region === undefined ? "" : ` in ${region}`}`);
    };
    const mark = overdue.length > 0 ? provider.mark?.(overdue, new Date(context.now())) : undefined;
    const [marked, removal] = await Promise.allSettled([mark, removeBuilds(provider, doomed, told)]);
    if (removal.status === "rejected") throw removal.reason;
    const { removed, failed } = removal.value;
    context.say(`Removed ${removed.length} of ${doomed.length}.`);
    const failures = failed.map(
      ({ asset, reason }) => `${asset.type} ${asset.id} could not be removed: ${reason}\n  ${removalCommand(asset)}`,
    );
    if (marked.status === "rejected") {
      failures.push(`${overdue.length} instances could not be marked: ${messageOf(marked.reason)}`);
      return { removed: removed.length, marked: 0, failures };
    }
    if (overdue.length > 0) context.say(`Marked ${overdue.length}.`);
    return { removed: removed.length, marked: overdue.length, failures };
  });
}

/** @throws UserError with all that went wrong. */
function complain(failures: readonly string[], gaps: readonly Unseen[], outputs: UserError["outputs"]): void {
  if (failures.length === 0 && gaps.length === 0) return;
  throw new UserError(
    [...failures, ...unseenLines(gaps)].join("\n"),
    [...unseenRemedies(gaps), "Run slipway sweep again; what is still in use goes once it is not."].join("\n"),
    { outputs },
  );
}
