import type { InputOf } from "../aws/port.ts";
import type { Problem } from "../base/errors.ts";
import { isSecretName, looksSecret } from "./environment-secrets.ts";
import { RUN_TOKEN } from "./find.ts";

/** A variable of a build as CodeBuild takes it. */
export type Variable = NonNullable<InputOf<"codebuild", "StartBuild">["environmentVariablesOverride"]>[number];

export interface EnvironmentDoor {
  /** A variable of the environment that Slipway runs in. */
  variable(name: string): string | undefined;
  /** Whether a text has something in it that is masked. */
  isSecret(text: string): boolean;
}

/**
 * Characters of all names and values together (CodeBuild User Guide, "Build specification reference", `env`), without our
 * own variable, whose value is a UUID.
 */
const LONGEST = 5_500 - RUN_TOKEN.length - 36;

/** How the value of a line says that it is a reference, and what a reference looks like there. */
const REFERENCES = [
  {
    prefix: "parameter-store:",
    type: "PARAMETER_STORE",
    // Systems Manager, "About requirements and constraints for parameter names"; an ARN for one that is shared.
    form: /^(?:arn:[\w-]+:ssm:[\w-]+:\d{12}:parameter\/[\w./-]+|\/?[\w.-]+(?:\/[\w.-]+)*)$/,
    example: "parameter-store:/build/token",
  },
  {
    prefix: "secrets-manager:",
    type: "SECRETS_MANAGER",
    // CodeBuild User Guide, "Build specification reference", `env/secrets-manager`: id:json-key:version-stage:version-id
    form: /^(?:arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:)?[\w/+=.@!-]+(?::[^:]*){0,3}$/,
    example: "secrets-manager:build/token:json-key",
  },
] as const;

/**
 * Reads the variables of a build, a line each: `NAME=value`, `NAME=parameter-store:/path`, `NAME=secrets-manager:id:key`, or
 * the name alone of a variable at hand. Blank lines and those that begin with `#` count for nothing.
 * @returns the variables, and everything that is wrong. What is or looks like a secret never passes in plain text.
 */
export function readEnvironment(text: string, door: EnvironmentDoor): { variables: Variable[]; problems: Problem[] } {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const read = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => readLine(line, door));
  const variables = read.flatMap((one) => ("variable" in one ? [one.variable] : []));
  const problems = read.flatMap((one) => ("variable" in one ? [] : [{ subject: "env", ...one }]));
  return { variables, problems: [...problems, ...together(variables)] };
}

type Wrong = Omit<Problem, "subject">;

function readLine(line: string, door: EnvironmentDoor): { variable: Variable } | Wrong {
  const [, name = "", given] = /^([^=]*?)\s*(?:=(.*))?$/s.exec(line) ?? [];
  // What is no name may be a secret that fell onto a line of its own.
  if (!/^[A-Za-z_]\w*$/.test(name))
    return wrong("a line begins with no name of a variable", "Write NAME=value, or NAME alone, a line each.");
  if (/^CODEBUILD_/i.test(name)) return wrong(`${name} is one of CodeBuild's own`, "Take another name.");
  if (name === RUN_TOKEN) return wrong(`${name} is Slipway's own`, "Take another name.");
  const reference = REFERENCES.find(({ prefix }) => given?.startsWith(prefix));
  if (reference) {
    const value = given?.slice(reference.prefix.length) ?? "";
    // In the place of its name stands the secret itself.
    if (isSecret(value, door)) return secret(name);
    if (reference.form.test(value)) return { variable: { name, value, type: reference.type } };
    return wrong(`${name} names nothing that can be there`, `Write it as in ${name}=${reference.example}.`);
  }
  const value = given ?? door.variable(name);
  if (value === undefined)
    return wrong(`there is no variable ${name} to hand over`, `Set it in env: of the step, or write ${name}=value.`);
  if (isSecretName(name) || isSecret(value, door)) return secret(name);
  return { variable: { name, value, type: "PLAINTEXT" } };
}

/** Whether a text is a secret, by what is masked here or by its form. */
export function isSecret(text: string, door: Pick<EnvironmentDoor, "isSecret">): boolean {
  return looksSecret(text) || door.isSecret(text);
}

function secret(name: string): Wrong {
  return wrong(
    `${name} looks like a secret, and everybody who may look at the build can read its variables`,
    `Put it into Secrets Manager or Parameter Store, and write ${name}=secrets-manager:ID or ${name}=parameter-store:/PATH; the project's service role reads it. If it is none, give it another name.`,
  );
}

function together(variables: readonly Variable[]): Problem[] {
  const names = variables.map(({ name = "" }) => name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const length = variables.reduce((sum, { name = "", value = "" }) => sum + name.length + value.length, 0);
  return [
    ...twice.map((name) => ({ subject: "env", ...wrong(`${name} is there twice`, "Leave one of them out.") })),
    ...(length > LONGEST
      ? [
          {
            subject: "env",
            ...wrong(
              `names and values have ${length} characters, and CodeBuild takes ${LONGEST}`,
              "Put what is long into Parameter Store, or into the source.",
            ),
          },
        ]
      : []),
  ];
}

function wrong(problem: string, remedy: string): Wrong {
  return { problem, remedy };
}
