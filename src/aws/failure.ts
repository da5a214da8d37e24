import { codeOf, messageOf } from "../base/errors.ts";

/** What went wrong with one try of a call, read from whatever the SDK threw. */
export interface Failure {
  /** AWS's own code; `NetworkError` where no whole answer came, `TimeoutError` where it took too long. */
  code: string;
  /** HTTP status; 0 where no answer came. */
  status: number;
  message: string;
  /** Node's code of a broken connection: `ECONNRESET`, `ENOTFOUND`. */
  network?: string | undefined;
  /** Milliseconds that AWS asks to wait. */
  retryAfter?: number | undefined;
  /** The SDK has found that this machine's clock is off, and signs with AWS's time from now on. */
  clockCorrected: boolean;
}

/** Node's codes of connections that did not come about or broke. Those of TLS are not among them: they stay broken. */
const NETWORK =
  /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w+)$/;

/** An error's facts, by the shape that the AWS SDK for JavaScript gives its errors (`name`, `$metadata`, `$response`). */
export function readFailure(error: unknown): Failure {
  const status = numberAt(error, "$metadata", "httpStatusCode") ?? numberAt(error, "$response", "statusCode") ?? 0;
  const network = networkCode(error);
  const name = textAt(error, "name") ?? "Error";
  // The SDK's hint for its own makers helps nobody here.
  const message = messageOf(error).replace(/\s*Deserialization error: to see the raw response.*$/s, "");
  const broken = network !== undefined || (status > 0 && status < 300 && /deserializ/i.test(messageOf(error)));
  const timeout = name === "TimeoutError" && network === undefined;
  return {
    code: timeout ? "TimeoutError" : broken ? "NetworkError" : codeFor(name, status),
    status: broken ? 0 : status,
    message: message === "UnknownError" || message === "" ? `AWS answered with status ${status}.` : message,
    network,
    retryAfter: secondsAt(error, "$response", "headers", "retry-after"),
    clockCorrected: valueAt(error, "$metadata", "clockSkewCorrected") === true,
  };
}

/** Answers to HEAD requests have no body, so that S3 cannot say its code. */
function codeFor(name: string, status: number): string {
  const unsaid = /^(UnknownError|Unknown|Error|Forbidden|\d+)$/.test(name);
  if (status === 403 && unsaid) return "AccessDenied";
  return unsaid && status > 0 ? `Http${status}` : name;
}

/** The network code of an error or of what caused it: one of several addresses, a wrapped error. */
function networkCode(error: unknown, depth = 0): string | undefined {
  const code = codeOf(error);
  if (code !== undefined && NETWORK.test(code)) return code;
  const cause = valueAt(error, "cause");
  return cause === undefined || depth > 5 ? undefined : networkCode(cause, depth + 1);
}

/** `Retry-After` in milliseconds: RFC 9110 also has dates, which AWS does not send. */
function secondsAt(from: unknown, ...path: string[]): number | undefined {
  const seconds = Number.parseFloat(String(valueAt(from, ...path) ?? ""));
  return seconds > 0 ? seconds * 1_000 : undefined;
}

function valueAt(from: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    from,
  );
}

function textAt(from: unknown, ...path: string[]): string | undefined {
  const value = valueAt(from, ...path);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function numberAt(from: unknown, ...path: string[]): number | undefined {
  const value = valueAt(from, ...path);
  return typeof value === "number" && value > 0 ? value : undefined;
}
