import type { Aws } from "../../aws/port.ts";
import type { BuildInstance } from "./image/capture-instance.ts";
import type { OurImage } from "./image/image-facts.ts";

/**
 * What a run knows of an asset-id and so does not ask again. What was seen not to be there may have come since: AWS then
 * refuses to make it, because names of stacks, key pairs and AMIs are unique.
 */
export interface Findings {
  /** Neither stack nor key pair was there when it was looked for, and none was made since. */
  noMachine: Set<string>;
  /** Stack, instance and key pair that this run has made, by the ids in AWS's answers: nothing else ever has these. */
  made: Map<string, { stackId?: string; instance?: BuildInstance; keyPairId?: string | undefined }>;
  /** All AMIs of the home Region, by asset-id, where it was seen that there was none before this run's own. */
  images: Map<string, readonly OurImage[]>;
  /** Everything was made, and AWS has answered each call that made something. */
  completed: Set<string>;
}

const findings = new WeakMap<Aws, Findings>();

/** The findings of a run: each way to AWS is one run's. */
export function findingsOf({ aws }: { aws: Aws }): Findings {
  const nothing = { noMachine: new Set<string>(), made: new Map(), images: new Map(), completed: new Set<string>() };
  const known = findings.get(aws) ?? nothing;
  findings.set(aws, known);
  return known;
}

/**
 * Makes a question that a run asks AWS once, whoever needs the answer. A failure is no answer: the next one asks again.
 * @param nameOf tells one question from another.
 */
export function askedOnce<R, O extends { aws: Aws }, T>(
  nameOf: (request: R, options: O) => string,
  ask: (request: R, options: O) => Promise<T>,
): (request: R, options: O) => Promise<T> {
  const answers = new WeakMap<Aws, Map<string, Promise<T>>>();
  return (request, options) => {
    const known = answers.get(options.aws) ?? new Map<string, Promise<T>>();
    answers.set(options.aws, known);
    const name = nameOf(request, options);
    const answer = known.get(name) ?? ask(request, options);
    known.set(name, answer);
    answer.catch(() => known.delete(name));
    return answer;
  };
}
