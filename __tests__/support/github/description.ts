import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { asJsonSchema, DOCUMENT } from "./json-schema.ts";
import type { ApiOperation } from "./operations.ts";

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: object;
  "x-multi-segment"?: boolean;
}

interface Described {
  parameters?: (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, Answered | Reference>;
}
interface Answered {
  content?: Record<string, { schema: object }>;
}
interface Reference {
  $ref: string;
}
interface Description {
  paths: Record<string, Record<string, Described>>;
  components: Record<string, Record<string, object>>;
  "x-examples": Record<string, object>;
}

const DESCRIPTION: Description = JSON.parse(
  readFileSync(join(import.meta.dirname, "description.generated.json"), "utf8"),
);

/**
 * Where what GitHub answers is known to differ from its description: `starter` is a state of assets by the text of
 * "Upload a release asset", and missing in the list of states; a pull request has no repository at its head where the fork
 * is gone.
 */
const KNOWN_DIFFERENCES = {
  "components.schemas.release-asset.properties.state.enum": ["uploaded", "open", "starter"],
  "components.schemas.pull-request.properties.head.properties.repo.nullable": true,
};

const checker = (coerceTypes: boolean) => {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes, logger: false });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  ajv.addFormat("int64", { type: "number", validate: Number.isSafeInteger });
  ajv.addFormat("binary", true);
  ajv.addFormat("timestamp", true);
  ajv.addFormat("email", true);
  ajv.addSchema({ $id: DOCUMENT, components: asJsonSchema(withKnownDifferences()) });
  return ajv;
};
const bodies = checker(false);
const queries = checker(true);
const compiled = new Map<string, ValidateFunction>();

/** An example of GitHub's own, to make answers of. @param name as in `x-examples` of the description */
export function exampleOf(name: string): unknown {
  const example = DESCRIPTION["x-examples"][name];
  if (example === undefined) throw new Error(`The description has no example ${name}.`);
  return structuredClone(example);
}

/** The parameters of an operation, in path and query. */
export function parametersOf(operation: ApiOperation): Parameter[] {
  return (describedBy(operation).parameters ?? []).map((parameter) => resolve(parameter));
}

/** What is wrong with the parameters; the given ones become what their schemas say (numbers). Unknown ones are wrong too. */
export function checkParameters(operation: ApiOperation, given: Record<string, unknown>): string[] {
  const parameters = parametersOf(operation).filter((parameter) => parameter.in !== "header");
  return check(queries, `${operation} parameters`, given, () => ({
    type: "object",
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  }));
}

/** Whether a request has a JSON body, by the description. */
export function takesJson(operation: ApiOperation): boolean {
  return describedBy(operation).requestBody?.content["application/json"] !== undefined;
}

/** What is wrong with a request's body. A field that the description does not have is wrong: GitHub would ignore it. */
export function checkBody(operation: ApiOperation, body: unknown): string[] {
  const described = describedBy(operation).requestBody;
  const schema = described?.content["application/json"]?.schema;
  if (schema === undefined) return body === undefined ? [] : ["The request has a body, and none is described."];
  if (body === undefined) return described?.required ? ["The request has no body."] : [];
  return check(bodies, `${operation} body`, body, () => ({ additionalProperties: false, ...schema }));
}

/** What is wrong with an answer. @param body undefined where there is none */
export function checkAnswer(operation: ApiOperation, status: number, body: unknown): string[] {
  const described = describedBy(operation).responses[status];
  const schema = described ? resolve(described).content?.["application/json"]?.schema : undefined;
  if (described && schema) return check(bodies, `${operation} ${status}`, body, () => schema);
  // Errors that any operation can have are described for some only; without a schema a body is an error's all the same.
  if (status >= 400) return check(bodies, "error", body, () => ({ $ref: "#/components/schemas/basic-error" }));
  if (!described) return [`${status} is no answer that is described.`];
  return body === undefined ? [] : [`An answer ${status} has no body by the description.`];
}

function check(ajv: Ajv, key: string, value: unknown, schema: () => object): string[] {
  const validate = compiled.get(key) ?? ajv.compile(asJsonSchema(schema()));
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = "additionalProperty" in params ? ` (${params.additionalProperty})` : "";
    return `${instancePath || "it"} ${message}${detail}`;
  });
}

function describedBy(operation: ApiOperation): Described {
  const [method = "", path = ""] = operation.split(" ");
  const described = DESCRIPTION.paths[path]?.[method.toLowerCase()];
  if (!described) throw new Error(`The description has no ${operation}.`);
  return described;
}

function resolve<T extends object>(node: T | Reference): T {
  if (!("$ref" in node)) return node;
  const [kind = "", name = ""] = node.$ref.split("/").slice(2);
  return DESCRIPTION.components[kind]?.[name] as T;
}

function withKnownDifferences(): Description["components"] {
  const copy: Record<string, unknown> = structuredClone({ components: DESCRIPTION.components });
  for (const [path, value] of Object.entries(KNOWN_DIFFERENCES)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const parent = keys.reduce((node: object, key): object => Reflect.get(node, key), copy);
    Reflect.set(parent, last, value);
  }
  return copy.components as Description["components"];
}
