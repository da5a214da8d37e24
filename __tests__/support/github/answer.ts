/** What is answered. `file` and `redirect` are for bytes of assets. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  file?: { path: string; size: number };
}

export interface FieldError {
  resource: string;
  code: string;
  field?: string;
  message?: string;
}

/** A no of GitHub's, thrown by whoever finds it. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer, message: string) {
    super(message);
    this.answer = answer;
  }
}

const DOCUMENTATION = "https://docs.github.com/rest";

/** An error as GitHub words it. @param extra headers, and entries for `errors` */
export function refused(
  status: number,
  message: string,
  { errors, headers }: { errors?: FieldError[]; headers?: Record<string, string> } = {},
): Refused {
  const body = { message, ...(errors && { errors }), documentation_url: DOCUMENTATION, status: String(status) };
  return new Refused({ status, body, ...(headers && { headers }) }, `${status} ${message}`);
}

export function notFound(): Refused {
  return refused(404, "Not Found");
}

/** 422 with a reason for each field. */
export function invalid(...errors: FieldError[]): Refused {
  return refused(422, "Validation Failed", { errors });
}
