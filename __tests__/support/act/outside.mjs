// What a workflow on AWS meets outside of this machine, for `NODE_OPTIONS=--import …`: the workflow and the action stay as
// they are, and their inputs cannot say where the tests have put these things.
//   port 22 of an instance     → the double of a guest, at ACT_SSH_PORT (the stand-in's instances are at 127.0.0.1)
//   checkip.amazonaws.com      → 127.0.0.1
//   free space on the disk     → none: exported disks stay in the bucket, since they are only a line of text and do not boot
import { promises } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  // node:net hands over its arguments as one list when it has put them in order.
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (first !== null && typeof first === "object" && Number(first.port) === 22)
    first.port = Number(process.env.ACT_SSH_PORT);
  return connect.apply(this, args);
};

const fetch = globalThis.fetch;
globalThis.fetch = (resource, options) =>
  String(resource).startsWith("https://checkip.amazonaws.com")
    ? Promise.resolve(new Response("127.0.0.1\n"))
    : fetch(resource, options);

const statfs = promises.statfs;
promises.statfs = async (...args) => ({ ...(await statfs(...args)), bavail: 0, bfree: 0 });
syncBuiltinESMExports();
