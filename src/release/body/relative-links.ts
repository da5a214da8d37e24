import { posix } from "node:path";
import { scan } from "./lines.ts";

/** A span of code, which stays; or the beginning of a link or a definition, up to its address; and that address. */
const LINK = /(`+)(?!`).*?(?<!`)\1(?!`)|(\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)([^)\s>]+)/g;
/** What is not relative to a file: an address with a scheme or a host, a path from the top, a place in the page. */
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/|#|\?)/i;

/**
 * Markdown of a file in a folder of the repository, with its relative links as they are from the top of the repository:
 * that is where GitHub takes them from in the text of a release, at the release's tag.
 * @param folder from the top of the repository, with slashes; empty at the top. @returns links that lead out of it as they are
 */
export function linksFromTop(markdown: string, folder: string): string {
  if (folder === "" || folder === "." || folder.startsWith("..")) return markdown;
  const lines = scan(markdown).lines.map(({ text, inert }) =>
    inert
      ? text
      : text.replaceAll(LINK, (whole, _ticks, before: string | undefined, address: string | undefined) => {
          if (before === undefined || address === undefined || ABSOLUTE.test(address)) return whole;
          const path = posix.join(folder, address);
          return path.startsWith("..") ? whole : `${before}${path}`;
        }),
  );
  return lines.join("\n");
}
