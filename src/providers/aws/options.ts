import type { Aws } from "../../aws/port.ts";
import type { Clock } from "../../base/clock.ts";
import type { Provider } from "../provider.ts";
import type { AwsSettings } from "./settings.ts";

/** What the AWS provider works with. Everything is handed in, so that every part can be tried without an account. */
export interface AwsOptions {
  aws: Aws;
  /** As given; `undefined` means the default that the input's description tells. */
  settings: AwsSettings;
  /** Absolute path of the state folder on this machine: keys and records of builds lie below it. */
  state: string;
  /** Absolute path of Slipway's `templates`. */
  templates: string;
  /** The local provider over the same state folder: scratch folders, releases and QEMU on this machine are its business. */
  host: Provider;
  clock: Clock;
  /** The run's cancel. Removal does not listen to it. */
  signal?: AbortSignal | undefined;
  /** This machine's public IPv4 address as AWS sees it. @throws UserError where it cannot be found out. */
  callerAddress(): Promise<string>;
  /** Milliseconds that a first boot may take; undefined: 10 min. */
  bootTimeout?: number | undefined;
}
