// The service, put together by hand: database, then what acts in it, then the door.
import { join } from 'node:path';
import { systemClock } from '#ports/clock.ts';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { originOf, type Config } from '#server/config.ts';
import { buildHttp } from '#server/http/http.ts';
import type { HttpParts } from '#server/http/parts.ts';
import { serve } from '#server/http/serve.ts';
import { freePort, portRefusal } from '#server/listening.ts';
import { makeLog, type Log } from '#server/log.ts';
import type { Outside } from '#server/operations/context.ts';
import { operations } from '#server/operations/registry.ts';
import { openDatabase, type OpenDatabase } from '#server/postgres/database.ts';
import { openJobSession } from '#server/postgres/job-session.ts';
import { isPermitted } from '#server/postgres/permitted.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { sealer } from '#server/sealing/sealer.ts';
import { providers } from '#server/sign-in/identity-provider.ts';
import { sessionsBySecret } from '#server/sign-in/sessions-by-secret.ts';

export interface Running {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Settles when it can't go on: the embedded database ended and could not be started again. */
  readonly failed: Promise<Error>;
  /** Answers what was asked, then ends the database; no process is left. */
  readonly close: () => Promise<void>;
}

const clock = systemClock;
const random = systemRandom;
const ids = uuidIds(clock, random);

/** Settles once requests are answered. Throws `CannotStart` with what the operator can mend. */
export async function startServer(wanted: Config, log = makeLog(wanted.logLevel)): Promise<Running> {
  const config = { ...wanted, port: await freePort(wanted) };
  for (const name of config.unknown)
    log.warn({ name }, 'a variable of the environment looks like a setting and is none');
  const database = await openDatabase(config, () => log.warn('a connection to the database was lost'));
  for (const remark of database.remarks) log.warn({ remark }, 'the database could be safer');
  if (database.migrated.length > 0)
    log.info({ migrations: database.migrated }, 'the schema was brought to this release');
  try {
    const app = buildHttp(await httpParts(config, database, log));
    const serving = await serve(app, config);
    log.info({ url: serving.url }, 'serving');
    return {
      url: serving.url,
      failed: database.failed,
      close: async () => {
        await serving.stop();
        await database.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    await database.close();
    throw portRefusal(error, config) ?? error;
  }
}

async function httpParts(config: Config, database: OpenDatabase, log: Log): Promise<HttpParts> {
  const { app } = database;
  return {
    operations,
    sessions: sessionsBySecret(app),
    authority: {
      may: (asker, permission, organization) =>
        inTransaction(app, asker.secret, (tx) => isPermitted(tx, permission, organization)),
    },
    transactions: { run: (secret, work, options) => inTransaction(app, secret, work, options) },
    outside: await outside(config, database),
    log,
    missing: async () => ((await answers(database)) ? [] : ['database']),
    proxies: config.proxies,
  };
}

async function outside(config: Config, { app, ownerPool }: OpenDatabase): Promise<Outside> {
  const origin = originOf(config);
  const signIn = await openJobSession(ownerPool, 'sign-in', { ids, random });
  return {
    clock,
    ids,
    random,
    sealer: sealer(fileKeyEncryption(join(config.data, 'keys', 'key-encryption-key')), { ids, random }),
    signIn: {
      party: { name: 'Breakwater', id: new URL(origin).hostname, origins: [origin] },
      providers: providers(clock.monotonicMs, config.database.kind === 'embedded'),
      publicUrl: origin,
      transact: (work) => inTransaction(app, signIn, (tx) => work(tx)),
    },
  };
}

async function answers({ app }: OpenDatabase): Promise<boolean> {
  try {
    await app.query('SELECT 1');
    return true;
  } catch {
    return false;
  }
}
