// The folder of an installation with an embedded database: what lies where, who may read it, and that one process has it.
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CannotStart } from '#server/cannot-start.ts';

/** `root` and what stands in it; all paths absolute, links resolved. */
export interface DataFolder {
  readonly root: string;
  /** The database's own files. */
  readonly cluster: string;
  /** Secrets: kept out of backups of the database, readable by us alone. */
  readonly keys: string;
  /** Where the socket lies; somewhere shorter where the folder's own path is too long for one. */
  readonly socket: string;
  readonly log: string;
}

/** A socket's path holds 107 bytes on Linux (unix(7)), `/.s.PGSQL.5432.lock` among them. */
const socketFolderBytesMax = 107 - '/.s.PGSQL.5432.lock'.length;

/** Makes the folder where it is absent, closed to others. */
export function prepareFolder(path: string): DataFolder {
  try {
    makeFolders(resolve(path));
    const root = realpathSync(path);
    const folder = {
      root,
      cluster: join(root, 'postgres'),
      keys: join(root, 'keys'),
      socket: socketFolder(root),
      log: join(root, 'postgres.log'),
    };
    mkdirSync(folder.keys, { recursive: true, mode: 0o700 });
    chmodSync(folder.keys, 0o700);
    mkdirSync(folder.socket, { recursive: true, mode: 0o700 });
    refuseForeign(folder.socket);
    writeFileSync(join(root, '.writable'), '');
    rmSync(join(root, '.writable'));
    return folder;
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      'folder.unusable',
      `the folder for data, ${path}, can't be used: ${why}. Choose one that you may write to with --data`,
      error,
    );
  }
}

/**
 * Closed to others where it is made; a folder that is there keeps the rights that its owner gave it. One by one: Node's own
 * `recursive` never ends where the system says of each try that the parent is absent, as it does below /proc.
 */
export function makeFolders(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolders(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function socketFolder(root: string): string {
  const own = join(root, 'run');
  if (Buffer.byteLength(own) <= socketFolderBytesMax) return own;
  return join(tmpdir(), `breakwater-${shortDigest(root)}`);
}

/** A folder in /tmp might be another user's, made beforehand to listen in. */
function refuseForeign(folder: string): void {
  const { uid, mode } = statSync(folder);
  const own = process.getuid?.() ?? uid;
  if ((uid === own || own === 0) && (mode & 0o022) === 0) return;
  throw new CannotStart(
    'folder.unusable',
    `${folder}, where the database's socket should lie, belongs to someone else or is open to writing: remove it, or choose a shorter path with --data`,
  );
}

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/** A secret of the installation, made when it is first asked for; two that ask at once get the same. */
export function secretIn(folder: DataFolder, name: string): string {
  const path = join(folder.keys, name);
  const scratch = join(folder.keys, `.${name}.${process.pid}`);
  try {
    writeFileSync(scratch, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flush: true });
    linkSync(scratch, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(scratch, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}

/** Held until `release`, or until the process dies in whatever way. */
export interface Hold {
  readonly release: () => Promise<void>;
}

/** A process that was killed holds what it held until the last of its threads is gone. */
const heldOnForMs = 3000;

/**
 * Takes the folder for this process: an abstract socket (unix(7)) is bound by one process at a time and vanishes with it,
 * so nothing stale is ever left. Its name holds a secret of the folder, so that no other user can take it beforehand.
 */
export async function holdFolder(folder: DataFolder): Promise<Hold> {
  const name = shortDigest(`${folder.root}\0${secretIn(folder, 'folder-hold')}`);
  const since = performance.now();
  for (;;) {
    const server = createServer();
    server.unref();
    const refused = await listening(server, `\0breakwater-${name}`);
    if (refused === undefined) {
      return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    }
    if (!('code' in refused) || refused.code !== 'EADDRINUSE') throw refused;
    if (performance.now() - since > heldOnForMs) {
      throw new CannotStart('folder.in_use', inUse(folder.root), refused);
    }
    await setTimeout(50);
  }
}

function listening(server: Server, path: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ path }, () => resolve(undefined));
  });
}

export function inUse(root: string): string {
  return `the folder ${root} is in use by another breakwater on this machine: stop that one, or choose another with --data`;
}
