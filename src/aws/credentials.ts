import type { Clock } from "../base/clock.ts";

/** What a call is signed with. */
export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** End of the session; absent: they do not end. */
  expiration?: Date;
}

/** Where credentials come from, for as long as they are needed. */
export interface CredentialSource {
  /** Credentials that are good for some minutes at least. @throws whatever keeps them from being had. */
  get(): Promise<AwsCredentials>;
  /** AWS did not accept the last ones any more: the next `get` fetches new ones. */
  forget(): void;
}

/** Milliseconds before the end of a session at which a new one is begun: as AWS's SDKs do, and longer than any one call. */
const AHEAD = 300_000;

/**
 * A source that fetches once for all who ask at the same time, and anew before the session ends: so the work can take
 * longer than any credentials live.
 * @param secret is told each secret, to be kept out of what is printed.
 */
export function keepFresh(
  fetchNew: () => Promise<AwsCredentials>,
  clock: Clock,
  secret: (text: string) => void,
): CredentialSource {
  let last: AwsCredentials | undefined;
  let underWay: Promise<AwsCredentials> | undefined;
  const left = () => (last?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now();
  const renew = async () => {
    try {
      const fetched = await fetchNew();
      secret(fetched.secretAccessKey);
      if (fetched.sessionToken !== undefined) secret(fetched.sessionToken);
      last = fetched;
      return fetched;
    } catch (error) {
      // What is good for some minutes more is better than nothing, and the next call tries again.
      if (last !== undefined && left() > 0) return last;
      throw error;
    } finally {
      underWay = undefined;
    }
  };
  return {
    get: async () => {
      if (last !== undefined && left() > AHEAD) return last;
      underWay ??= renew();
      return await underWay;
    },
    forget: () => {
      last = undefined;
    },
  };
}
