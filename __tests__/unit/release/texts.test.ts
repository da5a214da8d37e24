import type { Manifest } from "../../../src/image/manifest.ts";
import type { Format } from "../../../src/providers/format.ts";
import { guides, machineName } from "../../../src/release/guides.ts";
import { Html, html } from "../../../src/release/html.ts";
import { releaseNotes } from "../../../src/release/notes.ts";
import { downloadPage } from "../../../src/release/page.ts";
import { shellWord } from "../../../src/release/quoting.ts";
import { repository, sampleManifest } from "./sample-manifest.ts";

const templates = repository("templates", "page");
const only = (...formats: Format[]): Manifest => {
  const manifest = sampleManifest();
  return { ...manifest, artifacts: manifest.artifacts.filter(({ format }) => formats.includes(format)) };
};
const ways = (manifest: Manifest) => guides(manifest).map(({ product, artifact }) => `${product}: ${artifact.format}`);

/** Every value of a manifest that somebody else may choose, as markup, script, Markdown and terminal controls. */
const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)> \`\`\` [x](javascript:alert(1)) | & ' \u0000`;
function hostileManifest(): Manifest {
  const manifest = sampleManifest();
  const file = `"><script>alert(1)<script>\`'|& #?%.ova`;
  return {
    ...manifest,
    assetId: HOSTILE,
    product: HOSTILE,
    version: HOSTILE,
    source: { repository: HOSTILE, commit: HOSTILE, ref: HOSTILE },
    base: { ...manifest.base, name: HOSTILE, reference: HOSTILE },
    builder: { slipway: HOSTILE, accelerator: HOSTILE },
    os: { id: HOSTILE, versionId: HOSTILE, name: HOSTILE, architecture: HOSTILE },
    login: { ...manifest.login, user: HOSTILE },
    artifacts: manifest.artifacts.map((artifact) => ({ ...artifact, file })),
    packages: [{ name: HOSTILE, version: HOSTILE, architecture: HOSTILE }],
    timings: [{ name: HOSTILE, seconds: 1, outcome: "done" }],
  };
}

describe("what to do with which file", () => {
  it("picks the best file for each product, and says nothing of a product that none suits", () => {
    expect(ways(sampleManifest())).toEqual([
      "VirtualBox: ova",
      "VMware: ova",
      "Hyper-V: vhd",
      "Azure: vhd",
      "QEMU, libvirt, Proxmox: qcow2",
      "A disk of its own: raw",
    ]);
    expect(ways(only("vmdk"))).toEqual(["VirtualBox: vmdk", "VMware: vmdk"]);
    expect(ways(only("vdi", "vmdk"))).toEqual(["VirtualBox: vdi", "VMware: vmdk"]);
  });

  it("quotes file names for a shell and makes plain machine names", () => {
    expect(["a-1.ova", "a b.ova", "it's", "-rf", "$(reboot)"].map(shellWord)).toEqual([
      "a-1.ova",
      "'a b.ova'",
      "'it'\\''s'",
      "./-rf",
      "'$(reboot)'",
    ]);
    expect(machineName(sampleManifest({ product: " Ärger & Co. 2 " }))).toBe("rger-co-2");
    expect(machineName(sampleManifest({ product: "日本" }))).toBe("machine");
  });
});

describe("the notes", () => {
  it("say how to log in, list size and checksum of every file, and how to import the formats that are there", () => {
    const notes = releaseNotes(sampleManifest());
    expect(notes).toContain("- User: `jupyter`");
    expect(notes).toContain("given to you by whoever released this image");
    for (const { file, sha256 } of sampleManifest().artifacts)
      expect(notes).toMatch(new RegExp(`\\| \`${file}\` \\| .+ \\| \`${sha256}\` \\|`));
    for (const heading of ["VirtualBox", "VMware", "Hyper-V", "Azure"]) expect(notes).toContain(`### ${heading}\n`);
    expect(releaseNotes(only("qcow2"))).not.toMatch(/VirtualBox|Hyper-V|zstd -d/);
  });

  it("leave no markup of hostile values alive", () => {
    const notes = releaseNotes(hostileManifest());
    const outsideOfCode = notes.replaceAll(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
    expect(outsideOfCode).not.toMatch(/(?<!\\)<(script|img)/);
    expect(outsideOfCode).not.toMatch(/(?<!\\)\[x\]/);
  });
});

describe("the page", () => {
  it("holds every value escaped: no element, attribute or script of a hostile manifest", async () => {
    const page = await downloadPage(hostileManifest(), templates);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|onerror=alert\(1\)>/);
    expect(page).not.toContain("\u0000");
    for (const [, href = ""] of page.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(#|\.\/|data:image|SHA256SUMS|manifest\.json|sbom\.spdx\.json|NOTES\.md)/);
  });

  it("takes nothing from elsewhere", async () => {
    const page = await downloadPage(sampleManifest(), templates);
    expect(page).not.toMatch(/\bsrc=|@import|url\(/);
    expect(page.includes(`content="default-src &#39;none&#39;;`)).toBe(true);
  });

  it("escapes by default and lets only Html through", () => {
    expect(html`<p title="${`"'`}">${["<", new Html("<b>")]}${undefined}${1}</p>`.text).toBe(
      '<p title="&quot;&#39;">&lt;<b>1</p>',
    );
  });
});
