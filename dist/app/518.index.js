export const id = 518;
export const ids = [518,572];
export const modules = {

/***/ 142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ logSink)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5902);

const PLAIN = { open: (name) => `── ${name}`, close: undefined, warning: (text) => `Warning: ${text}` };
/** The least between two lines of one span that tell how far it is, milliseconds: what takes a second needs no ten lines. */
const BREATH = 3_000;
/** Between two lines of one span that tell nothing but "still going", milliseconds. */
const SILENCE = 15_000;
/** After so long without a line of a phase or its tasks, one is written although nothing was reported, milliseconds. */
const HEARTBEAT = 30_000;
/**
 * Progress as a log: a line when something changed (every tenth of the way, or the note after 15 s), with the time elapsed.
 * @param writeRaw takes one line without its end.
 * @param options `detailed`: lines of detail are written too; `heartbeat: false`: no line in a long silence.
 */
function logSink(writeRaw, now, options = {}) {
    const decoration = options.decoration ?? PLAIN;
    const write = (line) => writeRaw(decoration.text?.(line) ?? line);
    const written = new Map();
    const elapsed = (span) => (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(now() - span.start);
    const label = (span) => (span.parent ? `${span.name}: ` : "");
    const tell = (span, fraction, note) => {
        const percent = fraction === undefined ? "" : `${String(Math.floor(fraction * 100)).padStart(3)} % `;
        write(`   ${label(span)}${percent}${note ? `${note} ` : ""}(${elapsed(span)})`);
    };
    // A log that stands still for minutes looks broken; so the last known state is told again.
    const heartbeat = setInterval(() => {
        const spans = [...written];
        if (spans.length === 0 || spans.some(([, { at }]) => now() - at < HEARTBEAT))
            return;
        for (const [span, state] of spans) {
            state.at = now();
            if (!spans.some(([other]) => other.parent === span))
                tell(span, state.fraction, state.note);
        }
    }, 1_000);
    heartbeat.unref();
    if (options.heartbeat === false)
        clearInterval(heartbeat);
    return {
        started(span) {
            written.set(span, { tenth: 0, at: now(), fraction: undefined, note: undefined });
            if (span.parent)
                write(`   ${span.name} …`);
            else
                writeRaw(decoration.open(span.name));
        },
        updated(span, fraction, note) {
            const last = written.get(span);
            if (!last)
                return;
            const tenth = fraction === undefined ? last.tenth : Math.max(last.tenth, Math.floor(fraction * 10));
            const since = now() - last.at;
            const isWorthALine = (tenth > last.tenth && since >= BREATH) || since >= SILENCE;
            written.set(span, isWorthALine ? { tenth, at: now(), fraction, note } : { ...last, fraction, note });
            if (isWorthALine)
                tell(span, fraction, note);
        },
        line: (span, text) => {
            const state = written.get(span);
            if (state)
                state.at = now();
            write(`   ${span.parent ? "  " : ""}${text}`);
        },
        detail: (_span, text) => {
            if (options.detailed)
                write(`   · ${text}`);
        },
        ended(span, outcome, milliseconds) {
            written.delete(span);
            const sign = outcome === "done" ? "✓" : outcome === "failed" ? "✗" : "–";
            const word = outcome === "done" ? "" : ` ${outcome}`;
            if (span.parent) {
                write(`   ${sign} ${span.name}${word} (${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(milliseconds)})`);
                return;
            }
            if (decoration.close !== undefined)
                writeRaw(decoration.close);
            write(`${sign} ${span.name}${word} (${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(milliseconds)})`);
        },
        info: (text) => write(text),
        warning: (text) => writeRaw(decoration.warning(text)),
    };
}


/***/ }),

/***/ 9124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ recordProgress)
/* harmony export */ });
/* unused harmony export phaseOf */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

/** Progress that keeps the timings and hands the drawing to a sink. `now` gives milliseconds since the epoch. */
function recordProgress(sink, now) {
    const timings = [];
    const spanned = async (name, parent, work) => {
        const span = { name, start: now(), ...(parent && { parent }) };
        const timing = {
            name,
            start: span.start,
            end: span.start,
            outcome: "done",
            ...(parent && { phase: phaseOf(span).name }),
        };
        timings.push(timing);
        sink.started(span);
        try {
            return await work(taskOf(span));
        }
        catch (error) {
            timing.outcome = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc ? "cancelled" : "failed";
            throw error;
        }
        finally {
            timing.end = now();
            sink.ended(span, timing.outcome, timing.end - timing.start);
        }
    };
    const taskOf = (span) => ({
        update: (fraction, note) => sink.updated(span, fraction, note),
        line: (text) => sink.line(span, text),
        detail: (text) => sink.detail(span, text),
        task: (name, work) => spanned(name, span, work),
    });
    return {
        timings,
        phase: (name, work) => spanned(name, undefined, work),
        info: (text) => sink.info(text),
        warning: (text) => sink.warning(text),
    };
}
/** The phase that a span belongs to: itself, if it has no parent. */
function phaseOf(span) {
    return span.parent ? phaseOf(span.parent) : span;
}


/***/ }),

/***/ 3886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ cancelOnSignal)
/* harmony export */ });
/** The signals by which a run is cancelled: Ctrl-C and a runner's first word, a runner's second word, a closed terminal. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/**
 * A signal that fires at the first of the process signals. The run then removes what it made, which takes seconds;
 * a third signal ends the process at once (the second is a runner's SIGTERM, 7.5 s after its SIGINT).
 * @param told is called at each with its number, to say what goes on.
 */
function cancelOnSignal(told) {
    const controller = new AbortController();
    let count = 0;
    let last = Number.NEGATIVE_INFINITY;
    for (const name of SIGNALS) {
        process.on(name, () => {
            // Under npm one Ctrl-C comes twice: from the terminal and passed on by npm.
            if (performance.now() - last < 1_000)
                return;
            last = performance.now();
            count += 1;
            told(count);
            controller.abort();
            if (count >= 3)
                process.exit(130);
        });
    }
    return controller.signal;
}


/***/ }),

/***/ 5141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ localFolders)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * The folders on this machine: as given, else by the XDG Base Directory Specification. Keys of machines elsewhere lie in
 * the runner's temporary folder where there is one: they are worth nothing after the job, and go with it.
 * @param provider name of the provider they are for.
 */
function localFolders(settings, environment, workingFolder, provider = "local") {
    const home = environment.HOME ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)();
    const temporary = provider === "local" ? undefined : environment.RUNNER_TEMP;
    const stateHome = temporary || environment.XDG_STATE_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, ".local", "state");
    const cacheHome = environment.XDG_CACHE_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, ".cache");
    return {
        state: settings.stateFolder ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingFolder, settings.stateFolder) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stateHome, "slipway"),
        cache: settings.cacheFolder ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingFolder, settings.cacheFolder) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheHome, "slipway"),
    };
}


/***/ }),

/***/ 8954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ providerOpener)
});

// UNUSED EXPORTS: openProvider

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/base/clock.js

/** The time of this machine. */
const systemClock = {
    now: () => Date.now(),
    sleep: async (milliseconds, signal) => {
        await (0,promises_.setTimeout)(milliseconds, undefined, signal ? { signal } : {}).catch((error) => {
            if (!signal?.aborted)
                throw error;
        });
    },
};

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/host/writable.js
var writable = __webpack_require__(7911);
// EXTERNAL MODULE: ./build/doors/local.js
var local = __webpack_require__(5141);
;// CONCATENATED MODULE: ./build/doors/provider.js




/**
 * Opens providers, each once for the same settings: check and run of a command share clients and session.
 * @returns what `Context.openProvider` is.
 */
function providerOpener(door) {
    const opened = new Map();
    return (name, settings) => {
        const key = `${name} ${JSON.stringify(settings)}`;
        const provider = opened.get(key) ?? openProvider(name, settings, door);
        opened.set(key, provider);
        return provider;
    };
}
/** Opens a provider by name; its code is loaded only now. @throws ProblemsError where its folders cannot be used. */
async function openProvider(name, settings, door) {
    const folders = (0,local/* localFolders */.$)(settings, door.environment, door.workingFolder, name);
    const problems = await Promise.all([
        placeProblem("state-folder", folders.state),
        placeProblem("cache-folder", folders.cache),
    ]);
    (0,errors/* throwProblems */.Jh)(problems.flat());
    const [{ createLocalProvider }, { exportDisk, exportSpace }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(259), __webpack_require__.e(750), __webpack_require__.e(154)]).then(__webpack_require__.bind(__webpack_require__, 8154)),
        __webpack_require__.e(/* import() */ 671).then(__webpack_require__.bind(__webpack_require__, 2671)),
    ]);
    const { templates, signal, now } = door;
    const host = createLocalProvider({
        ...folders,
        ...{ templates, signal, now, exportDisk, exportSpace },
        ...{ cacheLimit: settings.cacheSize, accelerator: settings.accelerator, bootTimeout: settings.bootTimeout },
    });
    if (name === "local")
        return host;
    if (name !== "aws")
        throw new RangeError(`unknown provider ${name}`);
    const [{ createAwsProvider }, { openAws, findCallerAddress }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(750), __webpack_require__.e(187)]).then(__webpack_require__.bind(__webpack_require__, 3883)),
        __webpack_require__.e(/* import() */ 369).then(__webpack_require__.bind(__webpack_require__, 3750)),
    ]);
    const clock = door.clock ?? { ...systemClock, now };
    const { aws } = await openAws(settings, door.environment, { clock, secret: door.secret });
    return createAwsProvider({
        ...{ aws, settings, host, clock, signal, templates, exportDisk, exportSpace },
        ...{ state: folders.state, bootTimeout: settings.bootTimeout },
        callerAddress: () => findCallerAddress(fetch),
    });
}
/** A folder that is none, or that cannot be looked into, is told by the input's name before anything else goes wrong. */
async function placeProblem(subject, folder) {
    const problem = await (0,writable/* unreadable */.O)(folder);
    return problem ? [{ subject, problem, remedy: `Name another folder, or leave ${subject} out.` }] : [];
}


/***/ }),

/***/ 5572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ ROOT),
/* harmony export */   readVersion: () => (/* binding */ readVersion)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * The folder of Slipway itself, with `templates` and `package.json`. It is two levels up from here in all three places
 * where this line runs: `src/doors`, `build/doors` and `dist/app`.
 */
const ROOT = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(import.meta.dirname));
/** The version as `package.json` has it. */
async function readVersion() {
    const manifest = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ROOT, "package.json"), "utf8"));
    const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : undefined;
    return typeof version === "string" ? version : "unknown";
}


/***/ }),

/***/ 4009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ readOwner),
/* harmony export */   P$: () => (/* binding */ readRunName),
/* harmony export */   o$: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4909);



/** Commit and repository: as the runner says, else as git says of the folder; empty where neither knows. */
async function readSource(environment, folder) {
    if (environment.GITHUB_SHA) {
        return { repository: environment.GITHUB_REPOSITORY, commit: environment.GITHUB_SHA, ref: environment.GITHUB_REF };
    }
    const [commit, ref] = await Promise.all([
        git(folder, "rev-parse", "HEAD"),
        git(folder, "symbolic-ref", "--quiet", "HEAD"),
    ]);
    return { commit, ref };
}
async function git(folder, ...args) {
    try {
        const { code, stdout } = await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("git", ["-C", folder, ...args], { accept: [0, 1, 128] });
        return code === 0 ? stdout.trim() : undefined;
    }
    catch (error) {
        // Without git there is no commit to name, which is no reason to fail.
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            return undefined;
        throw error;
    }
}
/** Who runs this: repository and address of the run on a runner, user and host elsewhere. */
function readOwner(environment) {
    const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server, GITHUB_RUN_ID: id } = environment;
    if (repository && server && id)
        return { name: repository, url: `${server}/${repository}/actions/runs/${id}` };
    return { name: `${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username}@${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)()}` };
}
/** What a workflow run is known by: its tag without the letters that a name cannot have, else its id and attempt. */
function readRunName(environment) {
    const { GITHUB_REF_TYPE: type, GITHUB_REF_NAME: ref, GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = "1", } = environment;
    if (type === "tag" && ref)
        return ref
            .replaceAll(/[^a-zA-Z0-9._-]+/g, "-")
            .replaceAll(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, "")
            .slice(0, 63);
    return id ? `run-${id}-${attempt}` : undefined;
}


/***/ }),

/***/ 6518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTerminal: () => (/* binding */ openTerminal)
});

// UNUSED EXPORTS: isPlaceForSecrets

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(6848);
// EXTERNAL MODULE: ./build/base/progress-log.js
var progress_log = __webpack_require__(142);
// EXTERNAL MODULE: ./build/base/progress-recorder.js
var progress_recorder = __webpack_require__(9124);
// EXTERNAL MODULE: ./build/base/duration.js
var duration = __webpack_require__(5902);
;// CONCATENATED MODULE: ./build/base/progress-terminal.js


const BAR_WIDTH = 24;
/**
 * Progress in a terminal: what is done scrolls up as in a log; below it one line for each piece of work under way,
 * with bar, percentage, time elapsed and what it is doing, drawn again at most ten times a second.
 * @returns the sink, and `stop`, which takes the bars away and ends the drawing.
 */
function terminalSink(screen, now) {
    const bars = new Map();
    let drawn = 0;
    const erase = () => {
        if (drawn > 0)
            screen.write(`\u001b[${drawn}A\u001b[0J`);
        drawn = 0;
    };
    const draw = () => {
        erase();
        const lines = [...bars].filter(([span]) => !isParent(span, bars)).map(([span, bar]) => barLine(span, bar));
        if (lines.length > 0)
            screen.write(`${lines.join("\n")}\n`);
        drawn = lines.length;
    };
    const barLine = (span, { fraction, note }) => {
        const filled = fraction === undefined ? 0 : Math.round(Math.min(1, fraction) * BAR_WIDTH);
        const bar = fraction === undefined ? "·".repeat(BAR_WIDTH) : "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
        const percent = fraction === undefined ? "    " : `${String(Math.floor(fraction * 100)).padStart(3)}%`;
        const line = `   ${bar} ${percent} ${(0,duration/* formatDuration */.a)(now() - span.start).padStart(9)}  ${span.name}${note ? `: ${note}` : ""}`;
        return line.slice(0, (screen.columns ?? 80) - 1);
    };
    const log = (0,progress_log/* logSink */.y)((line) => screen.write(`${line}\n`), now, { heartbeat: false });
    const above = (act) => {
        erase();
        act();
        draw();
    };
    const timer = setInterval(draw, 100);
    timer.unref();
    return {
        stop() {
            clearInterval(timer);
            erase();
        },
        sink: {
            started: (span) => above(() => {
                bars.set(span, { fraction: undefined, note: undefined });
                if (!span.parent)
                    log.started(span);
            }),
            updated: (span, fraction, note) => bars.set(span, { fraction, note }),
            line: (span, text) => above(() => log.line(span, text)),
            detail: () => undefined,
            ended: (span, outcome, milliseconds) => above(() => {
                bars.delete(span);
                log.ended(span, outcome, milliseconds);
            }),
            info: (text) => above(() => log.info(text)),
            warning: (text) => above(() => log.warning(text)),
        },
    };
}
function isParent(span, bars) {
    return [...bars.keys()].some((other) => other.parent === span);
}

// EXTERNAL MODULE: ./build/doors/cancel.js
var cancel = __webpack_require__(3886);
// EXTERNAL MODULE: ./build/doors/command-name.js
var command_name = __webpack_require__(339);
// EXTERNAL MODULE: ./build/doors/local.js
var local = __webpack_require__(5141);
// EXTERNAL MODULE: ./build/doors/provider.js + 1 modules
var provider = __webpack_require__(8954);
// EXTERNAL MODULE: ./build/doors/root.js
var root = __webpack_require__(5572);
// EXTERNAL MODULE: ./build/doors/source.js
var doors_source = __webpack_require__(4009);
;// CONCATENATED MODULE: ./build/doors/terminal.js











/**
 * The context of a run in a terminal or a plain log.
 * Progress goes to standard error, the result to standard output, so that `--json` can be piped.
 * @param options `commandName`: how Slipway was called; `mask` hides secrets in everything but the result as JSON.
 */
async function openTerminal(environment, options) {
    const { mask, commandName } = options;
    const now = () => Date.now();
    const worded = (text) => (0,command_name/* asCalled */.Q)(mask.apply(text), commandName);
    const write = (text) => process.stderr.write(worded(text));
    const interactive = process.stdin.isTTY === true && process.stderr.isTTY === true;
    const drawn = process.stderr.isTTY === true && !options.verbose
        ? terminalSink({
            write,
            get columns() {
                return process.stderr.columns;
            },
        }, now)
        : { sink: (0,progress_log/* logSink */.y)((line) => write(`${line}\n`), now, { detailed: options.verbose }), stop: () => undefined };
    const signal = (0,cancel/* cancelOnSignal */.q)((count) => {
        const words = [
            "Cancelled: removing what was made. ",
            `Still removing; once more ends at once and leaves the rest to: ${commandName} sweep`,
        ];
        write(`\n${words[count - 1] ?? "Ended."}\n`);
    });
    const workingFolder = process.cwd();
    const templates = (0,external_node_path_.join)(root/* ROOT */.D, "templates");
    const [version, source] = await Promise.all([(0,root.readVersion)(), (0,doors_source/* readSource */.o$)(environment, workingFolder)]);
    const folders = (settings) => (0,local/* localFolders */.$)(settings, environment, workingFolder);
    const secret = (text) => mask.add(text);
    const progress = (0,progress_recorder/* recordProgress */.l)(drawn.sink, now);
    const context = {
        progress,
        signal,
        now,
        templates,
        workingFolder,
        version,
        source,
        owner: (0,doors_source/* readOwner */.A7)(environment),
        onRunner: false,
        hostCertificates: environment.NODE_EXTRA_CA_CERTS,
        localFolders: folders,
        openProvider: (0,provider/* providerOpener */.n)({
            ...{ environment, workingFolder, templates, signal, now, secret },
            warn: (text) => progress.warning(text),
        }),
        secret,
        saveState: () => undefined,
        summarize: () => undefined,
        say: (text) => {
            if (options.json)
                return;
            drawn.stop();
            process.stdout.write(`${worded(text)}\n`);
        },
        showOnce: isPlaceForSecrets(environment, { json: options.json, screen: process.stdout.isTTY === true })
            ? (label, secret) => {
                drawn.stop();
                process.stdout.write(`${label} ${secret}\n`);
            }
            : undefined,
        outputsAreRead: options.json,
        commandName,
        ask: interactive ? askPerson : undefined,
    };
    return { context, close: () => drawn.stop() };
}
/**
 * Whether a generated password may be printed: not into the log of a CI system, which is kept and may be public, and not
 * beside JSON, which holds it anyway. `CI` is what nearly every CI system sets; false and 0 are how people switch it off.
 * @param output `screen`: standard output is a screen, so that somebody sits there whatever the environment says.
 */
function isPlaceForSecrets(environment, output) {
    const isCi = [environment.CI, environment.GITHUB_ACTIONS].some((value) => !/^(|0|false)$/i.test(value ?? ""));
    return !output.json && (output.screen || !isCi);
}
async function askPerson(question, answers) {
    const lines = (0,promises_.createInterface)({ input: process.stdin, output: process.stderr });
    try {
        for (;;) {
            const answer = (await lines.question(`${question} [${answers.join("/")}] `)).trim().toLowerCase();
            const chosen = answers.find((candidate) => candidate === answer || (answer !== "" && candidate.startsWith(answer)));
            if (chosen)
                return chosen;
        }
    }
    finally {
        lines.close();
    }
}


/***/ })

};
