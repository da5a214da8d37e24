import type { Aws } from "../aws/port.ts";
import type { Clock } from "../base/clock.ts";
import type { Progress } from "../base/progress.ts";
import type { RunEvent } from "../github/event.ts";
import type { GitHub } from "../github/port.ts";
import type { AwsPlace, AwsSettings } from "../providers/aws/settings.ts";
import type { Provider, RunIdentity } from "../providers/provider.ts";
import type { OutputTexts } from "./output.ts";

/** How the caller wants the machine at hand to be used. */
export interface LocalSettings {
  /** Folder for machines and the register of releases; undefined: the door's default. */
  stateFolder?: string | undefined;
  /** Folder for base images and tools; undefined: the door's default. */
  cacheFolder?: string | undefined;
  /** Bytes of base images that may stay in the cache. */
  cacheSize: number;
  accelerator: "auto" | "kvm" | "tcg";
  /** Milliseconds that a first boot may take; undefined: by the accelerator. */
  bootTimeout?: number | undefined;
}

/** How the caller wants a provider to be used, whichever it is. */
export interface ProviderSettings extends LocalSettings, AwsSettings {}

/** Which repository of GitHub, and by whose rights; undefined: as the workflow's run says. */
export interface GitHubSettings {
  githubToken?: string | undefined;
  /** `owner/name`. */
  repository?: string | undefined;
}

/** The commit that a run works on, as far as it is known. */
export interface Source {
  repository?: string | undefined;
  commit?: string | undefined;
  ref?: string | undefined;
}

/** What a command may use besides its inputs. Only the doors make one. */
export interface Context {
  progress: Progress;
  /** Fires when the run is cancelled. */
  signal: AbortSignal;
  /** Milliseconds since the epoch. */
  now(): number;
  /** How waiting goes by: tests shorten it. */
  clock: Clock;
  /** Absolute path of Slipway's own `templates`. */
  templates: string;
  /** Absolute path that relative paths in inputs start from. */
  workingFolder: string;
  /** Folder that goes with the job; absent in a terminal. */
  temporaryFolder?: string | undefined;
  /** Where `local` keeps what, with the defaults filled in. */
  localFolders(settings: LocalSettings): { state: string; cache: string };
  owner: RunIdentity;
  /** Whether this is a step of a workflow, where nobody minds an installation with apt-get. */
  onRunner: boolean;
  /** What the run is known by: the tag that it was started for, else run and attempt; absent in a terminal. */
  runName?: string | undefined;
  source: Source;
  /** Version of Slipway. */
  version: string;
  /** PEM file that this machine trusts besides its own list, where its environment names one. */
  hostCertificates?: string | undefined;
  openProvider(name: string, settings: ProviderSettings): Promise<Provider>;
  /** The way to AWS for commands that need no machine. @throws ProblemsError where Region or endpoint are missing. */
  openAws(settings: AwsPlace): Promise<Aws>;
  /** The way to GitHub. @throws ProblemsError where token or repository are missing. */
  openGitHub(settings: GitHubSettings): Promise<GitHub>;
  /** What started the workflow's run; undefined in a terminal. @throws UserError where its file cannot be read. */
  event(): Promise<RunEvent | undefined>;
  /** Masks a text in everything that is printed from now on. */
  secret(text: string): void;
  /** Whether a text has something in it that is masked. */
  isSecret(text: string): boolean;
  /** A variable of the environment that a person has named in an input. */
  variable(name: string): string | undefined;
  /** Remembered for the post step of this run; saved before anything is made. */
  saveState(name: string, value: string): void;
  /** Hands on outputs now, by declared name: for what must be known even if the command never comes to its end. */
  handOn(outputs: OutputTexts): void;
  /** Adds a part to the summary of the job. Nothing happens where there is none. */
  summarize(markdown: string): void;
  /** The command's result for people, at its end; not printed with `--json`. */
  say(text: string): void;
  /** Asks the person at the terminal; absent where nobody sits there. */
  ask?: ((question: string, answers: readonly string[]) => Promise<string>) | undefined;
  /**
   * Shows a secret once to the person at the terminal. Absent where it must not be printed: on a runner (masked, and an
   * output of the step), with `--json` (part of the result), and in the log of a CI system, which others may read.
   */
  showOnce?: ((label: string, secret: string) => void) | undefined;
  /**
   * Whether somebody gets the outputs: the steps that follow on a runner, or the reader of `--json`. Where this is false
   * and `showOnce` is absent, a generated password would be seen by nobody.
   */
  outputsAreRead?: boolean | undefined;
  /** How Slipway was called, for commands that people are told to type: `slipway`, or `node dist/cli/index.js`. */
  commandName?: string | undefined;
}
