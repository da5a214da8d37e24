import { GiB } from "../base/size.ts";

/** Bytes that an installed image is taken to hold, for estimates before there is one: 0.8 GiB in trials with the default content. */
export const EXPECTED_CONTENT = 3 * GiB;
