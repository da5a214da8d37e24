export const id = 104;
export const ids = [104];
export const modules = {

/***/ 104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   updateOnGitHub: () => (/* binding */ updateOnGitHub)
/* harmony export */ });
/* harmony import */ var _release_publish_release_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7161);
/* harmony import */ var _release_publish_update_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7309);
/* harmony import */ var _github_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8498);
/* harmony import */ var _github_release_gather_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8278);
/* harmony import */ var _github_release_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4719);





async function updateOnGitHub(inputs, { which, address, problems }, context) {
    const { signal } = context;
    const ask = async (github) => (address ? (0,_release_publish_release_id_js__WEBPACK_IMPORTED_MODULE_4__/* .addressProblems */ .X)(address, github) : []);
    const gathered = await (0,_github_release_gather_js__WEBPACK_IMPORTED_MODULE_2__/* .gather */ .k)(inputs, { problems, ask }, context);
    const { github, files } = gathered;
    const release = await (0,_release_publish_update_release_js__WEBPACK_IMPORTED_MODULE_0__/* .existingRelease */ .V)(github, which, { signal });
    const { tag_name: tag, target_commitish: target } = release;
    const subject = { tag, target, onlyIfAsked: true, artifactsPage: true };
    const changelog = await (0,_github_release_gather_js__WEBPACK_IMPORTED_MODULE_2__/* .whatIsNew */ .p)(inputs, { tag, manifest: files.manifest }, context.workingFolder);
    const content = await (0,_github_release_js__WEBPACK_IMPORTED_MODULE_1__/* .contentOf */ .$)(inputs, { ...gathered, changelog }, subject, signal);
    return await (0,_github_release_report_js__WEBPACK_IMPORTED_MODULE_3__/* .reportRelease */ .I)(`Release ${tag}`, github, inputs, context, (deps) => (0,_release_publish_update_release_js__WEBPACK_IMPORTED_MODULE_0__/* .updateRelease */ .B)(release, content, deps));
}


/***/ })

};
