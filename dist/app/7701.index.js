export const id = 7701;
export const ids = [7701];
export const modules = {

/***/ 7701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   client: () => (/* binding */ client),
/* harmony export */   commands: () => (/* binding */ commands)
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
var command=(0,_shared_chunk_RJ4C2XMM_js__WEBPACK_IMPORTED_MODULE_6__/* .makeBuilder */ .k8)(_shared_chunk_XNOKFXQ5_js__WEBPACK_IMPORTED_MODULE_0__/* .commonParams */ .Sx,"AWSSecurityTokenServiceV20110615","STSClient",_shared_chunk_RJ4C2XMM_js__WEBPACK_IMPORTED_MODULE_6__/* .getEndpointPlugin */ .rD),_ep0={},_mw0=(Command,cs,config,o)=>[];var AssumeRoleCommand=class extends command(_ep0,_mw0,"AssumeRole",_shared_chunk_XNOKFXQ5_js__WEBPACK_IMPORTED_MODULE_0__/* .AssumeRole$ */ .JM){};var AssumeRoleWithWebIdentityCommand=class extends command(_ep0,_mw0,"AssumeRoleWithWebIdentity",_shared_chunk_XNOKFXQ5_js__WEBPACK_IMPORTED_MODULE_0__/* .AssumeRoleWithWebIdentity$ */ .p$){};var GetCallerIdentityCommand=class extends command(_ep0,_mw0,"GetCallerIdentity",_shared_chunk_XNOKFXQ5_js__WEBPACK_IMPORTED_MODULE_0__/* .GetCallerIdentity$ */ .ef){};var client=config=>new _shared_chunk_XNOKFXQ5_js__WEBPACK_IMPORTED_MODULE_0__/* .STSClient */ .iM(config),commands={AssumeRole:AssumeRoleCommand,AssumeRoleWithWebIdentity:AssumeRoleWithWebIdentityCommand,GetCallerIdentity:GetCallerIdentityCommand};


/***/ })

};
