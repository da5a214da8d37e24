import type { Manifest } from "../../image/manifest.ts";
import { cell, code, escapeText, fence, link, table } from "../markdown.ts";
import { shellWord } from "../quoting.ts";
import { launchAddress } from "./addresses.ts";
import { folded } from "./folded.ts";
import type { Section } from "./part.ts";

type Images = NonNullable<Manifest["images"]>;

/** AMIs by Region: how to start one, and how to bring it to a further Region. */
export function amiSections({ images = [] }: Pick<Manifest, "images">): Section[] {
  const [home] = images;
  if (!home) return [];
  return [{ text: ["## AMIs", amiTable(images), folded("Use it in another Region", copying(home))].join("\n\n") }];
}

/** Who may start them, and Region, id, name and a link that starts one. */
export function amiTable(images: Images): string {
  const mixed = images.some((image) => image.public !== images[0]?.public);
  const rows = images.map((image) => [
    escapeText(image.region),
    cell(code(image.id)),
    cell(code(image.name)),
    ...(mixed ? [image.public ? "everyone" : "those it is shared with"] : []),
    link("Launch", launchAddress(image.region, image.id)),
  ]);
  const rights = images[0]?.public ? "Everyone can start these." : "Those that they are shared with can start these.";
  const list = table(["Region", "AMI", "Name", ...(mixed ? ["For"] : []), "EC2 console"], rows);
  return mixed ? list : `${rights}\n\n${list}`;
}

// EC2 User Guide, "Copy an Amazon EC2 AMI": for an AMI of another account its owner must let the snapshot be read too.
function copying({ region, id, name }: Images[number]): string {
  return [
    "Copy it, with the code of your Region in place of `us-west-2`:",
    fence(
      `aws ec2 copy-image --source-region ${shellWord(region)} --source-image-id ${shellWord(id)} \\\n  --name ${shellWord(name)} --region us-west-2`,
      "sh",
    ),
    `AWS lets you copy an AMI of another account only where its owner shares the snapshot as well. Where it answers that you have no access to the storage, start a machine in ${escapeText(region)}, make an AMI of your own from it (\`aws ec2 create-image\`), and copy that.`,
  ].join("\n\n");
}
