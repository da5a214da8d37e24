import { atLeast, coreFor, coreVersion, majorMinor } from "../../../src/ansible/version.ts";

describe("the version of Ansible", () => {
  it("is read from what ansible-playbook says", () => {
    expect(coreVersion("ansible-playbook [core 2.19.14]\n  config file = None")).toBe("2.19.14");
    expect(coreVersion("ansible-playbook [core 2.20.0rc1]")).toBe("2.20.0rc1");
  });

  it("of before the split (2.9) counts as none", () => {
    expect(coreVersion("ansible-playbook 2.9.27")).toBeUndefined();
  });

  it("is compared by numbers, not by text", () => {
    expect(atLeast([2, 9], [2, 15])).toBe(false);
    expect(atLeast([3, 0], [2, 15])).toBe(true);
    expect(majorMinor("Python 3.11.7")).toEqual([3, 11]);
  });

  it.each([
    [[3, 9], "2.15.13"],
    [[3, 10], "2.17.14"],
    [[3, 11], "2.19.14"],
    [[3, 13], "2.19.14"],
    [[3, 14], "2.20.10"],
  ] as const)("to install is chosen by the Python at hand: %j → %s", (python, core) => {
    expect(coreFor([...python])).toBe(core);
  });

  it("is none for a Python that is too old", () => {
    expect(coreFor([3, 8])).toBeUndefined();
  });
});
