import { type Problem, throwProblems } from "../base/errors.ts";
import type { AwsPlace } from "../providers/aws/settings.ts";
import type { Environment } from "./source.ts";

/** `eu-central-1`, `us-gov-west-1`: a partition's letters, a direction, a number. */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;

/**
 * Region and endpoint: as given, else as the environment says, else as the profile says.
 * @param ofProfile reads the profile's Region; asked only where nobody else names one.
 * @throws ProblemsError where there is no Region, or where one of them cannot be meant.
 */
export async function resolvePlace(
  settings: AwsPlace,
  environment: Environment,
  ofProfile: () => Promise<string | undefined>,
): Promise<{ region: string; endpointUrl: string | undefined }> {
  const named = settings.region ?? (environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined);
  const region = named ?? (await ofProfile()) ?? "";
  const endpointUrl = settings.endpointUrl ?? (environment.AWS_ENDPOINT_URL || undefined);
  throwProblems([...regionProblems(region), ...endpointProblems(endpointUrl)]);
  return { region, endpointUrl };
}

function regionProblems(region: string): Problem[] {
  if (REGION.test(region)) return [];
  const problem =
    region === "" ? "must be given: neither the environment nor the profile names one" : `“${region}” is no Region`;
  return [{ subject: "region", problem, remedy: "Name the Region to build in, such as eu-central-1." }];
}

function endpointProblems(endpointUrl: string | undefined): Problem[] {
  if (endpointUrl === undefined || /^https?:$/.test(URL.parse(endpointUrl)?.protocol ?? "")) return [];
  const problem = `“${endpointUrl}” is no http or https address`;
  return [{ subject: "endpoint-url", problem, remedy: "Leave it out for AWS itself, also as AWS_ENDPOINT_URL." }];
}
