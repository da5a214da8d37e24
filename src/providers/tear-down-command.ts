/** Whose assets a command is to remove. */
export interface TearDownWords {
  provider: string;
  assetId: string;
  region?: string | undefined;
  deliverables?: boolean | undefined;
}

/** The command that removes what belongs to an asset-id, to copy: `slipway tear-down --provider aws --asset-id 1.4.0`. */
export function tearDownCommand({ provider, assetId, region, deliverables }: TearDownWords): string {
  return [
    "slipway tear-down",
    ...(provider === "local" ? [] : [`--provider ${provider}`]),
    ...(region === undefined ? [] : [`--region ${region}`]),
    `--asset-id ${assetId}`,
    ...(deliverables ? ["--deliverables"] : []),
  ].join(" ");
}
