// The files of a backup: copied with their digests, listed in a manifest that is written last, checked before they are used.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '#server/cannot-start.ts';

const manifestName = 'manifest.json';
const chunkBytes = 1024 * 1024;

/** Below the root, never upwards, by the names that PostgreSQL gives. */
const relativePath = z
  .string()
  .max(300)
  .regex(/^[\w.-]+(\/[\w.-]+)*$/)
  .refine((path) => posix.normalize(path) === path && !path.split('/').includes('..'));

const manifest = z.strictObject({
  format: z.literal('breakwater backup 1'),
  madeAt: z.iso.datetime(),
  /** Release of breakwater that made it; the schema is that release's. */
  release: z.string().max(40),
  postgres: z.int(),
  /** Which key-encryption key opens what is sealed in it; absent where nothing was. The key itself is kept apart. */
  keyId: z.string().max(200).optional(),
  folders: z.array(relativePath),
  files: z.array(z.strictObject({ path: relativePath, bytes: z.int().nonnegative(), sha256: z.string().length(64) })),
});

export type Manifest = Readonly<z.output<typeof manifest>>;
export type CopiedFile = Manifest['files'][number];

/** Folders whose content belongs to the process that runs (`basebackup.c`); they must be there, empty. */
const emptied: ReadonlySet<string> = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);
const leftOut: ReadonlySet<string> = new Set(['postmaster.pid', 'postmaster.opts', 'backup_label', 'tablespace_map']);

/** Files and folders of a data folder that belong in a backup, by paths relative to it. */
export async function listCluster(
  cluster: string,
): Promise<{ readonly folders: readonly string[]; readonly files: readonly string[] }> {
  const folders: string[] = [];
  const files: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(cluster, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('pgsql_tmp') || entry.name.startsWith('pg_internal.init')) continue;
      if (entry.isDirectory()) {
        folders.push(path);
        if (!emptied.has(path)) await walk(path);
      } else if (entry.isFile() && !leftOut.has(path)) files.push(path);
    }
  };
  await walk('');
  folders.push('pg_wal/archive_status', 'pg_wal/summaries');
  return { folders: folders.sort(), files: files.sort() };
}

/** Files at work at once: a disk writes several through in hardly more time than one. */
const atOnce = 16;

/** All results, in the order of `items`. */
export async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const next = items.entries();
  const one = async (): Promise<void> => {
    for (const [at, item] of next) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return results;
}

/** Copies one file and says what was copied; `undefined` where the database removed it meanwhile. */
export async function copied(from: string, to: string, path: string): Promise<CopiedFile | undefined> {
  try {
    await copyFile(join(from, path), join(to, path), constants.COPYFILE_FICLONE);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  // Of the copy: the file itself goes on changing.
  return { path, ...(await digestOf(join(to, path))) };
}

async function digestOf(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  const file = await open(path, 'r+');
  try {
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, bytes);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
    await file.sync();
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

export async function writeText(folder: string, path: string, text: string): Promise<CopiedFile> {
  await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, path), text, { mode: 0o600 });
  return { path, ...(await digestOf(join(folder, path))) };
}

/** Last: a backup without one was cut off. */
export async function writeManifest(folder: string, made: Manifest): Promise<void> {
  await writeText(folder, manifestName, `${JSON.stringify(made, null, 2)}\n`);
}

/** Reads a backup's manifest. */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestName), 'utf8');
  } catch (error) {
    throw new CannotStart('folder.unusable', `${folder} is no whole backup: it holds no ${manifestName}`, error);
  }
  const read = manifest.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new CannotStart(
    'folder.unusable',
    `${folder} is no backup that this release can read: its ${manifestName} is of another form`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Copies a backup's files into a fresh folder, each checked against the manifest as it lies there. */
export async function copyChecked(backup: string, to: string, { folders, files }: Manifest): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  for (const folder of folders) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  const damaged = (await each(files, (file) => damageOf(backup, to, file))).filter((damage) => damage !== undefined);
  if (damaged.length === 0) return;
  const [first = ''] = damaged;
  throw new CannotStart(
    'folder.unusable',
    `the backup is damaged, nothing was restored: ${first} (files: ${damaged.length})`,
  );
}

async function damageOf(backup: string, to: string, { path, bytes, sha256 }: CopiedFile): Promise<string | undefined> {
  const copy = await copied(join(backup, 'postgres'), to, path);
  if (copy?.bytes === bytes && copy.sha256 === sha256) return undefined;
  return `${join(backup, 'postgres', path)} is ${copy === undefined ? 'missing' : 'not what was written'}`;
}
