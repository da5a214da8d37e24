import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManifest } from "../../../src/image/manifest.ts";
import { testRelease } from "../../../src/pipeline/test-release.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { createTestContext } from "../../support/context.ts";
import { repository, sampleManifest, textOf } from "../release/sample-manifest.ts";

it("a disk that stayed in its bucket is told, and not booted", async () => {
  const folder = await mkdtemp(join(tmpdir(), "slipway-test-release-"));
  try {
    const location = "s3://octo-images/1.4.0/lab.vmdk";
    const disk = { format: "vmdk", file: "lab.vmdk", size: 9, sha256: "0".repeat(64), virtualSize: 2 ** 30 } as const;
    const manifest = sampleManifest({ artifacts: [{ ...disk, location, fetched: false }] });
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
    await writeFile(join(folder, "sbom.spdx.json"), "{}");
    const provider = {
      assets: async () => [],
      scratchFolder: async () => ({ path: folder, remove: async () => undefined }),
    } as unknown as Provider;
    const context = createTestContext({ templates: repository("templates") });
    const inputs = { assetId: undefined, releaseFolder: folder, defaultPassword: "Not-A-Secret-1", memory: 2 ** 30 };
    const reports = await testRelease({ ...inputs, accelerator: "tcg" } as never, undefined, provider, context);
    expect(reports).toEqual([]);
    expect(context.lines.join("\n")).toContain(`lab.vmdk is not tested: it lies only at ${location}.`);
    const written = readManifest(await textOf(folder, "manifest.json"), folder);
    expect(written.tests).toMatchObject({ booted: [] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
