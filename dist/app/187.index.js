export const id = 187;
export const ids = [187];
export const modules = {

/***/ 1835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c6: () => (/* binding */ isDenial),
/* harmony export */   oq: () => (/* binding */ readDenial),
/* harmony export */   wW: () => (/* binding */ readCaller)
/* harmony export */ });
const DENIED = new Set([
    "AccessDenied",
    "AccessDeniedException",
    "AccessDeniedFault",
    "AuthorizationError",
    "UnauthorizedAccess",
    "UnauthorizedOperation",
    "Client.UnauthorizedOperation",
]);
/** Whether a code of AWS's means that a permission is missing. */
const isDenial = (code) => DENIED.has(code);
/**
 * Reads a denial: “User: ARN is not authorized to perform: ec2:ExportImage on resource: ARN because no identity-based
 * policy allows the ec2:ExportImage action” (IAM User Guide, "Troubleshoot access denied error messages").
 */
function readDenial(message) {
    return {
        caller: /\bUser: (arn:[^\s,]+)/.exec(message)?.[1],
        action: /not authorized to perform: ([\w-]+:\w+)/i.exec(message)?.[1],
        resource: /on resource: "?(arn:[^\s",]+)/.exec(message)?.[1]?.replace(/\.$/, ""),
        forbiddenBy: /with an explicit deny in (an? [\w -]*?(?:policy|boundary))/.exec(message)?.[1],
        encoded: /encoded authorization failure message/i.test(message),
    };
}
/** Who called, as IAM's commands name them; undefined where nothing can be granted to them by a command. */
function readCaller(arn) {
    const [, service, kind, path = ""] = /^arn:[\w-]+:(iam|sts)::\d*:([\w-]+)\/(.+)$/.exec(arn ?? "") ?? [];
    if (service === "sts" && kind === "assumed-role")
        return { kind: "role", name: path.split("/")[0] ?? path };
    if (service === "iam" && (kind === "role" || kind === "user"))
        return { kind, name: path.split("/").at(-1) ?? path };
    return undefined;
}


/***/ }),

/***/ 9040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ AwsError),
/* harmony export */   H: () => (/* binding */ isAwsCode)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);

/** What AWS answered in place of what was asked for. */
class AwsError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    service;
    /** As the API names it: `DescribeImages`. */
    operation;
    /** AWS's own code: `InvalidAMIID.NotFound`, `UnauthorizedOperation`; `NetworkError` where no answer came. */
    code;
    /** HTTP status; 0 where no answer came. */
    status;
    constructor(facts) {
        const { service, operation, code, status, message, remedy, cause } = facts;
        super(`${service}:${operation} failed (${code}): ${message}`, remedy ?? "The lines above are AWS's own words.", {
            cause,
        });
        this.service = service;
        this.operation = operation;
        this.code = code;
        this.status = status;
    }
}
/** Whether something thrown is AWS's answer with one of these codes. Any other error is somebody else's to handle. */
function isAwsCode(error, ...codes) {
    return error instanceof AwsError && codes.includes(error.code);
}


/***/ }),

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

/***/ 5207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5902);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);



/**
 * Probes until the answer is not undefined.
 * The probe itself decides which errors mean "not yet" (return undefined) and which are final (throw).
 * @throws UserError after `within`, CancelledError when the signal fires.
 */
async function poll(probe, options) {
    const deadline = AbortSignal.timeout(options.within);
    const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
    for (;;) {
        if (options.signal?.aborted)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CancelledError */ .cc();
        if (deadline.aborted) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Waited ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(options.within)} in vain: ${options.what}.`, options.remedy ?? "Run again; if it happens twice, give it more time or look at the log named above.");
        }
        const answer = await probe(signal);
        if (answer !== undefined)
            return answer;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(options.every, undefined, { signal }).catch(() => undefined);
    }
}


/***/ }),

/***/ 7603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   T3: () => (/* binding */ GiB),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   kJ: () => (/* binding */ TiB),
/* harmony export */   lv: () => (/* binding */ MiB)
/* harmony export */ });
const FACTORS = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };
const MiB = 2 ** 20;
const GiB = 2 ** 30;
const TiB = 2 ** 40;
/**
 * Reads a size such as `8 GiB`, `512M` or `1.5g`. Units are powers of 1024, as QEMU and the cloud consoles count.
 * @returns whole bytes, or undefined where the text is no size.
 */
function parseSize(text) {
    const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(text.trim());
    if (!match)
        return undefined;
    return Math.round(Number(match[1]) * (FACTORS[(match[2] ?? "").toLowerCase()] ?? Number.NaN));
}
/** Bytes in words for people: `813 MiB`, `1.4 GiB`. */
function formatSize(bytes) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit += 1;
    }
    return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
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

/***/ 3883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAwsProvider: () => (/* binding */ createAwsProvider)
});

// EXTERNAL MODULE: ./build/host/tools.js
var tools = __webpack_require__(6872);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/providers/aws/findings.js
const findings = new WeakMap();
/** The findings of a run: each way to AWS is one run's. */
function findingsOf({ aws }) {
    const nothing = { noMachine: new Set(), made: new Map(), images: new Map(), completed: new Set() };
    const known = findings.get(aws) ?? nothing;
    findings.set(aws, known);
    return known;
}
/**
 * Makes a question that a run asks AWS once, whoever needs the answer. A failure is no answer: the next one asks again.
 * @param nameOf tells one question from another.
 */
function askedOnce(nameOf, ask) {
    const answers = new WeakMap();
    return (request, options) => {
        const known = answers.get(options.aws) ?? new Map();
        answers.set(options.aws, known);
        const name = nameOf(request, options);
        const answer = known.get(name) ?? ask(request, options);
        known.set(name, answer);
        answer.catch(() => known.delete(name));
        return answer;
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/account.js



/** @throws AwsError where there are no credentials, or they are refused; UserError where the Region may be the reason. */
function callerOf(options) {
    return whoIsCalling(undefined, options);
}
const whoIsCalling = askedOnce(() => "", (_, { aws, signal }) => askCaller(aws, signal));
async function askCaller(aws, signal) {
    try {
        const { Account = "", Arn = "" } = await aws.call("sts", "GetCallerIdentity", {}, { signal });
        return { account: Account, arn: Arn, partition: Arn.split(":")[1] || "aws" };
    }
    catch (error) {
        // A Region that is not enabled does not know the account's credentials (AWS Account Management, "Enable Regions").
        if (!(0,aws_error/* isAwsCode */.H)(error, "InvalidClientTokenId", "UnrecognizedClientException", "OptInRequired"))
            throw error;
        throw new errors/* UserError */.yo(`AWS does not know these credentials in ${aws.region}: ${error.message}`, `Check them with \`aws sts get-caller-identity\`. If they are right, ${aws.region} may not be enabled in the account: \`aws account get-region-opt-status --region-name ${aws.region}\`.`, { cause: error });
    }
}
/**
 * The account that everything is made in and removed from.
 * @returns its id.
 * @throws UserError where it is none of those that are allowed; AwsError where AWS does not say.
 */
async function checkAccount(options) {
    const { account, arn } = await callerOf(options);
    const allowed = options.settings.allowedAccountIds ?? [];
    if (allowed.length === 0 || allowed.includes(account))
        return account;
    throw new errors/* UserError */.yo(`The credentials are those of account ${account} (${arn}), and only ${allowed.join(", ")} ${allowed.length === 1 ? "is" : "are"} allowed.`, "Use the credentials of that account (role-to-assume, profile, AWS_PROFILE), or change allowed-account-ids.");
}
/** The ARN of a role of this account, from a name or an ARN. */
function roleArn(nameOrArn, { account, partition }) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : `arn:${partition}:iam::${account}:role/${nameOrArn}`;
}

// EXTERNAL MODULE: ./build/base/lanes.js
var lanes = __webpack_require__(403);
// EXTERNAL MODULE: ./build/host/space.js
var space = __webpack_require__(3393);
// EXTERNAL MODULE: ./build/providers/format.js
var format = __webpack_require__(5198);
// EXTERNAL MODULE: ./build/base/size.js
var base_size = __webpack_require__(7603);
;// CONCATENATED MODULE: ./build/providers/aws/tags.js
/**
 * The tags of everything that Slipway makes in AWS. They are part of the call that makes a thing, so that a kill at any
 * moment leaves nothing without them; nothing without `ASSET_ID` is ever touched.
 */
const TAG = {
    assetId: "slipway:asset-id",
    lifetime: "slipway:lifetime",
    /** End of the lease, ISO 8601 in UTC. */
    expires: "slipway:expires",
    /** ISO 8601 in UTC; not every type of resource tells when it was made. */
    created: "slipway:created",
    /** Who made it: `octo/repo` or `user@host`. */
    owner: "slipway:owner",
    /** Address of the run. */
    run: "slipway:run",
    /** What is built; the first part of the AMI's name and of the objects'. */
    product: "slipway:product",
    /** Of deliverables: `building` until the whole build has succeeded, then `complete`. */
    status: "slipway:status",
    /** When a sweep first found it overdue; ISO 8601 in UTC. */
    marked: "slipway:marked",
};
/** The tags as AWS takes them. @param name shown in the console's lists; absent: none. */
function writeTags(tags, name) {
    const values = {
        Name: name,
        [TAG.assetId]: tags.assetId,
        [TAG.lifetime]: tags.lifetime,
        [TAG.created]: tags.created.toISOString(),
        [TAG.expires]: tags.expires.toISOString(),
        [TAG.owner]: cleanTag(tags.owner.name),
        [TAG.run]: tags.owner.url === undefined ? undefined : cleanTag(tags.owner.url),
        [TAG.product]: tags.product,
        [TAG.status]: tags.status,
    };
    return Object.entries(values).flatMap(([Key, Value]) => (Value === undefined ? [] : [{ Key, Value }]));
}
/**
 * What the tags of a resource say; undefined where it is not ours: it has no asset-id.
 * A date that cannot be read counts as absent: what has no expiry is never overdue.
 */
function readAwsTags(tags) {
    const value = (key) => tags?.find(({ Key }) => Key === key)?.Value;
    const assetId = value(TAG.assetId);
    if (!assetId)
        return undefined;
    const lifetime = value(TAG.lifetime);
    const status = value(TAG.status);
    const [name, url, product] = [value(TAG.owner), value(TAG.run), value(TAG.product)];
    return {
        assetId,
        ...(lifetime === "ephemeral" || lifetime === "deliverable" || lifetime === "permanent" ? { lifetime } : {}),
        ...(status === "building" || status === "complete" ? { status } : {}),
        ...dateOf("created", value(TAG.created)),
        ...dateOf("expires", value(TAG.expires)),
        ...dateOf("marked", value(TAG.marked)),
        ...(product === undefined ? {} : { product }),
        ...(name === undefined ? {} : { owner: { name, ...(url === undefined ? {} : { url }) } }),
    };
}
function dateOf(key, text) {
    const time = text === undefined ? Number.NaN : Date.parse(text);
    return Number.isNaN(time) ? {} : { [key]: new Date(time) };
}
/** Characters that every service takes in a tag's value (EC2 User Guide, "Tag restrictions"), at most 256. */
function cleanTag(text) {
    return text.replaceAll(/[^\p{L}\p{N} +\-=._:/@]/gu, "_").slice(0, 256);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/image-facts.js




/** All AMIs of an asset-id in a Region, in whatever state. @param region default: the home Region. */
async function imagesOf(assetId, reach, region) {
    const images = await describe([{ Name: `tag:${TAG.assetId}`, Values: [assetId] }], reach, region);
    // A filter's value is a pattern, and only what is exactly this build's counts.
    return images.filter(({ tags }) => tags.assetId === assetId);
}
/**
 * One AMI by its id; undefined where AWS does not list it (yet).
 * By a filter, since an id that is not known yet is an error, and a filter that finds nothing is none.
 */
async function imageById(id, reach, region) {
    return (await describe([{ Name: "image-id", Values: [id] }], reach, region)).find((image) => image.id === id);
}
/**
 * The AMIs of this account that have a name as a build of the asset-id gives it, strangers' among them, asked for once in
 * a run: before anything is made it tells whether the name is free, and whether an earlier run has left something.
 */
const imagesNamedAfter = askedOnce((assetId) => assetId, async (assetId, { aws, signal }) => {
    // `<product>-<asset-id>` of whatever product, and the copies that are exported.
    const Filters = [{ Name: "name", Values: [`*-${assetId}`, `slipway-${assetId}-for-*`] }];
    return (await aws.call("ec2", "DescribeImages", { Owners: ["self"], Filters }, { signal })).Images ?? [];
});
/** Who has a name: ours with its facts, a stranger's with its id alone; undefined where nobody has it (yet). */
async function imageNamed(name, { aws, signal }, region = aws.region) {
    const input = { Owners: ["self"], Filters: [{ Name: "name", Values: [name] }] };
    const { Images = [] } = await aws.call("ec2", "DescribeImages", input, { region, signal });
    const [image] = Images.filter(({ Name }) => Name === name);
    return image && { id: image.ImageId ?? "", ours: factsOf(image, region) };
}
async function describe(filters, { aws, signal }, region = aws.region) {
    const input = { Owners: ["self"], Filters: filters };
    const { Images = [] } = await aws.call("ec2", "DescribeImages", input, { region, signal });
    return Images.flatMap((image) => factsOf(image, region) ?? []);
}
/** @returns undefined for an AMI without our tag. */
function factsOf(image, region) {
    const tags = readAwsTags(image.Tags);
    if (!tags || image.ImageId === undefined)
        return undefined;
    const disks = image.BlockDeviceMappings ?? [];
    const root = disks.find(({ DeviceName }) => DeviceName === image.RootDeviceName) ?? disks[0];
    return {
        id: image.ImageId,
        name: image.Name ?? "",
        region,
        state: image.State ?? "pending",
        reason: image.StateReason?.Message,
        tags,
        snapshots: disks.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []),
        virtualSize: root?.Ebs?.VolumeSize === undefined ? undefined : root.Ebs.VolumeSize * base_size/* GiB */.T3,
        public: image.Public ?? false,
        sourceImage: image.SourceImageId,
        created: image.CreationDate,
    };
}
/** The deliverable AMI among a build's: not a copy that is made only to be exported. The newest, should there be several. */
function deliverableOf(images) {
    return images
        .filter(({ tags }) => tags.lifetime === "deliverable")
        .sort((one, other) => (other.created ?? "").localeCompare(one.created ?? ""))[0];
}
/** The tags of something of ours, all there. @throws UserError where one that every asset gets is missing. */
function wholeTags(tags, what) {
    const { lifetime, created, expires, owner, product } = tags;
    if (lifetime && created && expires && owner && product)
        return { ...tags, lifetime, created, expires, owner, product };
    throw new errors/* UserError */.yo(`${what} has the asset-id ${tags.assetId}, but not all tags that Slipway gives.`, `Restore its tags (\`slipway show-assets --asset-id ${tags.assetId}\` shows what is left), or remove it by hand.`);
}
/** Milliseconds that what is made for an export may stay, where the lease of the build itself ended long ago. */
const EXPORT_LEASE = 12 * 3_600_000;
/**
 * End of the lease of what is made from an image only for a while: the build's own, or a new one where a finished image is
 * exported later.
 */
function leaseOf({ expires }, now) {
    return expires.getTime() > now ? expires : new Date(now + EXPORT_LEASE);
}

// EXTERNAL MODULE: ./build/base/duration.js
var duration = __webpack_require__(5902);
;// CONCATENATED MODULE: ./build/base/watch.js


/**
 * Looks until it is done, at the pace of the thing itself: seldom while it cannot be done yet, often around the time
 * when it should be, and less often again the longer it is overdue. Each look is a call of an API that counts them.
 * `look` itself decides which errors mean "not yet" and which are final.
 * @throws UserError after `within` · CancelledError when the signal fires · whatever `look` throws.
 */
async function watch(look, options, task) {
    const { clock, signal, sign, usual, free, close, fresh = false } = options;
    const begin = clock.now();
    const pause = async (progress) => {
        if (sign && !sign.aborted) {
            await clock.sleep(UNSIGNED, signal ? AbortSignal.any([signal, sign]) : sign);
        }
        else {
            const passed = clock.now() - begin;
            // After a sign it is due, however short a time has passed.
            const elapsed = sign ? Math.max(passed, usual) : passed;
            await clock.sleep(nextLook({ elapsed, usual, progress, free, close }), signal);
        }
    };
    if (fresh)
        await pause();
    for (;;) {
        if (signal?.aborted)
            throw new errors/* CancelledError */.cc();
        const sight = await look();
        if ("done" in sight)
            return sight.done;
        const elapsed = clock.now() - begin;
        if (elapsed >= options.within) {
            throw new errors/* UserError */.yo(`Waited ${(0,duration/* formatDuration */.a)(elapsed)} in vain: ${options.what}.`, options.remedy);
        }
        task?.update(sight.progress, sight.note);
        await pause(sight.progress);
    }
}
/**
 * Between two looks at the time when it should be done, milliseconds. It is noticed half of this and a call's way back
 * late. Together with what is free to look at that makes less than 2 s on average, and hardly ever more than 5 s, at
 * two thirds of the calls that a build may take (`npm run bench -- aws`).
 */
const CLOSE = 5_000;
/** The same where nobody counts looks. */
const FREE = 1_000;
/** The same for long phases, as a share of the time that has passed: noticed at most 2 % late. */
const CLOSE_SHARE = 0.02;
/** Before this share of the usual time it is not looked at closely: one in ten phases of ours is done earlier. */
const EARLY = 0.7;
/** Until then a look now and then, at this share of the usual time apart: what fails does so early. */
const SELDOM = 0.4;
/** Milliseconds that such looks are apart at least: what is done so soon is soon known to have failed, too. */
const SELDOM_AT_LEAST = 30_000;
/** Milliseconds between two looks at what will give a sign: they show failures, and ends where no sign comes. */
const UNSIGNED = 45_000;
/** AWS rounds progress down to steps; so much more may be done than it tells. */
const STEP = 0.1;
/**
 * Share of the time until it could be done, by its progress, that passes before it is looked at again. None is even; with
 * a smaller share each look is nearer to the end, and there are more of them.
 */
const CAUTION = 0.95;
/**
 * Milliseconds until the next look.
 * @param seen `progress`: 0 to 1 as the thing itself tells it, where it does. `free`, `close`: see `WatchOptions`.
 */
function nextLook(seen) {
    const { elapsed, usual, progress = 0, free = false } = seen;
    if (free)
        return FREE;
    const close = Math.max(seen.close ?? CLOSE, CLOSE_SHARE * elapsed);
    // Early figures say little, so that the usual time has its say until half of the way.
    if (progress <= 0.05)
        return Math.max(close, Math.min(EARLY * usual - elapsed, Math.max(SELDOM * usual, SELDOM_AT_LEAST)));
    const soonest = elapsed / Math.min(1, progress + STEP);
    const weight = Math.min(1, 2 * progress);
    return Math.max(close, CAUTION * (weight * soonest + (1 - weight) * EARLY * usual - elapsed));
}

;// CONCATENATED MODULE: ./build/base/watch-together.js



/** Milliseconds by which something is looked at earlier than it is due, because another is due now. */
const TOGETHER = CLOSE / 2;
/**
 * Watches many things with one call a look, at the pace of the one that is due first.
 * @param lookAt what is known of these, which are due; what is not known is left out. What it learns of others on the
 *   way counts as a look at them.
 */
function watchTogether(lookAt, clock) {
    const waiters = new Set();
    let asleep = new AbortController();
    let running = false;
    const loop = async () => {
        while (waiters.size > 0) {
            asleep = new AbortController();
            const pause = Math.min(...[...waiters].map((waiter) => waiter.due())) - clock.now();
            if (pause > 0)
                await clock.sleep(pause, asleep.signal);
            // Somebody has come or gone meanwhile, and something else may be due first.
            if (asleep.signal.aborted)
                continue;
            const soon = clock.now() + TOGETHER;
            const round = [...waiters].filter((waiter) => waiter.due() <= soon);
            const seen = await lookAt([...new Set(round.map(({ id }) => id))]);
            const told = [...waiters].filter((waiter) => round.includes(waiter) || seen.has(waiter.id));
            await Promise.all(told.map((waiter) => waiter.see(seen.get(waiter.id))));
        }
    };
    const run = async () => {
        running = true;
        try {
            // Whoever joins in the same breath shares the first look.
            await Promise.resolve();
            await loop();
        }
        catch (error) {
            for (const waiter of [...waiters])
                waiter.fail(error);
        }
        finally {
            running = false;
        }
    };
    return {
        wait: (id, judge, options, task) => new Promise((resolve, reject) => {
            const begin = clock.now();
            const { usual, free, fresh = false } = options;
            let due = fresh ? begin + nextLook({ elapsed: 0, usual, free }) : begin;
            const end = (settle) => {
                waiters.delete(waiter);
                options.signal?.removeEventListener("abort", cancel);
                // Nobody may be left to wait for, and the loop is then to end now.
                asleep.abort();
                settle();
            };
            const cancel = () => waiter.fail(new errors/* CancelledError */.cc());
            const waiter = {
                id,
                fail: (error) => end(() => reject(error)),
                due: () => due,
                see: async (seen) => {
                    try {
                        const sight = await judge(seen);
                        if ("done" in sight)
                            return end(() => resolve(sight.done));
                        const elapsed = clock.now() - begin;
                        if (elapsed >= options.within) {
                            throw new errors/* UserError */.yo(`Waited ${(0,duration/* formatDuration */.a)(elapsed)} in vain: ${options.what}.`, options.remedy);
                        }
                        due = clock.now() + nextLook({ elapsed, usual, progress: sight.progress, free });
                        task?.update(sight.progress, sight.note);
                    }
                    catch (error) {
                        waiter.fail(error);
                    }
                },
            };
            if (options.signal?.aborted)
                return reject(new errors/* CancelledError */.cc());
            options.signal?.addEventListener("abort", cancel, { once: true });
            waiters.add(waiter);
            if (running)
                asleep.abort();
            else
                void run();
        }),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/providers/aws/client-token.js

/**
 * A client token by which EC2 knows a call again whose answer was lost: at most 64 ASCII characters (EC2 API, "Ensuring
 * idempotency"). The same parts give the same token in every process.
 */
function clientToken(...parts) {
    return `slipway-${(0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40)}`;
}

;// CONCATENATED MODULE: ./build/providers/aws/names.js

/**
 * The names of what a build makes in AWS, each from the asset-id alone, so that they are found again by any process.
 * An asset-id has 1 to 63 letters, digits, dots, hyphens and underscores; where a service takes fewer letters or a
 * shorter name, eight digits of the asset-id's SHA-256 keep two asset-ids apart.
 */
/** Name of the build's stack: letters, digits and hyphens, at most 128 (CloudFormation API, CreateStack). */
function stackName(assetId) {
    return `slipway-${distinct(assetId, 100)}`;
}
/** Name of the build's key pair: at most 255 ASCII characters. */
function keyPairName(assetId) {
    return `slipway-${assetId}`;
}
/** Name of the build's schedule group and of the schedule in it: at most 64 of letters, digits, `-`, `_`, `.`. */
function scheduleGroupName(assetId) {
    return `slipway-${distinct(assetId, 40)}`;
}
/** Name of the AMI, unique within Region and account: 3 to 128 characters. */
function imageName(product, assetId) {
    const name = `${product}-${assetId}`;
    return name.length >= 3 ? name : `vm-${name}`;
}
/** Folder of the build's objects: `<prefix>/<asset-id>/`, without the first part where there is no prefix. */
function objectFolder(prefix, assetId) {
    const trimmed = prefix.replaceAll(/^\/+|\/+$/g, "");
    return `${trimmed === "" ? "" : `${trimmed}/`}${assetId}/`;
}
/** The object by which a folder says that it is ours, and what became of it. See `record.ts`. */
const RECORD_FILE = "slipway.json";
/** A text with letters, digits and hyphens only, of at most `longest` characters, that no other asset-id has. */
function distinct(assetId, longest) {
    const plain = assetId.replaceAll(/[^a-zA-Z0-9-]/g, "-");
    if (plain === assetId && plain.length <= longest && !/-[0-9a-f]{8}$/.test(plain))
        return plain;
    const digest = (0,external_node_crypto_.createHash)("sha256").update(assetId).digest("hex").slice(0, 8);
    return `${plain.slice(0, longest - 9)}-${digest}`;
}

// EXTERNAL MODULE: ./build/providers/tear-down-command.js
var tear_down_command = __webpack_require__(5502);
;// CONCATENATED MODULE: ./build/providers/aws/image/snapshot-progress.js

/**
 * From this share on nothing is learned from snapshots any more, and the AMI itself is looked at: AWS tells progress in
 * steps of about a tenth, and the AMI is available a few seconds after its snapshots.
 */
const NEARLY_SAVED = 0.9;
/**
 * How much of the snapshots of some AMIs of an asset-id is written, with one call. They carry their AMI's name, given to
 * them by the call that made both: so the AMIs need not be asked for their snapshots first.
 * @param names of the AMIs.
 * @returns 0 to 1, by name; left out where there is none, AWS does not say, or one of its snapshots has failed.
 */
async function savedShares(assetId, names, { aws, signal }, region) {
    const input = { OwnerIds: ["self"], Filters: [{ Name: `tag:${TAG.assetId}`, Values: [assetId] }] };
    const { Snapshots = [] } = await aws.call("ec2", "DescribeSnapshots", input, { region, signal });
    const ours = Snapshots.filter(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
    const shares = new Map();
    for (const name of names) {
        const share = shareOf(ours.filter(({ Tags }) => Tags?.some(({ Key, Value }) => Key === "Name" && Value === name)));
        if (share !== undefined)
            shares.set(name, share);
    }
    return shares;
}
function shareOf(snapshots) {
    if (snapshots.length === 0 || snapshots.some(({ State }) => State === "error"))
        return undefined;
    const total = snapshots.reduce((sum, { VolumeSize = 1 }) => sum + VolumeSize, 0);
    const saved = snapshots.reduce((sum, { VolumeSize = 1, State, Progress }) => {
        const share = State === "completed" ? 1 : Math.min(0.99, Number.parseFloat(Progress ?? "") / 100 || 0);
        return sum + VolumeSize * share;
    }, 0);
    return saved / total;
}

;// CONCATENATED MODULE: ./build/providers/aws/image/image-watch.js





/** Milliseconds within which a new AMI is listed: AWS's lists lag behind by seconds (EC2 API, "Eventual consistency"). */
const LISTED_WITHIN = 120_000;
/** Milliseconds until an AMI is given up: a full terabyte took hours in public reports, and the lease ends the rest. */
const IMAGE_WITHIN = 6 * 3_600_000;
/** States that come before `available`. */
const UNDER_WAY = ["pending", "transient"];
/**
 * Waits until an AMI is available. As long as its snapshots are written these are looked at and not the AMI itself:
 * only they say how far they are, and one call a look is enough.
 * @throws UserError with AWS's own reason where the AMI has failed; it stays for tear-down.
 */
async function watchImage({ assetId, id, name, region, usual, fresh }, options, task) {
    const { clock, signal } = options;
    const begin = clock.now();
    let listed = false;
    let progress = fresh ? 0 : undefined;
    const look = async () => {
        if (progress !== undefined && progress < NEARLY_SAVED) {
            progress = (await savedShares(assetId, [name], options, region)).get(name);
            if (progress !== undefined && progress < 1)
                return { progress, note: "saving the disk" };
        }
        const image = await imageById(id, options, region);
        if (image?.state === "available")
            return { done: image };
        if (!image && (listed || clock.now() - begin > LISTED_WITHIN))
            throw gone(id, region);
        if (image && !UNDER_WAY.includes(image.state))
            throw failed(image);
        listed ||= image !== undefined;
        progress ??= image && 0;
        return { progress, note: "AMI pending" };
    };
    const what = `the AMI ${id} is available`;
    const remedy = "Run the same again: it goes on with this AMI.";
    return await watch(look, { what, usual, within: IMAGE_WITHIN, fresh, clock, signal, remedy }, task);
}
/** Why an AMI is no use. */
function failed({ id, region, state, reason, tags }) {
    return new errors/* UserError */.yo(`The AMI ${id} in ${region} is ${state}${reason ? `: ${reason}` : " and AWS gives no reason"}.`, `Remove it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId: tags.assetId, deliverables: true })}\` and build again.`);
}
function gone(id, region) {
    return new errors/* UserError */.yo(`AWS does not list the AMI ${id}${region ? ` in ${region}` : ""}: somebody has removed it.`, "Build again.");
}

;// CONCATENATED MODULE: ./build/providers/aws/image/capture-create.js







/**
 * Makes the AMI of a stopped machine.
 * @returns its id and its name; it is pending. @throws UserError where its name is a stranger's.
 */
async function createImage(instance, options, task) {
    const tags = wholeTags(instance.tags, `The instance ${instance.id}`);
    const name = imageName(tags.product, tags.assetId);
    task.update(undefined, "making the AMI");
    const made = {
        ...{ assetId: tags.assetId, product: tags.product, owner: tags.owner, expires: tags.expires },
        ...{ lifetime: "deliverable", status: "building", created: new Date(options.clock.now()) },
    };
    const input = {
        InstanceId: instance.id,
        Name: name,
        Description: `${tags.product}, made by Slipway`,
        // A machine that could not be stopped is shut down by EC2 for as long as it takes the snapshots of a quiet disk.
        NoReboot: !instance.spot,
        TagSpecifications: imageTags(made, name),
    };
    const create = () => options.aws.call("ec2", "CreateImage", input, { signal: options.signal });
    const id = await idOrHolder(async () => (await create()).ImageId, { name, assetId: tags.assetId }, options);
    return { id, name };
}
/** The tags of an AMI and of its snapshots, for the call that makes them. */
function imageTags(tags, name) {
    const Tags = writeTags(tags, name);
    return [
        { ResourceType: "image", Tags },
        { ResourceType: "snapshot", Tags },
    ];
}
/**
 * The id of a new AMI. Names of AMIs are unique in a Region and account, and a call whose answer was lost is sent again:
 * that the name is taken then means that the AMI is there, which its tags tell.
 * @throws UserError where somebody else has the name.
 */
async function idOrHolder(make, { name, assetId, region }, options) {
    const { clock, signal } = options;
    try {
        const id = await make();
        if (id !== undefined)
            return id;
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "InvalidAMIName.Duplicate"))
            throw error;
    }
    const look = async () => {
        const holder = await imageNamed(name, options, region);
        if (!holder)
            return {};
        if (holder.ours?.tags.assetId === assetId)
            return { done: holder.id };
        throw new errors/* UserError */.yo(`The AMI ${holder.id} in ${region ?? options.aws.region} has the name ${name} already, and no build of ${assetId} has made it.`, "Choose another asset-id or product, or rename that AMI (copy it under another name and deregister it).");
    };
    const what = `AWS says that there is an AMI with the name ${name}, and does not list it`;
    const remedy = "It may have been deregistered minutes ago. Run the same again, or choose another asset-id.";
    return await watch(look, { what, usual: 4_000, within: LISTED_WITHIN, clock, signal, remedy });
}

;// CONCATENATED MODULE: ./build/providers/aws/export/copies.js







/** Milliseconds: a copy within a Region reads and writes the snapshot once, as the capture did. */
const USUAL = 180_000;
const WITHIN = 6 * 3_600_000;
/**
 * Copies of an image that exist only to be exported: AWS exports one disk of an AMI at a time. They are `ephemeral`;
 * tear-down removes them. All of them are watched with one call a look.
 * @param known all AMIs of the asset-id, the image itself among them.
 */
function createCopies(image, known, options) {
    const { assetId } = image;
    const names = new Map();
    const shared = watchTogether(lookAtCopies(assetId, names, options), options.clock);
    return {
        copyFor: async (format, task, signal) => {
            task.update(undefined, "copying the AMI");
            const original = known.find(({ id }) => id === image.handle);
            if (!original) {
                throw new errors/* UserError */.yo(`AWS does not list the AMI ${image.handle}: somebody has removed it.`, "Build again.");
            }
            const name = copyName(assetId, format);
            const same = known.filter((one) => one.name.startsWith(name) && one.tags.lifetime === "ephemeral");
            const there = same.find(({ state }) => state === "available" || state === "pending");
            if (there?.state === "available")
                return there.id;
            // A copy that has failed keeps its token for a while: the next one needs another.
            const copy = there ?? (await makeCopy(original, { name, attempt: same.length }, { ...options, signal }));
            const { id } = copy;
            names.set(id, copy.name);
            task.line(`copy of the AMI for ${format}: ${id}`);
            return await watchCopy({ id, fresh: there === undefined }, shared, { ...options, signal }, task);
        },
    };
}
/** As long as the snapshots are written they are looked at, and not the AMIs: only they say how far they are. */
function lookAtCopies(assetId, names, options) {
    const written = new Map();
    return async (ids) => {
        const nearly = new Set([...names.keys()].filter((id) => (written.get(id) ?? 0) >= NEARLY_SAVED));
        const told = new Set(ids);
        if (!ids.every((id) => nearly.has(id))) {
            for (const id of names.keys())
                if (!nearly.has(id))
                    told.add(id);
            const shares = await savedShares(assetId, [...names.values()], options, undefined);
            // One of which nothing is told any more is looked at itself.
            for (const [id, name] of names)
                written.set(id, shares.get(name) ?? 1);
        }
        const asked = new Set([...names.keys()].filter((id) => nearly.has(id) || written.get(id) === 1));
        const images = [...told].some((id) => asked.has(id)) ? await imagesOf(assetId, options) : [];
        for (const { id } of images)
            if (asked.has(id))
                told.add(id);
        return new Map([...told].map((id) => [
            id,
            { image: images.find((image) => image.id === id), progress: written.get(id), asked: asked.has(id) },
        ]));
    };
}
async function makeCopy(original, { name, attempt }, options) {
    const { aws, clock, signal } = options;
    const tags = wholeTags(original.tags, `The AMI ${original.id}`);
    const { assetId, product, owner } = tags;
    const expires = leaseOf(tags, clock.now());
    const numbered = attempt === 0 ? name : `${name}-${attempt + 1}`;
    const created = new Date(clock.now());
    const input = {
        SourceImageId: original.id,
        SourceRegion: aws.region,
        Name: numbered,
        ClientToken: clientToken(assetId, original.id, numbered),
        TagSpecifications: imageTags({ assetId, product, owner, expires, created, lifetime: "ephemeral" }, numbered),
    };
    const make = async () => (await aws.call("ec2", "CopyImage", input, { signal })).ImageId;
    return { id: await idOrHolder(make, { name: numbered, assetId }, options), name: numbered };
}
async function watchCopy({ id, fresh }, shared, { clock, signal }, task) {
    const begin = clock.now();
    const judge = ({ image: seen, progress, asked } = {}) => {
        if (seen?.state === "available")
            return { done: id };
        if (seen && seen.state !== "pending" && seen.state !== "transient")
            throw failed(seen);
        if (!seen && asked && clock.now() - begin > LISTED_WITHIN) {
            throw new errors/* UserError */.yo(`AWS does not list the copy ${id} of the AMI: somebody has removed it.`, "Run the same again.");
        }
        return { progress, note: "copying the AMI" };
    };
    const what = `the copy ${id} of the AMI is available`;
    const remedy = "Run the same again: it goes on with this copy.";
    return await shared.wait(id, judge, { what, usual: USUAL, within: WITHIN, fresh, signal, remedy }, task);
}
/** Name of a copy. A copy that follows a failed one has a number behind it. */
function copyName(assetId, format) {
    return `slipway-${assetId}-for-${format}`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var classic_schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./build/base/write-whole.js
var write_whole = __webpack_require__(201);
// EXTERNAL MODULE: ./build/providers/base-image-schema.js
var base_image_schema = __webpack_require__(5666);
;// CONCATENATED MODULE: ./build/providers/aws/export/objects.js



/** Where the objects of a build lie. @throws UserError where no bucket is set. */
function bucketFolder(assetId, { settings }) {
    if (settings.bucket === undefined) {
        throw new errors/* UserError */.yo("There is no bucket for exported disks.", "Name one with `bucket`: docs/aws.md shows how to make it.");
    }
    return { bucket: settings.bucket, folder: objectFolder(settings.bucketPrefix ?? "", assetId) };
}
/** What is known of an object; undefined where there is none. */
async function headObject(bucket, key, { aws, signal }) {
    try {
        const input = { Bucket: bucket, Key: key, ChecksumMode: "ENABLED" };
        const { ContentLength, ETag, Metadata, ChecksumSHA256 } = await aws.call("s3", "HeadObject", input, { signal });
        const sha256 = wholeChecksum(ChecksumSHA256);
        return { bucket, key, size: ContentLength ?? 0, etag: ETag, metadata: Metadata ?? {}, sha256 };
    }
    catch (error) {
        // An answer to HEAD has no body: the SDK names it after the status alone.
        if ((0,aws_error/* isAwsCode */.H)(error, "NotFound", "NoSuchKey"))
            return undefined;
        throw error;
    }
}
/**
 * A checksum as S3 writes it (base64), in hex. That of an object that came in parts is one of its parts' checksums and no
 * use here; S3 puts their number behind it (S3 User Guide, "Checking object integrity").
 */
function wholeChecksum(text) {
    return text === undefined || text.includes("-") ? undefined : Buffer.from(text, "base64").toString("hex");
}
/** The text of a small object; undefined where there is none. */
async function readText(bucket, key, { aws, signal }) {
    try {
        const { Body } = await aws.call("s3", "GetObject", { Bucket: bucket, Key: key }, { signal });
        const parts = [];
        for await (const part of bytesOf(Body))
            parts.push(part);
        return Buffer.concat(parts).toString("utf8");
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchKey"))
            return undefined;
        throw error;
    }
}
/** Removes objects that this run made and that nobody needs any more; what is gone already is no error. */
async function removeObjects(bucket, keys, { aws, signal }) {
    const input = { Bucket: bucket, Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true } };
    const { Errors = [] } = await aws.call("s3", "DeleteObjects", input, { signal });
    const [first] = Errors;
    if (!first)
        return;
    throw new errors/* UserError */.yo(`s3://${bucket}/${first.Key} could not be removed: ${first.Message ?? first.Code}.`, "Allow s3:DeleteObject for the folder; `slipway tear-down` removes what is left.");
}
/** The body of an answer as pieces of bytes. */
function bytesOf(body) {
    if (isBytes(body))
        return body;
    throw new TypeError("S3 answered without a body that can be read.");
}
function isBytes(body) {
    return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./build/providers/asset-id.js
var asset_id = __webpack_require__(6943);
;// CONCATENATED MODULE: ./build/providers/aws/machine/build-record.js








/** Files in a build's folder. */
const FILES = {
    record: "asset.json",
    key: "id_ed25519",
    knownHosts: "known_hosts",
    /** A folder for what a build keeps between its steps. */
    work: "work",
};
const recordSchema = classic_schemas/* object */.Ikc({
    assetId: classic_schemas/* string */.YjP(),
    lifetime: classic_schemas/* literal */.euz("ephemeral"),
    provider: classic_schemas/* literal */.euz("aws"),
    region: classic_schemas/* string */.YjP(),
    created: iso/* datetime */.w$(),
    expires: iso/* datetime */.w$(),
    owner: classic_schemas/* object */.Ikc({ name: classic_schemas/* string */.YjP(), url: classic_schemas/* string */.YjP().optional() }),
    product: classic_schemas/* string */.YjP(),
    base: base_image_schema/* baseImageSchema */.W,
    user: classic_schemas/* string */.YjP(),
    /** It is meant to outlive its maker once it is ready. */
    stays: classic_schemas/* boolean */.zMY(),
    /** Somebody decided that it stays although its maker failed; its lease still ends it. */
    kept: classic_schemas/* boolean */.zMY(),
    maker: classic_schemas/* object */.Ikc({ pid: classic_schemas/* number */.aig().int().positive(), startTime: classic_schemas/* string */.YjP(), where: classic_schemas/* string */.YjP().optional() }),
    /** Absolute path of the folder for ssh's control socket. */
    controlFolder: classic_schemas/* string */.YjP(),
    /** Folders elsewhere that go with the build, entered before they are made. */
    folders: classic_schemas/* array */.YOg(classic_schemas/* string */.YjP()),
    /** The instance and the way to it; there once it runs. */
    machine: classic_schemas/* object */.Ikc({ instanceId: classic_schemas/* string */.YjP(), host: classic_schemas/* string */.YjP(), port: classic_schemas/* number */.aig(), proxyCommand: classic_schemas/* string */.YjP().optional() })
        .optional(),
    /** One can log in and the first boot is complete. */
    ready: classic_schemas/* boolean */.zMY(),
});
/** The folder of all builds on this machine. */
function buildsFolder(state) {
    return (0,external_node_path_.join)(state, "aws");
}
/** The folder of a build. @throws RangeError for a text that is no asset-id: it must never become part of a path. */
function buildFolder(state, assetId) {
    if (!(0,asset_id/* isAssetId */._)(assetId))
        throw new RangeError(`${JSON.stringify(assetId)} is no asset-id.`);
    return (0,external_node_path_.join)(buildsFolder(state), assetId);
}
/** Absolute path of the folder for what a build keeps between its steps. */
function workFolder(state, assetId) {
    return (0,external_node_path_.join)(buildFolder(state, assetId), FILES.work);
}
/** What a build's folder says; undefined where there is none, or it cannot be read as one of ours. */
async function readBuildFolder(state, assetId) {
    try {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(buildFolder(state, assetId), FILES.record), "utf8");
        const record = recordSchema.safeParse(JSON.parse(text));
        return record.success && record.data.assetId === assetId ? record.data : undefined;
    }
    catch (error) {
        if (error instanceof SyntaxError || ["ENOENT", "ENOTDIR"].includes((0,errors/* codeOf */.$N)(error) ?? ""))
            return undefined;
        throw error;
    }
}
/** Writes the record as a whole: whoever reads it sees the old one or the new one, also after a kill. */
async function writeBuildRecord(state, record) {
    const path = (0,external_node_path_.join)(buildFolder(state, record.assetId), FILES.record);
    await (0,write_whole/* writeWhole */.f)(path, `${JSON.stringify(record, null, 2)}\n`);
}
/** Changes the record of a build. @throws UserError where there is none. */
async function changeBuildRecord(state, assetId, change) {
    const record = await readBuildFolder(state, assetId);
    if (!record) {
        throw new errors/* UserError */.yo(`There is no build ${assetId} in ${buildsFolder(state)}.`, `Remove what is left of it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\` and start again.`);
    }
    const changed = change(record);
    await writeBuildRecord(state, changed);
    return changed;
}
/** How to log in to a build's instance; undefined as long as there is none. */
function sshTargetOf(state, record) {
    const { machine, assetId, user, controlFolder } = record;
    if (!machine)
        return undefined;
    const folder = buildFolder(state, assetId);
    return {
        host: machine.host,
        port: machine.port,
        user,
        privateKeyFile: (0,external_node_path_.join)(folder, FILES.key),
        knownHostsFile: (0,external_node_path_.join)(folder, FILES.knownHosts),
        controlFolder,
        ...(machine.proxyCommand === undefined ? {} : { proxyCommand: machine.proxyCommand }),
    };
}
/** A build's machine as callers know it; undefined as long as there is none. */
function machineOf(state, record) {
    const ssh = sshTargetOf(state, record);
    const { assetId, base, expires } = record;
    return ssh && { assetId, provider: "aws", ssh, base, expires: new Date(expires) };
}

;// CONCATENATED MODULE: ./build/providers/aws/image/kept-record.js








/** The file in the work folder in which the pipeline keeps what a build has learned; the object has the same name. */
const BUILD_FILE = "build.json";
const schema = classic_schemas/* object */.Ikc({
    created: classic_schemas/* number */.aig(),
    base: base_image_schema/* baseImageSchema */.W,
    /** Login user of the image. */
    user: classic_schemas/* string */.YjP(),
    /** Bytes. */
    memory: classic_schemas/* number */.aig(),
    cpus: classic_schemas/* number */.aig(),
});
/** What the build on this machine has kept; undefined where there is none. @throws ZodError for a file that is not the pipeline's. */
async function readBuildFacts(state, assetId) {
    const text = await localText(state, assetId);
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
}
/** Puts it beside the image to be, so that a run on another machine can go on. Without one on this machine nothing is done. */
async function uploadBuildRecord(assetId, options) {
    const text = await localText(options.state, assetId);
    if (text === undefined)
        return;
    const { bucket, folder } = bucketFolder(assetId, options);
    const input = { Bucket: bucket, Key: folder + BUILD_FILE, Body: text, ContentType: "application/json" };
    await options.aws.call("s3", "PutObject", input, { signal: options.signal });
}
/**
 * What the build of an image had learned: from the bucket, or from this machine where that is of the same build: it may
 * have learned more since. Changes nothing.
 * @returns undefined where nobody knows any more.
 */
async function findKept(assetId, options) {
    const here = await readBuildFacts(options.state, assetId);
    const known = here && { facts: here, text: undefined };
    if (options.settings.bucket === undefined)
        return known;
    const { bucket, folder } = bucketFolder(assetId, options);
    const text = await readText(bucket, folder + BUILD_FILE, options);
    if (text === undefined)
        return known;
    const facts = schema.parse(JSON.parse(text));
    return here?.created === facts.created ? known : { facts, text };
}
/** Puts it into the work folder of the build on this machine. */
async function restoreKept(assetId, { text }, state) {
    if (text === undefined)
        return;
    const work = workFolder(state, assetId);
    await (0,promises_.mkdir)(work, { recursive: true, mode: 0o700 });
    await (0,write_whole/* writeWhole */.f)((0,external_node_path_.join)(work, BUILD_FILE), text);
}
async function localText(state, assetId) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(workFolder(state, assetId), BUILD_FILE), "utf8");
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-space.js


/** @param freeSpace bytes free in a folder's file system. */
function createSpace(folder, freeSpace) {
    let reserved = 0;
    return {
        reserve: async (bytes) => {
            const free = await freeSpace(folder);
            if (free - reserved < bytes)
                return false;
            reserved += bytes;
            return true;
        },
        release: (bytes) => {
            reserved -= bytes;
        },
    };
}
/** What to say where an exported disk has to be fetched, and there is no room for it. */
function noSpace(name, size, folder) {
    return new errors/* UserError */.yo(`${name} has ${(0,base_size/* formatSize */.Xq)(size)}, and there is not as much free in ${folder}.`, "Free some space, choose another release-folder, or leave out what is made on this machine: `fetch: false` with vmdk, vhd and raw. The exported disk stays in the bucket; the same run again goes on with it.");
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/providers/aws/export/object-range.js




/** Tries in a row that may bring not one byte. */
const FRUITLESS = 5;
/** Milliseconds before the next try; twice as long each time. A server that has just cut a connection is left alone that long. */
const PAUSE = 500;
/** How Node and the SDK say that a connection broke while its body was read. */
const CUT_OFF = [
    "ECONNRESET",
    "ECONNABORTED",
    "EPIPE",
    "ETIMEDOUT",
    "ERR_STREAM_PREMATURE_CLOSE",
    "ERR_STREAM_DESTROYED",
];
/**
 * Reads a range of an object from its first byte to its last. A connection that breaks is taken up where it broke, as
 * long as the object is still the same.
 * @param to the byte after the last one.
 * @param take gets each piece with the place of its first byte in the object, in order.
 * @throws UserError where the object was changed meanwhile, or nothing comes · AwsError · CancelledError
 */
async function readRange(object, { from, to }, take, { aws, clock, signal }) {
    let at = from;
    for (let fruitless = 0; at < to;) {
        if (signal?.aborted)
            throw new errors/* CancelledError */.cc();
        const begin = at;
        try {
            for await (const bytes of await object_range_open(object, at, to, { aws, signal })) {
                if (signal?.aborted)
                    throw new errors/* CancelledError */.cc();
                await take(bytes, at);
                at += bytes.length;
            }
        }
        catch (error) {
            if (signal?.aborted)
                throw new errors/* CancelledError */.cc();
            if (!isCutOff(error))
                throw error;
        }
        fruitless = at > begin ? 0 : fruitless + 1;
        if (fruitless > FRUITLESS) {
            throw new errors/* UserError */.yo(`s3://${object.bucket}/${object.key} sends nothing any more, after ${at} bytes.`, "Run the same again.");
        }
        if (at < to)
            await clock.sleep(PAUSE * 2 ** fruitless, signal);
    }
}
async function object_range_open({ bucket, key, etag }, from, to, { aws, signal }) {
    try {
        const input = { Bucket: bucket, Key: key, Range: `bytes=${from}-${to - 1}`, ...(etag ? { IfMatch: etag } : {}) };
        const { Body } = await aws.call("s3", "GetObject", input, { signal });
        // Nothing may come any more by which the reader could notice the cancel.
        if (signal && Body instanceof external_node_stream_.Readable)
            (0,external_node_stream_.addAbortSignal)(signal, Body);
        return bytesOf(Body);
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "PreconditionFailed"))
            throw error;
        throw new errors/* UserError */.yo(`s3://${bucket}/${key} was changed while it was fetched.`, "See that nothing else writes there, and run the same again.");
    }
}
function isCutOff(error) {
    // Node says of a body that ends too early only "aborted", with the code of a reset.
    return CUT_OFF.includes((0,errors/* codeOf */.$N)(error) ?? "");
}

;// CONCATENATED MODULE: ./build/providers/aws/export/fetch.js






/** Bytes fetched by one request, at least; more where there would be more than a thousand requests. */
const RANGE = 64 * base_size/* MiB */.lv;
const MOST_RANGES = 1_000;
/** Ranges at once. One connection to S3 brings some 90 MB/s (S3 User Guide, "Performance design patterns"); runners take more. */
const AT_ONCE = 8;
/**
 * Fetches an object into a new file, in ranges side by side. Where it has zeros the file has holes. What has arrived is
 * hashed in order while the rest is on its way.
 * @param path absolute; what is there is written over. What is half-fetched stays there.
 * @returns the SHA-256 of the object, lower-case hex.
 * @throws UserError where S3's own checksum is another · as `readRange` · Node.js system errors
 */
async function fetchObject(object, path, reach, task) {
    const { size } = object;
    const file = await (0,promises_.open)(path, "w+");
    try {
        await file.truncate(size);
        const ranges = rangesOf(size);
        const follower = followHash(file, ranges);
        const count = byteCounter(size, task, "fetching");
        const jobs = ranges.map((range, index) => ({
            ...{ name: String(index), weight: 1 },
            work: async (signal) => {
                const take = async (bytes, at) => {
                    if (!isZero(bytes))
                        await writeAll(file, bytes, at);
                    count(bytes.length);
                };
                await readRange(object, range, take, { ...reach, signal });
                await follower.arrived(index);
            },
        }));
        await (0,lanes/* runInLanes */.e)(jobs, AT_ONCE, reach.signal);
        const sha256 = follower.digest();
        if (object.sha256 === undefined || object.sha256 === sha256)
            return sha256;
        throw new errors/* UserError */.yo(`s3://${object.bucket}/${object.key} did not arrive as it is there: its SHA-256 is ${object.sha256}, what came has ${sha256}.`, "Run the same again; if it happens again, something between S3 and this machine changes what it carries.");
    }
    finally {
        await file.close();
    }
}
/** The SHA-256 of an object, read from S3 and kept nowhere. @returns lower-case hex. @throws as `readRange`. */
async function hashObject(object, reach, task) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const count = byteCounter(object.size, task, "checksum");
    const take = (bytes) => {
        hash.update(bytes);
        count(bytes.length);
    };
    await readRange(object, { from: 0, to: object.size }, take, reach);
    return hash.digest("hex");
}
function rangesOf(size) {
    const length = Math.max(RANGE, Math.ceil(size / MOST_RANGES));
    const count = Math.ceil(size / length);
    return Array.from({ length: count }, (_, index) => ({
        from: index * length,
        to: Math.min(size, (index + 1) * length),
    }));
}
/** Hashes the file up to where it is whole, so that little is left when the last range arrives. */
function followHash(file, ranges) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const buffer = Buffer.allocUnsafe(base_size/* MiB */.lv);
    const there = new Set();
    let next = 0;
    let hashing = Promise.resolve();
    const hashRange = async ({ from, to }) => {
        for (let at = from; at < to;) {
            const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, to - at), at);
            if (bytesRead === 0)
                throw new Error(`The fetched file ends at ${at} of ${to} bytes.`);
            hash.update(buffer.subarray(0, bytesRead));
            at += bytesRead;
        }
    };
    const advance = async () => {
        for (let range = ranges[next]; range && there.has(next); range = ranges[next]) {
            await hashRange(range);
            next += 1;
        }
    };
    return {
        /** A range is whole in the file. Ends when everything up to the first gap is hashed. */
        arrived: (index) => {
            there.add(index);
            hashing = hashing.then(advance);
            return hashing;
        },
        digest: () => hash.digest("hex"),
    };
}
async function writeAll(file, bytes, at) {
    for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
    }
}
const ZEROS = Buffer.alloc(64 * 1024);
function isZero(bytes) {
    for (let at = 0; at < bytes.length; at += ZEROS.length) {
        const piece = bytes.subarray(at, at + ZEROS.length);
        if (Buffer.compare(piece, ZEROS.subarray(0, piece.length)) !== 0)
            return false;
    }
    return true;
}
function byteCounter(size, task, doing) {
    let total = 0;
    return (bytes) => {
        total += bytes;
        task.update(size === 0 ? 1 : total / size, `${doing}, ${(0,base_size/* formatSize */.Xq)(total)} of ${(0,base_size/* formatSize */.Xq)(size)}`);
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-arrive.js








/** QEMU's names of the formats that come from AWS. */
const QEMU_FORMATS = { vmdk: "vmdk", vhd: "vpc", raw: "raw" };
/** What an OVA asks for where nobody knows what its machine had: two processors and 4 GiB. */
const DEFAULT_MACHINE = { cpus: 2, memory: 4 * 2 ** 30 };
/**
 * Fetches each disk once where it is wanted here, or where others are made from it. `fetch` off: only its checksum is
 * taken, straight from S3. `fetch` not given: on where there is room.
 */
function createArrival(request, plan, { exportDisk, freeSpace }, options) {
    const { folder, baseName } = request;
    const space = createSpace(folder, freeSpace);
    return async (format, object, task, signal) => {
        const ended = { ...options, signal };
        const location = `s3://${object.bucket}/${object.key}`;
        const isSource = format === plan.source;
        const needed = isSource || options.settings.fetch === true;
        if (options.settings.fetch === false && !isSource)
            return [await leaveThere(format, object, location, ended, task)];
        if (!(await space.reserve(object.size))) {
            if (needed)
                throw noSpace(`${baseName}.${format}`, object.size, folder);
            task.line(`stays in the bucket: ${(0,base_size/* formatSize */.Xq)(object.size)} do not fit into ${folder}`);
            return [await leaveThere(format, object, location, ended, task)];
        }
        const partial = (0,external_node_path_.join)(folder, `.${baseName}.${format}.fetched`);
        try {
            const sha256 = await fetchObject(object, partial, ended, task).finally(() => space.release(object.size));
            const asItIs = format !== "raw" && !plan.auxiliary;
            const path = asItIs ? (0,external_node_path_.join)(folder, `${baseName}.${format}`) : partial;
            if (asItIs)
                await (0,promises_.rename)(partial, path);
            const converted = await convert(format, path, isSource ? plan.converted : [], task, signal);
            if (plan.auxiliary)
                await removeObjects(object.bucket, [object.key], ended);
            const itself = asItIs ? [{ format, path, size: object.size, sha256, location }] : [];
            return [...itself, ...converted.map((made) => (made.format === format ? { ...made, location } : made))];
        }
        finally {
            await (0,promises_.rm)(partial, { force: true });
        }
    };
    /** A raw disk is handed out compressed, as on the local provider; in the bucket it stays as AWS made it. */
    async function convert(format, disk, others, task, signal) {
        const formats = format === "raw" && plan.exported.includes("raw") ? ["raw", ...others] : others;
        if (formats.length === 0)
            return [];
        const { image, compression } = request;
        const { cpus, memory } = (await readBuildFacts(options.state, image.assetId)) ?? DEFAULT_MACHINE;
        const source = { disk, diskFormat: QEMU_FORMATS[format], virtualSize: image.virtualSize };
        const machine = { cpus, memory, osName: image.base.name };
        const wanted = { formats, compression, folder, baseName, machine, cpus: (0,external_node_os_.availableParallelism)(), signal };
        return await exportDisk({ ...source, ...wanted }, task);
    }
    async function leaveThere(format, object, location, ended, task) {
        const sha256 = object.sha256 ?? (await hashObject(object, ended, task));
        return { format, path: (0,external_node_path_.join)(folder, `${baseName}.${format}`), size: object.size, sha256, location, fetched: false };
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-plan.js

/** What VM Import/Export makes of an AMI (VM Import/Export User Guide, "Export from an AMI"). */
const AWS_FORMATS = ["vmdk", "vhd", "raw"];
/**
 * Plans the export. `auto` and `copies`: a copy of the AMI for each format after the first, which takes minutes where
 * another export in a row takes as long as the first. `queue`: in a row, and no copy to pay for. `convert`: a VMDK from
 * AWS and everything else from it. VMDKs are the source where there is a choice: they are compressed, and so the
 * shortest way here.
 */
function planExport(formats, by = "auto") {
    const wanted = AWS_FORMATS.filter((format) => formats.includes(format));
    const exported = by === "convert" ? wanted.filter((format) => format === "vmdk") : wanted;
    const converted = format/* FORMATS */.h.filter((format) => formats.includes(format) && !exported.some((one) => one === format));
    const auxiliary = converted.length > 0 && exported.length === 0;
    const all = auxiliary ? ["vmdk"] : exported;
    return {
        exported: all,
        by: by === "queue" ? "queue" : "copies",
        converted,
        source: converted.length > 0 ? all[0] : undefined,
        auxiliary,
    };
}
/** What stands against an export with these settings, for the preflight; nothing is called. */
function exportProblems(formats, { bucket, exportBy, fetch }) {
    if (formats.length === 0)
        return [];
    const { converted } = planExport(formats, exportBy);
    const problems = [];
    if (bucket === undefined) {
        const remedy = "Name one in the same Region (docs/aws.md shows how to make it), or leave `formats` empty for an AMI only.";
        problems.push({ subject: "bucket", problem: "is not given, and AWS exports disks to a bucket only", remedy });
    }
    if (fetch === false && converted.length > 0) {
        const why = exportBy === "convert" ? "export-by: convert makes" : "AWS makes";
        const what = exportBy === "convert" ? "them here from the VMDK" : "VMDK, VHD and RAW only; these are converted here";
        problems.push({
            subject: "fetch",
            problem: `is off, and the formats ${converted.join(", ")} cannot be made: ${why} ${what}`,
            remedy: `Leave fetch on, or leave these formats out.`,
        });
    }
    return problems;
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-tasks.js


/** All tasks of an asset-id that AWS still knows of; it forgets them some time after their end. */
async function exportTasksOf(assetId, { aws, signal }) {
    const tasks = [];
    // Tags are no filter of this call.
    for (let NextToken;;) {
        const answer = await aws.call("ec2", "DescribeExportImageTasks", NextToken ? { NextToken } : {}, { signal });
        tasks.push(...(answer.ExportImageTasks ?? []).map(export_tasks_factsOf));
        NextToken = answer.NextToken;
        if (!NextToken)
            return tasks.filter((task) => task.assetId === assetId);
    }
}
/** What AWS knows of these tasks, by id. One that was made a moment ago may be missing. */
async function lookAtTasks(ids, { aws, signal }) {
    try {
        const input = { ExportImageTaskIds: [...ids] };
        const { ExportImageTasks = [] } = await aws.call("ec2", "DescribeExportImageTasks", input, { signal });
        return new Map(ExportImageTasks.map(export_tasks_factsOf).map((task) => [task.id, task]));
    }
    catch (error) {
        // One id that is not known yet fails the whole call (EC2 API, "Client error codes").
        if ((0,aws_error/* isAwsCode */.H)(error, "InvalidExportTaskID.NotFound"))
            return new Map();
        throw error;
    }
}
/** Where the object of a task lies: AWS names it after the task, and nobody can choose. */
function objectKey({ id, prefix }, format) {
    return `${prefix ?? ""}${id}.${format}`;
}
function export_tasks_factsOf(task) {
    const progress = Number.parseFloat(task.Progress ?? "");
    return {
        id: task.ExportImageTaskId ?? "",
        name: task.Tags?.find(({ Key }) => Key === "Name")?.Value,
        assetId: readAwsTags(task.Tags)?.assetId,
        imageId: task.ImageId ?? "",
        status: task.Status ?? "active",
        message: task.StatusMessage || undefined,
        progress: Number.isNaN(progress) ? undefined : progress,
        bucket: task.S3ExportLocation?.S3Bucket,
        prefix: task.S3ExportLocation?.S3Prefix,
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-turns.js
/** AWS exports one disk of an AMI at a time; the key is the AMI. What fails does not keep the next one from its turn. */
function createTurns() {
    const last = new Map();
    return (key, work) => {
        const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
        last.set(key, turn);
        return turn;
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-start.js





/** Name of the role where nobody says (VM Import/Export User Guide, "Required service role"). */
const DEFAULT_ROLE = "vmimport";
/** Milliseconds: how long another task takes to end, and after which nobody goes on waiting for a slot. */
const export_start_USUAL = 600_000;
const export_start_WITHIN = 12 * 3_600_000;
/**
 * Milliseconds between two tries for a slot. A task takes half an hour: a minute later is little, and 20 builds that wait
 * for the same slots would otherwise call hundreds of times each.
 */
const TRY_EVERY = 60_000;
/**
 * Starts an export task. Where the Region or the AMI has as many as AWS allows, the next free slot is waited for.
 * @returns the task's id.
 * @throws AwsError with AWS's reason where the image is none that can be exported, or the role may not.
 */
async function startExport(request, options, task) {
    const { aws, clock, signal, settings } = options;
    const { imageId, format, name, attempt, bucket, folder, tags } = request;
    const input = {
        ImageId: imageId,
        DiskImageFormat: format.toUpperCase(),
        S3ExportLocation: { S3Bucket: bucket, S3Prefix: folder },
        RoleName: settings.exportRole ?? DEFAULT_ROLE,
        Description: name,
        ClientToken: clientToken(tags.assetId, imageId, name, attempt),
        TagSpecifications: [{ ResourceType: "export-image-task", Tags: writeTags(tags, name) }],
    };
    let told = false;
    const look = async () => {
        try {
            const { ExportImageTaskId: id } = await aws.call("ec2", "ExportImage", input, { signal });
            if (id === undefined)
                throw new errors/* UserError */.yo("AWS has started an export and does not say which.", "Run the same again.");
            return { done: id };
        }
        catch (error) {
            if (!isOutOfSlots(error))
                throw error;
            if (!told)
                task.line(`AWS has no free slot for another export task and says: ${error.message}`);
            told = true;
            return { note: "waits for a free slot of VM Import/Export" };
        }
    };
    const what = `a slot for the export of ${name} is free`;
    const remedy = "See `aws ec2 describe-export-image-tasks`; the quota of a Region is raised by AWS Support (5 at first, 20 at most).";
    return await watch(look, { what, usual: export_start_USUAL, within: export_start_WITHIN, close: TRY_EVERY, clock, signal, remedy }, task);
}
/**
 * Whether AWS says that it has to do with how many tasks there are: so many at a time in a Region, and one of an AMI.
 * `ResourceLimitExceeded` is documented (EC2 API, "Client error codes"); how a second task of an AMI is refused is not,
 * so that the words have to do.
 */
function isOutOfSlots(error) {
    if ((0,aws_error/* isAwsCode */.H)(error, "ResourceLimitExceeded", "ExportTaskLimitExceeded", "ConversionTaskLimitExceeded"))
        return true;
    const codes = [
        "InvalidParameter",
        "InvalidParameterValue",
        "IncorrectState",
        "OperationNotPermitted",
        "ResourceInUse",
    ];
    return ((0,aws_error/* isAwsCode */.H)(error, ...codes) &&
        /concurrent|already (?:being exported|in progress|has an active)|in progress/i.test(error.message));
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export-watch.js






/** Milliseconds that an export usually takes: two in a row took 1 h 40 min with the seeds of this project, 30 GiB each. */
const export_watch_USUAL = 30 * 60_000;
const export_watch_WITHIN = 24 * 3_600_000;
/**
 * Milliseconds without any change after which a task is taken to be stuck. AWS's figures are coarse, and tasks are known
 * to stay at 80 % for long (public reports). Large disks take their time between two figures.
 */
const STALLED = 20 * 60_000;
const STALLED_PER_GIB = 40_000;
/** A task without an object is given up after so many times as long: it may still be at work on a disk that is hard to convert. */
const PATIENCE = 3;
/**
 * Waits until a task has put its object into the bucket. The object is what is waited for, whatever the task says: S3
 * shows none that is not whole (S3 User Guide, "Amazon S3 data consistency model"), and tasks are known to stay at 80 %
 * although theirs is (public reports).
 * @returns the object, under the name that AWS gave it.
 * @throws UserError in AWS's words where the task failed; and where it is stuck, and no object comes for an hour.
 */
async function watchExport(request, shared, options, task) {
    const { id, name, bucket, folder, format, virtualSize, inTurns } = request;
    const { clock, signal, aws } = options;
    const stalled = Math.max(STALLED, (virtualSize / base_size/* GiB */.T3) * STALLED_PER_GIB);
    let last = { text: "", at: clock.now() };
    let warned = false;
    const judge = async (now) => {
        const { object, task: seen, askedAt = clock.now(), missingSince } = now ?? {};
        if (object && !inTurns)
            return { done: object };
        if (missingSince !== undefined && clock.now() - missingSince > LISTED_WITHIN) {
            throw new errors/* UserError */.yo(`AWS no longer knows of the export task ${id} (${name}).`, "Run the same again.");
        }
        if (!seen)
            return { note: "exporting" };
        if (seen.status === "completed")
            return { done: object ?? (await objectOf(seen)) };
        if (seen.status !== "active")
            throw failure(seen, name);
        const text = `${seen.progress ?? 0} %${seen.message ? ` ${seen.message}` : ""}`;
        if (text !== last.text)
            last = { text, at: askedAt };
        const quiet = askedAt - last.at;
        if (quiet >= stalled)
            tellStuck(quiet);
        return { progress: (seen.progress ?? 0) / 100, note: `exporting: ${seen.message ?? "active"}` };
    };
    const tellStuck = (quiet) => {
        const stuck = `The export of ${name} (${id}) is stuck at ${last.text}: nothing has changed for ${(0,duration/* formatDuration */.a)(quiet)}, and there is no object.`;
        const remedy = `Cancel it with \`aws ec2 cancel-export-task --export-task-id ${id} --region ${aws.region}\` and run the same again: it goes on with the image.`;
        if (quiet >= PATIENCE * stalled)
            throw new errors/* UserError */.yo(stuck, remedy);
        if (!warned)
            task.line(`Warning: ${stuck} It is waited for a while longer.`);
        warned = true;
    };
    const objectOf = async ({ prefix = folder }) => {
        const key = objectKey({ id, prefix }, format);
        const object = await headObject(bucket, key, options);
        if (object)
            return object;
        throw new errors/* UserError */.yo(`AWS says that ${id} is complete, and s3://${bucket}/${key} is not there.`, "Run the same again: it is exported once more.");
    };
    const what = `the export task ${id} (${name}) is complete`;
    const remedy = "Run the same again: it goes on with this task.";
    shared.expect(id, { bucket, key: objectKey({ id, prefix: folder }, format), inTurns });
    return await shared.wait(id, judge, { what, usual: export_watch_USUAL, within: export_watch_WITHIN, signal, remedy, free: true }, task);
}
function failure({ id, message, status }, name) {
    return new errors/* UserError */.yo(`The export of ${name} (${id}) failed: ${message ?? `AWS says ${status} and gives no reason; it may have been cancelled`}.`, "Mend what AWS names (docs/aws.md lists what VM Import/Export refuses) and run the same again: it goes on with the image.");
}

;// CONCATENATED MODULE: ./build/providers/aws/export/rename.js





/** Bytes that one CopyObject copies at most (S3 API). */
const LARGEST_COPY = 5 * base_size/* GiB */.T3;
/** Parts of a multipart upload: at most so many, and each of at most 5 GiB (S3 User Guide, "Multipart upload limits"). */
const MOST_PARTS = 10_000;
/** Bytes: large enough that a part's own costs do not count, small enough that eight at once make use of S3. */
const PART = 128 * base_size/* MiB */.lv;
const rename_AT_ONCE = 8;
/** The parts that an object of this size is copied in: as small as they may be. */
function partsOf(size) {
    const length = Math.max(PART, Math.ceil(size / MOST_PARTS / base_size/* MiB */.lv) * base_size/* MiB */.lv);
    const count = Math.ceil(size / length);
    return Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        from: index * length,
        to: Math.min(size, (index + 1) * length),
    }));
}
/**
 * Puts an object under another key, too: copied by S3 itself, never through this machine. The old one stays until its
 * caller has no use for it any more.
 * @param metadata goes into the new object.
 * @throws UserError where the new object has another size · AwsError. Nothing half-made stays: a multipart upload is ended.
 */
async function copyObject(source, key, metadata, options, task) {
    const { bucket, size } = source;
    task.update(undefined, "naming the object");
    const copy = size <= LARGEST_COPY ? copyWhole : copyInParts;
    await copy(source, key, metadata, options, task);
    const made = await headObject(bucket, key, options);
    if (made?.size !== size) {
        throw new errors/* UserError */.yo(`s3://${bucket}/${key} has ${made?.size ?? 0} bytes where ${size} were copied.`, "Run the same again: the exported object is still there.");
    }
    return made;
}
async function copyWhole(source, key, Metadata, { aws, signal }) {
    const input = {
        Bucket: source.bucket,
        Key: key,
        Metadata,
        MetadataDirective: "REPLACE",
        // S3 reads it all anyway; a copy in one piece gets the checksum of the whole, a copy in parts cannot.
        ChecksumAlgorithm: "SHA256",
        ...copySource(source),
    };
    await aws.call("s3", "CopyObject", input, { signal });
}
async function copyInParts(source, key, Metadata, { aws, signal }, task) {
    const place = { Bucket: source.bucket, Key: key };
    const { UploadId } = await aws.call("s3", "CreateMultipartUpload", { ...place, Metadata }, { signal });
    try {
        const parts = partsOf(source.size);
        let done = 0;
        const jobs = parts.map(({ number, from, to }) => ({
            ...{ name: String(number), weight: 1 },
            work: async (ends) => {
                const part = { ...place, UploadId, PartNumber: number, CopySourceRange: `bytes=${from}-${to - 1}` };
                const { CopyPartResult } = await aws.call("s3", "UploadPartCopy", { ...part, ...copySource(source) }, { signal: ends });
                done += to - from;
                task.update(done / source.size, "naming the object");
                return { PartNumber: number, ETag: CopyPartResult?.ETag };
            },
        }));
        const Parts = await (0,lanes/* runInLanes */.e)(jobs, rename_AT_ONCE, signal);
        await aws.call("s3", "CompleteMultipartUpload", { ...place, UploadId, MultipartUpload: { Parts } }, { signal });
    }
    catch (error) {
        // Completed already, and the answer was lost; or ended by somebody. The caller sees by the object's size.
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchUpload"))
            return;
        // Its parts cost money and are not listed among the objects. A cancel must not keep it from being ended.
        await aws.call("s3", "AbortMultipartUpload", { ...place, UploadId });
        throw error;
    }
}
/** The source as S3 takes it: only as long as it is the same object. */
function copySource({ bucket, key, etag }) {
    const path = key.split("/").map(encodeURIComponent).join("/");
    return { CopySource: `${bucket}/${path}`, ...(etag === undefined ? {} : { CopySourceIfMatch: etag }) };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/task-watch.js




/**
 * Milliseconds until the tasks themselves are asked for, after the last one was begun, and at most between two
 * questions. In between it is twice the time that they have run: a failure shows while it is worth knowing. By these
 * questions nothing but failures, and how far it is in AWS's coarse figures, is learned.
 */
const ASK_FIRST = 5 * 60_000;
const ASK_AT_LEAST = 20 * 60_000;
/** Milliseconds until a task that was not listed is asked for again: one id that is not known fails the whole answer. */
const ASK_AGAIN = 60_000;
/**
 * Looks for the objects, often: S3 takes thousands of HEADs a second, so that the end of half an hour is noticed within a
 * second. The tasks, whose calls EC2 counts, are asked all at once and seldom.
 */
function createTaskWatch(options) {
    const { clock } = options;
    const places = new Map();
    const objects = new Map();
    const missing = new Map();
    let known = new Map();
    let answered = 0;
    let begun = 0;
    const seekObject = async (id) => {
        const place = places.get(id);
        if (!place || objects.has(id))
            return;
        const object = await headObject(place.bucket, place.key, options);
        if (object && object.size > 0)
            objects.set(id, object);
    };
    const pause = (ids) => {
        if (ids.some((id) => objects.has(id) && places.get(id)?.inTurns))
            return CLOSE;
        if (ids.some((id) => missing.has(id)))
            return ASK_AGAIN;
        return Math.min(ASK_AT_LEAST, Math.max(ASK_FIRST, 2 * (answered - begun)));
    };
    const askTasks = async (ids) => {
        known = await lookAtTasks(ids, options);
        answered = clock.now();
        for (const id of ids) {
            if (known.has(id))
                missing.delete(id);
            else if (!missing.has(id))
                missing.set(id, answered);
        }
    };
    const lookAt = async (ids) => {
        await Promise.all(ids.map(seekObject));
        const waited = ids.filter((id) => !objects.has(id) || places.get(id)?.inTurns);
        if (waited.length > 0 && clock.now() - Math.max(begun, answered) >= pause(waited))
            await askTasks(waited);
        return new Map(ids.map((id) => [
            id,
            { object: objects.get(id), task: known.get(id), askedAt: answered, missingSince: missing.get(id) },
        ]));
    };
    return {
        ...watchTogether(lookAt, clock),
        expect: (id, place) => {
            places.set(id, place);
            begun = clock.now();
        },
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/export/exported-disk.js








/** Metadata of an object with its final name: the AMI whose disk it is. An older build's object is none to go on with. */
const IMAGE = "slipway-image";
/** Takes up what there is (the object, AWS's object that has not got its name, a running task), else exports. */
function exportedDisk(parts, options) {
    const { request, tags, tasks, copies, turns, inTurns, spare } = parts;
    const { image, baseName } = request;
    const { assetId, virtualSize, handle } = image;
    const { bucket, folder } = bucketFolder(assetId, options);
    const shared = createTaskWatch(options);
    const taskTags = () => {
        const now = options.clock.now();
        const { product, owner } = tags;
        return { assetId, product, owner, lifetime: "ephemeral", created: new Date(now), expires: leaseOf(tags, now) };
    };
    return async (format, { fromImage, keep }, task, signal) => {
        const ended = { ...options, signal };
        const name = `${baseName}.${format}`;
        const same = tasks.filter((one) => one.name === name);
        const watchTask = (id, part) => watchExport({ id, format, name, bucket, folder, virtualSize, inTurns }, shared, part, task);
        /** Enters the turn at once where it can: a task that runs must come before one that waits for the same AMI. */
        const exported = async () => {
            const active = same.find(({ status }) => status === "active");
            if (active) {
                task.line(`goes on with the export task ${active.id}`);
                return await turns(active.imageId, () => watchTask(active.id, ended));
            }
            const whole = await firstObject(same, format, ended);
            if (whole)
                return whole;
            const imageId = fromImage ? handle : await copies.copyFor(format, task, signal);
            return await turns(imageId, async () => {
                if (signal.aborted)
                    throw new errors/* CancelledError */.cc();
                const start = { imageId, format, name, attempt: same.length, bucket, folder, tags: taskTags() };
                const id = await startExport(start, ended, task);
                task.line(`export task ${id}`);
                return await watchTask(id, ended);
            });
        };
        const final = same.some(({ status }) => status === "active")
            ? undefined
            : await headObject(bucket, folder + name, ended);
        if (final && final.size > 0 && final.metadata[IMAGE] === handle) {
            task.line(`s3://${bucket}/${final.key} is there already`);
            return final;
        }
        const object = await exported();
        if (!keep)
            return object;
        const named = await copyObject(object, folder + name, { [IMAGE]: handle }, ended, task);
        spare.push(object.key);
        return named;
    };
}
/** The object of a task that is complete, and that nobody has given its name. */
async function firstObject(tasks, format, options) {
    const complete = tasks.filter(({ status, bucket }) => status === "completed" && bucket !== undefined);
    const objects = await Promise.all(complete.map((task) => headObject(task.bucket ?? "", objectKey(task, format), options)));
    return objects.find((object) => object !== undefined && object.size > 0);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(3759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/coerce.js


function string(params) {
    return core._coercedString(schemas.ZodString, params);
}
function number(params) {
    return core._coercedNumber(schemas.ZodNumber, params);
}
function coerce_boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return api/* _coercedDate */.B4(classic_schemas/* ZodDate */.aPP, params);
}

;// CONCATENATED MODULE: ./build/providers/aws/export/record.js





const record_date = classic_schemas/* string */.YjP().pipe(date());
const record_schema = classic_schemas/* object */.Ikc({
    assetId: classic_schemas/* string */.YjP(),
    product: classic_schemas/* string */.YjP(),
    created: record_date,
    expires: record_date,
    owner: classic_schemas/* object */.Ikc({ name: classic_schemas/* string */.YjP(), url: classic_schemas/* string */.YjP().optional() }),
    status: classic_schemas/* enum */.k5n(["building", "complete"]),
});
/** What VM Import/Export writes to try whether it may. */
const WRITE_PROBE = "vmimportexport_write_verification";
/**
 * The record of a build's folder; undefined where there is none that can be read and names this asset-id: such a folder
 * is a stranger's.
 */
async function readRecord(assetId, options) {
    const { bucket, folder } = bucketFolder(assetId, options);
    const text = await readText(bucket, folder + RECORD_FILE, options);
    const record = text === undefined ? undefined : record_schema.safeParse(parsed(text)).data;
    return record?.assetId === assetId ? record : undefined;
}
/** Writes the record, over an older one of the same build. */
async function writeRecord(record, options) {
    const { aws, signal } = options;
    const { bucket, folder } = bucketFolder(record.assetId, options);
    const Body = `${JSON.stringify(record, undefined, 2)}\n`;
    await aws.call("s3", "PutObject", { Bucket: bucket, Key: folder + RECORD_FILE, Body, ContentType: "application/json" }, { signal });
}
/**
 * Makes the folder ours before anything is put there. A record that is there already stays as it is.
 * @throws UserError where there are objects and no record of ours: whoever put them there keeps them.
 */
async function claimFolder(record, options) {
    const known = await readRecord(record.assetId, options);
    if (known)
        return known;
    const { bucket, folder } = bucketFolder(record.assetId, options);
    const { aws, signal } = options;
    const { Contents = [] } = await aws.call("s3", "ListObjectsV2", { Bucket: bucket, Prefix: folder, MaxKeys: 1 }, { signal });
    if (Contents.length > 0) {
        throw new errors/* UserError */.yo(`s3://${bucket}/${folder} holds objects that no build of ${record.assetId} has put there: ${Contents[0]?.Key}.`, "Choose another asset-id or bucket-prefix, or move them away.");
    }
    await writeRecord(record, options);
    return record;
}
/**
 * Whether an object of a folder with this record has one of the names that we give: only those are ever removed.
 * @param key whole key of the object: it has to lie in the folder itself, not in a folder below.
 */
function isOurObject(key, { assetId, product }) {
    const [name = "", folder] = key.split("/").reverse();
    if (folder !== assetId)
        return false;
    if ([RECORD_FILE, BUILD_FILE, WRITE_PROBE].includes(name))
        return true;
    return isRawExport(name) || name.startsWith(`${product}-${assetId}.`);
}
/** Whether a name is the one that AWS gives to an exported disk: `export-ami-0123.vmdk`. */
function isRawExport(name) {
    return /^export-ami-[0-9a-z]+\.(?:vmdk|vhd|raw)$/.test(name);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/export/export.js














/**
 * Makes the export of an AMI. Each format goes its own way without waiting for another: copy, export by AWS, its final
 * name in the bucket, and, where wanted, to this machine; what AWS cannot make is converted as soon as its source is
 * here. What an earlier run has begun is taken up: objects, tasks, copies.
 * @returns the artifacts in the order of `FORMATS`.
 */
function createExport(tools) {
    return async (request, options, task) => {
        const { image, formats } = request;
        (0,errors/* throwProblems */.Jh)(exportProblems(formats, options.settings));
        if (formats.length === 0)
            return [];
        const plan = planExport(formats, options.settings.exportBy);
        const [images, tasks] = await findWork(image.assetId, options);
        const tags = await claimExport(images, options);
        const arrival = createArrival(request, plan, { ...tools, freeSpace: tools.freeSpace ?? space/* freeSpace */.F }, options);
        const copies = createCopies(image, images, options);
        const inTurns = plan.by === "queue";
        const spare = [];
        const disks = exportedDisk({ request, tags, tasks, copies, turns: createTurns(), inTurns, spare }, options);
        const jobs = exportJobs(plan, disks, tasks, arrival, request, task);
        const made = (await (0,lanes/* runInLanes */.e)(jobs, jobs.length, options.signal)).flat();
        await removeSpare(image.assetId, spare, options);
        return made.sort((one, other) => format/* FORMATS */.h.indexOf(one.format) - format/* FORMATS */.h.indexOf(other.format));
    };
}
/** AMIs and export tasks of an asset-id. Where this run has made the first AMI of it, nothing else has come of that yet. */
async function findWork(assetId, options) {
    const known = findingsOf(options).images.get(assetId);
    return known ? [known, []] : await Promise.all([imagesOf(assetId, options), exportTasksOf(assetId, options)]);
}
/** Nothing is put into the bucket before its folder says whose it is. */
async function claimExport(images, options) {
    const image = deliverableOf(images);
    if (!image)
        throw new errors/* UserError */.yo("AWS does not list the AMI that is to be exported.", "Build it again.");
    const tags = wholeTags(image.tags, `The AMI ${image.id}`);
    const { assetId, product, created, expires, owner } = tags;
    const status = tags.status ?? "building";
    await claimFolder({ assetId, product, created, expires, owner, status }, options);
    return tags;
}
/** A job a format. The first of the plan is exported from the image itself, the others from copies or in a row. */
function exportJobs(plan, disks, tasks, arrival, { image, baseName }, task) {
    const running = (format) => tasks.some(({ name, status }) => name === `${baseName}.${format}` && status === "active");
    // What runs already keeps its AMI's turn, and so comes first.
    const order = [...plan.exported].sort((one, other) => Number(running(other)) - Number(running(one)));
    const taken = tasks.some(({ imageId, status }) => imageId === image.handle && status === "active");
    const first = order.find((format) => !running(format));
    return order.map((format) => ({
        ...{ name: format, weight: 1 },
        work: (signal) => task.task(format, async (part) => {
            const fromImage = plan.by === "queue" || (format === first && !taken);
            return await uncancelled(signal, async () => {
                const object = await disks(format, { fromImage, keep: !plan.auxiliary }, part, signal);
                return await arrival(format, object, part, signal);
            });
        }),
    }));
}
/** Streams end with an AbortError of their own when the signal fires. */
async function uncancelled(signal, work) {
    try {
        return await work();
    }
    catch (error) {
        throw signal.aborted && !(error instanceof errors/* UserError */.yo) ? new errors/* CancelledError */.cc() : error;
    }
}
/**
 * Removes what is of no use any more, with one call: objects that have got their names, and what VM Import/Export has
 * written to try whether it may. Not earlier: a task may be at work on its object for some seconds after it is there.
 */
async function removeSpare(assetId, spare, options) {
    const { bucket, folder } = bucketFolder(assetId, options);
    await removeObjects(bucket, [folder + WRITE_PROBE, ...spare], options);
}

// EXTERNAL MODULE: ./build/ssh/client.js
var client = __webpack_require__(2650);
;// CONCATENATED MODULE: ./build/providers/aws/image/capture-instance.js





/** States in which an instance still has its disk. */
const LIVING = ["pending", "running", "stopping", "stopped"];
/** Milliseconds that a stop usually takes: ten-odd seconds for the guest, and a little longer for EC2. */
const capture_instance_USUAL = 35_000;
/** Milliseconds after which a guest is said not to stop. EC2 presses the button once and gives it minutes. */
const STOP_WITHIN = 10 * 60_000;
/** The one living instance of an asset-id. @throws UserError where there is none, or more than one. */
async function findInstance(assetId, { aws, signal }) {
    const Filters = [
        { Name: `tag:${TAG.assetId}`, Values: [assetId] },
        { Name: "instance-state-name", Values: LIVING },
    ];
    const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { Filters }, { signal });
    const found = Reservations.flatMap(({ Instances = [] }) => Instances.flatMap((one) => capture_instance_factsOf(one) ?? [])).filter(({ tags }) => tags.assetId === assetId);
    const [instance, ...more] = found;
    const remedy = `Remove what is left with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\` and build again.`;
    if (!instance)
        throw new errors/* UserError */.yo(`There is no machine with the asset-id ${assetId} in ${aws.region}.`, remedy);
    if (more.length === 0)
        return instance;
    const ids = found.map(({ id }) => id).join(", ");
    throw new errors/* UserError */.yo(`Several machines have the asset-id ${assetId}: ${ids}. Nobody can tell which is meant.`, remedy);
}
function capture_instance_factsOf({ InstanceId, State, InstanceLifecycle, Tags }) {
    const tags = readAwsTags(Tags);
    if (!tags || InstanceId === undefined)
        return undefined;
    return { id: InstanceId, state: State?.Name ?? "pending", spot: InstanceLifecycle === "spot", tags };
}
/**
 * Stops a machine as its own power button would, and waits until it has. Nothing is forced: a disk that was in the
 * middle of a write is none to hand out. A spot instance is left running: `CreateImage` shuts it down itself.
 * @throws UserError where the guest does not stop in time, or the instance has ended.
 */
async function stopInstance(instance, options, task) {
    const { aws, clock, signal } = options;
    const { id, state, spot } = instance;
    if (spot || state === "stopped")
        return;
    task.update(undefined, "shutting down");
    if (state !== "stopping")
        await requestStop(id, options);
    const look = async () => {
        const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { InstanceIds: [id] }, { signal });
        const now = Reservations[0]?.Instances?.[0]?.State?.Name;
        if (now === "stopped")
            return { done: true };
        if (now === undefined || LIVING.includes(now))
            return { note: "shutting down" };
        throw new errors/* UserError */.yo(`The machine ${id} is ${now} and not stopped, so that its disk is lost.`, "Build again. If its lease had ended, give a longer one with `lease`.");
    };
    const assetId = instance.tags.assetId;
    const remedy = `See what holds it with \`aws ec2 get-console-output --latest --instance-id ${id} --region ${aws.region}\`, or remove it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\` and build again.`;
    const what = `the guest of ${id} shuts down. No image was captured`;
    await watch(look, { what, usual: capture_instance_USUAL, within: STOP_WITHIN, fresh: true, clock, signal, remedy }, task);
}
async function requestStop(id, { aws, signal }) {
    try {
        await aws.call("ec2", "StopInstances", { InstanceIds: [id] }, { signal });
    }
    catch (error) {
        // It is on its way to its end; the look at it tells.
        if (!(0,aws_error/* isAwsCode */.H)(error, "IncorrectInstanceState"))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/image/capture-release.js




/**
 * Asks AWS to delete what the machine of a build was made of, side by side, without waiting for it: tear-down sees
 * to the end of it. What this run has made itself is named by its id; where another run has made it, what carries the
 * name and not the tag is a stranger's, and stays.
 */
async function releaseMachine(assetId, options, task) {
    const { stackId, keyPairId } = findingsOf(options).made.get(assetId) ?? {};
    const told = await Promise.all([deleteStack(assetId, stackId, options), deleteKeyPair(assetId, keyPairId, options)]);
    for (const line of told.flat())
        task.detail(line);
}
async function deleteStack(assetId, made, { aws, signal }) {
    const StackName = stackName(assetId);
    const told = [`deleting the stack ${StackName}: the AMI no longer needs its machine`];
    if (made !== undefined) {
        await aws.call("cloudformation", "DeleteStack", { StackName: made });
        return told;
    }
    try {
        const { Stacks = [] } = await aws.call("cloudformation", "DescribeStacks", { StackName }, { signal });
        const stack = Stacks.find(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
        if (!stack?.StackId || stack.StackStatus?.startsWith("DELETE_"))
            return [];
        await aws.call("cloudformation", "DeleteStack", { StackName: stack.StackId });
        return told;
    }
    catch (error) {
        // CloudFormation has one code for every bad request; only its words say that there is no such stack.
        if ((0,aws_error/* isAwsCode */.H)(error, "ValidationError") && /does not exist/.test(error.message))
            return [];
        throw error;
    }
}
async function deleteKeyPair(assetId, made, options) {
    const { aws } = options;
    const ids = made === undefined ? await keyPairsOf(assetId, options) : [made];
    await Promise.all(ids.map((KeyPairId) => aws.call("ec2", "DeleteKeyPair", { KeyPairId })));
    return ids.map((id) => `deleted the key pair ${id}`);
}
async function keyPairsOf(assetId, { aws, signal }) {
    const Filters = [{ Name: "key-name", Values: [keyPairName(assetId)] }];
    const { KeyPairs = [] } = await aws.call("ec2", "DescribeKeyPairs", { Filters }, { signal });
    const ours = KeyPairs.filter(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
    return ours.flatMap(({ KeyPairId }) => KeyPairId ?? []);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/capture.js











/**
 * Milliseconds until an AMI of a machine with some GiB in use is available. In a public log of Packer the stop of the
 * machine, the AMI and the end of the machine took 2 min 39 s together; stop and end are half a minute each.
 */
const capture_USUAL = 95_000;
/**
 * Stops the machine of a build and makes an AMI of it. When the AMI is available, everything that the machine was made
 * of is being deleted. An image that was captured already is returned as it is; one that is being captured is waited for.
 * @throws UserError where there is no such machine, its guest does not stop, the AMI's name is a stranger's, or AWS
 *   could not make it; what there is then stays for tear-down.
 */
async function capture(assetId, options, task) {
    const { images } = findingsOf(options);
    const isFirst = images.get(assetId)?.length === 0;
    images.delete(assetId); // From here on there may be one.
    const known = isFirst ? undefined : deliverableOf(await imagesOf(assetId, options));
    const { id, name } = known ?? (await makeImage(assetId, options, task));
    task.line(known ? `AMI ${id} is there already (${known.state})` : `AMI ${id}`);
    const watched = { assetId, id, name, usual: capture_USUAL, fresh: known === undefined };
    const image = known?.state === "available" ? known : await watchImage(watched, options, task);
    if (isFirst)
        images.set(assetId, [image]);
    await releaseMachine(assetId, options, task);
    return imageOf(image, await baseOf(image, options));
}
async function makeImage(assetId, options, task) {
    const instance = findingsOf(options).made.get(assetId)?.instance ?? (await findInstance(assetId, options));
    // What goes on the record does not touch the machine, so that both can be done at once. Both have ended before the
    // AMI is made: whoever finds it finds its build record too.
    const sides = [
        { name: "machine", weight: 2, work: (signal) => stopCleanly(instance, { ...options, signal }, task) },
        { name: "record", weight: 1, work: (signal) => keepRecord(instance, { ...options, signal }) },
    ];
    await (0,lanes/* runInLanes */.e)(sides, sides.length, options.signal);
    return await createImage(instance, options, task);
}
async function stopCleanly(instance, options, task) {
    const record = await readBuildFolder(options.state, instance.tags.assetId);
    const target = record && sshTargetOf(options.state, record);
    if (target)
        await (0,client/* closeConnection */.Bn)(target);
    await stopInstance(instance, options, task);
}
async function keepRecord({ id, tags }, options) {
    if (options.settings.bucket === undefined)
        return;
    const { assetId, product, created, expires, owner } = wholeTags(tags, `The instance ${id}`);
    await claimFolder({ assetId, product, created, expires, owner, status: "building" }, options);
    await uploadBuildRecord(assetId, options);
}
/** What the image's machine was launched from: as the build knows it, else as AWS says. */
async function baseOf(image, options) {
    const { assetId } = image.tags;
    const known = (await readBuildFacts(options.state, assetId)) ?? (await readBuildFolder(options.state, assetId));
    if (known)
        return known.base;
    const id = image.sourceImage ?? "unknown";
    return { name: id, reference: id, digest: `ami:${options.aws.region}/${id}`, handle: id, cached: true };
}
/** An AMI in the words of the contract. @param size bytes, for an AMI that does not say yet. */
function imageOf({ id, tags, virtualSize }, base, size = 0) {
    return { assetId: tags.assetId, provider: "aws", base, handle: id, virtualSize: virtualSize ?? size };
}

;// CONCATENATED MODULE: ./build/providers/aws/image/complete.js





/** Resources that one CreateTags takes (EC2 API). */
const MOST_TAGGED = 1_000;
/**
 * Says of all deliverables of a build that they are complete: of AMIs and snapshots in every Region by their tags, of
 * the objects by the record of their folder. From now on only a command removes them. Copies of the AMI that were made
 * only to be exported are left to tear-down, which finds them by their tags.
 */
async function complete(assetId, options) {
    const { aws, settings } = options;
    const regions = new Set([aws.region, ...(settings.copyToRegions ?? [])]);
    const objects = settings.bucket === undefined ? [] : [completeObjects(assetId, options)];
    await Promise.all([...[...regions].map((region) => completeImages(assetId, region, options)), ...objects]);
    findingsOf(options).completed.add(assetId);
}
async function completeImages(assetId, region, options) {
    const { aws, signal } = options;
    const known = region === aws.region ? findingsOf(options).images.get(assetId) : undefined;
    const images = known ?? (await imagesOf(assetId, options, region));
    const ids = images
        .filter(({ tags, state }) => tags.lifetime === "deliverable" && state === "available")
        .flatMap(({ id, snapshots }) => [id, ...snapshots]);
    const Tags = [{ Key: TAG.status, Value: "complete" }];
    const batches = Array.from({ length: Math.ceil(ids.length / MOST_TAGGED) }, (_, index) => ids.slice(index * MOST_TAGGED, (index + 1) * MOST_TAGGED));
    await Promise.all(batches.map((Resources) => aws.call("ec2", "CreateTags", { Resources, Tags }, { region, signal })));
}
async function completeObjects(assetId, options) {
    const record = await readRecord(assetId, options);
    if (!record)
        return; // Nothing was exported.
    const isFirstRun = findingsOf(options).images.has(assetId);
    await Promise.all([
        isFirstRun || removeUnnamed(assetId, options),
        record.status === "complete" || writeRecord({ ...record, status: "complete" }, options),
    ]);
}
/** A run that was killed between the copy of an object and the end of the old one has left the disk there twice. */
async function removeUnnamed(assetId, options) {
    const { aws, signal } = options;
    const { bucket, folder } = bucketFolder(assetId, options);
    const input = { Bucket: bucket, Prefix: `${folder}export-ami-` };
    const { Contents = [] } = await aws.call("s3", "ListObjectsV2", input, { signal });
    const keys = Contents.flatMap(({ Key }) => (Key && isRawExport(Key.slice(folder.length)) ? Key : []));
    if (keys.length > 0)
        await removeObjects(bucket, keys, options);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/publish-public.js

/** What stands against public AMIs in a Region of this account; undefined where nothing does. */
async function publicProblem(region, { aws, signal }) {
    const { ImageBlockPublicAccessState: state } = await aws.call("ec2", "GetImageBlockPublicAccessState", {}, { region, signal });
    if (state === "unblocked")
        return undefined;
    return {
        subject: "public",
        problem: `The account blocks public AMIs in ${region} (${state}).`,
        remedy: `Allow them with \`aws ec2 disable-image-block-public-access --region ${region}\`, which takes effect within ten minutes.`,
    };
}
/** Lets everyone launch an AMI, and reads back that it is so. */
async function openToAll({ id, region }, { aws, signal }, task) {
    const image = { ImageId: id, Attribute: "launchPermission" };
    const input = { ...image, LaunchPermission: { Add: [{ Group: "all" }] } };
    await aws.call("ec2", "ModifyImageAttribute", input, { region, signal });
    const { LaunchPermissions = [] } = await aws.call("ec2", "DescribeImageAttribute", image, { region, signal });
    if (!LaunchPermissions.some(({ Group }) => Group === "all")) {
        throw new errors/* UserError */.yo(`AWS has taken the permission for everyone on ${id} in ${region}, and does not show it.`, "Run `slipway make-ami-public` again in a minute; the account's block of public AMIs may have come back.");
    }
    task.line(`${id} in ${region} is open to everyone`);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/publish-share.js

/** `arn:aws:organizations::123456789012:organization/o-abc`, and the same with `ou/o-abc/ou-1-abc`. */
const ORGANISATION = /^arn:[a-z-]+:organizations::\d{12}:(organization|ou)\/[a-z0-9/-]+$/;
/**
 * Whom an AMI is shared with, as AWS takes it.
 * @param shareWith account ids of twelve digits, ARNs of organisations and of organisational units.
 * @throws UserError for anything else.
 */
function launchPermissions(shareWith) {
    return shareWith.map((whom) => {
        if (/^\d{12}$/.test(whom))
            return { UserId: whom };
        const kind = ORGANISATION.exec(whom)?.[1];
        if (kind === "organization")
            return { OrganizationArn: whom };
        if (kind === "ou")
            return { OrganizationalUnitArn: whom };
        throw new errors/* UserError */.yo(`share-with: ${whom} is neither an account id nor the ARN of an organisation or organisational unit.`, "Give twelve digits, or an ARN such as arn:aws:organizations::123456789012:organization/o-abc123.");
    });
}
/** Lets them launch an AMI; whoever may already keeps the right. */
async function share({ id, region }, Add, { aws, signal }, task) {
    const input = { ImageId: id, Attribute: "launchPermission", LaunchPermission: { Add } };
    await aws.call("ec2", "ModifyImageAttribute", input, { region, signal });
    task.line(`${id} in ${region} is shared with ${Add.flatMap((one) => Object.values(one)).join(", ")}`);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/spread.js




/** Milliseconds that a copy to another Region usually takes: the disk goes over AWS's own network as a whole. */
const spread_USUAL = 8 * 60_000;
/**
 * A copy of an AMI in another Region, available, under the same name and with the same tags. One that an earlier run has
 * begun is taken up.
 * @throws UserError where it failed, or a stranger has the name there.
 */
async function copyToRegion(home, region, options, task) {
    const { assetId } = home.tags;
    const there = deliverableOf(await imagesOf(assetId, options, region));
    if (there?.state === "available")
        return there;
    const id = there?.id ?? (await spread_makeCopy(home, region, options));
    task.line(`AMI ${id} in ${region}`);
    const watched = { assetId, id, name: home.name, region, usual: spread_USUAL, fresh: there === undefined };
    return await watchImage(watched, options, task);
}
async function spread_makeCopy(home, region, options) {
    const { aws, clock, signal } = options;
    const { assetId, product, owner, expires, status } = wholeTags(home.tags, `The AMI ${home.id}`);
    const created = new Date(clock.now());
    const tags = {
        assetId,
        product,
        owner,
        expires,
        created,
        status: status ?? "building",
        lifetime: "deliverable",
    };
    const input = {
        ...{ Name: home.name, SourceImageId: home.id, SourceRegion: home.region },
        ClientToken: clientToken(assetId, home.id, region),
        TagSpecifications: imageTags(tags, home.name),
    };
    const make = async () => (await aws.call("ec2", "CopyImage", input, { region, signal })).ImageId;
    return await idOrHolder(make, { name: home.name, assetId, region }, options);
}

;// CONCATENATED MODULE: ./build/providers/aws/image/deliver.js







/**
 * Copies an AMI to the further Regions of the settings, side by side. A copy that is there or under way is taken up.
 * @returns the image itself first, then the copies in the order in which their Regions were given.
 */
async function spreadImage(image, options, task) {
    const known = findingsOf(options)
        .images.get(image.assetId)
        ?.find(({ id }) => id === image.handle);
    const home = known ?? (await imageById(image.handle, options));
    if (!home)
        throw new errors/* UserError */.yo(`AWS does not list the AMI ${image.handle}: somebody has removed it.`, "Build again.");
    const regions = furtherRegions(options);
    const jobs = regions.map((region) => ({
        ...{ name: region, weight: 1 },
        work: (signal) => task.task(`copy to ${region}`, (part) => copyToRegion(home, region, { ...options, signal }, part)),
    }));
    const copies = await (0,lanes/* runInLanes */.e)(jobs, jobs.length, options.signal);
    return [home, ...copies].map(delivered);
}
/**
 * Lets others use the AMIs as the settings say: accounts, organisations, everyone; and sets the date of deprecation.
 * Whether they may be public at all is asked in every Region before the first is changed.
 * @throws UserError where a Region's block of public AMIs stands against it, or AWS says afterwards that it is not public.
 */
async function publishImages(images, options, task) {
    const { settings, clock, aws, signal } = options;
    if (settings.public)
        await checkPublic(images, options);
    const permissions = launchPermissions(settings.shareWith ?? []);
    const after = settings.deprecateAfter;
    const now = clock.now();
    return await Promise.all(images.map(async (image) => {
        const { id, region } = image;
        const deprecate = async (DeprecateAt) => {
            await aws.call("ec2", "EnableImageDeprecation", { ImageId: id, DeprecateAt }, { region, signal });
            task.line(`${id} in ${region} is deprecated from ${DeprecateAt.toISOString().slice(0, 10)} on`);
        };
        // Public AMIs get a date of AWS's own when they become public, so that ours has to come after that.
        if (permissions.length > 0)
            await share(image, permissions, options, task);
        if (settings.public)
            await openToAll(image, options, task);
        if (after !== undefined)
            await deprecate(new Date(now + after));
        return settings.public ? { ...image, public: true } : image;
    }));
}
/**
 * Lets everyone launch the AMIs of an asset-id, in the home Region and those of the settings.
 * @throws UserError where there is none that is available, or a Region's block of public AMIs stands against it.
 */
async function makePublic(assetId, options, task) {
    const regions = [options.aws.region, ...furtherRegions(options)];
    const found = await Promise.all(regions.map(async (region) => deliverableOf(await imagesOf(assetId, options, region))));
    const images = found.flatMap((image) => (image?.state === "available" ? delivered(image) : []));
    if (images.length === 0) {
        throw new errors/* UserError */.yo(`There is no AMI of ${assetId} that is available in ${regions.join(", ")}.`, "`slipway show-assets --provider aws` lists what there is. Name further Regions with copy-to-regions.");
    }
    await checkPublic(images, options);
    return await Promise.all(images.map(async (image) => {
        await openToAll(image, options, task);
        return { ...image, public: true };
    }));
}
async function checkPublic(images, options) {
    const found = await Promise.all([...new Set(images.map(({ region }) => region))].map((region) => publicProblem(region, options)));
    const problems = found.flatMap((problem) => problem ?? []);
    const [first] = problems;
    if (first)
        throw new errors/* UserError */.yo(problems.map(({ problem }) => problem).join("\n"), problems.map(({ remedy }) => remedy).join("\n"));
}
function furtherRegions({ aws, settings }) {
    return [...new Set(settings.copyToRegions ?? [])].filter((region) => region !== aws.region);
}
function delivered({ region, id, name, public: isPublic }) {
    return { region, id, name, public: isPublic };
}

;// CONCATENATED MODULE: ./build/providers/aws/image/find-image.js






/** States of an AMI that one can go on with; a pending one is waited for by `capture`. */
const OF_USE = ["pending", "available"];
/**
 * What earlier runs left of an asset-id: the image to go on from, whether it was finished, and whether anything was begun
 * and not finished that a new build would meet. That there is nothing is found out once in a run.
 */
async function findEarlier(plan, options) {
    const { images: known } = findingsOf(options);
    if (known.get(plan.assetId)?.length === 0)
        return { image: undefined, finished: undefined, unfinished: false };
    const [named, record] = await Promise.all([
        imagesNamedAfter(plan.assetId, options),
        options.settings.bucket === undefined ? undefined : readRecord(plan.assetId, options),
    ]);
    const isNew = !record && !named.some(({ Tags }) => readAwsTags(Tags)?.assetId === plan.assetId);
    const images = isNew ? [] : await imagesOf(plan.assetId, options);
    if (isNew)
        known.set(plan.assetId, []);
    const made = deliverableOf(images);
    return {
        image: await usableImage(images, plan, options),
        finished: made?.tags.status === "complete" ? made.id : undefined,
        unfinished: images.some(({ tags }) => tags.status !== "complete") || record?.status === "building",
    };
}
/**
 * The image that an earlier run of the same owner captured; `takeUpImage` makes this machine ready to go on with it.
 * @returns undefined where there is no such image, somebody else has made it (the preflight tells), or nobody knows any
 *   more what is in it.
 */
async function usableImage(images, plan, options) {
    const image = deliverableOf(images);
    if (!image || !OF_USE.includes(image.state) || image.tags.owner?.name !== asTagged(plan))
        return undefined;
    const kept = await findKept(plan.assetId, options);
    return kept && imageOf(image, kept.facts.base, plan.diskSize);
}
/** The owner's name as a tag holds it: some letters are none that AWS takes. */
function asTagged({ assetId, owner, product }) {
    const never = new Date(0);
    return readAwsTags(writeTags({ assetId, owner, product, lifetime: "deliverable", created: never, expires: never }))
        ?.owner?.name;
}

// EXTERNAL MODULE: ./build/host/process.js
var process = __webpack_require__(5190);
// EXTERNAL MODULE: ./build/ssh/control-folder.js
var control_folder = __webpack_require__(5697);
// EXTERNAL MODULE: ./build/base/marked-folder.js
var marked_folder = __webpack_require__(5271);
// EXTERNAL MODULE: ./build/providers/provider.js
var provider = __webpack_require__(4096);
;// CONCATENATED MODULE: ./build/providers/aws/machine/build-folder.js











/**
 * Makes the folder of a build on this machine, or takes up the one that an earlier run of the same owner left here:
 * its key may still open the machine. The marker comes first and the record right after it, so that a kill leaves
 * nothing that `folderAssets` does not show.
 * @returns the record as it stands now.
 * @throws AssetIdInUseError where the build is another's, or a process on this machine is at work on it.
 */
async function makeBuildFolder(state, record) {
    const { assetId } = record;
    const folder = buildFolder(state, assetId);
    await (0,promises_.mkdir)(buildsFolder(state), { recursive: true, mode: 0o700 });
    const old = (await makeFolder(folder)) ? undefined : await takeUp(state, record);
    if (!old)
        await (0,marked_folder/* markFolder */.aQ)(folder, assetId);
    const controlFolder = old?.controlFolder ?? record.controlFolder;
    const folders = [...new Set([...(old?.folders ?? []), ...record.folders])];
    // The way to an earlier instance stays: if it is taken up, its known_hosts holds.
    const made = { ...record, controlFolder, folders, ...(old?.machine ? { machine: old.machine } : {}) };
    await writeBuildRecord(state, made);
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, FILES.work), { recursive: true, mode: 0o700 });
    if (controlFolder === folder || (await usable(controlFolder, assetId)))
        return made;
    // Somebody else has that name: without a folder of its own the connection is not shared, which is only slower.
    const others = folders.filter((path) => path !== controlFolder);
    return changeBuildRecord(state, assetId, (now) => ({ ...now, controlFolder: folder, folders: others }));
}
async function makeFolder(folder) {
    try {
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
        return true;
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === "EEXIST")
            return false;
        throw error;
    }
}
async function usable(folder, assetId) {
    return (await (0,control_folder/* makeControlFolder */.Q)(folder, assetId)) || (0,marked_folder/* carriesMarker */.GN)(folder, assetId);
}
/** The record that is there, if this run may go on with it; undefined where its maker was killed before it wrote one. */
async function takeUp(state, record) {
    const { assetId, owner, maker } = record;
    const folder = buildFolder(state, assetId);
    if (!(await isOurs(folder, assetId))) {
        throw new errors/* UserError */.yo(`${folder} is in the way: it is no build's folder.`, "Move it away, or choose another asset-id.");
    }
    const old = await readBuildFolder(state, assetId);
    if (!old)
        return undefined;
    const isOwn = old.maker.pid === maker.pid && old.maker.startTime === maker.startTime;
    if (old.owner.name !== owner.name)
        throw new provider/* AssetIdInUseError */.K1(assetId, build_folder_describe(old));
    if (!isOwn && (await (0,process/* isRunning */.W_)(old.maker))) {
        throw new provider/* AssetIdInUseError */.K1(assetId, `${build_folder_describe(old)}, at which process ${old.maker.pid} on this machine is at work`);
    }
    return old;
}
/** It says so, or was killed at its first step or its last, when it holds nothing or an empty marker. */
async function isOurs(folder, assetId) {
    const marker = await (0,marked_folder/* markerOf */.we)(folder);
    return marker === assetId || (marker === undefined && (await (0,promises_.readdir)(folder)).every((name) => name === marked_folder/* MARKER */.tl));
}
function build_folder_describe({ owner, created }) {
    return `a build of ${owner.name}${owner.url ? ` (${owner.url})` : ""}, made ${created}`;
}
/**
 * Enters a folder that goes with a build into its record, before the folder is made: a kill between the two leaves an
 * entry without a folder, which harms nobody.
 * @param folder absolute path. @throws UserError where there is no such build.
 */
async function registerFolder(state, assetId, folder) {
    await changeBuildRecord(state, assetId, (record) => ({
        ...record,
        folders: [...new Set([...record.folders, folder])],
    }));
}
/** The folders of all builds on this machine, also those that a kill left half-made. Other folders are left out. */
async function folderAssets(state) {
    const names = await (0,promises_.readdir)(buildsFolder(state)).catch((error) => {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT")
            return [];
        throw error;
    });
    const assets = await Promise.all(names.filter(asset_id/* isAssetId */._).map((assetId) => folderAsset(state, assetId)));
    return assets.flatMap((asset) => (asset ? [asset] : []));
}
async function folderAsset(state, assetId) {
    const id = buildFolder(state, assetId);
    const status = await (0,promises_.lstat)(id).catch((error) => {
        if ((0,errors/* codeOf */.$N)(error) === "ENOENT")
            return undefined;
        throw error;
    });
    if (!status?.isDirectory())
        return undefined;
    const common = { type: "folder", id, assetId, provider: "aws", lifetime: "ephemeral" };
    const record = await readBuildFolder(state, assetId);
    if (!record) {
        return (await isOurs(id, assetId))
            ? { ...common, created: status.mtime, state: "half-made or half-removed", abandoned: true }
            : undefined;
    }
    const { owner, kept, stays, ready, maker } = record;
    // The folder alone says nothing of the machine: what is in AWS goes by its lease, and by its own tags.
    const abandoned = !kept && !(stays && ready) && !(await (0,process/* isRunning */.W_)(maker));
    return {
        ...common,
        region: record.region,
        created: new Date(record.created),
        expires: new Date(record.expires),
        state: `key and records${abandoned ? ", owner is gone" : ""}`,
        abandoned,
        owner: owner.name,
        ...(owner.url === undefined ? {} : { url: owner.url }),
    };
}
/**
 * Removes a build's folder, and what is entered in its record: those folders first, each only where it carries the
 * build's marker. One that is gone already is no error.
 * @throws UserError for a folder that is none of ours.
 */
async function removeBuildFolder(asset, state) {
    const { id: folder, assetId } = asset;
    if ((0,external_node_path_.dirname)(folder) !== buildsFolder(state) || (0,external_node_path_.basename)(folder) !== assetId) {
        throw (0,marked_folder/* refusal */.x5)(folder, `it is not inside ${buildsFolder(state)}`);
    }
    const record = await readBuildFolder(state, assetId);
    const target = record && sshTargetOf(state, record);
    // A shared connection stays up for a minute after its last use: ssh would be left behind as a process.
    if (target)
        await (0,client/* closeConnection */.Bn)(target);
    const others = await Promise.allSettled((record?.folders ?? []).map((other) => (0,marked_folder/* removeMarked */.n9)(other, assetId)));
    await (0,marked_folder/* removeMarked */.n9)(folder, assetId);
    // A folder that turned out not to be ours is told once, and keeps nobody from removing what is.
    const refused = others.find((answer) => answer.status === "rejected");
    if (refused)
        throw refused.reason;
}

;// CONCATENATED MODULE: ./build/providers/aws/image/take-up.js







/** Milliseconds that the build's folder on this machine has a lease for: exports and tests of an image take minutes to hours. */
const LEASE = 12 * 3_600_000;
/**
 * Makes this machine ready to go on with the image that `findEarlier` has found: the build's folder, with what the build
 * had learned in it. There is no machine to log in to, so there is no key.
 * @throws AssetIdInUseError where a process on this machine is at work on that build; UserError where nothing is kept.
 */
async function takeUpImage(plan, options) {
    const { assetId, owner, product } = plan;
    const kept = await findKept(assetId, options);
    if (!kept) {
        throw new errors/* UserError */.yo(`Nobody knows what is in the image of ${assetId}.`, `Remove it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId, deliverables: true })}\` and build again.`);
    }
    const folder = buildFolder(options.state, assetId);
    const controlFolder = (0,control_folder/* controlFolderOf */.n)(folder);
    const now = options.clock.now();
    await makeBuildFolder(options.state, {
        ...{ assetId, lifetime: "ephemeral", provider: "aws", region: options.aws.region },
        ...{ created: new Date(now).toISOString(), expires: new Date(now + LEASE).toISOString() },
        ...{ owner, product, base: kept.facts.base, user: kept.facts.user, stays: false, kept: false },
        ...{
            maker: await (0,process/* ownMark */.a1)(),
            controlFolder,
            folders: controlFolder === folder ? [] : [controlFolder],
            ready: false,
        },
    });
    await restoreKept(assetId, kept, options.state);
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/kind.js

/**
 * An asset out of its tags and what else is known of it; undefined where it is not ours, or not one of the asset-ids
 * that are looked for. What has no lifetime is left to its maker: `permanent`.
 */
function foundBy(type, tagList, facts, look) {
    const tags = readAwsTags(tagList);
    if (!tags || facts.id === undefined)
        return undefined;
    if (look.assetIds && !look.assetIds.has(tags.assetId))
        return undefined;
    const { lifetime = "permanent", status } = tags;
    const unfinished = lifetime === "deliverable" && status !== "complete";
    const asset = {
        ...{ type, id: facts.id, assetId: tags.assetId, provider: "aws", region: look.region, lifetime },
        created: tags.created ?? facts.created ?? new Date(look.options.clock.now()),
        state: unfinished ? `${facts.state}, ${status ?? "building"}` : facts.state,
        abandoned: false,
        ...(tags.expires && { expires: tags.expires }),
        ...(facts.size !== undefined && { size: facts.size }),
        ...(unfinished && { unfinished }),
        ...(tags.marked && { marked: tags.marked }),
        ...(tags.owner && { owner: tags.owner.name, ...(tags.owner.url !== undefined && { url: tags.owner.url }) }),
    };
    const { going = false, behind = [], stuck = false, last = false } = facts;
    return { asset, going, behind, stuck, last };
}
/** Drops what is not ours. */
function ours(found) {
    return found.filter((each) => each !== undefined);
}
/** Values that one filter takes (Amazon EC2 User Guide, "List and filter using the CLI and API"). */
const FILTER_VALUES = 200;
/** Filters of EC2 by which only what carries our tag is listed, as many as there have to be requests. */
function tagFilters(assetIds) {
    if (assetIds === undefined)
        return [{ Name: "tag-key", Values: [TAG.assetId] }];
    const literal = [...assetIds].map((assetId) => assetId.replaceAll(/[\\*?]/g, "\\$&"));
    return inBatches(literal, FILTER_VALUES).map((Values) => ({ Name: `tag:${TAG.assetId}`, Values }));
}
/** A list cut into parts of at most so many. */
function inBatches(items, size) {
    const batches = [];
    for (let start = 0; start < items.length; start += size)
        batches.push(items.slice(start, start + size));
    return batches;
}
/** A list in groups, each under what `nameOf` says of its members. */
function groupBy(items, nameOf) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(nameOf(item));
        if (group)
            group.push(item);
        else
            groups.set(nameOf(item), [item]);
    }
    return groups;
}
/** The answers to a request, page after page. @param tokenOf what the next request has to carry; none after the last. */
async function* pagesOf(ask, tokenOf) {
    let token;
    do {
        const answer = await ask(token);
        token = tokenOf(answer) || undefined;
        yield answer;
    } while (token !== undefined);
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/ec2-kind.js

/** A kind whose listing EC2 itself filters by our tag. */
function ec2Kind(listing) {
    const { type, plural, largestPage } = listing;
    return {
        type,
        plural,
        async *list(look) {
            const { options, region, pageSize } = look;
            const size = largestPage === undefined ? {} : { MaxResults: Math.min(largestPage, pageSize) };
            for (const filter of tagFilters(look.assetIds)) {
                const ask = (NextToken) => listing.ask(options.aws, { Filters: [filter], ...size, ...(NextToken && { NextToken }) }, { region });
                for await (const answer of pagesOf(ask, nextToken)) {
                    yield ours(listing.items(answer).map((item) => foundBy(type, item.Tags, listing.facts(item), look)));
                }
            }
        },
    };
}
function nextToken(answer) {
    const token = Reflect.get(answer, "NextToken");
    return typeof token === "string" ? token : undefined;
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/compute.js

/** Bytes of a GiB, in which EC2 counts volumes. */
const GIB = 2 ** 30;
const NOT_TERMINATED = {
    Name: "instance-state-name",
    Values: ["pending", "running", "shutting-down", "stopping", "stopped"],
};
/** Machines that are not terminated. What is stopped costs too. */
const instances = ec2Kind({
    type: "instance",
    plural: "instances",
    ask: (aws, page, where) => aws.call("ec2", "DescribeInstances", { ...page, Filters: [...page.Filters, NOT_TERMINATED] }, where),
    largestPage: 1_000,
    items: ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances),
    facts: ({ InstanceId, State, InstanceType, LaunchTime }) => ({
        id: InstanceId,
        state: words(State?.Name, InstanceType),
        created: LaunchTime,
        going: State?.Name === "shutting-down",
    }),
});
const volumes = ec2Kind({
    type: "volume",
    plural: "volumes",
    ask: (aws, page, where) => aws.call("ec2", "DescribeVolumes", page, where),
    largestPage: 1_000,
    items: ({ Volumes = [] }) => Volumes,
    facts: ({ VolumeId, State, Size, CreateTime, Attachments = [] }) => ({
        id: VolumeId,
        state: words(State, ...Attachments.map(({ InstanceId }) => InstanceId)),
        created: CreateTime,
        size: (Size ?? 0) * GIB,
        going: State === "deleting",
        behind: Attachments.flatMap(({ InstanceId }) => InstanceId ?? []),
    }),
});
/** Known by their names, which are unique in a Region. DescribeKeyPairs has no pages. */
const keyPairs = ec2Kind({
    type: "key-pair",
    plural: "key pairs",
    ask: (aws, page, where) => aws.call("ec2", "DescribeKeyPairs", page, where),
    items: ({ KeyPairs = [] }) => KeyPairs,
    facts: ({ KeyPairId, KeyName, CreateTime }) => ({ id: KeyName, state: words(KeyPairId), created: CreateTime }),
});
const securityGroups = ec2Kind({
    type: "security-group",
    plural: "security groups",
    ask: (aws, page, where) => aws.call("ec2", "DescribeSecurityGroups", page, where),
    largestPage: 1_000,
    items: ({ SecurityGroups = [] }) => SecurityGroups,
    facts: ({ GroupId, GroupName, VpcId }) => ({ id: GroupId, state: words(GroupName, VpcId) }),
});
const launchTemplates = ec2Kind({
    type: "launch-template",
    plural: "launch templates",
    ask: (aws, page, where) => aws.call("ec2", "DescribeLaunchTemplates", page, where),
    largestPage: 200,
    items: ({ LaunchTemplates = [] }) => LaunchTemplates,
    facts: ({ LaunchTemplateId, LaunchTemplateName, CreateTime }) => ({
        id: LaunchTemplateId,
        state: words(LaunchTemplateName),
        created: CreateTime,
    }),
});
function words(...parts) {
    return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/images.js


/** Bytes of a GiB, in which EC2 counts snapshots. */
const images_GIB = 2 ** 30;
/** AMIs in every state: one that failed keeps its name, one that is disabled keeps its snapshots. */
const images_images = ec2Kind({
    type: "image",
    plural: "AMIs",
    ask: (aws, page, where) => aws.call("ec2", "DescribeImages", { ...page, Owners: ["self"], IncludeDisabled: true }, where),
    largestPage: 1_000,
    items: ({ Images = [] }) => Images.filter(({ State }) => State !== "deregistered"),
    facts: ({ ImageId, State, CreationDate }) => ({
        id: ImageId,
        state: State ?? "unknown",
        ...(CreationDate !== undefined && { created: new Date(CreationDate) }),
    }),
});
/** Snapshots. EC2 writes into the description for which AMI one was made; it can go only after that one. */
const snapshots = ec2Kind({
    type: "snapshot",
    plural: "snapshots",
    ask: (aws, page, where) => aws.call("ec2", "DescribeSnapshots", { ...page, OwnerIds: ["self"] }, where),
    largestPage: 1_000,
    items: ({ Snapshots = [] }) => Snapshots,
    facts: ({ SnapshotId, State, Progress, VolumeSize, StartTime, Description = "" }) => ({
        id: SnapshotId,
        state: State === "pending" && Progress ? `pending ${Progress}` : (State ?? "unknown"),
        created: StartTime,
        size: (VolumeSize ?? 0) * images_GIB,
        behind: Description.match(/\bami-[0-9a-f]+/g) ?? [],
    }),
});
/**
 * Export tasks that run, or are being cancelled. What has ended costs nothing and cannot be removed. There is no filter
 * by tag, and the one by state takes one state.
 */
const exportTasks = {
    type: "export-task",
    plural: "export tasks",
    async *list(look) {
        const { options, region } = look;
        const MaxResults = Math.min(LARGEST_TASK_PAGE, look.pageSize);
        const ask = (NextToken) => options.aws.call("ec2", "DescribeExportImageTasks", { MaxResults, ...(NextToken && { NextToken }) }, { region });
        for await (const { ExportImageTasks = [] } of pagesOf(ask, (answer) => answer.NextToken)) {
            yield ours(ExportImageTasks.filter(({ Status }) => Status === "active" || Status === "deleting").map((task) => {
                const { ExportImageTaskId: id, Status = "active", Progress, StatusMessage } = task;
                const progress = Progress === undefined ? "" : ` ${Progress}%`;
                const state = `${Status}${progress}${StatusMessage ? `, ${StatusMessage}` : ""}`;
                return foundBy("export-task", task.Tags, { id, state, going: Status === "deleting" }, look);
            }));
        }
    },
};
/** Amazon EC2 API, DescribeExportImageTasks. */
const LARGEST_TASK_PAGE = 500;

;// CONCATENATED MODULE: ./build/providers/aws/inventory/objects.js





/** Amazon S3 API, ListObjectsV2 and ListMultipartUploads. */
const LARGEST_PAGE = 1_000;
/** Folders that are looked into side by side. */
const SIDE_BY_SIDE = 50;
/**
 * Objects in the bucket's folders that have a record with their asset-id, by the names that ours have; a folder without
 * such a record is a stranger's. The record itself is listed too, and goes last: by it the others are known as ours.
 */
const objects = {
    type: "object",
    plural: "objects",
    homeOnly: true,
    async *list(look) {
        const { bucket } = look.options.settings;
        if (bucket === undefined)
            return;
        for await (const folders of ourFolders(bucket, look)) {
            for (const batch of inBatches(folders, SIDE_BY_SIDE)) {
                yield (await Promise.all(batch.map((folder) => objectsIn(bucket, folder, look)))).flat();
            }
        }
    },
};
/** Multipart uploads that nobody completed: their parts are in no list of objects, and cost. */
const uploads = {
    type: "upload",
    plural: "multipart uploads",
    homeOnly: true,
    async *list(look) {
        const { bucket } = look.options.settings;
        if (bucket === undefined)
            return;
        const prefixes = look.assetIds ? [...look.assetIds].map((id) => folderOf(id, look)) : [folderOf("", look)];
        for (const batch of inBatches(prefixes, SIDE_BY_SIDE)) {
            yield (await Promise.all(batch.map((prefix) => uploadsBelow(bucket, prefix, look)))).flat();
        }
    },
};
/** The folders that are ours, page by page. */
async function* ourFolders(bucket, look) {
    for await (const assetIds of look.assetIds ? [[...look.assetIds]] : namesOfFolders(bucket, look)) {
        for (const batch of inBatches(assetIds, SIDE_BY_SIDE)) {
            const folders = await Promise.all(batch.map((assetId) => ourFolder(assetId, look)));
            yield folders.filter((folder) => folder !== undefined);
        }
    }
}
async function* namesOfFolders(bucket, look) {
    const { options, region } = look;
    const Prefix = folderOf("", look);
    const request = { Bucket: bucket, Prefix, Delimiter: "/", MaxKeys: Math.min(LARGEST_PAGE, look.pageSize) };
    const ask = (ContinuationToken) => unlessBucketIsGone(() => options.aws.call("s3", "ListObjectsV2", { ...request, ...(ContinuationToken && { ContinuationToken }) }, { region }));
    for await (const answer of pagesOf(ask, (page) => page?.NextContinuationToken)) {
        const folders = answer?.CommonPrefixes ?? [];
        yield folders.map((folder) => (folder.Prefix ?? "").slice(Prefix.length, -1)).filter((name) => name !== "");
    }
}
/** A folder with what its record says; undefined where it has no record that names the folder's own asset-id. */
async function ourFolder(assetId, look) {
    const record = await unlessBucketIsGone(() => readRecord(assetId, look.options));
    if (!record)
        return undefined;
    return {
        prefix: folderOf(assetId, look),
        tags: writeTags({ ...record, lifetime: "deliverable" }),
        holds: (key) => isOurObject(key, record),
    };
}
async function objectsIn(bucket, { prefix: Prefix, tags, holds }, look) {
    const { options, region } = look;
    const request = { Bucket: bucket, Prefix, MaxKeys: LARGEST_PAGE };
    const ask = (ContinuationToken) => options.aws.call("s3", "ListObjectsV2", { ...request, ...(ContinuationToken && { ContinuationToken }) }, { region });
    const found = [];
    for await (const { Contents = [] } of pagesOf(ask, (answer) => answer.NextContinuationToken)) {
        for (const { Key = "", Size, LastModified, StorageClass = "STANDARD" } of Contents) {
            if (!holds(Key))
                continue;
            const last = Key === `${Prefix}${RECORD_FILE}`;
            const facts = { id: `s3://${bucket}/${Key}`, state: last ? "record" : StorageClass.toLowerCase(), size: Size };
            found.push(foundBy("object", tags, { ...facts, created: LastModified, behind: tasksIn(Key), last }, look));
        }
    }
    return ours(found);
}
async function uploadsBelow(bucket, Prefix, look) {
    const { options, region } = look;
    const folders = new Map();
    const folderWith = (key) => {
        const assetId = key.slice(folderOf("", look).length).split("/")[0] ?? "";
        const folder = folders.get(assetId) ?? ourFolder(assetId, look);
        folders.set(assetId, folder);
        return folder;
    };
    const ask = (from = {}) => unlessBucketIsGone(() => options.aws.call("s3", "ListMultipartUploads", { Bucket: bucket, Prefix, MaxUploads: LARGEST_PAGE, ...from }, { region }));
    const after = (answer) => answer?.IsTruncated ? { KeyMarker: answer.NextKeyMarker, UploadIdMarker: answer.NextUploadIdMarker } : undefined;
    const found = [];
    for await (const answer of pagesOf(ask, after)) {
        const uploads = answer?.Uploads ?? [];
        // Side by side: one after another a thousand records take as many round trips.
        const theirs = await Promise.all(uploads.map(({ Key = "" }) => folderWith(Key)));
        for (const [index, { Key = "", UploadId, Initiated }] of uploads.entries()) {
            const folder = theirs[index];
            if (!folder?.holds(Key) || UploadId === undefined)
                continue;
            const facts = { id: `s3://${bucket}/${Key}?uploadId=${UploadId}`, state: "not completed", created: Initiated };
            found.push(foundBy("upload", folder.tags, { ...facts, behind: tasksIn(Key) }, look));
        }
    }
    return ours(found);
}
/** A bucket that is not there holds nothing. */
async function unlessBucketIsGone(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchBucket"))
            return undefined;
        throw error;
    }
}
/** The export task that writes an object: its id is in the key, which VM Import/Export chooses. */
function tasksIn(key) {
    return key.match(/\bexport-ami-[0-9a-z]+/g) ?? [];
}
/** Folder of an asset-id, with a slash at its end; of the empty one: what all folders lie in. */
function folderOf(assetId, look) {
    const folder = objectFolder(look.options.settings.bucketPrefix ?? "", assetId);
    return assetId === "" ? folder.slice(0, -1) : folder;
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/schedules.js



/** EventBridge Scheduler API, ListScheduleGroups. */
const schedules_LARGEST_PAGE = 100;
/** What the names of all our groups begin with. */
const PREFIX = "slipway-";
/**
 * Schedule groups. The list filters by name only and has no tags in it, so each group that has a name like ours is asked
 * for its tags. Schedules themselves carry none; they go with their group.
 */
const schedules = {
    type: "schedule",
    plural: "schedule groups",
    async *list(look) {
        const known = (look.known ?? []).filter(({ type }) => type === "schedule").map(({ id }) => id);
        const wanted = look.assetIds && new Set([...[...look.assetIds].map(scheduleGroupName), ...known]);
        for (const NamePrefix of wanted?.size === 1 ? wanted : [PREFIX]) {
            const ask = (NextToken) => look.options.aws.call("scheduler", "ListScheduleGroups", { NamePrefix, MaxResults: Math.min(schedules_LARGEST_PAGE, look.pageSize), ...(NextToken && { NextToken }) }, { region: look.region });
            for await (const { ScheduleGroups = [] } of pagesOf(ask, (answer) => answer.NextToken)) {
                const candidates = ScheduleGroups.filter(({ Name = "" }) => !wanted || wanted.has(Name));
                yield ours(await Promise.all(candidates.map((group) => confirmed(group, look))));
            }
        }
    },
};
async function confirmed({ Arn, Name, State, CreationDate }, look) {
    if (Arn === undefined)
        return undefined;
    const { options, region } = look;
    try {
        const { Tags } = await options.aws.call("scheduler", "ListTagsForResource", { ResourceArn: Arn }, { region });
        const facts = { id: Name, state: State ?? "unknown", created: CreationDate, going: State === "DELETING" };
        return foundBy("schedule", Tags, facts, look);
    }
    catch (error) {
        // It went between the list and the question.
        if ((0,aws_error/* isAwsCode */.H)(error, "ResourceNotFoundException"))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/stacks.js



/** So many stacks are asked for by name; where there are more, all stacks of the account are paged through. */
const BY_NAME = 10;
/**
 * The builds' stacks, by DescribeStacks. Unless it is given a name it lists all stacks of the account, and filters by
 * nothing; pages have a size of CloudFormation's own. A deleted stack is not among them.
 */
const stacks = {
    type: "stack",
    plural: "stacks",
    async *list(look) {
        if (look.assetIds && look.assetIds.size <= BY_NAME) {
            const known = (look.known ?? []).filter(({ type }) => type === "stack");
            const others = [...look.assetIds].filter((assetId) => !known.some((stack) => stack.assetId === assetId));
            const names = [...known.map(({ id }) => id), ...others.map(stackName)];
            yield (await Promise.all(names.map((name) => namedStack(name, look)))).flat();
            return;
        }
        const { options, region } = look;
        const ask = (NextToken) => options.aws.call("cloudformation", "DescribeStacks", NextToken === undefined ? {} : { NextToken }, { region });
        for await (const { Stacks = [] } of pagesOf(ask, (answer) => answer.NextToken))
            yield ours(read(Stacks, look));
    },
};
/** @param StackName name or id. */
async function namedStack(StackName, look) {
    const { options, region } = look;
    try {
        const { Stacks = [] } = await options.aws.call("cloudformation", "DescribeStacks", { StackName }, { region });
        return ours(read(Stacks, look));
    }
    catch (error) {
        // The code stands for every bad request; only the words tell this one apart.
        if ((0,aws_error/* isAwsCode */.H)(error, "ValidationError") && error.message.includes("does not exist"))
            return [];
        throw error;
    }
}
function read(found, look) {
    return found
        .filter(({ StackStatus }) => StackStatus !== "DELETE_COMPLETE")
        .map(({ StackId, StackName, StackStatus = "unknown", CreationTime, Tags, ParentId }) => ParentId === undefined
        ? foundBy("stack", Tags, {
            id: StackId ?? StackName,
            state: String(StackStatus),
            created: CreationTime,
            going: StackStatus === "DELETE_IN_PROGRESS",
            stuck: StackStatus === "DELETE_FAILED",
        }, look)
        : undefined);
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory/kinds.js





/** Every type of asset that there can be in AWS. */
const KINDS = [
    ...[stacks, instances, volumes, keyPairs, securityGroups, launchTemplates, schedules],
    ...[images_images, snapshots, exportTasks, objects, uploads],
];

;// CONCATENATED MODULE: ./build/providers/aws/inventory/unseen.js

/**
 * What AWS's answer kept from being listed, in words. Anything else that was thrown is no answer of AWS, and is thrown
 * again.
 */
function unseenBy(error, { plural }, region) {
    if (!(error instanceof aws_error/* AwsError */.G))
        throw error;
    return { what: `${plural} in ${region}`, reason: error.message, remedy: error.remedy };
}

;// CONCATENATED MODULE: ./build/providers/aws/inventory.js






/** Things in one answer: the most that EC2 gives, so that listing takes the fewest calls. */
const PAGE_SIZE = 1_000;
/** What a build's stack holds, in the order in which it is told. */
const STACK_HOLDS = ["instance", "security-group", "launch-template", "schedule"];
/**
 * Everything of ours in AWS, in all Regions of the settings, and on this machine: build folders, releases, and what
 * nobody knows the owner of. Types and Regions are listed side by side, each by its own Describe (see `inventory/`),
 * page by page; no bucket, and a bucket that is gone, hold nothing. A cancel does not end it: removal begins with it.
 * @param assetId exact; undefined: all.
 * @param unseen is told what could not be looked at; the rest is listed all the same.
 * @throws UserError for the wrong account, or where nobody can sign in: then nothing could be looked at. UserError naming
 *   what was not seen where nobody is there to be told: it is not to be taken for nothing.
 */
async function awsAssets(options, assetId, unseen = refuse) {
    const asking = { ...options, signal: undefined };
    await checkAccount(asking);
    const assetIds = assetId === undefined ? undefined : new Set([assetId]);
    const listed = placesOf(options).map(async ({ kind, region }) => {
        const assets = [];
        try {
            for await (const page of kind.list({ options: asking, region, assetIds, pageSize: PAGE_SIZE })) {
                for (const { asset } of page)
                    assets.push(asset);
            }
        }
        catch (error) {
            unseen(unseenBy(error, kind, region));
        }
        return assets;
    });
    const [here, ...there] = await Promise.all([assetsHere(options, assetId), ...listed]);
    return [...here, ...withContent(there.flat())];
}
/** Every type in every Region in which it can be. */
function placesOf({ aws, settings }) {
    const regions = new Set([settings.region ?? aws.region, ...(settings.copyToRegions ?? [])]);
    return [...regions].flatMap((region, index) => KINDS.filter(({ homeOnly }) => index === 0 || !homeOnly).map((kind) => ({ kind, region })));
}
/** What lies on this machine. Machines in QEMU and cached disks are the local provider's alone. */
async function assetsHere({ state, host }, assetId) {
    const [folders, hosts] = await Promise.all([folderAssets(state), host.assets(assetId)]);
    return [...folders, ...hosts.filter((asset) => asset.type === "release" || asset.assetId === provider/* UNKNOWN */.HV)].filter((asset) => assetId === undefined || asset.assetId === assetId);
}
/** The assets, with each stack's content in its state. It is told by what was listed beside it: no call more. */
function withContent(assets) {
    const placeOf = ({ region, assetId }) => `${region} ${assetId}`;
    const held = new Map();
    for (const asset of assets) {
        const types = held.get(placeOf(asset)) ?? new Set();
        held.set(placeOf(asset), types.add(asset.type));
    }
    return assets.map((asset) => {
        if (asset.type !== "stack")
            return asset;
        const types = STACK_HOLDS.filter((type) => held.get(placeOf(asset))?.has(type));
        return types.length === 0 ? asset : { ...asset, state: `${asset.state}, with ${types.join(", ")}` };
    });
}
function refuse({ what, reason, remedy }) {
    throw new errors/* UserError */.yo(`The ${what} could not be listed: ${reason}`, remedy);
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/source-ami.js
/** Machines that images are made on have this architecture, and so has every exported disk. */
const ARCHITECTURE = "x86_64";
const FORMS = "Write ami-0123456789abcdef0, ssm:/path/of/a/parameter, or filters such as name=ubuntu-*, owner=099720109477, architecture=x86_64.";
const KEYS = ["name", "owner", "architecture"];
/**
 * Reads the reference of a source AMI. Filters have to name the owner: anybody can publish an AMI under the name of a
 * well-known one, and the newest would be theirs (Datadog Security Labs, "whoAMI", 2025).
 */
function parseSourceAmi(reference) {
    const text = reference.trim();
    if (/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text))
        return { kind: "id", id: text };
    if (/^ssm:\/?[\w.-]+(?:\/[\w.-]+)*$/.test(text))
        return { kind: "parameter", path: text.slice("ssm:".length) };
    if (!text.includes("="))
        return { kind: "wrong", why: `${JSON.stringify(text)} names no AMI`, remedy: FORMS };
    return parseFilters(text);
}
function parseFilters(text) {
    const given = new Map();
    for (const part of text.split(",")) {
        const at = part.indexOf("=");
        const [key, value] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
        if (!KEYS.includes(key) || value === "") {
            return { kind: "wrong", why: `${JSON.stringify(part.trim())} is no filter of an AMI`, remedy: FORMS };
        }
        if (given.has(key))
            return { kind: "wrong", why: `${key} is there twice`, remedy: FORMS };
        given.set(key, value);
    }
    const { name, owner, architecture = ARCHITECTURE } = Object.fromEntries(given);
    if (name === undefined)
        return { kind: "wrong", why: "the filters have no name", remedy: FORMS };
    if (owner === undefined) {
        const remedy = "Add the publisher's account, as in owner=099720109477 (Canonical), 136693071363 (Debian), or owner=self.";
        const why = "the filters have no owner, and anybody can publish an AMI under that name";
        return { kind: "wrong", why, remedy };
    }
    if (!/^(?:\d{12}|self|amazon)$/.test(owner)) {
        const why = `${JSON.stringify(owner)} is no owner`;
        return { kind: "wrong", why, remedy: "An owner is an account id of 12 digits, self, or amazon." };
    }
    if (architecture !== ARCHITECTURE)
        return { kind: "wrong", ...wrongArchitecture("these filters", architecture) };
    return { kind: "filters", name, owner, architecture };
}
/** Why an AMI of another architecture is refused. */
function wrongArchitecture(what, architecture) {
    return {
        why: `${what} ask for ${architecture}, and images are made for ${ARCHITECTURE}`,
        remedy: `Name an AMI with architecture=${ARCHITECTURE}.`,
    };
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/base-image.js




/** How many AMIs an error lists. */
const LISTED = 5;
/**
 * Finds the source AMI of a machine.
 * @throws UserError where there is none, or several, or it cannot be used; AwsError.
 */
async function resolveSourceAmi(request, options, task) {
    const found = await findSourceAmi(request, options);
    if ("problem" in found) {
        throw new errors/* UserError */.yo(`base-image: ${found.problem.problem}.`, found.problem.remedy);
    }
    const { image } = found;
    const name = image.Name ?? image.ImageId;
    task.line(`Source AMI: ${image.ImageId}, ${name}, made ${image.CreationDate ?? "at an unknown time"}`);
    const deprecated = Date.parse(image.DeprecationTime ?? "");
    if (deprecated <= options.clock.now()) {
        task.line(`${image.ImageId} is deprecated since ${image.DeprecationTime}: its publisher has a newer one.`);
    }
    if (image.BootMode === "uefi-preferred") {
        task.line(`${image.ImageId} boots with BIOS and with UEFI, which AWS's documentation excludes from exports; the tests of the exported disks tell whether it works.`);
    }
    const digest = `ami:${options.aws.region}/${image.ImageId}`;
    return { name, reference: request.reference, digest, handle: image.ImageId, cached: true };
}
/** What is wrong with the reference of a source AMI; empty where it can be used. */
async function sourceAmiProblems(request, options) {
    const found = await findSourceAmi(request, options);
    return "problem" in found ? [found.problem] : [];
}
/**
 * Looks the source AMI up, once in a run: what was checked is what the machine is made from, also where its publisher
 * puts out another meanwhile.
 * @throws AwsError for every answer that does not mean "there is none".
 */
const findSourceAmi = askedOnce(({ reference }) => reference, lookUp);
async function lookUp(request, options) {
    const source = parseSourceAmi(request.reference);
    switch (source.kind) {
        case "wrong":
            return problem(source.why, source.remedy);
        case "id":
            return byId(source.id, options);
        case "parameter":
            return byParameter(source.path, options);
        case "filters":
            return byFilters(source, options);
    }
}
/** An AMI by its id, which never comes to mean another one. */
const imageWithId = askedOnce((id) => id, async (id, { aws, signal }) => {
    const input = { ImageIds: [id], IncludeDeprecated: true };
    return (await aws.call("ec2", "DescribeImages", input, { signal })).Images?.[0];
});
/**
 * Name of an AMI's root device: with another name for it the machine would get a second, empty disk.
 * @throws UserError where the AMI is gone, or has none.
 */
async function rootDeviceOf(id, options) {
    const device = (await imageWithId(id, options))?.RootDeviceName;
    if (device)
        return device;
    throw new errors/* UserError */.yo(`The source AMI ${id} is not there any more, or has no root device.`, "Run again.");
}
async function byId(id, options) {
    const { aws } = options;
    const remedy = `See \`aws ec2 describe-images --region ${aws.region} --image-ids ${id}\`; every Region has AMI ids of its own.`;
    try {
        const image = await imageWithId(id, options);
        return image ? base_image_usable(image, id) : problem(`${id} is not there in ${aws.region}`, remedy);
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "InvalidAMIID.NotFound", "InvalidAMIID.Unavailable", "InvalidAMIID.Malformed"))
            throw error;
        return problem(`${id} is not there in ${aws.region}: ${error.message}`, remedy);
    }
}
async function byParameter(path, options) {
    const { aws, signal } = options;
    const remedy = `See \`aws ssm get-parameter --region ${aws.region} --name ${path}\`.`;
    try {
        const { Parameter } = await aws.call("ssm", "GetParameter", { Name: path }, { signal });
        const value = Parameter?.Value ?? "";
        const source = parseSourceAmi(value);
        if (source.kind !== "id") {
            return problem(`the SSM parameter ${path} holds ${JSON.stringify(value)}, which is no AMI's id`, remedy);
        }
        return await byId(source.id, options);
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "ParameterNotFound", "ParameterVersionNotFound"))
            throw error;
        return problem(`there is no SSM parameter ${path} in ${aws.region}`, remedy);
    }
}
async function byFilters(source, options) {
    const images = newestFirst(await ofOwner(source, source.name, options));
    const [newest, second] = images;
    if (!newest) {
        const near = newestFirst(await ofOwner(source, `*${longestWord(source.name)}*`, options));
        const names = near.slice(0, LISTED).map(base_image_describe);
        const list = names.length > 0 ? `; near it are\n${names.join("\n")}` : "";
        return problem(`no available ${ARCHITECTURE} AMI of ${source.owner} in ${options.aws.region} is named ${source.name}${list}`, "Names may have * and ?. Deprecated AMIs are left out; name such a one by its id.");
    }
    if (second && second.CreationDate === newest.CreationDate) {
        const same = images.filter(({ CreationDate }) => CreationDate === newest.CreationDate).slice(0, LISTED);
        return problem(`several AMIs named ${source.name} are equally new:\n${same.map(base_image_describe).join("\n")}`, "Make the name more exact, or name one by its id.");
    }
    return base_image_usable(newest, source.name);
}
async function ofOwner(source, name, { aws, signal }) {
    const Filters = [
        { Name: "name", Values: [name] },
        { Name: "architecture", Values: [source.architecture] },
        { Name: "state", Values: ["available"] },
    ];
    const { Images = [] } = await aws.call("ec2", "DescribeImages", { Owners: [source.owner], Filters }, { signal });
    return Images;
}
/** ISO 8601 in UTC: the order of the texts is that of the times. */
function newestFirst(images) {
    return images.toSorted((one, other) => (other.CreationDate ?? "").localeCompare(one.CreationDate ?? ""));
}
function longestWord(name) {
    const words = name.split(/[^A-Za-z0-9.]+/);
    return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}
function base_image_describe({ ImageId, Name, CreationDate }) {
    return `  ${ImageId}  ${CreationDate ?? "?"}  ${Name ?? ""}`;
}
/** What a machine can be made from: x86_64, with an EBS root, there to be used. */
function base_image_usable(image, asked) {
    const { ImageId, State, StateReason, RootDeviceType, Architecture, RootDeviceName } = image;
    if (!ImageId)
        return problem(`${asked} has no id`, "Name another AMI.");
    if (State !== "available") {
        const why = StateReason?.Message ? ` (${StateReason.Message})` : "";
        return problem(`${ImageId} is ${State ?? "in an unknown state"}${why}, and has to be available`, "Name another AMI.");
    }
    if (Architecture !== ARCHITECTURE) {
        return problem(`${ImageId} is for ${Architecture ?? "an unknown architecture"}, and images are made for ${ARCHITECTURE}`, `Name an AMI for ${ARCHITECTURE}.`);
    }
    if (RootDeviceType !== "ebs" || !RootDeviceName) {
        return problem(`${ImageId} has no EBS root volume, so that no AMI can be made of its machine`, "Name another AMI.");
    }
    return { image: { ...image, ImageId } };
}
function problem(what, remedy) {
    return { problem: { subject: "base-image", problem: what, remedy } };
}

// EXTERNAL MODULE: ./build/providers/aws/settings.js
var aws_settings = __webpack_require__(9902);
;// CONCATENATED MODULE: ./build/providers/aws/machine/instance-types.js

/** The instance types that may be used, in the order in which they are tried. */
function instanceTypes({ instanceTypes: given = [] }) {
    return given.length > 0 ? given : aws_settings/* DEFAULT_INSTANCE_TYPES */.Ig;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/candidates.js

/** The places whose zone offers a type, in the order of their zones. */
function candidates_placesOf(type, { places, offered }) {
    return places.filter(({ zone }) => offered.get(type)?.has(zone));
}
/**
 * What is tried, in this order: each type by spot where that is wished for, then each type on demand. Where the subnet
 * was left open each try goes to the next zone that offers the type, because what has run out has run out in one zone.
 */
function candidates(settings, network) {
    const types = instanceTypes(settings);
    const ways = settings.spot ? [true, false] : [false];
    const tries = ways.flatMap((spot) => types.map((type) => ({ type, spot })));
    return tries.flatMap(({ type, spot }, index) => {
        const places = candidates_placesOf(type, network);
        const place = places[index % Math.max(places.length, 1)];
        return place ? [{ type, spot, place }] : [];
    });
}
/** In words: `t3.large by spot in eu-central-1a`. */
function describeCandidate({ type, spot, place }) {
    return `${type} ${spot ? "by spot" : "on demand"} in ${place.zone}`;
}

// EXTERNAL MODULE: ./build/base/exists.js
var exists = __webpack_require__(3734);
// EXTERNAL MODULE: ./build/ssh/wait.js
var wait = __webpack_require__(2724);
// EXTERNAL MODULE: ./build/providers/ready.js
var ready = __webpack_require__(54);
;// CONCATENATED MODULE: ./build/providers/aws/machine/host-key.js


/**
 * When a first boot has usually printed its keys, milliseconds after the instance runs, and after its SSH server
 * answers: that is cloud-init's last stage.
 */
const host_key_USUAL = 20_000;
const USUAL_ONCE_IT_ANSWERS = 17_000;
/**
 * The host keys of an instance, from its console: that way they come through EC2's API, and nobody on the network can
 * hand in others.
 * @param how `within`: milliseconds. `answers`: its SSH server has just begun to answer.
 * @returns each as `type key`. @throws UserError where they are not printed in time; AwsError.
 */
async function readHostKeys(instanceId, { within, answers }, options) {
    const { aws, clock, signal } = options;
    // The console as it is now is there with Nitro only; older types show what was there some minutes after the start.
    let latest = true;
    const look = async () => {
        try {
            const input = { InstanceId: instanceId, ...(latest ? { Latest: true } : {}) };
            const { Output } = await aws.call("ec2", "GetConsoleOutput", input, { signal });
            const keys = parseHostKeys(Buffer.from(Output ?? "", "base64").toString("utf8"));
            return keys.length > 0 ? { done: keys } : { note: "waiting for the host key on the console" };
        }
        catch (error) {
            if (!latest || !(0,aws_error/* isAwsCode */.H)(error, "UnsupportedOperation", "InvalidParameterCombination"))
                throw error;
            latest = false;
            return { note: "waiting for the host key on the console" };
        }
    };
    return watch(look, {
        what: `the console of ${instanceId} shows its SSH host keys`,
        ...{ usual: answers ? USUAL_ONCE_IT_ANSWERS : host_key_USUAL, fresh: answers, within, clock, signal },
        remedy: `See \`aws ec2 get-console-output --region ${aws.region} --latest --output text --instance-id ${instanceId}\`: cloud-init of the source AMI has to print its keys at the end of the first boot. Where that only takes longer: boot-timeout.`,
    });
}
const KEY = /\b(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) +([A-Za-z0-9+/]{40,}={0,2})/;
/**
 * Reads the block that cloud-init prints (`keys_to_console`), the last whole one. Lines may have the kernel's or a log's
 * words before them, and lines of others may stand between.
 */
function parseHostKeys(console) {
    const blocks = console.matchAll(/-----BEGIN SSH HOST KEY KEYS-----([\s\S]*?)-----END SSH HOST KEY KEYS-----/g);
    const last = [...blocks].at(-1)?.[1] ?? "";
    return last.split(/\r?\n/).flatMap((line) => {
        const [, type = "", key = ""] = KEY.exec(line) ?? [];
        // A key names its own type; a line that others wrote into does not.
        return key !== "" && typeOf(key) === type ? [`${type} ${key}`] : [];
    });
}
/** The type within a public key: its length in four bytes, then its name (RFC 4253, 6.6). */
function typeOf(key) {
    const bytes = Buffer.from(key, "base64");
    return bytes.length < 4 ? "" : bytes.subarray(4, 4 + bytes.readUInt32BE(0)).toString("latin1");
}
/** What known_hosts says of a host: one line a key; a port other than 22 stands with the host (sshd(8)). */
function knownHosts(host, port, keys) {
    const name = port === 22 ? host : `[${host}]:${port}`;
    return keys.map((key) => `${name} ${key}\n`).join("");
}

// EXTERNAL MODULE: ./build/providers/cloud-config.js + 1 modules
var cloud_config = __webpack_require__(7266);
;// CONCATENATED MODULE: ./build/providers/aws/machine/user-data.js

/** Characters that a CloudFormation parameter may have (CloudFormation User Guide, "Parameters"). */
const LONGEST = 4_096;
/**
 * What cloud-init does at the instance's first boot, in base64. There is no secret in it: whoever may describe instances
 * can read it. The login key comes from EC2's key pair, and goes to the default user, which is why that one gets the name.
 * - one type of host key is quick to make, and short in the console's output, from which it is read (`host-key.ts`);
 * - certificates do not fit into a parameter: they come over SSH, before anything is downloaded (`certificates.ts`).
 * @throws RangeError where it does not fit into a parameter.
 */
function userData(request) {
    const data = {
        ...(0,cloud_config/* cloudConfig */.E)(request),
        system_info: { default_user: (0,cloud_config/* loginUser */.L)(request.user) },
        ssh_genkeytypes: ["ed25519"],
        ssh: { emit_keys_to_console: true },
    };
    const text = Buffer.from(`#cloud-config\n${JSON.stringify(data)}\n`).toString("base64");
    if (text.length > LONGEST)
        throw new RangeError(`User data has ${text.length} characters, and ${LONGEST} fit.`);
    return text;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/stack-parameters.js





/** The role by which schedules delete stacks, where nobody names another. */
const DEFAULT_LEASE_ROLE = "slipway-lease";
/** Port of an image's SSH server where nobody names another. */
const DEFAULT_SSH_PORT = 22;
/** Parameters that say how a machine came about, and not what it is. */
const INCIDENTAL = ["InstanceType", "Spot", "SubnetId", "Created", "Expires", "ExpiresAt", "Run"];
/** Values for all parameters of `templates/cloudformation/build-machine.yaml`. */
function stackParameters(of, settings) {
    const { request, tags, candidate, vpc, rootDevice, allowFrom, caller } = of;
    const { leaseRole = DEFAULT_LEASE_ROLE } = settings;
    const values = new Map(writeTags(tags).map(({ Key, Value }) => [Key, Value]));
    return {
        AssetId: tags.assetId,
        ScheduleGroupName: scheduleGroupName(tags.assetId),
        // EventBridge Scheduler takes at(2026-11-25T18:30:00), without fractions and zone.
        ExpiresAt: tags.expires.toISOString().slice(0, 19),
        LeaseRoleArn: leaseRole === "none" ? "" : roleArn(leaseRole, caller),
        VpcId: vpc,
        SubnetId: candidate.place.subnet,
        AllowFrom: allowFrom ?? "",
        SshPort: String(settings.sshPort ?? DEFAULT_SSH_PORT),
        ImageId: request.base.handle,
        InstanceType: candidate.type,
        KeyName: keyPairName(tags.assetId),
        UserData: userData({ ...request, expires: tags.expires }),
        VolumeSize: String(Math.ceil(request.diskSize / base_size/* GiB */.T3)),
        VolumeType: settings.volumeType ?? "gp3",
        RootDeviceName: rootDevice,
        // An ARN ends with the name, which is all that EC2 needs.
        InstanceProfile: settings.instanceProfile?.split("/").at(-1) ?? "",
        Spot: String(candidate.spot),
        Lifetime: tags.lifetime,
        Created: tags.created.toISOString(),
        Expires: tags.expires.toISOString(),
        Owner: values.get(TAG.owner) ?? "",
        Run: values.get(TAG.run) ?? "",
        Product: tags.product,
    };
}
/** What makes two machines the same: all but type, zone, lease and run. */
function essential(parameters) {
    return Object.fromEntries(Object.entries(parameters).filter(([name]) => !INCIDENTAL.includes(name)));
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/connect.js






/**
 * How an instance is reached: at its public address, at its private one where it has no other (this machine may be in
 * the same network), or through a session of Session Manager, which needs no open port at all.
 */
function wayInto(instance, { settings, aws }) {
    const port = settings.sshPort ?? DEFAULT_SSH_PORT;
    if (settings.connect === "ssm") {
        return { instanceId: instance.id, host: instance.id, port, proxyCommand: sessionCommand(aws.region, settings) };
    }
    return { instanceId: instance.id, host: instance.publicAddress ?? instance.privateAddress ?? instance.id, port };
}
/**
 * The command through which ssh reaches the instance (Systems Manager User Guide, "Allow SSH connections through
 * Session Manager"). The AWS CLI has credentials by its own chain; none is in the command line.
 */
function sessionCommand(region, { profile, endpointUrl }) {
    const words = [
        ...["aws", "ssm", "start-session", "--region", region],
        ...(profile === undefined ? [] : ["--profile", profile]),
        ...(endpointUrl === undefined ? [] : ["--endpoint-url", endpointUrl]),
        ...["--document-name", "AWS-StartSSHSession"],
    ];
    const fixed = words.map((word) => (0,client/* shellQuote */.ZL)(word).replaceAll("%", "%%")).join(" ");
    return `${fixed} --target %h --parameters portNumber=%p`;
}
/** Writes known_hosts of a build: nothing but this instance's own keys. */
async function writeKnownHosts(state, assetId, { host, port }, keys) {
    await (0,write_whole/* writeWhole */.f)((0,external_node_path_.join)(buildFolder(state, assetId), FILES.knownHosts), knownHosts(host, port, keys));
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/instance.js



/** Undefined where EC2 does not know it (any more). */
async function seeInstance(id, { aws, signal }) {
    try {
        const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { InstanceIds: [id] }, { signal });
        const instance = Reservations[0]?.Instances?.[0];
        return instance && instance_factsOf(id, instance);
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "InvalidInstanceID.NotFound"))
            return undefined;
        throw error;
    }
}
/** The instance of an asset-id that runs or is about to; undefined where there is none (yet). */
async function seeInstanceOf(assetId, { aws, signal }) {
    const Filters = [
        { Name: `tag:${TAG.assetId}`, Values: [assetId] },
        { Name: "instance-state-name", Values: UP },
    ];
    const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { Filters }, { signal });
    const instance = Reservations.flatMap(({ Instances = [] }) => Instances).find(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
    return instance?.InstanceId === undefined ? undefined : instance_factsOf(instance.InstanceId, instance);
}
function instance_factsOf(id, instance) {
    const { State, StateReason, StateTransitionReason, PublicIpAddress, PrivateIpAddress } = instance;
    return {
        id,
        state: State?.Name ?? "unknown",
        reason: StateReason?.Message ?? (StateTransitionReason || undefined),
        publicAddress: PublicIpAddress,
        privateAddress: PrivateIpAddress,
    };
}
const UP = ["pending", "running"];
/** Whether an instance runs or is about to. */
function isUp({ state }) {
    return UP.includes(state);
}
/** Milliseconds between two looks at whether it still runs; a boot takes a minute, and few instances end in it. */
const LOOK_EVERY = 45_000;
/**
 * Does something with an instance, and gives it up as soon as the instance has ended.
 * @throws UserError with EC2's reason where it has; whatever `work` throws.
 */
async function whileUp(id, options, work) {
    const over = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal;
    let ended;
    const guard = untilEnded(id, { ...options, signal }).catch((why) => {
        if (signal.aborted)
            return;
        ended = { why };
        over.abort();
    });
    try {
        return await work(signal);
    }
    catch (error) {
        throw ended ? ended.why : error;
    }
    finally {
        over.abort();
        await guard;
    }
}
async function untilEnded(id, options) {
    const { clock, signal } = options;
    for (;;) {
        await clock.sleep(LOOK_EVERY, signal);
        if (signal.aborted)
            return;
        const instance = await seeInstance(id, options);
        if (!instance || !isUp(instance))
            throw endedError(id, instance);
    }
}
/** An instance that ended although nobody of us ended it. */
function endedError(id, instance) {
    const reason = instance?.reason === undefined ? "" : `: ${instance.reason}`;
    return new errors/* UserError */.yo(`The instance ${id} is ${instance?.state ?? "gone"}${reason}`, remedyFor(instance?.reason));
}
/** By the codes of EC2's StateReason (EC2 API Reference, "StateReason"). */
function remedyFor(reason = "") {
    if (/Spot/i.test(reason))
        return "Spot capacity was taken back. Run again, or without spot.";
    if (/InsufficientInstanceCapacity/.test(reason))
        return "Run again, or give further instance-types.";
    if (/VolumeLimitExceeded/.test(reason))
        return "Ask for more EBS storage: Service Quotas, Amazon EBS.";
    if (/InstanceInitiatedShutdown/.test(reason))
        return "It switched itself off: at its lease's end, or by what ran on it.";
    if (/Client\.InternalError/.test(reason)) {
        return "As a rule its encrypted volume's key (KMS) cannot be used: see the account's EBS encryption by default.";
    }
    return "Run again; what is left goes with `slipway tear-down`.";
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/answering.js





/** When a stack's instance has usually been begun and has its address, milliseconds after the stack was. */
const BEGUN = 36_000;
/** Milliseconds between two questions for an instance that should be there by then. */
const ASK_EVERY = 10_000;
/** Milliseconds between two tries to reach SSH: nobody counts them. */
const KNOCK_EVERY = 1_000;
/** Milliseconds after which nobody knocks any more: a stack is given up then, too. */
const answering_WITHIN = 30 * 60_000;
/**
 * Knocks at the SSH port of an asset-id's instance while its stack is still being made, as soon as the instance has an
 * address. Whether a stack is there has to be asked of CloudFormation, which counts the calls; knocking is free, and
 * a machine that answers is what its stack is waited for.
 */
function untilAnswering(assetId, options, knock) {
    const answers = new AbortController();
    const over = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal;
    let instance;
    const find = async () => {
        const look = async () => {
            const seen = await seeInstanceOf(assetId, { ...options, signal });
            return seen?.privateAddress === undefined ? {} : { done: seen };
        };
        const what = `the instance of ${assetId} has an address`;
        const pace = { usual: BEGUN, close: ASK_EVERY, fresh: true, within: answering_WITHIN };
        return await watch(look, { what, ...pace, clock: options.clock, signal, remedy: "Run again." });
    };
    const work = async () => {
        try {
            instance = await find();
            const { host, port } = wayInto(instance, options);
            await knock(host, port, { within: answering_WITHIN, every: KNOCK_EVERY, signal });
            answers.abort();
        }
        catch (error) {
            // It is over, or the machine cannot be reached: then the stack is looked at all the same, and login tells.
            if (error instanceof errors/* CancelledError */.cc || (error instanceof errors/* UserError */.yo && !(error instanceof aws_error/* AwsError */.G)))
                return;
            throw error;
        }
    };
    const ended = work();
    ended.catch(() => undefined); // It is thrown by `end`.
    return {
        sign: answers.signal,
        seen: () => instance,
        end: async () => {
            over.abort();
            await ended;
        },
    };
}

// EXTERNAL MODULE: ./build/providers/certificates.js
var certificates = __webpack_require__(4417);
;// CONCATENATED MODULE: ./build/providers/aws/machine/certificates.js


/**
 * Makes a machine trust certificates for the time of the build, at the same places where a seed would put them, so that
 * finish takes them away again.
 * @param bundle PEM. @throws ToolError where the machine cannot be reached, or refuses.
 */
async function plantCertificates(target, bundle, signal) {
    const files = (0,certificates/* certificateFiles */.P)(bundle);
    const parts = files.map(({ append }, index) => `mkdir -p "$(dirname "$path_${index}")"\nprintf '%s' "$content_${index}" >${append ? ">" : ""}"$path_${index}"`);
    const variables = Object.fromEntries(files.flatMap(({ path, content }, index) => [
        [`path_${index}`, path],
        [`content_${index}`, content],
    ]));
    // A machine that is taken up has them already, and its bundle must not grow with each run: the file of our own, which
    // says so, comes last.
    await (0,client/* sshScript */.id)(target, `[ ! -e "$path_0" ] || exit 0\n${parts.reverse().join("\n")}`, {
        sudo: true,
        name: "trusting certificates",
        variables,
        signal,
    });
}

// EXTERNAL MODULE: ./build/base/run.js
var run = __webpack_require__(4909);
// EXTERNAL MODULE: ./build/ssh/key.js
var key = __webpack_require__(4818);
;// CONCATENATED MODULE: ./build/providers/aws/machine/stranger.js

/** Something that has a build's name and is not the build's. It is never touched. */
function strangerError(what, name, assetId) {
    const whose = assetId === undefined ? "has no tag of Slipway's" : `belongs to ${assetId}`;
    return new errors/* UserError */.yo(`The ${what} ${name} is in the way: it ${whose}.`, "Remove it by hand if it is yours, or choose another asset-id.");
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/key-pair.js










/** The build's key pair in EC2, or whatever has its name; undefined where nothing has. */
async function seeKeyPair(assetId, { aws, signal }) {
    const Filters = [{ Name: "key-name", Values: [keyPairName(assetId)] }];
    const { KeyPairs = [] } = await aws.call("ec2", "DescribeKeyPairs", { Filters, IncludePublicKey: true }, { signal });
    const [pair] = KeyPairs;
    return pair && { tags: readAwsTags(pair.Tags), publicKey: bare(pair.PublicKey ?? "") };
}
/**
 * The login key of a build: the one in its folder, or a new one. It is made on this machine; its private part (mode
 * 0600) never leaves it.
 * @returns the public part, type and key without a comment.
 */
async function holdKey(folder, comment, signal) {
    const path = (0,external_node_path_.join)(folder, FILES.key);
    if (await (0,exists/* exists */.t)(path)) {
        try {
            return bare(await (0,key/* publicKeyOf */.k)(path, signal));
        }
        catch (error) {
            // A kill while ssh-keygen wrote it.
            if (!(error instanceof run/* ToolError */.v))
                throw error;
            await Promise.all([(0,promises_.rm)(path, { force: true }), (0,promises_.rm)(`${path}.pub`, { force: true })]);
        }
    }
    return bare(await (0,key/* makeKey */.o)(path, comment, signal));
}
/**
 * Sees to it that EC2 has the public part of the key that we hold, under the build's name and tags. Our own key pair
 * with another key (its private part was on a machine that is gone) is replaced.
 * @param seen what was there before.
 * @returns the id of the key pair where it was made now.
 * @throws UserError where the name is a stranger's; AwsError.
 */
async function placeKeyPair(tags, publicKey, seen, options) {
    const KeyName = keyPairName(tags.assetId);
    const { aws, signal } = options;
    if (seen) {
        refuseStranger(seen, tags);
        if (seen.publicKey === publicKey)
            return undefined;
        await aws.call("ec2", "DeleteKeyPair", { KeyName }, { signal });
    }
    const TagSpecifications = [{ ResourceType: "key-pair", Tags: writeTags(tags, KeyName) }];
    const PublicKeyMaterial = Buffer.from(publicKey);
    try {
        const input = { KeyName, PublicKeyMaterial, TagSpecifications };
        return (await aws.call("ec2", "ImportKeyPair", input, { signal })).KeyPairId;
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "InvalidKeyPair.Duplicate"))
            throw error;
        // The answer to an earlier try was lost, or another run was quicker.
        const now = await seeKeyPair(tags.assetId, options);
        if (now?.publicKey !== publicKey)
            throw error;
        refuseStranger(now, tags);
        return undefined;
    }
}
function refuseStranger({ tags }, { assetId }) {
    if (tags?.assetId === assetId)
        return;
    throw strangerError("key pair", keyPairName(assetId), tags?.assetId);
}
function bare(publicKey) {
    return publicKey.trim().split(/\s+/).slice(0, 2).join(" ");
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/enter.js












const realHands = { holdKey: holdKey, waitForBanner: wait/* waitForBanner */.N, waitUntilReady: ready/* waitUntilReady */.b, plantCertificates: plantCertificates };
/** Milliseconds that a first boot may take: ten times what public logs of builds show from the launch to SSH. */
const BOOT_TIMEOUT = 10 * 60_000;
/**
 * Makes the way into a running instance: its host keys, a login, the end of its first boot, the certificates.
 * @param how `expires` where the machine has a lease of an earlier run; `within` in place of the boot timeout.
 * @throws UserError with EC2's reason where the instance ends meanwhile; CancelledError; AwsError.
 */
async function enter(request, instance, how, options, hands, task) {
    const { assetId, caCertificates } = request;
    const { state, clock, aws } = options;
    const within = how.within ?? options.bootTimeout ?? BOOT_TIMEOUT;
    const begin = clock.now();
    const way = wayInto(instance, options);
    if (way.host === instance.privateAddress) {
        task.line(`${instance.id} has no public address: it is reached at ${way.host}, from within its network only.`);
    }
    const earlier = await readBuildFolder(state, assetId);
    const isKnown = earlier?.machine?.instanceId === instance.id &&
        earlier.machine.host === way.host &&
        (await (0,exists/* exists */.t)((0,external_node_path_.join)(buildFolder(state, assetId), FILES.knownHosts)));
    const record = await changeBuildRecord(state, assetId, (old) => ({
        ...old,
        ...(how.expires === undefined ? {} : { expires: how.expires.toISOString() }),
        machine: way,
    }));
    const machine = machineOf(state, record);
    if (!machine)
        throw new errors/* UserError */.yo(`${assetId} has no instance.`, "Run again.");
    await whileUp(instance.id, options, async (signal) => {
        task.update(undefined, "first boot");
        const remedy = `See \`aws ec2 get-console-output --region ${aws.region} --latest --output text --instance-id ${instance.id}\`. Where it only takes longer: boot-timeout.`;
        if (!isKnown) {
            // As long as nobody answers there are no keys on the console, and knocking is free.
            const answers = way.proxyCommand === undefined;
            if (answers)
                await hands.waitForBanner(way.host, way.port, { within, every: KNOCK_EVERY, signal, remedy });
            const keys = await readHostKeys(instance.id, { within, answers }, { aws, clock, signal });
            await writeKnownHosts(state, assetId, way, keys);
        }
        const left = Math.max(within - (clock.now() - begin), 1_000);
        await hands.waitUntilReady(machine.ssh, { within: left, signal, remedy }, task);
        if (caCertificates !== undefined)
            await hands.plantCertificates(machine.ssh, caCertificates, signal);
    });
    await changeBuildRecord(state, assetId, (old) => ({ ...old, ready: true }));
    return machine;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/stack.js








/** A stack by its name or id. Undefined where there is none; one that is gone is found by its id only. */
async function seeStack(nameOrId, { aws, signal }) {
    try {
        const { Stacks = [] } = await aws.call("cloudformation", "DescribeStacks", { StackName: nameOrId }, { signal });
        return Stacks[0] && seen(Stacks[0]);
    }
    catch (error) {
        // CloudFormation has no code of its own for this: DescribeStacks, "If the stack doesn't exist, a ValidationError".
        if ((0,aws_error/* isAwsCode */.H)(error, "ValidationError") && /does not exist/.test(error.message))
            return undefined;
        throw error;
    }
}
function seen({ StackId, StackName, StackStatus, StackStatusReason, Tags, Parameters, Outputs }) {
    return {
        id: StackId ?? StackName ?? "",
        name: StackName ?? "",
        status: StackStatus ?? "",
        reason: StackStatusReason,
        tags: readAwsTags(Tags),
        parameters: toRecord((Parameters ?? []).map((one) => [one.ParameterKey, one.ParameterValue])),
        outputs: toRecord((Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue])),
    };
}
function toRecord(pairs) {
    return Object.fromEntries(pairs.flatMap(([key, value]) => (key === undefined ? [] : [[key, value ?? ""]])));
}
/** Minutes until CloudFormation itself gives up: four times what such a stack takes at most in public logs. */
const GIVEN_UP_AFTER = 15;
/**
 * Begins to make the build's stack. One that cannot be made removes itself, so that its name is free for another try.
 * @param attempt counts the tries of this build; it keeps their client tokens apart.
 * @returns the stack's id.
 * @throws UserError where a stranger's stack has the name; AwsError.
 */
async function createStack(request, options) {
    const { tags, parameters, attempt } = request;
    const StackName = stackName(tags.assetId);
    const input = {
        StackName,
        TemplateBody: await (0,promises_.readFile)((0,external_node_path_.join)(options.templates, "cloudformation", "build-machine.yaml"), "utf8"),
        Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
        Tags: writeTags(tags, `slipway ${tags.assetId}`),
        ClientRequestToken: clientToken("stack", tags.assetId, tags.created.toISOString(), attempt),
        OnFailure: "DELETE",
        TimeoutInMinutes: GIVEN_UP_AFTER,
    };
    try {
        const { StackId } = await options.aws.call("cloudformation", "CreateStack", input, { signal: options.signal });
        return StackId ?? StackName;
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "AlreadyExistsException", "TokenAlreadyExistsException"))
            throw error;
        // The answer to an earlier try was lost, or somebody else has the name by now.
        const there = await seeStack(StackName, options);
        const isThis = there?.tags?.assetId === tags.assetId && there.tags.created?.getTime() === tags.created.getTime();
        if (isThis && differences(there.parameters, parameters).length === 0)
            return there.id;
        if (!there)
            throw error;
        if (there.tags?.assetId !== tags.assetId)
            throw strangerError("stack", StackName, there.tags?.assetId);
        throw new provider/* AssetIdInUseError */.K1(tags.assetId, `a build of ${there.tags.owner?.name} that began meanwhile`);
    }
}
/** Names of the parameters in which a stack differs from what is wanted. */
function differences(has, wanted) {
    return Object.keys(wanted).filter((name) => has[name] !== wanted[name]);
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/stack-wait.js



/** What a stack of ours usually takes, milliseconds: schedule, group, template, and an instance that runs. */
const stack_wait_USUAL = 60_000;
/** CloudFormation gives up after 15 min itself, and then has to delete what it made. */
const stack_wait_WITHIN = 30 * 60_000;
/** A stack that could not be made: which part of it, and why. */
class StackError extends errors/* UserError */.yo {
    /** There is no such machine to be had just now; another type or zone may have one. */
    noCapacity;
    constructor(message, remedy, noCapacity) {
        super(message, remedy);
        this.noCapacity = noCapacity;
    }
}
/**
 * Waits until a stack is there.
 * @param id the stack's ARN: by its name it could not be found any more once it has failed and removed itself.
 * @param sign fires when its instance answers: as a rule the stack is there by then.
 * @throws StackError with the first resource that failed, and AWS's reason.
 */
async function waitForStack(id, options, task, sign) {
    const { clock, signal } = options;
    return watch(async () => {
        const stack = await seeStack(id, options);
        if (stack?.status === "CREATE_COMPLETE")
            return { done: stack };
        if (stack?.status === "CREATE_IN_PROGRESS")
            return { note: "stack" };
        throw await failureOf(id, stack, options);
    }, {
        what: `the stack ${id} is complete`,
        ...{ usual: stack_wait_USUAL, within: stack_wait_WITHIN, clock, signal, sign, fresh: sign !== undefined },
        remedy: `See \`aws cloudformation describe-stack-events --stack-name ${id}\`.`,
    }, task);
}
async function failureOf(id, stack, options) {
    const first = await firstFailure(id, options);
    const name = stack?.name ?? id;
    if (!first) {
        const status = stack ? `${stack.status}${stack.reason ? `: ${stack.reason}` : ""}` : "gone";
        return new StackError(`The stack ${name} was not made; it is ${status}.`, "Run again.", false);
    }
    const reason = first.ResourceStatusReason ?? "AWS gives no reason";
    const message = `The stack ${name} was not made: ${first.LogicalResourceId} (${first.ResourceType}) failed: ${reason}`;
    const noCapacity = first.ResourceType === "AWS::EC2::Instance" && isNoCapacity(reason);
    return new StackError(message, stack_wait_remedyFor(reason, noCapacity), noCapacity);
}
/** Events come newest first, and a failure cancels what else is being made: the oldest failure is the reason. */
async function firstFailure(id, { aws, signal }) {
    let first;
    let NextToken;
    do {
        const page = await aws.call("cloudformation", "DescribeStackEvents", { StackName: id, ...(NextToken ? { NextToken } : {}) }, { signal });
        const failed = (page.StackEvents ?? []).filter(({ ResourceStatus, ResourceType }) => ResourceStatus === "CREATE_FAILED" && ResourceType !== "AWS::CloudFormation::Stack");
        first = failed.at(-1) ?? first;
        NextToken = page.NextToken;
    } while (NextToken);
    return first;
}
/**
 * Codes of RunInstances for "not here, not now" (EC2 API Reference, "Error codes"), and the sentences that come with
 * them: what CloudFormation hands on has the sentence, and the code only at times.
 */
const NO_CAPACITY = [
    /\b(?:InsufficientInstanceCapacity|UnfulfillableCapacity|SpotMaxPriceTooLow|MaxSpotInstanceCountExceeded)\b/,
    /\bError ?Code: Unsupported\b/,
    /\bUnsupported:/,
    /do not have sufficient \S+ capacity/i,
    /no spot capacity available/i,
    /max spot instance count exceeded/i,
    /spot request price of \S+ is lower than the minimum/i,
    /not supported in your requested Availability Zone/i,
    /requested configuration is currently not supported/i,
];
/** Whether a reason means that this type is not to be had in this zone, so that the next candidate is worth a try. */
function isNoCapacity(reason) {
    return NO_CAPACITY.some((pattern) => pattern.test(reason));
}
function stack_wait_remedyFor(reason, noCapacity) {
    if (noCapacity)
        return "Give further instance-types, another subnet, or try again later.";
    if (/VcpuLimitExceeded|vCPU (?:capacity|limit)/i.test(reason)) {
        return "Ask for more: Service Quotas, Amazon EC2, Running On-Demand Standard instances (L-1216C47A).";
    }
    if (/ServiceLinkedRole/i.test(reason)) {
        return "Make the role once: `aws iam create-service-linked-role --aws-service-name spot.amazonaws.com`.";
    }
    if (/LeaseEnd|execution role|assume the role/i.test(reason)) {
        return "The role of lease-role must trust scheduler.amazonaws.com: see docs/aws.md.";
    }
    return "The reason is AWS's own. Put that right and run again.";
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/adopt.js








/** Share of the wanted lease that must be left: a build must not lose its machine in the middle. */
const LEASE_LEFT = 0.5;
/**
 * Whether an earlier run's machine is the one that is wanted. The owner was compared before. It is where
 * - its stack is complete, or still being made;
 * - EC2 has the public part of the key that we hold;
 * - it was made with the same parameters (source AMI, disk, network, who may knock, user, …), and its type and subnet
 *   are among those that would be tried now;
 * - at least half of the wanted lease is left of its own, which nobody can prolong.
 */
function adoptable(request, around, publicKey, { settings, clock }) {
    const no = (why) => ({ fits: false, why });
    const { stack, keyPair, network } = around;
    if (!stack)
        return no("there is none");
    if (!["CREATE_COMPLETE", "CREATE_IN_PROGRESS"].includes(stack.status))
        return no(`it is ${stack.status}`);
    if (keyPair?.publicKey !== publicKey)
        return no("its private key is not on this machine");
    const { created, expires } = stack.tags ?? {};
    if (!created || !expires)
        return no("its tags do not tell its lease");
    const left = expires.getTime() - clock.now();
    const wanted = request.expires.getTime() - clock.now();
    if (left < LEASE_LEFT * wanted)
        return no(`its lease ends at ${expires.toISOString()}`);
    const { InstanceType, Spot, SubnetId } = stack.parameters;
    const isCandidate = candidates(settings, network).some(({ type, spot }) => type === InstanceType && String(spot) === Spot);
    const candidate = network.places.find(({ subnet }) => subnet === SubnetId);
    if (!isCandidate || !candidate)
        return no(`it is a ${InstanceType} in ${SubnetId}`);
    const { assetId, owner, product } = request;
    const tags = { assetId, lifetime: "ephemeral", created, expires, owner, product };
    const same = { type: InstanceType ?? "", spot: Spot === "true", place: candidate };
    const now = stackParameters({ request, tags, candidate: same, vpc: network.vpc, ...around }, settings);
    const other = differences(stack.parameters, essential(now));
    return other.length === 0 ? { fits: true, stack } : no(`it was made with another ${other.join(", ")}`);
}
/** Milliseconds until a machine that has booted before has to let us in. */
const LOGIN_WITHIN = 60_000;
/**
 * Takes up an earlier run's machine. Undefined where it does not serve after all, which is told: its stack failed, its
 * instance has ended, or it lets nobody in any more (finish had taken the build's login away).
 */
async function adoptStack(request, seen, options, hands, task) {
    try {
        const isDone = seen.status === "CREATE_COMPLETE";
        const stack = isDone ? seen : await waitForStack(seen.id, options, task);
        const instance = await seeInstance(stack.outputs.InstanceId ?? "", options);
        if (!instance || !isUp(instance)) {
            task.line(`The earlier run's instance is ${instance?.state ?? "gone"}: another is made.`);
            return undefined;
        }
        const { expires } = stack.tags ?? {};
        const how = { ...(isDone ? { within: LOGIN_WITHIN } : {}), ...(expires ? { expires } : {}) };
        const machine = await enter(request, instance, how, options, hands, task);
        task.line(`Goes on with ${instance.id}, which an earlier run made.`);
        return machine;
    }
    catch (error) {
        // What AWS refuses, or the run's cancel, would meet the next machine too.
        if (!isAboutMachine(error))
            throw error;
        task.line(`The earlier run's machine does not serve, and another is made: ${error.message}`);
        return undefined;
    }
}
/** What waiting, ssh and the first boot say; AWS's own errors are a class of their own. */
function isAboutMachine(error) {
    return error instanceof errors/* UserError */.yo && !(error instanceof aws_error/* AwsError */.G);
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/network.js


/**
 * Finds VPC, subnets, and the zones that offer the instance types, once in a run. Either the network, or what is wrong
 * with it.
 */
function findNetwork(options) {
    return networkFor(options.settings, options);
}
const networkFor = askedOnce((settings) => JSON.stringify([settings.vpc, settings.subnet, instanceTypes(settings)]), network_lookUp);
async function network_lookUp(settings, options) {
    const [offered, found] = await Promise.all([
        findOfferings(options),
        settings.subnet === undefined ? findVpc(options) : findSubnet(settings.subnet, options),
    ]);
    return "problems" in found ? found : { network: { ...found, offered } };
}
async function findSubnet(id, { aws, signal, settings }) {
    const Filters = [{ Name: "subnet-id", Values: [id] }];
    const { Subnets = [] } = await aws.call("ec2", "DescribeSubnets", { Filters }, { signal });
    const [subnet] = Subnets;
    const remedy = `See \`aws ec2 describe-subnets --region ${aws.region}\`, or leave it out.`;
    if (!subnet?.VpcId)
        return wrong("subnet", `There is no subnet ${id} in ${aws.region}.`, remedy);
    if (settings.vpc !== undefined && subnet.VpcId !== settings.vpc) {
        return wrong("subnet", `${id} lies in ${subnet.VpcId}, and not in ${settings.vpc}.`, remedy);
    }
    return { vpc: subnet.VpcId, places: [placeOf(subnet)] };
}
/** Without a subnet: those of the VPC, first the ones in which a machine gets a public address. */
async function findVpc(options) {
    const { vpc } = options.settings;
    // Default subnets lie in the default VPC alone (VPC User Guide, "Default VPCs"): they name it, without a question for it.
    const where = vpc === undefined ? { Name: "default-for-az", Values: ["true"] } : { Name: "vpc-id", Values: [vpc] };
    const subnets = await subnetsIn(where, options);
    const id = subnets[0]?.VpcId;
    return id === undefined ? findOtherSubnets(options) : choose(id, subnets, options);
}
/** No subnet where one is expected: why, or which others there are. */
async function findOtherSubnets(options) {
    const { aws, signal, settings } = options;
    const { vpc } = settings;
    const Filters = [vpc === undefined ? { Name: "is-default", Values: ["true"] } : { Name: "vpc-id", Values: [vpc] }];
    const { Vpcs = [] } = await aws.call("ec2", "DescribeVpcs", { Filters }, { signal });
    const id = Vpcs[0]?.VpcId;
    if (id === undefined) {
        return vpc === undefined
            ? wrong("vpc", `The account has no default VPC in ${aws.region}.`, `Name one (vpc, or subnet), or make it: \`aws ec2 create-default-vpc --region ${aws.region}\`.`)
            : wrong("vpc", `There is no VPC ${vpc} in ${aws.region}.`, `See \`aws ec2 describe-vpcs --region ${aws.region}\`.`);
    }
    return choose(id, vpc === undefined ? await subnetsIn({ Name: "vpc-id", Values: [id] }, options) : [], options);
}
async function subnetsIn(where, { aws, signal }) {
    const Filters = [where, { Name: "state", Values: ["available"] }];
    return (await aws.call("ec2", "DescribeSubnets", { Filters }, { signal })).Subnets ?? [];
}
function choose(id, subnets, { aws, settings }) {
    const { vpc } = settings;
    const places = subnets.map(placeOf).toSorted((one, other) => one.zone.localeCompare(other.zone));
    const open = places.filter((place) => place.public);
    // A machine that is reached from outside needs a public address; through Session Manager it only has to reach out.
    const chosen = open.length > 0 ? open : places;
    if (chosen.length > 0)
        return { vpc: id, places: chosen };
    const remedy = vpc === undefined
        ? `Name a subnet, or make one: \`aws ec2 create-default-subnet --region ${aws.region} --availability-zone ${aws.region}a\`.`
        : "Name a subnet, or another VPC.";
    return wrong("vpc", `${id} has no subnet.`, remedy);
}
function placeOf({ SubnetId = "", AvailabilityZone = "", MapPublicIpOnLaunch = false }) {
    return { subnet: SubnetId, zone: AvailabilityZone, public: MapPublicIpOnLaunch };
}
async function findOfferings({ aws, signal, settings }) {
    const Filters = [{ Name: "instance-type", Values: [...instanceTypes(settings)] }];
    const { InstanceTypeOfferings = [] } = await aws.call("ec2", "DescribeInstanceTypeOfferings", { LocationType: "availability-zone", Filters }, { signal });
    const offered = new Map();
    for (const { InstanceType = "", Location = "" } of InstanceTypeOfferings) {
        offered.set(InstanceType, (offered.get(InstanceType) ?? new Set()).add(Location));
    }
    return offered;
}
function wrong(subject, problem, remedy) {
    return { problems: [{ subject, problem, remedy }] };
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/look-around.js











/**
 * Looks at everything that the making of a machine depends on, side by side. Where the preflight has just seen that
 * there is no stack and no key pair, they are not looked for again: making them tells whether somebody was quicker.
 * @throws AssetIdInUseError where another owner has the asset-id; UserError where a stranger has one of its names, or
 *   network or source AMI cannot be used.
 */
async function lookAround(request, options) {
    const { assetId, base } = request;
    const isNew = findingsOf(options).noMachine.delete(assetId);
    const [caller, stack, keyPair, found, rootDevice, allowFrom] = await Promise.all([
        callerOf(options),
        isNew ? undefined : seeStack(stackName(assetId), options),
        isNew ? undefined : seeKeyPair(assetId, options),
        findNetwork(options),
        rootDeviceOf(base.handle, options),
        openTo(options),
    ]);
    refuseOthers(request, { what: "stack", name: stackName(assetId), there: stack });
    refuseOthers(request, { what: "key pair", name: keyPairName(assetId), there: keyPair });
    if ("problems" in found)
        throw new errors/* ProblemsError */.FQ(found.problems);
    return { caller, stack, keyPair, network: found.network, rootDevice, allowFrom };
}
/** Who may knock at SSH: as given, else this machine; nobody where sessions come through Session Manager. */
async function openTo({ settings, callerAddress }) {
    if (settings.connect === "ssm")
        return undefined;
    return settings.allowFrom ?? `${await callerAddress()}/32`;
}
function refuseOthers({ assetId, owner }, { what, name, there }) {
    if (!there)
        return;
    const { tags } = there;
    if (tags?.assetId !== assetId)
        throw strangerError(what, name, tags?.assetId);
    if (!isOwn(tags, owner.name))
        throw new provider/* AssetIdInUseError */.K1(assetId, describeOwner(what, tags));
}
/** Whether a thing with these tags is a build's of this owner. Tags hold names with some characters replaced. */
function isOwn(tags, owner) {
    return tags.owner?.name === cleanTag(owner);
}
/** In words: `a stack of octo/repo (https://…), made 2026-…`. */
function describeOwner(what, { owner, created }) {
    const url = owner?.url === undefined ? "" : ` (${owner.url})`;
    const made = created === undefined ? "" : `, made ${created.toISOString()}`;
    return `a ${what} of ${owner?.name ?? "somebody"}${url}${made}`;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/stack-remove.js





/** What deleting a stack of ours usually takes, milliseconds: the instance has to end first. */
const stack_remove_USUAL = 60_000;
const stack_remove_WITHIN = 30 * 60_000;
/**
 * Removes a stack of a build to make room for another of the same name, and waits until it is gone.
 * @throws UserError where it cannot be deleted, or is not this build's; AwsError.
 */
async function replaceStack(stack, assetId, options, task) {
    if (stack.tags?.assetId !== assetId)
        throw strangerError("stack", stack.name, stack.tags?.assetId);
    const { aws, clock, signal } = options;
    if (stack.status !== "DELETE_IN_PROGRESS") {
        await aws.call("cloudformation", "DeleteStack", { StackName: stack.id }, { signal });
    }
    await watch(async () => {
        const now = await seeStack(stack.id, options);
        if (!now || now.status === "DELETE_COMPLETE")
            return { done: true };
        if (now.status !== "DELETE_FAILED")
            return { note: "removing the earlier stack" };
        throw new errors/* UserError */.yo(`The stack ${stack.name} cannot be deleted: ${now.reason ?? "AWS gives no reason"}`, `Remove what is left with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\`, then run again.`);
    }, {
        what: `the stack ${stack.name} is gone`,
        ...{ usual: stack_remove_USUAL, within: stack_remove_WITHIN, clock, signal },
        remedy: `See \`aws cloudformation describe-stack-events --stack-name ${stack.id}\`.`,
    }, task);
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/launch.js


















/**
 * Makes a machine on EC2 and waits until one can work on it; or takes up the one that an earlier run of the same owner
 * left under the same asset-id (`adopt.ts` says when).
 *
 * After an error what was made is still there, tagged: whoever asked decides whether it is kept (`--on-error`), and
 * `assets` and `remove` find it. The one exception is AssetIdInUseError: then nothing was made.
 * @throws AssetIdInUseError; UserError with the resource that failed and AWS's reason; CancelledError; AwsError.
 */
async function launch(request, options, task, hands = realHands) {
    await checkAccount(options);
    const around = await lookAround(request, options);
    const record = await makeBuildFolder(options.state, await newRecord(request, options));
    const { assetId, owner, product } = request;
    const publicKey = await hands.holdKey(buildFolder(options.state, assetId), `slipway-${assetId}`, options.signal);
    const fit = adoptable(request, around, publicKey, options);
    if (fit.fits) {
        const machine = await adoptStack(request, fit.stack, options, hands, task);
        if (machine)
            return machine;
    }
    else if (around.stack) {
        task.line(`The stack that an earlier run left is removed: ${fit.why}.`);
    }
    const tags = {
        ...{ assetId, lifetime: "ephemeral", owner, product },
        ...{ created: new Date(record.created), expires: new Date(record.expires) },
    };
    const { stack: old, keyPair } = around;
    const [keyPairId] = await Promise.all([
        placeKeyPair(tags, publicKey, keyPair, options),
        old && replaceStack(old, assetId, options, task),
    ]);
    const { stack, seen } = await makeStack(request, tags, around, options, hands, task);
    const instance = seen && seen.id === stack.outputs.InstanceId ? seen : await runningInstance(stack, options);
    const facts = { id: instance.id, state: "running", spot: stack.parameters.Spot === "true", tags };
    findingsOf(options).made.set(assetId, { stackId: stack.id, instance: facts, keyPairId });
    return enter(request, instance, {}, options, hands, task);
}
async function newRecord(request, options) {
    const { assetId, expires, owner, product, base, user, stays } = request;
    const folder = buildFolder(options.state, assetId);
    const controlFolder = (0,control_folder/* controlFolderOf */.n)(folder);
    return {
        ...{ assetId, lifetime: "ephemeral", provider: "aws", region: options.aws.region },
        ...{ created: new Date(options.clock.now()).toISOString(), expires: expires.toISOString() },
        ...{ owner, product, base, user, stays, kept: false, maker: await (0,process/* ownMark */.a1)(), controlFolder },
        folders: controlFolder === folder ? [] : [controlFolder],
        ready: false,
    };
}
/** Tries one candidate after the other until one is to be had. Every other failure is final. */
async function makeStack(request, tags, around, options, hands, task) {
    const list = candidates(options.settings, around.network);
    const { vpc } = around.network;
    let last;
    for (const [attempt, candidate] of list.entries()) {
        task.line(`Machine: ${describeCandidate(candidate)}`);
        const parameters = stackParameters({ request, tags, candidate, vpc, ...around }, options.settings);
        const id = await createStack({ tags, parameters, attempt }, options);
        try {
            return await waitForMachine(id, request.assetId, options, hands, task);
        }
        catch (error) {
            if (!(error instanceof StackError && error.noCapacity))
                throw error;
            last = error;
        }
        task.line(`No ${describeCandidate(candidate)} is to be had just now.`);
        await removeFailed(id, tags.assetId, options, task);
    }
    throw (last ??
        new errors/* UserError */.yo("None of the instance types is offered in the zones of the subnets.", "Name other instance-types, or another subnet."));
}
/** The stack when it is there, with its instance where that has been seen meanwhile. */
async function waitForMachine(id, assetId, options, hands, task) {
    if (options.settings.connect === "ssm")
        return { stack: await waitForStack(id, options, task), seen: undefined };
    const answering = untilAnswering(assetId, options, hands.waitForBanner);
    try {
        const stack = await waitForStack(id, options, task, answering.sign);
        return { stack, seen: answering.seen() };
    }
    finally {
        await answering.end();
    }
}
/** The next try needs the name; and what has failed at last leaves nothing either. */
async function removeFailed(id, assetId, options, task) {
    const failed = await seeStack(id, options);
    if (failed && failed.status !== "DELETE_COMPLETE")
        await replaceStack(failed, assetId, options, task);
}
/** The instance of a stack that is complete. @throws UserError where it has ended meanwhile. */
async function runningInstance(stack, options) {
    const id = stack.outputs.InstanceId ?? "";
    const instance = await seeInstance(id, options);
    if (!instance || !isUp(instance))
        throw endedError(id, instance);
    return instance;
}

;// CONCATENATED MODULE: ./build/providers/aws/machine/machine.js





/**
 * The running machine of an asset-id, which this machine holds the key of.
 * @throws UserError where there is none, with what became of it; AwsError.
 */
async function findMachine(assetId, options) {
    const { state, aws, signal } = options;
    const record = await readBuildFolder(state, assetId);
    const machine = record && machineOf(state, record);
    const [instance, images] = await Promise.all([
        record?.machine && record.region === aws.region
            ? seeInstance(record.machine.instanceId, { aws, signal })
            : undefined,
        ownImages(assetId, options),
    ]);
    const image = images[0];
    if (machine && instance && isUp(instance))
        return machine;
    if (image !== undefined) {
        throw new errors/* UserError */.yo(`The machine ${assetId} was captured: its disk is the AMI ${image}.`, "Export it with `slipway export-vm --provider aws`, or make a new machine under another asset-id.");
    }
    if (record && record.region !== aws.region) {
        throw new errors/* UserError */.yo(`The machine ${assetId} is in ${record.region}.`, `Say so: --region ${record.region}.`);
    }
    if (record?.machine) {
        const { message, remedy } = endedError(record.machine.instanceId, instance);
        throw new errors/* UserError */.yo(`${message} It was the machine of ${assetId}.`, `${remedy} ${clearAway(assetId)}`);
    }
    throw new errors/* UserError */.yo(`There is no machine with the asset-id ${assetId} whose key is on this machine.`, "See `slipway show-assets --provider aws` for those there are, or make one with `slipway setup-ec2`.");
}
/** AMIs of this account with exactly this asset-id. */
async function ownImages(assetId, { aws, signal }) {
    const Filters = [{ Name: `tag:${TAG.assetId}`, Values: [assetId] }];
    const { Images = [] } = await aws.call("ec2", "DescribeImages", { Owners: ["self"], Filters }, { signal });
    return Images.flatMap(({ ImageId, Tags = [] }) => ImageId && Tags.some(({ Key, Value }) => Key === TAG.assetId && Value === assetId) ? [ImageId] : []);
}
/**
 * Marks a machine as one that somebody decided to keep, so that its folder with the key is not taken for abandoned.
 * In AWS there is nothing to mark: what is there goes when its lease ends, kept or not, and by nobody's absence.
 * Does nothing where there is no build.
 */
async function keepMachine(assetId, { state }) {
    if (await readBuildFolder(state, assetId)) {
        await changeBuildRecord(state, assetId, (record) => ({ ...record, kept: true }));
    }
}
function clearAway(assetId) {
    return `Remove what is left of it with \`${(0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId })}\` and start again.`;
}

;// CONCATENATED MODULE: ./build/providers/aws/mark.js



/** Resources that one CreateTags takes (Amazon EC2 API). */
const mark_AT_ONCE = 1_000;
/**
 * Marks the instances among these assets as found overdue at that time, by a tag. Other types are left: they go with
 * their asset-id's instance. @throws AwsError where one batch could not be marked; the others are all the same.
 */
async function markAssets(assets, when, given) {
    const options = { ...given, signal: undefined };
    await checkAccount(options);
    const instances = assets.filter(({ type, provider }) => type === "instance" && provider === "aws");
    const Tags = [{ Key: TAG.marked, Value: when.toISOString() }];
    const regions = groupBy(instances, ({ region }) => region ?? options.aws.region);
    const marks = [...regions].flatMap(([region, there]) => inBatches(there, mark_AT_ONCE).map((batch) => options.aws.call("ec2", "CreateTags", { Resources: batch.map(({ id }) => id), Tags }, { region })));
    const failed = (await Promise.allSettled(marks)).find((answer) => answer.status === "rejected");
    if (failed)
        throw failed.reason;
}

// EXTERNAL MODULE: ./build/host/writable.js
var writable = __webpack_require__(7911);
// EXTERNAL MODULE: ./build/providers/local/tools.js
var local_tools = __webpack_require__(2402);
;// CONCATENATED MODULE: ./build/providers/aws/tools.js

const LOGIN_TOOLS = [
    { command: "setpriv", package: "util-linux", purpose: "ending tools together with this process" },
    { command: "ssh", package: "openssh-client", purpose: "logging in to the machine" },
    { command: "ssh-keygen", package: "openssh-client", purpose: "the machine's key" },
];
const SESSION_TOOLS = [
    { command: "aws", package: "awscli", purpose: "sessions through Session Manager (connect: ssm)" },
    {
        command: "session-manager-plugin",
        purpose: "sessions through Session Manager (connect: ssm)",
        remedy: 'Install it as the Systems Manager User Guide tells ("Install the Session Manager plugin on Debian Server and Ubuntu Server"), or use connect: ssh.',
    },
];
/** What is installed on this machine where that is allowed. */
function awsTools(plan, settings) {
    return [...neededAwsTools(plan, settings), local_tools/* PYTHON_VENV */.hW];
}
/** What a build needs on this machine: SSH, and what boots and converts disks where exports are fetched to it. */
function neededAwsTools({ formats }, settings) {
    const fetched = formats.length > 0 && settings.fetch !== false;
    const tools = [
        ...LOGIN_TOOLS,
        ...(settings.connect === "ssm" ? SESSION_TOOLS : []),
        ...(fetched ? (0,local_tools/* neededTools */.lV)({ formats, base: undefined }) : []),
    ];
    return tools.filter(({ command }, index) => tools.findIndex((tool) => tool.command === command) === index);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/providers/aws/preflight/access.js

/** Who may knock at the machine, and how a session gets there. Asks nobody. */
function accessProblems(settings) {
    return [...allowFromProblems(settings.allowFrom), ...(settings.connect === "ssm" ? sessionProblems(settings) : [])];
}
/** The shortest prefix that `allow-from` may have: the largest network that one owner has, as in 10.0.0.0/8. */
const SHORTEST_PREFIX = 8;
function allowFromProblems(cidr) {
    if (cidr === undefined)
        return [];
    const wrong = (problem, remedy) => [{ subject: "allow-from", problem, remedy }];
    const [address = "", prefix = "", ...rest] = cidr.split("/");
    const bits = /^\d{1,2}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (!(0,external_node_net_.isIPv4)(address) || !(bits <= 32) || rest.length > 0) {
        return wrong(`${JSON.stringify(cidr)} is no IPv4 range.`, "Write it as in 203.0.113.7/32, or leave it out.");
    }
    if (bits < SHORTEST_PREFIX) {
        return wrong(`${cidr} opens SSH to ${bits === 0 ? "everybody" : "half the internet"}: bots try passwords within minutes, and the machine has free sudo.`, "Leave it out (this machine's address, /32), name your network, or use connect: ssm, which opens no port.");
    }
    if (numberOf(address) % 2 ** (32 - bits) !== 0) {
        return wrong(`${cidr} has bits behind its prefix.`, `Write ${networkOf(address, bits)}/${bits}.`);
    }
    return [];
}
function numberOf(address) {
    return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
function networkOf(address, bits) {
    const number = numberOf(address);
    const network = number - (number % 2 ** (32 - bits));
    return [24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join(".");
}
function sessionProblems({ instanceProfile, roleToAssume, allowFrom }) {
    return [
        ...(instanceProfile === undefined
            ? [
                {
                    subject: "instance-profile",
                    problem: "With connect: ssm the machine needs an instance profile, to report to Systems Manager.",
                    remedy: "Name one whose role has AmazonSSMManagedInstanceCore: see docs/aws.md.",
                },
            ]
            : []),
        ...(roleToAssume === undefined
            ? []
            : [
                {
                    subject: "role-to-assume",
                    problem: "With connect: ssm the connection is made by the AWS CLI, which does not assume this role.",
                    remedy: "Let the environment or a profile hold that role (aws-actions/configure-aws-credentials), and leave role-to-assume out.",
                },
            ]),
        ...(allowFrom === undefined
            ? []
            : [
                {
                    subject: "allow-from",
                    problem: "With connect: ssm no port is open, so that nobody can be let in.",
                    remedy: "Leave it out, or use connect: ssh.",
                },
            ]),
    ];
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/bucket.js

/**
 * The bucket takes exports: same account, same Region, not encrypted with KMS (VM Import/Export User Guide). That there has
 * to be one, `exportProblems` tells.
 */
async function checkBucket(caller, options) {
    const { bucket } = options.settings;
    if (bucket === undefined)
        return [];
    const [place, encryption] = await Promise.all([
        checkPlace(bucket, caller, options),
        checkEncryption(bucket, caller, options),
    ]);
    return place.length > 0 ? place : encryption;
}
async function checkPlace(Bucket, { account }, { aws, signal }) {
    try {
        const input = { Bucket, ExpectedBucketOwner: account };
        const { LocationConstraint } = await aws.call("s3", "GetBucketLocation", input, { signal });
        const region = toRegion(LocationConstraint);
        if (region === aws.region)
            return [];
        return [bucket_wrong(`${Bucket} is in ${region}, and the build in ${aws.region}.`, "AWS exports within one Region only.")];
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchBucket")) {
            return [bucket_wrong(`There is no bucket ${Bucket}.`, `Make it: \`aws s3 mb s3://${Bucket} --region ${aws.region}\`.`)];
        }
        if ((0,aws_error/* isAwsCode */.H)(error, "AccessDenied")) {
            const remedy = `AWS exports into buckets of the same account only. If it is this account's, s3:GetBucketLocation is missing.`;
            return [bucket_wrong(`${Bucket} is not open to account ${account}: ${error.message}`, remedy)];
        }
        if ((0,aws_error/* isAwsCode */.H)(error, "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException")) {
            return [bucket_wrong(`${Bucket} is in another Region than ${aws.region}.`, "AWS exports within one Region only.")];
        }
        throw error;
    }
}
/** S3's oldest Regions have names of their own there (S3 API, GetBucketLocation). */
function toRegion(constraint) {
    if (!constraint)
        return "us-east-1";
    return constraint === "EU" ? "eu-west-1" : constraint;
}
async function checkEncryption(Bucket, { account }, { aws, signal }) {
    try {
        const input = { Bucket, ExpectedBucketOwner: account };
        const { ServerSideEncryptionConfiguration } = await aws.call("s3", "GetBucketEncryption", input, { signal });
        const rules = ServerSideEncryptionConfiguration?.Rules ?? [];
        const kms = rules
            .map((rule) => rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm)
            .find((name) => /kms/.test(name ?? ""));
        if (kms === undefined)
            return [];
        const remedy = "Set its default encryption to SSE-S3 (AES256), or name another bucket.";
        return [bucket_wrong(`${Bucket} encrypts with ${kms}, and AWS exports to none of those.`, remedy)];
    }
    catch (error) {
        // None at all is fine; what is wrong with the bucket itself, its place tells.
        if ((0,aws_error/* isAwsCode */.H)(error, "ServerSideEncryptionConfigurationNotFoundError"))
            return [];
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchBucket", "AccessDenied", "PermanentRedirect", "AuthorizationHeaderMalformed"))
            return [];
        throw error;
    }
}
function bucket_wrong(problem, remedy) {
    return { subject: "bucket", problem, remedy };
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/names.js









/** Stack, key pair and AMI of the asset-id: each name is free, or what has it is this owner's, of the same asset-id. */
async function checkNames(plan, options) {
    const { assetId, product, owner } = plan;
    if (!(0,asset_id/* isAssetId */._)(assetId)) {
        return [{ subject: "asset-id", problem: `${JSON.stringify(assetId)} cannot be a name.`, remedy: asset_id/* ASSET_ID_RULE */.c }];
    }
    const [stack, keyPair, image] = await Promise.all([
        seeStack(stackName(assetId), options),
        seeKeyPair(assetId, options),
        seeImage(assetId, imageName(product, assetId), options),
    ]);
    if (!stack && !keyPair)
        findingsOf(options).noMachine.add(assetId);
    const there = [
        ...(stack ? [{ what: "stack", name: stack.name, tags: stack.tags }] : []),
        ...(keyPair ? [{ what: "key pair", name: keyPairName(assetId), tags: keyPair.tags }] : []),
        ...(image ? [{ what: "AMI", name: imageName(product, assetId), tags: image.tags }] : []),
    ];
    // One of them stands for all: whoever has an asset-id has all that is named after it.
    return there.flatMap((one) => verdict(one, assetId, owner.name)).slice(0, 1);
}
async function seeImage(assetId, name, options) {
    const image = (await imagesNamedAfter(assetId, options)).find(({ Name }) => Name === name);
    return image && { tags: readAwsTags(image.Tags) };
}
function verdict({ what, name, tags }, assetId, owner) {
    if (tags?.assetId !== assetId) {
        const whose = tags ? `belongs to ${tags.assetId}` : "has no tag of Slipway's";
        const problem = `The ${what} ${name} is in the way: it ${whose}.`;
        return [{ subject: "asset-id", problem, remedy: "Remove it by hand if it is yours, or choose another asset-id." }];
    }
    if (isOwn(tags, owner))
        return [];
    const remove = (0,tear_down_command/* tearDownCommand */.U)({ provider: "aws", assetId });
    return [
        {
            subject: "asset-id",
            problem: `${assetId} is in use by ${describeOwner(what, tags)}.`,
            remedy: `Remove it with \`${remove}\`, or choose another asset-id.`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/offers.js


/** At least one of the types is offered in a zone where the machine can be; those that are not are passed over. */
function offerProblems(settings, network) {
    if (candidates(settings, network).length > 0)
        return [];
    const types = instanceTypes(settings);
    const zones = [...new Set(network.places.map(({ zone }) => zone))];
    const elsewhere = [...new Set(types.flatMap((type) => [...(network.offered.get(type) ?? [])]))].sort();
    return [
        {
            subject: "instance-types",
            problem: `${types.join(", ")}: not offered in ${zones.join(", ")}.`,
            remedy: elsewhere.length > 0
                ? `Name other types, or a subnet in ${elsewhere.join(", ")}.`
                : "Name types that the Region has: `aws ec2 describe-instance-type-offerings`.",
        },
    ];
}

// EXTERNAL MODULE: ./build/aws/denial.js
var denial = __webpack_require__(1835);
;// CONCATENATED MODULE: ./build/providers/aws/preflight/permissions.js




/** A public key that belongs to nobody: a dry run wants one that can be read, and keeps none. */
const NOBODYS_KEY = `ssh-ed25519 ${Buffer.concat([Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0 "), Buffer.alloc(32)]).toString("base64")}`;
/** EC2 says of its own calls whether they would be allowed, without making anything. */
async function checkDryRuns(plan, candidate, imageId, options) {
    const { aws, clock, signal } = options;
    const { assetId, owner, product } = plan;
    const now = new Date(clock.now());
    const tags = { assetId, lifetime: "ephemeral", created: now, expires: now, owner, product };
    const specify = (ResourceType) => ({ ResourceType, Tags: writeTags(tags) });
    const key = () => aws.call("ec2", "ImportKeyPair", {
        DryRun: true,
        KeyName: keyPairName(assetId),
        PublicKeyMaterial: Buffer.from(NOBODYS_KEY),
        TagSpecifications: [specify("key-pair")],
    }, { signal });
    const run = (place, ImageId) => () => aws.call("ec2", "RunInstances", {
        ...{ DryRun: true, ImageId, InstanceType: place.type, SubnetId: place.place.subnet },
        ...{ MinCount: 1, MaxCount: 1 },
        TagSpecifications: [specify("instance"), specify("volume")],
    }, { signal });
    const tries = [key, ...(candidate && imageId ? [run(candidate, imageId)] : [])];
    return (await Promise.all(tries.map(dryRun))).flat();
}
async function dryRun(call) {
    try {
        await call();
        return [];
    }
    catch (error) {
        // An answer that is no refusal (a quota, a name that is taken) is for the check that knows more about it.
        if (!(error instanceof aws_error/* AwsError */.G) || error.service !== "ec2")
            throw error;
        return (0,denial/* isDenial */.c6)(error.code) ? [{ subject: "permissions", problem: error.message, remedy: error.remedy }] : [];
    }
}

;// CONCATENATED MODULE: ./build/aws/policy-grants.js
const placeholder = (name) => `\${${name}}`;
/** What whoever uses a policy puts their own values in place of. */
const PLACEHOLDERS = {
    account: placeholder("Account"),
    region: placeholder("Region"),
    bucket: placeholder("Bucket"),
};
const { account, region, bucket } = PLACEHOLDERS;
const ec2 = (...types) => types.map((type) => `arn:aws:ec2:${region}:${account}:${type}/*`);
/** AMIs and snapshots have ARNs without an account. */
const IMAGES = [`arn:aws:ec2:${region}::image/*`, `arn:aws:ec2:${region}::snapshot/*`];
/** Of any type: the actions say which, and the condition says whose. */
const OURS = [...ec2("*"), ...IMAGES];
const role = (name) => [`arn:aws:iam::${account}:role/${name}`];
const ASKED_FOR = { "aws:RequestTag/slipway:asset-id": "?*" };
const THERE = { "aws:ResourceTag/slipway:asset-id": "?*" };
/** The calls that make something of EC2 with tags in them; `ec2:CreateAction` has their names. */
const CREATING = [
    "CopyImage",
    "CreateImage",
    "CreateLaunchTemplate",
    "CreateSecurityGroup",
    "ExportImage",
    "ImportKeyPair",
    "RunInstances",
];
/** Sid of the statement → what it is about. In the order in which a policy has them. */
const GRANTS = {
    /** Reading that cannot be limited to some resources. */
    Look: { resources: ["*"] },
    /** What is made gets our tag in the same call. */
    MakeTagged: {
        resources: [...ec2("instance", "key-pair", "export-image-task"), ...IMAGES],
        condition: { StringLike: ASKED_FOR },
    },
    TagWhatIsMade: {
        resources: OURS,
        condition: { StringLike: ASKED_FOR, StringEquals: { "ec2:CreateAction": CREATING } },
    },
    /** Only what has our tag is changed, started from or deleted. */
    ChangeOurs: { resources: OURS, condition: { StringLike: THERE } },
    /** Marks, but never the asset-id: a stranger's things cannot be made ours, nor ours nobody's. */
    MarkOurs: {
        resources: OURS,
        condition: { StringLike: THERE, "ForAllValues:StringNotEquals": { "aws:TagKeys": ["slipway:asset-id"] } },
    },
    /** What a machine takes part in without being ours, or that comes and goes with it. The preflight's dry run has no group of ours. */
    LaunchInto: {
        resources: [
            ...ec2("subnet", "security-group", "network-interface", "volume", "spot-instances-request"),
            `arn:aws:ec2:${region}::image/*`,
        ],
    },
    /** Groups and their rules. CloudFormation may give these their tags in a second call, so the condition is who calls. */
    MakeByStack: {
        resources: ec2("security-group*", "launch-template", "vpc"),
        condition: { "ForAnyValue:StringEquals": { "aws:CalledVia": ["cloudformation.amazonaws.com"] } },
    },
    /** By name, not by tag: a stack that is gone has no tags, and deleting it again must not look forbidden. */
    Stacks: { resources: [`arn:aws:cloudformation:${region}:${account}:stack/slipway-*/*`] },
    Schedules: {
        resources: [
            `arn:aws:scheduler:${region}:${account}:schedule-group/slipway-*`,
            `arn:aws:scheduler:${region}:${account}:schedule/slipway-*/*`,
        ],
    },
    Bucket: { resources: [`arn:aws:s3:::${bucket}`] },
    Objects: { resources: [`arn:aws:s3:::${bucket}/*`] },
    /** What AWS and publishers of AMIs publish; parameters of your own can hold secrets. */
    PublicParameters: { resources: [`arn:aws:ssm:${region}::parameter/aws/service/*`] },
    /** Roles that a build lends; a simulation asks about the caller, here the role that account.yaml makes. */
    LookAtRoles: { resources: [...role("slipway-*"), ...role("vmimport")] },
    LendLeaseRole: {
        resources: role("slipway-lease"),
        condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
    },
    LendInstanceRole: {
        resources: role("slipway-instance"),
        condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    },
    LendExportRole: {
        resources: role("vmimport"),
        condition: { StringEquals: { "iam:PassedToService": "vmie.amazonaws.com" } },
    },
    ConnectToOurs: {
        resources: ec2("instance"),
        condition: { StringLike: { "ssm:resourceTag/slipway:asset-id": "?*" } },
    },
    /** AWS's own document, which carries SSH over the session. */
    ConnectBySsh: { resources: [`arn:aws:ssm:${region}::document/AWS-StartSSHSession`] },
    /** A session's id begins with who opened it (Systems Manager User Guide, policies for Session Manager). */
    EndOwnSessions: { resources: [`arn:aws:ssm:${region}:${account}:session/${placeholder("aws:userid")}-*`] },
};

;// CONCATENATED MODULE: ./build/aws/policy-statements.js
const look = (...Look) => ({ Look });
const policy_statements_ours = (...ChangeOurs) => ({ ChangeOurs });
const object = (...Objects) => ({ Objects });
/** What CloudFormation does with the caller's rights when it deletes a build's stack, or rolls it back. */
const STACK_GOES = {
    Look: [
        "ec2:DescribeInstances",
        "ec2:DescribeLaunchTemplates",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeVolumes",
    ],
    ChangeOurs: ["ec2:DeleteLaunchTemplate", "ec2:DeleteSecurityGroup", "ec2:TerminateInstances"],
    Schedules: [
        "scheduler:DeleteSchedule",
        "scheduler:DeleteScheduleGroup",
        "scheduler:GetSchedule",
        "scheduler:GetScheduleGroup",
        "scheduler:ListTagsForResource",
    ],
};
const LAUNCH = {
    MakeTagged: ["ec2:RunInstances"],
    TagWhatIsMade: ["ec2:CreateTags"],
    ChangeOurs: ["ec2:RunInstances"],
    LaunchInto: ["ec2:RunInstances"],
    LendInstanceRole: ["iam:PassRole"],
};
/** What it does when it makes one, beyond that: the template's resources, its typed parameters, its outputs. */
const STACK_COMES = {
    Look: [
        "ec2:DescribeImages",
        "ec2:DescribeInstanceCreditSpecifications",
        "ec2:DescribeInstanceStatus",
        "ec2:DescribeKeyPairs",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
    ],
    ChangeOurs: ["ec2:DescribeInstanceAttribute"],
    MakeByStack: [
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:CreateLaunchTemplate",
        "ec2:CreateSecurityGroup",
        "ec2:CreateTags",
    ],
    Schedules: ["scheduler:CreateSchedule", "scheduler:CreateScheduleGroup", "scheduler:TagResource"],
    LendLeaseRole: ["iam:PassRole"],
};
/** What each call takes. Where a service authorises an operation under another name, that name stands here. */
const policy_statements_NEEDS = {
    "ec2:CancelExportTask": policy_statements_ours("ec2:CancelExportTask"),
    "ec2:CopyImage": { MakeTagged: ["ec2:CopyImage"], TagWhatIsMade: ["ec2:CreateTags"] },
    "ec2:CreateImage": {
        MakeTagged: ["ec2:CreateImage"],
        TagWhatIsMade: ["ec2:CreateTags"],
        ChangeOurs: ["ec2:CreateImage"],
    },
    "ec2:CreateTags": { MarkOurs: ["ec2:CreateTags"] },
    "ec2:DeleteKeyPair": policy_statements_ours("ec2:DeleteKeyPair"),
    "ec2:DeleteLaunchTemplate": policy_statements_ours("ec2:DeleteLaunchTemplate"),
    "ec2:DeleteSecurityGroup": policy_statements_ours("ec2:DeleteSecurityGroup"),
    "ec2:DeleteSnapshot": policy_statements_ours("ec2:DeleteSnapshot"),
    "ec2:DeleteTags": { MarkOurs: ["ec2:DeleteTags"] },
    "ec2:DeleteVolume": policy_statements_ours("ec2:DeleteVolume"),
    // With DeleteAssociatedSnapshots, the snapshots too.
    "ec2:DeregisterImage": policy_statements_ours("ec2:DeregisterImage", "ec2:DeleteSnapshot"),
    "ec2:DescribeExportImageTasks": look("ec2:DescribeExportImageTasks"),
    "ec2:DescribeImageAttribute": policy_statements_ours("ec2:DescribeImageAttribute"),
    "ec2:DescribeImages": look("ec2:DescribeImages"),
    "ec2:DescribeInstances": look("ec2:DescribeInstances"),
    "ec2:DescribeInstanceTypeOfferings": look("ec2:DescribeInstanceTypeOfferings"),
    "ec2:DescribeKeyPairs": look("ec2:DescribeKeyPairs"),
    "ec2:DescribeLaunchTemplates": look("ec2:DescribeLaunchTemplates"),
    "ec2:DescribeSecurityGroups": look("ec2:DescribeSecurityGroups"),
    "ec2:DescribeSnapshots": look("ec2:DescribeSnapshots"),
    "ec2:DescribeSubnets": look("ec2:DescribeSubnets"),
    "ec2:DescribeVolumes": look("ec2:DescribeVolumes"),
    "ec2:DescribeVpcs": look("ec2:DescribeVpcs"),
    "ec2:EnableImageDeprecation": policy_statements_ours("ec2:EnableImageDeprecation"),
    "ec2:ExportImage": {
        MakeTagged: ["ec2:ExportImage"],
        TagWhatIsMade: ["ec2:CreateTags"],
        ChangeOurs: ["ec2:ExportImage"],
        LendExportRole: ["iam:PassRole"],
    },
    "ec2:GetConsoleOutput": policy_statements_ours("ec2:GetConsoleOutput"),
    "ec2:GetEbsEncryptionByDefault": look("ec2:GetEbsEncryptionByDefault"),
    "ec2:GetImageBlockPublicAccessState": look("ec2:GetImageBlockPublicAccessState"),
    "ec2:ImportKeyPair": { MakeTagged: ["ec2:ImportKeyPair"], TagWhatIsMade: ["ec2:CreateTags"] },
    "ec2:ModifyImageAttribute": policy_statements_ours("ec2:ModifyImageAttribute"),
    "ec2:RunInstances": LAUNCH,
    "ec2:StopInstances": policy_statements_ours("ec2:StopInstances"),
    "ec2:TerminateInstances": policy_statements_ours("ec2:TerminateInstances"),
    "cloudformation:CreateStack": joinNeeds([
        { Stacks: ["cloudformation:CreateStack", "cloudformation:TagResource"] },
        STACK_COMES,
        LAUNCH,
        STACK_GOES,
    ]),
    "cloudformation:DeleteStack": joinNeeds([{ Stacks: ["cloudformation:DeleteStack"] }, STACK_GOES]),
    "cloudformation:DescribeStackEvents": { Stacks: ["cloudformation:DescribeStackEvents"] },
    "cloudformation:DescribeStacks": look("cloudformation:DescribeStacks"),
    "cloudformation:ListStackResources": { Stacks: ["cloudformation:ListStackResources"] },
    "s3:AbortMultipartUpload": object("s3:AbortMultipartUpload"),
    "s3:CompleteMultipartUpload": object("s3:PutObject"),
    "s3:CopyObject": object("s3:GetObject", "s3:PutObject"),
    "s3:CreateMultipartUpload": object("s3:PutObject"),
    "s3:DeleteObjects": object("s3:DeleteObject"),
    "s3:GetBucketEncryption": { Bucket: ["s3:GetEncryptionConfiguration"] },
    "s3:GetBucketLocation": { Bucket: ["s3:GetBucketLocation"] },
    // Without the right to list, S3 answers 403 in place of 404 for what is not there (S3 API, GetObject, HeadObject).
    "s3:GetObject": { Bucket: ["s3:ListBucket"], Objects: ["s3:GetObject"] },
    "s3:HeadObject": { Bucket: ["s3:ListBucket"], Objects: ["s3:GetObject"] },
    "s3:ListMultipartUploads": { Bucket: ["s3:ListBucketMultipartUploads"] },
    "s3:ListObjectsV2": { Bucket: ["s3:ListBucket"] },
    "s3:PutObject": object("s3:PutObject"),
    "s3:UploadPartCopy": object("s3:GetObject", "s3:PutObject"),
    "scheduler:DeleteScheduleGroup": { Schedules: ["scheduler:DeleteSchedule", "scheduler:DeleteScheduleGroup"] },
    "scheduler:ListScheduleGroups": look("scheduler:ListScheduleGroups"),
    "scheduler:ListTagsForResource": { Schedules: ["scheduler:ListTagsForResource"] },
    "ssm:GetParameter": { PublicParameters: ["ssm:GetParameter"] },
    "ssm:StartSession": { ConnectToOurs: ["ssm:StartSession"], ConnectBySsh: ["ssm:StartSession"] },
    "ssm:TerminateSession": { EndOwnSessions: ["ssm:TerminateSession"] },
    // Whether a role can be assumed, its own trust policy says; within one account that is enough.
    "sts:AssumeRole": {},
    "sts:AssumeRoleWithWebIdentity": {},
    "sts:GetCallerIdentity": look("sts:GetCallerIdentity"),
    "iam:GetRole": { LookAtRoles: ["iam:GetRole"] },
    "iam:SimulatePrincipalPolicy": { LookAtRoles: ["iam:SimulatePrincipalPolicy"] },
    "service-quotas:GetServiceQuota": look("servicequotas:GetServiceQuota"),
};
/** All of them in one: each action once, in alphabetical order. */
function joinNeeds(all) {
    const joined = {};
    for (const needs of all) {
        for (const [name, actions] of Object.entries(needs)) {
            joined[name] = [...new Set([...(joined[name] ?? []), ...actions])].sort();
        }
    }
    return joined;
}

;// CONCATENATED MODULE: ./build/aws/policy.js


/** Letters of a managed policy at most, white space not counted (IAM User Guide, "IAM and AWS STS quotas"). */
const LONGEST_POLICY = 6_144;
/**
 * The rights that these calls take, and no more; with the placeholders `${Account}`, `${Region}` and `${Bucket}`.
 * CloudFormation acts with the caller's rights, so what is in a stack counts as called.
 */
function policyFor(calls) {
    const needs = joinNeeds(calls.map((call) => policy_statements_NEEDS[call]));
    const statements = Object.entries(GRANTS).flatMap(([Sid, { resources, condition }]) => {
        const Action = needs[Sid];
        return Action
            ? [{ Sid, Effect: "Allow", Action, Resource: resources, ...(condition && { Condition: condition }) }]
            : [];
    });
    return { Version: "2012-10-17", Statement: statements };
}
/** IAM's names of the actions that a call takes, for whoever is told that one is missing. */
function actionsFor(call) {
    return [...new Set(Object.values(NEEDS[call]).flat())].sort();
}

// EXTERNAL MODULE: ./build/providers/aws/calls.js
var aws_calls = __webpack_require__(2754);
;// CONCATENATED MODULE: ./build/providers/aws/preflight/told.js


/**
 * What a check found, with what AWS refused on the way as a problem of its own: so that one missing permission does not
 * hide everything else that is wrong.
 */
async function told(check) {
    try {
        return await check;
    }
    catch (error) {
        if (!(error instanceof aws_error/* AwsError */.G))
            throw error;
        return [
            { subject: (0,denial/* isDenial */.c6)(error.code) ? "permissions" : error.service, problem: error.message, remedy: error.remedy },
        ];
    }
}
/** The answer, or undefined where this caller may not ask. Only for what is asked for advice, and not needed later. */
async function ifAllowed(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof aws_error/* AwsError */.G && (0,denial/* isDenial */.c6)(error.code))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/policies.js





/** Statements about one resource each; the others are tried by dry runs, or cannot be judged from outside. */
const ASKED = ["Stacks", "Schedules", "Objects"];
/**
 * Asks IAM about what no dry run tells: stacks, schedules, objects. Only what a policy says of one resource is asked for,
 * and only what is refused for certain is a problem. Nothing where the caller may not ask.
 */
async function checkPolicies(plan, caller, options) {
    const calls = [...aws_calls/* LAUNCH */.ON, ...aws_calls/* REMOVE */.t2, ...(plan.formats.length > 0 ? aws_calls/* EXPORT */.l1 : [])];
    const statements = policyFor(calls).Statement.filter(({ Sid }) => ASKED.includes(Sid));
    const wanted = statements.map((statement) => wantedBy(statement, caller, options));
    const likely = likelySource(caller);
    const source = likely ?? (await sourceWithPath(caller, options));
    if (source === undefined)
        return [];
    try {
        return await simulate(source, wanted, options);
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "NoSuchEntity", "NoSuchEntityException"))
            throw error;
        const other = likely && (await sourceWithPath(caller, options));
        return other === undefined || other === likely ? [] : await simulate(other, wanted, options);
    }
}
function wantedBy({ Action, Resource }, { account, partition }, { aws, settings }) {
    const [resource = "*"] = Resource.map((text) => text
        .replaceAll(PLACEHOLDERS.account, account)
        .replaceAll(PLACEHOLDERS.region, aws.region)
        .replaceAll(PLACEHOLDERS.bucket, settings.bucket ?? "")
        .replace(/^arn:aws:/, `arn:${partition}:`));
    return { actions: Action, resource };
}
/**
 * The user or role behind the credentials, as IAM's simulator takes it, without a question. A session does not tell the
 * path of its role; few have one but those of IAM Identity Center.
 */
function likelySource({ arn, account, partition }) {
    if (/:iam::\d+:user\//.test(arn))
        return arn;
    const name = roleOf(arn);
    return name === undefined || name.startsWith("AWSReservedSSO_")
        ? undefined
        : `arn:${partition}:iam::${account}:role/${name}`;
}
/** Root may do everything, and has no role. */
function roleOf(arn) {
    return /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
}
/** The role with its path; undefined where that cannot be found out. */
async function sourceWithPath({ arn }, { aws, signal }) {
    const RoleName = roleOf(arn);
    if (RoleName === undefined)
        return undefined;
    try {
        return (await ifAllowed(() => aws.call("iam", "GetRole", { RoleName }, { signal })))?.Role?.Arn;
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchEntity", "NoSuchEntityException"))
            return undefined;
        throw error;
    }
}
/** With one call; where IAM does not take actions of several services together, with one each. */
async function simulate(source, wanted, options) {
    try {
        return await simulateTogether(source, wanted, options);
    }
    catch (error) {
        if (wanted.length < 2 || !(0,aws_error/* isAwsCode */.H)(error, "InvalidInput", "InvalidInputException"))
            throw error;
        return (await Promise.all(wanted.map((one) => simulateTogether(source, [one], options)))).flat();
    }
}
async function simulateTogether(PolicySourceArn, wanted, { aws, signal }) {
    const input = {
        PolicySourceArn,
        ActionNames: wanted.flatMap(({ actions }) => actions),
        ResourceArns: wanted.map(({ resource }) => resource),
    };
    const answer = await ifAllowed(() => aws.call("iam", "SimulatePrincipalPolicy", input, { signal }));
    const refused = (answer?.EvaluationResults ?? []).flatMap(verdicts).filter(isRefused);
    return wanted.flatMap(({ actions, resource }) => {
        // Each action is tried with each resource; that objects are no stacks' resource is none's fault.
        const names = actions.filter((action) => refused.some((one) => one.action === action && (one.resource === undefined || one.resource === resource)));
        if (names.length === 0)
            return [];
        return [
            {
                subject: "permissions",
                problem: `${PolicySourceArn} may not ${names.join(", ")} on ${resource}.`,
                remedy: "What a command needs in all is in docs/policies; give the role that policy.",
            },
        ];
    });
}
/** One for each resource: IAM tells them in results of their own, or within one result. */
function verdicts(result) {
    const { EvalActionName: action, ResourceSpecificResults: each = [] } = result;
    if (each.length === 0) {
        const { EvalResourceName: resource, EvalDecision: decision, MissingContextValues: missing = [] } = result;
        return [{ action, resource, decision, missing }];
    }
    return each.map(({ EvalResourceName: resource, EvalResourceDecision: decision, MissingContextValues: missing = [] }) => ({
        ...{ action, resource, decision, missing },
    }));
}
function isRefused({ decision, missing }) {
    return decision === "explicitDeny" || (decision === "implicitDeny" && missing.length === 0);
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/quota.js




/** Quotas on vCPUs of standard instances that run (EC2 User Guide, "On-Demand Instance quotas", "Spot … quotas"). */
const QUOTAS = { onDemand: "L-1216C47A", spot: "L-34B43A08" };
/** Families that those count: A, C, D, H, I, M, R, T, Z. Others have quotas of their own, which are not looked at. */
const STANDARD = /^[acdhimrtz]\d/;
/** Whether there are vCPUs left for a machine. Roughly: EC2 itself has the last word. Not asked where it is not allowed. */
async function checkQuota(assetId, options) {
    const { settings } = options;
    const types = instanceTypes(settings).filter((type) => STANDARD.test(type));
    if (types.length === 0 || types.length < instanceTypes(settings).length)
        return [];
    const ways = settings.spot ? ["spot", "onDemand"] : ["onDemand"];
    const [running, ...limits] = await Promise.all([
        runningInstances(options),
        ...ways.map((way) => quotaOf(QUOTAS[way], options)),
    ]);
    const needed = Math.min(...types.map(vcpusOf));
    const tight = ways.map((way, index) => {
        const limit = limits[index];
        const used = running.filter((one) => counts(one, way, assetId)).reduce((sum, one) => sum + vcpusIn(one), 0);
        return limit !== undefined && used + needed > limit ? { way, limit, used } : undefined;
    });
    const last = tight.at(-1);
    if (!last || tight.includes(undefined))
        return [];
    const what = last.way === "spot" ? "spot" : "on-demand";
    return [
        {
            subject: "instance-types",
            problem: `The account may run ${last.limit} vCPUs of standard ${what} instances in ${options.aws.region}, ${last.used} are in use, and this takes ${needed}.`,
            remedy: `End some, or ask for more: \`aws service-quotas request-service-quota-increase --service-code ec2 --quota-code ${QUOTAS[last.way]} --desired-value ${last.used + needed}\`.`,
        },
    ];
}
async function quotaOf(QuotaCode, { aws, signal }) {
    try {
        const input = { ServiceCode: "ec2", QuotaCode };
        const answer = await ifAllowed(() => aws.call("service-quotas", "GetServiceQuota", input, { signal }));
        return answer?.Quota?.Value;
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "NoSuchResourceException"))
            return undefined; // Not every partition has every quota.
        throw error;
    }
}
async function runningInstances({ aws, signal }) {
    const found = [];
    let NextToken;
    do {
        const page = await aws.call("ec2", "DescribeInstances", {
            Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }],
            MaxResults: 1_000,
            ...(NextToken ? { NextToken } : {}),
        }, { signal });
        found.push(...(page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances));
        NextToken = page.NextToken;
    } while (NextToken);
    return found;
}
/** A machine of the same build counts as free: it is taken up, or goes. */
function counts(instance, way, assetId) {
    const isSpot = instance.InstanceLifecycle === "spot";
    const isStandard = STANDARD.test(instance.InstanceType ?? "");
    return isStandard && isSpot === (way === "spot") && readAwsTags(instance.Tags)?.assetId !== assetId;
}
function vcpusIn({ CpuOptions, InstanceType }) {
    const { CoreCount, ThreadsPerCore = 1 } = CpuOptions ?? {};
    return CoreCount === undefined ? vcpusOf(InstanceType ?? "") : CoreCount * ThreadsPerCore;
}
/** vCPUs by the name of a type's size, as nearly all families have it: large and smaller 2, xlarge 4, 2xlarge 8. */
function vcpusOf(type) {
    const times = /\.(\d*)xlarge/.exec(type)?.[1];
    return times === undefined ? 2 : 4 * Number(times || 1);
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/regions.js

/**
 * What a Region's own settings stand against: encryption by default against exports and sharing, blocked public access
 * against everyone. Where a further Region is not enabled, it is told too.
 */
async function checkRegions(plan, options) {
    const { settings, aws } = options;
    const further = (settings.copyToRegions ?? []).filter((region) => region !== aws.region);
    const answers = await Promise.all([
        checkRegion(aws.region, plan.formats.length > 0, options),
        ...further.map((region) => checkRegion(region, false, options)),
    ]);
    return answers.flat();
}
async function checkRegion(region, exports, options) {
    const { settings } = options;
    const shared = settings.public === true || (settings.shareWith ?? []).length > 0;
    try {
        const [encryption, access] = await Promise.all([
            regions_checkEncryption(region, { exports, shared }, options),
            settings.public ? checkPublicAccess(region, options) : [],
        ]);
        return [...encryption, ...access];
    }
    catch (error) {
        // A Region that is not enabled knows neither the account nor its credentials.
        if (region === options.aws.region || !(0,aws_error/* isAwsCode */.H)(error, "AuthFailure", "OptInRequired", "InvalidClientTokenId"))
            throw error;
        return [
            {
                subject: "copy-to-regions",
                problem: `${region} does not know this account: ${error.message}`,
                remedy: `Enable it (\`aws account enable-region --region-name ${region}\`), or leave it out.`,
            },
        ];
    }
}
async function regions_checkEncryption(region, wanted, { aws, signal }) {
    const { EbsEncryptionByDefault } = await aws.call("ec2", "GetEbsEncryptionByDefault", {}, { region, signal });
    if (!EbsEncryptionByDefault || !(wanted.exports || wanted.shared))
        return [];
    const use = wanted.exports ? "exported" : "made public, nor shared with the account's default key";
    return [
        {
            subject: "region",
            problem: `EBS encryption by default is on in ${region}, and what is encrypted cannot be ${use}.`,
            remedy: `Build in another Region or account, or switch it off: \`aws ec2 disable-ebs-encryption-by-default --region ${region}\`.`,
        },
    ];
}
async function checkPublicAccess(region, { aws, signal }) {
    const { ImageBlockPublicAccessState: state } = await aws.call("ec2", "GetImageBlockPublicAccessState", {}, { region, signal });
    if (state === "unblocked")
        return [];
    return [
        {
            subject: "public",
            problem: `The account blocks public AMIs in ${region} (${state ?? "unknown"}).`,
            remedy: `Switch that off: \`aws ec2 disable-image-block-public-access --region ${region}\`; it takes up to 10 min.`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/roles.js




/** The role that VM Import/Export assumes, where nobody names another (VM Import/Export User Guide). */
const DEFAULT_EXPORT_ROLE = "vmimport";
/** The role by which the schedule deletes the stack is there, and EventBridge Scheduler may assume it. */
async function checkLeaseRole(caller, options) {
    const { leaseRole = DEFAULT_LEASE_ROLE } = options.settings;
    if (leaseRole === "none")
        return [];
    return checkRole("lease-role", leaseRole, "scheduler.amazonaws.com", caller, options);
}
/** The role by which disks are exported is there, and VM Import/Export may assume it. */
async function checkExportRole(caller, options) {
    const { exportRole = DEFAULT_EXPORT_ROLE } = options.settings;
    return checkRole("export-role", exportRole, "vmie.amazonaws.com", caller, options);
}
/** Whoever may not look at roles is not held up: the role is tried when it is needed. */
async function checkRole(subject, nameOrArn, service, caller, { aws, signal }) {
    const arn = roleArn(nameOrArn, caller);
    const RoleName = arn.split("/").at(-1) ?? nameOrArn;
    const remedy = "Make it as docs/aws.md tells, or name another.";
    try {
        const answer = await ifAllowed(() => aws.call("iam", "GetRole", { RoleName }, { signal }));
        if (!answer?.Role)
            return [];
        const { Arn = arn, AssumeRolePolicyDocument = "" } = answer.Role;
        if (Arn !== arn) {
            return [{ subject, problem: `The role ${RoleName} is ${Arn}, and not ${arn}.`, remedy: `Name it as ${Arn}.` }];
        }
        if (decodeURIComponent(AssumeRolePolicyDocument).includes(`"${service}"`))
            return [];
        return [{ subject, problem: `The role ${RoleName} does not let ${service} assume it.`, remedy }];
    }
    catch (error) {
        if (!(0,aws_error/* isAwsCode */.H)(error, "NoSuchEntity", "NoSuchEntityException"))
            throw error;
        return [{ subject, problem: `There is no role ${RoleName} in account ${caller.account}.`, remedy }];
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/source.js

/** Bytes over which a volume cannot be exported (VM Import/Export User Guide, "Considerations for image export"). */
const LARGEST_EXPORT = base_size/* TiB */.kJ;
/** The disk has to hold what the source AMI's snapshot holds; EC2 refuses a smaller one. */
function diskProblems(plan, image) {
    const needed = (rootOf(image)?.VolumeSize ?? 0) * base_size/* GiB */.T3;
    if (plan.diskSize < needed) {
        const problem = `The source AMI's disk has ${(0,base_size/* formatSize */.Xq)(needed)}, and ${(0,base_size/* formatSize */.Xq)(plan.diskSize)} are less.`;
        return [{ subject: "disk-size", problem, remedy: `Give it ${(0,base_size/* formatSize */.Xq)(needed)} or more.` }];
    }
    if (plan.formats.length === 0 || plan.diskSize <= LARGEST_EXPORT)
        return [];
    const problem = `AWS exports no disk over ${(0,base_size/* formatSize */.Xq)(LARGEST_EXPORT)}, and this one has ${(0,base_size/* formatSize */.Xq)(plan.diskSize)}.`;
    return [{ subject: "disk-size", problem, remedy: "Make it smaller, or export no formats." }];
}
/** What AWS does not export, whatever is installed on it (VM Import/Export User Guide, the same list). */
function exportabilityProblems(image) {
    const id = image.ImageId ?? "The source AMI";
    const wrong = (problem) => ({
        subject: "base-image",
        problem,
        remedy: "Start from another AMI, or export no formats.",
    });
    const encrypted = (image.BlockDeviceMappings ?? []).some(({ Ebs }) => Ebs?.Encrypted);
    return [
        ...(encrypted ? [wrong(`${id} has an encrypted snapshot, and AWS exports none.`)] : []),
        ...((image.ProductCodes ?? []).length > 0
            ? [wrong(`${id} has a product code of the Marketplace, and AWS exports none of those.`)]
            : []),
        ...(/windows/i.test(`${image.Platform ?? ""} ${image.PlatformDetails ?? ""}`)
            ? [wrong(`${id} is a Windows, which AWS exports in part only, and which Slipway cannot build.`)]
            : []),
    ];
}
function rootOf({ RootDeviceName, BlockDeviceMappings = [] }) {
    return BlockDeviceMappings.find(({ DeviceName }) => DeviceName === RootDeviceName)?.Ebs;
}

// EXTERNAL MODULE: ./build/providers/expected-content.js
var expected_content = __webpack_require__(7845);
;// CONCATENATED MODULE: ./build/providers/aws/preflight/space.js




/**
 * Room for the disks that have to come here: all of them with `fetch: true`, else what is converted here and its source.
 * By what an image is expected to hold, and no more: a build is refused only for what it needs in any case. What need not
 * come here stays in the bucket where there is no room.
 */
async function spaceProblems({ formats, folder, diskSize }, settings, host) {
    const needed = formatsHere(formats, settings);
    // Where nothing can be written, the command has told already.
    if (folder === undefined || needed.length === 0 || (await host.unwritable(folder)))
        return [];
    const bytes = host.exportSpace(needed, Math.min(diskSize, expected_content/* EXPECTED_CONTENT */.T));
    const free = await host.freeSpace(folder);
    if (free >= bytes)
        return [];
    const remedy = planExport(formats, settings.exportBy).converted.length > 0
        ? "Free some space, choose a folder elsewhere, or export only vmdk, vhd and raw with fetch: false."
        : "Free some space, choose a folder elsewhere, or leave the disks in the bucket with fetch: false.";
    const problem = `${needed.join(", ")} need about ${(0,base_size/* formatSize */.Xq)(bytes)} in ${folder}, and ${(0,base_size/* formatSize */.Xq)(free)} are free.`;
    return [{ subject: "release-folder", problem, remedy }];
}
function formatsHere(formats, { exportBy, fetch }) {
    const { converted, source } = planExport(formats, exportBy);
    const here = [...converted, ...(source ? [source] : []), ...(fetch === true ? formats : [])];
    return format/* FORMATS */.h.filter((format) => here.includes(format));
}

;// CONCATENATED MODULE: ./build/providers/aws/preflight/preflight.js






















/** This machine itself; what an export takes, the image's code says. */
const thisMachine = { missingTools: tools/* missingTools */.Cj, unwritable: writable/* unwritable */.m, freeSpace: space/* freeSpace */.F };
/**
 * Everything that can be told before anything is made, all at once. Makes nothing. The account comes first: what is
 * there in a wrong one is nobody's business. After that all checks run side by side.
 */
async function preflight(plan, options, host) {
    const { settings, state } = options;
    const here = Promise.all([
        host.missingTools(neededAwsTools(plan, settings)),
        checkFolder(state, host),
        accessProblems(settings),
        exportProblems(plan.formats, settings),
        spaceProblems(plan, settings, host),
    ]);
    const [atHand, account] = await Promise.all([here, accountProblems(options)]);
    if (account.length > 0)
        return [...atHand.flat(), ...account];
    const caller = await callerOf(options);
    const exported = plan.formats.length > 0;
    const answers = await Promise.all([
        told(checkNames(plan, options)),
        told(checkMachine(plan, options)),
        told(checkQuota(plan.assetId, options)),
        told(checkLeaseRole(caller, options)),
        told(checkRegions(plan, options)),
        told(checkPolicies(plan, caller, options)),
        ...(exported ? [told(checkBucket(caller, options)), told(checkExportRole(caller, options))] : []),
    ]);
    return preflight_distinct([...atHand, ...answers].flat());
}
/** Source AMI and network side by side, then what follows from both. */
async function checkMachine(plan, options) {
    const [source, where] = await Promise.all([findSourceAmi(plan.base, options), findNetwork(options)]);
    const image = "image" in source ? source.image : undefined;
    const network = "network" in where ? where.network : undefined;
    const [first] = network ? candidates(options.settings, network) : [];
    return [
        ...("problem" in source ? [source.problem] : []),
        ...(image ? diskProblems(plan, image) : []),
        ...(image && plan.formats.length > 0 ? exportabilityProblems(image) : []),
        ...("problems" in where ? where.problems : []),
        ...(network ? offerProblems(options.settings, network) : []),
        ...(await checkDryRuns(plan, first, image?.ImageId, options)),
    ];
}
async function accountProblems(options) {
    try {
        await checkAccount(options);
        return [];
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return [{ subject: "credentials", problem: error.message, remedy: error.remedy }];
    }
}
async function checkFolder(state, host) {
    const problem = await host.unwritable(state);
    return problem ? [{ subject: "state-folder", problem, remedy: "Name another folder, or make it yours." }] : [];
}
/** One missing permission may stop several checks with the same words. */
function preflight_distinct(problems) {
    const seen = new Set();
    return problems.filter(({ subject, problem }) => {
        const key = `${subject}\n${problem}`;
        return !seen.has(key) && seen.add(key);
    });
}

// EXTERNAL MODULE: ./build/providers/asset.js
var asset = __webpack_require__(9845);
;// CONCATENATED MODULE: ./build/providers/aws/removal/order.js
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const QUICK = { after: [], madeBy: [], usual: 4 * SECOND, within: 15 * MINUTE };
/**
 * How the removal of each type goes. Everything is asked for at once but where AWS would refuse it: what a stack made
 * goes with the stack, a security group not before its instances, a disk's object not before the task that writes it.
 * A stopped instance is terminated within a minute (public logs of Packer); a stack takes little more than its instance.
 */
const COURSE = {
    stack: { ...QUICK, usual: 80 * SECOND, within: 40 * MINUTE },
    instance: { ...QUICK, usual: 45 * SECOND, within: 20 * MINUTE },
    volume: { ...QUICK, madeBy: ["instance"], within: 25 * MINUTE },
    "key-pair": QUICK,
    "security-group": { ...QUICK, after: ["stack", "instance"], within: 45 * MINUTE },
    "launch-template": { ...QUICK, after: ["stack"], within: 45 * MINUTE },
    schedule: { ...QUICK, after: ["stack"], usual: 10 * SECOND, within: 45 * MINUTE },
    image: QUICK,
    snapshot: { ...QUICK, madeBy: ["image"], within: 20 * MINUTE },
    // One that cannot be cancelled any more is in its last phase: it writes the disk for a quarter of an hour at most.
    "export-task": { ...QUICK, usual: 20 * SECOND, within: 45 * MINUTE },
    object: { ...QUICK, madeBy: ["export-task"], within: 60 * MINUTE },
    upload: { ...QUICK, madeBy: ["export-task"], within: 60 * MINUTE },
};
/** What an asset comes of besides what it waits for. */
const COMES_OF = {
    instance: ["stack"],
    volume: ["stack"],
};
/**
 * Whether there may be one more of a type after all that was found is gone: because there was one, or something that it
 * comes of; and of what costs most in any case, since a cancel may have overtaken the call that made it.
 * @param had tells whether there was anything of a type.
 */
function mayFollow(type, had) {
    const { after, madeBy } = COURSE[type];
    return COSTLY.has(type) || [type, ...after, ...madeBy, ...(COMES_OF[type] ?? [])].some(had);
}
const COSTLY = new Set(["stack", "instance", "image", "export-task"]);
/** Types whose delete is final with its answer (Amazon S3 is strongly consistent); others are looked for again. */
const GONE_WITH_THE_ANSWER = new Set(["object", "upload"]);

;// CONCATENATED MODULE: ./build/providers/aws/removal/codes.js
/**
 * How AWS says that a thing is gone already, by operation (Amazon EC2 API, "Client error codes"; the API references of
 * Scheduler and S3). Key pairs and stacks are missing: deleting what is gone is no error there. What stands nowhere
 * here is a failure.
 */
const WENT_ALREADY = {
    TerminateInstances: ["InvalidInstanceID.NotFound"],
    DeleteVolume: ["InvalidVolume.NotFound"],
    DeleteKeyPair: ["InvalidKeyPair.NotFound"],
    DeleteSecurityGroup: ["InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"],
    DeleteLaunchTemplate: ["InvalidLaunchTemplateId.NotFound", "InvalidLaunchTemplateName.NotFoundException"],
    DeleteScheduleGroup: ["ResourceNotFoundException"],
    DeregisterImage: ["InvalidAMIID.NotFound", "InvalidAMIID.Unavailable"],
    DeleteSnapshot: ["InvalidSnapshot.NotFound"],
    AbortMultipartUpload: ["NoSuchUpload", "NoSuchBucket"],
    DeleteObjects: ["NoSuchBucket"],
};
/** How AWS says that something else has to go, or to end, first, by operation. */
const RETRY_LATER = {
    DeleteSecurityGroup: ({ code }) => ["DependencyViolation", "InvalidGroup.InUse"].includes(code),
    DeleteVolume: ({ code }) => ["VolumeInUse", "IncorrectState"].includes(code),
    DeleteSnapshot: ({ code }) => code === "InvalidSnapshot.InUse",
    DeleteScheduleGroup: ({ code }) => code === "ConflictException",
    // One code for every bad request: only the words say that another operation on the stack has to end first.
    DeleteStack: ({ code, message }) => code === "ValidationError" && /status|in progress/i.test(message),
    // It fails while the last bytes are on their way (VM Import/Export User Guide), and no code is documented for that.
    CancelExportTask: ({ status }) => status === 400,
};

;// CONCATENATED MODULE: ./build/providers/aws/removal/delete-calls.js



/** How each type is deleted. No call listens to a cancel: it is what they are for. */
const DELETE = {
    stack: oneByOne((found, { options: { aws }, region, retries }) => {
        // Forcing leaves behind what CloudFormation could not delete. That carries our tag, and is found by it.
        const force = found.stuck && retries(found) > 0 ? { DeletionMode: "FORCE_DELETE_STACK" } : {};
        return aws.call("cloudformation", "DeleteStack", { StackName: found.asset.id, ...force }, { region });
    }),
    instance: inGroups(100, (group, { options: { aws }, region }) => aws.call("ec2", "TerminateInstances", { InstanceIds: group.map(({ asset }) => asset.id) }, { region })),
    volume: oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteVolume", { VolumeId: asset.id }, { region })),
    "key-pair": oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteKeyPair", { KeyName: asset.id }, { region })),
    "security-group": oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteSecurityGroup", { GroupId: asset.id }, { region })),
    "launch-template": oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteLaunchTemplate", { LaunchTemplateId: asset.id }, { region })),
    schedule: oneByOne(({ asset }, { options: { aws }, region }) => aws.call("scheduler", "DeleteScheduleGroup", { Name: asset.id }, { region })),
    image: oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeregisterImage", { ImageId: asset.id, DeleteAssociatedSnapshots: true }, { region })),
    snapshot: oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "DeleteSnapshot", { SnapshotId: asset.id }, { region })),
    "export-task": oneByOne(({ asset }, { options: { aws }, region }) => aws.call("ec2", "CancelExportTask", { ExportTaskId: asset.id }, { region })),
    object: deleteObjects,
    upload: oneByOne(({ asset }, { options: { aws }, region }) => {
        const { bucket: Bucket, key, uploadId: UploadId } = objectAt(asset.id);
        return aws.call("s3", "AbortMultipartUpload", { Bucket, Key: key, UploadId }, { region });
    }),
};
/** Keys that one DeleteObjects takes (Amazon S3 API). */
const KEYS_AT_ONCE = 1_000;
async function deleteObjects(all, { options: { aws }, region }) {
    const outcomes = new Map();
    const byKey = new Map(all.map((found) => [objectAt(found.asset.id).key, found]));
    const Bucket = all[0] ? objectAt(all[0].asset.id).bucket : "";
    await Promise.all(inBatches([...byKey.keys()], KEYS_AT_ONCE).map(async (keys) => {
        const group = keys.flatMap((key) => byKey.get(key) ?? []);
        try {
            const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
            const { Errors = [] } = await aws.call("s3", "DeleteObjects", { Bucket, Delete }, { region });
            for (const found of group)
                outcomes.set(found, "asked");
            for (const { Key = "", Code, Message } of Errors) {
                const found = byKey.get(Key);
                if (found && Code !== "NoSuchKey")
                    outcomes.set(found, { failure: Message || Code || "S3 says no reason" });
            }
        }
        catch (error) {
            for (const found of group)
                outcomes.set(found, outcomeOf(error));
        }
    }));
    return outcomes;
}
/** Side by side, a call each. */
function oneByOne(remove) {
    return async (all, place) => {
        const answers = all.map(async (found) => {
            try {
                await remove(found, place);
                return [found, "asked"];
            }
            catch (error) {
                return [found, outcomeOf(error)];
            }
        });
        return new Map(await Promise.all(answers));
    };
}
/** Many in one call. Where one of them makes it fail as a whole, each is given a call of its own. */
function inGroups(size, remove) {
    const alone = oneByOne((found, place) => remove([found], place));
    return async (all, place) => {
        const answers = inBatches(all, size).map(async (group) => {
            try {
                await remove(group, place);
                return new Map(group.map((found) => [found, "asked"]));
            }
            catch (error) {
                if (!(error instanceof aws_error/* AwsError */.G))
                    throw error;
                return await alone(group, place);
            }
        });
        return new Map((await Promise.all(answers)).flatMap((outcomes) => [...outcomes]));
    };
}
function outcomeOf(error) {
    if (!(error instanceof aws_error/* AwsError */.G))
        throw error;
    if (WENT_ALREADY[error.operation]?.includes(error.code))
        return "asked";
    if (RETRY_LATER[error.operation]?.(error))
        return "later";
    return { failure: `${error.message} ${error.remedy}` };
}
/** Bucket, key and upload in the id of an object or upload: `s3://bucket/key?uploadId=…`. */
function objectAt(id) {
    const [, bucket = "", key = "", uploadId = ""] = /^s3:\/\/([^/]+)\/(.*?)(?:\?uploadId=(.*))?$/s.exec(id) ?? [];
    return { bucket, key, uploadId };
}

;// CONCATENATED MODULE: ./build/providers/aws/removal/ledger.js

/** What tells one asset from all others of its Region. */
function keyOf({ type, id, assetId }) {
    return `${type} ${id} ${assetId}`;
}
/** An empty ledger. Every question is answered without going through what is entered: there may be thousands. */
function createLedger(told) {
    const open = new Map();
    const closed = new Set();
    const entered = new Set();
    const passed = new Set();
    const spoilt = new Set();
    const openIds = new Set();
    const counts = new Map();
    const count = (type, assetId) => counts.get(`${type} ${assetId}`) ?? 0;
    const change = ({ type, assetId }, by) => counts.set(`${type} ${assetId}`, count(type, assetId) + by);
    const entriesOf = (type) => {
        const entries = open.get(type) ?? new Map();
        open.set(type, entries);
        return entries;
    };
    const isBehind = (type, assetId) => COURSE[type].after.some((front) => count(front, assetId) > 0 && !passed.has(`${front} ${assetId}`));
    const holdsOthers = ({ assetId }) => count("object", assetId) > 1 || count("upload", assetId) > 0 || count("export-task", assetId) > 0;
    return {
        add(asset, seen) {
            const entries = entriesOf(asset.type);
            if (!entries.has(keyOf(asset))) {
                change(asset, 1);
                openIds.add(asset.id);
                entered.add(asset.type);
            }
            entries.set(keyOf(asset), { asset, behind: seen?.behind ?? [], last: seen?.last ?? false });
        },
        close(asset, failure) {
            closed.add(keyOf(asset));
            if (entriesOf(asset.type).delete(keyOf(asset))) {
                change(asset, -1);
                openIds.delete(asset.id);
            }
            if (failure !== undefined)
                spoilt.add(asset.assetId);
            told(asset, failure);
        },
        isClosed: (asset) => closed.has(keyOf(asset)),
        has: (asset) => entriesOf(asset.type).has(keyOf(asset)),
        openOf: (type) => [...entriesOf(type).values()].map(({ asset }) => asset),
        isOpen: (type, assetId) => count(type, assetId) > 0,
        letPass: ({ type, assetId }) => void passed.add(`${type} ${assetId}`),
        waits(asset) {
            const entry = entriesOf(asset.type).get(keyOf(asset));
            if (entry?.behind.some((id) => openIds.has(id)))
                return true;
            if (entry?.last && (holdsOthers(asset) || spoilt.has(asset.assetId)))
                return true;
            return isAws(asset) && isBehind(asset.type, asset.assetId);
        },
        isBehind,
        had: (type) => entered.has(type),
    };
}
function isAws(asset) {
    return asset.type in COURSE;
}

;// CONCATENATED MODULE: ./build/providers/aws/removal/stack-events.js

/** Reasons that are told of one stack; each further one follows from these as a rule. */
const REASONS = 5;
/** Why a stack could not be deleted, in CloudFormation's words: by its latest events, each resource once. */
async function whyStackStays(stack, { aws }, region) {
    try {
        const answer = await aws.call("cloudformation", "DescribeStackEvents", { StackName: stack }, { region });
        const reasons = new Map();
        for (const { ResourceStatus, LogicalResourceId = "", ResourceType, ResourceStatusReason } of answer.StackEvents ??
            []) {
            if (ResourceStatus !== "DELETE_FAILED" || reasons.has(LogicalResourceId))
                continue;
            reasons.set(LogicalResourceId, `${LogicalResourceId} (${ResourceType}): ${ResourceStatusReason ?? "no reason"}`);
        }
        return ["its deletion failed", ...[...reasons.values()].slice(0, REASONS)].join("; ");
    }
    catch (error) {
        if (!(error instanceof aws_error/* AwsError */.G))
            throw error;
        return `its deletion failed, and its events cannot be read: ${error.message}`;
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/removal/remove-kind.js








/** Things in one answer while they are removed: few, so that each is deleted soon after it was seen with our tag. */
const remove_kind_PAGE_SIZE = 100;
/** After so many further tries, forced at last, a stack's deletion is given up. */
const STACK_RETRIES = 2;
/** Why something is left that was to be removed when it was listed. */
const RENEWED = "its build goes on: its lease was renewed, or it was completed";
/**
 * In quiet an AMI that was deregistered is not looked for again: its snapshots are, which EC2 deletes only after it and
 * which cost.
 */
const PROVEN_BY_SNAPSHOTS = "image";
/**
 * Removes what is chosen of one type: looks (by tag), deletes what it sees on the spot, and looks again until nothing
 * of it is there. So whatever is deleted was seen as ours a moment before, and a type that depends on another is only
 * asked for again. What is not there any more, and what cannot be removed, is told by the ledger.
 * @param assetIds those that are looked for.
 * @param looked is called once the first look is over, whatever came of it.
 */
async function removeKind(kind, assetIds, removal, looked) {
    const { options, region, ledger, unseen } = removal;
    const course = COURSE[kind.type];
    const left = new Set(assetIds);
    const seenOnce = new Set();
    const retries = new Map();
    const isStillMade = (assetId) => course.madeBy.some((type) => ledger.isOpen(type, assetId));
    /** Nothing of this asset-id can be done now, so there is nothing to look for. */
    const isHeld = (assetId, ready) => {
        if (ledger.isBehind(kind.type, assetId))
            return true;
        if (!seenOnce.has(assetId))
            return removal.isQuiet === true && isStillMade(assetId);
        return ledger.isOpen(kind.type, assetId) ? !ready.has(assetId) : isStillMade(assetId);
    };
    const lookAt = async (now) => {
        const seen = new Set();
        const known = ledger.openOf(kind.type).filter(({ assetId }) => now.has(assetId));
        for await (const page of kind.list({ options, region, assetIds: now, known, pageSize: remove_kind_PAGE_SIZE })) {
            const wanted = page.filter(({ asset }) => !ledger.isClosed(asset) && removal.chosen(asset));
            for (const { asset } of page)
                if (ledger.has(asset) && !removal.chosen(asset))
                    ledger.close(asset, RENEWED);
            for (const found of wanted) {
                seen.add(keyOf(found.asset));
                ledger.add(found.asset, found);
            }
            await remove(wanted.filter(({ last }) => !last));
            await remove(wanted.filter(({ last }) => last));
        }
        for (const asset of ledger.openOf(kind.type)) {
            if (now.has(asset.assetId) && !seen.has(keyOf(asset)))
                ledger.close(asset);
        }
        for (const assetId of now) {
            seenOnce.add(assetId);
            if (!ledger.isOpen(kind.type, assetId) && !isStillMade(assetId))
                left.delete(assetId);
        }
    };
    const remove = async (found) => {
        const ready = found.filter(({ going, asset }) => !going && !ledger.waits(asset));
        const place = { options, region, retries: ({ asset }) => retries.get(keyOf(asset)) ?? 0 };
        const stuck = ready.filter((each) => each.stuck && place.retries(each) >= STACK_RETRIES);
        const outcomes = await DELETE[kind.type](ready.filter((each) => !stuck.includes(each)), place);
        for (const [each, outcome] of outcomes)
            settle(each, outcome);
        await Promise.all(stuck.map(async ({ asset }) => ledger.close(asset, await whyStackStays(asset.id, options, region))));
    };
    const settle = ({ asset, stuck }, outcome) => {
        if (typeof outcome === "object")
            return ledger.close(asset, outcome.failure);
        const isGone = GONE_WITH_THE_ANSWER.has(kind.type) || (removal.isQuiet && kind.type === PROVEN_BY_SNAPSHOTS);
        if (outcome === "asked" && isGone)
            return ledger.close(asset);
        if (!stuck)
            return;
        retries.set(keyOf(asset), (retries.get(keyOf(asset)) ?? 0) + 1);
        ledger.letPass(asset);
    };
    const look = async () => {
        const open = ledger.openOf(kind.type).filter((asset) => !ledger.waits(asset));
        const ready = new Set(open.map(({ assetId }) => assetId));
        const now = new Set([...left].filter((assetId) => !isHeld(assetId, ready)));
        if (now.size > 0)
            await lookAt(now);
        looked();
        return left.size === 0 ? { done: true } : {};
    };
    try {
        const what = `${kind.plural} are gone in ${region}`;
        const { usual, within } = course;
        await watch(look, { what, usual, within, clock: options.clock, remedy: "slipway sweep removes them later." });
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        for (const asset of ledger.openOf(kind.type))
            ledger.close(asset, error.message);
        if (error instanceof aws_error/* AwsError */.G)
            unseen(unseenBy(error, kind, region));
    }
    finally {
        looked();
    }
}

;// CONCATENATED MODULE: ./build/providers/aws/removal/in-region.js


/**
 * Removes in one Region, all types side by side. A type that goes along with another, or comes out of it, is looked for
 * once it is known what there is of that other: which takes an answer or two, and not its end.
 */
async function removeInRegion(search, removal) {
    const looks = new Map();
    for (const { type } of search.keys()) {
        let end = () => undefined;
        const over = new Promise((resolve) => {
            end = resolve;
        });
        looks.set(type, { over, end });
    }
    const ends = [...search].map(async ([kind, assetIds]) => {
        const end = () => looks.get(kind.type)?.end();
        try {
            const { after, madeBy } = COURSE[kind.type];
            await Promise.all([...after, ...madeBy].map((type) => looks.get(type)?.over));
            await removeKind(kind, assetIds, removal, end);
        }
        finally {
            end();
        }
    });
    await allEnded(ends);
}
/** Waits for all, whatever becomes of one; then throws what the first threw. */
async function allEnded(works) {
    const failed = (await Promise.allSettled(works)).find((answer) => answer.status === "rejected");
    if (failed)
        throw failed.reason;
}

;// CONCATENATED MODULE: ./build/providers/aws/remove.js













/**
 * Removes assets: all types and Regions side by side, in the order that AWS demands and no other. The calls that delete
 * are in `removal/delete-calls.ts`; each is given only what a Describe has just shown with our tag. The account is
 * checked before anything else, and a cancel does not end it.
 * @param told is called once for each asset: it is gone (or was already), or the reason why it is not.
 * @throws UserError for the wrong account; nothing was removed then.
 */
async function removeAwsAssets(assets, given, told) {
    const options = { ...given, signal: undefined };
    await checkAccount(options);
    const [here, there] = [assets.filter(isHere), assets.filter((asset) => !isHere(asset))];
    const listed = new Map(there.map((asset) => [placeKey(asset), asset]));
    // An export that could not be stopped any more leaves the disk that it was writing.
    const isProduct = (asset) => {
        const task = /\/(export-ami-[0-9a-z]+)\./.exec(asset.id)?.[1];
        return task !== undefined && listed.has(placeKey({ ...asset, type: "export-task", id: task }));
    };
    const chosen = (asset) => {
        const before = listed.get(placeKey(asset));
        return before ? !isRenewed(asset, before) : isProduct(asset);
    };
    const regions = groupBy(there, ({ region }) => region ?? options.aws.region);
    const removals = [...regions].map(([region, known]) => {
        const ledger = createLedger(told);
        for (const asset of known)
            ledger.add(asset);
        return removeInRegion(searchFor(known), { options, region, ledger, chosen, unseen: () => undefined });
    });
    await allEnded([...removals, ...here.map((asset) => removeHere(asset, options, told))]);
}
/** Looks over everything; after so many the next sweep goes on. Two are the rule: the second finds nothing. */
const ROUNDS = 5;
/**
 * Removes what is chosen among the assets of one asset-id, each type as soon as its Describe has answered. When all is
 * gone everything is looked at again: what a stack or an AMI brought forth meanwhile goes too. Not so where this run has
 * completed the build: every call that makes something has been answered, and nothing can come after the first look.
 * @throws UserError for the wrong account; nothing was removed then.
 */
async function removeAwsAssetsOf(assetId, given, removal) {
    const options = { ...given, signal: undefined };
    await checkAccount(options);
    const isQuiet = findingsOf(options).completed.has(assetId);
    // The first export of an asset-id is over when all its objects are there: no task or upload has anything left to write.
    const isExported = findingsOf(options).images.has(assetId);
    const rounds = isQuiet ? 1 : ROUNDS;
    const home = options.settings.region ?? options.aws.region;
    const gaps = new Set();
    const failed = new Set();
    const unseen = (gap) => {
        if (!gaps.has(gap.what))
            removal.unseen(gap);
        gaps.add(gap.what);
    };
    const told = (asset, failure) => {
        if (failure !== undefined)
            failed.add(placeKey(asset));
        removal.told(asset, failure);
    };
    const chosen = (asset) => removal.chosen(asset) && !failed.has(placeKey(asset));
    const removeThere = async () => {
        const isGone = isQuiet && (await stackIsGone(assetId, options));
        const isKnown = ({ type }) => (isGone && OF_STACK.has(type)) || (isQuiet && isExported && OF_EXPORT.has(type));
        let places = placesOf(options).filter(({ kind, region }) => !(isKnown(kind) && region === home));
        for (let round = 0; round < rounds && places.length > 0; round++) {
            const ledgers = [...groupBy(places, ({ region }) => region)].map(([region, kinds]) => {
                const ledger = createLedger(told);
                const search = new Map(kinds.map(({ kind }) => [kind, [assetId]]));
                return { region, ledger, end: removeInRegion(search, { options, region, ledger, chosen, unseen, isQuiet }) };
            });
            await allEnded(ledgers.map(({ end }) => end));
            const found = ledgers.filter(({ ledger }) => asset/* AWS_ASSET_TYPES */.jg.some(ledger.had));
            places = placesOf(options).filter(({ kind, region }) => found.some((one) => one.region === region && mayFollow(kind.type, one.ledger.had)));
        }
    };
    const removeFromHere = async () => {
        const here = (await assetsHere(options, assetId)).filter(removal.chosen);
        await allEnded(here.map(async (asset) => {
            await removal.before?.(asset);
            await removeHere(asset, options, told);
        }));
    };
    await allEnded([removeThere(), removeFromHere()]);
}
/**
 * Whether the stack that this run has made is deleted, and so everything that it held: CloudFormation says so only then.
 * By its id, since others may have its name.
 */
async function stackIsGone(assetId, options) {
    const { stackId } = findingsOf(options).made.get(assetId) ?? {};
    if (stackId === undefined)
        return false;
    try {
        return (await seeStack(stackId, options))?.status === "DELETE_COMPLETE";
    }
    catch (error) {
        // Whatever AWS refuses: then everything is looked for, and what cannot be seen is told.
        if (error instanceof aws_error/* AwsError */.G)
            return false;
        throw error;
    }
}
const OF_EXPORT = new Set(["export-task", "upload"]);
/** The stack itself, and what comes and goes with it; a volume goes with its instance, which is looked for all the same. */
const OF_STACK = new Set([
    ...["stack", "volume", "security-group", "launch-template", "schedule"],
]);
/** Whether somebody went on with it since it was listed: what is in use again must not go. */
function isRenewed(now, before) {
    const completed = before.unfinished === true && now.unfinished !== true;
    return completed || (before.expires !== undefined && now.expires !== undefined && now.expires > before.expires);
}
/** Lies on this machine and not in AWS. */
function isHere({ provider, type }) {
    return provider !== "aws" || type === "folder";
}
async function removeHere(asset, { state, host }, told) {
    const [answer] = await Promise.allSettled([
        asset.provider === "aws" ? removeBuildFolder(asset, state) : host.remove(asset),
    ]);
    told(asset, answer.status === "rejected" ? (0,errors/* messageOf */.bD)(answer.reason) : undefined);
}
/** The types of these assets, and of what may still come out of them, each with its asset-ids. */
function searchFor(known) {
    const search = new Map();
    for (const kind of KINDS) {
        const types = new Set(kind.type === "object" || kind.type === "upload" ? [kind.type, "export-task"] : [kind.type]);
        const assetIds = new Set(known.filter(({ type }) => types.has(type)).map(({ assetId }) => assetId));
        if (assetIds.size > 0)
            search.set(kind, assetIds);
    }
    return search;
}
/** What tells one asset from all others, of other Regions too. */
function placeKey(asset) {
    return `${asset.region} ${keyOf(asset)}`;
}

;// CONCATENATED MODULE: ./build/providers/aws/index.js


















/**
 * Machines on EC2. Makes nothing until it is asked to. Before anything is made or removed the account is checked; what
 * belongs to this machine (scratch folders, releases) is the local provider's business.
 */
function createAwsProvider(options) {
    const { state, host, settings } = options;
    const exportImage = createExport(options);
    const ended = (signal) => {
        if (!signal)
            return options;
        return { ...options, signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal };
    };
    return {
        name: "aws",
        defaultBaseImage: aws_settings/* DEFAULT_SOURCE_AMI */.QX,
        installTools: async (plan, task) => {
            await (0,tools/* installTools */.HG)(awsTools(plan, settings), { signal: options.signal }, task);
        },
        preflight: (plan) => preflight(plan, options, { ...thisMachine, exportSpace: options.exportSpace }),
        resolveBaseImage: (request, task) => resolveSourceAmi(request, options, task),
        launch: (request, task) => launch(request, options, task),
        machine: (assetId) => findMachine(assetId, options),
        workFolder: (assetId) => workFolder(state, assetId),
        scratchFolder: () => host.scratchFolder(),
        registerFolder: (assetId, folder) => registerFolder(state, assetId, folder),
        registerRelease: (assetId, folder) => host.registerRelease(assetId, folder),
        keep: (assetId) => keepMachine(assetId, options),
        capture: (assetId, task) => capture(assetId, options, task),
        findEarlier: (plan) => findEarlier(plan, options),
        takeUp: (plan) => takeUpImage(plan, options),
        exportImage: (request, task) => exportImage(request, ended(request.signal), task),
        spreadImage: (image, task, signal) => spreadImage(image, ended(signal), task),
        publishImages: (images, task) => publishImages(images, options, task),
        makePublic: (assetId, task) => makePublic(assetId, options, task),
        complete: (assetId) => complete(assetId, options),
        pinned: async () => ({
            ...{ region: options.aws.region, allowedAccountIds: [await checkAccount(options)] },
            ...{ profile: settings.profile, roleToAssume: settings.roleToAssume, endpointUrl: settings.endpointUrl },
            ...{ bucket: settings.bucket, bucketPrefix: settings.bucketPrefix, copyToRegions: settings.copyToRegions },
        }),
        assets: (assetId, unseen) => awsAssets(options, assetId, unseen),
        remove: (asset) => new Promise((resolve, reject) => {
            let failure;
            removeAwsAssets([asset], options, (_, why) => {
                failure = why;
            }).then(() => (failure === undefined ? resolve() : reject(new Error(failure))), reject);
        }),
        removeAll: (assets, told) => removeAwsAssets(assets, options, told),
        removeOf: (assetId, removal) => removeAwsAssetsOf(assetId, options, removal),
        mark: (assets, when) => markAssets(assets, when, options),
    };
}


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


/***/ }),

/***/ 4821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ packagesOf),
/* harmony export */   TK: () => (/* binding */ keyringOf),
/* harmony export */   ct: () => (/* binding */ componentsOf),
/* harmony export */   dv: () => (/* binding */ findRelease),
/* harmony export */   pH: () => (/* binding */ RELEASES)
/* harmony export */ });
/**
 * The releases we know how to build: versions and codenames as the distributions announce them
 * (wiki.debian.org/DebianReleases, wiki.ubuntu.com/Releases).
 */
const RELEASES = [
    { name: "debian-11", distribution: "debian", codename: "bullseye" },
    { name: "debian-12", distribution: "debian", codename: "bookworm" },
    { name: "debian-13", distribution: "debian", codename: "trixie" },
    { name: "ubuntu-22.04", distribution: "ubuntu", codename: "jammy" },
    { name: "ubuntu-24.04", distribution: "ubuntu", codename: "noble" },
];
/** The release of a name (`debian-12`) or a codename (`bookworm`, `debian-bookworm`); undefined where it is neither. */
function findRelease(text) {
    const name = text.trim().toLowerCase();
    return RELEASES.find((release) => [release.name, release.codename, `${release.distribution}-${release.codename}`].includes(name));
}
/** The archive's components that packages are taken from. */
function componentsOf(release) {
    return release.distribution === "ubuntu" ? ["main", "universe"] : ["main"];
}
/** The file with the public keys that the release's archive is signed with, where its package puts it. */
function keyringOf(release) {
    return `/usr/share/keyrings/${release.distribution}-archive-keyring.gpg`;
}
/**
 * What the base contains beside the essential packages and apt: what a machine needs to boot on any usual virtual
 * hardware, to get a network, and to be taken over by cloud-init, SSH and Ansible. The general kernel, because the
 * distributions' cloud kernels lack AHCI and e1000 (VirtualBox).
 */
function packagesOf(release) {
    return [
        ...COMMON,
        ...(release.distribution === "debian" ? DEBIAN : UBUNTU),
        ...(RESOLVED_INSIDE.includes(release.name) ? [] : ["systemd-resolved"]),
    ];
}
const COMMON = [
    ...["systemd-sysv", "libpam-systemd", "dbus", "udev", "initramfs-tools", "zstd", "kmod", "e2fsprogs", "dosfstools"],
    ...["cloud-init", "cloud-guest-utils", "openssh-server", "sudo", "python3", "python3-apt"],
    ...["netplan.io", "iproute2", "iputils-ping", "ca-certificates", "curl", "gpg", "systemd-timesyncd"],
    ...["locales", "less", "nano", "procps", "psmisc", "bash-completion"],
];
/** grub-cloud-amd64 keeps GRUB in step on BIOS and UEFI (signed, removable path) when its parts are upgraded. */
const DEBIAN = ["linux-image-amd64", "grub-cloud-amd64"];
/** As Ubuntu's own cloud images have it: BIOS by grub-pc, UEFI by the signed parts. */
const UBUNTU = [
    "linux-image-generic",
    "grub-pc",
    "grub-efi-amd64-bin",
    "grub-efi-amd64-signed",
    "shim-signed",
];
/** Releases whose package systemd still has systemd-resolved inside. */
const RESOLVED_INSIDE = ["debian-11", "ubuntu-22.04"];


/***/ }),

/***/ 2650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ closeConnection),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   bN: () => (/* binding */ sshOptions),
/* harmony export */   ez: () => (/* binding */ sshRun),
/* harmony export */   id: () => (/* binding */ sshScript),
/* harmony export */   x4: () => (/* binding */ sharesConnection)
/* harmony export */ });
/* unused harmony export sshArguments */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4909);



/**
 * Bytes that the path of a control socket may have: a Unix socket's address holds 107 (unix(7)), and ssh makes the
 * socket first under its name with a dot and 16 random characters added, and renames it.
 */
const LONGEST_CONTROL_PATH = 107 - 17;
/** Name of the control socket in the target's control folder: one for each login, so that two users never share one. */
function controlPath(target) {
    const login = [target.user, target.host, target.port, target.privateKeyFile, target.knownHostsFile].join("\n");
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.controlFolder, `ssh-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(login).digest("hex").slice(0, 8)}`);
    return Buffer.byteLength(path) <= LONGEST_CONTROL_PATH ? path : undefined;
}
/** An option's value as ssh_config(5) reads it: in quotes, because paths may hold blanks; `%` begins a token. */
function pathValue(path) {
    return `"${path.replaceAll("%", "%%")}"`;
}
/** Whether connection sharing is possible with this control folder: its path must be short enough for a socket. */
function sharesConnection(target) {
    return controlPath(target) !== undefined;
}
/**
 * Options for ssh and Ansible's `ssh_args`, without the destination.
 *
 * Nothing of the person's own configuration counts (`-F none`), the host key must be the planted one, only the
 * given key is tried, and nothing is ever asked. Connections are shared where the path of the socket is short enough.
 */
function sshOptions(target) {
    const path = controlPath(target);
    const sharing = path
        ? { ControlMaster: "auto", ControlPersist: "60", ControlPath: pathValue(path) }
        : { ControlMaster: "no", ControlPath: "none" };
    const options = {
        BatchMode: "yes",
        StrictHostKeyChecking: "yes",
        UserKnownHostsFile: pathValue(target.knownHostsFile),
        GlobalKnownHostsFile: "none",
        UpdateHostKeys: "no",
        CheckHostIP: "no",
        IdentitiesOnly: "yes",
        IdentityAgent: "none",
        IdentityFile: pathValue(target.privateKeyFile),
        PreferredAuthentications: "publickey",
        ConnectTimeout: "15",
        ServerAliveInterval: "15",
        ServerAliveCountMax: "8",
        LogLevel: "ERROR",
        Port: String(target.port),
        User: target.user,
        ...(target.proxyCommand === undefined ? {} : { ProxyCommand: target.proxyCommand }),
        ...sharing,
    };
    return ["-F", "none", ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}
/** Arguments for `ssh` up to and including the destination; a command may follow. */
function sshArguments(target) {
    return [...sshOptions(target), "-T", "--", target.host];
}
/** A word that a POSIX shell reads as exactly this text. */
function shellQuote(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
/**
 * Runs a command line in the login shell of the machine's user.
 * @returns what it said; an exit code in `accept` (default: 0) is an answer.
 * @throws ToolError for any other exit code (255: ssh itself could not connect or log in, or the connection broke).
 */
async function sshRun(target, command, options = {}) {
    return named(command, target, () => (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshArguments(target), command], options));
}
/**
 * Runs a Bash script on the machine in ONE shell, sent on standard input: nothing is left there, and no second login
 * is needed. The script's own standard input is empty. It starts with `set -euo pipefail`.
 * @throws ToolError as `sshRun`.
 */
async function sshScript(target, script, options = {}) {
    const { sudo, variables = {}, name = "a script", ...rest } = options;
    const assignments = Object.entries(variables).map(([key, value]) => `${key}=${shellQuote(value)}\n`);
    // The braces make Bash read all of it before the first command runs, so that no command can swallow the rest.
    const input = `set -euo pipefail\n${assignments.join("")}{\n${script}\n} </dev/null\n`;
    const shell = sudo ? "sudo -n -- bash -s" : "bash -s";
    return named(name, target, () => (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshArguments(target), shell], { ...rest, input }));
}
/** Ends the shared connection, if there is one. Call it before the machine is shut down or its login changes. */
async function closeConnection(target) {
    if (!sharesConnection(target))
        return;
    await (0,_base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)("ssh", [...sshOptions(target), "-O", "exit", "--", target.host], { accept: [0, 255], timeout: 10_000 });
}
/** Says in an error what ran where, in place of "ssh ended with …". */
async function named(what, target, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof _base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ToolError */ .v))
            throw error;
        const line = what.split("\n", 1)[0] ?? "";
        const short = line.length > 100 ? `${line.slice(0, 99)}…` : line;
        const remedy = error.code === 255
            ? "Code 255 is ssh's own: the machine does not answer, or it refuses the login."
            : "The lines above are what it said on the machine.";
        throw new _base_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ToolError */ .v(`${short} (${target.user}@${target.host}:${target.port})`, error.code, error.stderr, remedy);
    }
}


/***/ }),

/***/ 2724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ waitForBanner),
/* harmony export */   o: () => (/* binding */ waitForLogin)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5207);
/* harmony import */ var _base_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4909);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2650);





/**
 * Waits until an SSH server introduces itself: a line that starts with `SSH-` (RFC 4253, 4.2).
 * A connection that is merely accepted proves nothing: QEMU's user network accepts before the guest has booted.
 * @throws UserError after `within`, CancelledError, or whatever `alive` throws.
 */
async function waitForBanner(host, port, options) {
    await (0,_base_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(async (signal) => {
        options.alive?.();
        return (await readsBanner(host, port, signal)) || undefined;
    }, pollOptions(`SSH answers on ${host}:${port}`, options));
}
/**
 * Waits until a login with the key works. The server may answer before the user and the key are there.
 * @throws UserError after `within` with ssh's own words, CancelledError, or whatever `alive` throws.
 */
async function waitForLogin(target, options) {
    const what = `${target.user} can log in on ${target.host}:${target.port} with the key`;
    await (0,_base_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(async (signal) => {
        options.alive?.();
        try {
            // A login that hangs is cut off and tried again: the first ones may meet a machine that is still busy.
            await (0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .sshRun */ .ez)(target, "true", { signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]) });
            return true;
        }
        catch (error) {
            if (error instanceof _base_run_js__WEBPACK_IMPORTED_MODULE_3__/* .ToolError */ .v && error.stderr.includes("Host key verification failed"))
                throw error;
            if (error instanceof _base_run_js__WEBPACK_IMPORTED_MODULE_3__/* .ToolError */ .v && error.code === 255)
                return undefined;
            if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc)
                return undefined; // Cut off; poll tells a deadline from a cancel.
            throw error;
        }
    }, pollOptions(what, options));
}
function pollOptions(what, options) {
    return {
        what,
        every: options.every ?? 250,
        within: options.within,
        signal: options.signal,
        ...(options.remedy === undefined ? {} : { remedy: options.remedy }),
    };
}
/** One attempt of at most 3 s. RFC 4253 allows other lines before the banner, so all that came is searched. */
function readsBanner(host, port, signal) {
    return new Promise((resolve) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ host, port });
        const end = (answer) => {
            signal.removeEventListener("abort", refuse);
            socket.destroy();
            resolve(answer);
        };
        const refuse = () => end(false);
        let said = "";
        socket.setEncoding("latin1");
        socket.on("data", (text) => {
            said = `${said}${text}`.slice(-4096);
            if (/^SSH-/m.test(said))
                end(true);
        });
        socket.once("error", refuse);
        socket.once("close", refuse);
        socket.setTimeout(3_000, refuse);
        signal.addEventListener("abort", refuse, { once: true });
        if (signal.aborted)
            refuse();
    });
}


/***/ })

};
