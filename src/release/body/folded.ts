/**
 * Markdown behind a line that can be clicked.
 * @param summary HTML
 */
export function folded(summary: string, markdown: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${markdown}\n\n</details>`;
}
