// Fetching files over the network, under limits.

/** What to fetch, and how much it may cost. */
export interface FetchRequest {
  readonly url: string;
  /** The entity tag of the copy at hand: an answer that it still stands costs no transfer. */
  readonly etag: string | undefined;
  /** The whole transfer is broken off after this many milliseconds, or this many bytes. */
  readonly timeoutMs: number;
  readonly bytesMax: number;
}

export type Fetched =
  | { readonly state: 'unchanged' }
  | {
      readonly state: 'fetched';
      readonly etag: string | undefined;
      /** As announced; `undefined` where the other side does not say. */
      readonly bytes: number | undefined;
      /** Throws a {@link FetchFault} where the transfer breaks, ends early or goes over a limit. */
      readonly body: AsyncIterable<Uint8Array>;
    };

/**
 * An implementation MUST refuse URLs that are not https, redirects to such ones too; MUST keep both limits; MUST hand over
 * the bytes as they were published, without undoing a transfer's compression; and MUST throw nothing but {@link FetchFault}.
 */
export interface Fetcher {
  readonly fetch: (request: FetchRequest) => Promise<Fetched>;
}

export type FetchFaultCode =
  | 'fetch.not_https'
  | 'fetch.unreachable'
  | 'fetch.refused'
  | 'fetch.too_slow'
  | 'fetch.too_large'
  | 'fetch.incomplete';

/** The other side, or the way to it, failed. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault';
  readonly code: FetchFaultCode;
  readonly retry: 'never' | 'later';

  constructor(code: FetchFaultCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.retry = code === 'fetch.not_https' || code === 'fetch.too_large' ? 'never' : 'later';
  }
}
