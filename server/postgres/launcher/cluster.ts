// Makes the database's files in a fresh folder, and knows the settings that it is run with.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '#server/cannot-start.ts';
import { crashPoint } from '#server/crash-points.ts';
import { giveTo, runAs, type Account } from '#server/postgres/launcher/account.ts';
import type { DataFolder } from '#server/postgres/launcher/folder.ts';
import { embeddedMajor } from '#server/postgres/launcher/programs.ts';

/** The superuser that the launcher alone uses: it makes roles and databases, and answers no request. */
export const superuser = 'postgres';

/** Makes the database's files unless they are there; whole or not at all, whenever it is killed. */
export async function prepareCluster(
  folder: DataFolder,
  programs: string,
  account: Account,
  password: string,
): Promise<void> {
  const versionFile = join(folder.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    refuseOtherVersion(folder, readFileSync(versionFile, 'utf8').trim());
    giveTo(account, folder.cluster);
    return;
  }
  if (existsSync(folder.cluster)) {
    throw new CannotStart(
      'folder.unusable',
      `${folder.cluster} is there but holds no database: move it away, or choose another folder with --data`,
    );
  }
  const scratch = `${folder.cluster}.new`;
  rmSync(scratch, { recursive: true, force: true });
  await initialize(folder, { programs, account, scratch, password });
  crashPoint('cluster.made');
  renameSync(scratch, folder.cluster);
}

interface Fresh {
  readonly programs: string;
  readonly account: Account;
  readonly scratch: string;
  readonly password: string;
}

async function initialize(folder: DataFolder, { programs, account, scratch, password }: Fresh): Promise<void> {
  const passwordFile = join(folder.socket, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(scratch, { mode: 0o700 });
  giveTo(account, scratch);
  giveTo(account, passwordFile);
  try {
    const { status, output } = await runAs(account, join(programs, 'bin', 'initdb'), [
      `--pgdata=${scratch}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order of texts on every machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
      '--no-instructions',
    ]);
    if (status === 0) return;
    throw new CannotStart('database.failed', `the database could not be made in ${folder.root}: ${output.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Lets another user through to the files that are its own; what is ours stays closed by its own rights. */
export function openTo(account: Account, folder: DataFolder): void {
  if (account.kind === 'other-user') chmodSync(folder.root, 0o711);
  giveTo(account, folder.socket);
}

/** What holds on every start, whatever stands in the folder's own files. Sizes are for a machine of 4 GiB and more. */
export function settings(folder: DataFolder): readonly string[] {
  const values = {
    // Nobody reaches it but through the socket, whose folder is closed to others.
    listen_addresses: '',
    unix_socket_directories: folder.socket,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '100',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    // Compiled queries are not part of the package.
    jit: 'off',
    // What was acknowledged is on disk.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    wal_level: 'replica',
    // Logs are for operators: no parameter, no row, no text of a statement ever stands in them.
    log_destination: 'stderr',
    logging_collector: 'off',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] %q%u ',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function refuseOtherVersion(folder: DataFolder, major: string): void {
  if (major === String(embeddedMajor)) return;
  throw new CannotStart(
    'folder.other_version',
    `${folder.cluster} was made by PostgreSQL ${major}, this release holds PostgreSQL ${embeddedMajor}: ` +
      'docs/guides/operator.md says how to bring it over',
  );
}
