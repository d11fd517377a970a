// The service: its database is opened, and meanwhile what serves is loaded.
import type { Config } from '#server/config.ts';
import { armCrashPoint } from '#server/crash-points.ts';
import { freePort } from '#server/listening.ts';
import { makeLog } from '#server/log.ts';
import { openDatabase } from '#server/postgres/database.ts';
import type { Running } from '#server/running.ts';

/** Settles once requests are answered. Throws `CannotStart` with what the operator can mend. */
export async function startServer(wanted: Config, log = makeLog(wanted.logLevel)): Promise<Running> {
  const config = { ...wanted, port: await freePort(wanted) };
  armCrashPoint(config.crashAt, config.data);
  for (const name of config.unknown)
    log.warn({ name }, 'a variable of the environment looks like a setting and is none');
  const { promise: begun, resolve: onBegun } = Promise.withResolvers<void>();
  const opening = openDatabase(config, {
    onBegun,
    onLost: (err) => log.warn({ err }, 'a connection to the database was lost'),
    onRestart: () => log.error('the embedded database ended and was started again'),
  });
  // A second processor loads what serves, half a second's work, while the database's programs start.
  await Promise.race([begun, opening]);
  // What goes wrong meanwhile is told where it is waited for.
  opening.catch(() => undefined);
  const { runOn } = await import('#server/running.ts');
  return runOn(config, opening, log);
}
