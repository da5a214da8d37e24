export const id = 986;
export const ids = [986];
export const modules = {

/***/ 3986:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2409);
/* harmony import */ var _declare_input_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4013);
/* harmony import */ var _declare_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(498);
/* harmony import */ var _doors_arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9834);
/* harmony import */ var _doors_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3360);
/* harmony import */ var _doors_help_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3423);
/** A command in a terminal: read the arguments, check them all, run the command, print what came out. */






const words = process.argv.slice(2);
try {
    const { command, given, json, help, version, verbose } = (0,_doors_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .readArguments */ .l)(words);
    if (version) {
        const { readVersion } = await __webpack_require__.e(/* import() */ 572).then(__webpack_require__.bind(__webpack_require__, 5572));
        print(await readVersion());
    }
    else if (help || !command) {
        print(command ? (0,_doors_help_js__WEBPACK_IMPORTED_MODULE_4__/* .commandHelp */ .b)(command) : (0,_doors_help_js__WEBPACK_IMPORTED_MODULE_4__/* .overview */ .M)());
        if (!help)
            process.exitCode = 2;
    }
    else {
        const { openTerminal } = await __webpack_require__.e(/* import() */ 518).then(__webpack_require__.bind(__webpack_require__, 6518));
        const open = () => openTerminal(process.env, { json, verbose });
        const inputs = await (0,_declare_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .K)(command, given, (0,_commands_index_js__WEBPACK_IMPORTED_MODULE_0__/* .allInputNames */ .cj)(), async () => (await open()).context);
        const { context, close } = await open();
        try {
            const outputs = await command.run(inputs, context);
            if (json)
                print(JSON.stringify((0,_declare_input_js__WEBPACK_IMPORTED_MODULE_5__/* .byPublicName */ .A)(outputs), undefined, 2));
        }
        finally {
            close();
        }
    }
}
catch (error) {
    const failure = (0,_doors_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .describeFailure */ .I)(error);
    if (words.includes("--json"))
        print(JSON.stringify({ errors: failure.parts }, undefined, 2));
    process.stderr.write(`${(0,_doors_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failureText */ .k)(failure)}\n`);
    process.exitCode = failure.exitCode;
}
function print(text) {
    process.stdout.write(`${text}\n`);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ overview),
/* harmony export */   b: () => (/* binding */ commandHelp)
/* harmony export */ });
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2409);
/* harmony import */ var _declare_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4013);


const KINDS = {
    release: "Release",
    development: "Stages and looks",
    deployment: "Infrastructure",
};
/** The help of the whole tool: its commands, a line each. */
function overview() {
    const width = Math.max(..._commands_index_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo.map(({ name }) => name.length));
    const parts = Object.entries(KINDS).flatMap(([kind, heading]) => {
        const commands = _commands_index_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo.filter((command) => command.kind === kind);
        return commands.length === 0
            ? []
            : ["", `${heading}:`, ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`)];
    });
    return [
        "slipway COMMAND [--input VALUE] …",
        "",
        "Builds VM images, tests them, exports them, and leaves nothing behind.",
        ...parts,
        "",
        "slipway COMMAND --help tells what a command takes.",
        "With every command: --json (result as JSON on standard output), --verbose (more lines), --version.",
    ].join("\n");
}
/** The help of one command: what it does, what it takes, what comes out. */
function commandHelp(command) {
    const inputs = Object.entries(command.inputs).flatMap(([key, input]) => {
        const value = input.flag ? "" : " VALUE";
        const standard = input.default === undefined || input.default === "" || input.flag ? "" : ` Default: ${input.default}.`;
        return [
            `  --${(0,_declare_input_js__WEBPACK_IMPORTED_MODULE_1__/* .publicName */ .p)(key)}${value}`,
            ...wrap(`${input.description}${standard}`, 90).map((line) => `      ${line}`),
        ];
    });
    const outputs = Object.entries(command.outputs).flatMap(([key, description]) => [
        `  ${(0,_declare_input_js__WEBPACK_IMPORTED_MODULE_1__/* .publicName */ .p)(key)}: ${description}`,
    ]);
    return [
        `slipway ${command.name} [--input VALUE] …`,
        ...(command.aliases?.length ? [`(also: ${command.aliases.join(", ")})`] : []),
        "",
        ...wrap(command.summary, 90),
        ...(command.description ? ["", ...command.description.split("\n").flatMap((line) => wrap(line, 90))] : []),
        "",
        "Inputs:",
        ...inputs,
        ...(outputs.length > 0 ? ["", "Outputs (with --json, and of the step on a runner):", ...outputs] : []),
    ].join("\n");
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
