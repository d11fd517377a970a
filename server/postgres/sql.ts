// The one way in which SQL text and values meet: `sql` puts values in as bound parameters, never as text.
import type { QueryResultRow } from 'pg';
import { assert } from '#core/kernel/assert.ts';
import { Row } from '#server/postgres/row.ts';

/** What a parameter may be. Lists of a scalar become PostgreSQL's arrays. */
export type Parameter = Scalar | readonly Scalar[] | readonly (readonly Scalar[])[];
type Scalar = string | number | bigint | boolean | null | undefined | Uint8Array | Temporal.Instant | Json;

/** A value for a column of type json or jsonb; made by {@link json}. */
export interface Json {
  readonly json: string;
}

export function json(value: unknown): Json {
  return { json: JSON.stringify(value) };
}

/** A statement with its values, as `pg` takes it. */
export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** `sql\`SELECT name FROM person WHERE person_id = ${id}\``. `undefined` is written as null. */
export function sql(parts: TemplateStringsArray, ...values: readonly Parameter[]): Query {
  let text = parts[0] ?? '';
  for (const [at, part] of parts.slice(1).entries()) text += `$${at + 1}${part}`;
  return { text, values: values.map(bound) };
}

function bound(value: Parameter): unknown {
  if (value instanceof Temporal.Instant) return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (isList(value)) return value.map((one) => bound(one));
  if (typeof value === 'object' && value !== null) return value.json;
  return value ?? null;
}

function isList(value: Parameter): value is readonly Scalar[] | readonly (readonly Scalar[])[] {
  return Array.isArray(value);
}

/** What can be asked: a transaction, or a pool or connection outside of one. */
export interface Askable {
  query(query: { text: string; values: unknown[] }): Promise<{ rows: QueryResultRow[]; rowCount: number | null }>;
}

/** All rows, each read by `read`. `table` names in faults what was asked. */
export async function list<Value>(
  db: Askable,
  query: Query,
  table: string,
  read: (row: Row) => Value,
): Promise<readonly Value[]> {
  const { rows } = await run(db, query);
  return rows.map((row) => read(new Row(table, row)));
}

/** The one row, or `undefined`; more than one is a bug of the statement. */
export async function find<Value>(
  db: Askable,
  query: Query,
  table: string,
  read: (row: Row) => Value,
): Promise<Value | undefined> {
  const found = await list(db, query, table, read);
  assert(found.length <= 1, `one row of ${table} was asked for, ${found.length} came`);
  return found[0];
}

/** Runs a statement that must touch so many rows; throws otherwise, so that its transaction is undone. */
export async function write(db: Askable, query: Query, rows: number): Promise<void> {
  const touched = await writeAny(db, query);
  assert(
    touched === rows,
    `a statement must touch ${rows} rows and touched ${touched}: ${query.text.trim().split('\n')[0]}`,
  );
}

/** Runs a statement that may touch any number of rows, and says how many. */
export async function writeAny(db: Askable, query: Query): Promise<number> {
  return (await run(db, query)).rowCount ?? 0;
}

function run(db: Askable, { text, values }: Query): Promise<{ rows: QueryResultRow[]; rowCount: number | null }> {
  return db.query({ text, values: [...values] });
}
