// What changed since the last plan, and what the next one must remember.
import type { Inventory } from '#core/components/inventory.ts';
import type { Action } from '#core/plans/action.ts';
import type { Candidate } from '#core/plans/candidate.ts';
import { pairOf, tripleOf } from '#core/plans/flaw-keys.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import type { Changes, Plan } from '#core/plans/plan.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Asking } from '#core/plans/questions.ts';
import type { Risk } from '#core/plans/risk.ts';
import { unlooked } from '#core/plans/looks-owed.ts';
import { arrivedOn, isInKev, seenAfter, wasOpen } from '#core/plans/seen-after.ts';
import { documentsAfter, type Sight } from '#core/plans/sight.ts';
import { comparedWith, type ActionRecord, type Closes, type Seen, type State } from '#core/plans/state.ts';

/**
 * Vulnerabilities that went, were answered, can't be seen any more, came, or are now exploited; actions overdue; what is
 * said and not seen. All since the last plan of an earlier day: a second plan of one day tells it again.
 */
export function changesOf(prepared: Prepared, actions: readonly Action[]): Changes | undefined {
  const { input, risks, memory, sight } = prepared;
  const since = comparedWith(input.state, input.asOf);
  if (since === undefined) return undefined;
  const closed = input.state.seen.filter((one) => wasOpen(one, since) && isGone(one, sight));
  const answered = risks.answered.filter((match) => (memory.answeredOn(match) ?? '') >= since);
  const arrived = risks.affected.filter(({ match }) => {
    const seen = memory.seen(match);
    return seen === undefined || !wasOpen(seen, since);
  });
  const exploited = risks.affected.filter(({ match }) => {
    const seen = memory.seen(match);
    if (!isInKev(match) || seen === undefined || arrivedOn(seen) > since) return false;
    return !seen.inKev || (seen.exploitedOn ?? '') > since;
  });
  return {
    since,
    closed: distinct(closed.map(nameOf)),
    answered: distinct(answered.map(({ vulnerability, asset }) => `${vulnerability.id} on ${asset.name}`)),
    notSeenAgain: notSeenAgain(prepared),
    arrived: distinct(arrived.map(({ match, asset }) => `${match.vulnerability.id} on ${asset.name}`)),
    newlyExploited: distinct(exploited.map(({ match }) => match.vulnerability.id)),
    overdue: actions
      .filter(({ overdueSince }) => overdueSince !== undefined)
      .map(({ id, title }) => `${title} (${id})`),
    saidNotSeen: actions.filter(({ state }) => state === 'said, not seen').map(({ id, title }) => `${title} (${id})`),
  };
}

/** What was open, and is neither met nor seen to be gone now. */
export function notSeenAgain({ input, sight }: Prepared): readonly string[] {
  const open = input.state.seen.filter((one) => one.closedOn === undefined && sight.ofSeen(one) === 'unseen');
  return distinct(open.map(nameOf));
}

/** Gone now, or gone at an earlier plan of this day and not back. */
function isGone(seen: Seen, sight: Sight): boolean {
  const standing = sight.ofSeen(seen);
  return standing === 'gone' || (standing === 'unseen' && seen.closedOn !== undefined);
}

function nameOf({ vulnerability, asset }: Seen): string {
  return `${vulnerability} on ${asset}`;
}

/** The state after this plan: first sights kept, what is gone closed, every action and question known by its id. */
export function remember(prepared: Prepared, plan: Plan, asked: readonly Asking[]): State {
  const { input, sight } = prepared;
  const { state, asOf, inventory } = input;
  const seen = seenAfter(prepared);
  return {
    version: 1,
    plannedOn: asOf,
    before: comparedWith(state, asOf),
    seen,
    documents: documentsAfter(state, inventory, seen),
    actions: actionsAfter(prepared, [...plan.actions, ...plan.later], { sight, seen }),
    questions: asked.map((one) => one.asked),
    answers: state.answers,
  };
}

function actionsAfter(
  { input, candidates }: Prepared,
  actions: readonly Action[],
  now: { readonly sight: Sight; readonly seen: readonly Seen[] },
): readonly ActionRecord[] {
  const { state, asOf } = input;
  const before = new Map(state.actions.map((record) => [record.id, record]));
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const records = new Map<string, ActionRecord>();
  for (const action of actions) {
    const candidate = byId.get(action.id);
    if (candidate === undefined) continue;
    const known = before.get(action.id);
    const fresh = recordOf(action, candidate, input);
    records.set(action.id, known === undefined ? fresh : renewed(known, fresh));
  }
  const gone = goneBy(now);
  const owed = new Set(unlooked(state, now.sight).map(({ closes }) => tripleOf(closes)));
  for (const record of state.actions) {
    if (records.has(record.id) || !(isWorthKeeping(record) || isLookOwed(record, owed))) continue;
    const allGone = record.closes.length > 0 && record.closes.every(gone);
    records.set(record.id, { ...record, closedOn: record.closedOn ?? (allGone ? asOf : undefined) });
  }
  return [...records.values()].sort((a, b) => compare(a.id, b.id));
}

function recordOf(action: Action, candidate: Candidate, { asOf, inventory }: PlanInput): ActionRecord {
  return {
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
}

/** Whether something is seen to be gone, now or before. */
function goneBy({ sight, seen }: { readonly sight: Sight; readonly seen: readonly Seen[] }): (one: Closes) => boolean {
  const entries = new Map(seen.map((one) => [pairOf(one), one]));
  return (one) => {
    const entry = entries.get(pairOf(one));
    return entry?.closedOn !== undefined || sight.ofComponent(one, entry?.documents ?? []) === 'gone';
  };
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
      // What is begun grows with what joins it, and holds on to what it was begun for.
      return { ...known, ...pick(fresh), closes: [...fresh.closes, ...missingFrom(fresh.closes, known.closes)] };
    case 'deferred':
    case 'answered':
    case 'done':
      // It holds for what it was said of: what joins later was not meant, and newer documents must be seen to be newer.
      return { ...known, closedOn: undefined };
  }
}

function pick({
  title,
  assets,
  assetKind,
  count,
  evidence,
  closedOn,
}: ActionRecord): Pick<ActionRecord, 'title' | 'assets' | 'assetKind' | 'count' | 'evidence' | 'closedOn'> {
  return { title, assets, assetKind, count, evidence, closedOn };
}

function missingFrom(list: readonly Closes[], others: readonly Closes[]): readonly Closes[] {
  const there = new Set(list.map(tripleOf));
  return others.filter((one) => !there.has(tripleOf(one)));
}

/** Proposals that nobody touched are made anew by each plan. */
function isWorthKeeping({ state, hours, reason }: ActionRecord): boolean {
  return (state !== 'proposed' && state !== 'planned') || hours > 0 || reason !== undefined;
}

/** What asked for a look before the patch, and is not met now: it is asked for once it is seen to be patched. */
function isLookOwed({ kind, closes }: ActionRecord, owed: ReadonlySet<string>): boolean {
  return kind === 'investigate' && closes.some((one) => owed.has(tripleOf(one)));
}

function evidenceOf(closes: readonly Risk[], inventory: Inventory): readonly string[] {
  const digests = closes.flatMap(({ match }) => inventory.documents[match.component.document]?.digest ?? []);
  return [...new Set(digests)].sort();
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
