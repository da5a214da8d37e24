export const id = 750;
export const ids = [750];
export const modules = {

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


/** Writes a file by way of a temporary one beside it, mode 0600. */
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




/**
 * Runs a command as root to its end.
 *
 * Its standard input is a pipe that stays open for as long as this process lives and `signal` does not fire; a
 * command that must die with us (`templates/base-image/lifeline.sh`) watches for its end. That reaches through sudo,
 * where a signal from an unprivileged user, or one sent at the death of a parent, does not.
 * The command stays in our process group, unlike those of `run()`: sudo can then ask for a password in the terminal.
 * @returns the exit code, 137 for one that was killed.
 * @throws CancelledError once the command has ended after `signal` · UserError where root cannot be had.
 */
async function runAsRoot(command, options) {
    const [file = "", ...args] = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_3__/* .asRoot */ .t)(options.privilege, command, options.what);
    if (options.signal?.aborted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(file, args, { stdio: ["pipe", "pipe", "pipe"] });
    child.stdin.on("error", () => undefined); // The command may end first; its exit code tells.
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


/**
 * Finds out how root can be had; asks nobody for a password.
 * @param probe what to look at; tests hand in their own.
 */
async function privilege(probe = thisProcess()) {
    if (probe.uid === 0)
        return "root";
    if (await probe.succeeds("sudo", ["-n", "true"]))
        return "sudo";
    if (probe.terminal && (await probe.succeeds("sudo", ["-V"])))
        return "sudo-asks";
    return "none";
}
/**
 * The command line that runs `command` as root.
 * @param how from `privilege()`.
 * @throws UserError where root cannot be had; `what` says what needed it.
 */
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
            // sh turns every failure, also a command that is not there, into an answer and no error.
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


/**
 * When a process started, in clock ticks since the boot, as text (field 22 of /proc/<pid>/stat, proc_pid_stat(5));
 * undefined where there is no such process. One that has ended and waits for its parent counts as gone.
 */
async function processStart(pid) {
    let stat;
    try {
        stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, "utf8");
    }
    catch (error) {
        // ESRCH: it ended between opening and reading.
        if (["ENOENT", "ESRCH"].includes((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) ?? ""))
            return undefined;
        throw error;
    }
    // The name in parentheses may hold anything, parentheses too: the fields are counted after the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X")
        return undefined;
    return fields[19];
}
/** The mark of this process. */
async function ownMark() {
    const [startTime = "", where] = await Promise.all([processStart(process.pid), whereabouts()]);
    return { pid: process.pid, startTime, where };
}
/**
 * Whether exactly this process still runs; another one that got its number does not count. One of an earlier boot is
 * gone. One of another container on this machine cannot be seen from here, and counts as running: its lease ends it.
 */
async function isRunning(mark) {
    const here = await whereabouts();
    if (mark.where === undefined || mark.where === here)
        return (await processStart(mark.pid)) === mark.startTime;
    return isSameBoot(mark.where, here);
}
/** Milliseconds for which something is left alone whose maker cannot be seen from here: no lease ends it. A day. */
const UNSEEN_FOR = 24 * 3_600_000;
/**
 * Whether the maker of something without a lease is still at work on it. One in another container counts as such for
 * a day.
 * @param changed when the thing was made, or changed last.
 */
async function isAtWork(maker, changed) {
    if (!(await isRunning(maker)))
        return false;
    const isHere = maker.where === undefined || maker.where === (await whereabouts());
    return isHere || Date.now() - changed.getTime() < UNSEEN_FOR;
}
/** Whether two whereabouts are of one boot of one machine. */
function isSameBoot(one, other) {
    return one.split("-")[0] === other.split("-")[0];
}
/**
 * In which boot of the machine and in which process namespace a process id means something: `1f0c2d3e-1ul9fzw`, the
 * beginning of the boot's id and the namespace's number. Short, because it becomes part of folders' names, and the
 * path of a socket may have 107 characters only.
 */
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



/**
 * Bytes that this user can still write to the file system of `path`.
 * A path that does not exist yet counts as being where its nearest existing parent is.
 */
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




/** Commands of root are often not on a user's PATH, and are looked for all the same. */
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
/** The tools that are not there, in the order given. Looks along the PATH of this process. */
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
/** A problem for each tool that is not there, with the command that installs it. */
async function missingTools(tools) {
    const absent = await absentTools(tools);
    // One command for all of them, at the last: nobody wants to type ten.
    const packages = [...new Set(absent.flatMap((tool) => tool.package ?? []))].sort();
    const all = `sudo apt-get install --no-install-recommends ${packages.join(" ")}, or run with --install-tools`;
    const last = absent.findLast((tool) => tool.package !== undefined);
    return absent.map((tool) => ({
        subject: tool.command,
        problem: `is not installed; it is needed for ${tool.purpose}`,
        remedy: tool.package === undefined ? byHand(tool) : tool === last ? all : "",
    }));
}
/**
 * Installs the packages of the tools that are not there, through apt-get as root or with sudo; says what it installs.
 * apt's lists are refreshed only when a package cannot be found with those that are there. A cancel takes effect
 * between two calls of apt-get, never inside one: a half-done dpkg would be left to the owner of the machine.
 * @returns the packages that were installed; empty where nothing was missing.
 * @throws UserError with the commands to type where root cannot be had, or where apt-get fails.
 */
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
    // The lock: a machine that has just booted may be at its daily update. Waiting is better than failing.
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
    // It was let come to its end; what it says then is not the reason any more.
    if (options.signal?.aborted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc();
    return { code, said };
}
/**
 * A command that a Ctrl-C in the terminal does not reach, and whose end is waited for all the same: a session of its
 * own, because apt gives dpkg the usual handling of signals back, and a shell around it that takes no notice of them.
 * Sudo itself stays in the terminal, where it may ask for a password.
 */
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

/***/ 6943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ isAssetId),
/* harmony export */   c: () => (/* binding */ ASSET_ID_RULE)
/* harmony export */ });
/** Whether a text is usable as an asset-id: 1 to 63 letters, digits, `.`, `_`, `-`, with a letter or digit at both ends. */
function isAssetId(text) {
    return /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/.test(text);
}
/** The same rule, as it is told to people. */
const ASSET_ID_RULE = "Use 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends.";


/***/ }),

/***/ 5666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ baseImageSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3798);

/** A `BaseImage` as the records of machines and builds hold it. */
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
/** Where certificates for the time of the build lie in the guest. Finish removes the first, and makes the second anew. */
const OWN_FILE = "/usr/local/share/ca-certificates/slipway-build.crt";
const BUNDLE = "/etc/ssl/certs/ca-certificates.crt";
/**
 * The certificates as a file that `update-ca-certificates` takes up, and in the bundle at once. Not by cloud-init's
 * `ca_certs`: that starts openssl for each certificate, which takes half a minute for a whole bundle under emulation.
 */
function certificateFiles(bundle) {
    const content = `${certificates(bundle).join("\n")}\n`;
    return [
        { path: OWN_FILE, content },
        { path: BUNDLE, content, append: true },
    ];
}
/** The certificates of a bundle, without the comments between them. */
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
/** The units in the guest that end it at the lease's end. Finish removes both files and the link in timers.target.wants. */
const LEASE_TIMER = "slipway-lease.timer";
const LEASE_SERVICE = "slipway-lease.service";
/** An absolute time as systemd's OnCalendar reads it: `2026-11-21 12:00:00 UTC` (systemd.time(7)). */
function calendarTime(when) {
    return `${when.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
/**
 * A script that installs the lease in the guest. It runs early in the first boot, before the timer's target is
 * reached, hence `--no-block`. The link makes the timer survive a restart of the guest.
 */
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

/**
 * The part of cloud-init's user-data that all providers have in common.
 * - `locale`: without one cloud-init reports an error on an image without locales;
 * - the lease comes first, in `bootcmd`, once for the instance: a first boot that hangs later ends by it too.
 */
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
/** The login user of a build, as cloud-init describes users. Finish takes the free sudo away. */
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

/** Bytes that an installed image is taken to hold, for estimates before there is one: 0.8 GiB in trials with the default content. */
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


/**
 * Reads a reference: an http or https URL; a release (`debian-12`, `bookworm`); else a path.
 * A word without slash and dot that is no release is taken for a misspelt release, not for a file's name.
 */
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
/** Lower-case hex of a SHA-256 as people paste it (`sha256:…`, capitals, spaces around); undefined where it is none. */
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



/**
 * What has to be on this machine to resolve a request; nothing for a reference that is wrong anyway.
 * A release's keyring counts as a tool: its file must be there, and a package brings it.
 * @param distribution `ID` of this machine's os-release(5); read when absent.
 */
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
/** Which package brings a distribution's keyring on a machine of which distribution; `*`: on any other. */
const KEYRING_PACKAGES = {
    debian: { "*": "debian-archive-keyring" },
    // Debian 12 packages no keyring of Ubuntu.
    ubuntu: { ubuntu: "ubuntu-keyring" },
};
function ownDistribution() {
    return /^ID="?([\w.-]+)"?$/m.exec((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)("/etc/os-release", "utf8"))?.[1] ?? "";
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
/** Exports are proven by booting them, one of them with UEFI. */
const UEFI = {
    command: "/usr/share/OVMF/OVMF_CODE_4M.fd",
    package: "ovmf",
    purpose: "booting exports with UEFI",
};
const ZSTD = { command: "zstd", package: "zstd", purpose: "compressing raw exports" };
/** Where no Ansible is on the PATH, one is installed into a virtual environment. */
const PYTHON_VENV = {
    command: "python3-venv",
    package: "python3-venv",
    purpose: "installing Ansible",
    probe: "command -v ansible-playbook || python3 -c 'import ensurepip, venv'",
};
/** What is installed where that is allowed: Ansible's own check tells of a missing Python, so it is no tool of the machine's. */
function toolsToInstall(plan) {
    return [...neededTools(plan), PYTHON_VENV];
}
/**
 * What the base image, the machine and the proof of its exports need on this computer. Those of Ansible come on top.
 * @param plan without a base where only exports are proven here.
 */
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




/**
 * Waits for cloud-init and then for apt's locks, which a first boot may hold.
 * `cloud-init status --wait` ends with 0 (done), 1 (failed) or, since 23.4, 2 (done, with complaints that it got over).
 */
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
/**
 * Waits until one can work on a machine: SSH's banner, a login by key, the end of cloud-init, apt at rest.
 * Where a command of this machine makes the connection there is no port to ask for a banner.
 * @throws UserError with the part that failed; CancelledError.
 */
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







/**
 * Where a machine's ssh control socket goes: into the machine's folder, or, where its path is too long for a socket,
 * into a short one in the folder for temporary files, which then is one of the asset's own folders.
 */
function controlFolderOf(machineFolder, temporary = (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()) {
    const login = { host: "", port: 0, user: "", privateKeyFile: "", knownHostsFile: "" };
    if ((0,_client_js__WEBPACK_IMPORTED_MODULE_6__/* .sharesConnection */ .x4)({ ...login, controlFolder: machineFolder }))
        return machineFolder;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(temporary, `slipway-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(machineFolder).digest("hex").slice(0, 12)}`);
}
/**
 * Makes and marks the short folder, for this user only. Its name is in the tags already.
 * @returns whether it is usable: false where something of that name was there, which is then left alone.
 */
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


/**
 * Makes an Ed25519 key pair with ssh-keygen: the private part at `path`, mode 0600, without a passphrase.
 * @returns the public part as one line, with its comment.
 * @throws ToolError where there is a file of that name.
 */
async function makeKey(path, comment, signal) {
    await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", path], { signal });
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${path}.pub`, "utf8")).trim();
}
/** The public part that belongs to a private key, as one line. @throws ToolError where the file holds no private key. */
async function publicKeyOf(path, signal) {
    return (await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)("ssh-keygen", ["-y", "-P", "", "-f", path], { signal })).stdout.trim();
}


/***/ })

};
