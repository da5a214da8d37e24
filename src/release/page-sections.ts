import { formatSize } from "../base/size.ts";
import type { Manifest, ManifestArtifact } from "../image/manifest.ts";
import type { Format } from "../providers/format.ts";
import { type ReleaseWords, VERIFY } from "./facts.ts";
import type { Step } from "./guide-products.ts";
import { type Guide, guides } from "./guides.ts";
import { type Html, html } from "./html.ts";

const FORMAT_NAMES: Record<Format, string> = {
  vmdk: "VMDK, stream-optimised",
  vhd: "VHD, fixed size",
  raw: "Raw disk",
  qcow2: "QCOW2, compressed",
  vdi: "VDI",
  ova: "OVA, machine and disk in one",
};

/** Which file do I need? One card a product. */
export function choose(manifest: Manifest): Html {
  return html`<section id="choose" aria-labelledby="choose-title">
<h2 id="choose-title">Which file do I need?</h2>
<p>Choose what you run virtual machines with.</p>
<ul class="cards">${guides(manifest).map(card)}</ul>
</section>`;
}

function card({ product, hint, artifact, steps }: Guide): Html {
  return html`
<li class="card">
<h3>${product}</h3>
<p class="hint">${hint}</p>
<a class="button" href="${link(artifact.file)}" download>Download ${ending(artifact)}<span class="size">${formatSize(artifact.size)}</span><span class="away"> for ${product}</span></a>
<details>
<summary>How to run it<span class="away"> with ${product}</span></summary>
${steps.map(step)}
</details>
</li>`;
}

const step = (entry: Step): Html => ("code" in entry ? command(entry.code) : html`<p>${entry.text}</p>`);

/** A block to copy from; it can be scrolled with the keyboard. */
function command(code: string): Html {
  return html`<div class="command"><pre tabindex="0"><code>${code}</code></pre><button type="button" class="copy" hidden>Copy</button></div>`;
}

/** How to log in. */
export function login({ login: { user, jupyterPort } }: Manifest, { publishedPassword }: ReleaseWords): Html {
  const password =
    publishedPassword === undefined
      ? "given to you by whoever released this image"
      : html`<code>${publishedPassword}</code>`;
  const jupyter = html`
<div><dt>JupyterLab</dt><dd><code>http://&lt;address of the machine&gt;:${jupyterPort ?? ""}/</code></dd></div>`;
  return html`<section aria-labelledby="login-title">
<h2 id="login-title">Log in</h2>
<dl class="pairs">
<div><dt>User</dt><dd><code>${user}</code></dd></div>
<div><dt>Default password</dt><dd>${password}</dd></div>
<div><dt>First login</dt><dd>The default password has expired: you are asked for a new one, on the console and by SSH.</dd></div>${jupyterPort === undefined ? undefined : jupyter}
</dl>
</section>`;
}

/** Every file with its size and checksum: a table, or cards where the screen is narrow. */
export function files({ artifacts }: Manifest, { testsFile }: ReleaseWords): Html {
  return html`<section aria-labelledby="files-title">
<h2 id="files-title">All files</h2>
<table class="files">
<thead><tr><th scope="col">File</th><th scope="col">Size</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${artifacts.map(row)}</tbody>
</table>
<p class="also">Also here: <a href="SHA256SUMS">SHA256SUMS</a>, <a href="manifest.json">manifest.json</a>, <a href="sbom.spdx.json">software bill of materials (SPDX)</a>, ${testsFile ? html`<a href="tests.xml">test results (JUnit)</a>, ` : undefined}<a href="NOTES.md">notes</a>.</p>
</section>`;
}

function row(artifact: ManifestArtifact): Html {
  const { file, format, size, sha256 } = artifact;
  return html`
<tr>
<th scope="row"><a href="${link(file)}" download>${file}</a><span class="kind">${FORMAT_NAMES[format]}${artifact.compression ? `, packed with ${artifact.compression}` : ""}</span></th>
<td class="bytes">${formatSize(size)}</td>
<td class="sum"><div class="command"><code>${sha256}</code><button type="button" class="copy" hidden>Copy<span class="away"> the checksum of ${file}</span></button></div></td>
</tr>`;
}

/** How to check the download. */
export function verify(): Html {
  return html`<section aria-labelledby="verify-title">
<h2 id="verify-title">Check the download</h2>
<p>Save <a href="SHA256SUMS" download>SHA256SUMS</a> beside the file, and let your computer compare.</p>
${VERIFY.map(({ system, code }) => html`<h3 class="small">${system}</h3>${command(code)}`)}
</section>`;
}

/** A relative link to a file in the same folder; `./` keeps a colon from being read as a scheme. */
function link(file: string): string {
  return `./${encodeURIComponent(file)}`;
}

/** `.raw.zst`, `.ova`. */
function ending({ file, format }: ManifestArtifact): string {
  return format === "raw" ? (/\.raw\.\w+$/.exec(file)?.[0] ?? ".raw") : `.${format}`;
}
