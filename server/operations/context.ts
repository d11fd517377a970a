// What an operation is given beside its input, and what binds it to its promise.
import type { Asks, CodeOf, InputOf, OutputOf, Promised } from '#api/endpoint.ts';
import type { Decision } from '#core/kernel/decision.ts';
import type { PersonId, SessionId, TokenId } from '#core/kernel/ids.ts';
import type { Clock } from '#ports/clock.ts';
import type { Ids } from '#ports/ids.ts';
import type { Random } from '#ports/random.ts';
import type { PlanningParts } from '#server/planning/replan.ts';
import type { EvidenceAnalyst } from '#server/frontier/evidence/analyst.ts';
import type { DocumentReader } from '#server/reading/document-reader.ts';
import type { Sealer } from '#server/sealing/sealer.ts';
import type { SignIn } from '#server/sign-in/sign-in.ts';
import type { Transaction, TransactionOptions } from '#server/postgres/transaction.ts';
import type { Courier } from '#server/webhooks/courier.ts';

/** Who asks, as their session or token says. */
export interface Asker {
  readonly sessionId: SessionId;
  /** What `breakwater.enter` is given; never logged, never answered. */
  readonly secret: string;
  readonly kind: 'person' | 'token';
  readonly personId: PersonId;
  /** The token that was sent in place of a cookie. */
  readonly tokenId: TokenId | undefined;
  /** Until when a fresh proof by passkey counts. */
  readonly steppedUpUntil: Temporal.Instant | undefined;
}

/** The outside, as operations may use it; a part that an operation needs is a line here and one in `server/main.ts`. */
export interface Outside {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly signIn: SignIn;
  readonly sealer: Sealer;
  /** Reads what people upload, apart. */
  readonly documents: DocumentReader;
  /** What plans are made with. */
  readonly planning: PlanningParts;
  /** Reads evidence of models, and works results out from it, apart. */
  readonly evidence: EvidenceAnalyst;
  /** Carries messages to webhooks. */
  readonly courier: Courier;
}

/** Cookies of one request and its answer. All are `__Host-…`, Secure, HttpOnly and of the path `/`. */
export interface Cookies {
  /** @param name without its prefix */
  readonly get: (name: string) => string | undefined;
  /** @param sameSite `lax` only for what must come back from an identity provider */
  readonly set: (name: string, value: string, options: { maxAgeS: number; sameSite?: 'lax' }) => void;
  readonly clear: (name: string) => void;
}

export type InTransaction = <Value>(
  work: (tx: Transaction) => Promise<Value>,
  options?: TransactionOptions,
) => Promise<Value>;

export interface Context<Asked extends Asks = Asks> extends Outside {
  readonly asker: Asked extends 'nobody' ? Asker | undefined : Asker;
  /**
   * Runs `work` in a transaction that has entered as the asker, or as nobody; undone where it throws or is refused. A request with an idempotency key has one
   * transaction: every call joins it, and it is committed with the answer.
   */
  readonly inTransaction: InTransaction;
  readonly cookies: Cookies;
  /** For the log and for whoever asks what became of it. */
  readonly requestId: string;
}

/** Input that was read by its endpoint's schemas, where the endpoint could be any. */
export interface AnyInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: unknown;
  readonly body: unknown;
}

/** One thing that can be asked of the service, with what answers it. */
export interface Operation {
  readonly endpoint: Promised;
  readonly run: (context: Context, input: AnyInput) => Promise<Decision<unknown>>;
}

/**
 * Binds what answers to what was promised. A `run` that can refuse with a code its endpoint does not promise, or that
 * answers something else, does not compile.
 */
export function operation<P extends Promised>(
  endpoint: P,
  run: (context: Context<P['asks']>, input: InputOf<P>) => Promise<Decision<OutputOf<P>, CodeOf<P>>>,
): Operation {
  // The binding reads the input by the schemas of this very endpoint, and lets in only whom it asks for.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the list of all operations can not bear each one's types
  return { endpoint, run: run as unknown as Operation['run'] };
}
