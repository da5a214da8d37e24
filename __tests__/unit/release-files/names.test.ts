import { assetName } from "../../../src/release/files/asset-name.ts";
import { contentTypeOf } from "../../../src/release/files/content-type.ts";
import { readEntries } from "../../../src/release/files/entry.ts";

describe("names in a release", () => {
  // What people saw GitHub do: travis-ci/dpl#821, softprops/action-gh-release#159, actions/upload-release-asset#57,
  // electron/forge#1761.
  test.each([
    ["tobwen-1.1.0-1~buster_amd64.deb", "tobwen-1.1.0-1.buster_amd64.deb"],
    ["app.prod-v1.3.0-(15-5)-release.apk", "app.prod-v1.3.0-.15-5.-release.apk"],
    ["fake.      file.txt", "fake.file.txt"],
    ["erick%%%%%!!!zhao.txt", "erick.zhao.txt"],
    ["My App 1.0.0 Setup.exe", "My.App.1.0.0.Setup.exe"],
    ["électron", "electron"],
    ["a5_ !#$%&'(),-.0123456789;=ABC[]^_`abc{}~.txt", "a5_.-.0123456789.ABC._.abc.txt"],
  ])("%s is called %s, as GitHub was seen to call it", (name, seen) => {
    expect(assetName(name)).toBe(seen);
  });

  test("a name that is one already stays", () => {
    for (const name of ["lab-1.4.0.raw.zst", "SHA256SUMS", "@octo_lab+1.vmdk", "join-lab.vmdk.sh"]) {
      expect(assetName(name)).toBe(name);
    }
    for (const name of [".hidden.", "…", "日本", "a..b", "ü é.txt"]) {
      expect(assetName(assetName(name))).toBe(assetName(name));
    }
    expect(assetName("日本")).toBe("");
  });
});

test("the media type follows from the longest ending that is known", () => {
  expect(
    ["lab.vmdk", "LAB.QCOW2", "lab.raw.zst", "sbom.spdx.json", "a.json", "SHA256SUMS", "x.tar.gz", "what.ever"].map(
      contentTypeOf,
    ),
  ).toEqual([
    "application/x-vmdk-disk",
    "application/x-qemu-disk",
    "application/zstd",
    "application/spdx+json",
    "application/json",
    "text/plain; charset=utf-8",
    "application/gzip",
    "application/octet-stream",
  ]);
});

test("entries stand on lines or between commas, with labels as gh has them", () => {
  const text = " dist/*.{deb,rpm} , docs/guide.pdf#The guide\n\ns3://bucket/a b.vmdk#VMware \r\n#odd,plain#";
  expect(readEntries(text).map(({ path, label }) => [path, label])).toEqual([
    ["dist/*.{deb,rpm}", undefined],
    ["docs/guide.pdf", "The guide"],
    ["s3://bucket/a b.vmdk", "VMware"],
    ["#odd", undefined],
    ["plain", undefined],
  ]);
});
