export const id = 369;
export const ids = [369];
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

/***/ 3750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findCallerAddress: () => (/* reexport */ findCallerAddress),
  openAws: () => (/* binding */ openAws)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
;// CONCATENATED MODULE: ./build/aws/assume-role.js


/** Seconds of a session: what every role allows (STS API Reference, AssumeRole); it is renewed before. */
const DURATION = 3_600;
/**
 * Begins a session of a role.
 * @param aws signs with the credentials at hand; with a token nothing is signed.
 * @throws UserError that says what the role has to allow.
 */
async function assumeRole(aws, { role, session, token }) {
    const request = { RoleArn: role, RoleSessionName: session, DurationSeconds: DURATION };
    try {
        return readSession(role, token === undefined
            ? await aws.call("sts", "AssumeRole", request)
            : await aws.call("sts", "AssumeRoleWithWebIdentity", { ...request, WebIdentityToken: token }));
    }
    catch (error) {
        if ((0,aws_error/* isAwsCode */.H)(error, "AccessDenied"))
            throw notTrusted(error, role, token !== undefined);
        throw error;
    }
}
/** A session's name from what a run is known by: 2 to 64 of `[\w+=,.@-]` (STS API Reference, AssumeRole). */
function sessionName(runOrHost) {
    return `slipway-${runOrHost}`.replaceAll(/[^\w+=,.@-]+/g, "-").slice(0, 64);
}
function readSession(role, { Credentials: given }) {
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration) {
        throw new errors/* UserError */.yo(`STS gave no credentials for ${role}.`, "Check endpoint-url: that is no answer of AWS's.");
    }
    return {
        accessKeyId: given.AccessKeyId,
        secretAccessKey: given.SecretAccessKey,
        sessionToken: given.SessionToken,
        expiration: given.Expiration,
    };
}
/** STS says no more than "denied" of a role that does not trust the caller, and of one that does not exist. */
function notTrusted(error, role, byToken) {
    const show = `aws iam get-role --role-name ${role.split("/").at(-1)} --query Role.AssumeRolePolicyDocument`;
    const needed = byToken
        ? "must allow sts:AssumeRoleWithWebIdentity to token.actions.githubusercontent.com, with a condition on …:sub that fits this repository, branch or environment (repo:OWNER/REPOSITORY:*), and …:aud sts.amazonaws.com"
        : "must allow sts:AssumeRole to the credentials at hand (aws sts get-caller-identity), and those need the permission sts:AssumeRole on it";
    return new errors/* UserError */.yo(`The role ${role} cannot be assumed: ${error.message}`, `Its trust policy ${needed}. See it with: ${show}`, { cause: error });
}

;// CONCATENATED MODULE: ./build/aws/operations/table.js
/** Each service is a chunk of its own in the bundle, read when it is first called: EC2's client alone takes 150 ms. */
const MODULES = {
    cloudformation: () => Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(241)]).then(__webpack_require__.bind(__webpack_require__, 2241)),
    ec2: () => Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(196)]).then(__webpack_require__.bind(__webpack_require__, 6815)),
    iam: () => Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(484)]).then(__webpack_require__.bind(__webpack_require__, 6484)),
    s3: () => Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(807), __webpack_require__.e(991)]).then(__webpack_require__.bind(__webpack_require__, 991)),
    scheduler: () => Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(132)]).then(__webpack_require__.bind(__webpack_require__, 1132)),
    "service-quotas": () => Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(446)]).then(__webpack_require__.bind(__webpack_require__, 6446)),
    ssm: () => Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(476)]).then(__webpack_require__.bind(__webpack_require__, 1476)),
    sts: () => Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(254), __webpack_require__.e(701)]).then(__webpack_require__.bind(__webpack_require__, 7701)),
};
/** The client and commands of a service, loaded now. */
const loadService = (service) => MODULES[service]();

;// CONCATENATED MODULE: ./build/aws/buckets.js
/**
 * The buckets that EC2 gives every account and Region, one for each operation (Amazon EC2 Developer Guide, "Request
 * throttling", tables "Request token bucket sizes and refill rates"): the general ones, and those of single operations.
 */
const READING = [100, 20];
const UNFILTERED_READING = [50, 10];
const CHANGING = [50, 5];
const OWN = {
    CopyImage: [100, 1],
    CreateSnapshot: [100, 5],
    CreateTags: [100, 10],
    CreateVolume: [100, 5],
    DeleteSnapshot: [100, 5],
    DeleteTags: [100, 10],
    DeleteVolume: [100, 5],
    DeregisterImage: [100, 5],
    DisableImageBlockPublicAccess: [1, 0.1],
    EnableImageBlockPublicAccess: [1, 0.1],
    ModifyImageAttribute: [100, 5],
    ModifySnapshotAttribute: [100, 5],
    RunInstances: [5, 2],
    StartInstances: [5, 2],
    TerminateInstances: [100, 5],
};
/** Operations with a smaller bucket for requests that name neither a filter nor a page. */
const COSTLY_WITHOUT_FILTER = new Set([
    "DescribeInstanceStatus",
    "DescribeInstances",
    "DescribeNetworkInterfaces",
    "DescribeSecurityGroups",
    "DescribeSnapshots",
    "DescribeVolumes",
]);
/** EventBridge Scheduler User Guide, "Quotas": ten a second for each call on groups and on their tags. */
const SCHEDULER = [10, 10];
/**
 * CloudFormation documents none. A cautious guess by what people report: without one, a sweep of hundreds of stacks sends
 * each call five times and takes a fifth longer (`npm run bench -- aws`).
 */
const CLOUDFORMATION = [10, 5];
/** The bucket that a call takes its token from; undefined: none that matters. */
function bucketOf(call) {
    const { service, operation, input } = call;
    if (service === "ec2")
        return ec2Bucket(operation, input);
    if (service !== "scheduler" && service !== "cloudformation")
        return undefined;
    const [capacity, refill] = service === "scheduler" ? SCHEDULER : CLOUDFORMATION;
    return { name: `${service} ${operation}`, capacity, refill };
}
/** The bucket of a call of EC2. */
function ec2Bucket(operation, input) {
    const unfiltered = COSTLY_WITHOUT_FILTER.has(operation) && !isNarrowed(input);
    const [capacity, refill] = unfiltered
        ? UNFILTERED_READING
        : (OWN[operation] ?? (/^(Describe|Get|List|Search)/.test(operation) ? READING : CHANGING));
    return { name: unfiltered ? `${operation} unfiltered` : operation, capacity, refill };
}
function isNarrowed(input) {
    const given = (key) => Reflect.get(input, key) !== undefined;
    const filters = Reflect.get(input, "Filters");
    return (Array.isArray(filters) && filters.length > 0) || given("MaxResults") || given("NextToken");
}

;// CONCATENATED MODULE: ./build/aws/pace.js


/**
 * Calls of one service and Region under way at the same time; below the sockets of a client, see `client.ts`. For services
 * whose buckets nobody documents a modest number keeps a sweep from being throttled at once.
 */
const AT_ONCE = { ec2: 48, s3: 32, others: 8 };
/**
 * Sends calls no faster than the documented buckets allow, in the order in which they came. An account's budget is shared
 * by all that runs in it, so this only avoids throttles of our own making; the retry sees to the rest.
 */
function paced(send, clock) {
    const buckets = new Map();
    const lanes = new Map();
    return async (call) => {
        const lane = getOr(lanes, `${call.region} ${call.service}`, () => openLanes(lanesOf(call)));
        const bucket = bucketOf(call);
        if (bucket) {
            const level = getOr(buckets, `${call.region} ${bucket.name}`, () => ({
                tokens: bucket.capacity,
                at: clock.now(),
            }));
            await take(level, bucket, clock, call.signal);
        }
        const leave = await lane.enter();
        try {
            if (call.signal?.aborted)
                throw new errors/* CancelledError */.cc();
            return await send(call);
        }
        finally {
            leave();
        }
    };
}
/** Takes a token, which may be one that is yet to come, and waits for it. A cancelled call gives it back. */
async function take(level, bucket, clock, signal) {
    const now = clock.now();
    level.tokens = Math.min(bucket.capacity, level.tokens + ((now - level.at) / 1_000) * bucket.refill) - 1;
    level.at = now;
    if (level.tokens >= 0)
        return;
    await clock.sleep((-level.tokens / bucket.refill) * 1_000, signal);
    if (!signal?.aborted)
        return;
    level.tokens += 1;
    throw new errors/* CancelledError */.cc();
}
function openLanes(count) {
    let free = count;
    const waiting = [];
    const leave = () => {
        const next = waiting.shift();
        if (next)
            next();
        else
            free += 1;
    };
    return {
        enter: async () => {
            if (free > 0)
                free -= 1;
            else
                await new Promise((resolve) => waiting.push(resolve));
            return leave;
        },
    };
}
function lanesOf({ service }) {
    return service === "ec2" || service === "s3" ? AT_ONCE[service] : AT_ONCE.others;
}
function getOr(map, key, make) {
    const known = map.get(key);
    if (known !== undefined)
        return known;
    const made = make();
    map.set(key, made);
    return made;
}

;// CONCATENATED MODULE: ./build/aws/failure.js

/** Node's codes of connections that did not come about or broke. Those of TLS are not among them: they stay broken. */
const NETWORK = /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w+)$/;
/** An error's facts, by the shape that the AWS SDK for JavaScript gives its errors (`name`, `$metadata`, `$response`). */
function readFailure(error) {
    const status = numberAt(error, "$metadata", "httpStatusCode") ?? numberAt(error, "$response", "statusCode") ?? 0;
    const network = networkCode(error);
    const name = textAt(error, "name") ?? "Error";
    // The SDK's hint for its own makers helps nobody here.
    const message = (0,errors/* messageOf */.bD)(error).replace(/\s*Deserialization error: to see the raw response.*$/s, "");
    const broken = network !== undefined || (status > 0 && status < 300 && /deserializ/i.test((0,errors/* messageOf */.bD)(error)));
    const timeout = name === "TimeoutError" && network === undefined;
    return {
        code: timeout ? "TimeoutError" : broken ? "NetworkError" : codeFor(name, status),
        status: broken ? 0 : status,
        message: message === "UnknownError" || message === "" ? `AWS answered with status ${status}.` : message,
        network,
        retryAfter: secondsAt(error, "$response", "headers", "retry-after"),
        clockCorrected: valueAt(error, "$metadata", "clockSkewCorrected") === true,
    };
}
/** Answers to HEAD requests have no body, so that S3 cannot say its code. */
function codeFor(name, status) {
    const unsaid = /^(UnknownError|Unknown|Error|Forbidden|\d+)$/.test(name);
    if (status === 403 && unsaid)
        return "AccessDenied";
    return unsaid && status > 0 ? `Http${status}` : name;
}
/** The network code of an error or of what caused it: one of several addresses, a wrapped error. */
function networkCode(error, depth = 0) {
    const code = (0,errors/* codeOf */.$N)(error);
    if (code !== undefined && NETWORK.test(code))
        return code;
    const cause = valueAt(error, "cause");
    return cause === undefined || depth > 5 ? undefined : networkCode(cause, depth + 1);
}
/** `Retry-After` in milliseconds: RFC 9110 also has dates, which AWS does not send. */
function secondsAt(from, ...path) {
    const seconds = Number.parseFloat(String(valueAt(from, ...path) ?? ""));
    return seconds > 0 ? seconds * 1_000 : undefined;
}
function valueAt(from, ...path) {
    return path.reduce((value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined), from);
}
function textAt(from, ...path) {
    const value = valueAt(from, ...path);
    return typeof value === "string" && value !== "" ? value : undefined;
}
function numberAt(from, ...path) {
    const value = valueAt(from, ...path);
    return typeof value === "number" && value > 0 ? value : undefined;
}

;// CONCATENATED MODULE: ./build/aws/retry.js


/**
 * Milliseconds from a call's first failure for which it is tried again. A throttle passes as buckets fill, and 20 builds
 * share them; a name that does not exist or a port that nobody listens on is most often a mistake in an input.
 */
const PATIENCE = {
    throttle: 300_000,
    server: 300_000,
    network: 120_000,
    unreachable: 15_000,
    expired: 300_000,
    clock: 300_000,
};
/** Tries after the first one that can help at all: new credentials or the right time change something only once. */
const ONCE = new Set(["expired", "clock"]);
/**
 * Milliseconds: the longest wait between two tries, and the wait that the first one is chosen below. After a throttle it
 * is longer: 20 builds that begin at once take seconds to get through a bucket that gets two tokens a second
 * (RunInstances; EC2 Developer Guide, "Request throttling"), and each try before that is a call for nothing.
 */
const LONGEST_WAIT = 20_000;
const FIRST_WAIT = 500;
const FIRST_WAIT_THROTTLED = 3_000;
const THROTTLES = new Set([
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
]);
/** Failures of AWS that come with another status than 5xx. `OperationAborted`: somebody else writes the same object. */
const PASSING = new Set(["RequestTimeout", "RequestTimeoutException", "OperationAborted", "IDPCommunicationError"]);
const EXPIRED = new Set(["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"]);
const CLOCK = new Set(["RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired"]);
/**
 * Whether, and why, another try can succeed; undefined: it cannot. The codes are those of AWS's SDKs ("Retry behavior",
 * AWS SDKs and Tools Reference Guide), without `LimitExceededException`, which is a quota in CloudFormation and IAM.
 */
function retryReason(failure) {
    const { code, status, message, network } = failure;
    if (network === "ENOTFOUND" || network === "ECONNREFUSED")
        return "unreachable";
    if (code === "NetworkError" || code === "TimeoutError")
        return "network";
    // A lack of capacity comes with a status of 500, and is not over in minutes (EC2 API Reference, "Error codes").
    if (/^Insufficient\w*Capacity$/.test(code))
        return undefined;
    if (THROTTLES.has(code) || status === 429 || /\brate exceeded\b/i.test(message))
        return "throttle";
    if (EXPIRED.has(code))
        return "expired";
    if (failure.clockCorrected || CLOCK.has(code))
        return "clock";
    return PASSING.has(code) || status === 408 || [500, 502, 503, 504].includes(status) ? "server" : undefined;
}
/**
 * Milliseconds before the next try: exponential backoff with full jitter (AWS Architecture Blog, "Exponential Backoff And
 * Jitter"), and never before the moment that AWS names.
 * @param tries that have failed so far. @param random 0 to 1.
 */
function nextWait(tries, random, reason, retryAfter = 0) {
    const first = reason === "throttle" ? FIRST_WAIT_THROTTLED : FIRST_WAIT;
    const longest = Math.min(LONGEST_WAIT, first * 2 ** (tries - 1));
    return retryAfter + random * longest;
}
/**
 * Sends again what can still succeed, until its patience is over.
 * @throws what the last try threw · CancelledError when the call's signal fires.
 */
function retrying(send, options) {
    const { clock, random, renew, told } = options;
    return async (call) => {
        let firstFailure;
        const seen = new Set();
        for (let tries = 1;; tries += 1) {
            if (call.signal?.aborted)
                throw new errors/* CancelledError */.cc();
            try {
                return await send(call);
            }
            catch (error) {
                if (call.signal?.aborted)
                    throw new errors/* CancelledError */.cc();
                // Said by our own parts below, which have tried again themselves.
                if (error instanceof errors/* UserError */.yo || error instanceof errors/* CancelledError */.cc)
                    throw error;
                const failure = readFailure(error);
                const reason = retryReason(failure);
                if (reason === undefined || (ONCE.has(reason) && seen.has(reason)))
                    throw error;
                seen.add(reason);
                firstFailure ??= clock.now();
                const wait = ONCE.has(reason) ? 0 : nextWait(tries, random(), reason, failure.retryAfter);
                if (clock.now() + wait - firstFailure > PATIENCE[reason])
                    throw error;
                if (reason === "expired")
                    renew();
                told?.(call, reason, wait);
                await clock.sleep(wait, call.signal);
            }
        }
    };
}

;// CONCATENATED MODULE: ./build/aws/unbroken.js
/** Operations that make something in AWS. */
const MAKING = /^(Create|Import|Copy|Export)/;
/**
 * Milliseconds for which the answer to such a call is awaited after a cancel. EC2 and CloudFormation answer within one or
 * two; and five after the cancel every delete has to be on its way.
 */
const STAY = 2_000;
/**
 * Keeps a cancel from tearing off a call that makes something. AWS may carry it out all the same, a moment after whoever
 * removes has looked and found nothing. So its answer is awaited first, if only for a moment.
 * @throws what `send` throws: CancelledError where there was no answer in that time.
 */
function unbroken(send, clock) {
    return async (call) => {
        const { signal } = call;
        if (!signal || signal.aborted || !MAKING.test(call.operation))
            return await send(call);
        const tear = new AbortController();
        const answered = new AbortController();
        const cancelled = () => void clock.sleep(STAY, answered.signal).then(() => tear.abort());
        signal.addEventListener("abort", cancelled, { once: true });
        try {
            return await send({ ...call, signal: tear.signal });
        }
        finally {
            signal.removeEventListener("abort", cancelled);
            answered.abort();
        }
    };
}

// EXTERNAL MODULE: ./build/aws/denial.js
var aws_denial = __webpack_require__(1835);
;// CONCATENATED MODULE: ./build/aws/iam-action.js
/** What IAM calls the services, where that is not the name in the port. */
const PREFIX = { "service-quotas": "servicequotas" };
/** Operations of S3 that are allowed under another name ("Actions, resources, and condition keys for Amazon S3"). */
const S3_ACTIONS = {
    CompleteMultipartUpload: "PutObject",
    CopyObject: "PutObject",
    CreateMultipartUpload: "PutObject",
    DeleteObjects: "DeleteObject",
    GetBucketEncryption: "GetEncryptionConfiguration",
    HeadObject: "GetObject",
    ListMultipartUploads: "ListBucketMultipartUploads",
    ListObjectsV2: "ListBucket",
    UploadPartCopy: "PutObject",
};
/**
 * The permission that an operation needs first of all, as a policy writes it: `s3:ListBucket` for S3's ListObjectsV2.
 * What it needs besides depends on its input: the source of a copy, the tags of what is made.
 */
function iamAction(service, operation) {
    const prefix = Object.hasOwn(PREFIX, service) ? (Reflect.get(PREFIX, service) ?? service) : service;
    const renamed = service === "s3" ? Reflect.get(S3_ACTIONS, operation) : undefined;
    return `${prefix}:${typeof renamed === "string" ? renamed : operation}`;
}

;// CONCATENATED MODULE: ./build/aws/permission.js


/** Roles that IAM Identity Center makes: IAM refuses to change them (IAM Identity Center User Guide). */
const IDENTITY_CENTER_ROLE = /^AWSReservedSSO_(.+)_[0-9a-f]+$/;
const ALL_PERMISSIONS = "What a command needs in all is in docs/policies.";
/**
 * A denied call in words.
 * @param said AWS's message. @returns which permission is missing, for what, and the command that grants it.
 */
function permissionWords(call, said) {
    const denial = (0,aws_denial/* readDenial */.oq)(said);
    const action = denial.action ?? iamAction(call.service, call.operation);
    const resource = denial.resource ?? resourceOf(call);
    const who = denial.caller === undefined ? "" : ` for ${denial.caller}`;
    const place = resource === "*" ? "" : ` on ${resource}`;
    return {
        message: `the permission ${action}${place} is missing${who}. AWS says: ${shortened(said)}`,
        remedy: [grant(denial, action, resource), maybeMissing(call, denial), decoding(said, denial)]
            .filter((line) => line !== "")
            .join("\n"),
    };
}
function grant(denial, action, resource) {
    if (denial.forbiddenBy) {
        return `It is forbidden by ${denial.forbiddenBy}, so that no further permission helps: ask those who keep that policy to let ${action} pass.`;
    }
    if (denial.caller?.endsWith(":root"))
        return "The root user of an account has all rights but what its organisation forbids.";
    const caller = (0,aws_denial/* readCaller */.wW)(denial.caller);
    const statement = { Effect: "Allow", Action: action, Resource: widened(resource) };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const [, permissionSet] = IDENTITY_CENTER_ROLE.exec(caller?.name ?? "") ?? [];
    if (permissionSet) {
        return `Add this to the permission set ${permissionSet} in IAM Identity Center: ${policy}\n${ALL_PERMISSIONS}`;
    }
    const kind = caller?.kind ?? "role";
    const command = [
        `aws iam put-${kind}-policy --${kind}-name ${caller?.name ?? "ROLE"}`,
        `--policy-name slipway-${action.replace(":", "-")}`,
        `--policy-document '${policy}'`,
    ].join(" ");
    const who = caller ? "" : "`aws sts get-caller-identity` tells who ROLE is. ";
    return `Grant it with: ${command}\n${who}${ALL_PERMISSIONS}`;
}
/** S3 says "denied" of an object that is not there to whoever may not list the bucket (S3 API Reference, HeadObject). */
function maybeMissing({ service, operation }, denial) {
    const reads = service === "s3" && (operation === "HeadObject" || operation === "GetObject");
    return reads && denial.action === undefined
        ? "S3 answers the same where the object does not exist and s3:ListBucket on the bucket is missing."
        : "";
}
function decoding(said, { encoded }) {
    const message = /encoded authorization failure message:\s*([\w-]+)/i.exec(said)?.[1];
    return encoded
        ? `More: aws sts decode-authorization-message --encoded-message ${message ?? "MESSAGE"} --query DecodedMessage --output text`
        : "";
}
/** AWS's words without the encoded part, which is a page long; the remedy has it. */
function shortened(said) {
    return said.replace(/\s*encoded authorization failure message:\s*[\w-]+\.?/i, "").trim();
}
/** What the call is about, where AWS did not say: bucket and key of S3's; `*` of all others. */
function resourceOf({ service, input }) {
    const [bucket, key] = [Reflect.get(input, "Bucket"), Reflect.get(input, "Key")];
    if (service !== "s3" || typeof bucket !== "string")
        return "*";
    return `arn:aws:s3:::${bucket}${typeof key === "string" ? `/${key}` : ""}`;
}
/** The resource for a policy: ids and keys differ from build to build, so that naming one would help once. */
function widened(resource) {
    const stack = /^(arn:[\w-]+:cloudformation:[^:]*:[^:]*:stack\/)/.exec(resource)?.[1];
    if (stack)
        return `${stack}slipway-*/*`;
    const group = /^(arn:[\w-]+:scheduler:[^:]*:[^:]*:(schedule-group|schedule)\/)/.exec(resource)?.[1];
    if (group)
        return `${group}slipway-*`;
    const general = /^(arn:[\w-]+:(?:ec2|s3):[^/]*\/)/.exec(resource)?.[1];
    return general ? `${general}*` : resource;
}

;// CONCATENATED MODULE: ./build/aws/words.js






/** Codes by which the services say that they do not accept the credentials themselves. */
const BAD_CREDENTIALS = new Set([
    "CredentialsProviderError",
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidToken",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
    "SignatureDoesNotMatch",
    "TokenRefreshRequired",
    "UnrecognizedClientException",
]);
/**
 * Turns whatever a call threw into an `AwsError` that says what is wrong and what to type next.
 * @param signIn what to do where credentials are missing, wrong or over, as it is done at this place.
 */
function inWords(send, signIn) {
    return async (call) => {
        try {
            return await send(call);
        }
        catch (error) {
            if (error instanceof errors/* UserError */.yo || error instanceof errors/* CancelledError */.cc)
                throw error;
            const failure = readFailure(error);
            const { code, status } = failure;
            const words = (0,aws_denial/* isDenial */.c6)(code)
                ? permissionWords(call, failure.message)
                : { message: failure.message, remedy: remedyFor(call, failure, signIn) };
            throw new aws_error/* AwsError */.G({ service: call.service, operation: call.operation, code, status, cause: error, ...words });
        }
    };
}
function remedyFor(call, failure, signIn) {
    const { code, message } = failure;
    // EC2 says AuthFailure of credentials, and also of resources that belong to somebody else.
    if (BAD_CREDENTIALS.has(code) || (code === "AuthFailure" && /access credentials/i.test(message)))
        return signIn;
    if (code === "OptInRequired") {
        return `Sign the account up for ${call.service}, or switch the Region ${call.region} on: aws account enable-region --region-name ${call.region}`;
    }
    if (code === "InvalidIdentityToken" && /OpenIDConnect provider/i.test(message)) {
        return "Tell the account of GitHub's tokens: aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com";
    }
    switch (retryReason(failure)) {
        case "throttle":
            return "AWS throttles this account: something else uses up its requests. Run again when it is quieter, or ask for a higher limit in Service Quotas.";
        case "server":
            return "AWS itself fails at the moment (https://health.aws.amazon.com). Run again later.";
        case "network":
            return "Check the connection of this machine to AWS, and run again.";
        case "unreachable":
            return `Check region (${call.region}) and endpoint-url, and that this machine reaches AWS.`;
        case "clock":
            return "The clock of this machine is off: set it (sudo timedatectl set-ntp true).";
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/aws/transport.js




/**
 * The way to AWS around whatever sends a call: errors in words ← tried again ← at the pace of the buckets ← sent. Each
 * try takes a token, because AWS counts tries.
 */
function createTransport(send, options) {
    const { clock, record, waited } = options;
    const whole = unbroken(send, clock);
    const recorded = (call) => {
        const { service, operation, region } = call;
        record?.({ service, operation, region, at: clock.now() });
        return whole(call);
    };
    const tried = retrying(paced(recorded, clock), {
        clock,
        random: options.random ?? Math.random,
        renew: options.renew ?? (() => undefined),
        told: (call, reason, wait) => waited?.(call.operation, reason, wait),
    });
    const worded = inWords(tried, options.signIn);
    return {
        region: options.region,
        // The port's types tie the answer to the operation; down here it is what came over the wire.
        call: async (service, operation, input, { region = options.region, signal } = {}) => (await worded({ service, operation, input: input, region, signal })),
    };
}

;// CONCATENATED MODULE: ./build/aws/client.js




/** AWS over the network. Clients are made, and their code is loaded, when a service is first called. */
function createAws(options) {
    const clients = new Map();
    const { credentials } = options;
    const send = async (call) => {
        const key = `${call.region} ${call.service}`;
        const client = clients.get(key) ?? openClient(call.service, configOf(call, options));
        clients.set(key, client);
        return (await client)(call);
    };
    return createTransport(send, {
        ...options,
        renew: () => {
            // A client remembers its credentials for itself.
            clients.clear();
            credentials.forget();
        },
    });
}
async function openClient(service, config) {
    const { client, commands } = await loadService(service);
    const open = client(config);
    return async ({ operation, input, signal }) => {
        const Command = commands[operation];
        if (!Command)
            throw new RangeError(`${service} has no ${operation}`);
        try {
            return await open.send(new Command(input), signal ? { abortSignal: signal } : {});
        }
        catch (error) {
            if (signal?.aborted)
                throw new errors/* CancelledError */.cc();
            throw error;
        }
    };
}
/**
 * Milliseconds. A connection that is not there after 10 s is tried anew; EC2 and CloudFormation answer within seconds,
 * while S3 says nothing for some time where it copies up to 5 GiB in one call.
 */
const TIMEOUTS = { connection: 10_000, answer: 60_000, answerOfS3: 600_000 };
/** Sockets of a client: more than calls can be under way, because an object that is being read keeps its own. */
const SOCKETS = 2 * AT_ONCE.ec2;
function configOf({ service, region }, options) {
    const { endpointUrl, profile, credentials } = options;
    const answer = service === "s3" ? TIMEOUTS.answerOfS3 : TIMEOUTS.answer;
    return {
        region,
        ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
        ...(profile === undefined ? {} : { profile }),
        credentials: () => credentials.get(),
        maxAttempts: 1,
        // Trying again is our own business; the SDK's strategies would also put some errors into others.
        retryStrategy: { retry: (next, request) => next(request) },
        requestHandler: {
            connectionTimeout: TIMEOUTS.connection,
            requestTimeout: answer,
            throwOnRequestTimeout: true,
            socketTimeout: answer,
            httpAgent: { keepAlive: true, maxSockets: SOCKETS },
            httpsAgent: { keepAlive: true, maxSockets: SOCKETS },
        },
    };
}

;// CONCATENATED MODULE: ./build/aws/credentials.js
/** Milliseconds before the end of a session at which a new one is begun: as AWS's SDKs do, and longer than any one call. */
const AHEAD = 300_000;
/**
 * A source that fetches once for all who ask at the same time, and anew before the session ends: so the work can take
 * longer than any credentials live.
 * @param secret is told each secret, to be kept out of what is printed.
 */
function keepFresh(fetchNew, clock, secret) {
    let last;
    let underWay;
    const left = () => (last?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now();
    const renew = async () => {
        try {
            const fetched = await fetchNew();
            secret(fetched.secretAccessKey);
            if (fetched.sessionToken !== undefined)
                secret(fetched.sessionToken);
            last = fetched;
            return fetched;
        }
        catch (error) {
            // What is good for some minutes more is better than nothing, and the next call tries again.
            if (last !== undefined && left() > 0)
                return last;
            throw error;
        }
        finally {
            underWay = undefined;
        }
    };
    return {
        get: async () => {
            if (last !== undefined && left() > AHEAD)
                return last;
            underWay ??= renew();
            return await underWay;
        },
        forget: () => {
            last = undefined;
        },
    };
}

;// CONCATENATED MODULE: ./build/aws/oidc.js


/** What AWS expects as the token's audience ("Use IAM roles to connect GitHub Actions to actions in AWS"). */
const AUDIENCE = "sts.amazonaws.com";
/** Tries, and the milliseconds before the second one; they double from there. */
const TRIES = 5;
const oidc_FIRST_WAIT = 500;
/** Milliseconds for one answer of GitHub's token service, which takes well under a second. */
const ANSWER_WITHIN = 20_000;
/** The lines that a workflow needs to be given a token. */
const ID_TOKEN_LINES = "permissions:\n  id-token: write\n  contents: read";
/**
 * A token by which the workflow proves to AWS what it is. It lives a few minutes, so that each session begins with a
 * new one. The run's cancel does not end this: removal needs credentials too.
 * @throws UserError where GitHub does not give one.
 */
async function fetchOidcToken(endpoint, { fetch, clock }) {
    const url = new URL(endpoint.url);
    url.searchParams.set("audience", AUDIENCE);
    for (let tries = 1;; tries += 1) {
        const answer = await ask(url, endpoint.token, fetch);
        if (answer.token !== undefined)
            return answer.token;
        if (!answer.passing || tries === TRIES) {
            throw new errors/* UserError */.yo(`GitHub did not give an OIDC token: ${answer.problem}.`, answer.passing
                ? "Run the job again; https://www.githubstatus.com tells whether GitHub knows of it."
                : `The job needs these lines in its workflow:\n${ID_TOKEN_LINES}`);
        }
        await clock.sleep(oidc_FIRST_WAIT * 2 ** (tries - 1));
    }
}
async function ask(url, bearer, fetch) {
    const limit = AbortSignal.timeout(ANSWER_WITHIN);
    try {
        const response = await fetch(url, {
            headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
            signal: limit,
        });
        const text = await response.text();
        if (!response.ok) {
            return { problem: `status ${response.status}`, passing: response.status >= 500 || response.status === 429 };
        }
        const token = /"value"\s*:\s*"([\w.-]+)"/.exec(text)?.[1];
        return token === undefined ? { problem: "its answer has no token", passing: true } : { token };
    }
    catch (error) {
        const { network, message } = readFailure(error);
        if (network === undefined && !limit.aborted)
            throw error;
        return { problem: message, passing: true };
    }
}

;// CONCATENATED MODULE: ./build/aws/sign-in.js

/** What to type, or to write into the workflow, where credentials are missing, wrong or over. */
function signInAdvice({ onRunner, profile, roleToAssume }) {
    if (onRunner && roleToAssume) {
        return `Let the job prove by OIDC what it is. These lines of its workflow do that:\n${ID_TOKEN_LINES}`;
    }
    if (onRunner) {
        return `Name a role with role-to-assume, and give the job these lines in its workflow:\n${ID_TOKEN_LINES}`;
    }
    const of = profile === undefined ? "" : ` --profile ${profile}`;
    return `Sign in: \`aws sso login${of}\` with IAM Identity Center, else \`aws configure${of}\`. \`aws sts get-caller-identity${of}\` tells whether it worked.`;
}

;// CONCATENATED MODULE: ./build/doors/aws-place.js

/** `eu-central-1`, `us-gov-west-1`: a partition's letters, a direction, a number. */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;
/**
 * Region and endpoint: as given, else as the environment says, else as the profile says.
 * @param ofProfile reads the profile's Region; asked only where nobody else names one.
 * @throws ProblemsError where there is no Region, or where one of them cannot be meant.
 */
async function resolvePlace(settings, environment, ofProfile) {
    const named = settings.region ?? (environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined);
    const region = named ?? (await ofProfile()) ?? "";
    const endpointUrl = settings.endpointUrl ?? (environment.AWS_ENDPOINT_URL || undefined);
    (0,errors/* throwProblems */.Jh)([...regionProblems(region), ...endpointProblems(endpointUrl)]);
    return { region, endpointUrl };
}
function regionProblems(region) {
    if (REGION.test(region))
        return [];
    const problem = region === "" ? "must be given: neither the environment nor the profile names one" : `“${region}” is no Region`;
    return [{ subject: "region", problem, remedy: "Name the Region to build in, such as eu-central-1." }];
}
function endpointProblems(endpointUrl) {
    if (endpointUrl === undefined || /^https?:$/.test(URL.parse(endpointUrl)?.protocol ?? ""))
        return [];
    const problem = `“${endpointUrl}” is no http or https address`;
    return [{ subject: "endpoint-url", problem, remedy: "Leave it out for AWS itself, also as AWS_ENDPOINT_URL." }];
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/doors/caller-address.js


/** AWS's own service that answers with the caller's address and a line feed. */
const SERVICE = "https://checkip.amazonaws.com";
/** Milliseconds for one answer, which takes well under a second, and how often it is asked. */
const caller_address_ANSWER_WITHIN = 5_000;
const caller_address_TRIES = 3;
/**
 * This machine's public IPv4 address as AWS sees it.
 * @throws UserError where it cannot be found out.
 */
async function findCallerAddress(fetch) {
    let said = "";
    for (let tries = 0; tries < caller_address_TRIES; tries += 1) {
        said = await caller_address_ask(fetch);
        if ((0,external_node_net_.isIPv4)(said))
            return said;
    }
    throw new errors/* UserError */.yo(`The public address of this machine could not be found out: ${SERVICE} said “${said.slice(0, 80)}”.`, "Name the addresses that SSH is to be open to, as in allow-from: 203.0.113.7/32.");
}
/** The answer, or what went wrong: either way it is judged by whether it is an address. */
async function caller_address_ask(fetch) {
    const limit = AbortSignal.timeout(caller_address_ANSWER_WITHIN);
    try {
        return (await (await fetch(SERVICE, { signal: limit })).text()).trim();
    }
    catch (error) {
        // `fetch` throws a TypeError for whatever goes wrong on the way (Fetch Standard).
        if (!(error instanceof TypeError) && !limit.aborted)
            throw error;
        return (0,errors/* messageOf */.bD)(error);
    }
}

;// CONCATENATED MODULE: ./build/doors/aws.js







/**
 * Opens the way to AWS. Nothing is sent yet but what a role's session needs, and that with the first call. The run's
 * cancel does not end sessions: removal needs them.
 * @throws ProblemsError where Region or endpoint are missing or none.
 */
async function openAws(settings, environment, door) {
    const { clock, record } = door;
    const profile = settings.profile ?? environment.AWS_PROFILE;
    const found = door.found ?? (await onThisMachine());
    const { region, endpointUrl } = await resolvePlace(settings, environment, () => found.region(profile));
    const place = { onRunner: environment.GITHUB_ACTIONS === "true", profile, roleToAssume: settings.roleToAssume };
    const options = { region, endpointUrl, profile, clock, record, signIn: signInAdvice(place) };
    const atHand = keepFresh(() => found.credentials(profile), clock, door.secret);
    const plain = createAws({ ...options, credentials: atHand });
    const role = settings.roleToAssume;
    if (role === undefined)
        return { aws: plain };
    const credentials = roleSource(role, plain, environment, door);
    return { aws: createAws({ ...options, credentials }) };
}
/** Sessions of the role: by the workflow's token on a runner that gives one, else by the credentials at hand. */
function roleSource(role, plain, environment, door) {
    const { clock, secret, fetch = globalThis.fetch } = door;
    const session = sessionName(environment.GITHUB_RUN_ID ?? (0,external_node_os_.hostname)());
    const oidc = oidcEndpoint(environment);
    const begin = async () => {
        const token = oidc && (await fetchOidcToken(oidc, { fetch, clock }));
        if (token !== undefined)
            secret(token);
        return await assumeRole(plain, { role, session, token });
    };
    return keepFresh(begin, clock, secret);
}
/** What a runner sets where the job has `id-token: write` (GitHub Docs, "OpenID Connect reference"). */
function oidcEndpoint(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
    return url && token ? { url, token } : undefined;
}
async function onThisMachine() {
    const { findCredentials, findRegion } = await Promise.all(/* import() */[__webpack_require__.e(81), __webpack_require__.e(254), __webpack_require__.e(106)]).then(__webpack_require__.bind(__webpack_require__, 5106));
    return { credentials: findCredentials, region: findRegion };
}



/***/ })

};
