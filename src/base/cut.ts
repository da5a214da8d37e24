/**
 * A text's first lines, as many as have room.
 * @param bytes in UTF-8. @returns the whole text where it has room, else its beginning and how many lines are missing.
 */
export function cutLines(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const lines = text.split("\n");
  const notice = (missing: number) => `\n\n… and ${missing} more.`;
  let used = Buffer.byteLength(notice(lines.length));
  let kept = 0;
  for (const line of lines) {
    used += Buffer.byteLength(line) + 1;
    if (used > bytes) break;
    kept++;
  }
  return `${lines.slice(0, kept).join("\n")}${notice(lines.length - kept)}`;
}
