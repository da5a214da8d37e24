import { z } from "zod";
import { parseDuration } from "../base/duration.ts";
import { parseSize } from "../base/size.ts";
import type { Input } from "./input.ts";

/** What a kind of input is made from. */
interface Wording {
  description: string;
  default?: string;
  example?: string;
  secret?: boolean;
}

/** Reads one text: the value, or what is wrong with it in words that continue "formats: …". */
type Reader<T> = (text: string) => { value: T } | { wrong: string };

function input<T>(wording: Wording, schema: z.ZodType<T, string | undefined>, flag = false): Input<T> {
  return { ...wording, secret: wording.secret ?? false, flag, schema };
}

function read<T>(reader: Reader<T>): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const answer = reader(text.trim());
    if ("value" in answer) return answer.value;
    context.addIssue({ code: "custom", message: answer.wrong });
    return z.NEVER;
  });
}

/** An input that always has a value: given, or its default; without a default it must be given. */
function required<T>(wording: Wording, reader: Reader<T>, flag = false): Input<T> {
  const schema = read(reader);
  const filled = z
    .string({ error: "must be given" })
    .or(z.undefined())
    .transform((text, context) => {
      const given = text ?? wording.default;
      if (given !== undefined) return given;
      context.addIssue({ code: "custom", message: "must be given" });
      return z.NEVER;
    });
  return input(wording, filled.pipe(schema), flag);
}

/** An input that may be left out. */
function optional<T>(wording: Wording, reader: Reader<T>, flag = false): Input<T | undefined> {
  return input(wording, read(reader).optional(), flag);
}

const anyText: Reader<string> = (text) => ({ value: text });

/** Text that has a default or must be given; `pattern` says what is allowed and `rule` says it in words. */
export function text(wording: Wording & { pattern?: RegExp; rule?: string }): Input<string> {
  return required(wording, matching(wording.pattern, wording.rule));
}

/** Text that may be left out. */
export function optionalText(wording: Wording & { pattern?: RegExp; rule?: string }): Input<string | undefined> {
  return optional(wording, matching(wording.pattern, wording.rule));
}

function matching(pattern: RegExp | undefined, rule: string | undefined): Reader<string> {
  if (!pattern) return anyText;
  return (value) =>
    pattern.test(value) ? { value } : { wrong: `“${value}” cannot be used: ${rule ?? pattern.source}` };
}

/** Several words, separated by commas or line breaks; empty ones fall away, repeated ones count once. */
export function list(wording: Wording): Input<string[]> {
  return required({ default: "", ...wording }, (value) => ({ value: words(value) }));
}

/** Several words out of a given set. */
export function choices<const C extends string>(allowed: readonly C[], wording: Wording): Input<C[]> {
  return required(wording, (value) => {
    const given = words(value);
    const unknown = given.filter((word) => !allowed.some((choice) => choice === word));
    if (unknown.length > 0)
      return { wrong: `${unknown.map((word) => `“${word}”`).join(", ")} is not one of ${allowed.join(", ")}` };
    return { value: allowed.filter((choice) => given.includes(choice)) };
  });
}

/** One word out of a given set. */
export function choice<const C extends string>(allowed: readonly C[], wording: Wording): Input<C> {
  return required(wording, (value) => {
    const found = allowed.find((candidate) => candidate === value);
    return found === undefined ? { wrong: `“${value}” is not one of ${allowed.join(", ")}` } : { value: found };
  });
}

const yesOrNo: Reader<boolean> = (value) => {
  if (/^(true|yes|on|1)$/i.test(value)) return { value: true };
  if (/^(false|no|off|0)$/i.test(value)) return { value: false };
  return { wrong: `“${value}” is neither true nor false` };
};

/** `true` or `false`; on the command line the name alone means true. */
export function flag(wording: Wording): Input<boolean> {
  return required({ default: "false", ...wording }, yesOrNo, true);
}

/** `true`, `false`, or not said. */
export function optionalFlag(wording: Wording): Input<boolean | undefined> {
  return optional(wording, yesOrNo, true);
}

/** A whole number within bounds. */
export function integer(bounds: { min: number; max: number }, wording: Wording): Input<number> {
  return required(wording, (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= bounds.min && number <= bounds.max) return { value: number };
    return { wrong: `“${value}” is not a whole number from ${bounds.min} to ${bounds.max}` };
  });
}

/** A duration in milliseconds, within bounds. */
export function duration(bounds: DurationBounds, wording: Wording): Input<number> {
  return required(wording, durationWithin(bounds));
}

/** A duration in milliseconds, or not said. */
export function optionalDuration(bounds: DurationBounds, wording: Wording): Input<number | undefined> {
  return optional(wording, durationWithin(bounds));
}

interface DurationBounds {
  min: string;
  max: string;
}

function durationWithin({ min, max }: DurationBounds): Reader<number> {
  return (value) => {
    const milliseconds = parseDuration(value);
    if (milliseconds === undefined)
      return { wrong: `“${value}” is not a duration; write for example 90m, 8h or 1h30m` };
    const [least = 0, most = 0] = [min, max].map(parseDuration);
    if (milliseconds < least || milliseconds > most) return { wrong: `${value} is not between ${min} and ${max}` };
    return { value: milliseconds };
  };
}

/** A size in bytes within bounds. */
export function size(bounds: { min: string; max: string }, wording: Wording): Input<number> {
  return required(wording, (value) => {
    const bytes = parseSize(value);
    if (bytes === undefined) return { wrong: `“${value}” is not a size; write for example 512 MiB or 8 GiB` };
    if (bytes < (parseSize(bounds.min) ?? 0) || bytes > (parseSize(bounds.max) ?? Number.POSITIVE_INFINITY)) {
      return { wrong: `${value} is not between ${bounds.min} and ${bounds.max}` };
    }
    return { value: bytes };
  });
}

function words(value: string): string[] {
  return [...new Set(value.split(/[\s,]+/).filter((word) => word !== ""))];
}
