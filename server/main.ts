// The service, put together by hand: database, then what acts in it, then the door.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { originOf, type Config } from '#server/config.ts';
import { armCrashPoint, crashPoint } from '#server/crash-points.ts';
import { isTrial, refuseExposedExamples } from '#server/examples/exposed.ts';
import { exampleLinks, makeExamples, uploadExamples } from '#server/examples/seed.ts';
import { firstFeed } from '#server/feeds/first-feed.ts';
import { firstAdministrator, type ShownLink } from '#server/first-administrator.ts';
import { buildHttp } from '#server/http/http.ts';
import { serve } from '#server/http/serve.ts';
import { jobs, rounds } from '#server/jobs/registry.ts';
import { startJobs } from '#server/jobs/start-jobs.ts';
import { startRounds } from '#server/jobs/start-rounds.ts';
import { freePort, portRefusal } from '#server/listening.ts';
import { isLoopback } from '#server/loopback.ts';
import { makeLog, type Log } from '#server/log.ts';
import type { Outside } from '#server/operations/context.ts';
import { makeMetrics } from '#server/metrics.ts';
import { closeOutside, partsOn, warm, type ServiceSettings } from '#server/parts.ts';
import { openDatabase, type OpenDatabase } from '#server/postgres/database.ts';
import { openJobSession } from '#server/postgres/job-session.ts';
import { inTransaction } from '#server/postgres/transaction.ts';

export interface Running {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** One-time links for whoever sits at the terminal: shown there, never logged. */
  readonly links: readonly ShownLink[];
  /** Settles when it can't go on: the embedded database ended and could not be started again. */
  readonly failed: Promise<Error>;
  /** Answers what was asked, then ends the database; no process is left. */
  readonly close: () => Promise<void>;
}

/** Settles once requests are answered. Throws `CannotStart` with what the operator can mend. */
export async function startServer(wanted: Config, log = makeLog(wanted.logLevel)): Promise<Running> {
  const config = { ...wanted, port: await freePort(wanted) };
  armCrashPoint(config.crashAt, config.data);
  for (const name of config.unknown)
    log.warn({ name }, 'a variable of the environment looks like a setting and is none');
  const database = await openDatabase(config, {
    onLost: (err) => log.warn({ err }, 'a connection to the database was lost'),
    onRestart: () => log.error('the embedded database ended and was started again'),
  });
  for (const remark of database.remarks) log.warn({ remark }, 'the database could be safer');
  if (database.migrated.length > 0)
    log.info({ migrations: database.migrated }, 'the schema was brought to this release');
  try {
    const parts = await partsOn(settingsOf(config), database, log);
    await refuseExposedExamples(database.ownerPool, config);
    const links = await firstLinks(config, database, parts.outside);
    if (config.database.kind === 'embedded') await firstFeedOf(parts.outside, database);
    const metrics = makeMetrics(database);
    const running = await startJobs(
      { jobs, outside: parts.outside, log, onDone: metrics.onJobDone, isAlone: config.database.kind === 'embedded' },
      database,
    );
    const circling = await startRounds({ rounds, outside: parts.outside, log }, database);
    const page = { ...metrics, token: config.metricsToken };
    const app = buildHttp({ ...parts, onAnswered: metrics.onAnswered, metrics: page });
    const serving = await serve(app, config);
    warm(parts.outside);
    const uploading = beginExamples(config, database, parts.outside, log);
    log.info({ url: serving.url }, 'serving');
    return {
      url: serving.url,
      links,
      failed: database.failed,
      close: async () => {
        await serving.stop();
        crashPoint('stop.served');
        await uploading.stop();
        // A plan that is being made ends, and is made at the next start.
        await Promise.all([running.stop(), circling.stop(), closeOutside(parts.outside)]);
        await database.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    await database.close();
    throw portRefusal(error, config) ?? error;
  }
}

// This file, or the bundle that holds it, stands one folder below the root.
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Example organizations come with the first start on this machine alone. */
async function firstLinks(
  config: Config,
  { ownerPool }: OpenDatabase,
  outside: Outside,
): Promise<readonly ShownLink[]> {
  const own = await firstAdministrator(ownerPool, outside);
  if (!isTrial(config)) return own;
  await makeExamples(ownerPool, outside);
  return [...own, ...(await exampleLinks(ownerPool, outside))];
}

/** Beside requests: the first page does not wait for it. A start that is ended meanwhile is gone on with by the next. */
function beginExamples(
  config: Config,
  { app, ownerPool }: OpenDatabase,
  outside: Outside,
  log: Log,
): { readonly stop: () => Promise<void> } {
  if (!isTrial(config)) return { stop: () => Promise.resolve() };
  const stopping = new AbortController();
  const parts = { owner: ownerPool, app, outside, log, folder: join(root, 'examples') };
  const uploading = uploadExamples(parts, stopping.signal).catch((err: unknown) =>
    log.error({ err }, 'what the examples run was not handed in: the next start goes on with it'),
  );
  return {
    stop: () => {
      stopping.abort();
      return uploading;
    },
  };
}

async function firstFeedOf(outside: Outside, { app, ownerPool }: OpenDatabase): Promise<void> {
  const keeper = await openJobSession(ownerPool, 'feed-keeper', outside);
  await firstFeed(outside, (work) => inTransaction(app, keeper, work), join(root, 'examples', 'feed'));
}

function settingsOf(config: Config): ServiceSettings {
  return {
    publicUrl: originOf(config),
    loopbackProviders: config.database.kind === 'embedded',
    loopback: isLoopback(config.host),
    keys: fileKeyEncryption(join(config.data, 'keys', 'key-encryption-key')),
    portal: join(root, 'dist', 'portal'),
    feeds: join(config.data, 'feeds'),
    proxies: config.proxies,
  };
}
