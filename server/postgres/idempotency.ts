// Answers of requests that may come again. Row security gives everybody their own.
import { find, sql, write, writeAny, type Askable } from '#server/postgres/sql.ts';

/** Whose key, for what. Another actor's same key is another key. */
export interface KeyOf {
  readonly personId: string;
  /** The API token's id, or the person's. */
  readonly actorId: string;
  readonly endpoint: string;
  readonly key: string;
}

export interface KeptAnswer {
  /** SHA-256 of the request: 32 bytes. */
  readonly requestHash: Uint8Array;
  readonly status: number;
  /** JSON; `undefined` where nothing was answered, or what is shown only once. */
  readonly answer: string | undefined;
}

/** What was answered under this key in the last 30 days. */
export async function findAnswer(
  db: Askable,
  { personId, actorId, endpoint, key }: KeyOf,
): Promise<KeptAnswer | undefined> {
  const query = sql`
    SELECT request_hash, status, answer
    FROM breakwater.idempotency_key
    WHERE person_id = ${personId} AND actor_id = ${actorId} AND endpoint = ${endpoint} AND key = ${key}
      AND created_at >= now() - interval '30 days'`;
  return find(db, query, 'idempotency_key', (row) => ({
    requestHash: row.bytes('request_hash'),
    status: row.number('status'),
    answer: row.optional('answer', (column) => row.text(column)),
  }));
}

/** Whether this transaction is the one that works on the key; until it ends, no other is. Waits for nobody. */
export async function lockKey(db: Askable, { personId, actorId, endpoint, key }: KeyOf): Promise<boolean> {
  const name = JSON.stringify(['idempotency', personId, actorId, endpoint, key]);
  const query = sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS taken`;
  const taken = await find(db, query, 'idempotency_key', (row) => row.boolean('taken'));
  return taken === true;
}

/** Keeps the answer, in place of one that is too old to count. */
export async function keepAnswer(db: Askable, of: KeyOf, kept: KeptAnswer): Promise<void> {
  const { personId, actorId, endpoint, key } = of;
  await writeAny(
    db,
    sql`
      DELETE FROM breakwater.idempotency_key
      WHERE person_id = ${personId} AND actor_id = ${actorId} AND endpoint = ${endpoint} AND key = ${key}
        AND created_at < now() - interval '30 days'`,
  );
  await write(
    db,
    sql`
      INSERT INTO breakwater.idempotency_key (person_id, actor_id, endpoint, key, request_hash, status, answer)
      VALUES (${personId}, ${actorId}, ${endpoint}, ${key}, ${kept.requestHash}, ${kept.status}, ${kept.answer})`,
    1,
  );
}

/** As the service `sweeper`: forgets what is older than 30 days, and says how many. */
export async function forgetOldAnswers(db: Askable): Promise<number> {
  return writeAny(db, sql`DELETE FROM breakwater.idempotency_key WHERE created_at < now() - interval '30 days'`);
}
