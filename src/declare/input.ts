import type { z } from "zod";

/** One input of a command, from which validation, flags, help, action.yml and docs follow. Values arrive as text. */
export interface Input<T = unknown> {
  /** What it is for, in one or two sentences, for people. */
  description: string;
  /** What it is when nobody says anything, as text; absent for an input that may be left out or must be given. */
  default?: string | undefined;
  /** How a value looks, as in `--lease 8h`. */
  example?: string | undefined;
  /** Never printed, masked on a runner. */
  secret: boolean;
  /** A flag of the command line takes no value: `--keep`. */
  flag: boolean;
  /** From text to value; its issues are what people read. */
  schema: z.ZodType<T, string | undefined>;
}

export type Inputs = Record<string, Input>;

/** The typed values of declared inputs. */
export type ValuesOf<I extends Inputs> = { [K in keyof I]: I[K] extends Input<infer T> ? T : never };

/** The name that people write for a declared one: `assetId` → `asset-id`, `baseImageSha256` → `base-image-sha256`. */
export function publicName(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Outputs that have a value, by the names that people read. */
export function byPublicName(outputs: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([key, value]) => (value === undefined ? [] : [[publicName(key), value]])),
  );
}
