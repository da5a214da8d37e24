/**
 * One thing that is wrong and what to do about it.
 * `subject` is what the person can change: an input (`formats`), a tool (`qemu-img`), a place (`/tmp`).
 */
export interface Problem {
  subject: string;
  problem: string;
  remedy: string;
}

/**
 * An error for the person who has to act on it: the message says what is wrong, `remedy` what to type or change next.
 * Everything else that is thrown is a defect of ours and is shown with its stack.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly remedy: string;
  /** What a command has to hand on although it failed, by declared name: how many checks failed, where they are listed. */
  readonly outputs: Readonly<Record<string, string | undefined>>;

  constructor(message: string, remedy: string, options: ErrorOptions & { outputs?: UserError["outputs"] } = {}) {
    super(message, options);
    this.remedy = remedy;
    this.outputs = options.outputs ?? {};
  }
}

/** Several problems found before anything was made, told all at once. */
export class ProblemsError extends UserError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ subject, problem }) => `${subject}: ${problem}`).join("\n"), "");
    this.problems = problems;
  }
}

/** Thrown where work stops because the run was cancelled (Ctrl-C, a cancelled job). Not a failure of the work itself. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";

  constructor(message = "The run was cancelled.") {
    super(message);
  }
}

/** Throws if there is at least one problem; returns nothing otherwise. */
export function throwProblems(problems: readonly [Problem, ...Problem[]]): never;
export function throwProblems(problems: readonly Problem[]): void;
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemsError(problems);
}

/** The message of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return hasText(error, "message") ? error.message : String(error);
}

/** The `code` of a Node.js system error (`ENOENT`, `EEXIST`, …), or undefined. */
export function codeOf(error: unknown): string | undefined {
  return hasText(error, "code") ? error.code : undefined;
}

/** Looked at by shape: an error that Node makes in another realm (a test's, a worker's) is no `instanceof Error` here. */
function hasText<K extends string>(error: unknown, key: K): error is Record<K, string> {
  return typeof error === "object" && error !== null && key in error && typeof Reflect.get(error, key) === "string";
}
