import { BUCKET, doubleEnvironment, makeRunPlace, type RunPlace, shortAwsBuild } from "../support/aws/build.ts";
import { openStand, type Stand } from "../support/aws/cut-stand.ts";
import { REGION } from "../support/aws/emulator.ts";
import { findLeftovers } from "../support/aws/strangers.ts";
import { startTokens, TOKEN, type TokenServer } from "../support/aws/tokens.ts";
import { startBanner } from "../support/guest-double/banner.ts";
import { openJob } from "../support/runner.ts";

/**
 * A job without any AWS credentials of its own: the workflow's OIDC token is exchanged for a session, in main and anew in
 * post, so that cleaning up outlives any credential. moto gives the sessions; the token's endpoint behaves as GitHub's
 * documentation has it ("OpenID Connect reference").
 */

const ROLE = "arn:aws:iam::123456789012:role/slipway-github";

let stand: Stand;
let place: RunPlace;
let banner: Awaited<ReturnType<typeof startBanner>>;
let tokens: TokenServer;

beforeAll(async () => {
  stand = await openStand();
  banner = await startBanner();
});
afterAll(async () => {
  await banner.stop();
  await stand.close();
});
beforeEach(async () => {
  await stand.renew();
  [place, tokens] = await Promise.all([makeRunPlace(), startTokens()]);
});
afterEach(async () => {
  await tokens.stop();
  await place.remove();
});

/** The environment of a job that may have a token, and has no key of AWS. */
function jobEnvironment(more: Record<string, string> = {}): Record<string, string> {
  const { AWS_ACCESS_KEY_ID: _1, AWS_SECRET_ACCESS_KEY: _2, ...aws } = stand.emulator.env(stand.front.endpoint);
  return { ...doubleEnvironment(aws, place.folder), ...more };
}

it("main and post each have a session of their own, and no secret of it is printed", async () => {
  const job = await openJob({ env: jobEnvironment(tokens.env) });
  try {
    const {
      formats: _1,
      fetch: _2,
      playbook: _3,
      "release-folder": _4,
      ...rest
    } = shortAwsBuild(place, "session", banner.port);
    const { "default-password": _5, ...setUp } = rest;
    const main = await (await job.main({ ...setUp, command: "setup-vm", "role-to-assume": ROLE })).done;
    expect(main.code === 0 ? [] : main.lines.slice(-30)).toEqual([]);
    const inMain = tokens.given();
    expect(inMain).toBeGreaterThan(0);
    expect((await findLeftovers(stand.emulator, "session")).length).toBeGreaterThan(0);

    const post = await (await job.post()).done;
    expect(post.code === 0 ? [] : post.lines.slice(-30)).toEqual([]);
    expect(tokens.given()).toBeGreaterThan(inMain);
    expect(await findLeftovers(stand.emulator, "session")).toEqual([]);
    expect(stand.front.names()).toContain("sts:AssumeRoleWithWebIdentity");

    expect(main.masks).toContain(TOKEN);
    const printed = [main.raw, post.raw]
      .flatMap((raw) => raw.split("\n"))
      .filter((line) => !line.startsWith("::add-mask::"));
    const kept = [...printed, JSON.stringify(main.state), JSON.stringify(main.outputs)].join("\n");
    expect(main.masks.filter((secret) => secret.length >= 8 && kept.includes(secret))).toEqual([]);
  } finally {
    await job.close();
  }
});

it("a workflow that may not have a token is told which lines it lacks, before anything is made", async () => {
  const job = await openJob({ env: jobEnvironment() });
  try {
    const inputs = { provider: "aws", region: REGION, bucket: BUCKET, "role-to-assume": ROLE };
    const { "state-folder": state = "", "cache-folder": cache = "" } = place.inputs;
    const main = await (
      await job.main({ ...inputs, command: "show-assets", "state-folder": state, "cache-folder": cache })
    ).done;
    expect(main.code).not.toBe(0);
    expect(main.annotations.map(({ message }) => message).join("\n")).toContain("id-token: write");
    expect(stand.front.calls).toEqual([]);
  } finally {
    await job.close();
  }
});
