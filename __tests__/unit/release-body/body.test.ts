import { marked, type Tokens } from "marked";
import type { Manifest } from "../../../src/image/manifest.ts";
import { artifactsPage } from "../../../src/release/body/artifacts-page.ts";
import { releaseBody } from "../../../src/release/body/body.ts";
import { BODY_LIMIT, placeOurPart } from "../../../src/release/body/place.ts";
import type { BodyFile, BodyRequest } from "../../../src/release/body/request.ts";
import { RELEASE_FILES } from "../../../src/release/file-names.ts";
import { sampleManifest } from "../release/sample-manifest.ts";

/** By whose word: `marked`, a parser of GitHub's Markdown that others wrote. */
const IMAGES = [
  { region: "eu-central-1", id: "ami-0a1b2c3d4e5f60718", name: "Data Workbench-1.4.0", public: true },
  { region: "cn-north-1", id: "ami-0f9e8d7c6b5a40312", name: "Data Workbench-1.4.0", public: true },
];

function filesOf(manifest: Manifest): BodyFile[] {
  const disks = manifest.artifacts.map(({ file, size, sha256 }) => ({ name: file, size, sha256 }));
  return [...disks, ...RELEASE_FILES.map((name) => ({ name, size: 100, sha256: "0".repeat(64) }))];
}

function request(changes: Partial<BodyRequest> = {}): BodyRequest {
  const manifest = sampleManifest({ images: IMAGES });
  return {
    repository: { owner: "octo", repo: "data-workbench" },
    server: "https://github.com",
    tag: "v1.4.0",
    manifest,
    changelog: "### Added\n\n- Something\n  new.",
    generated:
      "<!-- Release notes generated using configuration in .github/release.yml at main -->\n\n## What's Changed\n* One by @mona in https://github.com/octo/data-workbench/pull/1\n\n## New Contributors\n* @mona\n\n**Full Changelog**: https://github.com/octo/data-workbench/compare/v1.3.2...v1.4.0",
    files: filesOf(manifest),
    dockerImage: "octo/data-workbench:1.4.0",
    attested: true,
    ...changes,
  };
}

const MARK = { tag: "v1.4.0", nonce: "0123456789abcdef" };
const write = (given: BodyRequest, existing = "") =>
  placeOurPart(existing, { mark: MARK, sections: releaseBody(given) }, "append");
const headings = (body: string) =>
  marked.lexer(body).flatMap((token) => (token.type === "heading" ? [`${token.depth} ${token.text}`] : []));
const commands = (body: string) => marked.lexer(body).flatMap((token) => (token.type === "code" ? [token.text] : []));

/** The table below a heading: rows of cells, each as its text and the address of its link. */
function tableBelow(body: string, heading: string): { text: string; href: string | undefined }[][] {
  const tokens = marked.lexer(body);
  const at = tokens.findIndex((token) => token.type === "heading" && token.text === heading);
  const found = tokens.slice(at).find((token) => token.type === "table") as Tokens.Table | undefined;
  return (found?.rows ?? []).map((row) =>
    row.map(({ tokens: inside, text }) => {
      const link = inside.find((token) => token.type === "link") as Tokens.Link | undefined;
      const first = inside[0] as { text?: string } | undefined;
      return { text: link?.text ?? (inside.length === 1 ? (first?.text ?? text) : text), href: link?.href };
    }),
  );
}

describe("the body of a VM's release", () => {
  it("says what is new, where it is, how it is used and how it is checked", () => {
    expect(headings(write(request()))).toEqual([
      ...["2 What is new", "3 Added", "2 VM images", "2 AMIs", "2 Docker image", "2 Log in", "2 Run it"],
      ...["2 Check the download", "2 What is inside", "2 What's changed", "3 New Contributors"],
    ]);
  });

  it("lists every disk with size, checksum and the address that it will have", () => {
    const given = request({ tag: "images/v1.4.0" });
    const rows = tableBelow(write(given), "VM images");
    expect(rows).toHaveLength(6);
    rows.forEach(([name, size, sum], index) => {
      const { file, sha256 } = sampleManifest().artifacts[index] ?? { file: "", sha256: "" };
      expect(name).toEqual({
        text: file,
        href: `https://github.com/octo/data-workbench/releases/download/images%2Fv1.4.0/${file}`,
      });
      expect(size?.text).toMatch(/^\d+\u00a0B$/);
      expect(sum?.text).toBe(sha256);
    });
  });

  it("knows a disk by the name that GitHub lets it have, and tells people to type that", () => {
    const [ova] = sampleManifest().artifacts.filter(({ format }) => format === "ova");
    if (!ova) throw new Error("The sample has an OVA.");
    const manifest = sampleManifest({ artifacts: [{ ...ova, file: "Größe (1).ova" }] });
    const body = write(
      request({ manifest, files: [{ name: "Gro.e.1.ova", size: 10, sha256: ova.sha256 }], attested: false }),
    );
    expect(tableBelow(body, "VM images")[0]?.[0]?.text).not.toContain("ö");
    expect(commands(body)).toContain("VBoxManage import Gro.e.1.ova");
  });

  it("links to where a large file lies, and tells how to join what is in parts", () => {
    const manifest = sampleManifest();
    const [first, second, ...others] = filesOf(manifest);
    if (!first || !second) throw new Error("The sample has two disks.");
    const parts = {
      files: [1, 2].map((number) => ({ name: `${second.name}.part00${number}`, size: 10 })),
      bash: `join-${second.name}.sh`,
      powershell: `join-${second.name}.ps1`,
    };
    const url = "https://images.example/a b/<x>.vmdk?q=1|2";
    const body = write(request({ manifest, files: [{ ...first, url }, { ...second, parts }, ...others] }));
    const [linked, split] = tableBelow(body, "VM images");
    expect(linked?.[0]?.href).toBe("https://images.example/a%20b/%3Cx%3E.vmdk?q=1|2");
    expect(split?.[0]).toEqual({ text: `\`${second.name}\` in 2 parts`, href: undefined });
    expect(commands(body)).toContain(
      `gh release download v1.4.0 --repo octo/data-workbench --pattern '*${second.name}.*'\nsh join-${second.name}.sh`,
    );
    expect(commands(body)).toContain(`powershell -ExecutionPolicy Bypass -File .\\join-${second.name}.ps1`);
    expect(body).toContain(`Take \`${second.name}\`, joined from its parts.`);
  });

  it("lists AMIs with a link that starts one, and the command that copies one", () => {
    const body = write(request());
    expect(tableBelow(body, "AMIs").map((row) => row.map(({ text, href }) => href ?? text))).toEqual([
      [
        ...["eu-central-1", "ami-0a1b2c3d4e5f60718", "Data Workbench-1.4.0"],
        "https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1#LaunchInstances:ami=ami-0a1b2c3d4e5f60718",
      ],
      [
        ...["cn-north-1", "ami-0f9e8d7c6b5a40312", "Data Workbench-1.4.0"],
        "https://cn-north-1.console.amazonaws.cn/ec2/home?region=cn-north-1#LaunchInstances:ami=ami-0f9e8d7c6b5a40312",
      ],
    ]);
    expect(commands(body)).toContain(
      "aws ec2 copy-image --source-region eu-central-1 --source-image-id ami-0a1b2c3d4e5f60718 \\\n  --name 'Data Workbench-1.4.0' --region us-west-2",
    );
    const mixed = IMAGES.map((image, index) => ({ ...image, public: index === 0 }));
    const rows = tableBelow(write(request({ manifest: sampleManifest({ images: mixed }) })), "AMIs");
    expect(rows.map((row) => row[3]?.text)).toEqual(["everyone", "those it is shared with"]);
  });

  it("says how each product runs the files that are there, and nothing of others", () => {
    const all = request();
    const products = (body: string) => [...body.matchAll(/<summary><b>(.*?)<\/b>/g)].map(([, product]) => product);
    expect(products(write(all))).toHaveLength(6);
    const qcow2 = all.files.filter(({ name }) => name.endsWith(".qcow2") || name === "SHA256SUMS");
    const body = write(request({ files: qcow2, attested: false }));
    expect(products(body)).toEqual(["QEMU, libvirt, Proxmox"]);
    expect(body).not.toMatch(/NOTES\.md|attestation/);
  });

  it("shows the command that checks where a file comes from, for the server it is on", () => {
    const file = sampleManifest().artifacts[0]?.file;
    expect(commands(write(request()))).toContain(`gh attestation verify ${file} --repo octo/data-workbench`);
    expect(commands(write(request({ server: "https://octo.ghe.com" })))).toContain(
      `gh attestation verify ${file} --repo octo/data-workbench --hostname octo.ghe.com`,
    );
  });

  it("points to NOTES.md for the password only where its owner wants it published", () => {
    const login = (passwordPublished: boolean) => ({ ...sampleManifest().login, passwordPublished });
    const line = (published: boolean) =>
      /Default password: .*/.exec(write(request({ manifest: sampleManifest({ login: login(published) }) })))?.[0];
    expect(line(true)).toContain("releases/download/v1.4.0/NOTES.md");
    expect(line(false)).toContain("given to you by whoever released this image");
  });

  it("is whole in each part where no part is folded by accident: every fold that is opened is closed", () => {
    const html = marked.parse(write(request()), { async: false });
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    expect(html.match(/<details>/g)?.length).toBe(7);
  });
});

describe("the body of other releases", () => {
  it("tells only what is there", () => {
    const bare = { repository: { owner: "octo", repo: "tool" }, server: "https://github.com", tag: "v1", files: [] };
    expect(releaseBody(bare)).toEqual([]);
    expect(write({ ...bare, notes: "Words\nwrapped.\n\n```\nnever closed" })).toContain(
      "Words wrapped.\n\n```\nnever closed\n```\n",
    );
    expect(headings(write({ ...bare, notes: "# By hand", dockerImage: "octo/tool:1" }))).toEqual([
      "1 By hand",
      "2 Docker image",
    ]);
    const files = [{ name: "tool.tar.gz", size: 10, sha256: "1".repeat(64) }];
    expect(headings(write({ ...bare, files }))).toEqual(["2 Files"]);
  });
});

describe("texts of others", () => {
  const HOSTILE =
    "\"><script>alert(1)</script> ``` [x](javascript:alert(1)) | & ' </details> <!-- slipway:end nonce=0123456789abcdef -->";

  it("come alive nowhere, and break no table", () => {
    const manifest: Manifest = {
      ...sampleManifest({ images: [{ region: "eu|west", id: "ami-`x`", name: HOSTILE, public: false }] }),
      ...{ assetId: HOSTILE, product: HOSTILE, version: HOSTILE },
      os: { id: "x", versionId: "x", name: HOSTILE, architecture: HOSTILE },
      login: { ...sampleManifest().login, user: HOSTILE },
      artifacts: sampleManifest().artifacts.map((artifact) => ({
        ...artifact,
        file: `'"><script>\`[|](x)& ${artifact.format}`,
      })),
    };
    const body = write(request({ manifest, files: filesOf(manifest), dockerImage: "a\n```\n<script>" }));
    const html = marked.parse(body, { async: false });
    expect(html).not.toMatch(/<script|href="javascript/);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    const rows = tableBelow(body, "VM images");
    expect(rows.map((row) => row.length)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(tableBelow(body, "AMIs")[0]?.[2]?.text).toContain("<script>");
    expect(write(request({ manifest }), body)).toContain("slipway:end");
  });
});

describe("where room is wanting", () => {
  it("guides go first, then lists, GitHub's notes, the changelog; each says where the rest is", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `- line ${index} of many`).join("\n");
    const long = request({
      changelog: lines(2_000),
      generated: `## What's Changed\n${lines(2_000)}\n\n**Full Changelog**: https://x.example`,
    });
    const full = write(long);
    expect(full).not.toContain("Shortened");
    const told = (others: number) => {
      const body = write(long, "x".repeat(others));
      expect(body.length).toBeLessThanOrEqual(BODY_LIMIT);
      const tests = {
        guides: body.includes("<b>VirtualBox</b>"),
        disks: tableBelow(body, "VM images").length > 0,
        generated: (body.split("## What's changed")[1]?.length ?? 0) > 35_000,
        changelog: !/Shortened[\s\S]*## Docker/.test(body),
      };
      return Object.entries(tests).flatMap(([name, there]) => (there ? [name] : []));
    };
    const room = BODY_LIMIT - full.length;
    expect(told(room - 10)).toEqual(["guides", "disks", "generated", "changelog"]);
    expect(told(room + 10)).toEqual(["disks", "generated", "changelog"]);
    expect(told(room + 12_000)).toEqual(["changelog"]);
    expect(told(110_000)).toEqual([]);
    const short = write(long, "x".repeat(110_000));
    expect(short).toContain("NOTES.md");
    expect(short).toContain("https://github.com/octo/data-workbench/tree/v1.4.0");
    expect(short).toContain("**Full Changelog**: https://x.example");
  });
});

describe("artifacts.md", () => {
  it("has the AMIs and the VM images, and is not there where there are none", () => {
    const page = artifactsPage(request()) ?? "";
    expect(headings(page)).toEqual(["1 Artifacts of Data Workbench 1.4.0", "2 AMIs", "2 VM images", "2 Docker image"]);
    expect(tableBelow(page, "VM images")).toHaveLength(6);
    const { manifest: _, dockerImage: __, ...rest } = request();
    expect(artifactsPage(rest)).toBeUndefined();
  });
});
