import { createHash } from "node:crypto";
import type { Manifest, Package } from "./manifest.ts";

/** The file name of the SBOM in a release folder. */
export const SBOM_FILE = "sbom.spdx.json";

const ROOT = "SPDXRef-Image";

/**
 * The SBOM as an SPDX 2.3 JSON document: the image, and every installed Debian package as something it contains.
 *
 * The same manifest gives the same document: the namespace holds a digest of the content in place of a random UUID
 * (SPDX 2.3, 6.5 asks for a unique URI, not for a random one), and `created` is the manifest's.
 * Licences are NOASSERTION: dpkg does not know them, and a guess would be worse.
 */
export function spdxDocument(manifest: Manifest): string {
  const { product, version, created, packages, os, assetId, artifacts } = manifest;
  const content = JSON.stringify([assetId, product, version, os, packages, artifacts.map(({ sha256 }) => sha256)]);
  const digest = createHash("sha256").update(content).digest("hex");
  const entries = packages.map((entry) => ({ entry, id: spdxId(entry) }));
  const document = {
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name: version ? `${product} ${version}` : product,
    documentNamespace: `https://spdx.org/spdxdocs/${encodeURIComponent(assetId)}-${digest}`,
    creationInfo: {
      // SPDX takes whole seconds only.
      created: created.replace(/\.\d+Z$/, "Z"),
      creators: [`Tool: slipway-${manifest.builder.slipway}`],
    },
    documentDescribes: [ROOT],
    packages: [
      {
        SPDXID: ROOT,
        name: product,
        ...(version ? { versionInfo: version } : {}),
        primaryPackagePurpose: "OPERATING-SYSTEM",
        downloadLocation: "NOASSERTION",
        filesAnalyzed: false,
        licenseConcluded: "NOASSERTION",
        licenseDeclared: "NOASSERTION",
        copyrightText: "NOASSERTION",
        comment: `${os.name}, built from ${manifest.base.name} (${manifest.base.digest})`,
      },
      ...entries.map(({ entry, id }) => ({
        SPDXID: id,
        name: entry.name,
        versionInfo: entry.version,
        downloadLocation: "NOASSERTION",
        filesAnalyzed: false,
        licenseConcluded: "NOASSERTION",
        licenseDeclared: "NOASSERTION",
        copyrightText: "NOASSERTION",
        externalRefs: [
          { referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: packageUrl(entry, os) },
        ],
      })),
    ],
    relationships: [
      { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: ROOT },
      ...entries.map(({ id }) => ({ spdxElementId: ROOT, relationshipType: "CONTAINS", relatedSpdxElement: id })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * The package URL of a Debian package: `pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12`
 * (type `deb` of the purl specification: namespace is the vendor; a colon stays, everything else is percent-encoded).
 */
export function packageUrl({ name, version, architecture }: Package, os: { id: string; versionId: string }): string {
  const qualifiers = `arch=${encode(architecture)}&distro=${encode(`${os.id}-${os.versionId}`)}`;
  return `pkg:deb/${encode(os.id.toLowerCase())}/${encode(name)}@${encode(version)}?${qualifiers}`;
}

function encode(part: string): string {
  return encodeURIComponent(part)
    .replaceAll("%3A", ":")
    .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Letters, digits, dot and hyphen only; a digest keeps `g++` and `g--` apart. */
function spdxId({ name, architecture }: Package): string {
  const readable = `${name}-${architecture}`.replaceAll(/[^A-Za-z0-9.-]/g, "-");
  const exact = createHash("sha256").update(`${name}\n${architecture}`).digest("hex").slice(0, 8);
  return `SPDXRef-${readable}-${exact}`;
}
