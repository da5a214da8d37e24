import { ovfDescriptor } from "../../../src/image/export-ovf.ts";

const request = {
  name: "workbench-1",
  diskFile: "workbench-1-disk1.vmdk",
  diskFileSize: 279_000_123,
  capacity: 8 * 2 ** 30,
  populated: 813 * 2 ** 20,
  cpus: 2,
  memory: 2 * 2 ** 30,
  osName: "Debian GNU/Linux 12 (bookworm)",
};

/** A strict reader of the XML that we write: throws where tags do not match, and returns elements with their texts. */
function parse(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: string[] = [];
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  while (rest.trim() !== "") {
    const text = /^[^<>]+/.exec(rest)?.[0];
    const tag = /^<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<>]*")*)\s*(\/?)>/.exec(rest);
    if (text !== undefined) {
      if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`bare ampersand: ${text}`);
      const last = elements.at(-1);
      if (last && open.at(-1) === last.name) last.text += text;
      rest = rest.slice(text.length);
    } else if (tag) {
      const [whole, end, name = "", attributes = "", empty] = tag;
      if (end) {
        if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      } else {
        const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]);
        elements.push({ name, attributes: Object.fromEntries(pairs), text: "" });
        if (!empty) open.push(name);
      }
      rest = rest.slice(whole.length);
    } else throw new Error(`not well-formed at: ${rest.slice(0, 60)}`);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(", ")}`);
  return elements;
}

const find = (xml: string, name: string) => parse(xml).filter((element) => element.name === name);

describe("the OVF descriptor", () => {
  it("names the disk file with its size, capacity and use, so that importers can check and reserve", () => {
    const xml = ovfDescriptor(request);
    const [file] = find(xml, "File");
    const [disk] = find(xml, "Disk");
    expect(file?.attributes).toEqual({ "ovf:id": "file1", "ovf:href": request.diskFile, "ovf:size": "279000123" });
    expect(disk?.attributes["ovf:fileRef"]).toBe(file?.attributes["ovf:id"]);
    expect(disk?.attributes["ovf:capacity"]).toBe("8589934592");
    expect(disk?.attributes["ovf:populatedSize"]).toBe("852492288");
    expect(find(xml, "rasd:HostResource").map(({ text }) => text)).toEqual([
      `ovf:/disk/${disk?.attributes["ovf:diskId"]}`,
    ]);
  });

  it("asks for the CPUs, the memory in MiB, an LSI Logic controller and an E1000 card", () => {
    const xml = ovfDescriptor(request);
    expect(find(xml, "rasd:VirtualQuantity").map(({ text }) => text)).toEqual(["2", "2048"]);
    expect(find(xml, "rasd:ResourceType").map(({ text }) => text)).toEqual(["3", "4", "6", "17", "10"]);
    expect(find(xml, "rasd:ResourceSubType").map(({ text }) => text)).toEqual(["lsilogic", "E1000"]);
    expect(find(xml, "rasd:Parent").map(({ text }) => text)).toEqual(["3"]);
  });

  it.each([
    ["Debian GNU/Linux 12 (bookworm)", "96", "debian10_64Guest"],
    ["Ubuntu 24.04.3 LTS", "94", "ubuntu64Guest"],
    ["Some Linux", "101", "otherLinux64Guest"],
  ])("tells the guest system of %s", (osName, id, type) => {
    const [section] = find(ovfDescriptor({ ...request, osName }), "OperatingSystemSection");
    expect(section?.attributes).toEqual({ "ovf:id": id, "vmw:osType": type });
  });

  it("stays well-formed with names that are markup or hold control characters", () => {
    const hostile = `a"b'c<d>&e\u0000\u001f]]>`;
    const xml = ovfDescriptor({ ...request, name: hostile, osName: hostile });
    expect(find(xml, "Name").map(({ text }) => text)).toEqual(["a&quot;b&apos;c&lt;d&gt;&amp;e\ufffd\ufffd]]&gt;"]);
  });
});
