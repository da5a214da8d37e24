import { IAM } from "@aws-sdk/client-iam";
import { type Emulator, REGION } from "./emulator.ts";

/** Somebody who may do what one policy allows, and nothing else. */
export interface User {
  arn: string;
  /** Environment by which a process works as this user. @param endpoint of a front before the stand-in. */
  env(endpoint?: string): Record<string, string>;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/**
 * Makes a user with one policy, and turns enforcement on for everybody: the stand-in's own credentials are refused from
 * then on, until `stopEnforcing`. Which rights a call needs, and what of a policy is understood, say
 * extension/demands.py and extension/policy.py.
 * @param policy as in docs/policies, `${Region}`, `${Account}` and `${Bucket}` filled in.
 */
export async function asUser(emulator: Emulator, policy: object, name = "builder"): Promise<User> {
  await stopEnforcing(emulator);
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  const iam = new IAM({ endpoint: emulator.endpoint, region: REGION, credentials });
  const { User: made } = await iam.createUser({ UserName: name });
  await iam.putUserPolicy({ UserName: name, PolicyName: "only", PolicyDocument: JSON.stringify(policy) });
  const { AccessKey } = await iam.createAccessKey({ UserName: name });
  await enforceAfter(emulator, 0);
  const { AccessKeyId: accessKeyId = "", SecretAccessKey: secretAccessKey = "" } = AccessKey ?? {};
  return {
    arn: made?.Arn ?? "",
    credentials: { accessKeyId, secretAccessKey },
    env: (endpoint) => ({
      ...emulator.env(endpoint),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    }),
  };
}

/** Everybody may do everything again. */
export function stopEnforcing(emulator: Emulator): Promise<void> {
  return enforceAfter(emulator, Number.POSITIVE_INFINITY);
}

/** moto enforces after a number of calls that are free. */
async function enforceAfter(emulator: Emulator, calls: number): Promise<void> {
  const body = Number.isFinite(calls) ? String(calls) : "inf";
  const answer = await fetch(`${emulator.endpoint}/moto-api/reset-auth`, { method: "POST", body });
  if (!answer.ok) throw new Error(`moto does not set its enforcement: ${await answer.text()}`);
}
