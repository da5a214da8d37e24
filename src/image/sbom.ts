import { createHash } from "node:crypto";
import type { Manifest, Package } from "./manifest.ts";

/** The file name of the SBOM in a release folder. */
export const SBOM_FILE = "sbom.spdx.json";

const ROOT = "SPDXRef-Image";

/** A Debian package, with what dpkg knows of its origin where that was read. */
export interface SbomPackage extends Package {
  source?: string;
  sourceVersion?: string;
  maintainer?: string;
}

/**
 * The SBOM as an SPDX 2.3 JSON document: the image, and every Debian and Python package as something it contains.
 *
 * The same manifest gives the same document: the namespace holds a digest of the content in place of a random UUID
 * (SPDX 2.3, 6.5 asks for a unique URI, not for a random one), and `created` is the manifest's.
 * Licences are NOASSERTION: dpkg does not know them, and a guess would be worse.
 * @param packages the Debian packages with their origin; default: the manifest's list
 */
export function spdxDocument(manifest: Manifest, packages: readonly SbomPackage[] = manifest.packages): string {
  const { product, version, created, os, assetId, artifacts, pythonPackages = [] } = manifest;
  const parts = [...packages.map((entry) => debianPart(entry, os)), ...pythonPackages.map(pythonPart)];
  const content = JSON.stringify([assetId, product, version, os, parts, artifacts.map(({ sha256 }) => sha256)]);
  const document = {
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name: version ? `${product} ${version}` : product,
    documentNamespace: `https://spdx.org/spdxdocs/${encode(assetId)}-${digest(content)}`,
    creationInfo: {
      // SPDX takes whole seconds only.
      created: created.replace(/\.\d+Z$/, "Z"),
      creators: [`Tool: slipway-${manifest.builder.slipway}`],
    },
    packages: [
      {
        SPDXID: ROOT,
        name: product,
        ...(version ? { versionInfo: version } : {}),
        primaryPackagePurpose: "OPERATING-SYSTEM",
        ...UNKNOWN,
        comment: `${os.name}, built from ${manifest.base.name} (${manifest.base.digest})`,
      },
      ...parts,
    ],
    relationships: [
      { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: ROOT },
      ...parts.map(({ SPDXID }) => ({ spdxElementId: ROOT, relationshipType: "CONTAINS", relatedSpdxElement: SPDXID })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const UNKNOWN = {
  downloadLocation: "NOASSERTION",
  filesAnalyzed: false,
  licenseConcluded: "NOASSERTION",
  licenseDeclared: "NOASSERTION",
  copyrightText: "NOASSERTION",
};

function debianPart(entry: SbomPackage, os: { id: string; versionId: string }) {
  const { name, version, architecture, source, sourceVersion, maintainer } = entry;
  return {
    SPDXID: spdxId("deb", `${name}-${architecture}`),
    name,
    versionInfo: version,
    ...UNKNOWN,
    ...(maintainer ? { supplier: supplier(maintainer) } : {}),
    ...(source ? { sourceInfo: `built from the source package ${source} ${sourceVersion ?? ""}`.trimEnd() } : {}),
    externalRefs: [purl(packageUrl(entry, os))],
  };
}

function pythonPart({ name, version, environment }: { name: string; version: string; environment: string }) {
  return {
    SPDXID: spdxId("pypi", `${name}-${environment}`),
    name,
    versionInfo: version,
    ...UNKNOWN,
    comment: `installed in ${environment}`,
    externalRefs: [purl(`pkg:pypi/${encode(name.toLowerCase().replaceAll("_", "-"))}@${encode(version)}`)],
  };
}

const purl = (locator: string) => ({
  referenceCategory: "PACKAGE-MANAGER",
  referenceType: "purl",
  referenceLocator: locator,
});

/** `Name <address>` of dpkg as `Organization: Name (address)` of SPDX; parentheses are the form's own. */
function supplier(maintainer: string): string {
  const [, name = maintainer, address = ""] = /^(.*?)\s*<([^<>]*)>$/.exec(maintainer) ?? [];
  const plain = name.replaceAll(/[()]/g, "").trim();
  return `Organization: ${plain || address}${plain && address ? ` (${address})` : ""}`;
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

/** Letters, digits, dot and hyphen only; the digest keeps `g++` and `g--` apart. */
function spdxId(kind: string, name: string): string {
  return `SPDXRef-${kind}-${name.replaceAll(/[^A-Za-z0-9.-]/g, "-")}-${digest(name).slice(0, 8)}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
