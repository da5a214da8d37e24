export const id = 612;
export const ids = [612];
export const modules = {

/***/ 612:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3056);
/* harmony import */ var _declare_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(498);
/* harmony import */ var _declare_writing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(125);
/* harmony import */ var _doors_arguments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7364);
/* harmony import */ var _doors_closed_output_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4252);
/* harmony import */ var _doors_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3360);
/* harmony import */ var _doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2023);
/* harmony import */ var _doors_mask_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8828);
/* harmony import */ var _doors_step_inputs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6066);
/* harmony import */ var _doors_workflow_commands_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7232);
/** A step on a runner: read the inputs, check them all, run the command, hand on what came out. */











const mask = (0,_doors_mask_js__WEBPACK_IMPORTED_MODULE_7__/* .createMask */ .P)(_doors_workflow_commands_js__WEBPACK_IMPORTED_MODULE_8__/* .maskOnRunner */ .Yu);
(0,_doors_closed_output_js__WEBPACK_IMPORTED_MODULE_9__/* .outliveOutput */ .u)();
try {
    const { command: name = "", ...given } = (0,_doors_step_inputs_js__WEBPACK_IMPORTED_MODULE_10__/* .readStepInputs */ .W)(process.env);
    for (const secret of await (0,_doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .secretTexts */ .V)(given, (0,_doors_known_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .knownInputs */ .B)()))
        mask.add(secret);
    const command = (0,_commands_index_js__WEBPACK_IMPORTED_MODULE_1__/* .findCommand */ .Zv)(name);
    if (!command)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemsError */ .FQ([(0,_doors_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownCommand */ .k)(name)]);
    const check = async () => (await openRunner()).context;
    const inputs = await (0,_declare_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(command, given, (0,_commands_index_js__WEBPACK_IMPORTED_MODULE_1__/* .allInputNames */ .cj)(), check, { writing: _declare_writing_js__WEBPACK_IMPORTED_MODULE_3__/* .stepWriting */ .$$ });
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
    (0,_doors_workflow_commands_js__WEBPACK_IMPORTED_MODULE_8__/* .failStep */ .vy)((0,_doors_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .describeFailure */ .Ic)(error, mask.apply));
}
/** Loaded only when it is needed: a step that fails at once is told so at once. */
async function openRunner() {
    const runner = await __webpack_require__.e(/* import() */ 973).then(__webpack_require__.bind(__webpack_require__, 5973));
    return await runner.openRunner(process.env, mask);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 6066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readStepInputs)
/* harmony export */ });
/** The inputs of the step, by public name, as the runner hands them over: `INPUT_ASSET-ID`. */
function readStepInputs(environment) {
    const given = {};
    for (const [name, value] of Object.entries(environment)) {
        if (name.startsWith("INPUT_") && value)
            given[name.slice("INPUT_".length).toLowerCase()] = value;
    }
    return given;
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
