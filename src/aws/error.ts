import { UserError } from "../base/errors.ts";

/** What AWS answered in place of what was asked for. */
export class AwsError extends UserError {
  readonly service: string;
  /** As the API names it: `DescribeImages`. */
  readonly operation: string;
  /** AWS's own code: `InvalidAMIID.NotFound`, `UnauthorizedOperation`; `NetworkError` where no answer came. */
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;

  constructor(facts: {
    service: string;
    operation: string;
    code: string;
    status: number;
    message: string;
    remedy?: string | undefined;
    cause?: unknown;
  }) {
    const { service, operation, code, status, message, remedy, cause } = facts;
    super(`${service}:${operation} failed (${code}): ${message}`, remedy ?? "The lines above are AWS's own words.", {
      cause,
    });
    this.service = service;
    this.operation = operation;
    this.code = code;
    this.status = status;
  }
}

/** Whether something thrown is AWS's answer with one of these codes. Any other error is somebody else's to handle. */
export function isAwsCode(error: unknown, ...codes: readonly string[]): error is AwsError {
  return error instanceof AwsError && codes.includes(error.code);
}
