import { parseEvent, RECORD_SEPARATOR } from "../../../src/ansible/events.ts";
import { createRecorder, summarizePlays } from "../../../src/ansible/recorder.ts";

const event = (value: object) => `${RECORD_SEPARATOR}${JSON.stringify(value)}`;

describe("an event of the callback plugin", () => {
  it("is told from a line of the raw log, even if that is JSON", () => {
    expect(parseEvent('{"event": "stats"}')).toBeUndefined();
    expect(parseEvent(event({ event: "stats" }))).toEqual({ event: "stats" });
  });

  it("keeps role, place and message", () => {
    expect(parseEvent(event({ event: "task", name: "Install", role: "docker", path: "/x.yml:3" }))).toEqual({
      event: "task",
      name: "Install",
      role: "docker",
      path: "/x.yml:3",
    });
    expect(parseEvent(event({ event: "result", status: "failed", seconds: 1.5, message: "no" }))).toEqual({
      event: "result",
      status: "failed",
      seconds: 1.5,
      message: "no",
    });
  });

  it.each([
    ["cut off in the middle", `${RECORD_SEPARATOR}{"event": "ta`],
    ["of a kind that is not known", event({ event: "weather" })],
    ["with a status that is not known", event({ event: "result", status: "great", seconds: 1 })],
    ["that is no object", `${RECORD_SEPARATOR}7`],
  ])("%s is left out", (_what, line) => {
    expect(parseEvent(line)).toBeUndefined();
  });
});

describe("the recorder", () => {
  function record(lines: readonly object[]) {
    const said: string[] = [];
    const recorder = createRecorder({ line: (text) => said.push(text), update: () => undefined });
    for (const line of lines) {
      const parsed = parseEvent(event(line));
      if (parsed) recorder.take(parsed);
    }
    return { said, results: recorder.results };
  }

  it("writes a headline for a play and a line with the time for a task", () => {
    const { said, results } = record([
      { event: "play", name: "Docker" },
      { event: "task", name: "Start", role: "docker", path: "/d.yml:1" },
      { event: "result", status: "changed", seconds: 75 },
    ]);
    expect(said).toEqual(["Docker", "    1 min 15 s  Start (changed)"]);
    expect(results).toEqual([
      {
        play: "Docker",
        role: "docker",
        name: "Start",
        path: "/d.yml:1",
        status: "changed",
        seconds: 75,
        message: undefined,
      },
    ]);
  });

  it("writes no headline for a play whose tasks were all left out", () => {
    const { said } = record([
      { event: "play", name: "Docker" },
      { event: "play", name: "Network" },
      { event: "task", name: "Write" },
      { event: "result", status: "ok", seconds: 2 },
    ]);
    expect(said[0]).toBe("Network");
  });

  it("shows the words of a failed task below it", () => {
    const { said } = record([
      { event: "play", name: "P" },
      { event: "task", name: "T" },
      { event: "result", status: "failed", seconds: 1, message: "one\ntwo" },
    ]);
    expect(said.slice(1)).toEqual(["         1.0 s  T (FAILED)", `${" ".repeat(16)}one`, `${" ".repeat(16)}two`]);
  });

  it("adds up tasks, changes and seconds per play", () => {
    const { results } = record([
      { event: "play", name: "A" },
      { event: "task", name: "1" },
      { event: "result", status: "changed", seconds: 1.5 },
      { event: "task", name: "2" },
      { event: "result", status: "ok", seconds: 2 },
      { event: "play", name: "B" },
      { event: "task", name: "3" },
      { event: "result", status: "ok", seconds: 3 },
    ]);
    expect(summarizePlays(results)).toEqual([
      { play: "A", tasks: 2, changed: 1, seconds: 3.5 },
      { play: "B", tasks: 1, changed: 0, seconds: 3 },
    ]);
  });
});
