import { describe, expect, it } from "@jest/globals";
import { splitFile } from "../../../src/release/files/split.ts";
import { latestProblems } from "../../../src/release/publish/fitting.ts";
import { publishRelease } from "../../../src/release/publish/publish-release.ts";
import { failure, UPLOAD } from "./fake-github.ts";
import { assetsOf, createStand, file, firstRelease, request, WHOLE } from "./stand.ts";

const CHANGE = "PATCH /repos/{owner}/{repo}/releases/{release_id}";
const LIST = "GET /repos/{owner}/{repo}/releases/{release_id}/assets";

/** What is not there to be read: the calls that change something. */
const changing = ({ github }: ReturnType<typeof createStand>) => github.calls.filter((call) => !call.startsWith("GET"));

describe("a run with other settings than the one before", () => {
  it("gives a draft its new target, where somebody who publishes it by hand would make the tag", async () => {
    const stand = createStand();
    await publishRelease(request({ draft: true, commit: "old" }), stand.deps);
    await publishRelease(request({ draft: true, commit: "new" }), stand.deps);
    expect(firstRelease(stand).target_commitish).toBe("new");
  });

  it("gives a file that is there already its new label, once, and leaves a label that nobody asks for", async () => {
    const stand = createStand();
    const labelled = (label: string) => request({ sources: [{ ...file("disk.vmdk", "disk"), label }] });
    await publishRelease(labelled("Disk"), stand.deps);
    const { settled } = await publishRelease(labelled("The disk"), stand.deps);
    expect(settled[0]).toMatchObject({ how: "skipped", asset: { label: "The disk" } });
    stand.github.calls.length = 0;
    await publishRelease(labelled("The disk"), stand.deps);
    expect(changing(stand)).toEqual([]);
    await publishRelease(request(), stand.deps);
    expect(firstRelease(stand).assets[0]?.label).toBe("The disk");
  });

  it("makes no draft of what is published, and says so", async () => {
    const stand = createStand();
    await publishRelease(request(), stand.deps);
    await publishRelease(request({ draft: true }), stand.deps);
    expect(assetsOf(stand)).toEqual([WHOLE]);
    expect(stand.warnings.join()).toContain("v1 is published already");
  });

  // GitHub: "Latest release cannot be draft or prerelease" (getsentry/craft#583).
  it("never asks for a draft to be the latest; its publication does", async () => {
    const stand = createStand();
    const asked: unknown[] = [];
    stand.github.hook = (route, { make_latest }) => {
      if (route === CHANGE) asked.push(make_latest);
      return undefined;
    };
    await publishRelease(request({ draft: true, makeLatest: "false" }), stand.deps);
    expect(asked).toEqual([undefined]);
    await publishRelease(request({ makeLatest: "false" }), stand.deps);
    expect(asked).toEqual([undefined, "false"]);
  });

  it("cannot make a prerelease the latest: by its inputs, or by what is there, before anything is changed", async () => {
    expect(latestProblems({ makeLatest: "true", draft: false, prerelease: true })).toHaveLength(1);
    expect(latestProblems({ makeLatest: "true", draft: true })).toHaveLength(1);
    expect(latestProblems({ makeLatest: "false", draft: true, prerelease: true })).toEqual([]);
    const stand = createStand();
    stand.github.addRelease({ prerelease: true });
    await expect(publishRelease(request({ makeLatest: "true" }), stand.deps)).rejects.toThrow(/marked as a prerelease/);
    expect(changing(stand)).toEqual([]);
  });

  it("cannot mark an immutable release otherwise, and is no success that did nothing", async () => {
    const stand = createStand();
    await publishRelease(request(), stand.deps);
    firstRelease(stand).immutable = true;
    await expect(publishRelease(request({ prerelease: true }), stand.deps)).rejects.toThrow(/published and immutable/);
    await publishRelease(request({ prerelease: false }), stand.deps);
  });

  it("with another content of a file in parts is refused before anything is changed, overwrite not being said", async () => {
    const stand = createStand();
    const disk = (content: string) => {
      const open = (range = { start: 0, end: content.length - 1 }) =>
        file("", content.slice(range.start, range.end + 1)).open();
      return splitFile({ ...file("disk.raw", content), open }, 11);
    };
    await publishRelease(request({ sources: [], split: [disk("0123456789".repeat(3))] }), stand.deps);
    stand.github.calls.length = 0;
    const other = request({ sources: [file("more", "more")], split: [disk("9876543210".repeat(3))] });
    await expect(publishRelease(other, stand.deps)).rejects.toThrow(/another content.*disk\.raw\.part001/);
    expect(changing(stand)).toEqual([]);
  });
});

describe("a tag and nothing else", () => {
  const nothing = request({ sources: [], body: undefined });

  it("publishes the draft that is there, as it is", async () => {
    const stand = createStand();
    await publishRelease(request({ draft: true }), stand.deps);
    const { body } = firstRelease(stand);
    await publishRelease(nothing, stand.deps);
    expect(assetsOf(stand)).toEqual([WHOLE]);
    expect(firstRelease(stand).body).toBe(body);
  });

  it("is no release", async () => {
    const stand = createStand();
    await expect(publishRelease(nothing, stand.deps)).rejects.toThrow(/no draft of v1 .* nothing was given/);
    expect(stand.github.releases).toEqual([]);
  });
});

describe("what somebody else does meanwhile", () => {
  it("is told where a run fails: it was published by another run", async () => {
    const stand = createStand();
    stand.github.hook = (route, { name }) => {
      if (route !== UPLOAD || name !== "disk.vmdk") return undefined;
      firstRelease(stand).draft = false;
      throw failure({ kind: "denied", route, status: 403 });
    };
    const failed = publishRelease(request(), stand.deps);
    await expect(failed).rejects.toThrow(/The release is published/);
    await expect(failed).rejects.not.toThrow(/Nothing was published/);
  });

  it("is told where a run fails: the draft was deleted", async () => {
    const stand = createStand();
    stand.github.hook = (route) => {
      if (route === CHANGE) stand.github.releases.length = 0;
      return undefined;
    };
    const failed = publishRelease(request(), stand.deps);
    await expect(failed).rejects.toThrow(/Somebody deleted the release of v1/);
    await expect(failed).rejects.toThrow(/not there any more/);
  });

  it("is not undone: an upload of another run that holds the name stays when this run gives up", async () => {
    const stand = createStand();
    stand.github.hook = (route, { name }) => {
      if (route !== UPLOAD || name !== "disk.vmdk") return undefined;
      const { assets } = firstRelease(stand);
      if (!assets.some((asset) => asset.name === name))
        stand.github.addAsset(firstRelease(stand), "disk.vmdk", "", { state: "starter" as "open" });
      stand.cancel.abort();
      throw failure({
        ...{ kind: "invalid", route, status: 422 },
        errors: [{ code: "already_exists", field: "name" }],
      });
    };
    await expect(publishRelease(request(), stand.deps)).rejects.toThrow();
    expect(assetsOf(stand)[0]?.assets["disk.vmdk"]).toBe("starter");
  });

  it("is asked for no more than needed where a list still shows what is gone", async () => {
    const stand = createStand();
    const draft = stand.github.addRelease({});
    const left = stand.github.addAsset(draft, "disk.vmdk", "", {
      state: "starter" as "open",
      created_at: "2026-01-01",
    });
    const { all } = stand.github;
    let lists = 0;
    stand.github.all = (async (route: typeof LIST, parameters: never, options: never) => {
      const found = (await all(route, parameters, options)) as unknown[];
      return route === LIST && ++lists < 4 && !found.some((one) => (one as { id: number }).id === left.id)
        ? [...found, structuredClone(left)]
        : found;
    }) as typeof all;
    await publishRelease(request(), stand.deps);
    expect(stand.github.calls.filter((call) => call === `GET ${left.id}`).length).toBeLessThanOrEqual(2);
  });
});
