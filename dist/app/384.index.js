export const id = 384;
export const ids = [384,973,572];
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

/***/ 2436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ byPublicName),
/* harmony export */   OR: () => (/* binding */ outputDescription),
/* harmony export */   vA: () => (/* binding */ asJson)
/* harmony export */ });
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4013);

/** What an output is, for people. */
function outputDescription(output) {
    return typeof output === "string" ? output : output.description;
}
/** Outputs that have a value, as texts by the names that people read: a runner knows texts only. */
function byPublicName(outputs) {
    return Object.fromEntries(Object.entries(outputs).flatMap(([key, value]) => (value === undefined ? [] : [[(0,_input_js__WEBPACK_IMPORTED_MODULE_0__/* .publicName */ .px)(key), value]])));
}
/** The same as values of JSON: a number or a list where the declaration says that the text is one. */
function asJson(declared, outputs) {
    return Object.fromEntries(Object.entries(outputs).flatMap(([key, text]) => {
        if (text === undefined)
            return [];
        const output = declared[key];
        const kind = typeof output === "object" ? output.kind : "text";
        return [[(0,_input_js__WEBPACK_IMPORTED_MODULE_0__/* .publicName */ .px)(key), kind === "text" ? text : JSON.parse(text)]];
    }));
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
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _host_writable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7911);




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
    const problems = await Promise.all([
        placeProblem("state-folder", folders.state),
        placeProblem("cache-folder", folders.cache),
    ]);
    (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .throwProblems */ .Jh)(problems.flat());
    if (name !== "local")
        throw new RangeError(`unknown provider ${name}`);
    const [{ createLocalProvider }, { exportDisk, exportSpace }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(259), __webpack_require__.e(338)]).then(__webpack_require__.bind(__webpack_require__, 8338)),
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
/** A folder that is none, or that cannot be looked into, is told by the input's name before anything else goes wrong. */
async function placeProblem(subject, folder) {
    const problem = await (0,_host_writable_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O)(folder);
    return problem ? [{ subject, problem, remedy: `Name another folder, or leave ${subject} out.` }] : [];
}


/***/ }),

/***/ 384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finishJob: () => (/* binding */ finishJob)
/* harmony export */ });
/* harmony import */ var _pipeline_machine_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(682);
/* harmony import */ var _pipeline_tear_down_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4416);
/* harmony import */ var _closed_output_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4252);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3360);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8828);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5973);
/* harmony import */ var _workflow_commands_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7232);







/** Removes what a step of this job left. @param saved the state that the step saved before it made anything. */
async function finishJob(saved) {
    (0,_closed_output_js__WEBPACK_IMPORTED_MODULE_4__/* .outliveOutput */ .u)();
    const mask = (0,_mask_js__WEBPACK_IMPORTED_MODULE_5__/* .createMask */ .P)(_workflow_commands_js__WEBPACK_IMPORTED_MODULE_6__/* .maskOnRunner */ .Yu);
    try {
        const { context } = await (0,_runner_js__WEBPACK_IMPORTED_MODULE_3__.openRunner)(process.env, mask);
        const state = (0,_pipeline_machine_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readMachineState */ .db)(saved);
        const provider = await context.openProvider(state.provider, state.settings);
        await (0,_pipeline_tear_down_js__WEBPACK_IMPORTED_MODULE_1__/* .tearDown */ .x)({ provider, assetId: state.assetId, deliverables: false }, context);
        (0,_pipeline_machine_state_js__WEBPACK_IMPORTED_MODULE_0__/* .forgetMachine */ .fT)(context);
    }
    catch (error) {
        (0,_workflow_commands_js__WEBPACK_IMPORTED_MODULE_6__/* .failStep */ .vy)((0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFailure */ .Ic)(error, mask.apply));
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

/***/ 5973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRunner: () => (/* binding */ openRunner)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./build/base/progress-log.js
var progress_log = __webpack_require__(142);
// EXTERNAL MODULE: ./build/base/progress-recorder.js
var progress_recorder = __webpack_require__(9124);
// EXTERNAL MODULE: ./build/declare/output.js
var output = __webpack_require__(2436);
// EXTERNAL MODULE: ./build/doors/cancel.js
var cancel = __webpack_require__(3886);
;// CONCATENATED MODULE: ./build/doors/guest-text.js
/** Breaks a mark without being seen. Not white space in .NET, so the runner does not trim it away. */
const NOTHING = "\u200B";
/**
 * Text that may come from a guest, so that a runner does not obey it. A runner takes a line for a command that begins
 * with `::` after any blanks, or that holds `##[` anywhere (actions/runner, ActionCommand.cs).
 */
function harmless(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/^(\s*)::/, `$1${NOTHING}::`).replaceAll("##[", `##${NOTHING}[`))
        .join("\n");
}

// EXTERNAL MODULE: ./build/doors/local.js
var local = __webpack_require__(5141);
// EXTERNAL MODULE: ./build/doors/root.js
var root = __webpack_require__(5572);
// EXTERNAL MODULE: ./build/doors/source.js
var doors_source = __webpack_require__(4009);
// EXTERNAL MODULE: ./build/doors/workflow-commands.js
var workflow_commands = __webpack_require__(7232);
;// CONCATENATED MODULE: ./build/doors/runner.js











/**
 * Opens the step: groups in the log, masks, outputs, state, summary.
 * @param mask tells the runner too what it hides.
 */
async function openRunner(environment, mask) {
    const now = () => Date.now();
    const write = (line) => process.stdout.write(`${mask.apply(line)}\n`);
    const workingFolder = environment.GITHUB_WORKSPACE ?? process.cwd();
    const templates = (0,external_node_path_.join)(root/* ROOT */.D, "templates");
    const signal = (0,cancel/* cancelOnSignal */.q)(() => write("Cancelled: removing what was made."));
    const [version, source] = await Promise.all([(0,root.readVersion)(), (0,doors_source/* readSource */.o$)(environment, workingFolder)]);
    const folders = (settings) => (0,local/* localFolders */.$)(settings, environment, workingFolder);
    const context = {
        progress: (0,progress_recorder/* recordProgress */.l)((0,progress_log/* logSink */.y)(write, now, {
            detailed: environment.RUNNER_DEBUG === "1",
            decoration: {
                open: (name) => `::group::${(0,workflow_commands/* escapeData */.uf)(name)}`,
                close: "::endgroup::",
                // Masked before it is escaped: afterwards a secret with a percent sign would not be found.
                warning: (text) => `::warning::${(0,workflow_commands/* escapeData */.uf)(mask.apply(text))}`,
                text: harmless,
            },
        }), now),
        signal,
        now,
        templates,
        workingFolder,
        version,
        source,
        owner: (0,doors_source/* readOwner */.A7)(environment),
        onRunner: true,
        runName: (0,doors_source/* readRunName */.P$)(environment),
        hostCertificates: environment.NODE_EXTRA_CA_CERTS,
        localFolders: folders,
        openProvider: (name, settings) => (0,local/* openProvider */.C)(name, settings, folders(settings), { templates, signal, now }),
        secret: (text) => mask.add(text),
        saveState: core/* saveState */.LZ,
        summarize: (markdown) => {
            core/* summary */.z.addRaw(mask.apply(markdown), true);
        },
        say: (text) => write(harmless(text)),
        outputsAreRead: true,
    };
    return {
        context,
        handOn: (outputs) => {
            for (const [name, value] of Object.entries((0,output/* byPublicName */.AK)(outputs)))
                (0,core/* setOutput */.uH)(name, value);
        },
        writeSummary: async () => {
            if (!core/* summary */.z.isEmptyBuffer())
                await core/* summary */.z.write();
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
/* harmony export */   Yu: () => (/* binding */ maskOnRunner),
/* harmony export */   uf: () => (/* binding */ escapeData),
/* harmony export */   vy: () => (/* binding */ failStep)
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
/** Has the runner hide a text in everything that the job prints from now on, its other steps included. */
function maskOnRunner(secret) {
    process.stdout.write(`::add-mask::${escapeData(secret)}\n`);
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
