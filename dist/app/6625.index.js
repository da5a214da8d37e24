export const id = 6625;
export const ids = [6625];
export const modules = {

/***/ 612:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3783);
/* harmony import */ var _declare_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(498);
/* harmony import */ var _declare_writing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(125);
/* harmony import */ var _doors_arguments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7364);
/* harmony import */ var _doors_closed_output_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4252);
/* harmony import */ var _doors_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3360);
/* harmony import */ var _doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2023);
/* harmony import */ var _doors_mask_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8828);
/* harmony import */ var _doors_step_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6066);
/* harmony import */ var _doors_workflow_commands_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7232);











const mask = (0,_doors_mask_js__WEBPACK_IMPORTED_MODULE_8__/* .createMask */ .P)(_doors_workflow_commands_js__WEBPACK_IMPORTED_MODULE_9__/* .maskOnRunner */ .Yu);
(0,_doors_closed_output_js__WEBPACK_IMPORTED_MODULE_10__/* .outliveOutput */ .u)();
try {
    const { command: name = "", ...given } = (0,_doors_step_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .readStepInputs */ .W)(process.env);
    for (const secret of await (0,_doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .secretTexts */ .V)(given, (0,_doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .knownInputs */ .B)()))
        mask.add(secret);
    const command = (0,_commands_index_js__WEBPACK_IMPORTED_MODULE_1__/* .findCommand */ .Zv)(name);
    if (!command)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemsError */ .FQ([(0,_doors_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownCommand */ .k)(name)]);
    const check = async () => (await openRunner()).context;
    const own = (0,_doors_step_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .withoutStepDefaults */ .T)(given, command);
    const inputs = await (0,_declare_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(command, own, (0,_commands_index_js__WEBPACK_IMPORTED_MODULE_1__/* .allInputNames */ .cj)(), check, { writing: _declare_writing_js__WEBPACK_IMPORTED_MODULE_3__/* .stepWriting */ .$$ });
    const runner = await openRunner();
    try {
        runner.handOn(await command.run(inputs, runner.context));
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo)
            runner.handOn(error.outputs);
        throw error;
    }
    finally {
        await runner.writeSummary();
    }
}
catch (error) {
    (0,_doors_workflow_commands_js__WEBPACK_IMPORTED_MODULE_9__/* .failStep */ .vy)((0,_doors_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .describeFailure */ .Ic)(error, mask.apply));
}
async function openRunner() {
    const runner = await __webpack_require__.e(/* import() */ 2165).then(__webpack_require__.bind(__webpack_require__, 2165));
    return await runner.openRunner(process.env, mask);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

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


/***/ }),

/***/ 6066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ withoutStepDefaults),
/* harmony export */   W: () => (/* binding */ readStepInputs)
/* harmony export */ });
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3783);
/* harmony import */ var _declare_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4013);


function readStepInputs(environment) {
    const given = {};
    for (const [name, value] of Object.entries(environment)) {
        if (name.startsWith("INPUT_") && value)
            given[name.slice("INPUT_".length).toLowerCase()] = value;
    }
    return given;
}
function withoutStepDefaults(given, command, commands = _commands_index_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo) {
    const unasked = new Set(commands.flatMap(({ inputs }) => Object.entries(inputs).flatMap(([key, { stepDefault }]) => stepDefault !== undefined && !(key in command.inputs) ? [(0,_declare_input_js__WEBPACK_IMPORTED_MODULE_1__/* .publicName */ .px)(key)] : [])));
    return Object.fromEntries(Object.entries(given).filter(([name]) => !unasked.has(name)));
}


/***/ }),

/***/ 7232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yu: () => (/* binding */ maskOnRunner),
/* harmony export */   uf: () => (/* binding */ escapeData),
/* harmony export */   vy: () => (/* binding */ failStep)
/* harmony export */ });
function failStep(failure) {
    for (const { title, message, remedy } of failure.parts) {
        const properties = title ? ` title=${escapeProperty(title)}` : "";
        process.stdout.write(`::error${properties}::${escapeData(remedy ? `${message}\n→ ${remedy}` : message)}\n`);
    }
    process.exitCode = failure.exitCode;
}
function maskOnRunner(secret) {
    process.stdout.write(`::add-mask::${escapeData(secret)}\n`);
}
function escapeData(text) {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}


/***/ })

};
