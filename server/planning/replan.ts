// Makes an organization's plan anew from all that it is made from now, and keeps what comes of it.
import { createHash } from 'node:crypto';
import type { DocumentId, OrganizationId } from '#core/kernel/ids.ts';
import type { Clock } from '#ports/clock.ts';
import type { Ids } from '#ports/ids.ts';
import { crashPoint } from '#server/crash-points.ts';
import type { FeedLibrary } from '#server/feeds/feed-library.ts';
import { HandOver } from '#server/planning/hand-over.ts';
import type { PackageNumbers } from '#server/planning/package-numbers.ts';
import { PlanWriter, type Written } from '#server/planning/plan-writer.ts';
import type { PlanLine } from '#server/planning/plan-lines.ts';
import type { KnownAsset, OrderedDocument } from '#server/planning/plan-order.ts';
import type { Planner, PlanTask } from '#server/planning/planner.ts';
import { knownAssets, removeAssets } from '#server/postgres/assets.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { currentFeed } from '#server/postgres/feeds.ts';
import { inventoryVersion, placeOfDocument, sealedDocumentAfter } from '#server/postgres/inventory-documents.ts';
import { removeOtherConcerns } from '#server/postgres/matches.ts';
import { raiseStateVersion, readState, type KeptState } from '#server/postgres/plan-state.ts';
import { planSettings, removePlan, type PlanSettings } from '#server/postgres/plans.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

export type Transact = <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>;

export interface PlanningParts {
  readonly planner: Planner;
  readonly feeds: FeedLibrary;
  readonly sealer: Sealer;
  readonly packages: PackageNumbers;
}

export interface ReplanContext {
  readonly clock: Clock;
  readonly ids: Ids;
  /** In a transaction of the service `planner`. */
  readonly transact: Transact;
}

/** What it was made from changed while a plan was made. */
class Outrun extends Error {
  override readonly name = 'Outrun';
  readonly code = 'plan.outrun';
  readonly retry = 'later';
}

/** Somebody who says one thing after the other must not keep a plan from being made for ever: then it is tried later. */
const attemptsMax = 5;

export type Replanned = Written | { readonly is: 'nothing to plan' | 'no feed' | 'no organization' };

/** Running it again does the same: the plan is of what is there when it is made. */
export async function replan(
  parts: PlanningParts,
  context: ReplanContext,
  organizationId: OrganizationId,
): Promise<Replanned> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await replanOnce(parts, context, organizationId);
    } catch (error) {
      if (!(error instanceof Outrun) || attempt === attemptsMax) throw error;
    }
  }
}

async function replanOnce(parts: PlanningParts, context: ReplanContext, org: OrganizationId): Promise<Replanned> {
  const loaded = await context.transact((tx) => load(tx, parts, org));
  if (loaded.is !== 'ready') return { is: loaded.is };
  if (loaded.documents.length === 0) return clear(context, org, loaded);
  crashPoint('plan.loaded');
  const madeAt = context.clock.now();
  const task = taskOf(loaded, dayOf(madeAt));
  const lines = new HandOver<PlanLine>();
  const running = parts.planner
    .run(org, task, (line) => lines.offer(line))
    .then(
      () => lines.end(),
      (error: unknown) => lines.end(error),
    );
  // A transaction that waits for a plan to be made would hold a connection, and be ended.
  await lines.ready();
  try {
    return await context.transact(async (tx) => {
      const stateVersion = await lockAsLoaded(tx, org, loaded);
      const writer = new PlanWriter(tx, {
        organizationId: org,
        ids: context.ids,
        madeAt,
        madeFrom: {
          asOf: dayOf(madeAt),
          inventoryVersion: loaded.inventoryVersion,
          stateVersion,
          settingsDigest: settingsDigest(loaded.settings),
        },
        known: loaded.known,
        documents: new Map(loaded.documents.map(({ path, documentId }) => [path, documentId])),
        answers: loaded.kept.state.answers,
        numbersOf: (names) => parts.packages.of(names, context.transact),
      });
      await lines.takeAll(async (line) => {
        await writer.take(line);
        crashPoint('plan.line', line.is);
      });
      const written = await writer.finish();
      await tell(tx, context, org, written);
      crashPoint('plan.written');
      return written;
    });
  } catch (error) {
    lines.refuse(error);
    throw error;
  } finally {
    await running;
  }
}

/** The calendar day in UTC. */
export function dayOf(at: Temporal.Instant): string {
  return at.toString().slice(0, 10);
}

/** Of all that an organization sets for its plans. */
export function settingsDigest({ hoursAWeek, boundBy, policy }: PlanSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([hoursAWeek, boundBy ?? null, policy]))
    .digest('hex');
}

interface LoadedDocument extends OrderedDocument {
  readonly documentId: DocumentId;
  readonly packed: Uint8Array;
}

interface Loaded {
  readonly is: 'ready';
  readonly settings: PlanSettings;
  readonly inventoryVersion: number;
  readonly documents: readonly LoadedDocument[];
  readonly kept: KeptState;
  readonly known: readonly (KnownAsset & {
    readonly assetId: Awaited<ReturnType<typeof knownAssets>>[number]['assetId'];
  })[];
  readonly feed: { readonly path: string; readonly name: string };
}

/** Versions come first: what changes behind them is found out when the plan is kept. */
export async function load(
  tx: Transaction,
  { feeds, sealer }: PlanningParts,
  org: OrganizationId,
): Promise<Loaded | { readonly is: 'no feed' | 'no organization' }> {
  const settings = await planSettings(tx, org);
  if (settings === undefined) return { is: 'no organization' };
  const feed = await currentFeed(tx);
  if (feed === undefined) return { is: 'no feed' };
  const version = await inventoryVersion(tx, org);
  const kept = await readState(tx, org);
  const documents: LoadedDocument[] = [];
  for (let after: string | undefined; ;) {
    const next = await sealedDocumentAfter(tx, org, after);
    if (next === undefined) break;
    const { documentId, path, digest, bytes, dataKeyId } = next;
    const packed = await sealer.unseal(tx, org, { bytes, dataKeyId, place: placeOfDocument(documentId) });
    documents.push({ documentId, path, digest, packed });
    after = path;
  }
  return {
    is: 'ready',
    settings,
    inventoryVersion: version,
    documents,
    kept,
    known: await knownAssets(tx, org),
    feed: { path: await feeds.fetch(tx, feed), name: feed.name },
  };
}

/** @param about asks of this vulnerability alone, and for no plan */
export function taskOf({ settings, documents, kept, known, feed }: Loaded, asOf: string, about?: string): PlanTask {
  const { hoursAWeek, boundBy, policy } = settings;
  const saysNothing = typeof policy === 'object' && policy !== null && Object.keys(policy).length === 0;
  return {
    order: {
      documents: documents.map(({ path, digest }) => ({ path, digest })),
      asOf,
      capacityHours: hoursAWeek,
      boundBy,
      policy: saysNothing ? undefined : policy,
      feed,
      known: known.map(({ name, componentsDigest, matchesDigest }) => ({ name, componentsDigest, matchesDigest })),
      about,
    },
    packed: documents.map(({ packed }) => packed),
    state: kept.state,
  };
}

/** The version of the state from now on; locks it until the transaction ends. */
async function lockAsLoaded(tx: Transaction, org: OrganizationId, loaded: Loaded): Promise<number> {
  const version = await raiseStateVersion(tx, org);
  if (version !== loaded.kept.version + 1) throw new Outrun('something was said meanwhile');
  if ((await inventoryVersion(tx, org)) !== loaded.inventoryVersion) throw new Outrun('documents changed meanwhile');
  return version;
}

/** Where nothing is handed in there is nothing to plan; what was seen and said is remembered. */
async function clear({ transact, ids }: ReplanContext, org: OrganizationId, loaded: Loaded): Promise<Replanned> {
  await transact(async (tx) => {
    await lockAsLoaded(tx, org, loaded);
    await removeAssets(
      tx,
      org,
      loaded.known.map(({ assetId }) => assetId),
    );
    await removeOtherConcerns(tx, org, []);
    if (!(await removePlan(tx, org))) return;
    const object = { kind: 'plan', id: org };
    await recordEvent(tx, { eventId: ids.next<'event'>(), organizationId: org, object, kind: 'plan.removed' });
  });
  return { is: 'nothing to plan' };
}

async function tell(
  tx: Transaction,
  { ids }: ReplanContext,
  organizationId: OrganizationId,
  written: Written,
): Promise<void> {
  const object = { kind: 'plan', id: organizationId };
  const eventId = ids.next<'event'>();
  if (written.is === 'unreadable') return recordEvent(tx, { eventId, organizationId, object, kind: 'plan.held_up' });
  const digests = { plan: written.planDigest, feed: written.feedId };
  return recordEvent(tx, { eventId, organizationId, object, kind: 'plan.made', digests });
}
