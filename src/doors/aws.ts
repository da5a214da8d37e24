import { hostname } from "node:os";
import { assumeRole, sessionName } from "../aws/assume-role.ts";
import { createAws } from "../aws/client.ts";
import { type AwsCredentials, type CredentialSource, keepFresh } from "../aws/credentials.ts";
import { fetchOidcToken, type OidcEndpoint } from "../aws/oidc.ts";
import type { Aws } from "../aws/port.ts";
import { signInAdvice } from "../aws/sign-in.ts";
import type { Sent } from "../aws/transport.ts";
import type { Clock } from "../base/clock.ts";
import type { AwsPlace } from "../providers/aws/settings.ts";
import { resolvePlace } from "./aws-place.ts";
import type { Environment } from "./source.ts";

export interface AwsDoor {
  clock: Clock;
  /** Masks a text in everything that is printed from now on. */
  secret(text: string): void;
  /** Default: the global one. */
  fetch?: typeof globalThis.fetch;
  /** What the SDK finds on this machine. Default: `sdk-chain.ts`. */
  found?: {
    credentials(profile: string | undefined): Promise<AwsCredentials>;
    region(profile: string | undefined): Promise<string | undefined>;
  };
  /** Told of each try of a call. */
  record?: (sent: Sent) => void;
}

/**
 * Opens the way to AWS. Nothing is sent yet but what a role's session needs, and that with the first call. The run's
 * cancel does not end sessions: removal needs them.
 * @throws ProblemsError where Region or endpoint are missing or none.
 */
export async function openAws(settings: AwsPlace, environment: Environment, door: AwsDoor): Promise<{ aws: Aws }> {
  const { clock, record } = door;
  const profile = settings.profile ?? environment.AWS_PROFILE;
  const found = door.found ?? (await onThisMachine());
  const { region, endpointUrl } = await resolvePlace(settings, environment, () => found.region(profile));
  const place = { onRunner: environment.GITHUB_ACTIONS === "true", profile, roleToAssume: settings.roleToAssume };
  const options = { region, endpointUrl, profile, clock, record, signIn: signInAdvice(place) };

  const atHand = keepFresh(() => found.credentials(profile), clock, door.secret);
  const plain = createAws({ ...options, credentials: atHand });
  const role = settings.roleToAssume;
  if (role === undefined) return { aws: plain };
  const credentials = roleSource(role, plain, environment, door);
  return { aws: createAws({ ...options, credentials }) };
}

/** Sessions of the role: by the workflow's token on a runner that gives one, else by the credentials at hand. */
function roleSource(role: string, plain: Aws, environment: Environment, door: AwsDoor): CredentialSource {
  const { clock, secret, fetch = globalThis.fetch } = door;
  const session = sessionName(environment.GITHUB_RUN_ID ?? hostname());
  const oidc = oidcEndpoint(environment);
  const begin = async () => {
    const token = oidc && (await fetchOidcToken(oidc, { fetch, clock }));
    if (token !== undefined) secret(token);
    return await assumeRole(plain, { role, session, token });
  };
  return keepFresh(begin, clock, secret);
}

/** What a runner sets where the job has `id-token: write` (GitHub Docs, "OpenID Connect reference"). */
function oidcEndpoint(environment: Environment): OidcEndpoint | undefined {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
  return url && token ? { url, token } : undefined;
}

async function onThisMachine(): Promise<NonNullable<AwsDoor["found"]>> {
  const { findCredentials, findRegion } = await import("../aws/sdk-chain.ts");
  return { credentials: findCredentials, region: findRegion };
}

export { findCallerAddress } from "./caller-address.ts";
