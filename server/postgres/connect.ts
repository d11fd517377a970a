// Connections: pools with what holds on each of them, and how PostgreSQL's types are read.
import { Client, Pool, types, type ClientConfig, type CustomTypesConfig } from 'pg';
import { BadRow } from '#server/postgres/row.ts';

/** Where and as whom: a URL, or the parts of one. */
export type Address = ClientConfig;

/** The roles that objects, requests and matching jobs run as; logins may be these or members of them. */
export type Role = 'breakwater_owner' | 'breakwater_app' | 'breakwater_matcher' | 'breakwater_jobs';

export interface PoolOptions {
  /** Taken on where the login is not this role itself. */
  readonly role: Role;
  /** Connections at most. */
  readonly max: number;
  /** Told of a connection that died while nobody used it: the pool replaces it. */
  readonly onLost: (error: Error) => void;
}

/** A request must not wait for ever, nor hold others up: milliseconds. */
const statementMs = 30_000;
const lockMs = 10_000;
const idleInTransactionMs = 60_000;
const connectMs = 10_000;

/** A pool of connections that speak as `role`, at UTC, in our schema. */
export function openPool(address: Address, { role, max, onLost }: PoolOptions): Pool {
  // What a request asks at once goes to the database at once: waiting for each answer by itself took half of its time.
  const pipeline = role === 'breakwater_app';
  const pool = new Pool({ ...clientConfig(address, role), max, connectionTimeoutMillis: connectMs, pipeline });
  // Without a listener the death of an idle connection (a restart of the database) would end this process.
  pool.on('error', onLost);
  // Nor may one that dies while it is in use: whoever waits for its answer is told.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** One connection without limits of time, for migrations. The caller ends it. */
export async function openClient(address: Address, role: Role): Promise<Client> {
  const client = new Client({
    ...clientConfig(address, role),
    statement_timeout: 0,
    idle_in_transaction_session_timeout: 0,
    connectionTimeoutMillis: connectMs,
  });
  // What it loses is told to the query that waits; between queries the next one is told.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function clientConfig(address: Address, role: Role): ClientConfig {
  return {
    ...address,
    types: typesConfig,
    application_name: 'breakwater',
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    options: [`-c role=${role}`, '-c search_path=breakwater', '-c timezone=UTC', '-c datestyle=ISO'].join(' '),
  };
}

/** Object ids of PostgreSQL's types, `pg_type.dat`. */
const oid = { int8: 20, date: 1082, timestamptz: 1184, int8Array: 1016, dateArray: 1182, timestamptzArray: 1185 };

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [oid.int8, integer],
  [oid.date, (text) => text],
  [oid.timestamptz, instant],
  [oid.int8Array, (text) => texts(text).map((one) => (one === null ? null : integer(one)))],
  [oid.dateArray, texts],
  [oid.timestamptzArray, (text) => texts(text).map((one) => (one === null ? null : instant(one)))],
]);

const typesConfig: CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(id)) ?? types.getTypeParser(id, format),
};

/** Counts and positions stay far below 2^53; what does not is refused rather than rounded. */
function integer(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new BadRow('an int8 is beyond 2^53');
}

/** `2026-11-28 21:15:00.123456+00`; an infinite one is nothing that we write. */
function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** The parser of text[] knows how PostgreSQL writes the elements of an array. */
const textArray: number = 1009;

function texts(text: string): readonly (string | null)[] {
  return types.getTypeParser(textArray)(text);
}
