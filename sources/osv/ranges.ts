// The events of an OSV range as intervals, by the evaluation that the OSV schema defines.
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Cut, Interval } from '#core/versions/range.ts';
import { cutAt, type VersionsDraft } from '#sources/bases/versions-draft.ts';
import { shown } from '#sources/bases/texts.ts';

interface Event {
  readonly name: EventName;
  /** `undefined`: before every version. */
  readonly cut: Cut | undefined;
}

type EventName = 'introduced' | 'fixed' | 'last_affected' | 'limit';

/** What one range of type SEMVER or ECOSYSTEM adds; a range with a version that has no order is kept as its text. */
export function addEvents(draft: VersionsDraft, range: JsonRecord): void {
  const events = recordsOf(range['events']);
  const read = readEvents(draft, events);
  if (read === undefined) draft.unreadable.push(textOfEvents(events));
  else draft.intervals.push(...read);
}

/** Versions that the events name as fixing. */
export function fixedIn(range: JsonRecord): readonly string[] {
  return recordsOf(range['events']).flatMap((event) => textOf(event['fixed']) ?? []);
}

function readEvents(draft: VersionsDraft, listed: readonly JsonRecord[]): readonly Interval[] | undefined {
  const events: Event[] = [];
  for (const event of listed) {
    for (const [name, version] of Object.entries(event)) {
      const read = readEvent(draft, name, version);
      if (read === undefined) return undefined;
      events.push(read);
    }
  }
  // The schema asks for an opening event; without one nobody can tell where the range begins.
  if (!events.some(({ name }) => name === 'introduced')) return undefined;
  const limits = events.filter(({ name }) => name === 'limit');
  const limit = limits.some(({ cut }) => cut === undefined) ? undefined : greatest(limits);
  return intervalsOf(events.filter(({ name }) => name !== 'limit')).flatMap((interval) => limited(interval, limit));
}

function readEvent(draft: VersionsDraft, name: string, value: unknown): Event | undefined {
  const version = textOf(value);
  if (version === undefined || !isEventName(name)) return undefined;
  if ((name === 'introduced' && version === '0') || (name === 'limit' && version === '*')) {
    return { name, cut: undefined };
  }
  const cut = cutAt(draft, version, name === 'last_affected' ? 'after' : 'before');
  return cut === undefined ? undefined : { name, cut };
}

function isEventName(name: string): name is EventName {
  return name === 'introduced' || name === 'fixed' || name === 'last_affected' || name === 'limit';
}

/**
 * Events may stand in any order and several of a kind may follow each other. Where one opens and one closes at the same
 * version, an open range closes first (so that ranges may touch), and a closed one opens first (so that it stays empty).
 */
function intervalsOf(events: readonly Event[]): readonly Interval[] {
  const intervals: Interval[] = [];
  let from: { readonly cut: Cut | undefined } | undefined;
  for (const { cut, opens, closes } of atEachCut(events)) {
    const wasOpen = from !== undefined;
    if (from !== undefined && closes) {
      intervals.push({ from: from.cut, to: cut });
      from = undefined;
    }
    if (opens && from === undefined && (wasOpen || !closes)) from = { cut };
  }
  if (from !== undefined) intervals.push({ from: from.cut, to: undefined });
  return intervals;
}

interface Turn {
  readonly cut: Cut | undefined;
  opens: boolean;
  closes: boolean;
}

function atEachCut(events: readonly Event[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const { cut, name } of [...events].sort((a, b) => compareCuts(a.cut, b.cut))) {
    let turn = turns.at(-1);
    if (turn === undefined || compareCuts(turn.cut, cut) !== 0)
      turns.push((turn = { cut, opens: false, closes: false }));
    if (name === 'introduced') turn.opens = true;
    else turn.closes = true;
  }
  return turns;
}

function compareCuts(a: Cut | undefined, b: Cut | undefined): number {
  if (a === undefined) return b === undefined ? 0 : -1;
  if (b === undefined) return 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function greatest(events: readonly Event[]): Cut | undefined {
  return events.reduce<Cut | undefined>((most, { cut }) => (compareCuts(most, cut) < 0 ? cut : most), undefined);
}

function limited(interval: Interval, limit: Cut | undefined): readonly Interval[] {
  if (limit === undefined || (interval.to !== undefined && interval.to.key <= limit.key)) return [interval];
  if (interval.from !== undefined && interval.from.key >= limit.key) return [];
  return [{ from: interval.from, to: limit }];
}

function textOfEvents(events: readonly JsonRecord[]): string {
  return events
    .flatMap((event) => Object.entries(event).map(([name, value]) => `${name} ${shown(value)}`))
    .join(', ')
    .slice(0, 500);
}
