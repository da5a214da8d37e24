import { parseForwards } from "../../../src/qemu/usernet.ts";

/** What QEMU 7.2 answered to `info usernet` in a trial. */
const ANSWER = `Hub -1 (net):
  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ
  TCP[ESTABLISHED]   24       127.0.0.1 34079       10.0.2.15    22     0     0
  TCP[HOST_FORWARD]  13       127.0.0.1 40123       10.0.2.15  8888     0     0
  TCP[HOST_FORWARD]  12       127.0.0.1 34079       10.0.2.15    22     0     0
  UDP[236 sec]       19       10.0.2.15    68        10.0.2.2    67     0     0
`;

describe("parseForwards", () => {
  it("reads which loopback port leads to which port of the guest, and nothing from connections", () => {
    expect([...parseForwards(ANSWER)]).toEqual([
      [8888, 40123],
      [22, 34079],
    ]);
  });

  it("finds none in a machine without forwards", () => {
    expect(parseForwards("").size).toBe(0);
  });
});
