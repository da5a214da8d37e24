export const id = 259;
export const ids = [259];
export const modules = {

/***/ 5207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5902);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);



/**
 * Probes until the answer is not undefined.
 * The probe itself decides which errors mean "not yet" (return undefined) and which are final (throw).
 * @throws UserError after `within`, CancelledError when the signal fires.
 */
async function poll(probe, options) {
    const deadline = AbortSignal.timeout(options.within);
    const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
    for (;;) {
        if (options.signal?.aborted)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CancelledError */ .cc();
        if (deadline.aborted) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Waited ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(options.within)} in vain: ${options.what}.`, options.remedy ?? "Run again; if it happens twice, give it more time or look at the log named above.");
        }
        const answer = await probe(signal);
        if (answer !== undefined)
            return answer;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(options.every, undefined, { signal }).catch(() => undefined);
    }
}


/***/ }),

/***/ 7603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   T3: () => (/* binding */ GiB),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   kJ: () => (/* binding */ TiB),
/* harmony export */   lv: () => (/* binding */ MiB)
/* harmony export */ });
const FACTORS = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };
const MiB = 2 ** 20;
const GiB = 2 ** 30;
const TiB = 2 ** 40;
/**
 * Reads a size such as `8 GiB`, `512M` or `1.5g`. Units are powers of 1024, as QEMU and the cloud consoles count.
 * @returns whole bytes, or undefined where the text is no size.
 */
function parseSize(text) {
    const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(text.trim());
    if (!match)
        return undefined;
    return Math.round(Number(match[1]) * (FACTORS[(match[2] ?? "").toLowerCase()] ?? Number.NaN));
}
/** Bytes in words for people: `813 MiB`, `1.4 GiB`. */
function formatSize(bytes) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit += 1;
    }
    return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}


/***/ }),

/***/ 824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ availableMemory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);



/**
 * Bytes of memory that can be used without swapping: the kernel's own estimate (MemAvailable in /proc/meminfo,
 * proc_meminfo(5)), or less where a control group (a container, a systemd slice) allows less.
 * @param root for tests: the folder that holds `proc` and `sys`.
 */
async function availableMemory(root = "/") {
    const meminfo = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "proc/meminfo"), "utf8");
    const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1];
    if (kibibytes === undefined)
        throw new Error("/proc/meminfo has no line MemAvailable.");
    return Math.min(Number(kibibytes) * 1024, ...(await groupRoom(root)));
}
/** What each limited control group above this process still has left; empty where none is limited. */
async function groupRoom(root) {
    const own = await readOptional((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "proc/self/cgroup"));
    const rooms = [];
    for (const line of own?.split("\n") ?? []) {
        const match = /^\d+:([^:]*):(\/.*)$/.exec(line);
        if (!match)
            continue;
        const [, controllers = "", path = "/"] = match;
        if (controllers === "") {
            rooms.push(...(await roomsUpwards((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "sys/fs/cgroup"), path, "memory.max", "memory.current")));
        }
        else if (controllers.split(",").includes("memory")) {
            const top = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "sys/fs/cgroup/memory");
            rooms.push(...(await roomsUpwards(top, path, "memory.limit_in_bytes", "memory.usage_in_bytes")));
        }
    }
    return rooms;
}
/** A limit of any parent counts too. The names of the files: kernel documentation, cgroup-v2 and cgroup-v1/memory. */
async function roomsUpwards(top, path, limitFile, usageFile) {
    const parts = path.split("/").filter((part) => part !== "");
    const folders = parts.map((_, index) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, ...parts.slice(0, index + 1)));
    const rooms = await Promise.all([top, ...folders].map(async (folder) => {
        const limit = Number(await readOptional((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, limitFile)));
        const usage = Number(await readOptional((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, usageFile)));
        // "max" (v2) and files that are not there become NaN; v1 writes a huge number for "no limit", which loses in min.
        return limit > 0 && Number.isFinite(usage) ? Math.max(0, limit - usage) : Number.POSITIVE_INFINITY;
    }));
    return rooms.filter((room) => Number.isFinite(room));
}
async function readOptional(file) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8");
    }
    catch (error) {
        // Not there, or (ENODEV, EACCES) not readable in this kind of container: no limit that we could know of.
        if (["ENOENT", "ENODEV", "EACCES", "ENOTDIR"].includes((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) ?? ""))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 4821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ packagesOf),
/* harmony export */   TK: () => (/* binding */ keyringOf),
/* harmony export */   ct: () => (/* binding */ componentsOf),
/* harmony export */   dv: () => (/* binding */ findRelease),
/* harmony export */   pH: () => (/* binding */ RELEASES)
/* harmony export */ });
/**
 * The releases we know how to build: versions and codenames as the distributions announce them
 * (wiki.debian.org/DebianReleases, wiki.ubuntu.com/Releases).
 */
const RELEASES = [
    { name: "debian-11", distribution: "debian", codename: "bullseye" },
    { name: "debian-12", distribution: "debian", codename: "bookworm" },
    { name: "debian-13", distribution: "debian", codename: "trixie" },
    { name: "ubuntu-22.04", distribution: "ubuntu", codename: "jammy" },
    { name: "ubuntu-24.04", distribution: "ubuntu", codename: "noble" },
];
/** The release of a name (`debian-12`) or a codename (`bookworm`, `debian-bookworm`); undefined where it is neither. */
function findRelease(text) {
    const name = text.trim().toLowerCase();
    return RELEASES.find((release) => [release.name, release.codename, `${release.distribution}-${release.codename}`].includes(name));
}
/** The archive's components that packages are taken from. */
function componentsOf(release) {
    return release.distribution === "ubuntu" ? ["main", "universe"] : ["main"];
}
/** The file with the public keys that the release's archive is signed with, where its package puts it. */
function keyringOf(release) {
    return `/usr/share/keyrings/${release.distribution}-archive-keyring.gpg`;
}
/**
 * What the base contains beside the essential packages and apt: what a machine needs to boot on any usual virtual
 * hardware, to get a network, and to be taken over by cloud-init, SSH and Ansible. The general kernel, because the
 * distributions' cloud kernels lack AHCI and e1000 (VirtualBox).
 */
function packagesOf(release) {
    return [
        ...COMMON,
        ...(release.distribution === "debian" ? DEBIAN : UBUNTU),
        ...(RESOLVED_INSIDE.includes(release.name) ? [] : ["systemd-resolved"]),
    ];
}
const COMMON = [
    ...["systemd-sysv", "libpam-systemd", "dbus", "udev", "initramfs-tools", "zstd", "kmod", "e2fsprogs", "dosfstools"],
    ...["cloud-init", "cloud-guest-utils", "openssh-server", "sudo", "python3", "python3-apt"],
    ...["netplan.io", "iproute2", "iputils-ping", "ca-certificates", "curl", "gpg", "systemd-timesyncd"],
    ...["locales", "less", "nano", "procps", "psmisc", "bash-completion"],
];
/** grub-cloud-amd64 keeps GRUB in step on BIOS and UEFI (signed, removable path) when its parts are upgraded. */
const DEBIAN = ["linux-image-amd64", "grub-cloud-amd64"];
/** As Ubuntu's own cloud images have it: BIOS by grub-pc, UEFI by the signed parts. */
const UBUNTU = [
    "linux-image-generic",
    "grub-pc",
    "grub-efi-amd64-bin",
    "grub-efi-amd64-signed",
    "shim-signed",
];
/** Releases whose package systemd still has systemd-resolved inside. */
const RESOLVED_INSIDE = ["debian-11", "ubuntu-22.04"];


/***/ }),

/***/ 8142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aT: () => (/* binding */ resolveAccelerator),
/* harmony export */   eb: () => (/* binding */ checkAccelerator)
/* harmony export */ });
/* unused harmony exports probeSector, probeArguments */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4909);




/** Milliseconds for the probe. Software emulation runs it in 0.09 s; KVM that needs more is not worth having. */
const PROBE_WITHIN = 3_000;
/** The exit code of a guest that writes 0x10 to isa-debug-exit: QEMU ends with (value << 1) | 1. */
const PROBE_GOOD = 33;
/**
 * A boot sector: counts a million down, and writes 0x10 to port 0xf4. It proves that guest code really runs.
 * In 16-bit mode: mov ecx, 1000000 · dec ecx · jnz to the dec · mov dx, 0xf4 · mov al, 0x10 · out dx, al · hlt · jmp to the hlt.
 */
function probeSector() {
    const sector = Buffer.alloc(512);
    Buffer.from("66b940420f006649" + "75fc" + "baf400" + "b010" + "ee" + "f4" + "ebfd", "hex").copy(sector);
    sector.writeUInt16LE(0xaa55, 510);
    return sector;
}
/** QEMU's arguments for running the probe's sector. */
function probeArguments(accelerator, sectorFile) {
    const disk = { driver: "raw", "node-name": "probe", file: { driver: "file", filename: sectorFile } };
    return [
        ...["-accel", accelerator, "-cpu", accelerator === "kvm" ? "host" : "max", "-m", "16"],
        ...["-machine", "pc", "-nodefaults", "-no-user-config", "-display", "none"],
        ...["-blockdev", JSON.stringify(disk), "-device", "ide-hd,bus=ide.0,drive=probe"],
        ...["-device", "isa-debug-exit,iobase=0xf4,iosize=4"],
    ];
}
/**
 * Whether KVM runs guest code on this machine. `/dev/kvm` that exists and opens proves nothing: it may abort, or run
 * slower than emulation, so a boot sector is really run under it, for at most 3 s.
 * @param work existing folder for a file that is removed again.
 */
async function probeKvm(work, signal) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, "probe-"));
    try {
        const sector = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "sector");
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(sector, probeSector());
        const accept = Array.from({ length: 256 }, (_, code) => code);
        const { code, stderr } = await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .e)("qemu-system-x86_64", probeArguments("kvm", sector), {
            accept,
            timeout: PROBE_WITHIN,
            signal,
        });
        if (code === PROBE_GOOD)
            return { works: true, reason: "KVM works here" };
        const reason = stderr.trim().split("\n")[0] || `the probe ended with code ${code}`;
        const hint = reason.includes("Permission denied") ? " (the group kvm may use it: sudo usermod -aG kvm <user>)" : "";
        return { works: false, reason: `${reason}${hint}` };
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CancelledError */ .cc)
            throw error;
        const reason = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error).includes("did not end")
            ? "a boot sector did not run to its end within 3 s"
            : (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
        return { works: false, reason: reason.split("\n").join(" ") };
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}
let probed;
/**
 * Decides what runs the guest. `auto` probes once in the life of this process; the other two are taken as they are.
 * @throws UserError where `kvm` is demanded and does not work: it would end in an abort with words about registers.
 */
async function resolveAccelerator(choice, work, signal) {
    if (choice === "tcg")
        return { name: "tcg", reason: "software emulation, as asked for" };
    probed ??= probeKvm(work, signal).catch((error) => {
        probed = undefined; // A cancelled probe is no answer.
        throw error;
    });
    const { works, reason } = await probed;
    if (works)
        return { name: "kvm", reason };
    if (choice === "kvm") {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`KVM does not work on this machine: ${reason}`, "Leave the accelerator at auto, or use a machine with KVM.");
    }
    return { name: "tcg", reason: `software emulation, because KVM does not work here: ${reason}` };
}
/** What stands against this choice of accelerator, for preflight: only KVM that is demanded can be wrong. */
async function checkAccelerator(choice, work, signal) {
    if (choice !== "kvm")
        return [];
    try {
        await resolveAccelerator(choice, work, signal);
        return [];
    }
    catch (error) {
        if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
            throw error;
        return [{ subject: "accelerator", problem: error.message, remedy: error.remedy }];
    }
}


/***/ }),

/***/ 3641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N5: () => (/* binding */ qemuArguments),
/* harmony export */   aI: () => (/* binding */ STDERR_LOG),
/* harmony export */   tv: () => (/* binding */ QMP_SOCKET),
/* harmony export */   ug: () => (/* binding */ SERIAL_LOG)
/* harmony export */ });
/* harmony import */ var _base_size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7603);

/** Files in QEMU's working folder. Relative, so that the socket's path stays short however deep the folder is. */
const QMP_SOCKET = "qmp.sock";
const SERIAL_LOG = "serial.log";
const STDERR_LOG = "qemu.log";
/**
 * The disk's device; a Debian 12 started from each of them in trials. `lsi` is the 53C895A (driver sym53c8xx): behind
 * QEMU's mptsas1068 Linux 6.1 found no disk, although its driver was loaded.
 */
const DISK_DEVICES = {
    virtio: ["-device", "virtio-blk-pci,drive=disk,bootindex=0"],
    pvscsi: ["-device", "pvscsi,id=scsi", "-device", "scsi-hd,bus=scsi.0,drive=disk,bootindex=0"],
    lsi: ["-device", "lsi53c895a,id=scsi", "-device", "scsi-hd,bus=scsi.0,drive=disk,bootindex=0"],
    ide: ["-device", "ide-hd,bus=ide.0,drive=disk,bootindex=0"],
    ahci: ["-device", "ide-hd,bus=ide.0,drive=disk,bootindex=0"],
};
const NIC_DEVICES = {
    virtio: "virtio-net-pci",
    vmxnet3: "vmxnet3",
    e1000: "e1000",
    rtl8139: "rtl8139",
};
/** Emulation: `thread=multi` uses a thread for each CPU; the translation buffer of 512 MiB was the fastest of those tried. */
const ACCELERATION = {
    kvm: ["-accel", "kvm", "-cpu", "host"],
    tcg: ["-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max"],
};
/**
 * QEMU's command line for a machine, without the program's name. Its working folder takes the socket and the logs.
 * Disks are described in JSON, in which a comma in a path needs no care.
 */
function qemuArguments(request) {
    // Only the old chipset has an IDE controller; the newer one has AHCI at the same name.
    const chipset = request.controller === "ide" ? "pc" : "q35";
    const firmware = request.uefi ? ",pflash0=uefi-code,pflash1=uefi-vars" : "";
    return [
        ...["-name", request.name, "-uuid", request.uuid],
        ...["-no-user-config", "-nodefaults", "-display", "none"],
        ...["-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"],
        ...["-machine", `${chipset}${firmware}`, ...ACCELERATION[request.accelerator]],
        ...["-smp", String(request.cpus), "-m", `${Math.round(request.memory / _base_size_js__WEBPACK_IMPORTED_MODULE_0__/* .MiB */ .lv)}M`],
        ...(request.uefi ? uefiDisks(request.uefi) : []),
        ...["-blockdev", JSON.stringify(overlayNode(request.disk)), ...DISK_DEVICES[request.controller]],
        ...(request.seed
            ? ["-blockdev", JSON.stringify(seedNode(request.seed)), "-device", "virtio-blk-pci,drive=seed"]
            : []),
        ...["-netdev", netdev(request.forwards), "-device", `${NIC_DEVICES[request.nic]},netdev=net,romfile=`],
        ...["-device", "virtio-rng-pci"],
        // A display adapter that nobody looks at: some boot loaders stop without one.
        ...["-vga", "std"],
        // A file, not a socket: a socket that nobody drains blocks the guest's shutdown.
        ...["-chardev", `file,id=serial,path=${SERIAL_LOG}`, "-serial", "chardev:serial"],
        ...["-chardev", `socket,id=qmp,path=${QMP_SOCKET},server=on,wait=off`, "-mon", "chardev=qmp,mode=control"],
    ];
}
function netdev(forwards) {
    return ["user,id=net", ...forwards.map((port) => `hostfwd=tcp:127.0.0.1:0-:${port}`)].join(",");
}
/** The disk is thrown away or converted, never trusted after a crash of the host: so nothing is ever synced. */
function overlayNode(path) {
    return {
        driver: "qcow2",
        "node-name": "disk",
        discard: "unmap",
        "detect-zeroes": "unmap",
        cache: { direct: false, "no-flush": true },
        file: { driver: "file", filename: path, discard: "unmap", cache: { direct: false, "no-flush": true } },
    };
}
function seedNode(path) {
    return { driver: "raw", "node-name": "seed", "read-only": true, file: { driver: "file", filename: path } };
}
function uefiDisks(files) {
    const code = {
        driver: "raw",
        "node-name": "uefi-code",
        "read-only": true,
        file: { driver: "file", filename: files.code },
    };
    const vars = { driver: "raw", "node-name": "uefi-vars", file: { driver: "file", filename: files.vars } };
    return ["-blockdev", JSON.stringify(code), "-blockdev", JSON.stringify(vars)];
}


/***/ }),

/***/ 6441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ PROOF_NAME),
  Y: () => (/* binding */ bootDisk)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/qemu/accelerator.js
var qemu_accelerator = __webpack_require__(8142);
// EXTERNAL MODULE: ./build/qemu/arguments.js
var qemu_arguments = __webpack_require__(3641);
// EXTERNAL MODULE: ./build/qemu/overlay.js
var qemu_overlay = __webpack_require__(7137);
// EXTERNAL MODULE: ./build/qemu/process.js
var process = __webpack_require__(4776);
// EXTERNAL MODULE: ./build/base/exists.js
var exists = __webpack_require__(3734);
;// CONCATENATED MODULE: ./build/qemu/uefi.js


/** Where Debian's and Ubuntu's package `ovmf` puts the firmware without Secure Boot: newer releases have the 4M one only. */
const PLACES = [
    { code: "/usr/share/OVMF/OVMF_CODE_4M.fd", vars: "/usr/share/OVMF/OVMF_VARS_4M.fd" },
    { code: "/usr/share/OVMF/OVMF_CODE.fd", vars: "/usr/share/OVMF/OVMF_VARS.fd" },
];
/**
 * Finds the UEFI firmware of this machine: its code, and a template of its variables, which is to be copied.
 * @throws UserError where there is none.
 */
async function findUefi(places = PLACES) {
    for (const place of places) {
        if ((await (0,exists/* exists */.t)(place.code)) && (await (0,exists/* exists */.t)(place.vars)))
            return place;
    }
    throw new errors/* UserError */.yo("There is no UEFI firmware for virtual machines here.", "Install the package ovmf: apt-get install ovmf");
}

// EXTERNAL MODULE: ./build/qemu/usernet.js
var usernet = __webpack_require__(5171);
;// CONCATENATED MODULE: ./build/qemu/boot.js










/** How the name of such a QEMU begins (`-name`). */
const PROOF_NAME = "slipway-boot:";
/**
 * Boots a disk by itself on a throw-away overlay, as someone does who downloaded it: no seed, no key, nothing of ours.
 * It returns as soon as QEMU runs (the guest is still booting), and the machine dies with this process.
 * @throws UserError for a format or firmware that is not there, or when QEMU ends at once.
 */
async function bootDisk(request, task) {
    const format = driverName(request.format);
    const accelerator = await (0,qemu_accelerator/* resolveAccelerator */.aT)(request.accelerator, request.work, request.signal);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(request.work, "boot-"));
    let qemu;
    const kill = () => void qemu?.kill();
    const stop = async () => {
        request.signal?.removeEventListener("abort", kill);
        await qemu?.kill();
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    };
    try {
        const overlay = (0,external_node_path_.join)(folder, "overlay.qcow2");
        await (0,qemu_overlay/* createOverlay */.xh)({ path: overlay, backing: request.disk, backingFormat: format }, request.signal);
        const uefi = request.firmware === "uefi" ? await ownVariables(folder) : undefined;
        const args = (0,qemu_arguments/* qemuArguments */.N5)({
            name: `${PROOF_NAME}${(0,external_node_path_.basename)(request.disk).replaceAll(",", "_")}`,
            uuid: (0,external_node_crypto_.randomUUID)(),
            accelerator: accelerator.name,
            cpus: request.cpus,
            memory: request.memory,
            disk: overlay,
            controller: request.controller,
            nic: request.nic,
            forwards: request.forwards,
            uefi,
        });
        task.detail(`qemu-system-x86_64 ${args.join(" ")}`);
        const started = await (0,process/* startQemu */.p1)(args, { folder, attached: true, signal: request.signal });
        qemu = started;
        request.signal?.addEventListener("abort", kill, { once: true });
        const forwards = await started.during(async (signal) => {
            const qmp = await (0,process/* connectQmp */.Jg)(folder, 30_000, signal);
            try {
                return await (0,usernet/* readForwards */.v)(qmp, request.forwards);
            }
            finally {
                qmp.close();
            }
        });
        return {
            port: (guestPort) => {
                const port = forwards.get(guestPort);
                if (port === undefined)
                    throw new Error(`The guest's port ${guestPort} was not asked for.`);
                return port;
            },
            serialLog: (0,external_node_path_.join)(folder, qemu_arguments/* SERIAL_LOG */.ug),
            pid: started.pid,
            running: started.running,
            during: started.during,
            stop,
        };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
function driverName(format) {
    const names = {
        ...{ raw: "raw", qcow2: "qcow2", vmdk: "vmdk", vdi: "vdi", vhdx: "vhdx" },
        ...{ vhd: "vpc", vpc: "vpc" },
    };
    const name = names[format];
    if (!name)
        throw new errors/* UserError */.yo(`A disk of the format ${format} cannot be booted.`, `Use one of ${Object.keys(names).join(", ")}.`);
    return name;
}
/** UEFI writes its variables, so each machine has a copy of the template. */
async function ownVariables(folder) {
    const { code, vars } = await findUefi();
    const own = (0,external_node_path_.join)(folder, "uefi-vars.fd");
    try {
        await (0,promises_.copyFile)(vars, own);
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) !== "ENOENT")
            throw error;
        throw new errors/* UserError */.yo(`The UEFI firmware ${vars} is gone.`, "Install the package ovmf.", { cause: error });
    }
    return { code, vars: own };
}


/***/ }),

/***/ 7137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ virtualSizeOf),
/* harmony export */   JL: () => (/* binding */ refuseReferences),
/* harmony export */   d1: () => (/* binding */ baseFormat),
/* harmony export */   xh: () => (/* binding */ createOverlay)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4909);



/** How a qcow2 begins: `QFI` and 0xfb. */
const QCOW2_MAGIC = 0x514649fb;
/**
 * Makes a copy-on-write disk over another, which is never written to.
 * @param request.size bytes that the guest sees; absent: as large as the disk below. A smaller one cuts it off without a word, so callers look at `virtualSizeOf` first.
 * @throws ToolError where the disk below is not of that format.
 */
async function createOverlay(request, signal) {
    const { path, backing, backingFormat, size } = request;
    const args = ["create", "-q", "-f", "qcow2", "-b", backing, "-F", backingFormat, "--", path];
    await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("qemu-img", size === undefined ? args : [...args, String(size)], { signal });
}
/**
 * Whether a disk is qcow2 or raw, by its first four bytes (docs/interop/qcow2 of QEMU: `QFI` and 0xfb).
 * Only for disks that no guest has written to: a guest could put the magic into a raw disk.
 */
async function baseFormat(path) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, "r");
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
        return bytesRead === 4 && buffer.readUInt32BE(0) === QCOW2_MAGIC ? "qcow2" : "raw";
    }
    finally {
        await file.close();
    }
}
/**
 * Bytes of a qcow2 or raw disk as a guest sees it, read from its header (bytes 24 to 31 of a qcow2) without any tool.
 * Only for disks that no guest has written to, as with `baseFormat`.
 */
async function virtualSizeOf(path) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, "r");
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
        if (bytesRead === 32 && buffer.readUInt32BE(0) === QCOW2_MAGIC)
            return Number(buffer.readBigUInt64BE(24));
        return (await file.stat()).size;
    }
    finally {
        await file.close();
    }
}
/** @throws UserError where a base image refers to other files (a backing or a data file): it could name any file here. */
async function refuseReferences(path, format, signal) {
    const { stdout } = await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("qemu-img", ["info", "-U", "--output=json", "-f", format, "--", path], { signal });
    if (/"(full-)?backing-filename"|"data-file"/.test(stdout)) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The base image ${path} refers to another file.`, "Make it whole with `qemu-img convert -O qcow2 <image> <whole image>` and use that.");
    }
}


/***/ }),

/***/ 4776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jg: () => (/* binding */ connectQmp),
/* harmony export */   RT: () => (/* binding */ tail),
/* harmony export */   p1: () => (/* binding */ startQemu)
/* harmony export */ });
/* unused harmony exports plainEnvironment, earlyEnd */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5145);
/* harmony import */ var _base_poll_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5207);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3641);
/* harmony import */ var _qmp_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(138);








/**
 * Starts QEMU in a process group of its own (a Ctrl-C in the terminal reaches us, and we decide).
 * @throws UserError where QEMU or setpriv is not installed.
 */
async function startQemu(args, options) {
    if (options.signal?.aborted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CancelledError */ .cc();
    const command = ["qemu-system-x86_64", ...args];
    // The kernel sends the signal when the *thread* that started it ends: Node.js starts processes from its main thread.
    const [program = "", ...rest] = options.attached ? ["setpriv", "--pdeathsig", "KILL", "--", ...command] : command;
    const log = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(options.folder, _arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .STDERR_LOG */ .aI), "a", 0o600);
    try {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, rest, {
            cwd: options.folder,
            env: plainEnvironment(process.env, options.tracked),
            detached: true,
            stdio: ["ignore", log.fd, log.fd],
        });
        const ended = new Promise((resolve) => child.once("exit", () => resolve()));
        await new Promise((resolve, reject) => {
            child.once("spawn", resolve);
            child.once("error", (cause) => reject(new _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${program} cannot be started: ${cause.message}`, "Install it, or run with --install-tools.", {
                cause,
            })));
        });
        child.unref(); // It must never keep this process from ending; an attached one then ends with it.
        const running = () => child.exitCode === null && child.signalCode === null;
        const kill = async () => {
            if (!running())
                return;
            child.ref();
            child.kill("SIGKILL");
            await ended;
        };
        const during = (work) => raceWithEnd(work, ended, options);
        return { pid: child.pid ?? 0, folder: options.folder, ended, running, during, kill };
    }
    finally {
        await log.close();
    }
}
/**
 * What QEMU gets of our environment: a process that stays up for hours must not hold a job's secrets. The runner's
 * tracking id stays unless told otherwise, so that a runner that cleans up after a job finds a machine that was left
 * behind.
 */
function plainEnvironment(environment, tracked = true) {
    const kept = ["PATH", "HOME", "TMPDIR", ...(tracked ? ["RUNNER_TRACKING_ID"] : [])];
    const entries = kept.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]]));
    return { ...Object.fromEntries(entries), LC_ALL: "C" };
}
async function raceWithEnd(work, ended, options) {
    const stop = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
    const early = ended.then(async () => {
        // An answer that came together with the end still counts (a shutdown that was asked for).
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(50);
        if (options.signal?.aborted)
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CancelledError */ .cc();
        throw await earlyEnd(options.folder);
    });
    // A connection that breaks is often the first sign of QEMU's end, and the end says more than the break.
    const told = async () => {
        try {
            return await work(signal);
        }
        catch (error) {
            if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CancelledError */ .cc))
                await Promise.race([early, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(300)]);
            throw error;
        }
    };
    try {
        return await Promise.race([told(), early]);
    }
    finally {
        early.catch(() => undefined);
        stop.abort();
    }
}
/** The error for a machine that is gone before its work was done, with the last words of QEMU and of the guest. */
async function earlyEnd(folder) {
    const [qemu, serial] = [await tail((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, _arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .STDERR_LOG */ .aI), 12), await tail((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, _arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .SERIAL_LOG */ .ug), 25)];
    const words = [qemu && `QEMU's last words:\n${qemu}`, serial && `The guest's last lines:\n${serial}`].filter(Boolean);
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The virtual machine ended before its work was done.${words.length > 0 ? `\n${words.join("\n")}` : ""}`, "The last lines say why: a missing driver, too little memory, a broken disk, or a shutdown from inside.");
}
/** The last lines of a text file without terminal control characters; empty where there is no such file. */
async function tail(path, lines) {
    try {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8");
        const escapes = new RegExp(`${String.fromCharCode(27)}(\\[[0-?]*[ -/]*[@-~]|[@-Z\\\\-_])`, "g");
        const plain = text.replaceAll(escapes, "").replaceAll("\r", "");
        return plain
            .split("\n")
            .filter((line) => line.trim() !== "")
            .slice(-lines)
            .join("\n");
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(error) === "ENOENT")
            return "";
        throw error;
    }
}
/** Connects to the QMP socket in QEMU's folder as soon as it is there: QEMU makes it within milliseconds of its start. */
async function connectQmp(folder, within, signal) {
    return (0,_base_poll_js__WEBPACK_IMPORTED_MODULE_5__/* .poll */ .w)(async () => {
        try {
            return await _qmp_js__WEBPACK_IMPORTED_MODULE_7__/* .Qmp */ .H.connect((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, _arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .QMP_SOCKET */ .tv));
        }
        catch (error) {
            if (["ENOENT", "ECONNREFUSED", "ECONNRESET"].includes((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(error) ?? ""))
                return undefined;
            throw error;
        }
    }, { what: "QEMU opens its control socket", every: 20, within, signal });
}


/***/ }),

/***/ 138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ Qmp),
  N: () => (/* binding */ QmpError)
});

// EXTERNAL MODULE: ./build/base/lines.js
var lines = __webpack_require__(443);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/qemu/unix-socket.js



/**
 * Connects to a Unix socket by way of `/proc/self/fd/<its folder>`: the address stays short however long the path is,
 * and the 107 bytes that it may have (unix(7)) suffice.
 * @throws the system error where nobody listens (`ENOENT`, `ECONNREFUSED`).
 */
async function connectUnix(path) {
    const folder = await (0,promises_.open)((0,external_node_path_.dirname)(path), "r");
    try {
        return await new Promise((resolve, reject) => {
            const socket = (0,external_node_net_.connect)(`/proc/self/fd/${folder.fd}/${(0,external_node_path_.basename)(path)}`);
            socket.once("connect", () => {
                // The other side may end before the caller listens for errors; "close" follows, and tells it.
                socket.on("error", () => undefined);
                socket.off("error", reject);
                resolve(socket);
            });
            socket.once("error", reject);
        });
    }
    finally {
        await folder.close();
    }
}

;// CONCATENATED MODULE: ./build/qemu/qmp.js


/** QEMU refused a command; `message` holds its words. */
class QmpError extends Error {
    name = "QmpError";
}
/** Milliseconds that QEMU has to answer a command. */
const ANSWER_WITHIN = 10_000;
/**
 * A connection to a running QEMU: its machine protocol (QMP) on a Unix socket.
 * QEMU serves one connection at a time, so close it when done.
 */
class Qmp {
    #socket;
    #waiting = new Map();
    #events = [];
    #greeted;
    #closed = false;
    #number = 0;
    constructor(socket) {
        this.#socket = socket;
        let greet = () => undefined;
        this.#greeted = new Promise((resolve) => {
            greet = resolve;
        });
        void (0,lines/* readLines */.S)(socket, (line) => this.#take(line, greet));
        socket.on("error", () => undefined); // "close" follows, and ends all that wait.
        socket.once("close", () => {
            this.#closed = true;
            for (const { reject } of this.#waiting.values())
                reject(new QmpError("QEMU closed the connection."));
            this.#waiting.clear();
        });
    }
    /**
     * Connects, waits for the greeting and leaves the negotiation mode.
     * @param path of the socket; it may be longer than the 107 bytes that a socket's address holds.
     * @throws the system error where nobody listens (`ENOENT`, `ECONNREFUSED`), QmpError where nobody greets in time.
     */
    static async connect(path, within = ANSWER_WITHIN) {
        const qmp = new Qmp(await connectUnix(path));
        try {
            await qmp.#inTime(qmp.#greeted, within, "greet");
            await qmp.execute("qmp_capabilities", {}, within);
            return qmp;
        }
        catch (error) {
            qmp.close();
            throw error;
        }
    }
    /** Whether the other side has closed the connection, as QEMU does when it ends. */
    get closed() {
        return this.#closed;
    }
    /** Every event that came so far, oldest first. */
    get events() {
        return this.#events;
    }
    /**
     * Sends one command and waits for its answer.
     * @returns what stands in `return`.
     * @throws QmpError where QEMU refuses it, does not answer in time, or ends before it answers.
     */
    async execute(command, args = {}, within = ANSWER_WITHIN) {
        if (this.#closed)
            throw new QmpError("QEMU closed the connection.");
        this.#number += 1;
        const id = this.#number;
        const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
        this.#socket.write(`${JSON.stringify({ execute: command, arguments: args, id })}\n`);
        try {
            return await this.#inTime(answer, within, `answer ${command}`);
        }
        finally {
            this.#waiting.delete(id);
        }
    }
    close() {
        this.#socket.destroy();
    }
    #take(line, greet) {
        const message = parseObject(line);
        if ("QMP" in message)
            greet();
        if (typeof message.event === "string") {
            this.#events.push({ event: message.event, data: asObject(message.data) });
        }
        const waiting = typeof message.id === "number" ? this.#waiting.get(message.id) : undefined;
        if (!waiting)
            return;
        if ("error" in message)
            waiting.reject(new QmpError(String(asObject(message.error).desc ?? line)));
        else
            waiting.resolve(message.return);
    }
    async #inTime(work, within, what) {
        let timer;
        const late = new Promise((_resolve, reject) => {
            timer = setTimeout(() => reject(new QmpError(`QEMU did not ${what} within ${within / 1000} s.`)), within);
        });
        const closed = new Promise((_resolve, reject) => {
            const refuse = () => reject(new QmpError("QEMU closed the connection."));
            this.#socket.once("close", refuse);
            work.then(() => this.#socket.off("close", refuse), () => this.#socket.off("close", refuse));
        });
        try {
            return await Promise.race([work, late, closed]);
        }
        finally {
            clearTimeout(timer);
        }
    }
}
function parseObject(line) {
    try {
        return asObject(JSON.parse(line));
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return {}; // A line cut off by QEMU's end.
        throw error;
    }
}
function asObject(value) {
    return typeof value === "object" && value !== null ? { ...value } : {};
}


/***/ }),

/***/ 5171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readForwards)
/* harmony export */ });
/* unused harmony export parseForwards */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

/**
 * Reads QEMU's `info usernet`: which port of this machine leads to which TCP port of the guest.
 * A line of it: `TCP[HOST_FORWARD]  12  127.0.0.1 40022  10.0.2.15 22  0 0`.
 * @returns guest port → port on the loopback address.
 */
function parseForwards(text) {
    const forwards = new Map();
    for (const [, host, guest] of text.matchAll(/TCP\[HOST_FORWARD\]\s+\d+\s+127\.0\.0\.1\s+(\d+)\s+\S+\s+(\d+)/g)) {
        forwards.set(Number(guest), Number(host));
    }
    return forwards;
}
/** Asks a running QEMU for its port forwards. @throws UserError where one of `guestPorts` has none. */
async function readForwards(qmp, guestPorts) {
    const text = String(await qmp.execute("human-monitor-command", { "command-line": "info usernet" }));
    const forwards = parseForwards(text);
    for (const port of guestPorts) {
        if (!forwards.has(port)) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`QEMU does not forward the guest's port ${port}.`, `Its own words: ${text.trim() || "none"}`);
        }
    }
    return forwards;
}


/***/ }),

/***/ 2650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ closeConnection),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   bN: () => (/* binding */ sshOptions),
/* harmony export */   ez: () => (/* binding */ sshRun),
/* harmony export */   id: () => (/* binding */ sshScript),
/* harmony export */   x4: () => (/* binding */ sharesConnection)
/* harmony export */ });
/* unused harmony export sshArguments */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4909);



/**
 * Bytes that the path of a control socket may have: a Unix socket's address holds 107 (unix(7)), and ssh makes the
 * socket first under its name with a dot and 16 random characters added, and renames it.
 */
const LONGEST_CONTROL_PATH = 107 - 17;
/** Name of the control socket in the target's control folder: one for each login, so that two users never share one. */
function controlPath(target) {
    const login = [target.user, target.host, target.port, target.privateKeyFile, target.knownHostsFile].join("\n");
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.controlFolder, `ssh-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(login).digest("hex").slice(0, 8)}`);
    return Buffer.byteLength(path) <= LONGEST_CONTROL_PATH ? path : undefined;
}
/** An option's value as ssh_config(5) reads it: in quotes, because paths may hold blanks; `%` begins a token. */
function pathValue(path) {
    return `"${path.replaceAll("%", "%%")}"`;
}
/** Whether connection sharing is possible with this control folder: its path must be short enough for a socket. */
function sharesConnection(target) {
    return controlPath(target) !== undefined;
}
/**
 * Options for ssh and Ansible's `ssh_args`, without the destination.
 *
 * Nothing of the person's own configuration counts (`-F none`), the host key must be the planted one, only the
 * given key is tried, and nothing is ever asked. Connections are shared where the path of the socket is short enough.
 */
function sshOptions(target) {
    const path = controlPath(target);
    const sharing = path
        ? { ControlMaster: "auto", ControlPersist: "60", ControlPath: pathValue(path) }
        : { ControlMaster: "no", ControlPath: "none" };
    const options = {
        BatchMode: "yes",
        StrictHostKeyChecking: "yes",
        UserKnownHostsFile: pathValue(target.knownHostsFile),
        GlobalKnownHostsFile: "none",
        UpdateHostKeys: "no",
        CheckHostIP: "no",
        IdentitiesOnly: "yes",
        IdentityAgent: "none",
        IdentityFile: pathValue(target.privateKeyFile),
        PreferredAuthentications: "publickey",
        ConnectTimeout: "15",
        ServerAliveInterval: "15",
        ServerAliveCountMax: "8",
        LogLevel: "ERROR",
        Port: String(target.port),
        User: target.user,
        ...(target.proxyCommand === undefined ? {} : { ProxyCommand: target.proxyCommand }),
        ...sharing,
    };
    return ["-F", "none", ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}
/** Arguments for `ssh` up to and including the destination; a command may follow. */
function sshArguments(target) {
    return [...sshOptions(target), "-T", "--", target.host];
}
/** A word that a POSIX shell reads as exactly this text. */
function shellQuote(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
/**
 * Runs a command line in the login shell of the machine's user.
 * @returns what it said; an exit code in `accept` (default: 0) is an answer.
 * @throws ToolError for any other exit code (255: ssh itself could not connect or log in, or the connection broke).
 */
async function sshRun(target, command, options = {}) {
    return named(command, target, () => (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshArguments(target), command], options));
}
/**
 * Runs a Bash script on the machine in ONE shell, sent on standard input: nothing is left there, and no second login
 * is needed. The script's own standard input is empty. It starts with `set -euo pipefail`.
 * @throws ToolError as `sshRun`.
 */
async function sshScript(target, script, options = {}) {
    const { sudo, variables = {}, name = "a script", ...rest } = options;
    const assignments = Object.entries(variables).map(([key, value]) => `${key}=${shellQuote(value)}\n`);
    // The braces make Bash read all of it before the first command runs, so that no command can swallow the rest.
    const input = `set -euo pipefail\n${assignments.join("")}{\n${script}\n} </dev/null\n`;
    const shell = sudo ? "sudo -n -- bash -s" : "bash -s";
    return named(name, target, () => (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshArguments(target), shell], { ...rest, input }));
}
/** Ends the shared connection, if there is one. Call it before the machine is shut down or its login changes. */
async function closeConnection(target) {
    if (!sharesConnection(target))
        return;
    await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshOptions(target), "-O", "exit", "--", target.host], { accept: [0, 255], timeout: 10_000 });
}
/** Says in an error what ran where, in place of "ssh ended with …". */
async function named(what, target, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof _base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ToolError */ .v))
            throw error;
        const line = what.split("\n", 1)[0] ?? "";
        const short = line.length > 100 ? `${line.slice(0, 99)}…` : line;
        const remedy = error.code === 255
            ? "Code 255 is ssh's own: the machine does not answer, or it refuses the login."
            : "The lines above are what it said on the machine.";
        throw new _base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ToolError */ .v(`${short} (${target.user}@${target.host}:${target.port})`, error.code, error.stderr, remedy);
    }
}


/***/ }),

/***/ 2724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ waitForBanner),
/* harmony export */   o: () => (/* binding */ waitForLogin)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5207);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4909);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2650);





/**
 * Waits until an SSH server introduces itself: a line that starts with `SSH-` (RFC 4253, 4.2).
 * A connection that is merely accepted proves nothing: QEMU's user network accepts before the guest has booted.
 * @throws UserError after `within`, CancelledError, or whatever `alive` throws.
 */
async function waitForBanner(host, port, options) {
    await (0,_base_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(async (signal) => {
        options.alive?.();
        return (await readsBanner(host, port, signal)) || undefined;
    }, pollOptions(`SSH answers on ${host}:${port}`, options));
}
/**
 * Waits until a login with the key works. The server may answer before the user and the key are there.
 * @throws UserError after `within` with ssh's own words, CancelledError, or whatever `alive` throws.
 */
async function waitForLogin(target, options) {
    const what = `${target.user} can log in on ${target.host}:${target.port} with the key`;
    await (0,_base_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(async (signal) => {
        options.alive?.();
        try {
            // A login that hangs is cut off and tried again: the first ones may meet a machine that is still busy.
            await (0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .sshRun */ .ez)(target, "true", { signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]) });
            return true;
        }
        catch (error) {
            if (error instanceof _base_run_js__WEBPACK_IMPORTED_MODULE_3__/* .ToolError */ .v && error.stderr.includes("Host key verification failed"))
                throw error;
            if (error instanceof _base_run_js__WEBPACK_IMPORTED_MODULE_3__/* .ToolError */ .v && error.code === 255)
                return undefined;
            if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc)
                return undefined; // Cut off; poll tells a deadline from a cancel.
            throw error;
        }
    }, pollOptions(what, options));
}
function pollOptions(what, options) {
    return {
        what,
        every: options.every ?? 250,
        within: options.within,
        signal: options.signal,
        ...(options.remedy === undefined ? {} : { remedy: options.remedy }),
    };
}
/** One attempt of at most 3 s. RFC 4253 allows other lines before the banner, so all that came is searched. */
function readsBanner(host, port, signal) {
    return new Promise((resolve) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ host, port });
        const end = (answer) => {
            signal.removeEventListener("abort", refuse);
            socket.destroy();
            resolve(answer);
        };
        const refuse = () => end(false);
        let said = "";
        socket.setEncoding("latin1");
        socket.on("data", (text) => {
            said = `${said}${text}`.slice(-4096);
            if (/^SSH-/m.test(said))
                end(true);
        });
        socket.once("error", refuse);
        socket.once("close", refuse);
        socket.setTimeout(3_000, refuse);
        signal.addEventListener("abort", refuse, { once: true });
        if (signal.aborted)
            refuse();
    });
}


/***/ })

};
