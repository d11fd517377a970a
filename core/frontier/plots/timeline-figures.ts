// What the plot of a timeline shows: the developer's own releases, and beside them what others may do meanwhile.
import { stages, type Stage } from '#core/frontier/notice/notice.ts';
import { inOrder } from '#core/frontier/horizon/run.ts';
import { plural } from '#core/kernel/counted.ts';

/** An entry of the timeline as it stands in JSON: instants in UTC, and the zone in which each is told. */
type ShownEntry =
  | {
      readonly lane: 'developer';
      readonly what: Stage;
      readonly at: string;
      readonly zone: string;
      readonly done: boolean;
    }
  | {
      readonly lane: 'beside';
      readonly what: 'access-opens' | 'access-closes';
      readonly at: string;
      readonly zone: string;
    };

/** Something else beside the developer's path: a window for comments, a grant. */
interface ShownSpan {
  readonly lane: 'beside';
  readonly what: string;
  readonly from: string;
  /** Absent where no end is stated. */
  readonly until?: string | undefined;
  readonly zone: string;
}

export interface ShownTimeline {
  /** A name or a codename. */
  readonly model: string;
  readonly entries: readonly ShownEntry[];
  readonly more?: readonly ShownSpan[];
  /** The instant that is now. */
  readonly now: string;
}

/** The day and time of day that it is in a zone at an instant: `2026-03-20 09:00`. */
export type LocalTime = (at: string, zone: string) => string;

export interface Moment {
  /** Milliseconds since 1970 in UTC: where it stands. */
  readonly ms: number;
  readonly local: string;
  readonly zone: string;
}

interface OwnRelease {
  readonly what: string;
  readonly at: Moment;
  readonly done: boolean;
}

export interface BesideSpan {
  readonly what: string;
  readonly from: Moment;
  readonly until: Moment | undefined;
}

export interface TimelineFigures {
  readonly model: string;
  /** Both in order of time. */
  readonly own: readonly OwnRelease[];
  readonly beside: readonly BesideSpan[];
  readonly now: Moment;
  /** The one zone in which all is told, `undefined` where there are several. */
  readonly zone: string | undefined;
}

export const stageTold: Readonly<Record<Stage, string>> = {
  internal: 'Internal use',
  government: 'Release to the government',
  'trusted-partners': 'Release to trusted partners',
  limited: 'Limited release',
  general: 'General release',
};

const accessTold = 'Access that the developer offers the government';

export function timelineFigures(shown: ShownTimeline, localTime: LocalTime): TimelineFigures {
  const moment = (at: string, zone: string): Moment => ({ ms: Date.parse(at), local: localTime(at, zone), zone });
  const own: OwnRelease[] = [];
  let opens: Moment | undefined;
  let closes: Moment | undefined;
  const inStages = [...shown.entries].sort((a, b) => place(a) - place(b));
  for (const entry of inStages) {
    const at = moment(entry.at, entry.zone);
    if (entry.lane === 'developer') own.push({ what: stageTold[entry.what], at, done: entry.done });
    else if (entry.what === 'access-opens') opens = at;
    else closes = at;
  }
  const beside: BesideSpan[] = opens === undefined ? [] : [{ what: accessTold, from: opens, until: closes }];
  for (const { what, from, until, zone } of shown.more ?? []) {
    beside.push({ what, from: moment(from, zone), until: until === undefined ? undefined : moment(until, zone) });
  }
  own.sort((a, b) => a.at.ms - b.at.ms);
  beside.sort((a, b) => a.from.ms - b.from.ms || inOrder(a.what, b.what));
  const zones = new Set([...own.map(({ at }) => at.zone), ...beside.map(({ from }) => from.zone)]);
  const [zone = 'UTC'] = zones;
  return { model: shown.model, own, beside, now: moment(shown.now, zone), zone: zones.size > 1 ? undefined : zone };
}

/** Of two at one instant, in the order in which developers usually go. */
function place(entry: ShownEntry): number {
  return entry.lane === 'developer' ? stages.indexOf(entry.what) : stages.length;
}

export function timelineSentence(figures: TimelineFigures): string {
  const { model, own, beside, now } = figures;
  if (own.length === 0 && beside.length === 0) return `${model}: no release is stated, and nothing beside it.`;
  const done = own.filter((one) => one.done).length;
  const next = own.find((one) => !one.done && one.at.ms >= now.ms);
  const stated = own.length === 0 ? 'no release is stated' : `${plural(own.length, 'release')} stated, ${done} made`;
  const then = next === undefined ? '' : `; the next: ${lowered(next.what)}, ${next.at.local} (${next.at.zone})`;
  const also =
    beside.length === 0
      ? 'Nothing stands beside them.'
      : `Beside them ${beside.length === 1 ? 'stands 1 span of time; no release waits for it' : `stand ${beside.length} spans of time; no release waits for any of them`}.`;
  return `${model}: ${stated}${then}. ${also}`;
}

function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

export function timelineNotes({ zone }: TimelineFigures): readonly string[] {
  return [
    zone === undefined ? 'Each time is told in the zone beside it.' : `Times are those of ${zone}.`,
    'What stands beside the releases is never on their path (EO 14409 §3(c)).',
  ];
}

export interface TimelineRow {
  readonly what: string;
  readonly lane: string;
  readonly from: string;
  readonly until: string;
  readonly zone: string;
}

/** Both lanes by time. */
export function timelineRows({ own, beside }: TimelineFigures): readonly TimelineRow[] {
  const rows = [
    ...own.map(({ what, at, done }) => ({
      ms: at.ms,
      row: {
        what: `${what} (${done ? 'made' : 'planned'})`,
        lane: 'the developer’s own',
        from: at.local,
        until: '–',
        zone: at.zone,
      },
    })),
    ...beside.map(({ what, from, until }) => ({
      ms: from.ms,
      row: { what, lane: 'beside', from: from.local, until: until?.local ?? 'no end is stated', zone: from.zone },
    })),
  ];
  return rows.sort((a, b) => a.ms - b.ms).map(({ row }) => row);
}
