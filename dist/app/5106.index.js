export const id = 5106;
export const ids = [5106];
export const modules = {

/***/ 5106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findCredentials: () => (/* binding */ findCredentials),
/* harmony export */   findRegion: () => (/* binding */ findRegion)
/* harmony export */ });
/* harmony import */ var _shared_chunk_XNOKFXQ5_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5886);
/* harmony import */ var _shared_chunk_63WAJ24X_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8941);
/* harmony import */ var _shared_chunk_P47Z4RMG_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6373);
/* harmony import */ var _shared_chunk_XTDKDSPN_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9432);
/* harmony import */ var _shared_chunk_TZPQD4NJ_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6067);
/* harmony import */ var _shared_chunk_NNYAXEJI_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7562);
/* harmony import */ var _shared_chunk_RJ4C2XMM_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9339);
/* harmony import */ var _shared_chunk_FQWHOQGT_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7683);
/* harmony import */ var _shared_chunk_JCTLA2DV_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5788);
/* harmony import */ var _shared_chunk_WZY2LYF3_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6260);
/* harmony import */ var _shared_chunk_QSIP347N_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5037);
/* harmony import */ var _shared_chunk_X4Q3DBS5_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5420);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5145);
var fromNodeProviderChain=(init={})=>{let chain;return async args=>{if(!chain){let{defaultProvider}=await __webpack_require__.e(/* import() */ 675).then(__webpack_require__.bind(__webpack_require__, 675));chain=defaultProvider({...init})}return chain(args)}};async function findCredentials(profile){return await fromNodeProviderChain(profile===void 0?{}:{profile})()}async function findRegion(profile){try{return await new _shared_chunk_XNOKFXQ5_js__WEBPACK_IMPORTED_MODULE_0__/* .STSClient */ .iM(profile===void 0?{}:{profile}).config.region()}catch(error){if(/^Region is missing/.test((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_12__/* .messageOf */ .bD)(error)))return;throw error}}


/***/ })

};
