/** Launches a machine of the AWS provider, prints `ready`, and waits until it is killed. Words: place and request, as JSON. */
import { setTimeout as sleep } from "node:timers/promises";
import { openAwsProvider, talkativeTask } from "./open-aws.ts";

const [place = "", request = ""] = process.argv.slice(2);
const { base, expires, ...rest } = JSON.parse(request);
const wanted = { ...rest, base: JSON.parse(base), expires: new Date(expires) };
await openAwsProvider(JSON.parse(place)).launch(wanted, talkativeTask);
console.log("ready");
for (;;) await sleep(60_000);
