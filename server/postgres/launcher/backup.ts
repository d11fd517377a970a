// A backup of the embedded database while it serves: its files as they lie, and what was written meanwhile, so that a start
// on the copy recovers to the moment at which the backup ended (PostgreSQL 18, §25.3.4 "low level API").
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { CannotStart } from '#server/cannot-start.ts';
import {
  copied,
  each,
  listCluster,
  writeManifest,
  writeText,
  type CopiedFile,
  type Manifest,
} from '#server/postgres/launcher/backup-files.ts';
import { superuser } from '#server/postgres/launcher/cluster.ts';
import { makeFolders, prepareFolder, secretIn, type DataFolder } from '#server/postgres/launcher/folder.ts';
import { startEmbedded, type EmbeddedServer } from '#server/postgres/launcher/launcher.ts';
import { embeddedMajor } from '#server/postgres/launcher/programs.ts';
import { find, list, sql } from '#server/postgres/sql.ts';
import type { Address } from '#server/postgres/launcher/server-process.ts';

export interface BackupWords {
  readonly release: string;
  readonly madeAt: Temporal.Instant;
  readonly keyId: string | undefined;
}

export interface MadeBackup {
  readonly folder: string;
  readonly bytes: number;
  readonly files: number;
}

/** Copies the database of an installation into `target`, which must not be there yet; whole or not at all. */
export async function backUp(data: string, target: string, words: BackupWords): Promise<MadeBackup> {
  if (!existsSync(join(data, 'postgres', 'PG_VERSION'))) {
    throw new CannotStart(
      'folder.unusable',
      `${data} holds no embedded database: name the folder of the installation with --data`,
    );
  }
  if (existsSync(target)) throw new CannotStart('folder.unusable', `${target} is there already: name another`);
  const { address, folder, end } = await reach(data);
  const scratch = `${target}.partial`;
  try {
    await rm(scratch, { recursive: true, force: true });
    makeFolders(join(scratch, 'postgres'));
    const files = await copyCluster(address, folder, scratch, words);
    await rename(scratch, target);
    await syncFolder(dirname(target));
    return { folder: target, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    throw error;
  } finally {
    await end();
  }
}

interface Reached {
  readonly address: Address;
  readonly folder: DataFolder;
  readonly end: () => Promise<void>;
}

/** The server that runs there, or else one of our own for as long as it takes. */
export async function reach(data: string): Promise<Reached> {
  const folder = prepareFolder(data);
  const address = {
    host: folder.socket,
    port: 5432,
    user: superuser,
    password: secretIn(folder, 'database-password'),
    database: 'postgres',
  };
  if (await answers(address)) return { address, folder, end: async () => undefined };
  const own: EmbeddedServer = await startEmbedded(data);
  return { address: own.root, folder: own.folder, end: own.stop };
}

async function answers(address: Address): Promise<boolean> {
  const client = new Client(address);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function copyCluster(
  address: Address,
  { cluster }: DataFolder,
  scratch: string,
  words: BackupWords,
): Promise<readonly CopiedFile[]> {
  const client = new Client(address);
  // What it loses is told to the query that comes next.
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Keeps what is written meanwhile from being recycled; gone with this connection.
    await client.query(`SELECT pg_create_physical_replication_slot('breakwater_backup', true, true)`);
    const first = await walFile(client, sql`SELECT pg_walfile_name(pg_backup_start('breakwater', true)) AS name`);
    const { folders, files } = await listCluster(cluster);
    const to = join(scratch, 'postgres');
    for (const folder of folders) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
    const copies = await each(files, (path) =>
      path === controlFile ? copiedQuietly(cluster, to, path) : copied(cluster, to, path),
    );
    const made = copies.filter((file) => file !== undefined);
    made.push(...(await stopAndCopyLog(client, { cluster, to, first })));
    const { release, keyId } = words;
    const manifest: Manifest = {
      format: 'breakwater backup 1',
      madeAt: words.madeAt.toString(),
      release,
      postgres: embeddedMajor,
      ...(keyId !== undefined && { keyId }),
      folders: [...folders],
      files: made,
    };
    await each(['', ...folders], (folder) => syncFolder(join(to, folder)));
    await writeManifest(scratch, manifest);
    await syncFolder(scratch);
    return made;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Written in place, and no log mends it: copied until two copies agree, so that none is of a half-written one. */
const controlFile = 'global/pg_control';

async function copiedQuietly(from: string, to: string, path: string): Promise<CopiedFile | undefined> {
  let before: CopiedFile | undefined;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const now = await copied(from, to, path);
    if (now !== undefined && now.sha256 === before?.sha256) return now;
    before = now;
  }
  throw new CannotStart('database.failed', `${path} went on changing while it was copied`);
}

/** What was written from the start of the backup to its end, without which the copied files make no whole. */
async function stopAndCopyLog(
  client: Client,
  { cluster, to, first }: { readonly cluster: string; readonly to: string; readonly first: string },
): Promise<readonly CopiedFile[]> {
  const stopped = await find(
    client,
    sql`SELECT pg_walfile_name(lsn) AS name, labelfile FROM pg_backup_stop(false)`,
    'pg_backup_stop',
    (row) => ({ last: row.text('name'), label: row.text('labelfile') }),
  );
  if (stopped === undefined)
    throw new CannotStart('database.failed', 'the database did not say where the backup ended');
  const segments = await list(client, sql`SELECT name FROM pg_ls_waldir() ORDER BY name`, 'pg_ls_waldir', (row) =>
    row.text('name'),
  );
  const needed = segments.filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= stopped.last);
  if (needed[0] !== first || needed.at(-1) !== stopped.last) {
    throw new CannotStart('database.failed', `the log of the database lacks ${first} or ${stopped.last}`);
  }
  const made = [await writeText(to, 'backup_label', stopped.label)];
  for (const name of needed) {
    const file = await copied(cluster, to, `pg_wal/${name}`);
    if (file === undefined) throw new CannotStart('database.failed', `the log of the database lost ${name} meanwhile`);
    made.push(file);
  }
  return made;
}

async function walFile(client: Client, query: ReturnType<typeof sql>): Promise<string> {
  const name = await find(client, query, 'pg_backup_start', (row) => row.text('name'));
  if (name === undefined) throw new CannotStart('database.failed', 'the database did not say where the backup began');
  return name;
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
