import type { Filter, Tag, TagSpecification } from "@aws-sdk/client-ec2";
import { ServiceError } from "./fault.ts";

/** How the rows of one Describe call are chosen. */
export interface Selection<T> {
  /** The rows asked for by id; undefined: all. */
  ids?: readonly string[] | undefined;
  idOf: (row: T) => string | undefined;
  tagsOf: (row: T) => readonly Tag[] | undefined;
  /** Code of the error when an id is unknown: `InvalidAMIID.NotFound`. */
  missing: string;
  /** Values of the filters that are known, besides those on tags. */
  values: Record<string, (row: T) => string | undefined>;
}

interface Request {
  Filters?: readonly Filter[] | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

/** A page of the rows that match; `NextToken` where there are more. @throws ServiceError for an id that is not there. */
export function select<T>(
  rows: ReadonlyMap<string, T>,
  request: Request,
  selection: Selection<T>,
): { page: T[]; NextToken?: string } {
  const chosen = selection.ids?.length ? byIds(rows, selection.ids, selection) : [...rows.values()];
  const tests = (request.Filters ?? []).map((filter) => test(filter, selection));
  const matching = chosen.filter((row) => tests.every((holds) => holds(row)));
  const start = Number(request.NextToken ?? 0);
  const end = start + (request.MaxResults ?? 1_000);
  return { page: matching.slice(start, end), ...(end < matching.length ? { NextToken: String(end) } : {}) };
}

function byIds<T>(rows: ReadonlyMap<string, T>, ids: readonly string[], { idOf, missing }: Selection<T>): T[] {
  return ids.map((id) => {
    const row = rows.get(id) ?? [...rows.values()].find((one) => idOf(one) === id);
    if (row === undefined) throw new ServiceError(missing, `'${id}' does not exist`);
    return row;
  });
}

function test<T>({ Name = "", Values = [] }: Filter, selection: Selection<T>): (row: T) => boolean {
  const patterns = Values.map((text) => (/[*?]/.test(text) ? wildcard(text) : text));
  const holds = (value: string | undefined) =>
    value !== undefined && patterns.some((one) => (typeof one === "string" ? one === value : one.test(value)));
  if (Name.startsWith("tag:")) {
    const key = Name.slice(4);
    return (row) => holds(selection.tagsOf(row)?.find(({ Key }) => Key === key)?.Value);
  }
  if (Name === "tag-key") return (row) => selection.tagsOf(row)?.some(({ Key }) => holds(Key)) ?? false;
  const value = selection.values[Name];
  // Better than to let everything through: what the simulator does not know shows.
  if (!value) throw new ServiceError("InvalidParameterValue", `The filter '${Name}' is not simulated.`);
  return (row) => holds(value(row));
}

function wildcard(text: string): RegExp {
  const source = text
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}

/** The tags that a creating call gives to one type of resource. */
export function tagsFor(type: string, specifications: readonly TagSpecification[] | undefined): Tag[] {
  return (specifications ?? []).filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags);
}
