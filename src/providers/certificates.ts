/** Where certificates for the time of the build lie in the guest. Finish removes the first, and makes the second anew. */
const OWN_FILE = "/usr/local/share/ca-certificates/slipway-build.crt";
const BUNDLE = "/etc/ssl/certs/ca-certificates.crt";

/** A file as cloud-init's `write_files` takes it. */
export interface GuestFile {
  path: string;
  content: string;
  append?: boolean;
}

/**
 * The certificates as a file that `update-ca-certificates` takes up, and in the bundle at once. Not by cloud-init's
 * `ca_certs`: that starts openssl for each certificate, which takes half a minute for a whole bundle under emulation.
 */
export function certificateFiles(bundle: string): GuestFile[] {
  const content = `${certificates(bundle).join("\n")}\n`;
  return [
    { path: OWN_FILE, content },
    { path: BUNDLE, content, append: true },
  ];
}

/** The certificates of a bundle, without the comments between them. */
export function certificates(bundle: string): string[] {
  return bundle.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}
