// Big packages, cut down to what is used of them: the clients of AWS and GitHub, and GitHub's toolkit for actions. ncc takes
// packages as CommonJS, from which nothing can be left out: EC2's client alone has 700 operations, and of @actions/core and
// @actions/github nine tenths are an HTTP client. esbuild takes their ES modules; ncc then finds plain files in build/.
import { appendFile, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { inProject } from "./project.mjs";

/** The modules that import from such packages; everything else keeps away from them. */
async function entryPoints() {
  const operations = (await readdir(inProject("build", "aws", "operations"))).filter((file) => file !== "table.js");
  const github = ["github/rest.js", "doors/run-context.js", "doors/toolkit.js"];
  const files = [...operations.map((file) => `aws/operations/${file}`), "aws/sdk-chain.js", ...github];
  return files.sort().map((file) => inProject("build", file));
}

/** Our own modules stay files of their own: each is there once, whoever imports it. */
const ownModulesStay = {
  name: "own-modules-stay",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path: wanted, resolveDir }) =>
      resolveDir.split(path.sep).includes("node_modules") ? undefined : { path: wanted, external: true },
    );
  },
};

/**
 * What is not used of GitHub's toolkit does nothing when it is imported, but its package.json does not say so. (What
 * @actions/github makes of the environment is used: its context.)
 */
const toolkitHasNoSideEffects = {
  name: "toolkit-has-no-side-effects",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(@actions\/|\.)/ }, async ({ path: wanted, importer, resolveDir, kind, pluginData }) => {
      const isToolkit = wanted.startsWith("@actions/") || /[\\/]@actions[\\/]/.test(importer);
      if (!isToolkit || pluginData === "resolving") return undefined;
      const found = await resolve(wanted, { importer, resolveDir, kind, pluginData: "resolving" });
      return { ...found, sideEffects: false };
    });
  },
};

/**
 * A client's schemas have computed keys, `{ [_n]: … }` with `const _n = "name"`, and nothing can be left out whose keys
 * might do something when they are computed. With plain keys nine tenths of EC2's go.
 */
const plainKeysInSchemas = {
  name: "plain-keys-in-schemas",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist-es[\\/].*schemas[\\/]schemas_\d+\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const texts = new Map([...source.matchAll(/^const (_\w+) = (".*");$/gm)].map(([, name, text]) => [name, text]));
      const contents = source.replaceAll(/\[(_\w+)\]:/g, (key, name) =>
        texts.has(name) ? `${texts.get(name)}:` : key,
      );
      return { contents, loader: "js" };
    });
  },
};

/**
 * Bundles the modules in build/ that import from such packages, in place, with what they share in chunks of its own.
 * @returns the folders of the packages that went into it, sorted.
 */
export async function shakePackages() {
  const { metafile } = await build({
    absWorkingDir: inProject(),
    entryPoints: await entryPoints(),
    outdir: inProject("build"),
    outbase: inProject("build"),
    allowOverwrite: true,
    chunkNames: "shared/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    minifySyntax: true,
    minifyWhitespace: true, // A quarter of what is left of AWS's clients; names stay, for stack traces.
    legalComments: "none",
    plugins: [ownModulesStay, toolkitHasNoSideEffects, plainKeysInSchemas],
    metafile: true,
    logLevel: "warning",
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = used.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** Adds the licences of packages to the file that ncc wrote, in its form: name, licence, text. */
export async function addLicences(file, folders) {
  const texts = await Promise.all(
    folders.map(async (folder) => {
      const { name, license } = JSON.parse(await readFile(inProject(folder, "package.json"), "utf8"));
      const text = (await readdir(inProject(folder))).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
      return [name, license, text ? await readFile(inProject(folder, text), "utf8") : ""].join("\n");
    }),
  );
  if (texts.length > 0) await appendFile(file, `\n\n${texts.join("\n\n")}`);
}
