export const id = 973;
export const ids = [973,572];
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
// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __webpack_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
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
// EXTERNAL MODULE: ./build/doors/provider.js + 1 modules
var provider = __webpack_require__(8954);
// EXTERNAL MODULE: ./build/doors/root.js
var root = __webpack_require__(5572);
// EXTERNAL MODULE: ./build/doors/source.js
var doors_source = __webpack_require__(4009);
// EXTERNAL MODULE: ./build/doors/workflow-commands.js
var workflow_commands = __webpack_require__(7232);
;// CONCATENATED MODULE: ./build/doors/runner.js
function toCommandValue(input){return input==null?"":typeof input=="string"||input instanceof String?input:JSON.stringify(input)}function issueCommand(command,properties,message){let cmd=new Command(command,properties,message);process.stdout.write(cmd.toString()+external_os_.EOL)}var CMD_STRING="::",Command=class{constructor(command,properties,message){command||(command="missing.command"),this.command=command,this.properties=properties,this.message=message}toString(){let cmdStr=CMD_STRING+this.command;if(this.properties&&Object.keys(this.properties).length>0){cmdStr+=" ";let first=!0;for(let key in this.properties)if(this.properties.hasOwnProperty(key)){let val=this.properties[key];val&&(first?first=!1:cmdStr+=",",cmdStr+=`${key}=${escapeProperty(val)}`)}}return cmdStr+=`${CMD_STRING}${escapeData(this.message)}`,cmdStr}};function escapeData(s){return toCommandValue(s).replace(/%/g,"%25").replace(/\r/g,"%0D").replace(/\n/g,"%0A")}function escapeProperty(s){return toCommandValue(s).replace(/%/g,"%25").replace(/\r/g,"%0D").replace(/\n/g,"%0A").replace(/:/g,"%3A").replace(/,/g,"%2C")}function issueFileCommand(command,message){let filePath=process.env[`GITHUB_${command}`];if(!filePath)throw new Error(`Unable to find environment variable for file command ${command}`);if(!external_fs_.existsSync(filePath))throw new Error(`Missing file at path: ${filePath}`);external_fs_.appendFileSync(filePath,`${toCommandValue(message)}${external_os_.EOL}`,{encoding:"utf8"})}function prepareKeyValueMessage(key,value){let delimiter=`ghadelimiter_${external_crypto_.randomUUID()}`,convertedValue=toCommandValue(value);if(key.includes(delimiter))throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);if(convertedValue.includes(delimiter))throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);return`${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`}var __awaiter=function(thisArg,_arguments,P,generator){function adopt(value){return value instanceof P?value:new P(function(resolve){resolve(value)})}return new(P||(P=Promise))(function(resolve,reject){function fulfilled(value){try{step(generator.next(value))}catch(e){reject(e)}}function rejected(value){try{step(generator.throw(value))}catch(e){reject(e)}}function step(result){result.done?resolve(result.value):adopt(result.value).then(fulfilled,rejected)}step((generator=generator.apply(thisArg,_arguments||[])).next())})},{access,appendFile,writeFile}=external_fs_.promises,SUMMARY_ENV_VAR="GITHUB_STEP_SUMMARY";var Summary=class{constructor(){this._buffer=""}filePath(){return __awaiter(this,void 0,void 0,function*(){if(this._filePath)return this._filePath;let pathFromEnv=process.env[SUMMARY_ENV_VAR];if(!pathFromEnv)throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);try{yield access(pathFromEnv,external_fs_.constants.R_OK|external_fs_.constants.W_OK)}catch{throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`)}return this._filePath=pathFromEnv,this._filePath})}wrap(tag,content,attrs={}){let htmlAttrs=Object.entries(attrs).map(([key,value])=>` ${key}="${value}"`).join("");return content?`<${tag}${htmlAttrs}>${content}</${tag}>`:`<${tag}${htmlAttrs}>`}write(options){return __awaiter(this,void 0,void 0,function*(){let overwrite=!!options?.overwrite,filePath=yield this.filePath();return yield(overwrite?writeFile:appendFile)(filePath,this._buffer,{encoding:"utf8"}),this.emptyBuffer()})}clear(){return __awaiter(this,void 0,void 0,function*(){return this.emptyBuffer().write({overwrite:!0})})}stringify(){return this._buffer}isEmptyBuffer(){return this._buffer.length===0}emptyBuffer(){return this._buffer="",this}addRaw(text,addEOL=!1){return this._buffer+=text,addEOL?this.addEOL():this}addEOL(){return this.addRaw(external_os_.EOL)}addCodeBlock(code,lang){let attrs=Object.assign({},lang&&{lang}),element=this.wrap("pre",this.wrap("code",code),attrs);return this.addRaw(element).addEOL()}addList(items,ordered=!1){let tag=ordered?"ol":"ul",listItems=items.map(item=>this.wrap("li",item)).join(""),element=this.wrap(tag,listItems);return this.addRaw(element).addEOL()}addTable(rows){let tableBody=rows.map(row=>{let cells=row.map(cell=>{if(typeof cell=="string")return this.wrap("td",cell);let{header,data,colspan,rowspan}=cell,tag=header?"th":"td",attrs=Object.assign(Object.assign({},colspan&&{colspan}),rowspan&&{rowspan});return this.wrap(tag,data,attrs)}).join("");return this.wrap("tr",cells)}).join(""),element=this.wrap("table",tableBody);return this.addRaw(element).addEOL()}addDetails(label,content){let element=this.wrap("details",this.wrap("summary",label)+content);return this.addRaw(element).addEOL()}addImage(src,alt,options){let{width,height}=options||{},attrs=Object.assign(Object.assign({},width&&{width}),height&&{height}),element=this.wrap("img",null,Object.assign({src,alt},attrs));return this.addRaw(element).addEOL()}addHeading(text,level){let tag=`h${level}`,allowedTag=["h1","h2","h3","h4","h5","h6"].includes(tag)?tag:"h1",element=this.wrap(allowedTag,text);return this.addRaw(element).addEOL()}addSeparator(){let element=this.wrap("hr",null);return this.addRaw(element).addEOL()}addBreak(){let element=this.wrap("br",null);return this.addRaw(element).addEOL()}addQuote(text,cite){let attrs=Object.assign({},cite&&{cite}),element=this.wrap("blockquote",text,attrs);return this.addRaw(element).addEOL()}addLink(text,href){let element=this.wrap("a",text,{href});return this.addRaw(element).addEOL()}},_summary=new Summary;var summary=_summary;var platform=external_os_.platform(),arch=external_os_.arch();var ExitCode;(function(ExitCode2){ExitCode2[ExitCode2.Success=0]="Success",ExitCode2[ExitCode2.Failure=1]="Failure"})(ExitCode||(ExitCode={}));function setOutput(name,value){if(process.env.GITHUB_OUTPUT||"")return issueFileCommand("OUTPUT",prepareKeyValueMessage(name,value));process.stdout.write(external_os_.EOL),issueCommand("set-output",{name},toCommandValue(value))}function saveState(name,value){if(process.env.GITHUB_STATE||"")return issueFileCommand("STATE",prepareKeyValueMessage(name,value));issueCommand("save-state",{name},toCommandValue(value))}async function openRunner(environment,mask){let now=()=>Date.now(),write=line=>process.stdout.write(`${mask.apply(line)}
`),workingFolder=environment.GITHUB_WORKSPACE??process.cwd(),templates=(0,external_node_path_.join)(root/* ROOT */.D,"templates"),signal=(0,cancel/* cancelOnSignal */.q)(()=>write("Cancelled: removing what was made.")),[version,source]=await Promise.all([(0,root.readVersion)(),(0,doors_source/* readSource */.o$)(environment,workingFolder)]),folders=settings=>(0,local/* localFolders */.$)(settings,environment,workingFolder),secret=text=>mask.add(text),progress=(0,progress_recorder/* recordProgress */.l)((0,progress_log/* logSink */.y)(write,now,{detailed:environment.RUNNER_DEBUG==="1",decoration:{open:name=>`::group::${(0,workflow_commands/* escapeData */.uf)(name)}`,close:"::endgroup::",warning:text=>`::warning::${(0,workflow_commands/* escapeData */.uf)(mask.apply(text))}`,text:harmless}}),now);return{context:{progress,signal,now,templates,workingFolder,version,source,owner:(0,doors_source/* readOwner */.A7)(environment),onRunner:!0,runName:(0,doors_source/* readRunName */.P$)(environment),hostCertificates:environment.NODE_EXTRA_CA_CERTS,localFolders:folders,openProvider:(0,provider/* providerOpener */.n)({environment,workingFolder,templates,signal,now,secret,warn:text=>progress.warning(text)}),secret,saveState,summarize:markdown=>{summary.addRaw(mask.apply(markdown),!0)},say:text=>write(harmless(text)),outputsAreRead:!0},handOn:outputs=>{for(let[name,value]of Object.entries((0,output/* byPublicName */.AK)(outputs)))setOutput(name,value)},writeSummary:async()=>{summary.isEmptyBuffer()||await summary.write()}}}


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


/***/ })

};
