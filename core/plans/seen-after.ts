// What a plan saw, for the next one: first sights kept, what is gone closed, what came back or is exploited since dated.
import type { Inventory } from '#core/components/inventory.ts';
import { earlier, type Day } from '#core/kernel/days.ts';
import { pairOf } from '#core/plans/flaw-keys.ts';
import { subjectOf } from '#core/plans/naming.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { Sight } from '#core/plans/sight.ts';
import { comparedWith, type Seen } from '#core/plans/state.ts';

export function seenAfter({ input, risks, memory, sight }: Prepared): readonly Seen[] {
  const { asOf, inventory, state } = input;
  const since = comparedWith(state, asOf) ?? asOf;
  const all = new Map(state.seen.map((one) => [pairOf(one), closedNow(one, sight, asOf)]));
  const bearings = new Map<string, Bearing>();
  for (const risk of risks.affected) {
    const entry = entryOf(risk, memory.seen(risk.match), { since, asOf });
    bear(bearings, pairOf(entry), inventory, risk);
    all.set(pairOf(entry), entry);
  }
  // What can no longer be told is borne by what is still there, beside what bore it.
  for (const risk of risks.doubtful) {
    const known = memory.seen(risk.match);
    if (known === undefined || known.closedOn !== undefined) continue;
    const bearing = bear(bearings, pairOf(known), inventory, risk);
    for (const one of known.components) bearing.components.add(one);
    for (const one of known.documents) bearing.documents.add(one);
  }
  return [...all.values()]
    .map((entry) => borneBy(entry, bearings.get(pairOf(entry))))
    .sort((a, b) => compare(a.asset, b.asset) || compare(a.vulnerability, b.vulnerability));
}

/** `since` is the day of the plan that this one is compared with. */
function entryOf(
  { match, asset, firstSeenOn }: Risk,
  known: Seen | undefined,
  { since, asOf }: { readonly since: Day; readonly asOf: Day },
): Seen {
  const place = { asset: asset.name, components: [], documents: [], closedOn: undefined };
  const inKev = isInKev(match);
  if (known === undefined) {
    const fresh = { arrivedOn: undefined, exploitedOn: undefined };
    return { ...place, vulnerability: match.vulnerability.id, firstSeenOn, inKev, ...fresh };
  }
  const stayed = known.closedOn === undefined || wasOpen(known, since);
  return {
    ...place,
    // Under another of its names before: the entry keeps that name and its day.
    vulnerability: known.vulnerability,
    firstSeenOn: earlier(known.firstSeenOn, firstSeenOn) ?? asOf,
    arrivedOn: stayed ? known.arrivedOn : asOf,
    inKev,
    exploitedOn: inKev && !known.inKev ? asOf : known.exploitedOn,
  };
}

/** Open after the plan of that day. */
export function wasOpen(seen: Seen, day: Day): boolean {
  return arrivedOn(seen) <= day && (seen.closedOn === undefined || seen.closedOn > day);
}

export function arrivedOn({ arrivedOn: again, firstSeenOn }: Seen): Day {
  return again ?? firstSeenOn;
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

export function isInKev({ vulnerability }: Risk['match']): boolean {
  return vulnerability.kev !== undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
