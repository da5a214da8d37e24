import type { InputOf, OperationOf, OutputOf, Service } from "../port.ts";

/** What every client is made with. */
export interface ClientConfig {
  region: string;
  endpoint?: string;
  profile?: string;
  credentials: () => Promise<{
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
    expiration?: Date;
  }>;
  maxAttempts: number;
  /** The SDK's way of trying again. */
  retryStrategy: { retry<A, R>(next: (request: A) => Promise<R>, request: A): Promise<R> };
  requestHandler: {
    connectionTimeout: number;
    requestTimeout: number;
    throwOnRequestTimeout: boolean;
    socketTimeout: number;
    httpAgent: { keepAlive: boolean; maxSockets: number };
    httpsAgent: { keepAlive: boolean; maxSockets: number };
  };
}

/** The SDK's command classes of a service: exactly one for each of its operations in the port, with the same types. */
export type CommandTable<S extends Service> = {
  readonly [O in OperationOf<S>]: new (
    input: InputOf<S, O>,
  ) => {
    resolveMiddleware(...parts: never[]): (...call: never[]) => Promise<{ output: OutputOf<S, O> }>;
  };
};

/** A service's client and commands as the transport sees them; which input belongs to which command, the port says. */
export interface ServiceModule {
  client(config: ClientConfig): {
    send(command: never, options: { abortSignal?: AbortSignal }): Promise<unknown>;
  };
  commands: Readonly<Record<string, new (input: never) => unknown>>;
}

/** Each service is a chunk of its own in the bundle, read when it is first called: EC2's client alone takes 150 ms. */
const MODULES: { readonly [S in Service]: () => Promise<ServiceModule> } = {
  cloudformation: () => import("./cloudformation.ts"),
  "cloudwatch-logs": () => import("./cloudwatch-logs.ts"),
  codebuild: () => import("./codebuild.ts"),
  ec2: () => import("./ec2.ts"),
  iam: () => import("./iam.ts"),
  s3: () => import("./s3.ts"),
  scheduler: () => import("./scheduler.ts"),
  "service-quotas": () => import("./service-quotas.ts"),
  ssm: () => import("./ssm.ts"),
  sts: () => import("./sts.ts"),
};

/** The client and commands of a service, loaded now. */
export const loadService = (service: Service): Promise<ServiceModule> => MODULES[service]();
