import { formatDuration } from "../base/duration.ts";
import type { Manifest } from "../image/manifest.ts";
import { testResult } from "./facts.ts";
import { type Html, html } from "./html.ts";

/** What few people look for, folded: origin, tests, packages, times. */
export function details(manifest: Manifest): Html {
  return html`<section aria-labelledby="inside-title">
<h2 id="inside-title">What is inside</h2>
${origin(manifest)}
${tests(manifest)}
${packages(manifest)}
${python(manifest)}
${timings(manifest)}
</section>`;
}

function fold(summary: string, count: string | undefined, content: Html): Html {
  return html`<details class="fold"><summary>${summary}${count ? html` <span class="count">${count}</span>` : undefined}</summary>
${content}
</details>`;
}

type Row = readonly [string, Html | string | undefined];

function pairs(rows: readonly Row[]): Html {
  const there = rows.filter(([, value]) => value !== undefined && value !== "");
  return html`<dl class="pairs">${there.map(
    ([label, value]) => html`
<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}
</dl>`;
}

function origin({ base, source, builder, os }: Manifest): Html {
  const code = (text: string | undefined) => (text ? html`<code>${text}</code>` : undefined);
  return fold(
    "Where it comes from",
    undefined,
    pairs([
      ["System", `${os.name} (${os.architecture})`],
      ["Base image", base.name === base.reference ? base.name : `${base.name}, ${base.reference}`],
      ["Its digest", code(base.digest)],
      ["Repository", source.repository],
      ["Commit", code(source.commit)],
      ["Branch or tag", source.ref],
      ["Log of the build", source.run ? html`<a href="${source.run}" rel="noreferrer">${source.run}</a>` : undefined],
      ["Built by", `Slipway ${builder.slipway}, ${builder.accelerator}`],
    ]),
  );
}

function tests(manifest: Manifest): Html | undefined {
  const result = testResult(manifest);
  if (!result) return undefined;
  const booted = manifest.tests?.booted ?? [];
  const text =
    booted.length > 0
      ? `Booted by themselves, logged in to and checked: ${booted.join(", ")}.`
      : "No exported file was booted by itself.";
  return fold("Tests", result, html`<p>${text}</p>`);
}

function packages({ packages: list }: Manifest): Html {
  return fold(
    "Debian packages",
    String(list.length),
    html`<ul class="packages">${list.map(({ name, version }) => html`<li><b>${name}</b> ${version}</li>`)}</ul>`,
  );
}

function python({ pythonPackages: list = [] }: Manifest): Html | undefined {
  if (list.length === 0) return undefined;
  return fold(
    "Python packages",
    String(list.length),
    html`<ul class="packages">${list.map(({ name, version }) => html`<li><b>${name}</b> ${version}</li>`)}</ul>`,
  );
}

function timings({ timings: list }: Manifest): Html | undefined {
  const phases = list.filter(({ phase }) => phase === undefined);
  if (phases.length === 0) return undefined;
  const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = phases.map(({ name, seconds }): Row => [name, formatDuration(seconds * 1_000)]);
  return fold("How long the build took", formatDuration(total * 1_000), pairs(rows));
}
