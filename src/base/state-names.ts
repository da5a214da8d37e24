/** Names of the states by which a step tells its post step what to do. Alone in a file: the post step reads only this at first. */

/** A machine that is to be removed. */
export const MACHINE_STATE = "machine";

/** A build of CodeBuild's that is to be stopped. */
export const BUILD_STATE = "codebuild";

/** The draft of a test release that is to be removed. */
export const DRAFT_STATE = "test-draft";
