import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spdxDocument } from "../../../src/image/sbom.ts";
import { sampleManifest } from "./sample-manifest.ts";

/** spdx-tools is the SPDX project's own library; the test set-up installs it and names it here. */
const validator = process.env.PYSPDXTOOLS ?? "pyspdxtools";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-spdx-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Throws where the document is not valid: the exit code is the answer. */
async function validate(text: string): Promise<void> {
  const file = join(folder, "document.spdx.json");
  await writeFile(file, text);
  try {
    execFileSync(validator, ["--infile", file, "--version", "SPDX-2.3"], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    if (error instanceof Object && "code" in error && error.code === "ENOENT") {
      throw new Error("pyspdxtools is not there: run the tests by npm test, or name it in PYSPDXTOOLS.");
    }
    throw error;
  }
}

describe("the SBOM, by the word of spdx-tools", () => {
  it("is a valid SPDX 2.3 document, with odd names and maintainers too", async () => {
    const manifest = sampleManifest({ product: 'Odd "product" <b>', version: "1 & 2", assetId: "odd/id #1" });
    const packages = [
      ...manifest.packages,
      {
        name: "odd",
        version: "1",
        architecture: "all",
        maintainer: "A (b) <a@b.c>",
        source: "odd-src",
        sourceVersion: "1-1",
      },
      { name: "odd2", version: "1", architecture: "all", maintainer: "<a@b.c>" },
    ];
    await expect(validate(spdxDocument(manifest, packages))).resolves.toBeUndefined();
  }, 60_000);

  it("would be refused with a broken reference, so the word above counts", async () => {
    const broken = spdxDocument(sampleManifest()).replace(
      '"relatedSpdxElement": "SPDXRef-deb-',
      '"relatedSpdxElement": "SPDXRef-none-',
    );
    await expect(validate(broken)).rejects.toThrow();
  }, 60_000);
});
