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
  const { page, next } = pageAfter(
    matching,
    selection.idOf,
    request.NextToken,
    request.MaxResults ?? Number.POSITIVE_INFINITY,
  );
  return { page, ...(next === undefined ? {} : { NextToken: next }) };
}

/**
 * The rows after a token, in the order of their keys. The token is the last key and no place in the list: what is deleted
 * between two pages moves nothing.
 */
export function pageAfter<T>(
  rows: readonly T[],
  keyOf: (row: T) => string | undefined,
  token: string | undefined,
  size: number,
): { page: T[]; next?: string | undefined } {
  const keyed = rows
    .map((row) => ({ row, key: keyOf(row) ?? "" }))
    .filter(({ key }) => token === undefined || key > token);
  if (keyed.length <= size && token === undefined) return { page: keyed.map(({ row }) => row) };
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  return {
    page: keyed.slice(0, size).map(({ row }) => row),
    next: keyed.length > size ? keyed[size - 1]?.key : undefined,
  };
}

function byIds<T>(rows: ReadonlyMap<string, T>, ids: readonly string[], { idOf, missing }: Selection<T>): T[] {
  return ids.map((id) => {
    const row = rows.get(id) ?? [...rows.values()].find((one) => idOf(one) === id);
    if (row === undefined) throw new ServiceError(missing, `'${id}' does not exist`);
    return row;
  });
}

function test<T>({ Name = "", Values = [] }: Filter, selection: Selection<T>): (row: T) => boolean {
  const patterns = Values.map((text) => (/[*?\\]/.test(text) ? wildcard(text) : text));
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

/** `*` and `?` stand for others unless a backslash is before them (EC2 User Guide, "Filters"). */
function wildcard(text: string): RegExp {
  const source = text.replaceAll(/\\(.)|(.)/gs, (_, escaped: string | undefined, plain = "") => {
    if (escaped === undefined && /[*?]/.test(plain)) return plain === "*" ? ".*" : ".";
    return (escaped ?? plain).replace(/\W/, String.raw`\$&`);
  });
  return new RegExp(`^${source}$`);
}

/** The tags that a creating call gives to one type of resource. */
export function tagsFor(type: string, specifications: readonly TagSpecification[] | undefined): Tag[] {
  return (specifications ?? []).filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags);
}
