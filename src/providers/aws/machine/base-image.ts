import type { Image } from "@aws-sdk/client-ec2";
import { isAwsCode } from "../../../aws/error.ts";
import { type Problem, UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import type { BaseImage, BaseImageRequest } from "../../provider.ts";
import { askedOnce } from "../findings.ts";
import type { AwsOptions } from "../options.ts";
import { ARCHITECTURE, parseSourceAmi, type SourceAmi } from "./source-ami.ts";

type Ways = Pick<AwsOptions, "aws" | "signal" | "clock">;

/** The AMI that was found, or the one thing that is wrong with what was asked for. */
export type SourceAmiFound = { image: Image & { ImageId: string } } | { problem: Problem };

/** How many AMIs an error lists. */
const LISTED = 5;

/**
 * Finds the source AMI of a machine.
 * @throws UserError where there is none, or several, or it cannot be used; AwsError.
 */
export async function resolveSourceAmi(request: BaseImageRequest, options: Ways, task: Task): Promise<BaseImage> {
  const found = await findSourceAmi(request, options);
  if ("problem" in found) {
    throw new UserError(`base-image: ${found.problem.problem}.`, found.problem.remedy);
  }
  const { image } = found;
  const name = image.Name ?? image.ImageId;
  task.line(`Source AMI: ${image.ImageId}, ${name}, made ${image.CreationDate ?? "at an unknown time"}`);
  const deprecated = Date.parse(image.DeprecationTime ?? "");
  if (deprecated <= options.clock.now()) {
    task.line(`${image.ImageId} is deprecated since ${image.DeprecationTime}: its publisher has a newer one.`);
  }
  if (image.BootMode === "uefi-preferred") {
    task.line(
      `${image.ImageId} boots with BIOS and with UEFI, which AWS's documentation excludes from exports; the tests of the exported disks tell whether it works.`,
    );
  }
  const digest = `ami:${options.aws.region}/${image.ImageId}`;
  return { name, reference: request.reference, digest, handle: image.ImageId, cached: true };
}

/** What is wrong with the reference of a source AMI; empty where it can be used. */
export async function sourceAmiProblems(request: BaseImageRequest, options: Ways): Promise<Problem[]> {
  const found = await findSourceAmi(request, options);
  return "problem" in found ? [found.problem] : [];
}

/**
 * Looks the source AMI up, once in a run: what was checked is what the machine is made from, also where its publisher
 * puts out another meanwhile.
 * @throws AwsError for every answer that does not mean "there is none".
 */
export const findSourceAmi = askedOnce(({ reference }: BaseImageRequest) => reference, lookUp);

async function lookUp(request: BaseImageRequest, options: Ways): Promise<SourceAmiFound> {
  const source = parseSourceAmi(request.reference);
  switch (source.kind) {
    case "wrong":
      return problem(source.why, source.remedy);
    case "id":
      return byId(source.id, options);
    case "parameter":
      return byParameter(source.path, options);
    case "filters":
      return byFilters(source, options);
  }
}

/** An AMI by its id, which never comes to mean another one. */
const imageWithId = askedOnce(
  (id: string) => id,
  async (id: string, { aws, signal }: Pick<Ways, "aws" | "signal">): Promise<Image | undefined> => {
    const input = { ImageIds: [id], IncludeDeprecated: true };
    return (await aws.call("ec2", "DescribeImages", input, { signal })).Images?.[0];
  },
);

/**
 * Name of an AMI's root device: with another name for it the machine would get a second, empty disk.
 * @throws UserError where the AMI is gone, or has none.
 */
export async function rootDeviceOf(id: string, options: Ways): Promise<string> {
  const device = (await imageWithId(id, options))?.RootDeviceName;
  if (device) return device;
  throw new UserError(`The source AMI ${id} is not there any more, or has no root device.`, "Run again.");
}

async function byId(id: string, options: Ways): Promise<SourceAmiFound> {
  const { aws } = options;
  const remedy = `See \`aws ec2 describe-images --region ${aws.region} --image-ids ${id}\`; every Region has AMI ids of its own.`;
  try {
    const image = await imageWithId(id, options);
    return image ? usable(image, id) : problem(`${id} is not there in ${aws.region}`, remedy);
  } catch (error) {
    if (!isAwsCode(error, "InvalidAMIID.NotFound", "InvalidAMIID.Unavailable", "InvalidAMIID.Malformed")) throw error;
    return problem(`${id} is not there in ${aws.region}: ${error.message}`, remedy);
  }
}

async function byParameter(path: string, options: Ways): Promise<SourceAmiFound> {
  const { aws, signal } = options;
  const remedy = `See \`aws ssm get-parameter --region ${aws.region} --name ${path}\`.`;
  try {
    const { Parameter } = await aws.call("ssm", "GetParameter", { Name: path }, { signal });
    const value = Parameter?.Value ?? "";
    const source = parseSourceAmi(value);
    if (source.kind !== "id") {
      return problem(`the SSM parameter ${path} holds ${JSON.stringify(value)}, which is no AMI's id`, remedy);
    }
    return await byId(source.id, options);
  } catch (error) {
    if (!isAwsCode(error, "ParameterNotFound", "ParameterVersionNotFound")) throw error;
    return problem(`there is no SSM parameter ${path} in ${aws.region}`, remedy);
  }
}

async function byFilters(source: SourceAmi & { kind: "filters" }, options: Ways): Promise<SourceAmiFound> {
  const images = newestFirst(await ofOwner(source, source.name, options));
  const [newest, second] = images;
  if (!newest) {
    const near = newestFirst(await ofOwner(source, `*${longestWord(source.name)}*`, options));
    const names = near.slice(0, LISTED).map(describe);
    const list = names.length > 0 ? `; near it are\n${names.join("\n")}` : "";
    return problem(
      `no available ${ARCHITECTURE} AMI of ${source.owner} in ${options.aws.region} is named ${source.name}${list}`,
      "Names may have * and ?. Deprecated AMIs are left out; name such a one by its id.",
    );
  }
  if (second && second.CreationDate === newest.CreationDate) {
    const same = images.filter(({ CreationDate }) => CreationDate === newest.CreationDate).slice(0, LISTED);
    return problem(
      `several AMIs named ${source.name} are equally new:\n${same.map(describe).join("\n")}`,
      "Make the name more exact, or name one by its id.",
    );
  }
  return usable(newest, source.name);
}

async function ofOwner(source: SourceAmi & { kind: "filters" }, name: string, { aws, signal }: Ways): Promise<Image[]> {
  const Filters = [
    { Name: "name", Values: [name] },
    { Name: "architecture", Values: [source.architecture] },
    { Name: "state", Values: ["available"] },
  ];
  const { Images = [] } = await aws.call("ec2", "DescribeImages", { Owners: [source.owner], Filters }, { signal });
  return Images;
}

/** ISO 8601 in UTC: the order of the texts is that of the times. */
function newestFirst(images: readonly Image[]): Image[] {
  return images.toSorted((one, other) => (other.CreationDate ?? "").localeCompare(one.CreationDate ?? ""));
}

function longestWord(name: string): string {
  const words = name.split(/[^A-Za-z0-9.]+/);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}

function describe({ ImageId, Name, CreationDate }: Image): string {
  return `  ${ImageId}  ${CreationDate ?? "?"}  ${Name ?? ""}`;
}

/** What a machine can be made from: x86_64, with an EBS root, there to be used. */
function usable(image: Image, asked: string): SourceAmiFound {
  const { ImageId, State, StateReason, RootDeviceType, Architecture, RootDeviceName } = image;
  if (!ImageId) return problem(`${asked} has no id`, "Name another AMI.");
  if (State !== "available") {
    const why = StateReason?.Message ? ` (${StateReason.Message})` : "";
    return problem(
      `${ImageId} is ${State ?? "in an unknown state"}${why}, and has to be available`,
      "Name another AMI.",
    );
  }
  if (Architecture !== ARCHITECTURE) {
    return problem(
      `${ImageId} is for ${Architecture ?? "an unknown architecture"}, and images are made for ${ARCHITECTURE}`,
      `Name an AMI for ${ARCHITECTURE}.`,
    );
  }
  if (RootDeviceType !== "ebs" || !RootDeviceName) {
    return problem(`${ImageId} has no EBS root volume, so that no AMI can be made of its machine`, "Name another AMI.");
  }
  return { image: { ...image, ImageId } };
}

function problem(what: string, remedy: string): { problem: Problem } {
  return { problem: { subject: "base-image", problem: what, remedy } };
}
