import { CancelledError, UserError } from "../../base/errors.ts";
import type { GitHub, Release } from "../../github/port.ts";
import { isPassing } from "./patience.ts";

/** What deletes a release by its id, draft or not; the tag alone would not tell several drafts apart. */
export function deleteCommand({ repository: { owner, repo }, server }: GitHub, id: number): string {
  const host = URL.parse(server)?.host;
  const elsewhere = host === undefined || host === "github.com" ? "" : `--hostname ${host} `;
  return `gh api ${elsewhere}--method DELETE repos/${owner}/${repo}/releases/${id}`;
}

/** What became of a release when a run could not do all of its work. */
export type Standing = "draft" | "published" | "gone" | "unknown";

/**
 * A failure or a cancel after a release was opened, with the state it is in and how to go on.
 * @returns an error of the same kind; what is none for people (a defect) as it is.
 */
export function unfinished(error: unknown, release: Release, standing: Standing, github: GitHub): unknown {
  const { said, next } = wordsFor(error, { release, standing, github });
  if (error instanceof CancelledError)
    return new CancelledError([error.message, said, next].filter(Boolean).join("\n"));
  if (!(error instanceof UserError)) return error;
  return new UserError(`${error.message}\n${said}`, [error.remedy, next].filter(Boolean).join("\n"), {
    cause: error,
    outputs: error.outputs,
  });
}

function wordsFor(
  error: unknown,
  { release: { id, html_url }, standing, github }: { release: Release; standing: Standing; github: GitHub },
): { said: string; next: string } {
  const again = "The next run goes on where this one stopped.";
  const remove = `To delete the draft: ${deleteCommand(github, id)}`;
  switch (standing) {
    case "draft":
      return { said: `Nothing was published; the draft stays: ${html_url}`, next: `${again}\n${remove}` };
    case "published":
      // What must be changed first, the error itself has said.
      return {
        said: `The release is published: ${html_url}`,
        next: error instanceof CancelledError || isPassing(error) ? again : "",
      };
    case "gone":
      return { said: "The release is not there any more.", next: "The next run makes it anew." };
    case "unknown":
      return {
        said: `Whether it was published is not known: ${html_url}`,
        next: `Look there. ${again}`,
      };
  }
}
