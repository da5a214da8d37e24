/** What is used of @actions/core, in a module of its own: the build leaves out the rest (scripts/lib/shake-packages.mjs). */
export { saveState, setOutput, summary } from "@actions/core";
