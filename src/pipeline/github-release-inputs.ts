import type { GitHubSettings } from "../declare/context.ts";
import type { AwsPlace } from "../providers/aws/settings.ts";
import type { NotesMode } from "../release/body/place.ts";
import type { LargeFiles } from "../release/files/request.ts";

/** What both commands that write a release take. */
export interface ReleaseInputs extends GitHubSettings, AwsPlace {
  releaseFolder?: string | undefined;
  files?: string | undefined;
  largeFiles?: LargeFiles | undefined;
  linkBase?: string | undefined;
  overwrite: boolean;
  checksumsFile?: string | undefined;
  releaseName?: string | undefined;
  prerelease?: boolean | undefined;
  notes?: string | undefined;
  notesFile?: string | undefined;
  changelog?: string | undefined;
  notesMode: NotesMode;
  generateNotes: boolean;
  previousTag?: string | undefined;
  dockerImage?: string | undefined;
  attested: boolean;
}
