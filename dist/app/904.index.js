export const id = 904;
export const ids = [904];
export const modules = {

/***/ 548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ removeAssets),
/* harmony export */   X: () => (/* binding */ createTally)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

/**
 * Removes assets: every delete is issued at once, then all are awaited, and it is looked whether they are gone. One
 * that fails does not keep the others.
 */
async function removeAssets(provider, assets, watch = {}) {
    return provider.removeAll
        ? await removeTogether(provider.removeAll, assets, watch)
        : await removeOneByOne(provider, assets, watch);
}
/** Gathers what is told of each asset. Its last word counts: what was gone may turn up again. */
function createTally(told) {
    const outcomes = new Map();
    return {
        told(asset, failure) {
            outcomes.set(keyOf(asset), { asset, failure });
            told?.(asset, failure);
        },
        /** @param wanted those of which something must have been told. */
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
/** The provider itself looks whether they are gone. Those that wait for something are removed on their own after it. */
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
/** Two releases may lie in one folder, one after the other; the same id may be there in two Regions. */
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
/** What could not be looked at, a line each. */
function unseenLines(gaps) {
    return once(gaps).map(({ what, reason }) => `The ${what} could not be looked at: ${reason}`);
}
/** What to do about it, each remedy once. */
function unseenRemedies(gaps) {
    return [...new Set(gaps.map(({ remedy }) => remedy))];
}
function once(gaps) {
    return [...new Map(gaps.map((gap) => [gap.what, gap])).values()];
}


/***/ }),

/***/ 5902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/**
 * Reads a duration such as `90s`, `15m`, `8h`, `1h30m` or `2d`.
 * @returns milliseconds, or undefined where the text is no duration.
 */
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
/** Milliseconds in words for people: `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`. */
function formatDuration(milliseconds) {
    const seconds = milliseconds / 1_000;
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3_600)
        return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
    // Rounded before it is split, or 1 h 59 min 55 s would be 1 h 60 min.
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
/**
 * An error for the person who has to act on it: the message says what is wrong, `remedy` what to type or change next.
 * Everything else that is thrown is a defect of ours and is shown with its stack.
 */
class UserError extends Error {
    name = "UserError";
    remedy;
    /** What a command has to hand on although it failed, by declared name: how many checks failed, where they are listed. */
    outputs;
    constructor(message, remedy, options = {}) {
        super(message, options);
        this.remedy = remedy;
        this.outputs = options.outputs ?? {};
    }
}
/** Several problems found before anything was made, told all at once. */
class ProblemsError extends UserError {
    problems;
    constructor(problems) {
        super(problems.map(({ subject, problem }) => `${subject}: ${problem}`).join("\n"), "");
        this.problems = problems;
    }
}
/** Thrown where work stops because the run was cancelled (Ctrl-C, a cancelled job). Not a failure of the work itself. */
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
/** The message of anything that can be thrown. */
function messageOf(error) {
    return hasText(error, "message") ? error.message : String(error);
}
/** The `code` of a Node.js system error (`ENOENT`, `EEXIST`, …), or undefined. */
function codeOf(error) {
    return hasText(error, "code") ? error.code : undefined;
}
/** Looked at by shape: an error that Node makes in another realm (a test's, a worker's) is no `instanceof Error` here. */
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


/**
 * Whether there is anything at a path, a dangling link included.
 * @throws every trouble but "there is none": a folder that may not be read is no answer.
 */
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

/***/ 443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readLines)
/* harmony export */ });
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(481);

/**
 * Calls `onLine` for each line of a stream as it comes.
 * A stream that breaks off (ECONNRESET: a killed process had not read what was sent to it) has simply ended: whoever
 * reads it learns the reason from the process or the connection, and an error without a listener would end us.
 * @returns resolves when the stream has ended.
 */
function readLines(stream, onLine) {
    const lines = (0,node_readline__WEBPACK_IMPORTED_MODULE_0__.createInterface)({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
    lines.on("line", onLine);
    return new Promise((resolve) => {
        lines.once("close", resolve);
        lines.on("error", () => resolve());
    });
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



/**
 * Folders outside of our own ones: they say by a file in them which asset-id they belong to, and only what says so is
 * ever removed. Assets are deleted here, in `providers/local/remove.ts` and in `providers/local/base-image/partial.ts`;
 * every other line that deletes takes away a temporary folder or file that the same function made, or an older tool.
 */
/** The file that says whose a folder is. Its content: the asset-id and a newline. */
const MARKER = ".slipway-asset";
/** Marks a folder as one that this asset-id may remove. */
async function markFolder(folder, assetId) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, MARKER), `${assetId}\n`);
}
/** The asset-id in a folder's marker, or undefined where it has none or was killed while it got one. */
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
/** Whether a folder has our marker for this asset-id. */
async function carriesMarker(folder, assetId) {
    return (await markerOf(folder)) === assetId;
}
/**
 * Removes a folder that belongs to this asset-id; one that is gone is no error.
 * The marker goes last, so that a removal that was killed can be ended by the next one. A folder that holds nothing,
 * or nothing but an empty marker, was killed at its first or last step: it goes too.
 * @param proof another way in which a folder says whose it is: by a file that, like the marker, goes last.
 * @throws UserError for a folder that is not ours, and for a symbolic link, which is never followed.
 */
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
/** What is in a folder; undefined where there is none. @throws UserError where it is a link or a file. */
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
/** Why something is left alone. */
function refusal(path, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} is not removed: ${why}.`, "If it is yours to remove, remove it by hand.");
}
function isGone(error) {
    return ["ENOENT", "ENOTDIR"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) ?? "");
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




/** A tool ended with an exit code that is no answer. `stderr` is its own words. */
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
/**
 * Runs a tool to its end and keeps what it said (the last 10 MiB of each stream).
 *
 * The tool is a process group of its own, and dies with this process: `setpriv --pdeathsig` where it exists
 * (util-linux, so on every Debian and Ubuntu). A SIGKILL of the runner therefore leaves no tool at work.
 * @throws ToolError for an exit code not in `accept` · CancelledError when the signal fires · UserError on a
 *   timeout or when the tool is not installed.
 */
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
            // Already gone.
        }
    };
    const cancel = () => kill("cancelled");
    options.signal?.addEventListener("abort", cancel, { once: true });
    const timer = options.timeout === undefined ? undefined : setTimeout(() => kill("timeout"), options.timeout);
    try {
        child.stdin.on("error", () => undefined); // A tool may end without reading its input; its exit code tells.
        child.stdin.end(options.input);
        const code = await new Promise((resolve, reject) => {
            child.once("error", (cause) => reject(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`setpriv cannot be started: ${cause.message}`, "sudo apt-get install util-linux", { cause })));
            child.once("exit", resolve);
        });
        // A grandchild that detached itself (ssh's connection sharing) may hold the pipes open: the tool's own end counts.
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

/***/ 4013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gx: () => (/* binding */ isRequired),
/* harmony export */   j$: () => (/* binding */ commonInputs),
/* harmony export */   px: () => (/* binding */ publicName),
/* harmony export */   tS: () => (/* binding */ groupInputs)
/* harmony export */ });
/** The name that people write for a declared one: `assetId` → `asset-id`, `baseImageSha256` → `base-image-sha256`. */
function publicName(key) {
    return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
/** Whether it must be given: there is neither a default nor leave to say nothing. */
function isRequired(input) {
    return !input.schema.safeParse(undefined).success;
}
/** The declared names of the inputs that every one of the commands takes, declared by the very same object. */
function commonInputs(commands) {
    const [first, ...rest] = commands;
    const shared = Object.entries(first?.inputs ?? {}).filter(([key, input]) => rest.every(({ inputs }) => inputs[key] === input));
    return new Set(shared.map(([key]) => key));
}
/**
 * The inputs of a command in the order in which people look for them: its own, those that only one provider has a use
 * for, and those that every command takes. Empty groups fall away.
 */
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
        { heading: "For every command", inputs: shared.filter(([, input]) => !special(input)) },
        ...command.providers.map((provider) => ({
            heading: `For every command with provider ${provider}`,
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
/**
 * Lets the run go on where nobody reads its output any more: a closed pipe (`slipway … | tee log`, where Ctrl-C ends tee
 * first: EPIPE), a closed terminal (after SIGHUP: EIO), a full disk behind `>`. Without a listener Node.js would end the
 * process at the next line, and what was made would stay.
 */
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


/**
 * Puts anything that was thrown into words for the person who has to act on it.
 * @param mask is laid over every text.
 */
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
/** A failure as text for a terminal. */
function failureText({ parts }) {
    return parts
        .map(({ title, message, remedy }) => {
        const head = title ? `✗ ${title}: ${message}` : `✗ ${message}`;
        return remedy ? `${head}\n  → ${remedy.replaceAll("\n", "\n    ")}` : head;
    })
        .join("\n");
}
/** A failure for `--json`. Where it is about inputs, each problem names its own. */
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
/** @param announce is told each new secret, for a runner that masks by itself. */
function createMask(announce = () => undefined) {
    const secrets = [];
    return {
        add(secret) {
            if (secret === "" || secrets.includes(secret))
                return;
            secrets.push(secret);
            // The longest first, so that a secret within another does not leave the rest of it readable.
            secrets.sort((a, b) => b.length - a.length);
            announce(secret);
        },
        apply: (text) => withoutLogin(secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text)),
    };
}
/** An address without the user and password in it: `https://user:pw@host/` becomes `https://***@host/`. */
function withoutLogin(text) {
    return text.replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/]+@/gi, "$1***@");
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



/** Why a folder cannot be looked into, although something is there; undefined where it can, or is not there yet. */
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
/**
 * Why nothing can be made in a folder, which need not exist yet: then the nearest one above it counts.
 * @returns a sentence without its end, or undefined where it can be written to.
 */
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4377);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _providers_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5198);



/** Grows by one when a reader of the older version would misread the newer. New optional fields do not count. */
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
/** The file name of the manifest in a release folder; also what makes a folder one of ours. */
const MANIFEST_FILE = "manifest.json";
/** The text of manifest.json. @throws ZodError where the data is not as the schema has it: a defect of ours. */
function writeManifest(manifest) {
    return `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
}
/**
 * Reads a manifest.json.
 * @param where names the file in the message
 * @throws UserError naming each place that is wrong
 */
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

/** The file name of the SBOM in a release folder. */
const SBOM_FILE = "sbom.spdx.json";
const ROOT = "SPDXRef-Image";
/**
 * The SBOM as an SPDX 2.3 JSON document: the image, and every Debian and Python package as something it contains.
 *
 * The same manifest gives the same document: the namespace holds a digest of the content in place of a random UUID
 * (SPDX 2.3, 6.5 asks for a unique URI, not for a random one), and `created` is the manifest's.
 * Licences are NOASSERTION: dpkg does not know them, and a guess would be worse.
 * @param packages the Debian packages with their origin; default: the manifest's list
 */
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
            // SPDX takes whole seconds only.
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
/** `Name <address>` of dpkg as `Organization: Name (address)` of SPDX; parentheses are the form's own. */
function supplier(maintainer) {
    const [, name = maintainer, address = ""] = /^(.*?)\s*<([^<>]*)>$/.exec(maintainer) ?? [];
    const plain = name.replaceAll(/[()]/g, "").trim();
    return `Organization: ${plain || address}${plain && address ? ` (${address})` : ""}`;
}
/**
 * The package URL of a Debian package: `pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12`
 * (type `deb` of the purl specification: namespace is the vendor; a colon stays, everything else is percent-encoded).
 */
function packageUrl({ name, version, architecture }, os) {
    const qualifiers = `arch=${encode(architecture)}&distro=${encode(`${os.id}-${os.versionId}`)}`;
    return `pkg:deb/${encode(os.id.toLowerCase())}/${encode(name)}@${encode(version)}?${qualifiers}`;
}
function encode(part) {
    return encodeURIComponent(part)
        .replaceAll("%3A", ":")
        .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** Letters, digits, dot and hyphen only; the digest keeps `g++` and `g--` apart. */
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





/**
 * Removes assets, and puts an older release back that one of their builds had moved aside when it was killed.
 * What goes wrong with that is told beside the other failures, and keeps nothing from being removed.
 */
async function removeBuilds(provider, assets, told) {
    const releases = putReleasesBack(provider);
    const removal = await (0,_assets_removal_js__WEBPACK_IMPORTED_MODULE_1__/* .removeAssets */ .A)(provider, assets, { before: releases.before, ...(told && { told }) });
    return { ...removal, failed: [...releases.failed, ...removal.failed] };
}
/**
 * What has to happen before a build's folder is removed: the build's record, which says where the older release is,
 * goes with it. So a folder waits for it and nothing else does.
 */
function putReleasesBack(provider) {
    const failed = [];
    const putBack = async (asset) => {
        const [answer] = await Promise.allSettled([abandonReleaseOf(provider, asset.assetId)]);
        if (answer.status === "rejected")
            failed.push({ asset, reason: `its release: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(answer.reason)}` });
    };
    return { failed, before: (asset) => (isBuild(asset) ? putBack(asset) : undefined) };
}
/** A machine's own folder. What an earlier run of the same asset-id left has other names, and no say about the release. */
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


/**
 * The asset-id of a new build: as given, else what the run is known by (a tag's name, or the run's id),
 * else the date and time.
 */
function newAssetId(given, context) {
    return given ?? context.runName ?? timestamp(context.now());
}
/**
 * The asset-id of a machine that an earlier step made: as given, else what the run is known by, else the only one there is.
 * @throws UserError where nothing was given and there is not exactly one.
 */
async function existingAssetId(given, provider, context) {
    const named = given ?? context.runName;
    if (named !== undefined)
        return named;
    // What could not be listed elsewhere does not matter: folders on this machine always are.
    const assets = (await provider.assets(undefined, () => undefined)).filter(({ type, lifetime, assetId }) => lifetime === "ephemeral" && type === "folder" && assetId !== _providers_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN */ .HV);
    const assetIds = [...new Set(assets.map(({ assetId }) => assetId))];
    const [only] = assetIds;
    if (only !== undefined && assetIds.length === 1)
        return only;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(only === undefined ? "There is no machine." : `There are several machines: ${assetIds.join(", ")}.`, only === undefined ? "Make one with slipway setup-vm." : "Say which: --asset-id NAME.");
}
/** `20261121-034510`, in UTC. */
function timestamp(now) {
    return new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
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




/** What a build has learned, or undefined where there is no such build on this machine. */
async function readBuildRecord(provider, assetId) {
    try {
        // Written by `saveBuild`, in a folder that only we write to; dates are text in JSON.
        const record = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(recordFile(provider, assetId), "utf8"));
        return { ...record, reports: record.reports.map((report) => ({ ...report, started: new Date(report.started) })) };
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}
/** Takes up the build that an earlier step began. @throws UserError where there is none. */
async function resumeBuild(provider, given, context) {
    const assetId = await (0,_asset_id_js__WEBPACK_IMPORTED_MODULE_3__/* .existingAssetId */ .B)(given, provider, context);
    const record = await readBuildRecord(provider, assetId);
    if (record)
        return { provider, assetId, context, record };
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`There is no machine with the asset-id ${assetId}.`, provider.name === "local"
        ? "slipway show-assets lists what there is; slipway setup-vm makes a machine."
        : "What the steps of a build know of each other lies on the machine that ran them: run this in the same job. slipway show-assets --provider aws lists what there is.");
}
/** Keeps what the build has learned, with the timings of this step added; whole or not at all. */
async function saveBuild(build) {
    const file = recordFile(build.provider, build.assetId);
    const record = { ...build.record, timings: allTimings(build) };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(build.provider.workFolder(build.assetId), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${file}.new`, file);
}
/** Phases and tasks of all steps so far, this one's included. */
function allTimings(build) {
    return [...build.record.timings, ...build.context.progress.timings];
}
function recordFile(provider, assetId) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(provider.workFolder(assetId), "build.json");
}


/***/ }),

/***/ 682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   db: () => (/* binding */ readMachineState),
/* harmony export */   fT: () => (/* binding */ forgetMachine),
/* harmony export */   zm: () => (/* binding */ rememberMachine)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3798);
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
/**
 * Saves what the post step has to remove; to be called before anything is made. The account and Region that were found
 * are pinned: a post step with other credentials must not look elsewhere and find nothing.
 * @param inputs all inputs of the step; only those that say where things are get into the state.
 */
async function rememberMachine(context, provider, assetId, inputs) {
    const settings = schema.shape.settings.parse({ ...inputs, ...(await provider.pinned?.()) });
    const state = { provider: provider.name, assetId, settings };
    context.saveState(_base_state_names_js__WEBPACK_IMPORTED_MODULE_1__/* .MACHINE_STATE */ .e, JSON.stringify(state));
}
/** Tells the post step that nothing is left for it. */
function forgetMachine(context) {
    context.saveState(_base_state_names_js__WEBPACK_IMPORTED_MODULE_1__/* .MACHINE_STATE */ .e, "");
}
/** @throws ZodError for a text that `rememberMachine` did not write. */
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






/**
 * Removes what belongs to one asset-id. It runs to its end although the run was cancelled: it is what a cancel is for.
 * @returns what was removed.
 * @throws UserError naming what could not be removed or looked at, and why.
 */
async function tearDown(request, context) {
    const { provider, assetId } = request;
    if (assetId === _providers_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .UNKNOWN */ .HV)
        return []; // Not one build's: what is at work now may be among it. Sweep knows.
    const { removeOf } = provider;
    if (removeOf)
        return await context.progress.phase("Tear down", (task) => removeAsFound(removeOf, request, task));
    const gaps = [];
    const assets = (await provider.assets(assetId, (gap) => gaps.push(gap))).filter(chosenBy(request));
    if (assets.length === 0 && gaps.length === 0)
        return [];
    return await context.progress.phase("Tear down", async (task) => outcome(await (0,_abandon_js__WEBPACK_IMPORTED_MODULE_3__/* .removeBuilds */ .K)(provider, assets, told(task)), gaps, request));
}
/** The provider deletes each thing as soon as it has found it: a cancel leaves no time for a list. */
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

/***/ 5198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ FORMATS)
/* harmony export */ });
/** The formats of an artifact, in the order in which people are shown them. */
const FORMATS = ["vmdk", "vhd", "raw", "qcow2", "vdi", "ova"];


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
/** Stands for the asset-id where nobody can tell it any more. It is none, so that no build can have that name. */
const UNKNOWN = "(unknown)";
/** An asset-id that another machine has. Nothing was made, so there is nothing to clean up: do not tear that one down. */
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
/** The command that removes what belongs to an asset-id, to copy: `slipway tear-down --provider aws --asset-id 1.4.0`. */
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


/** Checksums of everything else in a release folder. */
const SUMS_FILE = "SHA256SUMS";
/** The notes for people. */
const NOTES_FILE = "NOTES.md";
/** The download page. */
const PAGE_FILE = "index.html";
/** The results of the tests as JUnit XML; absent where nothing was tested. */
const TESTS_FILE = "tests.xml";
/** What a release folder may have besides its artifacts. */
const RELEASE_FILES = [
    _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .MANIFEST_FILE */ .h1,
    SUMS_FILE,
    _image_sbom_js__WEBPACK_IMPORTED_MODULE_1__/* .SBOM_FILE */ .HO,
    NOTES_FILE,
    PAGE_FILE,
    TESTS_FILE,
];


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







/**
 * What stands against a release in this folder: it may be absent, empty, or hold an older release and nothing else.
 * Makes nothing and changes nothing.
 */
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
/** For a symbolic link: what to do, which names the folder that it leads to; undefined for anything else. */
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
/** The names that belong to the release in a folder, or why that cannot be known. */
async function knownFiles(folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _image_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST_FILE */ .h1);
    try {
        const { artifacts } = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .readManifest */ .WI)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8"), path);
        // `.new` is what a killed `rewriteTests` may have left of one of ours.
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






/** Where a release is worked on, and where an older one waits during the swap. Beside the folder, since a rename does not cross file systems. */
function releasePaths({ folder, assetId }) {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder);
    const beside = (kind) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target)}.${kind}-${assetId}`);
    return { target, partial: beside("partial"), old: beside("old") };
}
/**
 * Opens a release folder: what goes into it is made beside it, and `commit` swaps it in by two renames. At every
 * instant the folder is a whole release or not there (it is not there only between the two renames).
 * What a killed run of the same asset-id left is cleaned up first, and a swap that any killed run left in the middle is
 * ended: the older release of a folder is never lost.
 * @throws ProblemsError where the folder holds anything that is not ours
 */
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
            // Hours may have passed since the first check: what a person has put there meanwhile is refused as well.
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
/**
 * Cleans up after a run that ended before its release was in place, or in the middle of the swap: for tear-down, sweep
 * and the next run. An older release that was put aside goes back where no newer one has come. Safe to call at any time
 * when no run of this asset-id is at work, and more than once.
 */
async function abandonRelease(place) {
    const { target, partial } = releasePaths(place);
    await endSwap(place);
    await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeMarked */ .n9)(partial, place.assetId);
    // Killed between the second rename and the removal of the marker: the release is whole.
    if ((await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .markerOf */ .we)(target)) === place.assetId)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, _base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .MARKER */ .tl));
}
/** Ends the swaps of other asset-ids: their runs may be long gone, and nobody else looks for what they put aside. */
async function endOtherSwaps({ folder, assetId }) {
    const { target } = releasePaths({ folder, assetId });
    const aside = `.${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target)}.old-`;
    for (const name of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target))).sort()) {
        if (name.startsWith(aside))
            await endSwap({ folder, assetId: name.slice(aside.length) });
    }
}
/** The older release, if it is still aside: away where the newer one is in place, else back. */
async function endSwap(place) {
    const { target, old } = releasePaths(place);
    if (!(await (0,_base_exists_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t)(old)))
        return;
    if (!(await (0,_base_exists_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t)(target))) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(old, target);
        return;
    }
    // Only what was a release and nothing else was ever put aside, so a removal that has begun bears our mark.
    if ((await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .markerOf */ .we)(old)) === undefined) {
        (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .throwProblems */ .Jh)(await (0,_folder_check_js__WEBPACK_IMPORTED_MODULE_5__/* .checkReleaseFolder */ .y)(old));
        await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .markFolder */ .aQ)(old, place.assetId);
    }
    await (0,_base_marked_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeMarked */ .n9)(old, place.assetId);
}


/***/ })

};
