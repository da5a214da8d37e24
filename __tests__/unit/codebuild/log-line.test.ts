import { linesOf, ownLineReader } from "../../../src/codebuild/log-line.ts";

/** The lines are from logs in public issues (aws-samples/amazon-ecs-fargate-cdk-cicd#13, aws/copilot-cli#2780). */

const LOG = [
  "[Container] 2021/10/30 18:44:01 Entering phase INSTALL",
  "[Container] 2021/10/30 18:44:02 Phase complete: INSTALL State: SUCCEEDED",
  "[Container] 2021/10/30 18:44:02 Phase context status code:  Message: ",
  "[Container] 2021/08/27 12:27:30 Phase complete: POST_BUILD State: FAILED",
  "[Container] 2021/08/27 12:27:30 Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: ls. Reason: exit status 2",
  "[Container] 2021/08/27 12:27:30 Assembling file list",
  "[Container] 2021/08/27 12:27:30.123456 Phase complete: UPLOAD_ARTIFACTS State: FAILED",
  "[Container] 2021/08/27 12:27:30.223456 Phase context status code: CLIENT_ERROR Message: no matching artifact paths found",
];

test("phases that are entered and left, and the last line of a build, are read from CodeBuild's own lines", () => {
  const read = ownLineReader();
  expect(LOG.map((line) => read(line)?.mark)).toEqual([
    { kind: "entered", phase: "INSTALL" },
    { kind: "left", phase: "INSTALL", failed: false },
    undefined,
    { kind: "left", phase: "POST_BUILD", failed: true },
    undefined,
    undefined,
    { kind: "left", phase: "UPLOAD_ARTIFACTS", failed: true },
    { kind: "last" },
  ]);
});

test("they have times, to the millisecond where they are written so", () => {
  const read = ownLineReader();
  expect([LOG[0], LOG[6]].map((line) => read(line ?? "")?.at)).toEqual([
    Date.UTC(2021, 9, 30, 18, 44, 1),
    Date.UTC(2021, 7, 27, 12, 27, 30, 123),
  ]);
});

test.each([
  "Entering phase BUILD",
  "[Container] Entering phase BUILD",
  " [Container] 2021/08/27 12:27:30 Entering phase BUILD",
])("what a build itself prints is none: %s", (line) => expect(ownLineReader()(line)).toBeUndefined());

test.each([
  ["one\n", ["one"]],
  ["\n", [""]],
  ["10 %\r20 %\r\n", ["10 %", "20 %"]],
  ["a\nb", ["a", "b"]],
])("an event's message %j is these lines", (message, expected) => expect(linesOf(message)).toEqual(expected));

test("a message of nothing but line breaks in its middle takes no longer than any other", () => {
  const begin = performance.now();
  expect(linesOf(`${"\r\n".repeat(100_000)}end\r\n\r\n`)).toHaveLength(100_001);
  expect(performance.now() - begin).toBeLessThan(2_000);
});
