export const id = 986;
export const ids = [986];
export const modules = {

/***/ 3986:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3056);
/* harmony import */ var _declare_output_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2436);
/* harmony import */ var _declare_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(498);
/* harmony import */ var _declare_writing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(125);
/* harmony import */ var _doors_arguments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7364);
/* harmony import */ var _doors_closed_output_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4252);
/* harmony import */ var _doors_command_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(339);
/* harmony import */ var _doors_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3360);
/* harmony import */ var _doors_help_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8377);
/* harmony import */ var _doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2023);
/* harmony import */ var _doors_mask_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8828);
/** A command in a terminal: read the arguments, check them all, run the command, print what came out. */












const words = process.argv.slice(2);
const mask = (0,_doors_mask_js__WEBPACK_IMPORTED_MODULE_9__/* .createMask */ .P)();
let called;
let commandName = "slipway";
(0,_doors_closed_output_js__WEBPACK_IMPORTED_MODULE_10__/* .outliveOutput */ .u)();
try {
    const known = (0,_doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .knownInputs */ .B)();
    const { command, given, problems, json, help, version, verbose } = (0,_doors_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .readArguments */ .l)(words, known);
    called = command;
    for (const secret of await (0,_doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .secretTexts */ .V)(given, known))
        mask.add(secret);
    commandName = await (0,_doors_command_name_js__WEBPACK_IMPORTED_MODULE_5__/* .readCommandName */ .d)(process.env, process.argv[1] ?? "slipway", process.cwd());
    if (version) {
        const { readVersion } = await __webpack_require__.e(/* import() */ 572).then(__webpack_require__.bind(__webpack_require__, 5572));
        print(await readVersion());
    }
    else if (help || !command) {
        print(command ? (0,_doors_help_js__WEBPACK_IMPORTED_MODULE_7__/* .commandHelp */ .b)(command, commandName) : (0,_doors_help_js__WEBPACK_IMPORTED_MODULE_7__/* .overview */ .M)(commandName));
        if (!help)
            process.exitCode = 2;
    }
    else {
        const { openTerminal } = await __webpack_require__.e(/* import() */ 518).then(__webpack_require__.bind(__webpack_require__, 6518));
        const open = () => openTerminal(process.env, { json, verbose, mask, commandName });
        const inputs = await (0,_declare_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(command, given, (0,_commands_index_js__WEBPACK_IMPORTED_MODULE_1__/* .allInputNames */ .cj)(), async () => (await open()).context, {
            problems,
            writing: (0,_declare_writing_js__WEBPACK_IMPORTED_MODULE_3__/* .terminalWriting */ .JH)(commandName),
        });
        const { context, close } = await open();
        try {
            const outputs = await command.run(inputs, context);
            if (json)
                printJson((0,_declare_output_js__WEBPACK_IMPORTED_MODULE_11__/* .asJson */ .vA)(command.outputs, outputs));
        }
        finally {
            close();
        }
    }
}
catch (error) {
    const failure = (0,_doors_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .describeFailure */ .Ic)(error, mask.apply);
    if (words.includes("--json")) {
        const outputs = error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo && called ? (0,_declare_output_js__WEBPACK_IMPORTED_MODULE_11__/* .asJson */ .vA)(called.outputs, error.outputs) : {};
        printJson({ ...outputs, errors: (0,_doors_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failureJson */ .PM)(failure) });
    }
    process.stderr.write(`${(0,_doors_command_name_js__WEBPACK_IMPORTED_MODULE_5__/* .asCalled */ .Q)((0,_doors_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failureText */ .kY)(failure), commandName)}\n`);
    process.exitCode = failure.exitCode;
}
function print(text) {
    process.stdout.write(`${text}\n`);
}
function printJson(value) {
    print(JSON.stringify(value, undefined, 2));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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

/***/ 339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ asCalled),
/* harmony export */   d: () => (/* binding */ readCommandName)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3056);




/**
 * How Slipway was called, as something that can be typed again: `slipway` where that is found in PATH and is the same
 * file, else Node.js with the file's path.
 * @param file path of the file that runs, `process.argv[1]`.
 */
async function readCommandName(environment, file, workingFolder) {
    const folders = (environment.PATH ?? "").split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).filter((folder) => folder !== "");
    const [own, ...found] = await Promise.all([file, ...folders.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "slipway"))].map(followed));
    if (own !== undefined && found.find((path) => path !== undefined) === own)
        return "slipway";
    const near = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workingFolder, file);
    return `node ${near.startsWith("..") ? file : near}`;
}
async function followed(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
    }
    catch (error) {
        if (["ENOENT", "ENOTDIR", "EACCES", "ELOOP"].includes((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) ?? ""))
            return undefined;
        throw error;
    }
}
/**
 * Words commands in a text as this process was called, so that they can be copied: messages everywhere below say
 * `slipway sweep`, which in a clone is `node dist/cli/index.js sweep`.
 */
function asCalled(text, commandName) {
    return text.replaceAll(CALL, `${commandName} `);
}
const CALL = new RegExp(`(?<![\\w/-])slipway (?=(?:${_commands_index_js__WEBPACK_IMPORTED_MODULE_3__/* .COMMANDS */ .Lo.map(({ name }) => name).join("|")})\\b)`, "g");


/***/ }),

/***/ 8377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ commandHelp),
  M: () => (/* binding */ overview)
});

// EXTERNAL MODULE: ./build/commands/index.js + 78 modules
var build_commands = __webpack_require__(3056);
// EXTERNAL MODULE: ./build/declare/command.js
var command = __webpack_require__(5924);
// EXTERNAL MODULE: ./build/declare/input.js
var declare_input = __webpack_require__(4013);
;// CONCATENATED MODULE: ./build/declare/input-text.js

/** What is said of an input wherever it is listed: that it must be given, what it is, and what may be written. */
function inputText(input) {
    return [(0,declare_input/* isRequired */.gx)(input) ? "Required." : "", input.description, input.allowed ?? ""].filter(Boolean).join(" ");
}

// EXTERNAL MODULE: ./build/declare/output.js
var declare_output = __webpack_require__(2436);
// EXTERNAL MODULE: ./build/declare/writing.js
var writing = __webpack_require__(125);
;// CONCATENATED MODULE: ./build/doors/help.js






const WIDTH = 90;
/** The help of the whole tool: its commands, a line each. @param commandName how Slipway was called. */
function overview(commandName) {
    const width = Math.max(...build_commands/* COMMANDS */.Lo.map(({ name }) => name.length));
    const parts = Object.keys(command/* KIND_NAMES */.k).flatMap((kind) => {
        const commands = build_commands/* COMMANDS */.Lo.filter((command) => command.kind === kind);
        return commands.length === 0
            ? []
            : ["", `${command/* KIND_NAMES */.k[kind]}:`, ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`)];
    });
    return [
        `${commandName} COMMAND [--input VALUE | --flag] …`,
        "",
        "Builds VM images, tests them, exports them, and leaves nothing behind.",
        ...parts,
        "",
        `${commandName} COMMAND --help tells what a command takes.`,
        "With every command: --json (result as JSON on standard output), --verbose (more lines), -h or --help.",
        "-V or --version tells the version. A flag is switched off with --flag=false.",
        "Exit codes: 0 done, 1 failed, 2 bad input and nothing was made, 130 cancelled.",
    ].join("\n");
}
/** The help of one command: what it does, what it takes, what comes out. The inputs that all commands take come last. */
function commandHelp(command, commandName) {
    const common = (0,declare_input/* commonInputs */.j$)(build_commands/* COMMANDS */.Lo);
    const outputs = Object.entries(command.outputs).map(([key, output]) => `  ${(0,declare_input/* publicName */.px)(key)}: ${(0,declare_output/* outputDescription */.OR)(output)}`);
    return [
        `${commandName} ${command.name} [--input VALUE | --flag] …`,
        ...(command.aliases?.length ? [`(also: ${command.aliases.join(", ")})`] : []),
        "",
        ...wrap(command.summary, WIDTH),
        ...(command.description ? ["", ...command.description.split("\n").flatMap((line) => wrap(line, WIDTH))] : []),
        ...(0,declare_input/* groupInputs */.tS)(command, common).flatMap(({ heading, inputs }) => inputPart(heading, inputs)),
        ...(outputs.length > 0 ? ["", "Outputs (with --json, and of the step on a runner):", ...outputs] : []),
        "",
        "An input without VALUE is a flag: --name switches it on, --name=false off.",
    ].join("\n");
}
function inputPart(heading, inputs) {
    if (inputs.length === 0)
        return [];
    const lines = inputs.flatMap(([key, input]) => {
        const name = `--${(0,declare_input/* publicName */.px)(key)}`;
        const standard = input.default && !input.flag ? ` Default: ${input.default}.` : "";
        const example = input.example ? ` Example: ${name} ${(0,writing/* inShell */.wp)(input.example)}` : "";
        return [
            `  ${name}${input.flag ? "" : " VALUE"}`,
            ...wrap(`${inputText(input)}${standard}${example}`, WIDTH).map((line) => `      ${line}`),
        ];
    });
    return ["", `${heading}:`, ...lines];
}
function wrap(text, width) {
    const lines = [];
    let line = "";
    for (const word of text.split(" ")) {
        if (line !== "" && line.length + 1 + word.length > width) {
            lines.push(line);
            line = word;
        }
        else {
            line = line === "" ? word : `${line} ${word}`;
        }
    }
    return [...lines, line];
}


/***/ })

};
