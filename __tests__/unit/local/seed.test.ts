import { certificates } from "../../../src/providers/certificates.ts";
import { calendarTime, leaseScript } from "../../../src/providers/lease.ts";
import { userData } from "../../../src/providers/local/seed.ts";

const PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";

const request = {
  uuid: "3b0a2c3e-7c57-4d6f-9f3e-0f5b8f5a9f10",
  hostname: "image",
  user: "ubuntu",
  keys: { login: "ssh-ed25519 LOGIN", host: { private: "PRIVATE\n", public: "ssh-ed25519 HOST" } },
  expires: new Date("2026-11-21T12:00:00.750Z"),
};

const parse = (text: string) => {
  expect(text.startsWith("#cloud-config\n")).toBe(true);
  return JSON.parse(text.slice("#cloud-config\n".length));
};

describe("userData", () => {
  it("plants the host key as the only one and lets nobody in but the key's owner", () => {
    expect(parse(userData(request))).toMatchObject({
      hostname: "image",
      locale: "C.UTF-8",
      ssh_pwauth: false,
      disable_root: true,
      ssh_deletekeys: true,
      ssh_genkeytypes: [],
      ssh_keys: { ed25519_private: "PRIVATE\n", ed25519_public: "ssh-ed25519 HOST" },
      users: [{ name: "ubuntu", lock_passwd: true, ssh_authorized_keys: ["ssh-ed25519 LOGIN"] }],
    });
  });

  it("lets the guest grow to its disk", () => {
    expect(parse(userData(request))).toMatchObject({ growpart: { mode: "auto", devices: ["/"] }, resize_rootfs: true });
  });

  it("hands over each certificate of a bundle, and none where none is given", () => {
    expect(parse(userData(request))).not.toHaveProperty("write_files");
    expect(parse(userData({ ...request, caCertificates: `# one\n${PEM}\n# two\n${PEM}\n` }))).toMatchObject({
      write_files: [
        { path: "/usr/local/share/ca-certificates/slipway-build.crt", content: `${PEM}\n${PEM}\n` },
        { path: "/etc/ssl/certs/ca-certificates.crt", content: `${PEM}\n${PEM}\n`, append: true },
      ],
    });
    expect(certificates("nothing here")).toEqual([]);
  });
});

describe("the lease", () => {
  it("is an absolute time in UTC as systemd reads it", () => {
    expect(calendarTime(request.expires)).toBe("2026-11-21 12:00:00 UTC");
  });

  it("is installed once for the instance, survives a restart, and powers off", () => {
    expect(parse(userData(request)).bootcmd).toEqual([
      ["cloud-init-per", "instance", "slipway-lease", "sh", "-c", leaseScript(request.expires)],
    ]);
    expect(leaseScript(request.expires)).toContain("OnCalendar=2026-11-21 12:00:00 UTC\n");
    expect(leaseScript(request.expires)).toContain("timers.target.wants/slipway-lease.timer");
    expect(leaseScript(request.expires)).toContain("poweroff");
  });
});
