/** Launches a machine of the local provider, prints `ready`, and waits until it is killed. Words: options and request, as JSON. */
import { setTimeout as sleep } from "node:timers/promises";
import { silentTask } from "../../src/base/progress.ts";
import { exportDisk, exportSpace } from "../../src/image/export.ts";
import { createLocalProvider } from "../../src/providers/local/index.ts";

const [options = "", request = ""] = process.argv.slice(2);
const provider = createLocalProvider({ ...JSON.parse(options), exportDisk, exportSpace });
const { base, expires, ...rest } = JSON.parse(request);
const task = { ...silentTask, line: (text: string) => console.log(text) };
await provider.launch({ ...rest, base: JSON.parse(base), expires: new Date(expires) }, task);
console.log("ready");
for (;;) await sleep(60_000);
