import { join } from "node:path";

import { systemClock } from "../base/clock.ts";
import { logSink } from "../base/progress-log.ts";
import { recordProgress } from "../base/progress-recorder.ts";
import type { Context } from "../declare/context.ts";
import { byPublicName, type OutputTexts } from "../declare/output.ts";
import { cancelOnSignal } from "./cancel.ts";
import { harmless } from "./guest-text.ts";
import { localFolders } from "./local.ts";
import type { Mask } from "./mask.ts";
import { providerOpener } from "./provider.ts";
import { ROOT, readVersion } from "./root.ts";
import { openServices } from "./services.ts";
import { type Environment, readOwner, readRunName, readSource } from "./source.ts";
import { saveState, setOutput, summary } from "./toolkit.ts";
import { escapeData } from "./workflow-commands.ts";

/** A step on a runner. */
export interface Runner {
  context: Context;
  /** Hands the outputs to the steps that follow. */
  handOn(outputs: Record<string, string | undefined>): void;
  /** Writes what the command said into the job's summary. */
  writeSummary(): Promise<void>;
}

/**
 * Opens the step: groups in the log, masks, outputs, state, summary.
 * @param mask tells the runner too what it hides.
 */
export async function openRunner(environment: Environment, mask: Mask): Promise<Runner> {
  const now = () => Date.now();
  const write = (line: string) => process.stdout.write(`${mask.apply(line)}\n`);
  const workingFolder = environment.GITHUB_WORKSPACE ?? process.cwd();
  const templates = join(ROOT, "templates");
  const signal = cancelOnSignal(() => write("Cancelled: ending what runs, removing what was made."));
  const [version, source] = await Promise.all([readVersion(), readSource(environment, workingFolder)]);
  const folders = (settings: Parameters<Context["localFolders"]>[0]) =>
    localFolders(settings, environment, workingFolder);
  const secret = (text: string) => mask.add(text);
  const progress = recordProgress(
    logSink(write, now, {
      detailed: environment.RUNNER_DEBUG === "1",
      decoration: {
        open: (name) => `::group::${escapeData(name)}`,
        close: "::endgroup::",
        // Masked before it is escaped: afterwards a secret with a percent sign would not be found.
        warning: (text) => `::warning::${escapeData(mask.apply(text))}`,
        text: harmless,
      },
    }),
    now,
  );
  const warn = (text: string) => progress.warning(text);
  const handOn = (outputs: OutputTexts) => {
    for (const [name, value] of Object.entries(byPublicName(outputs))) setOutput(name, value);
  };
  const context: Context = {
    progress,
    signal,
    now,
    clock: { ...systemClock, now },
    templates,
    workingFolder,
    temporaryFolder: environment.RUNNER_TEMP,
    version,
    source,
    owner: readOwner(environment),
    onRunner: true,
    runName: readRunName(environment),
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
    saveState,
    handOn,
    summarize: (markdown) => {
      summary.addRaw(mask.apply(markdown), true);
    },
    say: (text) => write(harmless(text)),
    outputsAreRead: true,
  };
  return {
    context,
    handOn,
    writeSummary: async () => {
      if (!summary.isEmptyBuffer()) await summary.write();
    },
  };
}
