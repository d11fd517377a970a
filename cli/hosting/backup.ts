// A backup of the embedded database, made while it serves.
import { resolve } from 'node:path';
import { configOf, keyFile, keyIdIn, told, wordsOf } from '#cli/hosting/installation.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { version } from '#cli/version.ts';
import { CannotStart } from '#server/cannot-start.ts';

export const usage = `breakwater backup [--out FOLDER] [--data DIR]

Copies the embedded database into a fresh folder, also while \`serve\` runs: everything that was
acknowledged when the command began is in it. What is sealed stays sealed: the key that opens it
is not in the backup, and this command says which file to keep a copy of, apart from it.

  --out FOLDER   folder to make; default breakwater-backup-TIME
  --data DIR     folder of the installation; default ./breakwater-data
  --config FILE  file with settings, as for \`serve\`

A database of your own (DATABASE_URL) is backed up with its own tools: docs/guides/operator.md.
Exit status: 0 made, 2 could not be made and says why; then no folder is left.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const words = wordsOf(args, { out: { type: 'string' }, data: { type: 'string' }, config: { type: 'string' } }, 0);
  return told('backup', io, async () => {
    const config = configOf(words, io);
    if (config.database.kind === 'server') {
      throw new CannotStart(
        'configuration.invalid',
        'the database is a server of yours (DATABASE_URL): back it up with its own tools, docs/guides/operator.md says how',
      );
    }
    const madeAt = Temporal.Now.instant().round('second');
    const { out } = words.values;
    const target = resolve(
      io.cwd,
      typeof out === 'string' ? out : `breakwater-backup-${madeAt.toString().replaceAll(/[-:]/g, '')}`,
    );
    const { backUp } = await import('#server/postgres/launcher/backup.ts');
    const keyId = keyIdIn(keyFile(config));
    const { folder, files, bytes } = await backUp(config.data, target, { release: version, madeAt, keyId });
    io.stdout(
      `${folder}\n  ${files} files, ${Math.ceil(bytes / 1e6)} MB: everything that was acknowledged at ${madeAt.toString()}\n`,
    );
    if (keyId !== undefined) {
      io.stdout(
        `  not in it: ${keyFile(config)}\n  without that key nobody can read what is sealed. Keep a copy of it, in another place than the backup.\n`,
      );
    }
    return 0;
  });
}
