// Removes the invented example organizations from an installation, before others are let in.
import { configOf, told, wordsOf } from '#cli/hosting/installation.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { CannotStart } from '#server/cannot-start.ts';

export const usage = `breakwater remove-examples [--data DIR]

Removes the invented example organizations with all that is theirs, and the accounts that belong to
no other organization. Stop \`serve\` first. With them, an installation serves this machine alone.

  --data DIR     folder of the installation; default ./breakwater-data
  --config FILE  file with settings, as for \`serve\`

Exit status: 0 done, 2 could not be done and says why; then nothing is changed.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const words = wordsOf(args, { data: { type: 'string' }, config: { type: 'string' } }, 0);
  return told('remove-examples', io, async () => {
    const config = configOf(words, io);
    if (config.database.kind === 'server') {
      throw new CannotStart(
        'configuration.invalid',
        'the database is a server of yours (DATABASE_URL): it never had any',
      );
    }
    const { removeExamplesIn } = await import('#server/examples/remove.ts');
    const removed = await removeExamplesIn(config.data);
    io.stdout(removed === 0 ? 'there were no example organizations\n' : `${removed} example organizations removed\n`);
    return 0;
  });
}
