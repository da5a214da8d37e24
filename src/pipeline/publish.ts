import type { Delivered } from "../providers/provider.ts";
import type { Build } from "./build.ts";

/** Lets others use the images, now that they are tested. Does nothing where images are files only. */
export async function publishImages({ provider, context }: Build, images: readonly Delivered[]): Promise<Delivered[]> {
  if (images.length === 0) return [];
  return await context.progress.phase("Publish", async (task) => {
    const published = await provider.publishImages(images, task);
    for (const { region, id, public: isPublic } of published) {
      task.line(`${id} in ${region}${isPublic ? ", open to everyone" : ""}`);
    }
    return published;
  });
}

/** The outputs about images; the home Region's comes first. */
export function imageOutputs(images: readonly Delivered[]): { ami?: string; images?: string } {
  const [home] = images;
  return home ? { ami: home.id, images: JSON.stringify(images) } : {};
}
