import type { OperationOf, Service } from "./port.ts";

/** What tools that Slipway starts call in AWS: the AWS CLI, for Session Manager. */
export type ToolCall = "ssm:StartSession" | "ssm:TerminateSession";

/** An operation of AWS, as in `ec2:DescribeImages`. Commands declare theirs; `policy.ts` says what rights they take. */
export type AwsCall = { [S in Service]: `${S}:${OperationOf<S>}` }[Service] | ToolCall;
