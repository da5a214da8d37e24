export const id = 2671;
export const ids = [2671];
export const modules = {

/***/ 3393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ freeSpace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);



async function freeSpace(path) {
    try {
        const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(path);
        return bavail * bsize;
    }
    catch (error) {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) !== "ENOENT" || parent === path)
            throw error;
        return freeSpace(parent);
    }
}


/***/ }),

/***/ 2671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exportDisk: () => (/* binding */ exportDisk),
  exportSpace: () => (/* reexport */ exportSpace)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/lanes.js
var lanes = __webpack_require__(403);
// EXTERNAL MODULE: ./build/base/size.js
var size = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/host/space.js
var space = __webpack_require__(3393);
// EXTERNAL MODULE: ./build/providers/format.js
var format = __webpack_require__(5198);
// EXTERNAL MODULE: ./build/qemu/img.js
var img = __webpack_require__(1982);
// EXTERNAL MODULE: ./build/base/run.js
var run = __webpack_require__(4909);
;// CONCATENATED MODULE: ./build/image/export-formats.js




const QEMU_FORMATS = {
    vmdk: "vmdk",
    vhd: "vpc",
    raw: "raw",
    qcow2: "qcow2",
    vdi: "vdi",
};
function artifactName(baseName, format, compression) {
    const ending = format === "raw" ? `raw.${compression === "zstd" ? "zst" : "gz"}` : format;
    return `${baseName}.${ending}`;
}
function expectedSeconds(format, compression, vmdkIsMade) {
    const seconds = {
        vmdk: 21,
        vhd: 6,
        raw: compression === "zstd" ? 6 : 36,
        qcow2: 8,
        vdi: 3,
        ova: vmdkIsMade ? 2 : 23,
    };
    return seconds[format];
}
async function convertTo(format, conversion, task) {
    await CONVERSIONS[format](conversion, task);
}
const CONVERSIONS = {
    vmdk: (conversion, task) => convert(conversion, task, "vmdk", {
        options: ["adapter_type=lsilogic", "subformat=streamOptimized", "compat6=on"],
    }),
    vhd: (conversion, task) => convert(conversion, task, "vpc", {
        options: ["subformat=fixed", "force_size=on"],
        size: Math.ceil(conversion.virtualSize / size/* MiB */.lv) * size/* MiB */.lv,
    }),
    raw: async (conversion, task) => {
        if (conversion.source.format === "raw")
            return compress(conversion.source.path, conversion, task);
        const plain = `${conversion.target}.plain`;
        try {
            await convert({ ...conversion, target: plain }, task, "raw", {});
            await compress(plain, conversion, task);
        }
        finally {
            await (0,promises_.rm)(plain, { force: true });
        }
    },
    qcow2: (conversion, task) => convert(conversion, task, "qcow2", {
        options: ["compression_type=zstd"],
        compress: true,
        parallel: conversion.threads,
    }),
    vdi: (conversion, task) => convert(conversion, task, "vdi", {}),
};
async function convert(conversion, task, format, options) {
    await (0,img/* convertImage */.hC)(conversion.source, { path: conversion.target, format }, { ...options, signal: conversion.signal, onFraction: (fraction) => task.update(fraction, "converting") });
}
async function compress(plain, { target, compression, signal, virtualSize }, task) {
    if (compression === "gzip") {
        task.update(undefined, "compressing");
        await (0,run/* run */.e)("sh", ["-c", 'exec gzip -1 -n -c -- "$1" > "$2"', "gzip", plain, target], { signal });
        return;
    }
    await (0,run/* run */.e)("zstd", ["--quiet", "--progress", "-3", "-T1", "--force", "-o", target, "--", plain], {
        signal,
        onLine: (line) => {
            const read = zstdRead(line);
            if (read !== undefined)
                task.update(Math.min(1, read / virtualSize), "compressing");
        },
    });
}
function zstdRead(line) {
    const match = /Read:\s*([\d.]+)\s*([KMGT]?)i?B/.exec(line);
    const power = ["", "K", "M", "G", "T"].indexOf(match?.[2] ?? "");
    return match ? Number(match[1]) * 1024 ** power : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/image/export-hash.js



async function sha256OfFile(path, options = {}) {
    const file = await (0,promises_.open)(path);
    try {
        const hash = (0,external_node_crypto_.createHash)("sha256");
        let [reading, hashing] = [Buffer.allocUnsafe(size/* MiB */.lv), Buffer.allocUnsafe(size/* MiB */.lv)];
        let next = file.read(reading, 0, size/* MiB */.lv, null);
        for (let total = 0;;) {
            const { bytesRead } = await next;
            if (bytesRead === 0)
                return hash.digest("hex");
            options.signal?.throwIfAborted();
            [reading, hashing] = [hashing, reading];
            next = file.read(reading, 0, size/* MiB */.lv, null);
            hash.update(hashing.subarray(0, bytesRead));
            total += bytesRead;
            options.onBytes?.(total);
        }
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/image/export-ova.js



const BLOCK = 512;
async function writeArchive(target, entries, signal) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const blocks = async function* () {
        for await (const block of archive(entries)) {
            hash.update(block);
            yield block;
        }
    };
    await (0,external_node_stream_promises_.pipeline)(blocks, (0,external_node_fs_.createWriteStream)(target), { signal });
    return hash.digest("hex");
}
async function* archive(entries) {
    for (const entry of entries) {
        const size = "text" in entry ? Buffer.byteLength(entry.text) : entry.size;
        yield header(entry.name, size);
        let written = 0;
        for await (const chunk of "text" in entry ? [Buffer.from(entry.text)] : read(entry.path)) {
            written += chunk.length;
            yield chunk;
        }
        if (written !== size)
            throw new Error(`${entry.name} has ${written} bytes instead of ${size}.`);
        yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
    }
    yield Buffer.alloc(2 * BLOCK);
}
async function* read(path) {
    for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: 2 ** 20 }))
        yield chunk;
}
function header(name, size) {
    if (Buffer.byteLength(name) > 100)
        throw new Error(`The name ${name} is too long for a header of an archive (100 bytes).`);
    const block = Buffer.alloc(BLOCK);
    block.write(name, 0);
    block.write("0000644\0", 100);
    block.write("0000000\0", 108);
    block.write("0000000\0", 116);
    number(size).copy(block, 124);
    block.write("00000000000\0", 136);
    block.write("        ", 148);
    block.write("0", 156);
    block.write("ustar\x0000", 257);
    block.write("root", 265);
    block.write("root", 297);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return block;
}
function number(size) {
    if (size < 8 ** 11)
        return Buffer.from(`${size.toString(8).padStart(11, "0")}\0`);
    const field = Buffer.alloc(12);
    field.writeBigUInt64BE(BigInt(size), 4);
    field[0] = 0x80;
    return field;
}

// EXTERNAL MODULE: ./build/base/xml.js
var xml = __webpack_require__(6001);
;// CONCATENATED MODULE: ./build/image/export-xml.js

function xmlDocument(root) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, "")}`;
}
function write({ name, attributes = {}, content }, indent) {
    const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${(0,xml/* escapeXml */.X)(value)}"`)].join(" ");
    if (content === undefined)
        return `${indent}<${start}/>\n`;
    if (typeof content === "string")
        return `${indent}<${start}>${(0,xml/* escapeXml */.X)(content)}</${name}>\n`;
    return `${indent}<${start}>\n${content.map((child) => write(child, `${indent}  `)).join("")}${indent}</${name}>\n`;
}

;// CONCATENATED MODULE: ./build/image/export-ovf.js


const GUESTS = [
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
function ovfDescriptor(request) {
    const guest = GUESTS.find(({ pattern }) => pattern.test(request.osName)) ?? {
        cim: "101",
        vmware: "otherLinux64Guest",
    };
    const envelope = {
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
function hardware({ name, cpus, memory }) {
    const megabytes = Math.round(memory / size/* MiB */.lv);
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
                ElementName: `${(0,size/* formatSize */.Xq)(memory)} of memory`,
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
const info = (text) => ({ name: "Info", content: text });
function item(values) {
    const named = { ...values, Caption: values.ElementName ?? "" };
    return { name: "Item", content: fields("rasd", named) };
}
function fields(prefix, values) {
    const sorted = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
    return sorted.map(([name, content]) => ({ name: `${prefix}:${name}`, content }));
}

;// CONCATENATED MODULE: ./build/image/export-package.js






async function makeOva(request, task) {
    const { conversion, baseName, machine } = request;
    const own = `${conversion.target}.disk`;
    try {
        const disk = request.vmdk ?? (await makeDisk({ ...conversion, target: own }, task));
        task.update(undefined, "packing");
        const name = inside(baseName);
        const diskFile = `${name}-disk1.vmdk`;
        const descriptor = ovfDescriptor({
            name: baseName,
            diskFile,
            diskFileSize: disk.size,
            capacity: conversion.virtualSize,
            populated: request.populated,
            ...machine,
        });
        const descriptorSum = (0,external_node_crypto_.createHash)("sha256").update(descriptor).digest("hex");
        const entries = [
            { name: `${name}.ovf`, text: descriptor },
            {
                name: `${name}.mf`,
                text: `SHA256(${name}.ovf)= ${descriptorSum}\nSHA256(${diskFile})= ${disk.sha256}\n`,
            },
            { name: diskFile, path: disk.path, size: disk.size },
        ];
        return await writeArchive(conversion.target, entries, conversion.signal);
    }
    finally {
        await (0,promises_.rm)(own, { force: true });
    }
}
function inside(baseName) {
    return Buffer.from(baseName)
        .subarray(0, 80)
        .toString()
        .replace(/\uFFFD+$/, "");
}
async function makeDisk(conversion, task) {
    await convertTo("vmdk", conversion, task);
    const [{ size }, sha256] = await Promise.all([
        (0,promises_.stat)(conversion.target),
        sha256OfFile(conversion.target, { signal: conversion.signal }),
    ]);
    return { path: conversion.target, size, sha256 };
}

;// CONCATENATED MODULE: ./build/image/export-space.js


const SHARES = { vmdk: 0.7, vhd: 1, raw: 1.7, qcow2: 0.7, vdi: 1.1, ova: 0.7 };
function exportSpace(formats, dataSize) {
    const wanted = format/* FORMATS */.h.filter((format) => formats.includes(format));
    const shares = wanted.map((format) => SHARES[format]);
    if (wanted.includes("ova") && !wanted.includes("vmdk"))
        shares.push(SHARES.vmdk);
    const sum = shares.reduce((total, share) => total + share, 0);
    return Math.ceil(sum * dataSize) + wanted.length * 16 * size/* MiB */.lv;
}

;// CONCATENATED MODULE: ./build/image/export.js













async function exportDisk(request, task) {
    const source = { path: request.disk, format: request.diskFormat };
    const formats = format/* FORMATS */.h.filter((format) => request.formats.includes(format));
    const populated = await (0,img/* populatedSize */.EH)(source, request.signal);
    await checkSpace(request, exportSpace(formats, populated));
    const threads = formats.length > 1 ? 1 : Math.max(1, request.cpus);
    const made = new Map();
    const withVmdk = formats.includes("vmdk");
    const jobs = formats.map((format) => ({
        name: format,
        weight: expectedSeconds(format, request.compression, withVmdk),
        after: format === "ova" && withVmdk ? ["vmdk"] : [],
        work: (signal) => task.task(format, async (part) => {
            const artifact = await makeWhole(request, format, part, signal, async (target) => {
                const conversion = { ...request, source, target, threads, signal };
                if (format === "ova")
                    return makeOva({ ...request, conversion, populated, vmdk: made.get("vmdk") }, part);
                await convertTo(format, conversion, part);
                return undefined;
            });
            made.set(format, artifact);
            return artifact;
        }),
    }));
    return (0,lanes/* runInLanes */.e)(jobs, request.cpus, request.signal);
}
async function makeWhole({ folder, baseName, compression }, format, task, signal, make) {
    const path = (0,external_node_path_.join)(folder, artifactName(baseName, format, compression));
    const partial = (0,external_node_path_.join)(folder, `.${artifactName(baseName, format, compression)}.partial`);
    try {
        const known = await make(partial);
        const { size } = await (0,promises_.stat)(partial);
        const onBytes = (total) => task.update(total / size, "checksum");
        const sha256 = known ?? (await sha256OfFile(partial, { signal, onBytes }));
        await (0,promises_.rename)(partial, path);
        return { format, path, size, sha256 };
    }
    catch (error) {
        await (0,promises_.rm)(partial, { force: true });
        throw signal.aborted ? new errors/* CancelledError */.cc() : error;
    }
}
async function checkSpace({ folder, freeSpace = space/* freeSpace */.F }, needed) {
    const free = await freeSpace(folder);
    if (free >= needed)
        return;
    throw new errors/* UserError */.yo(`The export needs up to ${(0,size/* formatSize */.Xq)(needed)} in ${folder}, and ${(0,size/* formatSize */.Xq)(free)} are free.`, "Free some space, choose another folder, or fewer formats.");
}


/***/ }),

/***/ 1982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EH: () => (/* binding */ populatedSize),
/* harmony export */   hC: () => (/* binding */ convertImage),
/* harmony export */   mF: () => (/* binding */ imageInfo)
/* harmony export */ });
/* unused harmony export sameContent */
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4909);

async function convertImage(source, target, options = {}) {
    const formatOptions = options.options?.length ? ["-o", options.options.join(",")] : [];
    const { signal } = options;
    if (options.size !== undefined) {
        await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)("qemu-img", ["create", "-q", "-f", target.format, ...formatOptions, target.path, String(options.size)], {
            signal,
        });
    }
    await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)("qemu-img", [
        "convert",
        "-p",
        "-f",
        source.format,
        "-O",
        target.format,
        ...(options.size === undefined ? formatOptions : ["-n", "--target-is-zero"]),
        ...(options.compress ? ["-c"] : []),
        ...(options.parallel === undefined ? [] : ["-W", "-m", String(options.parallel)]),
        source.path,
        target.path,
    ], { signal, onLine: (line) => reportFraction(line, options.onFraction) });
}
function reportFraction(line, onFraction) {
    const percent = /\((\d+(?:\.\d+)?)\/100%\)/.exec(line)?.[1];
    if (percent !== undefined)
        onFraction?.(Number(percent) / 100);
}
async function imageInfo(disk) {
    const { stdout } = await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)("qemu-img", ["info", "--output=json", "-f", disk.format, disk.path]);
    const info = JSON.parse(stdout);
    return { format: info.format, virtualSize: info["virtual-size"], actualSize: info["actual-size"] };
}
async function populatedSize(disk, signal) {
    const { stdout } = await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)("qemu-img", ["map", "--output=json", "-f", disk.format, disk.path], { signal });
    const extents = JSON.parse(stdout);
    return extents.reduce((sum, { length, data, zero }) => (data && !zero ? sum + length : sum), 0);
}
async function sameContent(one, other, signal) {
    const { code } = await run("qemu-img", ["compare", "-q", "-f", one.format, "-F", other.format, one.path, other.path], {
        signal,
        accept: [0, 1],
    });
    return code === 0;
}


/***/ })

};
