import { knownHosts, parseHostKeys, readHostKeys } from "../../../src/providers/aws/machine/host-key.ts";
import { fakeAws, optionsOf, refusal } from "./fake.ts";

const ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS";
const OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINudAvTABhD2JZfvHaVpNpxJzcMrdxKyIyoB8Lfn1Ot3";
const block = (...lines: string[]) =>
  ["-----BEGIN SSH HOST KEY KEYS-----", ...lines, "-----END SSH HOST KEY KEYS-----"].join("\r\n");

describe("the host keys on a console", () => {
  it("are read from the last whole block, past what others write between", () => {
    const text = [
      "[    0.000000] Linux version 6.8",
      block(`${OTHER} root@before`),
      "-----BEGIN SSH HOST KEY FINGERPRINTS-----\r\n256 SHA256:abc\r\n-----END SSH HOST KEY FINGERPRINTS-----",
      block(`<14>ci-info: ${ED25519} root@ip-10-0-0-1`, "[   31.1] kernel: something else"),
      `-----BEGIN SSH HOST KEY KEYS-----\n${OTHER} cut off`,
    ].join("\n");
    expect(parseHostKeys(text)).toEqual([ED25519]);
  });

  it("are no keys where the type is not the key's own, or where a line was torn", () => {
    expect(parseHostKeys(block(ED25519.replace("ssh-ed25519", "ssh-rsa")))).toEqual([]);
    expect(parseHostKeys(block("ssh-ed25519 AAAAC3Nza[   12.3] usb 1-1: new device"))).toEqual([]);
  });

  it("are written with the port only where it is not 22", () => {
    expect(knownHosts("1.2.3.4", 22, [ED25519])).toBe(`1.2.3.4 ${ED25519}\n`);
    expect(knownHosts("i-1", 2222, [ED25519])).toBe(`[i-1]:2222 ${ED25519}\n`);
  });
});

describe("waiting for them", () => {
  const output = (text: string) => ({ Output: Buffer.from(text).toString("base64") });

  it("looks until they are there, and falls back where the type has no latest output", async () => {
    const { aws, called } = fakeAws({
      "ec2:GetConsoleOutput": ({ Latest }: { Latest?: boolean }) => {
        if (Latest) throw refusal("UnsupportedOperation");
        return output(called.length < 4 ? "booting" : block(ED25519));
      },
    });
    await expect(readHostKeys("i-1", { within: 600_000, answers: false }, optionsOf(aws))).resolves.toEqual([ED25519]);
    expect(called.map(({ input }) => input.Latest)).toEqual([true, undefined, undefined, undefined]);
  });

  it("gives up with the command that shows the console", async () => {
    const { aws } = fakeAws({ "ec2:GetConsoleOutput": () => output("no cloud-init here") });
    await expect(readHostKeys("i-1", { within: 60_000, answers: true }, optionsOf(aws))).rejects.toMatchObject({
      message: expect.stringMatching(/console of i-1/),
      remedy: expect.stringMatching(/get-console-output .*i-1/),
    });
  });
});
