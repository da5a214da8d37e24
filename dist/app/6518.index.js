export const id = 6518;
export const ids = [6518,5572];
export const modules = {

/***/ 2030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

const systemClock = {
    now: () => Date.now(),
    sleep: async (milliseconds, signal) => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, signal ? { signal } : {}).catch((error) => {
            if (!signal?.aborted)
                throw error;
        });
    },
};


/***/ }),

/***/ 142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ logSink)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5902);

const PLAIN = { open: (name) => `── ${name}`, close: undefined, warning: (text) => `Warning: ${text}` };
const BREATH = 3_000;
const SILENCE = 15_000;
const HEARTBEAT = 30_000;
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
        let lasted;
        const tellLasted = (milliseconds) => {
            lasted = milliseconds;
        };
        try {
            return await work(taskOf(span, tellLasted));
        }
        catch (error) {
            timing.outcome = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc ? "cancelled" : "failed";
            throw error;
        }
        finally {
            timing.end = now();
            if (lasted !== undefined && timing.outcome !== "cancelled")
                timing.start = timing.end - lasted;
            sink.ended(span, timing.outcome, timing.end - timing.start);
        }
    };
    const taskOf = (span, lasted) => ({
        update: (fraction, note) => sink.updated(span, fraction, note),
        line: (text) => sink.line(span, text),
        detail: (text) => sink.detail(span, text),
        lasted,
        task: (name, work) => spanned(name, span, work),
    });
    return {
        timings,
        phase: (name, work) => spanned(name, undefined, work),
        info: (text) => sink.info(text),
        warning: (text) => sink.warning(text),
    };
}
function phaseOf(span) {
    return span.parent ? phaseOf(span.parent) : span;
}


/***/ }),

/***/ 3886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ cancelOnSignal)
/* harmony export */ });
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
function cancelOnSignal(told) {
    const controller = new AbortController();
    let count = 0;
    let last = Number.NEGATIVE_INFINITY;
    for (const name of SIGNALS) {
        process.on(name, () => {
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

/***/ 8537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ onceFor)
/* harmony export */ });
function onceFor(open) {
    const opened = new Map();
    return (settings) => {
        const key = JSON.stringify(settings);
        const thing = opened.get(key) ?? open(settings);
        opened.set(key, thing);
        return thing;
    };
}


/***/ }),

/***/ 9861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ providerOpener)
/* harmony export */ });
/* unused harmony export openProvider */
/* harmony import */ var _base_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2030);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _host_writable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7911);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5141);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8537);





function providerOpener(door) {
    const open = (0,_once_js__WEBPACK_IMPORTED_MODULE_4__/* .onceFor */ .b)(({ name, settings }) => openProvider(name, settings, door));
    return (name, settings) => open({ name, settings });
}
async function openProvider(name, settings, door) {
    const folders = (0,_local_js__WEBPACK_IMPORTED_MODULE_3__/* .localFolders */ .$)(settings, door.environment, door.workingFolder, name);
    const problems = await Promise.all([
        placeProblem("state-folder", folders.state),
        placeProblem("cache-folder", folders.cache),
    ]);
    (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwProblems */ .Jh)(problems.flat());
    const [{ createLocalProvider }, { exportDisk, exportSpace }] = await Promise.all([
        __webpack_require__.e(/* import() */ 8154).then(__webpack_require__.bind(__webpack_require__, 8154)),
        __webpack_require__.e(/* import() */ 2671).then(__webpack_require__.bind(__webpack_require__, 2671)),
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
        __webpack_require__.e(/* import() */ 8416).then(__webpack_require__.bind(__webpack_require__, 8416)),
        __webpack_require__.e(/* import() */ 5381).then(__webpack_require__.bind(__webpack_require__, 5381)),
    ]);
    const clock = door.clock ?? { ..._base_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m, now };
    const { aws } = await openAws(settings, door.environment, { clock, secret: door.secret });
    return createAwsProvider({
        ...{ aws, settings, host, clock, signal, templates, exportDisk, exportSpace },
        ...{ state: folders.state, bootTimeout: settings.bootTimeout },
        callerAddress: () => findCallerAddress(fetch),
    });
}
async function placeProblem(subject, folder) {
    const problem = await (0,_host_writable_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O)(folder);
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


const ROOT = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(import.meta.dirname));
async function readVersion() {
    const manifest = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ROOT, "package.json"), "utf8"));
    const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : undefined;
    return typeof version === "string" ? version : "unknown";
}


/***/ }),

/***/ 6758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ openServices)
});

// EXTERNAL MODULE: ./build/base/clock.js
var base_clock = __webpack_require__(2030);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/doors/source.js
var source = __webpack_require__(4009);
;// CONCATENATED MODULE: ./build/doors/origin.js

const ADDRESS = /^(?:[a-z+]+:\/\/(?:[^@/]*@)?(?<host>[^/:]+)(?::\d+)?\/|(?:[^@/]+@)?(?<scpHost>[^/:]+):\/?)(?<path>.+?)(?:\.git)?\/?$/i;
async function readOrigin(folder, server) {
    const url = await (0,source/* git */.$Y)(folder, "remote", "get-url", "origin");
    return url === undefined ? undefined : repositoryOf(url, server);
}
function repositoryOf(remote, server) {
    const { host, scpHost, path = "" } = ADDRESS.exec(remote)?.groups ?? {};
    const found = (host ?? scpHost ?? "").toLowerCase().replace(/^ssh\.(?=github\.com$)/, "");
    return found === URL.parse(server)?.hostname && /^[^/]+\/[^/]+$/.test(path) ? path : undefined;
}

;// CONCATENATED MODULE: ./build/doors/github-place.js


const API = "https://api.github.com";
const SERVER = "https://github.com";
async function resolveGitHubPlace(settings, environment, originOf) {
    const api = address(environment.GITHUB_API_URL || API);
    const server = address(environment.GITHUB_SERVER_URL || SERVER);
    const token = settings.githubToken || environment.GH_TOKEN || environment.GITHUB_TOKEN || "";
    const named = settings.repository || environment.GITHUB_REPOSITORY || (await originOf(server)) || "";
    const [owner = "", repo = "", ...rest] = named.split("/");
    const whole = owner !== "" && repo !== "" && rest.length === 0;
    (0,errors/* throwProblems */.Jh)([...(token === "" ? [tokenProblem(environment)] : []), ...(whole ? [] : [repositoryProblem(named)])]);
    return { token, repository: { owner, repo }, api, server };
}
function originIn(folder) {
    return (server) => readOrigin(folder, server);
}
function address(text) {
    return text.replace(/\/+$/, "");
}
function tokenProblem(environment) {
    return {
        subject: "github-token",
        problem: "must be given: neither GH_TOKEN nor GITHUB_TOKEN is set",
        remedy: environment.GITHUB_ACTIONS === "true"
            ? `In the step that calls the command line: env: GH_TOKEN: \${{ github.token }}`
            : 'With GitHub\'s command line: export GH_TOKEN="$(gh auth token)"',
    };
}
function repositoryProblem(named) {
    return {
        subject: "repository",
        problem: named === "" ? "must be given: neither the environment nor git names one" : `“${named}” is no owner/name`,
        remedy: "Name the repository on GitHub, such as octo/data-lab.",
    };
}

// EXTERNAL MODULE: ./build/doors/once.js
var once = __webpack_require__(8537);
;// CONCATENATED MODULE: ./build/doors/services.js



function openServices(door) {
    const { environment, workingFolder, secret, warn, version } = door;
    const clock = door.clock ?? { ...base_clock/* systemClock */.m, now: door.now };
    return {
        openAws: (0,once/* onceFor */.b)(async (settings) => {
            const { openAws } = await __webpack_require__.e(/* import() */ 5381).then(__webpack_require__.bind(__webpack_require__, 5381));
            return (await openAws(settings, environment, { clock, secret })).aws;
        }),
        openGitHub: (0,once/* onceFor */.b)(async (settings) => {
            const place = await resolveGitHubPlace(settings, environment, originIn(workingFolder));
            secret(place.token);
            const { createGitHub } = await __webpack_require__.e(/* import() */ 145).then(__webpack_require__.bind(__webpack_require__, 145));
            return createGitHub({ ...place, clock, version, environment, warn });
        }),
        event: async () => {
            const { readEvent } = await __webpack_require__.e(/* import() */ 9370).then(__webpack_require__.bind(__webpack_require__, 9370));
            return await readEvent(environment);
        },
    };
}


/***/ }),

/***/ 4009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ git),
/* harmony export */   A7: () => (/* binding */ readOwner),
/* harmony export */   P$: () => (/* binding */ readRunName),
/* harmony export */   o$: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4909);
/* harmony import */ var _providers_asset_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6943);




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
        const { code, stdout } = await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("git", ["-C", folder, ...args], { accept: [0, 1, 2, 128] });
        return code === 0 ? stdout.trim() : undefined;
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            return undefined;
        throw error;
    }
}
function readOwner(environment) {
    const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server, GITHUB_RUN_ID: id } = environment;
    if (repository && server && id)
        return { name: repository, url: `${server}/${repository}/actions/runs/${id}` };
    return { name: `${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username}@${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)()}` };
}
function readRunName(environment) {
    const { GITHUB_REF_TYPE: type, GITHUB_REF_NAME: ref, GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = "1", } = environment;
    if (type === "tag" && ref)
        return (0,_providers_asset_id_js__WEBPACK_IMPORTED_MODULE_3__/* .assetIdOf */ .Bx)(ref);
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
// EXTERNAL MODULE: ./build/base/clock.js
var clock = __webpack_require__(2030);
// EXTERNAL MODULE: ./build/base/progress-log.js
var progress_log = __webpack_require__(142);
// EXTERNAL MODULE: ./build/base/progress-recorder.js
var progress_recorder = __webpack_require__(9124);
// EXTERNAL MODULE: ./build/base/duration.js
var duration = __webpack_require__(5902);
;// CONCATENATED MODULE: ./build/base/progress-terminal.js


const BAR_WIDTH = 24;
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
// EXTERNAL MODULE: ./build/doors/provider.js
var provider = __webpack_require__(9861);
// EXTERNAL MODULE: ./build/doors/root.js
var root = __webpack_require__(5572);
// EXTERNAL MODULE: ./build/doors/services.js + 2 modules
var services = __webpack_require__(6758);
// EXTERNAL MODULE: ./build/doors/source.js
var doors_source = __webpack_require__(4009);
;// CONCATENATED MODULE: ./build/doors/terminal.js













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
            "Cancelled: ending what runs, removing what was made.",
            `Still at it; once more leaves everything as it is (machines to: ${commandName} sweep).`,
        ];
        write(`\n${words[count - 1] ?? "Ended."}\n`);
    });
    const workingFolder = process.cwd();
    const templates = (0,external_node_path_.join)(root/* ROOT */.D, "templates");
    const [version, source] = await Promise.all([(0,root.readVersion)(), (0,doors_source/* readSource */.o$)(environment, workingFolder)]);
    const folders = (settings) => (0,local/* localFolders */.$)(settings, environment, workingFolder);
    const secret = (text) => mask.add(text);
    const progress = (0,progress_recorder/* recordProgress */.l)(drawn.sink, now);
    const warn = (text) => progress.warning(text);
    const handedOn = {};
    const context = {
        progress,
        signal,
        now,
        clock: { ...clock/* systemClock */.m, now },
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
            warn,
        }),
        ...(0,services/* openServices */.N)({ environment, workingFolder, now, version, secret, warn }),
        secret,
        isSecret: (text) => mask.apply(text) !== text,
        variable: (name) => environment[name],
        saveState: () => undefined,
        handOn: (outputs) => void Object.assign(handedOn, outputs),
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
    return { context, handedOn: () => handedOn, close: () => drawn.stop() };
}
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
