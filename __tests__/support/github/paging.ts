import type { Answer } from "./answer.ts";
import type { Call } from "./handlers/call.ts";

/** Entries of a page: 30 where nothing is said, 100 at most (GitHub Docs, "Using pagination in the REST API"). */
const MOST = 100;

/** The list without its newest entry, where a fault says so. */
export function asSeen<T extends { id: number }>(call: Call, entries: readonly T[]): readonly T[] {
  if (call.effect?.kind !== "stale") return entries;
  const newest = Math.max(...entries.map(({ id }) => id));
  return entries.filter(({ id }) => id !== newest);
}

/**
 * One page of a list, with the header `link` where there are others.
 * @param render is called for what is on the page alone
 */
export function page<T>(call: Call, entries: readonly T[], render: (entry: T) => unknown): Answer {
  const size = Math.min(Math.max(Number(call.parameters.per_page ?? 30), 1), MOST);
  const current = Math.max(Number(call.parameters.page ?? 1), 1);
  const last = Math.max(Math.ceil(entries.length / size), 1);
  const shown = entries.slice((current - 1) * size, current * size).map(render);
  const links: [string, number][] = [];
  if (current > 1) links.push(["prev", current - 1]);
  if (current < last) links.push(["next", current + 1], ["last", last]);
  if (current > 1) links.push(["first", 1]);
  const link = links
    .map(([rel, number]) => `<${call.address}?per_page=${size}&page=${number}>; rel="${rel}"`)
    .join(", ");
  return { status: 200, body: shown, ...(link !== "" && { headers: { link } }) };
}
