export const id = 384;
export const ids = [384,658,572];
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
 * @param write takes one line without its end.
 * @param options `detailed`: lines of detail are written too; `heartbeat: false`: no line in a long silence.
 */
function logSink(write, now, options = {}) {
    const decoration = options.decoration ?? PLAIN;
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
                write(decoration.open(span.name));
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
                write(decoration.close);
            write(`${sign} ${span.name}${word} (${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(milliseconds)})`);
        },
        info: (text) => write(text),
        warning: (text) => write(decoration.warning(text)),
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
/* harmony export */   $: () => (/* binding */ localFolders),
/* harmony export */   C: () => (/* binding */ openProvider)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The folders of `local`: as given, else by the XDG Base Directory Specification. */
function localFolders(settings, environment, workingFolder) {
    const home = environment.HOME ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)();
    const stateHome = environment.XDG_STATE_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, ".local", "state");
    const cacheHome = environment.XDG_CACHE_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, ".cache");
    return {
        state: settings.stateFolder ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingFolder, settings.stateFolder) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stateHome, "slipway"),
        cache: settings.cacheFolder ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingFolder, settings.cacheFolder) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheHome, "slipway"),
    };
}
/** Opens a provider by name; its code is loaded only now. */
async function openProvider(name, settings, folders, options) {
    if (name !== "local")
        throw new RangeError(`unknown provider ${name}`);
    const [{ createLocalProvider }, { exportDisk, exportSpace }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(209), __webpack_require__.e(481)]).then(__webpack_require__.bind(__webpack_require__, 7481)),
        __webpack_require__.e(/* import() */ 671).then(__webpack_require__.bind(__webpack_require__, 2671)),
    ]);
    return createLocalProvider({
        ...folders,
        ...options,
        cacheLimit: settings.cacheSize,
        accelerator: settings.accelerator,
        bootTimeout: settings.bootTimeout,
        exportDisk,
        exportSpace,
    });
}


/***/ }),

/***/ 8828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
        apply: (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text),
    };
}


/***/ }),

/***/ 384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finishJob: () => (/* binding */ finishJob)
/* harmony export */ });
/* harmony import */ var _pipeline_machine_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(682);
/* harmony import */ var _pipeline_tear_down_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4416);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3360);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6658);
/* harmony import */ var _workflow_commands_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7232);





/** Removes what a step of this job left. @param saved the state that the step saved before it made anything. */
async function finishJob(saved) {
    try {
        const { context } = await (0,_runner_js__WEBPACK_IMPORTED_MODULE_3__.openRunner)(process.env);
        const state = (0,_pipeline_machine_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readMachineState */ .db)(saved);
        const provider = await context.openProvider(state.provider, state.settings);
        await (0,_pipeline_tear_down_js__WEBPACK_IMPORTED_MODULE_1__/* .tearDown */ .x)({ provider, assetId: state.assetId, deliverables: false }, context);
        (0,_pipeline_machine_state_js__WEBPACK_IMPORTED_MODULE_0__/* .forgetMachine */ .fT)(context);
    }
    catch (error) {
        (0,_workflow_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .failStep */ .v)((0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFailure */ .I)(error));
    }
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

/***/ 6658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openRunner: () => (/* binding */ openRunner)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6421);
/* harmony import */ var _base_progress_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(142);
/* harmony import */ var _base_progress_recorder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9124);
/* harmony import */ var _declare_input_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4013);
/* harmony import */ var _cancel_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3886);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5141);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8828);
/* harmony import */ var _root_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5572);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4009);
/* harmony import */ var _workflow_commands_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7232);











/** Opens the step: groups in the log, masks, outputs, state, summary. */
async function openRunner(environment) {
    const mask = (0,_mask_js__WEBPACK_IMPORTED_MODULE_7__/* .createMask */ .P)(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq);
    const now = () => Date.now();
    const write = (line) => process.stdout.write(`${mask.apply(line)}\n`);
    const workingFolder = environment.GITHUB_WORKSPACE ?? process.cwd();
    const templates = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_root_js__WEBPACK_IMPORTED_MODULE_5__/* .ROOT */ .D, "templates");
    const signal = (0,_cancel_js__WEBPACK_IMPORTED_MODULE_8__/* .cancelOnSignal */ .q)(() => write("Cancelled: removing what was made."));
    const [version, source] = await Promise.all([(0,_root_js__WEBPACK_IMPORTED_MODULE_5__.readVersion)(), (0,_source_js__WEBPACK_IMPORTED_MODULE_6__/* .readSource */ .o$)(environment, workingFolder)]);
    const folders = (settings) => (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .localFolders */ .$)(settings, environment, workingFolder);
    const context = {
        progress: (0,_base_progress_recorder_js__WEBPACK_IMPORTED_MODULE_3__/* .recordProgress */ .l)((0,_base_progress_log_js__WEBPACK_IMPORTED_MODULE_2__/* .logSink */ .y)(write, now, {
            detailed: environment.RUNNER_DEBUG === "1",
            decoration: {
                open: (name) => `::group::${name}`,
                close: "::endgroup::",
                warning: (text) => `::warning::${(0,_workflow_commands_js__WEBPACK_IMPORTED_MODULE_9__/* .escapeData */ .u)(text)}`,
            },
        }), now),
        signal,
        now,
        templates,
        workingFolder,
        version,
        source,
        owner: (0,_source_js__WEBPACK_IMPORTED_MODULE_6__/* .readOwner */ .A7)(environment),
        onRunner: true,
        runName: (0,_source_js__WEBPACK_IMPORTED_MODULE_6__/* .readRunName */ .P$)(environment),
        hostCertificates: environment.NODE_EXTRA_CA_CERTS,
        localFolders: folders,
        openProvider: (name, settings) => (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .openProvider */ .C)(name, settings, folders(settings), { templates, signal, now }),
        secret: (text) => mask.add(text),
        saveState: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .saveState */ .LZ,
        summarize: (markdown) => {
            _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .summary */ .z.addRaw(mask.apply(markdown), true);
        },
        say: write,
    };
    return {
        context,
        handOn: (outputs) => {
            for (const [name, value] of Object.entries((0,_declare_input_js__WEBPACK_IMPORTED_MODULE_10__/* .byPublicName */ .A)(outputs)))
                (0,_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)(name, value);
        },
        writeSummary: async () => {
            if (!_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .summary */ .z.isEmptyBuffer())
                await _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .summary */ .z.write();
        },
    };
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

/***/ 7232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ escapeData),
/* harmony export */   v: () => (/* binding */ failStep)
/* harmony export */ });
/**
 * Tells a failure to a runner: an annotation for each thing that is wrong, and a red step.
 * Written by hand and not through @actions/core, which takes 40 ms to load: a step that fails at once is told so at once.
 */
function failStep(failure) {
    for (const { title, message, remedy } of failure.parts) {
        const properties = title ? ` title=${escapeProperty(title)}` : "";
        process.stdout.write(`::error${properties}::${escapeData(remedy ? `${message}\n→ ${remedy}` : message)}\n`);
    }
    process.exitCode = failure.exitCode;
}
/** A workflow command takes one line; the runner turns these back (actions/toolkit, command.ts). */
function escapeData(text) {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}


/***/ })

};
