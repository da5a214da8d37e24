/** The address by which schemas refer to the components of the description. */
export const DOCUMENT = "https://description.invalid/github.json";

/** OpenAPI 3.0 as JSON Schema: `nullable` becomes a choice, and references lead to the components. */
export function asJsonSchema<T>(node: T): T {
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value !== "object" || value === null) return value;
    const { nullable, ...rest } = value as Record<string, unknown>;
    if (typeof rest.$ref === "string") rest.$ref = rest.$ref.replace(/^#/, `${DOCUMENT}#`);
    const converted = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, convert(inner)]));
    return nullable === true ? { anyOf: [{ type: "null" }, converted] } : converted;
  };
  return convert(node) as T;
}
