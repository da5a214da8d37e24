import type { Aws, CallOptions } from "../../../aws/port.ts";
import type { AwsAssetType } from "../../asset.ts";
import { type Facts, foundBy, type Kind, ours, pagesOf, type TagList, tagFilters } from "./kind.ts";

/** What every request for a list has in common. */
interface PageRequest {
  Filters: { Name: string; Values: string[] }[];
  MaxResults?: number;
  NextToken?: string;
}

/** How things of one type are listed by EC2 and read. */
interface Ec2Listing<A, I> {
  type: AwsAssetType;
  plural: string;
  /** Most things that one answer may have; absent: this operation has no pages. */
  largestPage?: number;
  ask(aws: Aws, page: PageRequest, where: CallOptions): Promise<A>;
  items(answer: A): readonly I[];
  facts(item: I): Facts;
}

/** A kind whose listing EC2 itself filters by our tag. */
export function ec2Kind<A extends object, I extends { Tags?: TagList }>(listing: Ec2Listing<A, I>): Kind {
  const { type, plural, largestPage } = listing;
  return {
    type,
    plural,
    async *list(look) {
      const { options, region, pageSize } = look;
      const size = largestPage === undefined ? {} : { MaxResults: Math.min(largestPage, pageSize) };
      for (const filter of tagFilters(look.assetIds)) {
        const ask = (NextToken: string | undefined) =>
          listing.ask(options.aws, { Filters: [filter], ...size, ...(NextToken && { NextToken }) }, { region });
        for await (const answer of pagesOf(ask, nextToken)) {
          yield ours(listing.items(answer).map((item) => foundBy(type, item.Tags, listing.facts(item), look)));
        }
      }
    },
  };
}

function nextToken(answer: object): string | undefined {
  const token: unknown = Reflect.get(answer, "NextToken");
  return typeof token === "string" ? token : undefined;
}
