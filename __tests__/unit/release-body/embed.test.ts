import { readdir, readFile } from "node:fs/promises";
import { marked } from "marked";
import { cutLines, embed } from "../../../src/release/body/embed.ts";
import { unwrap } from "../../../src/release/body/unwrap.ts";
import { repository } from "../release/sample-manifest.ts";

/** By whose word: `marked`, a parser of GitHub's Markdown that others wrote. */
const render = (markdown: string, breaks = false) => marked.parse(markdown, { async: false, gfm: true, breaks });
/** HTML in which blanks and line ends outside of `<pre>` are the same, as a browser takes them. */
const flowing = (html: string) =>
  html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((piece) => (piece.startsWith("<pre>") ? piece : piece.replaceAll(/\s+/g, " ").trim()))
    .join("");
const headings = (markdown: string) =>
  marked.lexer(markdown).flatMap((token) => (token.type === "heading" ? [`${token.depth} ${token.text}`] : []));

async function documents(): Promise<[string, string][]> {
  const docs = (await readdir(repository("docs"))).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
  const files = ["CHANGELOG.md", "README.md", "CONTRIBUTING.md", ...docs];
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => [file, await readFile(repository(file), "utf8")]),
  );
}

describe("unwrapping paragraphs", () => {
  it("changes nothing of what is shown, in every document of this repository", async () => {
    for (const [file, markdown] of await documents())
      expect([file, flowing(render(unwrap(markdown)))]).toEqual([file, flowing(render(markdown))]);
  });

  it("leaves no line end inside of a paragraph, which GitHub would show in a release", async () => {
    const changelog = await readFile(repository("CHANGELOG.md"), "utf8");
    expect(render(changelog, true)).toContain("<br>");
    expect(render(unwrap(changelog), true)).not.toContain("<br>");
    expect(unwrap("- One\r\n  item,\n  wrapped.\n- Another\n\n  and its\n  paragraph.")).toBe(
      "- One item, wrapped.\n- Another\n\n  and its paragraph.",
    );
  });

  it("keeps line ends that mean something", () => {
    const kept = [
      "A line  \nwith two blanks, \\\nwith a backslash,<br>\nwith a tag.",
      "> [!NOTE]\n> A quotation.",
      "| a | b |\n|---|---|\n| 1 | 2 |",
      "a | b\n---|---\n1 | 2",
      "```\none\ntwo\n```",
      "Text.\n\n    code\n    more code",
      "* one\n* two\n+ three\n1. four\n2) five",
      "<p>\nHTML\n</p>",
      "[one]: https://one.example\n[two]: https://two.example",
      "Text\n***\ntext",
      "<!-- a\ncomment -->",
    ];
    for (const markdown of kept) expect(unwrap(markdown)).toBe(markdown);
  });
});

describe("somebody else's Markdown as a piece of ours", () => {
  it("has its headings below ours, and not those in code or comments", () => {
    const markdown =
      "Title\n=====\n\n## Added\n\n```sh\n# no heading\n```\n\n<!--\n# nor this\n-->\n\nFixed\n-----\n\n###### Deep";
    expect(headings(embed(markdown, 3))).toEqual(["3 Title", "4 Added", "4 Fixed", "6 Deep"]);
    expect(headings(embed("##### Added", 3))).toEqual(["3 Added"]);
  });

  it.each([
    ["a block of code", "```sh\nnever closed"],
    ["a block of code with tildes", "~~~~\n```\nnever closed"],
    ["a comment", "text <!-- never closed"],
    ["a folded part", "<details>\n<summary>never closed</summary>\n\ntext"],
    ["two folded parts", "<details>\n<details>\n\ntext"],
    ["nothing", "`<!--` and `<details>` in words\n\n```\n<details>\n<!--\n```"],
  ])("swallows nothing of what follows where it leaves open %s", (_, markdown) => {
    const body = `${embed(markdown, 3)}\n\n## Next`;
    expect(headings(body)).toEqual(["2 Next"]);
    const html = render(body).replaceAll(/<(pre|code)>[\s\S]*?<\/\1>/g, "");
    expect(html.match(/<details>/g)?.length ?? 0).toBe(html.match(/<\/details>/g)?.length ?? 0);
  });

  it("cannot close a folded part of ours", () => {
    const html = render(`<details>\n\n${embed("text\n\n</details>\n\nmore", 3)}\n\n</details>`);
    expect(html.match(/<\/details>/g)).toHaveLength(1);
  });
});

describe("cutting a text", () => {
  const text = `- one\n- two\n\n\`\`\`\n${"code\n".repeat(50)}\`\`\`\n`;

  it("keeps whole lines, closes what it cuts through, and points to the rest", () => {
    for (let room = 0; room < 400; room += 7) {
      const cut = cutLines(text, room, "_The rest._");
      expect(cut.length).toBeLessThanOrEqual(Math.max(room, "_The rest._".length));
      expect(marked.lexer(cut).at(-1)).toMatchObject({ type: "paragraph", text: "_The rest._" });
    }
    expect(cutLines(text, 300, "_The rest._")).toMatch(/^- one\n- two\n\n```\n(code\n)+```\n\n_The rest\._$/);
  });
});
