// Puts a backup into a folder that holds no database, and leaves there a whole one that a server can be started on.
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { CannotStart } from '#server/cannot-start.ts';
import { findAccount, giveTo, reachablePrograms, runAs, type Account } from '#server/postgres/launcher/account.ts';
import { copyChecked, readManifest, type Manifest } from '#server/postgres/launcher/backup-files.ts';
import { syncFolder } from '#server/postgres/launcher/backup.ts';
import { openTo, superuser } from '#server/postgres/launcher/cluster.ts';
import { holdFolder, prepareFolder, secretIn, type DataFolder } from '#server/postgres/launcher/folder.ts';
import { startEmbedded } from '#server/postgres/launcher/launcher.ts';
import { embeddedMajor, findPrograms } from '#server/postgres/launcher/programs.ts';
import type { Address } from '#server/postgres/launcher/server-process.ts';
import { list, sql, writeAny } from '#server/postgres/sql.ts';

export interface Restored {
  readonly manifest: Manifest;
  /** Sessions that were live when the backup was made, and were ended. */
  readonly endedSessions: number;
  /** Rows that were read: of every table, each page checked against its checksum. */
  readonly rows: number;
}

/** Restores a backup into the folder of an installation; `database` is the name within. Whole or not at all. */
export async function restore(backup: string, data: string, database: string): Promise<Restored> {
  const manifest = await readManifest(backup);
  if (manifest.postgres !== embeddedMajor) {
    throw new CannotStart(
      'folder.other_version',
      `the backup is of PostgreSQL ${manifest.postgres}, this release holds PostgreSQL ${embeddedMajor}: restore it with the release that made it, ${manifest.release}`,
    );
  }
  const programs = findPrograms();
  const account = findAccount();
  const folder = prepareFolder(data);
  const hold = await holdFolder(folder);
  try {
    if (existsSync(folder.cluster)) {
      throw new CannotStart(
        'folder.unusable',
        `${folder.cluster} is there already: move it away first, or choose another folder with --data`,
      );
    }
    openTo(account, folder);
    await putInPlace(backup, folder, manifest, {
      account,
      programs: await reachablePrograms(account, programs, folder.root),
    });
  } finally {
    await hold.release();
  }
  const server = await startEmbedded(data);
  try {
    return { manifest, ...(await finish({ ...server.root, database })) };
  } finally {
    await server.stop();
  }
}

interface How {
  readonly account: Account;
  readonly programs: string;
}

async function putInPlace(backup: string, folder: DataFolder, manifest: Manifest, how: How): Promise<void> {
  const scratch = `${folder.cluster}.new`;
  await rm(scratch, { recursive: true, force: true });
  try {
    await copyChecked(backup, scratch, manifest);
    giveTo(how.account, scratch);
    await setPassword(scratch, secretIn(folder, 'database-password'), how);
    await rename(scratch, folder.cluster);
    await syncFolder(folder.root);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    throw error;
  }
}

/**
 * The backup holds the verifier of another installation's password. PostgreSQL's single-user mode asks for none, and
 * recovers first. It reads statements from its input, and ends with status 0 whatever became of them: the server that is
 * started next would refuse the password.
 */
async function setPassword(cluster: string, password: string, { account, programs }: How): Promise<void> {
  const statement = `ALTER ROLE ${escapeIdentifier(superuser)} PASSWORD ${escapeLiteral(password)}\n`;
  const words = [
    '--single',
    '-D',
    cluster,
    '-c',
    'log_min_error_statement=panic',
    '-c',
    'max_wal_size=2GB',
    'postgres',
  ];
  const { status, output } = await runAs(account, join(programs, 'bin', 'postgres'), words, statement);
  if (status === 0) return;
  throw new CannotStart(
    'database.failed',
    `the backup could not be recovered: ${output.trim().split('\n').slice(-5).join('\n')}`,
  );
}

/**
 * Ends the sessions that the backup remembers as live, since some were ended after it was made; and reads every table
 * once, so that a damaged page shows now and not in a year.
 */
async function finish(address: Address): Promise<{ readonly endedSessions: number; readonly rows: number }> {
  const client = new Client(address);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const ended = sql`
      UPDATE breakwater.session SET revoked_at = now()
      WHERE kind IN ('person', 'service') AND revoked_at IS NULL AND expires_at > now()`;
    const endedSessions = await writeAny(client, ended);
    const tables = await list(
      client,
      sql`SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'm') AND relpersistence = 'p'`,
      'pg_class',
      (row) => row.text('name'),
    );
    let rows = 0;
    for (const name of tables) rows += await countRows(client, name);
    return { endedSessions, rows };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStart('database.failed', `the backup was restored but can't be read: ${why}`, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The name comes from the database's own catalogue, quoted by it. */
async function countRows(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ONLY ${table}`);
  return Number(rows[0]?.n ?? 0);
}
