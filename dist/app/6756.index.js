export const id = 6756;
export const ids = [6756];
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

/***/ 6756:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _base_state_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3848);

const machine = process.env[`STATE_${_base_state_names_js__WEBPACK_IMPORTED_MODULE_0__/* .MACHINE_STATE */ .eS}`];
if (machine) {
    const { finishJob } = await Promise.all(/* import() */[__webpack_require__.e(1639), __webpack_require__.e(653), __webpack_require__.e(2165), __webpack_require__.e(384)]).then(__webpack_require__.bind(__webpack_require__, 384));
    await finishJob(machine);
}
const build = process.env[`STATE_${_base_state_names_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILD_STATE */ .ho}`];
const draft = process.env[`STATE_${_base_state_names_js__WEBPACK_IMPORTED_MODULE_0__/* .DRAFT_STATE */ .U}`];
await Promise.all([
    build && Promise.all(/* import() */[__webpack_require__.e(1639), __webpack_require__.e(653), __webpack_require__.e(2165), __webpack_require__.e(1783)]).then(__webpack_require__.bind(__webpack_require__, 1783)).then(({ finishBuild }) => finishBuild(build)),
    draft && Promise.all(/* import() */[__webpack_require__.e(1639), __webpack_require__.e(653), __webpack_require__.e(2165), __webpack_require__.e(4416)]).then(__webpack_require__.bind(__webpack_require__, 2035)).then(({ finishDraft }) => finishDraft(draft)),
]);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
