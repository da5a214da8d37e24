/** Name of the state by which a step tells its post step what to remove. Alone in a file: the post step reads only this at first. */
export const MACHINE_STATE = "machine";
