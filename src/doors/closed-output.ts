/**
 * Lets the run go on where nobody reads its output any more: a closed pipe (`slipway … | tee log`, where Ctrl-C ends tee
 * first: EPIPE), a closed terminal (after SIGHUP: EIO), a full disk behind `>`. Without a listener Node.js would end the
 * process at the next line, and what was made would stay.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
