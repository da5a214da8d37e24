import { logSink } from "../../src/base/progress-log.ts";
import { recordProgress } from "../../src/base/progress-recorder.ts";
import type { Context } from "../../src/declare/context.ts";
import { byPublicName } from "../../src/declare/output.ts";

/** A context for unit tests that remembers what was said, saved and masked. */
export interface TestContext extends Context {
  lines: string[];
  state: Record<string, string>;
  secrets: string[];
  /** Outputs that were handed on before the end, by public name. */
  handedOn: Record<string, string>;
}

/** Makes a context without door, provider and person; `changes` replace its parts. */
export function createTestContext(changes: Partial<Context> = {}): TestContext {
  const lines: string[] = [];
  const state: Record<string, string> = {};
  const secrets: string[] = [];
  const handedOn: Record<string, string> = {};
  const now = changes.now ?? (() => 0);
  return {
    lines,
    state,
    secrets,
    handedOn,
    progress: recordProgress(
      logSink((line) => lines.push(line), now),
      now,
    ),
    signal: new AbortController().signal,
    now,
    clock: { now, sleep: async () => undefined },
    templates: "/templates",
    workingFolder: "/work",
    localFolders: () => ({ state: "/state", cache: "/cache" }),
    owner: { name: "tester" },
    onRunner: false,
    source: {},
    version: "0.0.0",
    openProvider: async () => Promise.reject(new Error("no provider here")),
    openAws: async () => Promise.reject(new Error("no AWS here")),
    openGitHub: async () => Promise.reject(new Error("no GitHub here")),
    event: async () => undefined,
    secret: (text) => void secrets.push(text),
    isSecret: (text) => secrets.some((secret) => text.includes(secret)),
    variable: () => undefined,
    handOn: (given) => void Object.assign(handedOn, byPublicName(given)),
    saveState: (name, value) => {
      state[name] = value;
    },
    summarize: (markdown) => void lines.push(markdown),
    say: (text) => void lines.push(text),
    ...changes,
  };
}
