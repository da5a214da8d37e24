import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "../image/manifest.ts";
import { diskSize, longDate, type ReleaseWords, testResult, title } from "./facts.ts";
import { Html, html } from "./html.ts";
import { details } from "./page-details.ts";
import { choose, files, login, verify } from "./page-sections.ts";

/** In this order: what is for narrow screens and paper overrides the rest. */
const STYLES = ["base.css", "choose.css", "lists.css", "media.css"];

/**
 * The download page: one file with nothing from elsewhere. Links are relative, so that it works from a disk, a bucket
 * and a web server alike. Its Content-Security-Policy allows our own style and script by their digest and nothing else,
 * so that a value of the manifest that got through the escaping still could not run.
 * @param templates absolute path of templates/page
 */
export async function downloadPage(manifest: Manifest, templates: string, words: ReleaseWords = {}): Promise<string> {
  const read = (name: string) => readFile(join(templates, name), "utf8");
  const [script, ...styles] = await Promise.all([read("page.js"), ...STYLES.map(read)]);
  const style = `\n${styles.join("\n")}`;
  const policy = `default-src 'none'; style-src ${source(style)}; script-src ${source(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const name = title(manifest);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${`Download ${name}: a virtual machine with ${manifest.os.name}.`}">
<title>${name}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 13h14L15 4z' fill='%230b6b78'/%3E%3C/svg%3E">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#choose">Skip to the downloads</a>
<header>
<div class="wrap">
<h1>${manifest.product}${manifest.version ? html` <span class="version">${manifest.version}</span>` : undefined}</h1>
<p class="lead">A virtual machine with ${manifest.os.name}, ready to boot.</p>
<ul class="facts">${facts(manifest).map(([label, value]) => html`<li><span>${label}</span> ${value}</li>`)}</ul>
</div>
</header>
<main class="wrap">
${choose(manifest)}
${login(manifest, words)}
${files(manifest, words)}
${verify()}
${details(manifest)}
</main>
<footer>
<div class="wrap">
<p>Built as ${html`<code>${manifest.assetId}</code>`} on ${longDate(manifest.created)} by Slipway ${manifest.builder.slipway}.</p>
</div>
</footer>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}

function facts(manifest: Manifest): (readonly [string, string])[] {
  const tested = testResult(manifest);
  return [
    ["Processor", manifest.os.architecture],
    ["Disk", diskSize(manifest)],
    ["Built", longDate(manifest.created)],
    ...(tested ? [["Tests", tested] as const] : []),
  ];
}

/** A source expression of Content Security Policy for an inline element. */
function source(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
