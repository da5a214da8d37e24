/**
 * Media types by ending, the longer ending first. IANA's registry where it has one (application/zstd: RFC 8878,
 * application/ovf: DMTF, text/markdown: RFC 7763); the disks' are those of freedesktop.org's shared-mime-info, which
 * browsers and file managers on Linux know. A library's table (mime-db) has none of the disks.
 */
const TYPES: readonly (readonly [ending: string, type: string])[] = [
  [".tar.gz", "application/gzip"],
  [".spdx.json", "application/spdx+json"],
  [".vmdk", "application/x-vmdk-disk"],
  [".vhd", "application/x-vhd-disk"],
  [".vhdx", "application/x-vhdx-disk"],
  [".vdi", "application/x-vdi-disk"],
  [".qcow2", "application/x-qemu-disk"],
  [".raw", "application/x-raw-disk-image"],
  [".img", "application/x-raw-disk-image"],
  [".iso", "application/x-cd-image"],
  [".ova", "application/ovf"],
  [".zst", "application/zstd"],
  [".gz", "application/gzip"],
  [".tgz", "application/gzip"],
  [".xz", "application/x-xz"],
  [".bz2", "application/x-bzip2"],
  [".zip", "application/zip"],
  [".tar", "application/x-tar"],
  [".deb", "application/vnd.debian.binary-package"],
  [".rpm", "application/x-rpm"],
  [".json", "application/json"],
  [".yml", "application/yaml"],
  [".yaml", "application/yaml"],
  [".xml", "application/xml"],
  [".html", "text/html; charset=utf-8"],
  [".md", "text/markdown; charset=utf-8"],
  [".txt", "text/plain; charset=utf-8"],
  [".log", "text/plain; charset=utf-8"],
  [".sha256", "text/plain; charset=utf-8"],
  ["sha256sums", "text/plain; charset=utf-8"],
  [".sig", "application/pgp-signature"],
  [".sh", "application/x-shellscript"],
  // None is registered; as text it can be read before it is run.
  [".ps1", "text/plain; charset=utf-8"],
  [".csv", "text/csv; charset=utf-8"],
  [".pdf", "application/pdf"],
  [".png", "image/png"],
  [".svg", "image/svg+xml"],
];

/** The media type of a file by its name; `application/octet-stream` where the ending says nothing. */
export function contentTypeOf(name: string): string {
  const small = name.toLowerCase();
  return TYPES.find(([ending]) => small.endsWith(ending))?.[1] ?? "application/octet-stream";
}
