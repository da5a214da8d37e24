import { give, letGo } from "../../../src/base/given-bytes.ts";

describe("bytes that are given for good", () => {
  test("let their memory go, once", () => {
    const bytes = give(new Uint8Array([1, 2, 3]));
    letGo(bytes);
    expect([bytes.length, bytes.buffer.byteLength]).toEqual([0, 0]);
    expect(() => letGo(bytes)).not.toThrow();
  });

  test("all others keep it: those that nobody gave, and parts of a buffer in which others have theirs", () => {
    const kept = new Uint8Array([1, 2, 3]);
    letGo(kept);
    const part = give(new Uint8Array([4, 5, 6]).subarray(1));
    letGo(part);
    const pooled = give(Buffer.from("text"));
    letGo(pooled);
    expect([[...kept], [...part], pooled.toString()]).toEqual([[1, 2, 3], [5, 6], "text"]);
  });
});
