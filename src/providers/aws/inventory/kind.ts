import type { Asset, AwsAssetType } from "../../asset.ts";
import type { AwsOptions } from "../options.ts";
import { readAwsTags, TAG } from "../tags.ts";

/** What is looked for, and where. */
export interface Look {
  options: AwsOptions;
  region: string;
  /** Only these asset-ids, exact; undefined: all of ours. */
  assetIds?: ReadonlySet<string> | undefined;
  /** Assets that were seen before: asked for by their ids, where a service is asked by names. */
  known?: readonly Asset[] | undefined;
  /** Most things in one answer, where the service lets one choose. */
  pageSize: number;
}

declare const carriesOurTag: unique symbol;

/**
 * An asset as AWS shows it now. Only `foundBy` makes one, out of tags (or of a record that stands for them) that name
 * its asset-id; what deletes takes nothing else.
 */
export interface Found {
  readonly [carriesOurTag]: true;
  readonly asset: Asset;
  /** Its end was asked for already. */
  readonly going: boolean;
  /** Ids of what has to be gone before this can go. */
  readonly behind: readonly string[];
  /** Of a stack: its deletion failed. */
  readonly stuck: boolean;
  /** It goes as the last one of its asset-id: by it the others are known as ours. */
  readonly last: boolean;
}

/** A type of asset, and how it is listed. */
export interface Kind {
  type: AwsAssetType;
  /** For people: `key pairs`. */
  plural: string;
  /** Only in the Region that was asked for, where the bucket is; otherwise in all Regions of the settings. */
  homeOnly?: boolean;
  /** Everything of ours page by page, so that no more than a page of AWS's answers is ever held. */
  list(look: Look): AsyncGenerator<Found[]>;
}

/** What a kind knows of one thing besides its tags. */
export interface Facts {
  id: string | undefined;
  state: string;
  /** As the service tells it; used where the tags do not say. */
  created?: Date | undefined;
  /** Bytes. */
  size?: number | undefined;
  going?: boolean;
  behind?: readonly string[];
  stuck?: boolean;
  last?: boolean;
}

/** Tags as AWS answers them. */
export type TagList = readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined;

/**
 * An asset out of its tags and what else is known of it; undefined where it is not ours, or not one of the asset-ids
 * that are looked for. What has no lifetime is left to its maker: `permanent`.
 */
export function foundBy(type: AwsAssetType, tagList: TagList, facts: Facts, look: Look): Found | undefined {
  const tags = readAwsTags(tagList);
  if (!tags || facts.id === undefined) return undefined;
  if (look.assetIds && !look.assetIds.has(tags.assetId)) return undefined;
  const { lifetime = "permanent", status } = tags;
  const unfinished = lifetime === "deliverable" && status !== "complete";
  const asset: Asset = {
    ...{ type, id: facts.id, assetId: tags.assetId, provider: "aws", region: look.region, lifetime },
    created: tags.created ?? facts.created ?? new Date(look.options.clock.now()),
    state: unfinished ? `${facts.state}, ${status ?? "building"}` : facts.state,
    abandoned: false,
    ...(tags.expires && { expires: tags.expires }),
    ...(facts.size !== undefined && { size: facts.size }),
    ...(unfinished && { unfinished }),
    ...(tags.marked && { marked: tags.marked }),
    ...(tags.owner && { owner: tags.owner.name, ...(tags.owner.url !== undefined && { url: tags.owner.url }) }),
  };
  const { going = false, behind = [], stuck = false, last = false } = facts;
  return { asset, going, behind, stuck, last } as Found;
}

/** Drops what is not ours. */
export function ours(found: readonly (Found | undefined)[]): Found[] {
  return found.filter((each) => each !== undefined);
}

/** Values that one filter takes (Amazon EC2 User Guide, "List and filter using the CLI and API"). */
const FILTER_VALUES = 200;

/** Filters of EC2 by which only what carries our tag is listed, as many as there have to be requests. */
export function tagFilters(assetIds: ReadonlySet<string> | undefined): { Name: string; Values: string[] }[] {
  if (assetIds === undefined) return [{ Name: "tag-key", Values: [TAG.assetId] }];
  const literal = [...assetIds].map((assetId) => assetId.replaceAll(/[\\*?]/g, "\\$&"));
  return inBatches(literal, FILTER_VALUES).map((Values) => ({ Name: `tag:${TAG.assetId}`, Values }));
}

/** A list cut into parts of at most so many. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
}

/** A list in groups, each under what `nameOf` says of its members. */
export function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group) group.push(item);
    else groups.set(nameOf(item), [item]);
  }
  return groups;
}

/** The answers to a request, page after page. @param tokenOf what the next request has to carry; none after the last. */
export async function* pagesOf<A, T = string>(
  ask: (token: T | undefined) => Promise<A>,
  tokenOf: (answer: A) => T | undefined,
): AsyncGenerator<A> {
  let token: T | undefined;
  do {
    const answer = await ask(token);
    token = tokenOf(answer) || undefined;
    yield answer;
  } while (token !== undefined);
}
