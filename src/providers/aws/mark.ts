import type { Asset } from "../asset.ts";
import { checkAccount } from "./account.ts";
import { groupBy, inBatches } from "./inventory/kind.ts";
import type { AwsOptions } from "./options.ts";
import { TAG } from "./tags.ts";

/** Resources that one CreateTags takes (Amazon EC2 API). */
const AT_ONCE = 1_000;

/**
 * Marks the instances among these assets as found overdue at that time, by a tag. Other types are left: they go with
 * their asset-id's instance. @throws AwsError where one batch could not be marked; the others are all the same.
 */
export async function markAssets(assets: readonly Asset[], when: Date, given: AwsOptions): Promise<void> {
  const options = { ...given, signal: undefined };
  await checkAccount(options);
  const instances = assets.filter(({ type, provider }) => type === "instance" && provider === "aws");
  const Tags = [{ Key: TAG.marked, Value: when.toISOString() }];
  const regions = groupBy(instances, ({ region }) => region ?? options.aws.region);
  const marks = [...regions].flatMap(([region, there]) =>
    inBatches(there, AT_ONCE).map((batch) =>
      options.aws.call("ec2", "CreateTags", { Resources: batch.map(({ id }) => id), Tags }, { region }),
    ),
  );
  const failed = (await Promise.allSettled(marks)).find((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
}
