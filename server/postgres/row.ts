// Reads a row's columns by the type they must have: what is otherwise is a fault that names table and column, not content.
import type { QueryResultRow } from 'pg';
import { isId, type Id } from '#core/kernel/ids.ts';

/** The database holds what no version of ours writes. */
export class BadRow extends Error {
  override readonly name = 'BadRow';
  readonly code = 'row.unreadable';
  readonly retry = 'never';
}

export class Row {
  readonly #table: string;
  readonly #columns: QueryResultRow;

  constructor(table: string, columns: QueryResultRow) {
    this.#table = table;
    this.#columns = columns;
  }

  text(column: string): string {
    return this.#read(column, 'a text', (value) => typeof value === 'string');
  }

  /** int2, int4, int8 (up to 2^53) and float8. */
  number(column: string): number {
    return this.#read(column, 'a number', (value) => typeof value === 'number');
  }

  boolean(column: string): boolean {
    return this.#read(column, 'a boolean', (value) => typeof value === 'boolean');
  }

  instant(column: string): Temporal.Instant {
    return this.#read(column, 'an instant', (value) => value instanceof Temporal.Instant);
  }

  /** A calendar day, `2026-11-28`. */
  day(column: string): string {
    return this.text(column);
  }

  bytes(column: string): Uint8Array {
    return this.#read(column, 'bytes', (value) => value instanceof Uint8Array);
  }

  /** The caller says whose id: `row.id<'person'>('person_id')`. */
  id<Noun extends string>(column: string): Id<Noun> {
    return this.#read(column, 'an id', (value): value is Id<Noun> => typeof value === 'string' && isId(value));
  }

  ids<Noun extends string>(column: string): readonly Id<Noun>[] {
    return this.#read(
      column,
      'ids',
      (value): value is readonly Id<Noun>[] =>
        Array.isArray(value) && value.every((one) => typeof one === 'string' && isId(one)),
    );
  }

  texts(column: string): readonly string[] {
    return this.#read(
      column,
      'texts',
      (value): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string'),
    );
  }

  /** One of these words; the database's CHECK and the union in TypeScript must agree. */
  word<Word extends string>(column: string, words: readonly Word[]): Word {
    return this.#read(column, `one of ${words.join(', ')}`, (value): value is Word =>
      words.some((one) => one === value),
    );
  }

  /** Each one of these words. */
  words<Word extends string>(column: string, words: readonly Word[]): readonly Word[] {
    return this.#read(
      column,
      `of ${words.join(', ')}`,
      (value): value is readonly Word[] =>
        Array.isArray(value) && value.every((one) => words.some((word) => word === one)),
    );
  }

  /** Stored JSON, read by its schema's `parse`. */
  json<Value>(column: string, parse: (stored: unknown) => Value): Value {
    try {
      return parse(this.#value(column));
    } catch (error) {
      throw new BadRow(`${this.#table}.${column} holds JSON of another shape`, { cause: error });
    }
  }

  /** `undefined` for null: `row.optional('revoked_at', (at) => row.instant(at))`. */
  optional<Value>(column: string, read: (column: string) => Value): Value | undefined {
    return this.#value(column) === null ? undefined : read(column);
  }

  #read<Value>(column: string, expected: string, is: (value: unknown) => value is Value): Value {
    const value = this.#value(column);
    if (is(value)) return value;
    const got = value === null ? 'null' : typeof value;
    throw new BadRow(`${this.#table}.${column} must be ${expected}, and is ${got}`);
  }

  #value(column: string): unknown {
    if (!(column in this.#columns)) throw new BadRow(`${this.#table}.${column} was not selected`);
    return this.#columns[column];
  }
}
