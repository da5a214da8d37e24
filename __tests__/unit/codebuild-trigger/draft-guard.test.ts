import { CancelledError, UserError } from "../../../src/base/errors.ts";
import { guardDraft } from "../../../src/pipeline/draft-guard.ts";
import type { DraftState } from "../../../src/pipeline/draft-state.ts";
import { createTestContext } from "../../support/context.ts";
import { fakeGitHub, gitHubError } from "./fixtures.ts";

const STATE: DraftState = { repository: "octo/example", tag: "test-1", nonce: "0123456789abcdef", id: 7 };

/** A repository with the draft in it. @param refused GitHub's no to its removal. */
function repository({ refused = false } = {}) {
  let there = true;
  const answer = () => {
    if (!there) throw gitHubError("missing", "Not Found");
    return { id: 7, draft: true };
  };
  const { github, calls } = fakeGitHub({
    "GET /repos/{owner}/{repo}/releases/{release_id}": answer,
    "DELETE /repos/{owner}/{repo}/releases/{release_id}": () => {
      if (refused) throw gitHubError("denied", "The token may not write contents.");
      there = false;
    },
  });
  return { github, calls, isThere: () => there };
}

function start(options: { refused?: boolean } = {}) {
  const here = repository(options);
  const cancel = new AbortController();
  const context = createTestContext({ signal: cancel.signal });
  context.saveState("test-draft", "saved before");
  return { ...here, cancel, context, guard: { github: here.github, state: () => STATE } };
}

test("stays when the work is done, and the post step is told so", async () => {
  const { guard, context, isThere } = start();
  expect(await guardDraft(guard, context, async () => "done")).toBe("done");
  expect(isThere()).toBe(true);
  expect(context.state["test-draft"]).toBe("");
});

test("goes when the work fails, and the failure is what is told", async () => {
  const { guard, context, isThere } = start();
  const work = guardDraft(guard, context, async () => Promise.reject(new UserError("The build failed.", "")));
  await expect(work).rejects.toThrow("The build failed.");
  expect(isThere()).toBe(false);
  expect(context.state["test-draft"]).toBe("");
});

test("goes at once on a cancel, while the build is still being stopped", async () => {
  const { guard, context, isThere, cancel } = start();
  let gone: boolean | undefined;
  const work = guardDraft(guard, context, async () => {
    cancel.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
    gone = !isThere();
    throw new CancelledError();
  });
  await expect(work).rejects.toThrow(CancelledError);
  expect(gone).toBe(true);
});

test("one that cannot be removed is said, with the command for it, and left to the post step", async () => {
  const { guard, context } = start({ refused: true });
  const work = guardDraft(guard, context, async () => Promise.reject(new UserError("The build failed.", "")));
  await expect(work).rejects.toThrow("The build failed.");
  expect(context.lines.join("\n")).toContain("releases/7");
  expect(context.state["test-draft"]).toBe("saved before");
});

test("where none was asked for yet, GitHub is not asked", async () => {
  const { guard, context, calls } = start();
  const none = { ...guard, state: () => undefined };
  await expect(guardDraft(none, context, async () => Promise.reject(new Error("early")))).rejects.toThrow("early");
  expect(calls).toEqual([]);
});

test("where its id never came, it is looked for again after the work, and the post step looks too", async () => {
  const { context, cancel } = start();
  let looks = 0;
  const { github } = fakeGitHub({
    "GET /repos/{owner}/{repo}/releases": () => {
      looks += 1;
      return [];
    },
    "GET /repos/{owner}/{repo}/releases/tags/{tag}": () => {
      throw gitHubError("missing", "Not Found");
    },
  });
  const guard = { github, state: () => ({ ...STATE, id: undefined }) };
  const work = guardDraft(guard, context, async () => {
    cancel.abort();
    throw new CancelledError();
  });
  await expect(work).rejects.toThrow(CancelledError);
  expect(looks).toBe(2);
  expect(context.state["test-draft"]).toBe("saved before");
});

test("work that is done in the moment of a cancel is no success: its draft is gone", async () => {
  const { guard, context, isThere, cancel } = start();
  const work = guardDraft(guard, context, async () => {
    cancel.abort();
    return "done";
  });
  await expect(work).rejects.toThrow(CancelledError);
  expect(isThere()).toBe(false);
});
