// What the door and the operations are given, put together by hand over a database: the running server's, or a test's.
import { join } from 'node:path';
import type { Pool } from 'pg';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import type { KeyEncryption } from '#ports/key-encryption.ts';
import { systemRandom } from '#ports/random.ts';
import { authorityOf } from '#server/authority.ts';
import { crashPoint } from '#server/crash-points.ts';
import type { HttpParts, Transactions } from '#server/http/parts.ts';
import type { Log } from '#server/log.ts';
import type { Outside } from '#server/operations/context.ts';
import { operations } from '#server/operations/registry.ts';
import { openJobSession } from '#server/postgres/job-session.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { FeedLibrary } from '#server/feeds/feed-library.ts';
import { EvidenceAnalyst } from '#server/frontier/evidence/analyst.ts';
import { PackageNumbers } from '#server/planning/package-numbers.ts';
import { Planner, planProgram } from '#server/planning/planner.ts';
import type { PlanningParts } from '#server/planning/replan.ts';
import { DocumentReader, readProgram, type OnFailure } from '#server/reading/document-reader.ts';
import { sealer, type Sealer } from '#server/sealing/sealer.ts';
import { providers } from '#server/sign-in/identity-provider.ts';
import { sessionsBySecret } from '#server/sign-in/sessions-by-secret.ts';
import { courier } from '#server/webhooks/courier.ts';

export interface ServiceSettings {
  /** Where people reach this server, without a slash at the end: `http://localhost:8080`. */
  readonly publicUrl: string;
  /** Lets identity providers and receivers of webhooks be on this machine, and speak http: for trials and tests. */
  readonly callsLoopbackToo: boolean;
  readonly keys: KeyEncryption;
  /** Listens on the loopback interface alone: example accounts may act. */
  readonly loopback: boolean;
  /** The folder of the bundled portal; without it the API is served alone. */
  readonly portal?: string;
  /** The folder of feeds, made where it is missing. */
  readonly feeds: string;
  /** Paths of the programs that run apart, where they are not those beside this one: tests bundle their own. */
  readonly programs?: {
    readonly read: string;
    readonly plan: string;
    readonly feed: string;
    readonly evidence: string;
  };
  /** How many proxies stand before this server. */
  readonly proxies: number;
}

/** The database as requests and services use it. */
export interface ServiceDatabase {
  /** As breakwater_app. */
  readonly app: Pool;
  /** As breakwater_owner: opens the sessions of services, and no more. */
  readonly ownerPool: Pool;
}

const clock = systemClock;
const random = systemRandom;
export const systemIds = uuidIds(clock, random);

export async function partsOn(settings: ServiceSettings, database: ServiceDatabase, log: Log): Promise<HttpParts> {
  const { app } = database;
  const transactions: Transactions = { run: (secret, work, options) => inTransaction(app, secret, work, options) };
  return {
    operations,
    sessions: sessionsBySecret(app),
    authority: authorityOf({ transactions, clock, log, atLoopback: settings.loopback }),
    transactions,
    outside: await outside(settings, database, log),
    log,
    missing: async () => ((await answers(app)) ? [] : ['database']),
    proxies: settings.proxies,
    ...(settings.portal === undefined ? {} : { portal: { folder: settings.portal, origin: settings.publicUrl } }),
  };
}

async function outside(settings: ServiceSettings, { app, ownerPool }: ServiceDatabase, log: Log): Promise<Outside> {
  const { publicUrl, callsLoopbackToo, keys, programs } = settings;
  const ids = systemIds;
  const own = sealer(keys, { ids, random });
  const onFailure: OnFailure = (places) => log.error({ places }, 'a document made its reader fail');
  const signIn = await openJobSession(ownerPool, 'sign-in', { ids, random });
  return {
    clock,
    ids,
    random,
    sealer: own,
    documents: new DocumentReader(onFailure, { ...readProgram, ...(programs && { entry: programs.read }) }),
    planning: planningParts(settings, own),
    evidence: new EvidenceAnalyst(
      join(settings.feeds, '..', 'received-evidence'),
      { ids, onFailure: (places) => log.error({ places }, 'a file of evidence made its reader fail') },
      programs && { entry: programs.evidence },
    ),
    courier: courier(clock, callsLoopbackToo),
    signIn: {
      party: { name: 'Breakwater', id: new URL(publicUrl).hostname, origins: [publicUrl] },
      providers: providers(clock.monotonicMs, callsLoopbackToo),
      publicUrl,
      transact: (work) =>
        inTransaction(app, signIn, async (tx) => {
          const value = await work(tx);
          crashPoint('sign-in.written');
          return value;
        }),
    },
  };
}

function planningParts({ feeds: folder, programs }: ServiceSettings, own: Sealer): PlanningParts {
  const feeds = new FeedLibrary(folder, systemIds, programs?.feed);
  const planner = new Planner({ ...planProgram(folder), ...(programs && { entry: programs.plan }) });
  return { planner, feeds, sealer: own, packages: new PackageNumbers() };
}

/** Starts what the first document and the first plan would wait for. */
export function warm({ documents, planning }: Outside): void {
  documents.warm();
  planning.planner.warm();
}

/** Ends every process that works apart. */
export async function closeOutside({ documents, planning, evidence }: Outside): Promise<void> {
  await Promise.all([documents.close(), evidence.close(), planning.planner.close(), planning.feeds.close()]);
}

async function answers(app: Pool): Promise<boolean> {
  try {
    await app.query('SELECT 1');
    return true;
  } catch {
    return false;
  }
}
