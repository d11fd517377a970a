// What `breakwater doctor` asks of a database that serves or could: nothing of anybody's content.
import type { Pool } from 'pg';
import type { Ids } from '#ports/ids.ts';
import type { Random } from '#ports/random.ts';
import { openJobSession } from '#server/postgres/job-session.ts';
import { find, list, sql, writeAny } from '#server/postgres/sql.ts';
import { inTransaction } from '#server/postgres/transaction.ts';

export interface DatabaseState {
  readonly version: string;
  /** The database's clock. */
  readonly now: Temporal.Instant;
  /** When somebody last signed in, or a job's session began. */
  readonly lastSessionAt: Temporal.Instant | undefined;
  readonly bytes: number;
  /** The feed in use: what it is called, and the day up to which it knows. */
  readonly feed: { readonly name: string; readonly asOf: string } | undefined;
  /** Key-encryption keys that wrapped a data key which is still in use. */
  readonly keyIds: readonly string[];
}

interface Chance {
  readonly ids: Ids;
  readonly random: Random;
}

export async function readDatabaseState(app: Pool, owner: Pool, chance: Chance): Promise<DatabaseState> {
  const query = sql`
    SELECT current_setting('server_version') AS version,
           clock_timestamp() AS now,
           (SELECT max(created_at) FROM breakwater.session) AS last_session_at,
           pg_database_size(current_database()) AS bytes`;
  const state = await find(owner, query, 'session', (row) => ({
    version: row.text('version'),
    now: row.instant('now'),
    lastSessionAt: row.optional('last_session_at', (column) => row.instant(column)),
    bytes: row.number('bytes'),
  }));
  if (state === undefined) throw new Error('a query without a table gave no row');
  const feed = await find(
    owner,
    sql`SELECT name, coalesce(as_of, built_on)::text AS as_of FROM breakwater.feed WHERE state = 'current'`,
    'feed',
    (row) => ({ name: row.text('name'), asOf: row.text('as_of') }),
  );
  return { ...state, feed, keyIds: await keyIds(app, owner, chance) };
}

/** Under a session that lives for this question. */
async function keyIds(app: Pool, owner: Pool, chance: Chance): Promise<readonly string[]> {
  const secret = await openJobSession(owner, 'doctor', chance);
  try {
    return await inTransaction(app, secret, (tx) =>
      list(
        tx,
        sql`SELECT DISTINCT wrapped_by FROM breakwater.data_key WHERE destroyed_at IS NULL ORDER BY wrapped_by`,
        'data_key',
        (row) => row.text('wrapped_by'),
      ),
    );
  } finally {
    await writeAny(owner, sql`DELETE FROM breakwater.session WHERE service = 'doctor'`);
  }
}
