// The build against a bare script that does the same with the same base image, playbook and finish: what Slipway's own
// work costs. Tests are left out on both sides, since the script has none; so are base image and tools, which are
// cached. `--content` takes the default content in place of a short playbook (a quarter of an hour instead of six minutes).
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findAnsible } from "../src/ansible/find.ts";
import { silentTask } from "../src/base/progress.ts";
import { resolveAccelerator } from "../src/qemu/accelerator.ts";
import { baseFormat } from "../src/qemu/overlay.ts";
import { printTable, verdict } from "./measure.mjs";

const ROOT = join(import.meta.dirname, "..");
const CACHE = join(ROOT, ".slipway", "test-cache");
const FORMATS = "vmdk, vhd, qcow2";
const MACHINE = { cpus: 2, memory: 2048, disk: 8192 };
/** The phases that both have, by their names in the manifest. */
const STEPS = ["Machine", "Install", "Finish", "Capture", "Export"];
const AIM = 1.05;

const run = promisify(execFile);
const withContent = process.argv.includes("--content");
const playbook = withContent ? undefined : join(ROOT, "__tests__", "e2e", "fixtures", "short.yml");
const certificates = [process.env.NODE_EXTRA_CA_CERTS, process.env.SSL_CERT_FILE].find(
  (file) => file && existsSync(file),
);

/** Seconds a phase, and the handle of the base image that was used. */
async function slipwayBuild(folder: string): Promise<{ steps: Map<string, number>; base: string }> {
  const release = join(folder, "release");
  const inputs = {
    "state-folder": join(folder, "state"),
    "cache-folder": CACHE,
    "asset-id": "bench",
    formats: FORMATS,
    cpus: String(MACHINE.cpus),
    memory: `${MACHINE.memory} MiB`,
    "disk-size": `${MACHINE.disk} MiB`,
    "release-folder": release,
    ...(playbook ? { playbook } : {}),
    ...(certificates ? { "ca-certificates": certificates } : {}),
  };
  const args = Object.entries(inputs).flatMap(([name, value]) => [`--${name}`, value]);
  await run(process.execPath, [join(ROOT, "dist", "cli", "index.js"), "create-vm", ...args, "--json"], {
    maxBuffer: 2 ** 26,
  });
  const manifest = JSON.parse(await readFile(join(release, "manifest.json"), "utf8")) as {
    timings: { name: string; phase?: string; seconds: number }[];
  };
  const phases = manifest.timings.filter(({ phase }) => phase === undefined);
  const steps = new Map(phases.map(({ name, seconds }) => [name, seconds]));
  const provider = await openLocal(join(folder, "state"));
  const base = await provider.resolveBaseImage({ reference: "debian-12" }, silentTask);
  return { steps, base: base.handle };
}

async function openLocal(state: string) {
  const { openProvider } = await import("../src/doors/provider.ts");
  const settings = { cacheSize: 2 ** 40, accelerator: "auto", stateFolder: state, cacheFolder: CACHE } as const;
  return await openProvider("local", settings, {
    ...{ environment: process.env, workingFolder: ROOT, templates: join(ROOT, "templates") },
    ...{ signal: new AbortController().signal, now: Date.now, secret: () => undefined, warn: console.warn },
  });
}

async function bareBuild(folder: string, base: string): Promise<Map<string, number>> {
  const work = join(folder, "bare");
  await mkdir(work);
  const accelerator = (await resolveAccelerator("auto", work)).name;
  const ansible = await findAnsible({ cache: CACHE });
  if (!ansible) throw new Error("There is no Ansible in the cache, although a build has just used it.");
  const content = join(ROOT, "templates", "ansible");
  const env = {
    ...process.env,
    BASE: base,
    BASE_FORMAT: await baseFormat(base),
    WORK: work,
    ANSIBLE: ansible.playbook,
    CONTENT: content,
    PLAYBOOK: playbook ?? join(content, "site.yml"),
    FINISH: join(ROOT, "templates", "finish", "finish.sh"),
    QEMU: `qemu-system-x86_64 ${accelerator === "kvm" ? "-accel kvm -cpu host" : "-accel tcg,thread=multi,tb-size=512 -cpu max"}`,
    CPUS: String(MACHINE.cpus),
    MEMORY: String(MACHINE.memory),
    DISK: String(MACHINE.disk),
    CERTIFICATES: certificates ?? "",
  };
  const { stdout } = await run("bash", [join(ROOT, "bench", "bare-build.sh")], { env, maxBuffer: 2 ** 26 });
  const lines = stdout.split("\n").map((line) => /^(\w+) ([\d.]+)$/.exec(line));
  return new Map(lines.flatMap((match) => (match ? [[match[1] ?? "", Number(match[2])]] : [])));
}

const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
try {
  await mkdir(CACHE, { recursive: true });
  await (await openLocal(join(folder, "state"))).resolveBaseImage({ reference: "debian-12" }, silentTask);
  const ours = await slipwayBuild(folder);
  const bare = await bareBuild(folder, ours.base);
  const sum = (steps: Map<string, number>) => STEPS.reduce((total, step) => total + (steps.get(step) ?? Number.NaN), 0);
  const row = (label: string, one: number, other: number) => [
    label,
    one.toFixed(1),
    other.toFixed(1),
    (one / other).toFixed(2),
  ];
  printTable(
    `Build with ${withContent ? "the default content" : "a short playbook"} (${MACHINE.memory} MiB, ${FORMATS})`,
    [
      ["", "slipway s", "bare s", "ratio", "aim", ""],
      ...STEPS.map((step) => [...row(step, ours.steps.get(step) ?? Number.NaN, bare.get(step) ?? Number.NaN), "", ""]),
      [...row("all", sum(ours.steps), sum(bare)), AIM.toFixed(2), verdict(sum(ours.steps) / sum(bare), AIM)],
    ],
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
