import { UserError } from "../base/errors.ts";
import { exists } from "../base/exists.ts";
import type { UefiFiles } from "./arguments.ts";

/** Where Debian's and Ubuntu's package `ovmf` puts the firmware without Secure Boot: newer releases have the 4M one only. */
const PLACES: readonly UefiFiles[] = [
  { code: "/usr/share/OVMF/OVMF_CODE_4M.fd", vars: "/usr/share/OVMF/OVMF_VARS_4M.fd" },
  { code: "/usr/share/OVMF/OVMF_CODE.fd", vars: "/usr/share/OVMF/OVMF_VARS.fd" },
];

/**
 * Finds the UEFI firmware of this machine: its code, and a template of its variables, which is to be copied.
 * @throws UserError where there is none.
 */
export async function findUefi(places: readonly UefiFiles[] = PLACES): Promise<UefiFiles> {
  for (const place of places) {
    if ((await exists(place.code)) && (await exists(place.vars))) return place;
  }
  throw new UserError(
    "There is no UEFI firmware for virtual machines here.",
    "Install the package ovmf: apt-get install ovmf",
  );
}
