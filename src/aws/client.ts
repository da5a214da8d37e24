import { CancelledError } from "../base/errors.ts";
import type { Call, Send } from "./call.ts";
import type { CredentialSource } from "./credentials.ts";
import { type ClientConfig, loadService } from "./operations/table.ts";
import { AT_ONCE } from "./pace.ts";
import type { Aws, Service } from "./port.ts";
import { createTransport, type TransportOptions } from "./transport.ts";

export interface AwsClientOptions extends Omit<TransportOptions, "renew"> {
  /** Address in place of AWS's own, for all services. */
  endpointUrl?: string | undefined;
  /** Profile whose further settings (endpoints, FIPS) the SDK reads. */
  profile?: string | undefined;
  credentials: CredentialSource;
}

/** AWS over the network. Clients are made, and their code is loaded, when a service is first called. */
export function createAws(options: AwsClientOptions): Aws {
  const clients = new Map<string, ReturnType<typeof openClient>>();
  const { credentials } = options;
  const send: Send = async (call) => {
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

async function openClient(service: Service, config: ClientConfig): Promise<Send> {
  const { client, commands } = await loadService(service);
  const open = client(config);
  return async ({ operation, input, signal }: Call) => {
    const Command = commands[operation];
    if (!Command) throw new RangeError(`${service} has no ${operation}`);
    try {
      return await open.send(new Command(input as never) as never, signal ? { abortSignal: signal } : {});
    } catch (error) {
      if (signal?.aborted) throw new CancelledError();
      throw error;
    }
  };
}

/**
 * Milliseconds. A connection that is not there after 10 s is tried anew; EC2 and CloudFormation answer within seconds,
 * while S3 says nothing for some time where it copies up to 5 GiB in one call.
 */
const TIMEOUTS = { connection: 10_000, answer: 60_000, answerOfS3: 600_000 } as const;

/** Sockets of a client: more than calls can be under way, because an object that is being read keeps its own. */
const SOCKETS = 2 * AT_ONCE.ec2;

function configOf({ service, region }: Call, options: AwsClientOptions): ClientConfig {
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
