/** Read from the environment and the event's file when this module is imported: by `import()`, once both are there. */
export { context } from "@actions/github";
