import { packageUrl, spdxDocument } from "../../../src/image/sbom.ts";
import { sampleManifest } from "./sample-manifest.ts";

interface Document {
  documentNamespace: string;
  creationInfo: { created: string };
  packages: { SPDXID: string; name: string; supplier?: string; externalRefs?: { referenceLocator: string }[] }[];
  relationships: { spdxElementId: string; relationshipType: string; relatedSpdxElement: string }[];
}

const read = (...args: Parameters<typeof spdxDocument>) => JSON.parse(spdxDocument(...args)) as Document;

describe("the SBOM", () => {
  it("lists every Debian and Python package with its package URL, all contained in the image", () => {
    const { packages, relationships } = read(sampleManifest());
    expect(
      packages.flatMap(({ externalRefs = [] }) => externalRefs.map(({ referenceLocator }) => referenceLocator)),
    ).toEqual([
      "pkg:deb/debian/adduser@3.134?arch=all&distro=debian-12",
      "pkg:deb/debian/g%2B%2B@4:12.2.0-3?arch=amd64&distro=debian-12",
      "pkg:deb/debian/libc6@2.36-9%2Bdeb12u13?arch=amd64&distro=debian-12",
      "pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12",
      "pkg:pypi/jupyterlab@4.5.1",
    ]);
    const contained = relationships.filter(({ relationshipType }) => relationshipType === "CONTAINS");
    expect(contained.map(({ relatedSpdxElement }) => relatedSpdxElement)).toEqual(
      packages.slice(1).map(({ SPDXID }) => SPDXID),
    );
    expect(relationships[0]).toEqual({
      spdxElementId: "SPDXRef-DOCUMENT",
      relationshipType: "DESCRIBES",
      relatedSpdxElement: packages[0]?.SPDXID,
    });
  });

  it("is the same for the same content, and has another namespace for other content", () => {
    const manifest = sampleManifest();
    expect(spdxDocument(manifest)).toBe(spdxDocument(structuredClone(manifest)));
    const later = read({ ...manifest, created: "2027-01-01T00:00:00.000Z" });
    expect({ ...later, creationInfo: null }).toEqual({ ...read(manifest), creationInfo: null });
    expect(later.creationInfo.created).toBe("2027-01-01T00:00:00Z");
    const other = read({ ...manifest, packages: manifest.packages.slice(1) });
    expect(other.documentNamespace).not.toBe(read(manifest).documentNamespace);
  });

  it("tells apart packages whose names differ only in characters that an identifier cannot hold", () => {
    const packages = ["lib+", "lib-", "lib_"].map((name) => ({ name, version: "1", architecture: "all" }));
    const ids = read(sampleManifest({ packages })).packages.map(({ SPDXID }) => SPDXID);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^SPDXRef-[A-Za-z0-9.-]+$/);
  });

  it("names the maintainer as supplier where it is known", () => {
    const [first] = sampleManifest().packages;
    if (!first) throw new Error("The sample has packages.");
    const { packages } = read(sampleManifest(), [
      { ...first, maintainer: "A (team) <team@example.org>", source: "adduser" },
    ]);
    expect(packages[1]?.supplier).toBe("Organization: A team (team@example.org)");
  });

  it("encodes what a package URL reserves", () => {
    const entry = { name: "a b", version: "1~rc1+x/y", architecture: "amd64" };
    expect(packageUrl(entry, { id: "ubuntu", versionId: "24.04" })).toBe(
      "pkg:deb/ubuntu/a%20b@1~rc1%2Bx%2Fy?arch=amd64&distro=ubuntu-24.04",
    );
  });
});
