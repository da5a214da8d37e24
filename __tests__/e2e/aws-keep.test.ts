import { join } from "node:path";
import { runPost, startCutRun } from "../support/aws/cut-short.ts";
import { openStand, type Stand, traces } from "../support/aws/cut-stand.ts";
import { REGION } from "../support/aws/emulator.ts";
import { findLeftovers } from "../support/aws/strangers.ts";
import { runCli } from "../support/cli.ts";

/** `on-error: keep` on AWS, through the bundled action and against the stand-in (see support/aws/README.md). */

const MINUTE = 60_000;

let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
}, MINUTE);
beforeEach(() => stand.renew(), MINUTE);
afterAll(() => stand.close());

it.each([
  { what: "everything may be listed", denied: [] },
  { what: "schedules may not be listed", denied: ["ListScheduleGroups"] },
])(
  "a failed build's machine and folder stay with on-error: keep, where $what; the command that was told removes them",
  async ({ denied }) => {
    const { emulator, front } = stand;
    for (const operation of denied) {
      front.spoil(
        { operation },
        { kind: "refuse", refusal: { code: "AccessDeniedException", message: "no", status: 403 } },
      );
    }
    const cut = { inputs: { "on-error": "keep" }, env: { GUEST_DOUBLE_PLAYBOOK: "fail" } };
    const run = await startCutRun(stand, "cancel-keep", cut);
    try {
      const main = await run.step.done;
      expect(main.code).toBe(1);
      const errors = main.annotations.filter(({ level }) => level === "error").map(({ message }) => message);
      expect(errors).toEqual([expect.stringContaining("playbook")]);
      const warnings = main.annotations.filter(({ level }) => level === "warning").map(({ message }) => message);
      const told = warnings.map((text) => /Kept as it was: .* until .*: slipway (.*)$/s.exec(text)?.[1]).find(Boolean);
      expect(told).toBe(`tear-down --provider aws --region ${REGION} --asset-id cancel-keep`);

      expect((await runPost(run)).trouble).toEqual([]);
      const kept = (await findLeftovers(emulator, run.assetId)).map(({ type }) => type);
      expect(kept).toEqual(expect.arrayContaining(["stack", "instance", "key pair"]));
      expect(await run.leftHere()).toEqual(["folder cancel-keep"]);

      front.clear();
      const folder = join(run.place.folder, "state");
      const words = [...(told ?? "").split(" "), "--state-folder", folder];
      const removed = await runCli(words, undefined, emulator.env(front.endpoint));
      expect(removed).toMatchObject({ code: 0 });
      expect(await traces(stand, run)).toEqual([]);
    } finally {
      await run.close();
    }
  },
  10 * MINUTE,
);
