import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { UserError } from "../../../src/base/errors.ts";
import { readManifest, writeManifest } from "../../../src/image/manifest.ts";
import { makeManifest } from "../../../src/image/manifest-make.ts";
import { manifestSchemaJson } from "../../../src/image/manifest-schema.ts";
import { repository, sampleManifest } from "./sample-manifest.ts";

const validator = () =>
  new Ajv2020({ strict: true, formats: { uri: true, "date-time": true } }).compile(JSON.parse(manifestSchemaJson()));

describe("the manifest", () => {
  it("comes back as it was written", () => {
    const manifest = sampleManifest();
    expect(readManifest(writeManifest(manifest), "manifest.json")).toEqual(manifest);
  });

  it("is valid by its published JSON Schema, in the eyes of ajv", () => {
    const validate = validator();
    expect([validate(JSON.parse(writeManifest(sampleManifest()))), validate.errors]).toEqual([true, null]);
    expect(validate({ ...sampleManifest(), artifacts: [] })).toBe(false);
    expect(validate({ ...sampleManifest(), password: "secret" })).toBe(false);
  });

  it("has a JSON Schema in docs/ that is not stale", async () => {
    expect(await readFile(repository("docs", "manifest.schema.json"), "utf8")).toBe(manifestSchemaJson());
  });

  it("is refused with every place that is wrong", () => {
    const wrong = JSON.stringify({ ...sampleManifest(), assetId: "", created: "yesterday", extra: 1 });
    const read = () => readManifest(wrong, "/r/manifest.json");
    expect(read).toThrow(UserError);
    expect(read).toThrow(
      /^\/r\/manifest\.json is no manifest of this version:\n {2}assetId: .*\n {2}created: .*\n {2}\(whole\): .*extra/,
    );
    expect(() => readManifest("{", "/r/manifest.json")).toThrow("/r/manifest.json is no JSON.");
  });

  it("refuses a file that leads out of the folder", () => {
    const [artifact] = sampleManifest().artifacts;
    const wrong = JSON.stringify({ ...sampleManifest(), artifacts: [{ ...artifact, file: "../../etc/passwd" }] });
    expect(() => readManifest(wrong, "m")).toThrow("must be a file name without a folder");
  });

  it("is made from the facts of a run: names without folders, seconds, no password", () => {
    const { schemaVersion, ...same } = sampleManifest();
    const manifest = makeManifest({
      ...same,
      created: new Date("2026-11-21T04:05:06.789Z"),
      login: { user: "jupyter", passwordPublished: false },
      artifacts: [{ format: "raw", path: "/work/x.raw.zst", size: 7, sha256: "0".repeat(64) }],
      virtualSize: 99,
      compression: "zstd",
      packages: [{ name: "a", version: "1", architecture: "all", ...{ maintainer: "M" } }],
      timings: [{ name: "Boot", start: 1_000, end: 32_440, outcome: "done" }],
    });
    expect(manifest.schemaVersion).toBe(schemaVersion);
    expect(manifest.login).toEqual({ user: "jupyter", passwordExpired: true });
    expect(manifest.artifacts).toEqual([
      { format: "raw", file: "x.raw.zst", size: 7, sha256: "0".repeat(64), virtualSize: 99, compression: "zstd" },
    ]);
    expect(manifest.packages).toEqual([{ name: "a", version: "1", architecture: "all" }]);
    expect(manifest.timings).toEqual([{ name: "Boot", seconds: 31.4, outcome: "done" }]);
    expect(() => writeManifest(manifest)).not.toThrow();
  });
});
