import { join } from "node:path";
import type { LocalSettings } from "../declare/context.ts";
import type { Manifest } from "../image/manifest.ts";
import { makeManifest } from "../image/manifest-make.ts";
import type { TestReport } from "../image/test-report.ts";
import type { Artifact } from "../providers/format.ts";
import type { Delivered } from "../providers/provider.ts";
import { resolveAccelerator } from "../qemu/accelerator.ts";
import { writeRelease } from "../release/write.ts";
import { allTimings, type Build } from "./build.ts";
import type { Exported } from "./export.ts";

export interface ReleaseRequest {
  build: Build;
  exported: Exported;
  settings: LocalSettings;
  reports: readonly TestReport[];
  /** Only where it is to be published. */
  publishedPassword: string | undefined;
  /** Where the image itself can be started; empty where it is files only. */
  images: readonly Delivered[];
}

/** Writes manifest, checksums, SBOM, notes and page, and puts the release folder into its place. @returns the artifacts there. */
export async function releaseImage(request: ReleaseRequest): Promise<Artifact[]> {
  const { build, exported } = request;
  const { context, provider, assetId } = build;
  const { folder } = exported;
  return await context.progress.phase("Release folder", async (task) => {
    const manifest = await describeRelease(request);
    await writeRelease({
      folder: folder.path,
      manifest,
      packages: build.record.inventory?.packages,
      reports: request.reports,
      publishedPassword: request.publishedPassword,
      templates: join(context.templates, "page"),
    });
    await folder.commit();
    await provider.registerRelease(assetId, folder.target);
    task.line(folder.target);
    return exported.artifacts.map((artifact) => ({
      ...artifact,
      path: artifact.path.replace(folder.path, folder.target),
    }));
  });
}

async function describeRelease({
  build,
  exported,
  settings,
  reports,
  publishedPassword,
  images,
}: ReleaseRequest): Promise<Manifest> {
  const { context, record, assetId } = build;
  const { inventory, base } = record;
  const accelerator = await acceleratorOf(build, settings);
  return makeManifest({
    assetId,
    product: record.product,
    version: assetId,
    created: new Date(context.now()),
    source: { ...context.source, run: context.owner.url },
    base: { name: base.name, reference: base.reference, digest: base.digest },
    builder: { slipway: context.version, accelerator },
    os: {
      id: inventory?.os.id || "linux",
      versionId: inventory?.os.version || "unknown",
      name: inventory?.os.prettyName || base.name,
      architecture: "amd64",
    },
    login: {
      user: record.user,
      passwordPublished: publishedPassword !== undefined,
      jupyterPort: record.jupyterPort,
    },
    artifacts: exported.artifacts,
    ...(images.length === 0 ? {} : { images: [...images] }),
    virtualSize: exported.image.virtualSize,
    compression: exported.compression,
    packages: inventory?.packages ?? [],
    pythonPackages: inventory?.python ?? [],
    ...(reports.length === 0 ? {} : { tests: summarizeTests(reports, exported.artifacts) }),
    timings: allTimings(build),
  });
}

/** What ran the machine while it was built, in the words of the manifest. */
async function acceleratorOf({ provider, assetId, context }: Build, settings: LocalSettings): Promise<string> {
  if (provider.name === "aws") return "ec2";
  return (await resolveAccelerator(settings.accelerator, provider.workFolder(assetId), context.signal)).name;
}

/** The counts of the reports, and which artifacts were booted. */
export function summarizeTests(
  reports: readonly TestReport[],
  artifacts: readonly Pick<Artifact, "format" | "path">[],
): NonNullable<Manifest["tests"]> {
  const checks = reports.flatMap((report) => report.checks);
  const count = (status: string) => checks.filter((check) => check.status === status).length;
  const booted = artifacts
    .filter(({ path }) => reports.some(({ subject }) => path.endsWith(`/${subject}`)))
    .map(({ format }) => format);
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped"), booted };
}
