import { assetName } from "./asset-name.ts";
import { parametersOf } from "./description.ts";
import { API_OPERATIONS, type ApiOperation, type Operation, UPLOAD } from "./operations.ts";
import type { Host } from "./request.ts";
import { findAsset, type World } from "./world.ts";

export interface Routed {
  operation: Operation;
  /** Parameters in the path and the query, as they came. */
  parameters: Record<string, string>;
}

interface Template {
  operation: ApiOperation;
  method: string;
  pattern: RegExp;
  names: string[];
}

const TEMPLATES: readonly Template[] = Object.keys(API_OPERATIONS)
  .map((operation) => templateOf(operation as ApiOperation))
  // What is said in letters goes before what is a parameter: `/releases/latest` is no id.
  .toSorted((one, other) => lettersIn(other.operation) - lettersIn(one.operation));

const DOWNLOAD = /^\/[^/]+\/[^/]+\/releases\/download\/([^/]+)\/([^/]+)$/;
const LATEST_DOWNLOAD = /^\/[^/]+\/[^/]+\/releases\/latest\/download\/([^/]+)$/;

/** The operation that a request asks for; undefined where the stand-in has none, or not on this host. */
export function route(host: Host, method: string, url: URL): Routed | undefined {
  const isRead = method === "GET" || method === "HEAD";
  if (host === "storage") {
    return isRead ? { operation: "GET {storage}/{key}", parameters: { key: url.pathname.slice(1) } } : undefined;
  }
  if (host === "server") {
    const [, tag, name] = DOWNLOAD.exec(url.pathname) ?? ["", "latest", LATEST_DOWNLOAD.exec(url.pathname)?.[1]];
    if (!isRead || name === undefined || tag === undefined) return undefined;
    const parameters = { tag: decodeURIComponent(tag), name: decodeURIComponent(name) };
    return { operation: "GET {server}/{owner}/{repo}/releases/download/{tag}/{name}", parameters };
  }
  for (const { operation, method: expected, pattern, names } of TEMPLATES) {
    const match = expected === method && (operation === UPLOAD) === (host === "uploads") && pattern.exec(url.pathname);
    if (!match) continue;
    const inPath = names.map((name, index): [string, string] => [name, decodeURIComponent(match[index + 1] ?? "")]);
    return { operation, parameters: { ...Object.fromEntries(url.searchParams), ...Object.fromEntries(inPath) } };
  }
  return undefined;
}

/** Name of the asset that a request is about. */
export function assetNameIn(world: World, { parameters }: Routed): string | undefined {
  if (parameters.name !== undefined) return assetName(parameters.name);
  if (parameters.asset_id !== undefined) return findAsset(world, Number(parameters.asset_id))?.asset.name;
  const key = parameters.key;
  return key && world.releases.flatMap(({ assets }) => assets).find((asset) => asset.key === key)?.name;
}

function templateOf(operation: ApiOperation): Template {
  const [method = "", path = ""] = operation.split(" ");
  const long = new Set(parametersOf(operation).flatMap((entry) => (entry["x-multi-segment"] ? entry.name : [])));
  const names: string[] = [];
  const source = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return long.has(name) ? "(.+)" : "([^/]+)";
  });
  return { operation, method, pattern: new RegExp(`^${source}$`), names };
}

function lettersIn(operation: string): number {
  return operation.replaceAll(/\{\w+\}/g, "").length;
}
