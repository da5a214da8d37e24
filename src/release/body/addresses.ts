import type { BodyFile, BodyRequest } from "./request.ts";

type Where = Pick<BodyRequest, "server" | "repository" | "tag">;

/** Where an asset can be downloaded once the release is published. */
export function assetAddress({ server, repository, tag }: Where, name: string): string {
  const { owner, repo } = repository;
  return `${server}/${owner}/${repo}/releases/download/${encodeURIComponent(tag)}/${encodeURIComponent(name)}`;
}

/** Where a file can be downloaded in one piece; undefined where it is there in parts only. */
export function fileAddress(where: Where, file: BodyFile): string | undefined {
  return file.parts ? undefined : (file.url ?? assetAddress(where, file.name));
}

/** The repository at the release's tag. */
export function sourceAddress({ server, repository: { owner, repo }, tag }: Where): string {
  return `${server}/${owner}/${repo}/tree/${tag.split("/").map(encodeURIComponent).join("/")}`;
}

/** The wizard of the EC2 console that starts a machine from an AMI. The three partitions have a host each. */
export function launchAddress(region: string, ami: string): string {
  const host = region.startsWith("cn-")
    ? "console.amazonaws.cn"
    : region.startsWith("us-gov-")
      ? "console.amazonaws-us-gov.com"
      : "console.aws.amazon.com";
  return `https://${region}.${host}/ec2/home?region=${region}#LaunchInstances:ami=${ami}`;
}
