import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeAssets } from "../../src/assets/removal.ts";
import { poll } from "../../src/base/poll.ts";
import { silentTask } from "../../src/base/progress.ts";
import {
  AssetIdInUseError,
  type BaseImage,
  type MachineRequest,
  type Plan,
  type Provider,
} from "../../src/providers/provider.ts";
import { sshRun } from "../../src/ssh/client.ts";
import { type ProviderUnderTest, said } from "./under-test.ts";

const MINUTE = 60_000;
const GiB = 2 ** 30;

/** Real machines on a busy host take their time; none of these is a measure of how fast it should be. */
const BOOT = 15 * MINUTE;

/**
 * The suite that every provider has to pass, on real machines. Its word: what OpenSSH, the guest's own tools and the
 * operating system say, not what the provider says about itself. It needs one boot and the begin of another.
 */
export function describeProvider(name: string, make: () => Promise<ProviderUnderTest>): void {
  describe(`the provider ${name}`, () => {
    const assetId = "contract-1.0";
    let under: ProviderUnderTest;
    let base: BaseImage;
    let missingStrangers: () => Promise<string[]>;
    let maker: ChildProcess | undefined;
    const request = (id: string): Omit<MachineRequest, "base"> => ({
      assetId: id,
      product: "contract",
      user: "builder",
      hostname: "contract-host",
      cpus: 1,
      memory: GiB,
      diskSize: 5 * GiB,
      expires: new Date(Date.now() + 3 * 60 * MINUTE),
      attached: false,
      stays: true,
      owner: { name: "octo/repo", url: "https://example.org/run/1" },
    });
    const elsewhere = (id: string, attached: boolean) => {
      const asked = request(id);
      return under.launchElsewhere({
        ...asked,
        attached,
        stays: !attached,
        base: JSON.stringify(base),
        expires: asked.expires.toISOString(),
      });
    };
    const removeAll = async (provider: Provider, id: string) => {
      const assets = await provider.assets(id);
      expect((await removeAssets(provider, assets)).failed).toEqual([]);
      expect((await removeAssets(provider, assets)).failed).toEqual([]); // A second time is no error.
    };

    beforeAll(async () => {
      under = await make();
      base = await under.open().resolveBaseImage({ reference: under.base.reference }, silentTask);
      missingStrangers = await under.makeStrangers(assetId);
    }, BOOT);

    afterAll(async () => {
      maker?.kill("SIGKILL");
      await removeAll(under.open(), assetId);
      await under.close();
    }, 2 * MINUTE);

    it(
      "has a base image with a digest, and finds it again without making it",
      async () => {
        const again = await under.open().resolveBaseImage({ reference: under.base.reference }, silentTask);
        const { reference, digest } = under.base;
        expect(again).toMatchObject({ reference, digest: base.digest, handle: base.handle, cached: true });
        expect(base.digest).toMatch(digest);
      },
      BOOT,
    );

    it(
      "finds nothing wrong with a plan that fits, and nothing is made by asking",
      async () => {
        const { cpus, memory, diskSize } = request(assetId);
        const { owner, product } = request(assetId);
        const plan: Plan = {
          ...{ assetId, owner, product, base: { reference: under.base.reference } },
          ...{ cpus, memory, diskSize, formats: [] },
        };
        expect(await under.open().preflight(plan)).toEqual([]);
        expect(await under.leftovers(assetId)).toEqual([]);
      },
      MINUTE,
    );

    it("has no machine before one is made", async () => {
      expect(await under.open().assets(assetId)).toEqual([]);
      await expect(under.open().machine(assetId)).rejects.toThrow(assetId);
      await expect(under.open().capture(assetId, silentTask)).rejects.toThrow(assetId);
    });

    it(
      "finds and removes what is left of an attached machine whose maker was killed",
      async () => {
        const id = "contract-attached";
        const child = elsewhere(id, true);
        const provider = under.open();
        const runs = async () => ((await under.isRunning(id)) ? true : undefined);
        await poll(runs, { what: "the machine runs", every: 50, within: 2 * MINUTE });
        child.kill("SIGKILL");
        if (under.endsWithMaker) {
          const ended = async () => ((await runs()) ? undefined : true);
          await poll(ended, { what: "the machine ends with its maker", every: 50, within: 2_000 });
        }
        const left = await provider.assets(id);
        expect(left.length).toBeGreaterThan(0);
        expect(left.every(({ lifetime }) => lifetime === "ephemeral")).toBe(true);
        if (under.endsWithMaker) expect(left.every(({ abandoned }) => abandoned)).toBe(true);
        await removeAll(provider, id);
        expect(await provider.assets(id)).toEqual([]);
        expect(await under.leftovers(id)).toEqual([]);
      },
      5 * MINUTE,
    );

    it(
      "makes a machine that outlives its maker, and another process logs in to it",
      async () => {
        maker = elsewhere(assetId, false);
        await said(maker, "ready");
        maker.kill("SIGKILL");
        const machine = await under.open().machine(assetId);
        expect((await sshRun(machine.ssh, "hostname")).stdout).toBe("contract-host\n");
        expect((await sshRun(machine.ssh, "sudo -n id -un")).stdout).toBe("root\n");
        const assets = await under.open().assets(assetId);
        expect(assets.map(({ lifetime, abandoned }) => `${lifetime} ${abandoned}`)).toContain("ephemeral false");
        expect(assets.some(({ abandoned }) => abandoned)).toBe(false);
      },
      BOOT,
    );

    it(
      "gave it the disk that was asked for, grown by the guest itself",
      async () => {
        const { ssh } = await under.open().machine(assetId);
        const { stdout } = await sshRun(ssh, "df --output=size -B1 / | tail -n 1");
        expect(Number(stdout)).toBeGreaterThan(4 * GiB);
      },
      MINUTE,
    );

    it(
      "gave it a lease that ends it from inside at the time of the request",
      async () => {
        const { ssh, expires } = await under.open().machine(assetId);
        const { stdout } = await sshRun(ssh, "TZ=UTC systemctl show -p NextElapseUSecRealtime slipway-lease.timer");
        expect(stdout).toContain(` ${expires.toISOString().slice(0, 19).replace("T", " ")} UTC`);
      },
      MINUTE,
    );

    it(
      "answers with the planted host key only",
      async () => {
        const { ssh } = await under.open().machine(assetId);
        const folder = await mkdtemp(join(tmpdir(), "contract-"));
        const others = { ...ssh, controlFolder: folder, knownHostsFile: join(folder, "known_hosts") };
        await expect(sshRun(others, "true")).rejects.toThrow(/host key/i);
        await rm(folder, { recursive: true });
      },
      MINUTE,
    );

    it(
      "refuses an asset-id that is in use, by preflight and by launch, and leaves its machine alone",
      async () => {
        const provider = under.open();
        const { cpus, memory, diskSize, product } = request(assetId);
        const problems = await provider.preflight({
          assetId,
          owner: { name: "someone/else" },
          product,
          base: { reference: under.base.reference },
          cpus,
          memory,
          diskSize,
          formats: [],
        });
        expect(problems).toMatchObject([{ subject: "asset-id", problem: expect.stringContaining("octo/repo") }]);
        const others = { ...request(assetId), owner: { name: "someone/else" }, base };
        await expect(provider.launch(others, silentTask)).rejects.toBeInstanceOf(AssetIdInUseError);
        expect((await sshRun((await provider.machine(assetId)).ssh, "echo up")).stdout).toBe("up\n");
      },
      MINUTE,
    );

    it("tags what it made with owner, run and the end of its lease", async () => {
      for (const asset of await under.open().assets(assetId)) {
        expect(asset).toMatchObject({ assetId, provider: name, owner: "octo/repo", url: "https://example.org/run/1" });
        expect(asset.expires?.getTime()).toBeGreaterThan(Date.now());
      }
    });

    it(
      "captures it after a clean shutdown, and gives the same image when asked again",
      async () => {
        const { ssh } = await under.open().machine(assetId);
        await sshRun(ssh, "echo kept | sudo -n tee /kept-file && sync");
        const image = await under.open().capture(assetId, silentTask);
        expect(image).toMatchObject({ assetId, provider: name, virtualSize: 5 * GiB, base: { digest: base.digest } });
        expect(await under.open().capture(assetId, silentTask)).toEqual(image);
        await expect(under.open().machine(assetId)).rejects.toThrow("captured");
      },
      10 * MINUTE,
    );

    it(
      "exports the image with the checksum of the file that is there",
      async () => {
        const provider = under.open();
        const folder = await mkdtemp(join(tmpdir(), "contract-"));
        const image = await provider.capture(assetId, silentTask);
        const artifacts = await provider.exportImage(
          { image, formats: ["qcow2"], compression: "zstd", folder, baseName: `image-${assetId}` },
          silentTask,
        );
        expect(artifacts).toMatchObject([{ format: "qcow2", path: join(folder, `image-${assetId}.qcow2`) }]);
        const content = await readFile(artifacts[0]?.path ?? "");
        expect(artifacts[0]?.sha256).toBe(createHash("sha256").update(content).digest("hex"));
        await rm(folder, { recursive: true });
      },
      5 * MINUTE,
    );

    it(
      "removes everything of one asset-id: no process and no file of it is left, and strangers' things are",
      async () => {
        await removeAll(under.open(), assetId);
        expect(await under.open().assets(assetId)).toEqual([]);
        expect(await under.leftovers(assetId)).toEqual([]);
        expect(await missingStrangers()).toEqual([]);
      },
      2 * MINUTE,
    );
  });
}
