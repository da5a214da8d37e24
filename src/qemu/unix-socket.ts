import { type FileHandle, open } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { basename, dirname } from "node:path";

/**
 * Connects to a Unix socket by way of `/proc/self/fd/<its folder>`: the address stays short however long the path is,
 * and the 107 bytes that it may have (unix(7)) suffice.
 * @throws the system error where nobody listens (`ENOENT`, `ECONNREFUSED`).
 */
export async function connectUnix(path: string): Promise<Socket> {
  const folder: FileHandle = await open(dirname(path), "r");
  try {
    return await new Promise((resolve, reject) => {
      const socket = connect(`/proc/self/fd/${folder.fd}/${basename(path)}`);
      socket.once("connect", () => {
        // The other side may end before the caller listens for errors; "close" follows, and tells it.
        socket.on("error", () => undefined);
        socket.off("error", reject);
        resolve(socket);
      });
      socket.once("error", reject);
    });
  } finally {
    await folder.close();
  }
}
