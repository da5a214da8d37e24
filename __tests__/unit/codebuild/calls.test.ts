import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { RUN_BATCH, RUN_BUILD } from "../../../src/codebuild/calls.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../src/codebuild");

test("what is called of AWS stands in the lists, and what stands there is called: the policy is neither too narrow nor too wide", () => {
  const texts = readdirSync(FOLDER).map((file) => readFileSync(path.join(FOLDER, file), "utf8"));
  const called = texts.flatMap((text) =>
    [...text.matchAll(/\bcall\(\s*"([a-z0-9-]+)",\s*"(\w+)"/g)].map(([, service, name]) => `${service}:${name}`),
  );
  // Whose credentials these are, the AWS provider asks.
  const listed = [...RUN_BUILD, ...RUN_BATCH].filter((call) => call !== "sts:GetCallerIdentity");
  expect([...new Set(called)].sort()).toEqual([...listed].sort());
});
