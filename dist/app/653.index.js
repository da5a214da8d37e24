export const id = 653;
export const ids = [653];
export const modules = {

/***/ 548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ removeAssets),
/* harmony export */   X: () => (/* binding */ createTally)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

async function removeAssets(provider, assets, watch = {}) {
    return provider.removeAll
        ? await removeTogether(provider.removeAll, assets, watch)
        : await removeOneByOne(provider, assets, watch);
}
function createTally(told) {
    const outcomes = new Map();
    return {
        told(asset, failure) {
            outcomes.set(keyOf(asset), { asset, failure });
            told?.(asset, failure);
        },
        removal(wanted = []) {
            const all = [...outcomes.values()];
            const silent = wanted.filter((asset) => !outcomes.has(keyOf(asset)));
            return {
                removed: all.flatMap(({ asset, failure }) => (failure === undefined ? [asset] : [])),
                failed: [
                    ...all.flatMap(({ asset, failure }) => (failure === undefined ? [] : [{ asset, reason: failure }])),
                    ...silent.map((asset) => ({ asset, reason: "nothing is known of its end" })),
                ],
            };
        },
    };
}
async function removeTogether(removeAll, assets, { before, told }) {
    const tally = createTally(told);
    const free = [];
    const works = [];
    for (const asset of assets) {
        const first = before?.(asset);
        if (first)
            works.push(first.then(() => removeAll([asset], tally.told)));
        else
            free.push(asset);
    }
    if (free.length > 0)
        works.push(removeAll(free, tally.told));
    const broken = (await Promise.allSettled(works)).find((answer) => answer.status === "rejected");
    if (broken)
        throw broken.reason;
    return tally.removal(assets);
}
async function removeOneByOne(provider, assets, { before, told }) {
    const answers = await Promise.allSettled(assets.map((asset) => before?.(asset)?.then(() => provider.remove(asset)) ?? provider.remove(asset)));
    const left = new Set((await provider.assets()).map(keyOf));
    const tally = createTally(told);
    for (const [index, asset] of assets.entries()) {
        const answer = answers[index];
        if (answer?.status === "rejected")
            tally.told(asset, (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(answer.reason));
        else
            tally.told(asset, left.has(keyOf(asset)) ? "it is still there" : undefined);
    }
    return tally.removal(assets);
}
function keyOf(asset) {
    return `${asset.type} ${asset.id} ${asset.assetId} ${asset.region ?? ""}`;
}


/***/ }),

/***/ 8618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ unseenLines),
/* harmony export */   H: () => (/* binding */ unseenRemedies)
/* harmony export */ });
function unseenLines(gaps) {
    return once(gaps).map(({ what, reason }) => `The ${what} could not be looked at: ${reason}`);
}
function unseenRemedies(gaps) {
    return [...new Set(gaps.map(({ remedy }) => remedy))];
}
function once(gaps) {
    return [...new Map(gaps.map((gap) => [gap.what, gap])).values()];
}


/***/ }),

/***/ 9040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ AwsError),
/* harmony export */   H: () => (/* binding */ isAwsCode)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

class AwsError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    service;
    operation;
    code;
    status;
    constructor(facts) {
        const { service, operation, code, status, message, remedy, cause } = facts;
        super(`${service}:${operation} failed (${code}): ${message}`, remedy ?? "The lines above are AWS's own words.", {
            cause,
        });
        this.service = service;
        this.operation = operation;
        this.code = code;
        this.status = status;
    }
}
function isAwsCode(error, ...codes) {
    return error instanceof AwsError && codes.includes(error.code);
}


/***/ }),

/***/ 1912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ readFailure)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

const NETWORK = /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w+)$/;
function readFailure(error) {
    const status = numberAt(error, "$metadata", "httpStatusCode") ?? numberAt(error, "$response", "statusCode") ?? 0;
    const network = networkCode(error);
    const name = textAt(error, "name") ?? "Error";
    const message = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).replace(/\s*Deserialization error: to see the raw response.*$/s, "");
    const broken = network !== undefined || (status > 0 && status < 300 && /deserializ/i.test((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)));
    const timeout = name === "TimeoutError" && network === undefined;
    return {
        code: timeout ? "TimeoutError" : broken ? "NetworkError" : codeFor(name, status),
        status: broken ? 0 : status,
        message: message === "UnknownError" || message === "" ? `AWS answered with status ${status}.` : message,
        network,
        retryAfter: secondsAt(error, "$response", "headers", "retry-after"),
        clockCorrected: valueAt(error, "$metadata", "clockSkewCorrected") === true,
    };
}
function codeFor(name, status) {
    const unsaid = /^(UnknownError|Unknown|Error|Forbidden|\d+)$/.test(name);
    if (status === 403 && unsaid)
        return "AccessDenied";
    return unsaid && status > 0 ? `Http${status}` : name;
}
function networkCode(error, depth = 0) {
    const code = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error);
    if (code !== undefined && NETWORK.test(code))
        return code;
    const cause = valueAt(error, "cause");
    return cause === undefined || depth > 5 ? undefined : networkCode(cause, depth + 1);
}
function secondsAt(from, ...path) {
    const seconds = Number.parseFloat(String(valueAt(from, ...path) ?? ""));
    return seconds > 0 ? seconds * 1_000 : undefined;
}
function valueAt(from, ...path) {
    return path.reduce((value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined), from);
}
function textAt(from, ...path) {
    const value = valueAt(from, ...path);
    return typeof value === "string" && value !== "" ? value : undefined;
}
function numberAt(from, ...path) {
    const value = valueAt(from, ...path);
    return typeof value === "number" && value > 0 ? value : undefined;
}


/***/ }),

/***/ 7968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DR: () => (/* binding */ retryReason),
/* harmony export */   R$: () => (/* binding */ retrying)
/* harmony export */ });
/* unused harmony export nextWait */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1912);


const PATIENCE = {
    throttle: 300_000,
    server: 300_000,
    network: 120_000,
    unreachable: 15_000,
    expired: 300_000,
    clock: 300_000,
};
const ONCE = new Set(["expired", "clock"]);
const LONGEST_WAIT = 20_000;
const FIRST_WAIT = 500;
const FIRST_WAIT_THROTTLED = 3_000;
const THROTTLES = new Set([
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
]);
const PASSING = new Set(["RequestTimeout", "RequestTimeoutException", "OperationAborted", "IDPCommunicationError"]);
const EXPIRED = new Set(["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"]);
const CLOCK = new Set(["RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired"]);
function retryReason(failure) {
    const { code, status, message, network } = failure;
    if (network === "ENOTFOUND" || network === "ECONNREFUSED")
        return "unreachable";
    if (code === "NetworkError" || code === "TimeoutError")
        return "network";
    if (/^Insufficient\w*Capacity$/.test(code))
        return undefined;
    if (THROTTLES.has(code) || status === 429 || /\brate exceeded\b/i.test(message))
        return "throttle";
    if (EXPIRED.has(code))
        return "expired";
    if (failure.clockCorrected || CLOCK.has(code))
        return "clock";
    return PASSING.has(code) || status === 408 || [500, 502, 503, 504].includes(status) ? "server" : undefined;
}
function nextWait(tries, random, reason, retryAfter = 0) {
    const first = reason === "throttle" ? FIRST_WAIT_THROTTLED : FIRST_WAIT;
    const longest = Math.min(LONGEST_WAIT, first * 2 ** (tries - 1));
    return retryAfter + random * longest;
}
function retrying(send, options) {
    const { clock, random, renew, told } = options;
    return async (call) => {
        let firstFailure;
        const seen = new Set();
        for (let tries = 1;; tries += 1) {
            if (call.signal?.aborted)
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc();
            try {
                return await send(call);
            }
            catch (error) {
                if (call.signal?.aborted)
                    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc();
                if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo || error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc)
                    throw error;
                const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .readFailure */ .f)(error);
                const reason = retryReason(failure);
                if (reason === undefined || (ONCE.has(reason) && seen.has(reason)))
                    throw error;
                seen.add(reason);
                firstFailure ??= clock.now();
                const wait = ONCE.has(reason) ? 0 : nextWait(tries, random(), reason, failure.retryAfter);
                if (clock.now() + wait - firstFailure > PATIENCE[reason])
                    throw error;
                if (reason === "expired")
                    renew();
                told?.(call, reason, wait);
                await clock.sleep(wait, call.signal);
            }
        }
    };
}


/***/ }),

/***/ 5902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
function parseDuration(text) {
    const compact = text.replaceAll(/\s+/g, "").toLowerCase();
    if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(compact))
        return undefined;
    let total = 0;
    for (const [, amount, unit] of compact.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
        total += Number(amount) * (MILLISECONDS[unit ?? ""] ?? Number.NaN);
    }
    return Number.isFinite(total) ? total : undefined;
}
function formatDuration(milliseconds) {
    const seconds = milliseconds / 1_000;
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3_600)
        return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
    const minutes = Math.round(whole / 60);
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}


/***/ }),

/***/ 5145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   FQ: () => (/* binding */ ProblemsError),
/* harmony export */   Jh: () => (/* binding */ throwProblems),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
class UserError extends Error {
    name = "UserError";
    remedy;
    outputs;
    constructor(message, remedy, options = {}) {
        super(message, options);
        this.remedy = remedy;
        this.outputs = options.outputs ?? {};
    }
}
class ProblemsError extends UserError {
    problems;
    constructor(problems) {
        super(problems.map(({ subject, problem }) => `${subject}: ${problem}`).join("\n"), "");
        this.problems = problems;
    }
}
class CancelledError extends Error {
    name = "CancelledError";
    constructor(message = "The run was cancelled.") {
        super(message);
    }
}
function throwProblems(problems) {
    if (problems.length > 0)
        throw new ProblemsError(problems);
}
function messageOf(error) {
    return hasText(error, "message") ? error.message : String(error);
}
function codeOf(error) {
    return hasText(error, "code") ? error.code : undefined;
}
function hasText(error, key) {
    return typeof error === "object" && error !== null && key in error && typeof Reflect.get(error, key) === "string";
}


/***/ }),

/***/ 3734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ exists)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);


async function exists(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
        return true;
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) === "ENOENT")
            return false;
        throw error;
    }
}


/***/ }),

/***/ 1871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ letGo),
/* harmony export */   q: () => (/* binding */ give)
/* harmony export */ });
const given = new WeakSet();
function give(bytes) {
    if (bytes.byteLength === bytes.buffer.byteLength)
        given.add(bytes.buffer);
    return bytes;
}
function letGo({ buffer }) {
    if (given.delete(buffer) && buffer instanceof ArrayBuffer)
        buffer.transfer(0);
}


/***/ }),

/***/ 403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ runInLanes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

async function runInLanes(jobs, lanes, signal) {
    const chain = chainLengths(jobs);
    const waiting = [...jobs].sort((one, other) => (chain.get(other.name) ?? 0) - (chain.get(one.name) ?? 0));
    const failure = new AbortController();
    const either = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
    const results = new Map();
    const running = new Map();
    const errors = [];
    const start = (job) => {
        const work = async () => {
            try {
                results.set(job.name, await job.work(either));
            }
            catch (error) {
                errors.push(error);
                failure.abort();
            }
            finally {
                running.delete(job.name);
            }
        };
        running.set(job.name, work());
    };
    while (waiting.length > 0 || running.size > 0) {
        while (running.size < Math.max(1, lanes) && !either.aborted) {
            const next = waiting.findIndex(({ after = [] }) => after.every((name) => results.has(name)));
            const [job] = next < 0 ? [] : waiting.splice(next, 1);
            if (!job)
                break;
            start(job);
        }
        if (running.size === 0)
            break;
        await Promise.race(running.values());
    }
    if (errors.length > 0)
        throw errors[0];
    if (either.aborted)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc();
    if (waiting.length > 0)
        throw new Error(`Jobs wait for something that never ends: ${waiting.map(({ name }) => name).join(", ")}`);
    return jobs.map(({ name }) => results.get(name));
}
function chainLengths(jobs) {
    const lengths = new Map();
    const lengthOf = (job, seen) => {
        if (seen.includes(job.name))
            throw new Error(`Jobs wait for each other in a circle: ${[...seen, job.name].join(" → ")}`);
        const known = lengths.get(job.name);
        if (known !== undefined)
            return known;
        const followers = jobs.filter(({ after = [] }) => after.includes(job.name));
        const length = job.weight + Math.max(0, ...followers.map((follower) => lengthOf(follower, [...seen, job.name])));
        lengths.set(job.name, length);
        return length;
    };
    for (const job of jobs)
        lengthOf(job, []);
    return lengths;
}


/***/ }),

/***/ 443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readLines)
/* harmony export */ });
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(481);

function readLines(stream, onLine) {
    const lines = (0,node_readline__WEBPACK_IMPORTED_MODULE_0__.createInterface)({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
    lines.on("line", onLine);
    return new Promise((resolve) => {
        lines.once("close", resolve);
        lines.on("error", () => resolve());
    });
}


/***/ }),

/***/ 6963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ markdownTable),
/* harmony export */   t: () => (/* binding */ inert)
/* harmony export */ });
function markdownTable(headings, rows) {
    const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
    return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}
function inert(text) {
    return text.replaceAll(/[\\`*_{}[\]<>#|~!]/g, "\\$&");
}


/***/ }),

/***/ 5271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ carriesMarker),
/* harmony export */   aQ: () => (/* binding */ markFolder),
/* harmony export */   n9: () => (/* binding */ removeMarked),
/* harmony export */   tl: () => (/* binding */ MARKER),
/* harmony export */   we: () => (/* binding */ markerOf),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);



const MARKER = ".slipway-asset";
async function markFolder(folder, assetId) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, MARKER), `${assetId}\n`);
}
async function markerOf(folder) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, MARKER), "utf8")).trim() || undefined;
    }
    catch (error) {
        if (isGone(error))
            return undefined;
        throw error;
    }
}
async function carriesMarker(folder, assetId) {
    return (await markerOf(folder)) === assetId;
}
async function removeMarked(folder, assetId, proof) {
    const names = await namesIn(folder);
    if (names === undefined)
        return;
    const last = [MARKER, ...(proof ? [proof.file] : [])];
    const content = names.filter((name) => !last.includes(name));
    const isUnfinished = names.every((name) => name === MARKER) && (await markerOf(folder)) === undefined;
    const isOurs = isUnfinished || (await carriesMarker(folder, assetId)) || (await proof?.names(folder, assetId));
    if (!isOurs)
        throw refusal(folder, `nothing in it names ${assetId}`);
    await Promise.all(content.map((name) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), { recursive: true, force: true, maxRetries: 3 })));
    for (const name of last)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(folder);
}
async function namesIn(folder) {
    try {
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(folder)).isDirectory())
            throw refusal(folder, "it is no folder");
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder);
    }
    catch (error) {
        if (isGone(error))
            return undefined;
        throw error;
    }
}
function refusal(path, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} is not removed: ${why}.`, "If it is yours to remove, remove it by hand.");
}
function isGone(error) {
    return ["ENOENT", "ENOTDIR"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) ?? "");
}


/***/ }),

/***/ 578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
function nearest(word, candidates) {
    let best;
    let least = Math.max(1, Math.floor(word.length / 2));
    for (const candidate of candidates) {
        const distance = editDistance(word, candidate);
        if (distance < least || (distance === least && best === undefined)) {
            best = candidate;
            least = distance;
        }
    }
    return best;
}
function editDistance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (let line = 1; line <= from.length; line += 1) {
        const next = [line];
        for (let column = 1; column <= to.length; column += 1) {
            const substitution = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
            next.push(Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, substitution));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}


/***/ }),

/***/ 5207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5902);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);



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

/***/ 4909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ run),
/* harmony export */   v: () => (/* binding */ ToolError)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(443);




class ToolError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo {
    code;
    stderr;
    constructor(command, code, stderr, remedy) {
        const tail = stderr.trim().split("\n").slice(-8).join("\n");
        super(`${command} ended with ${code === null ? "a signal" : `code ${code}`}${tail ? `:\n${tail}` : "."}`, remedy);
        this.code = code;
        this.stderr = stderr;
    }
}
async function run(command, args, options = {}) {
    if (options.signal?.aborted)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CancelledError */ .cc();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)("setpriv", ["--pdeathsig", "KILL", "--", command, ...args], {
        cwd: options.cwd,
        env: { ...process.env, ...options.env },
        detached: true,
        stdio: ["pipe", "pipe", "pipe"],
    });
    const said = { stdout: "", stderr: "" };
    const readers = ["stdout", "stderr"].map((stream) => (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .readLines */ .S)(child[stream], (line) => {
        said[stream] = `${said[stream]}${line}\n`.slice(-10_485_760);
        options.onLine?.(line, stream);
    }));
    let ended;
    const kill = (why) => {
        ended ??= why;
        if (child.pid === undefined)
            return;
        try {
            process.kill(-child.pid, "SIGKILL");
        }
        catch {
        }
    };
    const cancel = () => kill("cancelled");
    options.signal?.addEventListener("abort", cancel, { once: true });
    const timer = options.timeout === undefined ? undefined : setTimeout(() => kill("timeout"), options.timeout);
    try {
        child.stdin.on("error", () => undefined);
        child.stdin.end(options.input);
        const code = await new Promise((resolve, reject) => {
            child.once("error", (cause) => reject(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`setpriv cannot be started: ${cause.message}`, "sudo apt-get install util-linux", { cause })));
            child.once("exit", resolve);
        });
        await Promise.race([Promise.all(readers), (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(2_000, undefined, { ref: false })]);
        if (ended === "cancelled")
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CancelledError */ .cc();
        if (ended === "timeout") {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${command} did not end within ${(options.timeout ?? 0) / 1000} s.`, "Run again, or allow it more time.");
        }
        if (code === 127 && said.stderr.includes("setpriv: failed to execute")) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The tool ${command} is not installed.`, `Install ${command}, or run with --install-tools.`);
        }
        if (code === null || !(options.accept ?? [0]).includes(code)) {
            throw new ToolError(command, code, said.stderr || said.stdout, "The lines above are the tool's own words.");
        }
        return { code, ...said };
    }
    finally {
        clearTimeout(timer);
        options.signal?.removeEventListener("abort", cancel);
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
function parseSize(text) {
    const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(text.trim());
    if (!match)
        return undefined;
    return Math.round(Number(match[1]) * (FACTORS[(match[2] ?? "").toLowerCase()] ?? Number.NaN));
}
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

/***/ 8583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JD: () => (/* binding */ nextLook),
/* harmony export */   Nd: () => (/* binding */ CLOSE),
/* harmony export */   wB: () => (/* binding */ watch)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5902);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);


async function watch(look, options, task) {
    const { clock, signal, sign, usual, free, close, fresh = false } = options;
    const begin = clock.now();
    const pause = async (progress) => {
        if (sign && !sign.aborted) {
            await clock.sleep(UNSIGNED, signal ? AbortSignal.any([signal, sign]) : sign);
        }
        else {
            const passed = clock.now() - begin;
            const elapsed = sign ? Math.max(passed, usual) : passed;
            await clock.sleep(nextLook({ elapsed, usual, progress, free, close }), signal);
        }
    };
    if (fresh)
        await pause();
    for (;;) {
        if (signal?.aborted)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc();
        const sight = await look();
        if ("done" in sight)
            return sight.done;
        const elapsed = clock.now() - begin;
        if (elapsed >= options.within) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Waited ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(elapsed)} in vain: ${options.what}.`, options.remedy);
        }
        task?.update(sight.progress, sight.note);
        await pause(sight.progress);
    }
}
const CLOSE = 5_000;
const FREE = 1_000;
const CLOSE_SHARE = 0.02;
const EARLY = 0.7;
const SELDOM = 0.4;
const SELDOM_AT_LEAST = 30_000;
const UNSIGNED = 45_000;
const STEP = 0.1;
const CAUTION = 0.95;
function nextLook(seen) {
    const { elapsed, usual, progress = 0, free = false } = seen;
    if (free)
        return FREE;
    const close = Math.max(seen.close ?? CLOSE, CLOSE_SHARE * elapsed);
    if (progress <= 0.05)
        return Math.max(close, Math.min(EARLY * usual - elapsed, Math.max(SELDOM * usual, SELDOM_AT_LEAST)));
    const soonest = elapsed / Math.min(1, progress + STEP);
    const weight = Math.min(1, 2 * progress);
    return Math.max(close, CAUTION * (weight * soonest + (1 - weight) * EARLY * usual - elapsed));
}


/***/ }),

/***/ 6001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ escapeXml)
/* harmony export */ });
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
function escapeXml(text) {
    return text
        .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
        .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}


/***/ }),

/***/ 621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ abandonBuild),
/* harmony export */   Iu: () => (/* binding */ listCommand),
/* harmony export */   XE: () => (/* binding */ searchBuild)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8297);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(493);
/* harmony import */ var _stop_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(562);





const EVERY = 3_000;
const APPEARS = 15_000;
async function abandonBuild({ id, ...wanted }, deps, { lookFirst }) {
    const ref = id === undefined ? await find(wanted, deps) : { kind: wanted.kind, id };
    if (!ref)
        return { ref, build: undefined };
    if (lookFirst) {
        const build = await (0,_look_js__WEBPACK_IMPORTED_MODULE_3__/* .look */ .Op)(ref, deps);
        if (!build || build.complete)
            return { ref, build };
    }
    return { ref, build: await (0,_stop_js__WEBPACK_IMPORTED_MODULE_4__/* .stopBuild */ .n)(ref, deps) };
}
async function find(wanted, deps) {
    const until = deps.clock.now() + APPEARS;
    for (;;) {
        const build = await searchBuild(wanted, deps);
        if (build)
            return { kind: build.kind, id: build.id };
        if (deps.clock.now() >= until)
            return undefined;
        await deps.clock.sleep(EVERY);
    }
}
async function searchBuild(wanted, deps) {
    try {
        return await (0,_find_js__WEBPACK_IMPORTED_MODULE_2__/* .findByToken */ .a)(wanted, deps);
    }
    catch (error) {
        if (!(error instanceof _aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .G))
            throw error;
        const { kind, project } = wanted;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Nobody knows whether a ${kind} of ${project} was started, and may be running: ${error.message}`, `${error.remedy}\nLook for it: ${listCommand(wanted, deps.aws.region)}`, { cause: error });
    }
}
function listCommand({ kind, project }, region) {
    const list = kind === "batch" ? "list-build-batches-for-project" : "list-builds-for-project";
    return `aws codebuild ${list} --project-name ${project} --region ${region}`;
}


/***/ }),

/***/ 8297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findByToken),
/* harmony export */   u: () => (/* binding */ RUN_TOKEN)
/* harmony export */ });
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(493);

const RUN_TOKEN = "SLIPWAY_RUN_TOKEN";
const CLOCKS = 600_000;
async function findByToken(wanted, deps) {
    let nextToken;
    do {
        const page = await list(wanted, nextToken, deps);
        const builds = (await Promise.all(inBatches(page.ids).map((ids) => (0,_look_js__WEBPACK_IMPORTED_MODULE_0__/* .lookAt */ .t5)(wanted.kind, ids, deps)))).flat();
        const found = builds.find((build) => build.variable(RUN_TOKEN) === wanted.token);
        if (found)
            return found;
        if (builds.some(({ started = Number.POSITIVE_INFINITY }) => started < wanted.since - CLOCKS))
            return undefined;
        nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return undefined;
}
async function list({ kind, project }, nextToken, { aws, signal }) {
    const request = { projectName: project, sortOrder: "DESCENDING", ...(nextToken && { nextToken }) };
    const answer = kind === "batch"
        ? await aws.call("codebuild", "ListBuildBatchesForProject", request, { signal })
        : await aws.call("codebuild", "ListBuildsForProject", request, { signal });
    return { ids: answer.ids ?? [], nextToken: answer.nextToken };
}
function inBatches(ids) {
    const count = Math.ceil(ids.length / _look_js__WEBPACK_IMPORTED_MODULE_0__/* .AT_ONCE */ .Qd);
    return Array.from({ length: count }, (_, index) => ids.slice(index * _look_js__WEBPACK_IMPORTED_MODULE_0__/* .AT_ONCE */ .Qd, (index + 1) * _look_js__WEBPACK_IMPORTED_MODULE_0__/* .AT_ONCE */ .Qd));
}


/***/ }),

/***/ 493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Op: () => (/* binding */ look),
/* harmony export */   Qd: () => (/* binding */ AT_ONCE),
/* harmony export */   t5: () => (/* binding */ lookAt)
/* harmony export */ });
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8856);

const AT_ONCE = 100;
async function look({ kind, id }, deps) {
    const [found] = await lookAt(kind, [id], deps);
    return found;
}
async function lookAt(kind, ids, { aws, signal }) {
    if (ids.length === 0)
        return [];
    const request = { ids: [...ids] };
    if (kind === "batch") {
        const { buildBatches = [] } = await aws.call("codebuild", "BatchGetBuildBatches", request, { signal });
        return buildBatches.map(_view_js__WEBPACK_IMPORTED_MODULE_0__/* .viewBatch */ .m);
    }
    const { builds = [] } = await aws.call("codebuild", "BatchGetBuilds", request, { signal });
    return builds.map(_view_js__WEBPACK_IMPORTED_MODULE_0__/* .viewBuild */ .A);
}


/***/ }),

/***/ 72:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ statusWriter),
/* harmony export */   WT: () => (/* binding */ STATUS_ROUTES),
/* harmony export */   c2: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7700);

const STATUS_ROUTES = ["POST /repos/{owner}/{repo}/statuses/{sha}"];
const LONGEST = 140;
function statusWriter({ github, commit, context, warn }) {
    let refused = false;
    return {
        write: async ({ state, description, url, signal }) => {
            if (refused)
                return;
            const parameters = { sha: commit, state, context, description: shorten(description), target_url: url ?? null };
            try {
                await github.call("POST /repos/{owner}/{repo}/statuses/{sha}", parameters, { signal });
            }
            catch (error) {
                if (!(error instanceof _github_error_js__WEBPACK_IMPORTED_MODULE_0__/* .GitHubError */ .y_))
                    throw error;
                refused = (0,_github_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isGitHub */ .Wz)(error, "denied", "missing");
                warn(`The status “${context}: ${state}” of commit ${commit.slice(0, 7)} is not written; the build is not touched by that. ${error.message} ${error.remedy}`);
            }
        },
    };
}
const STATES = {
    IN_PROGRESS: "pending",
    SUCCEEDED: "success",
    FAILED: "failure",
};
function statusOf(buildStatus) {
    return STATES[buildStatus] ?? "error";
}
function shorten(text) {
    return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}


/***/ }),

/***/ 562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ stopCommand),
/* harmony export */   n: () => (/* binding */ stopBuild)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_watch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8583);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(493);




const USUAL = 4_000;
const CLOSE = 2_000;
const WITHIN = 300_000;
async function stopBuild(ref, given) {
    const deps = { ...given, signal: undefined };
    try {
        await sendStop(ref, deps);
        return (await awaitEnd(ref, deps)).build;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAwsCode */ .H)(error, "ResourceNotFoundException"))
            return undefined;
        if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
            throw error;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The ${ref.kind} ${ref.id} may still be running: ${error.message}`, `${error.remedy}\nStop it with: ${stopCommand(ref, deps.aws.region)}`, { cause: error });
    }
}
function stopCommand({ kind, id }, region) {
    return `aws codebuild ${kind === "batch" ? "stop-build-batch" : "stop-build"} --id ${id} --region ${region}`;
}
async function sendStop({ kind, id }, { aws }) {
    try {
        if (kind === "batch")
            await aws.call("codebuild", "StopBuildBatch", { id });
        else
            await aws.call("codebuild", "StopBuild", { id });
    }
    catch (error) {
        if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAwsCode */ .H)(error, "InvalidInputException"))
            throw error;
    }
}
function awaitEnd(ref, deps) {
    const lookOnce = async () => {
        const build = await (0,_look_js__WEBPACK_IMPORTED_MODULE_3__/* .look */ .Op)(ref, deps);
        return !build || build.complete ? { done: { build } } : { note: build.status };
    };
    return (0,_base_watch_js__WEBPACK_IMPORTED_MODULE_2__/* .watch */ .wB)(lookOnce, {
        what: `the ${ref.kind} ${ref.id} is stopped`,
        ...{ usual: USUAL, close: CLOSE, within: WITHIN, clock: deps.clock },
        remedy: "It was asked to stop.",
    });
}


/***/ }),

/***/ 8856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ viewBatch),
  A: () => (/* binding */ viewBuild)
});

;// CONCATENATED MODULE: ./build/codebuild/logs-place.js
function logsOf(logs) {
    const { groupName, streamName, deepLink, cloudWatchLogs, s3Logs, s3DeepLink } = logs ?? {};
    if (groupName && streamName)
        return { kind: "stream", group: groupName, stream: streamName, url: deepLink };
    if (cloudWatchLogs?.status !== "DISABLED")
        return { kind: "unknown" };
    if (s3Logs?.status !== "ENABLED")
        return { kind: "none" };
    return { kind: "s3", url: s3DeepLink ?? s3Logs.location ?? "" };
}

;// CONCATENATED MODULE: ./build/codebuild/view.js

function viewBuild(build) {
    return {
        ...{ kind: "build", id: idOf(build), status: build.buildStatus ?? "IN_PROGRESS" },
        complete: build.buildComplete ?? build.endTime !== undefined,
        phases: viewPhases(build.phases),
        logs: logsOf(build.logs),
        members: [],
        started: build.startTime?.getTime(),
        variable: (name) => plainValue(build, name),
    };
}
function viewBatch(batch) {
    return {
        ...{ kind: "batch", id: idOf(batch), status: batch.buildBatchStatus ?? "IN_PROGRESS" },
        complete: batch.complete ?? batch.endTime !== undefined,
        phases: viewPhases(batch.phases),
        logs: { kind: "none" },
        members: (batch.buildGroups ?? []).flatMap(viewMembers),
        started: batch.startTime?.getTime(),
        variable: (name) => plainValue(batch, name),
    };
}
function idOf({ id }) {
    if (id === undefined)
        throw new TypeError("CodeBuild told of a build without an id.");
    return id;
}
const ENDS = new Set(["COMPLETED", "SUCCEEDED", "FAILED", "FAULT", "TIMED_OUT", "STOPPED"]);
function viewPhases(phases = []) {
    return phases.map(viewPhase).filter(({ name }) => !ENDS.has(name));
}
function viewPhase({ phaseType, phaseStatus, durationInSeconds, contexts = [] }) {
    const said = contexts.map(({ statusCode = "", message = "" }) => [statusCode, message].filter(Boolean).join(": "));
    return {
        name: phaseType ?? "?",
        status: phaseStatus,
        seconds: durationInSeconds,
        context: said.filter(Boolean).join("\n") || undefined,
    };
}
function viewMembers(group) {
    const { identifier = "?", priorBuildSummaryList: earlier = [], currentBuildSummary: current } = group;
    const all = [...earlier, ...(current ? [current] : [])];
    return all.map(({ arn, buildStatus = "IN_PROGRESS" }, index) => ({
        identifier: index === 0 ? identifier : `${identifier}, try ${index + 1}`,
        id: arn?.replace(/^.*:build\//, ""),
        status: buildStatus,
    }));
}
function plainValue({ environment }, name) {
    return environment?.environmentVariables?.find((variable) => variable.name === name)?.value;
}


/***/ }),

/***/ 3783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lo: () => (/* binding */ COMMANDS),
  cj: () => (/* binding */ allInputNames),
  Zv: () => (/* binding */ findCommand)
});

// EXTERNAL MODULE: ./build/declare/input.js
var input = __webpack_require__(4013);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/declare/command.js
var command = __webpack_require__(5924);
// EXTERNAL MODULE: ./build/image/manifest.js
var image_manifest = __webpack_require__(9941);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/node_modules/yaml/dist/index.js
var dist = __webpack_require__(6582);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/run.js
var run = __webpack_require__(4909);
;// CONCATENATED MODULE: ./build/ansible/extra-vars.js




async function readExtraVars(text, folder) {
    const trimmed = text.trim();
    if (trimmed === "")
        return {};
    const path = trimmed.startsWith("@") ? trimmed.slice(1) : undefined;
    const content = path === undefined ? trimmed : await readVariables((0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(folder, path));
    const from = path === undefined ? "extra-vars" : `The file ${path} of extra-vars`;
    const value = parseMapping(content, from);
    if (!value) {
        throw new errors/* UserError */.yo(`${from} is no mapping.`, 'Give names with values, as JSON or YAML: {"jupyter_port": 8888}');
    }
    return value;
}
function parseMapping(content, from) {
    let value;
    try {
        value = (0,dist/* parse */.qg)(content, { logLevel: "error", prettyErrors: false });
    }
    catch (error) {
        const code = (0,errors/* codeOf */.$N)(error) ?? "a mistake";
        throw new errors/* UserError */.yo(`${from} is neither JSON nor YAML (${code}).`, 'Give names with values: {"jupyter_port": 8888}');
    }
    if (value === null)
        return {};
    if (typeof value !== "object" || Array.isArray(value))
        return undefined;
    return Object.fromEntries(Object.entries(value));
}
async function readVariables(path) {
    try {
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        throw new errors/* UserError */.yo(`The file ${path} of extra-vars cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`, "Give the path of a file that is there.");
    }
}

;// CONCATENATED MODULE: ./build/ansible/galaxy.js




function requirementKinds(parsed) {
    if (Array.isArray(parsed))
        return ["role"];
    if (typeof parsed !== "object" || parsed === null)
        return [];
    return [...("roles" in parsed ? ["role"] : []), ...("collections" in parsed ? ["collection"] : [])];
}
async function installRequirements(request, task) {
    for (const kind of requirementKinds((0,dist/* parse */.qg)(await (0,promises_.readFile)(request.requirements, "utf8")))) {
        const place = (0,external_node_path_.join)(request.folder, kind === "role" ? "roles" : "collections");
        const file = kind === "role" ? "--role-file" : "--requirements-file";
        const path = kind === "role" ? "--roles-path" : "--collections-path";
        await (0,run/* run */.e)(request.galaxy, [kind, "install", file, request.requirements, path, place], {
            env: { LC_ALL: "C.UTF-8", ANSIBLE_NOCOLOR: "1" },
            signal: request.signal,
            timeout: 1_800_000,
            onLine: (line) => task.detail(line),
        });
        task.line(`Installed the ${kind}s of ${request.requirements}.`);
    }
}

;// CONCATENATED MODULE: ./build/ansible/check.js







async function checkAnsibleInputs(inputs) {
    const found = await Promise.all([
        checkPlaybook("playbook", inputs.playbook, inputs),
        checkPlaybook("tests", inputs.tests, inputs),
        checkRequirements(inputs.requirements),
        checkExtraVars(inputs),
        checkSkipRoles(inputs),
    ]);
    return found.flat();
}
async function roleNames(content) {
    const plays = (0,dist/* parse */.qg)(await (0,promises_.readFile)((0,external_node_path_.join)(content, "site.yml"), "utf8"));
    const roles = Array.isArray(plays) ? plays.flatMap((play) => play.roles ?? []) : [];
    return roles.map(({ role }) => role).sort();
}
async function checkPlaybook(subject, path, inputs) {
    if (path === undefined)
        return [];
    const parsed = await readYaml(subject, path, "Give the path of an Ansible playbook.");
    if ("problem" in parsed)
        return [parsed.problem];
    if (!Array.isArray(parsed.value) || !parsed.value.every(isPlay)) {
        const problem = `${path} is no playbook: a playbook is a list of plays, each with hosts or import_playbook.`;
        return [{ subject, problem, remedy: "Start it with: - hosts: all" }];
    }
    if (inputs.ansible === undefined || inputs.requirements !== undefined)
        return [];
    const env = {
        LC_ALL: "C.UTF-8",
        ANSIBLE_NOCOLOR: "1",
        ANSIBLE_ROLES_PATH: `${(0,external_node_path_.join)(inputs.content, "roles")}:~/.ansible/roles:/etc/ansible/roles`,
    };
    try {
        await (0,run/* run */.e)(inputs.ansible, ["--syntax-check", "--inventory", "machine,", path], {
            env,
            signal: inputs.signal,
            timeout: 120_000,
        });
        return [];
    }
    catch (error) {
        if (!(error instanceof run/* ToolError */.v))
            throw error;
        const words = error.stderr.split("\n").filter((line) => line.trim() && !line.includes("[WARNING]"));
        return [
            {
                subject,
                problem: `${path} has a mistake:\n${words.slice(0, 12).join("\n")}`,
                remedy: `Correct it; try with: ${inputs.ansible} --syntax-check -i machine, ${path}`,
            },
        ];
    }
}
async function checkRequirements(path) {
    if (path === undefined)
        return [];
    const parsed = await readYaml("requirements", path, "Give the path of an Ansible Galaxy requirements file.");
    if ("problem" in parsed)
        return [parsed.problem];
    if (requirementKinds(parsed.value).length > 0)
        return [];
    const remedy = "Give it the keys roles or collections, each with a list.";
    return [{ subject: "requirements", problem: `${path} names neither roles nor collections.`, remedy }];
}
async function checkExtraVars({ extraVars, folder }) {
    if (extraVars === undefined)
        return [];
    try {
        await readExtraVars(extraVars, folder);
        return [];
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return [{ subject: "extra-vars", problem: error.message, remedy: error.remedy }];
        throw error;
    }
}
async function checkSkipRoles({ content, skipRoles = [], playbook }) {
    if (skipRoles.length === 0 || playbook !== undefined)
        return [];
    const known = await roleNames(content);
    const unknown = skipRoles.filter((name) => !known.includes(name));
    if (unknown.length === 0)
        return [];
    return [
        {
            subject: "skip-roles",
            problem: `There is no role ${unknown.join(", ")}.`,
            remedy: `Use some of: ${known.join(", ")}.`,
        },
    ];
}
function isPlay(value) {
    const keys = ["hosts", "import_playbook", "ansible.builtin.import_playbook"];
    return typeof value === "object" && value !== null && keys.some((key) => key in value);
}
async function readYaml(subject, path, remedy) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        const problem = (0,errors/* codeOf */.$N)(error) === "ENOENT" ? `${path} does not exist` : `${path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}`;
        return { problem: { subject, problem, remedy } };
    }
    try {
        return { value: (0,dist/* parse */.qg)(text, { logLevel: "error", customTags: ["binary"] }) };
    }
    catch (error) {
        return { problem: { subject, problem: `${path} is no YAML: ${(0,errors/* messageOf */.bD)(error)}`, remedy } };
    }
}

;// CONCATENATED MODULE: ./build/ansible/version.js
const OLDEST_CORE = [2, 15];
const PINNED = [
    { python: [3, 14], core: "2.20.10" },
    { python: [3, 11], core: "2.19.14" },
    { python: [3, 10], core: "2.17.14" },
    { python: [3, 9], core: "2.15.13" },
];
function majorMinor(text) {
    const match = /(\d+)\.(\d+)/.exec(text);
    return match ? [Number(match[1]), Number(match[2])] : undefined;
}
function atLeast(a, b) {
    return a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1]);
}
function coreFor(python) {
    return PINNED.find((entry) => atLeast(python, entry.python))?.core;
}
function coreVersion(said) {
    return /\[core (\d+\.\d+[\w.]*)/.exec(said)?.[1];
}

;// CONCATENATED MODULE: ./build/ansible/find.js




async function findAnsible(options) {
    const core = await pinnedCore(options);
    for (const folder of ["", ...(core.version ? [(0,external_node_path_.join)(entryOf(options.cache, core.version), "current/bin")] : [])]) {
        const found = await probe(folder, options);
        if (found)
            return found;
    }
    return undefined;
}
async function checkAnsible(options) {
    if (await findAnsible(options))
        return [];
    const { version, problem } = await pinnedCore(options);
    if (problem)
        return [problem];
    if (!version)
        return [];
    const venv = await quiet("python3", ["-c", "import ensurepip, venv"], options);
    return venv === undefined ? [NO_VENV] : [];
}
const NO_VENV = {
    subject: "python3-venv",
    problem: "Python's module venv is missing; Ansible would be installed into a virtual environment.",
    remedy: "sudo apt-get install --yes python3-venv",
};
function entryOf(cache, version) {
    return (0,external_node_path_.join)(cache, `ansible-${version}`);
}
async function pinnedCore(options) {
    const said = await quiet("python3", ["--version"], options);
    const python = said === undefined ? undefined : majorMinor(said);
    const remedy = "sudo apt-get install --yes python3 python3-venv";
    if (!python)
        return { problem: { subject: "python3", problem: "Python is not installed, and Ansible needs it.", remedy } };
    const version = coreFor(python);
    if (version)
        return { version };
    return {
        problem: {
            subject: "python3",
            problem: `Python ${python.join(".")} is too old: Ansible needs 3.9 or newer.`,
            remedy,
        },
    };
}
async function probe(folder, options) {
    const playbook = (0,external_node_path_.join)(folder, "ansible-playbook");
    const version = coreVersion((await quiet(playbook, ["--version"], options)) ?? "");
    const numbers = version === undefined ? undefined : majorMinor(version);
    if (!version || !numbers || !atLeast(numbers, OLDEST_CORE))
        return undefined;
    return { playbook, galaxy: (0,external_node_path_.join)(folder, "ansible-galaxy"), version };
}
async function quiet(command, args, options) {
    const env = { LC_ALL: "C.UTF-8" };
    try {
        return (await (0,run/* run */.e)(command, args, { env, signal: options.signal, timeout: 60_000 })).stdout;
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v || (error instanceof errors/* UserError */.yo && error.message.includes("is not installed")))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/base/exists.js
var exists = __webpack_require__(3734);
;// CONCATENATED MODULE: ./build/ansible/provide.js







async function provideAnsible(options, task) {
    const found = await findAnsible(options);
    if (found)
        return found;
    const { version, problem } = await pinnedCore(options);
    if (version === undefined)
        throw new errors/* UserError */.yo(problem?.problem ?? "No Python.", problem?.remedy ?? "Install python3.");
    const folder = entryOf(options.cache, version);
    task.line(`No ansible-playbook ${OLDEST_CORE.join(".")} or newer on the PATH: installing ansible-core ${version} into ${folder}.`);
    await install(folder, version, options, task);
    const installed = await probe((0,external_node_path_.join)(folder, "current/bin"), options);
    if (!installed) {
        throw new errors/* UserError */.yo(`ansible-core ${version} was installed into ${folder} and does not run.`, `Remove ${folder} and run again.`);
    }
    return installed;
}
async function install(folder, version, options, task) {
    const name = `venv-${process.pid}`;
    const venv = (0,external_node_path_.join)(folder, name);
    await (0,promises_.mkdir)(folder, { recursive: true });
    await removeLeftovers(folder);
    try {
        await makeVenv(venv, options);
        const pip = ["install", "--quiet", "--disable-pip-version-check", "--no-input", `ansible-core==${version}`];
        await (0,run/* run */.e)((0,external_node_path_.join)(venv, "bin/pip"), pip, { signal: options.signal, onLine: (line) => task.detail(line) });
        await (0,promises_.writeFile)((0,external_node_path_.join)(venv, "complete"), "");
        await (0,promises_.symlink)(name, (0,external_node_path_.join)(folder, `${name}.link`));
        await (0,promises_.rename)((0,external_node_path_.join)(folder, `${name}.link`), (0,external_node_path_.join)(folder, "current"));
    }
    catch (error) {
        await (0,promises_.rm)(venv, { recursive: true, force: true });
        if (!(error instanceof run/* ToolError */.v))
            throw error;
        throw new errors/* UserError */.yo(`ansible-core ${version} could not be installed. ${error.message}`, "Check the network and pip's settings, or install Ansible yourself: pipx install ansible-core", { cause: error });
    }
}
async function makeVenv(venv, options) {
    try {
        await (0,run/* run */.e)("python3", ["-m", "venv", venv], { signal: options.signal });
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v)
            throw new errors/* UserError */.yo(NO_VENV.problem, NO_VENV.remedy, { cause: error });
        throw error;
    }
}
async function removeLeftovers(folder) {
    for (const name of await (0,promises_.readdir)(folder)) {
        const pid = /^venv-(\d+)$/.exec(name)?.[1];
        if (pid === undefined || isAlive(Number(pid)) || (await (0,exists/* exists */.t)((0,external_node_path_.join)(folder, name, "complete"))))
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    }
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,errors/* codeOf */.$N)(error) !== "ESRCH";
    }
}

;// CONCATENATED MODULE: ./build/pipeline/ansible.js






async function ansibleProblems(inputs, settings, context) {
    const cache = context.localFolders(settings).cache;
    const ansible = await findAnsible({ cache, signal: context.signal });
    const [tool, given] = await Promise.all([
        checkAnsible({ cache, signal: context.signal }),
        checkAnsibleInputs({
            content: (0,external_node_path_.join)(context.templates, "ansible"),
            folder: context.workingFolder,
            ansible: ansible?.playbook,
            playbook: absolute(inputs.playbook, context),
            tests: absolute(inputs.tests, context),
            requirements: absolute(inputs.requirements, context),
            extraVars: inputs.extraVars,
            skipRoles: inputs.skipRoles,
            signal: context.signal,
        }),
    ]);
    return [...tool, ...given];
}
function openAnsible(settings, context, task) {
    const options = { cache: context.localFolders(settings).cache, signal: context.signal };
    return task.task("Ansible", (part) => provideAnsible(options, part));
}
async function ansible_provideAnsible(inputs, settings, context, task) {
    const cache = context.localFolders(settings).cache;
    const wasThere = (await findAnsible({ cache, signal: context.signal })) !== undefined;
    const ansible = await openAnsible(settings, context, task);
    if (!wasThere && (inputs.playbook ?? inputs.tests) !== undefined) {
        (0,errors/* throwProblems */.Jh)(await ansibleProblems(inputs, settings, context));
    }
    return ansible;
}
async function extraVariables(inputs, context) {
    if (inputs.extraVars === undefined)
        return {};
    const variables = await readExtraVars(inputs.extraVars, context.workingFolder);
    for (const text of longTexts(variables))
        context.secret(text);
    return variables;
}
function longTexts(value) {
    if (typeof value === "string")
        return value.length >= 6 ? [value] : [];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(longTexts) : [];
}
function absolute(path, context) {
    return path === undefined ? undefined : (0,external_node_path_.resolve)(context.workingFolder, path);
}

// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/host/writable.js
var writable = __webpack_require__(7911);
;// CONCATENATED MODULE: ./build/pipeline/checks.js




const LARGEST_VHD = 2040 * base_size/* GiB */.T3;
const SYSTEM_USERS = [
    "root",
    "daemon",
    "bin",
    "sys",
    "nobody",
    "mail",
    "www-data",
    "backup",
    "sshd",
    "messagebus",
    "jupyter",
];
function contentProblems(inputs) {
    const { user, jupyterPort, formats, diskSize } = inputs;
    const problems = [];
    if (user !== undefined && (SYSTEM_USERS.includes(user) || user.startsWith("systemd-"))) {
        const remedy = "Leave user out, or choose another name.";
        problems.push({ subject: "user", problem: `${user} is a user of the system and cannot be the login user`, remedy });
    }
    if (jupyterPort === 22) {
        problems.push({ subject: "jupyter-port", problem: "22 belongs to SSH", remedy: "Choose another, such as 8888." });
    }
    problems.push(...formatProblems(inputs));
    if (formats.includes("vhd") && diskSize > LARGEST_VHD) {
        const problem = `vhd holds at most ${(0,base_size/* formatSize */.Xq)(LARGEST_VHD)}`;
        problems.push({ subject: "disk-size", problem, remedy: "Give it less, or leave vhd out of formats." });
    }
    return problems;
}
function formatProblems({ formats, provider }) {
    if (formats.length > 0 || provider !== "local")
        return [];
    const remedy = "Name at least one; without any there would be nothing left of the build.";
    return [{ subject: "formats", problem: "the local provider makes nothing but files", remedy }];
}
async function writableProblems(places, context) {
    const found = await Promise.all(Object.entries(places).map(async ([subject, path]) => {
        const place = absolute(path, context);
        const problem = place === undefined ? undefined : await (0,writable/* unwritable */.m)((0,external_node_path_.dirname)(place));
        return problem
            ? [{ subject, problem, remedy: 'Choose another place, or make it yours: sudo chown "$USER" …' }]
            : [];
    }));
    return found.flat();
}

// EXTERNAL MODULE: ./build/base/lanes.js
var base_lanes = __webpack_require__(403);
// EXTERNAL MODULE: ./build/release/folder.js
var release_folder = __webpack_require__(7396);
// EXTERNAL MODULE: ./build/pipeline/build.js
var pipeline_build = __webpack_require__(3003);
;// CONCATENATED MODULE: ./build/pipeline/export.js




function releaseFolder(inputs, context) {
    return (0,external_node_path_.resolve)(context.workingFolder, inputs.releaseFolder);
}
async function captureImage(build) {
    await (0,pipeline_build/* saveBuild */.YP)(build);
    return await build.context.progress.phase("Capture", (task) => build.provider.capture(build.assetId, task));
}
async function spreadImage(build) {
    const image = await captureImage(build);
    return await build.context.progress.phase("Copies", (task) => build.provider.spreadImage(image, task));
}
async function exportImage(build, inputs) {
    const { context, provider, assetId, record } = build;
    const place = { folder: releaseFolder(inputs, context), assetId };
    const image = await captureImage(build);
    return await context.progress.phase("Export", async (task) => {
        await provider.registerFolder(assetId, (0,release_folder/* releasePaths */.ul)(place).partial);
        record.releaseFolder = place.folder;
        await (0,pipeline_build/* saveBuild */.YP)(build);
        const folder = await (0,release_folder/* openReleaseFolder */.wy)(place);
        const request = {
            image,
            formats: inputs.formats,
            compression: inputs.rawCompression,
            folder: folder.path,
            baseName: `${record.product}-${assetId}`,
        };
        let artifacts = [];
        let images = [];
        const sides = [
            {
                ...{ name: "exports", weight: 2 },
                work: async (signal) => {
                    artifacts = await provider.exportImage({ ...request, signal }, task);
                },
            },
            {
                ...{ name: "copies", weight: 1 },
                work: async (signal) => {
                    images = await provider.spreadImage(image, task, signal);
                },
            },
        ];
        await (0,base_lanes/* runInLanes */.e)(sides, sides.length, context.signal);
        return { image, artifacts, folder, compression: inputs.rawCompression, images };
    });
}
function objectsOf(artifacts) {
    const placed = artifacts.flatMap(({ format, location }) => (location === undefined ? [] : [[format, location]]));
    return placed.length === 0 ? {} : { objects: JSON.stringify(Object.fromEntries(placed)) };
}

// EXTERNAL MODULE: ./build/ssh/client.js
var client = __webpack_require__(2650);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/image/finish-password.js

const ALPHABET = "abcdefghjkmnpqrstuvwx23456789";
const GROUPS = 3;
const GROUP = 6;
function generatePassword() {
    for (;;) {
        const groups = Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, () => ALPHABET[(0,external_node_crypto_.randomInt)(ALPHABET.length)]).join(""));
        const password = groups.join(".");
        if (/[a-z]/.test(password) && /\d/.test(password))
            return password;
    }
}
const WELL_KNOWN = /^(pass|p@ss|12345|qwert|abc|letmein|welcome|admin|root|iloveyou|changeme|default|secret)[a-z]*[\d!.]*$/i;
function checkPassword(password, user) {
    const broken = [
        [password.length < 8, "it has fewer than 8 characters"],
        [password.length > 72, "it has more than 72 characters"],
        [
            !/^[\x20-\x7e]*$/.test(password),
            "it has characters outside of printable ASCII, which not every console can type",
        ],
        [password !== password.trim(), "it begins or ends with a blank"],
        [user !== "" && password.toLowerCase().includes(user.toLowerCase()), "it contains the name of the user"],
        [WELL_KNOWN.test(password), "it is one that everybody tries first"],
        [new Set(password).size < 4, "it has fewer than 4 different characters"],
    ].flatMap(([is, what]) => (is ? [String(what)] : []));
    if (broken.length === 0)
        return [];
    const problem = `The default password cannot be used: ${broken.join("; ")}.`;
    return [{ subject: "default-password", problem, remedy: "Give another one, or none: a good one is then generated." }];
}

;// CONCATENATED MODULE: ./build/image/finish.js





const COMPLETE = "finish: complete";
const DEADLINE = 900_000;
async function finish(request, task) {
    (0,errors/* throwProblems */.Jh)(checkPassword(request.password, request.user));
    const script = await (0,promises_.readFile)((0,external_node_path_.join)(request.templates, "finish", "finish.sh"), "utf8");
    const { stdout } = await (0,client/* sshScript */.id)(request.machine.ssh, script, {
        sudo: true,
        name: "finish.sh",
        variables: {
            LOGIN_USER: request.user,
            PASSWORD: request.password,
            HOST_NAME: request.hostname ?? "",
            CLOUD_INIT: request.cloudInit ?? "off",
        },
        timeout: DEADLINE,
        signal: request.signal,
        onLine: (line) => {
            task.detail(line);
            const note = /^finish: (.+)$/.exec(line)?.[1];
            if (note)
                task.update(undefined, note);
        },
    });
    if (!stdout.split("\n").includes(COMPLETE)) {
        throw new errors/* UserError */.yo("The finish of the machine was cut off before its end.", "Build again; this machine must not become an image.");
    }
    task.line(`${request.user} has the default password and must change it at the first login; keys, logs and caches are gone.`);
}

;// CONCATENATED MODULE: ./build/image/guest-inventory.js

const SCRIPT = `
echo '== os'
cat /etc/os-release
echo '== kernel'
uname -r
echo '== packages'
dpkg-query -W -f '\${db:Status-Status}\\t\${Package}\\t\${Version}\\t\${Architecture}\\t\${source:Package}\\t\${source:Version}\\t\${Maintainer}\\n'
echo '== python'
ls -d /opt/*/lib/python3*/site-packages/*.dist-info 2>/dev/null || :
`;
async function readInventory(machine, signal) {
    const { stdout } = await (0,client/* sshScript */.id)(machine.ssh, SCRIPT, { name: "the inventory", signal, timeout: 120_000 });
    return parseInventory(stdout);
}
function parseInventory(said) {
    const parts = new Map();
    let part = [];
    for (const line of said.split("\n")) {
        const name = /^== (\w+)$/.exec(line)?.[1];
        if (name) {
            part = [];
            parts.set(name, part);
        }
        else if (line)
            part.push(line);
    }
    const os = new Map((parts.get("os") ?? []).map((line) => pair(line)));
    return {
        os: { id: os.get("ID") ?? "", version: os.get("VERSION_ID") ?? "", prettyName: os.get("PRETTY_NAME") ?? "" },
        kernel: parts.get("kernel")?.[0] ?? "",
        packages: (parts.get("packages") ?? []).flatMap(debianPackage),
        python: (parts.get("python") ?? []).flatMap(pythonPackage),
    };
}
function pair(line) {
    const at = line.indexOf("=");
    return [line.slice(0, at), line.slice(at + 1).replace(/^"(.*)"$/, "$1")];
}
function debianPackage(line) {
    const [status, name = "", version = "", architecture = "", source = "", sourceVersion = "", maintainer = ""] = line.split("\t");
    return status === "installed" ? [{ name, version, architecture, source, sourceVersion, maintainer }] : [];
}
function pythonPackage(path) {
    const match = /^(\/opt\/[^/]+)\/.*\/([^/]+?)-([^-/]+)\.dist-info$/.exec(path);
    return match
        ? [
            {
                environment: match[1] ?? "",
                name: (match[2] ?? "").replaceAll("_", "-").toLowerCase(),
                version: match[3] ?? "",
            },
        ]
        : [];
}

;// CONCATENATED MODULE: ./build/pipeline/finish.js




function passwordProblems(password, user) {
    return password === undefined ? [] : checkPassword(password, user);
}
function unseenPasswordProblems(given, published, context) {
    if (given !== undefined || published || context.showOnce || context.outputsAreRead)
        return [];
    const problem = "would be generated, and this log is no place to show it";
    const remedy = "Give one, or --publish-default-password, or read it from the output with --json.";
    return [{ subject: "default-password", problem, remedy }];
}
function choosePassword(given, published, context) {
    const password = given ?? generatePassword();
    if (!published)
        context.secret(password);
    return password;
}
async function finishMachine(build, machine, password) {
    const { context, provider, record } = build;
    await context.progress.phase("Finish", async (task) => {
        record.inventory = await task.task("take stock", () => readInventory(machine, context.signal));
        record.finish = "begun";
        await (0,pipeline_build/* saveBuild */.YP)(build);
        await task.task("default password and clean-up", (part) => finish({
            machine,
            templates: context.templates,
            user: record.user,
            password,
            hostname: record.hostname,
            cloudInit: provider.name === "aws" ? "keep" : "off",
            signal: context.signal,
        }, part));
    });
    record.finish = "done";
    await (0,pipeline_build/* saveBuild */.YP)(build);
}
function finishProblems(build, wanted) {
    const { record, assetId } = build;
    const named = `${build.provider.name === "local" ? "" : `--provider ${build.provider.name} `}--asset-id ${assetId}`;
    const again = `Start again: slipway tear-down ${named}`;
    const problem = (text, remedy) => [{ subject: "asset-id", problem: `${assetId} ${text}`, remedy }];
    if (record.finish === "begun")
        return problem("was not finished to its end and must not become an image", again);
    if (wanted === "done" && record.finish === undefined) {
        return problem("still holds keys and logs of the build", `Run first: slipway reset-password ${named}`);
    }
    if (wanted === "not begun" && record.finish === "done") {
        return problem("is finished; nobody can log in before it is an image", `Go on with: slipway export-vm ${named}`);
    }
    return [];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/ansible/environment.js


function inventory(target, temporary) {
    const machine = {
        ansible_host: target.host,
        ansible_port: target.port,
        ansible_user: target.user,
        ansible_ssh_private_key_file: target.privateKeyFile,
        ansible_python_interpreter: "/usr/bin/python3",
        controller_folder: temporary,
    };
    return { all: { hosts: { machine } } };
}
function ansibleEnvironment(request) {
    const places = (kind, ...others) => [...(request.galaxy ? [(0,external_node_path_.join)(request.galaxy, kind)] : []), ...others].join(":");
    return {
        LC_ALL: "C.UTF-8",
        PYTHONUNBUFFERED: "1",
        PYTHONDONTWRITEBYTECODE: "1",
        ANSIBLE_STDOUT_CALLBACK: "slipway_events",
        ANSIBLE_CALLBACK_PLUGINS: (0,external_node_path_.join)(request.content, "callback_plugins"),
        ANSIBLE_ROLES_PATH: places("roles", (0,external_node_path_.join)(request.content, "roles"), "~/.ansible/roles", "/etc/ansible/roles"),
        ANSIBLE_COLLECTIONS_PATH: places("collections", "~/.ansible/collections", "/usr/share/ansible/collections"),
        ANSIBLE_LOCAL_TEMP: request.temporary,
        ANSIBLE_RETRY_FILES_ENABLED: "0",
        ANSIBLE_NOCOLOR: "1",
        ANSIBLE_NOCOWS: "1",
        ANSIBLE_DEPRECATION_WARNINGS: "0",
        ANSIBLE_HOST_KEY_CHECKING: "1",
        ANSIBLE_PIPELINING: "1",
        ANSIBLE_SSH_ARGS: (0,client/* sshOptions */.bN)(request.target).map(client/* shellQuote */.ZL).join(" "),
        ANSIBLE_TIMEOUT: "60",
    };
}

;// CONCATENATED MODULE: ./build/ansible/events.js
const STATUSES = [
    "ok",
    "changed",
    "skipped",
    "failed",
    "ignored",
    "unreachable",
];
const RECORD_SEPARATOR = "\u001e";
function parseEvent(line) {
    if (!line.startsWith(RECORD_SEPARATOR))
        return undefined;
    let value;
    try {
        value = JSON.parse(line.slice(RECORD_SEPARATOR.length));
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
    if (typeof value !== "object" || value === null || !("event" in value))
        return undefined;
    const field = (name) => Object.getOwnPropertyDescriptor(value, name)?.value;
    const text = (name) => (typeof field(name) === "string" ? String(field(name)) : undefined);
    switch (value.event) {
        case "play":
            return { event: "play", name: text("name") ?? "" };
        case "task":
            return { event: "task", name: text("name") ?? "", role: text("role"), path: text("path") };
        case "result": {
            const status = text("status") ?? "";
            if (!isStatus(status))
                return undefined;
            return { event: "result", status, seconds: Number(field("seconds")), message: text("message") };
        }
        case "stats":
            return { event: "stats" };
        default:
            return undefined;
    }
}
function isStatus(text) {
    return STATUSES.includes(text);
}

// EXTERNAL MODULE: ./build/base/duration.js
var duration = __webpack_require__(5902);
;// CONCATENATED MODULE: ./build/ansible/recorder.js

const WORDS = {
    ok: "ok",
    changed: "changed",
    skipped: "skipped",
    failed: "FAILED",
    ignored: "failed, ignored",
    unreachable: "UNREACHABLE",
};
function createRecorder(task) {
    const results = [];
    let play = "";
    let headline;
    let current = { name: "" };
    return {
        results,
        take(event) {
            if (event.event === "play") {
                play = event.name;
                headline = play;
            }
            else if (event.event === "task") {
                current = { name: event.name, role: event.role, path: event.path };
                task.update(undefined, `${play}: ${event.name}`);
            }
            else if (event.event === "result") {
                results.push({ play, ...current, status: event.status, seconds: event.seconds, message: event.message });
                if (headline !== undefined)
                    task.line(headline);
                headline = undefined;
                task.line(`  ${(0,duration/* formatDuration */.a)(event.seconds * 1_000).padStart(12)}  ${current.name} (${WORDS[event.status]})`);
                for (const line of (event.message ?? "").split("\n"))
                    if (line)
                        task.line(`${" ".repeat(16)}${line}`);
            }
        },
    };
}
function summarizePlays(results) {
    const plays = new Map();
    for (const result of results) {
        const sum = plays.get(result.play) ?? { play: result.play, tasks: 0, changed: 0, seconds: 0 };
        sum.tasks += 1;
        sum.changed += result.status === "changed" ? 1 : 0;
        sum.seconds = Math.round((sum.seconds + result.seconds) * 100) / 100;
        plays.set(result.play, sum);
    }
    return [...plays.values()];
}

;// CONCATENATED MODULE: ./build/ansible/playbook.js









const TWO_HOURS = 7_200_000;
async function runPlaybook(request, task) {
    await (0,promises_.mkdir)(request.work, { recursive: true });
    const log = (0,external_node_path_.join)(request.work, `${request.logName}.log`);
    const private_ = await (0,promises_.mkdtemp)((0,external_node_path_.join)(request.work, "ansible-"));
    const file = (0,external_node_fs_.createWriteStream)(log, { mode: 0o600 });
    const written = (0,external_node_stream_promises_.finished)(file);
    written.catch(() => undefined);
    const recorder = createRecorder(task);
    const keep = (line) => {
        const event = parseEvent(line);
        if (event)
            recorder.take(event);
        else
            file.write(`${line}\n`);
    };
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(private_, "inventory.json"), JSON.stringify(inventory(request.target, private_)), {
            mode: 0o600,
        });
        await (0,promises_.writeFile)((0,external_node_path_.join)(private_, "extra-vars.json"), JSON.stringify(request.extraVars ?? {}), { mode: 0o600 });
        const skip = request.skipTags?.length ? ["--skip-tags", request.skipTags.join(",")] : [];
        const files = [
            "--inventory",
            (0,external_node_path_.join)(private_, "inventory.json"),
            "--extra-vars",
            `@${(0,external_node_path_.join)(private_, "extra-vars.json")}`,
        ];
        await (0,run/* run */.e)(request.ansible, [...files, ...skip, request.playbook], {
            cwd: (0,external_node_path_.dirname)(request.playbook),
            env: ansibleEnvironment({ ...request, temporary: private_ }),
            timeout: request.timeout ?? TWO_HOURS,
            signal: request.signal,
            onLine: keep,
        });
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v)
            throw failure(error, recorder.results, request.playbook, log);
        throw error;
    }
    finally {
        file.end();
        await (0,promises_.rm)(private_, { recursive: true, force: true });
        await written;
    }
    return { tasks: recorder.results, log };
}
function failure(error, results, playbook, log) {
    const failed = results.findLast(({ status }) => status === "failed" || status === "unreachable");
    const remedy = `Ansible's own output is in ${log}.`;
    if (!failed)
        return new errors/* UserError */.yo(`The playbook ${playbook} could not run. ${withoutEvents(error.message)}`, remedy, {
            cause: error,
        });
    const what = failed.status === "unreachable" ? "could not reach the machine" : "failed";
    const where = failed.path ? ` (${failed.path})` : "";
    return new errors/* UserError */.yo(`The task "${failed.name}" of the play "${failed.play}"${where} ${what}: ${failed.message ?? "it says nothing."}`, remedy, { cause: error });
}
function withoutEvents(text) {
    return text
        .split("\n")
        .filter((line) => parseEvent(line) === undefined)
        .join("\n");
}

;// CONCATENATED MODULE: ./build/image/install.js




function galaxyFolder(work) {
    return (0,external_node_path_.join)(work, "galaxy");
}
async function install_install(request, task) {
    const content = (0,external_node_path_.join)(request.templates, "ansible");
    const galaxy = request.requirements === undefined ? undefined : galaxyFolder(request.work);
    if (galaxy !== undefined && request.requirements !== undefined) {
        const options = { requirements: request.requirements, folder: galaxy, signal: request.signal };
        await installRequirements({ galaxy: request.galaxy ?? "ansible-galaxy", ...options }, task);
    }
    const port = request.jupyterPort === undefined ? {} : { jupyter_port: request.jupyterPort };
    const result = await runPlaybook({
        ansible: request.ansible,
        playbook: request.playbook ?? (0,external_node_path_.join)(content, "site.yml"),
        target: request.machine.ssh,
        content,
        work: request.work,
        logName: "install",
        extraVars: { ...port, ...request.extraVars },
        skipTags: request.skipRoles,
        galaxy,
        signal: request.signal,
    }, task);
    const plays = summarizePlays(result.tasks);
    return { ...result, plays, changed: plays.reduce((sum, { changed }) => sum + changed, 0) };
}

;// CONCATENATED MODULE: ./build/pipeline/install.js



async function installContent(build, machine, ansible, inputs) {
    const { context, provider, record } = build;
    const { changed, log } = await context.progress.phase("Install", async (task) => install_install({
        machine,
        templates: context.templates,
        ansible: ansible.playbook,
        galaxy: ansible.galaxy,
        playbook: absolute(inputs.playbook, context),
        requirements: absolute(inputs.requirements, context),
        extraVars: await extraVariables(inputs, context),
        skipRoles: inputs.skipRoles,
        jupyterPort: inputs.jupyterPort,
        work: provider.workFolder(build.assetId),
        signal: context.signal,
    }, task));
    context.progress.info(`${changed} changes; Ansible's own log: ${log}`);
    const given = Number((await extraVariables(inputs, context)).jupyter_port ?? inputs.jupyterPort);
    record.content = { ownPlaybook: inputs.playbook !== undefined, skipRoles: inputs.skipRoles ?? [] };
    const hasJupyter = inputs.playbook === undefined && !inputs.skipRoles?.includes("jupyter");
    if (hasJupyter)
        record.jupyterPort = given;
    await (0,pipeline_build/* saveBuild */.YP)(build);
}

// EXTERNAL MODULE: ./build/pipeline/machine-state.js
var machine_state = __webpack_require__(682);
// EXTERNAL MODULE: ./build/providers/provider.js
var providers_provider = __webpack_require__(4096);
// EXTERNAL MODULE: ./build/providers/tear-down-command.js
var tear_down_command = __webpack_require__(5502);
// EXTERNAL MODULE: ./build/pipeline/tear-down.js
var tear_down = __webpack_require__(4416);
;// CONCATENATED MODULE: ./build/pipeline/on-error.js





const ON_ERROR = ["clean-up", "keep", "ask"];
function lifeOf(onError) {
    return { attached: onError === "clean-up", stays: false, kept: onError !== "clean-up" };
}
function askProblems(onError, context) {
    if (onError !== "ask" || context.ask)
        return [];
    return [
        {
            subject: "on-error",
            problem: "there is nobody to ask here",
            remedy: "Use clean-up or keep, or run in a terminal without --json.",
        },
    ];
}
async function guardMachine(request, context, work) {
    const { provider, assetId } = request;
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof providers_provider/* AssetIdInUseError */.K1) {
            (0,machine_state/* forgetMachine */.fT)(context);
            throw error;
        }
        if (await isKept(request.onError, error, context))
            await keepMachine(provider, assetId, context);
        else
            await removeMachine(provider, assetId, context);
        throw error;
    }
}
async function keepMachine(provider, assetId, context) {
    try {
        await provider.keep(assetId);
        (0,machine_state/* forgetMachine */.fT)(context);
        const listed = await provider.assets(assetId, () => undefined);
        const { expires, region } = listed.find((asset) => asset.expires !== undefined) ?? {};
        const until = expires ? `, until ${expires.toISOString()}` : "";
        const remove = (0,tear_down_command/* tearDownCommand */.U)({ provider: provider.name, assetId, region });
        context.progress.warning(`Kept as it was: ${assetId}${until}. Remove it with: ${remove}`);
    }
    catch (error) {
        context.progress.warning((0,errors/* messageOf */.bD)(error));
    }
}
async function removeMachine(provider, assetId, context) {
    try {
        await (0,tear_down/* tearDown */.x)({ provider, assetId, deliverables: false, failed: true }, context);
        (0,machine_state/* forgetMachine */.fT)(context);
    }
    catch (error) {
        context.progress.warning((0,errors/* messageOf */.bD)(error));
    }
}
async function isKept(onError, error, context) {
    if (onError !== "ask")
        return onError === "keep";
    if (error instanceof errors/* CancelledError */.cc || context.signal.aborted || !context.ask)
        return false;
    context.progress.warning((0,errors/* messageOf */.bD)(error));
    const question = "It failed. Remove the machine, or keep it to look at it?";
    return context.ask(question, ["clean-up", "keep"]).then((answer) => answer === "keep", () => false);
}

;// CONCATENATED MODULE: ./build/pipeline/publish.js
async function publishImages({ provider, context }, images) {
    if (images.length === 0)
        return [];
    return await context.progress.phase("Publish", async (task) => {
        const published = await provider.publishImages(images, task);
        for (const { region, id, public: isPublic } of published) {
            task.line(`${id} in ${region}${isPublic ? ", open to everyone" : ""}`);
        }
        return published;
    });
}
function imageOutputs(images) {
    const [home] = images;
    return home ? { ami: home.id, images: JSON.stringify(images) } : {};
}

;// CONCATENATED MODULE: ./build/image/manifest-make.js


function makeManifest(facts) {
    const { artifacts, virtualSize, compression, timings, created, login, ...same } = facts;
    return {
        schemaVersion: image_manifest/* MANIFEST_VERSION */.hh,
        ...same,
        created: created.toISOString(),
        login: {
            user: login.user,
            passwordExpired: true,
            ...(login.passwordPublished ? { passwordPublished: true } : {}),
            ...(login.jupyterPort === undefined ? {} : { jupyterPort: login.jupyterPort }),
        },
        artifacts: artifacts.map(({ format, path, size, sha256, location, fetched }) => ({
            format,
            file: (0,external_node_path_.basename)(path),
            size,
            sha256,
            virtualSize,
            ...(format === "raw" && fetched !== false ? { compression } : {}),
            ...(location === undefined ? {} : { location }),
            ...(fetched === undefined ? {} : { fetched }),
        })),
        packages: same.packages.map(({ name, version, architecture }) => ({ name, version, architecture })),
        timings: timings.map(({ name, phase, start, end, outcome }) => ({
            name,
            ...(phase === undefined ? {} : { phase }),
            seconds: Math.max(0, Math.round((end - start) / 100) / 10),
            outcome,
        })),
    };
}

// EXTERNAL MODULE: ./build/qemu/accelerator.js
var accelerator = __webpack_require__(8142);
// EXTERNAL MODULE: ./build/base/xml.js
var xml = __webpack_require__(6001);
;// CONCATENATED MODULE: ./build/image/junit.js

function toJunit(reports, name = "slipway") {
    const suites = reports.map(suite);
    const totals = attributes({
        name,
        ...sums(reports),
        time: reports.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(2),
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals}>\n${suites.join("")}</testsuites>\n`;
}
function suite(report) {
    const timestamp = report.started.toISOString().replace(/\.\d+Z$/, "");
    const head = attributes({ name: report.subject, ...sums([report]), timestamp, time: report.seconds.toFixed(2) });
    const cases = report.checks.map((check) => {
        const about = attributes({ name: check.name, classname: report.subject, time: check.seconds.toFixed(2) });
        if (check.status === "passed")
            return `    <testcase ${about}/>\n`;
        const message = check.message ?? "";
        const first = attributes({ message: message.split("\n", 1)[0] ?? "" });
        const inner = check.status === "failed" ? `<failure ${first}>${(0,xml/* escapeXml */.X)(message)}</failure>` : `<skipped ${first}/>`;
        return `    <testcase ${about}>\n      ${inner}\n    </testcase>\n`;
    });
    return `  <testsuite ${head}>\n${cases.join("")}  </testsuite>\n`;
}
function sums(reports) {
    const checks = reports.flatMap((report) => report.checks);
    const count = (status) => String(checks.filter((check) => check.status === status).length);
    return { tests: String(checks.length), failures: count("failed"), errors: "0", skipped: count("skipped") };
}
function attributes(values) {
    return Object.entries(values)
        .map(([key, value]) => `${key}="${(0,xml/* escapeXml */.X)(value).replaceAll("\n", "&#10;")}"`)
        .join(" ");
}

// EXTERNAL MODULE: ./build/image/sbom.js
var image_sbom = __webpack_require__(4537);
// EXTERNAL MODULE: ./build/release/file-names.js
var file_names = __webpack_require__(7087);
// EXTERNAL MODULE: ./build/release/facts.js
var facts = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/release/guides.js + 1 modules
var guides = __webpack_require__(1517);
// EXTERNAL MODULE: ./build/release/markdown.js
var markdown = __webpack_require__(3945);
// EXTERNAL MODULE: ./build/release/telling.js
var telling = __webpack_require__(6527);
;// CONCATENATED MODULE: ./build/release/notes.js





function releaseNotes(manifest, { publishedPassword } = {}) {
    const password = publishedPassword === undefined ? "given to you by whoever released this image" : (0,markdown/* code */.aY)(publishedPassword);
    const parts = [
        `# ${(0,markdown/* escapeText */.X1)((0,facts/* title */.DD)(manifest))}`,
        (0,telling/* leadText */.OO)(manifest),
        "## Log in",
        (0,telling/* loginText */.z7)(manifest, password),
        "## Files",
        files(manifest),
        ...(manifest.images ? ["## AMIs", notes_images(manifest.images)] : []),
        "## Check the download",
        ...facts/* VERIFY */.k7.flatMap(({ system, code: command }) => [`${system}:`, (0,markdown/* fence */.EU)(command)]),
        "## Run it",
        ...(0,guides/* guides */.e)(manifest).flatMap(({ product, artifact, steps }) => [
            `### ${product}`,
            `Take ${(0,markdown/* code */.aY)(artifact.file)}.`,
            ...steps.map(telling/* stepText */.uw),
        ]),
        "## What is inside",
        (0,telling/* insideText */.qZ)(manifest),
    ];
    return `${parts.join("\n\n")}\n`;
}
function files({ artifacts }) {
    const rows = artifacts.map(({ file, size, sha256 }) => [(0,markdown/* cell */.Hn)((0,markdown/* code */.aY)(file)), (0,base_size/* formatSize */.Xq)(size), `\`${sha256}\``]);
    return (0,markdown/* table */.tp)(["File", "Size:", "SHA-256"], rows);
}
function notes_images(list) {
    const rows = list.map(({ region, id, name, public: isPublic }) => [
        region,
        (0,markdown/* cell */.Hn)((0,markdown/* code */.aY)(id)),
        (0,markdown/* cell */.Hn)((0,markdown/* code */.aY)(name)),
        isPublic ? "everyone" : "those it is shared with",
    ]);
    return (0,markdown/* table */.tp)(["Region", "AMI", "Name", "For"], rows);
}

;// CONCATENATED MODULE: ./build/release/html.js
class Html {
    text;
    constructor(text) {
        this.text = text;
    }
}
function html(strings, ...values) {
    return new Html(strings.reduce((text, part, index) => `${text}${write(values[index - 1])}${part}`));
}
function write(value) {
    if (value === undefined)
        return "";
    if (value instanceof Html)
        return value.text;
    if (typeof value === "object")
        return value.map(write).join("");
    return String(value)
        .replaceAll("\0", "\uFFFD")
        .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

;// CONCATENATED MODULE: ./build/release/page-details.js



function details(manifest) {
    return html `<section aria-labelledby="inside-title">
<h2 id="inside-title">What is inside</h2>
${origin(manifest)}
${tests(manifest)}
${page_details_packages(manifest)}
${python(manifest)}
${timings(manifest)}
</section>`;
}
function fold(summary, count, content) {
    return html `<details class="fold"><summary>${summary}${count ? html ` <span class="count">${count}</span>` : undefined}</summary>
${content}
</details>`;
}
function pairs(rows) {
    const there = rows.filter(([, value]) => value !== undefined && value !== "");
    return html `<dl class="pairs">${there.map(([label, value]) => html `
<div><dt>${label}</dt><dd>${value}</dd></div>`)}
</dl>`;
}
function origin({ base, source, builder, os }) {
    const code = (text) => (text ? html `<code>${text}</code>` : undefined);
    return fold("Where it comes from", undefined, pairs([
        ["System", `${os.name} (${os.architecture})`],
        ["Base image", base.name === base.reference ? base.name : `${base.name}, ${base.reference}`],
        ["Its digest", code(base.digest)],
        ["Repository", source.repository],
        ["Commit", code(source.commit)],
        ["Branch or tag", source.ref],
        ["Log of the build", source.run ? html `<a href="${source.run}" rel="noreferrer">${source.run}</a>` : undefined],
        ["Built by", `Slipway ${builder.slipway}, ${builder.accelerator}`],
    ]));
}
function tests(manifest) {
    const result = (0,facts/* testResult */.Ke)(manifest);
    if (!result)
        return undefined;
    const booted = manifest.tests?.booted ?? [];
    const text = booted.length > 0
        ? `Booted by themselves, logged in to and checked: ${booted.join(", ")}.`
        : "No exported file was booted by itself.";
    return fold("Tests", result, html `<p>${text}</p>`);
}
function page_details_packages({ packages: list }) {
    return fold("Debian packages", String(list.length), html `<ul class="packages">${list.map(({ name, version }) => html `<li><b>${name}</b> ${version}</li>`)}</ul>`);
}
function python({ pythonPackages: list = [] }) {
    if (list.length === 0)
        return undefined;
    return fold("Python packages", String(list.length), html `<ul class="packages">${list.map(({ name, version }) => html `<li><b>${name}</b> ${version}</li>`)}</ul>`);
}
function timings({ timings: list }) {
    const phases = list.filter(({ phase }) => phase === undefined);
    if (phases.length === 0)
        return undefined;
    const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
    const rows = phases.map(({ name, seconds }) => [name, (0,duration/* formatDuration */.a)(seconds * 1_000)]);
    return fold("How long the build took", (0,duration/* formatDuration */.a)(total * 1_000), pairs(rows));
}

;// CONCATENATED MODULE: ./build/release/page-sections.js




const FORMAT_NAMES = {
    vmdk: "VMDK, stream-optimised",
    vhd: "VHD, fixed size",
    raw: "Raw disk",
    qcow2: "QCOW2, compressed",
    vdi: "VDI",
    ova: "OVA, machine and disk in one",
};
function choose(manifest) {
    return html `<section id="choose" aria-labelledby="choose-title">
<h2 id="choose-title">Which file do I need?</h2>
<p>Choose what you run virtual machines with.</p>
<ul class="cards">${(0,guides/* guides */.e)(manifest).map(card)}</ul>
</section>`;
}
function card({ product, hint, artifact, steps }) {
    return html `
<li class="card">
<h3>${product}</h3>
<p class="hint">${hint}</p>
<a class="button" href="${page_sections_link(artifact.file)}" download>Download ${ending(artifact)}<span class="size">${(0,base_size/* formatSize */.Xq)(artifact.size)}</span><span class="away"> for ${product}</span></a>
<details>
<summary>How to run it<span class="away"> with ${product}</span></summary>
${steps.map(step)}
</details>
</li>`;
}
const step = (entry) => ("code" in entry ? page_sections_command(entry.code) : html `<p>${entry.text}</p>`);
function page_sections_command(code) {
    return html `<div class="command"><pre tabindex="0"><code>${code}</code></pre><button type="button" class="copy" hidden>Copy</button></div>`;
}
function login({ login: { user, jupyterPort } }, { publishedPassword }) {
    const password = publishedPassword === undefined
        ? "given to you by whoever released this image"
        : html `<code>${publishedPassword}</code>`;
    const jupyter = html `
<div><dt>JupyterLab</dt><dd><code>http://&lt;address of the machine&gt;:${jupyterPort ?? ""}/</code></dd></div>`;
    return html `<section aria-labelledby="login-title">
<h2 id="login-title">Log in</h2>
<dl class="pairs">
<div><dt>User</dt><dd><code>${user}</code></dd></div>
<div><dt>Default password</dt><dd>${password}</dd></div>
<div><dt>First login</dt><dd>The default password has expired: you are asked for a new one, on the console and by SSH.</dd></div>${jupyterPort === undefined ? undefined : jupyter}
</dl>
</section>`;
}
function page_sections_files({ artifacts }, { testsFile }) {
    return html `<section aria-labelledby="files-title">
<h2 id="files-title">All files</h2>
<table class="files">
<thead><tr><th scope="col">File</th><th scope="col">Size</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${artifacts.map(row)}</tbody>
</table>
<p class="also">Also here: <a href="SHA256SUMS">SHA256SUMS</a>, <a href="manifest.json">manifest.json</a>, <a href="sbom.spdx.json">software bill of materials (SPDX)</a>, ${testsFile ? html `<a href="tests.xml">test results (JUnit)</a>, ` : undefined}<a href="NOTES.md">notes</a>.</p>
</section>`;
}
function row(artifact) {
    const { file, format, size, sha256 } = artifact;
    return html `
<tr>
<th scope="row"><a href="${page_sections_link(file)}" download>${file}</a><span class="kind">${FORMAT_NAMES[format]}${artifact.compression ? `, packed with ${artifact.compression}` : ""}</span></th>
<td class="bytes">${(0,base_size/* formatSize */.Xq)(size)}</td>
<td class="sum"><div class="command"><code>${sha256}</code><button type="button" class="copy" hidden>Copy<span class="away"> the checksum of ${file}</span></button></div></td>
</tr>`;
}
function verify() {
    return html `<section aria-labelledby="verify-title">
<h2 id="verify-title">Check the download</h2>
<p>Save <a href="SHA256SUMS" download>SHA256SUMS</a> beside the file, and let your computer compare.</p>
${facts/* VERIFY */.k7.map(({ system, code }) => html `<h3 class="small">${system}</h3>${page_sections_command(code)}`)}
</section>`;
}
function page_sections_link(file) {
    return `./${encodeURIComponent(file)}`;
}
function ending({ file, format }) {
    return format === "raw" ? (/\.raw\.\w+$/.exec(file)?.[0] ?? ".raw") : `.${format}`;
}

;// CONCATENATED MODULE: ./build/release/page.js







const STYLES = ["base.css", "choose.css", "lists.css", "media.css"];
async function downloadPage(manifest, templates, words = {}) {
    const read = (name) => (0,promises_.readFile)((0,external_node_path_.join)(templates, name), "utf8");
    const [script, ...styles] = await Promise.all([read("page.js"), ...STYLES.map(read)]);
    const style = `\n${styles.join("\n")}`;
    const policy = `default-src 'none'; style-src ${source(style)}; script-src ${source(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
    const name = (0,facts/* title */.DD)(manifest);
    return html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${`Download ${name}: a virtual machine with ${manifest.os.name}.`}">
<title>${name}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 13h14L15 4z' fill='%230b6b78'/%3E%3C/svg%3E">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#choose">Skip to the downloads</a>
<header>
<div class="wrap">
<h1>${manifest.product}${manifest.version ? html ` <span class="version">${manifest.version}</span>` : undefined}</h1>
<p class="lead">A virtual machine with ${manifest.os.name}, ready to boot.</p>
<ul class="facts">${page_facts(manifest).map(([label, value]) => html `<li><span>${label}</span> ${value}</li>`)}</ul>
</div>
</header>
<main class="wrap">
${choose(manifest)}
${login(manifest, words)}
${page_sections_files(manifest, words)}
${verify()}
${details(manifest)}
</main>
<footer>
<div class="wrap">
<p>Built as ${html `<code>${manifest.assetId}</code>`} on ${(0,facts/* longDate */.lF)(manifest.created)} by Slipway ${manifest.builder.slipway}.</p>
</div>
</footer>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}
function page_facts(manifest) {
    const tested = (0,facts/* testResult */.Ke)(manifest);
    return [
        ["Processor", manifest.os.architecture],
        ["Disk", (0,facts/* diskSize */.jv)(manifest)],
        ["Built", (0,facts/* longDate */.lF)(manifest.created)],
        ...(tested ? [["Tests", tested]] : []),
    ];
}
function source(text) {
    return `'sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}'`;
}

// EXTERNAL MODULE: ./build/release/sums.js
var release_sums = __webpack_require__(3972);
;// CONCATENATED MODULE: ./build/release/write.js










async function writeRelease(request) {
    await writeTexts(request, (0,image_sbom/* spdxDocument */.Pk)(request.manifest, request.packages));
}
async function rewriteTests(request) {
    await writeTexts(request, await (0,promises_.readFile)((0,external_node_path_.join)(request.folder, image_sbom/* SBOM_FILE */.HO), "utf8"));
}
async function writeTexts(request, sbom) {
    const { folder, manifest, templates, publishedPassword, reports = [] } = request;
    const words = { publishedPassword, testsFile: reports.length > 0 };
    const texts = {
        [image_manifest/* MANIFEST_FILE */.h1]: (0,image_manifest/* writeManifest */.HN)(manifest),
        [image_sbom/* SBOM_FILE */.HO]: sbom,
        [file_names/* NOTES_FILE */.j3]: releaseNotes(manifest, words),
        [file_names/* PAGE_FILE */.xu]: await downloadPage(manifest, templates, words),
        ...(words.testsFile ? { [file_names/* TESTS_FILE */.LP]: toJunit(reports) } : {}),
    };
    const written = Object.entries(texts).map(([file, text]) => ({ file, sha256: sha256(text) }));
    await Promise.all(Object.entries(texts).map(([file, text]) => replace((0,external_node_path_.join)(folder, file), text)));
    await replace((0,external_node_path_.join)(folder, file_names/* SUMS_FILE */.A$), (0,release_sums/* checksums */.v)([...manifest.artifacts.filter(isHere), ...written]));
}
function isHere({ fetched }) {
    return fetched !== false;
}
async function replace(path, text) {
    const fresh = `${path}.new`;
    try {
        await (0,promises_.writeFile)(fresh, text);
        await (0,promises_.rename)(fresh, path);
    }
    catch (error) {
        await (0,promises_.rm)(fresh, { force: true });
        throw error;
    }
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}

;// CONCATENATED MODULE: ./build/pipeline/release.js





async function releaseImage(request) {
    const { build, exported } = request;
    const { context, provider, assetId } = build;
    const { folder } = exported;
    return await context.progress.phase("Release folder", async (task) => {
        const manifest = await describeRelease(request);
        await writeRelease({
            folder: folder.path,
            manifest,
            packages: build.record.inventory?.packages,
            reports: request.reports,
            publishedPassword: request.publishedPassword,
            templates: (0,external_node_path_.join)(context.templates, "page"),
        });
        await folder.commit();
        await provider.registerRelease(assetId, folder.target);
        task.line(folder.target);
        return exported.artifacts.map((artifact) => ({
            ...artifact,
            path: artifact.path.replace(folder.path, folder.target),
        }));
    });
}
async function describeRelease({ build, exported, settings, reports, publishedPassword, images, }) {
    const { context, record, assetId } = build;
    const { inventory, base } = record;
    const accelerator = await acceleratorOf(build, settings);
    return makeManifest({
        assetId,
        product: record.product,
        version: assetId,
        created: new Date(context.now()),
        source: { ...context.source, run: context.owner.url },
        base: { name: base.name, reference: base.reference, digest: base.digest },
        builder: { slipway: context.version, accelerator },
        os: {
            id: inventory?.os.id || "linux",
            versionId: inventory?.os.version || "unknown",
            name: inventory?.os.prettyName || base.name,
            architecture: "amd64",
        },
        login: {
            user: record.user,
            passwordPublished: publishedPassword !== undefined,
            jupyterPort: record.jupyterPort,
        },
        artifacts: exported.artifacts,
        ...(images.length === 0 ? {} : { images: [...images] }),
        virtualSize: exported.image.virtualSize,
        compression: exported.compression,
        packages: inventory?.packages ?? [],
        pythonPackages: inventory?.python ?? [],
        ...(reports.length === 0 ? {} : { tests: summarizeTests(reports, exported.artifacts) }),
        timings: (0,pipeline_build/* allTimings */.fW)(build),
    });
}
async function acceleratorOf({ provider, assetId, context }, settings) {
    if (provider.name === "aws")
        return "ec2";
    return (await (0,accelerator/* resolveAccelerator */.aT)(settings.accelerator, provider.workFolder(assetId), context.signal)).name;
}
function summarizeTests(reports, artifacts) {
    const checks = reports.flatMap((report) => report.checks);
    const count = (status) => checks.filter((check) => check.status === status).length;
    const booted = artifacts
        .filter(({ path }) => reports.some(({ subject }) => path.endsWith(`/${subject}`)))
        .map(({ format }) => format);
    return { passed: count("passed"), failed: count("failed"), skipped: count("skipped"), booted };
}

// EXTERNAL MODULE: ./build/base/markdown.js
var base_markdown = __webpack_require__(6963);
;// CONCATENATED MODULE: ./build/pipeline/timeline.js
function timelineChart(timings, shortest = 1_000) {
    const first = Math.min(...timings.map(({ start }) => start));
    if (!Number.isFinite(first))
        return "";
    const seconds = (time) => Math.round((time - first) / 1_000);
    const phases = timings.filter(({ phase }) => phase === undefined);
    const bars = phases.flatMap((phase) => {
        const tasks = timings.filter((task) => task.phase === phase.name && task.end - task.start >= shortest && isWithin(task, phase));
        const shown = tasks.length > 0 ? tasks : [phase];
        return [
            `  section ${clean(phase.name)}`,
            ...shown.map((span) => `  ${clean(span.name)} :${span.outcome === "failed" ? "crit, " : ""}${seconds(span.start)}, ${Math.max(seconds(span.end), seconds(span.start) + 1)}`),
        ];
    });
    return ["```mermaid", "gantt", "  dateFormat X", "  axisFormat %M:%S", ...bars, "```"].join("\n");
}
function isWithin(task, phase) {
    return task.start >= phase.start && task.end <= phase.end;
}
function clean(name) {
    return name.replaceAll(/[:;#,]/g, " ").trim();
}

;// CONCATENATED MODULE: ./build/pipeline/summary.js





const SIGNS = { passed: "✅", failed: "❌", skipped: "➖" };
function buildSummary(outcome) {
    const { title, baseImage, timings, artifacts, images, reports, places, failure } = outcome;
    const took = timings.length === 0
        ? 0
        : Math.max(...timings.map(({ end }) => end)) - Math.min(...timings.map(({ start }) => start));
    return [
        `## ${failure === undefined ? "✅" : "❌"} ${title}`,
        "",
        `From \`${baseImage}\` in ${(0,duration/* formatDuration */.a)(took)}.`,
        ...(failure === undefined ? [] : ["", "> [!CAUTION]", ...failure.split("\n").map((line) => `> ${line}`)]),
        ...artifactPart(artifacts),
        ...imagePart(images),
        ...testPart(reports),
        ...(timings.length === 0 ? [] : ["", "### Timeline", "", timelineChart(timings)]),
        ...placePart(places),
        "",
    ].join("\n");
}
function artifactPart(artifacts) {
    if (artifacts.length === 0)
        return [];
    const rows = artifacts.map(({ format, path, size, sha256 }) => [
        format,
        `\`${(0,external_node_path_.basename)(path)}\``,
        (0,base_size/* formatSize */.Xq)(size),
        `\`${sha256}\``,
    ]);
    return ["", "### Artifacts", "", (0,base_markdown/* markdownTable */.Q)(["format", "file", "size", "SHA-256"], rows)];
}
function imagePart(images) {
    if (images.length === 0)
        return [];
    const rows = images.map(({ region, id, name, public: isPublic }) => [
        region,
        `\`${id}\``,
        name,
        isPublic ? "everyone" : "this account, and whom it is shared with",
    ]);
    return ["", "### AMIs", "", (0,base_markdown/* markdownTable */.Q)(["Region", "AMI", "name", "who may launch it"], rows)];
}
function testPart(reports) {
    if (reports.length === 0)
        return [];
    const rows = reports.map(({ subject, seconds, checks }) => {
        const count = (status) => checks.filter((check) => check.status === status).length;
        const result = count("failed") > 0 ? SIGNS.failed : SIGNS.passed;
        return [
            `${result} ${subject}`,
            String(count("passed")),
            String(count("failed")),
            String(count("skipped")),
            (0,duration/* formatDuration */.a)(seconds * 1_000),
        ];
    });
    const failed = reports.flatMap(({ subject, checks }) => checks.flatMap(({ name, status, message }) => status === "failed" ? [`- **${subject}: ${name}**: ${(message ?? "").split("\n")[0]}`] : []));
    return [
        "",
        "### Tests",
        "",
        (0,base_markdown/* markdownTable */.Q)(["what", "passed", "failed", "skipped", "time"], rows),
        ...(failed.length > 0 ? ["", ...failed] : []),
    ];
}
function placePart(places) {
    const lines = Object.entries(places).map(([label, place]) => `- ${label}: \`${place}\``);
    return lines.length === 0 ? [] : ["", "### Where to look", "", ...lines];
}

;// CONCATENATED MODULE: ./build/pipeline/report.js





async function summarizeBuild(build, work) {
    let reports = [];
    let artifacts = [];
    let images = [];
    let places = {};
    const report = {
        get reports() {
            return reports;
        },
        tested: (more) => {
            reports = [...reports, ...more];
        },
        released: (made, folder) => {
            artifacts = made;
            places = {
                "Release folder": folder,
                "Download page": (0,external_node_path_.join)(folder, "index.html"),
                Notes: (0,external_node_path_.join)(folder, "NOTES.md"),
            };
        },
        delivered: (made) => {
            images = made;
        },
    };
    const write = (failure) => build.context.summarize(buildSummary({
        title: `${build.record.product} ${build.assetId}`,
        baseImage: build.record.base.name,
        timings: (0,pipeline_build/* allTimings */.fW)(build),
        artifacts,
        images,
        reports,
        places,
        failure,
    }));
    try {
        const result = await work(report);
        write();
        return result;
    }
    catch (error) {
        write((0,errors/* messageOf */.bD)(error));
        throw error;
    }
}
function imagesText(images) {
    return images
        .map(({ region, id, name, public: isPublic }) => `AMI:     ${id}  ${region}  ${name}${isPublic ? "  public" : ""}`)
        .join("\n");
}
function outcomeText(artifacts, folder) {
    const rows = artifacts.map(({ path, size, sha256 }) => [(0,external_node_path_.basename)(path), (0,base_size/* formatSize */.Xq)(size), sha256]);
    const width = Math.max(0, ...rows.map(([name]) => name?.length ?? 0));
    return [
        "",
        `Release: ${folder}`,
        ...rows.map(([name = "", size = "", sha256 = ""]) => `  ${name.padEnd(width)}  ${size.padStart(9)}  sha256 ${sha256}`),
        `Page:    ${new URL(`file://${encodeURI((0,external_node_path_.join)(folder, "index.html"))}`).href}`,
    ].join("\n");
}

// EXTERNAL MODULE: ./build/pipeline/asset-id.js
var asset_id = __webpack_require__(2249);
;// CONCATENATED MODULE: ./build/pipeline/set-up.js







async function machineProblems(inputs, context, goal) {
    const provider = await context.openProvider(inputs.provider, inputs);
    const [certificates, found] = await Promise.all([
        readCertificates(inputs, context),
        provider.preflight(planOf(inputs, context, goal, provider)),
    ]);
    return [...certificates.problems, ...found];
}
async function prepareMachine(inputs, context, goal, check) {
    const provider = await context.openProvider(inputs.provider, inputs);
    const plan = planOf(inputs, context, goal, provider);
    const { product } = plan;
    return await context.progress.phase("Check", async (task) => {
        if (inputs.installTools ?? context.onRunner)
            await provider.installTools(plan, task);
        (0,errors/* throwProblems */.Jh)(await check());
        return {
            provider,
            plan,
            product,
            user: loginUser(inputs),
            hostname: inputs.hostname ?? hostnameOf(product),
            certificates: (await readCertificates(inputs, context)).text,
        };
    });
}
function planOf(inputs, context, { formats, folder }, provider) {
    const { cpus, memory, diskSize, baseImageSha256: sha256, mirror } = inputs;
    const reference = inputs.baseImage ?? provider.defaultBaseImage;
    const keyring = absolute(inputs.keyring, context);
    return {
        assetId: (0,asset_id/* newAssetId */.I)(inputs.assetId, context),
        owner: context.owner,
        product: productOf(inputs, context),
        base: { reference, sha256, mirror, keyring },
        cpus,
        memory,
        diskSize,
        formats,
        folder,
    };
}
function productOf(inputs, context) {
    return inputs.product ?? context.source.repository?.split("/").at(-1) ?? "vm";
}
function loginUser({ user, baseImage, provider }) {
    const isUbuntu = provider === "aws" ? !/debian/i.test(baseImage ?? "") : /ubuntu|jammy|noble/i.test(baseImage ?? "");
    return user ?? (isUbuntu ? "ubuntu" : "debian");
}
function resolveBase({ provider, plan }, task) {
    return task.task("base image", (part) => provider.resolveBaseImage(plan.base, part));
}
async function launchMachine(prepared, base, life, inputs, context) {
    const { provider, plan, product, user, hostname, certificates } = prepared;
    if (!inputs.keep)
        await (0,machine_state/* rememberMachine */.zm)(context, provider, plan.assetId, inputs);
    const machine = await context.progress.phase("Machine", (task) => provider.launch({
        assetId: plan.assetId,
        product,
        base,
        user,
        hostname,
        cpus: plan.cpus,
        memory: plan.memory,
        diskSize: plan.diskSize,
        expires: new Date(context.now() + inputs.lease),
        ...life,
        caCertificates: certificates,
        owner: context.owner,
    }, task));
    const { cpus, memory } = plan;
    const content = { ownPlaybook: false, skipRoles: [] };
    const record = {
        product,
        user,
        hostname,
        created: context.now(),
        base,
        cpus,
        memory,
        content,
        reports: [],
        timings: [],
    };
    const build = { provider, assetId: plan.assetId, context, record };
    await (0,pipeline_build/* saveBuild */.YP)(build);
    return { build, machine };
}
async function readCertificates(inputs, context) {
    const path = inputs.caCertificates ?? context.hostCertificates;
    if (path === undefined || path === "")
        return { problems: [] };
    const remedy = "Give the path of a PEM file, or leave it out where the network does not intercept TLS.";
    try {
        const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(context.workingFolder, path), "utf8");
        if (text.includes("-----BEGIN CERTIFICATE-----"))
            return { text, problems: [] };
        return {
            problems: [{ subject: "ca-certificates", problem: `${path} holds no certificate in PEM format`, remedy }],
        };
    }
    catch (error) {
        return {
            problems: [{ subject: "ca-certificates", problem: `${path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}`, remedy }],
        };
    }
}
function hostnameOf(product) {
    return (product
        .toLowerCase()
        .replaceAll(/[^a-z0-9-]+/g, "-")
        .replaceAll(/^-+|-+$/g, "")
        .slice(0, 63) || "vm");
}

;// CONCATENATED MODULE: ./build/pipeline/resume.js





async function resumeImage({ provider, plan }, inputs, context) {
    const { assetId } = plan;
    const { image, unfinished } = await provider.findEarlier(plan);
    if (image && inputs.defaultPassword !== undefined) {
        await (0,machine_state/* rememberMachine */.zm)(context, provider, assetId, inputs);
        await provider.takeUp(plan);
        const record = await (0,pipeline_build/* readBuildRecord */.mx)(provider, assetId);
        if (!record)
            throw new Error(`The record of ${assetId} was put into its folder and is not there.`);
        context.progress.info(`Goes on with the image ${image.handle} that an earlier run made.`);
        return { build: { provider, assetId, context, record } };
    }
    if (unfinished) {
        context.progress.info(`An earlier run of ${assetId} did not finish; what it left is removed first.`);
        await (0,tear_down/* tearDown */.x)({ provider, assetId, deliverables: false, failed: true }, context);
    }
    return undefined;
}
async function finishedProblems(inputs, context) {
    if (inputs.provider === "local" || inputs.defaultPassword !== undefined)
        return [];
    const provider = await context.openProvider(inputs.provider, inputs);
    const plan = planOf(inputs, context, { formats: [] }, provider);
    const { finished } = await provider.findEarlier(plan);
    if (finished === undefined)
        return [];
    const remove = (0,tear_down_command/* tearDownCommand */.U)({ provider: provider.name, assetId: plan.assetId, deliverables: true });
    return [
        {
            subject: "asset-id",
            problem: `${plan.assetId} has a finished image, ${finished}`,
            remedy: `Choose another asset-id; or give its default-password to go on with it; or remove it with \`${remove}\`.`,
        },
    ];
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/host/memory.js
var host_memory = __webpack_require__(824);
// EXTERNAL MODULE: ./build/qemu/boot.js + 1 modules
var boot = __webpack_require__(6441);
// EXTERNAL MODULE: ./build/ssh/wait.js
var wait = __webpack_require__(2724);
;// CONCATENATED MODULE: ./build/image/guest-checks.js

const JUPYTER_PORT = 49_494;
const PATIENCE = 600;
function ofRole(role, present, expectations, checks) {
    if (expectations.skipRoles?.includes(role))
        return [];
    if (!expectations.ownPlaybook)
        return checks;
    const unless = `${present} || { echo "The image has no ${role}."; exit 77; }\n`;
    return checks.map(({ name, script }) => ({ name, script: `${unless}${script}` }));
}
function contentChecks(expectations) {
    const port = expectations.jupyterPort ?? JUPYTER_PORT;
    const user = (0,client/* shellQuote */.ZL)(expectations.user);
    return [
        {
            name: "no service has failed",
            script: `
state=unknown
while [ $SECONDS -lt ${PATIENCE} ]; do
  state=$(systemctl is-system-running || :)
  case $state in running|degraded) break ;; esac
  sleep 1
done
failed=$(systemctl list-units --failed --plain --no-legend)
[ "$state" = running ] && [ -z "$failed" ] || { echo "The system is $state. $failed"; systemctl list-jobs --no-legend; exit 1; }`,
        },
        ...ofRole("jupyter", "[ -e /etc/systemd/system/jupyter.service ]", expectations, [
            {
                name: "JupyterLab answers 200",
                script: `
code=nothing
while [ $SECONDS -lt ${PATIENCE} ]; do
  code=$(python3 -c 'import urllib.request as r; print(r.urlopen("http://127.0.0.1:${port}/lab", timeout=30).status)' 2>&1) || :
  [ "$code" = 200 ] && exit 0
  sleep 1
done
echo "http://127.0.0.1:${port}/lab: $code"; journalctl --no-pager -u jupyter -n 20; exit 1`,
            },
            {
                name: "JupyterLab is restarted when it ends, and is not root",
                script: `
restart=$(systemctl show jupyter -p Restart --value)
owner=$(systemctl show jupyter -p User --value)
[ "$restart" = always ] && [ -n "$owner" ] && [ "$owner" != root ] || { echo "Restart=$restart User=$owner"; exit 1; }`,
            },
        ]),
        ...ofRole("poetry", "[ -e /usr/local/bin/poetry ]", expectations, [
            { name: "poetry runs", script: `su ${user} -s /bin/sh -c 'poetry --version'` },
        ]),
        ...ofRole("docker", "[ -S /run/docker.sock ]", expectations, [
            {
                name: "the user is in the group docker",
                script: `id -nG ${user} | tr ' ' '\\n' | grep -qx docker || { id ${user}; exit 1; }`,
            },
            {
                name: "Docker works without sudo",
                script: `
until systemctl is-active --quiet docker || [ $SECONDS -gt ${PATIENCE} ]; do sleep 1; done
su ${user} -s /bin/sh -c 'docker info --format "{{.ServerVersion}}"'`,
            },
        ]),
        ...ofRole("limits", "[ -e /etc/sysctl.d/90-no-core-dumps.conf ]", expectations, [
            {
                name: "core dumps are off",
                script: `[ "$(su ${user} -s /bin/sh -c 'ulimit -Hc')" = 0 ] || { echo "The hard limit is not 0."; exit 1; }`,
            },
        ]),
        ...ofRole("network", "[ -e /etc/netplan/60-wired.yaml ]", expectations, [
            {
                name: "netplan asks for an address on every wired interface",
                script: `
file=/etc/netplan/60-wired.yaml
grep -qE '^ *name: "?e\\*"?$' $file && grep -qE '^ *dhcp4: true$' $file || { cat $file; exit 1; }
[ "$(stat -c %a $file)" = 600 ] || { stat -c '%a %n' $file; exit 1; }`,
            },
        ]),
    ];
}

;// CONCATENATED MODULE: ./build/image/guest-clean.js

function cleanlinessChecks(expectations) {
    const user = (0,client/* shellQuote */.ZL)(expectations.user);
    const none = (name, find) => ({
        name,
        script: `found=$(${find})\n[ -z "$found" ] || { echo "Found: $found"; exit 1; }`,
    });
    return [
        none("no SSH key or known host of the build", "find /root /home -xdev \\( -name 'authorized_keys*' -o -name 'known_hosts*' -o -name 'id_*' \\) -path '*/.ssh/*'"),
        {
            name: "host keys are of this machine",
            script: `
boot=$(sed -n 's/^btime //p' /proc/stat)
keys=$(ls /etc/ssh/ssh_host_*_key)
for key in $keys; do
  [ "$(stat -c %Y "$key")" -ge "$((boot - 2))" ] || { stat -c '%n is older than this boot: %y' "$key"; exit 1; }
done`,
        },
        {
            name: "machine-id is of this machine",
            script: `
grep -qxE '[0-9a-f]{32}' /etc/machine-id || { echo "machine-id: $(cat /etc/machine-id)"; exit 1; }
boots=$(find /var/log/journal /run/log/journal -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sed 's,.*/,,' | sort -u)
[ -z "$boots" ] || [ "$boots" = "$(cat /etc/machine-id)" ] || { echo "Journals of: $boots"; exit 1; }`,
        },
        {
            name: "no log of an earlier boot",
            script: `boots=$(journalctl --list-boots --no-pager 2>/dev/null | grep -cE '^ *-?[0-9]+ ')
[ "$boots" -le 1 ] || { journalctl --list-boots --no-pager; exit 1; }
! grep -lE 'ansible|cidata' -r /var/log --include='*.log' --include=syslog --include=messages`,
        },
        none("no history of a shell or program", "find /root /home -xdev -maxdepth 2 -name '.*history*' -size +0"),
        none("no file of Ansible", "find /root /home /tmp /var/tmp -xdev -maxdepth 2 \\( -name '.ansible*' -o -name 'ansible-*' \\)"),
        none("no state of cloud-init", "find /var/lib/cloud /var/log/cloud-init.log /var/log/cloud-init-output.log -type f 2>/dev/null | head -5 || :"),
        none("no certificate of the build", `find /usr/local/share/ca-certificates /usr/share/ca-certificates /etc/ssl/certs \\( -name 'cloud-init-ca*' -o -name 'slipway*' \\)
inside=$(grep -c 'BEGIN CERTIFICATE' /etc/ssl/certs/ca-certificates.crt || :)
known=$(grep -cE '^[^#!]' /etc/ca-certificates.conf || :)
[ "$inside" = "$known" ] || [ -n "$(ls /usr/local/share/ca-certificates)" ] || echo "The bundle holds $inside certificates, and the distribution has $known."`),
        none("no lease of the build", "systemctl list-unit-files --no-legend 'slipway-*' | head -5; find /etc/systemd /run/systemd/system -name 'slipway-*'"),
        none("no package lists or archives", "find /var/lib/apt/lists /var/cache/apt/archives -maxdepth 1 -type f -size +0 ! -name lock | head -5"),
        none("no sudo without a password", `grep -rsE '^[^#]*NOPASSWD' /etc/sudoers /etc/sudoers.d || :; su ${user} -s /bin/sh -c 'sudo -k -n true' 2>/dev/null && echo "sudo -n works" || :`),
        {
            name: "root has no password",
            script: `passwd -S root | grep -qE '^root (L|LK|NP) ' && ! passwd -S root | grep -q ' NP ' || { passwd -S root; exit 1; }`,
        },
        {
            name: "the interface has an address from netplan's configuration",
            script: `
ip -4 -br address show up | grep -E '^e[^ ]* .*[0-9]+\\.' || { ip -br address; exit 1; }
! ls /etc/netplan | grep cloud-init`,
        },
        ...(expectations.hostname === undefined
            ? []
            : [
                {
                    name: "the host name is the image's",
                    script: `[ "$(hostname)" = ${(0,client/* shellQuote */.ZL)(expectations.hostname)} ] || { hostname; exit 1; }`,
                },
            ]),
    ];
}

;// CONCATENATED MODULE: ./build/image/guest-script.js
const SKIP = 77;
function composeChecks(checks) {
    const parts = checks.map(({ script }, index) => {
        const word = `END_OF_CHECK_${index}`;
        return `check ${index} <<'${word}'\n${script.trim()}\n${word}`;
    });
    return `
check() {
  local start=$(date +%s%3N) code=0 said script
  script=$(cat)
  said=$(timeout 900 bash -eu -o pipefail -c "$script" 2>&1 </dev/null) || code=$?
  printf 'check\\t%s\\t%s\\t%s\\t%s\\n' "$1" "$code" "$(($(date +%s%3N) - start))" "$(printf %s "$said" | tail -c 4000 | base64 -w0)"
}
${parts.join("\n")}
`;
}
function readChecks(checks, said) {
    const lines = new Map(said
        .split("\n")
        .map((line) => line.split("\t"))
        .filter(([word]) => word === "check")
        .map(([, index = "", code = "", milliseconds = "", evidence = ""]) => [
        index,
        { code: Number(code), milliseconds: Number(milliseconds), evidence },
    ]));
    return checks.map(({ name }, index) => {
        const line = lines.get(String(index));
        if (!line)
            return { name, status: "failed", seconds: 0, message: "The check did not come to its end." };
        const seconds = line.milliseconds / 1_000;
        if (line.code === 0)
            return { name, status: "passed", seconds };
        const found = Buffer.from(line.evidence, "base64").toString("utf8").trim();
        if (line.code === SKIP)
            return { name, status: "skipped", seconds, message: found || "It does not apply." };
        return { name, status: "failed", seconds, message: `${found || "It says nothing."}\n(exit code ${line.code})` };
    });
}

;// CONCATENATED MODULE: ./build/image/test-devices.js
const DEVICES = {
    vmdk: { diskFormat: "vmdk", controller: "pvscsi", nic: "vmxnet3", firmware: "bios", like: "VMware: pvscsi, vmxnet3" },
    vhd: {
        diskFormat: "vpc",
        controller: "ide",
        nic: "e1000",
        firmware: "bios",
        like: "Hyper-V generation 1: IDE, e1000",
    },
    raw: { diskFormat: "raw", controller: "virtio", nic: "virtio", firmware: "uefi", like: "a cloud: virtio, UEFI" },
    qcow2: {
        diskFormat: "qcow2",
        controller: "virtio",
        nic: "virtio",
        firmware: "bios",
        like: "QEMU and libvirt: virtio",
    },
    vdi: { diskFormat: "vdi", controller: "ahci", nic: "e1000", firmware: "bios", like: "VirtualBox: AHCI, e1000" },
    ova: { diskFormat: "vmdk", controller: "lsi", nic: "e1000", firmware: "bios", like: "OVF: LSI Logic, e1000" },
};
function devicesFor(format) {
    return DEVICES[format];
}

;// CONCATENATED MODULE: ./build/image/test-disk.js



const DECOMPRESSORS = { ".zst": "zstd -dc --", ".gz": "gzip -dc --" };
async function bootableDisk(artifact, work, signal) {
    if (artifact.format === "ova")
        return diskOfOva(artifact.path, work, signal);
    const ending = Object.keys(DECOMPRESSORS).find((end) => artifact.path.endsWith(end));
    if (ending === undefined)
        return artifact.path;
    const disk = (0,external_node_path_.join)(work, (0,external_node_path_.basename)(artifact.path, ending));
    const pipe = `set -o pipefail; ${DECOMPRESSORS[ending]} "$1" | dd of="$2" bs=1M iflag=fullblock conv=sparse status=none`;
    await (0,run/* run */.e)("bash", ["-c", pipe, "bash", artifact.path, disk], { signal, timeout: 1_800_000 });
    return disk;
}
async function diskOfOva(path, work, signal) {
    const { stdout } = await (0,run/* run */.e)("tar", ["--list", "--quoting-style=literal", "--file", path], {
        signal,
        timeout: 600_000,
    });
    const member = stdout.split("\n").find((name) => name.endsWith(".vmdk"));
    if (member === undefined || member.includes("/"))
        throw new errors/* UserError */.yo(`There is no disk in ${path}.`, "Export it again.");
    await (0,run/* run */.e)("tar", ["--extract", "--file", path, "--directory", work, "--", member], { signal, timeout: 1_800_000 });
    return (0,external_node_path_.join)(work, member);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/image/test-login.js



function passwordOptions(login) {
    const options = {
        PreferredAuthentications: "password",
        PubkeyAuthentication: "no",
        NumberOfPasswordPrompts: "1",
        StrictHostKeyChecking: "accept-new",
        UserKnownHostsFile: `"${(0,external_node_path_.join)(login.work, "known_hosts").replaceAll("%", "%%")}"`,
        GlobalKnownHostsFile: "none",
        UpdateHostKeys: "no",
        IdentityAgent: "none",
        ControlPath: "none",
        ConnectTimeout: "60",
        ServerAliveInterval: "15",
        ServerAliveCountMax: "20",
        LogLevel: "ERROR",
        Port: String(login.port),
        User: login.user,
    };
    return ["-F", "none", ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}
async function withAskPass(login, password, work) {
    await (0,promises_.mkdir)(login.work, { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(login.work, "askpass-"));
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "password"), `${password}\n`, { mode: 0o600 });
        const program = (0,external_node_path_.join)(folder, "ask");
        await (0,promises_.writeFile)(program, '#!/bin/sh\nexec cat "$(dirname "$0")/password"\n', { mode: 0o700 });
        return await work({ SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: "force", DISPLAY: "none" });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function runWithPassword(login, password, command, options = {}) {
    return withAskPass(login, password, (env) => (0,run/* run */.e)("ssh", [...passwordOptions(login), "-T", "--", login.host, command], { timeout: 900_000, ...options, env }));
}
async function runAsRoot(login, password, script, options = {}) {
    const input = `${password}\n{\n${script}\n} </dev/null\n`;
    return runWithPassword(login, password, "sudo -S -p '' -- bash -s", { ...options, input });
}

;// CONCATENATED MODULE: ./build/image/test-first-login.js



const DIALOGUE = [
    { asks: /current (unix )?password:\s*$/i, types: "old" },
    { asks: /new (unix )?password:\s*$/i, types: "new" },
    { asks: /retype new (unix )?password:\s*$/i, types: "new" },
];
const test_first_login_DEADLINE = 240_000;
async function changeExpiredPassword(change) {
    return withAskPass(change.login, change.password, async (environment) => {
        const { screen, answered, code } = await converse(change, environment);
        const what = answered === 0
            ? "The first login did not demand a new password"
            : answered < DIALOGUE.length
                ? "The change of the password stopped half-way"
                : undefined;
        if (what || !/password.*(updated|changed)|success/i.test(screen)) {
            const shown = screen.trim().split("\n").slice(-12).join("\n") || "nothing";
            throw new errors/* UserError */.yo(`${what ?? "The new password was not taken"} (ssh ended with ${code ?? "a signal"}). On the screen:\n${shown}`, "");
        }
        return screen;
    });
}
function converse(change, environment) {
    const { login, password, newPassword, signal } = change;
    return new Promise((resolve, reject) => {
        const ssh = ["ssh", ...passwordOptions(login), "-tt", "--", login.host];
        const child = (0,external_node_child_process_.spawn)("setpriv", ["--pdeathsig", "KILL", "--", ...ssh], {
            env: { ...process.env, ...environment, TERM: "dumb" },
            detached: true,
        });
        const limit = AbortSignal.any([AbortSignal.timeout(test_first_login_DEADLINE), ...(signal ? [signal] : [])]);
        const end = () => child.kill("SIGKILL");
        limit.addEventListener("abort", end, { once: true });
        let screen = "";
        let answered = 0;
        let seen = 0;
        const read = (chunk) => {
            screen += chunk.toString("utf8").replaceAll("\r", "");
            const step = DIALOGUE[answered];
            if (step?.asks.test(screen.slice(seen))) {
                child.stdin.write(`${step.types === "old" ? password : newPassword}\n`);
                answered += 1;
                seen = screen.length;
            }
            else if (/\$ $/.test(screen.slice(seen))) {
                child.stdin.end("exit\n");
            }
        };
        child.stdout.on("data", read);
        child.stderr.on("data", read);
        child.stdin.on("error", () => undefined);
        child.once("error", reject);
        child.once("close", (code) => {
            limit.removeEventListener("abort", end);
            if (signal?.aborted)
                reject(new errors/* CancelledError */.cc());
            else
                resolve({ screen, answered, code });
        });
    });
}

// EXTERNAL MODULE: ./build/base/poll.js
var poll = __webpack_require__(5207);
;// CONCATENATED MODULE: ./build/image/test-jupyter.js


const test_jupyter_PATIENCE = 600_000;
async function jupyterAnswers(address) {
    let last = "nothing";
    const probe = async (signal) => {
        try {
            const answer = await fetch(`http://${address.host}:${address.port}/lab`, {
                signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
            });
            last = `${answer.status} ${answer.statusText}`;
            await answer.body?.cancel();
            return answer.status === 200 || undefined;
        }
        catch (error) {
            last = causeOf(error);
            return undefined;
        }
    };
    try {
        await (0,poll/* poll */.w)(probe, { what: "JupyterLab answers 200", every: 500, within: test_jupyter_PATIENCE, signal: address.signal });
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        throw new errors/* UserError */.yo(`${error.message} Its last answer: ${last}.`, "", { cause: error });
    }
}
async function jupyterAccepts(address, password) {
    const url = `http://${address.host}:${address.port}/login`;
    const limit = () => AbortSignal.any([AbortSignal.timeout(120_000), ...(address.signal ? [address.signal] : [])]);
    const form = await fetch(url, { signal: limit() });
    await form.body?.cancel();
    const cookies = form.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
    const token = cookies.find((cookie) => cookie.startsWith("_xsrf="))?.slice("_xsrf=".length) ?? "";
    const answer = await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: cookies.join("; ") },
        body: new URLSearchParams({ _xsrf: token, password }),
        signal: limit(),
    });
    await answer.body?.cancel();
    if (answer.status === 302)
        return true;
    if (answer.status === 401)
        return false;
    throw new errors/* UserError */.yo(`JupyterLab's login form answered ${answer.status} ${answer.statusText}.`, "");
}
function causeOf(error) {
    if (!(error instanceof Error))
        return String(error);
    return error.cause instanceof Error ? error.cause.message : error.message;
}

;// CONCATENATED MODULE: ./build/image/test-key.js




async function ownChecksTarget(login, password, signal) {
    const key = (0,external_node_path_.join)(login.work, "key");
    await (0,run/* run */.e)("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "slipway-test", "-f", key], { signal });
    const input = await (0,promises_.readFile)(`${key}.pub`, "utf8");
    await runWithPassword(login, password, "umask 077; mkdir -p ~/.ssh && cat >>~/.ssh/authorized_keys", {
        input,
        signal,
    });
    const { host, port, user, work } = login;
    return { host, port, user, privateKeyFile: key, knownHostsFile: (0,external_node_path_.join)(work, "known_hosts"), controlFolder: work };
}

;// CONCATENATED MODULE: ./build/image/test-report.js


class Skipped extends Error {
    name = "Skipped";
}
function startChecks(subject, now = Date.now) {
    const checks = [];
    const start = now();
    const since = (from) => Math.round((now() - from) / 10) / 100;
    return {
        checks,
        add: (...more) => void checks.push(...more),
        async record(name, work) {
            const from = now();
            try {
                const answer = await work();
                checks.push({ name, status: "passed", seconds: since(from) });
                return answer;
            }
            catch (error) {
                if (error instanceof errors/* CancelledError */.cc)
                    throw error;
                const status = error instanceof Skipped ? "skipped" : "failed";
                const remedy = error instanceof errors/* UserError */.yo && error.remedy ? `\n${error.remedy}` : "";
                checks.push({ name, status, seconds: since(from), message: `${(0,errors/* messageOf */.bD)(error)}${remedy}` });
                return undefined;
            }
        },
        report: () => ({ subject, started: new Date(start), seconds: since(start), checks }),
    };
}
function failedChecks(reports) {
    return reports.flatMap(({ subject, checks }) => checks.filter(({ status }) => status === "failed").map(({ name }) => `${subject}: ${name}`));
}
const MARKS = { passed: "ok    ", failed: "FAILED", skipped: "-     " };
function formatTests(reports) {
    const parts = reports.map(({ subject, seconds, checks }) => {
        const counts = ["passed", "failed", "skipped"]
            .map((status) => ({ status, count: checks.filter((check) => check.status === status).length }))
            .filter(({ count }) => count > 0)
            .map(({ status, count }) => `${count} ${status}`);
        const width = Math.max(0, ...checks.map(({ name }) => name.length));
        const rows = checks.map((check) => {
            const row = `  ${MARKS[check.status]}  ${check.name.padEnd(width)}  ${(0,duration/* formatDuration */.a)(check.seconds * 1_000).padStart(8)}`;
            const message = check.status === "passed" ? [] : (check.message ?? "").split("\n").map((line) => `            ${line}`);
            return [row, ...message].join("\n");
        });
        return [
            `${subject}: ${counts.join(", ") || "nothing checked"} in ${(0,duration/* formatDuration */.a)(seconds * 1_000)}`,
            ...rows,
        ].join("\n");
    });
    return parts.join("\n\n");
}

;// CONCATENATED MODULE: ./build/image/test-motd.js



const MESSAGE = "/etc/update-motd.d/80-default-passwords";
async function messageOfTheDay(test, list) {
    const { login, password, signal } = test;
    const message = async (before = "") => (await runAsRoot(login, password, `${before}\n${MESSAGE}`, { signal })).stdout;
    await list.record("the message of the day tells how to change JupyterLab's password", async () => {
        if (test.skipped)
            throw new Skipped("The role motd was left out.");
        const shown = await message();
        if (!shown.includes("sudo jupyter-password"))
            throw new errors/* UserError */.yo(`It says: ${shown.trim() || "nothing"}`, "");
    });
    await list.record("the message of the day goes once the password is changed", async () => {
        if (test.skipped)
            throw new Skipped("The role motd was left out.");
        const shown = await message("head -c 18 /dev/urandom | base64 | /usr/local/bin/jupyter-password");
        if (shown.trim())
            throw new errors/* UserError */.yo(`It still says: ${shown.trim()}`, "");
    });
}

;// CONCATENATED MODULE: ./build/image/test-own.js


async function runOwnChecks(own, where, list, task) {
    const become = where.becomePassword === undefined ? {} : { ansible_become_password: where.becomePassword };
    const { becomePassword: _, ...rest } = where;
    await list.record("own checks: the playbook succeeds", async () => {
        const { tasks, log } = await runPlaybook({ ...own, ...rest, extraVars: { ...own.extraVars, ...become } }, task);
        for (const { name, seconds, status } of tasks) {
            list.add({ name: `own checks: ${name}`, seconds, status: status === "skipped" ? "skipped" : "passed" });
        }
        if (tasks.length === 0)
            throw new errors/* UserError */.yo("The playbook has run no task.", `See ${log}; its plays must name hosts: all.`);
    });
}

;// CONCATENATED MODULE: ./build/image/test-artifact.js



















const BOOT = 480_000;
async function testArtifact(test, task) {
    const list = startChecks((0,external_node_path_.basename)(test.artifact.path));
    const work = await (0,promises_.mkdtemp)((0,external_node_path_.join)(test.work, "test-"));
    let booted;
    try {
        const devices = devicesFor(test.artifact.format);
        const port = test.jupyterPort ?? JUPYTER_PORT;
        await list.record(`boots (${devices.like})`, async () => {
            task.update(undefined, "booting");
            const disk = await bootableDisk(test.artifact, work, test.signal);
            const { diskFormat: format, controller, nic, firmware } = devices;
            const { memory, cpus, accelerator, signal } = test;
            const request = {
                disk,
                format,
                controller,
                nic,
                firmware,
                memory,
                cpus,
                accelerator,
                signal,
                work,
                forwards: [22, port],
            };
            const machine = await (0,boot/* bootDisk */.Y)(request, task);
            booted = machine;
            await machine.during((alive) => (0,wait/* waitForBanner */.N)("127.0.0.1", machine.port(22), { within: BOOT, signal: alive }));
        });
        if (!booted || list.checks.some(({ status }) => status === "failed"))
            return list.report();
        const machine = booted;
        const login = { host: "127.0.0.1", port: machine.port(22), user: test.user, work };
        await machine.during((signal) => useIt({ ...test, signal, work }, login, machine.port(port), list, task));
        return list.report();
    }
    finally {
        await booted?.stop();
        await (0,promises_.rm)(work, { recursive: true, force: true });
    }
}
async function useIt(test, login, jupyterPort, list, task) {
    const { password, signal } = test;
    const newPassword = generatePassword();
    task.update(undefined, "logging in");
    await list.record("the first login with the default password demands a new one", () => changeExpiredPassword({ login, password, newPassword, signal }));
    const screen = await list.record("the new password works", () => runWithPassword(login, newPassword, "echo welcome", { signal }));
    await list.record("the old password is refused", () => refuses(login, password, signal));
    if (screen === undefined)
        return;
    task.update(undefined, "looking around");
    const run = async (checks) => {
        const said = await list.record("root can run commands with the new password", () => runAsRoot(login, newPassword, composeChecks(checks), { signal, timeout: 1_800_000 }));
        if (said)
            list.add(...readChecks(checks, said.stdout));
    };
    await run([...cleanlinessChecks(test), ...contentChecks(test)]);
    if (!test.skipRoles?.includes("jupyter") && !test.ownPlaybook) {
        await jupyterFromOutside({ host: "127.0.0.1", port: jupyterPort, signal }, password, list);
        await messageOfTheDay({ login, password: newPassword, skipped: test.skipRoles?.includes("motd") ?? false, signal }, list);
    }
    if (test.own) {
        const own = test.own;
        const target = await list.record("own checks: a key for Ansible on the throw-away disk", () => ownChecksTarget(login, newPassword, signal));
        const logName = `tests-${test.artifact.format}`;
        if (target)
            await runOwnChecks(own, { target, work: test.work, logName, becomePassword: newPassword, signal }, list, task);
    }
}
async function refuses(login, password, signal) {
    try {
        await runWithPassword(login, password, "true", { signal });
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v && error.stderr.includes("Permission denied"))
            return;
        throw error;
    }
    throw new errors/* UserError */.yo("A login with the old password works.", "");
}
async function jupyterFromOutside(address, password, list) {
    const answered = await list.record("JupyterLab answers 200 from outside", async () => {
        await jupyterAnswers(address);
        return true;
    });
    await list.record("JupyterLab takes the default password and refuses another", async () => {
        if (!answered)
            throw new Skipped("It does not answer.");
        if (await jupyterAccepts(address, `${password}x`))
            throw new errors/* UserError */.yo("It lets in with a wrong password.", "");
        if (!(await jupyterAccepts(address, password)))
            throw new errors/* UserError */.yo("It refuses the default password.", "");
    });
}

;// CONCATENATED MODULE: ./build/image/test-machine.js





async function testMachine(test, task) {
    const list = startChecks("machine");
    const checks = contentChecks(test);
    const said = await list.record("root can run commands over SSH", async () => {
        const options = { sudo: true, name: "the checks", signal: test.signal, timeout: 1_800_000 };
        return (await (0,client/* sshScript */.id)(test.machine.ssh, composeChecks(checks), options)).stdout;
    });
    if (said !== undefined)
        list.add(...readChecks(checks, said));
    if (test.own) {
        await runOwnChecks(test.own, { target: test.machine.ssh, work: test.work, logName: "tests-machine", signal: test.signal }, list, task);
    }
    return list.report();
}

;// CONCATENATED MODULE: ./build/pipeline/test.js














async function ownChecks(inputs, ansible, build) {
    const { context, provider, assetId } = build;
    const galaxy = inputs.requirements === undefined ? undefined : galaxyFolder(provider.workFolder(assetId));
    return await standaloneChecks(inputs, ansible, context, galaxy);
}
async function standaloneChecks(inputs, ansible, context, galaxy) {
    const playbook = absolute(inputs.tests, context);
    if (playbook === undefined)
        return undefined;
    const extraVars = await extraVariables(inputs, context);
    return { ansible: ansible.playbook, playbook, content: (0,external_node_path_.join)(context.templates, "ansible"), extraVars, galaxy };
}
function expectationsOf({ record }) {
    const { user, jupyterPort, content } = record;
    return { user, jupyterPort, ...content };
}
async function testRunningMachine(build, machine, own) {
    const { context, provider, record } = build;
    const report = await context.progress.phase("Test the machine", async (task) => {
        const work = provider.workFolder(build.assetId);
        const done = await testMachine({ ...expectationsOf(build), machine, work, own, signal: context.signal }, task);
        for (const line of formatTests([done]).split("\n"))
            task.line(line);
        return done;
    });
    record.reports = [...record.reports.filter(({ subject }) => subject !== report.subject), report];
    await (0,pipeline_build/* saveBuild */.YP)(build);
    return report;
}
const QEMU_OVERHEAD = 640 * base_size/* MiB */.lv;
async function testArtifacts(tests, { hostname, memory }, provider, settings, context) {
    const { artifacts, ...each } = tests;
    const room = Math.floor((await (0,host_memory/* availableMemory */.B)()) / (memory + QEMU_OVERHEAD));
    const lanes = Math.max(1, Math.min((0,external_node_os_.availableParallelism)(), artifacts.length, room, 4));
    const cpus = Math.max(1, Math.floor((0,external_node_os_.availableParallelism)() / lanes));
    return await context.progress.phase("Test the artifacts", async (phase) => {
        const scratch = await provider.scratchFolder();
        try {
            const jobs = artifacts.map((artifact) => ({
                name: artifact.format,
                weight: 1,
                work: (signal) => phase.task(artifact.format, (task) => testArtifact({
                    ...each,
                    hostname,
                    memory,
                    artifact,
                    cpus,
                    accelerator: settings.accelerator,
                    work: scratch.path,
                    signal,
                }, task)),
            }));
            const reports = await (0,base_lanes/* runInLanes */.e)(jobs, lanes, context.signal);
            for (const line of formatTests(reports).split("\n"))
                phase.line(line);
            return reports;
        }
        finally {
            await scratch.remove();
        }
    });
}
async function judge(reports, junitFile, remedy, context) {
    const count = (status) => String(reports.flatMap(({ checks }) => checks).filter((check) => check.status === status).length);
    const outputs = {
        testsPassed: count("passed"),
        testsFailed: count("failed"),
        junitFile: await writeJunit(junitFile, reports, context),
    };
    const failed = failedChecks(reports);
    if (failed.length === 0)
        return outputs;
    const names = failed.map((name) => `  ${name}`).join("\n");
    throw new errors/* UserError */.yo(`${failed.length} of the tests failed:\n${names}`, remedy, { outputs });
}
async function writeJunit(file, reports, context) {
    const path = absolute(file, context);
    if (path === undefined)
        return undefined;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, toJunit(reports));
    return path;
}

// EXTERNAL MODULE: ./build/providers/aws/calls.js
var calls = __webpack_require__(2754);
// EXTERNAL MODULE: ./build/release/folder-check.js
var folder_check = __webpack_require__(8921);
// EXTERNAL MODULE: ./build/node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(9767);
// EXTERNAL MODULE: ./build/node_modules/zod/v4/core/core.js
var core = __webpack_require__(2591);
// EXTERNAL MODULE: ./build/base/nearest.js
var nearest = __webpack_require__(578);
;// CONCATENATED MODULE: ./build/declare/kinds.js




function kinds_input(wording, schema, kind) {
    const { description, default: standard, example, publishedBy, missing, provider, stepDefault, secret = false, } = wording;
    const { allowed, flag = false, several = false } = kind;
    return {
        ...{ description, default: standard, example, allowed, missing, provider },
        ...{ stepDefault, secret, publishedBy, flag, several, schema },
    };
}
function read(reader) {
    return schemas/* string */.YjP().transform((text, context) => {
        const answer = reader(text.trim());
        if ("value" in answer)
            return answer.value;
        context.addIssue({ code: "custom", message: answer.wrong, params: { remedy: answer.remedy } });
        return core/* NEVER */.tm;
    });
}
function required(wording, reader, kind = {}) {
    const schema = read(reader);
    const filled = schemas/* string */.YjP({ error: "must be given" })
        .or(schemas/* undefined */.Vxk())
        .transform((text, context) => {
        const given = text ?? wording.default;
        if (given !== undefined)
            return given;
        context.addIssue({ code: "custom", message: "must be given" });
        return core/* NEVER */.tm;
    });
    return kinds_input(wording, filled.pipe(schema), kind);
}
function optional(wording, reader, kind = {}) {
    return kinds_input(wording, read(reader).optional(), kind);
}
const anyText = (text) => ({ value: text });
function kinds_text(wording) {
    return required(wording, matching(wording));
}
function optionalText(wording) {
    return optional(wording, matching(wording));
}
function matching({ pattern, rule, hint, secret }) {
    if (!pattern)
        return anyText;
    return (value) => {
        if (pattern.test(value))
            return { value };
        const wrong = `${secret ? "the value" : `“${value}”`} cannot be used: ${rule ?? pattern.source}`;
        return hint === undefined ? { wrong } : { wrong, remedy: hint };
    };
}
function list(wording) {
    return required({ default: "", ...wording }, (value) => ({ value: words(value) }), { several: true });
}
function optionalList(wording) {
    const matches = matching(wording);
    const reader = (value) => {
        const given = words(value);
        const wrong = given.map(matches).find((answer) => "wrong" in answer);
        return wrong && "wrong" in wrong ? wrong : { value: given };
    };
    return optional(wording, reader, { several: true });
}
function choices(allowed, wording) {
    const reader = (value) => {
        const given = words(value);
        if (given.length === 1 && given[0] === "none")
            return { value: [] };
        const unknown = given.filter((word) => !allowed.some((choice) => choice === word));
        if (unknown.length > 0)
            return notAmong(unknown, allowed);
        if (given.length === 0)
            return { wrong: "names none", remedy: `Choose from: ${allowed.join(", ")}.` };
        return { value: allowed.filter((choice) => given.includes(choice)) };
    };
    return required(wording, reader, { allowed: `Any of: ${allowed.join(", ")}; or none.`, several: true });
}
function choice(allowed, wording) {
    return required(wording, among(allowed), {
        allowed: allowed.length > 1 ? `One of: ${allowed.join(", ")}.` : undefined,
    });
}
function optionalChoice(allowed, wording) {
    return optional(wording, among(allowed), { allowed: `One of: ${allowed.join(", ")}.` });
}
function among(allowed) {
    return (value) => {
        const found = allowed.find((candidate) => candidate === value);
        return found === undefined ? notAmong([value], allowed) : { value: found };
    };
}
function notAmong(unknown, allowed) {
    const quoted = unknown.map((word) => `“${word}”`).join(", ");
    const meant = [...new Set(unknown.flatMap((word) => (0,nearest/* nearest */.p)(word, allowed) ?? []))];
    const guess = meant.length > 0 ? `Did you mean ${meant.join(", ")}? ` : "";
    return {
        wrong: unknown.length === 1 ? `${quoted} is not a choice` : `${quoted} are not choices`,
        remedy: `${guess}Choose from: ${allowed.join(", ")}.`,
    };
}
const yesOrNo = (value) => {
    if (/^(true|yes|on|1)$/i.test(value))
        return { value: true };
    if (/^(false|no|off|0)$/i.test(value))
        return { value: false };
    return { wrong: `“${value}” is neither true nor false` };
};
function flag(wording) {
    return required({ default: "false", ...wording }, yesOrNo, { flag: true });
}
function optionalFlag(wording) {
    return optional(wording, yesOrNo, { flag: true });
}
function integer(bounds, wording) {
    return required(wording, numberWithin(bounds), { allowed: within(bounds) });
}
function optionalInteger(bounds, wording) {
    return optional(wording, numberWithin(bounds), { allowed: within(bounds) });
}
function numberWithin(bounds) {
    return (value) => {
        const number = Number(value);
        if (/^\d+$/.test(value) && number >= bounds.min && number <= bounds.max)
            return { value: number };
        return { wrong: `“${value}” is not a whole number from ${bounds.min} to ${bounds.max}` };
    };
}
function kinds_duration(bounds, wording) {
    return required(wording, durationWithin(bounds), { allowed: within(bounds) });
}
function optionalDuration(bounds, wording) {
    return optional(wording, durationWithin(bounds), { allowed: within(bounds) });
}
function durationWithin({ min, max }) {
    return (value) => {
        const milliseconds = (0,duration/* parseDuration */.E)(value);
        if (milliseconds === undefined)
            return { wrong: `“${value}” is not a duration such as 90m, 8h or 1h30m` };
        const [least = 0, most = 0] = [min, max].map(duration/* parseDuration */.E);
        if (milliseconds < least || milliseconds > most)
            return { wrong: `${value} is not between ${min} and ${max}` };
        return { value: milliseconds };
    };
}
function size(bounds, wording) {
    const reader = (value) => {
        const bytes = (0,base_size/* parseSize */.DB)(value);
        if (bytes === undefined)
            return { wrong: `“${value}” is not a size such as 512 MiB or 8 GiB` };
        if (bytes < ((0,base_size/* parseSize */.DB)(bounds.min) ?? 0) || bytes > ((0,base_size/* parseSize */.DB)(bounds.max) ?? Number.POSITIVE_INFINITY)) {
            return { wrong: `${value} is not between ${bounds.min} and ${bounds.max}` };
        }
        return { value: bytes };
    };
    return required(wording, reader, { allowed: within(bounds) });
}
function within({ min, max }) {
    return `From ${min} to ${max}.`;
}
function words(value) {
    return [...new Set(value.split(/[\s,]+/).filter((word) => word !== ""))];
}

// EXTERNAL MODULE: ./build/providers/aws/settings.js
var settings = __webpack_require__(9902);
// EXTERNAL MODULE: ./build/providers/format.js
var format = __webpack_require__(5198);
// EXTERNAL MODULE: ./build/providers/local/base-image/releases.js
var releases = __webpack_require__(4821);
;// CONCATENATED MODULE: ./build/commands/inputs.js






const NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;
const NAME_RULE = "use 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends";
const identity = {
    assetId: optionalText({
        description: "Name of this build; everything made for it carries it. Default: the tag, else run-ID-ATTEMPT of the workflow's run; in a terminal the date and time, or the only machine there is.",
        example: "1.4.0",
        pattern: NAME,
        rule: NAME_RULE,
    }),
};
const localPlace = {
    accelerator: choice(["auto", "kvm", "tcg"], {
        description: "How QEMU runs a guest. auto tries KVM with a real guest first and emulates where that fails.",
        default: "auto",
    }),
    stateFolder: optionalText({
        description: "Folder for running machines, their keys, and the register of releases. Default: $XDG_STATE_HOME/slipway, else ~/.local/state/slipway; with provider aws on a runner slipway in its temporary folder.",
    }),
    cacheFolder: optionalText({
        description: "Folder for base images and tools that are used again. Default: $XDG_CACHE_HOME/slipway, else ~/.cache/slipway.",
    }),
    cacheSize: size({ min: "1 GiB", max: "100 TiB" }, { description: "Base images beyond this size leave the cache, the longest unused first.", default: "10 GiB" }),
};
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
const ACCOUNT = /^\d{12}$/;
const awsAccess = {
    region: optionalText({
        description: "AWS Region. Default: AWS_REGION, AWS_DEFAULT_REGION, or what the profile says.",
        example: "eu-central-1",
        pattern: REGION,
        rule: "it must be a Region's code, as in eu-central-1",
        provider: "aws",
    }),
    profile: optionalText({
        description: "Profile of the shared AWS configuration files, SSO included. Default: AWS_PROFILE, else default.",
        provider: "aws",
    }),
    roleToAssume: optionalText({
        description: "ARN of a role that is assumed: on a runner by the workflow's OIDC token (permission id-token: write), elsewhere by the credentials at hand. It is assumed anew when its session ends, and in the post step.",
        example: "arn:aws:iam::123456789012:role/slipway-github",
        pattern: /^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/,
        rule: "it must be the ARN of a role",
        provider: "aws",
    }),
    allowedAccountIds: optionalList({
        description: "The credentials must belong to one of these accounts; else nothing is made or removed.",
        example: "123456789012",
        pattern: ACCOUNT,
        rule: "an account id has 12 digits",
        provider: "aws",
    }),
    endpointUrl: optionalText({
        description: "Endpoint of all AWS services, for emulators. Default: AWS_ENDPOINT_URL, else AWS's own.",
        pattern: /^https?:\/\/\S+$/,
        rule: "it must start with http:// or https://",
        provider: "aws",
    }),
};
const awsPlace = {
    ...awsAccess,
    bucket: optionalText({
        description: "S3 bucket for exported disks, in the same account and Region. Needed where formats are exported.",
        example: "octo-images",
        pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        rule: "a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens",
        provider: "aws",
    }),
    bucketPrefix: optionalText({
        description: "First part of the objects' keys; the asset-id follows. Default: none.",
        example: "images",
        pattern: /^[\w!.*'()/-]{1,512}$/,
        rule: "use letters, digits, slashes and !-_.*'()",
        provider: "aws",
    }),
    copyToRegions: optionalList({
        description: "Further Regions for the AMI. Assets there are listed and removed too.",
        example: "us-east-1, eu-west-1",
        pattern: REGION,
        rule: "each must be a Region's code, as in eu-central-1",
        provider: "aws",
    }),
};
const place = {
    provider: choice(providers_provider/* PROVIDERS */.xq, {
        description: "Where machines are made: local is QEMU on this machine, aws is EC2.",
        default: "local",
    }),
    ...localPlace,
    ...awsPlace,
};
const machine = {
    baseImage: optionalText({
        description: `What the machine starts from. With local: ${releases/* RELEASES */.pH.map(({ name }) => name).join(", ")} (built from signed packages), or path or address of a cloud image; default debian-12. With aws: ami-ID, ssm:PARAMETER, or filters such as name=ubuntu-*, owner=099720109477, architecture=x86_64, of which the newest is taken; default ${settings/* DEFAULT_SOURCE_AMI */.QX}, Canonical's current Ubuntu LTS.`,
        example: "ubuntu-24.04",
    }),
    baseImageSha256: optionalText({
        description: "SHA-256 of a cloud image. Must be given with an address.",
        pattern: /^[0-9a-fA-F]{64}$/,
        rule: "a SHA-256 has 64 hexadecimal digits",
        hint: "Take it from the publisher's list of checksums (SHA256SUMS), or from sha256sum of the file.",
        provider: "local",
    }),
    mirror: optionalText({
        description: "Package mirror for a base image built from packages. Default: this machine's own apt sources, else the distribution's.",
        example: "https://mirror.example/debian",
        pattern: /^https?:\/\/\S+(?:\s+https?:\/\/\S+)?$/,
        rule: "it must start with http:// or https://",
        provider: "local",
    }),
    keyring: optionalText({
        description: "File with the keys that a base image's packages are signed with. Default: the distribution's keyring package.",
        provider: "local",
    }),
    cpus: integer({ min: 1, max: 64 }, {
        description: "Processors of the machine; with aws the instance's type decides, and this is what the OVA asks for.",
        default: "2",
    }),
    memory: size({ min: "512 MiB", max: "1 TiB" }, {
        description: "Memory of the machine; with aws and with test-vm of the machine booted from an artifact, and what the OVA asks for.",
        default: "2 GiB",
    }),
    diskSize: size({ min: "4 GiB", max: "2 TiB" }, { description: "Size of the disk, which is also the size of the released disk.", default: "8 GiB" }),
    user: optionalText({
        description: "Login user of the image. Default: ubuntu for Ubuntu and with aws, debian otherwise.",
        example: "student",
        pattern: /^[a-z_][a-z0-9_-]{0,31}$/,
        rule: "use lower-case letters, digits, hyphens and underscores, at most 32, not starting with a digit",
    }),
    hostname: optionalText({
        description: "Host name of the image. Default: the product.",
        example: "data-lab",
        pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
        rule: "use 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    }),
    lease: kinds_duration({ min: "10m", max: "7d" }, { description: "When the machine ends by itself although nobody came back for it.", default: "4h" }),
    bootTimeout: optionalDuration({ min: "10s", max: "2h" }, {
        description: "How long the first boot may take. Default: 90 s with KVM, 4 min under emulation, 10 min with aws.",
        example: "10m",
    }),
    caCertificates: optionalText({
        description: "PEM file of certificates that the guest trusts while it is built, for networks that intercept TLS. They are not in the image. Default: what NODE_EXTRA_CA_CERTS names.",
    }),
};
const awsMachine = {
    instanceTypes: optionalList({
        description: `Instance types, in the order in which they are tried. Default: ${settings/* DEFAULT_INSTANCE_TYPES */.Ig.join(", ")}.`,
        example: "m7i.large, m6i.large",
        pattern: /^[a-z0-9-]+\.[a-z0-9-]+$/,
        rule: "an instance type looks like m7i.large",
        provider: "aws",
    }),
    spot: optionalFlag({
        description: "Try spot capacity first, type by type, then on demand. Default: false.",
        provider: "aws",
    }),
    vpc: optionalText({
        description: "VPC of the machine. Default: the account's default VPC.",
        example: "vpc-0123456789abcdef0",
        pattern: /^vpc-[0-9a-f]{8,17}$/,
        rule: "it must be a VPC's id",
        provider: "aws",
    }),
    subnet: optionalText({
        description: "Subnet of the machine. Default: one of the VPC in a zone that offers the instance type.",
        example: "subnet-0123456789abcdef0",
        pattern: /^subnet-[0-9a-f]{8,17}$/,
        rule: "it must be a subnet's id",
        provider: "aws",
    }),
    connect: optionalChoice(settings/* CONNECT */.hg, {
        description: "How the machine is reached. ssh: port 22, open to one address only. ssm: Session Manager, with no open port at all; needs instance-profile and the AWS CLI with its Session Manager plugin. Default: ssh.",
        provider: "aws",
    }),
    allowFrom: optionalText({
        description: "IPv4 range (CIDR) that SSH is open to. Default: this machine's own public address, /32.",
        example: "203.0.113.7/32",
        pattern: /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/,
        rule: "write an IPv4 range such as 203.0.113.7/32",
        provider: "aws",
    }),
    sshPort: optionalInteger({ min: 1, max: 65535 }, { description: "Port on which the source AMI's SSH server answers. Default: 22.", provider: "aws" }),
    instanceProfile: optionalText({
        description: "Name or ARN of an instance profile for the machine, for Session Manager or your playbook.",
        provider: "aws",
    }),
    volumeType: optionalChoice(["gp3", "gp2", "io1", "io2"], {
        description: "Type of the root volume. Default: gp3.",
        provider: "aws",
    }),
    leaseRole: optionalText({
        description: "Name or ARN of the role by which the lease's schedule deletes the machine's stack; none for no schedule. Default: slipway-lease, which templates/cloudformation/account.yaml makes.",
        provider: "aws",
    }),
};
const tools = {
    installTools: optionalFlag({
        description: "Install missing tools (QEMU and others) with apt-get. Ansible goes into the cache in any case. Default: true on a runner, false in a terminal.",
    }),
};
const content = {
    playbook: optionalText({ description: "Your own Ansible playbook in place of the default content." }),
    requirements: optionalText({ description: "Ansible Galaxy requirements file for your playbook." }),
    extraVars: optionalText({
        description: "Variables for the playbook: JSON or YAML, or @file. Never printed.",
        example: '{"jupyter_port": 8888}',
        secret: true,
    }),
    jupyterPort: integer({ min: 1, max: 65535 }, { description: "Port on which JupyterLab answers in the image.", default: "49494" }),
    skipRoles: list({ description: "Roles of the default content to leave out.", example: "docker, poetry" }),
};
const checks = {
    tests: optionalText({
        description: "Ansible playbook with checks of your own: run on the machine and on each artifact booted by itself.",
    }),
    junitFile: optionalText({
        description: "File for the test results as JUnit XML. A release folder holds them anyway, as tests.xml.",
    }),
};
const inputs_finish = {
    defaultPassword: optionalText({
        description: "Password for the first login, where a new one is demanded. Default: generated, and shown once.",
        secret: true,
        publishedBy: "publishDefaultPassword",
    }),
    publishDefaultPassword: flag({
        description: "Write the default password into the notes and the page, for an image that is for everyone. It is then no secret.",
    }),
};
const inputs_failure = {
    onError: choice(ON_ERROR, {
        description: "What becomes of the machine when the build fails: clean-up removes it, keep leaves it running until its lease ends, ask asks at the terminal.",
        default: "clean-up",
    }),
};
const RELEASE_FOLDER = "Folder of the release. create-vm and export-vm write it, replacing an older release when the new one is whole; with it test-vm boots and tests every artifact in it, and publish-release and update-release release its files and tell of its images.";
const WAIT = "Wait for the end. Of a build: true; with false the step ends when the build is started. With setup-ec2: keep the machine until Ctrl-C or the end of its lease, then remove it; true in a terminal without keep, false elsewhere.";
const output = {
    formats: choices(format/* FORMATS */.h, {
        description: "Formats to export. With aws, none makes an AMI only.",
        default: "vmdk, vhd",
        example: "vmdk, vhd, ova",
    }),
    rawCompression: choice(["zstd", "gzip"], { description: "Compression of the raw image.", default: "zstd" }),
    releaseFolder: kinds_text({ description: RELEASE_FOLDER, default: "release" }),
    product: optionalText({
        description: "Name of the product, first part of every file name. Default: the repository's name, else vm.",
        example: "data-lab",
        pattern: NAME,
        rule: NAME_RULE,
    }),
};
const awsExport = {
    exportRole: optionalText({
        description: "Name of the role that VM Import/Export assumes. Default: vmimport.",
        pattern: /^[\w+=,.@/-]{1,128}$/,
        rule: "it must be a role's name",
        provider: "aws",
    }),
    exportBy: optionalChoice(settings/* EXPORT_BY */.ZW, {
        description: "How several of vmdk, vhd and raw are made; AWS exports one format of an AMI at a time. copies: a copy of the AMI for each further format, side by side. queue: one after another. convert: AWS exports one, and qemu-img makes the others here. auto: copies. Default: auto.",
        provider: "aws",
    }),
    fetch: optionalFlag({
        description: "Fetch the exported disks once, to boot and test them here and to put them into the release folder. Default: true where they fit this machine's disk.",
        provider: "aws",
    }),
};
const awsDelivery = {
    shareWith: optionalList({
        description: "Account ids, and ARNs of organisations and organisational units, that may launch the AMI.",
        example: "123456789012",
        pattern: /^(?:\d{12}|arn:aws[\w-]*:organizations::\d{12}:(?:organization|ou)\/\S+)$/,
        rule: "give account ids of 12 digits, or ARNs of organisations or organisational units",
        provider: "aws",
    }),
    deprecateAfter: optionalDuration({ min: "1h", max: "3650d" }, {
        description: "When the AMI is deprecated, from now on. Default: never by Slipway.",
        example: "365d",
        provider: "aws",
    }),
    public: optionalFlag({
        description: "Let everyone launch the AMI, after its tests have passed. The account must allow public AMIs (block public access). Default: false.",
        provider: "aws",
    }),
};

;// CONCATENATED MODULE: ./build/commands/create-vm.js





















const inputs = {
    ...{ ...identity, ...place, ...machine, ...awsMachine, ...tools, ...content, ...checks, ...inputs_finish },
    ...{ ...output, ...awsExport, ...awsDelivery, ...inputs_failure },
};
async function check(given, context) {
    const { defaultPassword, publishDefaultPassword } = given;
    const folder = releaseFolder(given, context);
    const found = await Promise.all([
        machineProblems(given, context, { formats: given.formats, folder }),
        finishedProblems(given, context),
        ansibleProblems(given, given, context),
        (0,folder_check/* checkReleaseFolder */.y)(folder),
        passwordProblems(defaultPassword, loginUser(given)),
        unseenPasswordProblems(defaultPassword, publishDefaultPassword, context),
        contentProblems(given),
        writableProblems({ "release-folder": folder, "junit-file": given.junitFile }, context),
        askProblems(given.onError, context),
    ]);
    return found.flat();
}
const createVm = (0,command/* defineCommand */.N)({
    name: "create-vm",
    summary: "Builds a VM image, tests it, exports it, boots every export, and writes a release folder.",
    description: "Boots a base image, installs it with Ansible, tests it, sets the default password and removes every trace of the build, exports the disk, boots each export by itself and logs in as its user will. Only when all of that succeeded does the release folder appear. The machine is removed at the end, after a failure, and after a cancel.\nWith provider aws an AMI is made too, in every Region asked for, and the exported disks stay in the bucket. The same asset-id goes on where an earlier run of the same repository stopped, if default-password is given.",
    kind: "release",
    providers: ["local", "aws"],
    aws: [...calls/* PREFLIGHT */.Ev, ...calls/* PREFLIGHT_IMAGE */.U_, ...calls/* LAUNCH */.ON, ...calls/* CAPTURE */.P3, ...calls/* EXPORT */.l1, ...calls/* DELIVER */.w2, ...calls/* REMOVE */.t2],
    inputs,
    outputs: {
        assetId: "Asset-id of the build.",
        releaseFolder: "Path of the release folder, where a format was exported.",
        manifest: "Path of manifest.json.",
        page: "Path of the download page, index.html.",
        ami: "Id of the AMI in the home Region (provider aws).",
        images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
        objects: { description: "Addresses of the exported disks in the bucket by format, as JSON.", kind: "json" },
        defaultPassword: "The default password (masked in logs unless published).",
        testsPassed: { description: "Number of checks that passed.", kind: "number" },
        testsFailed: { description: "Number of checks that failed.", kind: "number" },
        junitFile: "Path of the test results as JUnit XML, where a file for them was named.",
    },
    check,
    async run(inputs, context) {
        const folder = releaseFolder(inputs, context);
        const prepared = await prepareMachine(inputs, context, { formats: inputs.formats, folder }, () => check(inputs, context));
        const { provider, plan } = prepared;
        const { assetId } = plan;
        const password = choosePassword(inputs.defaultPassword, inputs.publishDefaultPassword, context);
        const { ansible, base } = await context.progress.phase("Base image and tools", async (task) => ({
            ansible: await ansible_provideAnsible(inputs, inputs, context, task),
            base: await resolveBase(prepared, task),
        }));
        const outcome = await guardMachine({ provider, assetId, onError: inputs.onError }, context, async () => {
            const { build, machine } = (await resumeImage(prepared, inputs, context)) ??
                (await launchMachine(prepared, base, lifeOf(inputs.onError), inputs, context));
            const own = await ownChecks(inputs, ansible, build);
            return await summarizeBuild(build, async (report) => {
                const making = { build, inputs, password, own, report };
                if (machine)
                    await prepareImage({ ...making, machine, ansible });
                const made = inputs.formats.length === 0 ? await makeImagesOnly(making) : await makeRelease(making);
                await provider.complete(assetId);
                return made;
            });
        });
        await (0,tear_down/* tearDown */.x)({ provider, assetId, deliverables: false }, context);
        (0,machine_state/* forgetMachine */.fT)(context);
        const { artifacts, images, results } = outcome;
        if (artifacts.length > 0)
            context.say(outcomeText(artifacts, folder));
        if (images.length > 0)
            context.say(imagesText(images));
        if (inputs.defaultPassword === undefined) {
            context.showOnce?.(`Default password of ${prepared.user}, shown once:`, password);
        }
        return {
            assetId,
            ...(artifacts.length > 0
                ? { releaseFolder: folder, manifest: (0,external_node_path_.join)(folder, image_manifest/* MANIFEST_FILE */.h1), page: (0,external_node_path_.join)(folder, file_names/* PAGE_FILE */.xu) }
                : {}),
            ...imageOutputs(images),
            ...objectsOf(artifacts),
            defaultPassword: password,
            ...results,
        };
    },
});
async function prepareImage(making) {
    const { build, inputs, password, own, report, machine, ansible } = making;
    await installContent(build, machine, ansible, inputs);
    report.tested([await testRunningMachine(build, machine, own)]);
    const why = "What was found stands above. Nothing was exported.";
    await judge(report.reports, inputs.junitFile, why, build.context);
    await finishMachine(build, machine, password);
}
async function makeRelease({ build, inputs, password, own, report }) {
    const { context, provider, record } = build;
    const exported = await exportImage(build, inputs);
    const artifacts = exported.artifacts.filter(({ fetched }) => fetched !== false);
    const tests = { ...expectationsOf(build), artifacts, password, own };
    if (artifacts.length > 0)
        report.tested(await testArtifacts(tests, record, provider, inputs, context));
    const why = "What was found stands above. There is no release folder: what is released boots.";
    const results = await judge(report.reports, inputs.junitFile, why, context);
    const images = await publishImages(build, exported.images);
    report.delivered(images);
    const publishedPassword = inputs.publishDefaultPassword ? password : undefined;
    const { reports } = report;
    const released = await releaseImage({ build, exported, settings: inputs, reports, publishedPassword, images });
    report.released(released, releaseFolder(inputs, context));
    return { artifacts: released, images, results };
}
async function makeImagesOnly({ build, inputs, report }) {
    const why = "What was found stands above.";
    const results = await judge(report.reports, inputs.junitFile, why, build.context);
    const images = await publishImages(build, await spreadImage(build));
    report.delivered(images);
    return { artifacts: [], images, results };
}

;// CONCATENATED MODULE: ./build/commands/export-vm.js















const exportVm = (0,command/* defineCommand */.N)({
    name: "export-vm",
    summary: "Shuts a machine down, exports its disk in several formats, and writes a release folder.",
    description: "Comes after reset-password. Run test-vm with release-folder afterwards to boot and test each export; create-vm does that by itself before the release folder appears.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* CAPTURE */.P3, ...calls/* EXPORT */.l1, ...calls/* DELIVER */.w2],
    inputs: {
        ...identity,
        ...place,
        formats: output.formats,
        rawCompression: output.rawCompression,
        releaseFolder: output.releaseFolder,
        ...awsExport,
        ...awsDelivery,
    },
    outputs: {
        assetId: "Asset-id of the build.",
        releaseFolder: "Path of the release folder, where a format was exported.",
        manifest: "Path of manifest.json.",
        page: "Path of the download page, index.html.",
        ami: "Id of the AMI in the home Region (provider aws).",
        images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
        objects: { description: "Addresses of the exported disks in the bucket by format, as JSON.", kind: "json" },
    },
    async run(inputs, context) {
        const folder = releaseFolder(inputs, context);
        (0,errors/* throwProblems */.Jh)([
            ...formatProblems(inputs),
            ...(await (0,folder_check/* checkReleaseFolder */.y)(folder)),
            ...(await writableProblems({ "release-folder": folder }, context)),
        ]);
        const provider = await context.openProvider(inputs.provider, inputs);
        const build = await (0,pipeline_build/* resumeBuild */.ES)(provider, inputs.assetId, context);
        (0,errors/* throwProblems */.Jh)(finishProblems(build, "done"));
        const made = await summarizeBuild(build, async (report) => {
            const done = inputs.formats.length === 0 ? await imagesOnly(build) : await release(build, inputs);
            await provider.complete(build.assetId);
            report.tested(build.record.reports);
            report.delivered(done.images);
            if (done.artifacts.length > 0) {
                report.released(done.artifacts, folder);
                context.say(outcomeText(done.artifacts, folder));
            }
            if (done.images.length > 0)
                context.say(imagesText(done.images));
            return done;
        });
        return {
            assetId: build.assetId,
            ...(made.artifacts.length > 0
                ? { releaseFolder: folder, manifest: (0,external_node_path_.join)(folder, image_manifest/* MANIFEST_FILE */.h1), page: (0,external_node_path_.join)(folder, file_names/* PAGE_FILE */.xu) }
                : {}),
            ...imageOutputs(made.images),
            ...objectsOf(made.artifacts),
        };
    },
});
async function release(build, inputs) {
    const exported = await exportImage(build, inputs);
    const { reports, publishedPassword } = build.record;
    const images = await publishImages(build, exported.images);
    const artifacts = await releaseImage({ build, exported, settings: inputs, reports, publishedPassword, images });
    return { artifacts, images };
}
async function imagesOnly(build) {
    return { artifacts: [], images: await publishImages(build, await spreadImage(build)) };
}

;// CONCATENATED MODULE: ./build/commands/install-dependencies.js








const installDependencies = (0,command/* defineCommand */.N)({
    name: "install-dependencies",
    summary: "Installs the content of the image on a running machine with Ansible.",
    description: "The default content: upgraded packages, JupyterLab as a service, poetry, Docker, git repositories, a network that comes up in any hypervisor, and a message of the day while default passwords are unchanged. Leave roles out with skip-roles, or give a playbook of your own.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* CONNECT */.hg],
    inputs: { ...identity, ...place, ...content },
    outputs: { assetId: "Asset-id of the machine." },
    async run(inputs, context) {
        (0,errors/* throwProblems */.Jh)(await ansibleProblems(inputs, inputs, context));
        const provider = await context.openProvider(inputs.provider, inputs);
        const build = await (0,pipeline_build/* resumeBuild */.ES)(provider, inputs.assetId, context);
        (0,errors/* throwProblems */.Jh)(finishProblems(build, "not begun"));
        const machine = await provider.machine(build.assetId);
        const ansible = await context.progress.phase("Tools", (task) => ansible_provideAnsible(inputs, inputs, context, task));
        await installContent(build, machine, ansible, inputs);
        return { assetId: build.assetId };
    },
});

;// CONCATENATED MODULE: ./build/commands/setup-inputs.js


const EC2 = { provider: "aws" };
const KEEP = flag({ description: "Do not remove the machine when the job ends; its lease still ends it." });
const ec2Inputs = {
    ...{ ...identity, ...localPlace, ...awsPlace, ...machine, ...awsMachine, ...tools },
    product: output.product,
    keep: KEEP,
    wait: optionalFlag({ description: WAIT }),
    ...inputs_failure,
};
const SSH_OUTPUTS = {
    assetId: "Asset-id of the machine.",
    sshCommand: "Command that logs in.",
    sshHost: "Address of the machine.",
    sshPort: "Port of SSH.",
    sshUser: "Login user.",
    sshPrivateKey: "Path of the private key.",
    sshKnownHosts: "Path of the known_hosts file that holds the machine's host key.",
};

;// CONCATENATED MODULE: ./build/commands/make-ami-public.js







const makeAmiPublic = (0,command/* defineCommand */.N)({
    name: "make-ami-public",
    summary: "Lets everyone launch the AMI of an asset-id, in its Region and those of copy-to-regions.",
    description: "The AMI is found by its tag; the asset-id is compared exactly. The account must allow public AMIs: what blocks them is told before anything is changed. What was set is read back.",
    kind: "release",
    providers: ["aws"],
    aws: [...calls/* MAKE_PUBLIC */.bZ],
    inputs: {
        assetId: kinds_text({
            description: "Asset-id of the AMI; compared exactly.",
            missing: "slipway show-assets --provider aws lists the asset-ids.",
            pattern: NAME,
            rule: NAME_RULE,
        }),
        ...localPlace,
        ...awsPlace,
    },
    outputs: {
        ami: "Id of the AMI in the home Region.",
        images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
    },
    async run(inputs, context) {
        const provider = await context.openProvider(EC2.provider, inputs);
        const images = await context.progress.phase("Make public", async (task) => (await provider.makePublic?.(inputs.assetId, task)) ?? []);
        context.say(imagesText(images));
        return imageOutputs(images);
    },
});

;// CONCATENATED MODULE: ./build/release/publish/routes.js
const PUBLISH_ROUTES = [
    "GET /repos/{owner}/{repo}/commits/{ref}",
    "GET /repos/{owner}/{repo}/git/ref/{ref}",
    "GET /repos/{owner}/{repo}/releases",
    "POST /repos/{owner}/{repo}/releases",
    "GET /repos/{owner}/{repo}/releases/{release_id}",
    "PATCH /repos/{owner}/{repo}/releases/{release_id}",
    "DELETE /repos/{owner}/{repo}/releases/{release_id}",
    "GET /repos/{owner}/{repo}/releases/tags/{tag}",
    "POST /repos/{owner}/{repo}/releases/generate-notes",
    "GET /repos/{owner}/{repo}/releases/{release_id}/assets",
    "POST {origin}/repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}",
    "GET /repos/{owner}/{repo}/releases/assets/{asset_id}",
    "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}",
    "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}",
];

;// CONCATENATED MODULE: ./build/commands/github-inputs.js

const githubPlace = {
    githubToken: optionalText({
        description: "Token for GitHub. Default: the job's own, with the permissions that the job has; elsewhere GH_TOKEN or GITHUB_TOKEN.",
        secret: true,
        stepDefault: `\${{ github.token }}`,
    }),
    repository: optionalText({
        description: "Repository on GitHub. Default: the workflow's own; elsewhere GITHUB_REPOSITORY, or what git calls origin.",
        example: "octo/data-lab",
        pattern: /^[\w.-]+\/[\w.-]+$/,
        rule: "write owner/name",
    }),
};

// EXTERNAL MODULE: ./build/release/body/place.js + 2 modules
var body_place = __webpack_require__(3866);
;// CONCATENATED MODULE: ./build/release/files/request.js
const LARGE_FILES = ["split", "link", "fail"];

;// CONCATENATED MODULE: ./build/commands/release-inputs.js




const releaseFiles = {
    releaseFolder: optionalText({
        description: RELEASE_FOLDER,
        example: "release",
    }),
    files: optionalText({
        description: "Files by glob, a line each or separated by commas; s3://BUCKET/KEY takes one from S3. path#Label shows a label in place of the name. What matches nothing is an error.",
        example: "dist/*.iso, docs/manual.pdf#Manual",
    }),
    largeFiles: optionalChoice(LARGE_FILES, {
        description: "Files of 2 GiB and more, which GitHub does not take: split makes parts with scripts that join them, link lists where else they lie, fail ends the run. Default: link where link-base is given, else split.",
    }),
    linkBase: optionalText({
        description: "Address below which large files can be downloaded by their names.",
        example: "https://downloads.example.com/1.4.0",
    }),
    overwrite: flag({
        description: "Replace files of a published release that have another content. A draft's are replaced in any case; an immutable release's never.",
    }),
    checksumsFile: optionalText({
        description: "File that the checksums of all files in the release are written to, for subject-checksums of actions/attest-build-provenance. Default: SHA256SUMS in the job's temporary folder, none in a terminal.",
        example: "dist/SHA256SUMS",
    }),
    ...awsAccess,
};
const releaseWords = {
    releaseName: optionalText({
        description: "Title of the release. Default for a new one: product and version of the release folder, else the tag.",
        example: "Data Lab 1.4.0",
    }),
    prerelease: optionalFlag({
        description: "Mark it as not ready for production. Default: as it is; a new one is not.",
    }),
    notes: optionalText({ description: "Text for the notes, in Markdown." }),
    notesFile: optionalText({ description: "File with such a text; it follows notes.", example: "notes.md" }),
    changelog: optionalText({
        description: "Changelog whose section for this tag or version goes into the notes; or a folder with a file changes_VERSION.md.",
        example: "CHANGELOG.md",
    }),
    notesMode: choice(body_place/* NOTES_MODES */.Re, {
        description: "What becomes of notes that are there. append: ours follow them; replace: ours take their place; keep: ours are written only where there are none. A rerun changes only our own part.",
        default: "append",
    }),
    generateNotes: flag({ description: "Add what GitHub writes from merged pull requests." }),
    previousTag: optionalText({
        description: "Tag that these notes count from; with generate-notes. Default: GitHub chooses.",
        example: "v1.3.0",
    }),
    dockerImage: optionalText({
        description: "Docker image that belongs to the release, as docker pull takes it.",
        example: "octo/data-lab:1.4.0",
        pattern: /^[\w.-]+(?:[/:@][\w.-]+)*$/,
        rule: "write it as docker pull takes it",
    }),
    attested: flag({
        description: "The workflow attests where the files come from (actions/attest-build-provenance): the notes say how to verify it.",
    }),
};
const releaseOutputs = {
    releaseId: "Number of the release.",
    releaseUrl: "Address of its page.",
    uploadUrl: "Address for further uploads, as update-release and start-release-build take it.",
    tag: "Its tag.",
    published: "true, or false for a draft.",
    assets: { description: "Its files as JSON: name, size, digest, url, and what was done.", kind: "json" },
    uploaded: { description: "Number of files that were uploaded.", kind: "number" },
    skipped: { description: "Number of files that were there already.", kind: "number" },
    checksums: "Path of the file with the checksums of all files.",
};

// EXTERNAL MODULE: ./build/release/publish/release-id.js
var release_id = __webpack_require__(7161);
// EXTERNAL MODULE: ./build/release/publish/tag.js
var publish_tag = __webpack_require__(2310);
;// CONCATENATED MODULE: ./build/commands/which-release.js



const FIND_ROUTES = [
    "GET /repos/{owner}/{repo}/releases",
    "GET /repos/{owner}/{repo}/releases/{release_id}",
    "GET /repos/{owner}/{repo}/releases/tags/{tag}",
];
const releaseNames = {
    tag: optionalText({
        description: "Tag of the release; publish-release makes it where it is not there yet. Default: the tag that the run was started for.",
        example: "v1.4.0",
    }),
    uploadUrl: optionalText({
        description: "In place of the tag: upload address of the release, as GitHub and publish-release tell it.",
        example: "https://uploads.github.com/repos/octo/data-lab/releases/1/assets{?name,label}",
    }),
    releaseId: optionalInteger({ min: 1, max: Number.MAX_SAFE_INTEGER }, { description: "In place of the tag: number of the release." }),
};
function whichRelease({ tag, uploadUrl, releaseId }, ref) {
    const given = { tag, "upload-url": uploadUrl, "release-id": releaseId };
    const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (names.length > 1) {
        const problem = {
            subject: names[1] ?? "",
            problem: `${names.join(" and ")} each name a release`,
            remedy: "Give one of them.",
        };
        return { which: { tag: "" }, problems: [problem] };
    }
    if (releaseId !== undefined)
        return { which: { id: releaseId }, problems: [] };
    if (uploadUrl !== undefined)
        return byAddress(uploadUrl);
    const named = tag ?? (ref?.startsWith("refs/tags/") ? ref : undefined);
    return {
        which: { tag: (0,publish_tag/* tagName */.w)(named ?? "") },
        problems: (0,publish_tag/* tagProblems */.n)(named === undefined ? undefined : (0,publish_tag/* tagName */.w)(named)),
    };
}
function byAddress(uploadUrl) {
    const address = (0,release_id/* readUploadUrl */.$)(uploadUrl);
    if (address)
        return { which: { id: address.id }, address, problems: [] };
    const problem = {
        subject: "upload-url",
        problem: `“${uploadUrl}” is no upload address of a release`,
        remedy: "Take upload_url of the release's event, or the output upload-url of publish-release.",
    };
    return { which: { id: 0 }, problems: [problem] };
}

;// CONCATENATED MODULE: ./build/commands/publish-release.js







const publishRelease = (0,command/* defineCommand */.N)({
    name: "publish-release",
    summary: "Publishes files as a release on GitHub, whole or not at all.",
    description: "Makes a draft, uploads every file, compares each with what GitHub stored, and only then publishes. A run that was cut short leaves the draft; the same run again goes on with it, and uploads only what is not there. Files come from disk or straight from S3.",
    kind: "release",
    providers: ["aws"],
    aws: [...calls/* READ_OBJECTS */.Yc],
    github: [...PUBLISH_ROUTES],
    inputs: {
        tag: releaseNames.tag,
        target: optionalText({
            description: "Branch or commit for a tag that is not there yet. Default: the run's commit, else the default branch.",
            example: "main",
        }),
        draft: flag({ description: "Leave it a draft." }),
        makeLatest: optionalChoice(["true", "false", "legacy"], {
            description: "Whether it is shown as the latest; legacy goes by date and version. Default: as GitHub does, true.",
        }),
        ...releaseWords,
        ...releaseFiles,
        ...githubPlace,
    },
    outputs: releaseOutputs,
    async run(inputs, context) {
        const { publishOnGitHub } = await Promise.all(/* import() */[__webpack_require__.e(285), __webpack_require__.e(2337)]).then(__webpack_require__.bind(__webpack_require__, 2337));
        return await publishOnGitHub(inputs, context);
    },
});

;// CONCATENATED MODULE: ./build/commands/reset-password.js






const resetPassword = (0,command/* defineCommand */.N)({
    name: "reset-password",
    summary: "Sets the default password, removes keys and traces of the build, and leaves the machine ready for export.",
    description: "The default password is set and expired, so that the first login demands a new one. Keys, host keys, machine-id, logs, histories and caches are removed. It is the last login: after it only export-vm or tear-down is possible.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* CONNECT */.hg],
    inputs: { ...identity, ...place, ...inputs_finish },
    outputs: {
        assetId: "Asset-id of the machine.",
        defaultPassword: "The default password (masked in logs unless published).",
    },
    async run(inputs, context) {
        const provider = await context.openProvider(inputs.provider, inputs);
        const build = await (0,pipeline_build/* resumeBuild */.ES)(provider, inputs.assetId, context);
        (0,errors/* throwProblems */.Jh)([
            ...finishProblems(build, "not begun"),
            ...passwordProblems(inputs.defaultPassword, build.record.user),
            ...unseenPasswordProblems(inputs.defaultPassword, inputs.publishDefaultPassword, context),
        ]);
        const machine = await provider.machine(build.assetId);
        const password = choosePassword(inputs.defaultPassword, inputs.publishDefaultPassword, context);
        if (inputs.publishDefaultPassword)
            build.record.publishedPassword = password;
        await finishMachine(build, machine, password);
        if (inputs.defaultPassword === undefined)
            context.showOnce?.(`Default password of ${build.record.user}, shown once:`, password);
        return { assetId: build.assetId, defaultPassword: password };
    },
});

;// CONCATENATED MODULE: ./build/codebuild/calls.js
const RUN_BUILD = [
    "sts:GetCallerIdentity",
    "codebuild:BatchGetBuilds",
    "codebuild:BatchGetProjects",
    "codebuild:ListBuildsForProject",
    "codebuild:StartBuild",
    "codebuild:StopBuild",
    "cloudwatch-logs:GetLogEvents",
];
const RUN_BATCH = [
    "codebuild:BatchGetBuildBatches",
    "codebuild:ListBuildBatchesForProject",
    "codebuild:StartBuildBatch",
    "codebuild:StopBuildBatch",
];

;// CONCATENATED MODULE: ./build/codebuild/environment-secrets.js
const SECRET_WORDS = new Set([
    ...["CREDENTIAL", "CREDENTIALS", "PASS", "PASSPHRASE", "PASSWD", "PASSWORD", "PAT", "PWD"],
    ...["SECRET", "SECRETS", "TOKEN", "TOKENS"],
]);
const KEYS = /(^|_)(ACCESS|API|AUTH|ENCRYPTION|PRIVATE|SECRET|SIGNING|SSH|DEPLOY)_?KEY$/;
const ABOUT = /_(ARN|COUNT|ENABLED|ENDPOINT|FILE|ID|LENGTH|LIMIT|NAME|PATH|POLICY|TTL|URI|URL)$/;
const FORMS = [
    /\bgh[opsur]_\w{20,}/,
    /\bgithub_pat_\w{20,}/,
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    /\bA[KS]IA[A-Z2-7]{16}\b/,
];
function isSecretName(name) {
    const upper = name.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();
    if (ABOUT.test(upper))
        return false;
    return KEYS.test(upper) || upper.split("_").some((word) => SECRET_WORDS.has(word));
}
function looksSecret(value) {
    return FORMS.some((form) => form.test(value));
}

// EXTERNAL MODULE: ./build/codebuild/find.js
var find = __webpack_require__(8297);
;// CONCATENATED MODULE: ./build/codebuild/environment.js


const LONGEST = 5_500 - find/* RUN_TOKEN */.u.length - 36;
const REFERENCES = [
    {
        prefix: "parameter-store:",
        type: "PARAMETER_STORE",
        form: /^(?:arn:[\w-]+:ssm:[\w-]+:\d{12}:parameter\/[\w./-]+|\/?[\w.-]+(?:\/[\w.-]+)*)$/,
        example: "parameter-store:/build/token",
    },
    {
        prefix: "secrets-manager:",
        type: "SECRETS_MANAGER",
        form: /^(?:arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:)?[\w/+=.@!-]+(?::[^:]*){0,3}$/,
        example: "secrets-manager:build/token:json-key",
    },
];
function readEnvironment(text, door) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    const read = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => readLine(line, door));
    const variables = read.flatMap((one) => ("variable" in one ? [one.variable] : []));
    const problems = read.flatMap((one) => ("variable" in one ? [] : [{ subject: "env", ...one }]));
    return { variables, problems: [...problems, ...together(variables)] };
}
function readLine(line, door) {
    const [, name = "", given] = /^([^=]*?)\s*(?:=(.*))?$/s.exec(line) ?? [];
    if (!/^[A-Za-z_]\w*$/.test(name))
        return wrong("a line begins with no name of a variable", "Write NAME=value, or NAME alone, a line each.");
    if (/^CODEBUILD_/i.test(name))
        return wrong(`${name} is one of CodeBuild's own`, "Take another name.");
    if (name === find/* RUN_TOKEN */.u)
        return wrong(`${name} is Slipway's own`, "Take another name.");
    const reference = REFERENCES.find(({ prefix }) => given?.startsWith(prefix));
    if (reference) {
        const value = given?.slice(reference.prefix.length) ?? "";
        if (isSecret(value, door))
            return secret(name);
        if (reference.form.test(value))
            return { variable: { name, value, type: reference.type } };
        return wrong(`${name} names nothing that can be there`, `Write it as in ${name}=${reference.example}.`);
    }
    const value = given ?? door.variable(name);
    if (value === undefined)
        return wrong(`there is no variable ${name} to hand over`, `Set it in env: of the step, or write ${name}=value.`);
    if (isSecretName(name) || isSecret(value, door))
        return secret(name);
    return { variable: { name, value, type: "PLAINTEXT" } };
}
function isSecret(text, door) {
    return looksSecret(text) || door.isSecret(text);
}
function secret(name) {
    return wrong(`${name} looks like a secret, and everybody who may look at the build can read its variables`, `Put it into Secrets Manager or Parameter Store, and write ${name}=secrets-manager:ID or ${name}=parameter-store:/PATH; the project's service role reads it. If it is none, give it another name.`);
}
function together(variables) {
    const names = variables.map(({ name = "" }) => name);
    const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
    const length = variables.reduce((sum, { name = "", value = "" }) => sum + name.length + value.length, 0);
    return [
        ...twice.map((name) => ({ subject: "env", ...wrong(`${name} is there twice`, "Leave one of them out.") })),
        ...(length > LONGEST
            ? [
                {
                    subject: "env",
                    ...wrong(`names and values have ${length} characters, and CodeBuild takes ${LONGEST}`, "Put what is long into Parameter Store, or into the source."),
                },
            ]
            : []),
    ];
}
function wrong(problem, remedy) {
    return { problem, remedy };
}

// EXTERNAL MODULE: ./build/codebuild/status.js
var codebuild_status = __webpack_require__(72);
;// CONCATENATED MODULE: ./build/codebuild/trigger-event.js


const ASKED = {
    workflow_dispatch: "The run was started by hand.",
    repository_dispatch: "The run was started by a call of the API.",
    schedule: "The run was started by its schedule.",
};
const Push = schemas/* object */.Ikc({
    head_commit: schemas/* object */.Ikc({ id: schemas/* string */.YjP(), message: schemas/* string */.YjP() }).nullable(),
});
const PullRequestEvent = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    label: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).optional(),
    pull_request: schemas/* object */.Ikc({
        number: schemas/* number */.aig(),
        state: schemas/* string */.YjP(),
        head: schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullable() }),
        base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }) }),
        labels: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
    }),
});
function headVersion({ number, commit }) {
    return `refs/pull/${number}/head^{${commit}}`;
}
function readOccasion(event) {
    const by = ASKED[event.name];
    if (by !== undefined)
        return { kind: "asked", by, commit: event.sha };
    if (event.name === "push")
        return pushed(event);
    if (event.name === "pull_request" || event.name === "pull_request_target")
        return pullRequest(event);
    return { kind: "other" };
}
function pushed(event) {
    const { head_commit: head } = trigger_event_read(Push, event);
    return head ? { kind: "pushed", commit: head.id, message: head.message } : { kind: "deleted" };
}
function pullRequest(event) {
    const { action, label, pull_request: request } = trigger_event_read(PullRequestEvent, event);
    const { head, base } = request;
    const isOwn = head.repo?.full_name.toLowerCase() === base.repo.full_name.toLowerCase();
    return {
        kind: "pull request",
        number: request.number,
        commit: head.sha,
        fork: isOwn ? undefined : (head.repo?.full_name ?? "a repository that is gone"),
        closed: request.state === "closed",
        labels: request.labels.map(({ name }) => name),
        labelled: action === "labeled" ? label?.name : undefined,
    };
}
function trigger_event_read(schema, { name, payload }) {
    const result = schema.safeParse(payload);
    if (result.success)
        return result.data;
    const [issue] = result.error.issues;
    throw new errors/* UserError */.yo(`The event's file is not what GitHub writes for ${name}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`, "Run it as a step of a workflow that this event started; GITHUB_EVENT_PATH names the file.");
}

;// CONCATENATED MODULE: ./build/codebuild/trigger.js

const TRIGGER_ROUTES = ["GET /repos/{owner}/{repo}/commits/{ref}"];
async function decideTrigger(rules, event, deps) {
    if (!event)
        return { triggered: true, reason: "It was asked for in a terminal." };
    const occasion = readOccasion(event);
    switch (occasion.kind) {
        case "asked": {
            const { by, commit } = occasion;
            if (!rules.onlyMarked)
                return { triggered: true, reason: by, commit, sourceVersion: commit };
            return byMarker(rules.marker, commit, `The commit ${trigger_short(commit)}`, await messageOf(commit, deps));
        }
        case "pushed": {
            const { commit, message } = occasion;
            return byMarker(rules.marker, commit, `The commit ${trigger_short(commit)}`, message);
        }
        case "deleted":
            return { triggered: false, reason: "The push deleted a branch or a tag: there is no commit to build." };
        case "pull request":
            return await byPullRequest(rules, occasion, deps);
        case "other":
            return {
                triggered: false,
                reason: `The event ${event.name} starts nothing: use push, pull_request, workflow_dispatch or schedule.`,
            };
    }
}
async function byPullRequest(rules, request, deps) {
    const { number, commit, fork, labelled } = request;
    const name = `pull request ${number}`;
    const no = (reason) => ({ triggered: false, reason, commit });
    const sourceVersion = headVersion(request);
    if (fork !== undefined && !rules.allowForks) {
        return no(`The ${name} comes from another repository, ${fork}. Those start nothing without allow-forks.`);
    }
    if (request.closed)
        return no(`The ${name} is closed.`);
    if (rules.label !== undefined && labelled !== undefined && !isSame(labelled, rules.label)) {
        return no(`The label “${labelled}” was put on ${name}; ${rules.label} is the one that starts CodeBuild.`);
    }
    if (rules.label !== undefined && request.labels.some((label) => isSame(label, rules.label ?? ""))) {
        return { triggered: true, reason: `The ${name} has the label “${rules.label}”.`, commit, sourceVersion };
    }
    const subject = `The commit ${trigger_short(commit)}, head of ${name},`;
    const decided = byMarker(rules.marker, commit, subject, await messageOf(commit, deps));
    if (decided.triggered)
        return { ...decided, sourceVersion };
    if (rules.label === undefined)
        return decided;
    return no(`${decided.reason} The ${name} has no label “${rules.label}” either.`);
}
function byMarker(marker, commit, subject, message) {
    const triggered = marker.matches(message);
    const verb = triggered ? "has" : "does not have";
    return {
        triggered,
        reason: `${subject} ${verb} the marker ${marker.text} in its message.`,
        commit,
        sourceVersion: commit,
    };
}
async function messageOf(commit, { github, signal }) {
    const api = await github();
    const { commit: found } = await api.call("GET /repos/{owner}/{repo}/commits/{ref}", { ref: commit }, { signal });
    return found.message;
}
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
function trigger_short(commit) {
    return commit.slice(0, 7);
}

;// CONCATENATED MODULE: ./build/codebuild/end.js


const WHAT = {
    FAILED: "failed",
    FAULT: "ended by a fault of CodeBuild's",
    TIMED_OUT: "took longer than it may",
    STOPPED: "was stopped",
};
const REMEDIES = {
    FAULT: "It is not the build's doing: run it again; if it ends so again, ask AWS.",
    TIMED_OUT: "Give it more time with build-timeout, or in the project.",
    STOPPED: "Somebody has stopped it: run it again if that was not meant.",
};
function failedPhase({ phases }) {
    return phases.find(({ status }) => status !== undefined && status !== "SUCCEEDED" && status !== "IN_PROGRESS");
}
function failureOf(build, words, outputs) {
    const { kind, id, status, members } = build;
    const phase = failedPhase(build);
    const bad = members.filter((member) => member.status !== "SUCCEEDED" && member.status !== "IN_PROGRESS");
    const lines = [
        `The ${kind} ${id} ${WHAT[status] ?? `ended as ${status}`}${phase ? ` in the phase ${phase.name}` : ""}.`,
        ...(phase?.context ? [phase.context] : []),
        ...bad.map((member) => `${member.identifier}: ${member.status}${member.id ? ` (${member.id})` : ""}`),
    ];
    const remedy = [
        REMEDIES[status],
        `Look at ${words.hidden ? "" : "the log above, or at "}${words.logUrl ?? words.url}`,
    ]
        .filter(Boolean)
        .join("\n");
    return new errors/* UserError */.yo(lines.join("\n"), remedy, { outputs });
}
function phaseLines({ phases }) {
    const width = Math.max(0, ...phases.map(({ name }) => name.length));
    return phases.map(({ name, status = "IN_PROGRESS", seconds }) => {
        const took = seconds === undefined ? "" : `  ${(0,duration/* formatDuration */.a)(seconds * 1_000)}`;
        return `${name.padEnd(width)}  ${status}${took}`;
    });
}

;// CONCATENATED MODULE: ./build/codebuild/log-line.js
const OWN = /^\[Container\] (\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d* (.*)$/;
const ENTERED = /^Entering phase ([A-Z_]+)\s*$/;
const LEFT = /^Phase complete: ([A-Z_]+) State: ([A-Z_]+)/;
const LAST_PHASE = "UPLOAD_ARTIFACTS";
function ownLineReader() {
    let ending = false;
    const markOf = (said) => {
        const entered = ENTERED.exec(said)?.[1];
        if (entered !== undefined)
            return { kind: "entered", phase: entered };
        const [, phase, state] = LEFT.exec(said) ?? [];
        if (phase === undefined)
            return ending && said.startsWith("Phase context status code:") ? { kind: "last" } : undefined;
        ending = phase === LAST_PHASE;
        return { kind: "left", phase, failed: state !== "SUCCEEDED" };
    };
    return (line) => {
        const [, year, month, day, time, said] = OWN.exec(line) ?? [];
        if (said === undefined)
            return undefined;
        return { at: Date.parse(`${year}-${month}-${day}T${time}Z`), mark: markOf(said) };
    };
}
function linesOf(message) {
    const lines = message.split(/\r\n|\n|\r/);
    const last = lines.findLastIndex((line) => line !== "");
    return lines.slice(0, Math.max(last, 0) + 1);
}

// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/retry.js
var retry = __webpack_require__(7968);
;// CONCATENATED MODULE: ./build/aws/passing.js


const PASSING = ["throttle", "server", "network", "unreachable"];
function isPassing(error) {
    if (!(error instanceof aws_error/* AwsError */.G))
        return false;
    const { code, status, message } = error;
    return PASSING.includes((0,retry/* retryReason */.DR)({ code, status, message, clockCorrected: false }));
}

;// CONCATENATED MODULE: ./build/codebuild/logs.js




const CLOSE = 2_000;
const QUIET = 20_000;
const QUIET_AFTER_LAST_LINE = CLOSE;
const logs_PATIENCE = 120_000;
async function tailLog(tail) {
    const { clock, signal, over, line } = tail;
    let token;
    let last = false;
    let trouble;
    let quietSince = clock.now();
    let pause = CLOSE;
    const isOld = clock.now() - (tail.overSince ?? clock.now()) >= QUIET;
    over.addEventListener("abort", () => (quietSince = clock.now()), { once: true });
    for (;;) {
        if (signal?.aborted)
            throw new errors/* CancelledError */.cc();
        const wasOver = over.aborted;
        const page = await logs_read(tail, token);
        if (page.kind === "refused")
            return { whole: false, reason: page.reason };
        trouble = page.kind === "trouble" ? page.error : undefined;
        if (page.kind === "page") {
            for (const text of page.lines)
                last = await line(text);
            if (page.lines.length > 0)
                quietSince = clock.now();
            const moved = page.token !== token;
            token = page.token;
            if (moved)
                continue;
            pause = page.lines.length > 0 || over.aborted ? CLOSE : Math.min(pause * 2, Math.max(tail.every, CLOSE));
        }
        const quiet = clock.now() - quietSince;
        if (wasOver && trouble && quiet >= logs_PATIENCE)
            return { whole: false, reason: trouble.message };
        if (wasOver && !trouble && quiet >= quietTime(isOld, last))
            return { whole: true };
        await clock.sleep(over.aborted ? CLOSE : pause, over.aborted ? signal : either(signal, over));
    }
}
function quietTime(isOld, last) {
    if (isOld)
        return 0;
    return last ? QUIET_AFTER_LAST_LINE : QUIET;
}
async function logs_read({ aws, group, stream, signal }, token) {
    const place = { logGroupName: group, logStreamName: stream, startFromHead: true };
    try {
        const request = { ...place, ...(token !== undefined && { nextToken: token }) };
        const { events = [], nextForwardToken } = await aws.call("cloudwatch-logs", "GetLogEvents", request, { signal });
        return {
            kind: "page",
            lines: events.flatMap(({ message = "" }) => linesOf(message)),
            token: nextForwardToken ?? token,
        };
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "ResourceNotFoundException"))
            return { kind: "none" };
        if (isPassing(error))
            return { kind: "trouble", error };
        if (error instanceof aws_error/* AwsError */.G)
            return { kind: "refused", reason: `${error.message}\n${error.remedy}` };
        throw error;
    }
}
function either(signal, over) {
    return signal ? AbortSignal.any([signal, over]) : over;
}

;// CONCATENATED MODULE: ./build/codebuild/follow-log.js


const FIRST_PHASE = "DOWNLOAD_SOURCE";
function followLog(follow) {
    const { groups, warn } = follow;
    let leads = false;
    let lines = 0;
    let reading;
    const read = async (place) => {
        if (place.kind === "none")
            return await groups.line("The project writes no log.");
        if (place.kind === "s3")
            return await groups.line(`The log is in S3 only, once the build is over: ${place.url}`);
        if (place.kind === "unknown")
            return;
        const { group, stream, url } = place;
        leads = true;
        const show = lineShower(follow);
        const line = (text) => {
            lines += 1;
            return show(text);
        };
        const end = await tailLog({ ...follow, group, stream, line });
        if (end.whole)
            return;
        leads = false;
        warn(`The build's log cannot be shown to its end: ${end.reason}${url ? `\nIt is at ${url}` : ""}`);
    };
    return {
        leads: () => leads,
        hasLines: () => lines > 0,
        open: (place, failed) => {
            if (reading || place.kind === "unknown")
                return;
            reading = read(place);
            reading.catch(failed);
        },
        ended: async () => await reading,
    };
}
function lineShower({ groups, group, last }) {
    const read = ownLineReader();
    let shown;
    let leftAt;
    const enter = async (phase, since) => {
        const name = group ?? phase;
        if (shown?.name === name)
            return;
        shown = { name, since, left: false };
        await groups.enter(name);
    };
    const tellLasted = async (at) => {
        if (shown?.since !== undefined && !shown.left)
            await groups.lasted(Math.max(0, at - shown.since));
    };
    const place = async ({ at, mark }) => {
        if (mark?.kind === "entered")
            await enter(mark.phase, at);
        else if (mark?.kind === "left")
            await enter(mark.phase, leftAt ?? at);
        else if (!shown)
            await enter(FIRST_PHASE, at);
        if (at !== undefined)
            await tellLasted(at);
        if (mark?.kind !== "left")
            return;
        leftAt = at;
        if (shown && group === undefined)
            shown.left = true;
    };
    return async (text) => {
        const own = read(text);
        await place(own ?? {});
        await groups.line(text);
        if (own?.mark?.kind === "left" && own.mark.failed)
            await groups.failed();
        if (own?.mark?.kind !== "last")
            return false;
        last();
        return true;
    };
}

// EXTERNAL MODULE: ./build/codebuild/look.js
var look = __webpack_require__(493);
;// CONCATENATED MODULE: ./build/codebuild/watch-build.js



const watch_build_CLOSE = 2_000;
const APPEARS = 60_000;
const watch_build_PATIENCE = 1_800_000;
async function watchBuild(ref, watch) {
    const { clock, signal, sign } = watch;
    const begin = clock.now();
    let answered = begin;
    let seen = false;
    for (;;) {
        if (signal?.aborted)
            throw new errors/* CancelledError */.cc();
        const answer = await ask(ref, watch);
        if (answer instanceof errors/* UserError */.yo) {
            if (clock.now() - answered >= watch_build_PATIENCE)
                throw lost(ref, answer);
            watch.warn(`CodeBuild cannot be asked about the build at the moment; it is tried again. ${answer.message}`);
        }
        else {
            answered = clock.now();
            if (!answer && (seen || clock.now() - begin >= APPEARS))
                throw unknown(ref);
            if (answer) {
                seen = true;
                await watch.seen?.(answer);
                if (answer.complete)
                    return answer;
            }
        }
        const signed = sign?.aborted === true;
        const wake = [signal, signed ? undefined : sign].filter((one) => one !== undefined);
        await clock.sleep(signed ? Math.min(watch_build_CLOSE, watch.every) : watch.every, AbortSignal.any(wake));
    }
}
async function ask(ref, watch) {
    try {
        return await (0,look/* look */.Op)(ref, watch);
    }
    catch (error) {
        if (isPassing(error))
            return error;
        throw error;
    }
}
function unknown({ kind, id }) {
    return new errors/* UserError */.yo(`CodeBuild does not know the ${kind} ${id} any more: somebody has deleted it.`, "Find out who: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=BatchDeleteBuilds");
}
function lost({ kind, id }, cause) {
    return new errors/* UserError */.yo(`Nothing was heard of the ${kind} ${id} for half an hour: ${cause.message}`, cause.remedy, {
        cause,
    });
}

;// CONCATENATED MODULE: ./build/codebuild/follow.js



async function followBuild(id, follow) {
    const { groups, group, warn, every, overSince } = follow;
    const [stop, over, lastLine] = [new AbortController(), new AbortController(), new AbortController()];
    const signal = follow.signal ? AbortSignal.any([follow.signal, stop.signal]) : stop.signal;
    const deps = { aws: follow.aws, clock: follow.clock, signal };
    const ends = { over: over.signal, overSince, last: () => lastLine.abort() };
    const log = followLog({ ...deps, every, groups, group, warn, ...ends });
    const seen = async (build) => {
        follow.seen?.(build);
        if (!follow.hideLogs)
            log.open(build.logs, () => stop.abort());
        const phase = phaseOf(build);
        if (!log.leads() || (BEFORE_LOG.has(phase) && !log.hasLines()))
            await groups.enter(group ?? phase);
        await groups.note(phase);
    };
    try {
        const watch = { ...deps, every, sign: lastLine.signal, seen, warn };
        const [build] = await Promise.allSettled([watchBuild({ kind: "build", id }, watch)]);
        if (build.status === "rejected")
            stop.abort();
        else
            over.abort();
        const [read] = await Promise.allSettled([log.ended()]);
        const failures = [build, read].flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
        const reason = failures.find((failure) => !(failure instanceof errors/* CancelledError */.cc)) ?? failures[0];
        if (reason !== undefined || build.status === "rejected")
            throw reason;
        return build.value;
    }
    finally {
        await groups.close(follow.signal?.aborted);
    }
}
const BEFORE_LOG = new Set(["SUBMITTED", "QUEUED", "PROVISIONING"]);
function phaseOf({ phases }) {
    return phases.at(-1)?.name ?? "SUBMITTED";
}

;// CONCATENATED MODULE: ./build/codebuild/follow-batch.js



async function followBatch(id, follow) {
    const { groups, every, warn } = follow;
    const stop = new AbortController();
    const signal = follow.signal ? AbortSignal.any([follow.signal, stop.signal]) : stop.signal;
    const deps = { aws: follow.aws, clock: follow.clock, signal };
    const shown = new Set();
    const endedAt = new Map();
    let logs = Promise.resolve();
    const failures = [];
    const failed = (reason) => {
        failures.push(reason);
        stop.abort();
    };
    const showLog = async ({ identifier: group }, build) => {
        if (failures.length > 0)
            return;
        await followBuild(build, { ...follow, ...deps, group, overSince: endedAt.get(build), seen: () => undefined });
    };
    const seen = (batch) => {
        follow.seen?.(batch);
        if (follow.hideLogs)
            return void groups.enter(batch.phases.at(-1)?.name ?? "SUBMITTED");
        for (const member of batch.members) {
            const { id: build, status } = member;
            if (build === undefined)
                continue;
            if (status !== "IN_PROGRESS" && !endedAt.has(build))
                endedAt.set(build, deps.clock.now());
            if (shown.has(build))
                continue;
            shown.add(build);
            logs = logs.then(() => showLog(member, build)).catch(failed);
        }
    };
    try {
        const [batch] = await Promise.allSettled([watchBuild({ kind: "batch", id }, { ...deps, every, seen, warn })]);
        if (batch.status === "rejected")
            failed(batch.reason);
        await logs;
        const reason = failures.find((failure) => !(failure instanceof errors/* CancelledError */.cc)) ?? failures[0];
        if (reason !== undefined || batch.status === "rejected")
            throw reason;
        return batch.value;
    }
    finally {
        await groups.close(follow.signal?.aborted);
    }
}

;// CONCATENATED MODULE: ./build/codebuild/groups.js

class GroupFailed extends Error {
}
function openGroups(progress) {
    let open;
    let turn = Promise.resolve();
    const inTurn = (work) => {
        turn = turn.then(work);
        return turn;
    };
    const close = async (cancelled = false) => {
        const ending = open;
        open = undefined;
        if (!ending)
            return;
        ending.end(cancelled ? new errors/* CancelledError */.cc() : ending.failed ? new GroupFailed(ending.name) : undefined);
        await ending.ended;
    };
    return {
        enter: (name) => inTurn(async () => {
            if (open?.name === name)
                return;
            await close();
            open = await begin(progress, name);
        }),
        line: (text) => inTurn(() => (open ? open.task.line(text) : progress.info(text))),
        note: (text) => inTurn(() => open?.task.update(undefined, text)),
        lasted: (milliseconds) => inTurn(() => open?.task.lasted(milliseconds)),
        failed: () => inTurn(() => {
            if (open)
                open.failed = true;
        }),
        close: (cancelled) => inTurn(() => close(cancelled)),
    };
}
async function begin(progress, name) {
    let begun = () => undefined;
    let end = () => undefined;
    const started = new Promise((resolve) => {
        begun = resolve;
    });
    const over = new Promise((resolve, reject) => {
        end = (reason) => (reason ? reject(reason) : resolve());
    });
    const ended = progress
        .phase(name, async (task) => {
        begun(task);
        await over;
    })
        .catch((error) => {
        if (!(error instanceof GroupFailed || error instanceof errors/* CancelledError */.cc))
            throw error;
    });
    return { name, failed: false, ended, task: await started, end };
}

// EXTERNAL MODULE: ./build/codebuild/stop.js
var stop = __webpack_require__(562);
;// CONCATENATED MODULE: ./build/codebuild/summary.js



const summary_SIGNS = { SUCCEEDED: "✅", IN_PROGRESS: "⏳", STOPPED: "➖" };
function summary_buildSummary(build, { url, logUrl }) {
    const { kind, id, status, phases, members } = build;
    const context = failedPhase(build)?.context;
    const phaseRows = phases.map((phase) => [
        phase.name,
        signed(phase.status ?? "IN_PROGRESS"),
        phase.seconds === undefined ? "" : (0,duration/* formatDuration */.a)(phase.seconds * 1_000),
    ]);
    const memberRows = members.map((member) => [
        member.identifier,
        signed(member.status),
        member.id === undefined ? "" : `\`${member.id}\``,
    ]);
    return [
        `## ${signed(status)} CodeBuild: [${id}](${url})`,
        ...(context ? ["", "> [!CAUTION]", ...context.split("\n").map((line) => `> ${(0,base_markdown/* inert */.t)(line)}`)] : []),
        ...(phaseRows.length > 0 ? ["", (0,base_markdown/* markdownTable */.Q)([`phase of the ${kind}`, "status", "time"], phaseRows)] : []),
        ...(memberRows.length > 0 ? ["", (0,base_markdown/* markdownTable */.Q)(["build", "status", "id"], memberRows)] : []),
        ...(logUrl ? ["", `[Log](${logUrl})`] : []),
        "",
    ].join("\n");
}
function signed(status) {
    return `${summary_SIGNS[status] ?? "❌"} ${status}`;
}

// EXTERNAL MODULE: ./build/codebuild/abandon.js
var abandon = __webpack_require__(621);
;// CONCATENATED MODULE: ./build/codebuild/links.js
const CONSOLES = {
    aws: "console.aws.amazon.com",
    "aws-cn": "console.amazonaws.cn",
    "aws-us-gov": "console.amazonaws-us-gov.com",
};
function buildUrl({ kind, id }, place) {
    const { region, account, partition } = place;
    const host = CONSOLES[partition] ?? CONSOLES.aws;
    const [project = ""] = id.split(":");
    const path = [account, "projects", project, kind, id].map(encodeURIComponent).join("/");
    return `https://${region}.${host}/codesuite/codebuild/${path}?region=${region}`;
}

;// CONCATENATED MODULE: ./build/codebuild/project.js
async function findProject(name, kind, { aws, signal }) {
    const { projects = [] } = await aws.call("codebuild", "BatchGetProjects", { names: [name] }, { signal });
    const [found] = projects;
    if (!found) {
        const remedy = `See what there is: aws codebuild list-projects --region ${aws.region}. Names differ in upper and lower case; another Region is named by region.`;
        return { problem: { subject: "project", problem: `there is no project ${name} in ${aws.region}`, remedy } };
    }
    if (kind === "batch" && found.buildBatchConfig?.serviceRole === undefined) {
        const remedy = "Give the project a batch configuration with a service role (its Batch configuration in the console).";
        return { problem: { subject: "batch", problem: `the project ${name} has no batch configuration`, remedy } };
    }
    return { project: { sourceType: found.source?.type ?? "", sourceLocation: found.source?.location ?? "" } };
}
function defaultVersion({ sourceType, sourceLocation }, commit, repository) {
    if (!/^GITHUB(_ENTERPRISE)?$/.test(sourceType) || repository === undefined)
        return undefined;
    const path = sourceLocation.replace(/\.git$/, "").toLowerCase();
    return path.endsWith(`/${repository.toLowerCase()}`) ? commit : undefined;
}

// EXTERNAL MODULE: ./build/codebuild/view.js + 1 modules
var view = __webpack_require__(8856);
;// CONCATENATED MODULE: ./build/codebuild/start.js




async function startBuild(start, { aws, signal }) {
    try {
        if (start.kind === "batch") {
            const { buildBatch } = await aws.call("codebuild", "StartBuildBatch", batchRequest(start), { signal });
            return (0,view/* viewBatch */.m)(buildBatch ?? {});
        }
        const { build } = await aws.call("codebuild", "StartBuild", buildRequest(start), { signal });
        return (0,view/* viewBuild */.A)(build ?? {});
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "AccountLimitExceededException"))
            throw inWords(error, TOO_MANY);
        if ((0,aws_error/* isAwsCode */.H)(error, "OAuthProviderException"))
            throw inWords(error, NO_SOURCE);
        if ((0,aws_error/* isAwsCode */.H)(error, "InvalidInputException"))
            throw inWords(error, WRONG);
        throw error;
    }
}
const TOO_MANY = "As many builds wait or run as the account may have: run again when some are over, or ask for more in Service Quotas (CodeBuild, concurrently running builds).";
const NO_SOURCE = "CodeBuild has no access to the project's source: connect it again (aws codebuild list-source-credentials shows what there is).";
const WRONG = "Look at source-version, env and the overrides: CodeBuild refuses one of them for this project.";
function inWords(error, remedy) {
    return new errors/* UserError */.yo(error.message, remedy, { cause: error });
}
function buildRequest(start) {
    return { ...common(start), timeoutInMinutesOverride: minutes(start.overrides.timeout) };
}
function batchRequest(start) {
    return { ...common(start), buildTimeoutInMinutesOverride: minutes(start.overrides.timeout) };
}
function common({ project, sourceVersion, variables, overrides, token }) {
    const { computeType, environmentType, image, buildspec } = overrides;
    return {
        projectName: project,
        sourceVersion,
        environmentVariablesOverride: [...variables, { name: find/* RUN_TOKEN */.u, value: token, type: "PLAINTEXT" }],
        computeTypeOverride: computeType,
        environmentTypeOverride: environmentType,
        imageOverride: image,
        buildspecOverride: buildspec,
        idempotencyToken: token,
    };
}
function minutes(milliseconds) {
    return milliseconds === undefined ? undefined : Math.ceil(milliseconds / 60_000);
}

// EXTERNAL MODULE: ./build/providers/aws/account.js
var aws_account = __webpack_require__(5692);
// EXTERNAL MODULE: ./build/pipeline/build-state.js
var build_state = __webpack_require__(8931);
;// CONCATENATED MODULE: ./build/pipeline/begin-build.js









async function checkBuild(request, deps, context) {
    return await context.progress.phase("Check", async (task) => {
        const { aws, signal } = deps;
        const { place, kind, project: name, status } = request;
        const account = await (0,aws_account/* checkAccount */.g4)({ aws, signal, settings: place });
        const [{ partition }, { project, problem }] = await Promise.all([
            (0,aws_account/* callerOf */.$U)({ aws, signal }),
            findProject(name, kind, deps),
        ]);
        (0,errors/* throwProblems */.Jh)([...request.problems, ...(problem ? [problem] : [])]);
        const version = project && defaultVersion(project, request.commit, context.source.repository);
        const sourceVersion = request.sourceVersion ?? version;
        task.line(`project ${name}, account ${account}, ${aws.region}, source ${sourceVersion ?? "as the project says"}`);
        const { profile, roleToAssume, endpointUrl } = place;
        const state = {
            ...{ kind, project: name, token: (0,external_node_crypto_.randomUUID)(), since: context.now() },
            place: { region: aws.region, allowedAccountIds: [account], profile, roleToAssume, endpointUrl },
            status: status && { repository: status.repository, commit: status.commit, context: status.context },
        };
        return { request, sourceVersion, account, partition, state };
    });
}
async function beginBuild(begun, further, deps, context) {
    const build = await startOrFind(begun, further, deps, context);
    begun.state.id = build.id;
    (0,build_state/* rememberBuild */.Kh)(context, begun.state);
    const url = buildUrl(build, { ...begun, region: deps.aws.region });
    context.handOn({ buildId: build.id, buildUrl: url });
    context.progress.info(`${begun.request.kind === "batch" ? "Batch" : "Build"} ${build.id}: ${url}`);
    return { build, url };
}
async function startOrFind(begun, further, deps, context) {
    const { request, sourceVersion, state } = begun;
    const { kind, project, overrides } = request;
    const variables = [...request.variables, ...further];
    try {
        return await startBuild({ kind, project, sourceVersion, variables, overrides, token: state.token }, deps);
    }
    catch (error) {
        if (isPassing(error)) {
            const found = await (0,abandon/* searchBuild */.XE)(state, deps);
            if (found)
                return found;
        }
        else if (error instanceof errors/* UserError */.yo) {
            (0,build_state/* forgetBuild */.SC)(context);
        }
        throw error;
    }
}

// EXTERNAL MODULE: ./build/pipeline/end-build.js
var end_build = __webpack_require__(8291);
;// CONCATENATED MODULE: ./build/pipeline/run-codebuild.js











async function runCodeBuild(request, context) {
    const { signal, clock } = context;
    const deps = { aws: await context.openAws(request.place), clock, signal };
    const begun = await checkBuild(request, deps, context);
    const writer = request.status?.writer;
    const further = (await request.prepare?.()) ?? [];
    if (signal.aborted)
        throw new errors/* CancelledError */.cc();
    (0,build_state/* rememberBuild */.Kh)(context, begun.state);
    try {
        const { build, url } = await beginBuild(begun, further, deps, context);
        if (!request.wait) {
            (0,build_state/* forgetBuild */.SC)(context);
            context.summarize(summary_buildSummary(build, { url }));
            return resultOf(build, { url });
        }
        const pending = writer?.write({ state: "pending", description: "The build is running.", url, signal });
        pending?.catch(() => undefined);
        if (begun.state.status)
            begun.state.status.url = url;
        (0,build_state/* rememberBuild */.Kh)(context, begun.state);
        const { ended, logUrl } = await follow(build, request, deps, context);
        await pending;
        await writer?.write({ state: (0,codebuild_status/* statusOf */.c2)(ended.status), description: `The build ended: ${ended.status}.`, url });
        (0,build_state/* forgetBuild */.SC)(context);
        return run_codebuild_finish(ended, { url, logUrl, hidden: request.hideLogs }, context);
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            await (0,end_build/* endBuild */.E)({ state: begun.state, status: async () => writer, lookFirst: false }, deps, context);
        throw error;
    }
}
async function follow({ kind, id }, request, deps, context) {
    const { every, hideLogs } = request;
    const { progress } = context;
    let logUrl;
    const options = {
        ...{ ...deps, every, hideLogs, groups: openGroups(progress) },
        seen: ({ logs }) => {
            const known = logs.kind === "stream" || logs.kind === "s3" ? logs.url : undefined;
            if (known === logUrl || known === undefined)
                return;
            logUrl = known;
            context.handOn({ logUrl });
        },
        warn: (text) => progress.warning(text),
    };
    try {
        const ended = kind === "batch" ? await followBatch(id, options) : await followBuild(id, options);
        return { ended, logUrl };
    }
    catch (error) {
        if (!(error instanceof errors/* CancelledError */.cc))
            progress.warning(alone({ kind, id }, deps.aws.region, context));
        throw error;
    }
}
function alone(ref, region, { onRunner }) {
    const by = `stop it with: ${(0,stop/* stopCommand */.I)(ref, region)}`;
    return onRunner
        ? `The ${ref.kind} ${ref.id} is not followed any more. The end of this job stops it; if it does not, ${by}`
        : `The ${ref.kind} ${ref.id} is not followed any more, and may go on: ${by}`;
}
function run_codebuild_finish(build, words, context) {
    context.summarize(summary_buildSummary(build, words));
    for (const line of phaseLines(build))
        context.progress.info(line);
    const result = resultOf(build, words);
    if (build.status !== "SUCCEEDED")
        throw failureOf(build, words, { ...result });
    return result;
}
function resultOf({ id, status }, { url, logUrl }) {
    return { buildId: id, buildUrl: url, buildStatus: status, logUrl };
}

;// CONCATENATED MODULE: ./build/commands/codebuild-inputs.js


const COMPUTE_TYPES = [
    ...["BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE", "BUILD_GENERAL1_XLARGE"],
    ...["BUILD_GENERAL1_2XLARGE", "BUILD_LAMBDA_1GB", "BUILD_LAMBDA_2GB", "BUILD_LAMBDA_4GB", "BUILD_LAMBDA_8GB"],
    "BUILD_LAMBDA_10GB",
];
const ENVIRONMENT_TYPES = [
    ...["LINUX_CONTAINER", "LINUX_GPU_CONTAINER", "ARM_CONTAINER", "WINDOWS_SERVER_2019_CONTAINER"],
    ...["WINDOWS_SERVER_2022_CONTAINER", "LINUX_LAMBDA_CONTAINER", "ARM_LAMBDA_CONTAINER", "LINUX_EC2", "ARM_EC2"],
    ...["WINDOWS_EC2", "MAC_ARM"],
];
const buildSource = {
    project: kinds_text({
        description: "Name of the CodeBuild project.",
        example: "octo-build",
        missing: "Name the project; aws codebuild list-projects lists those of a Region.",
        pattern: /^[A-Za-z0-9][\w-]{1,254}$/,
        rule: "a project's name has 2 to 255 letters, digits, hyphens and underscores",
    }),
    sourceVersion: optionalText({
        description: "Version of the source to build: a commit, branch, tag, or pr/NUMBER. Default, where the project builds this repository on GitHub: the commit of the run (of a pull request its head), or the tag or target of the release; else what the project says.",
        example: "main",
    }),
};
const buildOverrides = {
    env: optionalText({
        description: "Variables of the build, a line each: NAME=value, NAME=parameter-store:/PATH, NAME=secrets-manager:ID:JSON-KEY, or the NAME alone of a variable of this step. What is or looks like a secret is not sent in plain text.",
        example: "STAGE=test",
    }),
    computeType: optionalChoice(COMPUTE_TYPES, { description: "Compute type in place of the project's." }),
    environmentType: optionalChoice(ENVIRONMENT_TYPES, { description: "Type of environment in place of the project's." }),
    buildImage: optionalText({
        description: "Docker image that the build runs in, in place of the project's.",
        example: "aws/codebuild/standard:7.0",
    }),
    buildspec: optionalText({
        description: "Buildspec in place of the project's: a path in the source, the ARN of an object in S3, or the text itself.",
        example: "ci/buildspec.yml",
    }),
    buildTimeout: optionalDuration({ min: "5m", max: "36h" }, {
        description: "How long the build may take, in place of the project's. Whole minutes, rounded up.",
        example: "2h",
    }),
};
const buildFollowing = {
    updateInterval: kinds_duration({ min: "1s", max: "10m" }, { description: "Time between two looks at the build.", default: "10s" }),
    hideLogs: flag({ description: "Leave the build's log out of this one." }),
};
function requestFrom(given) {
    const { project, sourceVersion, computeType, environmentType, buildImage: image, buildspec, buildTimeout } = given;
    return {
        ...{ place: given, project, sourceVersion },
        overrides: { computeType, environmentType, image, buildspec, timeout: buildTimeout },
        ...{ wait: given.wait, every: given.updateInterval, hideLogs: given.hideLogs },
    };
}
function buildProblems({ buildspec }, door) {
    if (buildspec === undefined || !isSecret(buildspec, door))
        return [];
    return [
        {
            subject: "buildspec",
            problem: "there is a secret in it, and everybody who may look at the build can read it",
            remedy: "Name it there by reference (env: secrets-manager or parameter-store), or hand it over with env.",
        },
    ];
}

// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/codebuild/marker.js


const EXPRESSION = /^\/(.+)\/([a-z]*)$/s;
const FLAGS = /^[imsuv]*$/;
const TIME = 500;
function readMarker(text) {
    const [, source, flags = ""] = EXPRESSION.exec(text) ?? [];
    if (text === "")
        return { wrong: "it is empty, and every commit would have it", remedy: "Write a text such as [CodeBuild]." };
    if (source === undefined)
        return { value: { text, matches: (message) => message.includes(text) } };
    if (!FLAGS.test(flags)) {
        return { wrong: `“${text}” has flags other than i, m, s, u and v`, remedy: "Leave them out: /\\[codebuild\\]/i" };
    }
    try {
        const expression = new RegExp(source, flags);
        return { value: { text, matches: (message) => matchesInTime(expression, text, message) } };
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        return {
            wrong: `“${text}” is no regular expression: ${error.message}`,
            remedy: "Write it as JavaScript does, with a backslash before brackets: /\\[codebuild\\]/i",
        };
    }
}
function matchesInTime(expression, text, message) {
    try {
        return (0,external_node_vm_.runInNewContext)("expression.test(message)", { expression, message }, { timeout: TIME }) === true;
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) !== "ERR_SCRIPT_EXECUTION_TIMEOUT")
            throw error;
        throw new errors/* UserError */.yo(`The marker ${text} did not come to an end with this commit's message.`, "Write it without a repetition inside a repetition, such as (a+)+; a plain text needs no expression at all.", { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/commands/trigger-inputs.js


const trigger = {
    marker: required({
        description: "What the head commit's message must have for a push or a pull request to start the build: a text, or a regular expression written /…/flags.",
        default: "[CodeBuild]",
        example: "/\\[codebuild\\]/i",
    }, readMarker),
    label: optionalText({
        description: "Label by which a pull request starts the build too, marker or not. Default: none.",
        example: "codebuild",
    }),
    allowForks: flag({
        description: "Let pull requests from other repositories start the build. Their commits then run with the rights of your CodeBuild project.",
    }),
    onlyMarked: flag({
        description: "Ask for the marker also where the run was started by hand (workflow_dispatch, repository_dispatch) or by a schedule, which start the build without it otherwise.",
    }),
};
const commitStatus = {
    commitStatus: flag({
        description: "Show the build as a status of its commit, with a link. Takes the permission statuses: write; without it there is a warning, and the build goes on.",
    }),
    statusContext: kinds_text({
        description: "Name of the status, which a branch's rules can ask for. Needs commit-status.",
        default: "CodeBuild",
    }),
};

;// CONCATENATED MODULE: ./build/commands/run-codebuild.js












const run_codebuild_inputs = {
    ...buildSource,
    ...trigger,
    ...buildOverrides,
    batch: flag({ description: "Start a batch of builds, as the buildspec's batch part has them." }),
    wait: flag({ description: WAIT, default: "true" }),
    ...buildFollowing,
    ...commitStatus,
    ...githubPlace,
    ...awsAccess,
};
const runCodebuild = (0,command/* defineCommand */.N)({
    name: "run-codebuild",
    summary: "Starts an AWS CodeBuild build where the commit is marked, shows its log, and ends as it ends.",
    description: "Whether it starts is decided by the head commit's message, a label, or by hand; triggered and reason tell. The build's id is an output as soon as there is one. Each phase is a group of the log. A cancelled run stops the build, and so does the end of the job where the step was killed.",
    kind: "release",
    providers: ["aws"],
    aws: [...RUN_BUILD, ...RUN_BATCH],
    github: [...TRIGGER_ROUTES, ...codebuild_status/* STATUS_ROUTES */.WT],
    inputs: run_codebuild_inputs,
    outputs: {
        triggered: "true where a build was started, else false.",
        reason: "Why it was started, or why not, as a sentence.",
        buildId: "Id of the build or batch; known as soon as it is started.",
        buildUrl: "Address of the build in the console.",
        buildStatus: "How it ended: SUCCEEDED, FAILED, FAULT, TIMED_OUT, STOPPED; IN_PROGRESS where its end is not awaited.",
        logUrl: "Address of its log, as soon as there is one.",
    },
    check: async (given, context) => problemsOf(given, context),
    async run(given, context) {
        const event = await context.event();
        const { marker, label, allowForks, onlyMarked } = given;
        const { triggered, reason, commit, sourceVersion } = await decideTrigger({ marker, label, allowForks, onlyMarked }, event, {
            github: () => context.openGitHub(given),
            signal: context.signal,
        });
        const decided = { triggered: String(triggered), reason };
        context.handOn(decided);
        const said = triggered ? reason : `No build is started. ${reason}`;
        context.say(said);
        context.summarize(`${(0,base_markdown/* inert */.t)(said)}\n`);
        if (!triggered)
            return decided;
        return { ...decided, ...(await runCodeBuild(await requestOf(given, { commit, sourceVersion }, context), context)) };
    },
});
function problemsOf(given, context) {
    const { problems } = readEnvironment(given.env ?? "", context);
    return [...problems, ...buildProblems(given, context), ...statusProblems(given)];
}
function statusProblems({ wait, commitStatus: wanted }) {
    if (wait || !wanted)
        return [];
    const problem = "without wait nobody is there to say how the build ended";
    return [{ subject: "commit-status", problem, remedy: "Leave it out, or leave out wait: false." }];
}
async function requestOf(given, head, context) {
    const { commit } = head;
    const { variables } = readEnvironment(given.env ?? "", context);
    return {
        ...requestFrom(given),
        kind: given.batch ? "batch" : "build",
        commit: head.sourceVersion,
        variables,
        problems: problemsOf(given, context),
        status: commit === undefined || !given.commitStatus ? undefined : await statusAt(commit, given, context),
    };
}
async function statusAt(commit, given, context) {
    const github = await context.openGitHub(given);
    const { owner, repo } = github.repository;
    const warn = (text) => context.progress.warning(text);
    const writer = (0,codebuild_status/* statusWriter */.EB)({ github, commit, context: given.statusContext, warn });
    return { writer, commit, context: given.statusContext, repository: `${owner}/${repo}` };
}

;// CONCATENATED MODULE: ./build/pipeline/login.js


function sshOutputs({ ssh }) {
    return {
        sshCommand: sshCommand({ ssh }),
        sshHost: ssh.host,
        sshPort: String(ssh.port),
        sshUser: ssh.user,
        sshPrivateKey: ssh.privateKeyFile,
        sshKnownHosts: ssh.knownHostsFile,
    };
}
function jupyterText(machine, port) {
    if (port === undefined)
        return [];
    const tunnel = sshCommand(machine, ["-N", "-L", `${port}:127.0.0.1:${port}`]);
    return [`  JupyterLab:  http://127.0.0.1:${port}/ through ${tunnel}`];
}
function sshText(machine) {
    return [
        `${machine.assetId} is up.`,
        `  log in:      ${sshCommand(machine)}`,
        `  ends itself: ${machine.expires.toISOString()}`,
        `  remove it:   ${(0,tear_down_command/* tearDownCommand */.U)(machine)}`,
    ].join("\n");
}
function sshCommand({ ssh }, more = []) {
    const words = [
        "ssh",
        "-i",
        ssh.privateKeyFile,
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        `UserKnownHostsFile=${ssh.knownHostsFile}`,
    ];
    return [...words, ...more, "-p", String(ssh.port), `${ssh.user}@${ssh.host}`].map(client/* shellQuote */.ZL).join(" ");
}

;// CONCATENATED MODULE: ./build/pipeline/stay.js





const LOOK_EVERY = 1_000;
function staysHere(wait, keep, context) {
    return wait ?? (!keep && !context.onRunner && context.ask !== undefined);
}
async function stayUntilCancelled(provider, machine, context) {
    const left = machine.expires.getTime() - context.now();
    context.say(`It stays for ${(0,duration/* formatDuration */.a)(left)}, or until Ctrl-C.`);
    const over = async () => (context.now() >= machine.expires.getTime() ? true : undefined);
    try {
        await (0,poll/* poll */.w)(over, { what: "the lease ends", every: LOOK_EVERY, within: left + 60_000, signal: context.signal });
    }
    catch (error) {
        if (!(error instanceof errors/* CancelledError */.cc))
            throw error;
    }
    await (0,tear_down/* tearDown */.x)({ provider, assetId: machine.assetId, deliverables: false }, context);
    (0,machine_state/* forgetMachine */.fT)(context);
}

;// CONCATENATED MODULE: ./build/commands/setup-ec2.js







const setup_ec2_inputs = ec2Inputs;
async function setup_ec2_check(given, context) {
    const machine = await machineProblems({ ...given, ...EC2 }, context, { formats: [] });
    return [...machine, ...askProblems(given.onError, context)];
}
const setupEc2 = (0,command/* defineCommand */.N)({
    name: "setup-ec2",
    summary: "Starts a machine on EC2 and prints how to log in; in a terminal it stays until Ctrl-C.",
    description: "The same as setup-vm with provider aws, but in a terminal it waits, and removes the machine at Ctrl-C. On a runner the machine stays for the next steps and is removed by the post step. Its lease ends it in any case.",
    kind: "development",
    providers: ["aws"],
    aws: [...calls/* PREFLIGHT */.Ev, ...calls/* LAUNCH */.ON, ...calls/* REMOVE */.t2],
    inputs: setup_ec2_inputs,
    outputs: SSH_OUTPUTS,
    check: setup_ec2_check,
    async run(given, context) {
        const inputs = { ...given, ...EC2 };
        const prepared = await prepareMachine(inputs, context, { formats: [] }, () => setup_ec2_check(given, context));
        const base = await context.progress.phase("Base image", (task) => resolveBase(prepared, task));
        const { provider, plan } = prepared;
        return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
            const kept = inputs.keep || inputs.onError !== "clean-up";
            const { machine } = await launchMachine(prepared, base, { attached: false, stays: true, kept }, inputs, context);
            context.say(sshText(machine));
            if (staysHere(inputs.wait, inputs.keep, context))
                await stayUntilCancelled(provider, machine, context);
            return { assetId: machine.assetId, ...sshOutputs(machine) };
        });
    },
});

;// CONCATENATED MODULE: ./build/commands/setup-ec2-and-install-dependencies.js










const setup_ec2_and_install_dependencies_inputs = { ...ec2Inputs, ...content };
async function setup_ec2_and_install_dependencies_check(given, context) {
    const found = await Promise.all([
        machineProblems({ ...given, ...EC2 }, context, { formats: [] }),
        ansibleProblems(given, given, context),
        askProblems(given.onError, context),
    ]);
    return found.flat();
}
const setupEc2AndInstallDependencies = (0,command/* defineCommand */.N)({
    name: "setup-ec2-and-install-dependencies",
    summary: "Starts a machine on EC2 and installs the content of the image on it.",
    description: "What setup-ec2 and install-dependencies do one after the other. It prints how to log in, and how to reach JupyterLab through SSH: no port but SSH's is open.",
    kind: "development",
    providers: ["aws"],
    aws: [...calls/* PREFLIGHT */.Ev, ...calls/* LAUNCH */.ON, ...calls/* REMOVE */.t2],
    inputs: setup_ec2_and_install_dependencies_inputs,
    outputs: SSH_OUTPUTS,
    check: setup_ec2_and_install_dependencies_check,
    async run(given, context) {
        const inputs = { ...given, ...EC2 };
        const prepared = await prepareMachine(inputs, context, { formats: [] }, () => setup_ec2_and_install_dependencies_check(given, context));
        const { ansible, base } = await context.progress.phase("Base image and tools", async (task) => ({
            ansible: await ansible_provideAnsible(inputs, inputs, context, task),
            base: await resolveBase(prepared, task),
        }));
        const { provider, plan } = prepared;
        return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
            const kept = inputs.keep || inputs.onError !== "clean-up";
            const life = { attached: false, stays: true, kept };
            const { build, machine } = await launchMachine(prepared, base, life, inputs, context);
            await installContent(build, machine, ansible, inputs);
            context.say([sshText(machine), ...jupyterText(machine, build.record.jupyterPort)].join("\n"));
            if (staysHere(inputs.wait, inputs.keep, context))
                await stayUntilCancelled(provider, machine, context);
            return { assetId: machine.assetId, ...sshOutputs(machine) };
        });
    },
});

;// CONCATENATED MODULE: ./build/commands/setup-vm.js







const setup_vm_inputs = {
    ...identity,
    ...place,
    ...machine,
    ...awsMachine,
    ...tools,
    product: output.product,
    keep: KEEP,
    ...inputs_failure,
};
async function setup_vm_check(given, context) {
    return [...(await machineProblems(given, context, { formats: [] })), ...askProblems(given.onError, context)];
}
const setupVm = (0,command/* defineCommand */.N)({
    name: "setup-vm",
    summary: "Boots a machine that stays up between steps, and prints how to log in.",
    description: "The machine is removed by the post step when the job ends, by tear-down, or by itself when its lease ends. In a terminal it stays until one of the last two.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* PREFLIGHT */.Ev, ...calls/* LAUNCH */.ON, ...calls/* REMOVE */.t2],
    inputs: setup_vm_inputs,
    outputs: SSH_OUTPUTS,
    check: setup_vm_check,
    async run(inputs, context) {
        const prepared = await prepareMachine(inputs, context, { formats: [] }, () => setup_vm_check(inputs, context));
        const base = await context.progress.phase("Base image", (task) => resolveBase(prepared, task));
        const { provider, plan } = prepared;
        return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
            const { machine } = await launchMachine(prepared, base, { attached: false, stays: true, kept: inputs.keep || inputs.onError !== "clean-up" }, inputs, context);
            context.say(sshText(machine));
            return { assetId: machine.assetId, ...sshOutputs(machine) };
        });
    },
});

;// CONCATENATED MODULE: ./build/assets/names.js
function matchesPattern(assetId, pattern) {
    const expression = pattern
        .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".");
    return new RegExp(`^${expression}$`).test(assetId);
}
function isPattern(text) {
    return /[*?]/.test(text);
}
function inOrder(assets) {
    return [...assets].sort((a, b) => a.assetId.localeCompare(b.assetId) || a.created.getTime() - b.created.getTime());
}

;// CONCATENATED MODULE: ./build/assets/table.js





function assetRows(assets, now) {
    const regions = assets.some(({ region }) => region !== undefined);
    const row = (first, region, rest) => [...first, ...(regions ? [region] : []), ...rest];
    return [
        row(["asset-id", "type"], "region", ["lifetime", "age", "ends in", "size", "state", "id", "remove it with"]),
        ...assets.map((asset) => row([asset.assetId, asset.type], asset.region ?? "–", [
            asset.lifetime,
            (0,duration/* formatDuration */.a)(now - asset.created.getTime()),
            endOf(asset, now),
            asset.size === undefined ? "–" : (0,base_size/* formatSize */.Xq)(asset.size),
            asset.state,
            asset.id,
            removalCommand(asset),
        ])),
    ];
}
function endOf({ expires, lifetime, unfinished }, now) {
    if (!expires || (lifetime === "deliverable" && !unfinished))
        return "–";
    return expires.getTime() > now ? (0,duration/* formatDuration */.a)(expires.getTime() - now) : "ended";
}
function removalCommand(asset) {
    if (asset.lifetime === "cache")
        return "slipway sweep --cache";
    if (asset.assetId === providers_provider/* UNKNOWN */.HV)
        return "slipway sweep";
    const { provider, assetId, region } = asset;
    const command = (0,tear_down_command/* tearDownCommand */.U)({ provider, assetId, region, deliverables: asset.lifetime === "deliverable" });
    return [command, ...bucketFlags(asset)].join(" ");
}
function bucketFlags({ type, id, assetId }) {
    if (type !== "object" && type !== "upload")
        return [];
    const [, bucket, path = ""] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(id) ?? [];
    if (bucket === undefined)
        return [];
    const end = path.lastIndexOf(`${assetId}/`);
    const prefix = path.slice(0, Math.max(0, end)).replace(/\/$/, "");
    return [`--bucket ${bucket}`, ...(prefix === "" ? [] : [`--bucket-prefix ${prefix}`])];
}
function assetsAsText(assets, now) {
    return asText(assetRows(assets, now));
}
function assetsAsMarkdown(assets, now) {
    return asMarkdown(assetRows(assets, now));
}
function sweepRows(judgements, now) {
    const words = { remove: "removed", mark: "marked", wait: "waits", leave: "left" };
    return [
        ["asset-id", "type", "region", "age", "sweep", "why", "state", "id"],
        ...judgements.map(({ asset, verdict, why }) => [
            ...[asset.assetId, asset.type, asset.region ?? "–", (0,duration/* formatDuration */.a)(now - asset.created.getTime())],
            ...[words[verdict], why, asset.state, asset.id],
        ]),
    ];
}
function sweepAsText(judgements, now) {
    return asText(sweepRows(judgements, now));
}
function sweepAsMarkdown(judgements, now) {
    return asMarkdown(sweepRows(judgements, now));
}
function asText(rows) {
    const widths = [];
    for (const row of rows) {
        for (const [column, cell] of row.entries())
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
    const line = (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
    return rows.map((row) => line(row).trimEnd()).join("\n");
}
function asMarkdown([headings = [], ...rows]) {
    return (0,base_markdown/* markdownTable */.Q)(headings, rows);
}

// EXTERNAL MODULE: ./build/assets/unseen.js
var unseen = __webpack_require__(8618);
;// CONCATENATED MODULE: ./build/base/cut.js
function cutLines(text, bytes) {
    if (Buffer.byteLength(text) <= bytes)
        return text;
    const lines = text.split("\n");
    const notice = (missing) => `\n\n… and ${missing} more.`;
    let used = Buffer.byteLength(notice(lines.length));
    let kept = 0;
    for (const line of lines) {
        used += Buffer.byteLength(line) + 1;
        if (used > bytes)
            break;
        kept++;
    }
    return `${lines.slice(0, kept).join("\n")}${notice(lines.length - kept)}`;
}

// EXTERNAL MODULE: ./build/providers/asset.js
var asset = __webpack_require__(9845);
;// CONCATENATED MODULE: ./build/commands/show-assets.js













const SUMMARY_BYTES = 1_000_000;
const OUTPUT_LENGTH = 900_000;
const showAssets = (0,command/* defineCommand */.N)({
    name: "show-assets",
    aliases: ["show-aws-assets"],
    summary: "Lists everything that Slipway made and that is still there, with the command that removes each.",
    description: "With local: machines, disks, folders, releases and cached base images. With aws: stacks, instances, volumes, key pairs, security groups, launch templates, schedules, AMIs, snapshots, running export tasks, objects and multipart uploads, in the Region and in copy-to-regions; objects where bucket is given. What cannot be looked at is told, and the rest is listed.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* INVENTORY */.dh],
    inputs: {
        ...place,
        assetId: optionalText({
            description: "Only this asset-id; * and ? stand for any text and any one character.",
            example: "1.4.*",
        }),
        types: optionalList({
            description: `Only these types: ${asset/* ASSET_TYPES */.Dd.join(", ")}. Default: all.`,
            example: "stack, instance",
            pattern: new RegExp(`^(?:${asset/* ASSET_TYPES */.Dd.join("|")})$`),
            rule: `the types are ${asset/* ASSET_TYPES */.Dd.join(", ")}`,
        }),
        as: choice(["table", "markdown", "json"], { description: "How the list is printed.", default: "table" }),
        assetsFile: optionalText({
            description: "File that the list is written to as Markdown, besides.",
            example: "assets.md",
        }),
    },
    outputs: {
        count: { description: "Number of assets.", kind: "number" },
        unseen: { description: "Number of lists that could not be asked for; 0: the list is complete.", kind: "number" },
        assets: { description: "The assets as JSON; left out in a workflow where there is no room for it.", kind: "json" },
    },
    async run(inputs, context) {
        const { assetId, types, assetsFile } = inputs;
        (0,errors/* throwProblems */.Jh)(await writableProblems({ "assets-file": assetsFile }, context));
        const provider = await context.openProvider(inputs.provider, inputs);
        const gaps = [];
        const exact = assetId !== undefined && !isPattern(assetId) ? assetId : undefined;
        const all = await provider.assets(exact, (gap) => gaps.push(gap));
        const assets = inOrder(all.filter((asset) => (assetId === undefined || matchesPattern(asset.assetId, assetId)) &&
            (types === undefined || types.includes(asset.type))));
        const now = context.now();
        const markdown = assetsAsMarkdown(assets, now);
        const json = JSON.stringify(assets, undefined, inputs.as === "json" ? 2 : undefined);
        if (inputs.as === "json")
            context.say(json);
        else if (assets.length === 0)
            context.say(noneText(assetId, gaps.length === 0));
        else
            context.say(inputs.as === "markdown" ? markdown : assetsAsText(assets, now));
        for (const line of (0,unseen/* unseenLines */.A)(gaps))
            context.progress.warning(line);
        if (assetsFile !== undefined)
            await (0,promises_.writeFile)((0,external_node_path_.resolve)(context.workingFolder, assetsFile), `${markdown}\n`);
        if (assets.length > 0)
            context.summarize(`### Assets\n\n${cutLines(markdown, SUMMARY_BYTES)}\n`);
        return { count: String(assets.length), unseen: String(gaps.length), assets: fitting(json, context) };
    },
});
function noneText(assetId, complete) {
    const whose = assetId === undefined ? "" : ` of ${assetId}`;
    return complete
        ? `There are no assets${whose}.`
        : `No assets${whose} were found, but not everything could be looked at.`;
}
function fitting(json, context) {
    if (!context.onRunner || json.length <= OUTPUT_LENGTH)
        return json;
    context.progress.warning("There are too many assets for an output of a step. Use assets-file, types or asset-id.");
    return undefined;
}

// EXTERNAL MODULE: ./build/release/publish/target.js
var publish_target = __webpack_require__(9757);
;// CONCATENATED MODULE: ./build/pipeline/release-version.js

const VERSION_ROUTES = ["GET /repos/{owner}/{repo}/git/ref/{ref}"];
async function releaseVersion(release, github, options) {
    const { draft, tag_name: tag, target_commitish: target } = release;
    return !draft || (await (0,publish_target/* hasTag */.t)(github, tag, options)) ? tag : target;
}

// EXTERNAL MODULE: ./build/providers/asset-id.js
var providers_asset_id = __webpack_require__(6943);
// EXTERNAL MODULE: ./build/release/publish/update-release.js
var update_release = __webpack_require__(7309);
;// CONCATENATED MODULE: ./build/codebuild/release-variables.js

function releaseLines(build) {
    const { releaseId, tag, assetId, makePublic, repository, tokenLine } = build;
    return [
        `RELEASE_ID=${releaseId}`,
        `RELEASE_TAG=${tag}`,
        `ASSET_ID=${assetId}`,
        `MAKE_PUBLIC=${makePublic}`,
        `GITHUB_REPOSITORY=${repository.owner}/${repository.repo}`,
        ...(tokenLine === undefined ? [] : [tokenLine]),
    ];
}
function releaseVariables(build, added, door) {
    return readEnvironment([...releaseLines(build), added ?? ""].join("\n"), door);
}

;// CONCATENATED MODULE: ./build/codebuild/token-secret.js

const TOKEN_VARIABLE = "GITHUB_TOKEN";
const KINDS = ["secrets-manager:", "parameter-store:"];
function readTokenSecret(text) {
    if (looksSecret(text)) {
        return {
            wrong: "it is a token itself, and everybody who may look at the build could read it",
            remedy: "Put the token into Secrets Manager and give its id; revoke this one where it stands in a file of the repository.",
        };
    }
    const kind = KINDS.find((prefix) => text.startsWith(prefix)) ?? kindOf(text);
    return { value: `${TOKEN_VARIABLE}=${kind}${text.startsWith(kind) ? text.slice(kind.length) : text}` };
}
function kindOf(text) {
    return text.startsWith("/") || /^arn:[\w-]+:ssm:/.test(text) ? "parameter-store:" : "secrets-manager:";
}

;// CONCATENATED MODULE: ./build/commands/release-build-inputs.js






const releaseBuild = {
    ...buildSource,
    assetId: optionalText({
        description: "Asset-id of what is built. Default: from the release's tag.",
        example: "1.4.0",
        pattern: NAME,
        rule: NAME_RULE,
    }),
    tokenSecret: optional({
        description: "Where the token is kept by which the build writes the release: an id in Secrets Manager (ID:JSON-KEY for a part of it), or a path in Parameter Store. The project's service role reads it. Default: the project has a variable GITHUB_TOKEN of its own.",
        example: "slipway/github-token",
    }, readTokenSecret),
    ...buildOverrides,
    wait: flag({ description: WAIT, default: "true" }),
    ...buildFollowing,
    ...githubPlace,
    ...awsAccess,
};
const releaseBuildOutputs = {
    releaseId: "Number of the release.",
    releaseUrl: "Address of the release.",
    assetId: "Asset-id of what is built.",
    buildId: "Id of the build; known as soon as it is started.",
    buildUrl: "Address of the build in the console.",
    buildStatus: "How it ended: SUCCEEDED, FAILED, FAULT, TIMED_OUT, STOPPED; IN_PROGRESS where its end is not awaited.",
    logUrl: "Address of its log, as soon as there is one.",
};
function toldProblems(given, context) {
    const repository = { owner: "octo", repo: "example" };
    const nothing = { releaseId: 0, tag: "v0", assetId: "0", makePublic: false, repository };
    const { problems } = releaseVariables({ ...nothing, tokenLine: given.tokenSecret }, given.env, context);
    return [...problems, ...buildProblems(given, context)];
}
function variablesFor(given, subject, context) {
    const { release, assetId, makePublic, github } = subject;
    return releaseVariables({
        ...{ releaseId: release.id, tag: release.tag_name, assetId, makePublic },
        ...{ repository: github.repository, tokenLine: given.tokenSecret },
    }, given.env, context);
}

;// CONCATENATED MODULE: ./build/commands/start-release-build.js












const start_release_build_inputs = {
    ...releaseNames,
    ...releaseBuild,
    makePublic: flag({
        description: "Have the build let everyone launch the AMIs. The account must allow public AMIs (block public access).",
    }),
};
const startReleaseBuild = (0,command/* defineCommand */.N)({
    name: "start-release-build",
    summary: "Runs a release inside AWS CodeBuild: builds the images there, and adds them to a release that is there.",
    description: "The release or draft is found by its tag, upload address or number, and stays the one or the other. The build gets RELEASE_ID, RELEASE_TAG, ASSET_ID, MAKE_PUBLIC and GITHUB_REPOSITORY, which templates/buildspecs/release.yml reads; the token it gets by reference only. It is started whatever the commit says. Its log is shown, and a cancelled run stops it.",
    kind: "release",
    providers: ["aws"],
    aws: [...RUN_BUILD],
    github: [...FIND_ROUTES, ...VERSION_ROUTES],
    inputs: start_release_build_inputs,
    outputs: { ...releaseBuildOutputs, tag: "Tag of the release." },
    check: async (given, context) => [
        ...whichRelease(given, context.source.ref).problems,
        ...toldProblems(given, context),
    ],
    async run(given, context) {
        const chosen = whichRelease(given, context.source.ref);
        (0,errors/* throwProblems */.Jh)([...chosen.problems, ...toldProblems(given, context)]);
        const github = await context.openGitHub(given);
        (0,errors/* throwProblems */.Jh)(chosen.address ? (0,release_id/* addressProblems */.X)(chosen.address, github) : []);
        const options = { signal: context.signal };
        const { release, commit } = await context.progress.phase("Find the release", async () => {
            const release = await (0,update_release/* existingRelease */.V)(github, chosen.which, options);
            return { release, commit: await releaseVersion(release, github, options) };
        });
        const assetId = given.assetId ?? (0,providers_asset_id/* assetIdOf */.Bx)(release.tag_name);
        const found = { releaseId: String(release.id), releaseUrl: release.html_url, tag: release.tag_name, assetId };
        context.handOn(found);
        const subject = { release, assetId, makePublic: given.makePublic, github };
        const { variables, problems } = variablesFor(given, subject, context);
        const request = {
            ...{ ...requestFrom(given), kind: "build", variables, commit },
            problems: [...problems, ...closedProblems(release), ...nameProblems(assetId, release)],
        };
        return { ...found, ...(await runCodeBuild(request, context)) };
    },
});
function closedProblems(release) {
    if (release.draft || !release.immutable)
        return [];
    return [
        {
            subject: "tag",
            problem: `the release ${release.tag_name} is published and immutable: no file can be added any more`,
            remedy: "Make a draft (publish-release with draft: true), start the build for it, and publish it then.",
        },
    ];
}
function nameProblems(assetId, { tag_name: tag }) {
    if ((0,providers_asset_id/* isAssetId */._1)(assetId))
        return [];
    return [
        {
            subject: "asset-id",
            problem: `must be given: the tag ${tag} makes no name`,
            remedy: "Write one: asset-id: 1.4.0",
        },
    ];
}

;// CONCATENATED MODULE: ./build/codebuild/own-version.js

function ownVersion(event, commit) {
    const occasion = event && readOccasion(event);
    if (occasion?.kind !== "pull request")
        return { version: commit, problems: [] };
    const { number, fork } = occasion;
    if (fork === undefined)
        return { version: headVersion(occasion), problems: [] };
    const problem = `pull request ${number} comes from another repository, ${fork}, and would run with your project's rights`;
    const remedy = "Leave this step out for forks, or name the version that you have looked at.";
    return { problems: [{ subject: "source-version", problem, remedy }] };
}

// EXTERNAL MODULE: ./build/pipeline/draft-guard.js
var draft_guard = __webpack_require__(3492);
// EXTERNAL MODULE: ./build/pipeline/draft-state.js
var draft_state = __webpack_require__(5928);
// EXTERNAL MODULE: ./build/pipeline/test-draft.js
var test_draft = __webpack_require__(8093);
;// CONCATENATED MODULE: ./build/commands/start-test-release.js











const startTestRelease = (0,command/* defineCommand */.N)({
    name: "start-test-release",
    summary: "Tries a release inside AWS CodeBuild: makes a draft for it, keeps the AMIs private, publishes nothing.",
    description: "Names begin with test-, so that neither images nor draft are taken for those of a release. When the test has succeeded, its draft stays for people to look at. After a failure or a cancel it is removed; with wait: false it stays in any case. Images stay in AWS until tear-down with deliverables.",
    kind: "release",
    providers: ["aws"],
    aws: [...RUN_BUILD],
    github: [...test_draft/* DRAFT_ROUTES */.RH],
    inputs: releaseBuild,
    outputs: releaseBuildOutputs,
    check: async (given, context) => toldProblems(given, context),
    async run(given, context) {
        const { signal, clock, source } = context;
        const own = given.sourceVersion === undefined ? ownVersion(await context.event(), source.commit) : undefined;
        (0,errors/* throwProblems */.Jh)(own?.problems ?? []);
        const github = await context.openGitHub(given);
        const version = (0,asset_id/* newAssetId */.I)(given.assetId, context);
        const assetId = (0,test_draft/* testName */.UU)(version);
        let state;
        let draft;
        const prepare = async () => {
            const { release } = await (0,test_draft/* openTestDraft */.sH)({ assetId, version }, { github, clock, signal }, (known) => {
                state = known;
                (0,draft_state/* rememberDraft */.N6)(context, known);
            });
            draft = { releaseId: String(release.id), releaseUrl: release.html_url };
            context.handOn({ ...draft, assetId });
            context.progress.info(`Draft: ${release.html_url}`);
            return variablesFor(given, { release, assetId, makePublic: false, github }, context).variables;
        };
        const request = {
            ...requestFrom(given),
            kind: "build",
            variables: [],
            problems: toldProblems(given, context),
            commit: own?.version,
            prepare,
        };
        const result = await (0,draft_guard/* guardDraft */.r)({ github, state: () => state }, context, () => runCodeBuild(request, context));
        if (draft)
            context.say(`The draft is not published: ${draft.releaseUrl}`);
        if (!given.wait)
            context.say("Nobody waits for the build: where it fails, the draft is yours to remove.");
        return { ...draft, assetId, ...result };
    },
});

;// CONCATENATED MODULE: ./build/assets/sweep.js

function sweep_judge(assets, rules) {
    const machines = new Map();
    for (const asset of assets) {
        if (asset.type !== "instance")
            continue;
        const others = machines.get(asset.assetId);
        if (others)
            others.push(asset);
        else
            machines.set(asset.assetId, [asset]);
    }
    const patience = new Map([...machines].map(([assetId, all]) => [assetId, patienceWith(all, rules)]));
    return assets.map((asset) => {
        const alone = judgeAlone(asset, rules);
        const others = patience.get(asset.assetId);
        if (alone.verdict !== "remove" || !others)
            return { asset, ...alone };
        if (asset.type === "instance" && asset.marked === undefined && rules.markAge > 0) {
            return { asset, verdict: "mark", why: `${alone.why}; marked now` };
        }
        return { asset, ...(others.why === undefined ? alone : { verdict: "wait", why: others.why }) };
    });
}
function judgeAlone(asset, { now, minimumAge }) {
    const { lifetime, unfinished, expires, abandoned, created } = asset;
    if (lifetime === "cache")
        return { verdict: "leave", why: "in the cache" };
    if (lifetime === "permanent")
        return { verdict: "leave", why: "permanent" };
    if (lifetime === "deliverable" && !unfinished)
        return { verdict: "leave", why: "finished" };
    if (now - created.getTime() < minimumAge)
        return { verdict: "leave", why: "younger than the minimum age" };
    if (expires !== undefined && expires.getTime() <= now) {
        return { verdict: "remove", why: lifetime === "deliverable" ? "its build did not succeed" : "lease ended" };
    }
    if (abandoned && lifetime === "ephemeral")
        return { verdict: "remove", why: "owner is gone" };
    return { verdict: "leave", why: expires === undefined ? "has no lease" : "lease has not ended" };
}
function patienceWith(machines, rules) {
    const { now, markAge } = rules;
    if (machines.some((machine) => judgeAlone(machine, rules).verdict !== "remove")) {
        return { why: "its machine is not overdue" };
    }
    if (markAge === 0)
        return { why: undefined };
    const marks = machines.map(({ marked }) => marked?.getTime());
    if (marks.includes(undefined))
        return { why: "its machine is marked first" };
    const latest = Math.max(...marks.flatMap((mark) => mark ?? []));
    if (now - latest >= markAge)
        return { why: undefined };
    return { why: `marked ${(0,duration/* formatDuration */.a)(now - latest)} ago; goes ${(0,duration/* formatDuration */.a)(markAge)} after its mark` };
}

// EXTERNAL MODULE: ./build/pipeline/abandon.js
var pipeline_abandon = __webpack_require__(58);
;// CONCATENATED MODULE: ./build/commands/sweep.js










const sweep_SUMMARY_BYTES = 1_000_000;
const sweep_inputs = {
    ...place,
    account: optionalText({
        description: "Id of the account that is swept; must be given with aws, and the credentials must belong to it.",
        example: "123456789012",
        pattern: /^\d{12}$/,
        rule: "an account id has 12 digits",
        provider: "aws",
    }),
    dryRun: flag({ description: "Only list what would be removed and marked." }),
    minimumAge: kinds_duration({ min: "0s", max: "365d" }, { description: "Leave alone what is younger than this.", default: "0s" }),
    markAge: kinds_duration({ min: "0s", max: "30d" }, {
        description: "An instance that is overdue is marked first, and removed by a sweep that finds its mark older than this. 0s: removed at once.",
        default: "15m",
        provider: "aws",
    }),
    cache: flag({ description: "Empty the cache of base images too; images in use stay." }),
};
const sweep = (0,command/* defineCommand */.N)({
    name: "sweep",
    summary: "Removes what killed runs left behind: machines, disks, half-made folders; in AWS whatever is overdue.",
    description: "An ephemeral asset goes when its lease has ended, or when the process that made it is known to be gone. With aws an AMI, snapshot or object whose build did not succeed goes too once the build's lease has ended; a running instance is marked by one sweep and removed, with everything of its asset-id, by a later one. A machine that was set up to stay, a finished release or image, and everything that does not carry Slipway's own tag is never touched.\nWhat could not be looked at or removed is told with the permission that is missing, and makes the command fail.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* REMOVE */.t2, ...calls/* MARK */.M$],
    inputs: sweep_inputs,
    outputs: {
        found: { description: "Number of assets found overdue.", kind: "number" },
        removed: { description: "Number of assets removed.", kind: "number" },
        marked: { description: "Number of instances marked, to be removed by a later sweep.", kind: "number" },
    },
    check: async (given) => accountProblems(given),
    async run(given, context) {
        (0,errors/* throwProblems */.Jh)(accountProblems(given));
        const provider = await context.openProvider(given.provider, placeOf(given));
        const gaps = [];
        const assets = await provider.assets(undefined, (gap) => gaps.push(gap));
        const judgements = judgeAll(assets, given, context.now());
        tell(judgements, given, context);
        const picked = (verdict) => judgements.flatMap((judgement) => (judgement.verdict === verdict ? [judgement.asset] : []));
        const found = String(judgements.filter(({ verdict }) => verdict !== "leave").length);
        const work = { doomed: picked("remove"), overdue: picked("mark") };
        const done = given.dryRun || work.doomed.length + work.overdue.length === 0
            ? { removed: 0, marked: 0, failures: [] }
            : await carryOut(work, provider, context);
        const outputs = { found, removed: String(done.removed), marked: String(done.marked) };
        complain(done.failures, gaps, outputs);
        return outputs;
    },
});
function accountProblems({ provider, account, allowedAccountIds = [] }) {
    if (provider !== "aws")
        return [];
    if (account === undefined) {
        const remedy = "Give the id of the account that is to be swept; `aws sts get-caller-identity` tells whose credentials these are.";
        return [{ subject: "account", problem: "must be given with provider aws", remedy }];
    }
    if (allowedAccountIds.length === 0 || allowedAccountIds.includes(account))
        return [];
    const problem = `${account} is none of allowed-account-ids (${allowedAccountIds.join(", ")})`;
    return [{ subject: "account", problem, remedy: "Name one of them, or leave allowed-account-ids out." }];
}
function placeOf(given) {
    return given.account === undefined ? given : { ...given, allowedAccountIds: [given.account] };
}
function judgeAll(assets, { minimumAge, markAge, cache }, now) {
    return sweep_judge(assets, { now, minimumAge, markAge }).map((judgement) => cache && judgement.asset.lifetime === "cache" && !judgement.asset.inUse
        ? { ...judgement, verdict: "remove", why: "the cache is emptied" }
        : judgement);
}
function tell(judgements, { provider }, context) {
    const now = context.now();
    const shown = judgements.filter(({ verdict }) => verdict !== "leave");
    if (shown.length === 0)
        context.say("Nothing to sweep.");
    else
        context.say(provider === "local"
            ? assetsAsText(shown.map(({ asset }) => asset), now)
            : sweepAsText(shown, now));
    const reasons = new Map();
    for (const { verdict, why } of judgements) {
        if (verdict === "leave")
            reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
    if (reasons.size > 0)
        context.say(`Left alone: ${[...reasons].map(([why, count]) => `${count} (${why})`).join(", ")}.`);
    if (shown.length > 0)
        context.summarize(`### Sweep\n\n${cutLines(sweepAsMarkdown(shown, now), sweep_SUMMARY_BYTES)}\n`);
}
async function carryOut({ doomed, overdue }, provider, context) {
    return await context.progress.phase("Sweep", async (task) => {
        let ended = 0;
        const told = ({ type, id, region }, failure) => {
            task.update(++ended / doomed.length);
            if (failure === undefined)
                task.detail(`removed ${type} ${id}${region === undefined ? "" : ` in ${region}`}`);
        };
        const mark = overdue.length > 0 ? provider.mark?.(overdue, new Date(context.now())) : undefined;
        const [marked, removal] = await Promise.allSettled([mark, (0,pipeline_abandon/* removeBuilds */.K)(provider, doomed, told)]);
        if (removal.status === "rejected")
            throw removal.reason;
        const { removed, failed } = removal.value;
        context.say(`Removed ${removed.length} of ${doomed.length}.`);
        const failures = failed.map(({ asset, reason }) => `${asset.type} ${asset.id} could not be removed: ${reason}\n  ${removalCommand(asset)}`);
        if (marked.status === "rejected") {
            failures.push(`${overdue.length} instances could not be marked: ${(0,errors/* messageOf */.bD)(marked.reason)}`);
            return { removed: removed.length, marked: 0, failures };
        }
        if (overdue.length > 0)
            context.say(`Marked ${overdue.length}.`);
        return { removed: removed.length, marked: overdue.length, failures };
    });
}
function complain(failures, gaps, outputs) {
    if (failures.length === 0 && gaps.length === 0)
        return;
    throw new errors/* UserError */.yo([...failures, ...(0,unseen/* unseenLines */.A)(gaps)].join("\n"), [...(0,unseen/* unseenRemedies */.H)(gaps), "Run slipway sweep again; what is still in use goes once it is not."].join("\n"), { outputs });
}

;// CONCATENATED MODULE: ./build/commands/tear-down.js





const tearDown = (0,command/* defineCommand */.N)({
    name: "tear-down",
    summary: "Removes the machine, disks and folders of an asset-id; in AWS its stack and all that belongs to it.",
    description: "Assets are found by their tag, never by memory, and the asset-id is compared exactly. What is gone already is no error. A finished release, AMI or object stays unless deliverables is given. With aws, objects are looked for where bucket is given, and the Regions are region and copy-to-regions.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* REMOVE */.t2],
    inputs: {
        ...place,
        assetId: kinds_text({
            description: "Asset-id whose assets are removed; compared exactly.",
            missing: "slipway show-assets lists the asset-ids.",
            pattern: NAME,
            rule: NAME_RULE,
        }),
        deliverables: flag({ description: "Remove finished releases, AMIs, snapshots and objects of the asset-id too." }),
    },
    outputs: { removed: { description: "Number of assets removed.", kind: "number" } },
    async run(inputs, context) {
        const provider = await context.openProvider(inputs.provider, inputs);
        const removed = await (0,tear_down/* tearDown */.x)({ provider, assetId: inputs.assetId, deliverables: inputs.deliverables }, context);
        context.say(removed.length === 0
            ? `Nothing of ${inputs.assetId} is there.`
            : `Removed ${removed.length} of ${inputs.assetId}.`);
        return { removed: String(removed.length) };
    },
});

;// CONCATENATED MODULE: ./build/pipeline/test-release.js








async function testRelease(inputs, ansible, provider, context) {
    const folder = (0,external_node_path_.resolve)(context.workingFolder, inputs.releaseFolder);
    const manifest = await manifestOf(folder);
    const password = inputs.defaultPassword;
    if (password === undefined) {
        const remedy = "Give it: it is the output default-password of reset-password.";
        return (0,errors/* throwProblems */.Jh)([
            { subject: "default-password", problem: "must be given to log in to the artifacts", remedy },
        ]);
    }
    context.secret(password);
    const artifacts = artifactsHere(manifest, folder, context);
    const expected = await expectations(manifest, provider, context);
    const own = ansible && (await standaloneChecks(inputs, ansible, context));
    const tests = { ...expected, artifacts, password, own };
    const reports = await testArtifacts(tests, { memory: inputs.memory }, provider, inputs, context);
    await rewriteTests({
        folder,
        manifest: { ...manifest, tests: summarizeTests(reports, artifacts) },
        reports,
        publishedPassword: manifest.login.passwordPublished ? password : undefined,
        templates: (0,external_node_path_.join)(context.templates, "page"),
    });
    return reports;
}
function artifactsHere({ artifacts }, folder, context) {
    for (const { file, fetched, location = "its bucket" } of artifacts) {
        if (fetched === false)
            context.progress.warning(`${file} is not tested: it lies only at ${location}.`);
    }
    const here = artifacts.filter(({ fetched }) => fetched !== false);
    return here.map(({ file, ...rest }) => ({ ...rest, path: (0,external_node_path_.join)(folder, file) }));
}
async function manifestOf(folder) {
    const path = (0,external_node_path_.join)(folder, image_manifest/* MANIFEST_FILE */.h1);
    try {
        return (0,image_manifest/* readManifest */.WI)(await (0,promises_.readFile)(path, "utf8"), path);
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) !== "ENOENT")
            throw error;
        throw new errors/* UserError */.yo(`${folder} is no release: it has no ${image_manifest/* MANIFEST_FILE */.h1}.`, "Name the folder that export-vm or create-vm wrote.");
    }
}
async function expectations({ assetId, login }, provider, context) {
    const isHere = (await provider.assets(assetId, () => undefined)).some(({ lifetime, type }) => lifetime === "ephemeral" && type === "folder");
    if (isHere)
        return expectationsOf(await (0,pipeline_build/* resumeBuild */.ES)(provider, assetId, context));
    return { user: login.user, jupyterPort: login.jupyterPort, ownPlaybook: true };
}

;// CONCATENATED MODULE: ./build/commands/test-vm.js










const testVm = (0,command/* defineCommand */.N)({
    name: "test-vm",
    summary: "Tests a running machine; with release-folder, boots each artifact there by itself and tests it.",
    description: "On a running machine: services answer, groups are right, your own checks pass. On artifacts besides: the default password works once and a new one is demanded, and no key, host key, machine-id or history of the build is inside. The results become part of the release's manifest and page.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* CONNECT */.hg],
    inputs: {
        ...identity,
        ...place,
        ...checks,
        extraVars: content.extraVars,
        memory: machine.memory,
        releaseFolder: optionalText({ description: RELEASE_FOLDER }),
        defaultPassword: inputs_finish.defaultPassword,
    },
    outputs: {
        testsPassed: { description: "Number of checks that passed.", kind: "number" },
        testsFailed: { description: "Number of checks that failed.", kind: "number" },
        junitFile: "Path of the test results as JUnit XML, where a file for them was named.",
    },
    async run(inputs, context) {
        (0,errors/* throwProblems */.Jh)(await ansibleProblems(inputs, inputs, context));
        const provider = await context.openProvider(inputs.provider, inputs);
        const ansible = inputs.tests === undefined
            ? undefined
            : await context.progress.phase("Tools", (task) => ansible_provideAnsible(inputs, inputs, context, task));
        const reports = inputs.releaseFolder === undefined
            ? await testMachineOf(await (0,pipeline_build/* resumeBuild */.ES)(provider, inputs.assetId, context), ansible, inputs)
            : await testRelease({ ...inputs, releaseFolder: inputs.releaseFolder }, ansible, provider, context);
        context.say(formatTests(reports));
        return await judge(reports, inputs.junitFile, "What was found stands above, at each check.", context);
    },
});
async function testMachineOf(build, ansible, inputs) {
    const machine = await build.provider.machine(build.assetId);
    const own = ansible && (await ownChecks(inputs, ansible, build));
    return [await testRunningMachine(build, machine, own)];
}

;// CONCATENATED MODULE: ./build/commands/update-release.js






const updateRelease = (0,command/* defineCommand */.N)({
    name: "update-release",
    summary: "Adds files and notes to a release or draft that is there, and keeps it the one or the other.",
    description: "The release is found by its tag, upload address or number. With release-folder the AMIs and VM images are added to its notes, and as artifacts.md to its files. Without anything to say the notes stay as they are.",
    kind: "release",
    providers: ["aws"],
    aws: [...calls/* READ_OBJECTS */.Yc],
    github: [...PUBLISH_ROUTES],
    inputs: { ...releaseNames, ...releaseWords, ...releaseFiles, ...githubPlace },
    outputs: releaseOutputs,
    async run(inputs, context) {
        const { updateOnGitHub } = await Promise.all(/* import() */[__webpack_require__.e(285), __webpack_require__.e(104)]).then(__webpack_require__.bind(__webpack_require__, 104));
        return await updateOnGitHub(inputs, whichRelease(inputs, context.source.ref), context);
    },
});

;// CONCATENATED MODULE: ./build/commands/index.js


















const COMMANDS = [
    createVm,
    makeAmiPublic,
    publishRelease,
    updateRelease,
    runCodebuild,
    startReleaseBuild,
    startTestRelease,
    setupVm,
    setupEc2,
    setupEc2AndInstallDependencies,
    installDependencies,
    testVm,
    resetPassword,
    exportVm,
    showAssets,
    tearDown,
    sweep,
];
function findCommand(name) {
    return COMMANDS.find((command) => command.name === name || command.aliases?.includes(name));
}
function allInputNames() {
    return new Set(COMMANDS.flatMap((command) => Object.keys(command.inputs).map(input/* publicName */.px)));
}


/***/ }),

/***/ 5924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ defineCommand),
/* harmony export */   k: () => (/* binding */ KIND_NAMES)
/* harmony export */ });
const KIND_NAMES = {
    release: "Release",
    development: "Stages and looks",
    deployment: "Infrastructure",
};
function defineCommand(command) {
    return command;
}


/***/ }),

/***/ 4013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gx: () => (/* binding */ isRequired),
/* harmony export */   j$: () => (/* binding */ commonInputs),
/* harmony export */   px: () => (/* binding */ publicName),
/* harmony export */   tS: () => (/* binding */ groupInputs)
/* harmony export */ });
/* unused harmony export COMMON */
function publicName(key) {
    return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
function isRequired(input) {
    return !input.schema.safeParse(undefined).success;
}
function commonInputs(commands) {
    const all = commands.flatMap(({ inputs }) => Object.entries(inputs));
    const isCommon = (input) => 2 * all.filter(([, other]) => other === input).length > commands.length;
    return new Set(all.filter(([, input]) => isCommon(input)).map(([key]) => key));
}
const COMMON = "Common inputs";
function groupInputs(command, common) {
    const only = command.providers.length === 1 ? command.providers[0] : undefined;
    const special = ({ provider }) => provider !== undefined && provider !== only;
    const all = Object.entries(command.inputs);
    const own = all.filter(([key]) => !common.has(key));
    const shared = all.filter(([key]) => common.has(key));
    const groups = [
        { heading: "Inputs", inputs: own.filter(([, input]) => !special(input)) },
        ...command.providers.map((provider) => ({
            heading: `Only with provider ${provider}`,
            inputs: own.filter(([, input]) => special(input) && input.provider === provider),
        })),
        { heading: COMMON, inputs: shared.filter(([, input]) => !special(input)) },
        ...command.providers.map((provider) => ({
            heading: `${COMMON} with provider ${provider}`,
            inputs: shared.filter(([, input]) => special(input) && input.provider === provider),
        })),
    ];
    return groups.filter(({ inputs }) => inputs.length > 0);
}


/***/ }),

/***/ 4252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ outliveOutput)
/* harmony export */ });
function outliveOutput() {
    for (const stream of [process.stdout, process.stderr])
        stream.on("error", () => undefined);
}


/***/ }),

/***/ 3360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   PM: () => (/* binding */ failureJson),
/* harmony export */   kY: () => (/* binding */ failureText)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8828);


function describeFailure(error, mask = _mask_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutLogin */ .G) {
    const { exitCode, parts } = inWords(error);
    return {
        exitCode,
        parts: parts.map(({ title, message, remedy }) => ({
            title: mask(title),
            message: mask(message),
            remedy: mask(remedy),
        })),
    };
}
function inWords(error) {
    if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemsError */ .FQ) {
        return {
            exitCode: 2,
            parts: error.problems.map(({ subject, problem, remedy }) => ({ title: subject, message: problem, remedy })),
        };
    }
    if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc) {
        return { exitCode: 130, parts: [{ title: "Cancelled", message: error.message, remedy: "" }] };
    }
    if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo)
        return { exitCode: 1, parts: [{ title: "", message: error.message, remedy: error.remedy }] };
    const stack = error instanceof Error ? (error.stack ?? error.message) : (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    return {
        exitCode: 1,
        parts: [{ title: "This is a defect of Slipway", message: stack, remedy: "Please report it with the lines above." }],
    };
}
function failureText({ parts }) {
    return parts
        .map(({ title, message, remedy }) => {
        const head = title ? `✗ ${title}: ${message}` : `✗ ${message}`;
        return remedy ? `${head}\n  → ${remedy.replaceAll("\n", "\n    ")}` : head;
    })
        .join("\n");
}
function failureJson({ parts, exitCode }) {
    return parts.map(({ title, message, remedy }) => ({
        ...(exitCode === 2 ? { input: title } : {}),
        problem: message,
        remedy,
    }));
}


/***/ }),

/***/ 8828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ withoutLogin),
/* harmony export */   P: () => (/* binding */ createMask)
/* harmony export */ });
function createMask(announce = () => undefined) {
    const secrets = [];
    return {
        add(secret) {
            if (secret === "" || secrets.includes(secret))
                return;
            secrets.push(secret);
            secrets.sort((a, b) => b.length - a.length);
            announce(secret);
        },
        apply: (text) => withoutLogin(secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text)),
    };
}
function withoutLogin(text) {
    return text.replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/]+@/gi, "$1***@");
}


/***/ }),

/***/ 7700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wz: () => (/* binding */ isGitHub),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   y_: () => (/* binding */ GitHubError)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

class GitHubError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    facts;
    constructor(message, remedy, facts, options) {
        super(message, remedy, options);
        this.facts = facts;
    }
}
function isGitHub(error, ...kinds) {
    return error instanceof GitHubError && kinds.includes(error.facts.kind);
}
function isRefusal(error, code, field) {
    return (isGitHub(error, "invalid") &&
        (error.facts.errors ?? []).some((entry) => entry.code === code && (field === undefined || entry.field === field)));
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



async function availableMemory(root = "/") {
    const meminfo = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "proc/meminfo"), "utf8");
    const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1];
    if (kibibytes === undefined)
        throw new Error("/proc/meminfo has no line MemAvailable.");
    return Math.min(Number(kibibytes) * 1024, ...(await groupRoom(root)));
}
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
async function roomsUpwards(top, path, limitFile, usageFile) {
    const parts = path.split("/").filter((part) => part !== "");
    const folders = parts.map((_, index) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, ...parts.slice(0, index + 1)));
    const rooms = await Promise.all([top, ...folders].map(async (folder) => {
        const limit = Number(await readOptional((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, limitFile)));
        const usage = Number(await readOptional((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, usageFile)));
        return limit > 0 && Number.isFinite(usage) ? Math.max(0, limit - usage) : Number.POSITIVE_INFINITY;
    }));
    return rooms.filter((room) => Number.isFinite(room));
}
async function readOptional(file) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8");
    }
    catch (error) {
        if (["ENOENT", "ENODEV", "EACCES", "ENOTDIR"].includes((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) ?? ""))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 7911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ unreadable),
/* harmony export */   m: () => (/* binding */ unwritable)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);



async function unreadable(folder) {
    try {
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder)).isDirectory())
            return `${folder} is a file`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK | node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return undefined;
    }
    catch (error) {
        switch ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error)) {
            case "ENOENT":
                return undefined;
            case "ENOTDIR":
                return `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)} is a file`;
            case "EACCES":
                return `${folder} cannot be read by this user`;
            default:
                throw error;
        }
    }
}
async function unwritable(folder) {
    try {
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder)).isDirectory())
            return `${folder} is a file`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return undefined;
    }
    catch (error) {
        switch ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error)) {
            case "ENOENT":
                return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder) === folder ? `${folder} does not exist` : unwritable((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder));
            case "ENOTDIR":
                return `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)} is a file`;
            case "EACCES":
            case "EROFS":
                return `${folder} cannot be written to by this user`;
            default:
                throw error;
        }
    }
}


/***/ }),

/***/ 9941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ writeManifest),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   h1: () => (/* binding */ MANIFEST_FILE),
/* harmony export */   hh: () => (/* binding */ MANIFEST_VERSION)
/* harmony export */ });
/* unused harmony export manifestSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9767);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2378);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _providers_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5198);



const MANIFEST_VERSION = 1;
const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
const sha256 = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");
const bytes = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0);
const instant = zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$();
const webAddress = zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5({ protocol: /^https?$/ });
const fileName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^(?!\.{1,2}$)[^/\\\p{Cc}]+$/u, "must be a file name without a folder");
const artifact = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(_providers_format_js__WEBPACK_IMPORTED_MODULE_3__/* .FORMATS */ .h).meta({ description: "What kind of disk it is." }),
    file: fileName.meta({ description: "File name beside this manifest." }),
    size: bytes.meta({ description: "Bytes of the file as it is downloaded." }),
    sha256: sha256.meta({ description: "SHA-256 of the file." }),
    virtualSize: bytes.meta({ description: "Bytes of the disk as the guest sees it." }),
    compression: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["zstd", "gzip"])
        .optional()
        .meta({ description: "How the file as a whole is compressed (raw)." }),
    location: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .optional()
        .meta({ description: "Where it also lies, as s3://bucket/key; a raw disk lies there without compression." }),
    fetched: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(false)
        .optional()
        .meta({ description: "False where it lies only at its location, and not beside this manifest." }),
});
const packageEntry = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ name: text, version: text, architecture: text });
const timing = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    name: text,
    phase: text.optional().meta({ description: "The phase it ran in; absent for a phase itself." }),
    seconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0),
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["done", "failed", "cancelled"]),
});
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(MANIFEST_VERSION).meta({ description: "Version of this form." }),
    assetId: text.meta({ description: "The one name of the build." }),
    product: text.meta({ description: "Name of what was built, for people." }),
    version: text.optional().meta({ description: "Its version, where it has one." }),
    created: instant.meta({ description: "When the manifest was written, in UTC." }),
    source: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        repository: text.optional(),
        commit: text.optional(),
        ref: text.optional(),
        run: webAddress.optional(),
    })
        .meta({ description: "What it was built from, and the address of the run. Empty for a build by hand." }),
    base: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        name: text,
        reference: text,
        digest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^(?:sha256:[0-9a-f]{64}|ami:[a-z0-9-]+\/ami-[0-9a-f]+)$/),
    })
        .meta({ description: "The base image. An AMI never changes, so its Region and id stand for its content." }),
    builder: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ slipway: text.meta({ description: "Version of Slipway." }), accelerator: text })
        .meta({ description: "What built it." }),
    os: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ id: text, versionId: text, name: text, architecture: text })
        .meta({ description: "The installed system, in the words of os-release and dpkg." }),
    login: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        user: text,
        passwordExpired: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(true).meta({ description: "The first login demands a new password." }),
        passwordPublished: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()
            .optional()
            .meta({ description: "Whether the notes and the page tell the default password." }),
        jupyterPort: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(65535).optional(),
    })
        .meta({ description: "How to log in. Never holds the password." }),
    artifacts: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(artifact).min(1),
    images: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ region: text, id: text, name: text, public: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() }))
        .optional()
        .meta({ description: "Amazon machine images made by the same build, the home Region first." }),
    packages: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(packageEntry).meta({ description: "Every installed Debian package." }),
    pythonPackages: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ name: text, version: text, environment: text }))
        .optional()
        .meta({ description: "Packages in virtual environments, with the environment's path." }),
    tests: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        passed: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
        failed: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
        skipped: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
        booted: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(_providers_format_js__WEBPACK_IMPORTED_MODULE_3__/* .FORMATS */ .h)).meta({ description: "Formats that were booted by themselves and checked." }),
    })
        .optional()
        .meta({ description: "Absent where nothing was tested." }),
    timings: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(timing).meta({ description: "What took how long, in the order of the starts." }),
})
    .meta({ title: "Slipway manifest", description: "What is in a release folder, and where it comes from." });
const MANIFEST_FILE = "manifest.json";
function writeManifest(manifest) {
    return `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
}
function readManifest(json, where) {
    let data;
    try {
        data = JSON.parse(json);
    }
    catch (error) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${where} is no JSON.`, "Take the file from the release again.", { cause: error });
    }
    const read = manifestSchema.safeParse(data);
    if (read.success)
        return read.data;
    const issues = read.error.issues.map(({ path, message }) => `  ${path.join(".") || "(whole)"}: ${message}`);
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${where} is no manifest of this version:\n${issues.join("\n")}`, "Use the Slipway that wrote it, or take the file from the release again.");
}


/***/ }),

/***/ 4537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HO: () => (/* binding */ SBOM_FILE),
/* harmony export */   Pk: () => (/* binding */ spdxDocument)
/* harmony export */ });
/* unused harmony export packageUrl */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

const SBOM_FILE = "sbom.spdx.json";
const ROOT = "SPDXRef-Image";
function spdxDocument(manifest, packages = manifest.packages) {
    const { product, version, created, os, assetId, artifacts, pythonPackages = [] } = manifest;
    const parts = [...packages.map((entry) => debianPart(entry, os)), ...pythonPackages.map(pythonPart)];
    const content = JSON.stringify([assetId, product, version, os, parts, artifacts.map(({ sha256 }) => sha256)]);
    const document = {
        spdxVersion: "SPDX-2.3",
        dataLicense: "CC0-1.0",
        SPDXID: "SPDXRef-DOCUMENT",
        name: version ? `${product} ${version}` : product,
        documentNamespace: `https://spdx.org/spdxdocs/${encode(assetId)}-${digest(content)}`,
        creationInfo: {
            created: created.replace(/\.\d+Z$/, "Z"),
            creators: [`Tool: slipway-${manifest.builder.slipway}`],
        },
        packages: [
            {
                SPDXID: ROOT,
                name: product,
                ...(version ? { versionInfo: version } : {}),
                primaryPackagePurpose: "OPERATING-SYSTEM",
                ...UNKNOWN,
                comment: `${os.name}, built from ${manifest.base.name} (${manifest.base.digest})`,
            },
            ...parts,
        ],
        relationships: [
            { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: ROOT },
            ...parts.map(({ SPDXID }) => ({ spdxElementId: ROOT, relationshipType: "CONTAINS", relatedSpdxElement: SPDXID })),
        ],
    };
    return `${JSON.stringify(document, null, 2)}\n`;
}
const UNKNOWN = {
    downloadLocation: "NOASSERTION",
    filesAnalyzed: false,
    licenseConcluded: "NOASSERTION",
    licenseDeclared: "NOASSERTION",
    copyrightText: "NOASSERTION",
};
function debianPart(entry, os) {
    const { name, version, architecture, source, sourceVersion, maintainer } = entry;
    return {
        SPDXID: spdxId("deb", `${name}-${architecture}`),
        name,
        versionInfo: version,
        ...UNKNOWN,
        ...(maintainer ? { supplier: supplier(maintainer) } : {}),
        ...(source ? { sourceInfo: `built from the source package ${source} ${sourceVersion ?? ""}`.trimEnd() } : {}),
        externalRefs: [purl(packageUrl(entry, os))],
    };
}
function pythonPart({ name, version, environment }) {
    return {
        SPDXID: spdxId("pypi", `${name}-${environment}`),
        name,
        versionInfo: version,
        ...UNKNOWN,
        comment: `installed in ${environment}`,
        externalRefs: [purl(`pkg:pypi/${encode(name.toLowerCase().replaceAll("_", "-"))}@${encode(version)}`)],
    };
}
const purl = (locator) => ({
    referenceCategory: "PACKAGE-MANAGER",
    referenceType: "purl",
    referenceLocator: locator,
});
function supplier(maintainer) {
    const [, name = maintainer, address = ""] = /^(.*?)\s*<([^<>]*)>$/.exec(maintainer) ?? [];
    const plain = name.replaceAll(/[()]/g, "").trim();
    return `Organization: ${plain || address}${plain && address ? ` (${address})` : ""}`;
}
function packageUrl({ name, version, architecture }, os) {
    const qualifiers = `arch=${encode(architecture)}&distro=${encode(`${os.id}-${os.versionId}`)}`;
    return `pkg:deb/${encode(os.id.toLowerCase())}/${encode(name)}@${encode(version)}?${qualifiers}`;
}
function encode(part) {
    return encodeURIComponent(part)
        .replaceAll("%3A", ":")
        .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function spdxId(kind, name) {
    return `SPDXRef-${kind}-${name.replaceAll(/[^A-Za-z0-9.-]/g, "-")}-${digest(name).slice(0, 8)}`;
}
function digest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
}


/***/ }),

/***/ 58:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ removeBuilds),
/* harmony export */   n: () => (/* binding */ putReleasesBack)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _assets_removal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(548);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _release_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7396);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3003);





async function removeBuilds(provider, assets, told) {
    const releases = putReleasesBack(provider);
    const removal = await (0,_assets_removal_js__WEBPACK_IMPORTED_MODULE_1__/* .removeAssets */ .A)(provider, assets, { before: releases.before, ...(told && { told }) });
    return { ...removal, failed: [...releases.failed, ...removal.failed] };
}
function putReleasesBack(provider) {
    const failed = [];
    const putBack = async (asset) => {
        const [answer] = await Promise.allSettled([abandonReleaseOf(provider, asset.assetId)]);
        if (answer.status === "rejected")
            failed.push({ asset, reason: `its release: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(answer.reason)}` });
    };
    return { failed, before: (asset) => (isBuild(asset) ? putBack(asset) : undefined) };
}
function isBuild({ type, lifetime, id, assetId }) {
    return type === "folder" && lifetime === "ephemeral" && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(id) === assetId;
}
async function abandonReleaseOf(provider, assetId) {
    const folder = (await (0,_build_js__WEBPACK_IMPORTED_MODULE_4__/* .readBuildRecord */ .mx)(provider, assetId))?.releaseFolder;
    if (folder !== undefined)
        await (0,_release_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .abandonRelease */ .$e)({ folder, assetId });
}


/***/ }),

/***/ 2249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ existingAssetId),
/* harmony export */   I: () => (/* binding */ newAssetId)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _providers_provider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4096);


function newAssetId(given, context) {
    return given ?? context.runName ?? timestamp(context.now());
}
async function existingAssetId(given, provider, context) {
    const named = given ?? context.runName;
    if (named !== undefined)
        return named;
    const assets = (await provider.assets(undefined, () => undefined)).filter(({ type, lifetime, assetId }) => lifetime === "ephemeral" && type === "folder" && assetId !== _providers_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN */ .HV);
    const assetIds = [...new Set(assets.map(({ assetId }) => assetId))];
    const [only] = assetIds;
    if (only !== undefined && assetIds.length === 1)
        return only;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(only === undefined ? "There is no machine." : `There are several machines: ${assetIds.join(", ")}.`, only === undefined ? "Make one with slipway setup-vm." : "Say which: --asset-id NAME.");
}
function timestamp(now) {
    return new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}


/***/ }),

/***/ 8931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kh: () => (/* binding */ rememberBuild),
/* harmony export */   SC: () => (/* binding */ forgetBuild),
/* harmony export */   qA: () => (/* binding */ readBuildState)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9767);
/* harmony import */ var _base_state_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3848);


const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional();
const schema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["build", "batch"]),
    project: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    id: text,
    token: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    since: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    place: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        region: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        allowedAccountIds: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        profile: text,
        roleToAssume: text,
        endpointUrl: text,
    }),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), commit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), context: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), url: text }).optional(),
});
function rememberBuild(context, state) {
    context.saveState(_base_state_names_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILD_STATE */ .ho, JSON.stringify(schema.parse(state)));
}
function forgetBuild(context) {
    context.saveState(_base_state_names_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILD_STATE */ .ho, "");
}
function readBuildState(saved) {
    return schema.parse(JSON.parse(saved));
}


/***/ }),

/***/ 3003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ resumeBuild),
/* harmony export */   YP: () => (/* binding */ saveBuild),
/* harmony export */   fW: () => (/* binding */ allTimings),
/* harmony export */   mx: () => (/* binding */ readBuildRecord)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _asset_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2249);




async function readBuildRecord(provider, assetId) {
    try {
        const record = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(recordFile(provider, assetId), "utf8"));
        return { ...record, reports: record.reports.map((report) => ({ ...report, started: new Date(report.started) })) };
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}
async function resumeBuild(provider, given, context) {
    const assetId = await (0,_asset_id_js__WEBPACK_IMPORTED_MODULE_3__/* .existingAssetId */ .B)(given, provider, context);
    const record = await readBuildRecord(provider, assetId);
    if (record)
        return { provider, assetId, context, record };
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`There is no machine with the asset-id ${assetId}.`, provider.name === "local"
        ? "slipway show-assets lists what there is; slipway setup-vm makes a machine."
        : "What the steps of a build know of each other lies on the machine that ran them: run this in the same job. slipway show-assets --provider aws lists what there is.");
}
async function saveBuild(build) {
    const file = recordFile(build.provider, build.assetId);
    const record = { ...build.record, timings: allTimings(build) };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(build.provider.workFolder(build.assetId), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${file}.new`, file);
}
function allTimings(build) {
    return [...build.record.timings, ...build.context.progress.timings];
}
function recordFile(provider, assetId) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(provider.workFolder(assetId), "build.json");
}


/***/ }),

/***/ 3492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ removeSavedDraft),
/* harmony export */   r: () => (/* binding */ guardDraft)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _release_publish_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9127);
/* harmony import */ var _draft_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5928);
/* harmony import */ var _test_draft_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8093);




async function guardDraft(guard, context, work) {
    const { signal } = context;
    let early;
    const removeEarly = () => {
        early = removeOrTell(guard, context);
        early.catch(() => undefined);
    };
    signal.addEventListener("abort", removeEarly, { once: true });
    try {
        const result = await work();
        if (early)
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc();
        (0,_draft_state_js__WEBPACK_IMPORTED_MODULE_2__/* .forgetDraft */ .ni)(context);
        return result;
    }
    catch (error) {
        if (!(await early))
            await removeOrTell(guard, context);
        throw error;
    }
    finally {
        signal.removeEventListener("abort", removeEarly);
    }
}
async function removeOrTell({ github, state }, context) {
    const known = state();
    if (!known)
        return false;
    try {
        const removed = await (0,_test_draft_js__WEBPACK_IMPORTED_MODULE_3__/* .removeTestDraft */ .CO)(known, github);
        if (removed)
            context.progress.info(`The draft of ${known.tag} is removed.`);
        const certain = removed || known.id !== undefined || known.found === true;
        if (certain)
            (0,_draft_state_js__WEBPACK_IMPORTED_MODULE_2__/* .forgetDraft */ .ni)(context);
        return certain;
    }
    catch (error) {
        if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            throw error;
        const by = known.id === undefined ? "" : ` Remove it with: ${(0,_release_publish_words_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteCommand */ .x)(github, known.id)}`;
        context.progress.warning(`The draft of ${known.tag} may still be there: ${error.message}${by}`);
        return true;
    }
}
async function removeSavedDraft(saved, githubToken, context) {
    const state = (0,_draft_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readDraftState */ .B0)(saved);
    const github = await context.openGitHub({ githubToken, repository: state.repository });
    if (await (0,_test_draft_js__WEBPACK_IMPORTED_MODULE_3__/* .removeTestDraft */ .CO)(state, github))
        context.progress.info(`The draft of ${state.tag} is removed.`);
    (0,_draft_state_js__WEBPACK_IMPORTED_MODULE_2__/* .forgetDraft */ .ni)(context);
}


/***/ }),

/***/ 5928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ readDraftState),
/* harmony export */   N6: () => (/* binding */ rememberDraft),
/* harmony export */   ni: () => (/* binding */ forgetDraft)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9767);
/* harmony import */ var _base_state_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3848);


const schema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    tag: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    nonce: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    found: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
});
function rememberDraft(context, state) {
    context.saveState(_base_state_names_js__WEBPACK_IMPORTED_MODULE_1__/* .DRAFT_STATE */ .U, JSON.stringify(schema.parse(state)));
}
function forgetDraft(context) {
    context.saveState(_base_state_names_js__WEBPACK_IMPORTED_MODULE_1__/* .DRAFT_STATE */ .U, "");
}
function readDraftState(saved) {
    return schema.parse(JSON.parse(saved));
}


/***/ }),

/***/ 8291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ endBuild),
/* harmony export */   d: () => (/* binding */ endSavedBuild)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _codebuild_abandon_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(621);
/* harmony import */ var _codebuild_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72);
/* harmony import */ var _codebuild_stop_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(562);
/* harmony import */ var _providers_aws_account_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5692);
/* harmony import */ var _build_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8931);






async function endBuild({ state, status, lookFirst }, deps, context) {
    const { kind, project } = state;
    const { ref, build } = await orShow(status, state, () => (0,_codebuild_abandon_js__WEBPACK_IMPORTED_MODULE_1__/* .abandonBuild */ .Cv)(state, { ...deps, signal: undefined }, { lookFirst }));
    if (ref) {
        const end = build?.status;
        const words = end === undefined ? "is unknown to CodeBuild by now: somebody has deleted it" : `is over: ${end}`;
        context.progress.info(`${ref.id} ${words}.`);
        await (await status())?.write({ ...endOf(end), url: state.status?.url });
    }
    else {
        context.progress.info(`No ${kind} of ${project} was started.`);
    }
    (0,_build_state_js__WEBPACK_IMPORTED_MODULE_5__/* .forgetBuild */ .SC)(context);
}
function endOf(end) {
    if (end === undefined)
        return { state: "error", description: "The build was deleted." };
    const description = end === "STOPPED" ? "Stopped, because the run was cancelled." : `The build ended: ${end}.`;
    return { state: (0,_codebuild_status_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(end), description };
}
async function orShow(status, state, work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo && state.id !== undefined) {
            const description = "Not followed any more; nobody knows how it ends.";
            await (await status())?.write({ state: "error", description, url: state.status?.url });
        }
        throw error;
    }
}
async function endSavedBuild(saved, githubToken, context) {
    const state = (0,_build_state_js__WEBPACK_IMPORTED_MODULE_5__/* .readBuildState */ .qA)(saved);
    const aws = await context.openAws(state.place);
    const status = async () => await savedStatus(state.status, githubToken, context);
    await orShow(status, state, () => checkSavedAccount(state, aws));
    await endBuild({ state, status, lookFirst: true }, { aws, clock: context.clock }, context);
}
async function savedStatus(saved, githubToken, context) {
    if (!saved)
        return undefined;
    const github = await context.openGitHub({ githubToken, repository: saved.repository });
    const warn = (text) => context.progress.warning(text);
    return (0,_codebuild_status_js__WEBPACK_IMPORTED_MODULE_2__/* .statusWriter */ .EB)({ github, commit: saved.commit, context: saved.context, warn });
}
async function checkSavedAccount({ id, kind, project, place }, aws) {
    try {
        await (0,_providers_aws_account_js__WEBPACK_IMPORTED_MODULE_4__/* .checkAccount */ .g4)({ aws, settings: place });
    }
    catch (error) {
        if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            throw error;
        const { region } = aws;
        const by = id === undefined ? (0,_codebuild_abandon_js__WEBPACK_IMPORTED_MODULE_1__/* .listCommand */ .Iu)({ kind, project }, region) : (0,_codebuild_stop_js__WEBPACK_IMPORTED_MODULE_3__/* .stopCommand */ .I)({ kind, id }, region);
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Nothing was done about the ${kind} ${id ?? `of ${project}`}, which may still be running: ${error.message}`, `${error.remedy}\n${id === undefined ? "Look for it" : "Stop it with"}: ${by}`, { cause: error });
    }
}


/***/ }),

/***/ 682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   db: () => (/* binding */ readMachineState),
/* harmony export */   fT: () => (/* binding */ forgetMachine),
/* harmony export */   zm: () => (/* binding */ rememberMachine)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9767);
/* harmony import */ var _base_state_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3848);


const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional();
const texts = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).optional();
const schema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    provider: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    assetId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    settings: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        stateFolder: text,
        cacheFolder: text,
        cacheSize: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        accelerator: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["auto", "kvm", "tcg"]),
        region: text,
        profile: text,
        roleToAssume: text,
        allowedAccountIds: texts,
        endpointUrl: text,
        bucket: text,
        bucketPrefix: text,
        copyToRegions: texts,
    }),
});
async function rememberMachine(context, provider, assetId, inputs) {
    const settings = schema.shape.settings.parse({ ...inputs, ...(await provider.pinned?.()) });
    const state = { provider: provider.name, assetId, settings };
    context.saveState(_base_state_names_js__WEBPACK_IMPORTED_MODULE_1__/* .MACHINE_STATE */ .eS, JSON.stringify(state));
}
function forgetMachine(context) {
    context.saveState(_base_state_names_js__WEBPACK_IMPORTED_MODULE_1__/* .MACHINE_STATE */ .eS, "");
}
function readMachineState(saved) {
    return schema.parse(JSON.parse(saved));
}


/***/ }),

/***/ 4416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ tearDown)
/* harmony export */ });
/* harmony import */ var _assets_removal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(548);
/* harmony import */ var _assets_unseen_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8618);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _providers_provider_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4096);
/* harmony import */ var _providers_tear_down_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5502);
/* harmony import */ var _abandon_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58);






async function tearDown(request, context) {
    const { provider, assetId } = request;
    if (assetId === _providers_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .UNKNOWN */ .HV)
        return [];
    const { removeOf } = provider;
    if (removeOf)
        return await context.progress.phase("Tear down", (task) => removeAsFound(removeOf, request, task));
    const gaps = [];
    const assets = (await provider.assets(assetId, (gap) => gaps.push(gap))).filter(chosenBy(request));
    if (assets.length === 0 && gaps.length === 0)
        return [];
    return await context.progress.phase("Tear down", async (task) => outcome(await (0,_abandon_js__WEBPACK_IMPORTED_MODULE_3__/* .removeBuilds */ .K)(provider, assets, told(task)), gaps, request));
}
async function removeAsFound(removeOf, request, task) {
    const { provider, assetId } = request;
    const gaps = [];
    const tally = (0,_assets_removal_js__WEBPACK_IMPORTED_MODULE_0__/* .createTally */ .X)(told(task));
    const releases = (0,_abandon_js__WEBPACK_IMPORTED_MODULE_3__/* .putReleasesBack */ .n)(provider);
    await removeOf(assetId, {
        chosen: chosenBy(request),
        before: releases.before,
        told: tally.told,
        unseen: (gap) => gaps.push(gap),
    });
    const { removed, failed } = tally.removal();
    return outcome({ removed, failed: [...releases.failed, ...failed] }, gaps, request);
}
function chosenBy({ deliverables, failed = false }) {
    return ({ lifetime, unfinished = false }) => lifetime === "ephemeral" || (lifetime === "deliverable" && (deliverables || (failed && unfinished)));
}
function told(task) {
    return ({ type, id }, failure) => {
        if (failure === undefined)
            task.line(`removed ${type} ${id}`);
    };
}
function outcome({ removed, failed }, gaps, request) {
    if (failed.length === 0 && gaps.length === 0)
        return removed;
    const { provider, assetId, deliverables } = request;
    const lines = failed.map(({ asset: { type, id }, reason }) => `${type} ${id}: ${reason}`);
    const region = failed.find(({ asset }) => asset.region !== undefined)?.asset.region;
    const again = (0,_providers_tear_down_command_js__WEBPACK_IMPORTED_MODULE_4__/* .tearDownCommand */ .U)({ provider: provider.name, assetId, region, deliverables });
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo([`Not everything of ${assetId} could be removed:`, ...lines, ...(0,_assets_unseen_js__WEBPACK_IMPORTED_MODULE_5__/* .unseenLines */ .A)(gaps)].join("\n"), [...(0,_assets_unseen_js__WEBPACK_IMPORTED_MODULE_5__/* .unseenRemedies */ .H)(gaps), `Run again: ${again}`].join("\n"));
}


/***/ }),

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ removeTestDraft),
/* harmony export */   RH: () => (/* binding */ DRAFT_ROUTES),
/* harmony export */   UU: () => (/* binding */ testName),
/* harmony export */   sH: () => (/* binding */ openTestDraft)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7700);
/* harmony import */ var _release_body_mark_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9686);
/* harmony import */ var _release_publish_draft_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3781);
/* harmony import */ var _release_publish_find_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1067);






const DRAFT_ROUTES = [
    "GET /repos/{owner}/{repo}/releases",
    "POST /repos/{owner}/{repo}/releases",
    "GET /repos/{owner}/{repo}/releases/{release_id}",
    "DELETE /repos/{owner}/{repo}/releases/{release_id}",
    "GET /repos/{owner}/{repo}/releases/tags/{tag}",
];
const PREFIX = "test-";
function testName(name) {
    const whole = name.startsWith(PREFIX) ? name : `${PREFIX}${name}`;
    return whole.slice(0, 63).replace(/[^a-zA-Z0-9]+$/, "");
}
async function openTestDraft(test, deps, remember) {
    const { repository } = deps.github;
    const tag = testName(test.assetId);
    const mark = { tag, assetId: test.assetId, nonce: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString("hex") };
    const state = { repository: `${repository.owner}/${repository.repo}`, tag, nonce: mark.nonce };
    remember(state);
    const { release } = await (0,_release_publish_draft_js__WEBPACK_IMPORTED_MODULE_3__/* .openDraft */ .U)({ mark, name: `Test of ${test.version}: not for use`, prerelease: true }, deps);
    const isOurs = (0,_release_body_mark_js__WEBPACK_IMPORTED_MODULE_5__/* .readMark */ .Mp)(release.body)?.nonce === mark.nonce;
    const opened = { ...state, id: isOurs ? release.id : undefined, found: !isOurs };
    remember(opened);
    if (!release.draft) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The release ${tag} is published: ${release.html_url}. A test would add its files to it, where everybody sees them.`, "Delete that release, or give the test another asset-id.");
    }
    return { release, state: opened };
}
async function removeTestDraft(state, github) {
    if (state.found)
        return false;
    const id = state.id ?? (await findByNonce(state, github));
    if (id === undefined)
        return false;
    try {
        const { draft } = await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: id });
        if (!draft)
            return false;
        await github.call("DELETE /repos/{owner}/{repo}/releases/{release_id}", { release_id: id });
        return true;
    }
    catch (error) {
        if ((0,_github_error_js__WEBPACK_IMPORTED_MODULE_2__/* .isGitHub */ .Wz)(error, "missing"))
            return false;
        throw error;
    }
}
async function findByNonce({ tag, nonce }, github) {
    const { drafts } = await (0,_release_publish_find_js__WEBPACK_IMPORTED_MODULE_4__/* .findReleases */ .Oi)(github, tag, {});
    return drafts.find(({ body }) => (0,_release_body_mark_js__WEBPACK_IMPORTED_MODULE_5__/* .readMark */ .Mp)(body)?.nonce === nonce)?.id;
}


/***/ }),

/***/ 6943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ assetIdOf),
/* harmony export */   _1: () => (/* binding */ isAssetId),
/* harmony export */   cl: () => (/* binding */ ASSET_ID_RULE)
/* harmony export */ });
function isAssetId(text) {
    return /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/.test(text);
}
const ASSET_ID_RULE = "Use 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends.";
function assetIdOf(tag) {
    const letters = tag.replaceAll(/[^a-zA-Z0-9._-]+/g, "-").replace(/^[^a-zA-Z0-9]+/, "");
    return letters.slice(0, 63).replace(/[^a-zA-Z0-9]+$/, "");
}


/***/ }),

/***/ 9845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ ASSET_TYPES),
/* harmony export */   jg: () => (/* binding */ AWS_ASSET_TYPES)
/* harmony export */ });
/* unused harmony export LOCAL_ASSET_TYPES */
const LOCAL_ASSET_TYPES = ["process", "folder", "release", "base-image"];
const AWS_ASSET_TYPES = [
    ...["stack", "instance", "volume", "key-pair", "security-group", "launch-template", "schedule"],
    ...["image", "snapshot", "export-task", "object", "upload"],
];
const ASSET_TYPES = [...LOCAL_ASSET_TYPES, ...AWS_ASSET_TYPES];


/***/ }),

/***/ 5692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ callerOf),
/* harmony export */   g4: () => (/* binding */ checkAccount),
/* harmony export */   w3: () => (/* binding */ roleArn)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7005);



function callerOf(options) {
    return whoIsCalling(undefined, options);
}
const whoIsCalling = (0,_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .askedOnce */ .m)(() => "", (_, { aws, signal }) => askCaller(aws, signal));
async function askCaller(aws, signal) {
    try {
        const { Account = "", Arn = "" } = await aws.call("sts", "GetCallerIdentity", {}, { signal });
        return { account: Account, arn: Arn, partition: Arn.split(":")[1] || "aws" };
    }
    catch (error) {
        if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAwsCode */ .H)(error, "InvalidClientTokenId", "UnrecognizedClientException", "OptInRequired"))
            throw error;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`AWS does not know these credentials in ${aws.region}: ${error.message}`, `Check them with \`aws sts get-caller-identity\`. If they are right, ${aws.region} may not be enabled in the account: \`aws account get-region-opt-status --region-name ${aws.region}\`.`, { cause: error });
    }
}
async function checkAccount(options) {
    const { account, arn } = await callerOf(options);
    const allowed = options.settings.allowedAccountIds ?? [];
    if (allowed.length === 0 || allowed.includes(account))
        return account;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The credentials are those of account ${account} (${arn}), and only ${allowed.join(", ")} ${allowed.length === 1 ? "is" : "are"} allowed.`, "Use the credentials of that account (role-to-assume, profile, AWS_PROFILE), or change allowed-account-ids.");
}
function roleArn(nameOrArn, { account, partition }) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : `arn:${partition}:iam::${account}:role/${nameOrArn}`;
}


/***/ }),

/***/ 2754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ PREFLIGHT),
/* harmony export */   M$: () => (/* binding */ MARK),
/* harmony export */   ON: () => (/* binding */ LAUNCH),
/* harmony export */   P3: () => (/* binding */ CAPTURE),
/* harmony export */   U_: () => (/* binding */ PREFLIGHT_IMAGE),
/* harmony export */   Yc: () => (/* binding */ READ_OBJECTS),
/* harmony export */   bZ: () => (/* binding */ MAKE_PUBLIC),
/* harmony export */   dh: () => (/* binding */ INVENTORY),
/* harmony export */   hg: () => (/* binding */ CONNECT),
/* harmony export */   l1: () => (/* binding */ EXPORT),
/* harmony export */   t2: () => (/* binding */ REMOVE),
/* harmony export */   w2: () => (/* binding */ DELIVER)
/* harmony export */ });
/* unused harmony export IDENTIFY */
const IDENTIFY = ["sts:GetCallerIdentity"];
const PREFLIGHT = [
    ...IDENTIFY,
    "cloudformation:DescribeStacks",
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ec2:DescribeInstanceTypeOfferings",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "ec2:GetEbsEncryptionByDefault",
    "ec2:ImportKeyPair",
    "ec2:RunInstances",
    "iam:GetRole",
    "iam:SimulatePrincipalPolicy",
    "service-quotas:GetServiceQuota",
    "ssm:GetParameter",
];
const PREFLIGHT_IMAGE = [
    "ec2:GetImageBlockPublicAccessState",
    "s3:GetBucketEncryption",
    "s3:GetBucketLocation",
];
const CONNECT = [
    ...IDENTIFY,
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ssm:StartSession",
    "ssm:TerminateSession",
];
const LAUNCH = [
    ...CONNECT,
    "cloudformation:CreateStack",
    "cloudformation:DeleteStack",
    "cloudformation:DescribeStackEvents",
    "cloudformation:DescribeStacks",
    "ec2:DeleteKeyPair",
    "ec2:DescribeInstanceTypeOfferings",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "ec2:GetConsoleOutput",
    "ec2:ImportKeyPair",
    "ssm:GetParameter",
];
const CAPTURE = [
    ...IDENTIFY,
    "cloudformation:DeleteStack",
    "cloudformation:DescribeStacks",
    "ec2:CreateImage",
    "ec2:DeleteKeyPair",
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeSnapshots",
    "ec2:StopInstances",
    "s3:GetObject",
    "s3:ListObjectsV2",
    "s3:PutObject",
];
const EXPORT = [
    ...IDENTIFY,
    "ec2:CopyImage",
    "ec2:DescribeExportImageTasks",
    "ec2:DescribeImages",
    "ec2:DescribeSnapshots",
    "ec2:ExportImage",
    "s3:AbortMultipartUpload",
    "s3:CompleteMultipartUpload",
    "s3:CopyObject",
    "s3:CreateMultipartUpload",
    "s3:DeleteObjects",
    "s3:GetObject",
    "s3:HeadObject",
    "s3:ListObjectsV2",
    "s3:PutObject",
    "s3:UploadPartCopy",
];
const MAKE_PUBLIC = [
    ...IDENTIFY,
    "ec2:DescribeImageAttribute",
    "ec2:DescribeImages",
    "ec2:GetImageBlockPublicAccessState",
    "ec2:ModifyImageAttribute",
];
const DELIVER = [
    ...MAKE_PUBLIC,
    "ec2:CopyImage",
    "ec2:CreateTags",
    "ec2:DescribeSnapshots",
    "ec2:EnableImageDeprecation",
    "s3:DeleteObjects",
    "s3:GetObject",
    "s3:ListObjectsV2",
    "s3:PutObject",
];
const READ_OBJECTS = [
    ...IDENTIFY,
    "s3:GetObject",
    "s3:HeadObject",
    "s3:ListObjectsV2",
];
const INVENTORY = [
    ...IDENTIFY,
    "cloudformation:DescribeStacks",
    "ec2:DescribeExportImageTasks",
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeLaunchTemplates",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSnapshots",
    "ec2:DescribeVolumes",
    "s3:GetObject",
    "s3:ListMultipartUploads",
    "s3:ListObjectsV2",
    "scheduler:ListScheduleGroups",
    "scheduler:ListTagsForResource",
];
const REMOVE = [
    ...INVENTORY,
    "cloudformation:DeleteStack",
    "cloudformation:DescribeStackEvents",
    "ec2:CancelExportTask",
    "ec2:DeleteKeyPair",
    "ec2:DeleteLaunchTemplate",
    "ec2:DeleteSecurityGroup",
    "ec2:DeleteSnapshot",
    "ec2:DeleteVolume",
    "ec2:DeregisterImage",
    "ec2:TerminateInstances",
    "s3:AbortMultipartUpload",
    "s3:DeleteObjects",
    "scheduler:DeleteScheduleGroup",
];
const MARK = ["ec2:CreateTags"];


/***/ }),

/***/ 7005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ findingsOf),
/* harmony export */   m: () => (/* binding */ askedOnce)
/* harmony export */ });
const findings = new WeakMap();
function findingsOf({ aws }) {
    const nothing = { noMachine: new Set(), made: new Map(), images: new Map(), completed: new Set() };
    const known = findings.get(aws) ?? nothing;
    findings.set(aws, known);
    return known;
}
function askedOnce(nameOf, ask) {
    const answers = new WeakMap();
    return (request, options) => {
        const known = answers.get(options.aws) ?? new Map();
        answers.set(options.aws, known);
        const name = nameOf(request, options);
        const answer = known.get(name) ?? ask(request, options);
        known.set(name, answer);
        answer.catch(() => known.delete(name));
        return answer;
    };
}


/***/ }),

/***/ 9902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ig: () => (/* binding */ DEFAULT_INSTANCE_TYPES),
/* harmony export */   QX: () => (/* binding */ DEFAULT_SOURCE_AMI),
/* harmony export */   ZW: () => (/* binding */ EXPORT_BY),
/* harmony export */   hg: () => (/* binding */ CONNECT)
/* harmony export */ });
const EXPORT_BY = ["auto", "copies", "queue", "convert"];
const CONNECT = ["ssh", "ssm"];
const DEFAULT_INSTANCE_TYPES = ["t3.large", "t3a.large", "m5.large"];
const DEFAULT_SOURCE_AMI = "ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id";


/***/ }),

/***/ 5198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ FORMATS)
/* harmony export */ });
const FORMATS = ["vmdk", "vhd", "raw", "qcow2", "vdi", "ova"];


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
const RELEASES = [
    { name: "debian-11", distribution: "debian", codename: "bullseye" },
    { name: "debian-12", distribution: "debian", codename: "bookworm" },
    { name: "debian-13", distribution: "debian", codename: "trixie" },
    { name: "ubuntu-22.04", distribution: "ubuntu", codename: "jammy" },
    { name: "ubuntu-24.04", distribution: "ubuntu", codename: "noble" },
];
function findRelease(text) {
    const name = text.trim().toLowerCase();
    return RELEASES.find((release) => [release.name, release.codename, `${release.distribution}-${release.codename}`].includes(name));
}
function componentsOf(release) {
    return release.distribution === "ubuntu" ? ["main", "universe"] : ["main"];
}
function keyringOf(release) {
    return `/usr/share/keyrings/${release.distribution}-archive-keyring.gpg`;
}
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
const DEBIAN = ["linux-image-amd64", "grub-cloud-amd64"];
const UBUNTU = [
    "linux-image-generic",
    "grub-pc",
    "grub-efi-amd64-bin",
    "grub-efi-amd64-signed",
    "shim-signed",
];
const RESOLVED_INSIDE = ["debian-11", "ubuntu-22.04"];


/***/ }),

/***/ 4096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HV: () => (/* binding */ UNKNOWN),
/* harmony export */   K1: () => (/* binding */ AssetIdInUseError),
/* harmony export */   xq: () => (/* binding */ PROVIDERS)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _tear_down_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5502);


const PROVIDERS = ["local", "aws"];
const UNKNOWN = "(unknown)";
class AssetIdInUseError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    constructor(assetId, by, provider = "local") {
        super(`The asset-id ${assetId} is in use by ${by}.`, `Remove it with \`${(0,_tear_down_command_js__WEBPACK_IMPORTED_MODULE_1__/* .tearDownCommand */ .U)({ provider, assetId })}\`, or choose another asset-id.`);
    }
}


/***/ }),

/***/ 5502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ tearDownCommand)
/* harmony export */ });
function tearDownCommand({ provider, assetId, region, deliverables }) {
    return [
        "slipway tear-down",
        ...(provider === "local" ? [] : [`--provider ${provider}`]),
        ...(region === undefined ? [] : [`--region ${region}`]),
        `--asset-id ${assetId}`,
        ...(deliverables ? ["--deliverables"] : []),
    ].join(" ");
}


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




const PROBE_WITHIN = 3_000;
const PROBE_GOOD = 33;
function probeSector() {
    const sector = Buffer.alloc(512);
    Buffer.from("66b940420f006649" + "75fc" + "baf400" + "b010" + "ee" + "f4" + "ebfd", "hex").copy(sector);
    sector.writeUInt16LE(0xaa55, 510);
    return sector;
}
function probeArguments(accelerator, sectorFile) {
    const disk = { driver: "raw", "node-name": "probe", file: { driver: "file", filename: sectorFile } };
    return [
        ...["-accel", accelerator, "-cpu", accelerator === "kvm" ? "host" : "max", "-m", "16"],
        ...["-machine", "pc", "-nodefaults", "-no-user-config", "-display", "none"],
        ...["-blockdev", JSON.stringify(disk), "-device", "ide-hd,bus=ide.0,drive=probe"],
        ...["-device", "isa-debug-exit,iobase=0xf4,iosize=4"],
    ];
}
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
async function resolveAccelerator(choice, work, signal) {
    if (choice === "tcg")
        return { name: "tcg", reason: "software emulation, as asked for" };
    probed ??= probeKvm(work, signal).catch((error) => {
        probed = undefined;
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

const QMP_SOCKET = "qmp.sock";
const SERIAL_LOG = "serial.log";
const STDERR_LOG = "qemu.log";
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
const ACCELERATION = {
    kvm: ["-accel", "kvm", "-cpu", "host"],
    tcg: ["-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max"],
};
function qemuArguments(request) {
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
        ...["-vga", "std"],
        ...["-chardev", `file,id=serial,path=${SERIAL_LOG}`, "-serial", "chardev:serial"],
        ...["-chardev", `socket,id=qmp,path=${QMP_SOCKET},server=on,wait=off`, "-mon", "chardev=qmp,mode=control"],
    ];
}
function netdev(forwards) {
    return ["user,id=net", ...forwards.map((port) => `hostfwd=tcp:127.0.0.1:0-:${port}`)].join(",");
}
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


const PLACES = [
    { code: "/usr/share/OVMF/OVMF_CODE_4M.fd", vars: "/usr/share/OVMF/OVMF_VARS_4M.fd" },
    { code: "/usr/share/OVMF/OVMF_CODE.fd", vars: "/usr/share/OVMF/OVMF_VARS.fd" },
];
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










const PROOF_NAME = "slipway-boot:";
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



const QCOW2_MAGIC = 0x514649fb;
async function createOverlay(request, signal) {
    const { path, backing, backingFormat, size } = request;
    const args = ["create", "-q", "-f", "qcow2", "-b", backing, "-F", backingFormat, "--", path];
    await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("qemu-img", size === undefined ? args : [...args, String(size)], { signal });
}
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








async function startQemu(args, options) {
    if (options.signal?.aborted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CancelledError */ .cc();
    const command = ["qemu-system-x86_64", ...args];
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
        child.unref();
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
function plainEnvironment(environment, tracked = true) {
    const kept = ["PATH", "HOME", "TMPDIR", ...(tracked ? ["RUNNER_TRACKING_ID"] : [])];
    const entries = kept.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]]));
    return { ...Object.fromEntries(entries), LC_ALL: "C" };
}
async function raceWithEnd(work, ended, options) {
    const stop = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
    const early = ended.then(async () => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(50);
        if (options.signal?.aborted)
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CancelledError */ .cc();
        throw await earlyEnd(options.folder);
    });
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
async function earlyEnd(folder) {
    const [qemu, serial] = [await tail((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, _arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .STDERR_LOG */ .aI), 12), await tail((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, _arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .SERIAL_LOG */ .ug), 25)];
    const words = [qemu && `QEMU's last words:\n${qemu}`, serial && `The guest's last lines:\n${serial}`].filter(Boolean);
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The virtual machine ended before its work was done.${words.length > 0 ? `\n${words.join("\n")}` : ""}`, "The last lines say why: a missing driver, too little memory, a broken disk, or a shutdown from inside.");
}
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



async function connectUnix(path) {
    const folder = await (0,promises_.open)((0,external_node_path_.dirname)(path), "r");
    try {
        return await new Promise((resolve, reject) => {
            const socket = (0,external_node_net_.connect)(`/proc/self/fd/${folder.fd}/${(0,external_node_path_.basename)(path)}`);
            socket.once("connect", () => {
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


class QmpError extends Error {
    name = "QmpError";
}
const ANSWER_WITHIN = 10_000;
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
        socket.on("error", () => undefined);
        socket.once("close", () => {
            this.#closed = true;
            for (const { reject } of this.#waiting.values())
                reject(new QmpError("QEMU closed the connection."));
            this.#waiting.clear();
        });
    }
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
    get closed() {
        return this.#closed;
    }
    get events() {
        return this.#events;
    }
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
            return {};
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

function parseForwards(text) {
    const forwards = new Map();
    for (const [, host, guest] of text.matchAll(/TCP\[HOST_FORWARD\]\s+\d+\s+127\.0\.0\.1\s+(\d+)\s+\S+\s+(\d+)/g)) {
        forwards.set(Number(guest), Number(host));
    }
    return forwards;
}
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

/***/ 9686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mp: () => (/* binding */ readMark),
/* harmony export */   O2: () => (/* binding */ beginLine),
/* harmony export */   Sk: () => (/* binding */ endLine),
/* harmony export */   T_: () => (/* binding */ markLines),
/* harmony export */   bo: () => (/* binding */ emptyPart),
/* harmony export */   vO: () => (/* binding */ isEmptyPart),
/* harmony export */   zw: () => (/* binding */ withoutMarks)
/* harmony export */ });
const HINT = "<!-- Slipway writes what stands here, and writes it anew in the next run. Your own words are safe above and below. -->";
const LINE = /^[ \t]*(<!-- slipway:(begin|end)\b([^\r\n]*?)-->)[ \t]*\r?$/gm;
const BEGIN = /^ tag=(\S+)(?: asset-id=(\S+))? nonce=([0-9a-f]{8,64}) $/;
const END = /^ nonce=([0-9a-f]{8,64}) $/;
function beginLine({ tag, assetId, nonce }) {
    const asset = assetId === undefined ? "" : ` asset-id=${encode(assetId)}`;
    return `<!-- slipway:begin tag=${encode(tag)}${asset} nonce=${nonce} -->\n${HINT}`;
}
function endLine({ nonce }) {
    return `<!-- slipway:end nonce=${nonce} -->`;
}
function markLines(body) {
    return [...body.matchAll(LINE)].map((found) => {
        const [whole, comment = "", kind, inside = ""] = found;
        const start = found.index + whole.indexOf("<");
        return {
            kind: kind === "begin" ? "begin" : "end",
            mark: kind === "begin" ? readBegin(inside) : readEnd(inside),
            start,
            end: start + comment.length,
            line: body.slice(0, start).split("\n").length,
        };
    });
}
function readMark(body) {
    return markLines(body ?? "").find(({ kind, mark }) => kind === "begin" && mark)?.mark;
}
function emptyPart(mark) {
    return `${beginLine(mark)}\n${endLine(mark)}`;
}
function isEmptyPart(inside) {
    return inside.replace(HINT, "").trim() === "";
}
function withoutMarks(markdown) {
    return markdown.replaceAll(/<!--(\s*)slipway:/g, "<!--$1slipway.");
}
function readBegin(inside) {
    const [, tag, assetId, nonce] = BEGIN.exec(inside) ?? [];
    if (tag === undefined || nonce === undefined)
        return undefined;
    const read = { tag: decode(tag), assetId: assetId === undefined ? undefined : decode(assetId) };
    if (read.tag === undefined)
        return undefined;
    return { tag: read.tag, ...(read.assetId === undefined ? {} : { assetId: read.assetId }), nonce };
}
function readEnd(inside) {
    const nonce = END.exec(inside)?.[1];
    return nonce === undefined ? undefined : { tag: "", nonce };
}
const encode = (text) => encodeURIComponent(text);
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch (error) {
        if (error instanceof Error && error.name === "URIError")
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 3866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Re: () => (/* binding */ NOTES_MODES),
  BT: () => (/* binding */ placeOurPart)
});

// UNUSED EXPORTS: BODY_LIMIT

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/release/body/fit.js
const GAP = "\n\n";
function fitSections(sections, room, measure) {
    const texts = sections.map(({ text }) => text);
    const join = () => texts.filter((text) => text !== "").join(GAP);
    const order = sections
        .map(({ shorten }, index) => ({ shorten, index }))
        .sort((one, other) => (one.shorten?.rank ?? 0) - (other.shorten?.rank ?? 0));
    for (const { shorten, index } of order) {
        const excess = measure(join()) - room;
        if (excess <= 0)
            break;
        if (shorten)
            texts[index] = shortened(shorten.to, Math.max(0, measure(texts[index] ?? "") - excess), measure);
    }
    const text = join();
    return measure(text) <= room ? text : undefined;
}
function shortened(to, room, measure) {
    let asked = room;
    for (;;) {
        const text = to(asked);
        const excess = measure(text) - room;
        if (excess <= 0 || asked === 0)
            return text;
        asked = Math.max(0, asked - excess);
    }
}

// EXTERNAL MODULE: ./build/release/body/mark.js
var mark = __webpack_require__(9686);
;// CONCATENATED MODULE: ./build/release/body/parts-found.js


function findParts(body, { lenient = false } = {}) {
    const parts = [];
    const fail = (line) => {
        if (!lenient)
            throw broken(line);
    };
    let open;
    for (const line of (0,mark/* markLines */.T_)(body)) {
        if (!line.mark)
            fail(line);
        else if (line.kind === "begin") {
            if (open)
                fail(open);
            open = line;
        }
        else if (open?.mark?.nonce === line.mark.nonce) {
            parts.push({ start: open.start, end: line.end, inside: body.slice(open.end, line.start) });
            open = undefined;
        }
        else
            fail(open ?? line);
    }
    if (open)
        fail(open);
    return parts;
}
function broken({ kind, mark, line }) {
    const half = kind === "begin" ? "its end" : "its beginning";
    return new errors/* UserError */.yo(`In the release's text a marker of Slipway's part ${mark ? `has lost ${half}` : "was changed"} (line ${line}), so what is Slipway's and what is yours cannot be told.`, "Edit the release, remove the lines that begin with <!-- slipway: and what Slipway wrote between them, and run again. Or leave the text as it is with notes-mode: keep.");
}

;// CONCATENATED MODULE: ./build/release/body/place.js




const NOTES_MODES = ["append", "replace", "keep"];
const BODY_LIMIT = 125_000;
function placeOurPart(existing, ours, mode) {
    const body = existing ?? "";
    if (mode === "keep" && hasText(body))
        return body;
    const [first, ...further] = findParts(body);
    if (!first) {
        const before = mode === "replace" ? "" : `${body}${gapAfter(body)}`;
        return `${before}${write(ours, before, "")}`;
    }
    const before = body.slice(0, first.start);
    const after = cutOut(body, first.end, further);
    return `${before}${write(ours, before, after)}${after}`;
}
function hasText(body) {
    const parts = findParts(body, { lenient: true });
    return parts.some(({ inside }) => !(0,mark/* isEmptyPart */.vO)(inside)) || cutOut(body, 0, parts).trim() !== "";
}
function write(ours, before, after) {
    const others = before + after;
    const lineEnd = others.includes("\r\n") ? "\r\n" : "\n";
    const adapt = (text) => text.replaceAll(/\r\n?|\n/g, lineEnd);
    const frame = (text) => adapt(`${(0,mark/* beginLine */.O2)(ours.mark)}\n\n${text}\n\n${(0,mark/* endLine */.Sk)(ours.mark)}`);
    const room = BODY_LIMIT - others.length - frame("").length;
    const sections = ours.sections.map(({ text, shorten }) => ({
        text: (0,mark/* withoutMarks */.zw)(text),
        ...(shorten ? { shorten: { ...shorten, to: (most) => (0,mark/* withoutMarks */.zw)(shorten.to(most)) } } : {}),
    }));
    const text = fitSections(sections, room, (piece) => adapt(piece).length);
    if (text === undefined)
        throw tooLong(others.length);
    return frame(text);
}
function tooLong(others) {
    if (others === 0)
        return new errors/* UserError */.yo(`The notes are too long: a release's text has at most ${BODY_LIMIT} characters.`, "Shorten notes, and add the long form as a file.");
    return new errors/* UserError */.yo(`The release's text already has ${others} of at most ${BODY_LIMIT} characters, which leaves too little room for the notes.`, "Shorten the text by hand or give shorter notes, and run again; or leave it as it is with notes-mode: keep.");
}
function cutOut(body, from, parts) {
    const starts = [from, ...parts.map(({ end }) => end)];
    return starts.map((start, index) => body.slice(start, parts[index]?.start)).join("");
}
function gapAfter(body) {
    if (body === "" || /(?:\r?\n){2}$/.test(body))
        return "";
    const lineEnd = body.includes("\r\n") ? "\r\n" : "\n";
    return body.endsWith("\n") ? lineEnd : lineEnd.repeat(2);
}


/***/ }),

/***/ 1741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ title),
/* harmony export */   Ke: () => (/* binding */ testResult),
/* harmony export */   jv: () => (/* binding */ diskSize),
/* harmony export */   k7: () => (/* binding */ VERIFY),
/* harmony export */   lF: () => (/* binding */ longDate)
/* harmony export */ });
/* harmony import */ var _base_size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7603);

function title({ product, version }) {
    return version ? `${product} ${version}` : product;
}
function longDate(instant) {
    return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));
}
function diskSize({ artifacts }) {
    return (0,_base_size_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(artifacts[0]?.virtualSize ?? 0);
}
function testResult({ tests }) {
    if (!tests)
        return undefined;
    const parts = [`${tests.passed} passed`];
    if (tests.failed > 0)
        parts.unshift(`${tests.failed} failed`);
    if (tests.skipped > 0)
        parts.push(`${tests.skipped} skipped`);
    return parts.join(", ");
}
const VERIFY = [
    { system: "Linux", code: "sha256sum --check --ignore-missing SHA256SUMS" },
    { system: "macOS", code: "shasum --algorithm 256 --check --ignore-missing SHA256SUMS" },
    { system: "Windows", code: "Get-FileHash *.* | Format-List" },
];


/***/ }),

/***/ 7087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A$: () => (/* binding */ SUMS_FILE),
/* harmony export */   LP: () => (/* binding */ TESTS_FILE),
/* harmony export */   j3: () => (/* binding */ NOTES_FILE),
/* harmony export */   xu: () => (/* binding */ PAGE_FILE),
/* harmony export */   yP: () => (/* binding */ RELEASE_FILES)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9941);
/* harmony import */ var _image_sbom_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4537);


const SUMS_FILE = "SHA256SUMS";
const NOTES_FILE = "NOTES.md";
const PAGE_FILE = "index.html";
const TESTS_FILE = "tests.xml";
const RELEASE_FILES = [
    _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .MANIFEST_FILE */ .h1,
    SUMS_FILE,
    _image_sbom_js__WEBPACK_IMPORTED_MODULE_1__/* .SBOM_FILE */ .HO,
    NOTES_FILE,
    PAGE_FILE,
    TESTS_FILE,
];


/***/ }),

/***/ 8764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ streamOf)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);

const AHEAD = 2;
function streamOf(pieces, signal) {
    const closed = new AbortController();
    const reader = pieces(signal ? AbortSignal.any([signal, closed.signal]) : closed.signal)[Symbol.asyncIterator]();
    const pull = async (stream) => {
        try {
            const { done, value } = await reader.next();
            stream.push(done ? null : value);
        }
        catch (error) {
            stream.destroy(error instanceof Error ? error : new Error(String(error)));
        }
    };
    return new node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable({
        objectMode: true,
        highWaterMark: AHEAD,
        read() {
            void pull(this);
        },
        destroy(error, done) {
            closed.abort();
            const end = () => done(error);
            Promise.resolve(reader.return?.()).then(end, end);
        },
    });
}


/***/ }),

/***/ 8921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ checkReleaseFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_exists_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3734);
/* harmony import */ var _base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5271);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9941);
/* harmony import */ var _file_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7087);







async function checkReleaseFolder(folder) {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder);
    const problem = (text, remedy) => [{ subject: "folder", problem: text, remedy }];
    if (target === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target))
        return problem(`${target} is a file system's root.`, "Name a folder of its own, such as ./release.");
    const link = await leadsTo(target);
    if (link !== undefined)
        return problem(`${target} is a symbolic link, which a swap of folders would replace.`, link);
    let names;
    try {
        names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(target);
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === "ENOENT")
            return [];
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === "ENOTDIR")
            return problem(`${target} is a file.`, "Name a folder, or move the file away.");
        throw error;
    }
    if (names.length === 0)
        return [];
    if (!names.includes(_image_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST_FILE */ .h1)) {
        return problem(`${target} holds files and is no release: ${list(names)}.`, "Name an empty or new folder.");
    }
    const known = await knownFiles(target);
    if (typeof known === "string")
        return problem(`${target} looks like a release, but: ${known}`, "Name another folder, or move this one away.");
    const foreign = names.filter((name) => !known.has(name));
    if (foreign.length === 0)
        return [];
    return problem(`${target} holds an older release and also what is not part of it: ${list(foreign)}.`, "Move these away, since a new release replaces the whole folder; or name another folder.");
}
async function leadsTo(path) {
    try {
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)).isSymbolicLink())
            return undefined;
        return `Give the folder it leads to: ${await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path)}`;
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) !== "ENOENT")
            throw error;
        return (await (0,_base_exists_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t)(path)) ? "It leads nowhere: remove it, or name another folder." : undefined;
    }
}
async function knownFiles(folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _image_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST_FILE */ .h1);
    try {
        const { artifacts } = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .readManifest */ .WI)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8"), path);
        const ours = _file_names_js__WEBPACK_IMPORTED_MODULE_6__/* .RELEASE_FILES */ .yP.flatMap((file) => [file, `${file}.new`]);
        return new Set([...ours, _base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .MARKER */ .tl, ...artifacts.map(({ file }) => file)]);
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo)
            return error.message;
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === "EISDIR")
            return `${_image_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST_FILE */ .h1} is a folder.`;
        throw error;
    }
}
function list(names) {
    const shown = [...names].sort().slice(0, 5).join(", ");
    return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}


/***/ }),

/***/ 7396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ abandonRelease),
/* harmony export */   ul: () => (/* binding */ releasePaths),
/* harmony export */   wy: () => (/* binding */ openReleaseFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_exists_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3734);
/* harmony import */ var _base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5271);
/* harmony import */ var _folder_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8921);






function releasePaths({ folder, assetId }) {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder);
    const beside = (kind) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target)}.${kind}-${assetId}`);
    return { target, partial: beside("partial"), old: beside("old") };
}
async function openReleaseFolder(place) {
    const { target, partial, old } = releasePaths(place);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target), { recursive: true });
    await abandonRelease(place);
    await endOtherSwaps(place);
    (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .throwProblems */ .Jh)(await (0,_folder_check_js__WEBPACK_IMPORTED_MODULE_5__/* .checkReleaseFolder */ .y)(target));
    await makePartial(partial);
    await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .markFolder */ .aQ)(partial, place.assetId);
    return {
        path: partial,
        target,
        commit: async () => {
            (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .throwProblems */ .Jh)(await (0,_folder_check_js__WEBPACK_IMPORTED_MODULE_5__/* .checkReleaseFolder */ .y)(target));
            if (await (0,_base_exists_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t)(target))
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(target, old);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, target);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, _base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .MARKER */ .tl));
            await endSwap(place);
        },
        discard: () => (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeMarked */ .n9)(partial, place.assetId),
    };
}
async function makePartial(partial) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(partial);
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) !== "EEXIST")
            throw error;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${partial} is in the way, and is not ours.`, "Look what it holds, and move or remove it.", {
            cause: error,
        });
    }
}
async function abandonRelease(place) {
    const { target, partial } = releasePaths(place);
    await endSwap(place);
    await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeMarked */ .n9)(partial, place.assetId);
    if ((await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .markerOf */ .we)(target)) === place.assetId)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, _base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .MARKER */ .tl));
}
async function endOtherSwaps({ folder, assetId }) {
    const { target } = releasePaths({ folder, assetId });
    const aside = `.${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target)}.old-`;
    for (const name of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target))).sort()) {
        if (name.startsWith(aside))
            await endSwap({ folder, assetId: name.slice(aside.length) });
    }
}
async function endSwap(place) {
    const { target, old } = releasePaths(place);
    if (!(await (0,_base_exists_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t)(old)))
        return;
    if (!(await (0,_base_exists_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t)(target))) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(old, target);
        return;
    }
    if ((await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .markerOf */ .we)(old)) === undefined) {
        (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .throwProblems */ .Jh)(await (0,_folder_check_js__WEBPACK_IMPORTED_MODULE_5__/* .checkReleaseFolder */ .y)(old));
        await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .markFolder */ .aQ)(old, place.assetId);
    }
    await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeMarked */ .n9)(old, place.assetId);
}


/***/ }),

/***/ 1517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ guides)
});

// UNUSED EXPORTS: machineName

// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/release/quoting.js
var quoting = __webpack_require__(417);
;// CONCATENATED MODULE: ./build/release/guide-products.js


const sentence = (text) => ({ text });
const type = (code) => ({ code });
const PRODUCTS = [
    {
        product: "VirtualBox",
        hint: "Windows, macOS on Intel, Linux",
        ways: [
            [
                "ova",
                ({ file }) => [
                    sentence("File → Import Appliance, choose the file, Finish. Or in a terminal:"),
                    type(`VBoxManage import ${(0,quoting/* shellWord */.r)(file)}`),
                ],
            ],
            [
                "vdi",
                () => [
                    sentence("Machine → New, a 64-bit Linux, at least 2 GiB of memory; under Hard Disk choose “Use an Existing Virtual Hard Disk File” and this file."),
                ],
            ],
            [
                "vmdk",
                ({ file }, { machine }) => [
                    sentence("Turn it into VirtualBox's own kind of disk first, then choose that for a new 64-bit Linux machine:"),
                    type(`VBoxManage clonemedium disk ${(0,quoting/* shellWord */.r)(file)} ${machine}.vdi --format VDI`),
                ],
            ],
        ],
    },
    {
        product: "VMware",
        hint: "Workstation, Fusion, ESXi, vSphere",
        ways: [
            [
                "ova",
                () => [
                    sentence("Workstation and Fusion: File → Open, choose the file. ESXi and vSphere: “Deploy OVF Template”, choose the file and a network with DHCP."),
                ],
            ],
            [
                "vmdk",
                ({ file }, { machine }) => [
                    sentence("ESXi: upload the file to a datastore, unpack it there in a shell, and choose it as the existing disk of a new 64-bit Linux machine (BIOS, LSI Logic or paravirtual SCSI):"),
                    type(`vmkfstools -i ${(0,quoting/* shellWord */.r)(file)} -d thin ${machine}.vmdk`),
                    sentence("Workstation:"),
                    type(`vmware-vdiskmanager -r ${(0,quoting/* shellWord */.r)(file)} -t 0 ${machine}.vmdk`),
                ],
            ],
        ],
    },
    {
        product: "Hyper-V",
        hint: "Windows Pro, Windows Server",
        ways: [
            [
                "vhd",
                ({ file }, { machine }) => [
                    sentence("A machine of generation 1 with this disk, in PowerShell as administrator:"),
                    type(`New-VM -Name ${machine} -Generation 1 -MemoryStartupBytes 2GB -VHDPath ${(0,quoting/* powerShellWord */._)(file)} -SwitchName "Default Switch"\nStart-VM ${machine}`),
                ],
            ],
        ],
    },
    {
        product: "Azure",
        hint: "a managed disk from a fixed VHD",
        ways: [
            [
                "vhd",
                ({ file, size }, { machine }) => [
                    sentence(`Upload the file as a page blob (${(0,base_size/* formatSize */.Xq)(size)}; empty pages are skipped), make a disk of generation V1 from it, and a machine around the disk:`),
                    type([
                        `az storage blob upload --account-name ACCOUNT --container-name CONTAINER --type page --name ${machine}.vhd --file ${(0,quoting/* shellWord */.r)(file)}`,
                        `az disk create --resource-group GROUP --name ${machine} --os-type Linux --hyper-v-generation V1 --source https://ACCOUNT.blob.core.windows.net/CONTAINER/${machine}.vhd`,
                        `az vm create --resource-group GROUP --name ${machine} --attach-os-disk ${machine} --os-type Linux`,
                    ].join("\n")),
                ],
            ],
        ],
    },
    {
        product: "QEMU, libvirt, Proxmox",
        hint: "Linux",
        ways: [
            [
                "qcow2",
                ({ file }, { machine, jupyterPort }) => [
                    sentence("With libvirt:"),
                    type(`virt-install --name ${machine} --memory 2048 --vcpus 2 --import --disk ${(0,quoting/* shellWord */.r)(file)} --osinfo detect=on,require=off`),
                    sentence(`With QEMU alone; then ssh -p 2222 to 127.0.0.1${jupyterPort === undefined ? "" : `, and JupyterLab at http://127.0.0.1:${jupyterPort}/`}:`),
                    type([
                        "qemu-system-x86_64 -accel kvm -m 2048 -smp 2 \\",
                        `  -drive file=${(0,quoting/* shellWord */.r)(file)},if=virtio \\`,
                        `  -nic user,model=virtio-net-pci,hostfwd=tcp:127.0.0.1:2222-:22${jupyterPort === undefined ? "" : `,hostfwd=tcp:127.0.0.1:${jupyterPort}-:${jupyterPort}`}`,
                    ].join("\n")),
                    sentence("With Proxmox, for a machine that has the number 100:"),
                    type(`qm importdisk 100 ${(0,quoting/* shellWord */.r)(file)} local-lvm`),
                ],
            ],
        ],
    },
    {
        product: "A disk of its own",
        hint: "a real machine, an SSD, other clouds",
        ways: [
            [
                "raw",
                ({ file, compression }) => [
                    sentence("Unpack it to a file:"),
                    type(compression === "gzip" ? `gzip -dk ${(0,quoting/* shellWord */.r)(file)}` : `zstd -d ${(0,quoting/* shellWord */.r)(file)}`),
                    sentence("Or write it to a disk. Everything on that disk is lost, so look twice at its name (lsblk):"),
                    type(`${compression === "gzip" ? "gzip" : "zstd"} -dc ${(0,quoting/* shellWord */.r)(file)} | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress`),
                ],
            ],
        ],
    },
];

;// CONCATENATED MODULE: ./build/release/guides.js

function guides(manifest) {
    const names = { machine: machineName(manifest), jupyterPort: manifest.login.jupyterPort };
    return PRODUCTS.flatMap(({ product, hint, ways }) => {
        for (const [format, steps] of ways) {
            const artifact = manifest.artifacts.find((candidate) => candidate.format === format);
            if (artifact)
                return [{ product, hint, artifact, steps: steps(artifact, names) }];
        }
        return [];
    });
}
function machineName({ product }) {
    return (product
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, "")
        .slice(0, 40) || "machine");
}


/***/ }),

/***/ 3945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   X1: () => (/* binding */ escapeText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
function escapeText(text) {
    return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|#&~]/g, (character) => `\\${character}`);
}
function code(text) {
    const line = text.replaceAll(/\s+/g, " ");
    const mark = ticks(line, 1);
    const edge = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return `${mark}${edge}${line}${edge}${mark}`;
}
function fence(text, language = "") {
    const mark = ticks(text, 3);
    return `${mark}${language}\n${text}\n${mark}`;
}
function link(label, address) {
    return `[${label}](<${address.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
}
function cell(markdown) {
    return markdown.replaceAll("|", "\\|");
}
function table(headings, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [
        line(headings.map((heading) => heading.replace(/:$/, ""))),
        `|${headings.map((heading) => (heading.endsWith(":") ? "---:" : "---")).join("|")}|`,
        ...rows.map(line),
    ].join("\n");
}
function ticks(text, least) {
    const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
    return "`".repeat(Math.max(least, longest + 1));
}


/***/ }),

/***/ 450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ withSomeDigest),
/* harmony export */   bT: () => (/* binding */ bodyParts),
/* harmony export */   qc: () => (/* binding */ expectedFiles)
/* harmony export */ });
const NO_DIGEST = "0".repeat(64);
function bodyParts({ parts, companions }) {
    const ending = (end) => companions.find((name) => name.endsWith(end));
    return {
        files: parts.map(({ name, size }) => ({ name, size })),
        bash: ending(".sh"),
        powershell: ending(".ps1"),
    };
}
function expectedFiles({ sources, split, links, }) {
    return [
        ...sources.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
        ...split.map((one) => {
            const { name, size, sha256 } = one.whole;
            return { name, size, sha256, parts: bodyParts(one) };
        }),
        ...links.map(({ name, size, url, sha256 }) => ({ name, size, url, sha256 })),
    ];
}
function withSomeDigest(files) {
    return files.map((file) => ({ ...file, sha256: file.sha256 ?? NO_DIGEST }));
}


/***/ }),

/***/ 3781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ openDraft)
/* harmony export */ });
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7700);
/* harmony import */ var _body_mark_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9686);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1067);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5871);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9202);





const LAG = 20_000;
const PAUSE = 1_000;
async function openDraft(draft, deps) {
    const { github } = deps;
    const { tag } = draft.mark;
    const made = await create(draft, deps);
    const found = await settledList(made, draft, deps);
    const { release, strays } = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseRelease */ .bX)(found, tag, github);
    const own = found.drafts.filter((one) => one !== release && isUntouched(one, draft.mark));
    for (const { id } of own)
        await deleteDraft(id, deps);
    return { release: release ?? made, strays: strays.filter((stray) => !own.includes(stray)) };
}
async function create(draft, deps) {
    const { github, signal } = deps;
    const { mark, target, name, prerelease } = draft;
    const asked = { tag_name: mark.tag, name, body: (0,_body_mark_js__WEBPACK_IMPORTED_MODULE_4__/* .emptyPart */ .bo)(mark), draft: true, prerelease };
    for (let failures = 0;;) {
        try {
            return await github.call("POST /repos/{owner}/{repo}/releases", { ...asked, ...(target === undefined ? {} : { target_commitish: target }) }, { signal });
        }
        catch (error) {
            if (!(0,_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .isPassing */ .WG)(error))
                throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .inWords */ .r)(error, mark.tag, target);
            failures += 1;
            await (0,_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .waitAfter */ .Wv)(failures, error, deps);
            const { drafts } = await (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findReleases */ .Oi)(github, mark.tag, { signal });
            const made = drafts.find(({ body }) => (0,_body_mark_js__WEBPACK_IMPORTED_MODULE_4__/* .readMark */ .Mp)(body)?.nonce === mark.nonce);
            if (made)
                return made;
        }
    }
}
async function settledList(made, { mark }, { github, clock, signal }) {
    const begin = clock.now();
    for (;;) {
        const found = await (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findReleases */ .Oi)(github, mark.tag, { signal });
        if (found.drafts.some(({ id }) => id === made.id))
            return found;
        if (clock.now() - begin >= LAG)
            return { ...found, drafts: [...found.drafts, made] };
        await clock.sleep(PAUSE, signal);
    }
}
function isUntouched({ body, assets }, { nonce }) {
    return assets.length === 0 && (0,_body_mark_js__WEBPACK_IMPORTED_MODULE_4__/* .readMark */ .Mp)(body)?.nonce === nonce;
}
async function deleteDraft(id, { github }) {
    try {
        await github.call("DELETE /repos/{owner}/{repo}/releases/{release_id}", { release_id: id });
    }
    catch (error) {
        if (!(0,_github_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isGitHub */ .Wz)(error, "missing"))
            throw error;
    }
}


/***/ }),

/***/ 1067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oi: () => (/* binding */ findReleases),
/* harmony export */   bX: () => (/* binding */ chooseRelease),
/* harmony export */   i1: () => (/* binding */ strayWarning)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7700);
/* harmony import */ var _body_mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9686);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9127);




async function findReleases(github, tag, options) {
    const [published, all] = await Promise.all([
        publishedRelease(github, tag, options),
        github.all("GET /repos/{owner}/{repo}/releases", { per_page: 100 }, options),
    ]);
    const drafts = all.filter(({ draft, tag_name }) => draft && tag_name === tag).sort((one, other) => one.id - other.id);
    return { published, drafts };
}
async function publishedRelease(github, tag, options) {
    try {
        return await github.call("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag }, options);
    }
    catch (error) {
        if ((0,_github_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHub */ .Wz)(error, "missing"))
            return undefined;
        throw error;
    }
}
function chooseRelease({ published, drafts }, tag, github) {
    if (published)
        return { release: published, strays: drafts };
    const ours = drafts.find(({ body }) => (0,_body_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readMark */ .Mp)(body)?.tag === tag);
    const release = ours ?? (drafts.length === 1 ? drafts[0] : undefined);
    if (release || drafts.length === 0)
        return { release, strays: drafts.filter((draft) => draft !== release) };
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${drafts.length} drafts have the tag ${tag}, and none of them was made by Slipway:\n${drafts.map(({ id, html_url }) => `  ${id}  ${html_url}`).join("\n")}`, `Keep one, delete the others, and run again:\n${drafts.map(({ id }) => (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .deleteCommand */ .x)(github, id)).join("\n")}`);
}
function strayWarning({ id, html_url }, tag, github) {
    return `Another draft has the tag ${tag}: ${html_url}. If nobody needs it: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .deleteCommand */ .x)(github, id)}`;
}


/***/ }),

/***/ 4525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ checkBody),
  O: () => (/* binding */ finish)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/release/body/mark.js
var body_mark = __webpack_require__(9686);
// EXTERNAL MODULE: ./build/release/body/place.js + 2 modules
var place = __webpack_require__(3866);
// EXTERNAL MODULE: ./build/github/error.js
var github_error = __webpack_require__(7700);
;// CONCATENATED MODULE: ./build/release/publish/asset.js
const MOST_ASSETS = 1_000;
function isWhole(asset) {
    return asset.state === "uploaded";
}
function digestOf(asset) {
    return /^sha256:([0-9a-f]{64})$/.exec(asset.digest ?? "")?.[1];
}
async function listAssets(github, releaseId, options) {
    return await github.all("GET /repos/{owner}/{repo}/releases/{release_id}/assets", { release_id: releaseId, per_page: 100 }, options);
}
const BESIDE = ".slipway-new";
function besideName(name) {
    return `${name}${BESIDE}`;
}

// EXTERNAL MODULE: ./build/release/publish/patience.js
var patience = __webpack_require__(5871);
// EXTERNAL MODULE: ./build/base/duration.js
var duration = __webpack_require__(5902);
// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/base/watch.js
var watch = __webpack_require__(8583);
;// CONCATENATED MODULE: ./build/release/publish/unfinished-asset.js





const SLOWEST = (10 * base_size/* MiB */.lv) / 1_000;
const AT_LEAST = 10_000;
const CLOSE = 2_000;
async function endUnfinished(asset, size, deps, task) {
    const { github, clock, signal } = deps;
    const age = Math.max(0, clock.now() - Date.parse(asset.created_at));
    const left = Math.max(0, AT_LEAST + size / SLOWEST - age);
    if (left > 0) {
        task.line(`${asset.name} is there, but not whole. Another run may be uploading it: up to ${(0,duration/* formatDuration */.a)(left)}.`);
        task.update(undefined, "waiting for another run's upload");
    }
    const begin = clock.now();
    const state = await (0,watch/* watch */.wB)(async () => {
        const now = await readAsset(github, asset.id, signal);
        if (now === undefined || isWhole(now))
            return { done: "ended" };
        return clock.now() - begin >= left ? { done: "given up" } : {};
    }, {
        ...{ what: `${asset.name} is uploaded`, usual: 0, close: CLOSE, clock, signal },
        ...{ within: Number.POSITIVE_INFINITY, remedy: "" },
    });
    if (state === "given up")
        await removeAsset(github, asset.id, signal);
}
async function readAsset(github, id, signal) {
    try {
        return await github.call("GET /repos/{owner}/{repo}/releases/assets/{asset_id}", { asset_id: id }, { signal });
    }
    catch (error) {
        if ((0,github_error/* isGitHub */.Wz)(error, "missing"))
            return undefined;
        throw error;
    }
}
async function removeAsset(github, id, signal) {
    try {
        await github.call("DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}", { asset_id: id }, { signal });
    }
    catch (error) {
        if (!(0,github_error/* isGitHub */.Wz)(error, "missing"))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/release/publish/after-failure.js





async function takeBack(release, { github, underWay }) {
    if (underWay.size === 0)
        return;
    try {
        const assets = await listAssets(github, release.id, {});
        const left = assets.filter((asset) => underWay.has(asset.name) && !isWhole(asset));
        await Promise.all(left.map(({ id }) => removeAsset(github, id)));
    }
    catch (error) {
        if (!(error instanceof github_error/* GitHubError */.y_))
            throw error;
    }
}
async function standingNow(release, known, { error, github }) {
    if (known !== "unknown" && (error instanceof errors/* CancelledError */.cc || (0,patience/* isPassing */.WG)(error)))
        return known;
    try {
        const { draft } = await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: release.id });
        return draft ? "draft" : "published";
    }
    catch (error) {
        if ((0,github_error/* isGitHub */.Wz)(error, "missing"))
            return "gone";
        if (!(error instanceof github_error/* GitHubError */.y_))
            throw error;
        return known;
    }
}

// EXTERNAL MODULE: ./build/release/publish/body-files.js
var body_files = __webpack_require__(450);
// EXTERNAL MODULE: ./build/base/lanes.js
var lanes = __webpack_require__(403);
;// CONCATENATED MODULE: ./build/release/publish/label.js
async function labelled(asset, { label }, release, { github, signal }) {
    const fixed = release.immutable && !release.draft;
    if (label === undefined || label === asset.label || fixed)
        return asset;
    return await github.call("PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}", { asset_id: asset.id, name: asset.name, label }, { signal });
}

// EXTERNAL MODULE: ./build/release/publish/refusal.js
var refusal = __webpack_require__(9202);
;// CONCATENATED MODULE: ./build/release/publish/write-release.js




async function writeRelease(release, change, deps) {
    const { github, signal } = deps;
    const read = () => readRelease(release, deps);
    if (isWritten(release, change) && change.makeLatest === undefined)
        return checked(release, change);
    for (let failures = 0;;) {
        try {
            await github.call("PATCH /repos/{owner}/{repo}/releases/{release_id}", { release_id: release.id, ...parameters(release, change) }, { signal });
            return checked(await read(), change);
        }
        catch (error) {
            if (!(0,patience/* isPassing */.WG)(error) && !(0,github_error/* isGitHub */.Wz)(error, "invalid", "missing"))
                throw error;
            const now = await read();
            if (isWritten(now, change))
                return checked(now, change);
            if (!(0,patience/* isPassing */.WG)(error))
                throw (0,refusal/* inWords */.r)(error, change.tag, change.target);
            failures += 1;
            await (0,patience/* waitAfter */.Wv)(failures, error, deps);
        }
    }
}
async function readRelease({ id, tag_name: tag }, { github, signal }) {
    try {
        return await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: id }, { signal });
    }
    catch (error) {
        if (!(0,github_error/* isGitHub */.Wz)(error, "missing"))
            throw error;
        throw new errors/* UserError */.yo(`Somebody deleted the release of ${tag} while this run worked on it.`, "Run again.", {
            cause: error,
        });
    }
}
function isWritten(release, { target, name, body, prerelease, publish }) {
    return (!(publish && release.draft) &&
        !(release.draft && target !== undefined && target !== release.target_commitish) &&
        (name === undefined || name === release.name) &&
        sameText(body, release.body) &&
        (prerelease === undefined || prerelease === release.prerelease));
}
function sameText(one, other) {
    const plain = (text) => text.replaceAll("\r\n", "\n").trimEnd();
    return plain(one) === plain(other ?? "");
}
function parameters(release, change) {
    const { tag, target, name, body, prerelease, makeLatest, publish } = change;
    const words = { ...(name === undefined ? {} : { name }), body };
    if (release.immutable && !release.draft)
        return words;
    const canBeLatest = !(prerelease ?? release.prerelease) && (publish || !release.draft);
    return {
        ...words,
        ...(prerelease === undefined ? {} : { prerelease }),
        ...(release.draft ? { tag_name: tag, ...(target === undefined ? {} : { target_commitish: target }) } : {}),
        ...(publish && release.draft ? { draft: false } : {}),
        ...(makeLatest !== undefined && canBeLatest ? { make_latest: makeLatest } : {}),
    };
}
function checked(release, { tag, publish }) {
    if ((!publish || !release.draft) && release.tag_name === tag)
        return release;
    throw new errors/* UserError */.yo(release.tag_name === tag
        ? `GitHub took the order to publish ${tag}, and shows it as a draft still.`
        : `GitHub shows the release under the tag ${release.tag_name} instead of ${tag}.`, `Look at ${release.html_url}, and run again.`);
}

;// CONCATENATED MODULE: ./build/release/publish/replace.js



async function removeReplaced(asset, by, { release, overwrite }, { github, signal }) {
    const now = await readRelease(release, { github, signal });
    if (now.draft || overwrite)
        return await removeAsset(github, asset.id, signal);
    if (!now.immutable)
        await removeAsset(github, by.id, signal);
    throw new errors/* UserError */.yo(release.draft
        ? `Somebody published ${release.tag_name} while ${asset.name} was about to be replaced in it.`
        : `${release.tag_name} is published with another content under the name ${asset.name}.`, "If the files of this run are the right ones, set overwrite and run again.");
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/base/given-bytes.js
var given_bytes = __webpack_require__(1871);
// EXTERNAL MODULE: ./build/release/files/stream.js
var stream = __webpack_require__(8764);
;// CONCATENATED MODULE: ./build/release/files/hash.js




function hashWhileRead(body, { onBytes } = {}) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let digest;
    async function* pieces() {
        for await (const bytes of body) {
            hash.update(bytes);
            onBytes?.(bytes.length);
            yield bytes;
        }
        digest = hash.digest("hex");
    }
    return {
        stream: (0,stream/* streamOf */.m)(pieces),
        digest: () => {
            if (digest === undefined)
                throw new Error("The stream has not ended.");
            return digest;
        },
    };
}
async function hashOf(source, { signal, onBytes } = {}) {
    if (source.sha256 !== undefined)
        return source.sha256;
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const bytes of source.open()) {
        if (signal?.aborted)
            throw new errors/* CancelledError */.cc();
        hash.update(bytes);
        onBytes?.(bytes.length);
        (0,given_bytes/* letGo */.K)(bytes);
    }
    return hash.digest("hex");
}

;// CONCATENATED MODULE: ./build/release/publish/same.js



function rememberDigests(github, signal) {
    const files = new Map();
    const assets = new Map();
    return {
        ofFile: (source) => take(files, source, () => hashOf(source, { signal })),
        ofAsset: async (asset) => digestOf(asset) ?? (await take(assets, asset.id, () => downloadedDigest(github, asset.id, { signal }))),
        learn: (source, sha256) => void files.set(source, Promise.resolve(sha256)),
    };
}
async function isSame(asset, source, digests) {
    if (!isWhole(asset) || asset.size !== source.size)
        return false;
    const [one, other] = await Promise.all([digests.ofAsset(asset), digests.ofFile(source)]);
    return one === other;
}
function take(known, key, find) {
    const found = known.get(key) ?? find();
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
}
async function downloadedDigest(github, assetId, options) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const piece of await github.download(assetId, options))
        hash.update(piece);
    return hash.digest("hex");
}

;// CONCATENATED MODULE: ./build/release/publish/upload.js





class BrokenUploadError extends errors/* UserError */.yo {
}
async function uploadOnce(source, { name, url }, { github, signal, digests }, task) {
    const { label, contentType, size } = source;
    let sent = 0;
    const onBytes = (bytes) => {
        sent += bytes;
        task.update(sent / size, `of ${(0,base_size/* formatSize */.Xq)(size)}`);
    };
    const hashed = hashWhileRead(source.open(), { onBytes });
    let asset;
    try {
        asset = await github.upload({ url, name, label, contentType, size, body: hashed.stream, signal });
    }
    finally {
        hashed.stream.destroy();
    }
    const sha256 = hashed.digest();
    const remove = () => removeAsset(github, asset.id, signal);
    if (source.sha256 !== undefined && sha256 !== source.sha256) {
        await remove();
        throw new errors/* UserError */.yo(`${source.where} has the SHA-256 ${sha256}, and not ${source.sha256} as it should.`, "It was changed after its manifest was written: make it again.");
    }
    digests.learn(source, sha256);
    if (asset.name !== name) {
        await remove();
        throw new errors/* UserError */.yo(`GitHub calls ${name} by another name: ${asset.name}.`, "Give the file a name of letters, digits, dots, hyphens and underscores.");
    }
    if (!isWhole(asset) || asset.size !== size || (await digests.ofAsset(asset)) !== sha256) {
        await remove();
        throw new BrokenUploadError(`${name} did not arrive as it was sent: ${asset.size} bytes, ${asset.digest ?? "no digest"}; sent were ${size} bytes, sha256:${sha256}.`, "Run again. If it happens twice, look at https://www.githubstatus.com.");
    }
    return asset;
}

// EXTERNAL MODULE: ./build/release/publish/words.js
var words = __webpack_require__(9127);
;// CONCATENATED MODULE: ./build/release/publish/settle.js










async function settle(source, assets, target, deps, task) {
    const { github, signal, digests, underWay } = deps;
    const { release } = target;
    const beside = besideName(source.name);
    const gone = new Set();
    const look = async () => {
        const listed = await listAssets(github, release.id, { signal });
        return listed.filter((asset) => isWhole(asset) || !gone.has(asset.id));
    };
    let seen = assets;
    let how = "skipped";
    let failures = 0;
    const done = async (found) => {
        const asset = await labelled(found, source, release, deps);
        return { source, asset, how, sha256: await digests.ofFile(source) };
    };
    for (;;) {
        const standing = seen.find(({ name }) => name === source.name);
        const waiting = seen.find(({ name }) => name === beside);
        const open = [standing, waiting].find((asset) => asset && !isWhole(asset));
        if (open) {
            await endUnfinished(open, source.size, deps, task);
            gone.add(open.id);
            seen = await look();
            continue;
        }
        if (standing && (await isSame(standing, source, digests))) {
            if (waiting)
                await removeAsset(github, waiting.id, signal);
            return await done(standing);
        }
        try {
            if (!waiting || !(await isSame(waiting, source, digests))) {
                if (waiting)
                    await removeAsset(github, waiting.id, signal);
                const name = standing ? beside : source.name;
                underWay.add(name);
                const asset = await uploadOnce(source, { name, url: release.upload_url }, deps, task);
                underWay.delete(name);
                if (!standing) {
                    if (how === "skipped")
                        how = "uploaded";
                    return await done(asset);
                }
                seen = [...seen.filter(({ id }) => id !== waiting?.id), asset];
                continue;
            }
            if (standing)
                await removeReplaced(standing, waiting, target, deps);
            how = "replaced";
            const asset = await github.call("PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}", { asset_id: waiting.id, name: source.name }, { signal });
            return await done(asset);
        }
        catch (error) {
            const taken = (0,github_error/* isRefusal */.vu)(error, "already_exists");
            if (!taken && !(0,patience/* isPassing */.WG)(error) && !(error instanceof BrokenUploadError))
                throw error;
            if (!taken && how === "skipped")
                how = "uploaded";
            failures += 1;
            if (taken)
                forget();
            task.line(`Try ${failures} failed: ${error.message}`);
            await (0,patience/* waitAfter */.Wv)(failures, taken ? heldName(source.name, release, github) : error, deps);
            seen = await look();
            const names = [source.name, beside].filter((name) => underWay.has(name));
            const left = seen.filter((asset) => names.includes(asset.name) && !isWhole(asset));
            for (const { id } of left)
                await removeAsset(github, id, signal);
            seen = seen.filter((asset) => !left.includes(asset));
            forget();
        }
    }
    function forget() {
        underWay.delete(source.name);
        underWay.delete(beside);
    }
}
function heldName(name, release, github) {
    return new errors/* UserError */.yo(`GitHub says that ${release.html_url} has a file ${name} already, and lists none that could be replaced.`, release.draft
        ? `An upload that broke off may hold the name. Delete the draft and run again: ${(0,words/* deleteCommand */.x)(github, release.id)}`
        : "An upload that broke off may hold the name. Give the file another one.");
}

;// CONCATENATED MODULE: ./build/release/publish/verify.js

async function findFaults(files, assets, digests) {
    const faults = [];
    for (const settled of files) {
        const wrong = await fault(settled, assets, digests);
        if (wrong !== undefined)
            faults.push({ settled, wrong });
    }
    return faults;
}
async function fault({ source, sha256 }, assets, digests) {
    const asset = assets.find(({ name }) => name === source.name);
    if (!asset)
        return "is missing";
    if (assets.some(({ name }) => name === besideName(source.name)))
        return "is being replaced by another run";
    if (!isWhole(asset))
        return "has not arrived whole";
    if (asset.size !== source.size)
        return `has ${asset.size} bytes instead of ${source.size}`;
    const found = await digests.ofAsset(asset);
    return found === sha256 ? undefined : `has the SHA-256 ${found} instead of ${sha256}`;
}

;// CONCATENATED MODULE: ./build/release/publish/fill.js






const LANES = 4;
async function fillRelease(release, assets, content, deps, task) {
    const target = { release, overwrite: content.overwrite };
    const placing = (signal) => (source) => task.task(source.name, (own) => settle(source, assets, target, { ...deps, signal }, own));
    const jobs = [
        ...content.sources.map((source) => ({
            name: source.name,
            weight: source.size,
            work: (signal) => placeFile(source, placing(signal)),
        })),
        ...content.split.map((split) => ({
            name: split.whole.name,
            weight: split.whole.size,
            work: (signal) => placeParts(split, placing(signal), signal),
        })),
        ...content.links.map((link) => ({
            name: `${link.name}, linked`,
            weight: 0,
            work: () => placeLink(link, deps),
        })),
    ];
    const placed = await (0,lanes/* runInLanes */.e)(jobs, LANES, deps.signal);
    const settled = placed.flatMap((one) => one.settled);
    await verify(settled, target, deps, task);
    return { settled, bodyFiles: placed.map(({ file }) => file) };
}
async function placeFile(source, place) {
    const settled = await place(source);
    return { settled: [settled], file: { name: source.name, size: source.size, sha256: settled.sha256 } };
}
async function placeParts(split, place, signal) {
    const { whole, parts } = split;
    const settled = [];
    for (const part of parts)
        settled.push(await place(part));
    const { sha256, files } = await split.finish(new Map(settled.map((one) => [one.source.name, one.sha256])), signal);
    for (const file of files)
        settled.push(await place(file));
    return { settled, file: { name: whole.name, size: whole.size, sha256, parts: (0,body_files/* bodyParts */.bT)(split) } };
}
async function placeLink({ name, size, url, sha256, source }, { digests }) {
    return { settled: [], file: { name, size, url, sha256: sha256 ?? (await digests.ofFile(source)) } };
}
async function verify(settled, target, deps, task) {
    const look = async () => {
        const assets = await listAssets(deps.github, target.release.id, deps);
        return { assets, faults: await findFaults(settled, assets, deps.digests) };
    };
    const first = await look();
    const ours = new Set(settled.map(({ source }) => source.name));
    const others = first.assets.filter(({ name }) => !ours.has(name)).map(({ name }) => name);
    if (others.length > 0)
        task.line(`Left as it is: ${others.join(", ")}`);
    if (first.faults.length === 0)
        return;
    for (const { settled: one, wrong } of first.faults) {
        task.line(`${one.source.name} ${wrong}: once more.`);
        await settle(one.source, first.assets, target, deps, task);
    }
    const { faults } = await look();
    if (faults.length === 0)
        return;
    throw new errors/* UserError */.yo(`The release is not what it should be: ${faults.map(({ settled: one, wrong }) => `${one.source.name} ${wrong}`).join("; ")}.`, "See whether something else changes this release at the same time, and run again.");
}

;// CONCATENATED MODULE: ./build/release/publish/room.js



async function checkRoom(release, assets, content, digests) {
    const { sources, split, overwrite } = content;
    const parts = split.flatMap((one) => [...one.parts.map(({ name }) => name), ...one.companions]);
    const wanted = [...sources.map(({ name }) => name), ...parts];
    const all = new Set([...assets.map(({ name }) => name), ...wanted]);
    if (all.size > MOST_ASSETS) {
        throw new errors/* UserError */.yo(`${release.html_url} would have ${all.size} assets; GitHub takes ${MOST_ASSETS}.`, "Put files into an archive, or delete assets that nobody needs.");
    }
    if (release.draft)
        return;
    if (release.immutable && content.prerelease !== undefined && content.prerelease !== release.prerelease) {
        throw new errors/* UserError */.yo(`${release.tag_name} is published and immutable: whether it is a prerelease can no longer be changed.`, "Leave prerelease as it is: only title and notes can be changed.");
    }
    const known = [...sources, ...split.flatMap((one) => one.parts)];
    const { missing, other } = await differences(assets, known, digests);
    if (release.immutable) {
        const companions = split.flatMap((one) => one.companions);
        const strange = [
            ...[...missing, ...other],
            ...companions.filter((name) => !assets.some((asset) => asset.name === name)),
        ];
        if (strange.length > 0)
            throw burnt(release, strange);
    }
    if (other.length > 0 && !overwrite) {
        throw new errors/* UserError */.yo(`${release.tag_name} is published with another content under these names: ${shown(other)}. Nothing was changed.`, "People may have downloaded them. To replace them all the same, set overwrite. Else release under a new tag.");
    }
}
async function differences(assets, sources, digests) {
    const missing = [];
    const other = [];
    for (const source of sources) {
        const standing = assets.find(({ name }) => name === source.name);
        if (!standing)
            missing.push(source.name);
        else if (isWhole(standing) && !(await isSame(standing, source, digests)))
            other.push(source.name);
    }
    return { missing, other };
}
function burnt(release, names) {
    return new errors/* UserError */.yo(`${release.tag_name} is published and immutable, and lacks or has otherwise: ${shown(names)}.`, `Nothing can change its assets, and its tag can never be used again, not even when it is deleted: release under a new tag. ${release.html_url}`);
}
function shown(names) {
    return names.length > 10 ? `${names.slice(0, 10).join(", ")} and ${names.length - 10} more` : names.join(", ");
}

;// CONCATENATED MODULE: ./build/release/publish/finish.js












async function finish(release, content, ending, deps) {
    const { github, signal, phase } = deps;
    deps.opened(release);
    const settleDeps = { ...deps, digests: rememberDigests(github, signal), underWay: new Set() };
    const mark = (0,body_mark/* readMark */.Mp)(release.body) ?? { tag: ending.tag, assetId: content.assetId, nonce: content.nonce };
    const publishes = ending.publish && release.draft;
    let standing = release.draft ? "draft" : "published";
    try {
        const filled = await phase("Upload", async (task) => {
            checkBody(release, { request: content, mark });
            const assets = await listAssets(github, release.id, { signal });
            await checkRoom(release, assets, content, settleDeps.digests);
            return await fillRelease(release, assets, content, settleDeps, task);
        });
        return await phase(publishes ? "Publish" : "Write the notes", async () => {
            const now = await readRelease(release, deps);
            const body = bodyOf(now, { request: content, mark, files: filled.bodyFiles });
            if (signal.aborted)
                throw new errors/* CancelledError */.cc();
            if (publishes)
                standing = "unknown";
            const { name, prerelease } = content;
            const written = await writeRelease(now, { ...ending, name, body, prerelease }, deps);
            standing = written.draft ? "draft" : "published";
            await checkStill(written, filled.settled, settleDeps);
            return { release: written, ...filled };
        });
    }
    catch (error) {
        await takeBack(release, settleDeps);
        throw (0,words/* unfinished */.M)(error, release, await standingNow(release, standing, { error, github }), github);
    }
}
function checkBody(release, ours) {
    bodyOf(release, { ...ours, files: (0,body_files/* withSomeDigest */.Bg)((0,body_files/* expectedFiles */.qc)(ours.request)) });
}
function bodyOf(release, { request, mark, files }) {
    if (!request.body)
        return release?.body ?? "";
    return (0,place/* placeOurPart */.BT)(release?.body, { mark, sections: request.body(files) }, request.notesMode);
}
async function checkStill(release, settled, deps) {
    const faults = await findFaults(settled, await listAssets(deps.github, release.id, deps), deps.digests);
    if (faults.length === 0)
        return;
    const list = faults.map(({ settled: { source }, wrong }) => `${source.name} ${wrong}`).join("; ");
    throw new errors/* UserError */.yo(`Something else changed the release at the same moment: ${list}.`, "See that only one run releases a tag at a time (concurrency: in the workflow), and run again.");
}


/***/ }),

/***/ 5871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   Wv: () => (/* binding */ waitAfter)
/* harmony export */ });
/* unused harmony export TRIES */
/* harmony import */ var _base_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5902);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7700);



const TRIES = 5;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15 * 60_000;
function isPassing(error) {
    return (0,_github_error_js__WEBPACK_IMPORTED_MODULE_2__/* .isGitHub */ .Wz)(error, "server", "lost", "limited");
}
async function waitAfter(failures, error, { clock, signal }) {
    if (failures >= TRIES)
        throw error;
    const asked = isPassing(error) ? (error.facts.retryAfter ?? 0) : 0;
    if (asked > LONGEST_PAUSE) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`GitHub asks to wait ${(0,_base_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(asked)}: ${error.message}`, "Run again after that time; what has been uploaded stays and is not uploaded again.", { cause: error });
    }
    await clock.sleep(Math.max(asked, FIRST_PAUSE * 2 ** (failures - 1)), signal);
    if (signal.aborted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc();
}


/***/ }),

/***/ 9202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ inWords)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7700);


function inWords(error, tag, target) {
    if ((0,_github_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHub */ .Wz)(error, "missing")) {
        return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`GitHub does not let this token make a release of ${tag}: ${error.message}`, "It says so where the repository cannot be written to, and where the tag's commit changes workflow files: then the token needs the permission workflows: write, which a job's own token never has. Give github-token one that has it, or push the tag first.", { cause: error });
    }
    if (!(0,_github_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHub */ .Wz)(error, "invalid"))
        return error;
    const { message, remedy } = reason(error, tag, target) ?? {};
    return message === undefined ? error : new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(message, remedy ?? "", { cause: error });
}
function reason(error, tag, target) {
    if (says(error, /immutable release/i)) {
        return {
            message: `The tag ${tag} belonged to an immutable release, and can never be used again.`,
            remedy: "Release under a new tag. Deleting the release does not free its tag.",
        };
    }
    const refused = (code, field) => (0,_github_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error, code, field);
    if (refused("already_exists", "tag_name")) {
        return {
            message: `Somebody else published a release of ${tag} meanwhile.`,
            remedy: "Run again: it goes on with that release, and tells what is different. Then delete the draft.",
        };
    }
    if (refused("invalid", "target_commitish")) {
        return {
            message: `GitHub knows no branch or commit ${target ?? ""} for the tag ${tag}.`,
            remedy: "Push it first, or name another target.",
        };
    }
    if (says(error, /rule violations|creations being restricted|valid tag/i)) {
        return {
            message: `GitHub does not let the tag ${tag} be made: ${error.message}`,
            remedy: "A ruleset of the repository forbids it: push the tag by somebody who may, or let the workflow bypass it.",
        };
    }
    return undefined;
}
function says(error, pattern) {
    return [error.message, ...(error.facts.errors ?? []).map(({ message }) => message ?? "")].some((text) => pattern.test(text));
}


/***/ }),

/***/ 7161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readUploadUrl),
/* harmony export */   X: () => (/* binding */ addressProblems)
/* harmony export */ });
function readUploadUrl(url) {
    const [, repository, id] = /\/repos\/([^/]+\/[^/]+)\/releases\/(\d+)\/assets(?:\{.*\}|\?.*)?$/.exec(url) ?? [];
    return repository === undefined ? undefined : { repository, id: Number(id) };
}
function addressProblems({ repository }, github) {
    const { owner, repo } = github.repository;
    const own = `${owner}/${repo}`;
    if (repository.toLowerCase() === own.toLowerCase())
        return [];
    return [
        {
            subject: "upload-url",
            problem: `it is a release of ${repository}, and not of ${own}`,
            remedy: `Set repository to ${repository}, with a github-token that may write there; or give another address.`,
        },
    ];
}


/***/ }),

/***/ 2310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ tagProblems),
/* harmony export */   w: () => (/* binding */ tagName)
/* harmony export */ });
const RULES = [
    [/^$/, "be empty"],
    [/[\0-\x20\x7f~^:?*[\\]/, "have blanks or any of ~ ^ : ? * [ \\ in it"],
    [/\.\.|@\{|\/\//, "have .. or @{ or // in it"],
    [/^[-/]|[/.]$/, "begin with - or /, or end with / or ."],
    [/(?:^|\/)\.|\.lock(?:\/|$)/, "have a part that begins with . or ends with .lock"],
    [/^@$/, "be @ alone"],
];
function tagName(text) {
    return text.replace(/^refs\/tags\//, "");
}
function tagProblems(tag) {
    const problem = (text, remedy) => [{ subject: "tag", problem: text, remedy }];
    if (tag === undefined) {
        return problem("must be given: the run was not started for a tag", "Write the tag, such as v1.4.0.");
    }
    const broken = RULES.find(([pattern]) => pattern.test(tag));
    if (!broken)
        return [];
    return problem(`“${tag}” cannot be a tag: it must not ${broken[1]}`, "Choose another name, such as v1.4.0.");
}


/***/ }),

/***/ 9757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ placeTag),
/* harmony export */   t: () => (/* binding */ hasTag)
/* harmony export */ });
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7700);

async function placeTag(github, tag, { target, commit }, options) {
    const [tagged, wanted] = await Promise.all([
        hasTag(github, tag, options),
        target === undefined ? undefined : commitOf(github, target, options),
    ]);
    const problem = (text, remedy) => ({ problems: [{ subject: "target", problem: text, remedy }] });
    if (target === undefined) {
        if (!tagged)
            return { commit, problems: [] };
        const elsewhere = commit === undefined ? undefined : await commitOf(github, `tags/${tag}`, options);
        return { ...(elsewhere === commit ? {} : { elsewhere }), problems: [] };
    }
    if (wanted === undefined)
        return problem(`there is no branch or commit ${target} on GitHub`, "Push it first, or name another one.");
    if (!tagged)
        return { target, problems: [] };
    const now = await commitOf(github, `tags/${tag}`, options);
    if (now === wanted)
        return { problems: [] };
    return problem(`the tag ${tag} is there already, at ${now ?? "no commit"}, and not at ${wanted}`, "Leave target out to release what the tag names, move the tag with git, or choose another tag.");
}
async function hasTag(github, tag, options) {
    try {
        await github.call("GET /repos/{owner}/{repo}/git/ref/{ref}", { ref: `tags/${tag}` }, options);
        return true;
    }
    catch (error) {
        if ((0,_github_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isGitHub */ .Wz)(error, "missing"))
            return false;
        throw error;
    }
}
async function commitOf(github, name, options) {
    try {
        return (await github.call("GET /repos/{owner}/{repo}/commits/{ref}", { ref: name }, options)).sha;
    }
    catch (error) {
        if ((0,_github_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isGitHub */ .Wz)(error, "missing", "invalid"))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 7309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ updateRelease),
/* harmony export */   V: () => (/* binding */ existingRelease)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7700);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1067);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4525);




async function updateRelease(release, content, deps) {
    return await (0,_finish_js__WEBPACK_IMPORTED_MODULE_3__/* .finish */ .O)(release, content, { tag: release.tag_name, publish: false }, deps);
}
async function existingRelease(github, which, options) {
    const remedy = "Drafts are shown only to those who may write (permissions: contents: write).";
    if ("tag" in which) {
        const { release } = (0,_find_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseRelease */ .bX)(await (0,_find_js__WEBPACK_IMPORTED_MODULE_2__/* .findReleases */ .Oi)(github, which.tag, options), which.tag, github);
        if (release)
            return release;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`There is no release of ${which.tag}, and no draft either.`, `Make one with publish-release. ${remedy}`);
    }
    try {
        return await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: which.id }, options);
    }
    catch (error) {
        if (!(0,_github_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHub */ .Wz)(error, "missing"))
            throw error;
        const { owner, repo } = github.repository;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${owner}/${repo} has no release with the id ${which.id}.`, `Look at the id and the repository. ${remedy}`, { cause: error });
    }
}


/***/ }),

/***/ 9127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ unfinished),
/* harmony export */   x: () => (/* binding */ deleteCommand)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5871);


function deleteCommand({ repository: { owner, repo }, server }, id) {
    const host = URL.parse(server)?.host;
    const elsewhere = host === undefined || host === "github.com" ? "" : `--hostname ${host} `;
    return `gh api ${elsewhere}--method DELETE repos/${owner}/${repo}/releases/${id}`;
}
function unfinished(error, release, standing, github) {
    const { said, next } = wordsFor(error, { release, standing, github });
    if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc)
        return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc([error.message, said, next].filter(Boolean).join("\n"));
    if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
        return error;
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${error.message}\n${said}`, [error.remedy, next].filter(Boolean).join("\n"), {
        cause: error,
        outputs: error.outputs,
    });
}
function wordsFor(error, { release: { id, html_url }, standing, github }) {
    const again = "The next run goes on where this one stopped.";
    const remove = `To delete the draft: ${deleteCommand(github, id)}`;
    switch (standing) {
        case "draft":
            return { said: `Nothing was published; the draft stays: ${html_url}`, next: `${again}\n${remove}` };
        case "published":
            return {
                said: `The release is published: ${html_url}`,
                next: error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc || (0,_patience_js__WEBPACK_IMPORTED_MODULE_1__/* .isPassing */ .WG)(error) ? again : "",
            };
        case "gone":
            return { said: "The release is not there any more.", next: "The next run makes it anew." };
        case "unknown":
            return {
                said: `Whether it was published is not known: ${html_url}`,
                next: `Look there. ${again}`,
            };
    }
}


/***/ }),

/***/ 417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ powerShellWord),
/* harmony export */   r: () => (/* binding */ shellWord)
/* harmony export */ });
function shellWord(name) {
    const safe = name.startsWith("-") ? `./${name}` : name;
    return /^[\w./+-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}
const powerShellWord = (name) => /^[\w.+-]+$/.test(name) ? `.\\${name}` : `'.\\${name.replaceAll("'", "''")}'`;


/***/ }),

/***/ 3972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readChecksums),
/* harmony export */   v: () => (/* binding */ checksums)
/* harmony export */ });
function checksums(files) {
    return files
        .map(({ file, sha256 }) => {
        const escaped = file.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
        return `${escaped === file ? "" : "\\"}${sha256} *${escaped}\n`;
    })
        .join("");
}
function readChecksums(text) {
    const read = text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => /^(\\?)([0-9a-f]{64}) [ *](.+)$/.exec(line));
    if (read.some((match) => match === null))
        return undefined;
    return read.map((match) => {
        const [, escaped, sha256 = "", name = ""] = match ?? [];
        return { sha256, file: escaped ? unescaped(name) : name };
    });
}
function unescaped(name) {
    const letters = { n: "\n", r: "\r", "\\": "\\" };
    return name.replaceAll(/\\([nr\\])/g, (_, letter) => letters[letter] ?? letter);
}


/***/ }),

/***/ 6527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OO: () => (/* binding */ leadText),
/* harmony export */   qZ: () => (/* binding */ insideText),
/* harmony export */   uw: () => (/* binding */ stepText),
/* harmony export */   z7: () => (/* binding */ loginText)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1741);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3945);


function leadText(manifest) {
    const { os, base, created, assetId } = manifest;
    return `A virtual machine with ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(os.name)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(os.architecture)}), ready to boot. Its disk has ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .diskSize */ .jv)(manifest)}. Built on ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .longDate */ .lF)(created)} from ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(base.name)} as ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(assetId)}${originText(manifest)}.`;
}
function originText({ source }) {
    const commit = source.commit ? `, commit ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(source.commit.slice(0, 12))}` : "";
    const run = source.run ? ` (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("log", source.run)})` : "";
    return source.repository || commit
        ? ` from ${source.repository ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(source.repository) : "a repository"}${commit}${run}`
        : run;
}
function loginText({ login: { user, jupyterPort } }, password) {
    const lines = [
        `- User: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(user)}`,
        `- Default password: ${password}. It has expired: the first login, on the console or by SSH, demands a new one.`,
    ];
    if (jupyterPort !== undefined)
        lines.push(`- JupyterLab: \`http://<address of the machine>:${jupyterPort}/\``);
    return lines.join("\n");
}
function insideText(manifest) {
    const tested = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .testResult */ .Ke)(manifest);
    const booted = manifest.tests?.booted ?? [];
    const python = manifest.pythonPackages?.length ?? 0;
    const lines = [
        `- ${manifest.packages.length} Debian packages${python ? ` and ${python} Python package${python === 1 ? "" : "s"}` : ""}, listed in \`manifest.json\` and \`sbom.spdx.json\` (SPDX 2.3).`,
        `- Base image: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(manifest.base.reference)}, ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(manifest.base.digest)}.`,
    ];
    if (tested)
        lines.push(`- Tests: ${tested}.${booted.length > 0 ? ` Booted by themselves and checked: ${booted.join(", ")}.` : ""}`);
    return lines.join("\n");
}
const stepText = (entry) => ("code" in entry ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)(entry.code) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(entry.text));


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



const LONGEST_CONTROL_PATH = 107 - 17;
function controlPath(target) {
    const login = [target.user, target.host, target.port, target.privateKeyFile, target.knownHostsFile].join("\n");
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.controlFolder, `ssh-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(login).digest("hex").slice(0, 8)}`);
    return Buffer.byteLength(path) <= LONGEST_CONTROL_PATH ? path : undefined;
}
function pathValue(path) {
    return `"${path.replaceAll("%", "%%")}"`;
}
function sharesConnection(target) {
    return controlPath(target) !== undefined;
}
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
function sshArguments(target) {
    return [...sshOptions(target), "-T", "--", target.host];
}
function shellQuote(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
async function sshRun(target, command, options = {}) {
    return named(command, target, () => (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshArguments(target), command], options));
}
async function sshScript(target, script, options = {}) {
    const { sudo, variables = {}, name = "a script", ...rest } = options;
    const assignments = Object.entries(variables).map(([key, value]) => `${key}=${shellQuote(value)}\n`);
    const input = `set -euo pipefail\n${assignments.join("")}{\n${script}\n} </dev/null\n`;
    const shell = sudo ? "sudo -n -- bash -s" : "bash -s";
    return named(name, target, () => (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshArguments(target), shell], { ...rest, input }));
}
async function closeConnection(target) {
    if (!sharesConnection(target))
        return;
    await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshOptions(target), "-O", "exit", "--", target.host], { accept: [0, 255], timeout: 10_000 });
}
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





async function waitForBanner(host, port, options) {
    await (0,_base_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(async (signal) => {
        options.alive?.();
        return (await readsBanner(host, port, signal)) || undefined;
    }, pollOptions(`SSH answers on ${host}:${port}`, options));
}
async function waitForLogin(target, options) {
    const what = `${target.user} can log in on ${target.host}:${target.port} with the key`;
    await (0,_base_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(async (signal) => {
        options.alive?.();
        try {
            await (0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .sshRun */ .ez)(target, "true", { signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]) });
            return true;
        }
        catch (error) {
            if (error instanceof _base_run_js__WEBPACK_IMPORTED_MODULE_3__/* .ToolError */ .v && error.stderr.includes("Host key verification failed"))
                throw error;
            if (error instanceof _base_run_js__WEBPACK_IMPORTED_MODULE_3__/* .ToolError */ .v && error.code === 255)
                return undefined;
            if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc)
                return undefined;
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
