import type { Service } from "./port.ts";

/** A call on its way to AWS: what the layers of the transport hand on to each other. */
export interface Call {
  service: Service;
  /** As the API names it: `DescribeImages`. */
  operation: string;
  input: object;
  region: string;
  signal?: AbortSignal | undefined;
}

/** Sends a call and returns AWS's answer, or throws what came instead. Each layer is made of the one below it. */
export type Send = (call: Call) => Promise<unknown>;
