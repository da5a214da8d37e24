export const id = 5381;
export const ids = [5381];
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
const isDenial = (code) => DENIED.has(code);
function readDenial(message) {
    return {
        caller: /\bUser: (arn:[^\s,]+)/.exec(message)?.[1],
        action: /not authorized to perform: ([\w-]+:\w+)/i.exec(message)?.[1],
        resource: /on resource: "?(arn:[^\s",]+)/.exec(message)?.[1]?.replace(/\.$/, ""),
        forbiddenBy: /with an explicit deny in (an? [\w -]*?(?:policy|boundary))/.exec(message)?.[1],
        encoded: /encoded authorization failure message/i.test(message),
    };
}
function readCaller(arn) {
    const [, service, kind, path = ""] = /^arn:[\w-]+:(iam|sts)::\d*:([\w-]+)\/(.+)$/.exec(arn ?? "") ?? [];
    if (service === "sts" && kind === "assumed-role")
        return { kind: "role", name: path.split("/")[0] ?? path };
    if (service === "iam" && (kind === "role" || kind === "user"))
        return { kind, name: path.split("/").at(-1) ?? path };
    return undefined;
}


/***/ }),

/***/ 3374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ createSemaphore)
/* harmony export */ });
function createSemaphore(places) {
    let free = places;
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


/***/ }),

/***/ 5381:
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


const DURATION = 3_600;
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
function notTrusted(error, role, byToken) {
    const show = `aws iam get-role --role-name ${role.split("/").at(-1)} --query Role.AssumeRolePolicyDocument`;
    const needed = byToken
        ? "must allow sts:AssumeRoleWithWebIdentity to token.actions.githubusercontent.com, with a condition on …:sub that fits this repository, branch or environment (repo:OWNER/REPOSITORY:*), and …:aud sts.amazonaws.com"
        : "must allow sts:AssumeRole to the credentials at hand (aws sts get-caller-identity), and those need the permission sts:AssumeRole on it";
    return new errors/* UserError */.yo(`The role ${role} cannot be assumed: ${error.message}`, `Its trust policy ${needed}. See it with: ${show}`, { cause: error });
}

;// CONCATENATED MODULE: ./build/aws/operations/table.js
const MODULES = {
    cloudformation: () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(2241)]).then(__webpack_require__.bind(__webpack_require__, 2241)),
    "cloudwatch-logs": () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(1807), __webpack_require__.e(9021)]).then(__webpack_require__.bind(__webpack_require__, 9021)),
    codebuild: () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(4798)]).then(__webpack_require__.bind(__webpack_require__, 4798)),
    ec2: () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(6815)]).then(__webpack_require__.bind(__webpack_require__, 6815)),
    iam: () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(6484)]).then(__webpack_require__.bind(__webpack_require__, 6484)),
    s3: () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(1807), __webpack_require__.e(5485)]).then(__webpack_require__.bind(__webpack_require__, 5485)),
    scheduler: () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(1132)]).then(__webpack_require__.bind(__webpack_require__, 1132)),
    "service-quotas": () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(6446)]).then(__webpack_require__.bind(__webpack_require__, 6446)),
    ssm: () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(1476)]).then(__webpack_require__.bind(__webpack_require__, 1476)),
    sts: () => Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(5886), __webpack_require__.e(7701)]).then(__webpack_require__.bind(__webpack_require__, 7701)),
};
const loadService = (service) => MODULES[service]();

// EXTERNAL MODULE: ./build/base/semaphore.js
var semaphore = __webpack_require__(3374);
;// CONCATENATED MODULE: ./build/aws/buckets.js
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
const COSTLY_WITHOUT_FILTER = new Set([
    "DescribeInstanceStatus",
    "DescribeInstances",
    "DescribeNetworkInterfaces",
    "DescribeSecurityGroups",
    "DescribeSnapshots",
    "DescribeVolumes",
]);
const SCHEDULER = [10, 10];
const CLOUDFORMATION = [10, 5];
const LOGS = [10, 10];
const SHARED = {
    "cloudwatch-logs": LOGS,
    cloudformation: CLOUDFORMATION,
    scheduler: SCHEDULER,
};
function bucketOf(call) {
    const { service, operation, input } = call;
    if (service === "ec2")
        return ec2Bucket(operation, input);
    const size = SHARED[service];
    if (!size)
        return undefined;
    const [capacity, refill] = size;
    return { name: `${service} ${operation}`, capacity, refill };
}
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



const AT_ONCE = { ec2: 48, s3: 32, others: 8 };
function paced(send, clock) {
    const buckets = new Map();
    const lanes = new Map();
    return async (call) => {
        const lane = getOr(lanes, `${call.region} ${call.service}`, () => (0,semaphore/* createSemaphore */.B)(placesOf(call)));
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
function placesOf({ service }) {
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

// EXTERNAL MODULE: ./build/aws/retry.js
var retry = __webpack_require__(7968);
;// CONCATENATED MODULE: ./build/aws/unbroken.js
const MAKING = /^(Create|Import|Copy|Export|StartBuild)/;
const STAY = 2_000;
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
// EXTERNAL MODULE: ./build/aws/failure.js
var aws_failure = __webpack_require__(1912);
;// CONCATENATED MODULE: ./build/aws/iam-action.js
const PREFIX = { "cloudwatch-logs": "logs", "service-quotas": "servicequotas" };
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
function iamAction(service, operation) {
    const prefix = Object.hasOwn(PREFIX, service) ? (Reflect.get(PREFIX, service) ?? service) : service;
    const renamed = service === "s3" ? Reflect.get(S3_ACTIONS, operation) : undefined;
    return `${prefix}:${typeof renamed === "string" ? renamed : operation}`;
}

;// CONCATENATED MODULE: ./build/aws/permission.js


const IDENTITY_CENTER_ROLE = /^AWSReservedSSO_(.+)_[0-9a-f]+$/;
const ALL_PERMISSIONS = "What a command needs in all is in docs/policies.";
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
function shortened(said) {
    return said.replace(/\s*encoded authorization failure message:\s*[\w-]+\.?/i, "").trim();
}
function resourceOf({ service, input }) {
    const [bucket, key] = [Reflect.get(input, "Bucket"), Reflect.get(input, "Key")];
    if (service !== "s3" || typeof bucket !== "string")
        return "*";
    return `arn:aws:s3:::${bucket}${typeof key === "string" ? `/${key}` : ""}`;
}
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
function inWords(send, signIn) {
    return async (call) => {
        try {
            return await send(call);
        }
        catch (error) {
            if (error instanceof errors/* UserError */.yo || error instanceof errors/* CancelledError */.cc)
                throw error;
            const failure = (0,aws_failure/* readFailure */.f)(error);
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
    if (BAD_CREDENTIALS.has(code) || (code === "AuthFailure" && /access credentials/i.test(message)))
        return signIn;
    if (code === "OptInRequired") {
        return `Sign the account up for ${call.service}, or switch the Region ${call.region} on: aws account enable-region --region-name ${call.region}`;
    }
    if (code === "InvalidIdentityToken" && /OpenIDConnect provider/i.test(message)) {
        return "Tell the account of GitHub's tokens: aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com";
    }
    switch ((0,retry/* retryReason */.DR)(failure)) {
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




function createTransport(send, options) {
    const { clock, record, waited } = options;
    const whole = unbroken(send, clock);
    const recorded = (call) => {
        const { service, operation, region } = call;
        record?.({ service, operation, region, at: clock.now() });
        return whole(call);
    };
    const tried = (0,retry/* retrying */.R$)(paced(recorded, clock), {
        clock,
        random: options.random ?? Math.random,
        renew: options.renew ?? (() => undefined),
        told: (call, reason, wait) => waited?.(call.operation, reason, wait),
    });
    const worded = inWords(tried, options.signIn);
    return {
        region: options.region,
        call: async (service, operation, input, { region = options.region, signal } = {}) => (await worded({ service, operation, input: input, region, signal })),
    };
}

;// CONCATENATED MODULE: ./build/aws/client.js




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
const TIMEOUTS = { connection: 10_000, answer: 60_000, answerOfS3: 600_000 };
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
const AHEAD = 300_000;
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


const AUDIENCE = "sts.amazonaws.com";
const TRIES = 5;
const FIRST_WAIT = 500;
const ANSWER_WITHIN = 20_000;
const ID_TOKEN_LINES = "permissions:\n  id-token: write\n  contents: read";
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
        await clock.sleep(FIRST_WAIT * 2 ** (tries - 1));
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
        const { network, message } = (0,aws_failure/* readFailure */.f)(error);
        if (network === undefined && !limit.aborted)
            throw error;
        return { problem: message, passing: true };
    }
}

;// CONCATENATED MODULE: ./build/aws/sign-in.js

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

const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;
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


const SERVICE = "https://checkip.amazonaws.com";
const caller_address_ANSWER_WITHIN = 5_000;
const caller_address_TRIES = 3;
async function findCallerAddress(fetch) {
    let said = "";
    for (let tries = 0; tries < caller_address_TRIES; tries += 1) {
        said = await caller_address_ask(fetch);
        if ((0,external_node_net_.isIPv4)(said))
            return said;
    }
    throw new errors/* UserError */.yo(`The public address of this machine could not be found out: ${SERVICE} said “${said.slice(0, 80)}”.`, "Name the addresses that SSH is to be open to, as in allow-from: 203.0.113.7/32.");
}
async function caller_address_ask(fetch) {
    const limit = AbortSignal.timeout(caller_address_ANSWER_WITHIN);
    try {
        return (await (await fetch(SERVICE, { signal: limit })).text()).trim();
    }
    catch (error) {
        if (!(error instanceof TypeError) && !limit.aborted)
            throw error;
        return (0,errors/* messageOf */.bD)(error);
    }
}

;// CONCATENATED MODULE: ./build/doors/aws.js







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
function oidcEndpoint(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
    return url && token ? { url, token } : undefined;
}
async function onThisMachine() {
    const { findCredentials, findRegion } = await Promise.all(/* import() */[__webpack_require__.e(1587), __webpack_require__.e(5886), __webpack_require__.e(5106)]).then(__webpack_require__.bind(__webpack_require__, 5106));
    return { credentials: findCredentials, region: findRegion };
}



/***/ })

};
