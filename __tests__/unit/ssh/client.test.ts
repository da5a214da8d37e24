import { sharesConnection, shellQuote, sshArguments, sshOptions } from "../../../src/ssh/client.ts";
import type { SshTarget } from "../../../src/ssh/target.ts";

const target: SshTarget = {
  host: "127.0.0.1",
  port: 40022,
  user: "ubuntu",
  privateKeyFile: "/state/machines/one two/id_ed25519",
  knownHostsFile: "/state/machines/one two/known_hosts",
  controlFolder: "/state/machines/1.4.0",
};

const options = (of: SshTarget) => sshOptions(of).filter((word) => word.includes("="));

describe("sshOptions", () => {
  it("trusts the planted host key only, tries the given key only, asks nothing, and reads nobody's configuration", () => {
    expect(sshOptions(target).slice(0, 2)).toEqual(["-F", "none"]);
    expect(options(target)).toEqual(
      expect.arrayContaining([
        "StrictHostKeyChecking=yes",
        'UserKnownHostsFile="/state/machines/one two/known_hosts"',
        "GlobalKnownHostsFile=none",
        "IdentitiesOnly=yes",
        "IdentityAgent=none",
        'IdentityFile="/state/machines/one two/id_ed25519"',
        "BatchMode=yes",
      ]),
    );
  });

  it("shares a connection for each login, and gives another user another socket", () => {
    const socket = (of: SshTarget) => options(of).find((option) => option.startsWith("ControlPath="));
    expect(socket(target)).toMatch(/^ControlPath="\/state\/machines\/1\.4\.0\/ssh-[0-9a-f]{8}"$/);
    expect(socket({ ...target, user: "root" })).not.toBe(socket(target));
  });

  it("does without sharing where the socket's path would not fit into an address", () => {
    // ssh adds 17 characters while it makes the socket, and an address holds 107 bytes.
    const of = (length: number) => ({ ...target, controlFolder: `/${"x".repeat(length - 1)}` });
    expect(sharesConnection(of(107 - 17 - "/ssh-01234567".length))).toBe(true);
    expect(sharesConnection(of(107 - 17 - "/ssh-01234567".length + 1))).toBe(false);
    expect(options(of(100))).toEqual(expect.arrayContaining(["ControlMaster=no", "ControlPath=none"]));
  });

  it("ends with the destination, so that a command may follow", () => {
    expect(sshArguments(target).slice(-2)).toEqual(["--", "127.0.0.1"]);
    expect(options(target)).toEqual(expect.arrayContaining(["Port=40022", "User=ubuntu"]));
  });
});

describe("shellQuote", () => {
  it("leaves plain words alone and makes everything else one word", () => {
    expect(["a/b.c", "it's", "", "$(x) `y`"].map(shellQuote)).toEqual(["a/b.c", "'it'\\''s'", "''", "'$(x) `y`'"]);
  });
});
