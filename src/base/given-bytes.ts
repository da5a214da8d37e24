/**
 * Bytes that are handed on for good, so that their memory can go back at once. A stream of gibibytes makes as much
 * garbage, and V8 looks for it only after 64 MiB and more: time and memory that nothing else needs.
 */
const given = new WeakSet<ArrayBufferLike>();

/**
 * Says that nobody else has these bytes or will look at them again.
 * @returns the same bytes.
 */
export function give<B extends Uint8Array>(bytes: B): B {
  // Others may have the rest of a buffer that they lie in.
  if (bytes.byteLength === bytes.buffer.byteLength) given.add(bytes.buffer);
  return bytes;
}

/** Gives the memory of bytes back where they were given for good; they are empty then. Leaves all others alone. */
export function letGo({ buffer }: Uint8Array): void {
  if (given.delete(buffer) && buffer instanceof ArrayBuffer) buffer.transfer(0);
}
