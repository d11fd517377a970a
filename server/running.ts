// What serves, put together by hand over a database: what acts in it, then the door.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { systemClock } from '#ports/clock.ts';
import { originOf, type Config } from '#server/config.ts';
import { crashPoint } from '#server/crash-points.ts';
import { isTrial, refuseExposedExamples } from '#server/examples/exposed.ts';
import { exampleLinks, makeExamples, uploadExamples } from '#server/examples/seed.ts';
import type { CompiledFeed } from '#server/feeds/example-feed.ts';
import { compiledFirst, firstFeed } from '#server/feeds/first-feed.ts';
import { firstAdministrator, type ShownLink } from '#server/first-administrator.ts';
import { buildHttp } from '#server/http/http.ts';
import { serve } from '#server/http/serve.ts';
import { jobs, rounds } from '#server/jobs/registry.ts';
import { startJobs } from '#server/jobs/start-jobs.ts';
import { startRounds } from '#server/jobs/start-rounds.ts';
import { portRefusal } from '#server/listening.ts';
import { isLoopback } from '#server/loopback.ts';
import type { Log } from '#server/log.ts';
import type { Outside } from '#server/operations/context.ts';
import { makeMetrics } from '#server/metrics.ts';
import { callsLoopbackToo } from '#server/outgoing/loopback-too.ts';
import { closeOutside, partsOn, warm, type ServiceSettings } from '#server/parts.ts';
import type { OpenDatabase } from '#server/postgres/database.ts';
import { installJobQueue } from '#server/postgres/job-queue.ts';
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

/** The first page first: starting three processes keeps a busy machine from it for half a second. */
const warmAfterMs = 1000;

/** Settles once requests are answered; does what needs no database while it is being opened. */
export async function runOn(config: Config, opening: Promise<OpenDatabase>, log: Log): Promise<Running> {
  const compiling = compiledEarly(config);
  const database = await opening;
  for (const remark of database.remarks) log.warn({ remark }, 'the database could be safer');
  if (database.migrated.length > 0)
    log.info({ migrations: database.migrated }, 'the schema was brought to this release');
  const begun: { readonly stop: () => Promise<void> }[] = [];
  try {
    const parts = await partsOn(settingsOf(config), database, log);
    begun.push({ stop: () => closeOutside(parts.outside) });
    await refuseExposedExamples(database.ownerPool, config);
    // None of them waits for another.
    const [links] = await Promise.all([
      firstLinks(config, database, parts.outside),
      config.database.kind === 'embedded' ? firstFeedOf(parts.outside, database, compiling) : undefined,
      installJobQueue(database.ownerPool, database.jobs),
    ]);
    const metrics = makeMetrics(database);
    const running = await startJobs(
      { jobs, outside: parts.outside, log, onDone: metrics.onJobDone, isAlone: config.database.kind === 'embedded' },
      database,
    );
    begun.push(running);
    const circling = await startRounds({ rounds, outside: parts.outside, log }, database);
    begun.push(circling);
    const page = { ...metrics, token: config.metricsToken };
    const app = buildHttp({ ...parts, onAnswered: metrics.onAnswered, metrics: page });
    const serving = await serve(app, config);
    const warming = setTimeout(() => warm(parts.outside), warmAfterMs);
    const uploading = beginExamples(config, database, parts.outside, log);
    log.info({ url: serving.url }, 'serving');
    return {
      url: serving.url,
      links,
      failed: database.failed,
      close: async () => {
        await serving.stop();
        crashPoint('stop.served');
        clearTimeout(warming);
        await uploading.stop();
        // A plan that is being made ends, and is made at the next start.
        await Promise.all([running.stop(), circling.stop(), closeOutside(parts.outside)]);
        await database.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    // What works on the database holds connections, for which its close would wait without end; processes apart would stay.
    await Promise.all(begun.map(({ stop }) => stop()));
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

const exampleFeedFolder = join(root, 'examples', 'feed');

/** Where an embedded database is being made, there will be no feed in it. */
function compiledEarly({ data, database }: Config): Promise<CompiledFeed> | undefined {
  if (database.kind !== 'embedded' || existsSync(join(data, 'feeds'))) return undefined;
  const compiling = compiledFirst(exampleFeedFolder, systemClock);
  // Whoever asks for it is told of a failure; where the database does not open, nobody asks.
  compiling.catch(() => undefined);
  return compiling;
}

async function firstFeedOf(
  outside: Outside,
  { app, ownerPool }: OpenDatabase,
  compiling: Promise<CompiledFeed> | undefined,
): Promise<void> {
  const keeper = await openJobSession(ownerPool, 'feed-keeper', outside);
  await firstFeed(outside, (work) => inTransaction(app, keeper, work), exampleFeedFolder, compiling);
}

function settingsOf(config: Config): ServiceSettings {
  return {
    publicUrl: originOf(config),
    callsLoopbackToo: callsLoopbackToo(config),
    loopback: isLoopback(config.host),
    keys: fileKeyEncryption(join(config.data, 'keys', 'key-encryption-key')),
    portal: join(root, 'dist', 'portal'),
    feeds: join(config.data, 'feeds'),
    proxies: config.proxies,
  };
}
