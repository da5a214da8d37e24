import type { BaseImageRequest } from "../../provider.ts";

/** What is asked for, with what only this provider takes. */
export interface BaseImageInput extends BaseImageRequest {
  /** Path of a keyring for a release built from packages; default: the one of the distribution's keyring package. */
  keyring?: string | undefined;
}
