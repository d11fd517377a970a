// Takes the example organizations out of a folder's database, while it does not serve.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '#server/cannot-start.ts';
import { asRoot } from '#server/postgres/roles.ts';
import { embeddedDatabase } from '#server/postgres/database.ts';
import { removeExamples } from '#server/postgres/examples.ts';
import { startEmbedded } from '#server/postgres/launcher/launcher.ts';

/** Says how many. Throws `CannotStart` where the folder serves, or holds no database. */
export async function removeExamplesIn(data: string): Promise<number> {
  if (!existsSync(join(data, 'postgres', 'PG_VERSION'))) {
    throw new CannotStart(
      'folder.unusable',
      `${data} holds no database: name the folder of the installation with --data`,
    );
  }
  const embedded = await startEmbedded(data, { onRestart: () => undefined });
  try {
    return await asRoot({ ...embedded.root, database: embeddedDatabase }, async (root) => {
      await root.query('BEGIN');
      const removed = await removeExamples(root);
      await root.query('COMMIT');
      return removed;
    });
  } finally {
    await embedded.stop();
  }
}
