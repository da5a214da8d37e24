import type { ServerResponse } from "node:http";

/** An error as a service would answer it. */
export interface Refusal {
  code: string;
  message: string;
  /** HTTP status. */
  status: number;
}

/** Services of the JSON protocol that say it in the same way. */
const JSON_SERVICES: ReadonlySet<string> = new Set(["cloudwatch-logs", "codebuild", "ssm"]);

/**
 * How a service says that there are too many calls. EC2: API reference, "Request throttling". S3: "Error responses".
 * The others: their API references, "Common errors".
 */
export function throttleOf(service: string): Refusal {
  const message = "Rate exceeded";
  if (service === "ec2") return { code: "RequestLimitExceeded", message: "Request limit exceeded.", status: 503 };
  if (service === "s3") return { code: "SlowDown", message: "Please reduce your request rate.", status: 503 };
  if (service === "scheduler") return { code: "ThrottlingException", message, status: 429 };
  if (service === "service-quotas") return { code: "TooManyRequestsException", message, status: 400 };
  if (JSON_SERVICES.has(service)) return { code: "ThrottlingException", message, status: 400 };
  return { code: "Throttling", message, status: 400 };
}

/** Writes an error in the protocol that the service speaks. */
export function refuse(response: ServerResponse, service: string, { code, message, status }: Refusal): void {
  const [type, body] = bodyOf(service, code, message);
  response.writeHead(status, { "content-type": type, "x-amzn-errortype": code, "x-amzn-requestid": "front" });
  response.end(body);
}

function bodyOf(service: string, code: string, message: string): [type: string, body: string] {
  if (JSON_SERVICES.has(service) || service === "service-quotas")
    return ["application/x-amz-json-1.1", JSON.stringify({ __type: code, message })];
  if (service === "scheduler") return ["application/json", JSON.stringify({ Message: message })];
  const error = `<Code>${code}</Code><Message>${message}</Message>`;
  if (service === "ec2")
    return ["text/xml", `<Response><Errors><Error>${error}</Error></Errors><RequestID>front</RequestID></Response>`];
  if (service === "s3") return ["application/xml", `<Error>${error}<RequestId>front</RequestId></Error>`];
  return [
    "text/xml",
    `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>front</RequestId></ErrorResponse>`,
  ];
}
