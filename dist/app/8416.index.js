export const id = 8416;
export const ids = [8416];
export const modules = {

/***/ 1835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c6: () => (/* binding */ isDenial),
/* harmony export */   oq: () => (/* binding */ readDenial),
/* harmony export */   wW: () => (/* binding */ readCaller)
/* harmony export */ });
const DENIED = new Set([
    "AccessDenied",
    "AccessDeniedException",
    "AccessDeniedFault",
    "AuthorizationError",
    "UnauthorizedAccess",
    "UnauthorizedOperation",
    "Client.UnauthorizedOperation",
]);
const isDenial = (code) => DENIED.has(code);
function readDenial(message) {
    return {
        caller: /\bUser: (arn:[^\s,]+)/.exec(message)?.[1],
        action: /not authorized to perform: ([\w-]+:\w+)/i.exec(message)?.[1],
        resource: /on resource: "?(arn:[^\s",]+)/.exec(message)?.[1]?.replace(/\.$/, ""),
        forbiddenBy: /with an explicit deny in (an? [\w -]*?(?:policy|boundary))/.exec(message)?.[1],
        encoded: /encoded authorization failure message/i.test(message),
    };
}
function readCaller(arn) {
    const [, service, kind, path = ""] = /^arn:[\w-]+:(iam|sts)::\d*:([\w-]+)\/(.+)$/.exec(arn ?? "") ?? [];
    if (service === "sts" && kind === "assumed-role")
        return { kind: "role", name: path.split("/")[0] ?? path };
    if (service === "iam" && (kind === "role" || kind === "user"))
        return { kind, name: path.split("/").at(-1) ?? path };
    return undefined;
}


/***/ }),

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

/***/ 6443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ piecesOf),
/* harmony export */   q: () => (/* binding */ readRange)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7075);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _base_given_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1871);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5602);






const FRUITLESS = 5;
const PAUSE = 500;
const CUT_OFF = [
    "ECONNRESET",
    "ECONNABORTED",
    "EPIPE",
    "ETIMEDOUT",
    "ERR_STREAM_PREMATURE_CLOSE",
    "ERR_STREAM_DESTROYED",
];
async function* piecesOf(object, { from, to }, { aws, clock, signal }) {
    let at = from;
    for (let fruitless = 0; at < to;) {
        if (signal?.aborted)
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc();
        const begin = at;
        for await (const bytes of untilCut(await open(object, { from: at, to }, { aws, signal }), signal)) {
            at += bytes.length;
            yield bytes;
        }
        fruitless = at > begin ? 0 : fruitless + 1;
        if (fruitless > FRUITLESS) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`s3://${object.bucket}/${object.key} sends nothing any more, after ${at} bytes.`, "Run the same again.");
        }
        if (at < to)
            await clock.sleep(PAUSE * 2 ** fruitless, signal);
    }
}
async function readRange(object, range, take, reach) {
    let at = range.from;
    for await (const bytes of piecesOf(object, range, reach)) {
        const { length } = bytes;
        await take(bytes, at);
        (0,_base_given_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .letGo */ .K)(bytes);
        at += length;
    }
}
async function* untilCut(body, signal) {
    const reader = body[Symbol.asyncIterator]();
    const isOurs = body instanceof node_http__WEBPACK_IMPORTED_MODULE_0__.IncomingMessage;
    try {
        for (;;) {
            const next = await reader.next().catch((error) => {
                if (signal?.aborted)
                    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc();
                if (!isCutOff(error))
                    throw error;
                return { done: true };
            });
            if (next.done)
                return;
            if (signal?.aborted)
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc();
            yield isOurs ? (0,_base_given_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .give */ .q)(next.value) : next.value;
        }
    }
    finally {
        await reader.return?.();
    }
}
async function open({ bucket, key, etag }, { from, to }, { aws, signal }) {
    try {
        const input = { Bucket: bucket, Key: key, Range: `bytes=${from}-${to - 1}`, ...(etag ? { IfMatch: etag } : {}) };
        const { Body } = await aws.call("s3", "GetObject", input, { signal });
        if (signal && Body instanceof node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable)
            (0,node_stream__WEBPACK_IMPORTED_MODULE_1__.addAbortSignal)(signal, Body);
        return (0,_objects_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesOf */ .$$)(Body);
    }
    catch (error) {
        if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_2__/* .isAwsCode */ .H)(error, "PreconditionFailed"))
            throw error;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`s3://${bucket}/${key} was changed while it was fetched.`, "See that nothing else writes there, and run the same again.");
    }
}
function isCutOff(error) {
    return CUT_OFF.includes((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) ?? "");
}


/***/ }),

/***/ 5602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   $M: () => (/* binding */ removeObjects),
/* harmony export */   C6: () => (/* binding */ headObject),
/* harmony export */   J5: () => (/* binding */ bucketFolder),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7319);



function bucketFolder(assetId, { settings }) {
    if (settings.bucket === undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo("There is no bucket for exported disks.", "Name one with `bucket`: docs/aws.md shows how to make it.");
    }
    return { bucket: settings.bucket, folder: (0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .objectFolder */ .SF)(settings.bucketPrefix ?? "", assetId) };
}
async function headObject(bucket, key, { aws, signal }) {
    try {
        const input = { Bucket: bucket, Key: key, ChecksumMode: "ENABLED" };
        const { ContentLength, ETag, Metadata, ChecksumSHA256 } = await aws.call("s3", "HeadObject", input, { signal });
        const sha256 = wholeChecksum(ChecksumSHA256);
        return { bucket, key, size: ContentLength ?? 0, etag: ETag, metadata: Metadata ?? {}, sha256 };
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAwsCode */ .H)(error, "NotFound", "NoSuchKey"))
            return undefined;
        throw error;
    }
}
function wholeChecksum(text) {
    return text === undefined || text.includes("-") ? undefined : Buffer.from(text, "base64").toString("hex");
}
async function readText(bucket, key, { aws, signal }) {
    try {
        const { Body } = await aws.call("s3", "GetObject", { Bucket: bucket, Key: key }, { signal });
        const parts = [];
        for await (const part of bytesOf(Body))
            parts.push(part);
        return Buffer.concat(parts).toString("utf8");
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAwsCode */ .H)(error, "NoSuchKey"))
            return undefined;
        throw error;
    }
}
async function removeObjects(bucket, keys, { aws, signal }) {
    const input = { Bucket: bucket, Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true } };
    const { Errors = [] } = await aws.call("s3", "DeleteObjects", input, { signal });
    const [first] = Errors;
    if (!first)
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`s3://${bucket}/${first.Key} could not be removed: ${first.Message ?? first.Code}.`, "Allow s3:DeleteObject for the folder; `slipway tear-down` removes what is left.");
}
function bytesOf(body) {
    if (isBytes(body))
        return body;
    throw new TypeError("S3 answered without a body that can be read.");
}
function isBytes(body) {
    return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}


/***/ }),

/***/ 8416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAwsProvider: () => (/* binding */ createAwsProvider)
});

// EXTERNAL MODULE: ./build/host/tools.js
var tools = __webpack_require__(6872);
// EXTERNAL MODULE: ./build/providers/aws/account.js
var aws_account = __webpack_require__(5692);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/lanes.js
var lanes = __webpack_require__(403);
// EXTERNAL MODULE: ./build/host/space.js
var space = __webpack_require__(3393);
// EXTERNAL MODULE: ./build/providers/format.js
var format = __webpack_require__(5198);
// EXTERNAL MODULE: ./build/providers/aws/findings.js
var findings = __webpack_require__(7005);
// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
;// CONCATENATED MODULE: ./build/providers/aws/tags.js
const TAG = {
    assetId: "slipway:asset-id",
    lifetime: "slipway:lifetime",
    expires: "slipway:expires",
    created: "slipway:created",
    owner: "slipway:owner",
    run: "slipway:run",
    product: "slipway:product",
    status: "slipway:status",
    marked: "slipway:marked",
};
function writeTags(tags, name) {
    const values = {
        Name: name,
        [TAG.assetId]: tags.assetId,
        [TAG.lifetime]: tags.lifetime,
        [TAG.created]: tags.created.toISOString(),
        [TAG.expires]: tags.expires.toISOString(),
        [TAG.owner]: cleanTag(tags.owner.name),
        [TAG.run]: tags.owner.url === undefined ? undefined : cleanTag(tags.owner.url),
        [TAG.product]: tags.product,
        [TAG.status]: tags.status,
    };
    return Object.entries(values).flatMap(([Key, Value]) => (Value === undefined ? [] : [{ Key, Value }]));
}
function readAwsTags(tags) {
    const value = (key) => tags?.find(({ Key }) => Key === key)?.Value;
    const assetId = value(TAG.assetId);
    if (!assetId)
        return undefined;
    const lifetime = value(TAG.lifetime);
    const status = value(TAG.status);
    const [name, url, product] = [value(TAG.owner), value(TAG.run), value(TAG.product)];
    return {
        assetId,
        ...(lifetime === "ephemeral" || lifetime === "deliverable" || lifetime === "permanent" ? { lifetime } : {}),
        ...(status === "building" || status === "complete" ? { status } : {}),
        ...dateOf("created", value(TAG.created)),
        ...dateOf("expires", value(TAG.expires)),
        ...dateOf("marked", value(TAG.marked)),
        ...(product === undefined ? {} : { product }),
        ...(name === undefined ? {} : { owner: { name, ...(url === undefined ? {} : { url }) } }),
    };
}
function dateOf(key, text) {
    const time = text === undefined ? Number.NaN : Date.parse(text);
    return Number.isNaN(time) ? {} : { [key]: new Date(time) };
}
function cleanTag(text) {
    return text.replaceAll(/[^\p{L}\p{N} +\-=._:/@]/gu, "_").slice(0, 256);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/image-facts.js




async function imagesOf(assetId, reach, region) {
    const images = await describe([{ Name: `tag:${TAG.assetId}`, Values: [assetId] }], reach, region);
    return images.filter(({ tags }) => tags.assetId === assetId);
}
async function imageById(id, reach, region) {
    return (await describe([{ Name: "image-id", Values: [id] }], reach, region)).find((image) => image.id === id);
}
const imagesNamedAfter = (0,findings/* askedOnce */.m)((assetId) => assetId, async (assetId, { aws, signal }) => {
    const Filters = [{ Name: "name", Values: [`*-${assetId}`, `slipway-${assetId}-for-*`] }];
    return (await aws.call("ec2", "DescribeImages", { Owners: ["self"], Filters }, { signal })).Images ?? [];
});
async function imageNamed(name, { aws, signal }, region = aws.region) {
    const input = { Owners: ["self"], Filters: [{ Name: "name", Values: [name] }] };
    const { Images = [] } = await aws.call("ec2", "DescribeImages", input, { region, signal });
    const [image] = Images.filter(({ Name }) => Name === name);
    return image && { id: image.ImageId ?? "", ours: factsOf(image, region) };
}
async function describe(filters, { aws, signal }, region = aws.region) {
    const input = { Owners: ["self"], Filters: filters };
    const { Images = [] } = await aws.call("ec2", "DescribeImages", input, { region, signal });
    return Images.flatMap((image) => factsOf(image, region) ?? []);
}
function factsOf(image, region) {
    const tags = readAwsTags(image.Tags);
    if (!tags || image.ImageId === undefined)
        return undefined;
    const disks = image.BlockDeviceMappings ?? [];
    const root = disks.find(({ DeviceName }) => DeviceName === image.RootDeviceName) ?? disks[0];
    return {
        id: image.ImageId,
        name: image.Name ?? "",
        region,
        state: image.State ?? "pending",
        reason: image.StateReason?.Message,
        tags,
        snapshots: disks.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []),
        virtualSize: root?.Ebs?.VolumeSize === undefined ? undefined : root.Ebs.VolumeSize * base_size/* GiB */.T3,
        public: image.Public ?? false,
        sourceImage: image.SourceImageId,
        created: image.CreationDate,
    };
}
function deliverableOf(images) {
    return images
        .filter(({ tags }) => tags.lifetime === "deliverable")
        .sort((one, other) => (other.created ?? "").localeCompare(one.created ?? ""))[0];
}
function wholeTags(tags, what) {
    const { lifetime, created, expires, owner, product } = tags;
    if (lifetime && created && expires && owner && product)
        return { ...tags, lifetime, created, expires, owner, product };
    throw new errors/* UserError */.yo(`${what} has the asset-id ${tags.assetId}, but not all tags that Slipway gives.`, `Restore its tags (\`slipway show-assets --asset-id ${tags.assetId}\` shows what is left), or remove it by hand.`);
}
const EXPORT_LEASE = 12 * 3_600_000;
function leaseOf({ expires }, now) {
    return expires.getTime() > now ? expires : new Date(now + EXPORT_LEASE);
}

// EXTERNAL MODULE: ./build/base/duration.js
var duration = __webpack_require__(5902);
// EXTERNAL MODULE: ./build/base/watch.js
var watch = __webpack_require__(8583);
;// CONCATENATED MODULE: ./build/base/watch-together.js



const TOGETHER = watch/* CLOSE */.Nd / 2;
function watchTogether(lookAt, clock) {
    const waiters = new Set();
    let asleep = new AbortController();
    let running = false;
    const loop = async () => {
        while (waiters.size > 0) {
            asleep = new AbortController();
            const pause = Math.min(...[...waiters].map((waiter) => waiter.due())) - clock.now();
            if (pause > 0)
                await clock.sleep(pause, asleep.signal);
            if (asleep.signal.aborted)
                continue;
            const soon = clock.now() + TOGETHER;
            const round = [...waiters].filter((waiter) => waiter.due() <= soon);
            const seen = await lookAt([...new Set(round.map(({ id }) => id))]);
            const told = [...waiters].filter((waiter) => round.includes(waiter) || seen.has(waiter.id));
            await Promise.all(told.map((waiter) => waiter.see(seen.get(waiter.id))));
        }
    };
    const run = async () => {
        running = true;
        try {
            await Promise.resolve();
            await loop();
        }
        catch (error) {
            for (const waiter of [...waiters])
                waiter.fail(error);
        }
        finally {
            running = false;
        }
    };
    return {
        wait: (id, judge, options, task) => new Promise((resolve, reject) => {
            const begin = clock.now();
            const { usual, free, fresh = false } = options;
            let due = fresh ? begin + (0,watch/* nextLook */.JD)({ elapsed: 0, usual, free }) : begin;
            const end = (settle) => {
                waiters.delete(waiter);
                options.signal?.removeEventListener("abort", cancel);
                asleep.abort();
                settle();
            };
            const cancel = () => waiter.fail(new errors/* CancelledError */.cc());
            const waiter = {
                id,
                fail: (error) => end(() => reject(error)),
                due: () => due,
                see: async (seen) => {
                    try {
                        const sight = await judge(seen);
                        if ("done" in sight)
                            return end(() => resolve(sight.done));
                        const elapsed = clock.now() - begin;
                        if (elapsed >= options.within) {
                            throw new errors/* UserError */.yo(`Waited ${(0,duration/* formatDuration */.a)(elapsed)} in vain: ${options.what}.`, options.remedy);
                        }
                        due = clock.now() + (0,watch/* nextLook */.JD)({ elapsed, usual, progress: sight.progress, free });
                        task?.update(sight.progress, sight.note);
                    }
                    catch (error) {
                        waiter.fail(error);
                    }
                },
            };
            if (options.signal?.aborted)
                return reject(new errors/* CancelledError */.cc());
            options.signal?.addEventListener("abort", cancel, { once: true });
            waiters.add(waiter);
            if (running)
                asleep.abort();
            else
                void run();
        }),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/providers/aws/client-token.js

function clientToken(...parts) {
    return `slipway-${(0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40)}`;
}

// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/providers/aws/names.js
var aws_names = __webpack_require__(7319);
// EXTERNAL MODULE: ./build/providers/tear-down-command.js
var tear_down_command = __webpack_require__(5502);
;// CONCATENATED MODULE: ./build/providers/aws/image/snapshot-progress.js

const NEARLY_SAVED = 0.9;
async function savedShares(assetId, names, { aws, signal }, region) {
    const input = { OwnerIds: ["self"], Filters: [{ Name: `tag:${TAG.assetId}`, Values: [assetId] }] };
    const { Snapshots = [] } = await aws.call("ec2", "DescribeSnapshots", input, { region, signal });
    const ours = Snapshots.filter(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
    const shares = new Map();
    for (const name of names) {
        const share = shareOf(ours.filter(({ Tags }) => Tags?.some(({ Key, Value }) => Key === "Name" && Value === name)));
        if (share !== undefined)
            shares.set(name, share);
    }
    return shares;
}
function shareOf(snapshots) {
    if (snapshots.length === 0 || snapshots.some(({ State }) => State === "error"))
        return undefined;
    const total = snapshots.reduce((sum, { VolumeSize = 1 }) => sum + VolumeSize, 0);
    const saved = snapshots.reduce((sum, { VolumeSize = 1, State, Progress }) => {
        const share = State === "completed" ? 1 : Math.min(0.99, Number.parseFloat(Progress ?? "") / 100 || 0);
        return sum + VolumeSize * share;
    }, 0);
    return saved / total;
}

;// CONCATENATED MODULE: ./build/providers/aws/image/image-watch.js





const LISTED_WITHIN = 120_000;
const IMAGE_WITHIN = 6 * 3_600_000;
const UNDER_WAY = ["pending", "transient"];
async function watchImage({ assetId, id, name, region, usual, fresh }, options, task) {
    const { clock, signal } = options;
    const begin = clock.now();
    let listed = false;
    let progress = fresh ? 0 : undefined;
    const look = async () => {
        if (progress !== undefined && progress < NEARLY_SAVED) {
            progress = (await savedShares(assetId, [name], options, region)).get(name);
            if (progress !== undefined && progress < 1)
                return { progress, note: "saving the disk" };
        }
        const image = await imageById(id, options, region);
        if (image?.state === "available")
            return { done: image };
        if (!image && (listed || clock.now() - begin > LISTED_WITHIN))
            throw gone(id, region);
        if (image && !UNDER_WAY.includes(image.state))
            throw failed(image);
        listed ||= image !== undefined;
        progress ??= image && 0;
        return { progress, note: "AMI pending" };
    };
    const what = `the AMI ${id} is available`;
    const remedy = "Run the same again: it goes on with this AMI.";
    return await (0,watch/* watch */.wB)(look, { what, usual, within: IMAGE_WITHIN, fresh, clock, signal, remedy }, task);
}
function failed({ id, region, state, reason, tags }) {
    return new errors/* UserError */.yo(`The AMI ${id} in ${region} is ${state}${reason ? `: ${reason}` : " and AWS gives no reason"}.`, `Remove it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId: tags.assetId, deliverables: true })}\` and build again.`);
}
function gone(id, region) {
    return new errors/* UserError */.yo(`AWS does not list the AMI ${id}${region ? ` in ${region}` : ""}: somebody has removed it.`, "Build again.");
}

;// CONCATENATED MODULE: ./build/providers/aws/image/capture-create.js







async function createImage(instance, options, task) {
    const tags = wholeTags(instance.tags, `The instance ${instance.id}`);
    const name = (0,aws_names/* imageName */.tO)(tags.product, tags.assetId);
    task.update(undefined, "making the AMI");
    const made = {
        ...{ assetId: tags.assetId, product: tags.product, owner: tags.owner, expires: tags.expires },
        ...{ lifetime: "deliverable", status: "building", created: new Date(options.clock.now()) },
    };
    const input = {
        InstanceId: instance.id,
        Name: name,
        Description: `${tags.product}, made by Slipway`,
        NoReboot: !instance.spot,
        TagSpecifications: imageTags(made, name),
    };
    const create = () => options.aws.call("ec2", "CreateImage", input, { signal: options.signal });
    const id = await idOrHolder(async () => (await create()).ImageId, { name, assetId: tags.assetId }, options);
    return { id, name };
}
function imageTags(tags, name) {
    const Tags = writeTags(tags, name);
    return [
        { ResourceType: "image", Tags },
        { ResourceType: "snapshot", Tags },
    ];
}
async function idOrHolder(make, { name, assetId, region }, options) {
    const { clock, signal } = options;
    try {
        const id = await make();
        if (id !== undefined)
            return id;
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "InvalidAMIName.Duplicate"))
            throw error;
    }
    const look = async () => {
        const holder = await imageNamed(name, options, region);
        if (!holder)
            return {};
        if (holder.ours?.tags.assetId === assetId)
            return { done: holder.id };
        throw new errors/* UserError */.yo(`The AMI ${holder.id} in ${region ?? options.aws.region} has the name ${name} already, and no build of ${assetId} has made it.`, "Choose another asset-id or product, or rename that AMI (copy it under another name and deregister it).");
    };
    const what = `AWS says that there is an AMI with the name ${name}, and does not list it`;
    const remedy = "It may have been deregistered minutes ago. Run the same again, or choose another asset-id.";
    return await (0,watch/* watch */.wB)(look, { what, usual: 4_000, within: LISTED_WITHIN, clock, signal, remedy });
}

;// CONCATENATED MODULE: ./build/providers/aws/export/copies.js







const USUAL = 180_000;
const WITHIN = 6 * 3_600_000;
function createCopies(image, known, options) {
    const { assetId } = image;
    const names = new Map();
    const shared = watchTogether(lookAtCopies(assetId, names, options), options.clock);
    return {
        copyFor: async (format, task, signal) => {
            task.update(undefined, "copying the AMI");
            const original = known.find(({ id }) => id === image.handle);
            if (!original) {
                throw new errors/* UserError */.yo(`AWS does not list the AMI ${image.handle}: somebody has removed it.`, "Build again.");
            }
            const name = copyName(assetId, format);
            const same = known.filter((one) => one.name.startsWith(name) && one.tags.lifetime === "ephemeral");
            const there = same.find(({ state }) => state === "available" || state === "pending");
            if (there?.state === "available")
                return there.id;
            const copy = there ?? (await makeCopy(original, { name, attempt: same.length }, { ...options, signal }));
            const { id } = copy;
            names.set(id, copy.name);
            task.line(`copy of the AMI for ${format}: ${id}`);
            return await watchCopy({ id, fresh: there === undefined }, shared, { ...options, signal }, task);
        },
    };
}
function lookAtCopies(assetId, names, options) {
    const written = new Map();
    return async (ids) => {
        const nearly = new Set([...names.keys()].filter((id) => (written.get(id) ?? 0) >= NEARLY_SAVED));
        const told = new Set(ids);
        if (!ids.every((id) => nearly.has(id))) {
            for (const id of names.keys())
                if (!nearly.has(id))
                    told.add(id);
            const shares = await savedShares(assetId, [...names.values()], options, undefined);
            for (const [id, name] of names)
                written.set(id, shares.get(name) ?? 1);
        }
        const asked = new Set([...names.keys()].filter((id) => nearly.has(id) || written.get(id) === 1));
        const images = [...told].some((id) => asked.has(id)) ? await imagesOf(assetId, options) : [];
        for (const { id } of images)
            if (asked.has(id))
                told.add(id);
        return new Map([...told].map((id) => [
            id,
            { image: images.find((image) => image.id === id), progress: written.get(id), asked: asked.has(id) },
        ]));
    };
}
async function makeCopy(original, { name, attempt }, options) {
    const { aws, clock, signal } = options;
    const tags = wholeTags(original.tags, `The AMI ${original.id}`);
    const { assetId, product, owner } = tags;
    const expires = leaseOf(tags, clock.now());
    const numbered = attempt === 0 ? name : `${name}-${attempt + 1}`;
    const created = new Date(clock.now());
    const input = {
        SourceImageId: original.id,
        SourceRegion: aws.region,
        Name: numbered,
        ClientToken: clientToken(assetId, original.id, numbered),
        TagSpecifications: imageTags({ assetId, product, owner, expires, created, lifetime: "ephemeral" }, numbered),
    };
    const make = async () => (await aws.call("ec2", "CopyImage", input, { signal })).ImageId;
    return { id: await idOrHolder(make, { name: numbered, assetId }, options), name: numbered };
}
async function watchCopy({ id, fresh }, shared, { clock, signal }, task) {
    const begin = clock.now();
    const judge = ({ image: seen, progress, asked } = {}) => {
        if (seen?.state === "available")
            return { done: id };
        if (seen && seen.state !== "pending" && seen.state !== "transient")
            throw failed(seen);
        if (!seen && asked && clock.now() - begin > LISTED_WITHIN) {
            throw new errors/* UserError */.yo(`AWS does not list the copy ${id} of the AMI: somebody has removed it.`, "Run the same again.");
        }
        return { progress, note: "copying the AMI" };
    };
    const what = `the copy ${id} of the AMI is available`;
    const remedy = "Run the same again: it goes on with this copy.";
    return await shared.wait(id, judge, { what, usual: USUAL, within: WITHIN, fresh, signal, remedy }, task);
}
function copyName(assetId, format) {
    return `slipway-${assetId}-for-${format}`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/node_modules/zod/v4/classic/schemas.js + 10 modules
var classic_schemas = __webpack_require__(9767);
// EXTERNAL MODULE: ./build/base/write-whole.js
var write_whole = __webpack_require__(201);
// EXTERNAL MODULE: ./build/providers/base-image-schema.js
var base_image_schema = __webpack_require__(5666);
// EXTERNAL MODULE: ./build/providers/aws/export/objects.js
var export_objects = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(2378);
// EXTERNAL MODULE: ./build/providers/asset-id.js
var asset_id = __webpack_require__(6943);
;// CONCATENATED MODULE: ./build/providers/aws/machine/build-record.js








const FILES = {
    record: "asset.json",
    key: "id_ed25519",
    knownHosts: "known_hosts",
    work: "work",
};
const recordSchema = classic_schemas/* object */.Ikc({
    assetId: classic_schemas/* string */.YjP(),
    lifetime: classic_schemas/* literal */.euz("ephemeral"),
    provider: classic_schemas/* literal */.euz("aws"),
    region: classic_schemas/* string */.YjP(),
    created: iso/* datetime */.w$(),
    expires: iso/* datetime */.w$(),
    owner: classic_schemas/* object */.Ikc({ name: classic_schemas/* string */.YjP(), url: classic_schemas/* string */.YjP().optional() }),
    product: classic_schemas/* string */.YjP(),
    base: base_image_schema/* baseImageSchema */.W,
    user: classic_schemas/* string */.YjP(),
    stays: classic_schemas/* boolean */.zMY(),
    kept: classic_schemas/* boolean */.zMY(),
    maker: classic_schemas/* object */.Ikc({ pid: classic_schemas/* number */.aig().int().positive(), startTime: classic_schemas/* string */.YjP(), where: classic_schemas/* string */.YjP().optional() }),
    controlFolder: classic_schemas/* string */.YjP(),
    folders: classic_schemas/* array */.YOg(classic_schemas/* string */.YjP()),
    machine: classic_schemas/* object */.Ikc({ instanceId: classic_schemas/* string */.YjP(), host: classic_schemas/* string */.YjP(), port: classic_schemas/* number */.aig(), proxyCommand: classic_schemas/* string */.YjP().optional() })
        .optional(),
    ready: classic_schemas/* boolean */.zMY(),
});
function buildsFolder(state) {
    return (0,external_node_path_.join)(state, "aws");
}
function buildFolder(state, assetId) {
    if (!(0,asset_id/* isAssetId */._1)(assetId))
        throw new RangeError(`${JSON.stringify(assetId)} is no asset-id.`);
    return (0,external_node_path_.join)(buildsFolder(state), assetId);
}
function workFolder(state, assetId) {
    return (0,external_node_path_.join)(buildFolder(state, assetId), FILES.work);
}
async function readBuildFolder(state, assetId) {
    try {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(buildFolder(state, assetId), FILES.record), "utf8");
        const record = recordSchema.safeParse(JSON.parse(text));
        return record.success && record.data.assetId === assetId ? record.data : undefined;
    }
    catch (error) {
        if (error instanceof SyntaxError || ["ENOENT", "ENOTDIR"].includes((0,errors/* codeOf */.$N)(error) ?? ""))
            return undefined;
        throw error;
    }
}
async function writeBuildRecord(state, record) {
    const path = (0,external_node_path_.join)(buildFolder(state, record.assetId), FILES.record);
    await (0,write_whole/* writeWhole */.f)(path, `${JSON.stringify(record, null, 2)}\n`);
}
async function changeBuildRecord(state, assetId, change) {
    const record = await readBuildFolder(state, assetId);
    if (!record) {
        throw new errors/* UserError */.yo(`There is no build ${assetId} in ${buildsFolder(state)}.`, `Remove what is left of it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\` and start again.`);
    }
    const changed = change(record);
    await writeBuildRecord(state, changed);
    return changed;
}
function sshTargetOf(state, record) {
    const { machine, assetId, user, controlFolder } = record;
    if (!machine)
        return undefined;
    const folder = buildFolder(state, assetId);
    return {
        host: machine.host,
        port: machine.port,
        user,
        privateKeyFile: (0,external_node_path_.join)(folder, FILES.key),
        knownHostsFile: (0,external_node_path_.join)(folder, FILES.knownHosts),
        controlFolder,
        ...(machine.proxyCommand === undefined ? {} : { proxyCommand: machine.proxyCommand }),
    };
}
function machineOf(state, record) {
    const ssh = sshTargetOf(state, record);
    const { assetId, base, expires } = record;
    return ssh && { assetId, provider: "aws", ssh, base, expires: new Date(expires) };
}

;// CONCATENATED MODULE: ./build/providers/aws/image/kept-record.js








const BUILD_FILE = "build.json";
const schema = classic_schemas/* object */.Ikc({
    created: classic_schemas/* number */.aig(),
    base: base_image_schema/* baseImageSchema */.W,
    user: classic_schemas/* string */.YjP(),
    memory: classic_schemas/* number */.aig(),
    cpus: classic_schemas/* number */.aig(),
});
async function readBuildFacts(state, assetId) {
    const text = await localText(state, assetId);
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
}
async function uploadBuildRecord(assetId, options) {
    const text = await localText(options.state, assetId);
    if (text === undefined)
        return;
    const { bucket, folder } = (0,export_objects/* bucketFolder */.J5)(assetId, options);
    const input = { Bucket: bucket, Key: folder + BUILD_FILE, Body: text, ContentType: "application/json" };
    await options.aws.call("s3", "PutObject", input, { signal: options.signal });
}
async function findKept(assetId, options) {
    const here = await readBuildFacts(options.state, assetId);
    const known = here && { facts: here, text: undefined };
    if (options.settings.bucket === undefined)
        return known;
    const { bucket, folder } = (0,export_objects/* bucketFolder */.J5)(assetId, options);
    const text = await (0,export_objects/* readText */.yR)(bucket, folder + BUILD_FILE, options);
    if (text === undefined)
        return known;
    const facts = schema.parse(JSON.parse(text));
    return here?.created === facts.created ? known : { facts, text };
}
async function restoreKept(assetId, { text }, state) {
    if (text === undefined)
        return;
    const work = workFolder(state, assetId);
    await (0,promises_.mkdir)(work, { recursive: true, mode: 0o700 });
    await (0,write_whole/* writeWhole */.f)((0,external_node_path_.join)(work, BUILD_FILE), text);
}
async function localText(state, assetId) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(workFolder(state, assetId), BUILD_FILE), "utf8");
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-space.js


function createSpace(folder, freeSpace) {
    let reserved = 0;
    return {
        reserve: async (bytes) => {
            const free = await freeSpace(folder);
            if (free - reserved < bytes)
                return false;
            reserved += bytes;
            return true;
        },
        release: (bytes) => {
            reserved -= bytes;
        },
    };
}
function noSpace(name, size, folder) {
    return new errors/* UserError */.yo(`${name} has ${(0,base_size/* formatSize */.Xq)(size)}, and there is not as much free in ${folder}.`, "Free some space, choose another release-folder, or leave out what is made on this machine: `fetch: false` with vmdk, vhd and raw. The exported disk stays in the bucket; the same run again goes on with it.");
}

// EXTERNAL MODULE: ./build/providers/aws/export/object-range.js
var object_range = __webpack_require__(6443);
;// CONCATENATED MODULE: ./build/providers/aws/export/fetch.js






const RANGE = 64 * base_size/* MiB */.lv;
const MOST_RANGES = 1_000;
const AT_ONCE = 8;
async function fetchObject(object, path, reach, task) {
    const { size } = object;
    const file = await (0,promises_.open)(path, "w+");
    try {
        await file.truncate(size);
        const ranges = rangesOf(size);
        const follower = followHash(file, ranges);
        const count = byteCounter(size, task, "fetching");
        const jobs = ranges.map((range, index) => ({
            ...{ name: String(index), weight: 1 },
            work: async (signal) => {
                const take = async (bytes, at) => {
                    if (!isZero(bytes))
                        await writeAll(file, bytes, at);
                    count(bytes.length);
                };
                await (0,object_range/* readRange */.q)(object, range, take, { ...reach, signal });
                await follower.arrived(index);
            },
        }));
        await (0,lanes/* runInLanes */.e)(jobs, AT_ONCE, reach.signal);
        const sha256 = follower.digest();
        if (object.sha256 === undefined || object.sha256 === sha256)
            return sha256;
        throw new errors/* UserError */.yo(`s3://${object.bucket}/${object.key} did not arrive as it is there: its SHA-256 is ${object.sha256}, what came has ${sha256}.`, "Run the same again; if it happens again, something between S3 and this machine changes what it carries.");
    }
    finally {
        await file.close();
    }
}
async function hashObject(object, reach, task) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const count = byteCounter(object.size, task, "checksum");
    const take = (bytes) => {
        hash.update(bytes);
        count(bytes.length);
    };
    await (0,object_range/* readRange */.q)(object, { from: 0, to: object.size }, take, reach);
    return hash.digest("hex");
}
function rangesOf(size) {
    const length = Math.max(RANGE, Math.ceil(size / MOST_RANGES));
    const count = Math.ceil(size / length);
    return Array.from({ length: count }, (_, index) => ({
        from: index * length,
        to: Math.min(size, (index + 1) * length),
    }));
}
function followHash(file, ranges) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const buffer = Buffer.allocUnsafe(base_size/* MiB */.lv);
    const there = new Set();
    let next = 0;
    let hashing = Promise.resolve();
    const hashRange = async ({ from, to }) => {
        for (let at = from; at < to;) {
            const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, to - at), at);
            if (bytesRead === 0)
                throw new Error(`The fetched file ends at ${at} of ${to} bytes.`);
            hash.update(buffer.subarray(0, bytesRead));
            at += bytesRead;
        }
    };
    const advance = async () => {
        for (let range = ranges[next]; range && there.has(next); range = ranges[next]) {
            await hashRange(range);
            next += 1;
        }
    };
    return {
        arrived: (index) => {
            there.add(index);
            hashing = hashing.then(advance);
            return hashing;
        },
        digest: () => hash.digest("hex"),
    };
}
async function writeAll(file, bytes, at) {
    for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
    }
}
const ZEROS = Buffer.alloc(64 * 1024);
function isZero(bytes) {
    for (let at = 0; at < bytes.length; at += ZEROS.length) {
        const piece = bytes.subarray(at, at + ZEROS.length);
        if (Buffer.compare(piece, ZEROS.subarray(0, piece.length)) !== 0)
            return false;
    }
    return true;
}
function byteCounter(size, task, doing) {
    let total = 0;
    return (bytes) => {
        total += bytes;
        task.update(size === 0 ? 1 : total / size, `${doing}, ${(0,base_size/* formatSize */.Xq)(total)} of ${(0,base_size/* formatSize */.Xq)(size)}`);
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-arrive.js








const QEMU_FORMATS = { vmdk: "vmdk", vhd: "vpc", raw: "raw" };
const DEFAULT_MACHINE = { cpus: 2, memory: 4 * 2 ** 30 };
function createArrival(request, plan, { exportDisk, freeSpace }, options) {
    const { folder, baseName } = request;
    const space = createSpace(folder, freeSpace);
    return async (format, object, task, signal) => {
        const ended = { ...options, signal };
        const location = `s3://${object.bucket}/${object.key}`;
        const isSource = format === plan.source;
        const needed = isSource || options.settings.fetch === true;
        if (options.settings.fetch === false && !isSource)
            return [await leaveThere(format, object, location, ended, task)];
        if (!(await space.reserve(object.size))) {
            if (needed)
                throw noSpace(`${baseName}.${format}`, object.size, folder);
            task.line(`stays in the bucket: ${(0,base_size/* formatSize */.Xq)(object.size)} do not fit into ${folder}`);
            return [await leaveThere(format, object, location, ended, task)];
        }
        const partial = (0,external_node_path_.join)(folder, `.${baseName}.${format}.fetched`);
        try {
            const sha256 = await fetchObject(object, partial, ended, task).finally(() => space.release(object.size));
            const asItIs = format !== "raw" && !plan.auxiliary;
            const path = asItIs ? (0,external_node_path_.join)(folder, `${baseName}.${format}`) : partial;
            if (asItIs)
                await (0,promises_.rename)(partial, path);
            const converted = await convert(format, path, isSource ? plan.converted : [], task, signal);
            if (plan.auxiliary)
                await (0,export_objects/* removeObjects */.$M)(object.bucket, [object.key], ended);
            const itself = asItIs ? [{ format, path, size: object.size, sha256, location }] : [];
            return [...itself, ...converted.map((made) => (made.format === format ? { ...made, location } : made))];
        }
        finally {
            await (0,promises_.rm)(partial, { force: true });
        }
    };
    async function convert(format, disk, others, task, signal) {
        const formats = format === "raw" && plan.exported.includes("raw") ? ["raw", ...others] : others;
        if (formats.length === 0)
            return [];
        const { image, compression } = request;
        const { cpus, memory } = (await readBuildFacts(options.state, image.assetId)) ?? DEFAULT_MACHINE;
        const source = { disk, diskFormat: QEMU_FORMATS[format], virtualSize: image.virtualSize };
        const machine = { cpus, memory, osName: image.base.name };
        const wanted = { formats, compression, folder, baseName, machine, cpus: (0,external_node_os_.availableParallelism)(), signal };
        return await exportDisk({ ...source, ...wanted }, task);
    }
    async function leaveThere(format, object, location, ended, task) {
        const sha256 = object.sha256 ?? (await hashObject(object, ended, task));
        return { format, path: (0,external_node_path_.join)(folder, `${baseName}.${format}`), size: object.size, sha256, location, fetched: false };
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-plan.js

const AWS_FORMATS = ["vmdk", "vhd", "raw"];
function planExport(formats, by = "auto") {
    const wanted = AWS_FORMATS.filter((format) => formats.includes(format));
    const exported = by === "convert" ? wanted.filter((format) => format === "vmdk") : wanted;
    const converted = format/* FORMATS */.h.filter((format) => formats.includes(format) && !exported.some((one) => one === format));
    const auxiliary = converted.length > 0 && exported.length === 0;
    const all = auxiliary ? ["vmdk"] : exported;
    return {
        exported: all,
        by: by === "queue" ? "queue" : "copies",
        converted,
        source: converted.length > 0 ? all[0] : undefined,
        auxiliary,
    };
}
function exportProblems(formats, { bucket, exportBy, fetch }) {
    if (formats.length === 0)
        return [];
    const { converted } = planExport(formats, exportBy);
    const problems = [];
    if (bucket === undefined) {
        const remedy = "Name one in the same Region (docs/aws.md shows how to make it), or leave `formats` empty for an AMI only.";
        problems.push({ subject: "bucket", problem: "is not given, and AWS exports disks to a bucket only", remedy });
    }
    if (fetch === false && converted.length > 0) {
        const why = exportBy === "convert" ? "export-by: convert makes" : "AWS makes";
        const what = exportBy === "convert" ? "them here from the VMDK" : "VMDK, VHD and RAW only; these are converted here";
        problems.push({
            subject: "fetch",
            problem: `is off, and the formats ${converted.join(", ")} cannot be made: ${why} ${what}`,
            remedy: `Leave fetch on, or leave these formats out.`,
        });
    }
    return problems;
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-tasks.js


async function exportTasksOf(assetId, { aws, signal }) {
    const tasks = [];
    for (let NextToken;;) {
        const answer = await aws.call("ec2", "DescribeExportImageTasks", NextToken ? { NextToken } : {}, { signal });
        tasks.push(...(answer.ExportImageTasks ?? []).map(export_tasks_factsOf));
        NextToken = answer.NextToken;
        if (!NextToken)
            return tasks.filter((task) => task.assetId === assetId);
    }
}
async function lookAtTasks(ids, { aws, signal }) {
    try {
        const input = { ExportImageTaskIds: [...ids] };
        const { ExportImageTasks = [] } = await aws.call("ec2", "DescribeExportImageTasks", input, { signal });
        return new Map(ExportImageTasks.map(export_tasks_factsOf).map((task) => [task.id, task]));
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "InvalidExportTaskID.NotFound"))
            return new Map();
        throw error;
    }
}
function objectKey({ id, prefix }, format) {
    return `${prefix ?? ""}${id}.${format}`;
}
function export_tasks_factsOf(task) {
    const progress = Number.parseFloat(task.Progress ?? "");
    return {
        id: task.ExportImageTaskId ?? "",
        name: task.Tags?.find(({ Key }) => Key === "Name")?.Value,
        assetId: readAwsTags(task.Tags)?.assetId,
        imageId: task.ImageId ?? "",
        status: task.Status ?? "active",
        message: task.StatusMessage || undefined,
        progress: Number.isNaN(progress) ? undefined : progress,
        bucket: task.S3ExportLocation?.S3Bucket,
        prefix: task.S3ExportLocation?.S3Prefix,
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-turns.js
function createTurns() {
    const last = new Map();
    return (key, work) => {
        const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
        last.set(key, turn);
        return turn;
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-start.js





const DEFAULT_ROLE = "vmimport";
const export_start_USUAL = 600_000;
const export_start_WITHIN = 12 * 3_600_000;
const TRY_EVERY = 60_000;
async function startExport(request, options, task) {
    const { aws, clock, signal, settings } = options;
    const { imageId, format, name, attempt, bucket, folder, tags } = request;
    const input = {
        ImageId: imageId,
        DiskImageFormat: format.toUpperCase(),
        S3ExportLocation: { S3Bucket: bucket, S3Prefix: folder },
        RoleName: settings.exportRole ?? DEFAULT_ROLE,
        Description: name,
        ClientToken: clientToken(tags.assetId, imageId, name, attempt),
        TagSpecifications: [{ ResourceType: "export-image-task", Tags: writeTags(tags, name) }],
    };
    let told = false;
    const look = async () => {
        try {
            const { ExportImageTaskId: id } = await aws.call("ec2", "ExportImage", input, { signal });
            if (id === undefined)
                throw new errors/* UserError */.yo("AWS has started an export and does not say which.", "Run the same again.");
            return { done: id };
        }
        catch (error) {
            if (!isOutOfSlots(error))
                throw error;
            if (!told)
                task.line(`AWS has no free slot for another export task and says: ${error.message}`);
            told = true;
            return { note: "waits for a free slot of VM Import/Export" };
        }
    };
    const what = `a slot for the export of ${name} is free`;
    const remedy = "See `aws ec2 describe-export-image-tasks`; the quota of a Region is raised by AWS Support (5 at first, 20 at most).";
    return await (0,watch/* watch */.wB)(look, { what, usual: export_start_USUAL, within: export_start_WITHIN, close: TRY_EVERY, clock, signal, remedy }, task);
}
function isOutOfSlots(error) {
    if ((0,aws_error/* isAwsCode */.H)(error, "ResourceLimitExceeded", "ExportTaskLimitExceeded", "ConversionTaskLimitExceeded"))
        return true;
    const codes = [
        "InvalidParameter",
        "InvalidParameterValue",
        "IncorrectState",
        "OperationNotPermitted",
        "ResourceInUse",
    ];
    return ((0,aws_error/* isAwsCode */.H)(error, ...codes) &&
        /concurrent|already (?:being exported|in progress|has an active)|in progress/i.test(error.message));
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-watch.js






const export_watch_USUAL = 30 * 60_000;
const export_watch_WITHIN = 24 * 3_600_000;
const STALLED = 20 * 60_000;
const STALLED_PER_GIB = 40_000;
const PATIENCE = 3;
async function watchExport(request, shared, options, task) {
    const { id, name, bucket, folder, format, virtualSize, inTurns } = request;
    const { clock, signal, aws } = options;
    const stalled = Math.max(STALLED, (virtualSize / base_size/* GiB */.T3) * STALLED_PER_GIB);
    let last = { text: "", at: clock.now() };
    let warned = false;
    const judge = async (now) => {
        const { object, task: seen, askedAt = clock.now(), missingSince } = now ?? {};
        if (object && !inTurns)
            return { done: object };
        if (missingSince !== undefined && clock.now() - missingSince > LISTED_WITHIN) {
            throw new errors/* UserError */.yo(`AWS no longer knows of the export task ${id} (${name}).`, "Run the same again.");
        }
        if (!seen)
            return { note: "exporting" };
        if (seen.status === "completed")
            return { done: object ?? (await objectOf(seen)) };
        if (seen.status !== "active")
            throw failure(seen, name);
        const text = `${seen.progress ?? 0} %${seen.message ? ` ${seen.message}` : ""}`;
        if (text !== last.text)
            last = { text, at: askedAt };
        const quiet = askedAt - last.at;
        if (quiet >= stalled)
            tellStuck(quiet);
        return { progress: (seen.progress ?? 0) / 100, note: `exporting: ${seen.message ?? "active"}` };
    };
    const tellStuck = (quiet) => {
        const stuck = `The export of ${name} (${id}) is stuck at ${last.text}: nothing has changed for ${(0,duration/* formatDuration */.a)(quiet)}, and there is no object.`;
        const remedy = `Cancel it with \`aws ec2 cancel-export-task --export-task-id ${id} --region ${aws.region}\` and run the same again: it goes on with the image.`;
        if (quiet >= PATIENCE * stalled)
            throw new errors/* UserError */.yo(stuck, remedy);
        if (!warned)
            task.line(`Warning: ${stuck} It is waited for a while longer.`);
        warned = true;
    };
    const objectOf = async ({ prefix = folder }) => {
        const key = objectKey({ id, prefix }, format);
        const object = await (0,export_objects/* headObject */.C6)(bucket, key, options);
        if (object)
            return object;
        throw new errors/* UserError */.yo(`AWS says that ${id} is complete, and s3://${bucket}/${key} is not there.`, "Run the same again: it is exported once more.");
    };
    const what = `the export task ${id} (${name}) is complete`;
    const remedy = "Run the same again: it goes on with this task.";
    shared.expect(id, { bucket, key: objectKey({ id, prefix: folder }, format), inTurns });
    return await shared.wait(id, judge, { what, usual: export_watch_USUAL, within: export_watch_WITHIN, signal, remedy, free: true }, task);
}
function failure({ id, message, status }, name) {
    return new errors/* UserError */.yo(`The export of ${name} (${id}) failed: ${message ?? `AWS says ${status} and gives no reason; it may have been cancelled`}.`, "Mend what AWS names (docs/aws.md lists what VM Import/Export refuses) and run the same again: it goes on with the image.");
}

;// CONCATENATED MODULE: ./build/providers/aws/export/rename.js





const LARGEST_COPY = 5 * base_size/* GiB */.T3;
const MOST_PARTS = 10_000;
const PART = 128 * base_size/* MiB */.lv;
const rename_AT_ONCE = 8;
function partsOf(size) {
    const length = Math.max(PART, Math.ceil(size / MOST_PARTS / base_size/* MiB */.lv) * base_size/* MiB */.lv);
    const count = Math.ceil(size / length);
    return Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        from: index * length,
        to: Math.min(size, (index + 1) * length),
    }));
}
async function copyObject(source, key, metadata, options, task) {
    const { bucket, size } = source;
    task.update(undefined, "naming the object");
    const copy = size <= LARGEST_COPY ? copyWhole : copyInParts;
    await copy(source, key, metadata, options, task);
    const made = await (0,export_objects/* headObject */.C6)(bucket, key, options);
    if (made?.size !== size) {
        throw new errors/* UserError */.yo(`s3://${bucket}/${key} has ${made?.size ?? 0} bytes where ${size} were copied.`, "Run the same again: the exported object is still there.");
    }
    return made;
}
async function copyWhole(source, key, Metadata, { aws, signal }) {
    const input = {
        Bucket: source.bucket,
        Key: key,
        Metadata,
        MetadataDirective: "REPLACE",
        ChecksumAlgorithm: "SHA256",
        ...copySource(source),
    };
    await aws.call("s3", "CopyObject", input, { signal });
}
async function copyInParts(source, key, Metadata, { aws, signal }, task) {
    const place = { Bucket: source.bucket, Key: key };
    const { UploadId } = await aws.call("s3", "CreateMultipartUpload", { ...place, Metadata }, { signal });
    try {
        const parts = partsOf(source.size);
        let done = 0;
        const jobs = parts.map(({ number, from, to }) => ({
            ...{ name: String(number), weight: 1 },
            work: async (ends) => {
                const part = { ...place, UploadId, PartNumber: number, CopySourceRange: `bytes=${from}-${to - 1}` };
                const { CopyPartResult } = await aws.call("s3", "UploadPartCopy", { ...part, ...copySource(source) }, { signal: ends });
                done += to - from;
                task.update(done / source.size, "naming the object");
                return { PartNumber: number, ETag: CopyPartResult?.ETag };
            },
        }));
        const Parts = await (0,lanes/* runInLanes */.e)(jobs, rename_AT_ONCE, signal);
        await aws.call("s3", "CompleteMultipartUpload", { ...place, UploadId, MultipartUpload: { Parts } }, { signal });
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchUpload"))
            return;
        await aws.call("s3", "AbortMultipartUpload", { ...place, UploadId });
        throw error;
    }
}
function copySource({ bucket, key, etag }) {
    const path = key.split("/").map(encodeURIComponent).join("/");
    return { CopySource: `${bucket}/${path}`, ...(etag === undefined ? {} : { CopySourceIfMatch: etag }) };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/task-watch.js




const ASK_FIRST = 5 * 60_000;
const ASK_AT_LEAST = 20 * 60_000;
const ASK_AGAIN = 60_000;
function createTaskWatch(options) {
    const { clock } = options;
    const places = new Map();
    const objects = new Map();
    const missing = new Map();
    let known = new Map();
    let answered = 0;
    let begun = 0;
    const seekObject = async (id) => {
        const place = places.get(id);
        if (!place || objects.has(id))
            return;
        const object = await (0,export_objects/* headObject */.C6)(place.bucket, place.key, options);
        if (object && object.size > 0)
            objects.set(id, object);
    };
    const pause = (ids) => {
        if (ids.some((id) => objects.has(id) && places.get(id)?.inTurns))
            return watch/* CLOSE */.Nd;
        if (ids.some((id) => missing.has(id)))
            return ASK_AGAIN;
        return Math.min(ASK_AT_LEAST, Math.max(ASK_FIRST, 2 * (answered - begun)));
    };
    const askTasks = async (ids) => {
        known = await lookAtTasks(ids, options);
        answered = clock.now();
        for (const id of ids) {
            if (known.has(id))
                missing.delete(id);
            else if (!missing.has(id))
                missing.set(id, answered);
        }
    };
    const lookAt = async (ids) => {
        await Promise.all(ids.map(seekObject));
        const waited = ids.filter((id) => !objects.has(id) || places.get(id)?.inTurns);
        if (waited.length > 0 && clock.now() - Math.max(begun, answered) >= pause(waited))
            await askTasks(waited);
        return new Map(ids.map((id) => [
            id,
            { object: objects.get(id), task: known.get(id), askedAt: answered, missingSince: missing.get(id) },
        ]));
    };
    return {
        ...watchTogether(lookAt, clock),
        expect: (id, place) => {
            places.set(id, place);
            begun = clock.now();
        },
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/exported-disk.js








const IMAGE = "slipway-image";
function exportedDisk(parts, options) {
    const { request, tags, tasks, copies, turns, inTurns, spare } = parts;
    const { image, baseName } = request;
    const { assetId, virtualSize, handle } = image;
    const { bucket, folder } = (0,export_objects/* bucketFolder */.J5)(assetId, options);
    const shared = createTaskWatch(options);
    const taskTags = () => {
        const now = options.clock.now();
        const { product, owner } = tags;
        return { assetId, product, owner, lifetime: "ephemeral", created: new Date(now), expires: leaseOf(tags, now) };
    };
    return async (format, { fromImage, keep }, task, signal) => {
        const ended = { ...options, signal };
        const name = `${baseName}.${format}`;
        const same = tasks.filter((one) => one.name === name);
        const watchTask = (id, part) => watchExport({ id, format, name, bucket, folder, virtualSize, inTurns }, shared, part, task);
        const exported = async () => {
            const active = same.find(({ status }) => status === "active");
            if (active) {
                task.line(`goes on with the export task ${active.id}`);
                return await turns(active.imageId, () => watchTask(active.id, ended));
            }
            const whole = await firstObject(same, format, ended);
            if (whole)
                return whole;
            const imageId = fromImage ? handle : await copies.copyFor(format, task, signal);
            return await turns(imageId, async () => {
                if (signal.aborted)
                    throw new errors/* CancelledError */.cc();
                const start = { imageId, format, name, attempt: same.length, bucket, folder, tags: taskTags() };
                const id = await startExport(start, ended, task);
                task.line(`export task ${id}`);
                return await watchTask(id, ended);
            });
        };
        const final = same.some(({ status }) => status === "active")
            ? undefined
            : await (0,export_objects/* headObject */.C6)(bucket, folder + name, ended);
        if (final && final.size > 0 && final.metadata[IMAGE] === handle) {
            task.line(`s3://${bucket}/${final.key} is there already`);
            return final;
        }
        const object = await exported();
        if (!keep)
            return object;
        const named = await copyObject(object, folder + name, { [IMAGE]: handle }, ended, task);
        spare.push(object.key);
        return named;
    };
}
async function firstObject(tasks, format, options) {
    const complete = tasks.filter(({ status, bucket }) => status === "completed" && bucket !== undefined);
    const objects = await Promise.all(complete.map((task) => (0,export_objects/* headObject */.C6)(task.bucket ?? "", objectKey(task, format), options)));
    return objects.find((object) => object !== undefined && object.size > 0);
}

// EXTERNAL MODULE: ./build/node_modules/zod/v4/core/api.js
var api = __webpack_require__(6970);
;// CONCATENATED MODULE: ./build/node_modules/zod/v4/classic/coerce.js
function string(params){return core._coercedString(schemas.ZodString,params)}function number(params){return core._coercedNumber(schemas.ZodNumber,params)}function coerce_boolean(params){return core._coercedBoolean(schemas.ZodBoolean,params)}function bigint(params){return core._coercedBigint(schemas.ZodBigInt,params)}function date(params){return api/* _coercedDate */.B4(classic_schemas/* ZodDate */.aPP,params)}

;// CONCATENATED MODULE: ./build/providers/aws/export/record.js





const record_date = classic_schemas/* string */.YjP().pipe(date());
const record_schema = classic_schemas/* object */.Ikc({
    assetId: classic_schemas/* string */.YjP(),
    product: classic_schemas/* string */.YjP(),
    created: record_date,
    expires: record_date,
    owner: classic_schemas/* object */.Ikc({ name: classic_schemas/* string */.YjP(), url: classic_schemas/* string */.YjP().optional() }),
    status: classic_schemas/* enum */.k5n(["building", "complete"]),
});
const WRITE_PROBE = "vmimportexport_write_verification";
async function readRecord(assetId, options) {
    const { bucket, folder } = (0,export_objects/* bucketFolder */.J5)(assetId, options);
    const text = await (0,export_objects/* readText */.yR)(bucket, folder + aws_names/* RECORD_FILE */.lt, options);
    const record = text === undefined ? undefined : record_schema.safeParse(parsed(text)).data;
    return record?.assetId === assetId ? record : undefined;
}
async function writeRecord(record, options) {
    const { aws, signal } = options;
    const { bucket, folder } = (0,export_objects/* bucketFolder */.J5)(record.assetId, options);
    const Body = `${JSON.stringify(record, undefined, 2)}\n`;
    await aws.call("s3", "PutObject", { Bucket: bucket, Key: folder + aws_names/* RECORD_FILE */.lt, Body, ContentType: "application/json" }, { signal });
}
async function claimFolder(record, options) {
    const known = await readRecord(record.assetId, options);
    if (known)
        return known;
    const { bucket, folder } = (0,export_objects/* bucketFolder */.J5)(record.assetId, options);
    const { aws, signal } = options;
    const { Contents = [] } = await aws.call("s3", "ListObjectsV2", { Bucket: bucket, Prefix: folder, MaxKeys: 1 }, { signal });
    if (Contents.length > 0) {
        throw new errors/* UserError */.yo(`s3://${bucket}/${folder} holds objects that no build of ${record.assetId} has put there: ${Contents[0]?.Key}.`, "Choose another asset-id or bucket-prefix, or move them away.");
    }
    await writeRecord(record, options);
    return record;
}
function isOurObject(key, { assetId, product }) {
    const [name = "", folder] = key.split("/").reverse();
    if (folder !== assetId)
        return false;
    if ([aws_names/* RECORD_FILE */.lt, BUILD_FILE, WRITE_PROBE].includes(name))
        return true;
    return isRawExport(name) || name.startsWith(`${product}-${assetId}.`);
}
function isRawExport(name) {
    return /^export-ami-[0-9a-z]+\.(?:vmdk|vhd|raw)$/.test(name);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export.js














function createExport(tools) {
    return async (request, options, task) => {
        const { image, formats } = request;
        (0,errors/* throwProblems */.Jh)(exportProblems(formats, options.settings));
        if (formats.length === 0)
            return [];
        const plan = planExport(formats, options.settings.exportBy);
        const [images, tasks] = await findWork(image.assetId, options);
        const tags = await claimExport(images, options);
        const arrival = createArrival(request, plan, { ...tools, freeSpace: tools.freeSpace ?? space/* freeSpace */.F }, options);
        const copies = createCopies(image, images, options);
        const inTurns = plan.by === "queue";
        const spare = [];
        const disks = exportedDisk({ request, tags, tasks, copies, turns: createTurns(), inTurns, spare }, options);
        const jobs = exportJobs(plan, disks, tasks, arrival, request, task);
        const made = (await (0,lanes/* runInLanes */.e)(jobs, jobs.length, options.signal)).flat();
        await removeSpare(image.assetId, spare, options);
        return made.sort((one, other) => format/* FORMATS */.h.indexOf(one.format) - format/* FORMATS */.h.indexOf(other.format));
    };
}
async function findWork(assetId, options) {
    const known = (0,findings/* findingsOf */.W)(options).images.get(assetId);
    return known ? [known, []] : await Promise.all([imagesOf(assetId, options), exportTasksOf(assetId, options)]);
}
async function claimExport(images, options) {
    const image = deliverableOf(images);
    if (!image)
        throw new errors/* UserError */.yo("AWS does not list the AMI that is to be exported.", "Build it again.");
    const tags = wholeTags(image.tags, `The AMI ${image.id}`);
    const { assetId, product, created, expires, owner } = tags;
    const status = tags.status ?? "building";
    await claimFolder({ assetId, product, created, expires, owner, status }, options);
    return tags;
}
function exportJobs(plan, disks, tasks, arrival, { image, baseName }, task) {
    const running = (format) => tasks.some(({ name, status }) => name === `${baseName}.${format}` && status === "active");
    const order = [...plan.exported].sort((one, other) => Number(running(other)) - Number(running(one)));
    const taken = tasks.some(({ imageId, status }) => imageId === image.handle && status === "active");
    const first = order.find((format) => !running(format));
    return order.map((format) => ({
        ...{ name: format, weight: 1 },
        work: (signal) => task.task(format, async (part) => {
            const fromImage = plan.by === "queue" || (format === first && !taken);
            return await uncancelled(signal, async () => {
                const object = await disks(format, { fromImage, keep: !plan.auxiliary }, part, signal);
                return await arrival(format, object, part, signal);
            });
        }),
    }));
}
async function uncancelled(signal, work) {
    try {
        return await work();
    }
    catch (error) {
        throw signal.aborted && !(error instanceof errors/* UserError */.yo) ? new errors/* CancelledError */.cc() : error;
    }
}
async function removeSpare(assetId, spare, options) {
    const { bucket, folder } = (0,export_objects/* bucketFolder */.J5)(assetId, options);
    await (0,export_objects/* removeObjects */.$M)(bucket, [folder + WRITE_PROBE, ...spare], options);
}

// EXTERNAL MODULE: ./build/ssh/client.js
var client = __webpack_require__(2650);
;// CONCATENATED MODULE: ./build/providers/aws/image/capture-instance.js





const LIVING = ["pending", "running", "stopping", "stopped"];
const capture_instance_USUAL = 35_000;
const STOP_WITHIN = 10 * 60_000;
async function findInstance(assetId, { aws, signal }) {
    const Filters = [
        { Name: `tag:${TAG.assetId}`, Values: [assetId] },
        { Name: "instance-state-name", Values: LIVING },
    ];
    const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { Filters }, { signal });
    const found = Reservations.flatMap(({ Instances = [] }) => Instances.flatMap((one) => capture_instance_factsOf(one) ?? [])).filter(({ tags }) => tags.assetId === assetId);
    const [instance, ...more] = found;
    const remedy = `Remove what is left with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\` and build again.`;
    if (!instance)
        throw new errors/* UserError */.yo(`There is no machine with the asset-id ${assetId} in ${aws.region}.`, remedy);
    if (more.length === 0)
        return instance;
    const ids = found.map(({ id }) => id).join(", ");
    throw new errors/* UserError */.yo(`Several machines have the asset-id ${assetId}: ${ids}. Nobody can tell which is meant.`, remedy);
}
function capture_instance_factsOf({ InstanceId, State, InstanceLifecycle, Tags }) {
    const tags = readAwsTags(Tags);
    if (!tags || InstanceId === undefined)
        return undefined;
    return { id: InstanceId, state: State?.Name ?? "pending", spot: InstanceLifecycle === "spot", tags };
}
async function stopInstance(instance, options, task) {
    const { aws, clock, signal } = options;
    const { id, state, spot } = instance;
    if (spot || state === "stopped")
        return;
    task.update(undefined, "shutting down");
    if (state !== "stopping")
        await requestStop(id, options);
    const look = async () => {
        const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { InstanceIds: [id] }, { signal });
        const now = Reservations[0]?.Instances?.[0]?.State?.Name;
        if (now === "stopped")
            return { done: true };
        if (now === undefined || LIVING.includes(now))
            return { note: "shutting down" };
        throw new errors/* UserError */.yo(`The machine ${id} is ${now} and not stopped, so that its disk is lost.`, "Build again. If its lease had ended, give a longer one with `lease`.");
    };
    const assetId = instance.tags.assetId;
    const remedy = `See what holds it with \`aws ec2 get-console-output --latest --instance-id ${id} --region ${aws.region}\`, or remove it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\` and build again.`;
    const what = `the guest of ${id} shuts down. No image was captured`;
    await (0,watch/* watch */.wB)(look, { what, usual: capture_instance_USUAL, within: STOP_WITHIN, fresh: true, clock, signal, remedy }, task);
}
async function requestStop(id, { aws, signal }) {
    try {
        await aws.call("ec2", "StopInstances", { InstanceIds: [id] }, { signal });
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "IncorrectInstanceState"))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/image/capture-release.js




async function releaseMachine(assetId, options, task) {
    const { stackId, keyPairId } = (0,findings/* findingsOf */.W)(options).made.get(assetId) ?? {};
    const told = await Promise.all([deleteStack(assetId, stackId, options), deleteKeyPair(assetId, keyPairId, options)]);
    for (const line of told.flat())
        task.detail(line);
}
async function deleteStack(assetId, made, { aws, signal }) {
    const StackName = (0,aws_names/* stackName */.Qx)(assetId);
    const told = [`deleting the stack ${StackName}: the AMI no longer needs its machine`];
    if (made !== undefined) {
        await aws.call("cloudformation", "DeleteStack", { StackName: made });
        return told;
    }
    try {
        const { Stacks = [] } = await aws.call("cloudformation", "DescribeStacks", { StackName }, { signal });
        const stack = Stacks.find(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
        if (!stack?.StackId || stack.StackStatus?.startsWith("DELETE_"))
            return [];
        await aws.call("cloudformation", "DeleteStack", { StackName: stack.StackId });
        return told;
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "ValidationError") && /does not exist/.test(error.message))
            return [];
        throw error;
    }
}
async function deleteKeyPair(assetId, made, options) {
    const { aws } = options;
    const ids = made === undefined ? await keyPairsOf(assetId, options) : [made];
    await Promise.all(ids.map((KeyPairId) => aws.call("ec2", "DeleteKeyPair", { KeyPairId })));
    return ids.map((id) => `deleted the key pair ${id}`);
}
async function keyPairsOf(assetId, { aws, signal }) {
    const Filters = [{ Name: "key-name", Values: [(0,aws_names/* keyPairName */.vU)(assetId)] }];
    const { KeyPairs = [] } = await aws.call("ec2", "DescribeKeyPairs", { Filters }, { signal });
    const ours = KeyPairs.filter(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
    return ours.flatMap(({ KeyPairId }) => KeyPairId ?? []);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/capture.js











const capture_USUAL = 95_000;
async function capture(assetId, options, task) {
    const { images } = (0,findings/* findingsOf */.W)(options);
    const isFirst = images.get(assetId)?.length === 0;
    images.delete(assetId);
    const known = isFirst ? undefined : deliverableOf(await imagesOf(assetId, options));
    const { id, name } = known ?? (await makeImage(assetId, options, task));
    task.line(known ? `AMI ${id} is there already (${known.state})` : `AMI ${id}`);
    const watched = { assetId, id, name, usual: capture_USUAL, fresh: known === undefined };
    const image = known?.state === "available" ? known : await watchImage(watched, options, task);
    if (isFirst)
        images.set(assetId, [image]);
    await releaseMachine(assetId, options, task);
    return imageOf(image, await baseOf(image, options));
}
async function makeImage(assetId, options, task) {
    const instance = (0,findings/* findingsOf */.W)(options).made.get(assetId)?.instance ?? (await findInstance(assetId, options));
    const sides = [
        { name: "machine", weight: 2, work: (signal) => stopCleanly(instance, { ...options, signal }, task) },
        { name: "record", weight: 1, work: (signal) => keepRecord(instance, { ...options, signal }) },
    ];
    await (0,lanes/* runInLanes */.e)(sides, sides.length, options.signal);
    return await createImage(instance, options, task);
}
async function stopCleanly(instance, options, task) {
    const record = await readBuildFolder(options.state, instance.tags.assetId);
    const target = record && sshTargetOf(options.state, record);
    if (target)
        await (0,client/* closeConnection */.Bn)(target);
    await stopInstance(instance, options, task);
}
async function keepRecord({ id, tags }, options) {
    if (options.settings.bucket === undefined)
        return;
    const { assetId, product, created, expires, owner } = wholeTags(tags, `The instance ${id}`);
    await claimFolder({ assetId, product, created, expires, owner, status: "building" }, options);
    await uploadBuildRecord(assetId, options);
}
async function baseOf(image, options) {
    const { assetId } = image.tags;
    const known = (await readBuildFacts(options.state, assetId)) ?? (await readBuildFolder(options.state, assetId));
    if (known)
        return known.base;
    const id = image.sourceImage ?? "unknown";
    return { name: id, reference: id, digest: `ami:${options.aws.region}/${id}`, handle: id, cached: true };
}
function imageOf({ id, tags, virtualSize }, base, size = 0) {
    return { assetId: tags.assetId, provider: "aws", base, handle: id, virtualSize: virtualSize ?? size };
}

;// CONCATENATED MODULE: ./build/providers/aws/image/complete.js





const MOST_TAGGED = 1_000;
async function complete(assetId, options) {
    const { aws, settings } = options;
    const regions = new Set([aws.region, ...(settings.copyToRegions ?? [])]);
    const objects = settings.bucket === undefined ? [] : [completeObjects(assetId, options)];
    await Promise.all([...[...regions].map((region) => completeImages(assetId, region, options)), ...objects]);
    (0,findings/* findingsOf */.W)(options).completed.add(assetId);
}
async function completeImages(assetId, region, options) {
    const { aws, signal } = options;
    const known = region === aws.region ? (0,findings/* findingsOf */.W)(options).images.get(assetId) : undefined;
    const images = known ?? (await imagesOf(assetId, options, region));
    const ids = images
        .filter(({ tags, state }) => tags.lifetime === "deliverable" && state === "available")
        .flatMap(({ id, snapshots }) => [id, ...snapshots]);
    const Tags = [{ Key: TAG.status, Value: "complete" }];
    const batches = Array.from({ length: Math.ceil(ids.length / MOST_TAGGED) }, (_, index) => ids.slice(index * MOST_TAGGED, (index + 1) * MOST_TAGGED));
    await Promise.all(batches.map((Resources) => aws.call("ec2", "CreateTags", { Resources, Tags }, { region, signal })));
}
async function completeObjects(assetId, options) {
    const record = await readRecord(assetId, options);
    if (!record)
        return;
    const isFirstRun = (0,findings/* findingsOf */.W)(options).images.has(assetId);
    await Promise.all([
        isFirstRun || removeUnnamed(assetId, options),
        record.status === "complete" || writeRecord({ ...record, status: "complete" }, options),
    ]);
}
async function removeUnnamed(assetId, options) {
    const { aws, signal } = options;
    const { bucket, folder } = (0,export_objects/* bucketFolder */.J5)(assetId, options);
    const input = { Bucket: bucket, Prefix: `${folder}export-ami-` };
    const { Contents = [] } = await aws.call("s3", "ListObjectsV2", input, { signal });
    const keys = Contents.flatMap(({ Key }) => (Key && isRawExport(Key.slice(folder.length)) ? Key : []));
    if (keys.length > 0)
        await (0,export_objects/* removeObjects */.$M)(bucket, keys, options);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/publish-public.js

async function publicProblem(region, { aws, signal }) {
    const { ImageBlockPublicAccessState: state } = await aws.call("ec2", "GetImageBlockPublicAccessState", {}, { region, signal });
    if (state === "unblocked")
        return undefined;
    return {
        subject: "public",
        problem: `The account blocks public AMIs in ${region} (${state}).`,
        remedy: `Allow them with \`aws ec2 disable-image-block-public-access --region ${region}\`, which takes effect within ten minutes.`,
    };
}
async function openToAll({ id, region }, { aws, signal }, task) {
    const image = { ImageId: id, Attribute: "launchPermission" };
    const input = { ...image, LaunchPermission: { Add: [{ Group: "all" }] } };
    await aws.call("ec2", "ModifyImageAttribute", input, { region, signal });
    const { LaunchPermissions = [] } = await aws.call("ec2", "DescribeImageAttribute", image, { region, signal });
    if (!LaunchPermissions.some(({ Group }) => Group === "all")) {
        throw new errors/* UserError */.yo(`AWS has taken the permission for everyone on ${id} in ${region}, and does not show it.`, "Run `slipway make-ami-public` again in a minute; the account's block of public AMIs may have come back.");
    }
    task.line(`${id} in ${region} is open to everyone`);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/publish-share.js

const ORGANISATION = /^arn:[a-z-]+:organizations::\d{12}:(organization|ou)\/[a-z0-9/-]+$/;
function launchPermissions(shareWith) {
    return shareWith.map((whom) => {
        if (/^\d{12}$/.test(whom))
            return { UserId: whom };
        const kind = ORGANISATION.exec(whom)?.[1];
        if (kind === "organization")
            return { OrganizationArn: whom };
        if (kind === "ou")
            return { OrganizationalUnitArn: whom };
        throw new errors/* UserError */.yo(`share-with: ${whom} is neither an account id nor the ARN of an organisation or organisational unit.`, "Give twelve digits, or an ARN such as arn:aws:organizations::123456789012:organization/o-abc123.");
    });
}
async function share({ id, region }, Add, { aws, signal }, task) {
    const input = { ImageId: id, Attribute: "launchPermission", LaunchPermission: { Add } };
    await aws.call("ec2", "ModifyImageAttribute", input, { region, signal });
    task.line(`${id} in ${region} is shared with ${Add.flatMap((one) => Object.values(one)).join(", ")}`);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/spread.js




const spread_USUAL = 8 * 60_000;
async function copyToRegion(home, region, options, task) {
    const { assetId } = home.tags;
    const there = deliverableOf(await imagesOf(assetId, options, region));
    if (there?.state === "available")
        return there;
    const id = there?.id ?? (await spread_makeCopy(home, region, options));
    task.line(`AMI ${id} in ${region}`);
    const watched = { assetId, id, name: home.name, region, usual: spread_USUAL, fresh: there === undefined };
    return await watchImage(watched, options, task);
}
async function spread_makeCopy(home, region, options) {
    const { aws, clock, signal } = options;
    const { assetId, product, owner, expires, status } = wholeTags(home.tags, `The AMI ${home.id}`);
    const created = new Date(clock.now());
    const tags = {
        assetId,
        product,
        owner,
        expires,
        created,
        status: status ?? "building",
        lifetime: "deliverable",
    };
    const input = {
        ...{ Name: home.name, SourceImageId: home.id, SourceRegion: home.region },
        ClientToken: clientToken(assetId, home.id, region),
        TagSpecifications: imageTags(tags, home.name),
    };
    const make = async () => (await aws.call("ec2", "CopyImage", input, { region, signal })).ImageId;
    return await idOrHolder(make, { name: home.name, assetId, region }, options);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/deliver.js







async function spreadImage(image, options, task) {
    const known = (0,findings/* findingsOf */.W)(options)
        .images.get(image.assetId)
        ?.find(({ id }) => id === image.handle);
    const home = known ?? (await imageById(image.handle, options));
    if (!home)
        throw new errors/* UserError */.yo(`AWS does not list the AMI ${image.handle}: somebody has removed it.`, "Build again.");
    const regions = furtherRegions(options);
    const jobs = regions.map((region) => ({
        ...{ name: region, weight: 1 },
        work: (signal) => task.task(`copy to ${region}`, (part) => copyToRegion(home, region, { ...options, signal }, part)),
    }));
    const copies = await (0,lanes/* runInLanes */.e)(jobs, jobs.length, options.signal);
    return [home, ...copies].map(delivered);
}
async function publishImages(images, options, task) {
    const { settings, clock, aws, signal } = options;
    if (settings.public)
        await checkPublic(images, options);
    const permissions = launchPermissions(settings.shareWith ?? []);
    const after = settings.deprecateAfter;
    const now = clock.now();
    return await Promise.all(images.map(async (image) => {
        const { id, region } = image;
        const deprecate = async (DeprecateAt) => {
            await aws.call("ec2", "EnableImageDeprecation", { ImageId: id, DeprecateAt }, { region, signal });
            task.line(`${id} in ${region} is deprecated from ${DeprecateAt.toISOString().slice(0, 10)} on`);
        };
        if (permissions.length > 0)
            await share(image, permissions, options, task);
        if (settings.public)
            await openToAll(image, options, task);
        if (after !== undefined)
            await deprecate(new Date(now + after));
        return settings.public ? { ...image, public: true } : image;
    }));
}
async function makePublic(assetId, options, task) {
    const regions = [options.aws.region, ...furtherRegions(options)];
    const found = await Promise.all(regions.map(async (region) => deliverableOf(await imagesOf(assetId, options, region))));
    const images = found.flatMap((image) => (image?.state === "available" ? delivered(image) : []));
    if (images.length === 0) {
        throw new errors/* UserError */.yo(`There is no AMI of ${assetId} that is available in ${regions.join(", ")}.`, "`slipway show-assets --provider aws` lists what there is. Name further Regions with copy-to-regions.");
    }
    await checkPublic(images, options);
    return await Promise.all(images.map(async (image) => {
        await openToAll(image, options, task);
        return { ...image, public: true };
    }));
}
async function checkPublic(images, options) {
    const found = await Promise.all([...new Set(images.map(({ region }) => region))].map((region) => publicProblem(region, options)));
    const problems = found.flatMap((problem) => problem ?? []);
    const [first] = problems;
    if (first)
        throw new errors/* UserError */.yo(problems.map(({ problem }) => problem).join("\n"), problems.map(({ remedy }) => remedy).join("\n"));
}
function furtherRegions({ aws, settings }) {
    return [...new Set(settings.copyToRegions ?? [])].filter((region) => region !== aws.region);
}
function delivered({ region, id, name, public: isPublic }) {
    return { region, id, name, public: isPublic };
}

;// CONCATENATED MODULE: ./build/providers/aws/image/find-image.js






const OF_USE = ["pending", "available"];
async function findEarlier(plan, options) {
    const { images: known } = (0,findings/* findingsOf */.W)(options);
    if (known.get(plan.assetId)?.length === 0)
        return { image: undefined, finished: undefined, unfinished: false };
    const [named, record] = await Promise.all([
        imagesNamedAfter(plan.assetId, options),
        options.settings.bucket === undefined ? undefined : readRecord(plan.assetId, options),
    ]);
    const isNew = !record && !named.some(({ Tags }) => readAwsTags(Tags)?.assetId === plan.assetId);
    const images = isNew ? [] : await imagesOf(plan.assetId, options);
    if (isNew)
        known.set(plan.assetId, []);
    const made = deliverableOf(images);
    return {
        image: await usableImage(images, plan, options),
        finished: made?.tags.status === "complete" ? made.id : undefined,
        unfinished: images.some(({ tags }) => tags.status !== "complete") || record?.status === "building",
    };
}
async function usableImage(images, plan, options) {
    const image = deliverableOf(images);
    if (!image || !OF_USE.includes(image.state) || image.tags.owner?.name !== asTagged(plan))
        return undefined;
    const kept = await findKept(plan.assetId, options);
    return kept && imageOf(image, kept.facts.base, plan.diskSize);
}
function asTagged({ assetId, owner, product }) {
    const never = new Date(0);
    return readAwsTags(writeTags({ assetId, owner, product, lifetime: "deliverable", created: never, expires: never }))
        ?.owner?.name;
}

// EXTERNAL MODULE: ./build/host/process.js
var process = __webpack_require__(5190);
// EXTERNAL MODULE: ./build/ssh/control-folder.js
var control_folder = __webpack_require__(5697);
// EXTERNAL MODULE: ./build/base/marked-folder.js
var marked_folder = __webpack_require__(5271);
// EXTERNAL MODULE: ./build/providers/provider.js
var provider = __webpack_require__(4096);
;// CONCATENATED MODULE: ./build/providers/aws/machine/build-folder.js











async function makeBuildFolder(state, record) {
    const { assetId } = record;
    const folder = buildFolder(state, assetId);
    await (0,promises_.mkdir)(buildsFolder(state), { recursive: true, mode: 0o700 });
    const old = (await makeFolder(folder)) ? undefined : await takeUp(state, record);
    if (!old)
        await (0,marked_folder/* markFolder */.aQ)(folder, assetId);
    const controlFolder = old?.controlFolder ?? record.controlFolder;
    const folders = [...new Set([...(old?.folders ?? []), ...record.folders])];
    const made = { ...record, controlFolder, folders, ...(old?.machine ? { machine: old.machine } : {}) };
    await writeBuildRecord(state, made);
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, FILES.work), { recursive: true, mode: 0o700 });
    if (controlFolder === folder || (await usable(controlFolder, assetId)))
        return made;
    const others = folders.filter((path) => path !== controlFolder);
    return changeBuildRecord(state, assetId, (now) => ({ ...now, controlFolder: folder, folders: others }));
}
async function makeFolder(folder) {
    try {
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
        return true;
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === "EEXIST")
            return false;
        throw error;
    }
}
async function usable(folder, assetId) {
    return (await (0,control_folder/* makeControlFolder */.Q)(folder, assetId)) || (0,marked_folder/* carriesMarker */.GN)(folder, assetId);
}
async function takeUp(state, record) {
    const { assetId, owner, maker } = record;
    const folder = buildFolder(state, assetId);
    if (!(await isOurs(folder, assetId))) {
        throw new errors/* UserError */.yo(`${folder} is in the way: it is no build's folder.`, "Move it away, or choose another asset-id.");
    }
    const old = await readBuildFolder(state, assetId);
    if (!old)
        return undefined;
    const isOwn = old.maker.pid === maker.pid && old.maker.startTime === maker.startTime;
    if (old.owner.name !== owner.name)
        throw new provider/* AssetIdInUseError */.K1(assetId, build_folder_describe(old));
    if (!isOwn && (await (0,process/* isRunning */.W_)(old.maker))) {
        throw new provider/* AssetIdInUseError */.K1(assetId, `${build_folder_describe(old)}, at which process ${old.maker.pid} on this machine is at work`);
    }
    return old;
}
async function isOurs(folder, assetId) {
    const marker = await (0,marked_folder/* markerOf */.we)(folder);
    return marker === assetId || (marker === undefined && (await (0,promises_.readdir)(folder)).every((name) => name === marked_folder/* MARKER */.tl));
}
function build_folder_describe({ owner, created }) {
    return `a build of ${owner.name}${owner.url ? ` (${owner.url})` : ""}, made ${created}`;
}
async function registerFolder(state, assetId, folder) {
    await changeBuildRecord(state, assetId, (record) => ({
        ...record,
        folders: [...new Set([...record.folders, folder])],
    }));
}
async function folderAssets(state) {
    const names = await (0,promises_.readdir)(buildsFolder(state)).catch((error) => {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT")
            return [];
        throw error;
    });
    const assets = await Promise.all(names.filter(asset_id/* isAssetId */._1).map((assetId) => folderAsset(state, assetId)));
    return assets.flatMap((asset) => (asset ? [asset] : []));
}
async function folderAsset(state, assetId) {
    const id = buildFolder(state, assetId);
    const status = await (0,promises_.lstat)(id).catch((error) => {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT")
            return undefined;
        throw error;
    });
    if (!status?.isDirectory())
        return undefined;
    const common = { type: "folder", id, assetId, provider: "aws", lifetime: "ephemeral" };
    const record = await readBuildFolder(state, assetId);
    if (!record) {
        return (await isOurs(id, assetId))
            ? { ...common, created: status.mtime, state: "half-made or half-removed", abandoned: true }
            : undefined;
    }
    const { owner, kept, stays, ready, maker } = record;
    const abandoned = !kept && !(stays && ready) && !(await (0,process/* isRunning */.W_)(maker));
    return {
        ...common,
        region: record.region,
        created: new Date(record.created),
        expires: new Date(record.expires),
        state: `key and records${abandoned ? ", owner is gone" : ""}`,
        abandoned,
        owner: owner.name,
        ...(owner.url === undefined ? {} : { url: owner.url }),
    };
}
async function removeBuildFolder(asset, state) {
    const { id: folder, assetId } = asset;
    if ((0,external_node_path_.dirname)(folder) !== buildsFolder(state) || (0,external_node_path_.basename)(folder) !== assetId) {
        throw (0,marked_folder/* refusal */.x5)(folder, `it is not inside ${buildsFolder(state)}`);
    }
    const record = await readBuildFolder(state, assetId);
    const target = record && sshTargetOf(state, record);
    if (target)
        await (0,client/* closeConnection */.Bn)(target);
    const others = await Promise.allSettled((record?.folders ?? []).map((other) => (0,marked_folder/* removeMarked */.n9)(other, assetId)));
    await (0,marked_folder/* removeMarked */.n9)(folder, assetId);
    const refused = others.find((answer) => answer.status === "rejected");
    if (refused)
        throw refused.reason;
}

;// CONCATENATED MODULE: ./build/providers/aws/image/take-up.js







const LEASE = 12 * 3_600_000;
async function takeUpImage(plan, options) {
    const { assetId, owner, product } = plan;
    const kept = await findKept(assetId, options);
    if (!kept) {
        throw new errors/* UserError */.yo(`Nobody knows what is in the image of ${assetId}.`, `Remove it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId, deliverables: true })}\` and build again.`);
    }
    const folder = buildFolder(options.state, assetId);
    const controlFolder = (0,control_folder/* controlFolderOf */.n)(folder);
    const now = options.clock.now();
    await makeBuildFolder(options.state, {
        ...{ assetId, lifetime: "ephemeral", provider: "aws", region: options.aws.region },
        ...{ created: new Date(now).toISOString(), expires: new Date(now + LEASE).toISOString() },
        ...{ owner, product, base: kept.facts.base, user: kept.facts.user, stays: false, kept: false },
        ...{
            maker: await (0,process/* ownMark */.a1)(),
            controlFolder,
            folders: controlFolder === folder ? [] : [controlFolder],
            ready: false,
        },
    });
    await restoreKept(assetId, kept, options.state);
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/kind.js

function foundBy(type, tagList, facts, look) {
    const tags = readAwsTags(tagList);
    if (!tags || facts.id === undefined)
        return undefined;
    if (look.assetIds && !look.assetIds.has(tags.assetId))
        return undefined;
    const { lifetime = "permanent", status } = tags;
    const unfinished = lifetime === "deliverable" && status !== "complete";
    const asset = {
        ...{ type, id: facts.id, assetId: tags.assetId, provider: "aws", region: look.region, lifetime },
        created: tags.created ?? facts.created ?? new Date(look.options.clock.now()),
        state: unfinished ? `${facts.state}, ${status ?? "building"}` : facts.state,
        abandoned: false,
        ...(tags.expires && { expires: tags.expires }),
        ...(facts.size !== undefined && { size: facts.size }),
        ...(unfinished && { unfinished }),
        ...(tags.marked && { marked: tags.marked }),
        ...(tags.owner && { owner: tags.owner.name, ...(tags.owner.url !== undefined && { url: tags.owner.url }) }),
    };
    const { going = false, behind = [], stuck = false, last = false } = facts;
    return { asset, going, behind, stuck, last };
}
function ours(found) {
    return found.filter((each) => each !== undefined);
}
const FILTER_VALUES = 200;
function tagFilters(assetIds) {
    if (assetIds === undefined)
        return [{ Name: "tag-key", Values: [TAG.assetId] }];
    const literal = [...assetIds].map((assetId) => assetId.replaceAll(/[\\*?]/g, "\\$&"));
    return inBatches(literal, FILTER_VALUES).map((Values) => ({ Name: `tag:${TAG.assetId}`, Values }));
}
function inBatches(items, size) {
    const batches = [];
    for (let start = 0; start < items.length; start += size)
        batches.push(items.slice(start, start + size));
    return batches;
}
function groupBy(items, nameOf) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(nameOf(item));
        if (group)
            group.push(item);
        else
            groups.set(nameOf(item), [item]);
    }
    return groups;
}
async function* pagesOf(ask, tokenOf) {
    let token;
    do {
        const answer = await ask(token);
        token = tokenOf(answer) || undefined;
        yield answer;
    } while (token !== undefined);
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/ec2-kind.js

function ec2Kind(listing) {
    const { type, plural, largestPage } = listing;
    return {
        type,
        plural,
        async *list(look) {
            const { options, region, pageSize } = look;
            const size = largestPage === undefined ? {} : { MaxResults: Math.min(largestPage, pageSize) };
            for (const filter of tagFilters(look.assetIds)) {
                const ask = (NextToken) => listing.ask(options.aws, { Filters: [filter], ...size, ...(NextToken && { NextToken }) }, { region });
                for await (const answer of pagesOf(ask, nextToken)) {
                    yield ours(listing.items(answer).map((item) => foundBy(type, item.Tags, listing.facts(item), look)));
                }
            }
        },
    };
}
function nextToken(answer) {
    const token = Reflect.get(answer, "NextToken");
    return typeof token === "string" ? token : undefined;
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/compute.js

const GIB = 2 ** 30;
const NOT_TERMINATED = {
    Name: "instance-state-name",
    Values: ["pending", "running", "shutting-down", "stopping", "stopped"],
};
const instances = ec2Kind({
    type: "instance",
    plural: "instances",
    ask: (aws, page, where) => aws.call("ec2", "DescribeInstances", { ...page, Filters: [...page.Filters, NOT_TERMINATED] }, where),
    largestPage: 1_000,
    items: ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances),
    facts: ({ InstanceId, State, InstanceType, LaunchTime }) => ({
        id: InstanceId,
        state: words(State?.Name, InstanceType),
        created: LaunchTime,
        going: State?.Name === "shutting-down",
    }),
});
const volumes = ec2Kind({
    type: "volume",
    plural: "volumes",
    ask: (aws, page, where) => aws.call("ec2", "DescribeVolumes", page, where),
    largestPage: 1_000,
    items: ({ Volumes = [] }) => Volumes,
    facts: ({ VolumeId, State, Size, CreateTime, Attachments = [] }) => ({
        id: VolumeId,
        state: words(State, ...Attachments.map(({ InstanceId }) => InstanceId)),
        created: CreateTime,
        size: (Size ?? 0) * GIB,
        going: State === "deleting",
        behind: Attachments.flatMap(({ InstanceId }) => InstanceId ?? []),
    }),
});
const keyPairs = ec2Kind({
    type: "key-pair",
    plural: "key pairs",
    ask: (aws, page, where) => aws.call("ec2", "DescribeKeyPairs", page, where),
    items: ({ KeyPairs = [] }) => KeyPairs,
    facts: ({ KeyPairId, KeyName, CreateTime }) => ({ id: KeyName, state: words(KeyPairId), created: CreateTime }),
});
const securityGroups = ec2Kind({
    type: "security-group",
    plural: "security groups",
    ask: (aws, page, where) => aws.call("ec2", "DescribeSecurityGroups", page, where),
    largestPage: 1_000,
    items: ({ SecurityGroups = [] }) => SecurityGroups,
    facts: ({ GroupId, GroupName, VpcId }) => ({ id: GroupId, state: words(GroupName, VpcId) }),
});
const launchTemplates = ec2Kind({
    type: "launch-template",
    plural: "launch templates",
    ask: (aws, page, where) => aws.call("ec2", "DescribeLaunchTemplates", page, where),
    largestPage: 200,
    items: ({ LaunchTemplates = [] }) => LaunchTemplates,
    facts: ({ LaunchTemplateId, LaunchTemplateName, CreateTime }) => ({
        id: LaunchTemplateId,
        state: words(LaunchTemplateName),
        created: CreateTime,
    }),
});
function words(...parts) {
    return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/images.js


const images_GIB = 2 ** 30;
const images_images = ec2Kind({
    type: "image",
    plural: "AMIs",
    ask: (aws, page, where) => aws.call("ec2", "DescribeImages", { ...page, Owners: ["self"], IncludeDisabled: true }, where),
    largestPage: 1_000,
    items: ({ Images = [] }) => Images.filter(({ State }) => State !== "deregistered"),
    facts: ({ ImageId, State, CreationDate }) => ({
        id: ImageId,
        state: State ?? "unknown",
        ...(CreationDate !== undefined && { created: new Date(CreationDate) }),
    }),
});
const snapshots = ec2Kind({
    type: "snapshot",
    plural: "snapshots",
    ask: (aws, page, where) => aws.call("ec2", "DescribeSnapshots", { ...page, OwnerIds: ["self"] }, where),
    largestPage: 1_000,
    items: ({ Snapshots = [] }) => Snapshots,
    facts: ({ SnapshotId, State, Progress, VolumeSize, StartTime, Description = "" }) => ({
        id: SnapshotId,
        state: State === "pending" && Progress ? `pending ${Progress}` : (State ?? "unknown"),
        created: StartTime,
        size: (VolumeSize ?? 0) * images_GIB,
        behind: Description.match(/\bami-[0-9a-f]+/g) ?? [],
    }),
});
const exportTasks = {
    type: "export-task",
    plural: "export tasks",
    async *list(look) {
        const { options, region } = look;
        const MaxResults = Math.min(LARGEST_TASK_PAGE, look.pageSize);
        const ask = (NextToken) => options.aws.call("ec2", "DescribeExportImageTasks", { MaxResults, ...(NextToken && { NextToken }) }, { region });
        for await (const { ExportImageTasks = [] } of pagesOf(ask, (answer) => answer.NextToken)) {
            yield ours(ExportImageTasks.filter(({ Status }) => Status === "active" || Status === "deleting").map((task) => {
                const { ExportImageTaskId: id, Status = "active", Progress, StatusMessage } = task;
                const progress = Progress === undefined ? "" : ` ${Progress}%`;
                const state = `${Status}${progress}${StatusMessage ? `, ${StatusMessage}` : ""}`;
                return foundBy("export-task", task.Tags, { id, state, going: Status === "deleting" }, look);
            }));
        }
    },
};
const LARGEST_TASK_PAGE = 500;

;// CONCATENATED MODULE: ./build/providers/aws/inventory/objects.js





const LARGEST_PAGE = 1_000;
const SIDE_BY_SIDE = 50;
const objects = {
    type: "object",
    plural: "objects",
    homeOnly: true,
    async *list(look) {
        const { bucket } = look.options.settings;
        if (bucket === undefined)
            return;
        for await (const folders of ourFolders(bucket, look)) {
            for (const batch of inBatches(folders, SIDE_BY_SIDE)) {
                yield (await Promise.all(batch.map((folder) => objectsIn(bucket, folder, look)))).flat();
            }
        }
    },
};
const uploads = {
    type: "upload",
    plural: "multipart uploads",
    homeOnly: true,
    async *list(look) {
        const { bucket } = look.options.settings;
        if (bucket === undefined)
            return;
        const prefixes = look.assetIds ? [...look.assetIds].map((id) => folderOf(id, look)) : [folderOf("", look)];
        for (const batch of inBatches(prefixes, SIDE_BY_SIDE)) {
            yield (await Promise.all(batch.map((prefix) => uploadsBelow(bucket, prefix, look)))).flat();
        }
    },
};
async function* ourFolders(bucket, look) {
    for await (const assetIds of look.assetIds ? [[...look.assetIds]] : namesOfFolders(bucket, look)) {
        for (const batch of inBatches(assetIds, SIDE_BY_SIDE)) {
            const folders = await Promise.all(batch.map((assetId) => ourFolder(assetId, look)));
            yield folders.filter((folder) => folder !== undefined);
        }
    }
}
async function* namesOfFolders(bucket, look) {
    const { options, region } = look;
    const Prefix = folderOf("", look);
    const request = { Bucket: bucket, Prefix, Delimiter: "/", MaxKeys: Math.min(LARGEST_PAGE, look.pageSize) };
    const ask = (ContinuationToken) => unlessBucketIsGone(() => options.aws.call("s3", "ListObjectsV2", { ...request, ...(ContinuationToken && { ContinuationToken }) }, { region }));
    for await (const answer of pagesOf(ask, (page) => page?.NextContinuationToken)) {
        const folders = answer?.CommonPrefixes ?? [];
        yield folders.map((folder) => (folder.Prefix ?? "").slice(Prefix.length, -1)).filter((name) => name !== "");
    }
}
async function ourFolder(assetId, look) {
    const record = await unlessBucketIsGone(() => readRecord(assetId, look.options));
    if (!record)
        return undefined;
    return {
        prefix: folderOf(assetId, look),
        tags: writeTags({ ...record, lifetime: "deliverable" }),
        holds: (key) => isOurObject(key, record),
    };
}
async function objectsIn(bucket, { prefix: Prefix, tags, holds }, look) {
    const { options, region } = look;
    const request = { Bucket: bucket, Prefix, MaxKeys: LARGEST_PAGE };
    const ask = (ContinuationToken) => options.aws.call("s3", "ListObjectsV2", { ...request, ...(ContinuationToken && { ContinuationToken }) }, { region });
    const found = [];
    for await (const { Contents = [] } of pagesOf(ask, (answer) => answer.NextContinuationToken)) {
        for (const { Key = "", Size, LastModified, StorageClass = "STANDARD" } of Contents) {
            if (!holds(Key))
                continue;
            const last = Key === `${Prefix}${aws_names/* RECORD_FILE */.lt}`;
            const facts = { id: `s3://${bucket}/${Key}`, state: last ? "record" : StorageClass.toLowerCase(), size: Size };
            found.push(foundBy("object", tags, { ...facts, created: LastModified, behind: tasksIn(Key), last }, look));
        }
    }
    return ours(found);
}
async function uploadsBelow(bucket, Prefix, look) {
    const { options, region } = look;
    const folders = new Map();
    const folderWith = (key) => {
        const assetId = key.slice(folderOf("", look).length).split("/")[0] ?? "";
        const folder = folders.get(assetId) ?? ourFolder(assetId, look);
        folders.set(assetId, folder);
        return folder;
    };
    const ask = (from = {}) => unlessBucketIsGone(() => options.aws.call("s3", "ListMultipartUploads", { Bucket: bucket, Prefix, MaxUploads: LARGEST_PAGE, ...from }, { region }));
    const after = (answer) => answer?.IsTruncated ? { KeyMarker: answer.NextKeyMarker, UploadIdMarker: answer.NextUploadIdMarker } : undefined;
    const found = [];
    for await (const answer of pagesOf(ask, after)) {
        const uploads = answer?.Uploads ?? [];
        const theirs = await Promise.all(uploads.map(({ Key = "" }) => folderWith(Key)));
        for (const [index, { Key = "", UploadId, Initiated }] of uploads.entries()) {
            const folder = theirs[index];
            if (!folder?.holds(Key) || UploadId === undefined)
                continue;
            const facts = { id: `s3://${bucket}/${Key}?uploadId=${UploadId}`, state: "not completed", created: Initiated };
            found.push(foundBy("upload", folder.tags, { ...facts, behind: tasksIn(Key) }, look));
        }
    }
    return ours(found);
}
async function unlessBucketIsGone(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchBucket"))
            return undefined;
        throw error;
    }
}
function tasksIn(key) {
    return key.match(/\bexport-ami-[0-9a-z]+/g) ?? [];
}
function folderOf(assetId, look) {
    const folder = (0,aws_names/* objectFolder */.SF)(look.options.settings.bucketPrefix ?? "", assetId);
    return assetId === "" ? folder.slice(0, -1) : folder;
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/schedules.js



const schedules_LARGEST_PAGE = 100;
const PREFIX = "slipway-";
const schedules = {
    type: "schedule",
    plural: "schedule groups",
    async *list(look) {
        const known = (look.known ?? []).filter(({ type }) => type === "schedule").map(({ id }) => id);
        const wanted = look.assetIds && new Set([...[...look.assetIds].map(aws_names/* scheduleGroupName */.OQ), ...known]);
        for (const NamePrefix of wanted?.size === 1 ? wanted : [PREFIX]) {
            const ask = (NextToken) => look.options.aws.call("scheduler", "ListScheduleGroups", { NamePrefix, MaxResults: Math.min(schedules_LARGEST_PAGE, look.pageSize), ...(NextToken && { NextToken }) }, { region: look.region });
            for await (const { ScheduleGroups = [] } of pagesOf(ask, (answer) => answer.NextToken)) {
                const candidates = ScheduleGroups.filter(({ Name = "" }) => !wanted || wanted.has(Name));
                yield ours(await Promise.all(candidates.map((group) => confirmed(group, look))));
            }
        }
    },
};
async function confirmed({ Arn, Name, State, CreationDate }, look) {
    if (Arn === undefined)
        return undefined;
    const { options, region } = look;
    try {
        const { Tags } = await options.aws.call("scheduler", "ListTagsForResource", { ResourceArn: Arn }, { region });
        const facts = { id: Name, state: State ?? "unknown", created: CreationDate, going: State === "DELETING" };
        return foundBy("schedule", Tags, facts, look);
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "ResourceNotFoundException"))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/stacks.js



const BY_NAME = 10;
const stacks = {
    type: "stack",
    plural: "stacks",
    async *list(look) {
        if (look.assetIds && look.assetIds.size <= BY_NAME) {
            const known = (look.known ?? []).filter(({ type }) => type === "stack");
            const others = [...look.assetIds].filter((assetId) => !known.some((stack) => stack.assetId === assetId));
            const names = [...known.map(({ id }) => id), ...others.map(aws_names/* stackName */.Qx)];
            yield (await Promise.all(names.map((name) => namedStack(name, look)))).flat();
            return;
        }
        const { options, region } = look;
        const ask = (NextToken) => options.aws.call("cloudformation", "DescribeStacks", NextToken === undefined ? {} : { NextToken }, { region });
        for await (const { Stacks = [] } of pagesOf(ask, (answer) => answer.NextToken))
            yield ours(read(Stacks, look));
    },
};
async function namedStack(StackName, look) {
    const { options, region } = look;
    try {
        const { Stacks = [] } = await options.aws.call("cloudformation", "DescribeStacks", { StackName }, { region });
        return ours(read(Stacks, look));
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "ValidationError") && error.message.includes("does not exist"))
            return [];
        throw error;
    }
}
function read(found, look) {
    return found
        .filter(({ StackStatus }) => StackStatus !== "DELETE_COMPLETE")
        .map(({ StackId, StackName, StackStatus = "unknown", CreationTime, Tags, ParentId }) => ParentId === undefined
        ? foundBy("stack", Tags, {
            id: StackId ?? StackName,
            state: String(StackStatus),
            created: CreationTime,
            going: StackStatus === "DELETE_IN_PROGRESS",
            stuck: StackStatus === "DELETE_FAILED",
        }, look)
        : undefined);
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/kinds.js





const KINDS = [
    ...[stacks, instances, volumes, keyPairs, securityGroups, launchTemplates, schedules],
    ...[images_images, snapshots, exportTasks, objects, uploads],
];

;// CONCATENATED MODULE: ./build/providers/aws/inventory/unseen.js

function unseenBy(error, { plural }, region) {
    if (!(error instanceof aws_error/* AwsError */.G))
        throw error;
    return { what: `${plural} in ${region}`, reason: error.message, remedy: error.remedy };
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory.js






const PAGE_SIZE = 1_000;
const STACK_HOLDS = ["instance", "security-group", "launch-template", "schedule"];
async function awsAssets(options, assetId, unseen = refuse) {
    const asking = { ...options, signal: undefined };
    await (0,aws_account/* checkAccount */.g4)(asking);
    const assetIds = assetId === undefined ? undefined : new Set([assetId]);
    const listed = placesOf(options).map(async ({ kind, region }) => {
        const assets = [];
        try {
            for await (const page of kind.list({ options: asking, region, assetIds, pageSize: PAGE_SIZE })) {
                for (const { asset } of page)
                    assets.push(asset);
            }
        }
        catch (error) {
            unseen(unseenBy(error, kind, region));
        }
        return assets;
    });
    const [here, ...there] = await Promise.all([assetsHere(options, assetId), ...listed]);
    return [...here, ...withContent(there.flat())];
}
function placesOf({ aws, settings }) {
    const regions = new Set([settings.region ?? aws.region, ...(settings.copyToRegions ?? [])]);
    return [...regions].flatMap((region, index) => KINDS.filter(({ homeOnly }) => index === 0 || !homeOnly).map((kind) => ({ kind, region })));
}
async function assetsHere({ state, host }, assetId) {
    const [folders, hosts] = await Promise.all([folderAssets(state), host.assets(assetId)]);
    return [...folders, ...hosts.filter((asset) => asset.type === "release" || asset.assetId === provider/* UNKNOWN */.HV)].filter((asset) => assetId === undefined || asset.assetId === assetId);
}
function withContent(assets) {
    const placeOf = ({ region, assetId }) => `${region} ${assetId}`;
    const held = new Map();
    for (const asset of assets) {
        const types = held.get(placeOf(asset)) ?? new Set();
        held.set(placeOf(asset), types.add(asset.type));
    }
    return assets.map((asset) => {
        if (asset.type !== "stack")
            return asset;
        const types = STACK_HOLDS.filter((type) => held.get(placeOf(asset))?.has(type));
        return types.length === 0 ? asset : { ...asset, state: `${asset.state}, with ${types.join(", ")}` };
    });
}
function refuse({ what, reason, remedy }) {
    throw new errors/* UserError */.yo(`The ${what} could not be listed: ${reason}`, remedy);
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/source-ami.js
const ARCHITECTURE = "x86_64";
const FORMS = "Write ami-0123456789abcdef0, ssm:/path/of/a/parameter, or filters such as name=ubuntu-*, owner=099720109477, architecture=x86_64.";
const KEYS = ["name", "owner", "architecture"];
function parseSourceAmi(reference) {
    const text = reference.trim();
    if (/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text))
        return { kind: "id", id: text };
    if (/^ssm:\/?[\w.-]+(?:\/[\w.-]+)*$/.test(text))
        return { kind: "parameter", path: text.slice("ssm:".length) };
    if (!text.includes("="))
        return { kind: "wrong", why: `${JSON.stringify(text)} names no AMI`, remedy: FORMS };
    return parseFilters(text);
}
function parseFilters(text) {
    const given = new Map();
    for (const part of text.split(",")) {
        const at = part.indexOf("=");
        const [key, value] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
        if (!KEYS.includes(key) || value === "") {
            return { kind: "wrong", why: `${JSON.stringify(part.trim())} is no filter of an AMI`, remedy: FORMS };
        }
        if (given.has(key))
            return { kind: "wrong", why: `${key} is there twice`, remedy: FORMS };
        given.set(key, value);
    }
    const { name, owner, architecture = ARCHITECTURE } = Object.fromEntries(given);
    if (name === undefined)
        return { kind: "wrong", why: "the filters have no name", remedy: FORMS };
    if (owner === undefined) {
        const remedy = "Add the publisher's account, as in owner=099720109477 (Canonical), 136693071363 (Debian), or owner=self.";
        const why = "the filters have no owner, and anybody can publish an AMI under that name";
        return { kind: "wrong", why, remedy };
    }
    if (!/^(?:\d{12}|self|amazon)$/.test(owner)) {
        const why = `${JSON.stringify(owner)} is no owner`;
        return { kind: "wrong", why, remedy: "An owner is an account id of 12 digits, self, or amazon." };
    }
    if (architecture !== ARCHITECTURE)
        return { kind: "wrong", ...wrongArchitecture("these filters", architecture) };
    return { kind: "filters", name, owner, architecture };
}
function wrongArchitecture(what, architecture) {
    return {
        why: `${what} ask for ${architecture}, and images are made for ${ARCHITECTURE}`,
        remedy: `Name an AMI with architecture=${ARCHITECTURE}.`,
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/base-image.js




const LISTED = 5;
async function resolveSourceAmi(request, options, task) {
    const found = await findSourceAmi(request, options);
    if ("problem" in found) {
        throw new errors/* UserError */.yo(`base-image: ${found.problem.problem}.`, found.problem.remedy);
    }
    const { image } = found;
    const name = image.Name ?? image.ImageId;
    task.line(`Source AMI: ${image.ImageId}, ${name}, made ${image.CreationDate ?? "at an unknown time"}`);
    const deprecated = Date.parse(image.DeprecationTime ?? "");
    if (deprecated <= options.clock.now()) {
        task.line(`${image.ImageId} is deprecated since ${image.DeprecationTime}: its publisher has a newer one.`);
    }
    if (image.BootMode === "uefi-preferred") {
        task.line(`${image.ImageId} boots with BIOS and with UEFI, which AWS's documentation excludes from exports; the tests of the exported disks tell whether it works.`);
    }
    const digest = `ami:${options.aws.region}/${image.ImageId}`;
    return { name, reference: request.reference, digest, handle: image.ImageId, cached: true };
}
async function sourceAmiProblems(request, options) {
    const found = await findSourceAmi(request, options);
    return "problem" in found ? [found.problem] : [];
}
const findSourceAmi = (0,findings/* askedOnce */.m)(({ reference }) => reference, lookUp);
async function lookUp(request, options) {
    const source = parseSourceAmi(request.reference);
    switch (source.kind) {
        case "wrong":
            return problem(source.why, source.remedy);
        case "id":
            return byId(source.id, options);
        case "parameter":
            return byParameter(source.path, options);
        case "filters":
            return byFilters(source, options);
    }
}
const imageWithId = (0,findings/* askedOnce */.m)((id) => id, async (id, { aws, signal }) => {
    const input = { ImageIds: [id], IncludeDeprecated: true };
    return (await aws.call("ec2", "DescribeImages", input, { signal })).Images?.[0];
});
async function rootDeviceOf(id, options) {
    const device = (await imageWithId(id, options))?.RootDeviceName;
    if (device)
        return device;
    throw new errors/* UserError */.yo(`The source AMI ${id} is not there any more, or has no root device.`, "Run again.");
}
async function byId(id, options) {
    const { aws } = options;
    const remedy = `See \`aws ec2 describe-images --region ${aws.region} --image-ids ${id}\`; every Region has AMI ids of its own.`;
    try {
        const image = await imageWithId(id, options);
        return image ? base_image_usable(image, id) : problem(`${id} is not there in ${aws.region}`, remedy);
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "InvalidAMIID.NotFound", "InvalidAMIID.Unavailable", "InvalidAMIID.Malformed"))
            throw error;
        return problem(`${id} is not there in ${aws.region}: ${error.message}`, remedy);
    }
}
async function byParameter(path, options) {
    const { aws, signal } = options;
    const remedy = `See \`aws ssm get-parameter --region ${aws.region} --name ${path}\`.`;
    try {
        const { Parameter } = await aws.call("ssm", "GetParameter", { Name: path }, { signal });
        const value = Parameter?.Value ?? "";
        const source = parseSourceAmi(value);
        if (source.kind !== "id") {
            return problem(`the SSM parameter ${path} holds ${JSON.stringify(value)}, which is no AMI's id`, remedy);
        }
        return await byId(source.id, options);
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "ParameterNotFound", "ParameterVersionNotFound"))
            throw error;
        return problem(`there is no SSM parameter ${path} in ${aws.region}`, remedy);
    }
}
async function byFilters(source, options) {
    const images = newestFirst(await ofOwner(source, source.name, options));
    const [newest, second] = images;
    if (!newest) {
        const near = newestFirst(await ofOwner(source, `*${longestWord(source.name)}*`, options));
        const names = near.slice(0, LISTED).map(base_image_describe);
        const list = names.length > 0 ? `; near it are\n${names.join("\n")}` : "";
        return problem(`no available ${ARCHITECTURE} AMI of ${source.owner} in ${options.aws.region} is named ${source.name}${list}`, "Names may have * and ?. Deprecated AMIs are left out; name such a one by its id.");
    }
    if (second && second.CreationDate === newest.CreationDate) {
        const same = images.filter(({ CreationDate }) => CreationDate === newest.CreationDate).slice(0, LISTED);
        return problem(`several AMIs named ${source.name} are equally new:\n${same.map(base_image_describe).join("\n")}`, "Make the name more exact, or name one by its id.");
    }
    return base_image_usable(newest, source.name);
}
async function ofOwner(source, name, { aws, signal }) {
    const Filters = [
        { Name: "name", Values: [name] },
        { Name: "architecture", Values: [source.architecture] },
        { Name: "state", Values: ["available"] },
    ];
    const { Images = [] } = await aws.call("ec2", "DescribeImages", { Owners: [source.owner], Filters }, { signal });
    return Images;
}
function newestFirst(images) {
    return images.toSorted((one, other) => (other.CreationDate ?? "").localeCompare(one.CreationDate ?? ""));
}
function longestWord(name) {
    const words = name.split(/[^A-Za-z0-9.]+/);
    return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}
function base_image_describe({ ImageId, Name, CreationDate }) {
    return `  ${ImageId}  ${CreationDate ?? "?"}  ${Name ?? ""}`;
}
function base_image_usable(image, asked) {
    const { ImageId, State, StateReason, RootDeviceType, Architecture, RootDeviceName } = image;
    if (!ImageId)
        return problem(`${asked} has no id`, "Name another AMI.");
    if (State !== "available") {
        const why = StateReason?.Message ? ` (${StateReason.Message})` : "";
        return problem(`${ImageId} is ${State ?? "in an unknown state"}${why}, and has to be available`, "Name another AMI.");
    }
    if (Architecture !== ARCHITECTURE) {
        return problem(`${ImageId} is for ${Architecture ?? "an unknown architecture"}, and images are made for ${ARCHITECTURE}`, `Name an AMI for ${ARCHITECTURE}.`);
    }
    if (RootDeviceType !== "ebs" || !RootDeviceName) {
        return problem(`${ImageId} has no EBS root volume, so that no AMI can be made of its machine`, "Name another AMI.");
    }
    return { image: { ...image, ImageId } };
}
function problem(what, remedy) {
    return { problem: { subject: "base-image", problem: what, remedy } };
}

// EXTERNAL MODULE: ./build/providers/aws/settings.js
var aws_settings = __webpack_require__(9902);
;// CONCATENATED MODULE: ./build/providers/aws/machine/instance-types.js

function instanceTypes({ instanceTypes: given = [] }) {
    return given.length > 0 ? given : aws_settings/* DEFAULT_INSTANCE_TYPES */.Ig;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/candidates.js

function candidates_placesOf(type, { places, offered }) {
    return places.filter(({ zone }) => offered.get(type)?.has(zone));
}
function candidates(settings, network) {
    const types = instanceTypes(settings);
    const ways = settings.spot ? [true, false] : [false];
    const tries = ways.flatMap((spot) => types.map((type) => ({ type, spot })));
    return tries.flatMap(({ type, spot }, index) => {
        const places = candidates_placesOf(type, network);
        const place = places[index % Math.max(places.length, 1)];
        return place ? [{ type, spot, place }] : [];
    });
}
function describeCandidate({ type, spot, place }) {
    return `${type} ${spot ? "by spot" : "on demand"} in ${place.zone}`;
}

// EXTERNAL MODULE: ./build/base/exists.js
var exists = __webpack_require__(3734);
// EXTERNAL MODULE: ./build/ssh/wait.js
var wait = __webpack_require__(2724);
// EXTERNAL MODULE: ./build/providers/ready.js
var ready = __webpack_require__(54);
;// CONCATENATED MODULE: ./build/providers/aws/machine/host-key.js


const host_key_USUAL = 20_000;
const USUAL_ONCE_IT_ANSWERS = 17_000;
async function readHostKeys(instanceId, { within, answers }, options) {
    const { aws, clock, signal } = options;
    let latest = true;
    const look = async () => {
        try {
            const input = { InstanceId: instanceId, ...(latest ? { Latest: true } : {}) };
            const { Output } = await aws.call("ec2", "GetConsoleOutput", input, { signal });
            const keys = parseHostKeys(Buffer.from(Output ?? "", "base64").toString("utf8"));
            return keys.length > 0 ? { done: keys } : { note: "waiting for the host key on the console" };
        }
        catch (error) {
            if (!latest || !(0,aws_error/* isAwsCode */.H)(error, "UnsupportedOperation", "InvalidParameterCombination"))
                throw error;
            latest = false;
            return { note: "waiting for the host key on the console" };
        }
    };
    return (0,watch/* watch */.wB)(look, {
        what: `the console of ${instanceId} shows its SSH host keys`,
        ...{ usual: answers ? USUAL_ONCE_IT_ANSWERS : host_key_USUAL, fresh: answers, within, clock, signal },
        remedy: `See \`aws ec2 get-console-output --region ${aws.region} --latest --output text --instance-id ${instanceId}\`: cloud-init of the source AMI has to print its keys at the end of the first boot. Where that only takes longer: boot-timeout.`,
    });
}
const KEY = /\b(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) +([A-Za-z0-9+/]{40,}={0,2})/;
function parseHostKeys(console) {
    const blocks = console.matchAll(/-----BEGIN SSH HOST KEY KEYS-----([\s\S]*?)-----END SSH HOST KEY KEYS-----/g);
    const last = [...blocks].at(-1)?.[1] ?? "";
    return last.split(/\r?\n/).flatMap((line) => {
        const [, type = "", key = ""] = KEY.exec(line) ?? [];
        return key !== "" && typeOf(key) === type ? [`${type} ${key}`] : [];
    });
}
function typeOf(key) {
    const bytes = Buffer.from(key, "base64");
    return bytes.length < 4 ? "" : bytes.subarray(4, 4 + bytes.readUInt32BE(0)).toString("latin1");
}
function knownHosts(host, port, keys) {
    const name = port === 22 ? host : `[${host}]:${port}`;
    return keys.map((key) => `${name} ${key}\n`).join("");
}

// EXTERNAL MODULE: ./build/providers/cloud-config.js + 1 modules
var cloud_config = __webpack_require__(7266);
;// CONCATENATED MODULE: ./build/providers/aws/machine/user-data.js

const LONGEST = 4_096;
function userData(request) {
    const data = {
        ...(0,cloud_config/* cloudConfig */.E)(request),
        system_info: { default_user: (0,cloud_config/* loginUser */.L)(request.user) },
        ssh_genkeytypes: ["ed25519"],
        ssh: { emit_keys_to_console: true },
    };
    const text = Buffer.from(`#cloud-config\n${JSON.stringify(data)}\n`).toString("base64");
    if (text.length > LONGEST)
        throw new RangeError(`User data has ${text.length} characters, and ${LONGEST} fit.`);
    return text;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/stack-parameters.js





const DEFAULT_LEASE_ROLE = "slipway-lease";
const DEFAULT_SSH_PORT = 22;
const INCIDENTAL = ["InstanceType", "Spot", "SubnetId", "Created", "Expires", "ExpiresAt", "Run"];
function stackParameters(of, settings) {
    const { request, tags, candidate, vpc, rootDevice, allowFrom, caller } = of;
    const { leaseRole = DEFAULT_LEASE_ROLE } = settings;
    const values = new Map(writeTags(tags).map(({ Key, Value }) => [Key, Value]));
    return {
        AssetId: tags.assetId,
        ScheduleGroupName: (0,aws_names/* scheduleGroupName */.OQ)(tags.assetId),
        ExpiresAt: tags.expires.toISOString().slice(0, 19),
        LeaseRoleArn: leaseRole === "none" ? "" : (0,aws_account/* roleArn */.w3)(leaseRole, caller),
        VpcId: vpc,
        SubnetId: candidate.place.subnet,
        AllowFrom: allowFrom ?? "",
        SshPort: String(settings.sshPort ?? DEFAULT_SSH_PORT),
        ImageId: request.base.handle,
        InstanceType: candidate.type,
        KeyName: (0,aws_names/* keyPairName */.vU)(tags.assetId),
        UserData: userData({ ...request, expires: tags.expires }),
        VolumeSize: String(Math.ceil(request.diskSize / base_size/* GiB */.T3)),
        VolumeType: settings.volumeType ?? "gp3",
        RootDeviceName: rootDevice,
        InstanceProfile: settings.instanceProfile?.split("/").at(-1) ?? "",
        Spot: String(candidate.spot),
        Lifetime: tags.lifetime,
        Created: tags.created.toISOString(),
        Expires: tags.expires.toISOString(),
        Owner: values.get(TAG.owner) ?? "",
        Run: values.get(TAG.run) ?? "",
        Product: tags.product,
    };
}
function essential(parameters) {
    return Object.fromEntries(Object.entries(parameters).filter(([name]) => !INCIDENTAL.includes(name)));
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/connect.js






function wayInto(instance, { settings, aws }) {
    const port = settings.sshPort ?? DEFAULT_SSH_PORT;
    if (settings.connect === "ssm") {
        return { instanceId: instance.id, host: instance.id, port, proxyCommand: sessionCommand(aws.region, settings) };
    }
    return { instanceId: instance.id, host: instance.publicAddress ?? instance.privateAddress ?? instance.id, port };
}
function sessionCommand(region, { profile, endpointUrl }) {
    const words = [
        ...["aws", "ssm", "start-session", "--region", region],
        ...(profile === undefined ? [] : ["--profile", profile]),
        ...(endpointUrl === undefined ? [] : ["--endpoint-url", endpointUrl]),
        ...["--document-name", "AWS-StartSSHSession"],
    ];
    const fixed = words.map((word) => (0,client/* shellQuote */.ZL)(word).replaceAll("%", "%%")).join(" ");
    return `${fixed} --target %h --parameters portNumber=%p`;
}
async function writeKnownHosts(state, assetId, { host, port }, keys) {
    await (0,write_whole/* writeWhole */.f)((0,external_node_path_.join)(buildFolder(state, assetId), FILES.knownHosts), knownHosts(host, port, keys));
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/instance.js



async function seeInstance(id, { aws, signal }) {
    try {
        const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { InstanceIds: [id] }, { signal });
        const instance = Reservations[0]?.Instances?.[0];
        return instance && instance_factsOf(id, instance);
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "InvalidInstanceID.NotFound"))
            return undefined;
        throw error;
    }
}
async function seeInstanceOf(assetId, { aws, signal }) {
    const Filters = [
        { Name: `tag:${TAG.assetId}`, Values: [assetId] },
        { Name: "instance-state-name", Values: UP },
    ];
    const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { Filters }, { signal });
    const instance = Reservations.flatMap(({ Instances = [] }) => Instances).find(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
    return instance?.InstanceId === undefined ? undefined : instance_factsOf(instance.InstanceId, instance);
}
function instance_factsOf(id, instance) {
    const { State, StateReason, StateTransitionReason, PublicIpAddress, PrivateIpAddress } = instance;
    return {
        id,
        state: State?.Name ?? "unknown",
        reason: StateReason?.Message ?? (StateTransitionReason || undefined),
        publicAddress: PublicIpAddress,
        privateAddress: PrivateIpAddress,
    };
}
const UP = ["pending", "running"];
function isUp({ state }) {
    return UP.includes(state);
}
const LOOK_EVERY = 45_000;
async function whileUp(id, options, work) {
    const over = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal;
    let ended;
    const guard = untilEnded(id, { ...options, signal }).catch((why) => {
        if (signal.aborted)
            return;
        ended = { why };
        over.abort();
    });
    try {
        return await work(signal);
    }
    catch (error) {
        throw ended ? ended.why : error;
    }
    finally {
        over.abort();
        await guard;
    }
}
async function untilEnded(id, options) {
    const { clock, signal } = options;
    for (;;) {
        await clock.sleep(LOOK_EVERY, signal);
        if (signal.aborted)
            return;
        const instance = await seeInstance(id, options);
        if (!instance || !isUp(instance))
            throw endedError(id, instance);
    }
}
function endedError(id, instance) {
    const reason = instance?.reason === undefined ? "" : `: ${instance.reason}`;
    return new errors/* UserError */.yo(`The instance ${id} is ${instance?.state ?? "gone"}${reason}`, remedyFor(instance?.reason));
}
function remedyFor(reason = "") {
    if (/Spot/i.test(reason))
        return "Spot capacity was taken back. Run again, or without spot.";
    if (/InsufficientInstanceCapacity/.test(reason))
        return "Run again, or give further instance-types.";
    if (/VolumeLimitExceeded/.test(reason))
        return "Ask for more EBS storage: Service Quotas, Amazon EBS.";
    if (/InstanceInitiatedShutdown/.test(reason))
        return "It switched itself off: at its lease's end, or by what ran on it.";
    if (/Client\.InternalError/.test(reason)) {
        return "As a rule its encrypted volume's key (KMS) cannot be used: see the account's EBS encryption by default.";
    }
    return "Run again; what is left goes with `slipway tear-down`.";
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/answering.js





const BEGUN = 36_000;
const ASK_EVERY = 10_000;
const KNOCK_EVERY = 1_000;
const answering_WITHIN = 30 * 60_000;
function untilAnswering(assetId, options, knock) {
    const answers = new AbortController();
    const over = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal;
    let instance;
    const find = async () => {
        const look = async () => {
            const seen = await seeInstanceOf(assetId, { ...options, signal });
            return seen?.privateAddress === undefined ? {} : { done: seen };
        };
        const what = `the instance of ${assetId} has an address`;
        const pace = { usual: BEGUN, close: ASK_EVERY, fresh: true, within: answering_WITHIN };
        return await (0,watch/* watch */.wB)(look, { what, ...pace, clock: options.clock, signal, remedy: "Run again." });
    };
    const work = async () => {
        try {
            instance = await find();
            const { host, port } = wayInto(instance, options);
            await knock(host, port, { within: answering_WITHIN, every: KNOCK_EVERY, signal });
            answers.abort();
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || (error instanceof errors/* UserError */.yo && !(error instanceof aws_error/* AwsError */.G)))
                return;
            throw error;
        }
    };
    const ended = work();
    ended.catch(() => undefined);
    return {
        sign: answers.signal,
        seen: () => instance,
        end: async () => {
            over.abort();
            await ended;
        },
    };
}

// EXTERNAL MODULE: ./build/providers/certificates.js
var certificates = __webpack_require__(4417);
;// CONCATENATED MODULE: ./build/providers/aws/machine/certificates.js


async function plantCertificates(target, bundle, signal) {
    const files = (0,certificates/* certificateFiles */.P)(bundle);
    const parts = files.map(({ append }, index) => `mkdir -p "$(dirname "$path_${index}")"\nprintf '%s' "$content_${index}" >${append ? ">" : ""}"$path_${index}"`);
    const variables = Object.fromEntries(files.flatMap(({ path, content }, index) => [
        [`path_${index}`, path],
        [`content_${index}`, content],
    ]));
    await (0,client/* sshScript */.id)(target, `[ ! -e "$path_0" ] || exit 0\n${parts.reverse().join("\n")}`, {
        sudo: true,
        name: "trusting certificates",
        variables,
        signal,
    });
}

// EXTERNAL MODULE: ./build/base/run.js
var run = __webpack_require__(4909);
// EXTERNAL MODULE: ./build/ssh/key.js
var key = __webpack_require__(4818);
;// CONCATENATED MODULE: ./build/providers/aws/machine/stranger.js

function strangerError(what, name, assetId) {
    const whose = assetId === undefined ? "has no tag of Slipway's" : `belongs to ${assetId}`;
    return new errors/* UserError */.yo(`The ${what} ${name} is in the way: it ${whose}.`, "Remove it by hand if it is yours, or choose another asset-id.");
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/key-pair.js










async function seeKeyPair(assetId, { aws, signal }) {
    const Filters = [{ Name: "key-name", Values: [(0,aws_names/* keyPairName */.vU)(assetId)] }];
    const { KeyPairs = [] } = await aws.call("ec2", "DescribeKeyPairs", { Filters, IncludePublicKey: true }, { signal });
    const [pair] = KeyPairs;
    return pair && { tags: readAwsTags(pair.Tags), publicKey: bare(pair.PublicKey ?? "") };
}
async function holdKey(folder, comment, signal) {
    const path = (0,external_node_path_.join)(folder, FILES.key);
    if (await (0,exists/* exists */.t)(path)) {
        try {
            return bare(await (0,key/* publicKeyOf */.k)(path, signal));
        }
        catch (error) {
            if (!(error instanceof run/* ToolError */.v))
                throw error;
            await Promise.all([(0,promises_.rm)(path, { force: true }), (0,promises_.rm)(`${path}.pub`, { force: true })]);
        }
    }
    return bare(await (0,key/* makeKey */.o)(path, comment, signal));
}
async function placeKeyPair(tags, publicKey, seen, options) {
    const KeyName = (0,aws_names/* keyPairName */.vU)(tags.assetId);
    const { aws, signal } = options;
    if (seen) {
        refuseStranger(seen, tags);
        if (seen.publicKey === publicKey)
            return undefined;
        await aws.call("ec2", "DeleteKeyPair", { KeyName }, { signal });
    }
    const TagSpecifications = [{ ResourceType: "key-pair", Tags: writeTags(tags, KeyName) }];
    const PublicKeyMaterial = Buffer.from(publicKey);
    try {
        const input = { KeyName, PublicKeyMaterial, TagSpecifications };
        return (await aws.call("ec2", "ImportKeyPair", input, { signal })).KeyPairId;
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "InvalidKeyPair.Duplicate"))
            throw error;
        const now = await seeKeyPair(tags.assetId, options);
        if (now?.publicKey !== publicKey)
            throw error;
        refuseStranger(now, tags);
        return undefined;
    }
}
function refuseStranger({ tags }, { assetId }) {
    if (tags?.assetId === assetId)
        return;
    throw strangerError("key pair", (0,aws_names/* keyPairName */.vU)(assetId), tags?.assetId);
}
function bare(publicKey) {
    return publicKey.trim().split(/\s+/).slice(0, 2).join(" ");
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/enter.js












const realHands = { holdKey: holdKey, waitForBanner: wait/* waitForBanner */.N, waitUntilReady: ready/* waitUntilReady */.b, plantCertificates: plantCertificates };
const BOOT_TIMEOUT = 10 * 60_000;
async function enter(request, instance, how, options, hands, task) {
    const { assetId, caCertificates } = request;
    const { state, clock, aws } = options;
    const within = how.within ?? options.bootTimeout ?? BOOT_TIMEOUT;
    const begin = clock.now();
    const way = wayInto(instance, options);
    if (way.host === instance.privateAddress) {
        task.line(`${instance.id} has no public address: it is reached at ${way.host}, from within its network only.`);
    }
    const earlier = await readBuildFolder(state, assetId);
    const isKnown = earlier?.machine?.instanceId === instance.id &&
        earlier.machine.host === way.host &&
        (await (0,exists/* exists */.t)((0,external_node_path_.join)(buildFolder(state, assetId), FILES.knownHosts)));
    const record = await changeBuildRecord(state, assetId, (old) => ({
        ...old,
        ...(how.expires === undefined ? {} : { expires: how.expires.toISOString() }),
        machine: way,
    }));
    const machine = machineOf(state, record);
    if (!machine)
        throw new errors/* UserError */.yo(`${assetId} has no instance.`, "Run again.");
    await whileUp(instance.id, options, async (signal) => {
        task.update(undefined, "first boot");
        const remedy = `See \`aws ec2 get-console-output --region ${aws.region} --latest --output text --instance-id ${instance.id}\`. Where it only takes longer: boot-timeout.`;
        if (!isKnown) {
            const answers = way.proxyCommand === undefined;
            if (answers)
                await hands.waitForBanner(way.host, way.port, { within, every: KNOCK_EVERY, signal, remedy });
            const keys = await readHostKeys(instance.id, { within, answers }, { aws, clock, signal });
            await writeKnownHosts(state, assetId, way, keys);
        }
        const left = Math.max(within - (clock.now() - begin), 1_000);
        await hands.waitUntilReady(machine.ssh, { within: left, signal, remedy }, task);
        if (caCertificates !== undefined)
            await hands.plantCertificates(machine.ssh, caCertificates, signal);
    });
    await changeBuildRecord(state, assetId, (old) => ({ ...old, ready: true }));
    return machine;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/stack.js








async function seeStack(nameOrId, { aws, signal }) {
    try {
        const { Stacks = [] } = await aws.call("cloudformation", "DescribeStacks", { StackName: nameOrId }, { signal });
        return Stacks[0] && seen(Stacks[0]);
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "ValidationError") && /does not exist/.test(error.message))
            return undefined;
        throw error;
    }
}
function seen({ StackId, StackName, StackStatus, StackStatusReason, Tags, Parameters, Outputs }) {
    return {
        id: StackId ?? StackName ?? "",
        name: StackName ?? "",
        status: StackStatus ?? "",
        reason: StackStatusReason,
        tags: readAwsTags(Tags),
        parameters: toRecord((Parameters ?? []).map((one) => [one.ParameterKey, one.ParameterValue])),
        outputs: toRecord((Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue])),
    };
}
function toRecord(pairs) {
    return Object.fromEntries(pairs.flatMap(([key, value]) => (key === undefined ? [] : [[key, value ?? ""]])));
}
const GIVEN_UP_AFTER = 15;
async function createStack(request, options) {
    const { tags, parameters, attempt } = request;
    const StackName = (0,aws_names/* stackName */.Qx)(tags.assetId);
    const input = {
        StackName,
        TemplateBody: await (0,promises_.readFile)((0,external_node_path_.join)(options.templates, "cloudformation", "build-machine.yaml"), "utf8"),
        Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
        Tags: writeTags(tags, `slipway ${tags.assetId}`),
        ClientRequestToken: clientToken("stack", tags.assetId, tags.created.toISOString(), attempt),
        OnFailure: "DELETE",
        TimeoutInMinutes: GIVEN_UP_AFTER,
    };
    try {
        const { StackId } = await options.aws.call("cloudformation", "CreateStack", input, { signal: options.signal });
        return StackId ?? StackName;
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "AlreadyExistsException", "TokenAlreadyExistsException"))
            throw error;
        const there = await seeStack(StackName, options);
        const isThis = there?.tags?.assetId === tags.assetId && there.tags.created?.getTime() === tags.created.getTime();
        if (isThis && differences(there.parameters, parameters).length === 0)
            return there.id;
        if (!there)
            throw error;
        if (there.tags?.assetId !== tags.assetId)
            throw strangerError("stack", StackName, there.tags?.assetId);
        throw new provider/* AssetIdInUseError */.K1(tags.assetId, `a build of ${there.tags.owner?.name} that began meanwhile`);
    }
}
function differences(has, wanted) {
    return Object.keys(wanted).filter((name) => has[name] !== wanted[name]);
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/stack-wait.js



const stack_wait_USUAL = 60_000;
const stack_wait_WITHIN = 30 * 60_000;
class StackError extends errors/* UserError */.yo {
    noCapacity;
    constructor(message, remedy, noCapacity) {
        super(message, remedy);
        this.noCapacity = noCapacity;
    }
}
async function waitForStack(id, options, task, sign) {
    const { clock, signal } = options;
    return (0,watch/* watch */.wB)(async () => {
        const stack = await seeStack(id, options);
        if (stack?.status === "CREATE_COMPLETE")
            return { done: stack };
        if (stack?.status === "CREATE_IN_PROGRESS")
            return { note: "stack" };
        throw await failureOf(id, stack, options);
    }, {
        what: `the stack ${id} is complete`,
        ...{ usual: stack_wait_USUAL, within: stack_wait_WITHIN, clock, signal, sign, fresh: sign !== undefined },
        remedy: `See \`aws cloudformation describe-stack-events --stack-name ${id}\`.`,
    }, task);
}
async function failureOf(id, stack, options) {
    const first = await firstFailure(id, options);
    const name = stack?.name ?? id;
    if (!first) {
        const status = stack ? `${stack.status}${stack.reason ? `: ${stack.reason}` : ""}` : "gone";
        return new StackError(`The stack ${name} was not made; it is ${status}.`, "Run again.", false);
    }
    const reason = first.ResourceStatusReason ?? "AWS gives no reason";
    const message = `The stack ${name} was not made: ${first.LogicalResourceId} (${first.ResourceType}) failed: ${reason}`;
    const noCapacity = first.ResourceType === "AWS::EC2::Instance" && isNoCapacity(reason);
    return new StackError(message, stack_wait_remedyFor(reason, noCapacity), noCapacity);
}
async function firstFailure(id, { aws, signal }) {
    let first;
    let NextToken;
    do {
        const page = await aws.call("cloudformation", "DescribeStackEvents", { StackName: id, ...(NextToken ? { NextToken } : {}) }, { signal });
        const failed = (page.StackEvents ?? []).filter(({ ResourceStatus, ResourceType }) => ResourceStatus === "CREATE_FAILED" && ResourceType !== "AWS::CloudFormation::Stack");
        first = failed.at(-1) ?? first;
        NextToken = page.NextToken;
    } while (NextToken);
    return first;
}
const NO_CAPACITY = [
    /\b(?:InsufficientInstanceCapacity|UnfulfillableCapacity|SpotMaxPriceTooLow|MaxSpotInstanceCountExceeded)\b/,
    /\bError ?Code: Unsupported\b/,
    /\bUnsupported:/,
    /do not have sufficient \S+ capacity/i,
    /no spot capacity available/i,
    /max spot instance count exceeded/i,
    /spot request price of \S+ is lower than the minimum/i,
    /not supported in your requested Availability Zone/i,
    /requested configuration is currently not supported/i,
];
function isNoCapacity(reason) {
    return NO_CAPACITY.some((pattern) => pattern.test(reason));
}
function stack_wait_remedyFor(reason, noCapacity) {
    if (noCapacity)
        return "Give further instance-types, another subnet, or try again later.";
    if (/VcpuLimitExceeded|vCPU (?:capacity|limit)/i.test(reason)) {
        return "Ask for more: Service Quotas, Amazon EC2, Running On-Demand Standard instances (L-1216C47A).";
    }
    if (/ServiceLinkedRole/i.test(reason)) {
        return "Make the role once: `aws iam create-service-linked-role --aws-service-name spot.amazonaws.com`.";
    }
    if (/LeaseEnd|execution role|assume the role/i.test(reason)) {
        return "The role of lease-role must trust scheduler.amazonaws.com: see docs/aws.md.";
    }
    return "The reason is AWS's own. Put that right and run again.";
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/adopt.js








const LEASE_LEFT = 0.5;
function adoptable(request, around, publicKey, { settings, clock }) {
    const no = (why) => ({ fits: false, why });
    const { stack, keyPair, network } = around;
    if (!stack)
        return no("there is none");
    if (!["CREATE_COMPLETE", "CREATE_IN_PROGRESS"].includes(stack.status))
        return no(`it is ${stack.status}`);
    if (keyPair?.publicKey !== publicKey)
        return no("its private key is not on this machine");
    const { created, expires } = stack.tags ?? {};
    if (!created || !expires)
        return no("its tags do not tell its lease");
    const left = expires.getTime() - clock.now();
    const wanted = request.expires.getTime() - clock.now();
    if (left < LEASE_LEFT * wanted)
        return no(`its lease ends at ${expires.toISOString()}`);
    const { InstanceType, Spot, SubnetId } = stack.parameters;
    const isCandidate = candidates(settings, network).some(({ type, spot }) => type === InstanceType && String(spot) === Spot);
    const candidate = network.places.find(({ subnet }) => subnet === SubnetId);
    if (!isCandidate || !candidate)
        return no(`it is a ${InstanceType} in ${SubnetId}`);
    const { assetId, owner, product } = request;
    const tags = { assetId, lifetime: "ephemeral", created, expires, owner, product };
    const same = { type: InstanceType ?? "", spot: Spot === "true", place: candidate };
    const now = stackParameters({ request, tags, candidate: same, vpc: network.vpc, ...around }, settings);
    const other = differences(stack.parameters, essential(now));
    return other.length === 0 ? { fits: true, stack } : no(`it was made with another ${other.join(", ")}`);
}
const LOGIN_WITHIN = 60_000;
async function adoptStack(request, seen, options, hands, task) {
    try {
        const isDone = seen.status === "CREATE_COMPLETE";
        const stack = isDone ? seen : await waitForStack(seen.id, options, task);
        const instance = await seeInstance(stack.outputs.InstanceId ?? "", options);
        if (!instance || !isUp(instance)) {
            task.line(`The earlier run's instance is ${instance?.state ?? "gone"}: another is made.`);
            return undefined;
        }
        const { expires } = stack.tags ?? {};
        const how = { ...(isDone ? { within: LOGIN_WITHIN } : {}), ...(expires ? { expires } : {}) };
        const machine = await enter(request, instance, how, options, hands, task);
        task.line(`Goes on with ${instance.id}, which an earlier run made.`);
        return machine;
    }
    catch (error) {
        if (!isAboutMachine(error))
            throw error;
        task.line(`The earlier run's machine does not serve, and another is made: ${error.message}`);
        return undefined;
    }
}
function isAboutMachine(error) {
    return error instanceof errors/* UserError */.yo && !(error instanceof aws_error/* AwsError */.G);
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/network.js


function findNetwork(options) {
    return networkFor(options.settings, options);
}
const networkFor = (0,findings/* askedOnce */.m)((settings) => JSON.stringify([settings.vpc, settings.subnet, instanceTypes(settings)]), network_lookUp);
async function network_lookUp(settings, options) {
    const [offered, found] = await Promise.all([
        findOfferings(options),
        settings.subnet === undefined ? findVpc(options) : findSubnet(settings.subnet, options),
    ]);
    return "problems" in found ? found : { network: { ...found, offered } };
}
async function findSubnet(id, { aws, signal, settings }) {
    const Filters = [{ Name: "subnet-id", Values: [id] }];
    const { Subnets = [] } = await aws.call("ec2", "DescribeSubnets", { Filters }, { signal });
    const [subnet] = Subnets;
    const remedy = `See \`aws ec2 describe-subnets --region ${aws.region}\`, or leave it out.`;
    if (!subnet?.VpcId)
        return wrong("subnet", `There is no subnet ${id} in ${aws.region}.`, remedy);
    if (settings.vpc !== undefined && subnet.VpcId !== settings.vpc) {
        return wrong("subnet", `${id} lies in ${subnet.VpcId}, and not in ${settings.vpc}.`, remedy);
    }
    return { vpc: subnet.VpcId, places: [placeOf(subnet)] };
}
async function findVpc(options) {
    const { vpc } = options.settings;
    const where = vpc === undefined ? { Name: "default-for-az", Values: ["true"] } : { Name: "vpc-id", Values: [vpc] };
    const subnets = await subnetsIn(where, options);
    const id = subnets[0]?.VpcId;
    return id === undefined ? findOtherSubnets(options) : choose(id, subnets, options);
}
async function findOtherSubnets(options) {
    const { aws, signal, settings } = options;
    const { vpc } = settings;
    const Filters = [vpc === undefined ? { Name: "is-default", Values: ["true"] } : { Name: "vpc-id", Values: [vpc] }];
    const { Vpcs = [] } = await aws.call("ec2", "DescribeVpcs", { Filters }, { signal });
    const id = Vpcs[0]?.VpcId;
    if (id === undefined) {
        return vpc === undefined
            ? wrong("vpc", `The account has no default VPC in ${aws.region}.`, `Name one (vpc, or subnet), or make it: \`aws ec2 create-default-vpc --region ${aws.region}\`.`)
            : wrong("vpc", `There is no VPC ${vpc} in ${aws.region}.`, `See \`aws ec2 describe-vpcs --region ${aws.region}\`.`);
    }
    return choose(id, vpc === undefined ? await subnetsIn({ Name: "vpc-id", Values: [id] }, options) : [], options);
}
async function subnetsIn(where, { aws, signal }) {
    const Filters = [where, { Name: "state", Values: ["available"] }];
    return (await aws.call("ec2", "DescribeSubnets", { Filters }, { signal })).Subnets ?? [];
}
function choose(id, subnets, { aws, settings }) {
    const { vpc } = settings;
    const places = subnets.map(placeOf).toSorted((one, other) => one.zone.localeCompare(other.zone));
    const open = places.filter((place) => place.public);
    const chosen = open.length > 0 ? open : places;
    if (chosen.length > 0)
        return { vpc: id, places: chosen };
    const remedy = vpc === undefined
        ? `Name a subnet, or make one: \`aws ec2 create-default-subnet --region ${aws.region} --availability-zone ${aws.region}a\`.`
        : "Name a subnet, or another VPC.";
    return wrong("vpc", `${id} has no subnet.`, remedy);
}
function placeOf({ SubnetId = "", AvailabilityZone = "", MapPublicIpOnLaunch = false }) {
    return { subnet: SubnetId, zone: AvailabilityZone, public: MapPublicIpOnLaunch };
}
async function findOfferings({ aws, signal, settings }) {
    const Filters = [{ Name: "instance-type", Values: [...instanceTypes(settings)] }];
    const { InstanceTypeOfferings = [] } = await aws.call("ec2", "DescribeInstanceTypeOfferings", { LocationType: "availability-zone", Filters }, { signal });
    const offered = new Map();
    for (const { InstanceType = "", Location = "" } of InstanceTypeOfferings) {
        offered.set(InstanceType, (offered.get(InstanceType) ?? new Set()).add(Location));
    }
    return offered;
}
function wrong(subject, problem, remedy) {
    return { problems: [{ subject, problem, remedy }] };
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/look-around.js











async function lookAround(request, options) {
    const { assetId, base } = request;
    const isNew = (0,findings/* findingsOf */.W)(options).noMachine.delete(assetId);
    const [caller, stack, keyPair, found, rootDevice, allowFrom] = await Promise.all([
        (0,aws_account/* callerOf */.$U)(options),
        isNew ? undefined : seeStack((0,aws_names/* stackName */.Qx)(assetId), options),
        isNew ? undefined : seeKeyPair(assetId, options),
        findNetwork(options),
        rootDeviceOf(base.handle, options),
        openTo(options),
    ]);
    refuseOthers(request, { what: "stack", name: (0,aws_names/* stackName */.Qx)(assetId), there: stack });
    refuseOthers(request, { what: "key pair", name: (0,aws_names/* keyPairName */.vU)(assetId), there: keyPair });
    if ("problems" in found)
        throw new errors/* ProblemsError */.FQ(found.problems);
    return { caller, stack, keyPair, network: found.network, rootDevice, allowFrom };
}
async function openTo({ settings, callerAddress }) {
    if (settings.connect === "ssm")
        return undefined;
    return settings.allowFrom ?? `${await callerAddress()}/32`;
}
function refuseOthers({ assetId, owner }, { what, name, there }) {
    if (!there)
        return;
    const { tags } = there;
    if (tags?.assetId !== assetId)
        throw strangerError(what, name, tags?.assetId);
    if (!isOwn(tags, owner.name))
        throw new provider/* AssetIdInUseError */.K1(assetId, describeOwner(what, tags));
}
function isOwn(tags, owner) {
    return tags.owner?.name === cleanTag(owner);
}
function describeOwner(what, { owner, created }) {
    const url = owner?.url === undefined ? "" : ` (${owner.url})`;
    const made = created === undefined ? "" : `, made ${created.toISOString()}`;
    return `a ${what} of ${owner?.name ?? "somebody"}${url}${made}`;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/stack-remove.js





const stack_remove_USUAL = 60_000;
const stack_remove_WITHIN = 30 * 60_000;
async function replaceStack(stack, assetId, options, task) {
    if (stack.tags?.assetId !== assetId)
        throw strangerError("stack", stack.name, stack.tags?.assetId);
    const { aws, clock, signal } = options;
    if (stack.status !== "DELETE_IN_PROGRESS") {
        await aws.call("cloudformation", "DeleteStack", { StackName: stack.id }, { signal });
    }
    await (0,watch/* watch */.wB)(async () => {
        const now = await seeStack(stack.id, options);
        if (!now || now.status === "DELETE_COMPLETE")
            return { done: true };
        if (now.status !== "DELETE_FAILED")
            return { note: "removing the earlier stack" };
        throw new errors/* UserError */.yo(`The stack ${stack.name} cannot be deleted: ${now.reason ?? "AWS gives no reason"}`, `Remove what is left with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\`, then run again.`);
    }, {
        what: `the stack ${stack.name} is gone`,
        ...{ usual: stack_remove_USUAL, within: stack_remove_WITHIN, clock, signal },
        remedy: `See \`aws cloudformation describe-stack-events --stack-name ${stack.id}\`.`,
    }, task);
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/launch.js


















async function launch(request, options, task, hands = realHands) {
    await (0,aws_account/* checkAccount */.g4)(options);
    const around = await lookAround(request, options);
    const record = await makeBuildFolder(options.state, await newRecord(request, options));
    const { assetId, owner, product } = request;
    const publicKey = await hands.holdKey(buildFolder(options.state, assetId), `slipway-${assetId}`, options.signal);
    const fit = adoptable(request, around, publicKey, options);
    if (fit.fits) {
        const machine = await adoptStack(request, fit.stack, options, hands, task);
        if (machine)
            return machine;
    }
    else if (around.stack) {
        task.line(`The stack that an earlier run left is removed: ${fit.why}.`);
    }
    const tags = {
        ...{ assetId, lifetime: "ephemeral", owner, product },
        ...{ created: new Date(record.created), expires: new Date(record.expires) },
    };
    const { stack: old, keyPair } = around;
    const [keyPairId] = await Promise.all([
        placeKeyPair(tags, publicKey, keyPair, options),
        old && replaceStack(old, assetId, options, task),
    ]);
    const { stack, seen } = await makeStack(request, tags, around, options, hands, task);
    const instance = seen && seen.id === stack.outputs.InstanceId ? seen : await runningInstance(stack, options);
    const facts = { id: instance.id, state: "running", spot: stack.parameters.Spot === "true", tags };
    (0,findings/* findingsOf */.W)(options).made.set(assetId, { stackId: stack.id, instance: facts, keyPairId });
    return enter(request, instance, {}, options, hands, task);
}
async function newRecord(request, options) {
    const { assetId, expires, owner, product, base, user, stays } = request;
    const folder = buildFolder(options.state, assetId);
    const controlFolder = (0,control_folder/* controlFolderOf */.n)(folder);
    return {
        ...{ assetId, lifetime: "ephemeral", provider: "aws", region: options.aws.region },
        ...{ created: new Date(options.clock.now()).toISOString(), expires: expires.toISOString() },
        ...{ owner, product, base, user, stays, kept: false, maker: await (0,process/* ownMark */.a1)(), controlFolder },
        folders: controlFolder === folder ? [] : [controlFolder],
        ready: false,
    };
}
async function makeStack(request, tags, around, options, hands, task) {
    const list = candidates(options.settings, around.network);
    const { vpc } = around.network;
    let last;
    for (const [attempt, candidate] of list.entries()) {
        task.line(`Machine: ${describeCandidate(candidate)}`);
        const parameters = stackParameters({ request, tags, candidate, vpc, ...around }, options.settings);
        const id = await createStack({ tags, parameters, attempt }, options);
        try {
            return await waitForMachine(id, request.assetId, options, hands, task);
        }
        catch (error) {
            if (!(error instanceof StackError && error.noCapacity))
                throw error;
            last = error;
        }
        task.line(`No ${describeCandidate(candidate)} is to be had just now.`);
        await removeFailed(id, tags.assetId, options, task);
    }
    throw (last ??
        new errors/* UserError */.yo("None of the instance types is offered in the zones of the subnets.", "Name other instance-types, or another subnet."));
}
async function waitForMachine(id, assetId, options, hands, task) {
    if (options.settings.connect === "ssm")
        return { stack: await waitForStack(id, options, task), seen: undefined };
    const answering = untilAnswering(assetId, options, hands.waitForBanner);
    try {
        const stack = await waitForStack(id, options, task, answering.sign);
        return { stack, seen: answering.seen() };
    }
    finally {
        await answering.end();
    }
}
async function removeFailed(id, assetId, options, task) {
    const failed = await seeStack(id, options);
    if (failed && failed.status !== "DELETE_COMPLETE")
        await replaceStack(failed, assetId, options, task);
}
async function runningInstance(stack, options) {
    const id = stack.outputs.InstanceId ?? "";
    const instance = await seeInstance(id, options);
    if (!instance || !isUp(instance))
        throw endedError(id, instance);
    return instance;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/machine.js





async function findMachine(assetId, options) {
    const { state, aws, signal } = options;
    const record = await readBuildFolder(state, assetId);
    const machine = record && machineOf(state, record);
    const [instance, images] = await Promise.all([
        record?.machine && record.region === aws.region
            ? seeInstance(record.machine.instanceId, { aws, signal })
            : undefined,
        ownImages(assetId, options),
    ]);
    const image = images[0];
    if (machine && instance && isUp(instance))
        return machine;
    if (image !== undefined) {
        throw new errors/* UserError */.yo(`The machine ${assetId} was captured: its disk is the AMI ${image}.`, "Export it with `slipway export-vm --provider aws`, or make a new machine under another asset-id.");
    }
    if (record && record.region !== aws.region) {
        throw new errors/* UserError */.yo(`The machine ${assetId} is in ${record.region}.`, `Say so: --region ${record.region}.`);
    }
    if (record?.machine) {
        const { message, remedy } = endedError(record.machine.instanceId, instance);
        throw new errors/* UserError */.yo(`${message} It was the machine of ${assetId}.`, `${remedy} ${clearAway(assetId)}`);
    }
    throw new errors/* UserError */.yo(`There is no machine with the asset-id ${assetId} whose key is on this machine.`, "See `slipway show-assets --provider aws` for those there are, or make one with `slipway setup-ec2`.");
}
async function ownImages(assetId, { aws, signal }) {
    const Filters = [{ Name: `tag:${TAG.assetId}`, Values: [assetId] }];
    const { Images = [] } = await aws.call("ec2", "DescribeImages", { Owners: ["self"], Filters }, { signal });
    return Images.flatMap(({ ImageId, Tags = [] }) => ImageId && Tags.some(({ Key, Value }) => Key === TAG.assetId && Value === assetId) ? [ImageId] : []);
}
async function keepMachine(assetId, { state }) {
    if (await readBuildFolder(state, assetId)) {
        await changeBuildRecord(state, assetId, (record) => ({ ...record, kept: true }));
    }
}
function clearAway(assetId) {
    return `Remove what is left of it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\` and start again.`;
}

;// CONCATENATED MODULE: ./build/providers/aws/mark.js



const mark_AT_ONCE = 1_000;
async function markAssets(assets, when, given) {
    const options = { ...given, signal: undefined };
    await (0,aws_account/* checkAccount */.g4)(options);
    const instances = assets.filter(({ type, provider }) => type === "instance" && provider === "aws");
    const Tags = [{ Key: TAG.marked, Value: when.toISOString() }];
    const regions = groupBy(instances, ({ region }) => region ?? options.aws.region);
    const marks = [...regions].flatMap(([region, there]) => inBatches(there, mark_AT_ONCE).map((batch) => options.aws.call("ec2", "CreateTags", { Resources: batch.map(({ id }) => id), Tags }, { region })));
    const failed = (await Promise.allSettled(marks)).find((answer) => answer.status === "rejected");
    if (failed)
        throw failed.reason;
}

// EXTERNAL MODULE: ./build/host/writable.js
var writable = __webpack_require__(7911);
// EXTERNAL MODULE: ./build/providers/local/tools.js
var local_tools = __webpack_require__(2402);
;// CONCATENATED MODULE: ./build/providers/aws/tools.js

const LOGIN_TOOLS = [
    { command: "setpriv", package: "util-linux", purpose: "ending tools together with this process" },
    { command: "ssh", package: "openssh-client", purpose: "logging in to the machine" },
    { command: "ssh-keygen", package: "openssh-client", purpose: "the machine's key" },
];
const SESSION_TOOLS = [
    { command: "aws", package: "awscli", purpose: "sessions through Session Manager (connect: ssm)" },
    {
        command: "session-manager-plugin",
        purpose: "sessions through Session Manager (connect: ssm)",
        remedy: 'Install it as the Systems Manager User Guide tells ("Install the Session Manager plugin on Debian Server and Ubuntu Server"), or use connect: ssh.',
    },
];
function awsTools(plan, settings) {
    return [...neededAwsTools(plan, settings), local_tools/* PYTHON_VENV */.hW];
}
function neededAwsTools({ formats }, settings) {
    const fetched = formats.length > 0 && settings.fetch !== false;
    const tools = [
        ...LOGIN_TOOLS,
        ...(settings.connect === "ssm" ? SESSION_TOOLS : []),
        ...(fetched ? (0,local_tools/* neededTools */.lV)({ formats, base: undefined }) : []),
    ];
    return tools.filter(({ command }, index) => tools.findIndex((tool) => tool.command === command) === index);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/providers/aws/preflight/access.js

function accessProblems(settings) {
    return [...allowFromProblems(settings.allowFrom), ...(settings.connect === "ssm" ? sessionProblems(settings) : [])];
}
const SHORTEST_PREFIX = 8;
function allowFromProblems(cidr) {
    if (cidr === undefined)
        return [];
    const wrong = (problem, remedy) => [{ subject: "allow-from", problem, remedy }];
    const [address = "", prefix = "", ...rest] = cidr.split("/");
    const bits = /^\d{1,2}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (!(0,external_node_net_.isIPv4)(address) || !(bits <= 32) || rest.length > 0) {
        return wrong(`${JSON.stringify(cidr)} is no IPv4 range.`, "Write it as in 203.0.113.7/32, or leave it out.");
    }
    if (bits < SHORTEST_PREFIX) {
        return wrong(`${cidr} opens SSH to ${bits === 0 ? "everybody" : "half the internet"}: bots try passwords within minutes, and the machine has free sudo.`, "Leave it out (this machine's address, /32), name your network, or use connect: ssm, which opens no port.");
    }
    if (numberOf(address) % 2 ** (32 - bits) !== 0) {
        return wrong(`${cidr} has bits behind its prefix.`, `Write ${networkOf(address, bits)}/${bits}.`);
    }
    return [];
}
function numberOf(address) {
    return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
function networkOf(address, bits) {
    const number = numberOf(address);
    const network = number - (number % 2 ** (32 - bits));
    return [24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join(".");
}
function sessionProblems({ instanceProfile, roleToAssume, allowFrom }) {
    return [
        ...(instanceProfile === undefined
            ? [
                {
                    subject: "instance-profile",
                    problem: "With connect: ssm the machine needs an instance profile, to report to Systems Manager.",
                    remedy: "Name one whose role has AmazonSSMManagedInstanceCore: see docs/aws.md.",
                },
            ]
            : []),
        ...(roleToAssume === undefined
            ? []
            : [
                {
                    subject: "role-to-assume",
                    problem: "With connect: ssm the connection is made by the AWS CLI, which does not assume this role.",
                    remedy: "Let the environment or a profile hold that role (aws-actions/configure-aws-credentials), and leave role-to-assume out.",
                },
            ]),
        ...(allowFrom === undefined
            ? []
            : [
                {
                    subject: "allow-from",
                    problem: "With connect: ssm no port is open, so that nobody can be let in.",
                    remedy: "Leave it out, or use connect: ssh.",
                },
            ]),
    ];
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/bucket.js

async function checkBucket(caller, options) {
    const { bucket } = options.settings;
    if (bucket === undefined)
        return [];
    const [place, encryption] = await Promise.all([
        checkPlace(bucket, caller, options),
        checkEncryption(bucket, caller, options),
    ]);
    return place.length > 0 ? place : encryption;
}
async function checkPlace(Bucket, { account }, { aws, signal }) {
    try {
        const input = { Bucket, ExpectedBucketOwner: account };
        const { LocationConstraint } = await aws.call("s3", "GetBucketLocation", input, { signal });
        const region = toRegion(LocationConstraint);
        if (region === aws.region)
            return [];
        return [bucket_wrong(`${Bucket} is in ${region}, and the build in ${aws.region}.`, "AWS exports within one Region only.")];
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchBucket")) {
            return [bucket_wrong(`There is no bucket ${Bucket}.`, `Make it: \`aws s3 mb s3://${Bucket} --region ${aws.region}\`.`)];
        }
        if ((0,aws_error/* isAwsCode */.H)(error, "AccessDenied")) {
            const remedy = `AWS exports into buckets of the same account only. If it is this account's, s3:GetBucketLocation is missing.`;
            return [bucket_wrong(`${Bucket} is not open to account ${account}: ${error.message}`, remedy)];
        }
        if ((0,aws_error/* isAwsCode */.H)(error, "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException")) {
            return [bucket_wrong(`${Bucket} is in another Region than ${aws.region}.`, "AWS exports within one Region only.")];
        }
        throw error;
    }
}
function toRegion(constraint) {
    if (!constraint)
        return "us-east-1";
    return constraint === "EU" ? "eu-west-1" : constraint;
}
async function checkEncryption(Bucket, { account }, { aws, signal }) {
    try {
        const input = { Bucket, ExpectedBucketOwner: account };
        const { ServerSideEncryptionConfiguration } = await aws.call("s3", "GetBucketEncryption", input, { signal });
        const rules = ServerSideEncryptionConfiguration?.Rules ?? [];
        const kms = rules
            .map((rule) => rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm)
            .find((name) => /kms/.test(name ?? ""));
        if (kms === undefined)
            return [];
        const remedy = "Set its default encryption to SSE-S3 (AES256), or name another bucket.";
        return [bucket_wrong(`${Bucket} encrypts with ${kms}, and AWS exports to none of those.`, remedy)];
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "ServerSideEncryptionConfigurationNotFoundError"))
            return [];
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchBucket", "AccessDenied", "PermanentRedirect", "AuthorizationHeaderMalformed"))
            return [];
        throw error;
    }
}
function bucket_wrong(problem, remedy) {
    return { subject: "bucket", problem, remedy };
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/names.js









async function checkNames(plan, options) {
    const { assetId, product, owner } = plan;
    if (!(0,asset_id/* isAssetId */._1)(assetId)) {
        return [{ subject: "asset-id", problem: `${JSON.stringify(assetId)} cannot be a name.`, remedy: asset_id/* ASSET_ID_RULE */.cl }];
    }
    const [stack, keyPair, image] = await Promise.all([
        seeStack((0,aws_names/* stackName */.Qx)(assetId), options),
        seeKeyPair(assetId, options),
        seeImage(assetId, (0,aws_names/* imageName */.tO)(product, assetId), options),
    ]);
    if (!stack && !keyPair)
        (0,findings/* findingsOf */.W)(options).noMachine.add(assetId);
    const there = [
        ...(stack ? [{ what: "stack", name: stack.name, tags: stack.tags }] : []),
        ...(keyPair ? [{ what: "key pair", name: (0,aws_names/* keyPairName */.vU)(assetId), tags: keyPair.tags }] : []),
        ...(image ? [{ what: "AMI", name: (0,aws_names/* imageName */.tO)(product, assetId), tags: image.tags }] : []),
    ];
    return there.flatMap((one) => verdict(one, assetId, owner.name)).slice(0, 1);
}
async function seeImage(assetId, name, options) {
    const image = (await imagesNamedAfter(assetId, options)).find(({ Name }) => Name === name);
    return image && { tags: readAwsTags(image.Tags) };
}
function verdict({ what, name, tags }, assetId, owner) {
    if (tags?.assetId !== assetId) {
        const whose = tags ? `belongs to ${tags.assetId}` : "has no tag of Slipway's";
        const problem = `The ${what} ${name} is in the way: it ${whose}.`;
        return [{ subject: "asset-id", problem, remedy: "Remove it by hand if it is yours, or choose another asset-id." }];
    }
    if (isOwn(tags, owner))
        return [];
    const remove = (0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId });
    return [
        {
            subject: "asset-id",
            problem: `${assetId} is in use by ${describeOwner(what, tags)}.`,
            remedy: `Remove it with \`${remove}\`, or choose another asset-id.`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/offers.js


function offerProblems(settings, network) {
    if (candidates(settings, network).length > 0)
        return [];
    const types = instanceTypes(settings);
    const zones = [...new Set(network.places.map(({ zone }) => zone))];
    const elsewhere = [...new Set(types.flatMap((type) => [...(network.offered.get(type) ?? [])]))].sort();
    return [
        {
            subject: "instance-types",
            problem: `${types.join(", ")}: not offered in ${zones.join(", ")}.`,
            remedy: elsewhere.length > 0
                ? `Name other types, or a subnet in ${elsewhere.join(", ")}.`
                : "Name types that the Region has: `aws ec2 describe-instance-type-offerings`.",
        },
    ];
}

// EXTERNAL MODULE: ./build/aws/denial.js
var denial = __webpack_require__(1835);
;// CONCATENATED MODULE: ./build/providers/aws/preflight/permissions.js




const NOBODYS_KEY = `ssh-ed25519 ${Buffer.concat([Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0 "), Buffer.alloc(32)]).toString("base64")}`;
async function checkDryRuns(plan, candidate, imageId, options) {
    const { aws, clock, signal } = options;
    const { assetId, owner, product } = plan;
    const now = new Date(clock.now());
    const tags = { assetId, lifetime: "ephemeral", created: now, expires: now, owner, product };
    const specify = (ResourceType) => ({ ResourceType, Tags: writeTags(tags) });
    const key = () => aws.call("ec2", "ImportKeyPair", {
        DryRun: true,
        KeyName: (0,aws_names/* keyPairName */.vU)(assetId),
        PublicKeyMaterial: Buffer.from(NOBODYS_KEY),
        TagSpecifications: [specify("key-pair")],
    }, { signal });
    const run = (place, ImageId) => () => aws.call("ec2", "RunInstances", {
        ...{ DryRun: true, ImageId, InstanceType: place.type, SubnetId: place.place.subnet },
        ...{ MinCount: 1, MaxCount: 1 },
        TagSpecifications: [specify("instance"), specify("volume")],
    }, { signal });
    const tries = [key, ...(candidate && imageId ? [run(candidate, imageId)] : [])];
    return (await Promise.all(tries.map(dryRun))).flat();
}
async function dryRun(call) {
    try {
        await call();
        return [];
    }
    catch (error) {
        if (!(error instanceof aws_error/* AwsError */.G) || error.service !== "ec2")
            throw error;
        return (0,denial/* isDenial */.c6)(error.code) ? [{ subject: "permissions", problem: error.message, remedy: error.remedy }] : [];
    }
}

;// CONCATENATED MODULE: ./build/aws/policy-grants.js
const placeholder = (name) => `\${${name}}`;
const PLACEHOLDERS = {
    account: placeholder("Account"),
    region: placeholder("Region"),
    bucket: placeholder("Bucket"),
    project: placeholder("Project"),
};
const { account, region, bucket, project } = PLACEHOLDERS;
const ec2 = (...types) => types.map((type) => `arn:aws:ec2:${region}:${account}:${type}/*`);
const IMAGES = [`arn:aws:ec2:${region}::image/*`, `arn:aws:ec2:${region}::snapshot/*`];
const OURS = [...ec2("*"), ...IMAGES];
const role = (name) => [`arn:aws:iam::${account}:role/${name}`];
const ASKED_FOR = { "aws:RequestTag/slipway:asset-id": "?*" };
const THERE = { "aws:ResourceTag/slipway:asset-id": "?*" };
const CREATING = [
    "CopyImage",
    "CreateImage",
    "CreateLaunchTemplate",
    "CreateSecurityGroup",
    "ExportImage",
    "ImportKeyPair",
    "RunInstances",
];
const GRANTS = {
    Look: { resources: ["*"] },
    MakeTagged: {
        resources: [...ec2("instance", "key-pair", "export-image-task"), ...IMAGES],
        condition: { StringLike: ASKED_FOR },
    },
    TagWhatIsMade: {
        resources: OURS,
        condition: { StringLike: ASKED_FOR, StringEquals: { "ec2:CreateAction": CREATING } },
    },
    ChangeOurs: { resources: OURS, condition: { StringLike: THERE } },
    MarkOurs: {
        resources: OURS,
        condition: { StringLike: THERE, "ForAllValues:StringNotEquals": { "aws:TagKeys": ["slipway:asset-id"] } },
    },
    LaunchInto: {
        resources: [
            ...ec2("subnet", "security-group", "network-interface", "volume", "spot-instances-request"),
            `arn:aws:ec2:${region}::image/*`,
        ],
    },
    MakeByStack: {
        resources: ec2("security-group*", "launch-template", "vpc"),
        condition: { "ForAnyValue:StringEquals": { "aws:CalledVia": ["cloudformation.amazonaws.com"] } },
    },
    Stacks: { resources: [`arn:aws:cloudformation:${region}:${account}:stack/slipway-*/*`] },
    Schedules: {
        resources: [
            `arn:aws:scheduler:${region}:${account}:schedule-group/slipway-*`,
            `arn:aws:scheduler:${region}:${account}:schedule/slipway-*/*`,
        ],
    },
    Bucket: { resources: [`arn:aws:s3:::${bucket}`] },
    Objects: { resources: [`arn:aws:s3:::${bucket}/*`] },
    PublicParameters: { resources: [`arn:aws:ssm:${region}::parameter/aws/service/*`] },
    LookAtRoles: { resources: [...role("slipway-*"), ...role("vmimport")] },
    LendLeaseRole: {
        resources: role("slipway-lease"),
        condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
    },
    LendInstanceRole: {
        resources: role("slipway-instance"),
        condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    },
    LendExportRole: {
        resources: role("vmimport"),
        condition: { StringEquals: { "iam:PassedToService": "vmie.amazonaws.com" } },
    },
    ConnectToOurs: {
        resources: ec2("instance"),
        condition: { StringLike: { "ssm:resourceTag/slipway:asset-id": "?*" } },
    },
    ConnectBySsh: { resources: [`arn:aws:ssm:${region}::document/AWS-StartSSHSession`] },
    EndOwnSessions: { resources: [`arn:aws:ssm:${region}:${account}:session/${placeholder("aws:userid")}-*`] },
    Project: { resources: [`arn:aws:codebuild:${region}:${account}:project/${project}`] },
    BuildLogs: { resources: [`arn:aws:logs:${region}:${account}:log-group:/aws/codebuild/${project}:log-stream:*`] },
};

;// CONCATENATED MODULE: ./build/aws/policy-statements.js
const look = (...Look) => ({ Look });
const policy_statements_ours = (...ChangeOurs) => ({ ChangeOurs });
const policy_statements_project = (action) => ({ Project: [`codebuild:${action}`] });
const object = (...Objects) => ({ Objects });
const STACK_GOES = {
    Look: [
        "ec2:DescribeInstances",
        "ec2:DescribeLaunchTemplates",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeVolumes",
    ],
    ChangeOurs: ["ec2:DeleteLaunchTemplate", "ec2:DeleteSecurityGroup", "ec2:TerminateInstances"],
    Schedules: [
        "scheduler:DeleteSchedule",
        "scheduler:DeleteScheduleGroup",
        "scheduler:GetSchedule",
        "scheduler:GetScheduleGroup",
        "scheduler:ListTagsForResource",
    ],
};
const LAUNCH = {
    MakeTagged: ["ec2:RunInstances"],
    TagWhatIsMade: ["ec2:CreateTags"],
    ChangeOurs: ["ec2:RunInstances"],
    LaunchInto: ["ec2:RunInstances"],
    LendInstanceRole: ["iam:PassRole"],
};
const STACK_COMES = {
    Look: [
        "ec2:DescribeImages",
        "ec2:DescribeInstanceCreditSpecifications",
        "ec2:DescribeInstanceStatus",
        "ec2:DescribeKeyPairs",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
    ],
    ChangeOurs: ["ec2:DescribeInstanceAttribute"],
    MakeByStack: [
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:CreateLaunchTemplate",
        "ec2:CreateSecurityGroup",
        "ec2:CreateTags",
    ],
    Schedules: ["scheduler:CreateSchedule", "scheduler:CreateScheduleGroup", "scheduler:TagResource"],
    LendLeaseRole: ["iam:PassRole"],
};
const policy_statements_NEEDS = {
    "ec2:CancelExportTask": policy_statements_ours("ec2:CancelExportTask"),
    "ec2:CopyImage": { MakeTagged: ["ec2:CopyImage"], TagWhatIsMade: ["ec2:CreateTags"] },
    "ec2:CreateImage": {
        MakeTagged: ["ec2:CreateImage"],
        TagWhatIsMade: ["ec2:CreateTags"],
        ChangeOurs: ["ec2:CreateImage"],
    },
    "ec2:CreateTags": { MarkOurs: ["ec2:CreateTags"] },
    "ec2:DeleteKeyPair": policy_statements_ours("ec2:DeleteKeyPair"),
    "ec2:DeleteLaunchTemplate": policy_statements_ours("ec2:DeleteLaunchTemplate"),
    "ec2:DeleteSecurityGroup": policy_statements_ours("ec2:DeleteSecurityGroup"),
    "ec2:DeleteSnapshot": policy_statements_ours("ec2:DeleteSnapshot"),
    "ec2:DeleteTags": { MarkOurs: ["ec2:DeleteTags"] },
    "ec2:DeleteVolume": policy_statements_ours("ec2:DeleteVolume"),
    "ec2:DeregisterImage": policy_statements_ours("ec2:DeregisterImage", "ec2:DeleteSnapshot"),
    "ec2:DescribeExportImageTasks": look("ec2:DescribeExportImageTasks"),
    "ec2:DescribeImageAttribute": policy_statements_ours("ec2:DescribeImageAttribute"),
    "ec2:DescribeImages": look("ec2:DescribeImages"),
    "ec2:DescribeInstances": look("ec2:DescribeInstances"),
    "ec2:DescribeInstanceTypeOfferings": look("ec2:DescribeInstanceTypeOfferings"),
    "ec2:DescribeKeyPairs": look("ec2:DescribeKeyPairs"),
    "ec2:DescribeLaunchTemplates": look("ec2:DescribeLaunchTemplates"),
    "ec2:DescribeSecurityGroups": look("ec2:DescribeSecurityGroups"),
    "ec2:DescribeSnapshots": look("ec2:DescribeSnapshots"),
    "ec2:DescribeSubnets": look("ec2:DescribeSubnets"),
    "ec2:DescribeVolumes": look("ec2:DescribeVolumes"),
    "ec2:DescribeVpcs": look("ec2:DescribeVpcs"),
    "ec2:EnableImageDeprecation": policy_statements_ours("ec2:EnableImageDeprecation"),
    "ec2:ExportImage": {
        MakeTagged: ["ec2:ExportImage"],
        TagWhatIsMade: ["ec2:CreateTags"],
        ChangeOurs: ["ec2:ExportImage"],
        LendExportRole: ["iam:PassRole"],
    },
    "ec2:GetConsoleOutput": policy_statements_ours("ec2:GetConsoleOutput"),
    "ec2:GetEbsEncryptionByDefault": look("ec2:GetEbsEncryptionByDefault"),
    "ec2:GetImageBlockPublicAccessState": look("ec2:GetImageBlockPublicAccessState"),
    "ec2:ImportKeyPair": { MakeTagged: ["ec2:ImportKeyPair"], TagWhatIsMade: ["ec2:CreateTags"] },
    "ec2:ModifyImageAttribute": policy_statements_ours("ec2:ModifyImageAttribute"),
    "ec2:RunInstances": LAUNCH,
    "ec2:StopInstances": policy_statements_ours("ec2:StopInstances"),
    "ec2:TerminateInstances": policy_statements_ours("ec2:TerminateInstances"),
    "cloudformation:CreateStack": joinNeeds([
        { Stacks: ["cloudformation:CreateStack", "cloudformation:TagResource"] },
        STACK_COMES,
        LAUNCH,
        STACK_GOES,
    ]),
    "cloudformation:DeleteStack": joinNeeds([{ Stacks: ["cloudformation:DeleteStack"] }, STACK_GOES]),
    "cloudformation:DescribeStackEvents": { Stacks: ["cloudformation:DescribeStackEvents"] },
    "cloudformation:DescribeStacks": look("cloudformation:DescribeStacks"),
    "cloudformation:ListStackResources": { Stacks: ["cloudformation:ListStackResources"] },
    "s3:AbortMultipartUpload": object("s3:AbortMultipartUpload"),
    "s3:CompleteMultipartUpload": object("s3:PutObject"),
    "s3:CopyObject": object("s3:GetObject", "s3:PutObject"),
    "s3:CreateMultipartUpload": object("s3:PutObject"),
    "s3:DeleteObjects": object("s3:DeleteObject"),
    "s3:GetBucketEncryption": { Bucket: ["s3:GetEncryptionConfiguration"] },
    "s3:GetBucketLocation": { Bucket: ["s3:GetBucketLocation"] },
    "s3:GetObject": { Bucket: ["s3:ListBucket"], Objects: ["s3:GetObject"] },
    "s3:HeadObject": { Bucket: ["s3:ListBucket"], Objects: ["s3:GetObject"] },
    "s3:ListMultipartUploads": { Bucket: ["s3:ListBucketMultipartUploads"] },
    "s3:ListObjectsV2": { Bucket: ["s3:ListBucket"] },
    "s3:PutObject": object("s3:PutObject"),
    "s3:UploadPartCopy": object("s3:GetObject", "s3:PutObject"),
    "scheduler:DeleteScheduleGroup": { Schedules: ["scheduler:DeleteSchedule", "scheduler:DeleteScheduleGroup"] },
    "scheduler:ListScheduleGroups": look("scheduler:ListScheduleGroups"),
    "scheduler:ListTagsForResource": { Schedules: ["scheduler:ListTagsForResource"] },
    "ssm:GetParameter": { PublicParameters: ["ssm:GetParameter"] },
    "ssm:StartSession": { ConnectToOurs: ["ssm:StartSession"], ConnectBySsh: ["ssm:StartSession"] },
    "ssm:TerminateSession": { EndOwnSessions: ["ssm:TerminateSession"] },
    "sts:AssumeRole": {},
    "sts:AssumeRoleWithWebIdentity": {},
    "sts:GetCallerIdentity": look("sts:GetCallerIdentity"),
    "iam:GetRole": { LookAtRoles: ["iam:GetRole"] },
    "iam:SimulatePrincipalPolicy": { LookAtRoles: ["iam:SimulatePrincipalPolicy"] },
    "codebuild:BatchGetBuildBatches": policy_statements_project("BatchGetBuildBatches"),
    "codebuild:BatchGetBuilds": policy_statements_project("BatchGetBuilds"),
    "codebuild:BatchGetProjects": policy_statements_project("BatchGetProjects"),
    "codebuild:ListBuildBatchesForProject": policy_statements_project("ListBuildBatchesForProject"),
    "codebuild:ListBuildsForProject": policy_statements_project("ListBuildsForProject"),
    "codebuild:StartBuild": policy_statements_project("StartBuild"),
    "codebuild:StartBuildBatch": policy_statements_project("StartBuildBatch"),
    "codebuild:StopBuild": policy_statements_project("StopBuild"),
    "codebuild:StopBuildBatch": policy_statements_project("StopBuildBatch"),
    "cloudwatch-logs:GetLogEvents": { BuildLogs: ["logs:GetLogEvents"] },
    "service-quotas:GetServiceQuota": look("servicequotas:GetServiceQuota"),
};
function joinNeeds(all) {
    const joined = {};
    for (const needs of all) {
        for (const [name, actions] of Object.entries(needs)) {
            joined[name] = [...new Set([...(joined[name] ?? []), ...actions])].sort();
        }
    }
    return joined;
}

;// CONCATENATED MODULE: ./build/aws/policy.js


const LONGEST_POLICY = 6_144;
function policyFor(calls) {
    const needs = joinNeeds(calls.map((call) => policy_statements_NEEDS[call]));
    const statements = Object.entries(GRANTS).flatMap(([Sid, { resources, condition }]) => {
        const Action = needs[Sid];
        return Action
            ? [{ Sid, Effect: "Allow", Action, Resource: resources, ...(condition && { Condition: condition }) }]
            : [];
    });
    return { Version: "2012-10-17", Statement: statements };
}
function actionsFor(call) {
    return [...new Set(Object.values(NEEDS[call]).flat())].sort();
}

// EXTERNAL MODULE: ./build/providers/aws/calls.js
var aws_calls = __webpack_require__(2754);
;// CONCATENATED MODULE: ./build/providers/aws/preflight/told.js


async function told(check) {
    try {
        return await check;
    }
    catch (error) {
        if (!(error instanceof aws_error/* AwsError */.G))
            throw error;
        return [
            { subject: (0,denial/* isDenial */.c6)(error.code) ? "permissions" : error.service, problem: error.message, remedy: error.remedy },
        ];
    }
}
async function ifAllowed(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof aws_error/* AwsError */.G && (0,denial/* isDenial */.c6)(error.code))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/policies.js





const ASKED = ["Stacks", "Schedules", "Objects"];
async function checkPolicies(plan, caller, options) {
    const calls = [...aws_calls/* LAUNCH */.ON, ...aws_calls/* REMOVE */.t2, ...(plan.formats.length > 0 ? aws_calls/* EXPORT */.l1 : [])];
    const statements = policyFor(calls).Statement.filter(({ Sid }) => ASKED.includes(Sid));
    const wanted = statements.map((statement) => wantedBy(statement, caller, options));
    const likely = likelySource(caller);
    const source = likely ?? (await sourceWithPath(caller, options));
    if (source === undefined)
        return [];
    try {
        return await simulate(source, wanted, options);
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "NoSuchEntity", "NoSuchEntityException"))
            throw error;
        const other = likely && (await sourceWithPath(caller, options));
        return other === undefined || other === likely ? [] : await simulate(other, wanted, options);
    }
}
function wantedBy({ Action, Resource }, { account, partition }, { aws, settings }) {
    const [resource = "*"] = Resource.map((text) => text
        .replaceAll(PLACEHOLDERS.account, account)
        .replaceAll(PLACEHOLDERS.region, aws.region)
        .replaceAll(PLACEHOLDERS.bucket, settings.bucket ?? "")
        .replace(/^arn:aws:/, `arn:${partition}:`));
    return { actions: Action, resource };
}
function likelySource({ arn, account, partition }) {
    if (/:iam::\d+:user\//.test(arn))
        return arn;
    const name = roleOf(arn);
    return name === undefined || name.startsWith("AWSReservedSSO_")
        ? undefined
        : `arn:${partition}:iam::${account}:role/${name}`;
}
function roleOf(arn) {
    return /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
}
async function sourceWithPath({ arn }, { aws, signal }) {
    const RoleName = roleOf(arn);
    if (RoleName === undefined)
        return undefined;
    try {
        return (await ifAllowed(() => aws.call("iam", "GetRole", { RoleName }, { signal })))?.Role?.Arn;
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchEntity", "NoSuchEntityException"))
            return undefined;
        throw error;
    }
}
async function simulate(source, wanted, options) {
    try {
        return await simulateTogether(source, wanted, options);
    }
    catch (error) {
        if (wanted.length < 2 || !(0,aws_error/* isAwsCode */.H)(error, "InvalidInput", "InvalidInputException"))
            throw error;
        return (await Promise.all(wanted.map((one) => simulateTogether(source, [one], options)))).flat();
    }
}
async function simulateTogether(PolicySourceArn, wanted, { aws, signal }) {
    const input = {
        PolicySourceArn,
        ActionNames: wanted.flatMap(({ actions }) => actions),
        ResourceArns: wanted.map(({ resource }) => resource),
    };
    const answer = await ifAllowed(() => aws.call("iam", "SimulatePrincipalPolicy", input, { signal }));
    const refused = (answer?.EvaluationResults ?? []).flatMap(verdicts).filter(isRefused);
    return wanted.flatMap(({ actions, resource }) => {
        const names = actions.filter((action) => refused.some((one) => one.action === action && (one.resource === undefined || one.resource === resource)));
        if (names.length === 0)
            return [];
        return [
            {
                subject: "permissions",
                problem: `${PolicySourceArn} may not ${names.join(", ")} on ${resource}.`,
                remedy: "What a command needs in all is in docs/policies; give the role that policy.",
            },
        ];
    });
}
function verdicts(result) {
    const { EvalActionName: action, ResourceSpecificResults: each = [] } = result;
    if (each.length === 0) {
        const { EvalResourceName: resource, EvalDecision: decision, MissingContextValues: missing = [] } = result;
        return [{ action, resource, decision, missing }];
    }
    return each.map(({ EvalResourceName: resource, EvalResourceDecision: decision, MissingContextValues: missing = [] }) => ({
        ...{ action, resource, decision, missing },
    }));
}
function isRefused({ decision, missing }) {
    return decision === "explicitDeny" || (decision === "implicitDeny" && missing.length === 0);
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/quota.js




const QUOTAS = { onDemand: "L-1216C47A", spot: "L-34B43A08" };
const STANDARD = /^[acdhimrtz]\d/;
async function checkQuota(assetId, options) {
    const { settings } = options;
    const types = instanceTypes(settings).filter((type) => STANDARD.test(type));
    if (types.length === 0 || types.length < instanceTypes(settings).length)
        return [];
    const ways = settings.spot ? ["spot", "onDemand"] : ["onDemand"];
    const [running, ...limits] = await Promise.all([
        runningInstances(options),
        ...ways.map((way) => quotaOf(QUOTAS[way], options)),
    ]);
    const needed = Math.min(...types.map(vcpusOf));
    const tight = ways.map((way, index) => {
        const limit = limits[index];
        const used = running.filter((one) => counts(one, way, assetId)).reduce((sum, one) => sum + vcpusIn(one), 0);
        return limit !== undefined && used + needed > limit ? { way, limit, used } : undefined;
    });
    const last = tight.at(-1);
    if (!last || tight.includes(undefined))
        return [];
    const what = last.way === "spot" ? "spot" : "on-demand";
    return [
        {
            subject: "instance-types",
            problem: `The account may run ${last.limit} vCPUs of standard ${what} instances in ${options.aws.region}, ${last.used} are in use, and this takes ${needed}.`,
            remedy: `End some, or ask for more: \`aws service-quotas request-service-quota-increase --service-code ec2 --quota-code ${QUOTAS[last.way]} --desired-value ${last.used + needed}\`.`,
        },
    ];
}
async function quotaOf(QuotaCode, { aws, signal }) {
    try {
        const input = { ServiceCode: "ec2", QuotaCode };
        const answer = await ifAllowed(() => aws.call("service-quotas", "GetServiceQuota", input, { signal }));
        return answer?.Quota?.Value;
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchResourceException"))
            return undefined;
        throw error;
    }
}
async function runningInstances({ aws, signal }) {
    const found = [];
    let NextToken;
    do {
        const page = await aws.call("ec2", "DescribeInstances", {
            Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }],
            MaxResults: 1_000,
            ...(NextToken ? { NextToken } : {}),
        }, { signal });
        found.push(...(page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances));
        NextToken = page.NextToken;
    } while (NextToken);
    return found;
}
function counts(instance, way, assetId) {
    const isSpot = instance.InstanceLifecycle === "spot";
    const isStandard = STANDARD.test(instance.InstanceType ?? "");
    return isStandard && isSpot === (way === "spot") && readAwsTags(instance.Tags)?.assetId !== assetId;
}
function vcpusIn({ CpuOptions, InstanceType }) {
    const { CoreCount, ThreadsPerCore = 1 } = CpuOptions ?? {};
    return CoreCount === undefined ? vcpusOf(InstanceType ?? "") : CoreCount * ThreadsPerCore;
}
function vcpusOf(type) {
    const times = /\.(\d*)xlarge/.exec(type)?.[1];
    return times === undefined ? 2 : 4 * Number(times || 1);
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/regions.js

async function checkRegions(plan, options) {
    const { settings, aws } = options;
    const further = (settings.copyToRegions ?? []).filter((region) => region !== aws.region);
    const answers = await Promise.all([
        checkRegion(aws.region, plan.formats.length > 0, options),
        ...further.map((region) => checkRegion(region, false, options)),
    ]);
    return answers.flat();
}
async function checkRegion(region, exports, options) {
    const { settings } = options;
    const shared = settings.public === true || (settings.shareWith ?? []).length > 0;
    try {
        const [encryption, access] = await Promise.all([
            regions_checkEncryption(region, { exports, shared }, options),
            settings.public ? checkPublicAccess(region, options) : [],
        ]);
        return [...encryption, ...access];
    }
    catch (error) {
        if (region === options.aws.region || !(0,aws_error/* isAwsCode */.H)(error, "AuthFailure", "OptInRequired", "InvalidClientTokenId"))
            throw error;
        return [
            {
                subject: "copy-to-regions",
                problem: `${region} does not know this account: ${error.message}`,
                remedy: `Enable it (\`aws account enable-region --region-name ${region}\`), or leave it out.`,
            },
        ];
    }
}
async function regions_checkEncryption(region, wanted, { aws, signal }) {
    const { EbsEncryptionByDefault } = await aws.call("ec2", "GetEbsEncryptionByDefault", {}, { region, signal });
    if (!EbsEncryptionByDefault || !(wanted.exports || wanted.shared))
        return [];
    const use = wanted.exports ? "exported" : "made public, nor shared with the account's default key";
    return [
        {
            subject: "region",
            problem: `EBS encryption by default is on in ${region}, and what is encrypted cannot be ${use}.`,
            remedy: `Build in another Region or account, or switch it off: \`aws ec2 disable-ebs-encryption-by-default --region ${region}\`.`,
        },
    ];
}
async function checkPublicAccess(region, { aws, signal }) {
    const { ImageBlockPublicAccessState: state } = await aws.call("ec2", "GetImageBlockPublicAccessState", {}, { region, signal });
    if (state === "unblocked")
        return [];
    return [
        {
            subject: "public",
            problem: `The account blocks public AMIs in ${region} (${state ?? "unknown"}).`,
            remedy: `Switch that off: \`aws ec2 disable-image-block-public-access --region ${region}\`; it takes up to 10 min.`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/roles.js




const DEFAULT_EXPORT_ROLE = "vmimport";
async function checkLeaseRole(caller, options) {
    const { leaseRole = DEFAULT_LEASE_ROLE } = options.settings;
    if (leaseRole === "none")
        return [];
    return checkRole("lease-role", leaseRole, "scheduler.amazonaws.com", caller, options);
}
async function checkExportRole(caller, options) {
    const { exportRole = DEFAULT_EXPORT_ROLE } = options.settings;
    return checkRole("export-role", exportRole, "vmie.amazonaws.com", caller, options);
}
async function checkRole(subject, nameOrArn, service, caller, { aws, signal }) {
    const arn = (0,aws_account/* roleArn */.w3)(nameOrArn, caller);
    const RoleName = arn.split("/").at(-1) ?? nameOrArn;
    const remedy = "Make it as docs/aws.md tells, or name another.";
    try {
        const answer = await ifAllowed(() => aws.call("iam", "GetRole", { RoleName }, { signal }));
        if (!answer?.Role)
            return [];
        const { Arn = arn, AssumeRolePolicyDocument = "" } = answer.Role;
        if (Arn !== arn) {
            return [{ subject, problem: `The role ${RoleName} is ${Arn}, and not ${arn}.`, remedy: `Name it as ${Arn}.` }];
        }
        if (decodeURIComponent(AssumeRolePolicyDocument).includes(`"${service}"`))
            return [];
        return [{ subject, problem: `The role ${RoleName} does not let ${service} assume it.`, remedy }];
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "NoSuchEntity", "NoSuchEntityException"))
            throw error;
        return [{ subject, problem: `There is no role ${RoleName} in account ${caller.account}.`, remedy }];
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/source.js

const LARGEST_EXPORT = base_size/* TiB */.kJ;
function diskProblems(plan, image) {
    const needed = (rootOf(image)?.VolumeSize ?? 0) * base_size/* GiB */.T3;
    if (plan.diskSize < needed) {
        const problem = `The source AMI's disk has ${(0,base_size/* formatSize */.Xq)(needed)}, and ${(0,base_size/* formatSize */.Xq)(plan.diskSize)} are less.`;
        return [{ subject: "disk-size", problem, remedy: `Give it ${(0,base_size/* formatSize */.Xq)(needed)} or more.` }];
    }
    if (plan.formats.length === 0 || plan.diskSize <= LARGEST_EXPORT)
        return [];
    const problem = `AWS exports no disk over ${(0,base_size/* formatSize */.Xq)(LARGEST_EXPORT)}, and this one has ${(0,base_size/* formatSize */.Xq)(plan.diskSize)}.`;
    return [{ subject: "disk-size", problem, remedy: "Make it smaller, or export no formats." }];
}
function exportabilityProblems(image) {
    const id = image.ImageId ?? "The source AMI";
    const wrong = (problem) => ({
        subject: "base-image",
        problem,
        remedy: "Start from another AMI, or export no formats.",
    });
    const encrypted = (image.BlockDeviceMappings ?? []).some(({ Ebs }) => Ebs?.Encrypted);
    return [
        ...(encrypted ? [wrong(`${id} has an encrypted snapshot, and AWS exports none.`)] : []),
        ...((image.ProductCodes ?? []).length > 0
            ? [wrong(`${id} has a product code of the Marketplace, and AWS exports none of those.`)]
            : []),
        ...(/windows/i.test(`${image.Platform ?? ""} ${image.PlatformDetails ?? ""}`)
            ? [wrong(`${id} is a Windows, which AWS exports in part only, and which Slipway cannot build.`)]
            : []),
    ];
}
function rootOf({ RootDeviceName, BlockDeviceMappings = [] }) {
    return BlockDeviceMappings.find(({ DeviceName }) => DeviceName === RootDeviceName)?.Ebs;
}

// EXTERNAL MODULE: ./build/providers/expected-content.js
var expected_content = __webpack_require__(7845);
;// CONCATENATED MODULE: ./build/providers/aws/preflight/space.js




async function spaceProblems({ formats, folder, diskSize }, settings, host) {
    const needed = formatsHere(formats, settings);
    if (folder === undefined || needed.length === 0 || (await host.unwritable(folder)))
        return [];
    const bytes = host.exportSpace(needed, Math.min(diskSize, expected_content/* EXPECTED_CONTENT */.T));
    const free = await host.freeSpace(folder);
    if (free >= bytes)
        return [];
    const remedy = planExport(formats, settings.exportBy).converted.length > 0
        ? "Free some space, choose a folder elsewhere, or export only vmdk, vhd and raw with fetch: false."
        : "Free some space, choose a folder elsewhere, or leave the disks in the bucket with fetch: false.";
    const problem = `${needed.join(", ")} need about ${(0,base_size/* formatSize */.Xq)(bytes)} in ${folder}, and ${(0,base_size/* formatSize */.Xq)(free)} are free.`;
    return [{ subject: "release-folder", problem, remedy }];
}
function formatsHere(formats, { exportBy, fetch }) {
    const { converted, source } = planExport(formats, exportBy);
    const here = [...converted, ...(source ? [source] : []), ...(fetch === true ? formats : [])];
    return format/* FORMATS */.h.filter((format) => here.includes(format));
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/preflight.js






















const thisMachine = { missingTools: tools/* missingTools */.Cj, unwritable: writable/* unwritable */.m, freeSpace: space/* freeSpace */.F };
async function preflight(plan, options, host) {
    const { settings, state } = options;
    const here = Promise.all([
        host.missingTools(neededAwsTools(plan, settings)),
        checkFolder(state, host),
        accessProblems(settings),
        exportProblems(plan.formats, settings),
        spaceProblems(plan, settings, host),
    ]);
    const [atHand, account] = await Promise.all([here, accountProblems(options)]);
    if (account.length > 0)
        return [...atHand.flat(), ...account];
    const caller = await (0,aws_account/* callerOf */.$U)(options);
    const exported = plan.formats.length > 0;
    const answers = await Promise.all([
        told(checkNames(plan, options)),
        told(checkMachine(plan, options)),
        told(checkQuota(plan.assetId, options)),
        told(checkLeaseRole(caller, options)),
        told(checkRegions(plan, options)),
        told(checkPolicies(plan, caller, options)),
        ...(exported ? [told(checkBucket(caller, options)), told(checkExportRole(caller, options))] : []),
    ]);
    return distinct([...atHand, ...answers].flat());
}
async function checkMachine(plan, options) {
    const [source, where] = await Promise.all([findSourceAmi(plan.base, options), findNetwork(options)]);
    const image = "image" in source ? source.image : undefined;
    const network = "network" in where ? where.network : undefined;
    const [first] = network ? candidates(options.settings, network) : [];
    return [
        ...("problem" in source ? [source.problem] : []),
        ...(image ? diskProblems(plan, image) : []),
        ...(image && plan.formats.length > 0 ? exportabilityProblems(image) : []),
        ...("problems" in where ? where.problems : []),
        ...(network ? offerProblems(options.settings, network) : []),
        ...(await checkDryRuns(plan, first, image?.ImageId, options)),
    ];
}
async function accountProblems(options) {
    try {
        await (0,aws_account/* checkAccount */.g4)(options);
        return [];
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return [{ subject: "credentials", problem: error.message, remedy: error.remedy }];
    }
}
async function checkFolder(state, host) {
    const problem = await host.unwritable(state);
    return problem ? [{ subject: "state-folder", problem, remedy: "Name another folder, or make it yours." }] : [];
}
function distinct(problems) {
    const seen = new Set();
    return problems.filter(({ subject, problem }) => {
        const key = `${subject}\n${problem}`;
        return !seen.has(key) && seen.add(key);
    });
}

// EXTERNAL MODULE: ./build/providers/asset.js
var asset = __webpack_require__(9845);
;// CONCATENATED MODULE: ./build/providers/aws/removal/order.js
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const QUICK = { after: [], madeBy: [], usual: 4 * SECOND, within: 15 * MINUTE };
const COURSE = {
    stack: { ...QUICK, usual: 80 * SECOND, within: 40 * MINUTE },
    instance: { ...QUICK, usual: 45 * SECOND, within: 20 * MINUTE },
    volume: { ...QUICK, madeBy: ["instance"], within: 25 * MINUTE },
    "key-pair": QUICK,
    "security-group": { ...QUICK, after: ["stack", "instance"], within: 45 * MINUTE },
    "launch-template": { ...QUICK, after: ["stack"], within: 45 * MINUTE },
    schedule: { ...QUICK, after: ["stack"], usual: 10 * SECOND, within: 45 * MINUTE },
    image: QUICK,
    snapshot: { ...QUICK, madeBy: ["image"], within: 20 * MINUTE },
    "export-task": { ...QUICK, usual: 20 * SECOND, within: 45 * MINUTE },
    object: { ...QUICK, madeBy: ["export-task"], within: 60 * MINUTE },
    upload: { ...QUICK, madeBy: ["export-task"], within: 60 * MINUTE },
};
const COMES_OF = {
    instance: ["stack"],
    volume: ["stack"],
};
function mayFollow(type, had) {
    const { after, madeBy } = COURSE[type];
    return COSTLY.has(type) || [type, ...after, ...madeBy, ...(COMES_OF[type] ?? [])].some(had);
}
const COSTLY = new Set(["stack", "instance", "image", "export-task"]);
const GONE_WITH_THE_ANSWER = new Set(["object", "upload"]);

;// CONCATENATED MODULE: ./build/providers/aws/removal/codes.js
const WENT_ALREADY = {
    TerminateInstances: ["InvalidInstanceID.NotFound"],
    DeleteVolume: ["InvalidVolume.NotFound"],
    DeleteKeyPair: ["InvalidKeyPair.NotFound"],
    DeleteSecurityGroup: ["InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"],
    DeleteLaunchTemplate: ["InvalidLaunchTemplateId.NotFound", "InvalidLaunchTemplateName.NotFoundException"],
    DeleteScheduleGroup: ["ResourceNotFoundException"],
    DeregisterImage: ["InvalidAMIID.NotFound", "InvalidAMIID.Unavailable"],
    DeleteSnapshot: ["InvalidSnapshot.NotFound"],
    AbortMultipartUpload: ["NoSuchUpload", "NoSuchBucket"],
    DeleteObjects: ["NoSuchBucket"],
};
const RETRY_LATER = {
    DeleteSecurityGroup: ({ code }) => ["DependencyViolation", "InvalidGroup.InUse"].includes(code),
    DeleteVolume: ({ code }) => ["VolumeInUse", "IncorrectState"].includes(code),
    DeleteSnapshot: ({ code }) => code === "InvalidSnapshot.InUse",
    DeleteScheduleGroup: ({ code }) => code === "ConflictException",
    DeleteStack: ({ code, message }) => code === "ValidationError" && /status|in progress/i.test(message),
    CancelExportTask: ({ status }) => status === 400,
};

;// CONCATENATED MODULE: ./build/providers/aws/removal/delete-calls.js



const DELETE = {
    stack: oneByOne((found, { options: { aws }, region, retries }) => {
        const force = found.stuck && retries(found) > 0 ? { DeletionMode: "FORCE_DELETE_STACK" } : {};
        return aws.call("cloudformation", "DeleteStack", { StackName: found.asset.id, ...force }, { region });
    }),
    instance: inGroups(100, (group, { options: { aws }, region }) => aws.call("ec2", "TerminateInstances", { InstanceIds: group.map(({ asset }) => asset.id) }, { region })),
    volume: oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteVolume", { VolumeId: asset.id }, { region })),
    "key-pair": oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteKeyPair", { KeyName: asset.id }, { region })),
    "security-group": oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteSecurityGroup", { GroupId: asset.id }, { region })),
    "launch-template": oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteLaunchTemplate", { LaunchTemplateId: asset.id }, { region })),
    schedule: oneByOne(({ asset }, { options: { aws }, region }) => aws.call("scheduler", "DeleteScheduleGroup", { Name: asset.id }, { region })),
    image: oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeregisterImage", { ImageId: asset.id, DeleteAssociatedSnapshots: true }, { region })),
    snapshot: oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteSnapshot", { SnapshotId: asset.id }, { region })),
    "export-task": oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "CancelExportTask", { ExportTaskId: asset.id }, { region })),
    object: deleteObjects,
    upload: oneByOne(({ asset }, { options: { aws }, region }) => {
        const { bucket: Bucket, key, uploadId: UploadId } = objectAt(asset.id);
        return aws.call("s3", "AbortMultipartUpload", { Bucket, Key: key, UploadId }, { region });
    }),
};
const KEYS_AT_ONCE = 1_000;
async function deleteObjects(all, { options: { aws }, region }) {
    const outcomes = new Map();
    const byKey = new Map(all.map((found) => [objectAt(found.asset.id).key, found]));
    const Bucket = all[0] ? objectAt(all[0].asset.id).bucket : "";
    await Promise.all(inBatches([...byKey.keys()], KEYS_AT_ONCE).map(async (keys) => {
        const group = keys.flatMap((key) => byKey.get(key) ?? []);
        try {
            const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
            const { Errors = [] } = await aws.call("s3", "DeleteObjects", { Bucket, Delete }, { region });
            for (const found of group)
                outcomes.set(found, "asked");
            for (const { Key = "", Code, Message } of Errors) {
                const found = byKey.get(Key);
                if (found && Code !== "NoSuchKey")
                    outcomes.set(found, { failure: Message || Code || "S3 says no reason" });
            }
        }
        catch (error) {
            for (const found of group)
                outcomes.set(found, outcomeOf(error));
        }
    }));
    return outcomes;
}
function oneByOne(remove) {
    return async (all, place) => {
        const answers = all.map(async (found) => {
            try {
                await remove(found, place);
                return [found, "asked"];
            }
            catch (error) {
                return [found, outcomeOf(error)];
            }
        });
        return new Map(await Promise.all(answers));
    };
}
function inGroups(size, remove) {
    const alone = oneByOne((found, place) => remove([found], place));
    return async (all, place) => {
        const answers = inBatches(all, size).map(async (group) => {
            try {
                await remove(group, place);
                return new Map(group.map((found) => [found, "asked"]));
            }
            catch (error) {
                if (!(error instanceof aws_error/* AwsError */.G))
                    throw error;
                return await alone(group, place);
            }
        });
        return new Map((await Promise.all(answers)).flatMap((outcomes) => [...outcomes]));
    };
}
function outcomeOf(error) {
    if (!(error instanceof aws_error/* AwsError */.G))
        throw error;
    if (WENT_ALREADY[error.operation]?.includes(error.code))
        return "asked";
    if (RETRY_LATER[error.operation]?.(error))
        return "later";
    return { failure: `${error.message} ${error.remedy}` };
}
function objectAt(id) {
    const [, bucket = "", key = "", uploadId = ""] = /^s3:\/\/([^/]+)\/(.*?)(?:\?uploadId=(.*))?$/s.exec(id) ?? [];
    return { bucket, key, uploadId };
}

;// CONCATENATED MODULE: ./build/providers/aws/removal/ledger.js

function keyOf({ type, id, assetId }) {
    return `${type} ${id} ${assetId}`;
}
function createLedger(told) {
    const open = new Map();
    const closed = new Set();
    const entered = new Set();
    const passed = new Set();
    const spoilt = new Set();
    const openIds = new Set();
    const counts = new Map();
    const count = (type, assetId) => counts.get(`${type} ${assetId}`) ?? 0;
    const change = ({ type, assetId }, by) => counts.set(`${type} ${assetId}`, count(type, assetId) + by);
    const entriesOf = (type) => {
        const entries = open.get(type) ?? new Map();
        open.set(type, entries);
        return entries;
    };
    const isBehind = (type, assetId) => COURSE[type].after.some((front) => count(front, assetId) > 0 && !passed.has(`${front} ${assetId}`));
    const holdsOthers = ({ assetId }) => count("object", assetId) > 1 || count("upload", assetId) > 0 || count("export-task", assetId) > 0;
    return {
        add(asset, seen) {
            const entries = entriesOf(asset.type);
            if (!entries.has(keyOf(asset))) {
                change(asset, 1);
                openIds.add(asset.id);
                entered.add(asset.type);
            }
            entries.set(keyOf(asset), { asset, behind: seen?.behind ?? [], last: seen?.last ?? false });
        },
        close(asset, failure) {
            closed.add(keyOf(asset));
            if (entriesOf(asset.type).delete(keyOf(asset))) {
                change(asset, -1);
                openIds.delete(asset.id);
            }
            if (failure !== undefined)
                spoilt.add(asset.assetId);
            told(asset, failure);
        },
        isClosed: (asset) => closed.has(keyOf(asset)),
        has: (asset) => entriesOf(asset.type).has(keyOf(asset)),
        openOf: (type) => [...entriesOf(type).values()].map(({ asset }) => asset),
        isOpen: (type, assetId) => count(type, assetId) > 0,
        letPass: ({ type, assetId }) => void passed.add(`${type} ${assetId}`),
        waits(asset) {
            const entry = entriesOf(asset.type).get(keyOf(asset));
            if (entry?.behind.some((id) => openIds.has(id)))
                return true;
            if (entry?.last && (holdsOthers(asset) || spoilt.has(asset.assetId)))
                return true;
            return isAws(asset) && isBehind(asset.type, asset.assetId);
        },
        isBehind,
        had: (type) => entered.has(type),
    };
}
function isAws(asset) {
    return asset.type in COURSE;
}

;// CONCATENATED MODULE: ./build/providers/aws/removal/stack-events.js

const REASONS = 5;
async function whyStackStays(stack, { aws }, region) {
    try {
        const answer = await aws.call("cloudformation", "DescribeStackEvents", { StackName: stack }, { region });
        const reasons = new Map();
        for (const { ResourceStatus, LogicalResourceId = "", ResourceType, ResourceStatusReason } of answer.StackEvents ??
            []) {
            if (ResourceStatus !== "DELETE_FAILED" || reasons.has(LogicalResourceId))
                continue;
            reasons.set(LogicalResourceId, `${LogicalResourceId} (${ResourceType}): ${ResourceStatusReason ?? "no reason"}`);
        }
        return ["its deletion failed", ...[...reasons.values()].slice(0, REASONS)].join("; ");
    }
    catch (error) {
        if (!(error instanceof aws_error/* AwsError */.G))
            throw error;
        return `its deletion failed, and its events cannot be read: ${error.message}`;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/removal/remove-kind.js








const remove_kind_PAGE_SIZE = 100;
const STACK_RETRIES = 2;
const RENEWED = "its build goes on: its lease was renewed, or it was completed";
const PROVEN_BY_SNAPSHOTS = "image";
async function removeKind(kind, assetIds, removal, looked) {
    const { options, region, ledger, unseen } = removal;
    const course = COURSE[kind.type];
    const left = new Set(assetIds);
    const seenOnce = new Set();
    const retries = new Map();
    const isStillMade = (assetId) => course.madeBy.some((type) => ledger.isOpen(type, assetId));
    const isHeld = (assetId, ready) => {
        if (ledger.isBehind(kind.type, assetId))
            return true;
        if (!seenOnce.has(assetId))
            return removal.isQuiet === true && isStillMade(assetId);
        return ledger.isOpen(kind.type, assetId) ? !ready.has(assetId) : isStillMade(assetId);
    };
    const lookAt = async (now) => {
        const seen = new Set();
        const known = ledger.openOf(kind.type).filter(({ assetId }) => now.has(assetId));
        for await (const page of kind.list({ options, region, assetIds: now, known, pageSize: remove_kind_PAGE_SIZE })) {
            const wanted = page.filter(({ asset }) => !ledger.isClosed(asset) && removal.chosen(asset));
            for (const { asset } of page)
                if (ledger.has(asset) && !removal.chosen(asset))
                    ledger.close(asset, RENEWED);
            for (const found of wanted) {
                seen.add(keyOf(found.asset));
                ledger.add(found.asset, found);
            }
            await remove(wanted.filter(({ last }) => !last));
            await remove(wanted.filter(({ last }) => last));
        }
        for (const asset of ledger.openOf(kind.type)) {
            if (now.has(asset.assetId) && !seen.has(keyOf(asset)))
                ledger.close(asset);
        }
        for (const assetId of now) {
            seenOnce.add(assetId);
            if (!ledger.isOpen(kind.type, assetId) && !isStillMade(assetId))
                left.delete(assetId);
        }
    };
    const remove = async (found) => {
        const ready = found.filter(({ going, asset }) => !going && !ledger.waits(asset));
        const place = { options, region, retries: ({ asset }) => retries.get(keyOf(asset)) ?? 0 };
        const stuck = ready.filter((each) => each.stuck && place.retries(each) >= STACK_RETRIES);
        const outcomes = await DELETE[kind.type](ready.filter((each) => !stuck.includes(each)), place);
        for (const [each, outcome] of outcomes)
            settle(each, outcome);
        await Promise.all(stuck.map(async ({ asset }) => ledger.close(asset, await whyStackStays(asset.id, options, region))));
    };
    const settle = ({ asset, stuck }, outcome) => {
        if (typeof outcome === "object")
            return ledger.close(asset, outcome.failure);
        const isGone = GONE_WITH_THE_ANSWER.has(kind.type) || (removal.isQuiet && kind.type === PROVEN_BY_SNAPSHOTS);
        if (outcome === "asked" && isGone)
            return ledger.close(asset);
        if (!stuck)
            return;
        retries.set(keyOf(asset), (retries.get(keyOf(asset)) ?? 0) + 1);
        ledger.letPass(asset);
    };
    const look = async () => {
        const open = ledger.openOf(kind.type).filter((asset) => !ledger.waits(asset));
        const ready = new Set(open.map(({ assetId }) => assetId));
        const now = new Set([...left].filter((assetId) => !isHeld(assetId, ready)));
        if (now.size > 0)
            await lookAt(now);
        looked();
        return left.size === 0 ? { done: true } : {};
    };
    try {
        const what = `${kind.plural} are gone in ${region}`;
        const { usual, within } = course;
        await (0,watch/* watch */.wB)(look, { what, usual, within, clock: options.clock, remedy: "slipway sweep removes them later." });
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        for (const asset of ledger.openOf(kind.type))
            ledger.close(asset, error.message);
        if (error instanceof aws_error/* AwsError */.G)
            unseen(unseenBy(error, kind, region));
    }
    finally {
        looked();
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/removal/in-region.js


async function removeInRegion(search, removal) {
    const looks = new Map();
    for (const { type } of search.keys()) {
        let end = () => undefined;
        const over = new Promise((resolve) => {
            end = resolve;
        });
        looks.set(type, { over, end });
    }
    const ends = [...search].map(async ([kind, assetIds]) => {
        const end = () => looks.get(kind.type)?.end();
        try {
            const { after, madeBy } = COURSE[kind.type];
            await Promise.all([...after, ...madeBy].map((type) => looks.get(type)?.over));
            await removeKind(kind, assetIds, removal, end);
        }
        finally {
            end();
        }
    });
    await allEnded(ends);
}
async function allEnded(works) {
    const failed = (await Promise.allSettled(works)).find((answer) => answer.status === "rejected");
    if (failed)
        throw failed.reason;
}

;// CONCATENATED MODULE: ./build/providers/aws/remove.js













async function removeAwsAssets(assets, given, told) {
    const options = { ...given, signal: undefined };
    await (0,aws_account/* checkAccount */.g4)(options);
    const [here, there] = [assets.filter(isHere), assets.filter((asset) => !isHere(asset))];
    const listed = new Map(there.map((asset) => [placeKey(asset), asset]));
    const isProduct = (asset) => {
        const task = /\/(export-ami-[0-9a-z]+)\./.exec(asset.id)?.[1];
        return task !== undefined && listed.has(placeKey({ ...asset, type: "export-task", id: task }));
    };
    const chosen = (asset) => {
        const before = listed.get(placeKey(asset));
        return before ? !isRenewed(asset, before) : isProduct(asset);
    };
    const regions = groupBy(there, ({ region }) => region ?? options.aws.region);
    const removals = [...regions].map(([region, known]) => {
        const ledger = createLedger(told);
        for (const asset of known)
            ledger.add(asset);
        return removeInRegion(searchFor(known), { options, region, ledger, chosen, unseen: () => undefined });
    });
    await allEnded([...removals, ...here.map((asset) => removeHere(asset, options, told))]);
}
const ROUNDS = 5;
async function removeAwsAssetsOf(assetId, given, removal) {
    const options = { ...given, signal: undefined };
    await (0,aws_account/* checkAccount */.g4)(options);
    const isQuiet = (0,findings/* findingsOf */.W)(options).completed.has(assetId);
    const isExported = (0,findings/* findingsOf */.W)(options).images.has(assetId);
    const rounds = isQuiet ? 1 : ROUNDS;
    const home = options.settings.region ?? options.aws.region;
    const gaps = new Set();
    const failed = new Set();
    const unseen = (gap) => {
        if (!gaps.has(gap.what))
            removal.unseen(gap);
        gaps.add(gap.what);
    };
    const told = (asset, failure) => {
        if (failure !== undefined)
            failed.add(placeKey(asset));
        removal.told(asset, failure);
    };
    const chosen = (asset) => removal.chosen(asset) && !failed.has(placeKey(asset));
    const removeThere = async () => {
        const isGone = isQuiet && (await stackIsGone(assetId, options));
        const isKnown = ({ type }) => (isGone && OF_STACK.has(type)) || (isQuiet && isExported && OF_EXPORT.has(type));
        let places = placesOf(options).filter(({ kind, region }) => !(isKnown(kind) && region === home));
        for (let round = 0; round < rounds && places.length > 0; round++) {
            const ledgers = [...groupBy(places, ({ region }) => region)].map(([region, kinds]) => {
                const ledger = createLedger(told);
                const search = new Map(kinds.map(({ kind }) => [kind, [assetId]]));
                return { region, ledger, end: removeInRegion(search, { options, region, ledger, chosen, unseen, isQuiet }) };
            });
            await allEnded(ledgers.map(({ end }) => end));
            const found = ledgers.filter(({ ledger }) => asset/* AWS_ASSET_TYPES */.jg.some(ledger.had));
            places = placesOf(options).filter(({ kind, region }) => found.some((one) => one.region === region && mayFollow(kind.type, one.ledger.had)));
        }
    };
    const removeFromHere = async () => {
        const here = (await assetsHere(options, assetId)).filter(removal.chosen);
        await allEnded(here.map(async (asset) => {
            await removal.before?.(asset);
            await removeHere(asset, options, told);
        }));
    };
    await allEnded([removeThere(), removeFromHere()]);
}
async function stackIsGone(assetId, options) {
    const { stackId } = (0,findings/* findingsOf */.W)(options).made.get(assetId) ?? {};
    if (stackId === undefined)
        return false;
    try {
        return (await seeStack(stackId, options))?.status === "DELETE_COMPLETE";
    }
    catch (error) {
        if (error instanceof aws_error/* AwsError */.G)
            return false;
        throw error;
    }
}
const OF_EXPORT = new Set(["export-task", "upload"]);
const OF_STACK = new Set([
    ...["stack", "volume", "security-group", "launch-template", "schedule"],
]);
function isRenewed(now, before) {
    const completed = before.unfinished === true && now.unfinished !== true;
    return completed || (before.expires !== undefined && now.expires !== undefined && now.expires > before.expires);
}
function isHere({ provider, type }) {
    return provider !== "aws" || type === "folder";
}
async function removeHere(asset, { state, host }, told) {
    const [answer] = await Promise.allSettled([
        asset.provider === "aws" ? removeBuildFolder(asset, state) : host.remove(asset),
    ]);
    told(asset, answer.status === "rejected" ? (0,errors/* messageOf */.bD)(answer.reason) : undefined);
}
function searchFor(known) {
    const search = new Map();
    for (const kind of KINDS) {
        const types = new Set(kind.type === "object" || kind.type === "upload" ? [kind.type, "export-task"] : [kind.type]);
        const assetIds = new Set(known.filter(({ type }) => types.has(type)).map(({ assetId }) => assetId));
        if (assetIds.size > 0)
            search.set(kind, assetIds);
    }
    return search;
}
function placeKey(asset) {
    return `${asset.region} ${keyOf(asset)}`;
}

;// CONCATENATED MODULE: ./build/providers/aws/index.js


















function createAwsProvider(options) {
    const { state, host, settings } = options;
    const exportImage = createExport(options);
    const ended = (signal) => {
        if (!signal)
            return options;
        return { ...options, signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal };
    };
    return {
        name: "aws",
        defaultBaseImage: aws_settings/* DEFAULT_SOURCE_AMI */.QX,
        installTools: async (plan, task) => {
            await (0,tools/* installTools */.HG)(awsTools(plan, settings), { signal: options.signal }, task);
        },
        preflight: (plan) => preflight(plan, options, { ...thisMachine, exportSpace: options.exportSpace }),
        resolveBaseImage: (request, task) => resolveSourceAmi(request, options, task),
        launch: (request, task) => launch(request, options, task),
        machine: (assetId) => findMachine(assetId, options),
        workFolder: (assetId) => workFolder(state, assetId),
        scratchFolder: () => host.scratchFolder(),
        registerFolder: (assetId, folder) => registerFolder(state, assetId, folder),
        registerRelease: (assetId, folder) => host.registerRelease(assetId, folder),
        keep: (assetId) => keepMachine(assetId, options),
        capture: (assetId, task) => capture(assetId, options, task),
        findEarlier: (plan) => findEarlier(plan, options),
        takeUp: (plan) => takeUpImage(plan, options),
        exportImage: (request, task) => exportImage(request, ended(request.signal), task),
        spreadImage: (image, task, signal) => spreadImage(image, ended(signal), task),
        publishImages: (images, task) => publishImages(images, options, task),
        makePublic: (assetId, task) => makePublic(assetId, options, task),
        complete: (assetId) => complete(assetId, options),
        pinned: async () => ({
            ...{ region: options.aws.region, allowedAccountIds: [await (0,aws_account/* checkAccount */.g4)(options)] },
            ...{ profile: settings.profile, roleToAssume: settings.roleToAssume, endpointUrl: settings.endpointUrl },
            ...{ bucket: settings.bucket, bucketPrefix: settings.bucketPrefix, copyToRegions: settings.copyToRegions },
        }),
        assets: (assetId, unseen) => awsAssets(options, assetId, unseen),
        remove: (asset) => new Promise((resolve, reject) => {
            let failure;
            removeAwsAssets([asset], options, (_, why) => {
                failure = why;
            }).then(() => (failure === undefined ? resolve() : reject(new Error(failure))), reject);
        }),
        removeAll: (assets, told) => removeAwsAssets(assets, options, told),
        removeOf: (assetId, removal) => removeAwsAssetsOf(assetId, options, removal),
        mark: (assets, when) => markAssets(assets, when, options),
    };
}


/***/ }),

/***/ 7319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OQ: () => (/* binding */ scheduleGroupName),
/* harmony export */   Qx: () => (/* binding */ stackName),
/* harmony export */   SF: () => (/* binding */ objectFolder),
/* harmony export */   lt: () => (/* binding */ RECORD_FILE),
/* harmony export */   tO: () => (/* binding */ imageName),
/* harmony export */   vU: () => (/* binding */ keyPairName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function stackName(assetId) {
    return `slipway-${distinct(assetId, 100)}`;
}
function keyPairName(assetId) {
    return `slipway-${assetId}`;
}
function scheduleGroupName(assetId) {
    return `slipway-${distinct(assetId, 40)}`;
}
function imageName(product, assetId) {
    const name = `${product}-${assetId}`;
    return name.length >= 3 ? name : `vm-${name}`;
}
function objectFolder(prefix, assetId) {
    const trimmed = prefix.replaceAll(/^\/+|\/+$/g, "");
    return `${trimmed === "" ? "" : `${trimmed}/`}${assetId}/`;
}
const RECORD_FILE = "slipway.json";
function distinct(assetId, longest) {
    const plain = assetId.replaceAll(/[^a-zA-Z0-9-]/g, "-");
    if (plain === assetId && plain.length <= longest && !/-[0-9a-f]{8}$/.test(plain))
        return plain;
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(assetId).digest("hex").slice(0, 8);
    return `${plain.slice(0, longest - 9)}-${digest}`;
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
