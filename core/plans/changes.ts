// What changed since the last plan, and what the next one must remember.
import type { Inventory } from '#core/components/inventory.ts';
import { earlier, type Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { subjectOf } from '#core/plans/naming.ts';
import type { Candidate } from '#core/plans/candidate.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import type { Changes, Plan } from '#core/plans/plan.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Asking } from '#core/plans/questions.ts';
import type { Risk } from '#core/plans/risk.ts';
import { documentsAfter, sightOf, type Sight, type Standing } from '#core/plans/sight.ts';
import type { ActionRecord, Closes, Seen, State } from '#core/plans/state.ts';

/** Vulnerabilities that went, were answered, can't be seen any more, came, or are now exploited; actions overdue; what is said and not seen. */
export function changesOf(prepared: Prepared, actions: readonly Action[]): Changes | undefined {
  const { input, risks, memory } = prepared;
  const since = input.state.plannedOn;
  if (since === undefined) return undefined;
  const sight = sightOf(prepared);
  const open = input.state.seen.filter(({ closedOn }) => closedOn === undefined);
  const standing = (wanted: Standing): readonly string[] =>
    distinct(
      open
        .filter((one) => sight.ofSeen(one) === wanted)
        .map(({ vulnerability, asset }) => `${vulnerability} on ${asset}`),
    );
  const answered = risks.answered.filter((match) => (memory.answeredOn(match) ?? '') >= since);
  const arrived = risks.affected.filter(({ match }) => {
    const seen = memory.seen(match);
    return seen === undefined || seen.closedOn !== undefined;
  });
  const exploited = risks.affected.filter(({ match }) => isInKev(match) && memory.seen(match)?.inKev === false);
  return {
    since,
    closed: standing('gone'),
    answered: distinct(answered.map(({ vulnerability, asset }) => `${vulnerability.id} on ${asset.name}`)),
    notSeenAgain: standing('unseen'),
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
  const sight = sightOf(prepared);
  const seen = seenAfter(prepared, sight);
  return {
    version: 1,
    plannedOn: asOf,
    seen,
    documents: documentsAfter(state, inventory, seen),
    actions: actionsAfter(prepared, [...plan.actions, ...plan.later], { sight, seen }),
    questions: asked.map((one) => one.asked),
    answers: state.answers,
  };
}

function seenAfter({ input, risks, memory }: Prepared, sight: Sight): readonly Seen[] {
  const { asOf, inventory } = input;
  const all = new Map(input.state.seen.map((one) => [pair(one), closedNow(one, sight, asOf)]));
  const bearings = new Map<string, Bearing>();
  for (const risk of risks.affected) {
    const { match, asset, firstSeenOn } = risk;
    const known = memory.seen(match);
    const entry: Seen = {
      asset: asset.name,
      // Under another of its names before: the entry keeps that name and its day.
      vulnerability: known?.vulnerability ?? match.vulnerability.id,
      firstSeenOn: earlier(known?.firstSeenOn, firstSeenOn) ?? asOf,
      inKev: isInKev(match),
      components: [],
      documents: [],
      closedOn: undefined,
    };
    bear(bearings, pair(entry), inventory, risk);
    all.set(pair(entry), entry);
  }
  // What can no longer be told is borne by what is still there, beside what bore it.
  for (const risk of risks.doubtful) {
    const known = memory.seen(risk.match);
    if (known === undefined || known.closedOn !== undefined) continue;
    const bearing = bear(bearings, pair(known), inventory, risk);
    for (const one of known.components) bearing.components.add(one);
    for (const one of known.documents) bearing.documents.add(one);
  }
  return [...all.values()]
    .map((entry) => borneBy(entry, bearings.get(pair(entry))))
    .sort((a, b) => compare(a.asset, b.asset) || compare(a.vulnerability, b.vulnerability));
}

function closedNow(one: Seen, sight: Sight, asOf: Day): Seen {
  return one.closedOn === undefined && sight.ofSeen(one) === 'gone' ? { ...one, closedOn: asOf } : one;
}

// oxlint-disable-next-line max-params -- where it is kept, of what, and what is added
function bear(bearings: Map<string, Bearing>, key: string, { documents }: Inventory, { match }: Risk): Bearing {
  const bearing = bearings.get(key) ?? { components: new Set(), documents: new Set() };
  bearings.set(key, bearing);
  bearing.components.add(subjectOf(match.component));
  const document = documents[match.component.document];
  if (document !== undefined) bearing.documents.add(document.path);
  return bearing;
}

function borneBy(entry: Seen, bearing: Bearing | undefined): Seen {
  if (bearing === undefined) return entry;
  return { ...entry, components: [...bearing.components].sort(), documents: [...bearing.documents].sort() };
}

/** What bears a vulnerability on an asset, and which documents show it. */
interface Bearing {
  readonly components: Set<string>;
  readonly documents: Set<string>;
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
  for (const record of state.actions) {
    if (records.has(record.id) || !isWorthKeeping(record)) continue;
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
  const entries = new Map(seen.map((one) => [pair(one), one]));
  return (one) => {
    const entry = entries.get(pair(one));
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
  const there = new Set(list.map((one) => `${pair(one)}\u001f${one.component}`));
  return others.filter((one) => !there.has(`${pair(one)}\u001f${one.component}`));
}

/** Proposals that nobody touched are made anew by each plan. */
function isWorthKeeping({ state, hours, reason }: ActionRecord): boolean {
  return (state !== 'proposed' && state !== 'planned') || hours > 0 || reason !== undefined;
}

function evidenceOf(closes: readonly Risk[], inventory: Inventory): readonly string[] {
  const digests = closes.flatMap(({ match }) => inventory.documents[match.component.document]?.digest ?? []);
  return [...new Set(digests)].sort();
}

function pair({ asset, vulnerability }: { readonly asset: string; readonly vulnerability: string }): string {
  return `${asset}\u001f${vulnerability}`;
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
