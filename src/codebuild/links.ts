import type { BuildRef } from "./deps.ts";

/** The console of each partition (AWS General Reference, endpoints of the Management Console). */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** Where a build or batch is shown in the console. */
export function buildUrl(
  { kind, id }: BuildRef,
  place: { region: string; account: string; partition: string },
): string {
  const { region, account, partition } = place;
  const host = CONSOLES[partition] ?? CONSOLES.aws;
  const [project = ""] = id.split(":");
  const path = [account, "projects", project, kind, id].map(encodeURIComponent).join("/");
  return `https://${region}.${host}/codesuite/codebuild/${path}?region=${region}`;
}
