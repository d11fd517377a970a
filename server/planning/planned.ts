// From the documents of one organization to its plan, and to all that is kept of it; run apart.
import { createHash } from 'node:crypto';
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Feed } from '#core/feed/feed.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { withReported } from '#core/matching/reported-feed.ts';
import { tell } from '#core/matching/tell.ts';
import { planInputOf, type PlanWatch } from '#core/plans/input-of.ts';
import { planAndRemember, type Made } from '#core/plans/make-plan.ts';
import { answeredAssets, recall } from '#core/plans/memory.ts';
import type { Plan } from '#core/plans/plan.ts';
import { figuresOf, type Figures } from '#core/plans/policy-document.ts';
import type { State } from '#core/plans/state.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { batchMax, cut, wordsCharactersMax } from '#server/planning/bounds.ts';
import { clearedConcern, concernsOf } from '#server/planning/concerns.ts';
import { assetRow, componentRow, documentRow } from '#server/planning/inventory-rows.ts';
import { laidOut, type Fault } from '#server/planning/laid-out.ts';
import { matchRows, type MatchRow } from '#server/planning/match-rows.ts';
import type { LineOf, Outline, PlanLine } from '#server/planning/plan-lines.ts';
import type { PlanOrder } from '#server/planning/plan-order.ts';
import { stateLines } from '#server/planning/state-lines.ts';

const unwatched: PlanWatch = { telling: () => undefined, weighing: () => undefined, seeking: () => undefined };

/** The lines of the answer, in the order in which they are to be written down. */
export async function* planned(
  order: PlanOrder,
  packed: readonly Uint8Array[],
  { state, feed }: { readonly state: State; readonly feed: Feed },
): AsyncGenerator<PlanLine> {
  const { inventory, faults } = await laidOut(order.documents, packed, state.answers);
  const figures = figuresIn(order.policy);
  const unreadable = [...faults, ...(figures.fault === undefined ? [] : [figures.fault])];
  if (unreadable.length > 0) {
    yield unreadableLine(unreadable);
    return;
  }
  const whole = withReported(feed, inventory);
  if (order.about !== undefined) {
    yield aboutLine(order.about, inventory, whole);
    return;
  }
  const { asOf, capacityHours, boundBy } = order;
  const input = planInputOf(
    {
      inventory,
      feed: whole,
      feedName: order.feed.name,
      asOf,
      capacityHours,
      boundBy,
      state,
      figures: figures.own,
      schemes: schemeOf,
    },
    unwatched,
  );
  const made = planAndRemember(input);
  yield { is: 'documents', documents: inventory.documents.map(documentRow) };
  yield* assetLines(order, inventory, { made, state: input.state });
  for (const concerns of batches(concernsOf(made, recall(input.state)))) yield { is: 'concerns', concerns };
  yield* stateLines(state, made.state);
  yield { is: 'plan', text: `${jsonText(made.plan, 2)}\n`, feedId: made.plan.feed.id, outline: outlineOf(made.plan) };
}

function figuresIn(policy: unknown): { readonly own: Figures | undefined; readonly fault?: Fault } {
  if (policy === undefined || policy === null) return { own: undefined };
  try {
    return { own: figuresOf(policy) };
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    return { own: undefined, fault: { path: 'policy', code: error.code, why: error.message, place: error.place } };
  }
}

function unreadableLine(faults: readonly Fault[]): PlanLine {
  const words = (text: string): string => cut(text, wordsCharactersMax);
  return {
    is: 'unreadable',
    faults: faults.slice(0, batchMax).map(({ path, code, why, place }) => ({
      path: words(path),
      code,
      why: words(why),
      place: place === undefined ? undefined : words(place),
    })),
  };
}

function* assetLines(
  { known }: PlanOrder,
  inventory: Inventory,
  { made, state }: { readonly made: Made; readonly state: State },
): Generator<PlanLine> {
  const kept = new Map(known.map((one) => [one.name, one]));
  const answered = answeredAssets(inventory, state.answers);
  const matches = matchRows(inventory.assets, made);
  const rowOf = componentRows(inventory);
  const rows = inventory.assets.map((asset) => {
    const componentsDigest = digestOf(asset.components.map((one) => rowOf(one).text));
    const matchesDigest = digestOf((matches.get(asset.name) ?? []).map((one) => JSON.stringify(one)));
    return assetRow(answered.get(asset.name) ?? asset, asset, { componentsDigest, matchesDigest });
  });
  for (const assets of batches(rows)) yield { is: 'assets', assets };
  for (const [at, asset] of inventory.assets.entries()) {
    const before = kept.get(asset.name);
    const isOther = before?.componentsDigest !== rows[at]?.componentsDigest;
    if (isOther)
      yield* componentLines(
        asset,
        asset.components.map((one) => rowOf(one).row),
      );
    // Matches count components by their place, and go with them.
    if (isOther || before?.matchesDigest !== rows[at]?.matchesDigest)
      yield* matchLines(asset, matches.get(asset.name) ?? []);
  }
}

interface WrittenComponent {
  readonly row: LineOf<'components'>['components'][number];
  readonly text: string;
}

/** One program may stand on thousands of assets. */
function componentRows({ documents }: Inventory): (component: Component) => WrittenComponent {
  const known = new Map<Component, WrittenComponent>();
  return (component) => {
    const before = known.get(component);
    if (before !== undefined) return before;
    const row = componentRow(component, documents[component.document]?.path ?? '');
    const written = { row, text: JSON.stringify(row) };
    known.set(component, written);
    return written;
  };
}

function* componentLines({ name }: Asset, components: LineOf<'components'>['components']): Generator<PlanLine> {
  let from = 0;
  for (const batch of batches(components, 1)) {
    yield { is: 'components', asset: name, from, components: batch };
    from += batch.length;
  }
}

function* matchLines({ name }: Asset, matches: readonly MatchRow[]): Generator<PlanLine> {
  let from = 0;
  for (const batch of batches(matches, 1)) {
    yield { is: 'matches', asset: name, from, matches: batch };
    from += batch.length;
  }
}

/** @param least how many batches are told of an empty list: one says that nothing is left */
function* batches<One>(all: readonly One[], least = 0): Generator<One[]> {
  for (let at = 0; at < all.length; at += batchMax) yield all.slice(at, at + batchMax);
  if (all.length === 0 && least > 0) yield [];
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text}\n`);
  return hash.digest('hex');
}

/** What is known of a vulnerability that leaves nothing to do here. */
function aboutLine(id: string, inventory: Inventory, feed: Feed): LineOf<'about'> {
  const indexes = new Set(feed.find(id));
  const { affected, unknown, notAffected } = matchInventory(inventory, feed, schemeOf);
  const found = [...affected, ...unknown, ...notAffected].filter(({ index }) => indexes.has(index));
  const components = inventory.assets.reduce((sum, asset) => sum + asset.components.length, 0);
  return { is: 'about', concern: clearedConcern(found.map((one) => tell(one, feed, schemeOf))), components };
}

function outlineOf(plan: Plan): Outline {
  const { summary, actions, later, cannotMeet, questions } = plan;
  const dues = [...actions, ...later].flatMap(({ dueOn, binding }) => (binding && dueOn !== undefined ? [dueOn] : []));
  return {
    capacityHours: plan.capacityHours,
    usedHours: plan.usedHours,
    vulnerabilities: summary.vulnerabilities,
    matches: summary.matches,
    inKev: summary.inKev,
    tiers: { ...summary.tiers },
    riskRemoved: summary.riskRemoved,
    overdue: actions.filter(({ overdueSince }) => overdueSince !== undefined).length,
    nextDueOn: dues.sort()[0],
    later: later.length,
    cannotMeet: cannotMeet.length,
    questions: questions.length,
    text: cut(summary.text, 4000),
    actions: actions.slice(0, batchMax).map(({ id, title, dueOn, hours, binding }) => ({
      id,
      title: cut(title, wordsCharactersMax),
      dueOn,
      hours: hours.estimate,
      binding,
    })),
  };
}
