// The feed in the database: its pieces, and which one is in use.
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Row } from '#server/postgres/row.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface KeptFeed {
  /** SHA-256 over its content, hexadecimal. */
  readonly id: string;
  readonly name: string;
  readonly builtOn: string;
  readonly asOf: string | undefined;
  readonly kevAsOf: string | undefined;
  readonly vulnerabilities: number;
  readonly statements: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
  readonly byteCount: number;
  readonly state: 'current' | 'before';
  readonly loadedAt: Temporal.Instant;
}

/** One piece's bytes at most. */
export const pieceBytesMax = 4 * 1024 * 1024;

/** The one in use; `undefined`: none was taken in yet. */
export async function currentFeed(tx: Transaction): Promise<KeptFeed | undefined> {
  return (await keptFeeds(tx)).find(({ state }) => state === 'current');
}

/** The one in use, and the one before. */
export async function keptFeeds(tx: Transaction): Promise<readonly KeptFeed[]> {
  const query = sql`
    SELECT feed_id, name, built_on, as_of, kev_as_of, vulnerabilities, statements, digest, byte_count, state, loaded_at
    FROM breakwater.feed
    ORDER BY loaded_at DESC`;
  return list(tx, query, 'feed', toFeed);
}

/** Whoever else loads a feed waits. */
export async function lockFeeds(tx: Transaction): Promise<void> {
  await find(tx, sql`SELECT pg_advisory_xact_lock(7310553642) IS NULL AS locked`, 'pg_locks', () => true);
}

/**
 * Puts a feed in the place of the current one, which becomes the one before; older ones go. Its pieces are to be written in the
 * same transaction.
 */
export async function replaceFeed(tx: Transaction, feed: Omit<KeptFeed, 'state' | 'loadedAt'>): Promise<void> {
  const { id, name, builtOn, asOf, kevAsOf, vulnerabilities, statements, digest, byteCount } = feed;
  await writeAny(tx, sql`DELETE FROM breakwater.feed WHERE state = 'before'`);
  await writeAny(tx, sql`UPDATE breakwater.feed SET state = 'before' WHERE state = 'current'`);
  const query = sql`
    INSERT INTO breakwater.feed (
      feed_id, name, built_on, as_of, kev_as_of, vulnerabilities, statements, digest, byte_count, state
    )
    VALUES (
      ${id}, ${name}, ${builtOn}, ${asOf}, ${kevAsOf}, ${vulnerabilities}, ${statements}, ${digest}, ${byteCount},
      'current'
    )`;
  await write(tx, query, 1);
}

export async function addPiece(tx: Transaction, feed: string, number: number, bytes: Uint8Array): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.feed_piece (feed_id, number, bytes)
    VALUES (${feed}, ${number}, ${bytes})`;
  await write(tx, query, 1);
}

/** `undefined` behind the last. */
export async function readPiece(tx: Transaction, feed: string, number: number): Promise<Uint8Array | undefined> {
  const query = sql`SELECT bytes FROM breakwater.feed_piece WHERE feed_id = ${feed} AND number = ${number}`;
  return find(tx, query, 'feed_piece', (row) => row.bytes('bytes'));
}

function toFeed(row: Row): KeptFeed {
  return {
    id: row.text('feed_id'),
    name: row.text('name'),
    builtOn: row.day('built_on'),
    asOf: row.optional('as_of', (column) => row.day(column)),
    kevAsOf: row.optional('kev_as_of', (column) => row.day(column)),
    vulnerabilities: row.number('vulnerabilities'),
    statements: row.number('statements'),
    digest: row.text('digest'),
    byteCount: row.number('byte_count'),
    state: row.word('state', ['current', 'before']),
    loadedAt: row.instant('loaded_at'),
  };
}
