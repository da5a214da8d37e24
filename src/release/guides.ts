import type { Manifest, ManifestArtifact } from "../image/manifest.ts";
import { PRODUCTS, type Step } from "./guide-products.ts";

/** How to run the image in one product, from the file that suits it best. */
export interface Guide {
  /** As people know it: `VirtualBox`. */
  product: string;
  /** Who that is for, in a few words. */
  hint: string;
  artifact: ManifestArtifact;
  steps: Step[];
}

/** One guide for each product that one of the manifest's artifacts suits. */
export function guides(manifest: Manifest): Guide[] {
  const names = { machine: machineName(manifest), jupyterPort: manifest.login.jupyterPort };
  return PRODUCTS.flatMap(({ product, hint, ways }) => {
    for (const [format, steps] of ways) {
      const artifact = manifest.artifacts.find((candidate) => candidate.format === format);
      if (artifact) return [{ product, hint, artifact, steps: steps(artifact, names) }];
    }
    return [];
  });
}

/** A name that every hypervisor takes. */
export function machineName({ product }: Manifest): string {
  return (
    product
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 40) || "machine"
  );
}
