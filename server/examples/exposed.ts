// Example accounts are for one machine: whoever gets to its terminal claims them.
import type { Pool } from 'pg';
import { CannotStart } from '#server/cannot-start.ts';
import type { Config } from '#server/config.ts';
import { isLoopback } from '#server/loopback.ts';
import { hasExamples } from '#server/postgres/examples.ts';

/** Whether an installation is for this machine alone: its own database, reached over the loopback interface. */
export function isTrial({ database, host }: Pick<Config, 'database' | 'host'>): boolean {
  return database.kind === 'embedded' && isLoopback(host);
}

/** Throws `CannotStart` where example organizations would be reached from elsewhere. */
export async function refuseExposedExamples(owner: Pool, config: Config): Promise<void> {
  if (isTrial(config) || !(await hasExamples(owner))) return;
  const how =
    config.database.kind === 'embedded' ? `listens on ${config.host}` : 'uses a database server (DATABASE_URL)';
  throw new CannotStart(
    'examples.exposed',
    `the invented example organizations are in this database, and this server ${how}: others could claim their accounts. ` +
      'Remove them with `breakwater remove-examples --data DIR`, or begin with another folder',
  );
}
