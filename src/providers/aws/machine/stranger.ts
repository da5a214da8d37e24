import { UserError } from "../../../base/errors.ts";

/** Something that has a build's name and is not the build's. It is never touched. */
export function strangerError(what: string, name: string, assetId: string | undefined): UserError {
  const whose = assetId === undefined ? "has no tag of Slipway's" : `belongs to ${assetId}`;
  return new UserError(
    `The ${what} ${name} is in the way: it ${whose}.`,
    "Remove it by hand if it is yours, or choose another asset-id.",
  );
}
