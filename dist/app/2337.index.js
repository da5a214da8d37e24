export const id = 2337;
export const ids = [2337];
export const modules = {

/***/ 2337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishOnGitHub: () => (/* binding */ publishOnGitHub)
});

// EXTERNAL MODULE: ./build/release/facts.js
var facts = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/release/publish/fitting.js

function isEmpty({ sources, split, links, body }) {
    return body === undefined && sources.length + split.length + links.length === 0;
}
function latestProblems({ makeLatest, draft, prerelease, }) {
    if (makeLatest !== "true" || !(draft || prerelease))
        return [];
    return [
        {
            subject: "make-latest",
            problem: `a ${draft ? "draft" : "prerelease"} cannot be the latest release`,
            remedy: draft ? "Leave it out, and give it when you publish." : "Leave make-latest out, or prerelease.",
        },
    ];
}
function standsAgainst(release, { draft, prerelease, makeLatest }) {
    const { tag_name: tag, immutable, html_url: url } = release;
    if (makeLatest === "true" && prerelease === undefined && release.prerelease) {
        throw new errors/* UserError */.yo(`${tag} is marked as a prerelease, which cannot be the latest release: ${url}`, "Give prerelease: false as well, or leave make-latest out.");
    }
    if (release.draft)
        return [];
    return [
        ...(draft
            ? [
                `${tag} is published already, and stays so, whatever draft says: people see at once what this run changes. ${url}`,
            ]
            : []),
        ...(immutable && makeLatest !== undefined
            ? [`${tag} is immutable: make-latest is passed over, only title and notes can be changed.`]
            : []),
    ];
}

// EXTERNAL MODULE: ./build/release/body/mark.js
var mark = __webpack_require__(9686);
// EXTERNAL MODULE: ./build/release/publish/draft.js
var draft = __webpack_require__(3781);
// EXTERNAL MODULE: ./build/release/publish/find.js
var find = __webpack_require__(1067);
// EXTERNAL MODULE: ./build/release/publish/finish.js + 13 modules
var finish = __webpack_require__(4525);
;// CONCATENATED MODULE: ./build/release/publish/publish-release.js






async function publishRelease(request, deps) {
    const { tag, draft, makeLatest, commit } = request;
    const release = await deps.phase("Find the release", async (task) => {
        const { release: found, made } = await findOrMake(request, deps);
        task.line(`${made ? "Made" : "Found"} ${found.draft ? "the draft" : "the release"} ${found.html_url}`);
        for (const warning of standsAgainst(found, request))
            deps.warn(warning);
        return found;
    });
    const target = request.target ?? ((0,mark/* readMark */.Mp)(release.body) ? commit : undefined);
    const released = await (0,finish/* finish */.O)(release, request, { tag, target, publish: !draft, makeLatest }, deps);
    if (released.release.assets.length === 0 && released.bodyFiles.length === 0) {
        deps.warn(`${tag} has no files: neither release-folder nor files names any.`);
    }
    return released;
}
async function findOrMake(request, deps) {
    const { tag, commit, target = commit, assetId, nonce, name = request.defaultName, prerelease = false } = request;
    const { github, signal, warn } = deps;
    const found = (0,find/* chooseRelease */.bX)(await (0,find/* findReleases */.Oi)(github, tag, { signal }), tag, github);
    for (const stray of found.strays)
        warn((0,find/* strayWarning */.i1)(stray, tag, github));
    if (found.release)
        return { release: found.release, made: false };
    if (isEmpty(request)) {
        throw new errors/* UserError */.yo(`There is no draft of ${tag} to publish, and nothing was given to release.`, "Give release-folder, files or notes. If one of them comes from another step, look whether that step has such an output.");
    }
    const mark = { tag, assetId, nonce };
    (0,finish/* checkBody */.l)(undefined, { request, mark });
    const opened = await (0,draft/* openDraft */.U)({ mark, target, name, prerelease }, deps);
    for (const stray of opened.strays)
        warn((0,find/* strayWarning */.i1)(stray, tag, github));
    return { release: opened.release, made: true };
}

// EXTERNAL MODULE: ./build/release/publish/tag.js
var publish_tag = __webpack_require__(2310);
// EXTERNAL MODULE: ./build/release/publish/target.js
var publish_target = __webpack_require__(9757);
// EXTERNAL MODULE: ./build/pipeline/github-release.js + 13 modules
var github_release = __webpack_require__(8498);
// EXTERNAL MODULE: ./build/pipeline/github-release-gather.js + 20 modules
var github_release_gather = __webpack_require__(8278);
// EXTERNAL MODULE: ./build/pipeline/github-release-report.js + 1 modules
var github_release_report = __webpack_require__(4719);
;// CONCATENATED MODULE: ./build/pipeline/publish-on-github.js








async function publishOnGitHub(inputs, context) {
    const { signal, onRunner, source } = context;
    const { draft, makeLatest } = inputs;
    const startedFor = source.ref?.startsWith("refs/tags/") ? source.ref : undefined;
    const named = inputs.tag ?? startedFor;
    const tag = (0,publish_tag/* tagName */.w)(named ?? "");
    const noTag = (0,publish_tag/* tagProblems */.n)(named === undefined ? undefined : tag);
    let place = { problems: [] };
    const ask = async (github) => {
        if (noTag.length > 0)
            return [];
        const commit = onRunner && isOf(github, source.repository) ? source.commit : undefined;
        place = await (0,publish_target/* placeTag */.A)(github, tag, { target: inputs.target, commit }, { signal });
        if (place.elsewhere !== undefined)
            context.progress.warning(elsewhereWarning(tag, place.elsewhere, commit));
        return place.problems;
    };
    const gathered = await (0,github_release_gather/* gather */.k)(inputs, { problems: [...noTag, ...latestProblems(inputs)], tag, ask }, context);
    const { github, files } = gathered;
    const { target, commit } = place;
    const content = await (0,github_release/* contentOf */.$)(inputs, gathered, { tag, target: target ?? commit }, signal);
    const defaultName = files.manifest ? (0,facts/* title */.DD)(files.manifest) : tag;
    return await (0,github_release_report/* reportRelease */.I)(`Release ${tag}`, github, inputs, context, (deps) => publishRelease({ ...content, tag, target, commit, defaultName, draft, makeLatest }, deps));
}
function isOf({ repository: { owner, repo } }, name) {
    return name?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}
function elsewhereWarning(tag, at, commit) {
    return `The tag ${tag} is at ${at}, and this run works on ${commit}: what is released may not be what the tag names.`;
}


/***/ })

};
