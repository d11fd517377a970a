// Brings a database to this release's schema: each file of migrations/ once, in order, whoever starts at the same time.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { CannotStart } from '#server/cannot-start.ts';
import { crashPoint } from '#server/crash-points.ts';
import { openClient, type Address } from '#server/postgres/connect.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';

/** A step of the schema. Once released it is never edited: its digest is kept with what it made. */
export interface Migration {
  /** `0042_embargo_terms`. */
  readonly name: string;
  readonly text: string;
}

const here = dirname(fileURLToPath(import.meta.url));
/** Beside this file, or, from the bundle, below the root that `dist/` stands in. */
const folder = [join(here, 'migrations'), join(dirname(here), 'server', 'postgres', 'migrations')].find(existsSync);

/** Files that begin with this line run outside of a transaction: one statement each, and such that it may run twice. */
const outside = /^-- no transaction$/m;

/** Any number that no other program takes as its lock. */
const lock = 7_310_553_641;

/** This release's migrations in their order. */
export function ownMigrations(path = folder): readonly Migration[] {
  if (path === undefined)
    throw new CannotStart('database.failed', 'the folder server/postgres/migrations is missing from this installation');
  return readdirSync(path)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.sql'.length), text: readFileSync(join(path, file), 'utf8') }));
}

/** Runs what has not run yet, as owner; the names of what ran. Others that start meanwhile wait. */
export async function migrate(owner: Address, migrations = ownMigrations()): Promise<readonly string[]> {
  const client = await openClient(owner, 'breakwater_owner');
  try {
    await client.query(sql`SELECT pg_advisory_lock(${lock})`.text, [lock]);
    await prepareLedger(client);
    const ran = await ledger(client);
    refuseStrangers(ran, migrations);
    const pending = migrations.filter(({ name }) => !ran.has(name));
    // The log is written in order, so the last commit's way to the disk takes all before it along: of a machine that stops
    // meanwhile the last steps run again. On a fresh database that is one wait for the disk and not fifty.
    await client.query('SET synchronous_commit = off');
    for (const migration of pending) {
      if (migration === pending.at(-1)) await client.query('RESET synchronous_commit');
      await runOne(client, migration);
    }
    return pending.map(({ name }) => name);
  } finally {
    // With the connection goes the lock.
    await client.end();
  }
}

/** What a start would run; throws as a start would where the database is another release's. */
export async function pendingMigrations(owner: Address, migrations = ownMigrations()): Promise<readonly string[]> {
  const client = await openClient(owner, 'breakwater_owner');
  try {
    const ran = (await hasLedger(client)) ? await ledger(client) : new Map<string, string>();
    refuseStrangers(ran, migrations);
    return migrations.filter(({ name }) => !ran.has(name)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function hasLedger(client: Client): Promise<boolean> {
  const query = sql`SELECT to_regclass('breakwater.migration') IS NOT NULL AS there`;
  return (await find(client, query, 'pg_class', (row) => row.boolean('there'))) ?? false;
}

async function prepareLedger(client: Client): Promise<void> {
  if (await hasLedger(client)) return;
  await client.query(`
    BEGIN;
    CREATE SCHEMA IF NOT EXISTS breakwater;
    CREATE TABLE breakwater.migration (
      name text PRIMARY KEY,
      digest text NOT NULL,
      ran_at timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE breakwater.migration IS 'Which files of server/postgres/migrations made this schema.';
    COMMENT ON COLUMN breakwater.migration.name IS 'The file''s name without its ending.';
    COMMENT ON COLUMN breakwater.migration.digest IS 'SHA-256 of the file, in hexadecimal: a released one never changes.';
    COMMENT ON COLUMN breakwater.migration.ran_at IS 'When it ran.';
    ALTER TABLE breakwater.migration ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY definer ON breakwater.migration TO breakwater_owner USING (true);
    COMMIT;`);
}

async function ledger(client: Client): Promise<ReadonlyMap<string, string>> {
  const query = sql`SELECT name, digest FROM breakwater.migration ORDER BY name`;
  return new Map(await list(client, query, 'migration', (row) => [row.text('name'), row.text('digest')] as const));
}

function refuseStrangers(ran: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const own = new Map(migrations.map(({ name, text }) => [name, digestOf(text)]));
  for (const [name, digest] of ran) {
    if (own.get(name) === digest) continue;
    throw new CannotStart(
      'database.other_release',
      own.has(name)
        ? `migration ${name} is not the one that made this database: install the release again, unchanged`
        : `the database was brought further by a newer release (${name}): run that one, or restore a backup from before`,
    );
  }
}

async function runOne(client: Client, { name, text }: Migration): Promise<void> {
  const isOutside = outside.test(text);
  try {
    if (!isOutside) await client.query('BEGIN');
    await client.query(text);
    crashPoint('migration.ran', name);
    await write(client, sql`INSERT INTO breakwater.migration (name, digest) VALUES (${name}, ${digestOf(text)})`, 1);
    crashPoint('migration.written', name);
    if (!isOutside) await client.query('COMMIT');
    crashPoint('migration.committed', name);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      'database.failed',
      `migration ${name} failed${isOutside ? '' : ', nothing of it remains'}: ${why}`,
      error,
    );
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
