// What the door is put together from; `server/main.ts` has the real ones.
import type { Permission } from '#core/parties/permissions.ts';
import type { Log } from '#server/log.ts';
import type { Asker, Operation, Outside } from '#server/operations/context.ts';
import type { Transaction, TransactionOptions } from '#server/postgres/transaction.ts';
import type { Portal } from '#server/http/portal-pages.ts';
import type { MetricsPage } from '#server/http/metrics-page.ts';
import type { Rates } from '#server/http/rate-limits.ts';

/** What a request shows to say who asks. */
export interface Credential {
  readonly kind: 'cookie' | 'bearer';
  /** As it was sent; any text. */
  readonly secret: string;
}

/**
 * An implementation MUST answer `undefined` where the session or token is unknown, expired, revoked, or its person
 * suspended, as that stands now and not a moment ago.
 */
interface Sessions {
  readonly of: (credential: Credential) => Promise<Asker | undefined>;
}

/** An implementation MUST answer false for what is not there, and MUST be one rule for everybody. */
export interface Authority {
  readonly may: (asker: Asker, permission: Permission, organization: string) => Promise<boolean>;
}

/** Transactions that enter as whoever the secret belongs to; without one, as nobody, who may read nothing. */
export interface Transactions {
  readonly run: <Value>(
    secret: string | undefined,
    work: (tx: Transaction) => Promise<Value>,
    options?: TransactionOptions,
  ) => Promise<Value>;
}

/** One answered request, for whoever counts them. */
export interface Answered {
  /** The endpoint's id, or the name of a page of ours. */
  readonly endpoint: string;
  readonly status: number;
  readonly ms: number;
}

export interface HttpParts {
  readonly operations: readonly Operation[];
  readonly sessions: Sessions;
  readonly authority: Authority;
  readonly transactions: Transactions;
  readonly outside: Outside;
  readonly log: Log;
  /** Absent: the API is served alone. */
  readonly portal?: Portal;
  /** What is missing before requests can be served: `database`, `feed`. */
  readonly missing: () => Promise<readonly string[]>;
  readonly rates?: Rates;
  /** How many proxies stand before this server, whose word for the address and host of a request is taken. */
  readonly proxies?: number;
  readonly onAnswered?: (answered: Answered) => void;
  /** Figures for whoever watches the server. */
  readonly metrics?: MetricsPage;
}
