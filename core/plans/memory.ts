// What the state says of a match: since when it is seen, whether the operator answered it, what was done about it.
import type { Asset, Criticality, Exposure, Stated } from '#core/components/asset.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Match } from '#core/matching/match.ts';
import { pairOf, tripleOf } from '#core/plans/flaw-keys.ts';
import { subjectOf } from '#core/plans/naming.ts';
import type { ActionRecord, GivenAnswer, Seen, State } from '#core/plans/state.ts';

/** A state, ready for look-ups. */
export interface Memory {
  readonly state: State;
  readonly seen: (match: Match) => Seen | undefined;
  readonly record: (id: string) => ActionRecord | undefined;
  /** The operator's own word that this match does not concern them: a justification, or what they answered. */
  readonly notAffected: (match: Match) => string | undefined;
  /** The operator's word that what could not be told is affected. */
  readonly affected: (match: Match) => boolean;
  /** Ids of actions of this kind that are said to be done and would close this match. */
  readonly saidDone: (kind: ActionRecord['kind'], match: Match) => ActionRecord | undefined;
  /** The last word on closing this match by an action of this kind: started, done or put off, with whatever assets. */
  readonly said: (kind: ActionRecord['kind'], match: Match) => ActionRecord | undefined;
  /** The day on which it was answered that this match does not concern them. */
  readonly answeredOn: (match: Match) => Day | undefined;
}

export function recall(state: State): Memory {
  const seen = new Map(state.seen.map((one) => [pairOf(one), one]));
  const words = lastWords(state.actions);
  const records = new Map(state.actions.map((record) => [record.id, record]));
  const answered = new Map<string, { readonly word: string; readonly on: Day }>();
  const affirmed = new Set<string>();
  const done = new Map<string, ActionRecord>();
  for (const record of state.actions) {
    for (const one of record.closes) {
      if (record.state === 'answered' && record.because !== undefined)
        answered.set(tripleOf(one), { word: record.because, on: record.on });
      if (record.state === 'done') done.set(`${record.kind}|${tripleOf(one)}`, record);
    }
  }
  for (const given of state.answers) {
    if (given.kind !== 'product') continue;
    for (const one of given.closes) {
      // What is said last holds: of all that was looked at, then of one of them.
      if (given.value === 'not affected') {
        answered.set(tripleOf(one), { word: wordOf(given), on: given.on });
        affirmed.delete(tripleOf(one));
      } else {
        affirmed.add(tripleOf(one));
        answered.delete(tripleOf(one));
      }
    }
  }
  const answerTo = (match: Match): { readonly word: string; readonly on: Day } | undefined =>
    answered.size === 0 ? undefined : byNames(match, (vulnerability) => answered.get(tripleIn(match, vulnerability)));
  return {
    state,
    seen: (match) => (seen.size === 0 ? undefined : earliest(match, seen)),
    record: (id) => records.get(id),
    notAffected: (match) => answerTo(match)?.word,
    answeredOn: (match) => answerTo(match)?.on,
    affected: (match) =>
      affirmed.size > 0 &&
      (byNames(match, (vulnerability) => affirmed.has(tripleIn(match, vulnerability)) || undefined) ?? false),
    saidDone: (kind, match) => lastOf(done, kind, match),
    said: (kind, match) => lastOf(words, kind, match),
  };
}

function earliest(match: Match, seen: ReadonlyMap<string, Seen>): Seen | undefined {
  let first: Seen | undefined;
  for (const name of namesOf(match)) {
    const one = seen.get(pairOf({ asset: match.asset.name, vulnerability: name }));
    if (one !== undefined && (first === undefined || one.firstSeenOn < first.firstSeenOn)) first = one;
  }
  return first;
}

// oxlint-disable-next-line max-params -- where it is looked up, and of what
function lastOf(
  records: ReadonlyMap<string, ActionRecord>,
  kind: ActionRecord['kind'],
  match: Match,
): ActionRecord | undefined {
  if (records.size === 0) return undefined;
  return byNames(match, (name) => records.get(`${kind}|${tripleIn(match, name)}`));
}

/** Of two words of one day the one that goes further counts. */
const furthest: readonly ActionRecord['state'][] = ['deferred', 'started', 'done'];

function lastWords(actions: readonly ActionRecord[]): ReadonlyMap<string, ActionRecord> {
  const words = new Map<string, ActionRecord>();
  for (const record of actions) {
    if (!furthest.includes(record.state)) continue;
    for (const one of record.closes) {
      const key = `${record.kind}|${tripleOf(one)}`;
      const other = words.get(key);
      if (other === undefined || isLater(record, other)) words.set(key, record);
    }
  }
  return words;
}

function isLater(one: ActionRecord, other: ActionRecord): boolean {
  if (one.on !== other.on) return one.on > other.on;
  return furthest.indexOf(one.state) > furthest.indexOf(other.state);
}

function wordOf({ value, reason }: GivenAnswer): string {
  return reason === undefined ? value : `${value} (${reason})`;
}

/** The assets with the operator's answers in place of what the inventory leaves open, and what they said unasked in any case. */
export function answeredAssets(inventory: Inventory, answers: readonly GivenAnswer[]): ReadonlyMap<string, Asset> {
  const exposures = new Map<string, GivenAnswer>();
  const criticalities = new Map<string, GivenAnswer>();
  for (const given of answers) {
    const into = given.kind === 'exposure' ? exposures : given.kind === 'criticality' ? criticalities : undefined;
    for (const name of given.assets) into?.set(name, given);
  }
  return new Map(
    inventory.assets.map((asset) => {
      const exposure = heeded(exposures.get(asset.name), asset.exposure);
      const criticality = heeded(criticalities.get(asset.name), asset.criticality);
      if (exposure === undefined && criticality === undefined) return [asset.name, asset];
      return [
        asset.name,
        {
          ...asset,
          exposure: exposure === undefined ? asset.exposure : stated(exposure, exposureOf(exposure.value)),
          criticality:
            criticality === undefined ? asset.criticality : stated(criticality, criticalityOf(criticality.value)),
        },
      ];
    }),
  );
}

/** What was said unasked holds over all, an answer over what tools and spreadsheets state: not over an `assets.yaml`. */
function heeded(given: GivenAnswer | undefined, documented: Stated<string>): GivenAnswer | undefined {
  if (given?.unasked === true || documented.value === 'unknown') return given;
  return documented.own === true || given?.value === 'unknown' ? undefined : given;
}

export function exposureOf(value: string): Exposure {
  return value === 'public' || value === 'internal' || value === 'isolated' ? value : 'unknown';
}

export function criticalityOf(value: string): Criticality {
  return value === 'essential' || value === 'important' || value === 'other' ? value : 'unknown';
}

/** A vulnerability may have been known under another of its names when the state was written. */
function byNames<Value>(match: Match, look: (vulnerability: string) => Value | undefined): Value | undefined {
  for (const name of namesOf(match)) {
    const found = look(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function namesOf({ vulnerability }: Match): readonly string[] {
  return [vulnerability.id, ...vulnerability.aliases];
}

function stated<Value>(given: GivenAnswer, value: Value): { value: Value; source: string; on: Day } {
  return { value, source: 'your answer', on: given.on };
}

function tripleIn(match: Match, vulnerability: string): string {
  return tripleOf({ asset: match.asset.name, vulnerability, component: subjectOf(match.component) });
}
