import { UserError } from "../base/errors.ts";
import { poll } from "../base/poll.ts";

/** A JupyterLab as it is reached from outside of the machine. */
export interface JupyterAddress {
  host: string;
  port: number;
  signal?: AbortSignal | undefined;
}

const PATIENCE = 600_000;

/** Waits until JupyterLab answers 200 from outside. @throws UserError with its last answer after 10 minutes. */
export async function jupyterAnswers(address: JupyterAddress): Promise<void> {
  let last = "nothing";
  const probe = async (signal: AbortSignal) => {
    try {
      const answer = await fetch(`http://${address.host}:${address.port}/lab`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
      });
      last = `${answer.status} ${answer.statusText}`;
      await answer.body?.cancel();
      return answer.status === 200 || undefined;
    } catch (error) {
      last = causeOf(error); // Refused, reset or cut off: the service is still starting.
      return undefined;
    }
  };
  try {
    await poll(probe, { what: "JupyterLab answers 200", every: 500, within: PATIENCE, signal: address.signal });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${error.message} Its last answer: ${last}.`, "", { cause: error });
  }
}

/** Whether JupyterLab lets someone in with a password: its login form answers with a redirect then, else with 401. */
export async function jupyterAccepts(address: JupyterAddress, password: string): Promise<boolean> {
  const url = `http://${address.host}:${address.port}/login`;
  const limit = () => AbortSignal.any([AbortSignal.timeout(120_000), ...(address.signal ? [address.signal] : [])]);
  const form = await fetch(url, { signal: limit() });
  await form.body?.cancel();
  const cookies = form.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
  const token = cookies.find((cookie) => cookie.startsWith("_xsrf="))?.slice("_xsrf=".length) ?? "";
  const answer = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookies.join("; ") },
    body: new URLSearchParams({ _xsrf: token, password }),
    signal: limit(),
  });
  await answer.body?.cancel();
  if (answer.status === 302) return true;
  if (answer.status === 401) return false;
  throw new UserError(`JupyterLab's login form answered ${answer.status} ${answer.statusText}.`, "");
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
