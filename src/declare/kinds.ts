import { z } from "zod";
import { parseDuration } from "../base/duration.ts";
import { nearest } from "../base/nearest.ts";
import { parseSize } from "../base/size.ts";
import type { Input } from "./input.ts";

/** What a kind of input is made from. */
export interface Wording {
  description: string;
  default?: string;
  example?: string;
  secret?: boolean;
  publishedBy?: string;
  missing?: string;
  provider?: string;
  stepDefault?: string;
}

/** What a kind adds to the wording. */
interface Kind {
  allowed?: string | undefined;
  flag?: boolean;
  several?: boolean;
}

/**
 * Reads one text: the value, or what is wrong with it in words that continue "formats: …".
 * Without a remedy of its own people are told the example, else the default, as something that can be written.
 */
export type Reader<T> = (text: string) => { value: T } | { wrong: string; remedy?: string };

function input<T>(wording: Wording, schema: z.ZodType<T, string | undefined>, kind: Kind): Input<T> {
  const {
    description,
    default: standard,
    example,
    publishedBy,
    missing,
    provider,
    stepDefault,
    secret = false,
  } = wording;
  const { allowed, flag = false, several = false } = kind;
  return {
    ...{ description, default: standard, example, allowed, missing, provider },
    ...{ stepDefault, secret, publishedBy, flag, several, schema },
  };
}

function read<T>(reader: Reader<T>): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const answer = reader(text.trim());
    if ("value" in answer) return answer.value;
    context.addIssue({ code: "custom", message: answer.wrong, params: { remedy: answer.remedy } });
    return z.NEVER;
  });
}

/** An input that always has a value: given, or its default; without a default it must be given. */
export function required<T>(wording: Wording, reader: Reader<T>, kind: Kind = {}): Input<T> {
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
  return input(wording, filled.pipe(schema), kind);
}

/** An input that may be left out. */
export function optional<T>(wording: Wording, reader: Reader<T>, kind: Kind = {}): Input<T | undefined> {
  return input(wording, read(reader).optional(), kind);
}

const anyText: Reader<string> = (text) => ({ value: text });

/** Text that has a default or must be given. */
export function text(wording: Wording & Pattern): Input<string> {
  return required(wording, matching(wording));
}

/** Text that may be left out. */
export function optionalText(wording: Wording & Pattern): Input<string | undefined> {
  return optional(wording, matching(wording));
}

/** What a text must look like. */
interface Pattern {
  pattern?: RegExp;
  /** The same in words. */
  rule?: string;
  /** What to do about a text that does not; without it the example is told. */
  hint?: string;
}

function matching({ pattern, rule, hint, secret }: Pattern & { secret?: boolean }): Reader<string> {
  if (!pattern) return anyText;
  return (value) => {
    if (pattern.test(value)) return { value };
    const wrong = `${secret ? "the value" : `“${value}”`} cannot be used: ${rule ?? pattern.source}`;
    return hint === undefined ? { wrong } : { wrong, remedy: hint };
  };
}

/** Several words, separated by commas or line breaks; empty ones fall away, repeated ones count once. */
export function list(wording: Wording): Input<string[]> {
  return required({ default: "", ...wording }, (value) => ({ value: words(value) }), { several: true });
}

/** Several words, or not said; each has to match the pattern where there is one. */
export function optionalList(wording: Wording & Pattern): Input<string[] | undefined> {
  const matches = matching(wording);
  const reader: Reader<string[]> = (value) => {
    const given = words(value);
    const wrong = given.map(matches).find((answer) => "wrong" in answer);
    return wrong && "wrong" in wrong ? wrong : { value: given };
  };
  return optional(wording, reader, { several: true });
}

/** Several words out of a given set: at least one, or the word `none` alone. */
export function choices<const C extends string>(allowed: readonly C[], wording: Wording): Input<C[]> {
  const reader: Reader<C[]> = (value) => {
    const given = words(value);
    if (given.length === 1 && given[0] === "none") return { value: [] };
    const unknown = given.filter((word) => !allowed.some((choice) => choice === word));
    if (unknown.length > 0) return notAmong(unknown, allowed);
    if (given.length === 0) return { wrong: "names none", remedy: `Choose from: ${allowed.join(", ")}.` };
    return { value: allowed.filter((choice) => given.includes(choice)) };
  };
  return required(wording, reader, { allowed: `Any of: ${allowed.join(", ")}; or none.`, several: true });
}

/** One word out of a given set. */
export function choice<const C extends string>(allowed: readonly C[], wording: Wording): Input<C> {
  // Where there is but one, the description says it.
  return required(wording, among(allowed), {
    allowed: allowed.length > 1 ? `One of: ${allowed.join(", ")}.` : undefined,
  });
}

/** One word out of a given set, or not said. */
export function optionalChoice<const C extends string>(allowed: readonly C[], wording: Wording): Input<C | undefined> {
  return optional(wording, among(allowed), { allowed: `One of: ${allowed.join(", ")}.` });
}

function among<const C extends string>(allowed: readonly C[]): Reader<C> {
  return (value) => {
    const found = allowed.find((candidate) => candidate === value);
    return found === undefined ? notAmong([value], allowed) : { value: found };
  };
}

/** Words that are not in a set, with those that were likely meant. */
function notAmong(unknown: readonly string[], allowed: readonly string[]): { wrong: string; remedy: string } {
  const quoted = unknown.map((word) => `“${word}”`).join(", ");
  const meant = [...new Set(unknown.flatMap((word) => nearest(word, allowed) ?? []))];
  const guess = meant.length > 0 ? `Did you mean ${meant.join(", ")}? ` : "";
  return {
    wrong: unknown.length === 1 ? `${quoted} is not a choice` : `${quoted} are not choices`,
    remedy: `${guess}Choose from: ${allowed.join(", ")}.`,
  };
}

const yesOrNo: Reader<boolean> = (value) => {
  if (/^(true|yes|on|1)$/i.test(value)) return { value: true };
  if (/^(false|no|off|0)$/i.test(value)) return { value: false };
  return { wrong: `“${value}” is neither true nor false` };
};

/** `true` or `false`; on the command line the name alone means true. */
export function flag(wording: Wording): Input<boolean> {
  return required({ default: "false", ...wording }, yesOrNo, { flag: true });
}

/** `true`, `false`, or not said. */
export function optionalFlag(wording: Wording): Input<boolean | undefined> {
  return optional(wording, yesOrNo, { flag: true });
}

/** A whole number within bounds. */
export function integer(bounds: NumberBounds, wording: Wording): Input<number> {
  return required(wording, numberWithin(bounds), { allowed: within(bounds) });
}

/** A whole number within bounds, or not said. */
export function optionalInteger(bounds: NumberBounds, wording: Wording): Input<number | undefined> {
  return optional(wording, numberWithin(bounds), { allowed: within(bounds) });
}

interface NumberBounds {
  min: number;
  max: number;
}

function numberWithin(bounds: NumberBounds): Reader<number> {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= bounds.min && number <= bounds.max) return { value: number };
    return { wrong: `“${value}” is not a whole number from ${bounds.min} to ${bounds.max}` };
  };
}

/** A duration in milliseconds, within bounds. */
export function duration(bounds: DurationBounds, wording: Wording): Input<number> {
  return required(wording, durationWithin(bounds), { allowed: within(bounds) });
}

/** A duration in milliseconds, or not said. */
export function optionalDuration(bounds: DurationBounds, wording: Wording): Input<number | undefined> {
  return optional(wording, durationWithin(bounds), { allowed: within(bounds) });
}

/** As people write them: `10m`, `7d`. */
interface DurationBounds {
  min: string;
  max: string;
}

function durationWithin({ min, max }: DurationBounds): Reader<number> {
  return (value) => {
    const milliseconds = parseDuration(value);
    if (milliseconds === undefined) return { wrong: `“${value}” is not a duration such as 90m, 8h or 1h30m` };
    const [least = 0, most = 0] = [min, max].map(parseDuration);
    if (milliseconds < least || milliseconds > most) return { wrong: `${value} is not between ${min} and ${max}` };
    return { value: milliseconds };
  };
}

/** A size in bytes within bounds. */
export function size(bounds: { min: string; max: string }, wording: Wording): Input<number> {
  const reader: Reader<number> = (value) => {
    const bytes = parseSize(value);
    if (bytes === undefined) return { wrong: `“${value}” is not a size such as 512 MiB or 8 GiB` };
    if (bytes < (parseSize(bounds.min) ?? 0) || bytes > (parseSize(bounds.max) ?? Number.POSITIVE_INFINITY)) {
      return { wrong: `${value} is not between ${bounds.min} and ${bounds.max}` };
    }
    return { value: bytes };
  };
  return required(wording, reader, { allowed: within(bounds) });
}

function within({ min, max }: { min: number | string; max: number | string }): string {
  return `From ${min} to ${max}.`;
}

function words(value: string): string[] {
  return [...new Set(value.split(/[\s,]+/).filter((word) => word !== ""))];
}
