export const id = 756;
export const ids = [756];
export const modules = {

/***/ 3848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ MACHINE_STATE)
/* harmony export */ });
/** Name of the state by which a step tells its post step what to remove. Alone in a file: the post step reads only this at first. */
const MACHINE_STATE = "machine";


/***/ }),

/***/ 6756:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _base_state_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3848);
/** The end of the job: what the step made and nobody removed is removed now, found again by its asset-id. */

const saved = process.env[`STATE_${_base_state_names_js__WEBPACK_IMPORTED_MODULE_0__/* .MACHINE_STATE */ .e}`];
if (saved) {
    const { finishJob } = await Promise.all(/* import() */[__webpack_require__.e(377), __webpack_require__.e(904), __webpack_require__.e(384)]).then(__webpack_require__.bind(__webpack_require__, 384));
    await finishJob(saved);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
