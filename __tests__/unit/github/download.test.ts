import { buffer } from "node:stream/consumers";
import { answer, failureOf, listen, portTo, serve, TOKEN } from "./fixtures.ts";

const closers: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

it("follows GitHub to the host that has the content, and the token stays behind", async () => {
  const storage = await serve(() => [200, "the content"]);
  const api = await serve(() => [302, undefined, { location: `${storage.address}/object?signed=1` }]);
  closers.push(storage.close, api.close);
  const content = await buffer(await portTo(api.address).download(5));
  expect(content.toString()).toBe("the content");
  expect(api.asked[0]).toMatchObject({
    path: "/repos/octo/lab/releases/assets/5",
    headers: { accept: "application/octet-stream", authorization: `token ${TOKEN}` },
  });
  expect(storage.asked[0]?.headers.authorization).toBeUndefined();
});

it("tells a refusal, and content that is cut short", async () => {
  const refusing = await serve(({ path }) =>
    path.includes("assets") ? [404, { message: "Not Found" }] : [200, { id: 1 }],
  );
  const cutting = await listen((_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half", () => response.socket?.destroy());
  });
  closers.push(refusing.close, cutting.close);
  expect(await failureOf(portTo(refusing.address).download(5))).toMatchObject({ facts: { kind: "missing" } });
  const stream = await portTo(cutting.address).download(5);
  expect(await failureOf(buffer(stream))).toMatchObject({ facts: { kind: "lost" } });
});

it("goes through the proxy that the environment names, but not to this machine itself", async () => {
  const proxy = await serve(() => [200, { id: 9 }]);
  const direct = await listen((_, response) => answer(response, [200, { id: 1 }]));
  closers.push(proxy.close, direct.close);
  const environment = { http_proxy: proxy.address };
  const github = portTo("http://api.example", { environment });
  expect((await github.call("GET /repos/{owner}/{repo}", {})).id).toBe(9);
  expect(proxy.asked[0]?.path).toBe("http://api.example/repos/octo/lab");
  expect((await portTo(direct.address, { environment }).call("GET /repos/{owner}/{repo}", {})).id).toBe(1);
});
