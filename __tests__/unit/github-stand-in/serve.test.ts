/** The stand-in as a process of its own: what it prints, and how it ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "../../support/runner.ts";

test("it prints its addresses, and at its end what happened; it fails where the description was broken", async () => {
  const script = join(ROOT, "__tests__", "support", "github", "serve.ts");
  const fault = { which: { operation: "GET /repos/{owner}/{repo}", nth: 1 }, effect: { kind: "status", status: 500 } };
  const args = [script, "--watch-stdin", "--discard", "--repository", "some/where", "--fault", JSON.stringify(fault)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(child, "close");
  while (!said.includes("\n")) await once(child.stdout, "data");
  const { urls, env, token } = JSON.parse(said);
  expect(env).toMatchObject({ GITHUB_API_URL: urls.api, GITHUB_REPOSITORY: "some/where", GITHUB_TOKEN: token });
  const get = async (path: string) =>
    (await fetch(`${urls.api}${path}`, { headers: { authorization: `token ${token}` } })).status;
  expect(await get("/repos/some/where")).toBe(500);
  expect(await get("/repos/some/where")).toBe(200);
  expect(await get("/repos/some/where/nothing")).toBe(500);
  child.stdin.end();
  expect((await ended)[0]).toBe(1);
  const { requests, violations } = JSON.parse(said.split("\n")[1] ?? "");
  expect([requests.length, violations.length]).toEqual([3, 1]);
});
