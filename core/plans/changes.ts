// What changed since the last plan, and what the next one must remember.
import type { Inventory } from '#core/components/inventory.ts';
import { earlier, type Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Changes, Plan } from '#core/plans/plan.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Asking } from '#core/plans/questions.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { ActionRecord, Seen, State } from '#core/plans/state.ts';

/** Vulnerabilities that went, came, or are now exploited; actions overdue; what is said and not seen. */
export function changesOf(prepared: Prepared, actions: readonly Action[]): Changes | undefined {
  const { input, risks, memory } = prepared;
  const since = input.state.plannedOn;
  if (since === undefined) return undefined;
  const here = namesHere(risks.affected);
  const assets = assetNames(input.inventory);
  const closed = input.state.seen.filter((one) => isClosedNow(one, here, assets));
  const arrived = risks.affected.filter(({ match }) => {
    const seen = memory.seen(match);
    return seen === undefined || seen.closedOn !== undefined;
  });
  const exploited = risks.affected.filter(({ match }) => isInKev(match) && memory.seen(match)?.inKev === false);
  return {
    since,
    closed: distinct(closed.map(({ vulnerability, asset }) => `${vulnerability} on ${asset}`)),
    arrived: distinct(arrived.map(({ match, asset }) => `${match.vulnerability.id} on ${asset.name}`)),
    newlyExploited: distinct(exploited.map(({ match }) => match.vulnerability.id)),
    overdue: actions
      .filter(({ overdueSince }) => overdueSince !== undefined)
      .map(({ id, title }) => `${title} (${id})`),
    saidNotSeen: actions.filter(({ state }) => state === 'said, not seen').map(({ id, title }) => `${title} (${id})`),
  };
}

/** The state after this plan: first sights kept, what is gone closed, every action and question known by its id. */
export function remember(prepared: Prepared, plan: Plan, asked: readonly Asking[]): State {
  const { input } = prepared;
  const { state, asOf, inventory } = input;
  return {
    version: 1,
    plannedOn: asOf,
    seen: seenAfter(prepared, asOf),
    actions: actionsAfter(prepared, [...plan.actions, ...plan.later], inventory),
    questions: asked.map((one) => one.asked),
    answers: state.answers,
  };
}

function seenAfter({ input, risks, memory }: Prepared, asOf: Day): readonly Seen[] {
  const here = namesHere(risks.affected);
  const assets = assetNames(input.inventory);
  const all = new Map(input.state.seen.map((one) => [`${one.asset}\u001f${one.vulnerability}`, one]));
  for (const [key, one] of all) if (isClosedNow(one, here, assets)) all.set(key, { ...one, closedOn: asOf });
  for (const { match, asset, firstSeenOn } of risks.affected) {
    const known = memory.seen(match);
    // Under another of its names before: the entry keeps that name and its day.
    const vulnerability = known?.vulnerability ?? match.vulnerability.id;
    const first = earlier(known?.firstSeenOn, firstSeenOn) ?? asOf;
    const entry = { asset: asset.name, vulnerability, firstSeenOn: first, inKev: isInKev(match), closedOn: undefined };
    all.set(`${asset.name}\u001f${vulnerability}`, entry);
  }
  return [...all.values()].sort((a, b) => compare(a.asset, b.asset) || compare(a.vulnerability, b.vulnerability));
}

function actionsAfter(
  { input, candidates, risks }: Prepared,
  actions: readonly Action[],
  inventory: Inventory,
): readonly ActionRecord[] {
  const { state, asOf } = input;
  const before = new Map(state.actions.map((record) => [record.id, record]));
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const records = new Map<string, ActionRecord>();
  for (const action of actions) {
    const candidate = byId.get(action.id);
    if (candidate === undefined) continue;
    const known = before.get(action.id);
    const fresh: ActionRecord = {
      id: action.id,
      kind: action.kind,
      title: action.title,
      assets: action.assets.map(({ name }) => name),
      assetKind: candidate.assets[0]?.kind ?? 'unknown',
      count: action.assets.reduce((sum, { count }) => sum + count, 0),
      closes: action.closes.map(({ vulnerability, asset, component }) => ({ vulnerability, asset, component })),
      state: action.state === 'planned' ? 'planned' : 'proposed',
      on: asOf,
      hours: 0,
      until: undefined,
      reason: undefined,
      because: undefined,
      evidence: evidenceOf(candidate.closes, inventory),
      closedOn: undefined,
    };
    records.set(action.id, known === undefined ? fresh : renewed(known, fresh));
  }
  const here = namesHere(risks.affected);
  const assets = assetNames(inventory);
  for (const record of state.actions) {
    if (records.has(record.id) || !isWorthKeeping(record)) continue;
    const isGone = record.closes.every(
      (one) => assets.has(one.asset) && !here.has(`${one.asset}\u001f${one.vulnerability}`),
    );
    records.set(record.id, { ...record, closedOn: record.closedOn ?? (isGone ? asOf : undefined) });
  }
  return [...records.values()].sort((a, b) => compare(a.id, b.id));
}

/** What a person said stays; what a plan said is renewed. */
function renewed(known: ActionRecord, fresh: ActionRecord): ActionRecord {
  switch (known.state) {
    case 'proposed':
    case 'planned':
      return {
        ...fresh,
        on: known.state === fresh.state ? known.on : fresh.on,
        hours: known.hours,
        reason: known.reason,
      };
    case 'started':
    case 'deferred':
    case 'answered':
      return { ...fresh, ...pick(known) };
    case 'done':
      // Its evidence stays what it was when it was said: newer documents must be seen to be newer.
      return { ...fresh, ...pick(known), evidence: known.evidence, closes: known.closes };
  }
}

function pick({
  state,
  on,
  hours,
  until,
  reason,
  because,
}: ActionRecord): Pick<ActionRecord, 'state' | 'on' | 'hours' | 'until' | 'reason' | 'because'> {
  return { state, on, hours, until, reason, because };
}

/** Proposals that nobody touched are made anew by each plan. */
function isWorthKeeping({ state, hours, reason }: ActionRecord): boolean {
  return (state !== 'proposed' && state !== 'planned') || hours > 0 || reason !== undefined;
}

function evidenceOf(closes: readonly Risk[], inventory: Inventory): readonly string[] {
  const digests = closes.flatMap(({ match }) => inventory.documents[match.component.document]?.digest ?? []);
  return [...new Set(digests)].sort();
}

function isClosedNow(seen: Seen, here: ReadonlySet<string>, assets: ReadonlySet<string>): boolean {
  // An asset that is not in this inventory proves nothing: its document may have been left out.
  return seen.closedOn === undefined && assets.has(seen.asset) && !here.has(`${seen.asset}\u001f${seen.vulnerability}`);
}

/** Every name of every vulnerability that affects an asset now. */
function namesHere(affected: readonly Risk[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { match, asset } of affected) {
    for (const name of [match.vulnerability.id, ...match.vulnerability.aliases])
      names.add(`${asset.name}\u001f${name}`);
  }
  return names;
}

function assetNames({ assets }: Inventory): ReadonlySet<string> {
  return new Set(assets.map(({ name }) => name));
}

function isInKev({ vulnerability }: Risk['match']): boolean {
  return vulnerability.kev !== undefined;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
