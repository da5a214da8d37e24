export const id = 8154;
export const ids = [8154];
export const modules = {

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


async function writeWhole(path, content) {
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex")}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(temporary, content, { mode: 0o600, flag: "wx" });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, path);
}


/***/ }),

/***/ 8504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ runAsRoot)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(443);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1224);




async function runAsRoot(command, options) {
    const [file = "", ...args] = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_3__/* .asRoot */ .t)(options.privilege, command, options.what);
    if (options.signal?.aborted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(file, args, { stdio: ["pipe", "pipe", "pipe"] });
    child.stdin.on("error", () => undefined);
    for (const stream of ["stdout", "stderr"]) {
        void (0,_base_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .readLines */ .S)(child[stream], (line) => options.onLine?.(line, stream));
    }
    const cut = () => child.stdin.destroy();
    options.signal?.addEventListener("abort", cut, { once: true });
    try {
        const code = await new Promise((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (exit) => resolve(exit ?? 137));
        });
        if (options.signal?.aborted)
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc();
        return code;
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) === "ENOENT")
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The tool ${file} is not installed.`, `Install ${file}, or run with --install-tools.`);
        throw error;
    }
    finally {
        options.signal?.removeEventListener("abort", cut);
        cut();
    }
}


/***/ }),

/***/ 1224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ privilege),
/* harmony export */   t: () => (/* binding */ asRoot)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4909);


async function privilege(probe = thisProcess()) {
    if (probe.uid === 0)
        return "root";
    if (await probe.succeeds("sudo", ["-n", "true"]))
        return "sudo";
    if (probe.terminal && (await probe.succeeds("sudo", ["-V"])))
        return "sudo-asks";
    return "none";
}
function asRoot(how, command, what) {
    if (how === "root")
        return [...command];
    if (how === "sudo")
        return ["sudo", "-n", "--", ...command];
    if (how === "sudo-asks")
        return ["sudo", "--", ...command];
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${what} needs root, and neither is this process root nor may it use sudo.`, `As root, run: ${command.join(" ")}`);
}
function thisProcess() {
    return {
        uid: process.getuid?.() ?? -1,
        terminal: process.stdin.isTTY === true,
        succeeds: async (command, args) => {
            const { stdout } = await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)("sh", ["-c", '"$@" >/dev/null 2>&1 && echo yes || :', "sh", command, ...args]);
            return stdout.trim() === "yes";
        },
    };
}


/***/ }),

/***/ 5190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CJ: () => (/* binding */ whereabouts),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   a1: () => (/* binding */ ownMark),
/* harmony export */   gy: () => (/* binding */ processStart),
/* harmony export */   pG: () => (/* binding */ isAtWork)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);


async function processStart(pid) {
    let stat;
    try {
        stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, "utf8");
    }
    catch (error) {
        if (["ENOENT", "ESRCH"].includes((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) ?? ""))
            return undefined;
        throw error;
    }
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X")
        return undefined;
    return fields[19];
}
async function ownMark() {
    const [startTime = "", where] = await Promise.all([processStart(process.pid), whereabouts()]);
    return { pid: process.pid, startTime, where };
}
async function isRunning(mark) {
    const here = await whereabouts();
    if (mark.where === undefined || mark.where === here)
        return (await processStart(mark.pid)) === mark.startTime;
    return isSameBoot(mark.where, here);
}
const UNSEEN_FOR = 24 * 3_600_000;
async function isAtWork(maker, changed) {
    if (!(await isRunning(maker)))
        return false;
    const isHere = maker.where === undefined || maker.where === (await whereabouts());
    return isHere || Date.now() - changed.getTime() < UNSEEN_FOR;
}
function isSameBoot(one, other) {
    return one.split("-")[0] === other.split("-")[0];
}
async function whereabouts() {
    const [boot, namespace] = await Promise.all([
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)("/proc/sys/kernel/random/boot_id", "utf8"),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)("/proc/self/ns/pid"),
    ]);
    return `${boot.slice(0, 8)}-${Number(namespace.replaceAll(/\D/g, "")).toString(36)}`;
}


/***/ }),

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

/***/ 6872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ missingTools),
/* harmony export */   HG: () => (/* binding */ installTools)
/* harmony export */ });
/* unused harmony export inOwnSession */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4909);
/* harmony import */ var _as_root_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8504);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1224);




const LOOK_FOR = `PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
while [ $# -gt 0 ]; do
  wanted=$1 probe=$2
  shift 2
  if [ -z "$probe" ]; then
    case $wanted in
    /*) probe='[ -r "$wanted" ]' ;;
    *) probe='command -v "$wanted"' ;;
    esac
  fi
  (eval "$probe") >/dev/null 2>&1 || echo "$wanted"
done`;
async function absentTools(tools) {
    const { stdout } = await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)("sh", [
        "-c",
        LOOK_FOR,
        "sh",
        ...tools.flatMap((tool) => [tool.command, tool.probe ?? ""]),
    ]);
    const absent = new Set(stdout.split("\n"));
    return tools.filter((tool) => absent.has(tool.command));
}
async function missingTools(tools) {
    const absent = await absentTools(tools);
    const packages = [...new Set(absent.flatMap((tool) => tool.package ?? []))].sort();
    const all = `sudo apt-get install --no-install-recommends ${packages.join(" ")}, or run with --install-tools`;
    const last = absent.findLast((tool) => tool.package !== undefined);
    return absent.map((tool) => ({
        subject: tool.command,
        problem: `is not installed; it is needed for ${tool.purpose}`,
        remedy: tool.package === undefined ? byHand(tool) : tool === last ? all : "",
    }));
}
async function installTools(tools, options, task) {
    const absent = await absentTools(tools);
    if (absent.length === 0)
        return [];
    const unpackaged = absent.find((tool) => tool.package === undefined);
    if (unpackaged) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${unpackaged.command} is not installed, and apt has no package of it.`, byHand(unpackaged));
    }
    const packages = [...new Set(absent.flatMap((tool) => tool.package ?? []))].sort();
    const how = options.privilege ?? (await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_3__/* .privilege */ .E)());
    if (how === "none")
        throw refusal(absent, packages);
    task.line(`Installing through apt: ${packages.join(" ")}`);
    task.update(undefined, packages.join(", "));
    const install = ["install", "--no-install-recommends", ...packages];
    if ((await aptGet(how, install, options, task)).code !== 0) {
        task.line("Not everything was found: apt-get update, then once more.");
        mustSucceed("apt-get update", await aptGet(how, ["update"], options, task));
        mustSucceed(`apt-get install ${packages.join(" ")}`, await aptGet(how, install, options, task));
    }
    return packages;
}
async function aptGet(how, args, options, task) {
    if (options.signal?.aborted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc();
    const said = [];
    const command = inOwnSession([
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-y",
        "-o",
        "DPkg::Lock::Timeout=300",
        ...args,
    ]);
    const code = await (0,_as_root_js__WEBPACK_IMPORTED_MODULE_2__/* .runAsRoot */ .y)(command, {
        privilege: how,
        what: "Installing tools",
        onLine: (line) => {
            said.push(line);
            task.detail(line);
        },
    });
    if (options.signal?.aborted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc();
    return { code, said };
}
function inOwnSession(command) {
    return ["sh", "-c", 'trap "" INT QUIT; exec setsid --wait "$@"', "sh", ...command];
}
function mustSucceed(command, { code, said }) {
    if (code === 0)
        return;
    const errors = said.filter((line) => line.startsWith("E:"));
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${command} ended with code ${code}:\n${(errors.length > 0 ? errors : said.slice(-8)).join("\n")}`, "The lines above are apt's own words. Put that right (network, sources, disk space) and run again.");
}
function refusal(absent, packages) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Not installed: ${absent.map((tool) => tool.command).join(", ")}. Installing needs root, and neither is this process root nor may it use sudo.`, `As root, run:\n  apt-get update\n  apt-get install --no-install-recommends ${packages.join(" ")}`);
}
function byHand(tool) {
    return tool.remedy ?? `Install ${tool.command} by hand; apt has no package of it.`;
}


/***/ }),

/***/ 5666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ baseImageSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9767);

const baseImageSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    reference: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    handle: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    cached: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
});


/***/ }),

/***/ 4417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ certificateFiles)
/* harmony export */ });
/* unused harmony export certificates */
const OWN_FILE = "/usr/local/share/ca-certificates/slipway-build.crt";
const BUNDLE = "/etc/ssl/certs/ca-certificates.crt";
function certificateFiles(bundle) {
    const content = `${certificates(bundle).join("\n")}\n`;
    return [
        { path: OWN_FILE, content },
        { path: BUNDLE, content, append: true },
    ];
}
function certificates(bundle) {
    return bundle.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}


/***/ }),

/***/ 7266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ cloudConfig),
  L: () => (/* binding */ loginUser)
});

;// CONCATENATED MODULE: ./build/providers/lease.js
const LEASE_TIMER = "slipway-lease.timer";
const LEASE_SERVICE = "slipway-lease.service";
function calendarTime(when) {
    return `${when.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
function leaseScript(expires) {
    const folder = "/etc/systemd/system";
    return `set -e
mkdir -p ${folder}/timers.target.wants
cat >${folder}/${LEASE_SERVICE} <<'UNIT'
[Unit]
Description=End of the lease of this build machine

[Service]
Type=oneshot
ExecStart=/usr/bin/systemctl --no-block poweroff
UNIT
cat >${folder}/${LEASE_TIMER} <<'UNIT'
[Unit]
Description=Lease of this build machine

[Timer]
OnCalendar=${calendarTime(expires)}
AccuracySec=1s

[Install]
WantedBy=timers.target
UNIT
ln -sf ../${LEASE_TIMER} ${folder}/timers.target.wants/${LEASE_TIMER}
systemctl daemon-reload
systemctl start --no-block ${LEASE_TIMER}
`;
}

;// CONCATENATED MODULE: ./build/providers/cloud-config.js

function cloudConfig({ hostname, expires }) {
    return {
        hostname,
        manage_etc_hosts: "localhost",
        locale: "C.UTF-8",
        disable_root: true,
        ssh_pwauth: false,
        ssh_deletekeys: true,
        growpart: { mode: "auto", devices: ["/"] },
        resize_rootfs: true,
        package_update: false,
        package_upgrade: false,
        bootcmd: [["cloud-init-per", "instance", "slipway-lease", "sh", "-c", leaseScript(expires)]],
    };
}
function loginUser(name) {
    return {
        name,
        gecos: name,
        shell: "/bin/bash",
        groups: ["adm", "sudo"],
        lock_passwd: true,
        sudo: "ALL=(ALL) NOPASSWD:ALL",
    };
}


/***/ }),

/***/ 7845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ EXPECTED_CONTENT)
/* harmony export */ });
/* harmony import */ var _base_size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7603);

const EXPECTED_CONTENT = 3 * _base_size_js__WEBPACK_IMPORTED_MODULE_0__/* .GiB */ .T3;


/***/ }),

/***/ 3278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseReference),
/* harmony export */   t: () => (/* binding */ parseSha256)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _releases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4821);


function parseReference(text) {
    const trimmed = text.trim();
    if (/^https?:\/\//i.test(trimmed)) {
        const url = URL.parse(trimmed);
        return url ? { kind: "url", url } : { kind: "unknown", text: trimmed };
    }
    const release = (0,_releases_js__WEBPACK_IMPORTED_MODULE_1__/* .findRelease */ .dv)(trimmed);
    if (release)
        return { kind: "release", release };
    const looksLikeRelease = /^(debian|ubuntu)(-[\w.]*)?$/i.test(trimmed) ||
        /^[\w-]*$/.test(trimmed) ||
        /^[a-z][a-z0-9+.-]+:\/\//i.test(trimmed);
    if (looksLikeRelease)
        return { kind: "unknown", text: trimmed };
    return { kind: "path", path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(trimmed) ? trimmed : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(trimmed) };
}
function parseSha256(text) {
    const hex = text
        .trim()
        .replace(/^sha256:/i, "")
        .toLowerCase();
    return /^[0-9a-f]{64}$/.test(hex) ? hex : undefined;
}


/***/ }),

/***/ 8784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ baseImageTools)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3278);
/* harmony import */ var _releases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4821);



function baseImageTools(request, distribution = ownDistribution()) {
    const reference = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F)(request.reference);
    if (reference.kind === "unknown")
        return [];
    if (reference.kind !== "release") {
        return [{ command: "qemu-img", package: "qemu-utils", purpose: "checking a cloud image" }];
    }
    const { release } = reference;
    const purpose = `building ${release.name} from its packages`;
    const packages = KEYRING_PACKAGES[release.distribution];
    const keyringPackage = packages[distribution] ?? packages["*"];
    return [
        { command: "mmdebstrap", package: "mmdebstrap", purpose },
        { command: "gpg", package: "gpg", purpose },
        { command: "sfdisk", package: "fdisk", purpose },
        { command: "mke2fs", package: "e2fsprogs", purpose },
        { command: "mkfs.fat", package: "dosfstools", purpose },
        { command: "mcopy", package: "mtools", purpose },
        { command: "unshare", package: "util-linux", purpose },
        {
            command: request.keyring ?? (0,_releases_js__WEBPACK_IMPORTED_MODULE_2__/* .keyringOf */ .TK)(release),
            package: request.keyring ? undefined : keyringPackage,
            purpose: `checking the signatures of ${release.name}`,
            remedy: `Give the keyring of ${release.distribution}'s archive (input keyring), or start from a cloud image by URL with its SHA-256.`,
        },
    ];
}
const KEYRING_PACKAGES = {
    debian: { "*": "debian-archive-keyring" },
    ubuntu: { ubuntu: "ubuntu-keyring" },
};
function ownDistribution() {
    return /^ID="?([\w.-]+)"?$/m.exec((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)("/etc/os-release", "utf8"))?.[1] ?? "";
}


/***/ }),

/***/ 8154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLocalProvider: () => (/* binding */ createLocalProvider)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/host/memory.js
var host_memory = __webpack_require__(824);
// EXTERNAL MODULE: ./build/host/space.js
var host_space = __webpack_require__(3393);
// EXTERNAL MODULE: ./build/host/tools.js
var tools = __webpack_require__(6872);
// EXTERNAL MODULE: ./build/qemu/accelerator.js
var qemu_accelerator = __webpack_require__(8142);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/base/errors.js
var base_errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/host/privilege.js
var privilege = __webpack_require__(1224);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/host/as-root.js
var as_root = __webpack_require__(8504);
// EXTERNAL MODULE: ./build/host/process.js
var host_process = __webpack_require__(5190);
;// CONCATENATED MODULE: ./build/providers/local/base-image/partial.js







const NAME = /^\.partial-(\d+)-(\d+)-[0-9a-f]+$/;
function baseImagesFolder(cache) {
    return (0,external_node_path_.join)(cache, "base-images");
}
async function makePartial(cache) {
    const start = await (0,host_process/* processStart */.gy)(process.pid);
    const path = (0,external_node_path_.join)(baseImagesFolder(cache), `.partial-${process.pid}-${start ?? "0"}-${(0,external_node_crypto_.randomBytes)(4).toString("hex")}`);
    await (0,promises_.mkdir)(path, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(path, "maker"), await (0,host_process/* whereabouts */.CJ)());
    return path;
}
async function halfMade(cache) {
    const folder = baseImagesFolder(cache);
    const names = (await listFolder(folder)).filter((name) => NAME.test(name));
    const found = await Promise.all(names.map((name) => look((0,external_node_path_.join)(folder, name), name)));
    return found.filter((one) => one !== undefined);
}
async function removeHalfMade(path) {
    if (!NAME.test(path.slice(path.lastIndexOf("/") + 1)))
        throw new Error(`${path} is no half-made folder.`);
    try {
        await (0,promises_.rm)(path, { recursive: true, force: true });
    }
    catch (error) {
        if (!["EACCES", "EPERM"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
            throw error;
        await (0,as_root/* runAsRoot */.y)(["rm", "-rf", "--one-file-system", "--", path], {
            privilege: await (0,privilege/* privilege */.E)(),
            what: `Removing ${path}`,
        });
    }
}
async function listFolder(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return [];
        throw error;
    }
}
async function look(path, name) {
    const [, pid, start = ""] = NAME.exec(name) ?? [];
    try {
        const created = (await (0,promises_.stat)(path)).birthtime;
        const where = await (0,promises_.readFile)((0,external_node_path_.join)(path, "maker"), "utf8").catch((error) => {
            if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
                return undefined;
            throw error;
        });
        return {
            path,
            pid: Number(pid),
            created,
            alive: await (0,host_process/* isAtWork */.pG)({ pid: Number(pid), startTime: start, where }, created),
            size: await sizeOnDisk(path),
        };
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}
async function sizeOnDisk(folder) {
    const stats = await Promise.all((await listFolder(folder)).map((name) => (0,promises_.lstat)((0,external_node_path_.join)(folder, name)).catch(goneIsNothing)));
    return stats.reduce((sum, one) => sum + (one ? one.blocks * 512 : 0), 0);
}
function goneIsNothing(error) {
    if ((0,base_errors/* codeOf */.$N)(error) !== "ENOENT")
        throw error;
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/cache.js




async function entries(cache) {
    const folder = baseImagesFolder(cache);
    const names = (await listFolder(folder)).filter((name) => !name.startsWith("."));
    const found = await Promise.all(names.map((name) => readEntry((0,external_node_path_.join)(folder, name))));
    return found.filter((entry) => entry !== undefined).sort((a, b) => b.created.localeCompare(a.created));
}
async function touch(entry, now = new Date()) {
    try {
        await (0,promises_.utimes)((0,external_node_path_.join)(entry.path, "info.json"), now, now);
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) !== "EPERM" && (0,base_errors/* codeOf */.$N)(error) !== "EROFS")
            throw error;
    }
}
async function publish(cache, partial, info, find) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(partial, "info.json"), `${JSON.stringify(info, undefined, 2)}\n`);
    await (0,promises_.rm)((0,external_node_path_.join)(partial, "maker"), { force: true });
    await Promise.all((await (0,promises_.readdir)(partial)).map((name) => (0,promises_.chmod)((0,external_node_path_.join)(partial, name), 0o444)));
    const adopted = await find();
    if (adopted) {
        await removeHalfMade(partial);
        return adopted;
    }
    const stamp = info.created.replaceAll(/[-:]|\.\d+/g, "");
    const path = (0,external_node_path_.join)(baseImagesFolder(cache), `${fileName(info.name)}-${info.key.slice(0, 16)}-${stamp}`);
    try {
        await (0,promises_.rename)(partial, path);
    }
    catch (error) {
        if (!["ENOTEMPTY", "EEXIST"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
            throw error;
        await removeHalfMade(partial);
    }
    const entry = await readEntry(path);
    if (!entry)
        throw new Error(`${path} is no entry although it was just made.`);
    return entry;
}
async function removeEntry(cache, path) {
    const bin = await makePartial(cache);
    try {
        await (0,promises_.rename)(path, (0,external_node_path_.join)(bin, (0,external_node_path_.basename)(path)));
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) !== "ENOENT")
            throw error;
    }
    await removeHalfMade(bin);
}
async function readEntry(path) {
    try {
        const file = (0,external_node_path_.join)(path, "info.json");
        const [text, { mtime }] = await Promise.all([(0,promises_.readFile)(file, "utf8"), (0,promises_.stat)(file)]);
        const info = JSON.parse(text);
        const disk = (0,external_node_path_.join)(path, info.file);
        await (0,promises_.stat)(disk);
        return { ...info, path, disk, size: await sizeOnDisk(path), lastUsed: mtime };
    }
    catch (error) {
        if (["ENOENT", "ENOTDIR"].includes((0,base_errors/* codeOf */.$N)(error) ?? "") || error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
function fileName(name) {
    return (name
        .replaceAll(/[^\w.-]+/g, "_")
        .replace(/^\.+/, "")
        .slice(0, 60) || "image");
}

// EXTERNAL MODULE: ./build/base/run.js
var run = __webpack_require__(4909);
;// CONCATENATED MODULE: ./build/providers/local/base-image/inspect.js




const OTHERS = [
    {
        magic: "CD001",
        at: 32_769,
        what: "a CD image (ISO)",
        remedy: "Use the distribution's cloud image (qcow2 or raw), not its installer.",
    },
    {
        magic: "\x1f\x8b",
        at: 0,
        what: "compressed with gzip",
        remedy: "Unpack it, and give the path and checksum of what comes out.",
    },
    {
        magic: "\xfd7zXZ\0",
        at: 0,
        what: "compressed with xz",
        remedy: "Unpack it, and give the path and checksum of what comes out.",
    },
    {
        magic: "\x28\xb5\x2f\xfd",
        at: 0,
        what: "compressed with zstd",
        remedy: "Unpack it, and give the path and checksum of what comes out.",
    },
    {
        magic: "BZh",
        at: 0,
        what: "compressed with bzip2",
        remedy: "Unpack it, and give the path and checksum of what comes out.",
    },
    {
        magic: "PK\x03\x04",
        at: 0,
        what: "a zip archive",
        remedy: "Unpack it, and give the path and checksum of what comes out.",
    },
    { magic: "KDMV", at: 0, what: "a VMDK", remedy: "Convert it: qemu-img convert -O qcow2 IMAGE.vmdk IMAGE.qcow2" },
    { magic: "vhdxfile", at: 0, what: "a VHDX", remedy: "Convert it: qemu-img convert -O qcow2 IMAGE.vhdx IMAGE.qcow2" },
    {
        magic: "conectix",
        at: 0,
        what: "a VHD",
        remedy: "Convert it: qemu-img convert -f vpc -O qcow2 IMAGE.vhd IMAGE.qcow2",
    },
    {
        magic: "\x7f\x10\xda\xbe",
        at: 64,
        what: "a VDI",
        remedy: "Convert it: qemu-img convert -O qcow2 IMAGE.vdi IMAGE.qcow2",
    },
    {
        magic: "ustar",
        at: 257,
        what: "a tar archive",
        remedy: "Unpack it, and give the path and checksum of what comes out.",
    },
];
async function inspectImage(file, name, scratch, signal) {
    const head = await readHead(file);
    const other = OTHERS.find(({ magic, at }) => head.subarray(at, at + magic.length).equals(Buffer.from(magic, "latin1")));
    if (other)
        throw new base_errors/* UserError */.yo(`${name} is ${other.what}, and no qcow2 or raw disk.`, other.remedy);
    const format = head.subarray(0, 4).toString("latin1") === "QFI\xfb" ? "qcow2" : "raw";
    if (format === "qcow2") {
        refuseReferences(head, name);
        await checkQcow2(file, name, signal);
    }
    const start = format === "raw" ? head : await guestStart(file, name, scratch, signal);
    if (!isBootable(start)) {
        throw new base_errors/* UserError */.yo(`${name} has neither a boot sector nor a partition table: it is no disk that a machine could start from.`, "Check the file (a web page saved under this name?); use the distribution's cloud image.");
    }
    const { stdout } = await explain(name, (0,run/* run */.e)("qemu-img", ["info", "--output=json", "-f", format, file], { signal }));
    const { "virtual-size": virtualSize } = JSON.parse(stdout);
    return { format, virtualSize };
}
async function readHead(file) {
    const handle = await (0,promises_.open)(file, "r");
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await handle.close();
    }
}
function refuseReferences(head, name) {
    const remedy = `Make it self-contained where its other files are: qemu-img convert -O qcow2 IMAGE NEW.qcow2`;
    if (head.length < 104)
        throw broken(name, "its header is cut off");
    const version = head.readUInt32BE(4);
    if (version !== 2 && version !== 3)
        throw broken(name, `its qcow2 version is ${version}`);
    if (head.readBigUInt64BE(8) !== 0n)
        throw new base_errors/* UserError */.yo(`${name} has a backing file: it is only the difference to another image.`, remedy);
    const externalData = version === 3 && (head.readBigUInt64BE(72) & 4n) !== 0n;
    if (externalData)
        throw new base_errors/* UserError */.yo(`${name} keeps its data in another file.`, remedy);
    if (head.readUInt32BE(32) !== 0)
        throw new base_errors/* UserError */.yo(`${name} is encrypted.`, "Start from an image that is not.");
}
async function checkQcow2(file, name, signal) {
    const { code, stderr, stdout } = await (0,run/* run */.e)("qemu-img", ["check", "-f", "qcow2", file], {
        accept: [0, 1, 2, 3],
        signal,
    });
    if (code === 1 || code === 2)
        throw broken(name, (stderr || stdout).trim().split("\n").slice(0, 3).join("; "));
}
async function guestStart(file, name, scratch, signal) {
    const target = (0,external_node_path_.join)(scratch, "start");
    await explain(name, (0,run/* run */.e)("qemu-img", ["dd", "-f", "qcow2", "-O", "raw", "bs=512", "count=2", `if=${file}`, `of=${target}`], { signal }));
    const start = await readHead(target);
    await (0,promises_.rm)(target, { force: true });
    return start;
}
function isBootable(start) {
    return (start.length >= 512 &&
        (start.readUInt16BE(510) === 0x55aa || start.subarray(512, 520).toString("latin1") === "EFI PART"));
}
async function explain(name, work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v)
            throw broken(name, error.stderr.trim());
        throw error;
    }
}
function broken(name, why) {
    return new base_errors/* UserError */.yo(`${name} is broken: ${why}.`, "Fetch it again, and compare its checksum with the one that its publisher gives.");
}

// EXTERNAL MODULE: ./build/providers/local/base-image/reference.js
var base_image_reference = __webpack_require__(3278);
// EXTERNAL MODULE: ./build/providers/local/base-image/releases.js
var releases = __webpack_require__(4821);
;// CONCATENATED MODULE: ./build/providers/local/base-image/sources.js



function sourcesFor(release, mirror, machine) {
    const own = machine.distribution === release.distribution ? ownArchives(machine) : {};
    const [archive, security] = mirror ? splitMirror(mirror) : [own.archive, own.security];
    if (archive === undefined)
        return { lines: [], from: "default", security: true };
    const securityArchive = security ?? own.security ?? (release.distribution === "ubuntu" ? archive : undefined);
    const components = (0,releases/* componentsOf */.ct)(release).join(" ");
    const line = (uri, suite) => `deb ${uri} ${suite} ${components}`;
    return {
        lines: [
            line(archive, release.codename),
            line(archive, `${release.codename}-updates`),
            ...(securityArchive === undefined ? [] : [line(securityArchive, `${release.codename}-security`)]),
        ],
        from: mirror ? "mirror" : "machine",
        security: securityArchive !== undefined,
    };
}
function splitMirror(mirror) {
    return mirror
        .split(/[\s,]+/)
        .filter((part) => part !== "")
        .map((uri) => uri.replace(/\/+$/, ""));
}
function ownArchives({ sources }) {
    const withSuffix = (suffix) => sources.find(({ suite }) => suite.endsWith(suffix))?.uri;
    const plain = [...new Set(sources.filter(({ suite }) => /^[a-z]+$/.test(suite)).map(({ uri }) => uri))];
    return {
        archive: withSuffix("-updates") ?? (plain.length === 1 ? plain[0] : undefined),
        security: withSuffix("-security"),
    };
}
function parsePrintedUris(text) {
    return text.split("\n").flatMap((line) => {
        const match = /^'(https?:\/\/[^'\s]+?)\/dists\/([^'\s]+)\/InRelease'/.exec(line);
        if (!match?.[1] || !match[2] || URL.parse(match[1])?.username !== "")
            return [];
        return [{ uri: match[1].replace(/\/+$/, ""), suite: match[2] }];
    });
}
async function readMachineSources(signal) {
    const [osRelease, apt] = await Promise.all([
        (0,promises_.readFile)("/etc/os-release", "utf8"),
        (0,run/* run */.e)("apt-get", ["update", "--print-uris"], { accept: [0, 100], signal }),
    ]);
    const distribution = /^ID="?([\w.-]+)"?$/m.exec(osRelease)?.[1] ?? "";
    return { distribution, sources: apt.code === 0 ? parsePrintedUris(apt.stdout) : [] };
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/check.js











async function checkBaseImage(request) {
    const reference = (0,base_image_reference/* parseReference */.F)(request.reference);
    const isRelease = reference.kind === "release";
    const problems = [];
    const add = (subject, problem, remedy) => problems.push({ subject, problem, remedy });
    if (reference.kind === "unknown") {
        add("base-image", `${quoted(reference.text)} is no release that can be built, no address, and no path.`, `One of ${NAMES}; or https://… with its SHA-256; or a path such as ./image.qcow2.`);
    }
    if (isRelease && process.arch !== "x64") {
        add("base-image", `${reference.release.name} can be built on x86-64 machines only; this one is ${process.arch}.`, "Run on an x86-64 machine.");
    }
    if (request.sha256 !== undefined && (0,base_image_reference/* parseSha256 */.t)(request.sha256) === undefined) {
        add("base-image-sha256", `${quoted(request.sha256)} is no SHA-256.`, "64 hex digits, as sha256sum prints them.");
    }
    if (request.sha256 !== undefined && isRelease) {
        add("base-image-sha256", "means nothing for a release: it is built from signed packages.", "Leave it out, or give the address of a cloud image.");
    }
    if (request.sha256 === undefined && reference.kind === "url") {
        add("base-image-sha256", `is missing: ${quoted(reference.url.href)} is fetched only with the SHA-256 that it must have.`, "Take it from the publisher's list of checksums (SHA256SUMS).");
    }
    if (reference.kind === "url" && (reference.url.username !== "" || reference.url.password !== "")) {
        add("base-image", "holds a user name or password, which would end up in logs and manifests.", "Fetch the image beforehand and give its path.");
    }
    if (reference.kind === "path") {
        const file = await checkFile("base-image", reference.path);
        problems.push(...(file.length > 0 ? file : await checkImage(reference.path)));
    }
    if (request.keyring !== undefined)
        problems.push(...(await checkFile("keyring", request.keyring)));
    if (request.mirror !== undefined) {
        if (!isRelease)
            add("mirror", "means nothing for a cloud image.", "Leave it out.");
        const parts = splitMirror(request.mirror);
        const bad = parts.find((part) => !isMirror(part));
        if (bad !== undefined || parts.length === 0 || parts.length > 2) {
            add("mirror", `${quoted(bad ?? request.mirror)} is no address of an archive.`, "http://… or https://… without a password; a second one, after a space, is the security archive.");
        }
    }
    return problems;
}
async function checkPrivilege(request, cache) {
    const reference = (0,base_image_reference/* parseReference */.F)(request.reference);
    if (reference.kind !== "release" || (await (0,privilege/* privilege */.E)()) !== "none")
        return [];
    if ((await entries(cache)).some(({ name }) => name === reference.release.name))
        return [];
    const problem = `building ${reference.release.name} from packages needs root or sudo, and there is neither`;
    return [
        { subject: "base-image", problem, remedy: "Run it with sudo, or give a cloud image: --base-image ./image.qcow2" },
    ];
}
async function checkImage(path) {
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "slipway-look-"));
    try {
        await inspectImage(path, (0,external_node_path_.basename)(path), scratch);
        return [];
    }
    catch (error) {
        if (!(error instanceof base_errors/* UserError */.yo))
            throw error;
        if (error.message.includes("is not installed"))
            return [];
        return [{ subject: "base-image", problem: error.message, remedy: error.remedy }];
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
const NAMES = releases/* RELEASES */.pH.map(({ name }) => name).join(", ");
async function checkFile(subject, path) {
    try {
        const stats = await (0,promises_.stat)(path);
        if (!stats.isFile())
            return [{ subject, problem: `${quoted(path)} is no file.`, remedy: "Give the path of a file." }];
        await (0,promises_.access)(path, external_node_fs_.constants.R_OK);
        return [];
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "EACCES")
            return [{ subject, problem: `${quoted(path)} may not be read.`, remedy: `Run: chmod a+r ${path}` }];
        if ((0,base_errors/* codeOf */.$N)(error) !== "ENOENT" && (0,base_errors/* codeOf */.$N)(error) !== "ENOTDIR")
            throw error;
        return [
            {
                subject,
                problem: `${quoted(path)} does not exist.`,
                remedy: `Check the path${subject === "base-image" ? `; or one of ${NAMES}` : ""}.`,
            },
        ];
    }
}
function isMirror(text) {
    const url = URL.parse(text);
    return url !== null && ["http:", "https:"].includes(url.protocol) && url.username === "" && url.password === "";
}
function quoted(text) {
    return `“${text}”`;
}

// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
;// CONCATENATED MODULE: ./build/providers/local/base-image/digest.js



async function sha256Of(file, { size, signal, task } = {}) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let done = 0;
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 4 * 2 ** 20, signal })) {
            hash.update(chunk);
            done += chunk.length;
            if (size)
                task?.update(done / size, "checksum");
        }
    }
    catch (error) {
        throw signal?.aborted ? new base_errors/* CancelledError */.cc() : error;
    }
    return hash.digest("hex");
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/providers/local/base-image/download.js








const TRIES = 3;
async function download(request, task) {
    for (let tried = 1;; tried += 1) {
        try {
            const sum = await fetchOnce(request, task);
            if (sum === request.sha256)
                return;
            throw new base_errors/* UserError */.yo(`${request.url.href} does not have the checksum that was given.\n  given: ${request.sha256}\n  found: ${sum}`, "Take the SHA-256 from the publisher again (an image under a fixed address is replaced by newer ones). Nothing was kept.");
        }
        catch (error) {
            if (request.signal?.aborted)
                throw new base_errors/* CancelledError */.cc();
            if (error instanceof base_errors/* UserError */.yo && !(error instanceof Passing))
                throw error;
            const why = error instanceof Passing ? error.message : causeOf(error);
            if (tried === TRIES) {
                throw new base_errors/* UserError */.yo(`${request.url.href} could not be fetched in ${TRIES} tries: ${why}`, "Check the address and the network, then run again.");
            }
            task.line(`${request.url.host}: ${why}; trying again`);
            await (0,external_node_timers_promises_.setTimeout)((request.backoff ?? 2_000) * 2 ** (tried - 1), undefined, request.signal ? { signal: request.signal } : {}).catch(() => undefined);
        }
    }
}
class Passing extends base_errors/* UserError */.yo {
}
async function fetchOnce({ url, file, signal, stall = 60_000 }, task) {
    const stalled = new AbortController();
    const timer = setTimeout(() => stalled.abort(new Passing(`no data for ${stall / 1000} s`, "")), stall);
    try {
        const response = await fetch(url, { signal: signal ? AbortSignal.any([signal, stalled.signal]) : stalled.signal });
        if (!response.ok || !response.body)
            throw refusal(url, response);
        const size = Number(response.headers.get("content-length") ?? Number.NaN);
        const free = await (0,host_space/* freeSpace */.F)((0,external_node_path_.dirname)(file));
        if (size + 64 * base_size/* MiB */.lv > free) {
            throw new base_errors/* UserError */.yo(`${url.href} has ${(0,base_size/* formatSize */.Xq)(size)}, and ${(0,base_size/* formatSize */.Xq)(free)} are free in ${(0,external_node_path_.dirname)(file)}.`, "Make room there, or put the cache on a larger disk (input cache-folder).");
        }
        const hash = (0,external_node_crypto_.createHash)("sha256");
        let done = 0;
        const watch = async function* (chunks) {
            for await (const chunk of chunks) {
                timer.refresh();
                hash.update(chunk);
                done += chunk.length;
                const fraction = Number.isFinite(size) && size > 0 ? Math.min(1, done / size) : undefined;
                task.update(fraction, (0,base_size/* formatSize */.Xq)(done));
                yield chunk;
            }
        };
        await (0,external_node_stream_promises_.pipeline)(response.body, watch, (0,external_node_fs_.createWriteStream)(file));
        return hash.digest("hex");
    }
    finally {
        clearTimeout(timer);
    }
}
function refusal(url, { status, statusText }) {
    const words = `the server answered ${status} ${statusText}`.trim();
    if (status >= 500 || status === 429)
        return new Passing(words, "");
    return new base_errors/* UserError */.yo(`${url.href} could not be fetched: ${words}.`, "Check the address; open it in a browser.");
}
function causeOf(error) {
    const cause = error instanceof Error && error.cause !== undefined ? (0,base_errors/* messageOf */.bD)(error.cause) : "";
    return cause || (0,base_errors/* messageOf */.bD)(error);
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/cloud-image.js











async function imageFromUrl(url, sha256, options, task) {
    const found = await findBySum(options.cache, sha256);
    if (found)
        return { entry: found, cached: true };
    const name = (0,external_node_path_.basename)(url.pathname) || url.host;
    return add({ name, reference: url.href }, options, async (file) => {
        await download({ url, sha256, file, signal: options.signal }, task);
        return { sha256 };
    });
}
async function imageFromFile(path, sha256, options, task) {
    const { cache, signal } = options;
    const origin = await fingerprint(path);
    const known = (await entries(cache)).find((entry) => entry.origin === origin.text);
    if (known && (sha256 === undefined || known.digest === `sha256:${sha256}`))
        return { entry: known, cached: true };
    return add({ name: (0,external_node_path_.basename)(path), reference: path }, options, async (file) => {
        const free = await (0,host_space/* freeSpace */.F)(cache);
        if (origin.allocated > free) {
            throw new base_errors/* UserError */.yo(`${path} takes ${(0,base_size/* formatSize */.Xq)(origin.allocated)}, and ${(0,base_size/* formatSize */.Xq)(free)} are free in ${cache}.`, "Make room there, or put the cache on a larger disk (input cache-folder).");
        }
        task.update(undefined, "copying");
        await (0,run/* run */.e)("cp", ["--reflink=auto", "--sparse=auto", "--", path, file], { signal });
        const found = await sha256Of(file, { size: origin.size, signal, task });
        if (sha256 !== undefined && found !== sha256) {
            throw new base_errors/* UserError */.yo(`${path} does not have the checksum that was given.\n  given: ${sha256}\n  found: ${found}`, "Check which of the two is meant; a file whose checksum is not known to you can be given without one.");
        }
        return { sha256: found, origin: origin.text };
    });
}
async function add(named, { cache, signal }, bring) {
    const partial = await makePartial(cache);
    try {
        const file = (0,external_node_path_.join)(partial, "incoming");
        const { sha256, origin } = await bring(file);
        const { format, virtualSize } = await inspectImage(file, named.name, partial, signal);
        await (0,promises_.rename)(file, (0,external_node_path_.join)(partial, `disk.${format}`));
        const info = {
            ...{ ...named, key: sha256, digest: `sha256:${sha256}`, file: `disk.${format}`, virtualSize },
            ...{ origin, created: new Date().toISOString() },
        };
        return { entry: await publish(cache, partial, info, () => findBySum(cache, sha256)), cached: false };
    }
    catch (error) {
        await removeHalfMade(partial);
        throw error;
    }
}
async function findBySum(cache, sha256) {
    return (await entries(cache)).find((entry) => entry.key === sha256);
}
async function fingerprint(path) {
    try {
        const { dev, ino, size, mtimeNs, blocks } = await (0,promises_.stat)(path, { bigint: true });
        return { text: `${path} ${dev}:${ino} ${size} ${mtimeNs}`, size: Number(size), allocated: Number(blocks) * 512 };
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            throw new base_errors/* UserError */.yo(`There is no file ${path}.`, "Check the path of the base image.");
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/prune.js

const GRACE = 15 * 60_000;
function toPrune(all, { limit, inUse, now = Date.now() }) {
    let total = all.reduce((sum, entry) => sum + entry.size, 0);
    const candidates = all
        .filter((entry) => !inUse.includes(entry.disk) && now - entry.lastUsed.getTime() > GRACE)
        .sort((a, b) => a.lastUsed.getTime() - b.lastUsed.getTime());
    const going = [];
    for (const entry of candidates) {
        if (total <= limit)
            break;
        going.push(entry);
        total -= entry.size;
    }
    return going;
}
async function pruneCache(cache, options) {
    const going = toPrune(await entries(cache), options);
    await Promise.all(going.map((entry) => removeEntry(cache, entry.path)));
    return going;
}

// EXTERNAL MODULE: ./build/base/duration.js
var duration = __webpack_require__(5902);
;// CONCATENATED MODULE: ./build/providers/local/base-image/build-failure.js

const CAUSES = [
    {
        sign: /No space left on device|ENOSPC/,
        message: ({ name }) => `There was not enough room to build ${name}.`,
        remedy: "Make room in the cache folder (slipway sweep), or put the cache on a larger disk.",
    },
    {
        sign: /NO_PUBKEY|EXPKEYSIG|BADSIG|is not signed|couldn't be verified|gpgv.*not found|GPG error/,
        message: ({ name, distribution }, where) => `The packages of ${name} from ${where} are not signed with a key of this machine's keyring of ${distribution}.`,
        remedy: "Check the mirror's address; if it is right, update the keyring's package, or give the right keyring, or start from a cloud image by URL with its SHA-256.",
    },
    {
        sign: /does not have a Release file|404\s+Not Found/,
        message: ({ name, codename }, where) => `${name} (suite ${codename}), or a part of it, is not to be had from ${where}.`,
        remedy: "Give a mirror that has this release (input mirror), or choose another base image. Releases past their end of life move to an archive.",
    },
    {
        sign: /is not valid yet|is expired|Release file .* expired/,
        message: ({ name }, where) => `The package lists of ${name} from ${where} are out of date, or this machine's clock is wrong.`,
        remedy: "Check the clock (date) and the mirror.",
    },
    {
        sign: /Could not resolve|Temporary failure resolving|Could not connect|Connection (refused|timed out|failed|reset)|Network is unreachable|Unable to connect|Failed to fetch|Could not handshake|certificate verification failed/i,
        message: ({ name }, where) => `The packages of ${name} could not be fetched from ${where}.`,
        remedy: "Check the network and the address, or name another mirror (input mirror).",
    },
    {
        sign: /Unable to locate package|has no installation candidate|unmet dependencies/,
        message: ({ name }, where) => `${where} lacks packages that a base image of ${name} needs.`,
        remedy: "Use a complete mirror of the distribution, with its -updates and -security suites.",
    },
    {
        sign: /unshare: .*(Operation not permitted|Permission denied)|mount: .*permission denied/i,
        message: () => "Root of this machine may not make namespaces or mounts: this looks like a container with few rights.",
        remedy: "Build on a machine, or start the container with --privileged, or start from a cloud image by URL with its SHA-256.",
    },
];
function buildFailure(release, sources, code, said) {
    const errors = said.filter((line) => /^(E|W|Err:?\d*|error)[: ]|failed|No space|cannot|denied/i.test(line));
    const archives = [...new Set(sources.lines.map((line) => line.split(" ")[1] ?? ""))];
    const blamed = archives.filter((uri) => errors.some((line) => line.includes(uri)));
    const where = archives.length === 0 ? "mmdebstrap's default mirror" : (blamed.length > 0 ? blamed : archives).join(" and ");
    const words = (errors.length > 0 ? errors : said).slice(-6).join("\n");
    const cause = CAUSES.find(({ sign }) => said.some((line) => sign.test(line)));
    return new base_errors/* UserError */.yo(`${cause ? cause.message(release, where) : `Building ${release.name} ended with code ${code}.`}\n${words}`, cause?.remedy ??
        "The lines above are the tools' own words; --verbose shows all of them. Run again once that is put right.");
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/build-progress.js
const STAGES = [
    { begins: "I: running apt-get update", note: "reading package lists", from: 0.02 },
    { begins: "I: downloading packages with apt", note: "downloading the essential packages", from: 0.06 },
    { begins: "I: extracting archives", note: "unpacking the essential packages", from: 0.12 },
    { begins: "I: installing essential packages", note: "setting up the essential packages", from: 0.16 },
    { begins: "I: installing remaining packages", note: "downloading packages", from: 0.25 },
    { begins: "I: running --customize-hook", note: "kernel and boot loader", from: 0.75 },
    { begins: "I: cleaning package lists", note: "cleaning up", from: 0.85 },
    { begins: "slipway: stage disk", note: "writing the disk", from: 0.86 },
    { begins: "slipway: stage done", note: "taking the checksum", from: 0.95 },
];
function followBuild() {
    let at = -1;
    let expected = 0;
    let seen = 0;
    return (line) => {
        const next = STAGES.findIndex((stage, index) => index > at && line.startsWith(stage.begins));
        if (next >= 0) {
            at = next;
            expected = 0;
            seen = 0;
        }
        else {
            const total = /^\d+ upgraded, (\d+) newly installed/.exec(line)?.[1];
            if (total !== undefined)
                expected = Number(total) * 2;
            if (!/^(Unpacking|Setting up) /.test(line) || expected === 0)
                return undefined;
            seen += 1;
        }
        const stage = STAGES[at];
        if (!stage)
            return undefined;
        const to = STAGES[at + 1]?.from ?? 1;
        const inside = expected > 0 ? Math.min(1, seen / expected) : 0;
        const what = /^(Unpacking|Setting up) (\S+?)(:\w+)? /.exec(line)?.[2];
        return { fraction: stage.from + (to - stage.from) * inside, note: what ?? stage.note };
    };
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/settings.js


function unpackedSize(release) {
    return (release.distribution === "ubuntu" ? 4 : 2.5) * 2 ** 30;
}
function diskSize(release) {
    return (release.distribution === "ubuntu" ? 4 : 2) * 2 ** 30;
}
function settingsText({ release, keyring, owner, inMemory }) {
    const values = {
        DISTRIBUTION: release.distribution,
        SUITE: release.codename,
        ARCHITECTURE: "amd64",
        COMPONENTS: (0,releases/* componentsOf */.ct)(release).join(","),
        PACKAGES: (0,releases/* packagesOf */.DT)(release).join(","),
        KEYRING: keyring ?? "",
        OWNER: owner ?? "",
        IN_MEMORY: inMemory ? "1" : "0",
        MEMORY_LIMIT: String(unpackedSize(release)),
        DISK_SIZE: String(diskSize(release) / 2 ** 20),
        ROOT_UUID: (0,external_node_crypto_.randomUUID)(),
        ESP_ID: (0,external_node_crypto_.randomBytes)(4).toString("hex").toUpperCase(),
    };
    return Object.entries(values)
        .map(([name, value]) => `${name}=${quote(value)}\n`)
        .join("");
}
function quote(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/build.js













const SPARE_MEMORY = 1 * base_size/* GiB */.T3;
async function buildRelease(request, task) {
    const { release, sources, keyring, folder, scripts, signal } = request;
    const [memory, space, how] = await Promise.all([(0,host_memory/* availableMemory */.B)(), (0,host_space/* freeSpace */.F)(folder), (0,privilege/* privilege */.E)()]);
    const inMemory = memory > unpackedSize(release) + SPARE_MEMORY;
    const needed = diskSize(release) + (inMemory ? 0 : unpackedSize(release));
    if (space < needed) {
        throw new base_errors/* UserError */.yo(`Building ${release.name} needs ${(0,base_size/* formatSize */.Xq)(needed)} in ${folder}, and ${(0,base_size/* formatSize */.Xq)(space)} are free.`, "Make room there, or put the cache on a larger disk (input cache-folder).");
    }
    const owner = how === "root" ? undefined : `${process.getuid?.()}:${process.getgid?.()}`;
    await Promise.all([
        (0,promises_.writeFile)((0,external_node_path_.join)(folder, "settings"), settingsText({ release, keyring, owner, inMemory })),
        (0,promises_.writeFile)((0,external_node_path_.join)(folder, "sources.list"), sources.lines.map((line) => `${line}\n`).join("")),
    ]);
    const follow = followBuild();
    const said = [];
    const code = await (0,as_root/* runAsRoot */.y)(["sh", (0,external_node_path_.join)(scripts, "lifeline.sh"), "sh", (0,external_node_path_.join)(scripts, "build.sh"), folder], {
        privilege: how,
        what: `Building a base image of ${release.name}`,
        signal,
        onLine: (line) => {
            said.push(line);
            task.detail(line);
            const progress = follow(line);
            if (progress)
                task.update(progress.fraction, progress.note);
        },
    });
    if (code !== 0)
        throw buildFailure(release, sources, code, said);
    const disk = (0,external_node_path_.join)(folder, "disk.raw");
    const [sha256, packages, { size }] = await Promise.all([
        sha256Of(disk, { signal }),
        (0,promises_.readFile)((0,external_node_path_.join)(folder, "packages")),
        (0,promises_.stat)(disk),
    ]);
    await (0,promises_.rm)((0,external_node_path_.join)(folder, "settings"), { force: true });
    return { sha256, virtualSize: size, packages: (0,external_node_crypto_.createHash)("sha256").update(packages).digest("hex") };
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/key.js





function releaseKey({ release, sources, keyring, scripts }) {
    const parts = {
        architecture: "amd64",
        release,
        components: (0,releases/* componentsOf */.ct)(release),
        packages: (0,releases/* packagesOf */.DT)(release),
        sources: sources.lines,
        keyring: keyring ?? null,
        diskSize: diskSize(release),
        scripts,
    };
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex");
}
async function scriptsDigest(folder) {
    const names = (await (0,promises_.readdir)(folder)).filter((name) => name.endsWith(".sh")).sort();
    const texts = await Promise.all(names.map((name) => (0,promises_.readFile)((0,external_node_path_.join)(folder, name))));
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for (const [index, name] of names.entries()) {
        hash.update(`${name}\0${texts[index]?.length ?? 0}\0`).update(texts[index] ?? "");
    }
    return hash.digest("hex");
}

// EXTERNAL MODULE: ./build/providers/local/base-image/tools.js
var base_image_tools = __webpack_require__(8784);
;// CONCATENATED MODULE: ./build/providers/local/base-image/release-image.js









async function releaseImage(release, options, task) {
    const { cache, scripts, mirror, keyring, maxAge, signal } = options;
    const [machine, digest] = await Promise.all([readMachineSources(signal), scriptsDigest(scripts)]);
    const sources = sourcesFor(release, mirror, machine);
    const key = releaseKey({ release, sources, keyring, scripts: digest });
    const find = async () => (await entries(cache)).find((entry) => entry.key === key && Date.now() - Date.parse(entry.created) < maxAge);
    const found = await find();
    if (found) {
        task.line(`${release.name}: from the cache, built ${(0,duration/* formatDuration */.a)(Date.now() - Date.parse(found.created))} ago (${found.digest})`);
        return { entry: found, cached: true };
    }
    const [missing] = await (0,tools/* missingTools */.Cj)((0,base_image_tools/* baseImageTools */.K)({ reference: release.name, keyring }, machine.distribution));
    if (missing)
        throw new base_errors/* UserError */.yo(`${missing.subject} ${missing.problem}`, missing.remedy);
    const where = {
        mirror: "the mirror given",
        machine: "this machine's apt sources",
        default: "mmdebstrap's default mirror",
    }[sources.from];
    task.line(`${release.name}: building from signed packages, ${where}`);
    for (const line of sources.lines)
        task.detail(line);
    if (!sources.security)
        task.line(`No security archive of ${release.name} is known; give it as the second address of the input mirror.`);
    const partial = await makePartial(cache);
    try {
        const built = await buildRelease({ release, sources, keyring, folder: partial, scripts, signal }, task);
        const info = {
            ...{
                name: release.name,
                reference: release.name,
                key,
                file: "disk.raw",
                virtualSize: built.virtualSize,
            },
            ...{ digest: `sha256:${built.sha256}`, packages: `sha256:${built.packages}`, created: new Date().toISOString() },
        };
        return { entry: await publish(cache, partial, info, find), cached: false };
    }
    catch (error) {
        await removeHalfMade(partial);
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/local/base-image/resolve.js








const WEEK = 7 * 24 * 3_600_000;
async function resolveBaseImage(request, options, task) {
    (0,base_errors/* throwProblems */.Jh)(await checkBaseImage(request));
    const { entry, cached } = await find(request, options, task);
    await touch(entry);
    const inUse = [entry.disk, ...(options.inUse ?? [])];
    for (const { path, size } of await pruneCache(options.cache, { limit: options.cacheLimit, inUse })) {
        task.line(`Removed from the cache to stay under its limit: ${path} (${(0,base_size/* formatSize */.Xq)(size)})`);
    }
    task.update(1);
    return { name: entry.name, reference: request.reference, digest: entry.digest, handle: entry.disk, cached };
}
async function find(request, options, task) {
    const { cache, scripts, maxAge = WEEK, signal } = options;
    const reference = (0,base_image_reference/* parseReference */.F)(request.reference);
    const sha256 = request.sha256 === undefined ? undefined : (0,base_image_reference/* parseSha256 */.t)(request.sha256);
    if (reference.kind === "release") {
        const { mirror, keyring } = request;
        return releaseImage(reference.release, { cache, scripts, mirror, keyring, maxAge, signal }, task);
    }
    if (reference.kind === "path")
        return imageFromFile(reference.path, sha256, { cache, signal }, task);
    if (reference.kind === "url" && sha256 !== undefined)
        return imageFromUrl(reference.url, sha256, { cache, signal }, task);
    throw new Error(`checkBaseImage let ${request.reference} pass.`);
}

// EXTERNAL MODULE: ./build/providers/provider.js
var provider = __webpack_require__(4096);
;// CONCATENATED MODULE: ./build/providers/local/base-image/inventory.js



async function completeImages(cache) {
    return (await entries(cache)).map(({ path, disk, name, created, lastUsed, size }) => ({
        ...{ path, disk, name, lastUsed, size },
        created: new Date(created),
    }));
}

;// CONCATENATED MODULE: ./build/providers/local/base-images.js


async function baseImageAssets(cache, inUse = []) {
    const [whole, half] = await Promise.all([completeImages(cache), halfMade(cache)]);
    const common = { type: "base-image", provider: "local" };
    return [
        ...whole.map(({ path, disk, name, created, size }) => ({
            ...{ ...common, id: path, assetId: `base:${name}`, lifetime: "cache" },
            ...{ created, size, abandoned: false },
            ...(inUse.includes(disk) ? { state: "cached, in use", inUse: true } : { state: "cached" }),
        })),
        ...half.map(({ path, pid, alive, created, size }) => ({
            ...{ ...common, id: path, assetId: provider/* UNKNOWN */.HV, lifetime: "ephemeral" },
            ...{
                created,
                size,
                state: alive ? `half-made by process ${pid}` : "half-made, owner is gone",
                abandoned: !alive,
            },
        })),
    ];
}

// EXTERNAL MODULE: ./build/providers/asset-id.js
var asset_id = __webpack_require__(6943);
;// CONCATENATED MODULE: ./build/providers/local/layout.js




async function layoutOf(folder) {
    const state = await (0,promises_.realpath)(folder).catch((error) => {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return folder;
        throw error;
    });
    return { state, machines: (0,external_node_path_.join)(state, "machines"), releases: (0,external_node_path_.join)(state, "releases") };
}
async function makeLayout(folder) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, "machines"), { recursive: true, mode: 0o700 });
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, "releases"), { recursive: true, mode: 0o700 });
    return layoutOf(folder);
}
const FILES = {
    tags: "asset.json",
    base: "base.img",
    disk: "disk.qcow2",
    seed: "seed.img",
    key: "id_ed25519",
    hostKey: "host_ed25519",
    knownHosts: "known_hosts",
    work: "work",
};
function machineFolder(layout, assetId) {
    if (!(0,asset_id/* isAssetId */._1)(assetId))
        throw new RangeError(`${JSON.stringify(assetId)} is no asset-id.`);
    return (0,external_node_path_.join)(layout.machines, assetId);
}
function releaseRecord(layout, assetId) {
    if (!(0,asset_id/* isAssetId */._1)(assetId))
        throw new RangeError(`${JSON.stringify(assetId)} is no asset-id.`);
    return (0,external_node_path_.join)(layout.releases, `${assetId}.json`);
}

// EXTERNAL MODULE: ./build/node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(9767);
// EXTERNAL MODULE: ./build/node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(2378);
// EXTERNAL MODULE: ./build/node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7599);
// EXTERNAL MODULE: ./build/base/write-whole.js
var write_whole = __webpack_require__(201);
// EXTERNAL MODULE: ./build/providers/base-image-schema.js
var base_image_schema = __webpack_require__(5666);
;// CONCATENATED MODULE: ./build/providers/local/tags.js







const mark = schemas/* object */.Ikc({ pid: schemas/* number */.aig().int().positive(), startTime: schemas/* string */.YjP(), where: schemas/* string */.YjP().optional() });
const tagsSchema = schemas/* object */.Ikc({
    assetId: schemas/* string */.YjP(),
    lifetime: schemas/* literal */.euz("ephemeral"),
    provider: schemas/* literal */.euz("local"),
    created: iso/* datetime */.w$(),
    expires: iso/* datetime */.w$(),
    owner: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), url: schemas/* string */.YjP().optional() }),
    base: base_image_schema/* baseImageSchema */.W,
    uuid: schemas/* uuid */.uRe(),
    stays: schemas/* boolean */.zMY(),
    kept: schemas/* boolean */.zMY(),
    maker: mark,
    user: schemas/* string */.YjP(),
    cpus: schemas/* number */.aig(),
    memory: schemas/* number */.aig(),
    controlFolder: schemas/* string */.YjP(),
    folders: schemas/* array */.YOg(schemas/* string */.YjP()),
    sshPort: schemas/* number */.aig().optional(),
    ready: schemas/* boolean */.zMY(),
    captured: schemas/* object */.Ikc({ at: iso/* datetime */.w$(), virtualSize: schemas/* number */.aig() }).optional(),
});
async function readTags(folder) {
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, FILES.tags), "utf8");
    }
    catch (error) {
        if (["ENOENT", "ENOTDIR"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
            return { kind: "missing" };
        throw error;
    }
    try {
        const parsed = tagsSchema.safeParse(JSON.parse(text));
        if (parsed.success)
            return { kind: "tags", tags: parsed.data };
        return { kind: "broken", why: errors/* prettifyError */.S1(parsed.error).split("\n")[0] ?? "unknown content" };
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return { kind: "broken", why: "it is no JSON" };
        throw error;
    }
}
async function writeTags(folder, tags) {
    await (0,write_whole/* writeWhole */.f)((0,external_node_path_.join)(folder, FILES.tags), `${JSON.stringify(tags, null, 2)}\n`);
}
async function changeTags(folder, change) {
    const found = await readTags(folder);
    if (found.kind !== "tags") {
        throw new base_errors/* UserError */.yo(`${(0,external_node_path_.join)(folder, FILES.tags)} is ${found.kind}.`, "Remove the machine with `slipway tear-down` and start again.");
    }
    const changed = change(found.tags);
    await writeTags(folder, changed);
    return changed;
}

;// CONCATENATED MODULE: ./build/providers/local/bases-in-use.js





async function basesInUse(layout) {
    const names = await (0,promises_.readdir)(layout.machines).catch((error) => {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return [];
        throw error;
    });
    const handles = await Promise.all(names.map((name) => handleOf((0,external_node_path_.join)(layout.machines, name))));
    return [...new Set(handles.filter((handle) => handle !== undefined))];
}
async function handleOf(folder) {
    const found = await readTags(folder);
    if (found.kind !== "tags")
        return undefined;
    try {
        await (0,promises_.lstat)((0,external_node_path_.join)(folder, FILES.base));
        return undefined;
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return found.tags.base.handle;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/base/poll.js
var poll = __webpack_require__(5207);
// EXTERNAL MODULE: ./build/qemu/arguments.js
var qemu_arguments = __webpack_require__(3641);
// EXTERNAL MODULE: ./build/qemu/img.js
var img = __webpack_require__(1982);
// EXTERNAL MODULE: ./build/qemu/process.js
var qemu_process = __webpack_require__(4776);
// EXTERNAL MODULE: ./build/qemu/qmp.js + 1 modules
var qemu_qmp = __webpack_require__(138);
// EXTERNAL MODULE: ./build/ssh/client.js
var client = __webpack_require__(2650);
// EXTERNAL MODULE: ./build/qemu/boot.js + 1 modules
var boot = __webpack_require__(6441);
;// CONCATENATED MODULE: ./build/providers/local/proc.js



async function readProcess(pid) {
    const [startTime, command] = await Promise.all([(0,host_process/* processStart */.gy)(pid), readProc(`/proc/${pid}/cmdline`)]);
    if (startTime === undefined || command === undefined)
        return undefined;
    return { pid, startTime, command: command.split("\0").slice(0, -1), cwd: await workingFolder(pid) };
}
async function allProcesses() {
    const pids = (await (0,promises_.readdir)("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
    const infos = await Promise.all(pids.map(readProcess));
    return infos.filter((info) => info !== undefined);
}
async function readProc(path) {
    try {
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (["ENOENT", "ESRCH"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
            return undefined;
        throw error;
    }
}
async function workingFolder(pid) {
    try {
        return await (0,promises_.readlink)(`/proc/${pid}/cwd`);
    }
    catch (error) {
        if (["ENOENT", "ESRCH", "EACCES", "EPERM"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/local/machine-process.js



function processName(assetId) {
    return `slipway:${assetId}`;
}
function recognise(info, layout) {
    const program = info.command[0]?.split("/").at(-1) ?? "";
    if (!program.startsWith("qemu-system-"))
        return undefined;
    const name = optionOf(info.command, "-name");
    const uuid = optionOf(info.command, "-uuid");
    if (name === undefined || uuid === undefined || !info.cwd?.startsWith(`${layout.machines}${external_node_path_.sep}`))
        return undefined;
    if (name.startsWith("slipway:"))
        return { ...info, assetId: name.slice("slipway:".length), uuid, proof: false };
    if (!name.startsWith(boot/* PROOF_NAME */.t))
        return undefined;
    const assetId = info.cwd.slice(layout.machines.length + 1).split(external_node_path_.sep)[0] ?? "";
    return { ...info, assetId, uuid, proof: true };
}
async function runningMachines(layout) {
    const processes = await allProcesses();
    return processes.map((info) => recognise(info, layout)).filter((machine) => machine !== undefined);
}
async function machineProcess(pid, layout) {
    const info = await readProcess(pid);
    return info && recognise(info, layout);
}
function optionOf(command, option) {
    const index = command.indexOf(option);
    return index < 0 ? undefined : command[index + 1];
}

;// CONCATENATED MODULE: ./build/providers/local/machine.js





function machineOf(tags, folder) {
    if (tags.sshPort === undefined) {
        throw new base_errors/* UserError */.yo(`The machine ${tags.assetId} was not started to its end.`, tearDown(tags.assetId));
    }
    return {
        assetId: tags.assetId,
        provider: "local",
        base: tags.base,
        expires: new Date(tags.expires),
        ssh: {
            host: "127.0.0.1",
            port: tags.sshPort,
            user: tags.user,
            privateKeyFile: (0,external_node_path_.join)(folder, FILES.key),
            knownHostsFile: (0,external_node_path_.join)(folder, FILES.knownHosts),
            controlFolder: tags.controlFolder,
        },
    };
}
async function findTags(assetId, layout) {
    const folder = machineFolder(layout, assetId);
    const found = await readTags(folder);
    if (found.kind === "tags")
        return { folder, tags: found.tags };
    if (found.kind === "missing") {
        throw new base_errors/* UserError */.yo(`There is no machine with the asset-id ${assetId} here.`, "See `slipway show-assets` for those there are, or make one with `slipway setup-vm`.");
    }
    throw new base_errors/* UserError */.yo(`The tags of ${assetId} in ${(0,external_node_path_.join)(folder, FILES.tags)} are broken: ${found.why}.`, tearDown(assetId));
}
async function keepMachine(assetId, layout) {
    const folder = machineFolder(layout, assetId);
    if ((await readTags(folder)).kind === "tags")
        await changeTags(folder, (tags) => ({ ...tags, kept: true }));
}
async function processOf(tags, layout) {
    const machines = await runningMachines(layout);
    return machines.find(({ assetId, uuid }) => assetId === tags.assetId && uuid === tags.uuid);
}
async function findMachine(assetId, layout) {
    const { folder, tags } = await findTags(assetId, layout);
    if (tags.captured) {
        throw new base_errors/* UserError */.yo(`The machine ${assetId} was captured at ${tags.captured.at}: its disk is at rest.`, "Export it with `slipway export-vm`, or make a new machine under another asset-id.");
    }
    if (!(await processOf(tags, layout))) {
        const lease = new Date(tags.expires) <= new Date() ? `, and its lease ended at ${tags.expires}` : "";
        throw new base_errors/* UserError */.yo(`The machine ${assetId} does not run any more${lease}.`, tearDown(assetId));
    }
    return machineOf(tags, folder);
}
function tearDown(assetId) {
    return `Remove what is left of it with \`slipway tear-down --asset-id ${assetId}\` and start again.`;
}

// EXTERNAL MODULE: ./build/base/marked-folder.js
var marked_folder = __webpack_require__(5271);
;// CONCATENATED MODULE: ./build/providers/local/remove.js





async function removeInside(path, root) {
    if (!(await exists(path)))
        return;
    const place = (0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_path_.dirname)(path)), path.slice((0,external_node_path_.dirname)(path).length));
    if (!place.startsWith((await (0,promises_.realpath)(root)) + external_node_path_.sep))
        throw (0,marked_folder/* refusal */.x5)(path, `it is not inside ${root}`);
    const status = await (0,promises_.lstat)(path);
    if (status.isSymbolicLink())
        throw (0,marked_folder/* refusal */.x5)(path, "it is a symbolic link");
    if (!status.isDirectory())
        return unlinkGone(path);
    const going = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.gone-${(0,external_node_crypto_.randomBytes)(6).toString("hex")}`);
    if (!(await (0,promises_.rename)(path, going).then(() => true, ignoreGone)))
        return;
    await (0,promises_.rm)(going, { recursive: true, force: true, maxRetries: 3 });
}
async function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, ignoreGone);
}
async function unlinkGone(path) {
    await (0,promises_.unlink)(path).catch(ignoreGone);
}
function ignoreGone(error) {
    if (["ENOENT", "ENOTDIR"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
        return false;
    throw error;
}

;// CONCATENATED MODULE: ./build/providers/local/capture.js














const SHUTDOWN_WITHIN = { kvm: 60_000, tcg: 120_000 };
const PRESS_EVERY = 15_000;
async function capture(assetId, layout, signal, task) {
    const { folder, tags } = await findTags(assetId, layout);
    if (tags.captured)
        return imageOf(tags, folder, tags.captured.virtualSize);
    const machine = await processOf(tags, layout);
    if (!machine) {
        throw new base_errors/* UserError */.yo(`The machine ${assetId} does not run any more, so nobody can tell whether its disk is whole.`, `Remove it with \`slipway tear-down --asset-id ${assetId}\` and build again.`);
    }
    task.update(undefined, "shutting down");
    if (tags.sshPort !== undefined)
        await (0,client/* closeConnection */.Bn)(machineOf(tags, folder).ssh);
    await shutDown(folder, machine.command.includes("kvm") ? "kvm" : "tcg", signal);
    const gone = async () => ((await machineProcess(machine.pid, layout))?.uuid === tags.uuid ? undefined : true);
    await (0,poll/* poll */.w)(gone, { what: "QEMU ends after the guest's shutdown", every: 20, within: 30_000, signal });
    const { virtualSize } = await (0,img/* imageInfo */.mF)({ path: (0,external_node_path_.join)(folder, FILES.disk), format: "qcow2" });
    const captured = await changeTags(folder, (old) => ({
        ...old,
        captured: { at: new Date().toISOString(), virtualSize },
    }));
    const done = [FILES.key, `${FILES.key}.pub`, FILES.hostKey, `${FILES.hostKey}.pub`, FILES.knownHosts, FILES.seed];
    await Promise.all(done.map((name) => removeInside((0,external_node_path_.join)(folder, name), layout.machines)));
    return imageOf(captured, folder, virtualSize);
}
async function shutDown(folder, accelerator, signal) {
    const within = SHUTDOWN_WITHIN[accelerator];
    const qmp = await qemu_qmp/* Qmp */.H.connect((0,external_node_path_.join)(folder, qemu_arguments/* QMP_SOCKET */.tv));
    let pressed = 0;
    const probe = async () => {
        if (qmp.events.some(({ event, data }) => event === "SHUTDOWN" && data.guest === true))
            return "clean";
        if (qmp.closed)
            return "torn";
        if (Date.now() - pressed >= PRESS_EVERY) {
            pressed = Date.now();
            await qmp.execute("system_powerdown").catch(ignoreQmpError);
        }
        return undefined;
    };
    const late = AbortSignal.timeout(within);
    const either = signal ? AbortSignal.any([signal, late]) : late;
    try {
        const answer = await (0,poll/* poll */.w)(probe, { what: "the guest shuts down", every: 50, within: 2 * within, signal: either });
        if (answer === "torn")
            throw await unclean(folder, "QEMU ended before the guest had shut down");
    }
    catch (error) {
        if (!(error instanceof base_errors/* CancelledError */.cc) || signal?.aborted)
            throw error;
        throw await unclean(folder, `the guest did not shut down within ${(0,duration/* formatDuration */.a)(within)}`);
    }
    finally {
        qmp.close();
    }
}
function ignoreQmpError(error) {
    if (!(error instanceof qemu_qmp/* QmpError */.N))
        throw error;
}
async function unclean(folder, why) {
    const last = await (0,qemu_process/* tail */.RT)((0,external_node_path_.join)(folder, qemu_arguments/* SERIAL_LOG */.ug), 15);
    return new base_errors/* UserError */.yo(`No image was captured: ${why}.${last ? `\nThe guest's last lines:\n${last}` : ""}`, "Log in and see with `systemctl list-jobs` what holds it, or tear the machine down and build again.");
}
function imageOf(tags, folder, virtualSize) {
    return { assetId: tags.assetId, provider: "local", base: tags.base, handle: (0,external_node_path_.join)(folder, FILES.disk), virtualSize };
}

;// CONCATENATED MODULE: ./build/providers/local/disk-usage.js




const BLOCK = 512;
async function diskUsage(path) {
    try {
        const status = await (0,promises_.lstat)(path);
        if (!status.isDirectory())
            return status.blocks * BLOCK;
        const names = (await (0,promises_.readdir)(path)).filter((name) => name !== FILES.base);
        const sizes = await Promise.all(names.map((name) => diskUsage((0,external_node_path_.join)(path, name))));
        return sizes.reduce((sum, size) => sum + size, status.blocks * BLOCK);
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return 0;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/local/scratch.js





async function makeOwnFolder(layout, kind) {
    const { pid, startTime, where } = await (0,host_process/* ownMark */.a1)();
    const folder = (0,external_node_path_.join)(layout.machines, `.${kind}-${pid}-${startTime}-${where}-${(0,external_node_crypto_.randomBytes)(4).toString("hex")}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    return folder;
}
function makerOf(name) {
    const [, kind, pid, startTime, where] = /^\.(new|tmp)-(\d+)-(\d+)-([0-9a-f]{8}-[0-9a-z]+)-[0-9a-f]{8}$/.exec(name) ?? [];
    return kind && startTime ? { kind, pid: Number(pid), startTime, where } : undefined;
}
async function makeScratch(layout) {
    const path = await makeOwnFolder(layout, "tmp");
    return { path, remove: () => removeInside(path, layout.machines) };
}

;// CONCATENATED MODULE: ./build/providers/local/inventory.js










async function machineAssets(layout) {
    const [names, processes] = await Promise.all([inventory_listFolder(layout.machines), runningMachines(layout)]);
    const folders = await Promise.all(names.map((name) => folderAsset(name, layout, processes)));
    const running = await Promise.all(processes.map((process) => processAsset(process, layout)));
    return [...running, ...folders.filter((asset) => asset !== undefined)];
}
async function folderAsset(name, layout, processes) {
    const path = (0,external_node_path_.join)(layout.machines, name);
    const status = await lstatOrGone(path);
    if (!status?.isDirectory())
        return undefined;
    const maker = makerOf(name);
    const going = /^\.gone-[0-9a-f]{12}$/.test(name);
    if (!maker && !going && !(0,asset_id/* isAssetId */._1)(name))
        return undefined;
    const [found, size] = await Promise.all([readTags(path), diskUsage(path)]);
    const common = { type: "folder", id: path, provider: "local", lifetime: "ephemeral", size };
    const told = found.kind === "tags" ? describe(found.tags) : { assetId: provider/* UNKNOWN */.HV, created: status.mtime };
    if (maker) {
        const state = maker.kind === "new" ? "half-made" : "temporary files";
        return { ...common, ...told, state, abandoned: !(await (0,host_process/* isAtWork */.pG)(maker, status.mtime)) };
    }
    if (going)
        return { ...common, ...told, state: "half-removed", abandoned: true };
    if (found.kind === "missing")
        return undefined;
    const process = processes.find(({ assetId, proof }) => assetId === name && !proof);
    if (found.kind === "broken") {
        const state = `tags are broken: ${found.why}${process ? `, process ${process.pid} runs` : ""}`;
        return { ...common, assetId: name, created: status.mtime, state, abandoned: process === undefined };
    }
    const lost = await isLost(found.tags);
    return { ...common, ...told, assetId: name, state: folderState(found.tags, process, lost), abandoned: lost };
}
async function processAsset(process, layout) {
    if (process.proof)
        return proofAsset(process, layout);
    const found = (0,asset_id/* isAssetId */._1)(process.assetId)
        ? await readTags((0,external_node_path_.join)(layout.machines, process.assetId))
        : { kind: "missing" };
    const common = {
        type: "process",
        id: String(process.pid),
        assetId: process.assetId,
        provider: "local",
        lifetime: "ephemeral",
    };
    if (found.kind !== "tags" || found.tags.uuid !== process.uuid) {
        const state = found.kind === "broken" ? "running, tags are broken" : "running, its folder is gone";
        return { ...common, created: await startedAt(process), state, abandoned: found.kind !== "broken" };
    }
    const { tags } = found;
    const lost = await isLost(tags);
    const port = tags.sshPort === undefined ? "starting" : `running, ssh on 127.0.0.1:${tags.sshPort}`;
    return {
        ...common,
        ...describe(tags),
        size: tags.memory,
        state: lost ? `${port}, owner is gone` : port,
        abandoned: lost,
    };
}
async function proofAsset(process, layout) {
    const maker = makerOf(process.assetId);
    const found = (0,asset_id/* isAssetId */._1)(process.assetId)
        ? await readTags((0,external_node_path_.join)(layout.machines, process.assetId))
        : { kind: "missing" };
    const lost = maker
        ? !(await (0,host_process/* isRunning */.W_)(maker))
        : found.kind === "missing" || (found.kind === "tags" && (await isLost(found.tags)));
    const told = found.kind === "tags"
        ? describe(found.tags)
        : { assetId: maker ? provider/* UNKNOWN */.HV : process.assetId, created: await startedAt(process) };
    const common = { type: "process", id: String(process.pid), provider: "local", lifetime: "ephemeral" };
    return { ...common, ...told, state: "an artifact is booted to prove it", abandoned: lost };
}
async function isLost(tags) {
    return !tags.kept && !(tags.stays && tags.ready) && !(await (0,host_process/* isRunning */.W_)(tags.maker));
}
function folderState(tags, process, lost) {
    const ready = tags.ready ? "machine has ended" : "starting";
    const state = tags.captured ? "captured, disk at rest" : process ? "disk of the running machine" : ready;
    return lost ? `${state}, owner is gone` : state;
}
function describe(tags) {
    const { assetId, owner } = tags;
    const times = { created: new Date(tags.created), expires: new Date(tags.expires) };
    return { assetId, ...times, owner: owner.name, ...(owner.url === undefined ? {} : { url: owner.url }) };
}
async function startedAt(process) {
    return (await lstatOrGone(`/proc/${process.pid}`))?.ctime ?? new Date();
}
async function inventory_listFolder(path) {
    try {
        return await (0,promises_.readdir)(path);
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return [];
        throw error;
    }
}
async function lstatOrGone(path) {
    try {
        return await (0,promises_.lstat)(path);
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/qemu/usernet.js
var usernet = __webpack_require__(5171);
// EXTERNAL MODULE: ./build/ssh/control-folder.js
var control_folder = __webpack_require__(5697);
// EXTERNAL MODULE: ./build/providers/ready.js
var ready = __webpack_require__(54);
// EXTERNAL MODULE: ./build/qemu/overlay.js
var overlay = __webpack_require__(7137);
;// CONCATENATED MODULE: ./build/providers/local/disk.js






async function makeDisk(folder, base, size, signal) {
    const [format, needed] = await Promise.all([(0,overlay/* baseFormat */.d1)(base), (0,overlay/* virtualSizeOf */.Gu)(base)]);
    if (needed > size) {
        const { problem, remedy } = tooSmall(needed);
        throw new base_errors/* UserError */.yo(problem, remedy);
    }
    if (format === "qcow2")
        await (0,overlay/* refuseReferences */.JL)(base, format, signal);
    const backing = await nameInFolder(base, (0,external_node_path_.join)(folder, FILES.base));
    const path = (0,external_node_path_.join)(folder, FILES.disk);
    await (0,overlay/* createOverlay */.xh)({ path, backing, backingFormat: format, size }, signal);
    return path;
}
function tooSmall(needed) {
    return {
        problem: `The disk is smaller than its base image, which has ${needed} bytes.`,
        remedy: `Give disk-size ${Math.ceil(needed / base_size/* GiB */.T3)} GiB or more.`,
    };
}
async function nameInFolder(base, name) {
    try {
        await (0,promises_.link)(base, name);
        return name;
    }
    catch (error) {
        if (["EXDEV", "EPERM", "EACCES", "EMLINK", "ENOTSUP", "EOPNOTSUPP"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
            return base;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/ssh/key.js
var key = __webpack_require__(4818);
;// CONCATENATED MODULE: ./build/providers/local/keys.js




async function makeKeys(folder, comment, signal) {
    const [login, host] = [(0,external_node_path_.join)(folder, FILES.key), (0,external_node_path_.join)(folder, FILES.hostKey)];
    const [loginPublic, hostPublic] = await Promise.all([
        (0,key/* makeKey */.o)(login, comment, signal),
        (0,key/* makeKey */.o)(host, comment, signal),
    ]);
    return { login: loginPublic, host: { private: await (0,promises_.readFile)(host, "utf8"), public: hostPublic } };
}
async function writeKnownHosts(folder, port, hostPublicKey) {
    const [type, key] = hostPublicKey.split(" ");
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, FILES.knownHosts), `[127.0.0.1]:${port} ${type} ${key}\n`, { mode: 0o600 });
}
async function forgetHostKey(folder) {
    await (0,promises_.unlink)((0,external_node_path_.join)(folder, FILES.hostKey));
}

// EXTERNAL MODULE: ./build/base/exists.js
var base_exists = __webpack_require__(3734);
;// CONCATENATED MODULE: ./build/providers/local/make-folder.js







async function makeMachineFolder(layout, tags) {
    const folder = machineFolder(layout, tags.assetId);
    const young = await makeOwnFolder(layout, "new");
    try {
        await writeTags(young, tags);
        await (0,promises_.rename)(young, folder);
        return folder;
    }
    catch (error) {
        const [removal] = await Promise.allSettled([removeInside(young, layout.machines)]);
        if (await (0,base_exists/* exists */.t)(folder))
            throw new provider/* AssetIdInUseError */.K1(tags.assetId, await describeUser(folder));
        if (removal.status === "rejected")
            throw removal.reason;
        throw error;
    }
}
async function describeUser(folder) {
    const found = await readTags(folder);
    if (found.kind !== "tags")
        return folder;
    const { owner, created, captured } = found.tags;
    return `${captured ? "an image" : "a machine"} of ${owner.name}${owner.url ? ` (${owner.url})` : ""}, made ${created}`;
}

// EXTERNAL MODULE: ./build/providers/certificates.js
var certificates = __webpack_require__(4417);
// EXTERNAL MODULE: ./build/providers/cloud-config.js + 1 modules
var cloud_config = __webpack_require__(7266);
;// CONCATENATED MODULE: ./build/providers/local/seed.js






function userData(request) {
    const { keys } = request;
    const data = {
        ...(0,cloud_config/* cloudConfig */.E)(request),
        users: [{ ...(0,cloud_config/* loginUser */.L)(request.user), ssh_authorized_keys: [keys.login] }],
        ssh_genkeytypes: [],
        ssh_keys: { ed25519_private: keys.host.private, ed25519_public: keys.host.public },
        ...(request.caCertificates ? { write_files: (0,certificates/* certificateFiles */.P)(request.caCertificates) } : {}),
    };
    return `#cloud-config\n${JSON.stringify(data, null, 1)}\n`;
}
async function makeSeed(folder, request, signal) {
    const content = userData(request);
    const meta = { "instance-id": request.uuid, "local-hostname": request.hostname };
    const parts = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, "seed-"));
    try {
        const files = [(0,external_node_path_.join)(parts, "user-data"), (0,external_node_path_.join)(parts, "meta-data")];
        await (0,promises_.writeFile)((0,external_node_path_.join)(parts, "user-data"), content, { mode: 0o600 });
        await (0,promises_.writeFile)((0,external_node_path_.join)(parts, "meta-data"), `${JSON.stringify(meta)}\n`, { mode: 0o600 });
        const seed = (0,external_node_path_.join)(folder, FILES.seed);
        await (0,promises_.writeFile)(seed, "", { mode: 0o600 });
        const size = Math.ceil(Buffer.byteLength(content) / 1024) + 512;
        const make = `: >"$1" && truncate -s "$2K" "$1" && PATH="$PATH:/usr/sbin:/sbin" mkfs.vfat -n CIDATA "$1" && shift 2 && mcopy -i "$SEED" "$@" ::`;
        await (0,run/* run */.e)("sh", ["-c", make, "seed", seed, String(size), ...files], { signal, env: { SEED: seed } });
    }
    finally {
        await (0,promises_.rm)(parts, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/providers/local/launch.js



















const READY_WITHIN = { kvm: 90_000, tcg: 240_000 };
const SSH_PORT = 22;
const SLOW_BOOT = "The serial log in the machine's folder says how far the guest came. On a slow machine allow it more time: boot-timeout.";
async function launch(request, layout, options, task) {
    const { signal } = options;
    const { folder, tags } = await makeTagged(request, layout, new Date((options.now ?? Date.now)()));
    const [accelerator, keys] = await Promise.all([
        (0,qemu_accelerator/* resolveAccelerator */.aT)(options.accelerator, folder, signal),
        prepare(request, tags, folder, signal),
    ]);
    task.line(`Acceleration: ${accelerator.reason}`);
    const qemu = await (0,qemu_process/* startQemu */.p1)((0,qemu_arguments/* qemuArguments */.N5)({
        name: processName(request.assetId),
        uuid: tags.uuid,
        accelerator: accelerator.name,
        cpus: request.cpus,
        memory: request.memory,
        disk: (0,external_node_path_.join)(folder, FILES.disk),
        seed: (0,external_node_path_.join)(folder, FILES.seed),
        controller: "virtio",
        nic: "virtio",
        forwards: [SSH_PORT],
    }), { folder, attached: request.attached, tracked: request.kept !== true, signal });
    return qemu.during(async (during) => {
        const sshPort = await readSshPort(qemu, during);
        await writeKnownHosts(folder, sshPort, keys.host.public);
        const running = await changeTags(folder, (old) => ({ ...old, sshPort }));
        const machine = machineOf(running, folder);
        const within = options.bootTimeout ?? READY_WITHIN[accelerator.name];
        await (0,ready/* waitUntilReady */.b)(machine.ssh, { within, signal: during, remedy: SLOW_BOOT }, task);
        await changeTags(folder, (old) => ({ ...old, ready: true }));
        return machine;
    });
}
async function makeTagged(request, layout, created) {
    const place = machineFolder(layout, request.assetId);
    const controlFolder = (0,control_folder/* controlFolderOf */.n)(place);
    const tags = {
        assetId: request.assetId,
        lifetime: "ephemeral",
        provider: "local",
        created: created.toISOString(),
        expires: request.expires.toISOString(),
        owner: request.owner,
        base: request.base,
        uuid: (0,external_node_crypto_.randomUUID)(),
        stays: request.stays,
        kept: false,
        maker: await (0,host_process/* ownMark */.a1)(),
        user: request.user,
        cpus: request.cpus,
        memory: request.memory,
        controlFolder,
        folders: controlFolder === place ? [] : [controlFolder],
        ready: false,
    };
    return { folder: await makeMachineFolder(layout, tags), tags };
}
async function prepare(request, tags, folder, signal) {
    const seeded = async () => {
        const keys = await makeKeys(folder, `slipway-${request.assetId}`, signal);
        await makeSeed(folder, { ...request, uuid: tags.uuid, keys }, signal);
        await forgetHostKey(folder);
        return keys;
    };
    const control = async () => {
        if (tags.controlFolder === folder || (await (0,control_folder/* makeControlFolder */.Q)(tags.controlFolder, tags.assetId)))
            return;
        await changeTags(folder, (old) => ({ ...old, controlFolder: folder, folders: [] }));
    };
    const disk = makeDisk(folder, request.base.handle, request.diskSize, signal);
    const [keys] = await Promise.all([seeded(), disk, control(), (0,promises_.mkdir)((0,external_node_path_.join)(folder, FILES.work))]);
    return keys;
}
async function readSshPort(qemu, signal) {
    const qmp = await (0,qemu_process/* connectQmp */.Jg)(qemu.folder, 30_000, signal);
    try {
        const port = (await (0,usernet/* readForwards */.v)(qmp, [SSH_PORT])).get(SSH_PORT);
        if (port === undefined)
            throw new base_errors/* UserError */.yo("QEMU forwards no port to the guest's SSH.", "Run again.");
        return port;
    }
    finally {
        qmp.close();
    }
}

// EXTERNAL MODULE: ./build/host/writable.js
var writable = __webpack_require__(7911);
// EXTERNAL MODULE: ./build/providers/expected-content.js
var expected_content = __webpack_require__(7845);
// EXTERNAL MODULE: ./build/providers/local/tools.js
var local_tools = __webpack_require__(2402);
;// CONCATENATED MODULE: ./build/providers/local/preflight.js














const SMALLEST_DISK = 3 * base_size/* GiB */.T3;
const SMALLEST_MEMORY = 512 * base_size/* MiB */.lv;
const QEMU_OVERHEAD = 640 * base_size/* MiB */.lv;
async function preflight(plan, layout, cache, host) {
    const answers = await Promise.all([
        host.missingTools((0,local_tools/* neededTools */.lV)(plan)),
        host.checkBaseImage(plan.base),
        host.checkAccelerator(),
        checkAssetId(plan.assetId, layout),
        checkMemory(plan, host),
        checkPlaces(plan, layout, cache, host),
        checkBaseSize(plan),
    ]);
    return [...answers.flat(), ...checkCpus(plan, host.cores ?? (0,external_node_os_.availableParallelism)()), ...checkDiskSize(plan)];
}
async function checkAssetId(assetId, layout) {
    if (!(0,asset_id/* isAssetId */._1)(assetId)) {
        return [{ subject: "asset-id", problem: `${JSON.stringify(assetId)} cannot be a name.`, remedy: asset_id/* ASSET_ID_RULE */.cl }];
    }
    const folder = machineFolder(layout, assetId);
    if ((await nearestFolder(folder)) !== folder)
        return [];
    const remedy = `Remove it with \`slipway tear-down --asset-id ${assetId}\`, or choose another asset-id.`;
    return [{ subject: "asset-id", problem: `${assetId} is in use by ${await describeUser(folder)}.`, remedy }];
}
async function checkMemory(plan, host) {
    if (plan.memory < SMALLEST_MEMORY) {
        const remedy = `Give it ${(0,base_size/* formatSize */.Xq)(SMALLEST_MEMORY)} or more.`;
        return [{ subject: "memory", problem: `A guest with ${(0,base_size/* formatSize */.Xq)(plan.memory)} does not come up.`, remedy }];
    }
    const [needed, available] = [plan.memory + QEMU_OVERHEAD, await host.availableMemory()];
    if (available >= needed)
        return [];
    const problem = `The guest needs ${(0,base_size/* formatSize */.Xq)(needed)} with QEMU's own share, and ${(0,base_size/* formatSize */.Xq)(available)} are available here.`;
    return [{ subject: "memory", problem, remedy: "Give the guest less memory, or end something else." }];
}
function checkCpus(plan, cores) {
    if (plan.cpus <= 4 * cores)
        return [];
    const problem = `${plan.cpus} guest CPUs on ${cores} cores make the guest stall until it times out.`;
    return [{ subject: "cpus", problem, remedy: `Use ${cores}; more is slower under emulation.` }];
}
function checkDiskSize(plan) {
    if (plan.diskSize >= SMALLEST_DISK)
        return [];
    const problem = `${(0,base_size/* formatSize */.Xq)(plan.diskSize)} are too few for a base image and what is installed on it.`;
    return [
        {
            subject: "disk-size",
            problem,
            remedy: `Give it ${(0,base_size/* formatSize */.Xq)(SMALLEST_DISK)} or more; what stays empty takes no space.`,
        },
    ];
}
async function checkBaseSize(plan) {
    const reference = (0,base_image_reference/* parseReference */.F)(plan.base.reference);
    if (reference.kind !== "path")
        return [];
    try {
        const needed = await (0,overlay/* virtualSizeOf */.Gu)(reference.path);
        return needed > plan.diskSize ? [{ subject: "disk-size", ...tooSmall(needed) }] : [];
    }
    catch (error) {
        if (["ENOENT", "ENOTDIR", "EISDIR", "EACCES"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
            return [];
        throw error;
    }
}
async function checkPlaces(plan, layout, cache, host) {
    const places = { "state-folder": layout.state, "cache-folder": cache };
    const found = await Promise.all(Object.entries(places).map(async ([subject, folder]) => ({ subject, problem: await (0,writable/* unwritable */.m)(folder) })));
    const remedy = "Name another folder, or make it yours.";
    const problems = found.flatMap(({ subject, problem }) => (problem ? [{ subject, problem, remedy }] : []));
    return problems.length > 0 ? problems : checkSpace(plan, layout, cache, host);
}
async function checkSpace(plan, layout, cache, host) {
    const content = Math.min(plan.diskSize, expected_content/* EXPECTED_CONTENT */.T);
    const wants = [
        { subject: "state-folder", folder: layout.state, bytes: content },
        { subject: "cache-folder", folder: cache, bytes: base_size/* GiB */.T3 },
    ];
    if (plan.folder)
        wants.push({ subject: "release-folder", folder: plan.folder, bytes: host.exportSpace(plan.formats, content) });
    const placed = await Promise.all(wants.map(async (want) => {
        const folder = await nearestFolder(want.folder);
        return { ...want, device: (await (0,promises_.lstat)(folder)).dev, free: await host.freeSpace(folder) };
    }));
    return [...new Set(placed.map(({ device }) => device))].flatMap((device) => {
        const here = placed.filter((place) => place.device === device);
        const needed = here.reduce((sum, { bytes }) => sum + bytes, 0);
        const free = Math.min(...here.map((place) => place.free));
        if (free >= needed)
            return [];
        const subject = here.map((place) => place.subject).join(", ");
        const list = here.map(({ folder, bytes }) => `${(0,base_size/* formatSize */.Xq)(bytes)} in ${folder}`).join(", ");
        const problem = `Needs up to ${(0,base_size/* formatSize */.Xq)(needed)} (${list}), and ${(0,base_size/* formatSize */.Xq)(free)} are free.`;
        return [{ subject, problem, remedy: "Free some space, choose a folder elsewhere, or export fewer formats." }];
    });
}
async function nearestFolder(path) {
    try {
        await (0,promises_.lstat)(path);
        return path;
    }
    catch (error) {
        if (!["ENOENT", "ENOTDIR"].includes((0,base_errors/* codeOf */.$N)(error) ?? "") || (0,external_node_path_.dirname)(path) === path)
            throw error;
        return nearestFolder((0,external_node_path_.dirname)(path));
    }
}

;// CONCATENATED MODULE: ./build/providers/local/register.js










async function registerFolder(state, assetId, folder) {
    await changeTags(machineFolder(await layoutOf(state), assetId), (tags) => ({
        ...tags,
        folders: tags.folders.includes(folder) ? tags.folders : [...tags.folders, folder],
    }));
}
const releaseSchema = schemas/* object */.Ikc({
    assetId: schemas/* string */.YjP(),
    folder: schemas/* string */.YjP(),
    created: iso/* datetime */.w$(),
    size: schemas/* number */.aig(),
    owner: schemas/* string */.YjP().optional(),
    url: schemas/* string */.YjP().optional(),
});
async function registerRelease(state, assetId, folder, created) {
    const layout = await makeLayout(state);
    const machine = machineFolder(layout, assetId);
    const found = await readTags(machine);
    const owner = found.kind === "tags" ? { owner: found.tags.owner.name, url: found.tags.owner.url } : {};
    const record = {
        assetId,
        folder,
        created: created.toISOString(),
        size: await diskUsage(folder),
        ...owner,
    };
    await (0,write_whole/* writeWhole */.f)(releaseRecord(layout, assetId), `${JSON.stringify(record, null, 2)}\n`);
    const replaced = (await releaseRecords(state)).filter((other) => other.folder === folder && other.assetId !== assetId);
    await Promise.all(replaced.map((other) => removeInside(releaseRecord(layout, other.assetId), layout.releases)));
    if (found.kind !== "tags")
        return;
    await changeTags(machine, (tags) => ({ ...tags, folders: tags.folders.filter((other) => other !== folder) }));
}
async function releaseRecords(state) {
    const layout = await layoutOf(state);
    const names = await (0,promises_.readdir)(layout.releases).catch((error) => {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return [];
        throw error;
    });
    const texts = await Promise.all(names.filter((name) => name.endsWith(".json")).map((name) => readOrGone((0,external_node_path_.join)(layout.releases, name))));
    return texts.flatMap((text) => {
        const record = releaseSchema.safeParse(text === undefined ? undefined : parseJson(text));
        return record.success && (0,asset_id/* isAssetId */._1)(record.data.assetId) ? [record.data] : [];
    });
}
async function readOrGone(path) {
    try {
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/local/releases.js









const manifestSchema = schemas/* object */.Ikc({ assetId: schemas/* string */.YjP() });
async function releaseAssets(state) {
    const records = await releaseRecords(state);
    return Promise.all(records.map(async ({ assetId, folder, created, size, owner, url }) => ({
        type: "release",
        id: folder,
        assetId,
        provider: "local",
        lifetime: "deliverable",
        created: new Date(created),
        size,
        state: (await (0,base_exists/* exists */.t)(folder)) ? "finished" : "its folder is gone",
        abandoned: false,
        ...(owner === undefined ? {} : { owner }),
        ...(url === undefined ? {} : { url }),
    })));
}
async function removeRelease(state, assetId, folder) {
    const layout = await layoutOf(state);
    const owner = (await (0,marked_folder/* markerOf */.we)(folder)) ?? (await manifestOwner(folder));
    if (owner === undefined || owner === assetId) {
        const names = async () => (await manifestOwner(folder)) === assetId;
        await (0,marked_folder/* removeMarked */.n9)(folder, assetId, { file: "manifest.json", names });
    }
    await removeInside(releaseRecord(layout, assetId), layout.releases);
}
async function manifestOwner(folder) {
    try {
        const manifest = manifestSchema.safeParse(JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, "manifest.json"), "utf8")));
        return manifest.success ? manifest.data.assetId : undefined;
    }
    catch (error) {
        if (["ENOENT", "ENOTDIR"].includes((0,base_errors/* codeOf */.$N)(error) ?? "") || error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/local/end-process.js







const QUIT_WITHIN = 2_000;
async function endMachine(machine, layout) {
    const gone = async () => ((await isGone(machine, layout)) ? true : undefined);
    if (await quit(machine)) {
        const ended = await (0,poll/* poll */.w)(gone, { what: "quit", every: 20, within: QUIT_WITHIN }).catch((error) => {
            if (error instanceof base_errors/* UserError */.yo)
                return false;
            throw error;
        });
        if (ended)
            return;
    }
    if (isSame(machine, await machineProcess(machine.pid, layout)))
        kill(machine);
    await (0,poll/* poll */.w)(gone, { what: `the process ${machine.pid} of ${machine.assetId} ends`, every: 20, within: 10_000 });
}
async function isGone(machine, layout) {
    if ((await (0,host_process/* processStart */.gy)(machine.pid)) !== machine.startTime)
        return true;
    const now = await machineProcess(machine.pid, layout);
    return now !== undefined && !isSame(machine, now);
}
function isSame(machine, now) {
    return (now !== undefined &&
        now.startTime === machine.startTime &&
        now.assetId === machine.assetId &&
        now.uuid === machine.uuid);
}
async function quit(machine) {
    if (!machine.cwd)
        return false;
    try {
        const qmp = await qemu_qmp/* Qmp */.H.connect((0,external_node_path_.join)(machine.cwd, qemu_arguments/* QMP_SOCKET */.tv), 1_000);
        try {
            await qmp.execute("quit", {}, 1_000);
            return true;
        }
        finally {
            qmp.close();
        }
    }
    catch (error) {
        if (error instanceof qemu_qmp/* QmpError */.N)
            return false;
        if (["ENOENT", "ENOTDIR", "ECONNREFUSED", "ECONNRESET", "EPIPE"].includes((0,base_errors/* codeOf */.$N)(error) ?? ""))
            return false;
        throw error;
    }
}
function kill(machine) {
    try {
        process.kill(machine.pid, "SIGKILL");
    }
    catch (error) {
        if ((0,base_errors/* codeOf */.$N)(error) === "ESRCH")
            return;
        if ((0,base_errors/* codeOf */.$N)(error) !== "EPERM")
            throw error;
        throw new base_errors/* UserError */.yo(`The process ${machine.pid} of ${machine.assetId} belongs to another user.`, `Run the same command as that user, or: sudo kill ${machine.pid}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/providers/local/remove-asset.js













async function removeAsset(asset, layout, cache) {
    switch (asset.type) {
        case "process":
            return removeProcess(asset, layout);
        case "folder":
            return removeMachineFolder(asset.id, layout);
        case "release":
            return removeRelease(layout.state, asset.assetId, asset.id);
        case "base-image":
            return removeBaseImage(asset.id, layout, cache);
        default:
            throw new RangeError(`${asset.type} is nothing that this machine has.`);
    }
}
async function removeProcess(asset, layout) {
    const machine = await machineProcess(Number(asset.id), layout);
    if (machine?.assetId === asset.assetId || (machine?.proof && asset.assetId === provider/* UNKNOWN */.HV))
        await endMachine(machine, layout);
}
async function removeBaseImage(path, layout, cache) {
    const [whole, half, inUse] = await Promise.all([completeImages(cache), halfMade(cache), basesInUse(layout)]);
    const image = whole.find((one) => one.path === path);
    if (image && inUse.includes(image.disk)) {
        throw new base_errors/* UserError */.yo(`${path} is not removed: a machine reads it.`, "Tear that machine down first (slipway show-assets).");
    }
    if (image)
        return removeEntry(cache, path);
    if (half.some((one) => one.path === path))
        return removeHalfMade(path);
}
async function removeMachineFolder(folder, layout) {
    if ((0,external_node_path_.dirname)(folder) !== layout.machines)
        return removeInside(folder, layout.machines);
    const machines = await runningMachines(layout);
    await Promise.all(machines.filter(({ cwd = "" }) => `${cwd}/`.startsWith(`${folder}/`)).map((machine) => endMachine(machine, layout)));
    const found = await readTags(folder);
    const tags = found.kind === "tags" && (0,external_node_path_.basename)(folder) === found.tags.assetId ? found.tags : undefined;
    if (tags)
        await endConnection(tags, folder);
    const others = await Promise.allSettled((tags?.folders ?? []).map((other) => (0,marked_folder/* removeMarked */.n9)(other, tags?.assetId ?? "")));
    await removeInside(folder, layout.machines);
    const refused = others.find((answer) => answer.status === "rejected");
    if (refused)
        throw refused.reason;
}
async function endConnection(tags, folder) {
    if (tags.sshPort !== undefined)
        await (0,client/* closeConnection */.Bn)(machineOf(tags, folder).ssh);
}

;// CONCATENATED MODULE: ./build/providers/local/index.js





















async function checkAcceleratorIn(state, { accelerator, signal }) {
    if (accelerator !== "kvm")
        return [];
    const scratch = await makeScratch(await makeLayout(state));
    try {
        return await (0,qemu_accelerator/* checkAccelerator */.eb)(accelerator, scratch.path, signal);
    }
    finally {
        await scratch.remove();
    }
}
function createLocalProvider(options) {
    const { state, cache, signal, now = Date.now } = options;
    return {
        name: "local",
        defaultBaseImage: "debian-12",
        async installTools(plan, task) {
            await (0,tools/* installTools */.HG)((0,local_tools/* toolsToInstall */.QX)(plan), { signal }, task);
        },
        async preflight(plan) {
            const host = {
                ...{ missingTools: tools/* missingTools */.Cj, freeSpace: host_space/* freeSpace */.F, availableMemory: host_memory/* availableMemory */.B },
                checkBaseImage: async (request) => (await Promise.all([checkBaseImage(request), checkPrivilege(request, cache)])).flat(),
                checkAccelerator: () => checkAcceleratorIn(state, options),
                exportSpace: options.exportSpace,
            };
            return preflight(plan, await layoutOf(state), cache, host);
        },
        async resolveBaseImage(request, task) {
            const inUse = await basesInUse(await layoutOf(state));
            const place = { cache, cacheLimit: options.cacheLimit, scripts: `${options.templates}/base-image`, inUse };
            return resolveBaseImage(request, signal ? { ...place, signal } : place, task);
        },
        async launch(request, task) {
            return launch(request, await makeLayout(state), options, task);
        },
        async machine(assetId) {
            return findMachine(assetId, await layoutOf(state));
        },
        workFolder(assetId) {
            return (0,external_node_path_.join)(state, "machines", assetId, FILES.work);
        },
        async scratchFolder() {
            return makeScratch(await makeLayout(state));
        },
        registerFolder(assetId, folder) {
            return registerFolder(state, assetId, folder);
        },
        registerRelease(assetId, folder) {
            return registerRelease(state, assetId, folder, new Date(now()));
        },
        async keep(assetId) {
            return keepMachine(assetId, await layoutOf(state));
        },
        async capture(assetId, task) {
            return capture(assetId, await layoutOf(state), signal, task);
        },
        async findEarlier() {
            return { image: undefined, finished: undefined, unfinished: false };
        },
        async takeUp() {
        },
        async spreadImage() {
            return [];
        },
        async publishImages() {
            return [];
        },
        async complete() {
        },
        async exportImage({ image, signal: own, ...request }, task) {
            const { tags } = await findTags(image.assetId, await layoutOf(state));
            const disk = { disk: image.handle, diskFormat: "qcow2", virtualSize: image.virtualSize };
            const machine = { memory: tags.memory, cpus: tags.cpus, osName: image.base.name };
            const either = own && signal ? AbortSignal.any([own, signal]) : (own ?? signal);
            return options.exportDisk({ ...request, ...disk, machine, cpus: (0,external_node_os_.availableParallelism)(), signal: either }, task);
        },
        async assets(assetId) {
            const layout = await layoutOf(state);
            const images = async () => baseImageAssets(cache, await basesInUse(layout));
            const all = (await Promise.all([machineAssets(layout), releaseAssets(state), images()])).flat();
            return assetId === undefined ? all : all.filter((asset) => asset.assetId === assetId);
        },
        async remove(asset) {
            return removeAsset(asset, await layoutOf(state), cache);
        },
    };
}


/***/ }),

/***/ 2402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QX: () => (/* binding */ toolsToInstall),
/* harmony export */   hW: () => (/* binding */ PYTHON_VENV),
/* harmony export */   lV: () => (/* binding */ neededTools)
/* harmony export */ });
/* harmony import */ var _base_image_tools_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8784);

const MACHINE_TOOLS = [
    { command: "qemu-system-x86_64", package: "qemu-system-x86", purpose: "running the machine" },
    { command: "qemu-img", package: "qemu-utils", purpose: "disks" },
    { command: "setpriv", package: "util-linux", purpose: "ending tools together with this process" },
    { command: "ssh", package: "openssh-client", purpose: "logging in to the machine" },
    { command: "ssh-keygen", package: "openssh-client", purpose: "the machine's keys" },
    { command: "mkfs.vfat", package: "dosfstools", purpose: "the seed of the first boot" },
    { command: "mcopy", package: "mtools", purpose: "the seed of the first boot" },
];
const UEFI = {
    command: "/usr/share/OVMF/OVMF_CODE_4M.fd",
    package: "ovmf",
    purpose: "booting exports with UEFI",
};
const ZSTD = { command: "zstd", package: "zstd", purpose: "compressing raw exports" };
const PYTHON_VENV = {
    command: "python3-venv",
    package: "python3-venv",
    purpose: "installing Ansible",
    probe: "command -v ansible-playbook || python3 -c 'import ensurepip, venv'",
};
function toolsToInstall(plan) {
    return [...neededTools(plan), PYTHON_VENV];
}
function neededTools(plan) {
    const tools = [
        ...MACHINE_TOOLS,
        ...(plan.formats.length > 0 ? [UEFI] : []),
        ...(plan.formats.includes("raw") ? [ZSTD] : []),
    ];
    const known = new Set(tools.map(({ command }) => command));
    const forBase = plan.base ? (0,_base_image_tools_js__WEBPACK_IMPORTED_MODULE_0__/* .baseImageTools */ .K)(plan.base) : [];
    return [...tools, ...forBase.filter(({ command }) => !known.has(command))];
}


/***/ }),

/***/ 54:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ waitUntilReady)
/* harmony export */ });
/* harmony import */ var _base_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5902);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _ssh_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2650);
/* harmony import */ var _ssh_wait_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2724);




const FIRST_BOOT = `
code=0
cloud-init status --wait >/dev/null 2>&1 || code=$?
if [ "$code" -ne 0 ]; then
  cloud-init status --long | tail -n 30
  grep -hE 'WARNING|ERROR|CRITICAL' /var/log/cloud-init.log | tail -n 12 || true
fi
[ "$code" -eq 0 ] || [ "$code" -eq 2 ] || exit 1
[ "$code" -eq 0 ] || echo "first-boot: complaints"
python3 - <<'PYTHON'
import fcntl, os
for path in ("/var/lib/dpkg/lock-frontend", "/var/lib/dpkg/lock", "/var/lib/apt/lists/lock"):
    if os.path.exists(path):
        with open(path, "w") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX)
PYTHON
`;
async function waitUntilReady(target, options, task) {
    const { within, signal, remedy } = options;
    const begin = Date.now();
    const left = () => Math.max(within - (Date.now() - begin), 1_000);
    task.update(undefined, "waiting for SSH");
    if (target.proxyCommand === undefined)
        await (0,_ssh_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .waitForBanner */ .N)(target.host, target.port, { within: left(), signal, remedy });
    await (0,_ssh_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .waitForLogin */ .o)(target, { within: left(), signal, remedy });
    task.detail(`SSH after ${(0,_base_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(Date.now() - begin)}`);
    task.update(undefined, "first boot");
    await finishFirstBoot(target, left(), signal, task);
    task.line(`Ready after ${(0,_base_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(Date.now() - begin)}`);
}
async function finishFirstBoot(target, within, signal, task) {
    const deadline = AbortSignal.timeout(within);
    try {
        const { code, stdout } = await (0,_ssh_client_js__WEBPACK_IMPORTED_MODULE_2__/* .sshScript */ .id)(target, FIRST_BOOT, {
            name: "the first boot",
            sudo: true,
            accept: [0, 1],
            signal: AbortSignal.any([signal, deadline]),
        });
        if (code === 1) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`cloud-init failed in the guest:\n${stdout.trim()}`, "The base image or the seed is at fault: see the lines above.");
        }
        if (stdout.includes("first-boot: complaints"))
            task.line(`cloud-init complained and went on:\n${stdout.trim()}`);
    }
    catch (error) {
        if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc) || signal.aborted)
            throw error;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The guest's first boot did not end within ${(0,_base_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(within)} after the login.`, "Look at /var/log/cloud-init.log in the guest, or allow it more time: boot-timeout.");
    }
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


/***/ }),

/***/ 5697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ makeControlFolder),
/* harmony export */   n: () => (/* binding */ controlFolderOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5145);
/* harmony import */ var _base_marked_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5271);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2650);







function controlFolderOf(machineFolder, temporary = (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()) {
    const login = { host: "", port: 0, user: "", privateKeyFile: "", knownHostsFile: "" };
    if ((0,_client_js__WEBPACK_IMPORTED_MODULE_6__/* .sharesConnection */ .x4)({ ...login, controlFolder: machineFolder }))
        return machineFolder;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(temporary, `slipway-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(machineFolder).digest("hex").slice(0, 12)}`);
}
async function makeControlFolder(folder, assetId) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode: 0o700 });
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(error) === "EEXIST")
            return false;
        throw error;
    }
    await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .markFolder */ .aQ)(folder, assetId);
    return true;
}


/***/ }),

/***/ 4818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ publicKeyOf),
/* harmony export */   o: () => (/* binding */ makeKey)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4909);


async function makeKey(path, comment, signal) {
    await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", path], { signal });
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${path}.pub`, "utf8")).trim();
}
async function publicKeyOf(path, signal) {
    return (await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)("ssh-keygen", ["-y", "-P", "", "-f", path], { signal })).stdout.trim();
}


/***/ })

};
