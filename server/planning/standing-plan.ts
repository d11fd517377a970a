// The plan that stands, and whether anything that it is made of changed since.
import type { OrganizationId } from '#core/kernel/ids.ts';
import { currentFeed, type KeptFeed } from '#server/postgres/feeds.ts';
import { inventoryVersion } from '#server/postgres/inventory-documents.ts';
import { faultsOf, stateVersion, type PlanFaultRow } from '#server/postgres/plan-state.ts';
import { findPlan, planSettings, type KeptPlan } from '#server/postgres/plans.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { settingsDigest } from '#server/planning/replan.ts';

type StaleReason = 'documents' | 'answers' | 'settings' | 'feed' | 'day';

export interface StandingPlan {
  readonly plan: KeptPlan | undefined;
  readonly feed: KeptFeed | undefined;
  readonly staleSince: readonly StaleReason[];
  readonly waitsFor: 'documents' | 'feed' | 'planning' | undefined;
  readonly faults: readonly PlanFaultRow[];
}

/** @param today in UTC */
export async function standingPlan(tx: Transaction, org: OrganizationId, today: string): Promise<StandingPlan> {
  // Asked at once, and answered one after the other.
  const [plan, feed, inventory, faults, settings, state] = await Promise.all([
    findPlan(tx, org),
    currentFeed(tx),
    inventoryVersion(tx, org),
    faultsOf(tx, org),
    planSettings(tx, org),
    stateVersion(tx, org),
  ]);
  if (plan === undefined) {
    const waitsFor = inventory === 0 ? 'documents' : feed === undefined ? 'feed' : 'planning';
    return { plan, feed, staleSince: [], waitsFor, faults };
  }
  const changed: Readonly<Record<StaleReason, boolean>> = {
    documents: plan.inventoryVersion !== inventory,
    answers: plan.stateVersion !== state,
    settings: settings !== undefined && plan.settingsDigest !== settingsDigest(settings),
    feed: feed !== undefined && plan.feedId !== feed.id,
    day: plan.asOf !== today,
  };
  const reasons = ['documents', 'answers', 'settings', 'feed', 'day'] as const;
  return { plan, feed, staleSince: reasons.filter((reason) => changed[reason]), waitsFor: undefined, faults };
}
