/** How a task ended on the machine. `ignored`: it failed, and the playbook says that this does not matter. */
export type TaskStatus = "ok" | "changed" | "skipped" | "failed" | "ignored" | "unreachable";

const STATUSES: readonly string[] = [
  "ok",
  "changed",
  "skipped",
  "failed",
  "ignored",
  "unreachable",
] satisfies TaskStatus[];

/** What the callback plugin says while a playbook runs. */
export type AnsibleEvent =
  | { event: "play"; name: string }
  | { event: "task"; name: string; role?: string | undefined /** `file:line` */; path?: string | undefined }
  | { event: "result"; status: TaskStatus; seconds: number; message?: string | undefined }
  | { event: "stats" };

/** Begins a line with an event (RFC 7464, JSON text sequences); every other line belongs to the raw log. */
export const RECORD_SEPARATOR = "\u001e";

/**
 * Reads one line of what ansible-playbook says.
 * @returns the event, or undefined for a line of the raw log and for an event that is not known.
 */
export function parseEvent(line: string): AnsibleEvent | undefined {
  if (!line.startsWith(RECORD_SEPARATOR)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line.slice(RECORD_SEPARATOR.length));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // Cut off, because Ansible was killed.
    throw error;
  }
  if (typeof value !== "object" || value === null || !("event" in value)) return undefined;
  const field = (name: string): unknown => Object.getOwnPropertyDescriptor(value, name)?.value;
  const text = (name: string) => (typeof field(name) === "string" ? String(field(name)) : undefined);
  switch (value.event) {
    case "play":
      return { event: "play", name: text("name") ?? "" };
    case "task":
      return { event: "task", name: text("name") ?? "", role: text("role"), path: text("path") };
    case "result": {
      const status = text("status") ?? "";
      if (!isStatus(status)) return undefined;
      return { event: "result", status, seconds: Number(field("seconds")), message: text("message") };
    }
    case "stats":
      return { event: "stats" };
    default:
      return undefined;
  }
}

function isStatus(text: string): text is TaskStatus {
  return STATUSES.includes(text);
}
