import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { logSink } from "../base/progress-log.ts";
import { recordProgress } from "../base/progress-recorder.ts";
import { terminalSink } from "../base/progress-terminal.ts";
import type { Context } from "../declare/context.ts";
import { cancelOnSignal } from "./cancel.ts";
import { localFolders, openProvider } from "./local.ts";
import { createMask } from "./mask.ts";
import { ROOT, readVersion } from "./root.ts";
import { type Environment, readOwner, readSource } from "./source.ts";

export interface Terminal {
  context: Context;
  /** Ends the drawing; to be called before the last words. */
  close(): void;
}

/**
 * The context of a run in a terminal or a plain log.
 * Progress goes to standard error, the result to standard output, so that `--json` can be piped.
 */
export async function openTerminal(
  environment: Environment,
  options: { json: boolean; verbose: boolean },
): Promise<Terminal> {
  const mask = createMask();
  const now = () => Date.now();
  const write = (text: string) => process.stderr.write(mask.apply(text));
  const interactive = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const drawn =
    process.stderr.isTTY === true && !options.verbose
      ? terminalSink(
          {
            write,
            get columns() {
              return process.stderr.columns;
            },
          },
          now,
        )
      : { sink: logSink((line) => write(`${line}\n`), now, { detailed: options.verbose }), stop: () => undefined };
  const signal = cancelOnSignal((count) => {
    const words = [
      "Cancelled: removing what was made. ",
      "Still removing; once more ends at once and leaves the rest to slipway sweep.",
    ];
    write(`\n${words[count - 1] ?? "Ended."}\n`);
  });
  const workingFolder = process.cwd();
  const templates = join(ROOT, "templates");
  const [version, source] = await Promise.all([readVersion(), readSource(environment, workingFolder)]);
  const folders = (settings: Parameters<Context["localFolders"]>[0]) =>
    localFolders(settings, environment, workingFolder);

  const context: Context = {
    progress: recordProgress(drawn.sink, now),
    signal,
    now,
    templates,
    workingFolder,
    version,
    source,
    owner: readOwner(environment),
    onRunner: false,
    hostCertificates: environment.NODE_EXTRA_CA_CERTS,
    localFolders: folders,
    openProvider: (name, settings) => openProvider(name, settings, folders(settings), { templates, signal, now }),
    secret: (text) => mask.add(text),
    saveState: () => undefined,
    summarize: () => undefined,
    say: (text) => {
      if (options.json) return;
      drawn.stop();
      process.stdout.write(`${mask.apply(text)}\n`);
    },
    // A log that others can read is no place for a password; there it is an output only.
    showOnce:
      options.json || environment.CI
        ? undefined
        : (label, secret) => {
            drawn.stop();
            process.stdout.write(`${label} ${secret}\n`);
          },
    ask: interactive ? askPerson : undefined,
  };
  return { context, close: () => drawn.stop() };
}

async function askPerson(question: string, answers: readonly string[]): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (;;) {
      const answer = (await lines.question(`${question} [${answers.join("/")}] `)).trim().toLowerCase();
      const chosen = answers.find(
        (candidate) => candidate === answer || (answer !== "" && candidate.startsWith(answer)),
      );
      if (chosen) return chosen;
    }
  } finally {
    lines.close();
  }
}
