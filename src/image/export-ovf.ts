import { formatSize, MiB } from "../base/size.ts";
import { type Element, xmlDocument } from "./export-xml.ts";

export interface OvfRequest {
  /** Name of the machine as the hypervisor shows it. */
  name: string;
  /** File name of the disk inside the package. */
  diskFile: string;
  /** Bytes of that file. */
  diskFileSize: number;
  /** Bytes of the disk as the guest sees it. */
  capacity: number;
  /** Bytes of the disk that are in use. */
  populated: number;
  cpus: number;
  /** Bytes. */
  memory: number;
  /** `Debian GNU/Linux 12 (bookworm)`, as os-release has it in PRETTY_NAME. */
  osName: string;
}

/**
 * Guest systems: the number is from the CIM_OperatingSystem.OSType value map (DMTF), which VirtualBox reads,
 * the identifier from VMware's VirtualMachineGuestOsIdentifier.
 */
const GUESTS: readonly { pattern: RegExp; cim: string; vmware: string }[] = [
  { pattern: /debian/i, cim: "96", vmware: "debian10_64Guest" },
  { pattern: /ubuntu/i, cim: "94", vmware: "ubuntu64Guest" },
  { pattern: /^/, cim: "101", vmware: "otherLinux64Guest" },
];

const NAMESPACES = {
  "ovf:version": "1.0",
  "xml:lang": "en",
  xmlns: "http://schemas.dmtf.org/ovf/envelope/1",
  "xmlns:ovf": "http://schemas.dmtf.org/ovf/envelope/1",
  "xmlns:rasd": "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData",
  "xmlns:vssd": "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData",
  "xmlns:vmw": "http://www.vmware.com/schema/ovf",
};

/**
 * The OVF 1.x descriptor of a machine with one disk: what VirtualBox and VMware both take.
 *
 * The disk hangs on an LSI Logic SCSI controller and the network on an E1000 card, because these are the two that both
 * products have had all along and that the general kernels of Debian and Ubuntu drive (mptspi, e1000). The hardware
 * version is vmx-10 (ESXi 5.5, Workstation 10), the oldest that is still met. One-way names: `NAT` is a kind of network
 * for VirtualBox and only a label for VMware, which asks for a network of its own.
 */
export function ovfDescriptor(request: OvfRequest): string {
  const guest = GUESTS.find(({ pattern }) => pattern.test(request.osName)) ?? {
    cim: "101",
    vmware: "otherLinux64Guest",
  };
  const envelope: Element = {
    name: "Envelope",
    attributes: NAMESPACES,
    content: [
      {
        name: "References",
        content: [
          {
            name: "File",
            attributes: { "ovf:id": "file1", "ovf:href": request.diskFile, "ovf:size": String(request.diskFileSize) },
          },
        ],
      },
      {
        name: "DiskSection",
        content: [
          info("The disk of this machine"),
          {
            name: "Disk",
            attributes: {
              "ovf:diskId": "disk1",
              "ovf:fileRef": "file1",
              "ovf:capacity": String(request.capacity),
              "ovf:capacityAllocationUnits": "byte",
              "ovf:populatedSize": String(request.populated),
              "ovf:format": "http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized",
            },
          },
        ],
      },
      {
        name: "NetworkSection",
        content: [
          info("The networks of this machine"),
          {
            name: "Network",
            attributes: { "ovf:name": "NAT" },
            content: [{ name: "Description", content: "Any network with DHCP" }],
          },
        ],
      },
      {
        name: "VirtualSystem",
        attributes: { "ovf:id": request.name },
        content: [
          info("A virtual machine"),
          { name: "Name", content: request.name },
          {
            name: "OperatingSystemSection",
            attributes: { "ovf:id": guest.cim, "vmw:osType": guest.vmware },
            content: [info("The installed operating system"), { name: "Description", content: request.osName }],
          },
          hardware(request),
        ],
      },
    ],
  };
  return xmlDocument(envelope);
}

function hardware({ name, cpus, memory }: OvfRequest): Element {
  const megabytes = Math.round(memory / MiB);
  return {
    name: "VirtualHardwareSection",
    content: [
      info("The hardware this machine asks for"),
      {
        name: "System",
        content: fields("vssd", {
          ElementName: "Virtual Hardware Family",
          InstanceID: "0",
          VirtualSystemIdentifier: name,
          VirtualSystemType: "vmx-10",
        }),
      },
      item({
        AllocationUnits: "hertz * 10^6",
        ElementName: `${cpus} CPUs`,
        InstanceID: "1",
        ResourceType: "3",
        VirtualQuantity: String(cpus),
      }),
      item({
        AllocationUnits: "byte * 2^20",
        ElementName: `${formatSize(memory)} of memory`,
        InstanceID: "2",
        ResourceType: "4",
        VirtualQuantity: String(megabytes),
      }),
      item({
        Address: "0",
        ElementName: "SCSI controller",
        InstanceID: "3",
        ResourceSubType: "lsilogic",
        ResourceType: "6",
      }),
      item({
        AddressOnParent: "0",
        ElementName: "Disk",
        HostResource: "ovf:/disk/disk1",
        InstanceID: "4",
        Parent: "3",
        ResourceType: "17",
      }),
      item({
        AddressOnParent: "2",
        AutomaticAllocation: "true",
        Connection: "NAT",
        ElementName: "Network card",
        InstanceID: "5",
        ResourceSubType: "E1000",
        ResourceType: "10",
      }),
    ],
  };
}

const info = (text: string): Element => ({ name: "Info", content: text });

/** One device. Its caption is its name again: VirtualBox shows the one, VMware the other. Order is alphabetical by the schema. */
function item(values: Record<string, string>): Element {
  const named = { ...values, Caption: values.ElementName ?? "" };
  return { name: "Item", content: fields("rasd", named) };
}

function fields(prefix: string, values: Record<string, string>): Element[] {
  const sorted = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([name, content]) => ({ name: `${prefix}:${name}`, content }));
}
