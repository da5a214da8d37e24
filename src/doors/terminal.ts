import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { systemClock } from "../base/clock.ts";
import { logSink } from "../base/progress-log.ts";
import { recordProgress } from "../base/progress-recorder.ts";
import { terminalSink } from "../base/progress-terminal.ts";
import type { Context } from "../declare/context.ts";
import type { OutputTexts } from "../declare/output.ts";
import { cancelOnSignal } from "./cancel.ts";
import { asCalled } from "./command-name.ts";
import { localFolders } from "./local.ts";
import type { Mask } from "./mask.ts";
import { providerOpener } from "./provider.ts";
import { ROOT, readVersion } from "./root.ts";
import { openServices } from "./services.ts";
import { type Environment, readOwner, readSource } from "./source.ts";

export interface Terminal {
  context: Context;
  /** What the command has handed on so far: all that is known of a run that fails. */
  handedOn(): OutputTexts;
  /** Ends the drawing; to be called before the last words. */
  close(): void;
}

/**
 * The context of a run in a terminal or a plain log.
 * Progress goes to standard error, the result to standard output, so that `--json` can be piped.
 * @param options `commandName`: how Slipway was called; `mask` hides secrets in everything but the result as JSON.
 */
export async function openTerminal(
  environment: Environment,
  options: { json: boolean; verbose: boolean; mask: Mask; commandName: string },
): Promise<Terminal> {
  const { mask, commandName } = options;
  const now = () => Date.now();
  const worded = (text: string) => asCalled(mask.apply(text), commandName);
  const write = (text: string) => process.stderr.write(worded(text));
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
      "Cancelled: ending what runs, removing what was made.",
      `Still at it; once more leaves everything as it is (machines to: ${commandName} sweep).`,
    ];
    write(`\n${words[count - 1] ?? "Ended."}\n`);
  });
  const workingFolder = process.cwd();
  const templates = join(ROOT, "templates");
  const [version, source] = await Promise.all([readVersion(), readSource(environment, workingFolder)]);
  const folders = (settings: Parameters<Context["localFolders"]>[0]) =>
    localFolders(settings, environment, workingFolder);

  const secret = (text: string) => mask.add(text);
  const progress = recordProgress(drawn.sink, now);
  const warn = (text: string) => progress.warning(text);
  const handedOn: Record<string, string | undefined> = {};
  const context: Context = {
    progress,
    signal,
    now,
    clock: { ...systemClock, now },
    templates,
    workingFolder,
    version,
    source,
    owner: readOwner(environment),
    onRunner: false,
    hostCertificates: environment.NODE_EXTRA_CA_CERTS,
    localFolders: folders,
    openProvider: providerOpener({
      ...{ environment, workingFolder, templates, signal, now, secret },
      warn,
    }),
    ...openServices({ environment, workingFolder, now, version, secret, warn }),
    secret,
    isSecret: (text) => mask.apply(text) !== text,
    variable: (name) => environment[name],
    saveState: () => undefined,
    handOn: (outputs) => void Object.assign(handedOn, outputs),
    summarize: () => undefined,
    say: (text) => {
      if (options.json) return;
      drawn.stop();
      process.stdout.write(`${worded(text)}\n`);
    },
    showOnce: isPlaceForSecrets(environment, { json: options.json, screen: process.stdout.isTTY === true })
      ? (label, secret) => {
          drawn.stop();
          process.stdout.write(`${label} ${secret}\n`);
        }
      : undefined,
    outputsAreRead: options.json,
    commandName,
    ask: interactive ? askPerson : undefined,
  };
  return { context, handedOn: () => handedOn, close: () => drawn.stop() };
}

/**
 * Whether a generated password may be printed: not into the log of a CI system, which is kept and may be public, and not
 * beside JSON, which holds it anyway. `CI` is what nearly every CI system sets; false and 0 are how people switch it off.
 * @param output `screen`: standard output is a screen, so that somebody sits there whatever the environment says.
 */
export function isPlaceForSecrets(environment: Environment, output: { json: boolean; screen: boolean }): boolean {
  const isCi = [environment.CI, environment.GITHUB_ACTIONS].some((value) => !/^(|0|false)$/i.test(value ?? ""));
  return !output.json && (output.screen || !isCi);
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
