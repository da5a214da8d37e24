export const id = 4416;
export const ids = [4416];
export const modules = {

/***/ 2035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finishDraft: () => (/* binding */ finishDraft)
/* harmony export */ });
/* harmony import */ var _pipeline_draft_guard_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3492);
/* harmony import */ var _post_step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9690);


async function finishDraft(saved) {
    await (0,_post_step_js__WEBPACK_IMPORTED_MODULE_1__/* .inPostStep */ .M)((context, githubToken) => (0,_pipeline_draft_guard_js__WEBPACK_IMPORTED_MODULE_0__/* .removeSavedDraft */ .V)(saved, githubToken, context));
}


/***/ }),

/***/ 9690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ inPostStep)
/* harmony export */ });
/* harmony import */ var _closed_output_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4252);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3360);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8828);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2165);
/* harmony import */ var _step_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6066);
/* harmony import */ var _workflow_commands_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7232);






async function inPostStep(work) {
    (0,_closed_output_js__WEBPACK_IMPORTED_MODULE_3__/* .outliveOutput */ .u)();
    const mask = (0,_mask_js__WEBPACK_IMPORTED_MODULE_4__/* .createMask */ .P)(_workflow_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .maskOnRunner */ .Yu);
    try {
        const { context } = await (0,_runner_js__WEBPACK_IMPORTED_MODULE_1__.openRunner)(process.env, mask);
        await work(context, (0,_step_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readStepInputs */ .W)(process.env)["github-token"]);
    }
    catch (error) {
        (0,_workflow_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .failStep */ .vy)((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .describeFailure */ .Ic)(error, mask.apply));
    }
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
