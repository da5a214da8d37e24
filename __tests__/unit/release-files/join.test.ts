import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { joinForPowerShell } from "../../../src/release/files/join-powershell.ts";
import { joinForShell } from "../../../src/release/files/join-shell.ts";
import { content, makeFolder, sha256, type TestFolder } from "./folder.ts";

const bytes = content(700_001);

const isThere = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;

/** How a script is run. Hosted runners have PowerShell as `pwsh`; where there is none, only its grammar is checked. */
interface Shell {
  title: string;
  ending: "sh" | "ps1";
  there: boolean;
  run: readonly string[];
}

const SHELLS: readonly Shell[] = [
  { title: "bash", ending: "sh", there: true, run: ["bash"] },
  {
    title: "dash",
    ending: "sh",
    there: isThere("dash"),
    run: ["dash"],
  },
  {
    title: "PowerShell",
    ending: "ps1",
    there: isThere("pwsh"),
    run: ["pwsh", "-NoProfile", "-NonInteractive", "-File"],
  },
];

let folder: TestFolder;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

/** A download folder with the parts of a file and both scripts. */
async function download(file: string, where: string) {
  const at = join(folder.path, where);
  await mkdir(at, { recursive: true });
  const cuts = [0, 300_000, 600_000, bytes.length];
  const parts = cuts.slice(1).map((end, index) => {
    const piece = bytes.subarray(cuts[index], end);
    const name = `${file}.part00${index + 1}`;
    writeFileSync(join(at, name), piece);
    return { file: name, size: piece.length, sha256: sha256(piece) };
  });
  const whole = { file, size: bytes.length, sha256: sha256(bytes), parts };
  writeFileSync(join(at, "join.sh"), joinForShell(whole, "join.sh"));
  writeFileSync(join(at, "join.ps1"), joinForPowerShell(whole, "join.ps1"));
  const files = () =>
    readdirSync(at)
      .filter((name) => !name.startsWith("join."))
      .sort();
  return { at, parts: parts.map((part) => part.file), files };
}

describe.each(SHELLS)("joined by $title", ({ there, run: [tool = "", ...options], ending }) => {
  const testIt = there ? test : test.skip;

  function run(at: string, env: Record<string, string> = {}) {
    const result = spawnSync(tool, [...options, join(at, `join.${ending}`)], {
      cwd: folder.path,
      env: { ...process.env, ...env },
      encoding: "utf8",
    });
    return { code: result.status, out: result.stdout.trim().split(/\r?\n/), told: result.stderr.trim() };
  }

  testIt.each([
    ["lab-1.4.0.raw.zst", "downloads"],
    ['it\'s "my" $disk `x` [1].vmdk', 'my "down" loads\' $HOME [2]'],
    ["-rf.vmdk", "-x"],
  ])("%s, from anywhere", async (file, where) => {
    const { at, files, parts } = await download(file, where);
    expect(run(at)).toEqual({ code: 0, out: [...parts, file].map((name) => `${name}: OK`), told: "" });
    expect(files()).toEqual([file, ...parts].sort());
    expect(readFileSync(join(at, file)).equals(bytes)).toBe(true);
  });

  testIt("says which parts are missing, before it looks at anything else that is wrong", async () => {
    const { at, files, parts } = await download("lab.vmdk", "d");
    await rm(join(at, "lab.vmdk.part001"));
    await rm(join(at, "lab.vmdk.part003"));
    const { code, told } = run(at);
    expect([code, told.split(/\r?\n/)]).toEqual([
      1,
      ["These parts are missing. Download them into the same folder:", "  lab.vmdk.part001", "  lab.vmdk.part003"],
    ]);
    expect(files()).toEqual([parts[1]]);
  });

  testIt("says which parts are damaged, and writes nothing", async () => {
    const { at, files, parts } = await download("lab.vmdk", "d");
    truncateSync(join(at, "lab.vmdk.part002"), 200_000);
    const flipped = Buffer.from(bytes.subarray(600_000));
    flipped[5] = 1 + (flipped[5] ?? 0);
    writeFileSync(join(at, "lab.vmdk.part003"), flipped);
    const { code, told } = run(at);
    expect([code, told.split(/\r?\n/)]).toEqual([
      1,
      ["These parts are damaged. Download them again:", "  lab.vmdk.part002", "  lab.vmdk.part003"],
    ]);
    expect(files()).toEqual(parts);
  });

  testIt("writes over nothing", async () => {
    const { at } = await download("lab.vmdk", "d");
    writeFileSync(join(at, "lab.vmdk"), "mine");
    expect(run(at)).toMatchObject({ code: 1, told: "lab.vmdk is there already. Move it away, and run this again." });
    expect(readFileSync(join(at, "lab.vmdk"), "utf8")).toBe("mine");
  });

  testIt("leaves nothing half-made where the whole is not right", async () => {
    const { at, files, parts } = await download("lab.vmdk", "d");
    const script = join(at, `join.${ending}`);
    writeFileSync(script, readFileSync(script, "utf8").replace(sha256(bytes), sha256("another")));
    expect(run(at)).toMatchObject({
      code: 1,
      told: "lab.vmdk has another checksum than it should. Run this again.",
    });
    expect(files()).toEqual(parts);
  });
});

test("a shell without sha256sum uses what there is: shasum, as on macOS", async () => {
  const { at, files } = await download("lab.vmdk", "d");
  await mkdir(join(folder.path, "bin"));
  for (const tool of ["cat", "cut", "dirname", "mv", "perl", "rm", "shasum", "tee", "wc", "sh"]) {
    const found = spawnSync("which", [tool], { encoding: "utf8" }).stdout.trim();
    if (found !== "") await symlink(found, join(folder.path, "bin", tool));
  }
  const env = { PATH: join(folder.path, "bin"), CDPATH: "/" };
  expect(spawnSync("/bin/sh", ["join.sh"], { cwd: at, env }).status).toBe(0);
  expect(files()).toContain("lab.vmdk");
});

test("a disk that is full is told, and nothing is left", async () => {
  const { at, files, parts } = await download("lab.vmdk", "d");
  // The limit on the size of a file stands in for it (512 blocks of 1 KiB in bash).
  const { status, stderr } = spawnSync("bash", ["-c", 'ulimit -f 512; trap "" XFSZ; exec bash join.sh'], {
    cwd: at,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining("lab.vmdk could not be written whole. Is there room for 684 KiB?"),
  ]);
  expect(files()).toEqual(parts);
});

test("PowerShell's grammar, as others wrote it, takes the script", async () => {
  const { at } = await download("it's ‘my’ $disk.vmdk", "d");
  const code = `
import sys, tree_sitter, tree_sitter_powershell
parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
text = open(sys.argv[1], "rb").read()
print(parser.parse(text).root_node.has_error, parser.parse(text + b"\\nif (").root_node.has_error)`;
  const python = join(process.env.SLIPWAY_TEST_VENV ?? ".slipway/venv", "bin", "python3");
  expect(execFileSync(python, ["-c", code, join(at, "join.ps1")], { encoding: "utf8" })).toBe("False True\n");
});
