export const id = 285;
export const ids = [285];
export const modules = {

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


async function writeWhole(path, content) {
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex")}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(temporary, content, { mode: 0o600, flag: "wx" });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, path);
}


/***/ }),

/***/ 4558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ checksumsProblems),
  P: () => (/* binding */ writeReleaseChecksums)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/host/writable.js
var writable = __webpack_require__(7911);
// EXTERNAL MODULE: ./build/release/file-names.js
var file_names = __webpack_require__(7087);
// EXTERNAL MODULE: ./build/base/write-whole.js
var write_whole = __webpack_require__(201);
// EXTERNAL MODULE: ./build/release/sums.js
var sums = __webpack_require__(3972);
;// CONCATENATED MODULE: ./build/release/files/subjects.js




async function writeSubjects(path, files) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const lines = files.map(({ name, sha256 }) => ({ file: name, sha256 }));
    await (0,write_whole/* writeWhole */.f)(path, (0,sums/* checksums */.v)(lines));
}

;// CONCATENATED MODULE: ./build/pipeline/github-release-checksums.js






async function checksumsProblems(given, folder) {
    if (given === undefined)
        return [];
    const path = (0,external_node_path_.resolve)(folder, given);
    const problem = (await isFolder(path)) ? `${path} is a folder` : await (0,writable/* unwritable */.m)((0,external_node_path_.dirname)(path));
    return problem === undefined ? [] : [{ subject: "checksums-file", problem, remedy: "Name another file." }];
}
async function writeReleaseChecksums(given, { release, settled }, { workingFolder, temporaryFolder }) {
    const usual = settled.length > 0 && temporaryFolder && (0,external_node_path_.join)(temporaryFolder, `slipway-release-${release.id}`, file_names/* SUMS_FILE */.A$);
    const path = given === undefined ? usual : (0,external_node_path_.resolve)(workingFolder, given);
    if (!path)
        return undefined;
    try {
        await writeSubjects(path, settled.map(({ source: { name }, sha256 }) => ({ name, sha256 })));
        return path;
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === undefined)
            throw error;
        const state = release.draft ? "The draft is whole" : "The release is published and whole";
        throw new errors/* UserError */.yo(`${state}, but its checksums could not be written to ${path}: ${(0,errors/* messageOf */.bD)(error)}`, "Make room, or name another checksums-file, and run again: nothing is uploaded twice.", { cause: error });
    }
}
async function isFolder(path) {
    try {
        return (await (0,promises_.stat)(path)).isDirectory();
    }
    catch (error) {
        if (["ENOENT", "ENOTDIR", "EACCES"].includes((0,errors/* codeOf */.$N)(error) ?? ""))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 8278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ gather),
  p: () => (/* binding */ whatIsNew)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/github/error.js
var github_error = __webpack_require__(7700);
// EXTERNAL MODULE: ./build/release/body/lines.js
var body_lines = __webpack_require__(748);
;// CONCATENATED MODULE: ./build/release/body/version-names.js
function versionNames(names) {
    const all = names.flatMap((name) => [name, name.replace(/^.*[/@]/, ""), /\d+(?:\.\d+)+.*$/.exec(name)?.[0] ?? name]);
    const plain = all.map((name) => name.replace(/^v(?=\d)/, "")).sort((one, other) => one.length - other.length);
    return [...new Set(plain)].filter((name) => name !== "");
}
function speaksOf(heading, name) {
    const found = new RegExp(`(?<![\\w.+-])v?${literally(name)}(?![\\w+-]|\\.\\w)`, "i").exec(heading);
    if (!found)
        return undefined;
    return /^[^\p{L}\p{N}]*(?:(?:version|release)\s+)?$/iu.test(heading.slice(0, found.index)) ? "first" : "later";
}
function isNamedAfter(stem, name) {
    return stem === name || new RegExp(`[-_. ]v?${literally(name)}$`, "i").test(stem);
}
function literally(text) {
    return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

;// CONCATENATED MODULE: ./build/release/body/changelog-section.js


const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*\S/;
function changelogSection(markdown, names, { whole = false } = {}) {
    const { lines } = (0,body_lines/* scan */.S)(markdown);
    const headings = headingsOf(lines);
    const found = whole ? undefined : best(headings, names);
    if (!found && !whole)
        return undefined;
    const title = headings[0];
    const from = found ? found.below : title?.level === 1 && isBlank(lines.slice(0, title.at)) ? title.below : 0;
    const next = found && headings.find(({ at, level }) => at >= found.below && level <= found.level);
    const text = lines.slice(from, next?.at).filter((line) => line.inert || !DEFINITION.test(line.text));
    return withDefinitions(text, lines);
}
function versionsIn(markdown) {
    return headingsOf((0,body_lines/* scan */.S)(markdown).lines)
        .map(({ text }) => text)
        .filter((text) => /\d+\.\d+|unreleased/i.test(text));
}
function headingsOf(lines) {
    return lines.flatMap((line, at) => {
        const heading = (0,body_lines/* headingOf */.W)(line, lines[at + 1]);
        return heading ? [{ at, below: at + heading.lines, level: heading.level, text: heading.text }] : [];
    });
}
function best(headings, names) {
    for (const where of ["first", "later"]) {
        for (const name of names) {
            const fitting = headings.filter(({ text }) => speaksOf(text, name) === where);
            const [highest] = fitting.sort((one, other) => one.level - other.level || one.at - other.at);
            if (highest)
                return highest;
        }
    }
    return undefined;
}
function isBlank(lines) {
    return lines.every(({ text, inert }) => inert || text.trim() === "");
}
function withDefinitions(section, all) {
    const text = section
        .map((line) => line.text)
        .join("\n")
        .trim();
    const used = all.flatMap((line) => {
        const label = line.inert ? undefined : DEFINITION.exec(line.text)?.[1];
        return label !== undefined && text.toLowerCase().includes(`[${label.toLowerCase()}]`) ? [line.text] : [];
    });
    return text === "" || used.length === 0 ? text : `${text}\n\n${used.join("\n")}`;
}

;// CONCATENATED MODULE: ./build/release/body/changelog.js





async function readChangelog(path, names) {
    const wanted = versionNames(names);
    const [name = ""] = wanted;
    const file = await fileOf(path, wanted);
    if (file === undefined)
        return wrong(`${path} is not there.`, "Name the file, relative to the working folder, or leave changelog out.");
    if (file === "no file")
        return wrong(`The folder ${path} has no changes_${name}.md.`, "Add that file, or name another one.");
    const markdown = await (0,promises_.readFile)(file, "utf8");
    const section = changelogSection(markdown, wanted, { whole: isAbout(file, wanted) });
    if (section === undefined) {
        const there = versionsIn(markdown).slice(0, 3);
        return wrong(`${file} has no section for ${name}${there.length > 0 ? ` (it begins with ${there.join(", ")})` : ""}.`, `Add a heading “## ${name}” with what is new, or leave changelog out.`);
    }
    if (section === "")
        return wrong(`The section for ${name} in ${file} is empty.`, "Write down what is new.");
    return { text: section, file };
}
function wrong(problem, remedy) {
    return { problem: { subject: "changelog", problem, remedy } };
}
async function fileOf(path, names) {
    const kind = await kindOf(path);
    if (kind !== "folder")
        return kind && path;
    for (const name of names) {
        const file = (0,external_node_path_.join)(path, `changes_${name}.md`);
        if ((await kindOf(file)) === "file")
            return file;
    }
    return "no file";
}
async function kindOf(path) {
    try {
        return (await (0,promises_.stat)(path)).isDirectory() ? "folder" : "file";
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT" || (0,errors/* codeOf */.$N)(error) === "ENOTDIR")
            return undefined;
        throw error;
    }
}
function isAbout(file, names) {
    const stem = (0,external_node_path_.basename)(file).replace(/\.\w+$/, "");
    return names.some((name) => isNamedAfter(stem, name));
}

// EXTERNAL MODULE: ./build/release/body/generated.js
var generated = __webpack_require__(1190);
;// CONCATENATED MODULE: ./build/release/body/relative-links.js


const LINK = /(`+)(?!`).*?(?<!`)\1(?!`)|(\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)([^)\s>]+)/g;
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/|#|\?)/i;
function linksFromTop(markdown, folder) {
    if (folder === "" || folder === "." || folder.startsWith(".."))
        return markdown;
    const lines = (0,body_lines/* scan */.S)(markdown).lines.map(({ text, inert }) => inert
        ? text
        : text.replaceAll(LINK, (whole, _ticks, before, address) => {
            if (before === undefined || address === undefined || ABSOLUTE.test(address))
                return whole;
            const path = external_node_path_.posix.join(folder, address);
            return path.startsWith("..") ? whole : `${before}${path}`;
        }));
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./build/release/files/check.js
const MOST_FILES = 1_000;
function checkRequest({ linkBase }) {
    if (linkBase === undefined || (/^https?:$/.test(URL.parse(linkBase)?.protocol ?? "") && !/[?#]/.test(linkBase))) {
        return [];
    }
    const remedy = "Give the address of a folder, as in https://downloads.example.org/1.4.0.";
    return [{ subject: "link-base", problem: `“${linkBase}” is no address that a file's name can follow.`, remedy }];
}
function checkFound(found) {
    return found.flatMap(({ source, input, fileName }) => {
        if (source.name === "") {
            const problem = `${source.where} can have no name in a release: GitHub keeps nothing of “${fileName}”.`;
            return [{ subject: input, problem, remedy: "Give it a name with letters or digits of ASCII." }];
        }
        if (source.size > 0)
            return [];
        const problem = `${source.where} is empty, and GitHub takes no empty file.`;
        return [{ subject: input, problem, remedy: "Leave it out, or see why nothing was written into it." }];
    });
}
function checkNames({ sources, split, links }) {
    const names = [
        ...[...sources, ...links.map(({ source }) => source)].map(({ name, where }) => ({ name, where })),
        ...split.flatMap(({ whole, parts, companions }) => [whole.name, ...parts.map(({ name }) => name), ...companions].map((name) => ({
            name,
            where: whole.where,
        }))),
    ].filter(({ name }) => name !== "");
    const places = new Map();
    for (const { name, where } of names)
        places.set(name, [...(places.get(name) ?? []), where]);
    const twice = [...places]
        .filter(([, wheres]) => wheres.length > 1)
        .map(([name, wheres]) => ({
        subject: "files",
        problem: `${wheres.join(" and ")} would both be called ${name} in the release.`,
        remedy: "Rename one of them, or leave it out.",
    }));
    const assets = names.length - links.length - split.length;
    if (assets <= MOST_FILES)
        return twice;
    const problem = `${assets} files are more than the ${MOST_FILES} that a release can have.`;
    return [...twice, { subject: "files", problem, remedy: "Put some of them into an archive." }];
}

;// CONCATENATED MODULE: ./build/release/files/entry.js
function readEntries(files) {
    return files.split(/\r?\n/).flatMap(splitAtCommas).map(readEntry);
}
function splitAtCommas(line) {
    const words = [""];
    let depth = 0;
    for (const letter of line) {
        if (letter === "{")
            depth += 1;
        if (letter === "}")
            depth = Math.max(0, depth - 1);
        if (letter === "," && depth === 0)
            words.push("");
        else
            words[words.length - 1] += letter;
    }
    return words.map((word) => word.trim()).filter((word) => word !== "");
}
function readEntry(text) {
    const at = text.indexOf("#");
    if (at <= 0)
        return { text, path: text };
    const label = text.slice(at + 1).trim();
    return { text, path: text.slice(0, at).trim(), ...(label === "" ? {} : { label }) };
}
function isGlob(path) {
    return /[*?[\]{}]|[!+@]\(/.test(path);
}

// EXTERNAL MODULE: ./build/providers/aws/export/objects.js
var objects = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/release/files/asset-name.js
var asset_name = __webpack_require__(4332);
// EXTERNAL MODULE: ./build/release/files/content-type.js
var content_type = __webpack_require__(5796);
;// CONCATENATED MODULE: ./build/release/files/found.js



function factsOf(path, more = {}) {
    const fileName = (0,external_node_path_.basename)(path);
    const name = (0,asset_name/* assetName */.S)(fileName);
    const label = more.label ?? (name === fileName ? undefined : fileName);
    return { ...more, name, contentType: (0,content_type/* contentTypeOf */.J)(name), ...(label === undefined ? {} : { label }) };
}
function together(findings) {
    return {
        found: findings.flatMap(({ found }) => found),
        problems: findings.flatMap(({ problems }) => problems),
    };
}

// EXTERNAL MODULE: ./build/providers/aws/export/object-range.js
var object_range = __webpack_require__(6443);
// EXTERNAL MODULE: ./build/release/files/stream.js
var stream = __webpack_require__(8764);
;// CONCATENATED MODULE: ./build/release/files/object.js


function addressOf({ bucket, key }) {
    return `s3://${bucket}/${key}`;
}
function objectSource(object, facts, reach) {
    const sha256 = facts.sha256 ?? object.sha256;
    return {
        ...facts,
        ...(sha256 === undefined ? {} : { sha256 }),
        size: object.size,
        where: addressOf(object),
        open: ({ start, end } = { start: 0, end: object.size - 1 }) => (0,stream/* streamOf */.m)((signal) => (0,object_range/* piecesOf */.X)(object, { from: start, to: end + 1 }, { ...reach, signal }), reach.signal),
    };
}

;// CONCATENATED MODULE: ./build/release/files/find-in-s3.js




function readAddress(text) {
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(text) ?? [];
    return bucket === undefined || key === undefined ? undefined : { bucket, key };
}
function isInS3({ path }) {
    return /^s3:\/\//i.test(path);
}
async function findInS3({ path, label }, openReach) {
    const address = readAddress(path);
    if (!address)
        return none(`“${path}” is no address of an object.`, "Write it as s3://bucket/key.");
    const reach = await openReach();
    const pattern = address.key.includes("*");
    const objects = pattern ? await matching(address, reach) : await exactly(address, reach);
    if (objects.length === 0) {
        return pattern
            ? none(`“${path}” matches no object.`, `Correct it; see what is there: aws s3 ls s3://${address.bucket}/`)
            : none(`${path} is not there.`, `Correct it; see what is there: aws s3 ls s3://${address.bucket}/`);
    }
    if (label !== undefined && objects.length > 1) {
        return none(`“${path}” matches ${objects.length} objects, which cannot all have the label “${label}”.`, "Name each object with its label, or leave the label out.");
    }
    const found = objects.map((object) => ({
        source: objectSource(object, factsOf(object.key, label === undefined ? {} : { label }), reach),
        fileName: (0,external_node_path_.basename)(object.key),
        input: "files",
        object,
    }));
    return { found, problems: [] };
}
async function exactly({ bucket, key }, reach) {
    const object = await (0,objects/* headObject */.C6)(bucket, key, reach);
    return object ? [object] : [];
}
async function matching({ bucket, key }, { aws, signal }) {
    const wanted = patternOf(key);
    const prefix = key.slice(0, key.indexOf("*"));
    const objects = [];
    let next;
    do {
        const input = { Bucket: bucket, Prefix: prefix, ...(next === undefined ? {} : { ContinuationToken: next }) };
        const page = await aws.call("s3", "ListObjectsV2", input, { signal });
        for (const { Key = "", Size = 0, ETag } of page.Contents ?? []) {
            if (wanted.test(Key) && !Key.endsWith("/"))
                objects.push({ bucket, key: Key, size: Size, etag: ETag, metadata: {} });
        }
        next = page.NextContinuationToken;
    } while (next !== undefined);
    return objects;
}
function patternOf(key) {
    const words = key.split(/(\*+)/).map((word) => {
        if (!word.startsWith("*"))
            return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
        return word.length > 1 ? ".*" : "[^/]*";
    });
    return new RegExp(`^${words.join("")}$`, "s");
}
function none(problem, remedy) {
    const told = { subject: "files", problem, remedy };
    return { found: [], problems: [told] };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/base/given-bytes.js
var given_bytes = __webpack_require__(1871);
// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
;// CONCATENATED MODULE: ./build/release/files/disk.js






const PIECE = base_size/* MiB */.lv;
async function diskSource(path, facts = {}) {
    const state = await (0,promises_.stat)(path, { bigint: true });
    const size = Number(state.size);
    return {
        ...facts,
        name: facts.name ?? (0,external_node_path_.basename)(path),
        contentType: facts.contentType ?? "application/octet-stream",
        size,
        where: path,
        open: (range) => (0,stream/* streamOf */.m)(() => read(path, state, range ?? { start: 0, end: size - 1 })),
    };
}
async function* read(path, known, { start, end }) {
    const file = await (0,promises_.open)(path);
    try {
        await checkSame(file, path, known);
        for (let at = start; at <= end;) {
            const piece = Buffer.allocUnsafeSlow(Math.min(PIECE, end + 1 - at));
            const { bytesRead } = await file.read(piece, 0, piece.length, at);
            at += bytesRead;
            if (at > end)
                await checkSame(file, path, known);
            if (bytesRead === 0)
                throw changed(path);
            yield (0,given_bytes/* give */.q)(piece.subarray(0, bytesRead));
        }
    }
    finally {
        await file.close();
    }
}
async function checkSame(file, path, known) {
    const now = await file.stat({ bigint: true });
    if (now.size !== known.size || now.mtimeNs !== known.mtimeNs || now.ino !== known.ino)
        throw changed(path);
}
function changed(path) {
    return new errors/* UserError */.yo(`${path} was changed while it was released.`, "See that nothing else writes there, and run the same again.");
}

;// CONCATENATED MODULE: ./build/release/files/find-on-disk.js







async function findOnDisk(entry, folder) {
    if (await isThere((0,external_node_path_.resolve)(folder, entry.text)))
        return await takeFile({ text: entry.text, path: entry.text }, folder);
    if (!isGlob(entry.path) || (await isThere((0,external_node_path_.resolve)(folder, entry.path))))
        return await takeFile(entry, folder);
    const matches = [];
    for await (const path of (0,promises_.glob)(entry.path, { cwd: folder }))
        matches.push(path);
    const kinds = await Promise.all(matches.sort().map((path) => find_on_disk_kindOf((0,external_node_path_.resolve)(folder, path))));
    const taken = matches.filter((_, index) => kinds[index] !== "folder");
    if (taken.length === 0) {
        const what = matches.length === 0 ? "matches nothing" : "matches folders only";
        return find_on_disk_none(`“${entry.path}” ${what} in ${folder}.`, "Correct it, or leave it out; `**` stands for any folders.");
    }
    if (entry.label !== undefined && taken.length > 1) {
        return find_on_disk_none(`“${entry.path}” matches ${taken.length} files, which cannot all have the label “${entry.label}”.`, "Name each file with its label, or leave the label out.");
    }
    const findings = await Promise.all(taken.map((path) => takeFile({ ...entry, path }, folder)));
    return { found: findings.flatMap(({ found }) => found), problems: findings.flatMap(({ problems }) => problems) };
}
async function takeFile({ path, label }, folder) {
    const absolute = (0,external_node_path_.resolve)(folder, path);
    const kind = await find_on_disk_kindOf(absolute);
    if (kind === "nothing")
        return find_on_disk_none(`${absolute} is not there.`, "Correct the path; relative ones start from there.");
    if (kind === "folder") {
        return find_on_disk_none(`${absolute} is a folder.`, `Name its files, as in ${path.replace(/\/+$/, "")}/* for all of them.`);
    }
    if (kind === "other")
        return find_on_disk_none(`${absolute} is no file.`, "Name a file.");
    if (kind === "closed")
        return find_on_disk_none(`${absolute} may not be read.`, `Allow it: chmod u+r '${absolute}'.`);
    const source = await diskSource(absolute, factsOf(absolute, label === undefined ? {} : { label }));
    const found = { source, fileName: (0,external_node_path_.basename)(absolute), input: "files" };
    return { found: [found], problems: [] };
}
async function isThere(path) {
    return (await find_on_disk_kindOf(path)) !== "nothing";
}
async function find_on_disk_kindOf(path) {
    try {
        const state = await (0,promises_.stat)(path);
        if (state.isDirectory())
            return "folder";
        if (!state.isFile())
            return "other";
        await (0,promises_.access)(path, external_node_fs_.constants.R_OK);
        return "file";
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT" || (0,errors/* codeOf */.$N)(error) === "ENOTDIR")
            return "nothing";
        if ((0,errors/* codeOf */.$N)(error) === "EACCES")
            return "closed";
        throw error;
    }
}
function find_on_disk_none(problem, remedy) {
    const told = { subject: "files", problem, remedy };
    return { found: [], problems: [told] };
}

// EXTERNAL MODULE: ./build/release/sums.js
var release_sums = __webpack_require__(3972);
;// CONCATENATED MODULE: ./build/release/files/join-powershell.js

function joinForPowerShell({ file, size, sha256, parts }, name) {
    const lines = parts.map((part) => `  @{ Name = ${word(part.file)}; Sha256 = '${part.sha256}' }`);
    const script = `# Joins the parts of ${file} (${(0,base_size/* formatSize */.Xq)(size)}), which lie in the same folder as this script:
#   powershell -ExecutionPolicy Bypass -File ${argument(`.\\${name}`)}
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

$file = ${word(file)}
$parts = @(
${lines.join("\n")}
)
$whole = Join-Path $PSScriptRoot $file
$joining = "$whole.joining"

function Stop-Joining([string] $why) {
  [Console]::Error.WriteLine($why)
  exit 1
}

function Get-Sha256([string] $path) {
  (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash.ToLowerInvariant()
}

if (Test-Path -LiteralPath $whole) { Stop-Joining "$file is there already. Move it away, and run this again." }

$missing = @()
$wrong = @()
foreach ($part in $parts) {
  $path = Join-Path $PSScriptRoot $part.Name
  if (-not (Test-Path -LiteralPath $path -PathType Leaf)) { $missing += "  " + $part.Name }
  elseif ((Get-Sha256 $path) -ne $part.Sha256) { $wrong += "  " + $part.Name }
  else { Write-Output ($part.Name + ': OK') }
}
if ($missing.Count -gt 0) {
  Stop-Joining ("These parts are missing. Download them into the same folder:\`n" + ($missing -join "\`n"))
}
if ($wrong.Count -gt 0) {
  Stop-Joining ("These parts are damaged. Download them again:\`n" + ($wrong -join "\`n"))
}

$done = $false
try {
  $target = [System.IO.File]::Create($joining)
  try {
    foreach ($part in $parts) {
      $source = [System.IO.File]::OpenRead((Join-Path $PSScriptRoot $part.Name))
      try { $source.CopyTo($target, 1048576) } finally { $source.Dispose() }
    }
  }
  finally { $target.Dispose() }
  if ((Get-Sha256 $joining) -ne '${sha256}') {
    Stop-Joining "$file has another checksum than it should. Run this again."
  }
  # Fails where there is a file of that name by now.
  [System.IO.File]::Move($joining, $whole)
  $done = $true
}
finally {
  if (-not $done -and (Test-Path -LiteralPath $joining)) { Remove-Item -LiteralPath $joining }
}
Write-Output "$($file): OK"
`;
    return /^\p{ASCII}*$/u.test(script) ? script : `\uFEFF${script}`;
}
function word(text) {
    return `'${text.replaceAll(/['\u2018\u2019\u201A\u201B]/g, "$&$&")}'`;
}
function argument(path) {
    return /^[\w.\\+@-]+$/.test(path) ? path : `"${path}"`;
}

;// CONCATENATED MODULE: ./build/release/files/join-shell.js

function joinForShell({ file, size, sha256, parts }, name) {
    const checks = parts.map((part) => `part ${part.sha256} ${join_shell_word(part.file)}`);
    const pieces = parts.map((part) => join_shell_word(beside(part.file)));
    return `#!/bin/sh
# Joins the parts of ${file} (${(0,base_size/* formatSize */.Xq)(size)}), which lie in the same folder as this script:
#   sh ${join_shell_word(beside(name))}
set -eu

file=${join_shell_word(file)}
whole=${join_shell_word(beside(file))}
joining=${join_shell_word(beside(`${file}.joining`))}

fail() {
  printf '%s\\n' "$1" >&2
  exit 1
}

if command -v sha256sum >/dev/null; then sha256() { sha256sum | cut -c 1-64; }
elif command -v shasum >/dev/null; then sha256() { shasum -a 256 | cut -c 1-64; }
elif command -v openssl >/dev/null; then sha256() { openssl dgst -sha256 -r | cut -c 1-64; }
else fail 'Nothing here can check SHA-256. Install sha256sum, shasum or openssl.'
fi

CDPATH='' cd -- "$(dirname -- "$0")"
[ ! -e "$whole" ] && [ ! -L "$whole" ] || fail "$file is there already. Move it away, and run this again."

missing='' wrong=''
part() {
  if [ ! -f "./$2" ]; then missing="$missing
  $2"
  elif [ "$(sha256 <"./$2")" != "$1" ]; then wrong="$wrong
  $2"
  else printf '%s: OK\\n' "$2"
  fi
}
${checks.join("\n")}
[ -z "$missing" ] || fail "These parts are missing. Download them into the same folder:$missing"
[ -z "$wrong" ] || fail "These parts are damaged. Download them again:$wrong"

trap 'rm -f -- "$joining"' EXIT
trap 'exit 1' HUP INT TERM
digest=$(cat ${pieces.join(" ")} | tee "$joining" | sha256)
[ "$(wc -c <"$joining")" -eq ${size} ] || fail "$file could not be written whole. Is there room for ${(0,base_size/* formatSize */.Xq)(size)}?"
[ "$digest" = ${sha256} ] || fail "$file has another checksum than it should. Run this again."
[ ! -e "$whole" ] || fail "$file is there already. Move it away, and run this again."
mv -- "$joining" "$whole"
printf '%s: OK\\n' "$file"
`;
}
function join_shell_word(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}
function beside(name) {
    return `./${name}`;
}

// EXTERNAL MODULE: ./build/node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(9767);
;// CONCATENATED MODULE: ./build/release/files/parts-manifest.js

const PARTS_VERSION = 1;
const file = schemas/* string */.YjP().regex(/^(?!\.{1,2}$)[^/\\\p{Cc}]+$/u, "must be a file name without a folder");
const size = schemas/* int */.Whr().min(1);
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");
const partsSchema = schemas/* strictObject */.rej({
    schemaVersion: schemas/* literal */.euz(PARTS_VERSION),
    file,
    size,
    sha256,
    parts: schemas/* array */.YOg(schemas/* strictObject */.rej({ file, size, sha256 })).min(2),
})
    .refine(({ size, parts }) => parts.reduce((sum, part) => sum + part.size, 0) === size, "the parts must make the whole");
function writeParts(parts) {
    return `${JSON.stringify(partsSchema.parse({ schemaVersion: PARTS_VERSION, ...parts }), null, 2)}\n`;
}

// EXTERNAL MODULE: ./build/release/files/text-source.js
var text_source = __webpack_require__(1477);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/release/files/whole-hash.js



function wholeHash(source) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let to = 0;
    let known = source.sha256;
    const passed = (bytes, at) => {
        if (known !== undefined || at > to || at + bytes.length <= to)
            return;
        hash.update(bytes.subarray(to - at));
        to = at + bytes.length;
    };
    return {
        passed,
        digest: async (signal) => {
            if (known !== undefined)
                return known;
            if (to < source.size) {
                let at = to;
                for await (const bytes of source.open({ start: to, end: source.size - 1 })) {
                    if (signal?.aborted)
                        throw new errors/* CancelledError */.cc();
                    passed(bytes, at);
                    at += bytes.length;
                    (0,given_bytes/* letGo */.K)(bytes);
                }
            }
            known = hash.digest("hex");
            return known;
        },
    };
}

;// CONCATENATED MODULE: ./build/release/files/split.js







function splitFile(whole, limit) {
    const count = Math.ceil(whole.size / (limit - 1));
    const length = Math.ceil(whole.size / count);
    const hash = wholeHash(whole);
    const parts = Array.from({ length: count }, (_, index) => {
        const from = index * length;
        const size = Math.min(length, whole.size - from);
        return {
            name: `${whole.name}.part${String(index + 1).padStart(3, "0")}`,
            ...(whole.label === undefined ? {} : { label: `${whole.label} (part ${index + 1} of ${count})` }),
            contentType: "application/octet-stream",
            size,
            where: `${whole.where}, part ${index + 1} of ${count}`,
            open: ({ start, end } = { start: 0, end: size - 1 }) => {
                const range = { start: from + start, end: from + end };
                return (0,stream/* streamOf */.m)(() => watched(whole, range, hash.passed));
            },
        };
    });
    const names = companionsOf(whole.name);
    return {
        whole,
        parts,
        companions: Object.values(names),
        finish: async (digests, signal) => {
            const sha256 = await hash.digest(signal);
            const files = parts.map(({ name, size }) => ({ file: name, size, sha256: digestOf(name, digests) }));
            return { sha256, files: describe({ file: whole.name, size: whole.size, sha256, parts: files }, names) };
        },
    };
}
async function* watched(whole, range, passed) {
    let at = range.start;
    for await (const bytes of whole.open(range)) {
        passed(bytes, at);
        at += bytes.length;
        yield bytes;
    }
}
function companionsOf(name) {
    return {
        manifest: `${name}.parts.json`,
        sums: `${name}.parts.sha256`,
        bash: `join-${name}.sh`,
        powershell: `join-${name}.ps1`,
    };
}
function describe(parts, names) {
    return [
        (0,text_source/* textSource */.r)(names.manifest, writeParts(parts)),
        (0,text_source/* textSource */.r)(names.sums, (0,release_sums/* checksums */.v)(parts.parts)),
        (0,text_source/* textSource */.r)(names.bash, joinForShell(parts, names.bash)),
        (0,text_source/* textSource */.r)(names.powershell, joinForPowerShell(parts, names.powershell)),
    ];
}
function digestOf(name, digests) {
    const digest = digests.get(name);
    if (digest === undefined)
        throw new RangeError(`The digest of ${name} was not told.`);
    return digest;
}

;// CONCATENATED MODULE: ./build/release/files/large.js



const ASSET_LIMIT = 2 * base_size/* GiB */.T3;
function isLarge({ source }, { limit = ASSET_LIMIT }) {
    return source.size >= limit;
}
function placeLarge(found, request, region) {
    const { limit = ASSET_LIMIT, linkBase, largeFiles = linkBase === undefined ? "split" : "link" } = request;
    const { source } = found;
    if (largeFiles === "split")
        return { split: splitFile(source, limit) };
    const tooLarge = `${source.where} has ${(0,base_size/* formatSize */.Xq)(source.size)}, and a file in a release must be below ${(0,base_size/* formatSize */.Xq)(limit)}`;
    if (largeFiles === "fail") {
        return problem(`${tooLarge}.`, "Set large-files to split or link, or leave the file out.");
    }
    const url = addressIn(found, linkBase, region);
    if (url === undefined) {
        return problem(`${tooLarge}; there is nothing to link to.`, "Give link-base, or set large-files to split.");
    }
    const { label, size, sha256 } = source;
    return {
        link: {
            name: found.fileName,
            url,
            size,
            source,
            ...(label === undefined ? {} : { label }),
            ...(sha256 === undefined ? {} : { sha256 }),
        },
    };
}
function problem(text, remedy) {
    return { problem: { subject: "large-files", problem: text, remedy } };
}
function addressIn({ fileName, object }, base, region) {
    if (base !== undefined)
        return `${base.replace(/\/+$/, "")}/${encodeURIComponent((0,external_node_path_.basename)(fileName))}`;
    return object && region !== undefined ? objectUrl(object, region) : undefined;
}
function objectUrl({ bucket, key }, region) {
    const domain = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
    const path = key.split("/").map(encodeURIComponent).join("/");
    return bucket.includes(".") ? `https://${domain}/${bucket}/${path}` : `https://${bucket}.${domain}/${path}`;
}

;// CONCATENATED MODULE: ./build/release/files/place.js

async function placeAll(found, request, openReach) {
    const all = { sources: [], split: [], links: [], problems: [] };
    for (const file of found) {
        if (!isLarge(file, request)) {
            all.sources.push(file.source);
            continue;
        }
        const linked = file.object && request.largeFiles === "link" && request.linkBase === undefined;
        const placed = placeLarge(file, request, linked ? (await openReach()).aws.region : undefined);
        if ("split" in placed)
            all.split.push(placed.split);
        if ("link" in placed)
            all.links.push(placed.link);
        if ("problem" in placed)
            all.problems.push(placed.problem);
    }
    return all;
}

// EXTERNAL MODULE: ./build/image/manifest.js
var manifest = __webpack_require__(9941);
// EXTERNAL MODULE: ./build/release/file-names.js
var file_names = __webpack_require__(7087);
;// CONCATENATED MODULE: ./build/release/files/release-folder.js












async function findInFolder(folder, openReach) {
    const read = await readFolder(folder);
    if ("problems" in read)
        return { found: [], problems: read.problems };
    const { manifest, sums } = read;
    const away = manifest.artifacts.filter(({ fetched }) => fetched === false);
    const here = manifest.artifacts.filter(({ fetched }) => fetched !== false);
    const findings = together([
        ...(await Promise.all(sums.map((file) => takeHere(folder, file, here)))),
        ...(await Promise.all(away.map(async (artifact) => takeAway(artifact, await openReach())))),
    ]);
    const unnamed = here.filter(({ file }) => !sums.some((line) => line.file === file));
    const problems = [
        ...findings.problems,
        ...unnamed.map(({ file }) => broken(`${file_names/* SUMS_FILE */.A$} in ${folder} does not name ${file}.`)),
    ];
    const lines = findings.found.map(({ source: { name, sha256 = "" } }) => ({ file: name, sha256 }));
    const list = {
        source: (0,text_source/* textSource */.r)(file_names/* SUMS_FILE */.A$, (0,release_sums/* checksums */.v)(lines)),
        fileName: file_names/* SUMS_FILE */.A$,
        input: "release-folder",
    };
    return { found: [...findings.found, list], problems, manifest };
}
async function readFolder(folder) {
    const path = (0,external_node_path_.join)(folder, manifest/* MANIFEST_FILE */.h1);
    const [json, text] = await Promise.all([readText(path), readText((0,external_node_path_.join)(folder, file_names/* SUMS_FILE */.A$))]);
    if (json === undefined || text === undefined) {
        const missing = json === undefined ? manifest/* MANIFEST_FILE */.h1 : file_names/* SUMS_FILE */.A$;
        const problem = `${folder} is no release folder: it has no ${missing}.`;
        return { problems: [{ subject: "release-folder", problem, remedy: "Name the folder that create-vm made." }] };
    }
    const sums = (0,release_sums/* readChecksums */.F)(text);
    if (!sums || sums.some(({ file }) => file.includes("/"))) {
        return { problems: [broken(`${(0,external_node_path_.join)(folder, file_names/* SUMS_FILE */.A$)} is no list of checksums.`)] };
    }
    try {
        return { manifest: (0,manifest/* readManifest */.WI)(json, path), sums };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return { problems: [{ subject: "release-folder", problem: error.message, remedy: error.remedy }] };
    }
}
async function readText(path) {
    try {
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (["ENOENT", "ENOTDIR", "EISDIR"].includes((0,errors/* codeOf */.$N)(error) ?? ""))
            return undefined;
        throw error;
    }
}
async function takeHere(folder, { file, sha256 }, artifacts) {
    const path = (0,external_node_path_.join)(folder, file);
    const artifact = artifacts.find((candidate) => candidate.file === file);
    const size = await sizeOf(path);
    if (size === undefined)
        return { found: [], problems: [broken(`${path} is not there, but ${file_names/* SUMS_FILE */.A$} names it.`)] };
    if (artifact && (artifact.size !== size || artifact.sha256 !== sha256)) {
        return { found: [], problems: [broken(`${path} is not the file that ${manifest/* MANIFEST_FILE */.h1} tells of.`)] };
    }
    const source = await diskSource(path, factsOf(file, { sha256 }));
    const address = artifact && sameInBucket(artifact) ? readAddress(artifact.location ?? "") : undefined;
    return { found: [{ source, fileName: file, input: "release-folder", object: address }], problems: [] };
}
function sameInBucket({ format }) {
    return format !== "raw";
}
async function takeAway({ file, size, sha256, location = "" }, reach) {
    const address = readAddress(location);
    const object = address && (await (0,objects/* headObject */.C6)(address.bucket, address.key, reach));
    if (!object) {
        return {
            found: [],
            problems: [broken(`${file} lies neither in the folder nor at ${location || "any location"}.`)],
        };
    }
    if (object.size !== size || (object.sha256 ?? sha256) !== sha256) {
        return { found: [], problems: [broken(`${location} is not the file that ${manifest/* MANIFEST_FILE */.h1} tells of.`)] };
    }
    const source = objectSource(object, factsOf(file, { sha256 }), reach);
    return { found: [{ source, fileName: file, input: "release-folder", object }], problems: [] };
}
async function sizeOf(path) {
    try {
        const state = await (0,promises_.stat)(path);
        return state.isFile() ? state.size : undefined;
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}
function broken(problem) {
    return { subject: "release-folder", problem, remedy: "Make the release folder again with create-vm." };
}

;// CONCATENATED MODULE: ./build/release/files/collect.js









async function collectFiles(request, deps) {
    const { workingFolder, releaseFolder, files = "" } = request;
    const openReach = reachOnce(deps);
    const nothing = { found: [], problems: [] };
    const [folder, ...entries] = await Promise.all([
        releaseFolder === undefined ? nothing : findInFolder((0,external_node_path_.resolve)(workingFolder, releaseFolder), openReach),
        ...readEntries(files).map(async (entry) => isInS3(entry) ? await findInS3(entry, openReach) : await findOnDisk(entry, workingFolder)),
    ]);
    const findings = together([folder, ...entries]);
    const found = onceEach(findings.found);
    const placed = await placeAll(found, request, openReach);
    (0,errors/* throwProblems */.Jh)([
        ...checkRequest(request),
        ...findings.problems,
        ...checkFound(found),
        ...placed.problems,
        ...checkNames(placed),
    ]);
    const { sources, split, links } = placed;
    return { sources, split, links, manifest: folder.manifest, notes: notesOn(found) };
}
function reachOnce({ openAws, clock, signal }) {
    let opened;
    return () => {
        opened ??= openAws().then((aws) => ({ aws, clock, signal }));
        return opened;
    };
}
function onceEach(all) {
    const files = new Map();
    for (const found of all) {
        const { where, label } = found.source;
        const first = files.get(where) ?? found;
        files.set(where, label === undefined ? first : { ...first, source: { ...first.source, label } });
    }
    return [...files.values()];
}
function notesOn(found) {
    return found
        .filter(({ fileName, source }) => source.name !== fileName)
        .map(({ fileName, source }) => {
        return `${fileName} is called ${source.name} in the release: GitHub keeps only a to z, 0 to 9 and _.@+- in names.`;
    });
}

// EXTERNAL MODULE: ./build/pipeline/github-release-checksums.js + 1 modules
var github_release_checksums = __webpack_require__(4558);
;// CONCATENATED MODULE: ./build/pipeline/github-release-gather.js









async function gather(inputs, further, context) {
    const { clock, signal, workingFolder } = context;
    const { releaseFolder, files, largeFiles, linkBase, checksumsFile } = inputs;
    const [github, found, notes, checksums] = await Promise.all([
        orProblems(context.openGitHub(inputs)),
        orProblems(collectFiles({ releaseFolder, files, largeFiles, linkBase, workingFolder }, { openAws: () => context.openAws(inputs), clock, signal })),
        orProblems(readNotes(inputs, workingFolder)),
        (0,github_release_checksums/* checksumsProblems */.N)(checksumsFile, workingFolder),
    ]);
    const manifest = "value" in found ? found.value.manifest : undefined;
    const isNamed = further.tag !== undefined && ("value" in found || releaseFolder === undefined);
    const changelog = await orProblems(isNamed ? whatIsNew(inputs, { tag: further.tag ?? "", manifest }, workingFolder) : Promise.resolve(undefined));
    const wrong = [github, found, notes, changelog].flatMap((one) => ("problems" in one ? one.problems : []));
    const own = [...further.problems, ...wrong, ...checksums, ...previousTagAlone(inputs)];
    (0,errors/* throwProblems */.Jh)([...own, ...("value" in github ? await asked(github.value, inputs, { further, own, signal }) : [])]);
    if ("problems" in github || "problems" in found || "problems" in notes || "problems" in changelog) {
        throw new Error("Problems were not told.");
    }
    for (const note of found.value.notes)
        context.progress.info(note);
    return { github: github.value, files: found.value, notes: notes.value, changelog: changelog.value };
}
async function whatIsNew({ changelog }, { tag, manifest }, folder) {
    if (changelog === undefined)
        return undefined;
    const names = manifest?.version === undefined ? [tag] : [tag, manifest.version];
    const read = await readChangelog((0,external_node_path_.resolve)(folder, changelog), names);
    if ("problem" in read)
        throw new errors/* ProblemsError */.FQ([read.problem]);
    return linksFromTop(read.text, folderOf(read.file, folder));
}
async function asked(github, { generateNotes, previousTag }, { further, own, signal }) {
    try {
        const answers = await Promise.all([
            further.ask?.(github) ?? [],
            generateNotes ? (0,generated/* previousTagProblems */.K)(github, previousTag, { signal }) : [],
        ]);
        return answers.flat();
    }
    catch (error) {
        if (error instanceof github_error/* GitHubError */.y_ && own.length > 0)
            return [];
        throw error;
    }
}
function previousTagAlone({ generateNotes, previousTag }) {
    if (previousTag === undefined || generateNotes)
        return [];
    const problem = "says where GitHub's notes count from, and these are not asked for";
    return [{ subject: "previous-tag", problem, remedy: "Set generate-notes as well, or leave it out." }];
}
async function orProblems(work) {
    try {
        return { value: await work };
    }
    catch (error) {
        if (error instanceof errors/* ProblemsError */.FQ)
            return { problems: error.problems };
        throw error;
    }
}
async function readNotes({ notes, notesFile }, folder) {
    if (notesFile === undefined)
        return notes;
    const path = (0,external_node_path_.resolve)(folder, notesFile);
    try {
        const text = linksFromTop(await (0,promises_.readFile)(path, "utf8"), folderOf(path, folder));
        return notes === undefined ? text : `${notes}\n\n${text}`;
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) !== "ENOENT" && (0,errors/* codeOf */.$N)(error) !== "EISDIR")
            throw error;
        const problem = (0,errors/* codeOf */.$N)(error) === "ENOENT" ? `${path} is not there` : `${path} is a folder`;
        throw new errors/* ProblemsError */.FQ([{ subject: "notes-file", problem, remedy: "Name a file with Markdown." }]);
    }
}
function folderOf(file, workingFolder) {
    return (0,external_node_path_.relative)(workingFolder, (0,external_node_path_.dirname)(file)).split(external_node_path_.sep).join("/");
}


/***/ }),

/***/ 4719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ reportRelease)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/markdown.js
var markdown = __webpack_require__(6963);
// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/release/markdown.js
var release_markdown = __webpack_require__(3945);
;// CONCATENATED MODULE: ./build/release/publish/summary.js




const HOW = { uploaded: "uploaded", replaced: "uploaded in place of another", skipped: "was there already" };
function releaseSummary({ release, settled, bodyFiles }) {
    const state = release.draft ? "Draft" : release.prerelease ? "Prerelease" : "Release";
    const rows = [
        ...settled.map(({ source: { name, size }, sha256, how }) => [(0,release_markdown/* code */.aY)(name), (0,base_size/* formatSize */.Xq)(size), (0,release_markdown/* code */.aY)(sha256), HOW[how]]),
        ...bodyFiles.flatMap(({ name, size, url, sha256 }) => url === undefined ? [] : [[(0,release_markdown/* code */.aY)(name), (0,base_size/* formatSize */.Xq)(size), sha256 ? (0,release_markdown/* code */.aY)(sha256) : "", `[elsewhere](${url})`]]),
    ];
    return [
        `## ✅ ${state} [${(0,markdown/* inert */.t)(release.name || release.tag_name)}](${release.html_url})`,
        "",
        ...(release.draft ? ["Nobody but its writers sees it until it is published.", ""] : []),
        ...(rows.length > 0 ? [(0,markdown/* markdownTable */.Q)(["file", "size", "SHA-256", "what was done"], rows), ""] : []),
    ].join("\n");
}
function failedSummary(what, error, release) {
    const remedy = error instanceof errors/* UserError */.yo && error.remedy !== "" ? ["", ...error.remedy.split("\n")] : [];
    return [
        `## ❌ ${(0,markdown/* inert */.t)(what)}`,
        "",
        "> [!CAUTION]",
        ...[...(0,errors/* messageOf */.bD)(error).split("\n"), ...remedy].map((line) => `> ${line}`.trimEnd()),
        ...(release ? ["", `[${release.draft ? "The draft" : "The release"}](${release.html_url})`] : []),
        "",
    ].join("\n");
}

// EXTERNAL MODULE: ./build/pipeline/github-release-checksums.js + 1 modules
var github_release_checksums = __webpack_require__(4558);
;// CONCATENATED MODULE: ./build/pipeline/github-release-report.js


async function reportRelease(what, github, { checksumsFile }, context, work) {
    const { clock, signal, progress } = context;
    let opened;
    try {
        const released = await work({
            ...{ github, clock, signal },
            phase: (name, phase) => progress.phase(name, phase),
            warn: (text) => progress.warning(text),
            opened: (release) => {
                opened = release;
                context.handOn(outputsOf(release));
            },
        });
        const path = await (0,github_release_checksums/* writeReleaseChecksums */.P)(checksumsFile, released, context);
        context.summarize(releaseSummary(released));
        context.say(outcomeText(released));
        return { ...outputsOf(released.release), ...fileOutputs(released), checksums: path };
    }
    catch (error) {
        context.summarize(failedSummary(what, error, opened));
        throw error;
    }
}
function outputsOf({ id, html_url, upload_url, tag_name, draft }) {
    return {
        releaseId: String(id),
        releaseUrl: html_url,
        uploadUrl: upload_url,
        tag: tag_name,
        published: String(!draft),
    };
}
function fileOutputs({ release, settled }) {
    const assets = settled.map(({ asset, source: { name, size }, sha256, how }) => {
        const now = release.assets.find(({ id }) => id === asset.id) ?? asset;
        return { name, size, digest: `sha256:${sha256}`, url: now.browser_download_url, how };
    });
    const skipped = settled.filter(({ how }) => how === "skipped").length;
    return {
        assets: JSON.stringify(assets),
        uploaded: String(settled.length - skipped),
        skipped: String(skipped),
    };
}
function outcomeText({ release, settled }) {
    const rows = settled.map(({ source: { name }, sha256, how }) => ({ name, text: `sha256 ${sha256}  ${how}` }));
    const width = Math.max(0, ...rows.map(({ name }) => name.length));
    return [
        `${release.draft ? "Draft" : "Release"}: ${release.html_url}`,
        ...rows.map(({ name, text }) => `  ${name.padEnd(width)}  ${text}`),
    ].join("\n");
}


/***/ }),

/***/ 8498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ contentOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/release/facts.js
var facts = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/release/markdown.js
var markdown = __webpack_require__(3945);
// EXTERNAL MODULE: ./build/release/quoting.js
var quoting = __webpack_require__(417);
;// CONCATENATED MODULE: ./build/release/body/addresses.js
function assetAddress({ server, repository, tag }, name) {
    const { owner, repo } = repository;
    return `${server}/${owner}/${repo}/releases/download/${encodeURIComponent(tag)}/${encodeURIComponent(name)}`;
}
function fileAddress(where, file) {
    return file.parts ? undefined : (file.url ?? assetAddress(where, file.name));
}
function sourceAddress({ server, repository: { owner, repo }, tag }) {
    return `${server}/${owner}/${repo}/tree/${tag.split("/").map(encodeURIComponent).join("/")}`;
}
function launchAddress(region, ami) {
    const host = region.startsWith("cn-")
        ? "console.amazonaws.cn"
        : region.startsWith("us-gov-")
            ? "console.amazonaws-us-gov.com"
            : "console.aws.amazon.com";
    return `https://${region}.${host}/ec2/home?region=${region}#LaunchInstances:ami=${ami}`;
}

;// CONCATENATED MODULE: ./build/release/body/folded.js
function folded(summary, markdown) {
    return `<details>\n<summary>${summary}</summary>\n\n${markdown}\n\n</details>`;
}

;// CONCATENATED MODULE: ./build/release/body/amis.js




function amiSections({ images = [] }) {
    const [home] = images;
    if (!home)
        return [];
    return [{ text: ["## AMIs", amiTable(images), folded("Use it in another Region", copying(home))].join("\n\n") }];
}
function amiTable(images) {
    const mixed = images.some((image) => image.public !== images[0]?.public);
    const rows = images.map((image) => [
        (0,markdown/* escapeText */.X1)(image.region),
        (0,markdown/* cell */.Hn)((0,markdown/* code */.aY)(image.id)),
        (0,markdown/* cell */.Hn)((0,markdown/* code */.aY)(image.name)),
        ...(mixed ? [image.public ? "everyone" : "those it is shared with"] : []),
        (0,markdown/* link */.nf)("Launch", launchAddress(image.region, image.id)),
    ]);
    const rights = images[0]?.public ? "Everyone can start these." : "Those that they are shared with can start these.";
    const list = (0,markdown/* table */.tp)(["Region", "AMI", "Name", ...(mixed ? ["For"] : []), "EC2 console"], rows);
    return mixed ? list : `${rights}\n\n${list}`;
}
function copying({ region, id, name }) {
    return [
        "Copy it, with the code of your Region in place of `us-west-2`:",
        (0,markdown/* fence */.EU)(`aws ec2 copy-image --source-region ${(0,quoting/* shellWord */.r)(region)} --source-image-id ${(0,quoting/* shellWord */.r)(id)} \\\n  --name ${(0,quoting/* shellWord */.r)(name)} --region us-west-2`, "sh"),
        `AWS lets you copy an AMI of another account only where its owner shares the snapshot as well. Where it answers that you have no access to the storage, start a machine in ${(0,markdown/* escapeText */.X1)(region)}, make an AMI of your own from it (\`aws ec2 create-image\`), and copy that.`,
    ].join("\n\n");
}

// EXTERNAL MODULE: ./build/release/files/asset-name.js
var asset_name = __webpack_require__(4332);
;// CONCATENATED MODULE: ./build/release/body/disks.js

function disksOf({ files, manifest }) {
    return files.flatMap((file) => {
        const artifact = manifest?.artifacts.find((one) => one.file === file.name || (0,asset_name/* assetName */.S)(one.file) === file.name);
        return artifact ? [{ file, artifact: { ...artifact, file: file.name } }] : [];
    });
}

// EXTERNAL MODULE: ./build/base/size.js
var size = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/release/file-names.js
var file_names = __webpack_require__(7087);
;// CONCATENATED MODULE: ./build/release/body/joining.js



function joining(request) {
    return request.files.flatMap((file) => (file.parts ? [{ text: howTo(request, file, file.parts) }] : []));
}
function howTo(request, { name }, { files, bash, powershell }) {
    const scripts = [bash, powershell].filter((script) => script !== undefined);
    const { owner, repo } = request.repository;
    const download = [
        `gh release download ${(0,quoting/* shellWord */.r)(request.tag)} --repo ${owner}/${repo} --pattern ${(0,quoting/* shellWord */.r)(`*${name}.*`)}`,
        ...(bash === undefined ? [`cat ${(0,quoting/* shellWord */.r)(`${name}.part`)}* > ${(0,quoting/* shellWord */.r)(name)}`] : [`sh ${(0,quoting/* shellWord */.r)(bash)}`]),
    ];
    const steps = [
        `Put all ${files.length} parts into one folder${scripts.length > 0 ? `, with ${scripts.map(markdown/* code */.aY).join(" or ")}, which joins and checks them` : ""}. With the GitHub CLI:`,
        (0,markdown/* fence */.EU)(download.join("\n"), "sh"),
        ...(powershell === undefined
            ? []
            : [
                "On Windows, in PowerShell:",
                (0,markdown/* fence */.EU)(`powershell -ExecutionPolicy Bypass -File ${(0,quoting/* powerShellWord */._)(powershell)}`, "powershell"),
            ]),
    ];
    return folded(`Join <code>${htmlText(name)}</code> from its parts`, steps.join("\n\n"));
}
function htmlText(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

;// CONCATENATED MODULE: ./build/release/body/downloads.js






const MANY = 12;
function downloadSections(request) {
    const { files } = request;
    const disks = disksOf(request).map(({ file }) => file);
    const listed = disks.length > 0 ? disks : files.filter(({ name }) => !isOurs(name));
    if (listed.length === 0 && files.length === 0)
        return [];
    const heading = disks.length > 0 ? "## VM images" : "## Files";
    const which = disks.length > 1 ? ["Which of them you need stands below, under “Run it”."] : [];
    const text = [heading, ...which, fileTable(request, listed)].join("\n\n");
    const pointer = tooMany(request);
    const head = listed.length === 0
        ? []
        : [{ text, shorten: { rank: 2, to: () => (pointer.length < text.length ? pointer : text) } }];
    return [...head, ...joining(request), ...also(request, listed)];
}
function fileTable(request, files) {
    const rows = files.map((file) => [
        nameCell(request, file),
        (0,size/* formatSize */.Xq)(file.size).replace(" ", "\u00a0"),
        file.sha256 === undefined ? "" : `\`${file.sha256}\``,
    ]);
    return (0,markdown/* table */.tp)(["File", "Size:", "SHA-256"], rows);
}
function isOurs(name) {
    return file_names/* RELEASE_FILES */.yP.includes(name);
}
function nameCell(request, file) {
    const address = fileAddress(request, file);
    if (address !== undefined)
        return (0,markdown/* cell */.Hn)((0,markdown/* link */.nf)((0,markdown/* escapeText */.X1)(file.name), address));
    return `${(0,markdown/* cell */.Hn)((0,markdown/* code */.aY)(file.name))} in ${file.parts?.files.length ?? 0} parts`;
}
function tooMany({ files }) {
    const sums = files.some(({ name }) => name === file_names/* SUMS_FILE */.A$) ? ` Their checksums are in \`${file_names/* SUMS_FILE */.A$}\`.` : "";
    return `_The table of files did not fit in here; they are listed below.${sums}_`;
}
function also(request, listed) {
    const rest = request.files.filter((file) => !listed.includes(file) && file.parts === undefined);
    if (rest.length === 0)
        return [];
    const links = rest.slice(0, MANY).map((file) => (0,markdown/* link */.nf)((0,markdown/* escapeText */.X1)(file.name), fileAddress(request, file) ?? ""));
    const more = rest.length > MANY ? ` and ${rest.length - MANY} more` : "";
    const text = `Also here: ${links.join(", ")}${more}.`;
    return [{ text, shorten: { rank: 2, to: () => "" } }];
}
function seeNotes(request, what) {
    return request.files.some(({ name }) => name === file_names/* NOTES_FILE */.j3)
        ? `_${what} did not fit in here; see ${(0,markdown/* link */.nf)(file_names/* NOTES_FILE */.j3, assetAddress(request, file_names/* NOTES_FILE */.j3))}._`
        : `_${what} did not fit in here._`;
}

;// CONCATENATED MODULE: ./build/release/body/artifacts-page.js





const ARTIFACTS_FILE = "artifacts.md";
function artifactsPage(request) {
    const { manifest, dockerImage, tag } = request;
    const disks = disksOf(request).map(({ file }) => file);
    const parts = [
        ...(manifest?.images?.length ? ["## AMIs", amiTable(manifest.images)] : []),
        ...(disks.length > 0 ? ["## VM images", fileTable(request, disks)] : []),
        ...(dockerImage === undefined ? [] : ["## Docker image", (0,markdown/* fence */.EU)(`docker pull ${dockerImage}`)]),
    ];
    if (parts.length === 0)
        return undefined;
    return `${[`# Artifacts of ${(0,markdown/* escapeText */.X1)(manifest ? (0,facts/* title */.DD)(manifest) : tag)}`, ...parts].join("\n\n")}\n`;
}

// EXTERNAL MODULE: ./build/release/telling.js
var telling = __webpack_require__(6527);
;// CONCATENATED MODULE: ./build/release/body/checking.js







function checkSections(request) {
    const parts = [...sums(request), ...provenance(request)];
    return parts.length === 0 ? [] : [{ text: ["## Check the download", ...parts].join("\n\n") }];
}
function sums(request) {
    if (!request.files.some(({ name }) => name === file_names/* SUMS_FILE */.A$))
        return [];
    return [
        `Save ${(0,markdown/* link */.nf)(file_names/* SUMS_FILE */.A$, assetAddress(request, file_names/* SUMS_FILE */.A$))} beside the file, and compare in a terminal:`,
        facts/* VERIFY */.k7.map(({ system, code: command }) => `- ${system}: ${(0,markdown/* code */.aY)(command)}`).join("\n"),
    ];
}
function provenance(request) {
    const { attested, repository, server } = request;
    if (attested !== true)
        return [];
    const { host } = new URL(server);
    const where = host === "github.com" ? "" : ` --hostname ${host}`;
    const file = disksOf(request)[0]?.file ?? request.files[0];
    return [
        "The workflow that made the files has signed for them. The [GitHub CLI](https://cli.github.com) checks that:",
        (0,markdown/* fence */.EU)(`gh attestation verify ${(0,quoting/* shellWord */.r)(file?.name ?? "FILE")} --repo ${repository.owner}/${repository.repo}${where}`, "sh"),
    ];
}
function insideSections(manifest) {
    return [{ text: `## What is inside\n\n${(0,telling/* insideText */.qZ)(manifest)}`, shorten: { rank: 1, to: () => "" } }];
}

// EXTERNAL MODULE: ./build/release/body/lines.js
var body_lines = __webpack_require__(748);
;// CONCATENATED MODULE: ./build/release/body/unwrap.js

const BEGINS = /^\s*(?:[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$)|>|<|\[[^\]]+\]:|(?:[-*_]\s*){3,}$|=+\s*$)/;
const ENDS = /^\s*(?:#{1,6}(?:\s|$)|>|<|\[[^\]]+\]:|(?:[-*_]\s*){3,}$|=+\s*$)/;
const BREAK = /(?: {2,}|\\|<br\s*\/?>)$/i;
function unwrap(markdown) {
    const out = [];
    let open = false;
    for (const line of (0,body_lines/* scan */.S)(markdown).lines) {
        const last = out.at(-1) ?? "";
        if (open && goesOn(line) && !BREAK.test(last))
            out[out.length - 1] = `${last.trimEnd()} ${line.text.trimStart()}`;
        else {
            open = canGoOn(line, open);
            out.push(line.text);
        }
    }
    return out.join("\n");
}
function goesOn({ text, inert }) {
    return !inert && text.trim() !== "" && !text.includes("|") && !BEGINS.test(text);
}
function canGoOn({ text, inert }, open) {
    if (inert || text.trim() === "" || text.includes("|") || ENDS.test(text))
        return false;
    return open || !/^(?: {4}|\t)/.test(text) || /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(text);
}

;// CONCATENATED MODULE: ./build/release/body/embed.js


const TAG_OR_CODE = /(`+)(?!`).*?(?<!`)\1(?!`)|<(\/?)details\b/gi;
function embed_embed(markdown, level) {
    return closeOpen(unwrap(nestHeadings(markdown.trim(), level)));
}
function nestHeadings(markdown, level) {
    const { lines } = (0,body_lines/* scan */.S)(markdown);
    const headings = lines.map((line, index) => (0,body_lines/* headingOf */.W)(line, lines[index + 1]));
    const highest = Math.min(...headings.map((heading) => heading?.level ?? 6));
    return lines
        .flatMap(({ text }, index) => {
        if (headings[index - 1]?.lines === 2)
            return [];
        const heading = headings[index];
        return heading ? `${"#".repeat(Math.min(6, heading.level - highest + level))} ${heading.text}` : text;
    })
        .join("\n");
}
function closeOpen(markdown) {
    const { lines, closer } = (0,body_lines/* scan */.S)(markdown);
    let open = 0;
    const balanced = lines.map(({ text, inert }) => inert
        ? text
        : text.replaceAll(TAG_OR_CODE, (tag, _ticks, slash) => {
            if (slash === undefined)
                return tag;
            if (slash === "")
                open += 1;
            else if (open === 0)
                return tag.replace("<", "&lt;");
            else
                open -= 1;
            return tag;
        }));
    const closers = [...(closer === undefined ? [] : [closer]), ...Array.from({ length: open }, () => "\n</details>")];
    return [...balanced, ...closers].join("\n");
}
function cutLines(markdown, room, pointer) {
    const reserve = 80;
    let left = room - pointer.length - reserve;
    const kept = [];
    for (const line of markdown.split("\n")) {
        left -= line.length + 1;
        if (left < 0)
            break;
        kept.push(line);
    }
    const text = closeOpen(kept.join("\n").trimEnd());
    return text === "" || text.length + pointer.length + 2 > room ? pointer : `${text}\n\n${pointer}`;
}

// EXTERNAL MODULE: ./build/release/guides.js + 1 modules
var guides = __webpack_require__(1517);
;// CONCATENATED MODULE: ./build/release/body/using.js








function loginSections(request, manifest) {
    const published = manifest.login.passwordPublished === true && request.files.some(({ name }) => name === file_names/* NOTES_FILE */.j3);
    const password = published
        ? `in ${(0,markdown/* link */.nf)(file_names/* NOTES_FILE */.j3, assetAddress(request, file_names/* NOTES_FILE */.j3))}`
        : "given to you by whoever released this image";
    return [{ text: `## Log in\n\n${(0,telling/* loginText */.z7)(manifest, password)}` }];
}
function runSections(request, manifest) {
    const disks = disksOf(request);
    const artifacts = disks.map((disk) => disk.artifact);
    const all = (0,guides/* guides */.e)({ ...manifest, artifacts }).map(({ product, hint, artifact, steps }) => {
        const file = disks.find((disk) => disk.artifact === artifact)?.file;
        const address = file && fileAddress(request, file);
        const take = address === undefined ? `${(0,markdown/* code */.aY)(artifact.file)}, joined from its parts` : (0,markdown/* link */.nf)((0,markdown/* code */.aY)(artifact.file), address);
        return folded(`<b>${product}</b> – ${hint}`, [`Take ${take}.`, ...steps.map(telling/* stepText */.uw)].join("\n\n"));
    });
    if (all.length === 0)
        return [];
    const heading = "## Run it\n\n";
    const to = () => `${heading}${seeNotes(request, "How to run it")}`;
    return [{ text: `${heading}${all.join("\n\n")}`, shorten: { rank: 1, to } }];
}
function dockerSections({ dockerImage }) {
    return dockerImage === undefined ? [] : [{ text: `## Docker image\n\n${(0,markdown/* fence */.EU)(`docker pull ${dockerImage}`, "sh")}` }];
}

;// CONCATENATED MODULE: ./build/release/body/whats-new.js




const FOLD_FROM = 20;
const LEVEL = 3;
function changelogSections(request) {
    if (request.changelog === undefined)
        return [];
    const heading = "## What is new\n\n";
    const text = embed_embed(request.changelog, LEVEL);
    const pointer = `_Shortened: the rest did not fit in here. It is in the ${(0,markdown/* link */.nf)("repository at this tag", sourceAddress(request))}._`;
    const to = (room) => `${heading}${cutLines(text, room - heading.length, pointer)}`;
    return [{ text: `${heading}${text}`, shorten: { rank: 4, to } }];
}
function generatedSections(request) {
    const text = embed_embed(withoutTitle(request.generated ?? ""), LEVEL);
    if (text === "")
        return [];
    const heading = "## What's changed\n\n";
    const lines = text.split("\n").length;
    const whole = lines < FOLD_FROM ? text : folded(`All ${lines} lines`, text);
    const full = /^\*\*Full Changelog\*\*:.*$/m.exec(text)?.[0];
    const pointer = `_Shortened: the rest did not fit in here._${full === undefined ? "" : `\n\n${full}`}`;
    const to = (room) => `${heading}${cutLines(text, room - heading.length, pointer)}`;
    return [{ text: `${heading}${whole}`, shorten: { rank: 3, to } }];
}
function withoutTitle(generated) {
    return generated.replaceAll("\r\n", "\n").replace(/^(?:\s*<!--.*?-->\s*)?\s*## What's Changed[ \t]*(?:\n|$)/is, "");
}

;// CONCATENATED MODULE: ./build/release/body/body.js








function releaseBody(request) {
    const { manifest, notes = "" } = request;
    return [
        ...(notes.trim() === "" ? [] : [{ text: closeOpen(unwrap(notes.trim())) }]),
        ...(manifest ? [{ text: (0,telling/* leadText */.OO)(manifest) }] : []),
        ...changelogSections(request),
        ...downloadSections(request),
        ...(manifest ? amiSections(manifest) : []),
        ...dockerSections(request),
        ...(manifest ? [...loginSections(request, manifest), ...runSections(request, manifest)] : []),
        ...checkSections(request),
        ...(manifest ? insideSections(manifest) : []),
        ...generatedSections(request),
    ];
}

// EXTERNAL MODULE: ./build/release/body/generated.js
var body_generated = __webpack_require__(1190);
// EXTERNAL MODULE: ./build/release/files/text-source.js
var text_source = __webpack_require__(1477);
// EXTERNAL MODULE: ./build/release/publish/body-files.js
var body_files = __webpack_require__(450);
;// CONCATENATED MODULE: ./build/pipeline/github-release.js






async function contentOf(inputs, { github, files, notes, changelog }, subject, signal) {
    const { tag, target } = subject;
    const { previousTag, generateNotes, dockerImage, attested, overwrite, notesMode, prerelease } = inputs;
    const generated = generateNotes ? await (0,body_generated/* generatedNotes */.H)(github, { tag, target, previousTag }, { signal }) : undefined;
    const words = {
        ...{ repository: github.repository, server: github.server, tag, manifest: files.manifest },
        ...{ notes, changelog, generated, dockerImage, attested },
    };
    const said = [files.manifest, notes, changelog, generated, dockerImage].some((word) => word !== undefined);
    const isToSay = said || (!subject.onlyIfAsked && files.sources.length + files.split.length + files.links.length > 0);
    const page = subject.artifactsPage ? artifactsPage({ ...words, files: (0,body_files/* expectedFiles */.qc)(files) }) : undefined;
    return {
        ...{ overwrite, notesMode, prerelease, name: inputs.releaseName, split: files.split, links: files.links },
        sources: page === undefined ? files.sources : [...files.sources, (0,text_source/* textSource */.r)(ARTIFACTS_FILE, page)],
        body: !isToSay ? undefined : (all) => releaseBody({ ...words, files: all }),
        assetId: files.manifest?.assetId,
        nonce: (0,external_node_crypto_.randomBytes)(8).toString("hex"),
    };
}


/***/ }),

/***/ 6443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ piecesOf),
/* harmony export */   q: () => (/* binding */ readRange)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7075);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _base_given_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1871);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5602);






const FRUITLESS = 5;
const PAUSE = 500;
const CUT_OFF = [
    "ECONNRESET",
    "ECONNABORTED",
    "EPIPE",
    "ETIMEDOUT",
    "ERR_STREAM_PREMATURE_CLOSE",
    "ERR_STREAM_DESTROYED",
];
async function* piecesOf(object, { from, to }, { aws, clock, signal }) {
    let at = from;
    for (let fruitless = 0; at < to;) {
        if (signal?.aborted)
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc();
        const begin = at;
        for await (const bytes of untilCut(await open(object, { from: at, to }, { aws, signal }), signal)) {
            at += bytes.length;
            yield bytes;
        }
        fruitless = at > begin ? 0 : fruitless + 1;
        if (fruitless > FRUITLESS) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`s3://${object.bucket}/${object.key} sends nothing any more, after ${at} bytes.`, "Run the same again.");
        }
        if (at < to)
            await clock.sleep(PAUSE * 2 ** fruitless, signal);
    }
}
async function readRange(object, range, take, reach) {
    let at = range.from;
    for await (const bytes of piecesOf(object, range, reach)) {
        const { length } = bytes;
        await take(bytes, at);
        (0,_base_given_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .letGo */ .K)(bytes);
        at += length;
    }
}
async function* untilCut(body, signal) {
    const reader = body[Symbol.asyncIterator]();
    const isOurs = body instanceof node_http__WEBPACK_IMPORTED_MODULE_0__.IncomingMessage;
    try {
        for (;;) {
            const next = await reader.next().catch((error) => {
                if (signal?.aborted)
                    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc();
                if (!isCutOff(error))
                    throw error;
                return { done: true };
            });
            if (next.done)
                return;
            if (signal?.aborted)
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc();
            yield isOurs ? (0,_base_given_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .give */ .q)(next.value) : next.value;
        }
    }
    finally {
        await reader.return?.();
    }
}
async function open({ bucket, key, etag }, { from, to }, { aws, signal }) {
    try {
        const input = { Bucket: bucket, Key: key, Range: `bytes=${from}-${to - 1}`, ...(etag ? { IfMatch: etag } : {}) };
        const { Body } = await aws.call("s3", "GetObject", input, { signal });
        if (signal && Body instanceof node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable)
            (0,node_stream__WEBPACK_IMPORTED_MODULE_1__.addAbortSignal)(signal, Body);
        return (0,_objects_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesOf */ .$$)(Body);
    }
    catch (error) {
        if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_2__/* .isAwsCode */ .H)(error, "PreconditionFailed"))
            throw error;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`s3://${bucket}/${key} was changed while it was fetched.`, "See that nothing else writes there, and run the same again.");
    }
}
function isCutOff(error) {
    return CUT_OFF.includes((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) ?? "");
}


/***/ }),

/***/ 5602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   $M: () => (/* binding */ removeObjects),
/* harmony export */   C6: () => (/* binding */ headObject),
/* harmony export */   J5: () => (/* binding */ bucketFolder),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7319);



function bucketFolder(assetId, { settings }) {
    if (settings.bucket === undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo("There is no bucket for exported disks.", "Name one with `bucket`: docs/aws.md shows how to make it.");
    }
    return { bucket: settings.bucket, folder: (0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .objectFolder */ .SF)(settings.bucketPrefix ?? "", assetId) };
}
async function headObject(bucket, key, { aws, signal }) {
    try {
        const input = { Bucket: bucket, Key: key, ChecksumMode: "ENABLED" };
        const { ContentLength, ETag, Metadata, ChecksumSHA256 } = await aws.call("s3", "HeadObject", input, { signal });
        const sha256 = wholeChecksum(ChecksumSHA256);
        return { bucket, key, size: ContentLength ?? 0, etag: ETag, metadata: Metadata ?? {}, sha256 };
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAwsCode */ .H)(error, "NotFound", "NoSuchKey"))
            return undefined;
        throw error;
    }
}
function wholeChecksum(text) {
    return text === undefined || text.includes("-") ? undefined : Buffer.from(text, "base64").toString("hex");
}
async function readText(bucket, key, { aws, signal }) {
    try {
        const { Body } = await aws.call("s3", "GetObject", { Bucket: bucket, Key: key }, { signal });
        const parts = [];
        for await (const part of bytesOf(Body))
            parts.push(part);
        return Buffer.concat(parts).toString("utf8");
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAwsCode */ .H)(error, "NoSuchKey"))
            return undefined;
        throw error;
    }
}
async function removeObjects(bucket, keys, { aws, signal }) {
    const input = { Bucket: bucket, Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true } };
    const { Errors = [] } = await aws.call("s3", "DeleteObjects", input, { signal });
    const [first] = Errors;
    if (!first)
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`s3://${bucket}/${first.Key} could not be removed: ${first.Message ?? first.Code}.`, "Allow s3:DeleteObject for the folder; `slipway tear-down` removes what is left.");
}
function bytesOf(body) {
    if (isBytes(body))
        return body;
    throw new TypeError("S3 answered without a body that can be read.");
}
function isBytes(body) {
    return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}


/***/ }),

/***/ 7319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OQ: () => (/* binding */ scheduleGroupName),
/* harmony export */   Qx: () => (/* binding */ stackName),
/* harmony export */   SF: () => (/* binding */ objectFolder),
/* harmony export */   lt: () => (/* binding */ RECORD_FILE),
/* harmony export */   tO: () => (/* binding */ imageName),
/* harmony export */   vU: () => (/* binding */ keyPairName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function stackName(assetId) {
    return `slipway-${distinct(assetId, 100)}`;
}
function keyPairName(assetId) {
    return `slipway-${assetId}`;
}
function scheduleGroupName(assetId) {
    return `slipway-${distinct(assetId, 40)}`;
}
function imageName(product, assetId) {
    const name = `${product}-${assetId}`;
    return name.length >= 3 ? name : `vm-${name}`;
}
function objectFolder(prefix, assetId) {
    const trimmed = prefix.replaceAll(/^\/+|\/+$/g, "");
    return `${trimmed === "" ? "" : `${trimmed}/`}${assetId}/`;
}
const RECORD_FILE = "slipway.json";
function distinct(assetId, longest) {
    const plain = assetId.replaceAll(/[^a-zA-Z0-9-]/g, "-");
    if (plain === assetId && plain.length <= longest && !/-[0-9a-f]{8}$/.test(plain))
        return plain;
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(assetId).digest("hex").slice(0, 8);
    return `${plain.slice(0, longest - 9)}-${digest}`;
}


/***/ }),

/***/ 1190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ generatedNotes),
/* harmony export */   K: () => (/* binding */ previousTagProblems)
/* harmony export */ });
/* harmony import */ var _github_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7700);

async function previousTagProblems(github, previousTag, options = {}) {
    if (previousTag === undefined)
        return [];
    try {
        await github.call("GET /repos/{owner}/{repo}/git/ref/{ref}", { ref: `tags/${previousTag}` }, options);
        return [];
    }
    catch (error) {
        if (!(0,_github_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isGitHub */ .Wz)(error, "missing"))
            throw error;
        const { owner, repo } = github.repository;
        return [
            {
                subject: "previous-tag",
                problem: `${owner}/${repo} has no tag ${previousTag}, or the token may not see it.`,
                remedy: "Give a tag that is there, or leave previous-tag out: GitHub takes the release before this one.",
            },
        ];
    }
}
async function generatedNotes(github, { tag, target, previousTag }, options = {}) {
    const { body } = await github.call("POST /repos/{owner}/{repo}/releases/generate-notes", {
        tag_name: tag,
        ...(target === undefined ? {} : { target_commitish: target }),
        ...(previousTag === undefined ? {} : { previous_tag_name: previousTag }),
    }, options);
    return body;
}


/***/ }),

/***/ 748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ scan),
/* harmony export */   W: () => (/* binding */ headingOf)
/* harmony export */ });
const FENCE = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
function scan(markdown) {
    let fence;
    let comment = false;
    const lines = markdown.split(/\r\n?|\n/).map((text) => {
        const mark = comment ? undefined : FENCE.exec(text);
        const [, row = "", rest = ""] = mark ?? [];
        if (fence !== undefined) {
            if (mark && row.startsWith(fence) && rest.trim() === "")
                fence = undefined;
            return { text, inert: true };
        }
        if (mark && !(row.startsWith("`") && rest.includes("`"))) {
            fence = row;
            return { text, inert: true };
        }
        const wasComment = comment;
        comment = endsInComment(text, comment);
        return { text, inert: wasComment || comment || /^\s*<!--/.test(text) };
    });
    return { lines, closer: fence ?? (comment ? "-->" : undefined) };
}
function headingOf(line, next) {
    if (line.inert)
        return undefined;
    const found = HEADING.exec(line.text);
    if (found)
        return { level: found[1]?.length ?? 1, text: found[2] ?? "", lines: 1 };
    const underline = next && !next.inert ? UNDERLINE.exec(next.text)?.[1] : undefined;
    if (underline === undefined || !/^ {0,3}[^\s>|*+-]/.test(line.text))
        return undefined;
    return { level: underline.startsWith("=") ? 1 : 2, text: line.text.trim(), lines: 2 };
}
function endsInComment(text, inComment) {
    const visible = inComment ? text : text.replaceAll(/(`+)[^`].*?\1/g, "");
    const opened = visible.lastIndexOf("<!--");
    const closed = visible.lastIndexOf("-->");
    return opened > closed || (inComment && closed < 0);
}


/***/ }),

/***/ 4332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ assetName)
/* harmony export */ });
const OTHERS = /[^\w.@+-]+/g;
function assetName(fileName) {
    return fileName
        .normalize("NFKD")
        .replaceAll(/\p{Mn}+/gu, "")
        .replaceAll(OTHERS, ".")
        .replaceAll(/\.{2,}/g, ".")
        .replaceAll(/^\.|\.$/g, "");
}


/***/ }),

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ contentTypeOf)
/* harmony export */ });
const TYPES = [
    [".tar.gz", "application/gzip"],
    [".spdx.json", "application/spdx+json"],
    [".vmdk", "application/x-vmdk-disk"],
    [".vhd", "application/x-vhd-disk"],
    [".vhdx", "application/x-vhdx-disk"],
    [".vdi", "application/x-vdi-disk"],
    [".qcow2", "application/x-qemu-disk"],
    [".raw", "application/x-raw-disk-image"],
    [".img", "application/x-raw-disk-image"],
    [".iso", "application/x-cd-image"],
    [".ova", "application/ovf"],
    [".zst", "application/zstd"],
    [".gz", "application/gzip"],
    [".tgz", "application/gzip"],
    [".xz", "application/x-xz"],
    [".bz2", "application/x-bzip2"],
    [".zip", "application/zip"],
    [".tar", "application/x-tar"],
    [".deb", "application/vnd.debian.binary-package"],
    [".rpm", "application/x-rpm"],
    [".json", "application/json"],
    [".yml", "application/yaml"],
    [".yaml", "application/yaml"],
    [".xml", "application/xml"],
    [".html", "text/html; charset=utf-8"],
    [".md", "text/markdown; charset=utf-8"],
    [".txt", "text/plain; charset=utf-8"],
    [".log", "text/plain; charset=utf-8"],
    [".sha256", "text/plain; charset=utf-8"],
    ["sha256sums", "text/plain; charset=utf-8"],
    [".sig", "application/pgp-signature"],
    [".sh", "application/x-shellscript"],
    [".ps1", "text/plain; charset=utf-8"],
    [".csv", "text/csv; charset=utf-8"],
    [".pdf", "application/pdf"],
    [".png", "image/png"],
    [".svg", "image/svg+xml"],
];
function contentTypeOf(name) {
    const small = name.toLowerCase();
    return TYPES.find(([ending]) => small.endsWith(ending))?.[1] ?? "application/octet-stream";
}


/***/ }),

/***/ 1477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ textSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7075);
/* harmony import */ var _content_type_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5796);



function textSource(name, text) {
    const bytes = Buffer.from(text);
    return {
        name,
        contentType: (0,_content_type_js__WEBPACK_IMPORTED_MODULE_2__/* .contentTypeOf */ .J)(name),
        size: bytes.length,
        sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex"),
        where: name,
        open: (range) => node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
    };
}


/***/ })

};
