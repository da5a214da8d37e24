import { describe, expect, it } from "@jest/globals";
import { UserError } from "../../../src/base/errors.ts";
import { publishRelease } from "../../../src/release/publish/publish-release.ts";
import { failure, sha256, UPLOAD } from "./fake-github.ts";
import { assetsOf, createStand, file, firstRelease, request, WHOLE } from "./stand.ts";

describe("a file that another run may be uploading", () => {
  it("is waited for, and taken when it is right", async () => {
    const stand = createStand();
    const draft = stand.github.addRelease({});
    const theirs = stand.github.addAsset(draft, "disk.vmdk", "disk", { state: "starter" as "open" });
    const { sleep } = stand.clock;
    stand.clock.sleep = async (milliseconds) => {
      await sleep(milliseconds);
      theirs.state = "uploaded";
    };
    const { settled } = await publishRelease(request(), stand.deps);
    expect(settled[0]).toMatchObject({ how: "skipped", asset: { id: theirs.id } });
  });

  it("is removed when it has been given up, and at once when it is an old one", async () => {
    for (const age of [0, 3_600_000]) {
      const stand = createStand();
      const draft = stand.github.addRelease({});
      const created_at = new Date(stand.clock.now() - age).toISOString();
      stand.github.addAsset(draft, "disk.vmdk", "", { state: "starter" as "open", created_at });
      await publishRelease(request(), stand.deps);
      expect(assetsOf(stand)).toEqual([WHOLE]);
      const waited = stand.clock.slept.reduce((sum, one) => sum + one, 0);
      if (age === 0) expect(waited).toBeGreaterThanOrEqual(10_000);
      else expect(waited).toBe(0);
    }
  });
});

describe("an upload that fails", () => {
  it.each([
    ["server", { kind: "server", status: 502, route: UPLOAD }],
    ["reset", { kind: "lost", route: UPLOAD }],
    ["limit", { kind: "limited", status: 403, route: UPLOAD, retryAfter: 90_000 }],
  ] as const)("is done again after %s, and what it left is removed at once", async (_name, facts) => {
    const stand = createStand();
    let times = 0;
    stand.github.hook = (route, { name }) => {
      if (route !== UPLOAD || name !== "disk.vmdk" || ++times > 2) return undefined;
      stand.github.addAsset(firstRelease(stand), "disk.vmdk", "", { state: "starter" as "open" });
      throw failure(facts);
    };
    await publishRelease(request(), stand.deps);
    expect(assetsOf(stand)).toEqual([WHOLE]);
    expect(stand.clock.slept).toEqual(facts.kind === "limited" ? [90_000, 90_000] : [1_000, 2_000]);
  });

  it("is not done again where its answer alone was lost", async () => {
    const stand = createStand();
    stand.github.hook = (route, { name }) =>
      route === UPLOAD && name === "disk.vmdk"
        ? () => {
            stand.github.hook = undefined;
            throw failure({ kind: "lost", route: UPLOAD });
          }
        : undefined;
    const { settled } = await publishRelease(request(), stand.deps);
    expect(settled[0]?.how).toBe("uploaded");
    expect(stand.github.calls.filter((call) => call === "UPLOAD disk.vmdk")).toHaveLength(1);
  });

  it("is done again where GitHub stored something else than was sent", async () => {
    const stand = createStand();
    let broken = 2;
    stand.github.onUpload = ({ name }, bytes) => (name === "disk.vmdk" && broken-- > 0 ? bytes.subarray(1) : bytes);
    await publishRelease(request(), stand.deps);
    expect(assetsOf(stand)).toEqual([WHOLE]);
  });

  it("is done again where the list shows something else than its answer did", async () => {
    const stand = createStand();
    let lists = 0;
    stand.github.hook = (route) => {
      // The first list is taken before any upload, the second one to compare.
      if (route !== "GET /repos/{owner}/{repo}/releases/{release_id}/assets" || ++lists !== 2) return undefined;
      const disk = firstRelease(stand).assets.find(({ name }) => name === "disk.vmdk");
      if (disk) disk.digest = `sha256:${sha256("something else")}`;
      return undefined;
    };
    await publishRelease(request(), stand.deps);
    expect(assetsOf(stand)).toEqual([{ ...WHOLE, assets: expect.objectContaining(WHOLE.assets) }]);
  });

  it("ends the run after some tries: nothing is published, nothing half-done is left, and the error says how to go on", async () => {
    const stand = createStand();
    stand.github.hook = (route, { name }) => {
      if (route !== UPLOAD || name !== "disk.vmdk") return undefined;
      stand.github.addAsset(firstRelease(stand), "disk.vmdk", "", { state: "starter" as "open" });
      throw failure({ kind: "server", status: 500, route: UPLOAD });
    };
    const error = await publishRelease(request(), stand.deps).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    const { message, remedy } = error as UserError;
    expect(message).toContain("Nothing was published; the draft stays: https://github.com/octo/lab/releases/");
    expect(remedy).toContain("The next run goes on where this one stopped");
    expect(remedy).toContain("gh api --method DELETE repos/octo/lab/releases/");
    expect(assetsOf(stand)[0]?.draft).toBe(true);
    expect(assetsOf(stand)[0]?.assets).not.toHaveProperty(["disk.vmdk"]);
  });

  it("is not done again where it was refused", async () => {
    for (const kind of ["denied", "invalid"] as const) {
      const stand = createStand();
      stand.github.hook = (route) => {
        if (route === UPLOAD) throw failure({ kind, route, status: 403 });
        return undefined;
      };
      await expect(publishRelease(request({ sources: [file("one", "1")] }), stand.deps)).rejects.toThrow(UserError);
      expect(stand.github.calls.filter((call) => call.startsWith("UPLOAD"))).toHaveLength(1);
      expect(stand.clock.slept).toEqual([]);
    }
  });

  it("waits for no hour: where GitHub asks for that, the run ends and says so", async () => {
    const stand = createStand();
    stand.github.hook = (route) => {
      if (route === UPLOAD) throw failure({ kind: "limited", route, status: 403, retryAfter: 3_000_000 });
      return undefined;
    };
    await expect(publishRelease(request(), stand.deps)).rejects.toThrow(/GitHub asks to wait 50 min/);
  });
});

describe("a file that replaces another one in a draft", () => {
  it("is there before the other one goes", async () => {
    const stand = createStand();
    const draft = stand.github.addRelease({});
    stand.github.addAsset(draft, "disk.vmdk", "old disk");
    const seen: string[][] = [];
    stand.github.hook = (route) => {
      if (route === "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}")
        seen.push(draft.assets.map(({ name, digest }) => `${name} ${digest}`));
      return undefined;
    };
    await publishRelease(request(), stand.deps);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toContain(`disk.vmdk.slipway-new sha256:${sha256("disk")}`);
    expect(assetsOf(stand)).toEqual([WHOLE].map((one) => ({ ...one, assets: expect.objectContaining(one.assets) })));
  });

  it("is taken up where a run was cut short between any two steps", async () => {
    const makes: ((stand: ReturnType<typeof createStand>) => void)[] = [
      ({ github }) => {
        const draft = github.addRelease({});
        github.addAsset(draft, "disk.vmdk", "old disk");
        github.addAsset(draft, "disk.vmdk.slipway-new", "disk");
      },
      ({ github }) => void github.addAsset(github.addRelease({}), "disk.vmdk.slipway-new", "disk"),
      ({ github }) => {
        const draft = github.addRelease({});
        github.addAsset(draft, "disk.vmdk", "disk");
        github.addAsset(draft, "disk.vmdk.slipway-new", "a third disk");
      },
    ];
    for (const make of makes) {
      const stand = createStand();
      make(stand);
      await publishRelease(request(), stand.deps);
      expect(assetsOf(stand)).toEqual([WHOLE]);
      expect(stand.github.calls).not.toContain("UPLOAD disk.vmdk");
    }
  });
});
