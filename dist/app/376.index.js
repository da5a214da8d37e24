export const id = 376;
export const ids = [376];
export const modules = {

/***/ 403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ runInLanes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

/**
 * Runs jobs side by side in so many lanes and returns their results in the order of the jobs.
 *
 * A free lane takes the job at the head of the longest chain that is left: the job that others wait for starts before
 * a longer one that nobody waits for if its chain is longer (critical-path list scheduling, R. L. Graham 1969).
 * The first failure cancels the others; they have all ended before it is thrown, so that nothing writes afterwards.
 * @throws what the first failing job threw · CancelledError where the signal fired first
 */
async function runInLanes(jobs, lanes, signal) {
    const chain = chainLengths(jobs);
    const waiting = [...jobs].sort((one, other) => (chain.get(other.name) ?? 0) - (chain.get(one.name) ?? 0));
    const failure = new AbortController();
    const either = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
    const results = new Map();
    const running = new Map();
    const errors = [];
    const start = (job) => {
        const work = async () => {
            try {
                results.set(job.name, await job.work(either));
            }
            catch (error) {
                errors.push(error);
                failure.abort();
            }
            finally {
                running.delete(job.name);
            }
        };
        running.set(job.name, work());
    };
    while (waiting.length > 0 || running.size > 0) {
        while (running.size < Math.max(1, lanes) && !either.aborted) {
            const next = waiting.findIndex(({ after = [] }) => after.every((name) => results.has(name)));
            const [job] = next < 0 ? [] : waiting.splice(next, 1);
            if (!job)
                break;
            start(job);
        }
        if (running.size === 0)
            break;
        await Promise.race(running.values());
    }
    if (errors.length > 0)
        throw errors[0];
    if (either.aborted)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc();
    if (waiting.length > 0)
        throw new Error(`Jobs wait for something that never ends: ${waiting.map(({ name }) => name).join(", ")}`);
    return jobs.map(({ name }) => results.get(name));
}
/** For each job its own weight and that of the heaviest chain of jobs that wait for it. */
function chainLengths(jobs) {
    const lengths = new Map();
    const lengthOf = (job, seen) => {
        if (seen.includes(job.name))
            throw new Error(`Jobs wait for each other in a circle: ${[...seen, job.name].join(" → ")}`);
        const known = lengths.get(job.name);
        if (known !== undefined)
            return known;
        const followers = jobs.filter(({ after = [] }) => after.includes(job.name));
        const length = job.weight + Math.max(0, ...followers.map((follower) => lengthOf(follower, [...seen, job.name])));
        lengths.set(job.name, length);
        return length;
    };
    for (const job of jobs)
        lengthOf(job, []);
    return lengths;
}


/***/ }),

/***/ 578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a mistyped word most likely meant, by edit distance.
 * @returns undefined where none is closer than half of the word's length.
 */
function nearest(word, candidates) {
    let best;
    let least = Math.max(1, Math.floor(word.length / 2));
    for (const candidate of candidates) {
        const distance = editDistance(word, candidate);
        if (distance < least || (distance === least && best === undefined)) {
            best = candidate;
            least = distance;
        }
    }
    return best;
}
/** Levenshtein's distance: insertions, deletions and substitutions of one character each. */
function editDistance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (let line = 1; line <= from.length; line += 1) {
        const next = [line];
        for (let column = 1; column <= to.length; column += 1) {
            const substitution = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
            next.push(Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, substitution));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}


/***/ }),

/***/ 3848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ MACHINE_STATE)
/* harmony export */ });
/** Name of the state by which a step tells its post step what to remove. Alone in a file: the post step reads only this at first. */
const MACHINE_STATE = "machine";


/***/ }),

/***/ 6001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ escapeXml)
/* harmony export */ });
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
/** Text for XML 1.0: its five characters escaped, and characters that it does not allow at all (section 2.2) replaced. */
function escapeXml(text) {
    return text
        .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
        .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}


/***/ }),

/***/ 3056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lo: () => (/* binding */ COMMANDS),
  cj: () => (/* binding */ allInputNames),
  Zv: () => (/* binding */ findCommand)
});

// EXTERNAL MODULE: ./build/declare/input.js
var input = __webpack_require__(4013);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/declare/command.js
var command = __webpack_require__(5924);
// EXTERNAL MODULE: ./build/image/manifest.js
var image_manifest = __webpack_require__(9941);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/run.js
var run = __webpack_require__(4909);
;// CONCATENATED MODULE: ./build/ansible/extra-vars.js




/**
 * Reads the input `extra-vars`: a mapping as JSON or YAML, or `@file` with one. Relative paths start at `folder`.
 * What it holds may be secret, so no error quotes it.
 * @throws UserError where the file is missing, or the text is no mapping.
 */
async function readExtraVars(text, folder) {
    const trimmed = text.trim();
    if (trimmed === "")
        return {};
    const path = trimmed.startsWith("@") ? trimmed.slice(1) : undefined;
    const content = path === undefined ? trimmed : await readVariables((0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(folder, path));
    const from = path === undefined ? "extra-vars" : `The file ${path} of extra-vars`;
    const value = parseMapping(content, from);
    if (!value) {
        throw new errors/* UserError */.yo(`${from} is no mapping.`, 'Give names with values, as JSON or YAML: {"jupyter_port": 8888}');
    }
    return value;
}
function parseMapping(content, from) {
    let value;
    try {
        value = (0,dist/* parse */.qg)(content, { logLevel: "error", prettyErrors: false });
    }
    catch (error) {
        // The parser's message without the place would still quote parts of it: only what kind of mistake it is.
        const code = (0,errors/* codeOf */.$N)(error) ?? "a mistake";
        throw new errors/* UserError */.yo(`${from} is neither JSON nor YAML (${code}).`, 'Give names with values: {"jupyter_port": 8888}');
    }
    if (value === null)
        return {};
    if (typeof value !== "object" || Array.isArray(value))
        return undefined;
    return Object.fromEntries(Object.entries(value));
}
async function readVariables(path) {
    try {
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        throw new errors/* UserError */.yo(`The file ${path} of extra-vars cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`, "Give the path of a file that is there.");
    }
}

;// CONCATENATED MODULE: ./build/ansible/galaxy.js




/** Which kinds a parsed requirements file asks for. A list is the old form and holds roles. */
function requirementKinds(parsed) {
    if (Array.isArray(parsed))
        return ["role"];
    if (typeof parsed !== "object" || parsed === null)
        return [];
    return [...("roles" in parsed ? ["role"] : []), ...("collections" in parsed ? ["collection"] : [])];
}
/**
 * Installs roles and collections of a requirements file into a folder of this run.
 * @throws ToolError in Ansible's own words.
 */
async function installRequirements(request, task) {
    for (const kind of requirementKinds((0,dist/* parse */.qg)(await (0,promises_.readFile)(request.requirements, "utf8")))) {
        const place = (0,external_node_path_.join)(request.folder, kind === "role" ? "roles" : "collections");
        const file = kind === "role" ? "--role-file" : "--requirements-file";
        const path = kind === "role" ? "--roles-path" : "--collections-path";
        await (0,run/* run */.e)(request.galaxy, [kind, "install", file, request.requirements, path, place], {
            env: { LC_ALL: "C.UTF-8", ANSIBLE_NOCOLOR: "1" },
            signal: request.signal,
            timeout: 1_800_000,
            onLine: (line) => task.detail(line),
        });
        task.line(`Installed the ${kind}s of ${request.requirements}.`);
    }
}

;// CONCATENATED MODULE: ./build/ansible/check.js







/** Everything about the inputs for Ansible that can be known before a machine is made. Makes nothing. */
async function checkAnsibleInputs(inputs) {
    const found = await Promise.all([
        checkPlaybook("playbook", inputs.playbook, inputs),
        checkPlaybook("tests", inputs.tests, inputs),
        checkRequirements(inputs.requirements),
        checkExtraVars(inputs),
        checkSkipRoles(inputs),
    ]);
    return found.flat();
}
/** Names of the roles of the default content as site.yml lists them, which are also their tags. Sorted. */
async function roleNames(content) {
    const plays = (0,dist/* parse */.qg)(await (0,promises_.readFile)((0,external_node_path_.join)(content, "site.yml"), "utf8"));
    const roles = Array.isArray(plays) ? plays.flatMap((play) => play.roles ?? []) : [];
    return roles.map(({ role }) => role).sort();
}
async function checkPlaybook(subject, path, inputs) {
    if (path === undefined)
        return [];
    const parsed = await readYaml(subject, path, "Give the path of an Ansible playbook.");
    if ("problem" in parsed)
        return [parsed.problem];
    if (!Array.isArray(parsed.value) || !parsed.value.every(isPlay)) {
        const problem = `${path} is no playbook: a playbook is a list of plays, each with hosts or import_playbook.`;
        return [{ subject, problem, remedy: "Start it with: - hosts: all" }];
    }
    // Roles and modules that requirements would bring are not there yet, and Ansible's check would ask for them.
    if (inputs.ansible === undefined || inputs.requirements !== undefined)
        return [];
    const env = {
        LC_ALL: "C.UTF-8",
        ANSIBLE_NOCOLOR: "1",
        ANSIBLE_ROLES_PATH: `${(0,external_node_path_.join)(inputs.content, "roles")}:~/.ansible/roles:/etc/ansible/roles`,
    };
    try {
        await (0,run/* run */.e)(inputs.ansible, ["--syntax-check", "--inventory", "machine,", path], {
            env,
            signal: inputs.signal,
            timeout: 120_000,
        });
        return [];
    }
    catch (error) {
        if (!(error instanceof run/* ToolError */.v))
            throw error;
        const words = error.stderr.split("\n").filter((line) => line.trim() && !line.includes("[WARNING]"));
        return [
            {
                subject,
                problem: `${path} has a mistake:\n${words.slice(0, 12).join("\n")}`,
                remedy: `Correct it; try with: ${inputs.ansible} --syntax-check -i machine, ${path}`,
            },
        ];
    }
}
async function checkRequirements(path) {
    if (path === undefined)
        return [];
    const parsed = await readYaml("requirements", path, "Give the path of an Ansible Galaxy requirements file.");
    if ("problem" in parsed)
        return [parsed.problem];
    if (requirementKinds(parsed.value).length > 0)
        return [];
    const remedy = "Give it the keys roles or collections, each with a list.";
    return [{ subject: "requirements", problem: `${path} names neither roles nor collections.`, remedy }];
}
async function checkExtraVars({ extraVars, folder }) {
    if (extraVars === undefined)
        return [];
    try {
        await readExtraVars(extraVars, folder);
        return [];
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return [{ subject: "extra-vars", problem: error.message, remedy: error.remedy }];
        throw error;
    }
}
async function checkSkipRoles({ content, skipRoles = [], playbook }) {
    if (skipRoles.length === 0 || playbook !== undefined)
        return []; // Then they are tags of that playbook.
    const known = await roleNames(content);
    const unknown = skipRoles.filter((name) => !known.includes(name));
    if (unknown.length === 0)
        return [];
    return [
        {
            subject: "skip-roles",
            problem: `There is no role ${unknown.join(", ")}.`,
            remedy: `Use some of: ${known.join(", ")}.`,
        },
    ];
}
function isPlay(value) {
    const keys = ["hosts", "import_playbook", "ansible.builtin.import_playbook"];
    return typeof value === "object" && value !== null && keys.some((key) => key in value);
}
async function readYaml(subject, path, remedy) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        const problem = (0,errors/* codeOf */.$N)(error) === "ENOENT" ? `${path} does not exist` : `${path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}`;
        return { problem: { subject, problem, remedy } };
    }
    try {
        return { value: (0,dist/* parse */.qg)(text, { logLevel: "error", customTags: ["binary"] }) };
    }
    catch (error) {
        return { problem: { subject, problem: `${path} is no YAML: ${(0,errors/* messageOf */.bD)(error)}`, remedy } };
    }
}

;// CONCATENATED MODULE: ./build/ansible/version.js
/** The oldest ansible-core that the default content and the callback plugin were written for. */
const OLDEST_CORE = [2, 15];
/**
 * Which ansible-core to install for a Python, newest first. All manage Python 3.10 (Ubuntu 22.04) and newer.
 * Source: `Requires-Python` of each release, and the support matrix of ansible-core.
 */
const PINNED = [
    { python: [3, 14], core: "2.20.10" },
    { python: [3, 11], core: "2.19.14" },
    { python: [3, 10], core: "2.17.14" },
    { python: [3, 9], core: "2.15.13" },
];
/** `[major, minor]` in a text such as `Python 3.11.7` or `ansible-playbook [core 2.19.14]`, or undefined. */
function majorMinor(text) {
    const match = /(\d+)\.(\d+)/.exec(text);
    return match ? [Number(match[1]), Number(match[2])] : undefined;
}
/** Whether version `a` is at least `b`. */
function atLeast(a, b) {
    return a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1]);
}
/** The version of ansible-core that is installed for this Python; undefined where none of the pinned ones runs on it. */
function coreFor(python) {
    return PINNED.find((entry) => atLeast(python, entry.python))?.core;
}
/** The version of ansible-core in what `ansible-playbook --version` says; undefined where it does not say one. */
function coreVersion(said) {
    return /\[core (\d+\.\d+[\w.]*)/.exec(said)?.[1];
}

;// CONCATENATED MODULE: ./build/ansible/find.js




/**
 * `ansible-playbook` from the PATH where its core is recent enough, else from the cache.
 * @returns undefined where there is neither.
 */
async function findAnsible(options) {
    const core = await pinnedCore(options);
    for (const folder of ["", ...(core.version ? [(0,external_node_path_.join)(entryOf(options.cache, core.version), "current/bin")] : [])]) {
        const found = await probe(folder, options);
        if (found)
            return found;
    }
    return undefined;
}
/** What stands in the way of having an Ansible: no Python, one that is too old, no module `venv`. Installs nothing. */
async function checkAnsible(options) {
    if (await findAnsible(options))
        return [];
    const { version, problem } = await pinnedCore(options);
    if (problem)
        return [problem];
    if (!version)
        return [];
    const venv = await quiet("python3", ["-c", "import ensurepip, venv"], options);
    return venv === undefined ? [NO_VENV] : [];
}
const NO_VENV = {
    subject: "python3-venv",
    problem: "Python's module venv is missing; Ansible would be installed into a virtual environment.",
    remedy: "sudo apt-get install --yes python3-venv",
};
/** The folder of a version in the cache. */
function entryOf(cache, version) {
    return (0,external_node_path_.join)(cache, `ansible-${version}`);
}
/** The version to install for the Python at hand, or what is wrong with that Python. */
async function pinnedCore(options) {
    const said = await quiet("python3", ["--version"], options);
    const python = said === undefined ? undefined : majorMinor(said);
    const remedy = "sudo apt-get install --yes python3 python3-venv";
    if (!python)
        return { problem: { subject: "python3", problem: "Python is not installed, and Ansible needs it.", remedy } };
    const version = coreFor(python);
    if (version)
        return { version };
    return {
        problem: {
            subject: "python3",
            problem: `Python ${python.join(".")} is too old: Ansible needs 3.9 or newer.`,
            remedy,
        },
    };
}
/** The Ansible of a folder ("" is the PATH), or undefined where it is missing, broken or too old. */
async function probe(folder, options) {
    const playbook = (0,external_node_path_.join)(folder, "ansible-playbook");
    const version = coreVersion((await quiet(playbook, ["--version"], options)) ?? "");
    const numbers = version === undefined ? undefined : majorMinor(version);
    if (!version || !numbers || !atLeast(numbers, OLDEST_CORE))
        return undefined;
    return { playbook, galaxy: (0,external_node_path_.join)(folder, "ansible-galaxy"), version };
}
/** What a tool says on standard output; undefined where it fails or is not installed. */
async function quiet(command, args, options) {
    const env = { LC_ALL: "C.UTF-8" }; // Ansible refuses to start in a locale without UTF-8.
    try {
        return (await (0,run/* run */.e)(command, args, { env, signal: options.signal, timeout: 60_000 })).stdout;
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v || (error instanceof errors/* UserError */.yo && error.message.includes("is not installed")))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/base/exists.js
var exists = __webpack_require__(3734);
;// CONCATENATED MODULE: ./build/ansible/provide.js







/**
 * An Ansible that can be used; where there is none, ansible-core is installed at a pinned version with pip into a
 * virtual environment of its own below the cache, and the task says so.
 * @throws UserError where Python, its module `venv`, or the package index is missing.
 */
async function provideAnsible(options, task) {
    const found = await findAnsible(options);
    if (found)
        return found;
    const { version, problem } = await pinnedCore(options);
    if (version === undefined)
        throw new errors/* UserError */.yo(problem?.problem ?? "No Python.", problem?.remedy ?? "Install python3.");
    const folder = entryOf(options.cache, version);
    task.line(`No ansible-playbook ${OLDEST_CORE.join(".")} or newer on the PATH: installing ansible-core ${version} into ${folder}.`);
    await install(folder, version, options, task);
    const installed = await probe((0,external_node_path_.join)(folder, "current/bin"), options);
    if (!installed) {
        throw new errors/* UserError */.yo(`ansible-core ${version} was installed into ${folder} and does not run.`, `Remove ${folder} and run again.`);
    }
    return installed;
}
/**
 * A virtual environment cannot be moved, so it is built at its final place under a name of its own, and the link
 * `current` to it, put there by one rename, makes it the entry. Two builders at once do not disturb each other; what
 * a killed one leaves is removed by the next.
 */
async function install(folder, version, options, task) {
    const name = `venv-${process.pid}`;
    const venv = (0,external_node_path_.join)(folder, name);
    await (0,promises_.mkdir)(folder, { recursive: true });
    await removeLeftovers(folder);
    try {
        await makeVenv(venv, options);
        const pip = ["install", "--quiet", "--disable-pip-version-check", "--no-input", `ansible-core==${version}`];
        await (0,run/* run */.e)((0,external_node_path_.join)(venv, "bin/pip"), pip, { signal: options.signal, onLine: (line) => task.detail(line) });
        await (0,promises_.writeFile)((0,external_node_path_.join)(venv, "complete"), "");
        await (0,promises_.symlink)(name, (0,external_node_path_.join)(folder, `${name}.link`));
        await (0,promises_.rename)((0,external_node_path_.join)(folder, `${name}.link`), (0,external_node_path_.join)(folder, "current"));
    }
    catch (error) {
        await (0,promises_.rm)(venv, { recursive: true, force: true });
        if (!(error instanceof run/* ToolError */.v))
            throw error;
        throw new errors/* UserError */.yo(`ansible-core ${version} could not be installed. ${error.message}`, "Check the network and pip's settings, or install Ansible yourself: pipx install ansible-core", { cause: error });
    }
}
async function makeVenv(venv, options) {
    try {
        await (0,run/* run */.e)("python3", ["-m", "venv", venv], { signal: options.signal });
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v)
            throw new errors/* UserError */.yo(NO_VENV.problem, NO_VENV.remedy, { cause: error });
        throw error;
    }
}
/** Removes environments that are not complete and whose builder is gone. */
async function removeLeftovers(folder) {
    for (const name of await (0,promises_.readdir)(folder)) {
        const pid = /^venv-(\d+)$/.exec(name)?.[1];
        if (pid === undefined || isAlive(Number(pid)) || (await (0,exists/* exists */.t)((0,external_node_path_.join)(folder, name, "complete"))))
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    }
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,errors/* codeOf */.$N)(error) !== "ESRCH";
    }
}

;// CONCATENATED MODULE: ./build/pipeline/ansible.js






/** What is wrong with the inputs for Ansible, or with what it takes to run it. Installs nothing. */
async function ansibleProblems(inputs, settings, context) {
    const cache = context.localFolders(settings).cache;
    const ansible = await findAnsible({ cache, signal: context.signal });
    const [tool, given] = await Promise.all([
        checkAnsible({ cache, signal: context.signal }),
        checkAnsibleInputs({
            content: (0,external_node_path_.join)(context.templates, "ansible"),
            folder: context.workingFolder,
            ansible: ansible?.playbook,
            playbook: absolute(inputs.playbook, context),
            tests: absolute(inputs.tests, context),
            requirements: absolute(inputs.requirements, context),
            extraVars: inputs.extraVars,
            skipRoles: inputs.skipRoles,
            signal: context.signal,
        }),
    ]);
    return [...tool, ...given];
}
/** An Ansible to run: the one at hand, else installed into the cache. */
function openAnsible(settings, context, task) {
    const options = { cache: context.localFolders(settings).cache, signal: context.signal };
    return task.task("Ansible", (part) => provideAnsible(options, part));
}
/**
 * An Ansible to run. Where it had to be installed first, the playbooks are checked again: only now can Ansible itself
 * say whether their syntax is right.
 * @throws ProblemsError
 */
async function ansible_provideAnsible(inputs, settings, context, task) {
    const cache = context.localFolders(settings).cache;
    const wasThere = (await findAnsible({ cache, signal: context.signal })) !== undefined;
    const ansible = await openAnsible(settings, context, task);
    if (!wasThere && (inputs.playbook ?? inputs.tests) !== undefined) {
        (0,errors/* throwProblems */.Jh)(await ansibleProblems(inputs, settings, context));
    }
    return ansible;
}
/** The variables for the playbook; none where none were given. */
async function extraVariables(inputs, context) {
    if (inputs.extraVars === undefined)
        return {};
    const variables = await readExtraVars(inputs.extraVars, context.workingFolder);
    for (const text of longTexts(variables))
        context.secret(text);
    return variables;
}
/** Texts in variables that may be secrets; shorter ones would make a log of stars out of every log. */
function longTexts(value) {
    if (typeof value === "string")
        return value.length >= 6 ? [value] : [];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(longTexts) : [];
}
/** A path of an input, from the working folder. */
function absolute(path, context) {
    return path === undefined ? undefined : (0,external_node_path_.resolve)(context.workingFolder, path);
}

// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
// EXTERNAL MODULE: ./build/host/writable.js
var writable = __webpack_require__(7911);
;// CONCATENATED MODULE: ./build/pipeline/checks.js




/** What a fixed VHD can hold at most (qemu-img refuses more; the format's geometry ends there). */
const LARGEST_VHD = 2040 * base_size/* GiB */.T3;
/** Users that every image has, with a purpose of their own. */
const SYSTEM_USERS = [
    "root",
    "daemon",
    "bin",
    "sys",
    "nobody",
    "mail",
    "www-data",
    "backup",
    "sshd",
    "messagebus",
    "jupyter",
];
/** Values that are well-formed each by itself and cannot work. */
function contentProblems(inputs) {
    const { user, jupyterPort, formats, diskSize, provider } = inputs;
    const problems = [];
    if (user !== undefined && (SYSTEM_USERS.includes(user) || user.startsWith("systemd-"))) {
        const remedy = "Leave user out, or choose another name.";
        problems.push({ subject: "user", problem: `${user} is a user of the system and cannot be the login user`, remedy });
    }
    if (jupyterPort === 22) {
        problems.push({ subject: "jupyter-port", problem: "22 belongs to SSH", remedy: "Choose another, such as 8888." });
    }
    if (formats.length === 0 && provider === "local") {
        const remedy = "Name at least one; without any there would be nothing left of the build.";
        problems.push({ subject: "formats", problem: "the local provider makes nothing but files", remedy });
    }
    if (formats.includes("vhd") && diskSize > LARGEST_VHD) {
        const problem = `vhd holds at most ${(0,base_size/* formatSize */.Xq)(LARGEST_VHD)}`;
        problems.push({ subject: "disk-size", problem, remedy: "Give it less, or leave vhd out of formats." });
    }
    return problems;
}
/** Inputs that name a place to write to, and the place cannot be written to: told now and not after the build. */
async function writableProblems(places, context) {
    const found = await Promise.all(Object.entries(places).map(async ([subject, path]) => {
        const place = absolute(path, context);
        const problem = place === undefined ? undefined : await (0,writable/* unwritable */.m)((0,external_node_path_.dirname)(place));
        return problem
            ? [{ subject, problem, remedy: 'Choose another place, or make it yours: sudo chown "$USER" …' }]
            : [];
    }));
    return found.flat();
}

// EXTERNAL MODULE: ./build/base/lanes.js
var base_lanes = __webpack_require__(403);
// EXTERNAL MODULE: ./build/release/folder.js
var release_folder = __webpack_require__(7396);
// EXTERNAL MODULE: ./build/pipeline/build.js
var pipeline_build = __webpack_require__(3003);
;// CONCATENATED MODULE: ./build/pipeline/export.js




/** The folder of the release as an absolute path. */
function releaseFolder(inputs, context) {
    return (0,external_node_path_.resolve)(context.workingFolder, inputs.releaseFolder);
}
/** Shuts the machine down and keeps its disk; one that was kept before is taken as it is. */
async function captureImage(build) {
    // Whatever it has learned goes with the image, so that another run can go on from it.
    await (0,pipeline_build/* saveBuild */.YP)(build);
    return await build.context.progress.phase("Capture", (task) => build.provider.capture(build.assetId, task));
}
/** Copies the image to where it was asked for, and makes nothing else of it. */
async function spreadImage(build) {
    const image = await captureImage(build);
    return await build.context.progress.phase("Copies", (task) => build.provider.spreadImage(image, task));
}
/** Captures the machine and exports it in all formats into a release folder under work; copies to Regions beside it. */
async function exportImage(build, inputs) {
    const { context, provider, assetId, record } = build;
    const place = { folder: releaseFolder(inputs, context), assetId };
    const image = await captureImage(build);
    return await context.progress.phase("Export", async (task) => {
        // Recorded before it is made, so that a kill in between leaves nothing that nobody knows of.
        await provider.registerFolder(assetId, (0,release_folder/* releasePaths */.ul)(place).partial);
        record.releaseFolder = place.folder;
        await (0,pipeline_build/* saveBuild */.YP)(build);
        const folder = await (0,release_folder/* openReleaseFolder */.wy)(place);
        const request = {
            image,
            formats: inputs.formats,
            compression: inputs.rawCompression,
            folder: folder.path,
            baseName: `${record.product}-${assetId}`,
        };
        let artifacts = [];
        let images = [];
        const sides = [
            {
                ...{ name: "exports", weight: 2 },
                work: async (signal) => {
                    artifacts = await provider.exportImage({ ...request, signal }, task);
                },
            },
            {
                ...{ name: "copies", weight: 1 },
                work: async (signal) => {
                    images = await provider.spreadImage(image, task, signal);
                },
            },
        ];
        // Lanes, so that the failure of one ends the other before anybody cleans up.
        await (0,base_lanes/* runInLanes */.e)(sides, sides.length, context.signal);
        return { image, artifacts, folder, compression: inputs.rawCompression, images };
    });
}
/** The output about what lies in a bucket, by format; nothing where nothing does. */
function objectsOf(artifacts) {
    const placed = artifacts.flatMap(({ format, location }) => (location === undefined ? [] : [[format, location]]));
    return placed.length === 0 ? {} : { objects: JSON.stringify(Object.fromEntries(placed)) };
}

// EXTERNAL MODULE: ./build/ssh/client.js
var client = __webpack_require__(2650);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/image/finish-password.js

/**
 * Letters and digits that are told apart at sight (no i, l, o, 0, 1) and that lie on the same keys of an English and
 * a German keyboard (no y, z): the first login is often typed into a console whose keyboard layout is not set yet.
 */
const ALPHABET = "abcdefghjkmnpqrstuvwx23456789";
/** 3 groups of 6 of 29 characters: 18 × log2(29) = 87 bits. */
const GROUPS = 3;
const GROUP = 6;
/** A password for one first login: readable, easily typed, 87 bits, with at least one letter and one digit. */
function generatePassword() {
    for (;;) {
        const groups = Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, () => ALPHABET[(0,external_node_crypto_.randomInt)(ALPHABET.length)]).join(""));
        const password = groups.join(".");
        if (/[a-z]/.test(password) && /\d/.test(password))
            return password;
    }
}
/** What leads every list of leaked passwords (the first twenty of them begin so or differ in a digit). */
const WELL_KNOWN = /^(pass|p@ss|12345|qwert|abc|letmein|welcome|admin|root|iloveyou|changeme|default|secret)[a-z]*[\d!.]*$/i;
/**
 * Whether a given default password can be used. It has to pass the usual rules of PAM, be typed at a console, and
 * travel as one line.
 * @returns the problems, which never quote the password.
 */
function checkPassword(password, user) {
    const broken = [
        [password.length < 8, "it has fewer than 8 characters"],
        [password.length > 72, "it has more than 72 characters"],
        [
            !/^[\x20-\x7e]*$/.test(password),
            "it has characters outside of printable ASCII, which not every console can type",
        ],
        [password !== password.trim(), "it begins or ends with a blank"],
        [user !== "" && password.toLowerCase().includes(user.toLowerCase()), "it contains the name of the user"],
        [WELL_KNOWN.test(password), "it is one that everybody tries first"],
        [new Set(password).size < 4, "it has fewer than 4 different characters"],
    ].flatMap(([is, what]) => (is ? [String(what)] : []));
    if (broken.length === 0)
        return [];
    const problem = `The default password cannot be used: ${broken.join("; ")}.`;
    return [{ subject: "default-password", problem, remedy: "Give another one, or none: a good one is then generated." }];
}

;// CONCATENATED MODULE: ./build/image/finish.js





/** Ends the script's output; without it the script was cut off. */
const COMPLETE = "finish: complete";
/** Milliseconds. It takes 10 to 50 s on an emulated machine; a busy one gets its time. */
const DEADLINE = 900_000;
/**
 * Makes an image of a machine: default password (SHA-512, expired), login with it over SSH, and everything removed
 * that is the build's own or must differ between machines. The last act: no login works after it, and nothing but
 * the shutdown may follow.
 * @throws ProblemsError for a password that cannot be used · ToolError with the script's own words.
 */
async function finish(request, task) {
    (0,errors/* throwProblems */.Jh)(checkPassword(request.password, request.user));
    const script = await (0,promises_.readFile)((0,external_node_path_.join)(request.templates, "finish", "finish.sh"), "utf8");
    const { stdout } = await (0,client/* sshScript */.id)(request.machine.ssh, script, {
        sudo: true,
        name: "finish.sh",
        // On standard input, not in a command line.
        variables: {
            LOGIN_USER: request.user,
            PASSWORD: request.password,
            HOST_NAME: request.hostname ?? "",
            CLOUD_INIT: request.cloudInit ?? "off",
        },
        timeout: DEADLINE,
        signal: request.signal,
        onLine: (line) => {
            task.detail(line);
            const note = /^finish: (.+)$/.exec(line)?.[1];
            if (note)
                task.update(undefined, note);
        },
    });
    if (!stdout.split("\n").includes(COMPLETE)) {
        throw new errors/* UserError */.yo("The finish of the machine was cut off before its end.", "Build again; this machine must not become an image.");
    }
    task.line(`${request.user} has the default password and must change it at the first login; keys, logs and caches are gone.`);
}

;// CONCATENATED MODULE: ./build/image/guest-inventory.js

// One call for all, with a line that starts each part.
const SCRIPT = `
echo '== os'
cat /etc/os-release
echo '== kernel'
uname -r
echo '== packages'
dpkg-query -W -f '\${db:Status-Status}\\t\${Package}\\t\${Version}\\t\${Architecture}\\t\${source:Package}\\t\${source:Version}\\t\${Maintainer}\\n'
echo '== python'
ls -d /opt/*/lib/python3*/site-packages/*.dist-info 2>/dev/null || :
`;
/** Reads what is installed on a running machine. Must come before finish, after which nobody can log in. */
async function readInventory(machine, signal) {
    const { stdout } = await (0,client/* sshScript */.id)(machine.ssh, SCRIPT, { name: "the inventory", signal, timeout: 120_000 });
    return parseInventory(stdout);
}
/** Reads the script's output. */
function parseInventory(said) {
    const parts = new Map();
    let part = [];
    for (const line of said.split("\n")) {
        const name = /^== (\w+)$/.exec(line)?.[1];
        if (name) {
            part = [];
            parts.set(name, part);
        }
        else if (line)
            part.push(line);
    }
    const os = new Map((parts.get("os") ?? []).map((line) => pair(line)));
    return {
        os: { id: os.get("ID") ?? "", version: os.get("VERSION_ID") ?? "", prettyName: os.get("PRETTY_NAME") ?? "" },
        kernel: parts.get("kernel")?.[0] ?? "",
        packages: (parts.get("packages") ?? []).flatMap(debianPackage),
        python: (parts.get("python") ?? []).flatMap(pythonPackage),
    };
}
/** `NAME="value"` of os-release. */
function pair(line) {
    const at = line.indexOf("=");
    return [line.slice(0, at), line.slice(at + 1).replace(/^"(.*)"$/, "$1")];
}
function debianPackage(line) {
    const [status, name = "", version = "", architecture = "", source = "", sourceVersion = "", maintainer = ""] = line.split("\t");
    return status === "installed" ? [{ name, version, architecture, source, sourceVersion, maintainer }] : [];
}
function pythonPackage(path) {
    const match = /^(\/opt\/[^/]+)\/.*\/([^/]+?)-([^-/]+)\.dist-info$/.exec(path);
    return match
        ? [
            {
                environment: match[1] ?? "",
                name: (match[2] ?? "").replaceAll("_", "-").toLowerCase(),
                version: match[3] ?? "",
            },
        ]
        : [];
}

;// CONCATENATED MODULE: ./build/pipeline/finish.js




/** What is wrong with a given default password; a generated one is always right. */
function passwordProblems(password, user) {
    return password === undefined ? [] : checkPassword(password, user);
}
/** A generated password that nobody would ever see locks everybody out of the image. */
function unseenPasswordProblems(given, published, context) {
    if (given !== undefined || published || context.showOnce || context.outputsAreRead)
        return [];
    const problem = "would be generated, and this log is no place to show it";
    const remedy = "Give one, or --publish-default-password, or read it from the output with --json.";
    return [{ subject: "default-password", problem, remedy }];
}
/** The default password: as given, else a new one. It is masked from now on, unless it is to be published. */
function choosePassword(given, published, context) {
    const password = given ?? generatePassword();
    if (!published)
        context.secret(password);
    return password;
}
/** Takes stock of the machine, then makes an image of it. No login works afterwards. */
async function finishMachine(build, machine, password) {
    const { context, provider, record } = build;
    await context.progress.phase("Finish", async (task) => {
        record.inventory = await task.task("take stock", () => readInventory(machine, context.signal));
        record.finish = "begun";
        await (0,pipeline_build/* saveBuild */.YP)(build);
        await task.task("default password and clean-up", (part) => finish({
            machine,
            templates: context.templates,
            user: record.user,
            password,
            hostname: record.hostname,
            // An AMI hands in keys through cloud-init; without a cloud around it cloud-init finds nothing to do.
            cloudInit: provider.name === "aws" ? "keep" : "off",
            signal: context.signal,
        }, part));
    });
    record.finish = "done";
    await (0,pipeline_build/* saveBuild */.YP)(build);
}
/** What stands against a stage, given how far finish came. */
function finishProblems(build, wanted) {
    const { record, assetId } = build;
    const named = `${build.provider.name === "local" ? "" : `--provider ${build.provider.name} `}--asset-id ${assetId}`;
    const again = `Start again: slipway tear-down ${named}`;
    const problem = (text, remedy) => [{ subject: "asset-id", problem: `${assetId} ${text}`, remedy }];
    if (record.finish === "begun")
        return problem("was not finished to its end and must not become an image", again);
    if (wanted === "done" && record.finish === undefined) {
        return problem("still holds keys and logs of the build", `Run first: slipway reset-password ${named}`);
    }
    if (wanted === "not begun" && record.finish === "done") {
        return problem("is finished; nobody can log in before it is an image", `Go on with: slipway export-vm ${named}`);
    }
    return [];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/ansible/environment.js


/**
 * An inventory with one host, `machine`, in the form of Ansible's YAML inventory (JSON is YAML).
 * @param temporary folder on this machine, removed after the playbook; a playbook knows it as `controller_folder`.
 */
function inventory(target, temporary) {
    const machine = {
        ansible_host: target.host,
        ansible_port: target.port,
        ansible_user: target.user,
        ansible_ssh_private_key_file: target.privateKeyFile,
        // The distribution's own: found without a search, and apt's module needs it.
        ansible_python_interpreter: "/usr/bin/python3",
        controller_folder: temporary,
    };
    return { all: { hosts: { machine } } };
}
/**
 * Ansible's settings as environment variables: they win over an ansible.cfg beside the playbook, which still rules
 * everything that is not named here.
 */
function ansibleEnvironment(request) {
    const places = (kind, ...others) => [...(request.galaxy ? [(0,external_node_path_.join)(request.galaxy, kind)] : []), ...others].join(":");
    return {
        LC_ALL: "C.UTF-8", // Ansible refuses to start in a locale without UTF-8.
        PYTHONUNBUFFERED: "1",
        PYTHONDONTWRITEBYTECODE: "1", // Else it leaves a cache beside the plugin, in our own folder.
        ANSIBLE_STDOUT_CALLBACK: "slipway_events",
        ANSIBLE_CALLBACK_PLUGINS: (0,external_node_path_.join)(request.content, "callback_plugins"),
        ANSIBLE_ROLES_PATH: places("roles", (0,external_node_path_.join)(request.content, "roles"), "~/.ansible/roles", "/etc/ansible/roles"),
        ANSIBLE_COLLECTIONS_PATH: places("collections", "~/.ansible/collections", "/usr/share/ansible/collections"),
        ANSIBLE_LOCAL_TEMP: request.temporary,
        ANSIBLE_RETRY_FILES_ENABLED: "0",
        ANSIBLE_NOCOLOR: "1",
        ANSIBLE_NOCOWS: "1",
        ANSIBLE_DEPRECATION_WARNINGS: "0",
        ANSIBLE_HOST_KEY_CHECKING: "1",
        // Both together are what makes it quick: 25 s for ten tasks against 86 s with neither.
        ANSIBLE_PIPELINING: "1",
        ANSIBLE_SSH_ARGS: (0,client/* sshOptions */.bN)(request.target).map(client/* shellQuote */.ZL).join(" "),
        ANSIBLE_TIMEOUT: "60",
    };
}

;// CONCATENATED MODULE: ./build/ansible/events.js
const STATUSES = [
    "ok",
    "changed",
    "skipped",
    "failed",
    "ignored",
    "unreachable",
];
/** Begins a line with an event (RFC 7464, JSON text sequences); every other line belongs to the raw log. */
const RECORD_SEPARATOR = "\u001e";
/**
 * Reads one line of what ansible-playbook says.
 * @returns the event, or undefined for a line of the raw log and for an event that is not known.
 */
function parseEvent(line) {
    if (!line.startsWith(RECORD_SEPARATOR))
        return undefined;
    let value;
    try {
        value = JSON.parse(line.slice(RECORD_SEPARATOR.length));
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined; // Cut off, because Ansible was killed.
        throw error;
    }
    if (typeof value !== "object" || value === null || !("event" in value))
        return undefined;
    const field = (name) => Object.getOwnPropertyDescriptor(value, name)?.value;
    const text = (name) => (typeof field(name) === "string" ? String(field(name)) : undefined);
    switch (value.event) {
        case "play":
            return { event: "play", name: text("name") ?? "" };
        case "task":
            return { event: "task", name: text("name") ?? "", role: text("role"), path: text("path") };
        case "result": {
            const status = text("status") ?? "";
            if (!isStatus(status))
                return undefined;
            return { event: "result", status, seconds: Number(field("seconds")), message: text("message") };
        }
        case "stats":
            return { event: "stats" };
        default:
            return undefined;
    }
}
function isStatus(text) {
    return STATUSES.includes(text);
}

// EXTERNAL MODULE: ./build/base/duration.js
var duration = __webpack_require__(5902);
;// CONCATENATED MODULE: ./build/ansible/recorder.js

const WORDS = {
    ok: "ok",
    changed: "changed",
    skipped: "skipped",
    failed: "FAILED",
    ignored: "failed, ignored",
    unreachable: "UNREACHABLE",
};
/** A recorder that tells `task` about every play (a headline) and every task of it (a line with its time). */
function createRecorder(task) {
    const results = [];
    let play = "";
    let headline;
    let current = { name: "" };
    return {
        results,
        take(event) {
            if (event.event === "play") {
                play = event.name;
                headline = play;
            }
            else if (event.event === "task") {
                current = { name: event.name, role: event.role, path: event.path };
                task.update(undefined, `${play}: ${event.name}`);
            }
            else if (event.event === "result") {
                results.push({ play, ...current, status: event.status, seconds: event.seconds, message: event.message });
                // A play without tasks (all of them left out) is not worth a headline.
                if (headline !== undefined)
                    task.line(headline);
                headline = undefined;
                task.line(`  ${(0,duration/* formatDuration */.a)(event.seconds * 1_000).padStart(12)}  ${current.name} (${WORDS[event.status]})`);
                for (const line of (event.message ?? "").split("\n"))
                    if (line)
                        task.line(`${" ".repeat(16)}${line}`);
            }
        },
    };
}
/** Seconds and changes per play, in their order, for the summary. */
function summarizePlays(results) {
    const plays = new Map();
    for (const result of results) {
        const sum = plays.get(result.play) ?? { play: result.play, tasks: 0, changed: 0, seconds: 0 };
        sum.tasks += 1;
        sum.changed += result.status === "changed" ? 1 : 0;
        sum.seconds = Math.round((sum.seconds + result.seconds) * 100) / 100;
        plays.set(result.play, sum);
    }
    return [...plays.values()];
}

;// CONCATENATED MODULE: ./build/ansible/playbook.js









const TWO_HOURS = 7_200_000;
/**
 * Runs a playbook on one machine, and tells the task what happens.
 * @throws UserError with play, task, message, place and log where a task failed; CancelledError.
 */
async function runPlaybook(request, task) {
    await (0,promises_.mkdir)(request.work, { recursive: true });
    const log = (0,external_node_path_.join)(request.work, `${request.logName}.log`);
    const private_ = await (0,promises_.mkdtemp)((0,external_node_path_.join)(request.work, "ansible-")); // mkdtemp makes it with mode 0700.
    const file = (0,external_node_fs_.createWriteStream)(log, { mode: 0o600 });
    // Listened to from the start: a full disk must fail the playbook, and not end the process without a clean-up.
    const written = (0,external_node_stream_promises_.finished)(file);
    written.catch(() => undefined);
    const recorder = createRecorder(task);
    const keep = (line) => {
        const event = parseEvent(line);
        if (event)
            recorder.take(event);
        else
            file.write(`${line}\n`);
    };
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(private_, "inventory.json"), JSON.stringify(inventory(request.target, private_)), {
            mode: 0o600,
        });
        await (0,promises_.writeFile)((0,external_node_path_.join)(private_, "extra-vars.json"), JSON.stringify(request.extraVars ?? {}), { mode: 0o600 });
        const skip = request.skipTags?.length ? ["--skip-tags", request.skipTags.join(",")] : [];
        const files = [
            "--inventory",
            (0,external_node_path_.join)(private_, "inventory.json"),
            "--extra-vars",
            `@${(0,external_node_path_.join)(private_, "extra-vars.json")}`,
        ];
        await (0,run/* run */.e)(request.ansible, [...files, ...skip, request.playbook], {
            cwd: (0,external_node_path_.dirname)(request.playbook), // Where a playbook of your own may have its ansible.cfg.
            env: ansibleEnvironment({ ...request, temporary: private_ }),
            timeout: request.timeout ?? TWO_HOURS,
            signal: request.signal,
            onLine: keep,
        });
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v)
            throw failure(error, recorder.results, request.playbook, log);
        throw error;
    }
    finally {
        file.end();
        await (0,promises_.rm)(private_, { recursive: true, force: true });
        await written;
    }
    return { tasks: recorder.results, log };
}
function failure(error, results, playbook, log) {
    const failed = results.findLast(({ status }) => status === "failed" || status === "unreachable");
    const remedy = `Ansible's own output is in ${log}.`;
    if (!failed)
        return new errors/* UserError */.yo(`The playbook ${playbook} could not run. ${withoutEvents(error.message)}`, remedy, {
            cause: error,
        });
    const what = failed.status === "unreachable" ? "could not reach the machine" : "failed";
    const where = failed.path ? ` (${failed.path})` : "";
    return new errors/* UserError */.yo(`The task "${failed.name}" of the play "${failed.play}"${where} ${what}: ${failed.message ?? "it says nothing."}`, remedy, { cause: error });
}
/** An error of the tool quotes its last lines, and events among them are for programs. */
function withoutEvents(text) {
    return text
        .split("\n")
        .filter((line) => parseEvent(line) === undefined)
        .join("\n");
}

;// CONCATENATED MODULE: ./build/image/install.js




/** Where the roles and collections of a build's requirements are. */
function galaxyFolder(work) {
    return (0,external_node_path_.join)(work, "galaxy");
}
/**
 * Installs the content of the image on a running machine with Ansible: the default content, or a playbook.
 * @throws UserError with play, task, message, place and log where a task failed; CancelledError.
 */
async function install_install(request, task) {
    const content = (0,external_node_path_.join)(request.templates, "ansible");
    const galaxy = request.requirements === undefined ? undefined : galaxyFolder(request.work);
    if (galaxy !== undefined && request.requirements !== undefined) {
        const options = { requirements: request.requirements, folder: galaxy, signal: request.signal };
        await installRequirements({ galaxy: request.galaxy ?? "ansible-galaxy", ...options }, task);
    }
    const port = request.jupyterPort === undefined ? {} : { jupyter_port: request.jupyterPort };
    const result = await runPlaybook({
        ansible: request.ansible,
        playbook: request.playbook ?? (0,external_node_path_.join)(content, "site.yml"),
        target: request.machine.ssh,
        content,
        work: request.work,
        logName: "install",
        extraVars: { ...port, ...request.extraVars },
        skipTags: request.skipRoles,
        galaxy,
        signal: request.signal,
    }, task);
    const plays = summarizePlays(result.tasks);
    return { ...result, plays, changed: plays.reduce((sum, { changed }) => sum + changed, 0) };
}

;// CONCATENATED MODULE: ./build/pipeline/install.js



/** Installs the content of the image with Ansible, and remembers where JupyterLab answers if it is part of it. */
async function installContent(build, machine, ansible, inputs) {
    const { context, provider, record } = build;
    const { changed, log } = await context.progress.phase("Install", async (task) => install_install({
        machine,
        templates: context.templates,
        ansible: ansible.playbook,
        galaxy: ansible.galaxy,
        playbook: absolute(inputs.playbook, context),
        requirements: absolute(inputs.requirements, context),
        extraVars: await extraVariables(inputs, context),
        skipRoles: inputs.skipRoles,
        jupyterPort: inputs.jupyterPort,
        work: provider.workFolder(build.assetId),
        signal: context.signal,
    }, task));
    context.progress.info(`${changed} changes; Ansible's own log: ${log}`);
    const given = Number((await extraVariables(inputs, context)).jupyter_port ?? inputs.jupyterPort); // extra-vars win in Ansible.
    record.content = { ownPlaybook: inputs.playbook !== undefined, skipRoles: inputs.skipRoles ?? [] };
    const hasJupyter = inputs.playbook === undefined && !inputs.skipRoles?.includes("jupyter");
    if (hasJupyter)
        record.jupyterPort = given;
    await (0,pipeline_build/* saveBuild */.YP)(build);
}

// EXTERNAL MODULE: ./build/pipeline/machine-state.js
var machine_state = __webpack_require__(682);
// EXTERNAL MODULE: ./build/providers/provider.js
var providers_provider = __webpack_require__(4096);
// EXTERNAL MODULE: ./build/providers/tear-down-command.js
var tear_down_command = __webpack_require__(5502);
// EXTERNAL MODULE: ./build/pipeline/tear-down.js
var tear_down = __webpack_require__(4416);
;// CONCATENATED MODULE: ./build/pipeline/on-error.js





/** What becomes of a machine whose build failed, as Packer has it. */
const ON_ERROR = ["clean-up", "keep", "ask"];
/** How long a machine lives whose build may fail: one that may be kept must not die with the process. */
function lifeOf(onError) {
    return { attached: onError === "clean-up", stays: false, kept: onError !== "clean-up" };
}
/** Asking needs somebody who answers. */
function askProblems(onError, context) {
    if (onError !== "ask" || context.ask)
        return [];
    return [
        {
            subject: "on-error",
            problem: "there is nobody to ask here",
            remedy: "Use clean-up or keep, or run in a terminal without --json.",
        },
    ];
}
/**
 * Does the work that needs a machine. When it fails or is cancelled, the machine is removed, kept or asked about;
 * then the failure goes on. A cancel never asks: it removes, unless `keep` was said.
 */
async function guardMachine(request, context, work) {
    const { provider, assetId } = request;
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof providers_provider/* AssetIdInUseError */.K1) {
            // The machine of that name is somebody else's; neither we nor our post step may touch it.
            (0,machine_state/* forgetMachine */.fT)(context);
            throw error;
        }
        if (await isKept(request.onError, error, context))
            await keepMachine(provider, assetId, context);
        else
            await removeMachine(provider, assetId, context);
        throw error;
    }
}
/** What goes wrong with it is told, since it must not hide why the build failed. */
async function keepMachine(provider, assetId, context) {
    try {
        await provider.keep(assetId);
        (0,machine_state/* forgetMachine */.fT)(context);
        // Listed for the lease's end alone, so that a type that may not be looked at does no harm.
        const listed = await provider.assets(assetId, () => undefined);
        const { expires, region } = listed.find((asset) => asset.expires !== undefined) ?? {};
        const until = expires ? `, until ${expires.toISOString()}` : "";
        const remove = (0,tear_down_command/* tearDownCommand */.U)({ provider: provider.name, assetId, region });
        context.progress.warning(`Kept as it was: ${assetId}${until}. Remove it with: ${remove}`);
    }
    catch (error) {
        context.progress.warning((0,errors/* messageOf */.bD)(error));
    }
}
/** What cannot be removed is told, and left to the post step and to sweep: it must not hide why the build failed. */
async function removeMachine(provider, assetId, context) {
    try {
        await (0,tear_down/* tearDown */.x)({ provider, assetId, deliverables: false, failed: true }, context);
        (0,machine_state/* forgetMachine */.fT)(context);
    }
    catch (error) {
        context.progress.warning((0,errors/* messageOf */.bD)(error));
    }
}
async function isKept(onError, error, context) {
    if (onError !== "ask")
        return onError === "keep";
    if (error instanceof errors/* CancelledError */.cc || context.signal.aborted || !context.ask)
        return false;
    context.progress.warning((0,errors/* messageOf */.bD)(error));
    const question = "It failed. Remove the machine, or keep it to look at it?";
    // Ctrl-C or Ctrl-D at the question is no answer; nothing is kept that nobody asked to keep.
    return context.ask(question, ["clean-up", "keep"]).then((answer) => answer === "keep", () => false);
}

;// CONCATENATED MODULE: ./build/pipeline/publish.js
/** Lets others use the images, now that they are tested. Does nothing where images are files only. */
async function publishImages({ provider, context }, images) {
    if (images.length === 0)
        return [];
    return await context.progress.phase("Publish", async (task) => {
        const published = await provider.publishImages(images, task);
        for (const { region, id, public: isPublic } of published) {
            task.line(`${id} in ${region}${isPublic ? ", open to everyone" : ""}`);
        }
        return published;
    });
}
/** The outputs about images; the home Region's comes first. */
function imageOutputs(images) {
    const [home] = images;
    return home ? { ami: home.id, images: JSON.stringify(images) } : {};
}

;// CONCATENATED MODULE: ./build/image/manifest-make.js


/** Puts the facts of a run into the form of a manifest. */
function makeManifest(facts) {
    const { artifacts, virtualSize, compression, timings, created, login, ...same } = facts;
    return {
        schemaVersion: image_manifest/* MANIFEST_VERSION */.hh,
        ...same,
        created: created.toISOString(),
        login: {
            user: login.user,
            passwordExpired: true,
            ...(login.passwordPublished ? { passwordPublished: true } : {}),
            ...(login.jupyterPort === undefined ? {} : { jupyterPort: login.jupyterPort }),
        },
        artifacts: artifacts.map(({ format, path, size, sha256, location, fetched }) => ({
            format,
            file: (0,external_node_path_.basename)(path),
            size,
            sha256,
            virtualSize,
            ...(format === "raw" && fetched !== false ? { compression } : {}),
            ...(location === undefined ? {} : { location }),
            ...(fetched === undefined ? {} : { fetched }),
        })),
        packages: same.packages.map(({ name, version, architecture }) => ({ name, version, architecture })),
        timings: timings.map(({ name, phase, start, end, outcome }) => ({
            name,
            ...(phase === undefined ? {} : { phase }),
            seconds: Math.max(0, Math.round((end - start) / 100) / 10),
            outcome,
        })),
    };
}

// EXTERNAL MODULE: ./build/qemu/accelerator.js
var accelerator = __webpack_require__(8142);
// EXTERNAL MODULE: ./build/base/xml.js
var xml = __webpack_require__(6001);
;// CONCATENATED MODULE: ./build/image/junit.js

/**
 * The reports as JUnit XML, in the form that GitHub's report actions, Jenkins and GitLab read: a suite per subject,
 * a case per check, times in seconds.
 */
function toJunit(reports, name = "slipway") {
    const suites = reports.map(suite);
    const totals = attributes({
        name,
        ...sums(reports),
        time: reports.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(2),
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals}>\n${suites.join("")}</testsuites>\n`;
}
function suite(report) {
    const timestamp = report.started.toISOString().replace(/\.\d+Z$/, "");
    const head = attributes({ name: report.subject, ...sums([report]), timestamp, time: report.seconds.toFixed(2) });
    const cases = report.checks.map((check) => {
        const about = attributes({ name: check.name, classname: report.subject, time: check.seconds.toFixed(2) });
        if (check.status === "passed")
            return `    <testcase ${about}/>\n`;
        const message = check.message ?? "";
        const first = attributes({ message: message.split("\n", 1)[0] ?? "" });
        const inner = check.status === "failed" ? `<failure ${first}>${(0,xml/* escapeXml */.X)(message)}</failure>` : `<skipped ${first}/>`;
        return `    <testcase ${about}>\n      ${inner}\n    </testcase>\n`;
    });
    return `  <testsuite ${head}>\n${cases.join("")}  </testsuite>\n`;
}
function sums(reports) {
    const checks = reports.flatMap((report) => report.checks);
    const count = (status) => String(checks.filter((check) => check.status === status).length);
    return { tests: String(checks.length), failures: count("failed"), errors: "0", skipped: count("skipped") };
}
function attributes(values) {
    return Object.entries(values)
        .map(([key, value]) => `${key}="${(0,xml/* escapeXml */.X)(value).replaceAll("\n", "&#10;")}"`)
        .join(" ");
}

// EXTERNAL MODULE: ./build/image/sbom.js
var image_sbom = __webpack_require__(4537);
// EXTERNAL MODULE: ./build/release/file-names.js
var file_names = __webpack_require__(7087);
;// CONCATENATED MODULE: ./build/release/facts.js

/** `Product 1.2`, or the product alone. */
function title({ product, version }) {
    return version ? `${product} ${version}` : product;
}
/** `21 November 2026`, in UTC. */
function longDate(instant) {
    return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));
}
/** Bytes of the disk as the guest sees it; the same in all artifacts. */
function diskSize({ artifacts }) {
    return (0,base_size/* formatSize */.Xq)(artifacts[0]?.virtualSize ?? 0);
}
/** `34 passed`, `2 failed, 32 passed`; undefined where nothing was tested. */
function testResult({ tests }) {
    if (!tests)
        return undefined;
    const parts = [`${tests.passed} passed`];
    if (tests.failed > 0)
        parts.unshift(`${tests.failed} failed`);
    if (tests.skipped > 0)
        parts.push(`${tests.skipped} skipped`);
    return parts.join(", ");
}
/** Commands that check the downloads, by system. */
const VERIFY = [
    { system: "Linux", code: "sha256sum --check --ignore-missing SHA256SUMS" },
    { system: "macOS", code: "shasum --algorithm 256 --check --ignore-missing SHA256SUMS" },
    { system: "Windows", code: "Get-FileHash *.* | Format-List" },
];

;// CONCATENATED MODULE: ./build/release/quoting.js
/** A file name as one word of a POSIX shell; `./` keeps a leading hyphen from being an option. */
function shellWord(name) {
    const safe = name.startsWith("-") ? `./${name}` : name;
    return /^[\w./+-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}
/** A file in the current folder as one word of PowerShell. */
const powerShellWord = (name) => /^[\w.+-]+$/.test(name) ? `.\\${name}` : `'.\\${name.replaceAll("'", "''")}'`;

;// CONCATENATED MODULE: ./build/release/guide-products.js


const sentence = (text) => ({ text });
const type = (code) => ({ code });
/** What people run virtual machines with. */
const PRODUCTS = [
    {
        product: "VirtualBox",
        hint: "Windows, macOS on Intel, Linux",
        ways: [
            [
                "ova",
                ({ file }) => [
                    sentence("File → Import Appliance, choose the file, Finish. Or in a terminal:"),
                    type(`VBoxManage import ${shellWord(file)}`),
                ],
            ],
            [
                "vdi",
                () => [
                    sentence("Machine → New, a 64-bit Linux, at least 2 GiB of memory; under Hard Disk choose “Use an Existing Virtual Hard Disk File” and this file."),
                ],
            ],
            [
                "vmdk",
                ({ file }, { machine }) => [
                    sentence("Turn it into VirtualBox's own kind of disk first, then choose that for a new 64-bit Linux machine:"),
                    type(`VBoxManage clonemedium disk ${shellWord(file)} ${machine}.vdi --format VDI`),
                ],
            ],
        ],
    },
    {
        product: "VMware",
        hint: "Workstation, Fusion, ESXi, vSphere",
        ways: [
            [
                "ova",
                () => [
                    sentence("Workstation and Fusion: File → Open, choose the file. ESXi and vSphere: “Deploy OVF Template”, choose the file and a network with DHCP."),
                ],
            ],
            [
                "vmdk",
                ({ file }, { machine }) => [
                    sentence("ESXi: upload the file to a datastore, unpack it there in a shell, and choose it as the existing disk of a new 64-bit Linux machine (BIOS, LSI Logic or paravirtual SCSI):"),
                    type(`vmkfstools -i ${shellWord(file)} -d thin ${machine}.vmdk`),
                    sentence("Workstation:"),
                    type(`vmware-vdiskmanager -r ${shellWord(file)} -t 0 ${machine}.vmdk`),
                ],
            ],
        ],
    },
    {
        product: "Hyper-V",
        hint: "Windows Pro, Windows Server",
        ways: [
            [
                "vhd",
                ({ file }, { machine }) => [
                    sentence("A machine of generation 1 with this disk, in PowerShell as administrator:"),
                    type(`New-VM -Name ${machine} -Generation 1 -MemoryStartupBytes 2GB -VHDPath ${powerShellWord(file)} -SwitchName "Default Switch"\nStart-VM ${machine}`),
                ],
            ],
        ],
    },
    {
        product: "Azure",
        hint: "a managed disk from a fixed VHD",
        ways: [
            [
                "vhd",
                ({ file, size }, { machine }) => [
                    sentence(`Upload the file as a page blob (${(0,base_size/* formatSize */.Xq)(size)}; empty pages are skipped), make a disk of generation V1 from it, and a machine around the disk:`),
                    type([
                        `az storage blob upload --account-name ACCOUNT --container-name CONTAINER --type page --name ${machine}.vhd --file ${shellWord(file)}`,
                        `az disk create --resource-group GROUP --name ${machine} --os-type Linux --hyper-v-generation V1 --source https://ACCOUNT.blob.core.windows.net/CONTAINER/${machine}.vhd`,
                        `az vm create --resource-group GROUP --name ${machine} --attach-os-disk ${machine} --os-type Linux`,
                    ].join("\n")),
                ],
            ],
        ],
    },
    {
        product: "QEMU, libvirt, Proxmox",
        hint: "Linux",
        ways: [
            [
                "qcow2",
                ({ file }, { machine, jupyterPort }) => [
                    sentence("With libvirt:"),
                    type(`virt-install --name ${machine} --memory 2048 --vcpus 2 --import --disk ${shellWord(file)} --osinfo detect=on,require=off`),
                    sentence(`With QEMU alone; then ssh -p 2222 to 127.0.0.1${jupyterPort === undefined ? "" : `, and JupyterLab at http://127.0.0.1:${jupyterPort}/`}:`),
                    type([
                        "qemu-system-x86_64 -accel kvm -m 2048 -smp 2 \\",
                        `  -drive file=${shellWord(file)},if=virtio \\`,
                        `  -nic user,model=virtio-net-pci,hostfwd=tcp:127.0.0.1:2222-:22${jupyterPort === undefined ? "" : `,hostfwd=tcp:127.0.0.1:${jupyterPort}-:${jupyterPort}`}`,
                    ].join("\n")),
                    sentence("With Proxmox, for a machine that has the number 100:"),
                    type(`qm importdisk 100 ${shellWord(file)} local-lvm`),
                ],
            ],
        ],
    },
    {
        product: "A disk of its own",
        hint: "a real machine, an SSD, other clouds",
        ways: [
            [
                "raw",
                ({ file, compression }) => [
                    sentence("Unpack it to a file:"),
                    type(compression === "gzip" ? `gzip -dk ${shellWord(file)}` : `zstd -d ${shellWord(file)}`),
                    sentence("Or write it to a disk. Everything on that disk is lost, so look twice at its name (lsblk):"),
                    type(`${compression === "gzip" ? "gzip" : "zstd"} -dc ${shellWord(file)} | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress`),
                ],
            ],
        ],
    },
];

;// CONCATENATED MODULE: ./build/release/guides.js

/** One guide for each product that one of the manifest's artifacts suits. */
function guides(manifest) {
    const names = { machine: machineName(manifest), jupyterPort: manifest.login.jupyterPort };
    return PRODUCTS.flatMap(({ product, hint, ways }) => {
        for (const [format, steps] of ways) {
            const artifact = manifest.artifacts.find((candidate) => candidate.format === format);
            if (artifact)
                return [{ product, hint, artifact, steps: steps(artifact, names) }];
        }
        return [];
    });
}
/** A name that every hypervisor takes. */
function machineName({ product }) {
    return (product
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, "")
        .slice(0, 40) || "machine");
}

;// CONCATENATED MODULE: ./build/release/notes.js



/** NOTES.md: what it is, how to log in, the files, how to check and import them. Only for the formats that are there. */
function releaseNotes(manifest, words = {}) {
    const parts = [
        `# ${escapeText(title(manifest))}`,
        `A virtual machine with ${escapeText(manifest.os.name)} (${escapeText(manifest.os.architecture)}), ready to boot. Its disk has ${diskSize(manifest)}. Built on ${longDate(manifest.created)} from ${code(manifest.base.name)} as ${code(manifest.assetId)}${origin(manifest)}.`,
        "## Log in",
        login(manifest, words),
        "## Files",
        files(manifest),
        ...(manifest.images ? ["## AMIs", notes_images(manifest.images)] : []),
        "## Check the download",
        ...VERIFY.flatMap(({ system, code: command }) => [`${system}:`, fence(command)]),
        "## Run it",
        ...guides(manifest).flatMap(({ product, artifact, steps }) => [
            `### ${product}`,
            `Take ${code(artifact.file)}.`,
            ...steps.map(step),
        ]),
        "## What is inside",
        inside(manifest),
    ];
    return `${parts.join("\n\n")}\n`;
}
function origin({ source }) {
    const commit = source.commit ? `, commit ${code(source.commit.slice(0, 12))}` : "";
    const run = source.run ? ` ([log](<${source.run.replaceAll(/[<>\s]/g, encodeURIComponent)}>))` : "";
    return source.repository || commit
        ? ` from ${source.repository ? code(source.repository) : "a repository"}${commit}${run}`
        : run;
}
function login({ login: { user, jupyterPort } }, { publishedPassword }) {
    const password = publishedPassword === undefined ? "given to you by whoever released this image" : code(publishedPassword);
    const lines = [
        `- User: ${code(user)}`,
        `- Default password: ${password}. It has expired: the first login, on the console or by SSH, demands a new one.`,
    ];
    if (jupyterPort !== undefined)
        lines.push(`- JupyterLab: \`http://<address of the machine>:${jupyterPort}/\``);
    return lines.join("\n");
}
function files({ artifacts }) {
    const rows = artifacts.map(({ file, size, sha256 }) => `| ${code(file).replaceAll("|", "\\|")} | ${(0,base_size/* formatSize */.Xq)(size)} | \`${sha256}\` |`);
    return ["| File | Size | SHA-256 |", "|---|---:|---|", ...rows].join("\n");
}
function notes_images(list) {
    const rows = list.map(({ region, id, name, public: isPublic }) => `| ${region} | ${code(id)} | ${code(name)} | ${isPublic ? "everyone" : "those it is shared with"} |`);
    return ["| Region | AMI | Name | For |", "|---|---|---|---|", ...rows].join("\n");
}
function inside(manifest) {
    const tested = testResult(manifest);
    const booted = manifest.tests?.booted ?? [];
    const lines = [
        `- ${manifest.packages.length} Debian packages${manifest.pythonPackages ? ` and ${manifest.pythonPackages.length} Python packages` : ""}, listed in \`manifest.json\` and \`sbom.spdx.json\` (SPDX 2.3).`,
        `- Base image: ${code(manifest.base.reference)}, ${code(manifest.base.digest)}.`,
    ];
    if (tested)
        lines.push(`- Tests: ${tested}.${booted.length > 0 ? ` Booted by themselves and checked: ${booted.join(", ")}.` : ""}`);
    return lines.join("\n");
}
const step = (entry) => ("code" in entry ? fence(entry.code) : escapeText(entry.text));
/** A block of code; its fence is longer than any row of backticks inside. */
function fence(text) {
    return `${ticks(text, 3)}\n${text}\n${ticks(text, 3)}`;
}
/** A span of code on one line. */
function code(text) {
    const line = text.replaceAll(/\s+/g, " ");
    const mark = ticks(line, 1);
    const edge = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return `${mark}${edge}${line}${edge}${mark}`;
}
function ticks(text, least) {
    const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
    return "`".repeat(Math.max(least, longest + 1));
}
/** Text that Markdown and HTML leave as it is. */
function escapeText(text) {
    return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|#&~]/g, (character) => `\\${character}`);
}

;// CONCATENATED MODULE: ./build/release/html.js
/** Text that is HTML already. Everything else is escaped where it is put in. */
class Html {
    text;
    constructor(text) {
        this.text = text;
    }
}
/**
 * Template tag: html`<p title="${value}">${value}</p>`. Values are escaped for text and for quoted attributes; `Html` goes
 * in as it is, lists piece by piece, undefined as nothing. Never put a value into a script, a style or an unquoted attribute.
 */
function html(strings, ...values) {
    return new Html(strings.reduce((text, part, index) => `${text}${write(values[index - 1])}${part}`));
}
function write(value) {
    if (value === undefined)
        return "";
    if (value instanceof Html)
        return value.text;
    if (typeof value === "object")
        return value.map(write).join("");
    return String(value)
        .replaceAll("\0", "\uFFFD")
        .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

;// CONCATENATED MODULE: ./build/release/page-details.js



/** What few people look for, folded: origin, tests, packages, times. */
function details(manifest) {
    return html `<section aria-labelledby="inside-title">
<h2 id="inside-title">What is inside</h2>
${page_details_origin(manifest)}
${tests(manifest)}
${page_details_packages(manifest)}
${python(manifest)}
${timings(manifest)}
</section>`;
}
function fold(summary, count, content) {
    return html `<details class="fold"><summary>${summary}${count ? html ` <span class="count">${count}</span>` : undefined}</summary>
${content}
</details>`;
}
function pairs(rows) {
    const there = rows.filter(([, value]) => value !== undefined && value !== "");
    return html `<dl class="pairs">${there.map(([label, value]) => html `
<div><dt>${label}</dt><dd>${value}</dd></div>`)}
</dl>`;
}
function page_details_origin({ base, source, builder, os }) {
    const code = (text) => (text ? html `<code>${text}</code>` : undefined);
    return fold("Where it comes from", undefined, pairs([
        ["System", `${os.name} (${os.architecture})`],
        ["Base image", base.name === base.reference ? base.name : `${base.name}, ${base.reference}`],
        ["Its digest", code(base.digest)],
        ["Repository", source.repository],
        ["Commit", code(source.commit)],
        ["Branch or tag", source.ref],
        ["Log of the build", source.run ? html `<a href="${source.run}" rel="noreferrer">${source.run}</a>` : undefined],
        ["Built by", `Slipway ${builder.slipway}, ${builder.accelerator}`],
    ]));
}
function tests(manifest) {
    const result = testResult(manifest);
    if (!result)
        return undefined;
    const booted = manifest.tests?.booted ?? [];
    const text = booted.length > 0
        ? `Booted by themselves, logged in to and checked: ${booted.join(", ")}.`
        : "No exported file was booted by itself.";
    return fold("Tests", result, html `<p>${text}</p>`);
}
function page_details_packages({ packages: list }) {
    return fold("Debian packages", String(list.length), html `<ul class="packages">${list.map(({ name, version }) => html `<li><b>${name}</b> ${version}</li>`)}</ul>`);
}
function python({ pythonPackages: list = [] }) {
    if (list.length === 0)
        return undefined;
    return fold("Python packages", String(list.length), html `<ul class="packages">${list.map(({ name, version }) => html `<li><b>${name}</b> ${version}</li>`)}</ul>`);
}
function timings({ timings: list }) {
    const phases = list.filter(({ phase }) => phase === undefined);
    if (phases.length === 0)
        return undefined;
    const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
    const rows = phases.map(({ name, seconds }) => [name, (0,duration/* formatDuration */.a)(seconds * 1_000)]);
    return fold("How long the build took", (0,duration/* formatDuration */.a)(total * 1_000), pairs(rows));
}

;// CONCATENATED MODULE: ./build/release/page-sections.js




const FORMAT_NAMES = {
    vmdk: "VMDK, stream-optimised",
    vhd: "VHD, fixed size",
    raw: "Raw disk",
    qcow2: "QCOW2, compressed",
    vdi: "VDI",
    ova: "OVA, machine and disk in one",
};
/** Which file do I need? One card a product. */
function choose(manifest) {
    return html `<section id="choose" aria-labelledby="choose-title">
<h2 id="choose-title">Which file do I need?</h2>
<p>Choose what you run virtual machines with.</p>
<ul class="cards">${guides(manifest).map(card)}</ul>
</section>`;
}
function card({ product, hint, artifact, steps }) {
    return html `
<li class="card">
<h3>${product}</h3>
<p class="hint">${hint}</p>
<a class="button" href="${page_sections_link(artifact.file)}" download>Download ${ending(artifact)}<span class="size">${(0,base_size/* formatSize */.Xq)(artifact.size)}</span><span class="away"> for ${product}</span></a>
<details>
<summary>How to run it<span class="away"> with ${product}</span></summary>
${steps.map(page_sections_step)}
</details>
</li>`;
}
const page_sections_step = (entry) => ("code" in entry ? page_sections_command(entry.code) : html `<p>${entry.text}</p>`);
/** A block to copy from; it can be scrolled with the keyboard. */
function page_sections_command(code) {
    return html `<div class="command"><pre tabindex="0"><code>${code}</code></pre><button type="button" class="copy" hidden>Copy</button></div>`;
}
/** How to log in. */
function page_sections_login({ login: { user, jupyterPort } }, { publishedPassword }) {
    const password = publishedPassword === undefined
        ? "given to you by whoever released this image"
        : html `<code>${publishedPassword}</code>`;
    const jupyter = html `
<div><dt>JupyterLab</dt><dd><code>http://&lt;address of the machine&gt;:${jupyterPort ?? ""}/</code></dd></div>`;
    return html `<section aria-labelledby="login-title">
<h2 id="login-title">Log in</h2>
<dl class="pairs">
<div><dt>User</dt><dd><code>${user}</code></dd></div>
<div><dt>Default password</dt><dd>${password}</dd></div>
<div><dt>First login</dt><dd>The default password has expired: you are asked for a new one, on the console and by SSH.</dd></div>${jupyterPort === undefined ? undefined : jupyter}
</dl>
</section>`;
}
/** Every file with its size and checksum: a table, or cards where the screen is narrow. */
function page_sections_files({ artifacts }, { testsFile }) {
    return html `<section aria-labelledby="files-title">
<h2 id="files-title">All files</h2>
<table class="files">
<thead><tr><th scope="col">File</th><th scope="col">Size</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${artifacts.map(row)}</tbody>
</table>
<p class="also">Also here: <a href="SHA256SUMS">SHA256SUMS</a>, <a href="manifest.json">manifest.json</a>, <a href="sbom.spdx.json">software bill of materials (SPDX)</a>, ${testsFile ? html `<a href="tests.xml">test results (JUnit)</a>, ` : undefined}<a href="NOTES.md">notes</a>.</p>
</section>`;
}
function row(artifact) {
    const { file, format, size, sha256 } = artifact;
    return html `
<tr>
<th scope="row"><a href="${page_sections_link(file)}" download>${file}</a><span class="kind">${FORMAT_NAMES[format]}${artifact.compression ? `, packed with ${artifact.compression}` : ""}</span></th>
<td class="bytes">${(0,base_size/* formatSize */.Xq)(size)}</td>
<td class="sum"><div class="command"><code>${sha256}</code><button type="button" class="copy" hidden>Copy<span class="away"> the checksum of ${file}</span></button></div></td>
</tr>`;
}
/** How to check the download. */
function verify() {
    return html `<section aria-labelledby="verify-title">
<h2 id="verify-title">Check the download</h2>
<p>Save <a href="SHA256SUMS" download>SHA256SUMS</a> beside the file, and let your computer compare.</p>
${VERIFY.map(({ system, code }) => html `<h3 class="small">${system}</h3>${page_sections_command(code)}`)}
</section>`;
}
/** A relative link to a file in the same folder; `./` keeps a colon from being read as a scheme. */
function page_sections_link(file) {
    return `./${encodeURIComponent(file)}`;
}
/** `.raw.zst`, `.ova`. */
function ending({ file, format }) {
    return format === "raw" ? (/\.raw\.\w+$/.exec(file)?.[0] ?? ".raw") : `.${format}`;
}

;// CONCATENATED MODULE: ./build/release/page.js







/** In this order: what is for narrow screens and paper overrides the rest. */
const STYLES = ["base.css", "choose.css", "lists.css", "media.css"];
/**
 * The download page: one file with nothing from elsewhere. Links are relative, so that it works from a disk, a bucket
 * and a web server alike. Its Content-Security-Policy allows our own style and script by their digest and nothing else,
 * so that a value of the manifest that got through the escaping still could not run.
 * @param templates absolute path of templates/page
 */
async function downloadPage(manifest, templates, words = {}) {
    const read = (name) => (0,promises_.readFile)((0,external_node_path_.join)(templates, name), "utf8");
    const [script, ...styles] = await Promise.all([read("page.js"), ...STYLES.map(read)]);
    const style = `\n${styles.join("\n")}`;
    const policy = `default-src 'none'; style-src ${source(style)}; script-src ${source(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
    const name = title(manifest);
    return html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${`Download ${name}: a virtual machine with ${manifest.os.name}.`}">
<title>${name}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 13h14L15 4z' fill='%230b6b78'/%3E%3C/svg%3E">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#choose">Skip to the downloads</a>
<header>
<div class="wrap">
<h1>${manifest.product}${manifest.version ? html ` <span class="version">${manifest.version}</span>` : undefined}</h1>
<p class="lead">A virtual machine with ${manifest.os.name}, ready to boot.</p>
<ul class="facts">${facts(manifest).map(([label, value]) => html `<li><span>${label}</span> ${value}</li>`)}</ul>
</div>
</header>
<main class="wrap">
${choose(manifest)}
${page_sections_login(manifest, words)}
${page_sections_files(manifest, words)}
${verify()}
${details(manifest)}
</main>
<footer>
<div class="wrap">
<p>Built as ${html `<code>${manifest.assetId}</code>`} on ${longDate(manifest.created)} by Slipway ${manifest.builder.slipway}.</p>
</div>
</footer>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}
function facts(manifest) {
    const tested = testResult(manifest);
    return [
        ["Processor", manifest.os.architecture],
        ["Disk", diskSize(manifest)],
        ["Built", longDate(manifest.created)],
        ...(tested ? [["Tests", tested]] : []),
    ];
}
/** A source expression of Content Security Policy for an inline element. */
function source(text) {
    return `'sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}'`;
}

;// CONCATENATED MODULE: ./build/release/sums.js
/**
 * The text of SHA256SUMS in the form of GNU coreutils, which `sha256sum --check` reads: digest, a blank, `*` for binary,
 * name. A name with a backslash or line break is escaped and its line starts with a backslash, as coreutils does.
 */
function checksums(files) {
    return files
        .map(({ file, sha256 }) => {
        const escaped = file.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
        return `${escaped === file ? "" : "\\"}${sha256} *${escaped}\n`;
    })
        .join("");
}

;// CONCATENATED MODULE: ./build/release/write.js










/**
 * Writes what belongs to a release besides its artifacts: manifest.json, SBOM, tests.xml where something was tested,
 * NOTES.md, index.html, and SHA256SUMS over all of these and the artifacts.
 * `folder` is the `path` of an open release folder: nobody sees it until `commit`.
 */
async function writeRelease(request) {
    await writeTexts(request, (0,image_sbom/* spdxDocument */.Pk)(request.manifest, request.packages));
}
/**
 * Writes the results of tests that were run later into a release that is in its place. The SBOM keeps its bytes.
 * Each file is replaced by a rename, the checksums last: whoever checks in between is told of a mismatch, never of a
 * match that is none.
 */
async function rewriteTests(request) {
    await writeTexts(request, await (0,promises_.readFile)((0,external_node_path_.join)(request.folder, image_sbom/* SBOM_FILE */.HO), "utf8"));
}
async function writeTexts(request, sbom) {
    const { folder, manifest, templates, publishedPassword, reports = [] } = request;
    const words = { publishedPassword, testsFile: reports.length > 0 };
    const texts = {
        [image_manifest/* MANIFEST_FILE */.h1]: (0,image_manifest/* writeManifest */.HN)(manifest),
        [image_sbom/* SBOM_FILE */.HO]: sbom,
        [file_names/* NOTES_FILE */.j3]: releaseNotes(manifest, words),
        [file_names/* PAGE_FILE */.xu]: await downloadPage(manifest, templates, words),
        ...(words.testsFile ? { [file_names/* TESTS_FILE */.LP]: toJunit(reports) } : {}),
    };
    const written = Object.entries(texts).map(([file, text]) => ({ file, sha256: sha256(text) }));
    await Promise.all(Object.entries(texts).map(([file, text]) => replace((0,external_node_path_.join)(folder, file), text)));
    await replace((0,external_node_path_.join)(folder, file_names/* SUMS_FILE */.A$), checksums([...manifest.artifacts.filter(isHere), ...written]));
}
/** Whether an artifact lies in the folder, and not only in a bucket. */
function isHere({ fetched }) {
    return fetched !== false;
}
async function replace(path, text) {
    const fresh = `${path}.new`;
    try {
        await (0,promises_.writeFile)(fresh, text);
        await (0,promises_.rename)(fresh, path);
    }
    catch (error) {
        await (0,promises_.rm)(fresh, { force: true });
        throw error;
    }
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}

;// CONCATENATED MODULE: ./build/pipeline/release.js





/** Writes manifest, checksums, SBOM, notes and page, and puts the release folder into its place. @returns the artifacts there. */
async function releaseImage(request) {
    const { build, exported } = request;
    const { context, provider, assetId } = build;
    const { folder } = exported;
    return await context.progress.phase("Release folder", async (task) => {
        const manifest = await describeRelease(request);
        await writeRelease({
            folder: folder.path,
            manifest,
            packages: build.record.inventory?.packages,
            reports: request.reports,
            publishedPassword: request.publishedPassword,
            templates: (0,external_node_path_.join)(context.templates, "page"),
        });
        await folder.commit();
        await provider.registerRelease(assetId, folder.target);
        task.line(folder.target);
        return exported.artifacts.map((artifact) => ({
            ...artifact,
            path: artifact.path.replace(folder.path, folder.target),
        }));
    });
}
async function describeRelease({ build, exported, settings, reports, publishedPassword, images, }) {
    const { context, record, assetId } = build;
    const { inventory, base } = record;
    const accelerator = await acceleratorOf(build, settings);
    return makeManifest({
        assetId,
        product: record.product,
        version: assetId,
        created: new Date(context.now()),
        source: { ...context.source, run: context.owner.url },
        base: { name: base.name, reference: base.reference, digest: base.digest },
        builder: { slipway: context.version, accelerator },
        os: {
            id: inventory?.os.id || "linux",
            versionId: inventory?.os.version || "unknown",
            name: inventory?.os.prettyName || base.name,
            architecture: "amd64",
        },
        login: {
            user: record.user,
            passwordPublished: publishedPassword !== undefined,
            jupyterPort: record.jupyterPort,
        },
        artifacts: exported.artifacts,
        ...(images.length === 0 ? {} : { images: [...images] }),
        virtualSize: exported.image.virtualSize,
        compression: exported.compression,
        packages: inventory?.packages ?? [],
        pythonPackages: inventory?.python ?? [],
        ...(reports.length === 0 ? {} : { tests: summarizeTests(reports, exported.artifacts) }),
        timings: (0,pipeline_build/* allTimings */.fW)(build),
    });
}
/** What ran the machine while it was built, in the words of the manifest. */
async function acceleratorOf({ provider, assetId, context }, settings) {
    if (provider.name === "aws")
        return "ec2";
    return (await (0,accelerator/* resolveAccelerator */.aT)(settings.accelerator, provider.workFolder(assetId), context.signal)).name;
}
/** The counts of the reports, and which artifacts were booted. */
function summarizeTests(reports, artifacts) {
    const checks = reports.flatMap((report) => report.checks);
    const count = (status) => checks.filter((check) => check.status === status).length;
    const booted = artifacts
        .filter(({ path }) => reports.some(({ subject }) => path.endsWith(`/${subject}`)))
        .map(({ format }) => format);
    return { passed: count("passed"), failed: count("failed"), skipped: count("skipped"), booted };
}

;// CONCATENATED MODULE: ./build/base/markdown.js
/** A Markdown table; bars in cells are escaped, line breaks become blanks. */
function markdownTable(headings, rows) {
    const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
    return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

;// CONCATENATED MODULE: ./build/pipeline/timeline.js
/**
 * Phases and tasks as a Mermaid Gantt chart: a section a phase, a bar a task. GitHub draws it in a job's summary.
 * Times are seconds since the first start, so that the axis reads 00:00 to the end whatever the clock said.
 * @param shortest tasks shorter than this (milliseconds) are left out, to keep the picture readable.
 */
function timelineChart(timings, shortest = 1_000) {
    const first = Math.min(...timings.map(({ start }) => start));
    if (!Number.isFinite(first))
        return "";
    const seconds = (time) => Math.round((time - first) / 1_000);
    const phases = timings.filter(({ phase }) => phase === undefined);
    const bars = phases.flatMap((phase) => {
        const tasks = timings.filter((task) => task.phase === phase.name && task.end - task.start >= shortest && isWithin(task, phase));
        const shown = tasks.length > 0 ? tasks : [phase];
        return [
            `  section ${clean(phase.name)}`,
            ...shown.map((span) => `  ${clean(span.name)} :${span.outcome === "failed" ? "crit, " : ""}${seconds(span.start)}, ${Math.max(seconds(span.end), seconds(span.start) + 1)}`),
        ];
    });
    return ["```mermaid", "gantt", "  dateFormat X", "  axisFormat %M:%S", ...bars, "```"].join("\n");
}
function isWithin(task, phase) {
    return task.start >= phase.start && task.end <= phase.end;
}
/** Mermaid ends a name at a colon and takes semicolons and hashes for its own. */
function clean(name) {
    return name.replaceAll(/[:;#,]/g, " ").trim();
}

;// CONCATENATED MODULE: ./build/pipeline/summary.js





const SIGNS = { passed: "✅", failed: "❌", skipped: "➖" };
/** The summary of a job in Markdown: result, artifacts, tests, timeline, where to look. */
function buildSummary(outcome) {
    const { title, baseImage, timings, artifacts, images, reports, places, failure } = outcome;
    const took = timings.length === 0
        ? 0
        : Math.max(...timings.map(({ end }) => end)) - Math.min(...timings.map(({ start }) => start));
    return [
        `## ${failure === undefined ? "✅" : "❌"} ${title}`,
        "",
        `From \`${baseImage}\` in ${(0,duration/* formatDuration */.a)(took)}.`,
        ...(failure === undefined ? [] : ["", "> [!CAUTION]", ...failure.split("\n").map((line) => `> ${line}`)]),
        ...artifactPart(artifacts),
        ...imagePart(images),
        ...testPart(reports),
        ...(timings.length === 0 ? [] : ["", "### Timeline", "", timelineChart(timings)]),
        ...placePart(places),
        "",
    ].join("\n");
}
function artifactPart(artifacts) {
    if (artifacts.length === 0)
        return [];
    const rows = artifacts.map(({ format, path, size, sha256 }) => [
        format,
        `\`${(0,external_node_path_.basename)(path)}\``,
        (0,base_size/* formatSize */.Xq)(size),
        `\`${sha256}\``,
    ]);
    return ["", "### Artifacts", "", markdownTable(["format", "file", "size", "SHA-256"], rows)];
}
function imagePart(images) {
    if (images.length === 0)
        return [];
    const rows = images.map(({ region, id, name, public: isPublic }) => [
        region,
        `\`${id}\``,
        name,
        isPublic ? "everyone" : "this account, and whom it is shared with",
    ]);
    return ["", "### AMIs", "", markdownTable(["Region", "AMI", "name", "who may launch it"], rows)];
}
function testPart(reports) {
    if (reports.length === 0)
        return [];
    const rows = reports.map(({ subject, seconds, checks }) => {
        const count = (status) => checks.filter((check) => check.status === status).length;
        const result = count("failed") > 0 ? SIGNS.failed : SIGNS.passed;
        return [
            `${result} ${subject}`,
            String(count("passed")),
            String(count("failed")),
            String(count("skipped")),
            (0,duration/* formatDuration */.a)(seconds * 1_000),
        ];
    });
    const failed = reports.flatMap(({ subject, checks }) => checks.flatMap(({ name, status, message }) => status === "failed" ? [`- **${subject}: ${name}**: ${(message ?? "").split("\n")[0]}`] : []));
    return [
        "",
        "### Tests",
        "",
        markdownTable(["what", "passed", "failed", "skipped", "time"], rows),
        ...(failed.length > 0 ? ["", ...failed] : []),
    ];
}
function placePart(places) {
    const lines = Object.entries(places).map(([label, place]) => `- ${label}: \`${place}\``);
    return lines.length === 0 ? [] : ["", "### Where to look", "", ...lines];
}

;// CONCATENATED MODULE: ./build/pipeline/report.js





/** Does the work and writes the job's summary after it, also when it failed. */
async function summarizeBuild(build, work) {
    let reports = [];
    let artifacts = [];
    let images = [];
    let places = {};
    const report = {
        get reports() {
            return reports;
        },
        tested: (more) => {
            reports = [...reports, ...more];
        },
        released: (made, folder) => {
            artifacts = made;
            places = {
                "Release folder": folder,
                "Download page": (0,external_node_path_.join)(folder, "index.html"),
                Notes: (0,external_node_path_.join)(folder, "NOTES.md"),
            };
        },
        delivered: (made) => {
            images = made;
        },
    };
    const write = (failure) => build.context.summarize(buildSummary({
        title: `${build.record.product} ${build.assetId}`,
        baseImage: build.record.base.name,
        timings: (0,pipeline_build/* allTimings */.fW)(build),
        artifacts,
        images,
        reports,
        places,
        failure,
    }));
    try {
        const result = await work(report);
        write();
        return result;
    }
    catch (error) {
        write((0,errors/* messageOf */.bD)(error));
        throw error;
    }
}
/** The AMIs that came out, for the end of a run in a terminal. */
function imagesText(images) {
    return images
        .map(({ region, id, name, public: isPublic }) => `AMI:     ${id}  ${region}  ${name}${isPublic ? "  public" : ""}`)
        .join("\n");
}
/** The files that came out, for the end of a run in a terminal. */
function outcomeText(artifacts, folder) {
    const rows = artifacts.map(({ path, size, sha256 }) => [(0,external_node_path_.basename)(path), (0,base_size/* formatSize */.Xq)(size), sha256]);
    const width = Math.max(0, ...rows.map(([name]) => name?.length ?? 0));
    return [
        "",
        `Release: ${folder}`,
        ...rows.map(([name = "", size = "", sha256 = ""]) => `  ${name.padEnd(width)}  ${size.padStart(9)}  sha256 ${sha256}`),
        `Page:    ${new URL(`file://${encodeURI((0,external_node_path_.join)(folder, "index.html"))}`).href}`,
    ].join("\n");
}

// EXTERNAL MODULE: ./build/pipeline/asset-id.js
var asset_id = __webpack_require__(2249);
;// CONCATENATED MODULE: ./build/pipeline/set-up.js







/** Everything that is wrong with the inputs, this machine's tools, space and names, at once. Makes nothing. */
async function machineProblems(inputs, context, goal) {
    const provider = await context.openProvider(inputs.provider, inputs);
    const [certificates, found] = await Promise.all([
        readCertificates(inputs, context),
        provider.preflight(planOf(inputs, context, goal, provider)),
    ]);
    return [...certificates.problems, ...found];
}
/**
 * Installs missing tools if asked for, checks all that can be checked, and decides what was left open.
 * @throws ProblemsError with everything that is wrong, at once.
 */
async function prepareMachine(inputs, context, goal, check) {
    const provider = await context.openProvider(inputs.provider, inputs);
    const plan = planOf(inputs, context, goal, provider);
    const { product } = plan;
    return await context.progress.phase("Check", async (task) => {
        if (inputs.installTools ?? context.onRunner)
            await provider.installTools(plan, task);
        (0,errors/* throwProblems */.Jh)(await check());
        return {
            provider,
            plan,
            product,
            user: loginUser(inputs),
            hostname: inputs.hostname ?? hostnameOf(product),
            certificates: (await readCertificates(inputs, context)).text,
        };
    });
}
/** What is to be made, as the provider needs to know it. */
function planOf(inputs, context, { formats, folder }, provider) {
    const { cpus, memory, diskSize, baseImageSha256: sha256, mirror } = inputs;
    const reference = inputs.baseImage ?? provider.defaultBaseImage;
    const keyring = absolute(inputs.keyring, context);
    return {
        assetId: (0,asset_id/* newAssetId */.I)(inputs.assetId, context),
        owner: context.owner,
        product: productOf(inputs, context),
        base: { reference, sha256, mirror, keyring },
        cpus,
        memory,
        diskSize,
        formats,
        folder,
    };
}
/** The product: as given, else the repository's name. */
function productOf(inputs, context) {
    return inputs.product ?? context.source.repository?.split("/").at(-1) ?? "vm";
}
/** The login user: as given, else the name that the distribution's own cloud images have. */
function loginUser({ user, baseImage, provider }) {
    const isUbuntu = provider === "aws" ? !/debian/i.test(baseImage ?? "") : /ubuntu|jammy|noble/i.test(baseImage ?? "");
    return user ?? (isUbuntu ? "ubuntu" : "debian");
}
/** Makes or fetches what the machine is made from. It stays in the cache, whatever becomes of the machine. */
function resolveBase({ provider, plan }, task) {
    return task.task("base image", (part) => provider.resolveBaseImage(plan.base, part));
}
/**
 * Makes the machine and waits until one can log in. The post step knows of it before it is made.
 * @param inputs with `keep`, the post step does not remove it.
 */
async function launchMachine(prepared, base, life, inputs, context) {
    const { provider, plan, product, user, hostname, certificates } = prepared;
    if (!inputs.keep)
        await (0,machine_state/* rememberMachine */.zm)(context, provider, plan.assetId, inputs);
    const machine = await context.progress.phase("Machine", (task) => provider.launch({
        assetId: plan.assetId,
        product,
        base,
        user,
        hostname,
        cpus: plan.cpus,
        memory: plan.memory,
        diskSize: plan.diskSize,
        expires: new Date(context.now() + inputs.lease),
        ...life,
        caCertificates: certificates,
        owner: context.owner,
    }, task));
    const { cpus, memory } = plan;
    const content = { ownPlaybook: false, skipRoles: [] };
    const record = {
        product,
        user,
        hostname,
        created: context.now(),
        base,
        cpus,
        memory,
        content,
        reports: [],
        timings: [],
    };
    const build = { provider, assetId: plan.assetId, context, record };
    await (0,pipeline_build/* saveBuild */.YP)(build);
    return { build, machine };
}
async function readCertificates(inputs, context) {
    const path = inputs.caCertificates ?? context.hostCertificates;
    if (path === undefined || path === "")
        return { problems: [] };
    const remedy = "Give the path of a PEM file, or leave it out where the network does not intercept TLS.";
    try {
        const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(context.workingFolder, path), "utf8");
        if (text.includes("-----BEGIN CERTIFICATE-----"))
            return { text, problems: [] };
        return {
            problems: [{ subject: "ca-certificates", problem: `${path} holds no certificate in PEM format`, remedy }],
        };
    }
    catch (error) {
        return {
            problems: [{ subject: "ca-certificates", problem: `${path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}`, remedy }],
        };
    }
}
/** A product's name as a host's name: lower case, hyphens for what a host's name cannot have. */
function hostnameOf(product) {
    return (product
        .toLowerCase()
        .replaceAll(/[^a-z0-9-]+/g, "-")
        .replaceAll(/^-+|-+$/g, "")
        .slice(0, 63) || "vm");
}

;// CONCATENATED MODULE: ./build/pipeline/resume.js





/**
 * The build of an earlier run under this asset-id whose image is there already. Where there is something and this run
 * cannot go on with it (a generated password is known to nobody any more), that is removed, so that a new build does not
 * meet it. What has been finished is never removed here: `finishedProblems` has refused it before.
 * @returns the build without a machine, ready to be exported; undefined where this run has to start with a machine.
 */
async function resumeImage({ provider, plan }, inputs, context) {
    const { assetId } = plan;
    const { image, unfinished } = await provider.findEarlier(plan);
    if (image && inputs.defaultPassword !== undefined) {
        await (0,machine_state/* rememberMachine */.zm)(context, provider, assetId, inputs);
        await provider.takeUp(plan);
        const record = await (0,pipeline_build/* readBuildRecord */.mx)(provider, assetId);
        if (!record)
            throw new Error(`The record of ${assetId} was put into its folder and is not there.`);
        context.progress.info(`Goes on with the image ${image.handle} that an earlier run made.`);
        return { build: { provider, assetId, context, record } };
    }
    if (unfinished) {
        context.progress.info(`An earlier run of ${assetId} did not finish; what it left is removed first.`);
        await (0,tear_down/* tearDown */.x)({ provider, assetId, deliverables: false, failed: true }, context);
    }
    return undefined;
}
/** A finished image is not made a second time: it is gone on with where its password is known, else refused. */
async function finishedProblems(inputs, context) {
    if (inputs.provider === "local" || inputs.defaultPassword !== undefined)
        return [];
    const provider = await context.openProvider(inputs.provider, inputs);
    const plan = planOf(inputs, context, { formats: [] }, provider);
    const { finished } = await provider.findEarlier(plan);
    if (finished === undefined)
        return [];
    const remove = (0,tear_down_command/* tearDownCommand */.U)({ provider: provider.name, assetId: plan.assetId, deliverables: true });
    return [
        {
            subject: "asset-id",
            problem: `${plan.assetId} has a finished image, ${finished}`,
            remedy: `Choose another asset-id; or give its default-password to go on with it; or remove it with \`${remove}\`.`,
        },
    ];
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/host/memory.js
var host_memory = __webpack_require__(824);
// EXTERNAL MODULE: ./build/qemu/boot.js + 1 modules
var boot = __webpack_require__(6441);
// EXTERNAL MODULE: ./build/ssh/wait.js
var wait = __webpack_require__(2724);
;// CONCATENATED MODULE: ./build/image/guest-checks.js

const JUPYTER_PORT = 49_494;
/** Seconds that a check waits for a service to come up. It takes up to a minute on an emulated machine that is not busy. */
const PATIENCE = 600;
/** A role's checks: where the role was left out they are not made, and where the playbook is another they may skip. */
function ofRole(role, present, expectations, checks) {
    if (expectations.skipRoles?.includes(role))
        return [];
    if (!expectations.ownPlaybook)
        return checks;
    const unless = `${present} || { echo "The image has no ${role}."; exit 77; }\n`;
    return checks.map(({ name, script }) => ({ name, script: `${unless}${script}` }));
}
/** What the image offers, on the running machine and on every booted artifact. Run as root. */
function contentChecks(expectations) {
    const port = expectations.jupyterPort ?? JUPYTER_PORT;
    const user = (0,client/* shellQuote */.ZL)(expectations.user);
    return [
        {
            name: "no service has failed",
            script: `
state=unknown
while [ $SECONDS -lt ${PATIENCE} ]; do
  state=$(systemctl is-system-running || :)
  case $state in running|degraded) break ;; esac
  sleep 1
done
failed=$(systemctl list-units --failed --plain --no-legend)
[ "$state" = running ] && [ -z "$failed" ] || { echo "The system is $state. $failed"; systemctl list-jobs --no-legend; exit 1; }`,
        },
        ...ofRole("jupyter", "[ -e /etc/systemd/system/jupyter.service ]", expectations, [
            {
                name: "JupyterLab answers 200",
                script: `
code=nothing
while [ $SECONDS -lt ${PATIENCE} ]; do
  code=$(python3 -c 'import urllib.request as r; print(r.urlopen("http://127.0.0.1:${port}/lab", timeout=30).status)' 2>&1) || :
  [ "$code" = 200 ] && exit 0
  sleep 1
done
echo "http://127.0.0.1:${port}/lab: $code"; journalctl --no-pager -u jupyter -n 20; exit 1`,
            },
            {
                name: "JupyterLab is restarted when it ends, and is not root",
                script: `
restart=$(systemctl show jupyter -p Restart --value)
owner=$(systemctl show jupyter -p User --value)
[ "$restart" = always ] && [ -n "$owner" ] && [ "$owner" != root ] || { echo "Restart=$restart User=$owner"; exit 1; }`,
            },
        ]),
        ...ofRole("poetry", "[ -e /usr/local/bin/poetry ]", expectations, [
            { name: "poetry runs", script: `su ${user} -s /bin/sh -c 'poetry --version'` },
        ]),
        ...ofRole("docker", "[ -S /run/docker.sock ]", expectations, [
            {
                name: "the user is in the group docker",
                script: `id -nG ${user} | tr ' ' '\\n' | grep -qx docker || { id ${user}; exit 1; }`,
            },
            {
                name: "Docker works without sudo",
                script: `
until systemctl is-active --quiet docker || [ $SECONDS -gt ${PATIENCE} ]; do sleep 1; done
su ${user} -s /bin/sh -c 'docker info --format "{{.ServerVersion}}"'`,
            },
        ]),
        ...ofRole("limits", "[ -e /etc/sysctl.d/90-no-core-dumps.conf ]", expectations, [
            {
                name: "core dumps are off",
                script: `[ "$(su ${user} -s /bin/sh -c 'ulimit -Hc')" = 0 ] || { echo "The hard limit is not 0."; exit 1; }`,
            },
        ]),
        ...ofRole("network", "[ -e /etc/netplan/60-wired.yaml ]", expectations, [
            {
                name: "netplan asks for an address on every wired interface",
                script: `
file=/etc/netplan/60-wired.yaml
grep -qE '^ *name: "?e\\*"?$' $file && grep -qE '^ *dhcp4: true$' $file || { cat $file; exit 1; }
[ "$(stat -c %a $file)" = 600 ] || { stat -c '%a %n' $file; exit 1; }`,
            },
        ]),
    ];
}

;// CONCATENATED MODULE: ./build/image/guest-clean.js

/**
 * What must not be in a released image, and what must be new in each machine that boots from it.
 * Run as root on a booted artifact, before anything is planted there. One login as `user` has happened.
 */
function cleanlinessChecks(expectations) {
    const user = (0,client/* shellQuote */.ZL)(expectations.user);
    const none = (name, find) => ({
        name,
        script: `found=$(${find})\n[ -z "$found" ] || { echo "Found: $found"; exit 1; }`,
    });
    return [
        none("no SSH key or known host of the build", "find /root /home -xdev \\( -name 'authorized_keys*' -o -name 'known_hosts*' -o -name 'id_*' \\) -path '*/.ssh/*'"),
        {
            name: "host keys are of this machine",
            script: `
boot=$(sed -n 's/^btime //p' /proc/stat)
keys=$(ls /etc/ssh/ssh_host_*_key)
for key in $keys; do
  [ "$(stat -c %Y "$key")" -ge "$((boot - 2))" ] || { stat -c '%n is older than this boot: %y' "$key"; exit 1; }
done`,
        },
        {
            name: "machine-id is of this machine",
            script: `
grep -qxE '[0-9a-f]{32}' /etc/machine-id || { echo "machine-id: $(cat /etc/machine-id)"; exit 1; }
boots=$(find /var/log/journal /run/log/journal -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sed 's,.*/,,' | sort -u)
[ -z "$boots" ] || [ "$boots" = "$(cat /etc/machine-id)" ] || { echo "Journals of: $boots"; exit 1; }`,
        },
        {
            name: "no log of an earlier boot",
            script: `boots=$(journalctl --list-boots --no-pager 2>/dev/null | grep -cE '^ *-?[0-9]+ ')
[ "$boots" -le 1 ] || { journalctl --list-boots --no-pager; exit 1; }
! grep -lE 'ansible|cidata' -r /var/log --include='*.log' --include=syslog --include=messages`,
        },
        none("no history of a shell or program", "find /root /home -xdev -maxdepth 2 -name '.*history*' -size +0"),
        none("no file of Ansible", "find /root /home /tmp /var/tmp -xdev -maxdepth 2 \\( -name '.ansible*' -o -name 'ansible-*' \\)"),
        none("no state of cloud-init", "find /var/lib/cloud /var/log/cloud-init.log /var/log/cloud-init-output.log -type f 2>/dev/null | head -5 || :"),
        none("no certificate of the build", `find /usr/local/share/ca-certificates /usr/share/ca-certificates /etc/ssl/certs \\( -name 'cloud-init-ca*' -o -name 'slipway*' \\)
inside=$(grep -c 'BEGIN CERTIFICATE' /etc/ssl/certs/ca-certificates.crt || :)
known=$(grep -cE '^[^#!]' /etc/ca-certificates.conf || :)
[ "$inside" = "$known" ] || [ -n "$(ls /usr/local/share/ca-certificates)" ] || echo "The bundle holds $inside certificates, and the distribution has $known."`),
        none("no lease of the build", "systemctl list-unit-files --no-legend 'slipway-*' | head -5; find /etc/systemd /run/systemd/system -name 'slipway-*'"),
        none("no package lists or archives", "find /var/lib/apt/lists /var/cache/apt/archives -maxdepth 1 -type f -size +0 ! -name lock | head -5"),
        none("no sudo without a password", `grep -rsE '^[^#]*NOPASSWD' /etc/sudoers /etc/sudoers.d || :; su ${user} -s /bin/sh -c 'sudo -k -n true' 2>/dev/null && echo "sudo -n works" || :`),
        {
            name: "root has no password",
            script: `passwd -S root | grep -qE '^root (L|LK|NP) ' && ! passwd -S root | grep -q ' NP ' || { passwd -S root; exit 1; }`,
        },
        {
            name: "the interface has an address from netplan's configuration",
            script: `
ip -4 -br address show up | grep -E '^e[^ ]* .*[0-9]+\\.' || { ip -br address; exit 1; }
! ls /etc/netplan | grep cloud-init`,
        },
        ...(expectations.hostname === undefined
            ? []
            : [
                {
                    name: "the host name is the image's",
                    script: `[ "$(hostname)" = ${(0,client/* shellQuote */.ZL)(expectations.hostname)} ] || { hostname; exit 1; }`,
                },
            ]),
    ];
}

;// CONCATENATED MODULE: ./build/image/guest-script.js
/** Exit code of a check that does not apply. */
const SKIP = 77;
/**
 * One Bash script that runs all checks, each in a shell of its own with `set -eu`, and prints a line for each:
 * number, exit code, milliseconds, evidence in base64. So a slow connection costs one round trip, not one per check.
 */
function composeChecks(checks) {
    const parts = checks.map(({ script }, index) => {
        const word = `END_OF_CHECK_${index}`;
        return `check ${index} <<'${word}'\n${script.trim()}\n${word}`;
    });
    return `
check() {
  local start=$(date +%s%3N) code=0 said script
  script=$(cat)
  said=$(timeout 900 bash -eu -o pipefail -c "$script" 2>&1 </dev/null) || code=$?
  printf 'check\\t%s\\t%s\\t%s\\t%s\\n' "$1" "$code" "$(($(date +%s%3N) - start))" "$(printf %s "$said" | tail -c 4000 | base64 -w0)"
}
${parts.join("\n")}
`;
}
/** Reads what the script printed. A check without a line (the connection broke) has failed. */
function readChecks(checks, said) {
    const lines = new Map(said
        .split("\n")
        .map((line) => line.split("\t"))
        .filter(([word]) => word === "check")
        .map(([, index = "", code = "", milliseconds = "", evidence = ""]) => [
        index,
        { code: Number(code), milliseconds: Number(milliseconds), evidence },
    ]));
    return checks.map(({ name }, index) => {
        const line = lines.get(String(index));
        if (!line)
            return { name, status: "failed", seconds: 0, message: "The check did not come to its end." };
        const seconds = line.milliseconds / 1_000;
        if (line.code === 0)
            return { name, status: "passed", seconds };
        const found = Buffer.from(line.evidence, "base64").toString("utf8").trim();
        if (line.code === SKIP)
            return { name, status: "skipped", seconds, message: found || "It does not apply." };
        return { name, status: "failed", seconds, message: `${found || "It says nothing."}\n(exit code ${line.code})` };
    });
}

;// CONCATENATED MODULE: ./build/image/test-devices.js
const DEVICES = {
    vmdk: { diskFormat: "vmdk", controller: "pvscsi", nic: "vmxnet3", firmware: "bios", like: "VMware: pvscsi, vmxnet3" },
    // Generation 1 of Hyper-V has an IDE controller; QEMU has no other of its devices.
    vhd: {
        diskFormat: "vpc",
        controller: "ide",
        nic: "e1000",
        firmware: "bios",
        like: "Hyper-V generation 1: IDE, e1000",
    },
    raw: { diskFormat: "raw", controller: "virtio", nic: "virtio", firmware: "uefi", like: "a cloud: virtio, UEFI" },
    qcow2: {
        diskFormat: "qcow2",
        controller: "virtio",
        nic: "virtio",
        firmware: "bios",
        like: "QEMU and libvirt: virtio",
    },
    vdi: { diskFormat: "vdi", controller: "ahci", nic: "e1000", firmware: "bios", like: "VirtualBox: AHCI, e1000" },
    ova: { diskFormat: "vmdk", controller: "lsi", nic: "e1000", firmware: "bios", like: "OVF: LSI Logic, e1000" },
};
/** The devices to boot an artifact of a format with. */
function devicesFor(format) {
    return DEVICES[format];
}

;// CONCATENATED MODULE: ./build/image/test-disk.js



/** A decompressor and its arguments to write standard output, by the ending of the file. */
const DECOMPRESSORS = { ".zst": "zstd -dc --", ".gz": "gzip -dc --" };
/**
 * The disk of an artifact in a form that QEMU boots: the file itself, or what is unpacked from it into `work`
 * (sparse, so that it takes no more space than its content).
 * @returns absolute path. @throws ToolError where it cannot be unpacked, UserError for an OVA without a disk.
 */
async function bootableDisk(artifact, work, signal) {
    if (artifact.format === "ova")
        return diskOfOva(artifact.path, work, signal);
    const ending = Object.keys(DECOMPRESSORS).find((end) => artifact.path.endsWith(end));
    if (ending === undefined)
        return artifact.path;
    const disk = (0,external_node_path_.join)(work, (0,external_node_path_.basename)(artifact.path, ending));
    const pipe = `set -o pipefail; ${DECOMPRESSORS[ending]} "$1" | dd of="$2" bs=1M iflag=fullblock conv=sparse status=none`;
    await (0,run/* run */.e)("bash", ["-c", pipe, "bash", artifact.path, disk], { signal, timeout: 1_800_000 });
    return disk;
}
async function diskOfOva(path, work, signal) {
    const { stdout } = await (0,run/* run */.e)("tar", ["--list", "--quoting-style=literal", "--file", path], {
        signal,
        timeout: 600_000,
    });
    const member = stdout.split("\n").find((name) => name.endsWith(".vmdk"));
    if (member === undefined || member.includes("/"))
        throw new errors/* UserError */.yo(`There is no disk in ${path}.`, "Export it again.");
    await (0,run/* run */.e)("tar", ["--extract", "--file", path, "--directory", work, "--", member], { signal, timeout: 1_800_000 });
    return (0,external_node_path_.join)(work, member);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/image/test-login.js



/**
 * Options of ssh for a login with a password. The host key is unknown at first, as it is to everyone who boots a
 * released image; from then on it must stay the same.
 */
function passwordOptions(login) {
    const options = {
        PreferredAuthentications: "password",
        PubkeyAuthentication: "no",
        NumberOfPasswordPrompts: "1",
        StrictHostKeyChecking: "accept-new",
        UserKnownHostsFile: `"${(0,external_node_path_.join)(login.work, "known_hosts").replaceAll("%", "%%")}"`,
        GlobalKnownHostsFile: "none",
        UpdateHostKeys: "no",
        IdentityAgent: "none",
        ControlPath: "none",
        ConnectTimeout: "60",
        ServerAliveInterval: "15",
        ServerAliveCountMax: "20",
        LogLevel: "ERROR",
        Port: String(login.port),
        User: login.user,
    };
    return ["-F", "none", ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}
/**
 * Hands `password` to ssh: through a program that prints a file with mode 0600 (SSH_ASKPASS), never in a command line.
 * The files are gone when `work` has ended.
 */
async function withAskPass(login, password, work) {
    await (0,promises_.mkdir)(login.work, { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(login.work, "askpass-")); // mkdtemp makes it with mode 0700.
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "password"), `${password}\n`, { mode: 0o600 });
        const program = (0,external_node_path_.join)(folder, "ask");
        await (0,promises_.writeFile)(program, '#!/bin/sh\nexec cat "$(dirname "$0")/password"\n', { mode: 0o700 });
        // OpenSSH 8.4 and newer; DISPLAY is what older ones look for.
        return await work({ SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: "force", DISPLAY: "none" });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/**
 * Runs a command on the machine after a login with `password`.
 * @throws ToolError: code 255 where the login was refused or a change of the password is demanded first.
 */
async function runWithPassword(login, password, command, options = {}) {
    return withAskPass(login, password, (env) => (0,run/* run */.e)("ssh", [...passwordOptions(login), "-T", "--", login.host, command], { timeout: 900_000, ...options, env }));
}
/**
 * Runs a script as root. sudo reads the password from standard input up to the end of the line and leaves the rest
 * to the shell, so neither is in a command line.
 * @throws ToolError as `runWithPassword`.
 */
async function runAsRoot(login, password, script, options = {}) {
    const input = `${password}\n{\n${script}\n} </dev/null\n`;
    return runWithPassword(login, password, "sudo -S -p '' -- bash -s", { ...options, input });
}

;// CONCATENATED MODULE: ./build/image/test-first-login.js



/** What the first login asks, as passwd and PAM word it, and what is typed. */
const DIALOGUE = [
    { asks: /current (unix )?password:\s*$/i, types: "old" },
    { asks: /new (unix )?password:\s*$/i, types: "new" },
    { asks: /retype new (unix )?password:\s*$/i, types: "new" },
];
/** Milliseconds. A login takes up to 15 s on an emulated machine. */
const test_first_login_DEADLINE = 240_000;
/**
 * The first login, on a terminal of the machine: it must demand a new password, and takes it.
 * @returns what was on the screen. The passwords are not on it, because the machine does not echo them.
 * @throws UserError with the screen where no new password is demanded, or it is refused.
 */
async function changeExpiredPassword(change) {
    return withAskPass(change.login, change.password, async (environment) => {
        const { screen, answered, code } = await converse(change, environment);
        const what = answered === 0
            ? "The first login did not demand a new password"
            : answered < DIALOGUE.length
                ? "The change of the password stopped half-way"
                : undefined;
        if (what || !/password.*(updated|changed)|success/i.test(screen)) {
            const shown = screen.trim().split("\n").slice(-12).join("\n") || "nothing";
            throw new errors/* UserError */.yo(`${what ?? "The new password was not taken"} (ssh ended with ${code ?? "a signal"}). On the screen:\n${shown}`, "");
        }
        return screen;
    });
}
/** Answers question by question: passwd throws away what is typed before it asks, so all cannot be sent at once. */
function converse(change, environment) {
    const { login, password, newPassword, signal } = change;
    return new Promise((resolve, reject) => {
        const ssh = ["ssh", ...passwordOptions(login), "-tt", "--", login.host];
        const child = (0,external_node_child_process_.spawn)("setpriv", ["--pdeathsig", "KILL", "--", ...ssh], {
            env: { ...process.env, ...environment, TERM: "dumb" },
            detached: true, // A session without our terminal: ssh must not ask the person at it.
        });
        const limit = AbortSignal.any([AbortSignal.timeout(test_first_login_DEADLINE), ...(signal ? [signal] : [])]);
        const end = () => child.kill("SIGKILL");
        limit.addEventListener("abort", end, { once: true });
        let screen = "";
        let answered = 0;
        let seen = 0;
        const read = (chunk) => {
            screen += chunk.toString("utf8").replaceAll("\r", "");
            const step = DIALOGUE[answered];
            if (step?.asks.test(screen.slice(seen))) {
                child.stdin.write(`${step.types === "old" ? password : newPassword}\n`);
                answered += 1;
                seen = screen.length;
            }
            else if (/\$ $/.test(screen.slice(seen))) {
                child.stdin.end("exit\n"); // A shell: nothing was demanded, or the change led straight into it.
            }
        };
        child.stdout.on("data", read);
        child.stderr.on("data", read);
        child.stdin.on("error", () => undefined); // It may end while we type; its screen tells.
        child.once("error", reject);
        child.once("close", (code) => {
            limit.removeEventListener("abort", end);
            if (signal?.aborted)
                reject(new errors/* CancelledError */.cc());
            else
                resolve({ screen, answered, code });
        });
    });
}

// EXTERNAL MODULE: ./build/base/poll.js
var poll = __webpack_require__(5207);
;// CONCATENATED MODULE: ./build/image/test-jupyter.js


const test_jupyter_PATIENCE = 600_000;
/** Waits until JupyterLab answers 200 from outside. @throws UserError with its last answer after 10 minutes. */
async function jupyterAnswers(address) {
    let last = "nothing";
    const probe = async (signal) => {
        try {
            const answer = await fetch(`http://${address.host}:${address.port}/lab`, {
                signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
            });
            last = `${answer.status} ${answer.statusText}`;
            await answer.body?.cancel();
            return answer.status === 200 || undefined;
        }
        catch (error) {
            last = causeOf(error); // Refused, reset or cut off: the service is still starting.
            return undefined;
        }
    };
    try {
        await (0,poll/* poll */.w)(probe, { what: "JupyterLab answers 200", every: 500, within: test_jupyter_PATIENCE, signal: address.signal });
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        throw new errors/* UserError */.yo(`${error.message} Its last answer: ${last}.`, "", { cause: error });
    }
}
/** Whether JupyterLab lets someone in with a password: its login form answers with a redirect then, else with 401. */
async function jupyterAccepts(address, password) {
    const url = `http://${address.host}:${address.port}/login`;
    const limit = () => AbortSignal.any([AbortSignal.timeout(120_000), ...(address.signal ? [address.signal] : [])]);
    const form = await fetch(url, { signal: limit() });
    await form.body?.cancel();
    const cookies = form.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
    const token = cookies.find((cookie) => cookie.startsWith("_xsrf="))?.slice("_xsrf=".length) ?? "";
    const answer = await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: cookies.join("; ") },
        body: new URLSearchParams({ _xsrf: token, password }),
        signal: limit(),
    });
    await answer.body?.cancel();
    if (answer.status === 302)
        return true;
    if (answer.status === 401)
        return false;
    throw new errors/* UserError */.yo(`JupyterLab's login form answered ${answer.status} ${answer.statusText}.`, "");
}
function causeOf(error) {
    if (!(error instanceof Error))
        return String(error);
    return error.cause instanceof Error ? error.cause.message : error.message;
}

;// CONCATENATED MODULE: ./build/image/test-key.js




/**
 * Plants a temporary key on a booted artifact, so that Ansible can log in. The artifact runs on a throw-away disk, and
 * all that had to be seen of it untouched has been seen.
 * @returns where and how Ansible logs in. The host key is the one that the first login has met.
 */
async function ownChecksTarget(login, password, signal) {
    const key = (0,external_node_path_.join)(login.work, "key");
    await (0,run/* run */.e)("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "slipway-test", "-f", key], { signal });
    const input = await (0,promises_.readFile)(`${key}.pub`, "utf8");
    await runWithPassword(login, password, "umask 077; mkdir -p ~/.ssh && cat >>~/.ssh/authorized_keys", {
        input,
        signal,
    });
    const { host, port, user, work } = login;
    return { host, port, user, privateKeyFile: key, knownHostsFile: (0,external_node_path_.join)(work, "known_hosts"), controlFolder: work };
}

;// CONCATENATED MODULE: ./build/image/test-report.js


/** A check that cannot be made here; thrown inside of `record`. */
class Skipped extends Error {
    name = "Skipped";
}
/** Starts a list of checks. `now` is a clock in milliseconds. */
function startChecks(subject, now = Date.now) {
    const checks = [];
    const start = now();
    const since = (from) => Math.round((now() - from) / 10) / 100;
    return {
        checks,
        add: (...more) => void checks.push(...more),
        async record(name, work) {
            const from = now();
            try {
                const answer = await work();
                checks.push({ name, status: "passed", seconds: since(from) });
                return answer;
            }
            catch (error) {
                if (error instanceof errors/* CancelledError */.cc)
                    throw error;
                const status = error instanceof Skipped ? "skipped" : "failed";
                const remedy = error instanceof errors/* UserError */.yo && error.remedy ? `\n${error.remedy}` : "";
                checks.push({ name, status, seconds: since(from), message: `${(0,errors/* messageOf */.bD)(error)}${remedy}` });
                return undefined;
            }
        },
        report: () => ({ subject, started: new Date(start), seconds: since(start), checks }),
    };
}
/** The failed checks of all reports, as `subject: name`. */
function failedChecks(reports) {
    return reports.flatMap(({ subject, checks }) => checks.filter(({ status }) => status === "failed").map(({ name }) => `${subject}: ${name}`));
}
const MARKS = { passed: "ok    ", failed: "FAILED", skipped: "-     " };
/** The reports as a table for people, with what was found where a check failed. */
function formatTests(reports) {
    const parts = reports.map(({ subject, seconds, checks }) => {
        const counts = ["passed", "failed", "skipped"]
            .map((status) => ({ status, count: checks.filter((check) => check.status === status).length }))
            .filter(({ count }) => count > 0)
            .map(({ status, count }) => `${count} ${status}`);
        const width = Math.max(0, ...checks.map(({ name }) => name.length));
        const rows = checks.map((check) => {
            const row = `  ${MARKS[check.status]}  ${check.name.padEnd(width)}  ${(0,duration/* formatDuration */.a)(check.seconds * 1_000).padStart(8)}`;
            const message = check.status === "passed" ? [] : (check.message ?? "").split("\n").map((line) => `            ${line}`);
            return [row, ...message].join("\n");
        });
        return [
            `${subject}: ${counts.join(", ") || "nothing checked"} in ${(0,duration/* formatDuration */.a)(seconds * 1_000)}`,
            ...rows,
        ].join("\n");
    });
    return parts.join("\n\n");
}

;// CONCATENATED MODULE: ./build/image/test-motd.js



const MESSAGE = "/etc/update-motd.d/80-default-passwords";
/** The message of the day is there while JupyterLab has its default password, prints none, and goes with the change. */
async function messageOfTheDay(test, list) {
    const { login, password, signal } = test;
    const message = async (before = "") => (await runAsRoot(login, password, `${before}\n${MESSAGE}`, { signal })).stdout;
    await list.record("the message of the day tells how to change JupyterLab's password", async () => {
        if (test.skipped)
            throw new Skipped("The role motd was left out.");
        const shown = await message();
        if (!shown.includes("sudo jupyter-password"))
            throw new errors/* UserError */.yo(`It says: ${shown.trim() || "nothing"}`, "");
    });
    await list.record("the message of the day goes once the password is changed", async () => {
        if (test.skipped)
            throw new Skipped("The role motd was left out.");
        const shown = await message("head -c 18 /dev/urandom | base64 | /usr/local/bin/jupyter-password");
        if (shown.trim())
            throw new errors/* UserError */.yo(`It still says: ${shown.trim()}`, "");
    });
}

;// CONCATENATED MODULE: ./build/image/test-own.js


/** Runs the person's own checks; each task of the playbook is a check of the report. */
async function runOwnChecks(own, where, list, task) {
    const become = where.becomePassword === undefined ? {} : { ansible_become_password: where.becomePassword };
    const { becomePassword: _, ...rest } = where;
    await list.record("own checks: the playbook succeeds", async () => {
        const { tasks, log } = await runPlaybook({ ...own, ...rest, extraVars: { ...own.extraVars, ...become } }, task);
        for (const { name, seconds, status } of tasks) {
            list.add({ name: `own checks: ${name}`, seconds, status: status === "skipped" ? "skipped" : "passed" });
        }
        if (tasks.length === 0)
            throw new errors/* UserError */.yo("The playbook has run no task.", `See ${log}; its plays must name hosts: all.`);
    });
}

;// CONCATENATED MODULE: ./build/image/test-artifact.js



















/** Milliseconds until SSH answers: 4 times the slowest boot that was seen on an emulated machine that was not busy. */
const BOOT = 480_000;
/**
 * Boots an artifact by itself and uses it as someone does who downloaded it: login with the default password alone,
 * which must demand a new one; then everything that the image promises.
 * A check that fails is in the report; only a cancel and defects of ours are thrown.
 */
async function testArtifact(test, task) {
    const list = startChecks((0,external_node_path_.basename)(test.artifact.path));
    const work = await (0,promises_.mkdtemp)((0,external_node_path_.join)(test.work, "test-"));
    let booted;
    try {
        const devices = devicesFor(test.artifact.format);
        const port = test.jupyterPort ?? JUPYTER_PORT;
        await list.record(`boots (${devices.like})`, async () => {
            task.update(undefined, "booting");
            const disk = await bootableDisk(test.artifact, work, test.signal);
            const { diskFormat: format, controller, nic, firmware } = devices;
            const { memory, cpus, accelerator, signal } = test;
            const request = {
                disk,
                format,
                controller,
                nic,
                firmware,
                memory,
                cpus,
                accelerator,
                signal,
                work,
                forwards: [22, port],
            };
            const machine = await (0,boot/* bootDisk */.Y)(request, task);
            booted = machine;
            await machine.during((alive) => (0,wait/* waitForBanner */.N)("127.0.0.1", machine.port(22), { within: BOOT, signal: alive }));
        });
        if (!booted || list.checks.some(({ status }) => status === "failed"))
            return list.report();
        const machine = booted;
        const login = { host: "127.0.0.1", port: machine.port(22), user: test.user, work };
        await machine.during((signal) => useIt({ ...test, signal, work }, login, machine.port(port), list, task));
        return list.report();
    }
    finally {
        await booted?.stop();
        await (0,promises_.rm)(work, { recursive: true, force: true });
    }
}
async function useIt(test, login, jupyterPort, list, task) {
    const { password, signal } = test;
    const newPassword = generatePassword();
    task.update(undefined, "logging in");
    await list.record("the first login with the default password demands a new one", () => changeExpiredPassword({ login, password, newPassword, signal }));
    const screen = await list.record("the new password works", () => runWithPassword(login, newPassword, "echo welcome", { signal }));
    await list.record("the old password is refused", () => refuses(login, password, signal));
    if (screen === undefined)
        return; // Nothing more can be seen without a login.
    task.update(undefined, "looking around");
    const run = async (checks) => {
        const said = await list.record("root can run commands with the new password", () => runAsRoot(login, newPassword, composeChecks(checks), { signal, timeout: 1_800_000 }));
        if (said)
            list.add(...readChecks(checks, said.stdout));
    };
    await run([...cleanlinessChecks(test), ...contentChecks(test)]);
    if (!test.skipRoles?.includes("jupyter") && !test.ownPlaybook) {
        await jupyterFromOutside({ host: "127.0.0.1", port: jupyterPort, signal }, password, list);
        await messageOfTheDay({ login, password: newPassword, skipped: test.skipRoles?.includes("motd") ?? false, signal }, list);
    }
    if (test.own) {
        const own = test.own;
        const target = await list.record("own checks: a key for Ansible on the throw-away disk", () => ownChecksTarget(login, newPassword, signal));
        const logName = `tests-${test.artifact.format}`;
        if (target)
            await runOwnChecks(own, { target, work: test.work, logName, becomePassword: newPassword, signal }, list, task);
    }
}
/** @throws UserError where a login with `password` works. */
async function refuses(login, password, signal) {
    try {
        await runWithPassword(login, password, "true", { signal });
    }
    catch (error) {
        if (error instanceof run/* ToolError */.v && error.stderr.includes("Permission denied"))
            return;
        throw error;
    }
    throw new errors/* UserError */.yo("A login with the old password works.", "");
}
async function jupyterFromOutside(address, password, list) {
    const answered = await list.record("JupyterLab answers 200 from outside", async () => {
        await jupyterAnswers(address);
        return true;
    });
    await list.record("JupyterLab takes the default password and refuses another", async () => {
        if (!answered)
            throw new Skipped("It does not answer.");
        if (await jupyterAccepts(address, `${password}x`))
            throw new errors/* UserError */.yo("It lets in with a wrong password.", "");
        if (!(await jupyterAccepts(address, password)))
            throw new errors/* UserError */.yo("It refuses the default password.", "");
    });
}

;// CONCATENATED MODULE: ./build/image/test-machine.js





/**
 * Tests the running machine, before finish: its services, and the person's own checks.
 * A check that fails is in the report; only a cancel and defects of ours are thrown.
 */
async function testMachine(test, task) {
    const list = startChecks("machine");
    const checks = contentChecks(test);
    const said = await list.record("root can run commands over SSH", async () => {
        const options = { sudo: true, name: "the checks", signal: test.signal, timeout: 1_800_000 };
        return (await (0,client/* sshScript */.id)(test.machine.ssh, composeChecks(checks), options)).stdout;
    });
    if (said !== undefined)
        list.add(...readChecks(checks, said));
    if (test.own) {
        await runOwnChecks(test.own, { target: test.machine.ssh, work: test.work, logName: "tests-machine", signal: test.signal }, list, task);
    }
    return list.report();
}

;// CONCATENATED MODULE: ./build/pipeline/test.js














/** The person's own checks, if there are any, with the roles and collections that the build has installed. */
async function ownChecks(inputs, ansible, build) {
    const { context, provider, assetId } = build;
    const galaxy = inputs.requirements === undefined ? undefined : galaxyFolder(provider.workFolder(assetId));
    return await standaloneChecks(inputs, ansible, context, galaxy);
}
/** The same without a build: the artifacts of a release whose machine is gone. */
async function standaloneChecks(inputs, ansible, context, galaxy) {
    const playbook = absolute(inputs.tests, context);
    if (playbook === undefined)
        return undefined;
    const extraVars = await extraVariables(inputs, context);
    return { ansible: ansible.playbook, playbook, content: (0,external_node_path_.join)(context.templates, "ansible"), extraVars, galaxy };
}
/** What the checks expect of the image that a build makes. */
function expectationsOf({ record }) {
    const { user, jupyterPort, content } = record;
    return { user, jupyterPort, ...content };
}
/** Tests the machine while it runs, and keeps the report with the build. */
async function testRunningMachine(build, machine, own) {
    const { context, provider, record } = build;
    const report = await context.progress.phase("Test the machine", async (task) => {
        const work = provider.workFolder(build.assetId);
        const done = await testMachine({ ...expectationsOf(build), machine, work, own, signal: context.signal }, task);
        for (const line of formatTests([done]).split("\n"))
            task.line(line);
        return done;
    });
    record.reports = [...record.reports.filter(({ subject }) => subject !== report.subject), report];
    await (0,pipeline_build/* saveBuild */.YP)(build);
    return report;
}
/** Bytes that QEMU takes besides the guest's memory: the translation buffer of 512 MiB, and its own. */
const QEMU_OVERHEAD = 640 * base_size/* MiB */.lv;
/**
 * Boots every artifact by itself and tests it. Machines run side by side with one processor each, as many as there are
 * cores: under emulation two at once with one processor do 27 % more than one with two.
 */
async function testArtifacts(tests, { hostname, memory }, provider, settings, context) {
    const { artifacts, ...each } = tests;
    const room = Math.floor((await (0,host_memory/* availableMemory */.B)()) / (memory + QEMU_OVERHEAD));
    const lanes = Math.max(1, Math.min((0,external_node_os_.availableParallelism)(), artifacts.length, room, 4));
    const cpus = Math.max(1, Math.floor((0,external_node_os_.availableParallelism)() / lanes));
    return await context.progress.phase("Test the artifacts", async (phase) => {
        const scratch = await provider.scratchFolder();
        try {
            const jobs = artifacts.map((artifact) => ({
                name: artifact.format,
                weight: 1,
                work: (signal) => phase.task(artifact.format, (task) => testArtifact({
                    ...each,
                    hostname,
                    memory,
                    artifact,
                    cpus,
                    accelerator: settings.accelerator,
                    work: scratch.path,
                    signal,
                }, task)),
            }));
            const reports = await (0,base_lanes/* runInLanes */.e)(jobs, lanes, context.signal);
            for (const line of formatTests(reports).split("\n"))
                phase.line(line);
            return reports;
        }
        finally {
            await scratch.remove();
        }
    });
}
/**
 * Judges reports: writes them as JUnit XML where a file was named, and passes only where no check failed.
 * @returns the outputs about tests.
 * @throws UserError naming each failed check, with the same outputs.
 */
async function judge(reports, junitFile, remedy, context) {
    const count = (status) => String(reports.flatMap(({ checks }) => checks).filter((check) => check.status === status).length);
    const outputs = {
        testsPassed: count("passed"),
        testsFailed: count("failed"),
        junitFile: await writeJunit(junitFile, reports, context),
    };
    const failed = failedChecks(reports);
    if (failed.length === 0)
        return outputs;
    const names = failed.map((name) => `  ${name}`).join("\n");
    throw new errors/* UserError */.yo(`${failed.length} of the tests failed:\n${names}`, remedy, { outputs });
}
async function writeJunit(file, reports, context) {
    const path = absolute(file, context);
    if (path === undefined)
        return undefined;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, toJunit(reports));
    return path;
}

// EXTERNAL MODULE: ./build/providers/aws/calls.js
var calls = __webpack_require__(2754);
// EXTERNAL MODULE: ./build/release/folder-check.js
var folder_check = __webpack_require__(8921);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
// EXTERNAL MODULE: ./build/base/nearest.js
var nearest = __webpack_require__(578);
;// CONCATENATED MODULE: ./build/declare/kinds.js




function kinds_input(wording, schema, kind) {
    const { description, default: standard, example, publishedBy, missing, provider, secret = false } = wording;
    const { allowed, flag = false, several = false } = kind;
    return {
        ...{ description, default: standard, example, allowed, missing, provider },
        ...{ secret, publishedBy, flag, several, schema },
    };
}
function read(reader) {
    return schemas/* string */.YjP().transform((text, context) => {
        const answer = reader(text.trim());
        if ("value" in answer)
            return answer.value;
        context.addIssue({ code: "custom", message: answer.wrong, params: { remedy: answer.remedy } });
        return core/* NEVER */.tm;
    });
}
/** An input that always has a value: given, or its default; without a default it must be given. */
function required(wording, reader, kind = {}) {
    const schema = read(reader);
    const filled = schemas/* string */.YjP({ error: "must be given" })
        .or(schemas/* undefined */.Vxk())
        .transform((text, context) => {
        const given = text ?? wording.default;
        if (given !== undefined)
            return given;
        context.addIssue({ code: "custom", message: "must be given" });
        return core/* NEVER */.tm;
    });
    return kinds_input(wording, filled.pipe(schema), kind);
}
/** An input that may be left out. */
function optional(wording, reader, kind = {}) {
    return kinds_input(wording, read(reader).optional(), kind);
}
const anyText = (text) => ({ value: text });
/** Text that has a default or must be given. */
function kinds_text(wording) {
    return required(wording, matching(wording));
}
/** Text that may be left out. */
function optionalText(wording) {
    return optional(wording, matching(wording));
}
function matching({ pattern, rule, hint, secret }) {
    if (!pattern)
        return anyText;
    return (value) => {
        if (pattern.test(value))
            return { value };
        const wrong = `${secret ? "the value" : `“${value}”`} cannot be used: ${rule ?? pattern.source}`;
        return hint === undefined ? { wrong } : { wrong, remedy: hint };
    };
}
/** Several words, separated by commas or line breaks; empty ones fall away, repeated ones count once. */
function list(wording) {
    return required({ default: "", ...wording }, (value) => ({ value: words(value) }), { several: true });
}
/** Several words, or not said; each has to match the pattern where there is one. */
function optionalList(wording) {
    const matches = matching(wording);
    const reader = (value) => {
        const given = words(value);
        const wrong = given.map(matches).find((answer) => "wrong" in answer);
        return wrong && "wrong" in wrong ? wrong : { value: given };
    };
    return optional(wording, reader, { several: true });
}
/** Several words out of a given set: at least one, or the word `none` alone. */
function choices(allowed, wording) {
    const reader = (value) => {
        const given = words(value);
        if (given.length === 1 && given[0] === "none")
            return { value: [] };
        const unknown = given.filter((word) => !allowed.some((choice) => choice === word));
        if (unknown.length > 0)
            return notAmong(unknown, allowed);
        if (given.length === 0)
            return { wrong: "names none", remedy: `Choose from: ${allowed.join(", ")}.` };
        return { value: allowed.filter((choice) => given.includes(choice)) };
    };
    return required(wording, reader, { allowed: `Any of: ${allowed.join(", ")}; or none.`, several: true });
}
/** One word out of a given set. */
function choice(allowed, wording) {
    // Where there is but one, the description says it.
    return required(wording, among(allowed), {
        allowed: allowed.length > 1 ? `One of: ${allowed.join(", ")}.` : undefined,
    });
}
/** One word out of a given set, or not said. */
function optionalChoice(allowed, wording) {
    return optional(wording, among(allowed), { allowed: `One of: ${allowed.join(", ")}.` });
}
function among(allowed) {
    return (value) => {
        const found = allowed.find((candidate) => candidate === value);
        return found === undefined ? notAmong([value], allowed) : { value: found };
    };
}
/** Words that are not in a set, with those that were likely meant. */
function notAmong(unknown, allowed) {
    const quoted = unknown.map((word) => `“${word}”`).join(", ");
    const meant = [...new Set(unknown.flatMap((word) => (0,nearest/* nearest */.p)(word, allowed) ?? []))];
    const guess = meant.length > 0 ? `Did you mean ${meant.join(", ")}? ` : "";
    return {
        wrong: unknown.length === 1 ? `${quoted} is not a choice` : `${quoted} are not choices`,
        remedy: `${guess}Choose from: ${allowed.join(", ")}.`,
    };
}
const yesOrNo = (value) => {
    if (/^(true|yes|on|1)$/i.test(value))
        return { value: true };
    if (/^(false|no|off|0)$/i.test(value))
        return { value: false };
    return { wrong: `“${value}” is neither true nor false` };
};
/** `true` or `false`; on the command line the name alone means true. */
function flag(wording) {
    return required({ default: "false", ...wording }, yesOrNo, { flag: true });
}
/** `true`, `false`, or not said. */
function optionalFlag(wording) {
    return optional(wording, yesOrNo, { flag: true });
}
/** A whole number within bounds. */
function integer(bounds, wording) {
    return required(wording, numberWithin(bounds), { allowed: within(bounds) });
}
/** A whole number within bounds, or not said. */
function optionalInteger(bounds, wording) {
    return optional(wording, numberWithin(bounds), { allowed: within(bounds) });
}
function numberWithin(bounds) {
    return (value) => {
        const number = Number(value);
        if (/^\d+$/.test(value) && number >= bounds.min && number <= bounds.max)
            return { value: number };
        return { wrong: `“${value}” is not a whole number from ${bounds.min} to ${bounds.max}` };
    };
}
/** A duration in milliseconds, within bounds. */
function kinds_duration(bounds, wording) {
    return required(wording, durationWithin(bounds), { allowed: within(bounds) });
}
/** A duration in milliseconds, or not said. */
function optionalDuration(bounds, wording) {
    return optional(wording, durationWithin(bounds), { allowed: within(bounds) });
}
function durationWithin({ min, max }) {
    return (value) => {
        const milliseconds = (0,duration/* parseDuration */.E)(value);
        if (milliseconds === undefined)
            return { wrong: `“${value}” is not a duration such as 90m, 8h or 1h30m` };
        const [least = 0, most = 0] = [min, max].map(duration/* parseDuration */.E);
        if (milliseconds < least || milliseconds > most)
            return { wrong: `${value} is not between ${min} and ${max}` };
        return { value: milliseconds };
    };
}
/** A size in bytes within bounds. */
function size(bounds, wording) {
    const reader = (value) => {
        const bytes = (0,base_size/* parseSize */.DB)(value);
        if (bytes === undefined)
            return { wrong: `“${value}” is not a size such as 512 MiB or 8 GiB` };
        if (bytes < ((0,base_size/* parseSize */.DB)(bounds.min) ?? 0) || bytes > ((0,base_size/* parseSize */.DB)(bounds.max) ?? Number.POSITIVE_INFINITY)) {
            return { wrong: `${value} is not between ${bounds.min} and ${bounds.max}` };
        }
        return { value: bytes };
    };
    return required(wording, reader, { allowed: within(bounds) });
}
function within({ min, max }) {
    return `From ${min} to ${max}.`;
}
function words(value) {
    return [...new Set(value.split(/[\s,]+/).filter((word) => word !== ""))];
}

// EXTERNAL MODULE: ./build/providers/aws/settings.js
var settings = __webpack_require__(9902);
// EXTERNAL MODULE: ./build/providers/format.js
var format = __webpack_require__(5198);
// EXTERNAL MODULE: ./build/providers/local/base-image/releases.js
var releases = __webpack_require__(4821);
;// CONCATENATED MODULE: ./build/commands/inputs.js






/**
 * The inputs that commands share, by what they are about. A name means the same in every command:
 * in action.yml all inputs stand in one list.
 */
/** Letters that are safe in file names, host names, tags and AMI names alike; 63 is a host name's limit. */
const NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;
const NAME_RULE = "use 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends";
const identity = {
    assetId: optionalText({
        description: "Name of this build; everything made for it carries it. Default: the tag, else run-ID-ATTEMPT of the workflow's run; in a terminal the date and time, or the only machine there is.",
        example: "1.4.0",
        pattern: NAME,
        rule: NAME_RULE,
    }),
};
/** Where the local provider, and the tools on this machine, keep things. */
const localPlace = {
    accelerator: choice(["auto", "kvm", "tcg"], {
        description: "How QEMU runs a guest. auto tries KVM with a real guest first and emulates where that fails.",
        default: "auto",
    }),
    stateFolder: optionalText({
        description: "Folder for running machines, their keys, and the register of releases. Default: $XDG_STATE_HOME/slipway, else ~/.local/state/slipway; with provider aws on a runner slipway in its temporary folder.",
    }),
    cacheFolder: optionalText({
        description: "Folder for base images and tools that are used again. Default: $XDG_CACHE_HOME/slipway, else ~/.cache/slipway.",
    }),
    cacheSize: size({ min: "1 GiB", max: "100 TiB" }, { description: "Base images beyond this size leave the cache, the longest unused first.", default: "10 GiB" }),
};
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
const ACCOUNT = /^\d{12}$/;
/** Which account, Region and bucket of AWS, and by whose rights. */
const awsPlace = {
    region: optionalText({
        description: "AWS Region. Default: AWS_REGION, AWS_DEFAULT_REGION, or what the profile says.",
        example: "eu-central-1",
        pattern: REGION,
        rule: "it must be a Region's code, as in eu-central-1",
        provider: "aws",
    }),
    profile: optionalText({
        description: "Profile of the shared AWS configuration files, SSO included. Default: AWS_PROFILE, else default.",
        provider: "aws",
    }),
    roleToAssume: optionalText({
        description: "ARN of a role that is assumed: on a runner by the workflow's OIDC token (permission id-token: write), elsewhere by the credentials at hand. It is assumed anew when its session ends, and in the post step.",
        example: "arn:aws:iam::123456789012:role/slipway-github",
        pattern: /^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/,
        rule: "it must be the ARN of a role",
        provider: "aws",
    }),
    allowedAccountIds: optionalList({
        description: "The credentials must belong to one of these accounts; else nothing is made or removed.",
        example: "123456789012",
        pattern: ACCOUNT,
        rule: "an account id has 12 digits",
        provider: "aws",
    }),
    endpointUrl: optionalText({
        description: "Endpoint of all AWS services, for emulators. Default: AWS_ENDPOINT_URL, else AWS's own.",
        pattern: /^https?:\/\/\S+$/,
        rule: "it must start with http:// or https://",
        provider: "aws",
    }),
    bucket: optionalText({
        description: "S3 bucket for exported disks, in the same account and Region. Needed where formats are exported.",
        example: "octo-images",
        pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        rule: "a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens",
        provider: "aws",
    }),
    bucketPrefix: optionalText({
        description: "First part of the objects' keys; the asset-id follows. Default: none.",
        example: "images",
        pattern: /^[\w!.*'()/-]{1,512}$/,
        rule: "use letters, digits, slashes and !-_.*'()",
        provider: "aws",
    }),
    copyToRegions: optionalList({
        description: "Further Regions for the AMI. Assets there are listed and removed too.",
        example: "us-east-1, eu-west-1",
        pattern: REGION,
        rule: "each must be a Region's code, as in eu-central-1",
        provider: "aws",
    }),
};
const place = {
    provider: choice(providers_provider/* PROVIDERS */.xq, {
        description: "Where machines are made: local is QEMU on this machine, aws is EC2.",
        default: "local",
    }),
    ...localPlace,
    ...awsPlace,
};
const machine = {
    baseImage: optionalText({
        description: `What the machine starts from. With local: ${releases/* RELEASES */.pH.map(({ name }) => name).join(", ")} (built from signed packages), or path or address of a cloud image; default debian-12. With aws: ami-ID, ssm:PARAMETER, or filters such as name=ubuntu-*, owner=099720109477, architecture=x86_64, of which the newest is taken; default ${settings/* DEFAULT_SOURCE_AMI */.QX}, Canonical's current Ubuntu LTS.`,
        example: "ubuntu-24.04",
    }),
    baseImageSha256: optionalText({
        description: "SHA-256 of a cloud image. Must be given with an address.",
        pattern: /^[0-9a-fA-F]{64}$/,
        rule: "a SHA-256 has 64 hexadecimal digits",
        hint: "Take it from the publisher's list of checksums (SHA256SUMS), or from sha256sum of the file.",
        provider: "local",
    }),
    mirror: optionalText({
        description: "Package mirror for a base image built from packages. Default: this machine's own apt sources, else the distribution's.",
        example: "https://mirror.example/debian",
        pattern: /^https?:\/\/\S+(?:\s+https?:\/\/\S+)?$/,
        rule: "it must start with http:// or https://",
        provider: "local",
    }),
    keyring: optionalText({
        description: "File with the keys that a base image's packages are signed with. Default: the distribution's keyring package.",
        provider: "local",
    }),
    cpus: integer({ min: 1, max: 64 }, {
        description: "Processors of the machine; with aws the instance's type decides, and this is what the OVA asks for.",
        default: "2",
    }),
    memory: size({ min: "512 MiB", max: "1 TiB" }, {
        description: "Memory of the machine; with aws and with test-vm of the machine booted from an artifact, and what the OVA asks for.",
        default: "2 GiB",
    }),
    diskSize: size({ min: "4 GiB", max: "2 TiB" }, { description: "Size of the disk, which is also the size of the released disk.", default: "8 GiB" }),
    user: optionalText({
        description: "Login user of the image. Default: ubuntu for Ubuntu and with aws, debian otherwise.",
        example: "student",
        pattern: /^[a-z_][a-z0-9_-]{0,31}$/,
        rule: "use lower-case letters, digits, hyphens and underscores, at most 32, not starting with a digit",
    }),
    hostname: optionalText({
        description: "Host name of the image. Default: the product.",
        example: "data-lab",
        pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
        rule: "use 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    }),
    lease: kinds_duration({ min: "10m", max: "7d" }, { description: "When the machine ends by itself although nobody came back for it.", default: "4h" }),
    bootTimeout: optionalDuration({ min: "10s", max: "2h" }, {
        description: "How long the first boot may take. Default: 90 s with KVM, 4 min under emulation, 10 min with aws.",
        example: "10m",
    }),
    caCertificates: optionalText({
        description: "PEM file of certificates that the guest trusts while it is built, for networks that intercept TLS. They are not in the image. Default: what NODE_EXTRA_CA_CERTS names.",
    }),
};
/** How a machine is made on EC2. */
const awsMachine = {
    instanceTypes: optionalList({
        description: `Instance types, in the order in which they are tried. Default: ${settings/* DEFAULT_INSTANCE_TYPES */.Ig.join(", ")}.`,
        example: "m7i.large, m6i.large",
        pattern: /^[a-z0-9-]+\.[a-z0-9-]+$/,
        rule: "an instance type looks like m7i.large",
        provider: "aws",
    }),
    spot: optionalFlag({
        description: "Try spot capacity first, type by type, then on demand. Default: false.",
        provider: "aws",
    }),
    vpc: optionalText({
        description: "VPC of the machine. Default: the account's default VPC.",
        example: "vpc-0123456789abcdef0",
        pattern: /^vpc-[0-9a-f]{8,17}$/,
        rule: "it must be a VPC's id",
        provider: "aws",
    }),
    subnet: optionalText({
        description: "Subnet of the machine. Default: one of the VPC in a zone that offers the instance type.",
        example: "subnet-0123456789abcdef0",
        pattern: /^subnet-[0-9a-f]{8,17}$/,
        rule: "it must be a subnet's id",
        provider: "aws",
    }),
    connect: optionalChoice(settings/* CONNECT */.hg, {
        description: "How the machine is reached. ssh: port 22, open to one address only. ssm: Session Manager, with no open port at all; needs instance-profile and the AWS CLI with its Session Manager plugin. Default: ssh.",
        provider: "aws",
    }),
    allowFrom: optionalText({
        description: "IPv4 range (CIDR) that SSH is open to. Default: this machine's own public address, /32.",
        example: "203.0.113.7/32",
        pattern: /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/,
        rule: "write an IPv4 range such as 203.0.113.7/32",
        provider: "aws",
    }),
    sshPort: optionalInteger({ min: 1, max: 65535 }, { description: "Port on which the source AMI's SSH server answers. Default: 22.", provider: "aws" }),
    instanceProfile: optionalText({
        description: "Name or ARN of an instance profile for the machine, for Session Manager or your playbook.",
        provider: "aws",
    }),
    volumeType: optionalChoice(["gp3", "gp2", "io1", "io2"], {
        description: "Type of the root volume. Default: gp3.",
        provider: "aws",
    }),
    leaseRole: optionalText({
        description: "Name or ARN of the role by which the lease's schedule deletes the machine's stack; none for no schedule. Default: slipway-lease, which templates/cloudformation/account.yaml makes.",
        provider: "aws",
    }),
};
const tools = {
    installTools: optionalFlag({
        description: "Install missing tools (QEMU and others) with apt-get. Ansible goes into the cache in any case. Default: true on a runner, false in a terminal.",
    }),
};
const content = {
    playbook: optionalText({ description: "Your own Ansible playbook in place of the default content." }),
    requirements: optionalText({ description: "Ansible Galaxy requirements file for your playbook." }),
    extraVars: optionalText({
        description: "Variables for the playbook: JSON or YAML, or @file. Never printed.",
        example: '{"jupyter_port": 8888}',
        secret: true,
    }),
    jupyterPort: integer({ min: 1, max: 65535 }, { description: "Port on which JupyterLab answers in the image.", default: "49494" }),
    skipRoles: list({ description: "Roles of the default content to leave out.", example: "docker, poetry" }),
};
const checks = {
    tests: optionalText({
        description: "Ansible playbook with checks of your own: run on the machine and on each artifact booted by itself.",
    }),
    junitFile: optionalText({
        description: "File for the test results as JUnit XML. A release folder holds them anyway, as tests.xml.",
    }),
};
const inputs_finish = {
    defaultPassword: optionalText({
        description: "Password for the first login, where a new one is demanded. Default: generated, and shown once.",
        secret: true,
        publishedBy: "publishDefaultPassword",
    }),
    publishDefaultPassword: flag({
        description: "Write the default password into the notes and the page, for an image that is for everyone. It is then no secret.",
    }),
};
const inputs_failure = {
    onError: choice(ON_ERROR, {
        description: "What becomes of the machine when the build fails: clean-up removes it, keep leaves it running until its lease ends, ask asks at the terminal.",
        default: "clean-up",
    }),
};
/** Written by some commands, read by another. */
const RELEASE_FOLDER = "Folder of the release. create-vm and export-vm write it, replacing an older release when the new one is whole; with it test-vm boots and tests every artifact in it.";
const output = {
    formats: choices(format/* FORMATS */.h, {
        description: "Formats to export. With aws, none makes an AMI only.",
        default: "vmdk, vhd",
        example: "vmdk, vhd, ova",
    }),
    rawCompression: choice(["zstd", "gzip"], { description: "Compression of the raw image.", default: "zstd" }),
    releaseFolder: kinds_text({ description: RELEASE_FOLDER, default: "release" }),
    product: optionalText({
        description: "Name of the product, first part of every file name. Default: the repository's name, else vm.",
        example: "data-lab",
        pattern: NAME,
        rule: NAME_RULE,
    }),
};
/** How an AMI is exported and handed on. */
const awsExport = {
    exportRole: optionalText({
        description: "Name of the role that VM Import/Export assumes. Default: vmimport.",
        pattern: /^[\w+=,.@/-]{1,128}$/,
        rule: "it must be a role's name",
        provider: "aws",
    }),
    exportBy: optionalChoice(settings/* EXPORT_BY */.ZW, {
        description: "How several of vmdk, vhd and raw are made; AWS exports one format of an AMI at a time. copies: a copy of the AMI for each further format, side by side. queue: one after another. convert: AWS exports one, and qemu-img makes the others here. auto: copies. Default: auto.",
        provider: "aws",
    }),
    fetch: optionalFlag({
        description: "Fetch the exported disks once, to boot and test them here and to put them into the release folder. Default: true where they fit this machine's disk.",
        provider: "aws",
    }),
};
const awsDelivery = {
    shareWith: optionalList({
        description: "Account ids, and ARNs of organisations and organisational units, that may launch the AMI.",
        example: "123456789012",
        pattern: /^(?:\d{12}|arn:aws[\w-]*:organizations::\d{12}:(?:organization|ou)\/\S+)$/,
        rule: "give account ids of 12 digits, or ARNs of organisations or organisational units",
        provider: "aws",
    }),
    deprecateAfter: optionalDuration({ min: "1h", max: "3650d" }, {
        description: "When the AMI is deprecated, from now on. Default: never by Slipway.",
        example: "365d",
        provider: "aws",
    }),
    public: optionalFlag({
        description: "Let everyone launch the AMI, after its tests have passed. The account must allow public AMIs (block public access). Default: false.",
        provider: "aws",
    }),
};

;// CONCATENATED MODULE: ./build/commands/create-vm.js





















const inputs = {
    ...{ ...identity, ...place, ...machine, ...awsMachine, ...tools, ...content, ...checks, ...inputs_finish },
    ...{ ...output, ...awsExport, ...awsDelivery, ...inputs_failure },
};
async function check(given, context) {
    const { defaultPassword, publishDefaultPassword } = given;
    const folder = releaseFolder(given, context);
    const found = await Promise.all([
        machineProblems(given, context, { formats: given.formats, folder }),
        finishedProblems(given, context),
        ansibleProblems(given, given, context),
        (0,folder_check/* checkReleaseFolder */.y)(folder),
        passwordProblems(defaultPassword, loginUser(given)),
        unseenPasswordProblems(defaultPassword, publishDefaultPassword, context),
        contentProblems(given),
        writableProblems({ "release-folder": folder, "junit-file": given.junitFile }, context),
        askProblems(given.onError, context),
    ]);
    return found.flat();
}
/** The whole pipeline: from nothing to a release folder, and nothing else left. */
const createVm = (0,command/* defineCommand */.N)({
    name: "create-vm",
    summary: "Builds a VM image, tests it, exports it, boots every export, and writes a release folder.",
    description: "Boots a base image, installs it with Ansible, tests it, sets the default password and removes every trace of the build, exports the disk, boots each export by itself and logs in as its user will. Only when all of that succeeded does the release folder appear. The machine is removed at the end, after a failure, and after a cancel.\nWith provider aws an AMI is made too, in every Region asked for, and the exported disks stay in the bucket. The same asset-id goes on where an earlier run of the same repository stopped, if default-password is given.",
    kind: "release",
    providers: ["local", "aws"],
    aws: [...calls/* PREFLIGHT */.Ev, ...calls/* PREFLIGHT_IMAGE */.U_, ...calls/* LAUNCH */.ON, ...calls/* CAPTURE */.P3, ...calls/* EXPORT */.l1, ...calls/* DELIVER */.w2, ...calls/* REMOVE */.t2],
    inputs,
    outputs: {
        assetId: "Asset-id of the build.",
        releaseFolder: "Path of the release folder, where a format was exported.",
        manifest: "Path of manifest.json.",
        page: "Path of the download page, index.html.",
        ami: "Id of the AMI in the home Region (provider aws).",
        images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
        objects: { description: "Addresses of the exported disks in the bucket by format, as JSON.", kind: "json" },
        defaultPassword: "The default password (masked in logs unless published).",
        testsPassed: { description: "Number of checks that passed.", kind: "number" },
        testsFailed: { description: "Number of checks that failed.", kind: "number" },
        junitFile: "Path of the test results as JUnit XML, where a file for them was named.",
    },
    check,
    async run(inputs, context) {
        const folder = releaseFolder(inputs, context);
        const prepared = await prepareMachine(inputs, context, { formats: inputs.formats, folder }, () => check(inputs, context));
        const { provider, plan } = prepared;
        const { assetId } = plan;
        const password = choosePassword(inputs.defaultPassword, inputs.publishDefaultPassword, context);
        const { ansible, base } = await context.progress.phase("Base image and tools", async (task) => ({
            ansible: await ansible_provideAnsible(inputs, inputs, context, task),
            base: await resolveBase(prepared, task),
        }));
        const outcome = await guardMachine({ provider, assetId, onError: inputs.onError }, context, async () => {
            const { build, machine } = (await resumeImage(prepared, inputs, context)) ??
                (await launchMachine(prepared, base, lifeOf(inputs.onError), inputs, context));
            const own = await ownChecks(inputs, ansible, build);
            return await summarizeBuild(build, async (report) => {
                const making = { build, inputs, password, own, report };
                if (machine)
                    await prepareImage({ ...making, machine, ansible });
                const made = inputs.formats.length === 0 ? await makeImagesOnly(making) : await makeRelease(making);
                await provider.complete(assetId);
                return made;
            });
        });
        await (0,tear_down/* tearDown */.x)({ provider, assetId, deliverables: false }, context);
        (0,machine_state/* forgetMachine */.fT)(context);
        const { artifacts, images, results } = outcome;
        if (artifacts.length > 0)
            context.say(outcomeText(artifacts, folder));
        if (images.length > 0)
            context.say(imagesText(images));
        if (inputs.defaultPassword === undefined) {
            context.showOnce?.(`Default password of ${prepared.user}, shown once:`, password);
        }
        return {
            assetId,
            ...(artifacts.length > 0
                ? { releaseFolder: folder, manifest: (0,external_node_path_.join)(folder, image_manifest/* MANIFEST_FILE */.h1), page: (0,external_node_path_.join)(folder, file_names/* PAGE_FILE */.xu) }
                : {}),
            ...imageOutputs(images),
            ...objectsOf(artifacts),
            defaultPassword: password,
            ...results,
        };
    },
});
/** Installs and tests the machine, and makes it ready to become an image. */
async function prepareImage(making) {
    const { build, inputs, password, own, report, machine, ansible } = making;
    await installContent(build, machine, ansible, inputs);
    report.tested([await testRunningMachine(build, machine, own)]);
    const why = "What was found stands above. Nothing was exported.";
    await judge(report.reports, inputs.junitFile, why, build.context);
    await finishMachine(build, machine, password);
}
/** Exports the image, boots and tests every export, hands the image on, and puts the release folder into its place. */
async function makeRelease({ build, inputs, password, own, report }) {
    const { context, provider, record } = build;
    const exported = await exportImage(build, inputs);
    const artifacts = exported.artifacts.filter(({ fetched }) => fetched !== false);
    const tests = { ...expectationsOf(build), artifacts, password, own };
    if (artifacts.length > 0)
        report.tested(await testArtifacts(tests, record, provider, inputs, context));
    const why = "What was found stands above. There is no release folder: what is released boots.";
    const results = await judge(report.reports, inputs.junitFile, why, context);
    const images = await publishImages(build, exported.images);
    report.delivered(images);
    const publishedPassword = inputs.publishDefaultPassword ? password : undefined;
    const { reports } = report;
    const released = await releaseImage({ build, exported, settings: inputs, reports, publishedPassword, images });
    report.released(released, releaseFolder(inputs, context));
    return { artifacts: released, images, results };
}
/** Captures the image and hands it on; there are no files. */
async function makeImagesOnly({ build, inputs, report }) {
    const why = "What was found stands above.";
    const results = await judge(report.reports, inputs.junitFile, why, build.context);
    const images = await publishImages(build, await spreadImage(build));
    report.delivered(images);
    return { artifacts: [], images, results };
}

;// CONCATENATED MODULE: ./build/commands/export-vm.js













/** Exports the disk of a machine that is ready for it. */
const exportVm = (0,command/* defineCommand */.N)({
    name: "export-vm",
    summary: "Shuts a machine down, exports its disk in several formats, and writes a release folder.",
    description: "Comes after reset-password. Run test-vm with release-folder afterwards to boot and test each export; create-vm does that by itself before the release folder appears.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* CAPTURE */.P3, ...calls/* EXPORT */.l1, ...calls/* DELIVER */.w2],
    inputs: {
        ...identity,
        ...place,
        formats: output.formats,
        rawCompression: output.rawCompression,
        releaseFolder: output.releaseFolder,
        ...awsExport,
        ...awsDelivery,
    },
    outputs: {
        assetId: "Asset-id of the build.",
        releaseFolder: "Path of the release folder.",
        manifest: "Path of manifest.json.",
        page: "Path of the download page, index.html.",
        ami: "Id of the AMI in the home Region (provider aws).",
        images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
        objects: { description: "Addresses of the exported disks in the bucket by format, as JSON.", kind: "json" },
    },
    async run(inputs, context) {
        const folder = releaseFolder(inputs, context);
        (0,errors/* throwProblems */.Jh)([
            ...(await (0,folder_check/* checkReleaseFolder */.y)(folder)),
            ...(await writableProblems({ "release-folder": folder }, context)),
        ]);
        const provider = await context.openProvider(inputs.provider, inputs);
        const build = await (0,pipeline_build/* resumeBuild */.ES)(provider, inputs.assetId, context);
        (0,errors/* throwProblems */.Jh)(finishProblems(build, "done"));
        const made = await summarizeBuild(build, async (report) => {
            const exported = await exportImage(build, inputs);
            const { reports, publishedPassword } = build.record;
            const images = await publishImages(build, exported.images);
            const artifacts = await releaseImage({ build, exported, settings: inputs, reports, publishedPassword, images });
            await provider.complete(build.assetId);
            report.tested(reports);
            report.released(artifacts, folder);
            report.delivered(images);
            context.say(outcomeText(artifacts, folder));
            if (images.length > 0)
                context.say(imagesText(images));
            return { artifacts, images };
        });
        return {
            assetId: build.assetId,
            releaseFolder: folder,
            manifest: (0,external_node_path_.join)(folder, "manifest.json"),
            page: (0,external_node_path_.join)(folder, "index.html"),
            ...imageOutputs(made.images),
            ...objectsOf(made.artifacts),
        };
    },
});

;// CONCATENATED MODULE: ./build/commands/install-dependencies.js








/** Installs the content of the image on a machine that is up. */
const installDependencies = (0,command/* defineCommand */.N)({
    name: "install-dependencies",
    summary: "Installs the content of the image on a running machine with Ansible.",
    description: "The default content: upgraded packages, JupyterLab as a service, poetry, Docker, git repositories, a network that comes up in any hypervisor, and a message of the day while default passwords are unchanged. Leave roles out with skip-roles, or give a playbook of your own.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* CONNECT */.hg],
    inputs: { ...identity, ...place, ...content },
    outputs: { assetId: "Asset-id of the machine." },
    async run(inputs, context) {
        (0,errors/* throwProblems */.Jh)(await ansibleProblems(inputs, inputs, context));
        const provider = await context.openProvider(inputs.provider, inputs);
        const build = await (0,pipeline_build/* resumeBuild */.ES)(provider, inputs.assetId, context);
        (0,errors/* throwProblems */.Jh)(finishProblems(build, "not begun"));
        const machine = await provider.machine(build.assetId);
        const ansible = await context.progress.phase("Tools", (task) => ansible_provideAnsible(inputs, inputs, context, task));
        await installContent(build, machine, ansible, inputs);
        return { assetId: build.assetId };
    },
});

;// CONCATENATED MODULE: ./build/commands/setup-inputs.js


/** What says that a command works on EC2 only. */
const EC2 = { provider: "aws" };
/** Whether a machine stays when the job is over. */
const KEEP = flag({ description: "Do not remove the machine when the job ends; its lease still ends it." });
/** What setup-ec2 and setup-ec2-and-install-dependencies take. */
const ec2Inputs = {
    ...{ ...identity, ...localPlace, ...awsPlace, ...machine, ...awsMachine, ...tools },
    product: output.product,
    keep: KEEP,
    wait: optionalFlag({
        description: "Keep the machine until Ctrl-C or the end of its lease, then remove it. Default: true in a terminal without keep, false elsewhere.",
    }),
    ...inputs_failure,
};
/** How to log in to the machine that was made. */
const SSH_OUTPUTS = {
    assetId: "Asset-id of the machine.",
    sshCommand: "Command that logs in.",
    sshHost: "Address of the machine.",
    sshPort: "Port of SSH.",
    sshUser: "Login user.",
    sshPrivateKey: "Path of the private key.",
    sshKnownHosts: "Path of the known_hosts file that holds the machine's host key.",
};

;// CONCATENATED MODULE: ./build/commands/make-ami-public.js







/** Lets everyone launch the AMIs of an asset-id. */
const makeAmiPublic = (0,command/* defineCommand */.N)({
    name: "make-ami-public",
    summary: "Lets everyone launch the AMI of an asset-id, in its Region and those of copy-to-regions.",
    description: "The AMI is found by its tag; the asset-id is compared exactly. The account must allow public AMIs: what blocks them is told before anything is changed. What was set is read back.",
    kind: "release",
    providers: ["aws"],
    aws: [...calls/* MAKE_PUBLIC */.bZ],
    inputs: {
        assetId: kinds_text({
            description: "Asset-id of the AMI; compared exactly.",
            missing: "slipway show-assets --provider aws lists the asset-ids.",
            pattern: NAME,
            rule: NAME_RULE,
        }),
        ...localPlace,
        ...awsPlace,
    },
    outputs: {
        ami: "Id of the AMI in the home Region.",
        images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
    },
    async run(inputs, context) {
        const provider = await context.openProvider(EC2.provider, inputs);
        const images = await context.progress.phase("Make public", async (task) => (await provider.makePublic?.(inputs.assetId, task)) ?? []);
        context.say(imagesText(images));
        return imageOutputs(images);
    },
});

;// CONCATENATED MODULE: ./build/commands/reset-password.js






/** Makes an image of a machine: default password, and everything of the build removed. */
const resetPassword = (0,command/* defineCommand */.N)({
    name: "reset-password",
    summary: "Sets the default password, removes keys and traces of the build, and leaves the machine ready for export.",
    description: "The default password is set and expired, so that the first login demands a new one. Keys, host keys, machine-id, logs, histories and caches are removed. It is the last login: after it only export-vm or tear-down is possible.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* CONNECT */.hg],
    inputs: { ...identity, ...place, ...inputs_finish },
    outputs: {
        assetId: "Asset-id of the machine.",
        defaultPassword: "The default password (masked in logs unless published).",
    },
    async run(inputs, context) {
        const provider = await context.openProvider(inputs.provider, inputs);
        const build = await (0,pipeline_build/* resumeBuild */.ES)(provider, inputs.assetId, context);
        (0,errors/* throwProblems */.Jh)([
            ...finishProblems(build, "not begun"),
            ...passwordProblems(inputs.defaultPassword, build.record.user),
            ...unseenPasswordProblems(inputs.defaultPassword, inputs.publishDefaultPassword, context),
        ]);
        const machine = await provider.machine(build.assetId);
        const password = choosePassword(inputs.defaultPassword, inputs.publishDefaultPassword, context);
        if (inputs.publishDefaultPassword)
            build.record.publishedPassword = password;
        await finishMachine(build, machine, password);
        if (inputs.defaultPassword === undefined)
            context.showOnce?.(`Default password of ${build.record.user}, shown once:`, password);
        return { assetId: build.assetId, defaultPassword: password };
    },
});

;// CONCATENATED MODULE: ./build/pipeline/login.js


/** What later steps need to log in. */
function sshOutputs({ ssh }) {
    return {
        sshCommand: sshCommand({ ssh }),
        sshHost: ssh.host,
        sshPort: String(ssh.port),
        sshUser: ssh.user,
        sshPrivateKey: ssh.privateKeyFile,
        sshKnownHosts: ssh.knownHostsFile,
    };
}
/** How to reach JupyterLab where no port but SSH's is open; nothing where it is not installed. */
function jupyterText(machine, port) {
    if (port === undefined)
        return [];
    const tunnel = sshCommand(machine, ["-N", "-L", `${port}:127.0.0.1:${port}`]);
    return [`  JupyterLab:  http://127.0.0.1:${port}/ through ${tunnel}`];
}
/** How to log in, and how to be rid of the machine again. */
function sshText(machine) {
    return [
        `${machine.assetId} is up.`,
        `  log in:      ${sshCommand(machine)}`,
        `  ends itself: ${machine.expires.toISOString()}`,
        `  remove it:   ${(0,tear_down_command/* tearDownCommand */.U)(machine)}`,
    ].join("\n");
}
/** The shortest command that logs in with the planted host key and nothing of the person's own configuration. */
function sshCommand({ ssh }, more = []) {
    const words = [
        "ssh",
        "-i",
        ssh.privateKeyFile,
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        `UserKnownHostsFile=${ssh.knownHostsFile}`,
    ];
    return [...words, ...more, "-p", String(ssh.port), `${ssh.user}@${ssh.host}`].map(client/* shellQuote */.ZL).join(" ");
}

;// CONCATENATED MODULE: ./build/pipeline/stay.js





/** Between two looks at the clock, milliseconds; nobody waits for the end of a lease to the second. */
const LOOK_EVERY = 1_000;
/** Whether a machine is kept until somebody ends it here: only where somebody sits, unless it was said. */
function staysHere(wait, keep, context) {
    return wait ?? (!keep && !context.onRunner && context.ask !== undefined);
}
/** Keeps a machine until Ctrl-C or the end of its lease, then removes it. A cancel is what it waits for, and no failure. */
async function stayUntilCancelled(provider, machine, context) {
    const left = machine.expires.getTime() - context.now();
    context.say(`It stays for ${(0,duration/* formatDuration */.a)(left)}, or until Ctrl-C.`);
    const over = async () => (context.now() >= machine.expires.getTime() ? true : undefined);
    try {
        await (0,poll/* poll */.w)(over, { what: "the lease ends", every: LOOK_EVERY, within: left + 60_000, signal: context.signal });
    }
    catch (error) {
        if (!(error instanceof errors/* CancelledError */.cc))
            throw error;
    }
    await (0,tear_down/* tearDown */.x)({ provider, assetId: machine.assetId, deliverables: false }, context);
    (0,machine_state/* forgetMachine */.fT)(context);
}

;// CONCATENATED MODULE: ./build/commands/setup-ec2.js







const setup_ec2_inputs = ec2Inputs;
async function setup_ec2_check(given, context) {
    const machine = await machineProblems({ ...given, ...EC2 }, context, { formats: [] });
    return [...machine, ...askProblems(given.onError, context)];
}
/** Starts a machine on EC2; in a terminal it stays until Ctrl-C. */
const setupEc2 = (0,command/* defineCommand */.N)({
    name: "setup-ec2",
    summary: "Starts a machine on EC2 and prints how to log in; in a terminal it stays until Ctrl-C.",
    description: "The same as setup-vm with provider aws, but in a terminal it waits, and removes the machine at Ctrl-C. On a runner the machine stays for the next steps and is removed by the post step. Its lease ends it in any case.",
    kind: "development",
    providers: ["aws"],
    aws: [...calls/* PREFLIGHT */.Ev, ...calls/* LAUNCH */.ON, ...calls/* REMOVE */.t2],
    inputs: setup_ec2_inputs,
    outputs: SSH_OUTPUTS,
    check: setup_ec2_check,
    async run(given, context) {
        const inputs = { ...given, ...EC2 };
        const prepared = await prepareMachine(inputs, context, { formats: [] }, () => setup_ec2_check(given, context));
        const base = await context.progress.phase("Base image", (task) => resolveBase(prepared, task));
        const { provider, plan } = prepared;
        return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
            const kept = inputs.keep || inputs.onError !== "clean-up";
            const { machine } = await launchMachine(prepared, base, { attached: false, stays: true, kept }, inputs, context);
            context.say(sshText(machine));
            if (staysHere(inputs.wait, inputs.keep, context))
                await stayUntilCancelled(provider, machine, context);
            return { assetId: machine.assetId, ...sshOutputs(machine) };
        });
    },
});

;// CONCATENATED MODULE: ./build/commands/setup-ec2-and-install-dependencies.js










const setup_ec2_and_install_dependencies_inputs = { ...ec2Inputs, ...content };
async function setup_ec2_and_install_dependencies_check(given, context) {
    const found = await Promise.all([
        machineProblems({ ...given, ...EC2 }, context, { formats: [] }),
        ansibleProblems(given, given, context),
        askProblems(given.onError, context),
    ]);
    return found.flat();
}
/** Starts a machine on EC2 and installs the content of the image on it; in a terminal it stays until Ctrl-C. */
const setupEc2AndInstallDependencies = (0,command/* defineCommand */.N)({
    name: "setup-ec2-and-install-dependencies",
    summary: "Starts a machine on EC2 and installs the content of the image on it.",
    description: "What setup-ec2 and install-dependencies do one after the other. It prints how to log in, and how to reach JupyterLab through SSH: no port but SSH's is open.",
    kind: "development",
    providers: ["aws"],
    aws: [...calls/* PREFLIGHT */.Ev, ...calls/* LAUNCH */.ON, ...calls/* REMOVE */.t2],
    inputs: setup_ec2_and_install_dependencies_inputs,
    outputs: SSH_OUTPUTS,
    check: setup_ec2_and_install_dependencies_check,
    async run(given, context) {
        const inputs = { ...given, ...EC2 };
        const prepared = await prepareMachine(inputs, context, { formats: [] }, () => setup_ec2_and_install_dependencies_check(given, context));
        const { ansible, base } = await context.progress.phase("Base image and tools", async (task) => ({
            ansible: await ansible_provideAnsible(inputs, inputs, context, task),
            base: await resolveBase(prepared, task),
        }));
        const { provider, plan } = prepared;
        return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
            const kept = inputs.keep || inputs.onError !== "clean-up";
            const life = { attached: false, stays: true, kept };
            const { build, machine } = await launchMachine(prepared, base, life, inputs, context);
            await installContent(build, machine, ansible, inputs);
            context.say([sshText(machine), ...jupyterText(machine, build.record.jupyterPort)].join("\n"));
            if (staysHere(inputs.wait, inputs.keep, context))
                await stayUntilCancelled(provider, machine, context);
            return { assetId: machine.assetId, ...sshOutputs(machine) };
        });
    },
});

;// CONCATENATED MODULE: ./build/commands/setup-vm.js







const setup_vm_inputs = {
    ...identity,
    ...place,
    ...machine,
    ...awsMachine,
    ...tools,
    product: output.product,
    keep: KEEP,
    ...inputs_failure,
};
async function setup_vm_check(given, context) {
    return [...(await machineProblems(given, context, { formats: [] })), ...askProblems(given.onError, context)];
}
/** Boots a machine that stays up for the steps that follow, and says how to log in. */
const setupVm = (0,command/* defineCommand */.N)({
    name: "setup-vm",
    summary: "Boots a machine that stays up between steps, and prints how to log in.",
    description: "The machine is removed by the post step when the job ends, by tear-down, or by itself when its lease ends. In a terminal it stays until one of the last two.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* PREFLIGHT */.Ev, ...calls/* LAUNCH */.ON, ...calls/* REMOVE */.t2],
    inputs: setup_vm_inputs,
    outputs: SSH_OUTPUTS,
    check: setup_vm_check,
    async run(inputs, context) {
        const prepared = await prepareMachine(inputs, context, { formats: [] }, () => setup_vm_check(inputs, context));
        const base = await context.progress.phase("Base image", (task) => resolveBase(prepared, task));
        const { provider, plan } = prepared;
        return await guardMachine({ provider, assetId: plan.assetId, onError: inputs.onError }, context, async () => {
            const { machine } = await launchMachine(prepared, base, { attached: false, stays: true, kept: inputs.keep || inputs.onError !== "clean-up" }, inputs, context);
            context.say(sshText(machine));
            return { assetId: machine.assetId, ...sshOutputs(machine) };
        });
    },
});

;// CONCATENATED MODULE: ./build/assets/names.js
/**
 * Whether an asset-id matches a pattern in which `*` stands for any text and `?` for one character.
 * Without either the comparison is exact, never by prefix: `1.2` does not match `1.2.1`.
 */
function matchesPattern(assetId, pattern) {
    const expression = pattern
        .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".");
    return new RegExp(`^${expression}$`).test(assetId);
}
/** Whether a text has wildcards in it, so that it may stand for several asset-ids. */
function isPattern(text) {
    return /[*?]/.test(text);
}
/** Assets in the order in which people are shown them: by asset-id, then the oldest first. */
function inOrder(assets) {
    return [...assets].sort((a, b) => a.assetId.localeCompare(b.assetId) || a.created.getTime() - b.created.getTime());
}

;// CONCATENATED MODULE: ./build/assets/table.js





/** One row an asset. The Region is told where one of them has one. */
function assetRows(assets, now) {
    const regions = assets.some(({ region }) => region !== undefined);
    const row = (first, region, rest) => [...first, ...(regions ? [region] : []), ...rest];
    return [
        row(["asset-id", "type"], "region", ["lifetime", "age", "ends in", "size", "state", "id", "remove it with"]),
        ...assets.map((asset) => row([asset.assetId, asset.type], asset.region ?? "–", [
            asset.lifetime,
            (0,duration/* formatDuration */.a)(now - asset.created.getTime()),
            endOf(asset, now),
            asset.size === undefined ? "–" : (0,base_size/* formatSize */.Xq)(asset.size),
            asset.state,
            asset.id,
            removalCommand(asset),
        ])),
    ];
}
function endOf({ expires, lifetime, unfinished }, now) {
    // A deliverable has a lease only as long as it is not finished.
    if (!expires || (lifetime === "deliverable" && !unfinished))
        return "–";
    return expires.getTime() > now ? (0,duration/* formatDuration */.a)(expires.getTime() - now) : "ended";
}
/** The command that removes an asset, to copy. */
function removalCommand(asset) {
    if (asset.lifetime === "cache")
        return "slipway sweep --cache";
    if (asset.assetId === providers_provider/* UNKNOWN */.HV)
        return "slipway sweep"; // Which spares what is still at work.
    const { provider, assetId, region } = asset;
    const command = (0,tear_down_command/* tearDownCommand */.U)({ provider, assetId, region, deliverables: asset.lifetime === "deliverable" });
    return [command, ...bucketFlags(asset)].join(" ");
}
/** Objects are found again by bucket and prefix, which their ids tell. */
function bucketFlags({ type, id, assetId }) {
    if (type !== "object" && type !== "upload")
        return [];
    const [, bucket, path = ""] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(id) ?? [];
    if (bucket === undefined)
        return [];
    const end = path.lastIndexOf(`${assetId}/`);
    const prefix = path.slice(0, Math.max(0, end)).replace(/\/$/, "");
    return [`--bucket ${bucket}`, ...(prefix === "" ? [] : [`--bucket-prefix ${prefix}`])];
}
/** Assets as a table for a terminal. */
function assetsAsText(assets, now) {
    return asText(assetRows(assets, now));
}
/** Assets as a Markdown table. */
function assetsAsMarkdown(assets, now) {
    return asMarkdown(assetRows(assets, now));
}
function sweepRows(judgements, now) {
    const words = { remove: "removed", mark: "marked", wait: "waits", leave: "left" };
    return [
        ["asset-id", "type", "region", "age", "sweep", "why", "state", "id"],
        ...judgements.map(({ asset, verdict, why }) => [
            ...[asset.assetId, asset.type, asset.region ?? "–", (0,duration/* formatDuration */.a)(now - asset.created.getTime())],
            ...[words[verdict], why, asset.state, asset.id],
        ]),
    ];
}
/** What a sweep does with each asset and why, as a table for a terminal. */
function sweepAsText(judgements, now) {
    return asText(sweepRows(judgements, now));
}
/** The same as a Markdown table. */
function sweepAsMarkdown(judgements, now) {
    return asMarkdown(sweepRows(judgements, now));
}
function asText(rows) {
    const widths = [];
    for (const row of rows) {
        for (const [column, cell] of row.entries())
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
    const line = (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
    return rows.map((row) => line(row).trimEnd()).join("\n");
}
function asMarkdown([headings = [], ...rows]) {
    return markdownTable(headings, rows);
}

// EXTERNAL MODULE: ./build/assets/unseen.js
var unseen = __webpack_require__(8618);
;// CONCATENATED MODULE: ./build/base/cut.js
/**
 * A text's first lines, as many as have room.
 * @param bytes in UTF-8. @returns the whole text where it has room, else its beginning and how many lines are missing.
 */
function cutLines(text, bytes) {
    if (Buffer.byteLength(text) <= bytes)
        return text;
    const lines = text.split("\n");
    const notice = (missing) => `\n\n… and ${missing} more.`;
    let used = Buffer.byteLength(notice(lines.length));
    let kept = 0;
    for (const line of lines) {
        used += Buffer.byteLength(line) + 1;
        if (used > bytes)
            break;
        kept++;
    }
    return `${lines.slice(0, kept).join("\n")}${notice(lines.length - kept)}`;
}

// EXTERNAL MODULE: ./build/providers/asset.js
var asset = __webpack_require__(9845);
;// CONCATENATED MODULE: ./build/commands/show-assets.js













/** GitHub takes 1 MiB of summary a step, and 1 MB of outputs a job; what else is in them has to have room too. */
const SUMMARY_BYTES = 1_000_000;
const OUTPUT_LENGTH = 900_000;
/** Lists what there is, with the command that removes each. */
const showAssets = (0,command/* defineCommand */.N)({
    name: "show-assets",
    aliases: ["show-aws-assets"],
    summary: "Lists everything that Slipway made and that is still there, with the command that removes each.",
    description: "With local: machines, disks, folders, releases and cached base images. With aws: stacks, instances, volumes, key pairs, security groups, launch templates, schedules, AMIs, snapshots, running export tasks, objects and multipart uploads, in the Region and in copy-to-regions; objects where bucket is given. What cannot be looked at is told, and the rest is listed.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* INVENTORY */.dh],
    inputs: {
        ...place,
        assetId: optionalText({
            description: "Only this asset-id; * and ? stand for any text and any one character.",
            example: "1.4.*",
        }),
        types: optionalList({
            description: `Only these types: ${asset/* ASSET_TYPES */.Dd.join(", ")}. Default: all.`,
            example: "stack, instance",
            pattern: new RegExp(`^(?:${asset/* ASSET_TYPES */.Dd.join("|")})$`),
            rule: `the types are ${asset/* ASSET_TYPES */.Dd.join(", ")}`,
        }),
        as: choice(["table", "markdown", "json"], { description: "How the list is printed.", default: "table" }),
        assetsFile: optionalText({
            description: "File that the list is written to as Markdown, besides.",
            example: "assets.md",
        }),
    },
    outputs: {
        count: { description: "Number of assets.", kind: "number" },
        unseen: { description: "Number of lists that could not be asked for; 0: the list is complete.", kind: "number" },
        assets: { description: "The assets as JSON; left out in a workflow where there is no room for it.", kind: "json" },
    },
    async run(inputs, context) {
        const { assetId, types, assetsFile } = inputs;
        (0,errors/* throwProblems */.Jh)(await writableProblems({ "assets-file": assetsFile }, context));
        const provider = await context.openProvider(inputs.provider, inputs);
        const gaps = [];
        const exact = assetId !== undefined && !isPattern(assetId) ? assetId : undefined;
        const all = await provider.assets(exact, (gap) => gaps.push(gap));
        const assets = inOrder(all.filter((asset) => (assetId === undefined || matchesPattern(asset.assetId, assetId)) &&
            (types === undefined || types.includes(asset.type))));
        const now = context.now();
        const markdown = assetsAsMarkdown(assets, now);
        const json = JSON.stringify(assets, undefined, inputs.as === "json" ? 2 : undefined);
        if (inputs.as === "json")
            context.say(json);
        else if (assets.length === 0)
            context.say(noneText(assetId, gaps.length === 0));
        else
            context.say(inputs.as === "markdown" ? markdown : assetsAsText(assets, now));
        for (const line of (0,unseen/* unseenLines */.A)(gaps))
            context.progress.warning(line);
        if (assetsFile !== undefined)
            await (0,promises_.writeFile)((0,external_node_path_.resolve)(context.workingFolder, assetsFile), `${markdown}\n`);
        if (assets.length > 0)
            context.summarize(`### Assets\n\n${cutLines(markdown, SUMMARY_BYTES)}\n`);
        return { count: String(assets.length), unseen: String(gaps.length), assets: fitting(json, context) };
    },
});
/** Nothing was found; whether that means that nothing is there, depends on whether everything could be looked at. */
function noneText(assetId, complete) {
    const whose = assetId === undefined ? "" : ` of ${assetId}`;
    return complete
        ? `There are no assets${whose}.`
        : `No assets${whose} were found, but not everything could be looked at.`;
}
function fitting(json, context) {
    if (!context.onRunner || json.length <= OUTPUT_LENGTH)
        return json;
    context.progress.warning("There are too many assets for an output of a step. Use assets-file, types or asset-id.");
    return undefined;
}

;// CONCATENATED MODULE: ./build/assets/sweep.js

/**
 * Judges all assets for `sweep`, in their order. What goes: ephemeral assets whose lease has ended or whose owner is
 * known to be gone; deliverables whose build did not succeed, once its lease has ended. `permanent` never goes.
 *
 * A machine in the cloud is looked at twice before it is killed: the first sweep marks it, and one after `markAge`
 * removes it with everything else of its asset-id. Until then, and as long as a machine of the asset-id is not overdue,
 * nothing of it goes, so that no running build loses its key or its disk.
 */
function sweep_judge(assets, rules) {
    const machines = new Map();
    for (const asset of assets) {
        if (asset.type !== "instance")
            continue;
        const others = machines.get(asset.assetId);
        if (others)
            others.push(asset);
        else
            machines.set(asset.assetId, [asset]);
    }
    const patience = new Map([...machines].map(([assetId, all]) => [assetId, patienceWith(all, rules)]));
    return assets.map((asset) => {
        const alone = judgeAlone(asset, rules);
        const others = patience.get(asset.assetId);
        if (alone.verdict !== "remove" || !others)
            return { asset, ...alone };
        if (asset.type === "instance" && asset.marked === undefined && rules.markAge > 0) {
            return { asset, verdict: "mark", why: `${alone.why}; marked now` };
        }
        return { asset, ...(others.why === undefined ? alone : { verdict: "wait", why: others.why }) };
    });
}
/** One asset as if there were no machine. */
function judgeAlone(asset, { now, minimumAge }) {
    const { lifetime, unfinished, expires, abandoned, created } = asset;
    if (lifetime === "cache")
        return { verdict: "leave", why: "in the cache" };
    if (lifetime === "permanent")
        return { verdict: "leave", why: "permanent" };
    if (lifetime === "deliverable" && !unfinished)
        return { verdict: "leave", why: "finished" };
    if (now - created.getTime() < minimumAge)
        return { verdict: "leave", why: "younger than the minimum age" };
    if (expires !== undefined && expires.getTime() <= now) {
        return { verdict: "remove", why: lifetime === "deliverable" ? "its build did not succeed" : "lease ended" };
    }
    if (abandoned && lifetime === "ephemeral")
        return { verdict: "remove", why: "owner is gone" };
    return { verdict: "leave", why: expires === undefined ? "has no lease" : "lease has not ended" };
}
/** Why an asset-id with these machines has to wait; undefined where it need not. */
function patienceWith(machines, rules) {
    const { now, markAge } = rules;
    if (machines.some((machine) => judgeAlone(machine, rules).verdict !== "remove")) {
        return { why: "its machine is not overdue" };
    }
    if (markAge === 0)
        return { why: undefined };
    const marks = machines.map(({ marked }) => marked?.getTime());
    if (marks.includes(undefined))
        return { why: "its machine is marked first" };
    const latest = Math.max(...marks.flatMap((mark) => mark ?? []));
    if (now - latest >= markAge)
        return { why: undefined };
    return { why: `marked ${(0,duration/* formatDuration */.a)(now - latest)} ago; goes ${(0,duration/* formatDuration */.a)(markAge)} after its mark` };
}

// EXTERNAL MODULE: ./build/pipeline/abandon.js
var abandon = __webpack_require__(58);
;// CONCATENATED MODULE: ./build/commands/sweep.js










/** GitHub takes 1 MiB of summary a step; what else is in it has to have room too. */
const sweep_SUMMARY_BYTES = 1_000_000;
const sweep_inputs = {
    ...place,
    account: optionalText({
        description: "Id of the account that is swept; must be given with aws, and the credentials must belong to it.",
        example: "123456789012",
        pattern: /^\d{12}$/,
        rule: "an account id has 12 digits",
        provider: "aws",
    }),
    dryRun: flag({ description: "Only list what would be removed and marked." }),
    minimumAge: kinds_duration({ min: "0s", max: "365d" }, { description: "Leave alone what is younger than this.", default: "0s" }),
    markAge: kinds_duration({ min: "0s", max: "30d" }, {
        description: "An instance that is overdue is marked first, and removed by a sweep that finds its mark older than this. 0s: removed at once.",
        default: "15m",
        provider: "aws",
    }),
    cache: flag({ description: "Empty the cache of base images too; images in use stay." }),
};
/** Removes what runs left behind that cannot do it themselves any more. */
const sweep = (0,command/* defineCommand */.N)({
    name: "sweep",
    summary: "Removes what killed runs left behind: machines, disks, half-made folders; in AWS whatever is overdue.",
    description: "An ephemeral asset goes when its lease has ended, or when the process that made it is known to be gone. With aws an AMI, snapshot or object whose build did not succeed goes too once the build's lease has ended; a running instance is marked by one sweep and removed, with everything of its asset-id, by a later one. A machine that was set up to stay, a finished release or image, and everything that does not carry Slipway's own tag is never touched.\nWhat could not be looked at or removed is told with the permission that is missing, and makes the command fail.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* REMOVE */.t2, ...calls/* MARK */.M$],
    inputs: sweep_inputs,
    outputs: {
        found: { description: "Number of assets found overdue.", kind: "number" },
        removed: { description: "Number of assets removed.", kind: "number" },
        marked: { description: "Number of instances marked, to be removed by a later sweep.", kind: "number" },
    },
    check: async (given) => accountProblems(given),
    async run(given, context) {
        (0,errors/* throwProblems */.Jh)(accountProblems(given));
        const provider = await context.openProvider(given.provider, placeOf(given));
        const gaps = [];
        const assets = await provider.assets(undefined, (gap) => gaps.push(gap));
        const judgements = judgeAll(assets, given, context.now());
        tell(judgements, given, context);
        const picked = (verdict) => judgements.flatMap((judgement) => (judgement.verdict === verdict ? [judgement.asset] : []));
        const found = String(judgements.filter(({ verdict }) => verdict !== "leave").length);
        const work = { doomed: picked("remove"), overdue: picked("mark") };
        const done = given.dryRun || work.doomed.length + work.overdue.length === 0
            ? { removed: 0, marked: 0, failures: [] }
            : await carryOut(work, provider, context);
        const outputs = { found, removed: String(done.removed), marked: String(done.marked) };
        complain(done.failures, gaps, outputs);
        return outputs;
    },
});
/** The account has to be named: credentials of another one would sweep nothing of what they should, or something else. */
function accountProblems({ provider, account, allowedAccountIds = [] }) {
    if (provider !== "aws")
        return [];
    if (account === undefined) {
        const remedy = "Give the id of the account that is to be swept; `aws sts get-caller-identity` tells whose credentials these are.";
        return [{ subject: "account", problem: "must be given with provider aws", remedy }];
    }
    if (allowedAccountIds.length === 0 || allowedAccountIds.includes(account))
        return [];
    const problem = `${account} is none of allowed-account-ids (${allowedAccountIds.join(", ")})`;
    return [{ subject: "account", problem, remedy: "Name one of them, or leave allowed-account-ids out." }];
}
/** The provider checks the account before it lists and before it removes. */
function placeOf(given) {
    return given.account === undefined ? given : { ...given, allowedAccountIds: [given.account] };
}
function judgeAll(assets, { minimumAge, markAge, cache }, now) {
    return sweep_judge(assets, { now, minimumAge, markAge }).map((judgement) => cache && judgement.asset.lifetime === "cache" && !judgement.asset.inUse
        ? { ...judgement, verdict: "remove", why: "the cache is emptied" }
        : judgement);
}
/** What happens to which asset, and what is left for which reason. */
function tell(judgements, { provider }, context) {
    const now = context.now();
    const shown = judgements.filter(({ verdict }) => verdict !== "leave");
    if (shown.length === 0)
        context.say("Nothing to sweep.");
    else
        context.say(provider === "local"
            ? assetsAsText(shown.map(({ asset }) => asset), now)
            : sweepAsText(shown, now));
    const reasons = new Map();
    for (const { verdict, why } of judgements) {
        if (verdict === "leave")
            reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
    if (reasons.size > 0)
        context.say(`Left alone: ${[...reasons].map(([why, count]) => `${count} (${why})`).join(", ")}.`);
    if (shown.length > 0)
        context.summarize(`### Sweep\n\n${cutLines(sweepAsMarkdown(shown, now), sweep_SUMMARY_BYTES)}\n`);
}
/** Marks and removes side by side: neither touches an asset-id of the other. */
async function carryOut({ doomed, overdue }, provider, context) {
    return await context.progress.phase("Sweep", async (task) => {
        let ended = 0;
        const told = ({ type, id, region }, failure) => {
            task.update(++ended / doomed.length);
            if (failure === undefined)
                task.detail(`removed ${type} ${id}${region === undefined ? "" : ` in ${region}`}`);
        };
        const mark = overdue.length > 0 ? provider.mark?.(overdue, new Date(context.now())) : undefined;
        const [marked, removal] = await Promise.allSettled([mark, (0,abandon/* removeBuilds */.K)(provider, doomed, told)]);
        if (removal.status === "rejected")
            throw removal.reason;
        const { removed, failed } = removal.value;
        context.say(`Removed ${removed.length} of ${doomed.length}.`);
        const failures = failed.map(({ asset, reason }) => `${asset.type} ${asset.id} could not be removed: ${reason}\n  ${removalCommand(asset)}`);
        if (marked.status === "rejected") {
            failures.push(`${overdue.length} instances could not be marked: ${(0,errors/* messageOf */.bD)(marked.reason)}`);
            return { removed: removed.length, marked: 0, failures };
        }
        if (overdue.length > 0)
            context.say(`Marked ${overdue.length}.`);
        return { removed: removed.length, marked: overdue.length, failures };
    });
}
/** @throws UserError with all that went wrong. */
function complain(failures, gaps, outputs) {
    if (failures.length === 0 && gaps.length === 0)
        return;
    throw new errors/* UserError */.yo([...failures, ...(0,unseen/* unseenLines */.A)(gaps)].join("\n"), [...(0,unseen/* unseenRemedies */.H)(gaps), "Run slipway sweep again; what is still in use goes once it is not."].join("\n"), { outputs });
}

;// CONCATENATED MODULE: ./build/commands/tear-down.js





/** Removes everything ephemeral of one asset-id, and its releases and images if told to. */
const tearDown = (0,command/* defineCommand */.N)({
    name: "tear-down",
    summary: "Removes the machine, disks and folders of an asset-id; in AWS its stack and all that belongs to it.",
    description: "Assets are found by their tag, never by memory, and the asset-id is compared exactly. What is gone already is no error. A finished release, AMI or object stays unless deliverables is given. With aws, objects are looked for where bucket is given, and the Regions are region and copy-to-regions.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* REMOVE */.t2],
    inputs: {
        ...place,
        assetId: kinds_text({
            description: "Asset-id whose assets are removed; compared exactly.",
            missing: "slipway show-assets lists the asset-ids.",
            pattern: NAME,
            rule: NAME_RULE,
        }),
        deliverables: flag({ description: "Remove finished releases, AMIs, snapshots and objects of the asset-id too." }),
    },
    outputs: { removed: { description: "Number of assets removed.", kind: "number" } },
    async run(inputs, context) {
        const provider = await context.openProvider(inputs.provider, inputs);
        const removed = await (0,tear_down/* tearDown */.x)({ provider, assetId: inputs.assetId, deliverables: inputs.deliverables }, context);
        context.say(removed.length === 0
            ? `Nothing of ${inputs.assetId} is there.`
            : `Removed ${removed.length} of ${inputs.assetId}.`);
        return { removed: String(removed.length) };
    },
});

;// CONCATENATED MODULE: ./build/pipeline/test-release.js








/**
 * Boots every artifact of a release folder, tests it, and writes the results into the release's manifest, notes and page.
 * @returns the reports; failed checks are in them and are not thrown.
 */
async function testRelease(inputs, ansible, provider, context) {
    const folder = (0,external_node_path_.resolve)(context.workingFolder, inputs.releaseFolder);
    const manifest = await manifestOf(folder);
    const password = inputs.defaultPassword;
    if (password === undefined) {
        const remedy = "Give it: it is the output default-password of reset-password.";
        return (0,errors/* throwProblems */.Jh)([
            { subject: "default-password", problem: "must be given to log in to the artifacts", remedy },
        ]);
    }
    context.secret(password);
    const artifacts = manifest.artifacts.map(({ file, ...rest }) => ({ ...rest, path: (0,external_node_path_.join)(folder, file) }));
    const expected = await expectations(manifest, provider, context);
    const own = ansible && (await standaloneChecks(inputs, ansible, context));
    const tests = { ...expected, artifacts, password, own };
    const reports = await testArtifacts(tests, { memory: inputs.memory }, provider, inputs, context);
    await rewriteTests({
        folder,
        manifest: { ...manifest, tests: summarizeTests(reports, artifacts) },
        reports,
        publishedPassword: manifest.login.passwordPublished ? password : undefined,
        templates: (0,external_node_path_.join)(context.templates, "page"),
    });
    return reports;
}
async function manifestOf(folder) {
    const path = (0,external_node_path_.join)(folder, image_manifest/* MANIFEST_FILE */.h1);
    try {
        return (0,image_manifest/* readManifest */.WI)(await (0,promises_.readFile)(path, "utf8"), path);
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) !== "ENOENT")
            throw error;
        throw new errors/* UserError */.yo(`${folder} is no release: it has no ${image_manifest/* MANIFEST_FILE */.h1}.`, "Name the folder that export-vm or create-vm wrote.");
    }
}
/** What to expect of the image: as its build knows while it is there, else only what the image itself shows. */
async function expectations({ assetId, login }, provider, context) {
    const isHere = (await provider.assets(assetId, () => undefined)).some(({ lifetime, type }) => lifetime === "ephemeral" && type === "folder");
    if (isHere)
        return expectationsOf(await (0,pipeline_build/* resumeBuild */.ES)(provider, assetId, context));
    return { user: login.user, jupyterPort: login.jupyterPort, ownPlaybook: true };
}

;// CONCATENATED MODULE: ./build/commands/test-vm.js










/** Tests a running machine, or every artifact of a release folder booted by itself. */
const testVm = (0,command/* defineCommand */.N)({
    name: "test-vm",
    summary: "Tests a running machine; with release-folder, boots each artifact there by itself and tests it.",
    description: "On a running machine: services answer, groups are right, your own checks pass. On artifacts besides: the default password works once and a new one is demanded, and no key, host key, machine-id or history of the build is inside. The results become part of the release's manifest and page.",
    kind: "development",
    providers: ["local", "aws"],
    aws: [...calls/* CONNECT */.hg],
    inputs: {
        ...identity,
        ...place,
        ...checks,
        extraVars: content.extraVars,
        memory: machine.memory,
        releaseFolder: optionalText({ description: RELEASE_FOLDER }),
        defaultPassword: inputs_finish.defaultPassword,
    },
    outputs: {
        testsPassed: { description: "Number of checks that passed.", kind: "number" },
        testsFailed: { description: "Number of checks that failed.", kind: "number" },
        junitFile: "Path of the test results as JUnit XML, where a file for them was named.",
    },
    async run(inputs, context) {
        (0,errors/* throwProblems */.Jh)(await ansibleProblems(inputs, inputs, context));
        const provider = await context.openProvider(inputs.provider, inputs);
        const ansible = inputs.tests === undefined
            ? undefined
            : await context.progress.phase("Tools", (task) => ansible_provideAnsible(inputs, inputs, context, task));
        const reports = inputs.releaseFolder === undefined
            ? await testMachineOf(await (0,pipeline_build/* resumeBuild */.ES)(provider, inputs.assetId, context), ansible, inputs)
            : await testRelease({ ...inputs, releaseFolder: inputs.releaseFolder }, ansible, provider, context);
        context.say(formatTests(reports));
        return await judge(reports, inputs.junitFile, "What was found stands above, at each check.", context);
    },
});
async function testMachineOf(build, ansible, inputs) {
    const machine = await build.provider.machine(build.assetId);
    const own = ansible && (await ownChecks(inputs, ansible, build));
    return [await testRunningMachine(build, machine, own)];
}

;// CONCATENATED MODULE: ./build/commands/index.js













/** Every command, in the order in which people are shown them. */
const COMMANDS = [
    createVm,
    makeAmiPublic,
    setupVm,
    setupEc2,
    setupEc2AndInstallDependencies,
    installDependencies,
    testVm,
    resetPassword,
    exportVm,
    showAssets,
    tearDown,
    sweep,
];
/** The command of a name or another name of it; undefined where there is none. */
function findCommand(name) {
    return COMMANDS.find((command) => command.name === name || command.aliases?.includes(name));
}
/** Public names of the inputs of all commands. */
function allInputNames() {
    return new Set(COMMANDS.flatMap((command) => Object.keys(command.inputs).map(input/* publicName */.px)));
}


/***/ }),

/***/ 5924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ defineCommand),
/* harmony export */   k: () => (/* binding */ KIND_NAMES)
/* harmony export */ });
/** The kinds in the words and the order in which people are shown them. */
const KIND_NAMES = {
    release: "Release",
    development: "Stages and looks",
    deployment: "Infrastructure",
};
/** Declares a command; the types of its inputs reach its `run`. */
function defineCommand(command) {
    return command;
}


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




/**
 * Checks every given text against the command's declaration.
 * @param known public names of the inputs of all commands: one of those is irrelevant here, any other is unknown.
 */
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
/** The provider that was chosen, or the only one that the command works with. */
function providerOf(command, values) {
    const { provider } = values;
    return typeof provider === "string" ? provider : command.providers.length === 1 ? command.providers[0] : undefined;
}
/**
 * The inputs of a command, checked as far as anything can be checked before something is made: by their declaration,
 * and by the command's own look at tools, files, space and names. Both are told at once.
 * @param openContext is called only where the command's own check is needed besides problems of the first kind.
 * @throws ProblemsError
 */
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
/** The first problem of each subject: the others follow from it. */
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
/** On a command line. @param commandName how Slipway was called: `slipway`, `node dist/cli/index.js`. */
function terminalWriting(commandName) {
    return {
        input: (name, value) => `--${name} ${inShell(value)}`,
        flag: (name) => `--${name} or --${name}=false`,
        help: (command) => `${commandName} ${command} --help lists what it takes.`,
        words: ["json", "verbose", "help", "version"],
    };
}
/** In the `with:` of a workflow's step. */
const stepWriting = {
    input: (name, value) => `${name}: ${value}`,
    flag: (name) => `${name}: true or ${name}: false`,
    help: (command) => `docs/commands.md lists what ${command} takes.`,
    words: [],
};
/** A word as a shell takes it for one: in single quotes where it holds anything but plain letters. */
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
// EXTERNAL MODULE: ./build/commands/index.js + 78 modules
var commands = __webpack_require__(3056);
// EXTERNAL MODULE: ./build/declare/input.js
var input = __webpack_require__(4013);
// EXTERNAL MODULE: ./build/declare/writing.js
var writing = __webpack_require__(125);
// EXTERNAL MODULE: ./build/doors/known-inputs.js
var known_inputs = __webpack_require__(2023);
;// CONCATENATED MODULE: ./build/doors/words.js


/** Slipway's own flags, which belong to no command, with their short forms. */
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
/**
 * Takes a command line apart: `COMMAND [--input VALUE | --input=VALUE | --flag] …`, the command anywhere.
 * An unknown input takes the word after it as its value, so that this is not told as a second mistake; it leaves the
 * command alone. Written by hand, because `parseArgs` of Node.js lets an input without a value eat the next input.
 */
function readWords(words, known) {
    const own = new Set();
    const line = { command: undefined, own, inputs: [], shorts: [], loose: [], secret: false };
    let last;
    // A secret without quotes falls apart into words; then nothing that is not certainly an input is taken for one.
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
    /** A word that only an unknown input could take from the place of the command. */
    function isCommand(word, taker) {
        const mayTake = taker !== undefined && known.all.has(taker);
        return !mayTake && line.command === undefined && (0,commands/* findCommand */.Zv)(word) !== undefined;
    }
}
function isOption(word) {
    return word in OWN_FLAGS || LONG.test(word);
}

;// CONCATENATED MODULE: ./build/doors/arguments.js







/**
 * Reads a command line: `slipway COMMAND [--input VALUE | --flag] …`, `slipway help COMMAND`.
 * Unknown inputs are kept, so that they are told together with all other problems.
 * @throws ProblemsError for an unknown or missing command.
 */
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
    // Of a secret that fell apart only the first word is known; judging that would be a second complaint.
    const scattered = new Set(line.secret ? line.loose.map(({ after }) => after) : []);
    const given = Object.fromEntries(line.inputs.flatMap(({ name, value }) => {
        // A strange input without a value is kept with one, or it would be taken for one that nobody wrote.
        if (!taken.has(name))
            return [[name, value || "true"]];
        return value && !scattered.has(name) ? [[name, value]] : [];
    }));
    return { command, given, problems, ...rest };
}
/** The problem of a command that does not exist, with the likeliest one meant. */
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
/** One problem for all words that belong to nothing, besides one right after a flag. */
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
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3056);
/* harmony import */ var _declare_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4013);



/** Gathers them from the declarations. */
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
/** Shorter texts are not masked: they would make everything unreadable and can be no password (8 characters) anyway. */
const SHORTEST = 4;
/** Texts within a mapping are masked from this length on: shorter ones are rather words such as `true` or `vim`. */
const SHORTEST_LEAF = 6;
/**
 * The texts that must not be printed: the values of secret inputs, and the texts within one that is JSON or YAML.
 * An input whose misspelt name was likely meant for a secret one counts as one.
 */
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
    // Loaded only where it is needed: most runs are told no variables.
    const { parseDocument } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const document = parseDocument(text, { logLevel: "silent" });
    return document.errors.length > 0 ? [] : stringsIn(document.toJS()).filter((leaf) => leaf.length >= SHORTEST_LEAF);
}
function stringsIn(value) {
    if (typeof value === "string")
        return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}


/***/ }),

/***/ 9845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ ASSET_TYPES),
/* harmony export */   jg: () => (/* binding */ AWS_ASSET_TYPES)
/* harmony export */ });
/* unused harmony export LOCAL_ASSET_TYPES */
const LOCAL_ASSET_TYPES = ["process", "folder", "release", "base-image"];
/**
 * `image`: an AMI · `schedule`: a schedule group with what is in it · `export-task`: one of VM Import/Export that runs ·
 * `object`: in S3, id `s3://bucket/key` · `upload`: a multipart upload that was not completed, id `s3://bucket/key?uploadId=…`.
 */
const AWS_ASSET_TYPES = [
    ...["stack", "instance", "volume", "key-pair", "security-group", "launch-template", "schedule"],
    ...["image", "snapshot", "export-task", "object", "upload"],
];
const ASSET_TYPES = [...LOCAL_ASSET_TYPES, ...AWS_ASSET_TYPES];


/***/ }),

/***/ 2754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ PREFLIGHT),
/* harmony export */   M$: () => (/* binding */ MARK),
/* harmony export */   ON: () => (/* binding */ LAUNCH),
/* harmony export */   P3: () => (/* binding */ CAPTURE),
/* harmony export */   U_: () => (/* binding */ PREFLIGHT_IMAGE),
/* harmony export */   bZ: () => (/* binding */ MAKE_PUBLIC),
/* harmony export */   dh: () => (/* binding */ INVENTORY),
/* harmony export */   hg: () => (/* binding */ CONNECT),
/* harmony export */   l1: () => (/* binding */ EXPORT),
/* harmony export */   t2: () => (/* binding */ REMOVE),
/* harmony export */   w2: () => (/* binding */ DELIVER)
/* harmony export */ });
/* unused harmony export IDENTIFY */
/**
 * What each stage calls in AWS. A command's `aws` is made of these lists, and its policy of that. Tests find what is called
 * and stands in no list, and what stands in a list and is not called.
 */
/** Finding out which account it is. Every command does. */
const IDENTIFY = ["sts:GetCallerIdentity"];
/** Before anything is made: source AMI, network, names, quotas, roles, permissions (two of them by dry runs). */
const PREFLIGHT = [
    ...IDENTIFY,
    "cloudformation:DescribeStacks",
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ec2:DescribeInstanceTypeOfferings",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "ec2:GetEbsEncryptionByDefault",
    "ec2:ImportKeyPair",
    "ec2:RunInstances",
    "iam:GetRole",
    "iam:SimulatePrincipalPolicy",
    "service-quotas:GetServiceQuota",
    "ssm:GetParameter",
];
/** Where there is to be an image, besides: whether it can be exported to the bucket, and made public. */
const PREFLIGHT_IMAGE = [
    "ec2:GetImageBlockPublicAccessState",
    "s3:GetBucketEncryption",
    "s3:GetBucketLocation",
];
/** Finding a machine that is there, and logging in. */
const CONNECT = [
    ...IDENTIFY,
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ssm:StartSession",
    "ssm:TerminateSession",
];
/** Source AMI, key pair, stack, machine. What the stack consists of is made with the same rights: `policy-statements.ts`. */
const LAUNCH = [
    ...CONNECT,
    "cloudformation:CreateStack",
    "cloudformation:DeleteStack",
    "cloudformation:DescribeStackEvents",
    "cloudformation:DescribeStacks",
    "ec2:DeleteKeyPair",
    "ec2:DescribeInstanceTypeOfferings",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "ec2:GetConsoleOutput",
    "ec2:ImportKeyPair",
    "ssm:GetParameter",
];
/** From the machine to an AMI, to the machine's end, and what goes with the AMI into the bucket. */
const CAPTURE = [
    ...IDENTIFY,
    "cloudformation:DeleteStack",
    "cloudformation:DescribeStacks",
    "ec2:CreateImage",
    "ec2:DeleteKeyPair",
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeSnapshots",
    "ec2:StopInstances",
    "s3:GetObject",
    "s3:ListObjectsV2",
    "s3:PutObject",
];
/** From the AMI to disks in the bucket, and from there to this machine. */
const EXPORT = [
    ...IDENTIFY,
    "ec2:CopyImage",
    "ec2:DescribeExportImageTasks",
    "ec2:DescribeImages",
    "ec2:DescribeSnapshots",
    "ec2:ExportImage",
    "s3:AbortMultipartUpload",
    "s3:CompleteMultipartUpload",
    "s3:CopyObject",
    "s3:CreateMultipartUpload",
    "s3:DeleteObjects",
    "s3:GetObject",
    "s3:HeadObject",
    "s3:ListObjectsV2",
    "s3:PutObject",
    "s3:UploadPartCopy",
];
/** Letting everybody launch AMIs that are there. */
const MAKE_PUBLIC = [
    ...IDENTIFY,
    "ec2:DescribeImageAttribute",
    "ec2:DescribeImages",
    "ec2:GetImageBlockPublicAccessState",
    "ec2:ModifyImageAttribute",
];
/** To further Regions and other accounts; and the mark that the build is complete. */
const DELIVER = [
    ...MAKE_PUBLIC,
    "ec2:CopyImage",
    "ec2:CreateTags",
    "ec2:DescribeSnapshots",
    "ec2:EnableImageDeprecation",
    "s3:DeleteObjects",
    "s3:GetObject",
    "s3:ListObjectsV2",
    "s3:PutObject",
];
/** What is there. */
const INVENTORY = [
    ...IDENTIFY,
    "cloudformation:DescribeStacks",
    "ec2:DescribeExportImageTasks",
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeLaunchTemplates",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSnapshots",
    "ec2:DescribeVolumes",
    "s3:GetObject",
    "s3:ListMultipartUploads",
    "s3:ListObjectsV2",
    "scheduler:ListScheduleGroups",
    "scheduler:ListTagsForResource",
];
/** Finding what there is, and removing it. */
const REMOVE = [
    ...INVENTORY,
    "cloudformation:DeleteStack",
    "cloudformation:DescribeStackEvents",
    "ec2:CancelExportTask",
    "ec2:DeleteKeyPair",
    "ec2:DeleteLaunchTemplate",
    "ec2:DeleteSecurityGroup",
    "ec2:DeleteSnapshot",
    "ec2:DeleteVolume",
    "ec2:DeregisterImage",
    "ec2:TerminateInstances",
    "s3:AbortMultipartUpload",
    "s3:DeleteObjects",
    "scheduler:DeleteScheduleGroup",
];
/** A sweep's first look at a machine that is overdue. */
const MARK = ["ec2:CreateTags"];


/***/ }),

/***/ 9902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ig: () => (/* binding */ DEFAULT_INSTANCE_TYPES),
/* harmony export */   QX: () => (/* binding */ DEFAULT_SOURCE_AMI),
/* harmony export */   ZW: () => (/* binding */ EXPORT_BY),
/* harmony export */   hg: () => (/* binding */ CONNECT)
/* harmony export */ });
/** How the formats that AWS itself can make are made when there are several. */
const EXPORT_BY = ["auto", "copies", "queue", "convert"];
/** How the machine is reached: SSH from one address, or Session Manager and no open port at all. */
const CONNECT = ["ssh", "ssm"];
/** Two processors and 8 GiB each, offered in every Region that has three zones. */
const DEFAULT_INSTANCE_TYPES = ["t3.large", "t3a.large", "m5.large"];
/** Canonical's current Ubuntu LTS, as Canonical publishes it in every Region (Ubuntu on AWS, "Finding AMIs with SSM"). */
const DEFAULT_SOURCE_AMI = "ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id";


/***/ })

};
