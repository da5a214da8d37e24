import { isDenial } from "../../../aws/denial.ts";
import { AwsError } from "../../../aws/error.ts";
import type { Problem } from "../../../base/errors.ts";

/**
 * What a check found, with what AWS refused on the way as a problem of its own: so that one missing permission does not
 * hide everything else that is wrong.
 */
export async function told(check: Promise<Problem[]>): Promise<Problem[]> {
  try {
    return await check;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [
      { subject: isDenial(error.code) ? "permissions" : error.service, problem: error.message, remedy: error.remedy },
    ];
  }
}

/** The answer, or undefined where this caller may not ask. Only for what is asked for advice, and not needed later. */
export async function ifAllowed<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AwsError && isDenial(error.code)) return undefined;
    throw error;
  }
}
