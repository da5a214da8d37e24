import { describe, expect, it } from "@jest/globals";
import { CancelledError, UserError } from "../../../src/base/errors.ts";
import { emptyPart } from "../../../src/release/body/mark.ts";
import { publishRelease } from "../../../src/release/publish/publish-release.ts";
import { failure, sha256, UPLOAD } from "./fake-github.ts";
import { assetsOf, createStand, file, firstRelease, request, WHOLE } from "./stand.ts";

const GET_LIST = "GET /repos/{owner}/{repo}/releases";
const CREATE = "POST /repos/{owner}/{repo}/releases";
const CHANGE = "PATCH /repos/{owner}/{repo}/releases/{release_id}";

describe("a release that is published", () => {
  it("shows nothing before every file is there, and says of itself what its files are", async () => {
    const stand = createStand();
    const shown: unknown[] = [];
    stand.github.hook = (route, { draft }) => {
      if (route === CHANGE && draft === false) shown.push(assetsOf(stand)[0]);
      return undefined;
    };
    const { settled, release } = await publishRelease(request({ makeLatest: "true" }), stand.deps);
    expect(shown).toEqual([{ ...WHOLE, draft: true }]);
    expect(assetsOf(stand)).toEqual([WHOLE]);
    expect(settled.map(({ how }) => how)).toEqual(["uploaded", "uploaded"]);
    expect(release.name).toBe("Lab 1");
    expect(release.body).toContain(`disk.vmdk ${sha256("disk")}`);
  });

  it("stays as it is when the same is published again: nothing is uploaded, nothing is written", async () => {
    const stand = createStand();
    await publishRelease(request(), stand.deps);
    stand.github.calls.length = 0;
    const { settled } = await publishRelease(request({ nonce: "fedcba9876543210" }), stand.deps);
    expect(settled.map(({ how }) => how)).toEqual(["skipped", "skipped"]);
    expect(stand.github.calls.filter((call) => !call.startsWith("GET"))).toEqual([]);
  });

  it("stays a draft where that is asked for", async () => {
    const stand = createStand();
    await publishRelease(request({ draft: true }), stand.deps);
    expect(assetsOf(stand)).toEqual([{ ...WHOLE, draft: true }]);
  });

  it("gets no other content under a name that people know, unless overwrite is said", async () => {
    const stand = createStand();
    await publishRelease(request(), stand.deps);
    const other = { sources: [file("disk.vmdk", "another disk"), file("more", "more")] };
    const failed = publishRelease(request(other), stand.deps);
    await expect(failed).rejects.toThrow(/published with another content under these names: disk.vmdk/);
    expect(assetsOf(stand)).toEqual([WHOLE]);

    const { settled } = await publishRelease(request({ ...other, overwrite: true }), stand.deps);
    expect(settled.map(({ how }) => how)).toEqual(["replaced", "uploaded"]);
    expect(assetsOf(stand)[0]?.assets["disk.vmdk"]).toBe(`sha256:${sha256("another disk")}`);
    expect(Object.keys(assetsOf(stand)[0]?.assets ?? {})).toHaveLength(3);
  });
});

describe("what is there before a run", () => {
  it("is gone on with: the draft of an earlier run, whole files, and others' files beside them", async () => {
    const stand = createStand();
    const mark = { tag: "v1", nonce: "aaaaaaaaaaaaaaaa" };
    const draft = stand.github.addRelease({ body: emptyPart(mark) });
    stand.github.addAsset(draft, "disk.vmdk", "disk");
    stand.github.addAsset(draft, "theirs.txt", "theirs");
    const { settled } = await publishRelease(request(), stand.deps);
    expect(settled.map(({ how }) => how)).toEqual(["skipped", "uploaded"]);
    expect(Object.keys(assetsOf(stand)[0]?.assets ?? {})).toEqual(["disk.vmdk", "theirs.txt", "SHA256SUMS"]);
  });

  it("is told by id and address where several drafts have the tag and none is ours", async () => {
    const stand = createStand();
    const [one, other] = [stand.github.addRelease({}), stand.github.addRelease({})];
    const failed = publishRelease(request(), stand.deps).catch((error: unknown) => error);
    const error = await failed;
    expect(error).toBeInstanceOf(UserError);
    const { message, remedy } = error as UserError;
    expect(message).toContain(one.html_url);
    expect(remedy).toContain(`gh api --method DELETE repos/octo/lab/releases/${other.id}`);
    expect(assetsOf(stand)).toHaveLength(2);
  });

  it("is ours among several: that one is published, and the other is told of", async () => {
    const stand = createStand();
    stand.github.addRelease({ body: "by hand" });
    const ours = stand.github.addRelease({ body: emptyPart({ tag: "v1", nonce: "aaaaaaaaaaaaaaaa" }) });
    const { release } = await publishRelease(request(), stand.deps);
    expect(release.id).toBe(ours.id);
    expect(stand.warnings.join()).toContain("Another draft has the tag v1");
  });

  it("cannot be repaired where it is immutable and lacks a file: the error says that the tag is burnt", async () => {
    const stand = createStand();
    const release = stand.github.addRelease({ draft: false, immutable: true });
    stand.github.addAsset(release, "disk.vmdk", "disk");
    await expect(publishRelease(request(), stand.deps)).rejects.toThrow(
      /published and immutable, and lacks or has otherwise: SHA256SUMS/,
    );
    stand.github.addAsset(release, "SHA256SUMS", "sums");
    await expect(publishRelease(request(), stand.deps)).resolves.toMatchObject({ release: { id: release.id } });
  });

  it("has no room for more than 1,000 assets", async () => {
    const stand = createStand();
    const draft = stand.github.addRelease({});
    for (let index = 0; index < 999; index += 1) stand.github.addAsset(draft, `file${index}`, "");
    await expect(publishRelease(request(), stand.deps)).rejects.toThrow(/would have 1001 assets/);
  });
});

describe("two runs at once", () => {
  it("go on with the older draft; whoever made the later one deletes it", async () => {
    const stand = createStand();
    stand.github.hook = (route) => {
      if (route === CREATE && stand.github.releases.length === 0)
        stand.github.addRelease({ body: emptyPart({ tag: "v1", nonce: "aaaaaaaaaaaaaaaa" }) });
      return undefined;
    };
    const { release } = await publishRelease(request(), stand.deps);
    expect(stand.github.releases.map(({ id }) => id)).toEqual([release.id]);
    expect(assetsOf(stand)).toEqual([WHOLE]);
  });

  it("both keep their files apart from a draft that somebody has already put files into", async () => {
    const stand = createStand();
    stand.github.hook = (route) => {
      if (route !== CREATE) return undefined;
      stand.github.addRelease({ body: emptyPart({ tag: "v1", nonce: "aaaaaaaaaaaaaaaa" }) });
      return () => {
        stand.github.hook = undefined;
        const made = stand.github.releases.at(-1);
        if (made) stand.github.addAsset(made, "theirs", "theirs");
      };
    };
    await publishRelease(request(), stand.deps);
    expect(stand.github.releases).toHaveLength(2);
    expect(stand.warnings).toHaveLength(1);
  });

  it("are no success for the one whose file the other replaced while it published", async () => {
    const stand = createStand();
    stand.github.hook = (route, { draft }) => {
      if (route !== CHANGE || draft !== false) return undefined;
      const release = firstRelease(stand);
      release.assets.splice(0, 1);
      stand.github.addAsset(release, "disk.vmdk", "their disk");
      return undefined;
    };
    await expect(publishRelease(request(), stand.deps)).rejects.toThrow(/Something else changed the release/);
  });

  it("publish it once: the second order is not needed", async () => {
    const stand = createStand();
    stand.github.hook = (route, { draft }) => {
      if (route !== CHANGE || draft !== false) return undefined;
      stand.github.hook = undefined;
      Object.assign(firstRelease(stand), { draft: false });
      return undefined;
    };
    await expect(publishRelease(request(), stand.deps)).resolves.toMatchObject({ release: { draft: false } });
  });
});

describe("an answer that was lost", () => {
  it("to making the draft: it is found again by its mark, and none is made twice", async () => {
    const stand = createStand();
    stand.github.hook = (route) =>
      route === CREATE
        ? () => {
            stand.github.hook = undefined;
            throw failure({ kind: "lost", route: CREATE });
          }
        : undefined;
    await publishRelease(request(), stand.deps);
    expect(stand.github.calls.filter((call) => call.startsWith("POST"))).toHaveLength(1);
    expect(assetsOf(stand)).toEqual([WHOLE]);
  });

  it("to publishing: it is read back, and published it is", async () => {
    const stand = createStand();
    stand.github.hook = (route, { draft }) =>
      route === CHANGE && draft === false
        ? () => {
            stand.github.hook = undefined;
            throw failure({ kind: "lost", route: CHANGE });
          }
        : undefined;
    const { release } = await publishRelease(request(), stand.deps);
    expect(release.draft).toBe(false);
    expect(stand.github.calls.filter((call) => call.startsWith("PATCH"))).toHaveLength(1);
  });

  it("to publishing, and nothing else comes through either: the error says that it is not known", async () => {
    const stand = createStand();
    let ordered = false;
    stand.github.hook = (route, { draft }) => {
      ordered ||= route === CHANGE && draft === false;
      if (ordered) throw failure({ kind: "lost", route });
      return undefined;
    };
    await expect(publishRelease(request(), stand.deps)).rejects.toThrow(/Whether it was published is not known/);
  });
});

describe("a refusal", () => {
  const cases = [
    [
      { code: "custom", field: "tag_name", message: "tag_name was used by an immutable release" },
      /can never be used again/,
    ],
    [{ code: "invalid", field: "target_commitish" }, /knows no branch or commit/],
    [{ code: "already_exists", field: "tag_name" }, /published a release of v1 meanwhile/],
    [
      { code: "custom", field: "pre_receive", message: "Cannot create ref due to creations being restricted." },
      /does not let the tag v1 be made/,
    ],
  ] as const;
  it.each(cases)("to publish with %j says what to do, and leaves the draft", async (refused, said) => {
    const stand = createStand();
    stand.github.hook = (route, { draft }) => {
      if (route === CHANGE && draft === false)
        throw failure({ kind: "invalid", route, status: 422, errors: [refused] });
      return undefined;
    };
    const failed = publishRelease(request(), stand.deps);
    await expect(failed).rejects.toThrow(said);
    await expect(failed).rejects.toThrow(/the draft stays/);
    expect(assetsOf(stand)).toEqual([{ ...WHOLE, draft: true }]);
  });
});

describe("a cancel", () => {
  it("ends uploads, takes back what they left, and says what stays", async () => {
    const stand = createStand();
    stand.github.hook = (route) => {
      if (route !== UPLOAD) return undefined;
      stand.github.addAsset(firstRelease(stand), "disk.vmdk", "", { state: "starter" as "open" });
      stand.cancel.abort();
      throw new CancelledError();
    };
    const failed = publishRelease(request(), stand.deps);
    await expect(failed).rejects.toThrow(CancelledError);
    await expect(failed).rejects.toThrow(/the draft stays/);
    expect(assetsOf(stand)).toEqual([{ draft: true, assets: {} }]);
  });
});

describe("a list that lags behind", () => {
  it("is waited for before it is said whose draft is the older one", async () => {
    const stand = createStand();
    const { all } = stand.github;
    const hidden = stand.clock.now() + 5_000;
    stand.github.all = (async (route: typeof GET_LIST, parameters: never, options: never) => {
      const found = await all(route, parameters, options);
      return route === GET_LIST && stand.clock.now() < hidden ? [] : found;
    }) as typeof all;
    stand.github.hook = (route) => {
      if (route === CREATE) stand.github.addRelease({ body: emptyPart({ tag: "v1", nonce: "aaaaaaaaaaaaaaaa" }) });
      return undefined;
    };
    await publishRelease(request(), stand.deps);
    expect(assetsOf(stand)).toEqual([WHOLE]);
  });
});
