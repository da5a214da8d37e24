import { Octokit } from "@octokit/rest";
import { TOKEN } from "../../support/github/env.ts";
import { startGitHub } from "../../support/github/stand-in.ts";
import type { StandIn, StandInOptions } from "../../support/github/types.ts";

export const HERE = { owner: "octo", repo: "example" };
/** The commit that is there from the start. */
export const FIRST = "0123456789abcdef0123456789abcdef01234567";

/** GitHub's own client, which knows nothing of stand-ins. @param token "": none */
export function clientOf(standIn: StandIn, token = TOKEN): Octokit {
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return new Octokit({ baseUrl: standIn.urls.api, log: quiet, ...(token !== "" && { auth: token }) });
}

/** Runs with a stand-in of its own, which must end without violations. */
export async function withGitHub<T>(
  work: (standIn: StandIn, client: Octokit) => Promise<T>,
  options: StandInOptions = {},
): Promise<T> {
  const standIn = await startGitHub(options);
  let result: T;
  try {
    result = await work(standIn, clientOf(standIn));
  } catch (error) {
    await standIn.close().catch(() => undefined);
    throw error;
  }
  await standIn.close();
  return result;
}

/** Uploads as any client of HTTP may, by the release's own address. */
export function upload(
  uploadUrl: string,
  name: string,
  content: string | Uint8Array<ArrayBuffer> | ReadableStream,
  { label, signal }: { label?: string; signal?: AbortSignal } = {},
): Promise<Response> {
  const query = new URLSearchParams({ name, ...(label !== undefined && { label }) });
  return fetch(`${uploadUrl.replace(/\{.*\}$/, "")}?${query}`, {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/x-test" },
    body: content,
    ...(signal && { signal }),
    ...(content instanceof ReadableStream && { duplex: "half" }),
  } as RequestInit);
}

/** Status and body of a no: for `rejects`-like looks at what Octokit throws. */
export async function noOf(work: Promise<unknown>): Promise<{ status: number; message: string; errors: string[] }> {
  try {
    await work;
  } catch (error) {
    const { status, response } = error as {
      status: number;
      response?: { data?: { message?: string; errors?: object[] } };
    };
    const errors = (response?.data?.errors ?? []) as { field?: string; code: string; message?: string }[];
    const said = errors.map(({ field, code, message }) => [field, code, message].filter(Boolean).join(" "));
    return { status, message: response?.data?.message ?? "", errors: said };
  }
  throw new Error("GitHub said yes.");
}
