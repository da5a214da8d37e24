import type { Operation } from "./operations.ts";

/** The API, the host of uploads, the website, and the host that keeps the bytes of assets. */
export type Host = "api" | "uploads" | "server" | "storage";

/** A request as it arrived, and what became of it. */
export interface RecordedRequest {
  /** Number over all requests, from 0. */
  readonly index: number;
  readonly host: Host;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Absent: the stand-in knows no such operation. */
  readonly operation: Operation | undefined;
  /** Name of the asset that it is about, where it is about one. */
  readonly name: string | undefined;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  /** When its answer was given, or its connection ended. */
  ended: number | undefined;
  /** Status of the answer; 0: there was none. Absent while it runs. */
  status: number | undefined;
  /** Whether it changed the state, or read it: false where a fault or a refusal came first. */
  carriedOut: boolean;
  /** Bytes of its body that arrived. */
  bytes: number;
  /** It came although GitHub had asked to wait longer. */
  early: boolean;
}
