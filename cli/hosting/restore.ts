// Puts a backup of the embedded database back.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { configOf, keyFile, keyIdIn, takeKey, told, wordsOf } from '#cli/hosting/installation.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { CannotStart } from '#server/cannot-start.ts';
import type { Config } from '#server/config.ts';

export const usage = `breakwater restore BACKUP [--key FILE] [--data DIR]

Puts a backup into a folder that holds no database: checks each file of it, recovers, reads every
table once. Everybody signs in again afterwards. Restore your own backups only: whoever wrote one
decides what your database runs.

  --key FILE      the key that was kept apart; where the folder has it already, it is not needed
  --without-key   restore although it is lost: what is sealed stays unreadable
  --data DIR      folder of the installation; default ./breakwater-data
  --config FILE   file with settings, as for \`serve\`

API tokens and links that were revoked after the backup was made are valid again: look through
them. Exit status: 0 restored, 2 could not be restored and says why; then nothing was changed.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const options = {
    key: { type: 'string' },
    'without-key': { type: 'boolean' },
    data: { type: 'string' },
    config: { type: 'string' },
  } as const;
  const words = wordsOf(args, options, 1);
  const [backup] = words.positionals;
  if (backup === undefined) throw new BadUsage('name the folder of a backup');
  return told('restore', io, async () => {
    const config = configOf(words, io);
    const from = resolve(io.cwd, backup);
    const { readManifest } = await import('#server/postgres/launcher/backup-files.ts');
    const { keyId, madeAt } = await readManifest(from);
    const { key } = words.values;
    const given = typeof key === 'string' ? resolve(io.cwd, key) : undefined;
    if (words.values['without-key'] !== true) refuseOtherKey(keyId, config, given);
    const { restore } = await import('#server/postgres/launcher/restore.ts');
    const { embeddedDatabase } = await import('#server/postgres/database.ts');
    const { endedSessions, rows } = await restore(from, config.data, embeddedDatabase);
    if (given !== undefined && !existsSync(keyFile(config))) takeKey(given, keyFile(config));
    io.stdout(
      `${config.data}\n  as it was at ${madeAt}; ${rows} rows read, none damaged; sessions ended: ${endedSessions}\n`,
    );
    io.stdout('  API tokens that were revoked after that are valid again: look through them\n');
    return 0;
  });
}

/** Before anything is changed: a service that finds no key makes another one, and could open nothing that was sealed. */
function refuseOtherKey(wanted: string | undefined, config: Config, given: string | undefined): void {
  if (wanted === undefined) return;
  const file = existsSync(keyFile(config)) ? keyFile(config) : given;
  const found = file === undefined ? undefined : keyIdIn(file);
  if (found === wanted) return;
  const why =
    found === undefined ? `and there is none${file === undefined ? '' : ` at ${file}`}` : `and ${file} is ${found}`;
  throw new CannotStart(
    'configuration.invalid',
    `what is sealed in the backup opens with the key ${wanted}, ${why}: name the file that was kept apart with --key, or add --without-key`,
  );
}
