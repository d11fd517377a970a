// The one place where a transaction is bound to who acts in it; row security asks nothing else (migrations/0004_enter.sql).
import type { ClientBase, Pool, PoolClient } from 'pg';
import { assert } from '#core/kernel/assert.ts';
import type { PersonId, SessionId, TokenId } from '#core/kernel/ids.ts';
import { find, sql } from '#server/postgres/sql.ts';

/** A transaction that has entered as somebody: what is read and written in it, row security holds to what they may. */
export type Transaction = ClientBase;

/** Who acts in a transaction, as the database knows it. */
export interface Entered {
  readonly sessionId: SessionId;
  readonly kind: 'person' | 'token' | 'service';
  readonly personId: PersonId | undefined;
  readonly service: string | undefined;
  readonly tokenId: TokenId | undefined;
  readonly steppedUpUntil: Temporal.Instant | undefined;
}

/** The secret is nobody's, or its session was revoked, was idle for too long, or has expired. */
export class NoSession extends Error {
  override readonly name = 'NoSession';
  readonly code = 'session.absent';
  readonly retry = 'never';
}

export interface TransactionOptions {
  /** `serializable` where a decision rests on what others might write meanwhile; then `work` may run more than once. */
  readonly isolation?: 'read committed' | 'serializable';
}

const begin = { 'read committed': 'BEGIN', serializable: 'BEGIN ISOLATION LEVEL SERIALIZABLE' };

/** A transaction that lost against another is tried again as often, each time as if it had just come. */
const attemptsMax = 5;

/**
 * Runs `work` in a transaction that has entered by a session's secret, or as nobody (who sees nothing that has an owner).
 * Committed when `work` settles, undone when it throws. Throws {@link NoSession} where the secret opens nothing.
 */
export async function inTransaction<Value>(
  pool: Pool,
  secret: string | undefined,
  work: (tx: Transaction, entered: Entered | undefined) => Promise<Value>,
  { isolation = 'read committed' }: TransactionOptions = {},
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, begin[isolation], async (tx, begun) => {
        const [entered] = await Promise.all([enter(tx, secret), begun]);
        return work(tx, entered);
      });
    } catch (error) {
      if (attempt === attemptsMax || isolation !== 'serializable' || !lost(error)) throw error;
    }
  }
}

/** serialization_failure and deadlock_detected: the other one went through, this one may be tried again. */
function lost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}

/** Whoever works waits for `begun` too, but may ask its first question along with it. */
async function once<Value>(
  pool: Pool,
  start: string,
  work: (tx: PoolClient, begun: Promise<unknown>) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => void (broken = error);
  // A connection that dies between two statements tells nobody else, and would end this process.
  client.on('error', onError);
  const { tx, end } = untilEnded(client);
  try {
    const value = await work(tx, client.query(start));
    end();
    const { command } = await client.query('COMMIT');
    // PostgreSQL answers ROLLBACK to the COMMIT of a transaction in which a statement failed, without an error.
    if (command !== 'COMMIT') throw new Error('a transaction went on after a statement in it had failed');
    return value;
  } catch (error) {
    end();
    await client.query('ROLLBACK').catch((failed: unknown) => {
      broken ??= failed instanceof Error ? failed : new Error(String(failed));
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * The connection, for as long as its transaction lasts. Of several that ask at once one may fail, and the others go on
 * though the whole is undone: what they asked next would run in whichever session has the connection by then.
 */
function untilEnded(client: PoolClient): { readonly tx: PoolClient; readonly end: () => void } {
  let isOver = false;
  const get = (of: PoolClient, name: string | symbol): unknown => {
    assert(!isOver, 'a statement was asked after its transaction had ended');
    const found: unknown = Reflect.get(of, name);
    return typeof found === 'function' ? found.bind(of) : found;
  };
  return { tx: new Proxy(client, { get }), end: () => void (isOver = true) };
}

async function enter(tx: Transaction, secret: string | undefined): Promise<Entered | undefined> {
  if (secret === undefined) return undefined;
  const entered = await find(tx, sql`SELECT * FROM breakwater.enter(${secret})`, 'session', (row) => ({
    sessionId: row.id<'session'>('session_id'),
    kind: row.word('kind', ['person', 'token', 'service']),
    personId: row.optional('person_id', (column) => row.id<'person'>(column)),
    service: row.optional('service', (column) => row.text(column)),
    tokenId: row.optional('token_id', (column) => row.id<'token'>(column)),
    steppedUpUntil: row.optional('stepped_up_until', (column) => row.instant(column)),
  }));
  if (entered === undefined) throw new NoSession('the session is not live');
  return entered;
}
