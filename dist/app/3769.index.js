export const id = 3769;
export const ids = [3769];
export const modules = {

/***/ 3848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ DRAFT_STATE),
/* harmony export */   eS: () => (/* binding */ MACHINE_STATE),
/* harmony export */   ho: () => (/* binding */ BUILD_STATE)
/* harmony export */ });
const MACHINE_STATE = "machine";
const BUILD_STATE = "codebuild";
const DRAFT_STATE = "test-draft";


/***/ }),

/***/ 3986:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3783);
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












const words = process.argv.slice(2);
const mask = (0,_doors_mask_js__WEBPACK_IMPORTED_MODULE_9__/* .createMask */ .P)();
let called;
let handedOn = () => ({});
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
        const { readVersion } = await __webpack_require__.e(/* import() */ 5572).then(__webpack_require__.bind(__webpack_require__, 5572));
        print(await readVersion());
    }
    else if (help || !command) {
        print(command ? (0,_doors_help_js__WEBPACK_IMPORTED_MODULE_7__/* .commandHelp */ .b)(command, commandName) : (0,_doors_help_js__WEBPACK_IMPORTED_MODULE_7__/* .overview */ .M)(commandName));
        if (!help)
            process.exitCode = 2;
    }
    else {
        const { openTerminal } = await __webpack_require__.e(/* import() */ 6518).then(__webpack_require__.bind(__webpack_require__, 6518));
        const open = () => openTerminal(process.env, { json, verbose, mask, commandName });
        const inputs = await (0,_declare_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(command, given, (0,_commands_index_js__WEBPACK_IMPORTED_MODULE_1__/* .allInputNames */ .cj)(), async () => (await open()).context, {
            problems,
            writing: (0,_declare_writing_js__WEBPACK_IMPORTED_MODULE_3__/* .terminalWriting */ .JH)(commandName),
        });
        const { context, close, ...terminal } = await open();
        handedOn = terminal.handedOn;
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
        const outputs = { ...handedOn(), ...(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? error.outputs : {}) };
        printJson({ ...(0,_declare_output_js__WEBPACK_IMPORTED_MODULE_11__/* .asJson */ .vA)(called?.outputs ?? {}, outputs), errors: (0,_doors_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failureJson */ .PM)(failure) });
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

function outputDescription(output) {
    return typeof output === "string" ? output : output.description;
}
function byPublicName(outputs) {
    return Object.fromEntries(Object.entries(outputs).flatMap(([key, value]) => (value === undefined ? [] : [[(0,_input_js__WEBPACK_IMPORTED_MODULE_0__/* .publicName */ .px)(key), value]])));
}
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

/***/ 498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* unused harmony export parseInputs */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(578);
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4013);
/* harmony import */ var _writing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(125);




function parseInputs(command, given, known, { problems: earlier = [], writing = (0,_writing_js__WEBPACK_IMPORTED_MODULE_1__/* .terminalWriting */ .JH)("slipway") } = {}) {
    const values = {};
    let complete = true;
    const byName = new Map(Object.entries(command.inputs).map(([key, input]) => [(0,_input_js__WEBPACK_IMPORTED_MODULE_2__/* .publicName */ .px)(key), { key, input }]));
    const strange = Object.entries(given).flatMap(([name, text]) => {
        if (byName.has(name) || !isGiven(text))
            return [];
        return [known.has(name) ? irrelevant(name, command, writing) : unknown(name, [...byName.keys()], command, writing)];
    });
    const wrong = [...byName].flatMap(([name, { key, input }]) => {
        const text = given[name];
        const answer = input.schema.safeParse(isGiven(text) ? text : undefined);
        if (answer.success) {
            values[key] = answer.data;
            return [];
        }
        const standard = input.schema.safeParse(undefined);
        if (standard.success)
            values[key] = standard.data;
        else
            complete = false;
        return [malformed({ name, input, text }, answer.error.issues, writing)];
    });
    const provider = providerOf(command, values);
    const unused = [...byName].flatMap(([name, { input }]) => {
        if (!isGiven(given[name]) || input.provider === undefined || input.provider === provider)
            return [];
        return [otherProvider(name, input.provider, provider, writing)];
    });
    return { values, problems: onceEach([...strange, ...earlier, ...wrong, ...unused]), complete };
}
function providerOf(command, values) {
    const { provider } = values;
    return typeof provider === "string" ? provider : command.providers.length === 1 ? command.providers[0] : undefined;
}
async function readInputs(command, given, known, openContext, more = {}) {
    const { values, problems, complete } = parseInputs(command, given, known, more);
    if (problems.length === 0)
        return values;
    const told = new Set(problems.map(({ subject }) => subject));
    const own = complete && command.check ? await command.check(values, await openContext()) : [];
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemsError */ .FQ([...problems, ...own.filter(({ subject }) => !told.has(subject))]);
}
function isGiven(text) {
    return text !== undefined && text.trim() !== "";
}
function onceEach(problems) {
    return [...new Map(problems.toReversed().map((problem) => [problem.subject, problem])).values()].toReversed();
}
function malformed({ name, input, text }, issues, writing) {
    const said = issues.map(({ message }) => message).join("; ");
    const example = input.example || input.default;
    const sample = example ? `for example ${writing.input(name, example)}` : writing.input(name, "VALUE");
    const usual = `Write ${input.flag ? writing.flag(name) : sample}.`;
    const own = issues.map(({ params }) => params?.remedy).find((remedy) => typeof remedy === "string");
    return {
        subject: name,
        problem: input.secret && isGiven(text) ? said.replaceAll(text.trim(), "***") : said,
        remedy: isGiven(text) ? (own ?? usual) : (input.missing ?? usual),
    };
}
function irrelevant(name, command, writing) {
    return {
        subject: name,
        problem: `${command.name} has no use for it`,
        remedy: `Leave ${name} out; ${writing.help(command.name)}`,
    };
}
function otherProvider(name, wanted, provider, writing) {
    return {
        subject: name,
        problem: `the provider ${provider ?? "that was chosen"} has no use for it`,
        remedy: `Leave ${name} out, or write ${writing.input("provider", wanted)}.`,
    };
}
function unknown(name, names, command, writing) {
    const guess = (0,_base_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(name, [...names, ...writing.words]);
    return {
        subject: name,
        problem: "there is no such input",
        remedy: guess ? `Did you mean ${guess}?` : writing.help(command.name),
    };
}


/***/ }),

/***/ 125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ stepWriting),
/* harmony export */   JH: () => (/* binding */ terminalWriting),
/* harmony export */   wp: () => (/* binding */ inShell)
/* harmony export */ });
function terminalWriting(commandName) {
    return {
        input: (name, value) => `--${name} ${inShell(value)}`,
        flag: (name) => `--${name} or --${name}=false`,
        help: (command) => `${commandName} ${command} --help lists what it takes.`,
        words: ["json", "verbose", "help", "version"],
    };
}
const stepWriting = {
    input: (name, value) => `${name}: ${value}`,
    flag: (name) => `${name}: true or ${name}: false`,
    help: (command) => `docs/commands.md lists what ${command} takes.`,
    words: [],
};
function inShell(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 7364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ readArguments),
  k: () => (/* binding */ unknownCommand)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/nearest.js
var nearest = __webpack_require__(578);
// EXTERNAL MODULE: ./build/commands/index.js + 110 modules
var commands = __webpack_require__(3783);
// EXTERNAL MODULE: ./build/declare/input.js
var input = __webpack_require__(4013);
// EXTERNAL MODULE: ./build/declare/writing.js
var writing = __webpack_require__(125);
// EXTERNAL MODULE: ./build/doors/known-inputs.js
var known_inputs = __webpack_require__(2023);
;// CONCATENATED MODULE: ./build/doors/words.js


const OWN_FLAGS = {
    "--json": "json",
    "--verbose": "verbose",
    "--help": "help",
    "-h": "help",
    "--version": "version",
    "-V": "version",
};
const YES_OR_NO = /^(true|false|yes|no|on|off|0|1)$/i;
const LONG = /^--([a-z][\w-]*)(?:=(.*))?$/is;
const SHORT = /^-[a-z][\w-]*$/i;
function readWords(words, known) {
    const own = new Set();
    const line = { command: undefined, own, inputs: [], shorts: [], loose: [], secret: false };
    let last;
    let scattered = false;
    for (let index = 0; index < words.length; index += 1) {
        const word = words[index] ?? "";
        const next = words[index + 1];
        const flag = OWN_FLAGS[word];
        const [, name, value] = LONG.exec(word) ?? [];
        if (flag) {
            own.add(flag);
        }
        else if (name !== undefined && (known.all.has(name) || !scattered)) {
            const meant = known.all.has(name) ? name : ((0,nearest/* nearest */.p)(name, [...known.all]) ?? name);
            const isFlag = known.flags.has(meant);
            const takes = value === undefined && next !== undefined && !isOption(next) && !isCommand(next, name);
            const takesNext = takes && (!isFlag || YES_OR_NO.test(next));
            line.inputs.push({ name, value: value ?? (takesNext ? next : isFlag ? "true" : undefined) });
            if (takesNext)
                index += 1;
            last = name;
            if (known.secrets.has(meant)) {
                line.secret = true;
                scattered = value === undefined && !takesNext;
            }
            else if (known.all.has(name))
                scattered = false;
        }
        else if (SHORT.test(word) && !scattered) {
            line.shorts.push(word);
            if (next !== undefined && !isOption(next) && !SHORT.test(next) && !isCommand(next))
                index += 1;
        }
        else if (line.command === undefined && word === "help") {
            own.add("help");
        }
        else if (line.command === undefined && (last === undefined || (0,commands/* findCommand */.Zv)(word))) {
            line.command = word;
        }
        else if (word !== "--") {
            line.loose.push({ word, after: last });
            scattered ||= last !== undefined && line.secret;
        }
    }
    if (line.command === undefined && !line.secret)
        line.command = line.loose.shift()?.word;
    return line;
    function isCommand(word, taker) {
        const mayTake = taker !== undefined && known.all.has(taker);
        return !mayTake && line.command === undefined && (0,commands/* findCommand */.Zv)(word) !== undefined;
    }
}
function isOption(word) {
    return word in OWN_FLAGS || LONG.test(word);
}

;// CONCATENATED MODULE: ./build/doors/arguments.js







function readArguments(words, known = (0,known_inputs/* knownInputs */.B)()) {
    const line = readWords(words, known);
    const { own } = line;
    const command = line.command === undefined ? undefined : (0,commands/* findCommand */.Zv)(line.command);
    if (line.command !== undefined && !command)
        throw new errors/* ProblemsError */.FQ([unknownCommand(line.command)]);
    const taken = command ? new Set(Object.keys(command.inputs).map(input/* publicName */.px)) : known.all;
    const problems = [
        ...shortOptions(line, taken),
        ...givenTwice(line, known),
        ...withoutValue(line, taken),
        ...looseWords(line, known),
    ];
    const rest = {
        json: own.has("json"),
        help: own.has("help"),
        version: own.has("version"),
        verbose: own.has("verbose"),
    };
    if (!command && !rest.help && !rest.version && line.inputs.length + problems.length > 0) {
        throw new errors/* ProblemsError */.FQ([unknownCommand(""), ...problems]);
    }
    const scattered = new Set(line.secret ? line.loose.map(({ after }) => after) : []);
    const given = Object.fromEntries(line.inputs.flatMap(({ name, value }) => {
        if (!taken.has(name))
            return [[name, value || "true"]];
        return value && !scattered.has(name) ? [[name, value]] : [];
    }));
    return { command, given, problems, ...rest };
}
function unknownCommand(name) {
    const names = commands/* COMMANDS */.Lo.map((command) => command.name);
    const guess = (0,nearest/* nearest */.p)(name, names);
    return {
        subject: "command",
        problem: name === "" ? "must be given" : `there is no command “${name}”`,
        remedy: guess ? `Did you mean ${guess}?` : `There are: ${names.join(", ")}.`,
    };
}
function shortOptions({ shorts }, taken) {
    const names = [...taken];
    return [...new Set(shorts)].map((word) => {
        const letters = word.replace(/^-/, "");
        const guess = letters.length > 1 ? (0,nearest/* nearest */.p)(letters, names) : undefined;
        const likely = guess ? [guess] : names.filter((name) => letters.length === 1 && name.startsWith(letters));
        const meant = likely.map((name) => `--${name}`).join(", ");
        return {
            subject: word,
            problem: "there is no such input",
            remedy: meant ? `Did you mean ${meant}?` : "Inputs are written --name VALUE.",
        };
    });
}
function givenTwice({ inputs }, { all, several }) {
    const counts = new Map();
    for (const { name } of inputs)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].flatMap(([name, count]) => {
        if (count === 1 || !all.has(name))
            return [];
        const remedy = several.has(name) ? "Put them in one, separated by commas." : "Leave all but one out.";
        return [{ subject: name, problem: `is given ${count} times`, remedy }];
    });
}
function withoutValue({ inputs }, taken) {
    return inputs.flatMap(({ name, value }) => {
        if (!taken.has(name))
            return [];
        if (value === undefined)
            return [{ subject: name, problem: "needs a value", remedy: `Write --${name} VALUE.` }];
        const remedy = "Give it a value; leave it out where it is not needed.";
        return value.trim() === "" ? [{ subject: name, problem: "is empty: a variable that is not set?", remedy }] : [];
    });
}
function looseWords({ loose, inputs, secret }, { flags }) {
    const flag = loose[0]?.after;
    const afterFlag = flag !== undefined && flags.has(flag);
    const others = afterFlag ? loose.slice(1) : loose;
    const problems = [];
    if (afterFlag) {
        problems.push({
            subject: flag,
            problem: "takes no separate value",
            remedy: `Write --${flag} or --${flag}=false.`,
        });
    }
    if (others.length > 0)
        problems.push({ subject: "arguments", ...belongingNowhere(others, inputs, secret) });
    return problems;
}
function belongingNowhere(loose, inputs, secret) {
    const words = loose.map(({ word }) => word);
    const one = words.length === 1;
    const after = loose[0]?.after;
    if (after === undefined) {
        const quoted = secret ? `${words.length} of the words` : words.map((word) => `“${word}”`).join(", ");
        return {
            problem: `${quoted} ${one ? "is neither a command nor an input" : "are neither commands nor inputs"}`,
            remedy: "Inputs are written --name VALUE.",
        };
    }
    if (secret) {
        return {
            problem: `${words.length} ${one ? "word" : "words"} after --${after} ${one ? "belongs" : "belong"} to no input`,
            remedy: `Put the value in quotes: --${after} '…'`,
        };
    }
    const value = inputs.findLast(({ name }) => name === after)?.value;
    const together = loose.filter((each) => each.after === after).map(({ word }) => word);
    return {
        problem: `${words.map((word) => `“${word}”`).join(", ")} after --${after} ${one ? "belongs" : "belong"} to no input`,
        remedy: `If ${one ? "it is" : "they are"} part of the value, put it in quotes: --${after} ${(0,writing/* inShell */.wp)([value, ...together].join(" "))}`,
    };
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
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3783);




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

// EXTERNAL MODULE: ./build/commands/index.js + 110 modules
var build_commands = __webpack_require__(3783);
// EXTERNAL MODULE: ./build/declare/command.js
var command = __webpack_require__(5924);
// EXTERNAL MODULE: ./build/declare/input.js
var declare_input = __webpack_require__(4013);
;// CONCATENATED MODULE: ./build/declare/input-text.js

function inputText(input) {
    return [(0,declare_input/* isRequired */.gx)(input) ? "Required." : "", input.description, input.allowed ?? ""].filter(Boolean).join(" ");
}

// EXTERNAL MODULE: ./build/declare/output.js
var declare_output = __webpack_require__(2436);
// EXTERNAL MODULE: ./build/declare/writing.js
var writing = __webpack_require__(125);
;// CONCATENATED MODULE: ./build/doors/help.js






const WIDTH = 90;
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
        "Builds VM images, tests them, exports them, releases them on GitHub, and leaves nothing behind.",
        ...parts,
        "",
        `${commandName} COMMAND --help tells what a command takes.`,
        "With every command: --json (result as JSON on standard output), --verbose (more lines), -h or --help.",
        "-V or --version tells the version. A flag is switched off with --flag=false.",
        "Exit codes: 0 done, 1 failed, 2 bad input and nothing was made, 130 cancelled.",
    ].join("\n");
}
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


/***/ }),

/***/ 2023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ knownInputs),
/* harmony export */   V: () => (/* binding */ secretTexts)
/* harmony export */ });
/* harmony import */ var _base_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(578);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3783);
/* harmony import */ var _declare_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4013);



function knownInputs() {
    const inputs = _commands_index_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo.flatMap((command) => Object.entries(command.inputs).map(([key, input]) => ({ name: (0,_declare_input_js__WEBPACK_IMPORTED_MODULE_1__/* .publicName */ .px)(key), input })));
    const names = (chosen) => new Set(chosen.map(({ name }) => name));
    return {
        all: names(inputs),
        flags: names(inputs.filter(({ input }) => input.flag)),
        several: names(inputs.filter(({ input }) => input.several)),
        secrets: new Map(inputs.flatMap(({ name, input: { secret, publishedBy } }) => secret ? [[name, publishedBy === undefined ? undefined : (0,_declare_input_js__WEBPACK_IMPORTED_MODULE_1__/* .publicName */ .px)(publishedBy)]] : [])),
    };
}
const SHORTEST = 4;
const SHORTEST_LEAF = 6;
async function secretTexts(given, { all, secrets }) {
    const texts = [];
    for (const [name, text = ""] of Object.entries(given)) {
        const meant = all.has(name) ? name : (0,_base_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, [...all]);
        if (meant === undefined || !secrets.has(meant))
            continue;
        const publisher = secrets.get(meant);
        if (publisher !== undefined && /^(true|yes|on|1)$/i.test(given[publisher] ?? ""))
            continue;
        texts.push(text.trim(), ...(await leavesOf(text)));
    }
    return texts.filter((text) => text.length >= SHORTEST);
}
async function leavesOf(text) {
    if (!/[{[:]/.test(text))
        return [];
    const { parseDocument } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 6582, 19));
    const document = parseDocument(text, { logLevel: "silent" });
    return document.errors.length > 0 ? [] : stringsIn(document.toJS()).filter((leaf) => leaf.length >= SHORTEST_LEAF);
}
function stringsIn(value) {
    if (typeof value === "string")
        return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}


/***/ })

};
