import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Ansible } from "../ansible/find.ts";
import { codeOf, throwProblems, UserError } from "../base/errors.ts";
import type { Context, LocalSettings } from "../declare/context.ts";
import { MANIFEST_FILE, type Manifest, readManifest } from "../image/manifest.ts";
import type { TestReport } from "../image/test-report.ts";
import type { Artifact } from "../providers/format.ts";
import type { Provider } from "../providers/provider.ts";
import { rewriteTests } from "../release/write.ts";
import type { AnsibleInputs } from "./ansible.ts";
import { resumeBuild } from "./build.ts";
import { summarizeTests } from "./release.ts";
import { expectationsOf, standaloneChecks, testArtifacts } from "./test.ts";

export interface TestReleaseInputs extends LocalSettings, AnsibleInputs {
  assetId: string | undefined;
  releaseFolder: string;
  defaultPassword: string | undefined;
  /** Bytes. */
  memory: number;
}

/**
 * Boots every artifact of a release folder, tests it, and writes the results into the release's manifest, notes and page.
 * @returns the reports; failed checks are in them and are not thrown.
 */
export async function testRelease(
  inputs: TestReleaseInputs,
  ansible: Ansible | undefined,
  provider: Provider,
  context: Context,
): Promise<TestReport[]> {
  const folder = resolve(context.workingFolder, inputs.releaseFolder);
  const manifest = await manifestOf(folder);
  const password = inputs.defaultPassword;
  if (password === undefined) {
    const remedy = "Give it: it is the output default-password of reset-password.";
    return throwProblems([
      { subject: "default-password", problem: "must be given to log in to the artifacts", remedy },
    ]);
  }
  context.secret(password);
  const artifacts = artifactsHere(manifest, folder, context);
  const expected = await expectations(manifest, provider, context);
  const own = ansible && (await standaloneChecks(inputs, ansible, context));
  const tests = { ...expected, artifacts, password, own };
  const reports = await testArtifacts(tests, { memory: inputs.memory }, provider, inputs, context);
  await rewriteTests({
    folder,
    manifest: { ...manifest, tests: summarizeTests(reports, artifacts) },
    reports,
    publishedPassword: manifest.login.passwordPublished ? password : undefined,
    templates: join(context.templates, "page"),
  });
  return reports;
}

/** What lies in the folder. A disk that stayed in its bucket is not fetched for this; that it was not tested is told. */
function artifactsHere({ artifacts }: Manifest, folder: string, context: Context): Artifact[] {
  for (const { file, fetched, location = "its bucket" } of artifacts) {
    if (fetched === false) context.progress.warning(`${file} is not tested: it lies only at ${location}.`);
  }
  const here = artifacts.filter(({ fetched }) => fetched !== false);
  return here.map(({ file, ...rest }) => ({ ...rest, path: join(folder, file) }));
}

async function manifestOf(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  try {
    return readManifest(await readFile(path, "utf8"), path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    throw new UserError(
      `${folder} is no release: it has no ${MANIFEST_FILE}.`,
      "Name the folder that export-vm or create-vm wrote.",
    );
  }
}

/** What to expect of the image: as its build knows while it is there, else only what the image itself shows. */
async function expectations({ assetId, login }: Manifest, provider: Provider, context: Context) {
  const isHere = (await provider.assets(assetId, () => undefined)).some(
    ({ lifetime, type }) => lifetime === "ephemeral" && type === "folder",
  );
  if (isHere) return expectationsOf(await resumeBuild(provider, assetId, context));
  return { user: login.user, jupyterPort: login.jupyterPort, ownPlaybook: true };
}
