import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { codeOf } from "../../src/base/errors.ts";
import { writeRelease } from "../../src/release/write.ts";
import { repository, sampleManifest, writeContents } from "../unit/release/sample-manifest.ts";

/** By whose word: Chromium, as Debian packages it. It lays out, follows links, enforces the page's own policy. */
const SIZES = [
  { name: "phone", width: 390, height: 844, isMobile: true, hasTouch: true },
  { name: "desktop", width: 1280, height: 800, isMobile: false, hasTouch: false },
] as const;
const SCHEMES = ["light", "dark"] as const;

let folder = "";
let server: Server;
let address = "";
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-page-"));
  const long = "x".repeat(70);
  const packages = Array.from({ length: 400 }, (_, index) => ({
    name: `package-${index}`,
    version: `1.${index}-0+deb12u1`,
    architecture: "amd64",
  }));
  const sample = sampleManifest();
  const artifacts = sample.artifacts.map((artifact) => ({
    ...artifact,
    file: artifact.file.replace("data-", `data-${long}-#?&"'%20-`),
  }));
  const manifest = { ...sample, product: `<b>Data</b> & "Workbench" ${long}`, artifacts, packages };
  await writeContents(folder, manifest);
  await writeRelease({ folder, manifest, templates: repository("templates", "page") });
  server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname.slice(1));
    readFile(join(folder, name)).then(
      (content) =>
        response
          .writeHead(200, {
            "content-type": name.endsWith(".html") ? "text/html; charset=utf-8" : "application/octet-stream",
          })
          .end(content),
      (error: unknown) => response.writeHead(codeOf(error) === "ENOENT" ? 404 : 500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server?.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** Opens the page and hands it to `look`; everything that the browser complains of, and every request elsewhere, is returned. */
async function visit(
  options: Parameters<Browser["newContext"]>[0],
  look: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  try {
    const complaints: string[] = [];
    const page = await context.newPage();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(address) && !request.url().startsWith("data:"))
        complaints.push(`elsewhere: ${request.url()}`);
    });
    await page.goto(`${address}/index.html`);
    await look(page, context);
    return complaints;
  } finally {
    await context.close();
  }
}

const openAll = (page: Page) =>
  page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");

/** Runs in the browser: the least contrast ratio of any visible text (WCAG 2.2, 1.4.3), with its text. */
const LEAST_CONTRAST = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => {
    const linear = [red, green, blue].map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  let least = { ratio: 21, text: "" };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (!text || !element.checkVisibility() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const [one, other] = [luminance(channels(getComputedStyle(element).color)), luminance(ground(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < least.ratio) least = { ratio, text };
  }
  return least;
})()`;

describe.each(SIZES)("the download page on a $name ($width px)", ({ name: _name, width, height, ...device }) => {
  const viewport = { width, height };

  it.each(SCHEMES)(
    "fits, is readable and makes no complaint, folded and open (%s)",
    async (colorScheme) => {
      const complaints = await visit({ viewport, ...device, colorScheme }, async (page) => {
        for (const open of [false, true]) {
          if (open) await openAll(page);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
          const least = await page.evaluate<{ ratio: number; text: string }>(LEAST_CONTRAST);
          expect([least.text, least.ratio >= 4.5]).toEqual([least.text, true]);
        }
      });
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it("shows checksums beside their files, in cards on the phone and columns on the desktop", async () => {
    await visit({ viewport, ...device }, async (page) => {
      const [name, sum] = await Promise.all([
        page.locator(".files tbody th").first().boundingBox(),
        page.locator(".files .sum").first().boundingBox(),
      ]);
      if (!name || !sum) throw new Error("The table is not shown.");
      if (width < 700) expect(sum.y).toBeGreaterThan(name.y + name.height - 1);
      else expect(sum.x).toBeGreaterThan(name.x + name.width - 1);
    });
  }, 60_000);
});

describe("the download page", () => {
  it("links to files that are there, odd names included", async () => {
    await visit({}, async (page) => {
      const links = await page
        .locator("a[href]:not([href^='#']):not([rel])")
        .evaluateAll((all) => all.map((link) => String("href" in link && link.href)));
      expect(links.length).toBeGreaterThan(10);
      for (const link of new Set(links)) {
        expect(link.startsWith(`${address}/`)).toBe(true);
        const name = decodeURIComponent(new URL(link).pathname.slice(1));
        expect([name, (await stat(join(folder, name))).isFile()]).toEqual([name, true]);
      }
    });
  }, 60_000);

  it("downloads the file under its own name when its button is pressed", async () => {
    await visit({ acceptDownloads: true }, async (page) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a.button").first().click()]);
      expect(download.suggestedFilename()).toMatch(/\.ova$/);
      expect(await readFile(await download.path(), "utf8")).toMatch(/^content of .*\.ova\n$/);
    });
  }, 60_000);

  it("copies a checksum", async () => {
    const complaints = await visit({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await page.locator(".files .copy").first().click();
      await page.locator(".files .copy", { hasText: "Copied" }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(sampleManifest().artifacts[0]?.sha256);
    });
    expect(complaints).toEqual([]);
  }, 60_000);

  it("works without scripts: everything is there, no dead button is shown", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator(".copy:visible").count()).toBe(0);
      expect(await page.locator(".files tbody tr").count()).toBe(6);
      await page.locator(".card summary").first().click();
      expect(await page.locator(".card pre").first().isVisible()).toBe(true);
    });
  }, 60_000);

  it("lets no script run that is not its own, even if one got into the markup", async () => {
    await visit({}, async (page) => {
      await page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.foreign = 1' }))",
      );
      expect(await page.evaluate("window.foreign")).toBeUndefined();
      expect(await page.locator("b").first().textContent()).not.toBe("Data");
    });
  }, 60_000);

  it("has one heading of the first level, landmarks, and a name for every link and button", async () => {
    await visit({}, async (page) => {
      expect(await page.locator("h1").count()).toBe(1);
      for (const role of ["banner", "main", "contentinfo"] as const) expect(await page.getByRole(role).count()).toBe(1);
      expect(await page.getByRole("region").count()).toBe(5);
      const nameless = await page
        .locator("a, button")
        .evaluateAll((all) => all.filter((one) => !one.textContent?.trim()).length);
      expect(nameless).toBe(0);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the downloads");
      const box = await page.locator(".skip").boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
    });
  }, 60_000);
});
